"""Nominations: until when, by whom, how they are looked through, and how somebody withdraws."""

from collections.abc import Iterable
from datetime import date

from associations.rules.asked_of_offices import ELECTION_PLAN, NOMINATE, Nomination, Plan
from associations.rules.polls import (
    CampaignEnd,
    ElectionCommitteeAppointed,
    ElectionNotice,
    early_enough,
    soon_enough,
)  # fmt: skip
from associations.vocabulary.topics import Topic
from hnsa.law.article import Kind, kind
from hnsa.law.asking import Law
from hnsa.law.blanks import DAYS, PERSONS, amount, pick, whole
from hnsa.law.days import COUNTS, DAY, Count, latest_before
from hnsa.law.money import Money
from hnsa.law.question import answers
from hnsa.law.verdict import Finding, breaks, holds, unknown
from hnsa.law.words import Line, says, tell


@kind(
    "nominations_close", topic=Topic.ELECTIONS, heading=says("Last day of nominations"),
    source="kinds.csv election.nomination: 4 days; Puducherry rules: 7 clear days before the poll",
)  # fmt: skip
class NominationsClose(Kind):
    """How many days before election day the nominations close, and how they are counted."""

    days: int = whole(5, says("Days before"), least=1, most=120, unit=DAYS)
    count: Count = pick("calendar", says("Counted as"), COUNTS)
    sentence = says(
        "Nominations are taken before an election until so many {count} are left: {days}."
    )

    @answers(ELECTION_PLAN, "nominations_until", "poll_on")
    def election_plan(self, plan: Plan, law: Law) -> Finding:
        assert plan.nominations_until is not None and plan.poll_on is not None
        told = tell("Nominations are taken until {day}.", day=plan.nominations_until)
        return early_enough(
            told, plan.nominations_until, plan.poll_on, self.days, self.count, law.week
        )  # fmt: skip

    @answers(NOMINATE, "handed_in_on", "poll_on")
    def nominate(self, paper: Nomination, law: Law) -> Finding:
        assert paper.handed_in_on is not None and paper.poll_on is not None
        last = latest_before(paper.poll_on, self.days, self.count, law.week)
        told = tell(
            "Handed in on {day}; the last day was {last}.", day=paper.handed_in_on, last=last
        )
        return holds(told) if paper.handed_in_on <= last else breaks(told)

    def before(self) -> int:
        """The days from the close of nominations to election day, as the calendar has them."""
        return self.days + (self.count != Count.CALENDAR)

    def slips_beside(self, law: Law) -> Iterable[Line]:
        for notice in law.of(ElectionNotice):
            known = notice.days + (notice.count != Count.CALENDAR)
            if self.before() >= known:
                yield tell(
                    "Nominations would close before the election is made known: {close} and "
                    "{notice} days before it.",
                    close=self.before(), notice=known,
                )  # fmt: skip
        for formed in law.of(ElectionCommitteeAppointed):
            if self.before() > formed.days:
                yield tell(
                    "Nominations would close before the election committee is formed: {close} "
                    "and {formed} days before the election.",
                    close=self.before(), formed=formed.days,
                )  # fmt: skip


@kind(
    "scrutiny", topic=Topic.ELECTIONS, heading=says("Scrutiny"),
    source="kinds.csv election.scrutiny: the day after nominations close",
)  # fmt: skip
class Scrutiny(Kind):
    """Within how many days after they closed the nominations are looked through; 0: that day."""

    days: int = whole(1, says("Days after"), most=30, unit=DAYS)
    sentence = says(
        "The nominations are looked through at most {days} day after they closed.",
        "The nominations are looked through at most {days} days after they closed.",
    )

    @answers(ELECTION_PLAN, "scrutiny_on", "nominations_until")
    def election_plan(self, plan: Plan) -> Finding:
        assert plan.scrutiny_on is not None and plan.nominations_until is not None
        told = tell("The scrutiny is on {day}.", day=plan.scrutiny_on)
        return soon_enough(told, plan.scrutiny_on, plan.nominations_until, self.days)


