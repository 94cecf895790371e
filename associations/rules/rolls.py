"""Rolls: who may vote, from which day it is judged, and when the list of voters is posted."""

from collections.abc import Iterable

from associations.rules.asked_of_offices import ELECTION_PLAN, Plan
from associations.rules.polls import early_enough
from associations.vocabulary.topics import Topic
from hnsa.law.article import Kind, kind
from hnsa.law.asking import Law
from hnsa.law.blanks import DAYS, MEMBERS, MONTHS, whole
from hnsa.law.days import DAY
from hnsa.law.question import answers
from hnsa.law.verdict import Finding, breaks, holds, unknown
from hnsa.law.words import Line, says, tell


@kind(
    "roll_day", topic=Topic.ELECTIONS, heading=says("The day of the roll"),
    source="kinds.csv election.voter_list_cutoff, fee.arrears_vote: 30 days before the poll",
)  # fmt: skip
class RollDay(Kind):
    """So many days before election day it is fixed who may vote; the day itself."""

    days: int = whole(30, says("Days before"), most=365, unit=DAYS)
    sentence = says(
        "Who was a member {days} day before the election is on the roll of voters.",
        "Who was a member {days} days before the election is on the roll of voters.",
    )

    @answers(ELECTION_PLAN, "roll_fixed_on", "poll_on")
    def election_plan(self, plan: Plan) -> Finding:
        assert plan.roll_fixed_on is not None and plan.poll_on is not None
        day = plan.poll_on - DAY * self.days
        told = tell(
            "The roll shows who was a member on {day}; for an election on {poll} that is {right}.",
            day=plan.roll_fixed_on, poll=plan.poll_on, right=day,
        )  # fmt: skip
        if plan.roll_fixed_on == day:
            return holds(told)
        return breaks(told, next=tell("The roll is made anew, as of {day}.", day=day))


@kind(
    "draft_roll", topic=Topic.ELECTIONS, heading=says("The draft roll"),
    source="kinds.csv election.voter_list_publish: 15 days before the poll",
)  # fmt: skip
class DraftRoll(Kind):
    """How many days before election day the draft roll is posted, or earlier."""

    days: int = whole(15, says("Days before"), least=1, most=180, unit=DAYS)
    sentence = says(
        "The draft roll of voters is posted at least {days} day before the election.",
        "The draft roll of voters is posted at least {days} days before the election.",
    )

    @answers(ELECTION_PLAN, "roll_posted_on", "poll_on", reads=("roll_fixed_on",))
    def election_plan(self, plan: Plan) -> Finding:
        assert plan.roll_posted_on is not None and plan.poll_on is not None
        told = tell("The draft roll was posted on {day}.", day=plan.roll_posted_on)
        if plan.roll_fixed_on is not None and plan.roll_posted_on < plan.roll_fixed_on:
            return breaks(
                told, tell("It cannot show yet who is a member on {day}.", day=plan.roll_fixed_on)
            )
        return early_enough(told, plan.roll_posted_on, plan.poll_on, self.days)

    def slips_beside(self, law: Law) -> Iterable[Line]:
        for cut in law.of(RollDay):
            if self.days > cut.days:
                yield tell(
                    "The draft roll is posted {posted} days before the election, but shows who "
                    "is a member so many days before it: {fixed}.",
                    posted=self.days, fixed=cut.days,
                )  # fmt: skip


@kind(
    "roll_objections", topic=Topic.ELECTIONS, heading=says("Objections to the roll"),
    source="kinds.csv election.voter_list_publish: 3 to 7 days for objections",
)  # fmt: skip
class RollObjections(Kind):
    """For how many days after it was posted anybody may object to the draft roll."""

    days: int = whole(3, says("Days"), least=1, most=60, unit=DAYS)
    sentence = says(
        "For {days} day after the draft roll is posted, any member may object to it.",
        "For {days} days after the draft roll is posted, any member may object to it.",
    )

    @answers(ELECTION_PLAN, "roll_posted_on", "objections_until")
    def election_plan(self, plan: Plan) -> Finding:
        assert plan.roll_posted_on is not None and plan.objections_until is not None
        least = plan.roll_posted_on + DAY * self.days
        told = tell(
            "Objections are taken until {day}; they must be until {least}.",
            day=plan.objections_until, least=least,
        )  # fmt: skip
        return holds(told) if plan.objections_until >= least else breaks(told)


