"""Count sheets: what two people typed of one post at one booth, compared; all booths together.

`hindrances` are mended before a count is closed; `faults` may stand with a written reason.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final

from elections.rules import accounts
from elections.rules.accounts import Account, Fault, agree, together, uncounted
from elections.vocabulary.outcomes import REJECTED, Rejected
from elections.vocabulary.papers import ACCOUNT_LINES
from hnsa.law.words import Line, Text, line, says, tell

OF_THE_PAPERS: Final = tuple(
    name for name in accounts.FIGURES if name not in accounts.NOT_ASKED
)  # fmt: skip
FIGURES: Final = (*OF_THE_PAPERS, "marks_rejected")  # that a person types, but votes and grounds
WORDS: Final[Mapping[str, Text]] = {
    **{name: words for name, (words, _parts) in ACCOUNT_LINES.items()},
    "marks_rejected": says("Single marks not counted, on valid papers"),
    "rejected": says("Papers not valid, by ground"),
    "votes": says("Votes"),
}
TOGETHER: Final = 0  # number of all booths together, where a booth is named


@dataclass(frozen=True)
class Typed:
    """One copy of a sheet. A figure that is not counted is missing, or None."""

    figures: Mapping[str, int | None] = field(default_factory=dict)
    rejected: Mapping[str, int] = field(default_factory=dict)
    votes: Mapping[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        numbers = (*self.figures.values(), *self.rejected.values(), *self.votes.values())
        if any(number is not None and number < 0 for number in numbers):
            raise ValueError("a figure of a count sheet is not negative")

    @property
    def rows(self) -> dict[tuple[str, str], int]:
        """All that is counted, each figure by its group and name."""
        return {
            **{("figures", name): n for name, n in self.figures.items() if n is not None},
            **{("rejected", name): n for name, n in self.rejected.items()},
            **{("votes", name): n for name, n in self.votes.items()},
        }


@dataclass(frozen=True)
class Difference:
    """A figure that the two copies do not have alike."""

    group: str
    name: str
    first: int | None
    second: int | None


def differ(first: Typed, second: Typed) -> tuple[Difference, ...]:
    """Field by field, what two copies do not have alike."""
    one, two = first.rows, second.rows
    return tuple(
        Difference(*key, one.get(key), two.get(key))
        for key in dict.fromkeys((*one, *two))
        if one.get(key) != two.get(key)
    )


@dataclass(frozen=True)
class Booth:
    """A booth in the count of one post. `keys`: the candidates; `marks`: that a voter has."""

    number: int
    keys: tuple[str, ...]
    marks: int = 1
    copies: tuple[Typed, ...] = ()
    packets: int | None = None
    on_roll: int | None = None

    @cached_property
    def differences(self) -> tuple[Difference, ...]:
        """Between the two copies."""
        return differ(*self.copies) if len(self.copies) == 2 else ()

    @property
    def typed(self) -> Typed | None:
        """What counts: the copies where they are alike, one alone; None where they differ."""
        return self.copies[0] if self.copies and not self.differences else None

    @cached_property
    def account(self) -> Account | None:
        """Its ballot account; None where there is nothing, or not one thing, to look at."""
        typed = self.typed
        if typed is None:
            return None
        grounds = {Rejected(name): n for name, n in typed.rejected.items()}
        return Account(
            **{name: typed.figures.get(name) for name in OF_THE_PAPERS},
            rejected=grounds if set(grounds) == set(REJECTED) else None,
            votes=dict(typed.votes) if set(typed.votes) == set(self.keys) else None,
            marks_rejected=typed.figures.get("marks_rejected") or 0,
            marks=self.marks, packets=self.packets, on_roll=self.on_roll,
        )  # fmt: skip

    @property
    def is_counted(self) -> bool:
        """Whether the votes of all who stand are there, and the valid papers."""
        own = self.account
        return own is not None and own.votes is not None and own.valid is not None


@dataclass(frozen=True)
class Found:
    """Something that does not agree, at a booth or (`TOGETHER`) over all of them."""

    booth: int
    line: str
    by: int | None
    told: Line


def whole(booths: Iterable[Booth], on_roll: int | None) -> Account:
    """The account of all booths together that are counted, against the whole roll."""
    accounts = [one.account for one in booths if one.is_counted and one.account]
    return replace(together(accounts), on_roll=on_roll)


def hindrances(booths: Iterable[Booth]) -> tuple[Line, ...]:
    """What no reason helps: it is mended before the count is closed."""
    several = list(booths)
    found = [line for one in several for line in _hinders(one)]
    if not found and not any(one.is_counted for one in several):
        found.append(tell("Nothing is counted yet: no booth has votes and valid papers."))
    return tuple(found)


def faults(booths: Iterable[Booth], on_roll: int | None) -> tuple[Found, ...]:
    """All that does not agree or cannot be checked, booth by booth, then over all.

    What a booth says already is not said again of all together.
    """
    several = list(booths)
    found = [one for booth in several for one in _of_booth(booth)]
    said = {one.line for one in found}
    of_all = [one for one in agree(whole(several, on_roll)) if one.line not in said]
    return (*found, *(_found(TOGETHER, one) for one in of_all))


def _hinders(booth: Booth) -> Iterator[Line]:
    number = len(booth.differences)
    if number:
        yield tell(
            "Booth {booth}: {number} figures were typed differently. Look at the paper and correct "
            "them.",
            booth=booth.number, number=number,
        )  # fmt: skip
    own = booth.typed
    if own is None or booth.is_counted or not (own.votes or own.figures.get("valid") is not None):
        return
    if missing := tuple(key for key in booth.keys if key not in own.votes):
        yield tell(
            "Booth {booth}: these have no number of votes: {who}. Who has none has 0.",
            booth=booth.number, who=missing,
        )  # fmt: skip
    if own.figures.get("valid") is None:
        yield tell("Booth {booth}: the valid papers are not counted.", booth=booth.number)


def _of_booth(booth: Booth) -> Iterator[Found]:
    own = booth.account
    if own is None or not booth.is_counted:
        if not booth.differences:
            told = tell("It is not counted.")
            yield Found(booth.number, "booth", None, told)
        return
    if len(booth.copies) == 1:
        told = tell("It was typed by one person only.")
        yield Found(booth.number, "once", None, told)
    for one in agree(own):
        yield _found(booth.number, one)
    if missing := uncounted(own):
        told = tell(
            "Not counted, so that not every line can be checked: {figures}.",
            figures=tuple(line(WORDS[name], {}) for name in missing),
        )  # fmt: skip
        yield Found(booth.number, "uncounted", None, told)


def _found(booth: int, fault: Fault) -> Found:
    return Found(booth, fault.line, fault.by, fault.told)