@kind(
    "valid_list", topic=Topic.ELECTIONS, heading=says("The list of candidates"),
    source="kinds.csv election.valid_list: on the day of the scrutiny, or 1 day after",
)  # fmt: skip
class ValidList(Kind):
    """In how many days after the scrutiny the valid nominations are posted; 0: that day."""

    days: int = whole(0, says("Days after"), most=30, unit=DAYS)
    sentence = says(
        "The list of valid nominations is posted at most {days} day after the scrutiny.",
        "The list of valid nominations is posted at most {days} days after the scrutiny.",
    )

    @answers(ELECTION_PLAN, "list_on", "scrutiny_on")
    def election_plan(self, plan: Plan) -> Finding:
        assert plan.list_on is not None and plan.scrutiny_on is not None
        told = tell("The list is posted on {day}.", day=plan.list_on)
        return soon_enough(told, plan.list_on, plan.scrutiny_on, self.days)

    def slips_beside(self, law: Law) -> Iterable[Line]:
        left = left_after(law, with_withdrawal=False)
        if left is None:
            return
        for campaign in law.of(CampaignEnd):
            if left <= campaign.days:
                yield tell(
                    "The campaign, which ends {end} days before the election, would be over "
                    "before the candidates are known; for the list so many days are left: {left}.",
                    end=campaign.days, left=left,
                )  # fmt: skip


def left_after(law: Law, *, with_withdrawal: bool) -> int | None:
    """Days left before election day when all the steps after the nominations take their time.

    None where no article says when nominations close.
    """
    closes = law.of(NominationsClose)
    if not closes:
        return None
    steps = sum(rule.days for rule in law.of(Scrutiny))
    steps += sum(rule.days for rule in law.of(ValidList))
    if with_withdrawal:
        steps += sum(rule.days for rule in law.of(Withdrawal))
    return closes[0].before() - steps


@kind(
    "withdrawal", topic=Topic.ELECTIONS, heading=says("Withdrawal"),
    source="kinds.csv election.withdrawal: until the day after the list is posted; final",
)  # fmt: skip
class Withdrawal(Kind):
    """For how many days after the list was posted a candidate may withdraw, for good."""

    days: int = whole(1, says("Days after the list"), most=30, unit=DAYS)
    sentence = says(
        "A candidate may withdraw until {days} day after the list is posted; that is final.",
        "A candidate may withdraw until {days} days after the list is posted; that is final.",
    )

    @answers(ELECTION_PLAN, "withdrawal_until", "list_on", reads=("poll_on",))
    def election_plan(self, plan: Plan) -> Finding:
        assert plan.withdrawal_until is not None and plan.list_on is not None
        least = plan.list_on + DAY * self.days
        told = tell(
            "Candidates may withdraw until {day}; it must be until {least}.",
            day=plan.withdrawal_until, least=least,
        )  # fmt: skip
        if plan.poll_on is not None and plan.withdrawal_until >= plan.poll_on:
            return breaks(told, tell("Election day is {day}.", day=plan.poll_on))
        return holds(told) if plan.withdrawal_until >= least else breaks(told)

    @answers(NOMINATE, reads=("withdrawn_on", "list_on"))
    def nominate(self, paper: Nomination) -> Finding | None:
        if paper.withdrawn_on is None:
            return None
        if paper.list_on is None:
            return unknown("list_on")
        last: date = paper.list_on + DAY * self.days
        told = tell(
            "Withdrawn on {day}; the last day for it was {last}.",
            day=paper.withdrawn_on, last=last,
        )  # fmt: skip
        if paper.withdrawn_on <= last:
            return breaks(told, next=tell("Her withdrawal is final; her name is taken off."))
        return holds(told, next=tell("The withdrawal came too late; her name stays."))

    def slips_beside(self, law: Law) -> Iterable[Line]:
        left = left_after(law, with_withdrawal=True)
        if left is not None and left <= 0:
            yield tell(
                "Candidates could withdraw on election day or after it: from the close of "
                "nominations there are {days} days, and the steps before take {steps}.",
                days=law.of(NominationsClose)[0].before(),
                steps=law.of(NominationsClose)[0].before() - left,
            )  # fmt: skip


@kind(
    "nomination_supporters", topic=Topic.ELECTIONS, heading=says("Proposer and seconder"),
    source="kinds.csv election.nomination: 2 signatories",
)  # fmt: skip
class NominationSupporters(Kind):
    """How many members on the roll sign a nomination, the proposer among them."""

    persons: int = whole(2, says("Signatures"), least=1, most=200, unit=PERSONS)
    sentence = says(
        "A nomination is signed by {persons} person who is on the roll.",
        "A nomination is signed by {persons} persons who are on the roll: the proposer and those "
        "who second her.",
    )

    @answers(NOMINATE, "supporters")
    def nominate(self, paper: Nomination) -> Finding:
        assert paper.supporters is not None
        told = tell(
            "Signed by members on the roll: {number}; {asked} are asked for.",
            number=paper.supporters, asked=self.persons,
        )  # fmt: skip
        if paper.supporters >= self.persons:
            return holds(told)
        return breaks(told, next=tell("More members on the roll may sign until the last day."))


