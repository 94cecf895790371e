"""What the articles say of equal votes: the lot, a new poll, a shared term, a fresh election."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from associations.rules.results import ElectionTie
from elections.models import Contest, Election, Nomination
from elections.queries.counts import outcome_of
from elections.queries.elections import law_of
from elections.vocabulary.states import ElectionKind


class Way(StrEnum):
    """As `election_tie` names them."""

    LOT = "lot"
    POLL = "poll"
    SHARED = "shared"
    FRESH = "fresh"


def way_of(election: Election) -> Way:
    """What is done about equal votes. Where the articles are silent: the lot, as everywhere."""
    rule = law_of(election).one(ElectionTie)
    return Way(rule.how) if rule is not None else Way.LOT


def is_told(election: Election) -> bool:
    """Whether an article says it."""
    return law_of(election).one(ElectionTie) is not None


@dataclass(frozen=True)
class Equals:
    """Between whom a new poll is held, and for how many seats."""

    candidates: Sequence[Nomination]
    seats: int


def to_poll_again(contest: Contest) -> Equals | None:
    """The equal votes of a post for which an article asks a new poll; None where there are none."""
    if way_of(contest.election) is not Way.POLL:
        return None
    found = outcome_of(contest)
    if found is None or not found.ties:
        return None
    keys = [int(key) for tie in found.ties for key in tie.keys]
    candidates = list(contest.nominations.filter(pk__in=keys).order_by("position", "receipt"))
    return Equals(candidates, sum(tie.seats for tie in found.ties))


def between(contest: Contest) -> Equals | None:
    """In a new poll after equal votes: who alone stands for this post; None: whoever may."""
    election = contest.election
    if election.follows is None or election.kind != ElectionKind.RE_POLL:
        return None
    before = election.follows.contests.filter(post=contest.post).first()
    return None if before is None else to_poll_again(before)
