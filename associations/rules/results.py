"""Results: what follows from a count, and until when somebody may object to it."""

from collections.abc import Iterable
from typing import Final

from associations.rules.asked_of_offices import ELECTED, OBJECT, Count
from associations.rules.offices import unreachable
from associations.vocabulary.topics import Topic
from hnsa.law.article import Kind, kind
from hnsa.law.blanks import DAYS, part, pick, whole
from hnsa.law.days import DAY
from hnsa.law.question import answers
from hnsa.law.shares import REACHES, Reach, Share
from hnsa.law.verdict import Finding, breaks, holds, open_, unknown
from hnsa.law.words import Line, line, says, tell


@kind(
    "uncontested", topic=Topic.ELECTIONS, heading=says("No more candidates than seats"),
    source="kinds.csv election.unopposed: valid nominations not more than the seats",
)  # fmt: skip
class Uncontested(Kind):
    """Where there are not more candidates than seats, they are declared elected."""

    sentence = says(
        "When there are not more candidates than seats, they are elected without a poll."
    )

    @answers(ELECTED, "seats", "candidates")
    def elected(self, count: Count) -> Finding | None:
        assert count.seats is not None and count.candidates is not None
        if not 1 <= count.candidates <= count.seats:
            return None
        return holds(
            _stood(count), next=tell("They are declared elected; no poll is held."),
            overrules=("least_turnout", "winner_share", "election_tie", "recount"),
        )  # fmt: skip


def _stood(count: Count) -> Line:
    return tell(
        "Candidates: {candidates}; seats: {seats}.", candidates=count.candidates, seats=count.seats
    )


@kind(
    "too_few_candidates", topic=Topic.ELECTIONS, heading=says("Seats without a candidate"),
    source="kinds.csv election.undersubscribed: 30 days",
)  # fmt: skip
class TooFewCandidates(Kind):
    """In how many days after the poll was to be held another election is called."""

    days: int = whole(30, says("Days"), least=1, most=400, unit=DAYS)
    sentence = says(
        "For seats without a candidate a new election is held within {days} day.",
        "For seats without a candidate a new election is held within {days} days.",
    )

    @answers(ELECTED, "seats", "candidates", reads=("poll_on",))
    def elected(self, count: Count) -> Finding:
        assert count.seats is not None and count.candidates is not None
        told = _stood(count)
        if count.candidates >= count.seats:
            return holds(told)
        if count.poll_on is None:
            return unknown("poll_on")
        again = tell(
            "A new election for what is left is held by {day}, with a new notice.",
            day=count.poll_on + DAY * self.days,
        )  # fmt: skip
        empty = tell("Seats without a candidate: {number}.", number=count.seats - count.candidates)
        if count.candidates:
            return holds(told, empty, next=again)
        return breaks(told, empty, next=again)


TIES: Final = {
    "lot": says("the lot decides, drawn in front of everyone"),
    "poll": says("a new poll is held between them"),
    "shared": says("they share the term, and the lot says who serves first"),
    "fresh": says("a new election is held"),
}


@kind(
    "election_tie", topic=Topic.ELECTIONS, heading=says("Equal votes"),
    source="kinds.csv election.tie: lot, new poll, shared term, fresh election",
)  # fmt: skip
class ElectionTie(Kind):
    """What follows when candidates have equal votes for the last seat."""

    how: str = pick("lot", says("How it is decided"), TIES)
    sentence = says("When candidates have equal votes for the last seat, {how}.")

    @answers(ELECTED, "tied", reads=("lot_drawn",))
    def elected(self, count: Count) -> Finding:
        assert count.tied is not None
        if count.tied < 2:
            return holds(tell("No two have equal votes for the last seat."))
        told = tell("Candidates with equal votes for the last seat: {number}.", number=count.tied)
        if self.how in ("lot", "shared"):
            if count.lot_drawn:
                return holds(told, tell("The lot was drawn."))
            return open_(told, next=_DRAW[self.how])
        return breaks(told, next=_DRAW[self.how])


_DRAW: Final = {
    "lot": tell("The lot is drawn in front of everyone."),
    "poll": tell("A new poll is held between those with equal votes."),
    "shared": tell("The lot is drawn for who serves first; then they share the term."),
    "fresh": tell("A new election is held for this seat, with a new notice."),
}


