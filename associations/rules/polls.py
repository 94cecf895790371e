"""Polls: the election committee, the notice, the campaign, the booths, election day, the count."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from associations.rules.asked_of_offices import ELECTION_PLAN, Plan
from associations.vocabulary.topics import Topic
from hnsa.law.article import Kind, kind
from hnsa.law.asking import Law
from hnsa.law.blanks import DAYS, MEMBERS, pick, whole
from hnsa.law.days import (
    COUNTS,
    DAY,
    PLAIN_WEEK,
    Count,
    Week,
    days_between,
    earliest_after,
    latest_before,
)  # fmt: skip
from hnsa.law.question import answers
from hnsa.law.verdict import Finding, breaks, holds, unknown
from hnsa.law.words import Line, says, tell


def early_enough(
    told: Line, done: date, poll: date, days: int, count: Count = Count.CALENDAR,
    week: Week = PLAIN_WEEK,
) -> Finding:  # fmt: skip
    """Something that must be done so many days before election day."""
    last = latest_before(poll, days, count, week)
    allowed = tell("For an election on {poll} the last day is {last}.", poll=poll, last=last)
    if done <= last:
        return holds(told, allowed)
    return breaks(
        told, allowed,
        next=tell(
            "The election may be held from {day} on.", day=earliest_after(done, days, count, week)
        ),
    )  # fmt: skip


def soon_enough(told: Line, done: date, first: date, days: int) -> Finding:
    """Something that must follow another within so many days, and not go before it."""
    last = first + DAY * days
    allowed = tell("It may be from {first} to {last}.", first=first, last=last)
    return holds(told, allowed) if first <= done <= last else breaks(told, allowed)


@kind(
    "election_committee", topic=Topic.ELECTIONS, heading=says("The election committee"),
    source="R30 (plenary: three members); kinds.csv election.body: 3 persons",
)  # fmt: skip
class ElectionCommittee(Kind):
    """How many hold the election."""

    size: int = whole(3, says("Members"), least=1, most=50, unit=MEMBERS)
    sentence = says(
        "An election committee of {size} member holds the election.",
        "An election committee of {size} members holds the election.",
    )

    @answers(ELECTION_PLAN, "committee_size")
    def election_plan(self, plan: Plan) -> Finding:
        assert plan.committee_size is not None
        told = tell(
            "Members of the election committee: {number}; {size} are asked for.",
            number=plan.committee_size, size=self.size,
        )  # fmt: skip
        if plan.committee_size == self.size:
            return holds(told)
        return breaks(told, next=tell("The general body or the committee chooses them anew."))


@kind(
    "election_committee_appointed", topic=Topic.ELECTIONS,
    heading=says("When the election committee is formed"),
    source="R30 (plenary: formed before the election); kinds.csv election.body",
)  # fmt: skip
class ElectionCommitteeAppointed(Kind):
    """How many days before election day the election committee is formed, or earlier."""

    days: int = whole(14, says("Days before"), least=1, most=365, unit=DAYS)
    sentence = says(
        "The election committee is formed at least {days} day before the election.",
        "The election committee is formed at least {days} days before the election.",
    )

    @answers(ELECTION_PLAN, "committee_on", "poll_on")
    def election_plan(self, plan: Plan) -> Finding:
        assert plan.committee_on is not None and plan.poll_on is not None
        told = tell("The election committee was formed on {day}.", day=plan.committee_on)
        return early_enough(told, plan.committee_on, plan.poll_on, self.days)


NEUTRAL: Final = {
    "candidates": says("a candidate"),
    "relatives": says("a candidate or a near relative of one"),
}


@kind(
    "election_committee_neutral", topic=Topic.ELECTIONS,
    heading=says("Candidates stay out of the election committee"),
    source="R30; kinds.csv election.presiding_not_candidate, election.scrutiny",
)  # fmt: skip
class ElectionCommitteeNeutral(Kind):
    """Who may not sit on the election committee, nor preside."""

    who: str = pick("candidates", says("Who stays out"), NEUTRAL)
    sentence = says("Nobody who is {who} sits on the election committee, or presides.")

    @answers(ELECTION_PLAN, "candidate_on_committee", reads=("relative_on_committee",))
    def election_plan(self, plan: Plan) -> Finding:
        instead = tell("Somebody else takes her place there.")
        if plan.candidate_on_committee:
            return breaks(tell("A candidate sits on the election committee."), next=instead)
        clear = tell("No candidate sits on the election committee.")
        if self.who == "candidates":
            return holds(clear)
        if plan.relative_on_committee is None:
            return unknown("relative_on_committee")
        if plan.relative_on_committee:
            return breaks(clear, tell("A near relative of a candidate sits on it."), next=instead)
        return holds(clear, tell("No near relative of a candidate sits on it."))


@kind(
    "election_notice", topic=Topic.ELECTIONS, heading=says("Notice of an election"),
    source="R30 (plenary: time and place, one week before); election.notice: 21 clear days",
)  # fmt: skip
class ElectionNotice(Kind):
    """How many days before election day its time and place are made known, and how counted."""

    days: int = whole(7, says("Days before"), least=1, most=180, unit=DAYS)
    count: Count = pick("calendar", says("Counted as"), COUNTS)
    sentence = says(
        "The time and place of an election are made known before it, so many {count} at least: "
        "{days}."
    )

    @answers(ELECTION_PLAN, "notice_on", "poll_on")
    def election_plan(self, plan: Plan, law: Law) -> Finding:
        assert plan.notice_on is not None and plan.poll_on is not None
        told = tell(
            "Made known on {day}, that is so many days before: {days}.", day=plan.notice_on,
            days=days_between(plan.notice_on, plan.poll_on, self.count, law.week),
        )  # fmt: skip
        return early_enough(
            told, plan.notice_on, plan.poll_on, self.days, self.count, law.week
        )  # fmt: skip


@kind(
    "voters_told", topic=Topic.ELECTIONS, heading=says("Voters are told"),
    source="R30 (plenary: why elections matter, how to vote)",
)  # fmt: skip
class VotersTold(Kind):
    """Before the election the voters are told why it matters and how to vote."""

    sentence = says("Before an election all voters are told why it matters and how to vote.")

    @answers(ELECTION_PLAN, "voters_told")
    def election_plan(self, plan: Plan) -> Finding:
        if plan.voters_told:
            return holds(tell("The voters were told."))
        return breaks(
            tell("The voters were not told yet."), next=tell("A meeting is held to tell them.")
        )


@kind(
    "no_pressure", topic=Topic.ELECTIONS, heading=says("No pressure on candidates"),
    source="R30 (plenary: candidates free of pressure and harassment)",
)  # fmt: skip
class NoPressure(Kind):
    """A complaint of pressure or harassment is heard before election day."""

    sentence = says(
        "Nobody presses or harasses a candidate or a voter. A complaint of it is heard before "
        "election day."
    )

    @answers(ELECTION_PLAN, "complaints_open")
    def election_plan(self, plan: Plan) -> Finding:
        assert plan.complaints_open is not None
        told = tell("Complaints that were not heard yet: {number}.", number=plan.complaints_open)
        if not plan.complaints_open:
            return holds(told)
        return breaks(told, next=tell("The election committee hears them, and writes it down."))


@kind(
    "campaign_end", topic=Topic.ELECTIONS, heading=says("End of the campaign"),
    source="R30 (plenary: two days before election day)",
)  # fmt: skip
class CampaignEnd(Kind):
    """How many days before election day the campaign ends, or earlier."""

    days: int = whole(2, says("Days before"), least=1, most=60, unit=DAYS)
    sentence = says(
        "The campaign ends {days} day before election day.",
        "The campaign ends {days} days before election day.",
    )

    @answers(ELECTION_PLAN, "campaign_ends_on", "poll_on")
    def election_plan(self, plan: Plan) -> Finding:
        assert plan.campaign_ends_on is not None and plan.poll_on is not None
        told = tell("The campaign ends on {day}.", day=plan.campaign_ends_on)
        return early_enough(told, plan.campaign_ends_on, plan.poll_on, self.days)

    def slips_beside(self, law: Law) -> Iterable[Line]:
        for notice in law.of(ElectionNotice):
            if self.days >= notice.days:
                yield tell(
                    "The campaign would end before the election is made known: {end} and "
                    "{notice} days before it.",
                    end=self.days, notice=notice.days,
                )  # fmt: skip


@kind(
    "reachable_booths", topic=Topic.ELECTIONS, heading=says("A booth that everybody can reach"),
    source="R30 (plenary: the booth is easily accessible)",
)  # fmt: skip
class ReachableBooths(Kind):
    """Booths are where everybody can reach them, and so many that none serves too many."""

    members: int = whole(300, says("Members for each booth, at most"), least=10, most=5000,
                         unit=MEMBERS)  # fmt: skip
    sentence = says(
        "Everybody can reach a booth. There is one for every {members} member.",
        "Everybody can reach a booth. There is one for every {members} members.",
    )

    @answers(ELECTION_PLAN, reads=("booths_reachable", "booths", "members"))
    def election_plan(self, plan: Plan) -> Finding:
        if plan.booths_reachable is False:
            return breaks(
                tell("Not everybody can reach a booth."),
                next=tell("Another booth is set up where it can be reached."),
            )
        missing = [
            name for name in ("booths_reachable", "booths", "members")
            if getattr(plan, name) is None
        ]  # fmt: skip
        if missing:
            return unknown(*missing)
        assert plan.booths is not None and plan.members is not None
        asked = -(-plan.members // self.members)
        told = tell(
            "Booths: {booths} for {members} members; {asked} are asked for.",
            booths=plan.booths, members=plan.members, asked=asked,
        )  # fmt: skip
        return holds(told) if plan.booths >= asked else breaks(told)


@kind(
    "secret_ballot", topic=Topic.ELECTIONS, heading=says("Secret vote"),
    source="R30 (plenary: symbols and ballot boxes, for confidentiality); election.symbols",
)  # fmt: skip
class SecretBallot(Kind):
    """Papers with symbols go into a box, and nobody sees how somebody votes."""

    sentence = says(
        "The vote is secret: papers that show the candidates' symbols go into a ballot box."
    )

    @answers(ELECTION_PLAN, "secret")
    def election_plan(self, plan: Plan) -> Finding:
        if plan.secret:
            return holds(tell("The vote is secret, with symbols and a ballot box."))
        return breaks(
            tell("The vote is not secret."), next=tell("Each candidate is given a symbol.")
        )


@kind(
    "agents_at_booths", topic=Topic.ELECTIONS, heading=says("Candidates' agents"),
    source="R30 (plenary: agents are present); kinds.csv election.agents: 1 per booth",
)  # fmt: skip
class AgentsAtBooths(Kind):
    """How many agents of each candidate may watch at a booth; at least one is let in."""

    agents: int = whole(1, says("Agents for each booth"), least=1, most=10)
    sentence = says(
        "Each candidate may have {agents} agent at every booth.",
        "Each candidate may have {agents} agents at every booth.",
    )

    @answers(ELECTION_PLAN, "agents_per_booth")
    def election_plan(self, plan: Plan) -> Finding:
        assert plan.agents_per_booth is not None
        told = tell(
            "Agents of a candidate at a booth: {number}; from 1 to {most}.",
            number=plan.agents_per_booth, most=self.agents,
        )  # fmt: skip
        return holds(told) if 1 <= plan.agents_per_booth <= self.agents else breaks(told)


@kind(
    "public_count", topic=Topic.ELECTIONS, heading=says("The count"),
    source="R30 (plenary: counted in front of everyone); kinds.csv election.count: at once",
)  # fmt: skip
class PublicCount(Kind):
    """The votes are counted in front of everyone, within so many days of the poll; 0: that day."""

    days: int = whole(0, says("Days after the poll"), most=14, unit=DAYS)
    sentence = says(
        "The votes are counted in front of everyone; so many days after the poll at most: {days}."
    )

    @answers(ELECTION_PLAN, "count_public", reads=("count_on", "poll_on"))
    def election_plan(self, plan: Plan) -> Finding:
        if not plan.count_public:
            return breaks(
                tell("The votes are not counted in front of everyone."),
                next=tell("The votes are counted again, in front of everyone."),
            )
        if plan.count_on is None or plan.poll_on is None:
            return unknown("count_on" if plan.count_on is None else "poll_on")
        told = tell("The votes are counted in front of everyone on {day}.", day=plan.count_on)
        return soon_enough(told, plan.count_on, plan.poll_on, self.days)


@kind(
    "result_within", topic=Topic.ELECTIONS, heading=says("The result"),
    source="R30 (plenary: as soon as possible); kinds.csv election.result_speed",
)  # fmt: skip
class ResultWithin(Kind):
    """In how many days after the poll the result is made known; 0: on the same day."""

    days: int = whole(1, says("Days after the poll"), most=60, unit=DAYS)
    sentence = says(
        "The result is made known at most {days} day after the poll.",
        "The result is made known at most {days} days after the poll.",
    )

    @answers(ELECTION_PLAN, "result_on", "poll_on")
    def election_plan(self, plan: Plan) -> Finding:
        assert plan.result_on is not None and plan.poll_on is not None
        told = tell("The result is made known on {day}.", day=plan.result_on)
        return soon_enough(told, plan.result_on, plan.poll_on, self.days)

    def slips_beside(self, law: Law) -> Iterable[Line]:
        for count in law.of(PublicCount):
            if count.days > self.days:
                yield tell(
                    "The result is asked for before the votes need be counted: {result} and "
                    "{count} days after the poll.",
                    result=self.days, count=count.days,
                )  # fmt: skip