@kind(
    "nomination_consent", topic=Topic.ELECTIONS, heading=says("The candidate agrees"),
    source="kinds.csv election.nomination: the candidate consents",
)  # fmt: skip
class NominationConsent(Kind):
    """Nobody is nominated who has not agreed in writing or by her thumb print."""

    sentence = says("Who is nominated agrees to it, by her signature or her thumb print.")

    @answers(NOMINATE, "consents")
    def nominate(self, paper: Nomination) -> Finding:
        if paper.consents:
            return holds(tell("She agrees."))
        return breaks(
            tell("She has not agreed in writing."), next=tell("She may sign until the last day.")
        )


@kind(
    "nominations_signed", topic=Topic.ELECTIONS, heading=says("How often one may propose"),
    source="kinds.csv election.nomination: proposer and seconder on the roll",
)  # fmt: skip
class NominationsSigned(Kind):
    """How many nominations the same member may propose in one election."""

    papers: int = whole(1, says("Nominations"), least=1, most=50)
    sentence = says(
        "A member proposes at most {papers} candidate in an election.",
        "A member proposes at most {papers} candidates in an election.",
    )

    @answers(NOMINATE, "supporters_signed_before")
    def nominate(self, paper: Nomination) -> Finding:
        assert paper.supporters_signed_before is not None
        told = tell(
            "Nominations her proposer signed, with this one: {number}; at most {most}.",
            number=paper.supporters_signed_before + 1, most=self.papers,
        )  # fmt: skip
        if paper.supporters_signed_before < self.papers:
            return holds(told)
        return breaks(told, next=tell("Another member may propose her until the last day."))


@kind(
    "nomination_deposit", topic=Topic.ELECTIONS, heading=says("Deposit"),
    source="Real constitutions of unions and chambers: a deposit that is paid back",
)  # fmt: skip
class NominationDeposit(Kind):
    """The sum that is deposited with a nomination."""

    sum_asked: Money = amount("100", says("Deposit"), least=1)
    sentence = says("With a nomination {sum_asked} are deposited, and paid back after the poll.")

    @answers(NOMINATE, "deposit_paid")
    def nominate(self, paper: Nomination) -> Finding:
        assert paper.deposit_paid is not None
        told = tell(
            "Deposit paid: {paid}; {asked} are asked for.",
            paid=paper.deposit_paid, asked=self.sum_asked,
        )  # fmt: skip
        if paper.deposit_paid >= self.sum_asked:
            return holds(told)
        return breaks(told, next=tell("The rest may be paid until the last day."))


@kind(
    "nomination_names_relative", topic=Topic.ELECTIONS, heading=says("Who is meant"),
    source="kinds.csv election.voter_list_fields: number, name, father or husband, address",
)  # fmt: skip
class NominationNamesRelative(Kind):
    """The paper names her father or husband, so that nobody else of her name can be meant."""

    sentence = says("A nomination names the candidate and her father or husband.")

    @answers(NOMINATE, "names_her_relative")
    def nominate(self, paper: Nomination) -> Finding:
        if paper.names_her_relative:
            return holds(tell("It names her father or husband."))
        return breaks(
            tell("It does not name her father or husband."),
            next=tell("It may be added until the last day."),
        )


@kind(
    "misspelling_is_no_fault", topic=Topic.ELECTIONS, heading=says("Spelling"),
    source="kinds.csv election.scrutiny: not rejected for misspelt names when it is clear who",
)  # fmt: skip
class MisspellingIsNoFault(Kind):
    """A nomination whose only fault is how a name is written is valid."""

    sentence = says(
        "A nomination is not refused because a name is written wrongly, when it is clear who is "
        "meant."
    )

    @answers(NOMINATE, reads=("only_misspelt",))
    def nominate(self, paper: Nomination) -> Finding | None:
        if not paper.only_misspelt:
            return None
        return holds(
            tell("The only fault is a misspelt name."), overrules=("nomination_names_relative",)
        )
