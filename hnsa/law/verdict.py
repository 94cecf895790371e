"""Verdicts: an answer with every ground, each with its article, its sentence and the facts.

An article's own view is a `Finding`; a `Ground` is a finding with the article that speaks; the
`Verdict` puts all grounds together and never stops at the first.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from hnsa.law.money import Money
from hnsa.law.shares import Share
from hnsa.law.words import Line

Result = date | int | Share | Money


class Stand(StrEnum):
    """How an article stands to the question."""

    HOLDS = "holds"  # what it asks for is given
    BREAKS = "breaks"  # what it asks for is not given
    UNKNOWN = "unknown"  # a fact is missing, or the article itself leaves it open
    TELLS = "tells"  # it decides nothing, but gives a number, a sum, a day or a duty


@dataclass(frozen=True, slots=True)
class Finding:
    """What one article says of the facts.

    `overrules`: codes of kinds whose BREAKS this finding sets aside (a second call sets aside the
    quorum of the first). `missing`: names of facts that must be told first.
    """

    stand: Stand
    facts: tuple[Line, ...] = ()
    next: Line | None = None
    result: Result | None = None
    missing: tuple[str, ...] = ()
    overrules: frozenset[str] = frozenset()


def holds(*facts: Line, next: Line | None = None, overrules: Iterable[str] = ()) -> Finding:
    """What the article asks for is given."""
    return Finding(Stand.HOLDS, facts, next, overrules=frozenset(overrules))


def breaks(*facts: Line, next: Line | None = None, overrules: Iterable[str] = ()) -> Finding:
    """What the article asks for is not given; `next` says what to do."""
    return Finding(Stand.BREAKS, facts, next, overrules=frozenset(overrules))


def unknown(*missing: str) -> Finding:
    """These facts must be known first."""
    return Finding(Stand.UNKNOWN, missing=missing)


def open_(*facts: Line, next: Line | None = None, overrules: Iterable[str] = ()) -> Finding:
    """The article itself leaves the answer open (a tie counts as not decided)."""
    return Finding(Stand.UNKNOWN, facts, next, overrules=frozenset(overrules))


def tells(*facts: Line, result: Result | None = None, next: Line | None = None) -> Finding:
    """The article gives a number, a sum, a day, or says what is to be done."""
    return Finding(Stand.TELLS, facts, next, result)


@dataclass(frozen=True, slots=True)
class Ground:
    """A finding and the article it comes from."""

    article: str  # its number in that constitution: "9", "9a"
    heading: str
    kind: str  # code of its kind
    sentence: Line
    finding: Finding
    overruled_by: str = ""  # the article that sets this ground aside
    void_by: str = ""  # the law above the constitution to which the article is contrary

    @property
    def stands(self) -> bool:
        """Whether it counts: no other article or law sets it aside."""
        return not (self.overruled_by or self.void_by)


class Answer(StrEnum):
    """The short answer of a verdict."""

    YES = "yes"
    NO = "no"
    OPEN = "open"  # a fact is missing, or the constitution leaves it open
    SILENT = "silent"  # no article of this constitution speaks to the question


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer to a question on a day, with every ground."""

    question: str
    answer: Answer
    grounds: tuple[Ground, ...] = ()
    result: Result | None = None
    on: date | None = None
    version: int | None = None
    silent: tuple[str, ...] = field(default=())  # kinds that could speak and are not there

    @property
    def broken(self) -> tuple[Ground, ...]:
        """The grounds that stand against it."""
        return self._those(Stand.BREAKS)

    @property
    def missing(self) -> tuple[str, ...]:
        """The facts that must be told before there is an answer, each once."""
        wanted = (name for ground in self._those(Stand.UNKNOWN) for name in ground.finding.missing)
        return tuple(dict.fromkeys(wanted))

    @property
    def next(self) -> tuple[Line, ...]:
        """What to do next, of all grounds that stand, each once."""
        said = (one.finding.next for one in self.grounds if one.stands and one.finding.next)
        return tuple(dict.fromkeys(said))

    def _those(self, stand: Stand) -> tuple[Ground, ...]:
        return tuple(one for one in self.grounds if one.stands and one.finding.stand is stand)
