"""A contest: one post, its seats, who stands for them; and the figures of one count.

Plain data, as the committee wrote it down. `None` is *not counted*, never 0.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from elections.vocabulary.outcomes import Filled, Rejected, Unfilled


@dataclass(frozen=True)
class Contender:
    """A valid candidate. `groups`: those with reserved seats that she belongs to."""

    key: str
    groups: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Reservation:
    """So many seats for a group."""

    group: str
    seats: int
    filled: Filled = Filled.FIRST
    unfilled: Unfilled = Unfilled.COOPT


@dataclass(frozen=True)
class Contest:
    """What is voted on. ValueError for what cannot be.

    `reserved` seats are among `seats`. With several seats on one paper a voter has as many marks as
    there are seats, but never more than candidates.
    """

    post: str
    seats: int
    contenders: tuple[Contender, ...]
    reserved: tuple[Reservation, ...] = ()

    def __post_init__(self) -> None:
        keys = [one.key for one in self.contenders]
        if self.seats < 1:
            raise ValueError("a contest has at least one seat")
        if len(set(keys)) != len(keys):
            raise ValueError("a candidate stands once in a contest")
        if sum(one.seats for one in self.reserved) > self.seats:
            raise ValueError("more seats are reserved than there are")

    @property
    def marks(self) -> int:
        """How many marks a voter has."""
        return min(self.seats, len(self.contenders))


@dataclass(frozen=True)
class Lot:
    """A lot that was drawn among equals: `order` is the order in which they came out."""

    order: tuple[str, ...]
    drawn_by: str = ""
    method: str = ""
    seen_by: tuple[str, ...] = ()


@dataclass(frozen=True)
class Counted:
    """The figures of one count of one contest."""

    votes: Mapping[str, int]
    valid: int
    rejected: Mapping[Rejected, int] = field(default_factory=dict)
    marks_rejected: int = 0  # in papers that count otherwise
    turnout: int | None = None
    on_roll: int | None = None
    tendered: int = 0
    lots: tuple[Lot, ...] = ()
    recounted: bool = False
    poll_on: date | None = None
