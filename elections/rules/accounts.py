"""The ballot account: what was printed, given out, found in the box and counted must agree.

`agree(account)` tells every line that does not, and by how much. A figure that is not counted yet
is None: a line that needs it says nothing.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from elections.vocabulary.outcomes import Rejected
from hnsa.law.words import Line, line, says, tell


@dataclass(frozen=True)
class Account:
    """The papers of one post at one booth, or of all booths together. Figures are never negative.

    printed: papers printed for it; unused: given to nobody; issued: given to voters; spoilt: given
    back by a voter for a new one; not_put_in: taken and not put into the box; box: found in it;
    challenged: set aside when given, and counted; tendered: set aside, sealed, not counted.
    """

    printed: int | None = None
    unused: int | None = None
    issued: int | None = None
    spoilt: int | None = None
    not_put_in: int | None = None
    box: int | None = None
    challenged: int | None = None
    tendered: int | None = None
    valid: int | None = None
    rejected: Mapping[Rejected, int] = field(default_factory=dict)
    votes: Mapping[str, int] | None = None
    marks_rejected: int = 0
    marks: int = 1  # that a voter has
    marked_voters: int | None = None  # on the paper roll
    on_roll: int | None = None

    def __post_init__(self) -> None:
        numbers = [value for value in vars(self).values() if isinstance(value, int)] + [
            *self.rejected.values(),
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


def _faults(own: Account) -> Iterator[Fault]:
    yield from _equal(
        "printed",
        own.printed,
        _sum(own.issued, own.unused),
        says("Printed: {left}. Given out and unused together: {right}. The difference is {by}."),
    )
    yield from _equal(
        "issued", own.issued, _sum(own.box, own.spoilt, own.not_put_in, own.challenged,
                                   own.tendered),
        says("Given out: {left}. In the box, set aside, spoilt and not put in, together: {right}. "
        "The difference is {by}."),
    )  # fmt: skip
    yield from _equal(
        "counted",
        _sum(own.box, own.challenged),
        _sum(own.valid, sum(own.rejected.values())),
        says(
            "From the box and challenged: {left}. Valid and rejected together: {right}. "
            "The difference is {by}."
        ),
    )
    yield from _votes(own)
    yield from _most(
        "turnout",
        own.marked_voters,
        own.on_roll,
        says("Marked as having voted: {left}. On the roll: {right}. There are {by} too many."),
    )
    yield from _most(
        "box",
        own.box,
        own.marked_voters,
        says("In the box: {left}. Marked as having voted: {right}. There are {by} too many."),
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
                "Votes of all candidates: {left}. Valid papers allow at most {right}. There are "
                "{by} too many."
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
    return sum(known) if len(known) == len(numbers) else None


def _equal(name: str, left: int | None, right: int | None, words: str) -> Iterator[Fault]:
    if left is not None and right is not None and left != right:
        yield Fault(name, left - right, _told(words, left, right, abs(left - right)))


def _most(name: str, left: int | None, right: int | None, words: str) -> Iterator[Fault]:
    if left is not None and right is not None and left > right:
        yield Fault(name, left - right, _told(words, left, right, left - right))


def _told(words: str, left: int, right: int, by: int) -> Line:
    return line(words, {"left": left, "right": right, "by": by})
