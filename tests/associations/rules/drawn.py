"""Rules, facts and constitutions drawn from the blanks themselves: their types and their bounds."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import chain
from typing import Any

from hypothesis import strategies as st

from associations.rules.catalogue import kinds
from hnsa.law.article import Article, Kind
from hnsa.law.asking import Above, Law
from hnsa.law.blanks import (
    Amount,
    Blank,
    Day,
    DayOfYear,
    Flag,
    Part,
    Pick,
    Several,
    Stepped,
    Whole,
    Words,
)
from hnsa.law.days import Week, YearDay
from hnsa.law.money import Money
from hnsa.law.question import Facts, Question
from hnsa.law.shares import Share, Steps

FIRST, LAST = date(1900, 1, 1), date(2200, 12, 31)
AREA = "Rasool Nagar"
near = st.dates(date(2024, 1, 1), date(2028, 12, 31))
WEEKS = st.sampled_from([Week(), Week(frozenset({5})), Week(frozenset({6, 7}))])


def _whole(blank: Whole) -> st.SearchStrategy[int]:
    low = min(blank.most, blank.least + 20)
    return st.one_of(st.integers(blank.least, low), st.integers(blank.least, blank.most))


def _chosen(options: Any, *, some: bool) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.sets(st.sampled_from(list(options)), min_size=int(some)).map(
        lambda chosen: tuple(one for one in options if one in chosen)
    )


def _steps(blank: Stepped) -> st.SearchStrategy[Steps]:
    sizes = st.dictionaries(
        st.integers(0, 500), st.integers(blank.least, blank.most), min_size=1, max_size=3
    )
    return sizes.map(lambda rows: Steps(tuple(sorted(rows.items()))))


def _filled(blank: Blank) -> st.SearchStrategy[Any]:  # noqa: C901 - one line a type
    match blank:
        case Whole():
            return _whole(blank)
        case Part():
            per_cent = st.integers(0, 200).map(Share.percent)
            return st.one_of(per_cent, st.builds(Share, st.fractions(0, 10, max_denominator=99)))
        case Pick():
            return st.sampled_from(list(blank.options))
        case Several():
            return _chosen(blank.options, some=not blank.optional)
        case Flag():
            return st.booleans()
        case Amount():
            low, high = blank.least.hundredths, blank.most.hundredths
            usual = st.integers(low, min(high, low + 1_000_000))
            return st.one_of(usual, st.integers(low, high)).map(Money)
        case Day():
            return st.one_of(near, st.dates(FIRST, LAST))
        case DayOfYear():
            return st.dates(date(2000, 1, 1), date(2000, 12, 31)).map(
                lambda day: YearDay(day.month, day.day)
            )
        case Words():
            usual = st.sampled_from([AREA, "رسول نگر", "<b>{x}</b>", "x" * blank.longest])
            return usual.map(lambda words: words[: blank.longest])
        case Stepped():
            return _steps(blank)
    raise AssertionError(f"{blank.type_name} is not drawn")


@cache
def value_of(blank_of: tuple[type, str]) -> st.SearchStrategy[Any]:
    """What may stand in a blank of that name, of a kind or of facts."""
    owner, name = blank_of
    blank = next(one for one in owner.blanks if one.name == name)  # type: ignore[attr-defined]
    empty = blank.optional and blank.default is None
    if not empty:
        return _filled(blank)
    return st.integers(0, 5).flatmap(lambda of_six: _filled(blank) if of_six else st.none())


@cache
def rules_of(kind: type[Kind]) -> st.SearchStrategy[Kind]:
    """Rules of that kind, with all parameters that can be."""
    return st.builds(kind, **{one.name: value_of((kind, one.name)) for one in kind.blanks})


@cache
def facts_of(asked: Question) -> st.SearchStrategy[Facts]:
    """Facts of that question; any of them may be unknown."""
    names = [one.name for one in asked.facts.blanks]
    drawn: dict[str, Any] = {name: value_of((asked.facts, name)) for name in names}
    drawn["on"] = st.one_of(st.none(), near, near, near)
    return st.builds(asked.facts, **drawn)


@st.composite
def laws_for(draw: st.DrawFn, asked: Question) -> Law:
    """A constitution in which some articles speak to the question, and laws above may bind them."""
    speaking = [kind for kind in kinds().values() if asked.code in kind.methods]
    above = [kind for kind in kinds().values() if issubclass(kind, Above)]
    others = list(kinds().values())
    chosen = chain(
        draw(st.lists(st.sampled_from(speaking), min_size=1, max_size=6)) if speaking else (),
        draw(st.lists(st.sampled_from(above), max_size=2)) if above else (),
        draw(st.lists(st.sampled_from(others), max_size=3)),
    )
    rules = _each_once(draw(rules_of(kind)) for kind in chosen)
    articles = [
        Article(str(number), "Heading", "", rule) for number, rule in enumerate(rules, start=1)
    ]
    return Law((*articles, Article("99", "Words", "We stand together.")), 1, draw(WEEKS))


def _each_once(rules: Iterator[Kind]) -> list[Kind]:
    """Without the slip of two articles for one subject; the first of them would be heard."""
    found: dict[tuple[str, object], Kind] = {}
    for rule in rules:
        key = (rule.code, rule.kept().__repr__() if rule.often else rule.standing_for)
        found.setdefault(key, rule)
    return list(found.values())


# --- the plainest rule of a kind, and those at its bounds -----------------------------------------


def plainest(kind: type[Kind]) -> Kind:
    """What stands at first, and something where nobody can know with what."""
    return kind(**{one.name: _first(one) for one in kind.blanks})


def _first(blank: Blank) -> Any:
    return blank.default if blank.default != "" else next(_bounds(blank))


def at_bounds(kind: type[Kind]) -> Iterator[Kind]:
    """The plainest rule; then each blank at each of its bounds; then all at the first and last."""
    plain = {one.name: _first(one) for one in kind.blanks}
    yield kind(**plain)
    for blank in kind.blanks:
        for value in (*((None,) if blank.optional and blank.default is None else ()),
                      *_bounds(blank)):  # fmt: skip
            yield kind(**{**plain, blank.name: value})
    ends = {one.name: list(_bounds(one)) for one in kind.blanks}
    yield kind(**{name: values[0] for name, values in ends.items()})
    yield kind(**{name: values[-1] for name, values in ends.items()})


def _bounds(blank: Blank) -> Iterator[Any]:  # noqa: C901 - one line a type
    match blank:
        case Whole():
            yield from (blank.least, blank.least + 1, blank.most)
        case Part():
            yield from (Share.percent(0), blank.read("2/3"), blank.read("12.5"), Share.percent(100))
        case Pick():
            yield from blank.options
        case Several():
            yield from ((one,) for one in blank.options)
            yield tuple(blank.options)
            if blank.optional:
                yield ()
        case Flag():
            yield from (True, False)
        case Amount():
            yield from (blank.least, blank.most)
        case Day():
            yield from (FIRST, LAST)
        case DayOfYear():
            yield from (YearDay(1, 1), YearDay(2, 29), YearDay(12, 31))
        case Words():
            yield from (AREA[: blank.longest], "x" * blank.longest)
        case Stepped():
            yield from (Steps(((1, blank.least),)), Steps(((1, blank.least), (51, blank.most))))
        case _:
            raise AssertionError(f"{blank.type_name} has no bounds here")