@kind(
    "least_turnout", topic=Topic.ELECTIONS, heading=says("How many must vote"),
    source="kinds.csv election.quorum_waived (others ask for it), committee.rotation: 0.5",
)  # fmt: skip
class LeastTurnout(Kind):
    """Which share of the roll must have voted; base: all members on the roll."""

    reach: Reach = pick("at_least", says("How many"), REACHES)
    share: Share = part("1/2", says("Share of the members on the roll"))
    sentence = says("An election is valid when {reach} {share} of the members on the roll vote.")

    @answers(ELECTED, "turnout", "on_roll")
    def elected(self, count: Count) -> Finding:
        assert count.turnout is not None and count.on_roll is not None
        told = tell(
            "Voted: {turnout} of {roll} on the roll; {asked} are needed.",
            turnout=count.turnout, roll=count.on_roll,
            asked=self.share.asked(count.on_roll, self.reach),
        )  # fmt: skip
        if self.share.is_reached(count.turnout, count.on_roll, self.reach):
            return holds(told)
        return breaks(told, next=tell("The election is held again, with a new notice."))

    def slips(self) -> Iterable[Line]:
        if unreachable(self.share, self.reach):
            yield tell(
                "No number of voters is {reach} {share} of the roll.",
                reach=line(REACHES[self.reach], {}), share=self.share,
            )  # fmt: skip


BASES: Final = {
    "valid": says("the valid votes"),
    "turnout": says("the members who voted"),
    "roll": says("the members on the roll"),
}
_FACTS: Final = {"valid": "valid_votes", "turnout": "turnout", "roll": "on_roll"}


@kind(
    "winner_share", topic=Topic.ELECTIONS, heading=says("Votes that the first needs"),
    source="kinds.csv decision.simple_majority; committee.rotation: 0.5 of the general body",
)  # fmt: skip
class WinnerShare(Kind):
    """Which share of the votes the first needs, and of what it is counted."""

    reach: Reach = pick("more_than", says("How many"), REACHES)
    share: Share = part("1/2", says("Share"))
    base: str = pick("valid", says("Of"), BASES)
    sentence = says("Who has the most votes is elected if they are {reach} {share} of {base}.")

    @answers(ELECTED, "winner_votes", reads=("valid_votes", "turnout", "on_roll"))
    def elected(self, count: Count) -> Finding:
        base: int | None = getattr(count, _FACTS[self.base])
        if base is None:
            return unknown(_FACTS[self.base])
        assert count.winner_votes is not None
        told = tell(
            "Votes of the first: {votes}. Of {base} ({number}), {asked} are needed.",
            votes=count.winner_votes, base=line(BASES[self.base], {}), number=base,
            asked=self.share.asked(base, self.reach),
        )  # fmt: skip
        if self.share.is_reached(count.winner_votes, base, self.reach):
            return holds(told)
        return breaks(told, next=tell("A second poll is held between the first two."))

    def slips(self) -> Iterable[Line]:
        if unreachable(self.share, self.reach):
            yield tell(
                "No number of votes is {reach} {share} of {base}.",
                reach=line(REACHES[self.reach], {}), share=self.share,
                base=line(BASES[self.base], {}),
            )  # fmt: skip


@kind(
    "recount", topic=Topic.ELECTIONS, heading=says("Close results"),
    source="kinds.csv election.count; domain: objections and recounts",
)  # fmt: skip
class Recount(Kind):
    """With so few votes between the last in and the first out, the votes are counted again."""

    votes: int = whole(2, says("Votes between them, at most"), most=1000)
    sentence = says(
        "With at most {votes} vote between the last in and the first out, we count again.",
        "With at most {votes} votes between the last in and the first out, we count again.",
    )

    @answers(ELECTED, "difference", reads=("recounted",))
    def elected(self, count: Count) -> Finding:
        assert count.difference is not None
        told = tell(
            "Votes between the last in and the first out: {number}; with {votes} or fewer the "
            "votes are counted again.",
            number=count.difference, votes=self.votes,
        )  # fmt: skip
        if count.difference > self.votes:
            return holds(told)
        if count.recounted:
            return holds(told, tell("They were counted a second time."))
        return breaks(told, next=tell("The votes are counted again in front of everyone."))


@kind(
    "objections_to_result", topic=Topic.ELECTIONS, heading=says("Objections to the result"),
    source="kinds.csv election.dispute: 30 days, or 1 month after the declaration",
)  # fmt: skip
class ObjectionsToResult(Kind):
    """For how many days after it was declared somebody may object to a result."""

    days: int = whole(30, says("Days"), least=1, most=365, unit=DAYS)
    sentence = says(
        "Any member may object to the result within {days} day after it was declared.",
        "Any member may object to the result within {days} days after it was declared.",
    )

    @answers(OBJECT, "declared_on", reads=("on", "objected_on"))
    def object_(self, count: Count) -> Finding:
        assert count.declared_on is not None
        day = count.objected_on or count.on
        if day is None:
            return unknown("objected_on")
        last = count.declared_on + DAY * self.days
        told = tell(
            "Declared on {day}; the last day to object is {last}.",
            day=count.declared_on, last=last,
        )  # fmt: skip
        return holds(told) if day <= last else breaks(told)
