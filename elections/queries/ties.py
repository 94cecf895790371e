"""What the articles say of equal votes: the lot, a new poll, a shared term, a fresh election."""

from enum import StrEnum

from associations.rules.results import ElectionTie
from elections.models import Election
from elections.queries.elections import law_of


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
