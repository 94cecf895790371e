"""Conflicts: what somebody else is or does, and cannot be beside an office here."""

from associations.rules.asked_of_offices import STAND, Candidate
from associations.vocabulary.topics import Topic
from hnsa.law.article import Kind, kind
from hnsa.law.blanks import YEARS, whole
from hnsa.law.days import years_later
from hnsa.law.question import answers
from hnsa.law.verdict import Finding, breaks, holds, unknown
from hnsa.law.words import says, tell


@kind(
    "no_relative_of_staff", topic=Topic.OFFICES, heading=says("Relatives of staff"),
    source="kinds.csv committee.disqual_relative",
)  # fmt: skip
class NoRelativeOfStaff(Kind):
    """A near relative of paid staff does not stand."""

    sentence = says("A near relative of paid staff does not stand for an office.")

    @answers(STAND, "relative_of_staff")
    def stand(self, her: Candidate) -> Finding:
        if her.relative_of_staff:
            return breaks(tell("She is a near relative of paid staff."))
        return holds(tell("No near relative of hers is paid staff."))


@kind(
    "contract_bars_standing", topic=Topic.OFFICES, heading=says("Contracts with the association"),
    source="kinds.csv committee.disqual_contract: 5 years after",
)  # fmt: skip
class ContractBarsStanding(Kind):
    """Who has a contract with the association, or had one, may not stand for so many years.

    0: only while the contract runs.
    """

    years: int = whole(5, says("Years after its end"), most=20, unit=YEARS)
    sentence = says(
        "Who has a contract with the association does not stand, nor for {years} year after it.",
        "Who has a contract with the association does not stand, nor for {years} years after it.",
    )

    @answers(STAND, reads=("on", "poll_on", "has_contract", "contract_ended_on"))
    def stand(self, her: Candidate) -> Finding:
        if her.has_contract:
            return breaks(tell("She has a contract with the association."))
        if her.contract_ended_on is None:
            if her.has_contract is None:
                return unknown("has_contract")
            return holds(tell("She has no contract with the association."))
        day = her.poll_on or her.on
        if day is None:
            return unknown("poll_on")
        again = years_later(her.contract_ended_on, self.years)
        told = tell("Her contract ended on {day}.", day=her.contract_ended_on)
        if day >= again:
            return holds(told)
        return breaks(told, next=tell("She may stand from {day} on.", day=again))


@kind(
    "no_party_office", topic=Topic.OFFICES, heading=says("Parties and our offices"),
    source="R28 (independence); kinds.csv committee.no_politician",
)  # fmt: skip
class NoPartyOffice(Kind):
    """Who holds an office in a party does not stand; to be a member of one is no bar."""

    sentence = says(
        "Who holds an office in a political party does not stand here; members of parties may."
    )

    @answers(STAND, "party_office")
    def stand(self, her: Candidate) -> Finding:
        if her.party_office:
            return breaks(
                tell("She holds an office in a political party."),
                next=tell("She may give up that office and then stand."),
            )
        return holds(tell("She holds no office in a political party."))


@kind(
    "no_public_office", topic=Topic.OFFICES, heading=says("Public offices"),
    source="R28 (independence from government); kinds.csv committee.no_politician",
)  # fmt: skip
class NoPublicOffice(Kind):
    """Who was elected to a council or parliament does not stand."""

    sentence = says("Who holds an elected public office does not stand for an office here.")

    @answers(STAND, "public_office")
    def stand(self, her: Candidate) -> Finding:
        if her.public_office:
            return breaks(
                tell("She holds an elected public office."),
                next=tell("She may give up that office and then stand."),
            )
        return holds(tell("She holds no elected public office."))


@kind(
    "competitor_does_not_stand", topic=Topic.OFFICES, heading=says("Competitors"),
    source="kinds.csv member.conflict_business, committee.conflict",
)  # fmt: skip
class CompetitorDoesNotStand(Kind):
    """Who runs a business that competes with the association's does not stand."""

    sentence = says("Who runs a business that competes with the association does not stand.")

    @answers(STAND, "competes")
    def stand(self, her: Candidate) -> Finding:
        if her.competes:
            return breaks(tell("She runs a competing business."))
        return holds(tell("She runs no competing business."))


@kind(
    "election_committee_does_not_stand", topic=Topic.OFFICES,
    heading=says("The election committee does not stand"),
    source="R30 (plenary: an election committee of three); election.presiding_not_candidate",
)  # fmt: skip
class ElectionCommitteeDoesNotStand(Kind):
    """Who sits on the election committee does not stand in that election."""

    sentence = says("Who sits on the election committee does not stand in that election.")

    @answers(STAND, "on_election_committee")
    def stand(self, her: Candidate) -> Finding:
        if her.on_election_committee:
            return breaks(
                tell("She sits on the election committee."),
                next=tell("Somebody else takes her place there before she is nominated."),
            )
        return holds(tell("She does not sit on the election committee."))


@kind(
    "suspended_do_not_stand", topic=Topic.OFFICES, heading=says("Suspension and offices"),
    source="kinds.csv fee.arrears_rights; domain: suspension",
)  # fmt: skip
class SuspendedDoNotStand(Kind):
    """Who is suspended does not stand."""

    sentence = says("Who is suspended does not stand for an office.")

    @answers(STAND, "suspended")
    def stand(self, her: Candidate) -> Finding:
        if her.suspended:
            return breaks(
                tell("She is suspended."), next=tell("She may stand when the suspension is over.")
            )
        return holds(tell("She is not suspended."))
