"""Tenure: spells in office counted as terms, for the articles that limit them.

A term is one stretch in office. It goes on where a spell follows the next on the same day, unless
the first of them ended because a term did; so moving from one seat to another within the committee,
or writing one spell as two, makes no second term. Terms are in a row while no other term began in
the time between them.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from associations.vocabulary.subjects import MONTHS_OF, Period


@dataclass(frozen=True, order=True)
class Stint:
    """A spell in an office, as the register has it. `last`: until, not including; None: it runs.

    `whole`: it ended because its term did. `begun`: it began a term of its own, and did not fill a
    place for the rest of somebody else's.
    """

    first: date
    last: date | None = None
    whole: bool = False
    begun: bool = True


@dataclass(frozen=True)
class Term:
    """One stretch in office."""

    first: date
    last: date | None
    whole: bool  # it ended because the term did
    begun: bool

    @property
    def is_part(self) -> bool:
        """She filled a place for the rest of a term, or left before the end of her own."""
        return not self.begun or (self.last is not None and not self.whole)

    def months(self, on: date) -> int:
        """Full months in office up to that day."""
        return months_between(self.first, on if self.last is None else min(self.last, on))


@dataclass(frozen=True)
class Tenure:
    """What the articles are told of it on a day."""

    in_row: int = 0
    ever: int = 0
    part_months: int | None = None  # of the shortest part term among those in a row
    months_in_row: int = 0
    last_ended_on: date | None = None
    paused: int = 0
    running: bool = False


def months_between(first: date, last: date) -> int:
    """Full months from the one day to the other; none where it is not later."""
    months = (last.year - first.year) * MONTHS_OF[Period.YEAR] + last.month - first.month
    return max(0, months - (last.day < first.day))


def terms_of(stints: Iterable[Stint], on: date) -> tuple[Term, ...]:
    """The terms begun before the end of that day, in order. What is told twice counts once."""
    found: list[Term] = []
    for one in sorted((one for one in stints if one.first <= on), key=_key):
        before = found[-1] if found else None
        goes_on = before is not None and (
            before.last is None
            or one.first < before.last
            or (one.first == before.last and not before.whole)
        )
        if before is not None and goes_on:
            found[-1] = _joined(before, one)
        else:
            found.append(Term(one.first, one.last, one.whole, one.begun))
    return tuple(
        replace(one, last=None, whole=False) if one.last is not None and one.last > on else one
        for one in found
    )


def _key(one: Stint) -> tuple[date, date, bool, bool]:
    return one.first, one.last or date.max, not one.whole, not one.begun


def _joined(before: Term, one: Stint) -> Term:
    """Two stints as one term: its later end, and whether it ended so because the term did."""
    ends, end = before.last or date.max, one.last or date.max
    whole = before.whole if ends > end else one.whole if end > ends else before.whole and one.whole
    begun = before.begun or (one.begun and one.first == before.first)
    last = None if max(ends, end) == date.max else max(ends, end)
    return Term(before.first, last, whole, begun)


def tenure(
    hers: Iterable[Stint], turns: Collection[date], on: date, *, rest: bool = False
) -> Tenure:
    """Her terms on a day. `turns`: the days on which terms of anybody began.

    `rest`: she would serve for the rest of the running term. The one that runs is then no term
    without her, and, where she serves in it already, not a term beside the one she stands for.
    """
    terms = terms_of(hers, on)
    days = sorted({day for day in turns if day <= on})
    now = bool(terms) and terms[-1].last is None
    if rest and now:
        terms, now = terms[:-1], False
    if not terms:
        return Tenure()
    row = _last_row(terms, days)
    last = row[-1].last
    since = [] if last is None else [day for day in days if last <= day < on]
    if rest and since:
        since.pop()
    parts = [one.months(on) for one in row if one.is_part]
    return Tenure(
        in_row=len(row), ever=len(terms), part_months=min(parts, default=None),
        months_in_row=0 if since else months_between(row[0].first, on if last is None else last),
        last_ended_on=last, paused=len(since), running=now,
    )  # fmt: skip


def _last_row(terms: Sequence[Term], turns: Sequence[date]) -> Sequence[Term]:
    """The terms in a row of which the last is the last she served."""
    at = len(terms) - 1
    for number, (before, after) in reversed(list(enumerate(pairwise(terms)))):
        assert before.last is not None
        if any(before.last <= day < after.first for day in turns):
            break
        at = number
    return terms[at:]