@kind(
    "final_roll", topic=Topic.ELECTIONS, heading=says("The final roll"),
    source="kinds.csv election.voter_list_publish: final list 10 days before the poll",
)  # fmt: skip
class FinalRoll(Kind):
    """How many days before election day the final roll is posted, after all objections."""

    days: int = whole(10, says("Days before"), least=1, most=180, unit=DAYS)
    sentence = says(
        "The final roll of voters is posted at least {days} day before the election.",
        "The final roll of voters is posted at least {days} days before the election.",
    )

    @answers(ELECTION_PLAN, "final_roll_on", "poll_on", reads=("objections_until",))
    def election_plan(self, plan: Plan) -> Finding:
        assert plan.final_roll_on is not None and plan.poll_on is not None
        told = tell("The final roll was posted on {day}.", day=plan.final_roll_on)
        if plan.objections_until is not None and plan.final_roll_on < plan.objections_until:
            return breaks(
                told, tell("Members may object until {day}.", day=plan.objections_until)
            )  # fmt: skip
        return early_enough(told, plan.final_roll_on, plan.poll_on, self.days)

    def slips_beside(self, law: Law) -> Iterable[Line]:
        objections = sum(rule.days for rule in law.of(RollObjections))
        for draft in law.of(DraftRoll):
            if draft.days - objections < self.days:
                yield tell(
                    "A draft roll posted {draft} days before the election, with this many days "
                    "for objections: {objections}, cannot be final {final} days before it.",
                    draft=draft.days, objections=objections, final=self.days,
                )  # fmt: skip
        for cut in law.of(RollDay):
            if self.days > cut.days:
                yield tell(
                    "The final roll is posted {posted} days before the election, but shows who "
                    "is a member so many days before it: {fixed}.",
                    posted=self.days, fixed=cut.days,
                )  # fmt: skip


@kind(
    "membership_of_voters", topic=Topic.ELECTIONS, heading=says("Membership of voters"),
    source="kinds.csv election.voter_tenure: 2 years",
)  # fmt: skip
class MembershipOfVoters(Kind):
    """The months for which everybody on the roll has been a member."""

    months: int = whole(3, says("Months"), least=1, most=120, unit=MONTHS)
    sentence = says(
        "On the roll of voters is who has been a member for {months} month.",
        "On the roll of voters is who has been a member for {months} months.",
    )

    @answers(ELECTION_PLAN, "voter_joined_months")
    def election_plan(self, plan: Plan) -> Finding:
        assert plan.voter_joined_months is not None
        told = tell(
            "Shortest membership on the roll, in months: {months}; {asked} are asked for.",
            months=plan.voter_joined_months, asked=self.months,
        )  # fmt: skip
        return holds(told) if plan.voter_joined_months >= self.months else breaks(told)


@kind(
    "constituencies", topic=Topic.ELECTIONS, heading=says("Constituencies"),
    source="kinds.csv election.constituencies: above 500 members",
)  # fmt: skip
class Constituencies(Kind):
    """With more members than this they vote in constituencies, each for seats of its own."""

    members: int = whole(500, says("With more members than"), least=10, most=1_000_000,
                         unit=MEMBERS)  # fmt: skip
    sentence = says(
        "With more than {members} member we vote in constituencies, each for seats of its own.",
        "With more than {members} members we vote in constituencies, each for seats of its own.",
    )

    @answers(ELECTION_PLAN, "members", reads=("constituencies",))
    def election_plan(self, plan: Plan) -> Finding | None:
        assert plan.members is not None
        if plan.members <= self.members:
            return None
        if plan.constituencies is None:
            return unknown("constituencies")
        told = tell(
            "Members: {members}. Constituencies: {number}.",
            members=plan.members, number=plan.constituencies,
        )  # fmt: skip
        if plan.constituencies >= 2:
            return holds(told)
        return breaks(told, next=tell("The committee divides the area before the roll is made."))
