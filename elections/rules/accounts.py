"""The ballot account: what was printed, given out, found in the box and counted must agree.

`agree(account)` tells every line that does not, and by how much. A figure that is not counted yet
is None: a line that needs it says nothing.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, TypeVar

from elections.vocabulary.outcomes import Rejected
from hnsa.law.words import Line, line, says, tell

FIGURES: Final = (
    "packets", "printed", "issued", "unused", "box", "challenged", "tendered", "spoilt",
    "not_put_in", "valid", "marked_voters", "on_roll",
)  # fmt: skip
NOT_ASKED: Final = frozenset({"packets", "on_roll"})  # the registry knows them, or nobody does
_Key = TypeVar("_Key")


def letter_of(name: str) -> str:
    """The letter of a line on the ballot account, printed or on a page."""
    return chr(ord("a") + FIGURES.index(name))


@dataclass(frozen=True)
class Account:
    """The papers of one post at one booth, or of all booths together. Figures are never negative.

    packets: papers in the packets handed over; printed: papers printed for it; unused: given to
    nobody; issued: given to voters; spoilt: given back by a voter for a new one; not_put_in: taken
    and not put into the box; box: found in it;
    challenged: set aside when given, and counted; tendered: set aside, sealed, not counted.
    """

    packets: int | None = None
    printed: int | None = None
    unused: int | None = None
    issued: int | None = None
    spoilt: int | None = None
    not_put_in: int | None = None
    box: int | None = None
    challenged: int | None = None
    tendered: int | None = None
    valid: int | None = None
    rejected: Mapping[Rejected, int] | None = field(default_factory=dict)
    votes: Mapping[str, int] | None = None
    marks_rejected: int = 0
    marks: int = 1  # that a voter has
    marked_voters: int | None = None  # on the paper roll
    on_roll: int | None = None

    def __post_init__(self) -> None:
        numbers = [value for value in vars(self).values() if isinstance(value, int)] + [
            *(self.rejected or {}).values(),
            *(self.votes or {}).values(),
        ]
        if any(number < 0 for number in numbers):
            raise ValueError("a figure of a ballot account is not negative")


@dataclass(frozen=True)
class Fault:
    """A line that does not agree: `by` is left side less right side."""

    line: str
    by: int
    told: Line


def agree(account: Account) -> tuple[Fault, ...]:
    """The lines that do not agree, in the order of the form; empty where all do."""
    return tuple(_faults(account))


def together(accounts: Iterable[Account]) -> Account:
    """All booths of a post together. A figure that one of them has not counted is not known."""
    several = list(accounts)
    figures = {name: _sum(*(getattr(one, name) for one in several)) for name in FIGURES}
    rejected = [one.rejected for one in several]
    votes = [one.votes for one in several]
    return Account(
        **figures,
        rejected=None if None in rejected else _added(one or {} for one in rejected),
        votes=None if not several or None in votes else _added(one or {} for one in votes),
        marks_rejected=sum(one.marks_rejected for one in several),
        marks=max((one.marks for one in several), default=1),
    )  # fmt: skip


def uncounted(account: Account) -> tuple[str, ...]:
    """The figures that are not counted, so that a line cannot be checked, in the form's order."""
    asked = [name for name in FIGURES if name not in NOT_ASKED]
    known = {name: getattr(account, name) for name in (*asked, "rejected", "votes")}
    return tuple(name for name, value in known.items() if value is None)


def _added(several: Iterable[Mapping[_Key, int]]) -> dict[_Key, int]:
    found: dict[_Key, int] = {}
    for one in several:
        for key, number in one.items():
            found[key] = found.get(key, 0) + number
    return found


def _rejected(own: Account) -> int | None:
    return None if own.rejected is None else sum(own.rejected.values())


def _faults(own: Account) -> Iterator[Fault]:
    yield from _equal(
        "packets", own.packets, own.printed,
        says("In the packets: {left}. Printed, as counted: {right}. The difference is {by}."),
    )  # fmt: skip
    yield from _equal(
        "printed",
        own.printed,
        _sum(own.issued, own.unused),
        says(
            "Printed: {left}. Given to voters and not used, together: {right}. "
            "The difference is {by}."
        ),
    )
    yield from _equal(
        "issued", own.issued, _sum(own.box, own.spoilt, own.not_put_in, own.challenged,
                                   own.tendered),
        says("Given to voters: {left}. Found in the box, set aside, spoilt and taken away, "
        "together: {right}. The difference is {by}."),
    )  # fmt: skip
    yield from _equal(
        "counted",
        _sum(own.box, own.challenged),
        _sum(own.valid, _rejected(own)),
        says(
            "Found in the box and challenged: {left}. Valid and not valid, together: {right}. "
            "The difference is {by}."
        ),
    )
    yield from _votes(own)
    yield from _most(
        "turnout",
        own.marked_voters,
        own.on_roll,
        says("Marked as having voted: {left}. On the roll: {right}. Too many: {by}."),
    )
    yield from _most(
        "box",
        own.box,
        own.marked_voters,
        says("Found in the box: {left}. Marked as having voted: {right}. Too many: {by}."),
    )


def _votes(own: Account) -> Iterator[Fault]:
    if own.votes is None or own.valid is None:
        return
    given = sum(own.votes.values()) + own.marks_rejected
    if own.marks == 1:
        yield from _equal(
            "votes",
            given,
            own.valid,
            says("Votes of all candidates: {left}. Valid papers: {right}. The difference is {by}."),
        )
    else:
        yield from _most(
            "votes",
            given,
            own.valid * own.marks,
            says(
                "Votes of all candidates: {left}. Valid papers allow at most {right}. Too many: "
                "{by}."
            ),
        )
    for who, number in sorted(own.votes.items()):
        if number > own.valid:
            told = tell(
                "{who} has {number} votes, more than there are valid papers: {valid}.",
                who=who, number=number, valid=own.valid,
            )  # fmt: skip
            yield Fault("votes", number - own.valid, told)


def _sum(*numbers: int | None) -> int | None:
    known = [number for number in numbers if number is not None]
    return sum(known) if known and len(known) == len(numbers) else None


def _equal(name: str, left: int | None, right: int | None, words: str) -> Iterator[Fault]:
    if left is not None and right is not None and left != right:
        yield Fault(name, left - right, _told(words, left, right, abs(left - right)))


def _most(name: str, left: int | None, right: int | None, words: str) -> Iterator[Fault]:
    if left is not None and right is not None and left > right:
        yield Fault(name, left - right, _told(words, left, right, left - right))


def _told(words: str, left: int, right: int, by: int) -> Line:
    return line(words, {"left": left, "right": right, "by": by})
