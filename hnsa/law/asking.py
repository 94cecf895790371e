"""Asking a constitution: every article that speaks is heard, and all grounds are told.

`Law` is a constitution in force, ready to be asked. An article contrary to a law above the
constitution is void: it is shown with the source, and the law's own figure stands in its place.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property, reduce
from operator import add
from typing import Any, TypeVar

from hnsa.law.article import KINDS, Article, Kind, Method
from hnsa.law.days import PLAIN_WEEK, Week
from hnsa.law.money import Money
from hnsa.law.question import Facts, Question, Sought
from hnsa.law.verdict import Answer, Finding, Ground, Result, Stand, Verdict, unknown
from hnsa.law.words import Line

_K = TypeVar("_K", bound=Kind)


@dataclass(frozen=True)
class Bound:
    """What a law above the constitution asks of a parameter of a kind.

    `allows` says whether a rule is within it, `instead` is the rule that stands where one is not.
    """

    kind: str
    source: str
    allows: Callable[[Kind], bool]
    instead: Callable[[Kind], Kind]


class Above(Kind):
    """Base of the kinds that cite a law above the constitution."""

    def bound(self) -> Bound:
        """What that law asks."""
        raise NotImplementedError


@dataclass(frozen=True)
class Law:
    """The articles in force on a day. `week`: which days are not worked there."""

    articles: tuple[Article, ...]
    version: int | None = None
    week: Week = field(default=PLAIN_WEEK)

    @cached_property
    def void(self) -> dict[str, tuple[str, Article]]:
        """Articles contrary to a law above: number → (source, the article in its place)."""
        return {
            written.number: (source, binding)
            for written, binding, source in self._binding
            if source
        }

    @cached_property
    def effective(self) -> tuple[Article, ...]:
        """The articles as they bind: what stands in the place of void ones included."""
        return tuple(binding for _written, binding, _source in self._binding)

    @cached_property
    def _binding(self) -> tuple[tuple[Article, Article, str], ...]:
        """Each article as written, as it binds, and the first law above that it is contrary to."""
        bounds = [one.rule.bound() for one in self.articles if isinstance(one.rule, Above)]
        return tuple((one, *_within(one, bounds)) for one in self.articles)

    def of(self, kind: type[_K]) -> tuple[_K, ...]:
        """All rules of a kind, as they bind, in the order of the articles."""
        return tuple(one.rule for one in self.effective if isinstance(one.rule, kind))

    def one(
        self, kind: type[_K], standing_for: object = None, *, failing: object = None
    ) -> _K | None:
        """The rule of a kind for that subject or, failing it, for the more general one."""
        found = self.of(kind)
        for wanted in (standing_for, failing):
            for rule in found:
                if rule.standing_for == wanted:
                    return rule
        return None

    def number_of(self, rule: Kind) -> str:
        """The article in which a rule stands; "" if it is none of this constitution."""
        return next((one.number for one in self.effective if one.rule is rule), "")

    def speaking(self, asked: Question) -> Iterator[tuple[Article, Method]]:
        """The articles that answer a question."""
        for _written, article, _source, method in self.heard(asked):
            yield article, method

    def heard(self, asked: Question) -> Iterator[tuple[Article, Article, str, Method]]:
        """The same, with the article as written and the law above that it is contrary to."""
        for written, article, source in self._binding:
            method = article.rule.methods.get(asked.code) if article.rule else None
            if method is not None:
                yield written, article, source, method


def _within(article: Article, bounds: Iterable[Bound]) -> tuple[Article, str]:
    """The article within all laws above; each of them sees what the one before has left."""
    rule, source = article.rule, ""
    for bound in bounds:
        if rule is not None and rule.code == bound.kind and not bound.allows(rule):
            rule, source = bound.instead(rule), source or bound.source or bound.kind
    return (replace(article, rule=rule), source) if source else (article, "")


def ask(asked: Question, law: Law, facts: Facts) -> Verdict:
    """The verdict of this constitution on these facts. `facts.on` is the day; pure and total.

    Raises TypeError when the facts are those of another question.
    """
    return judge(asked, law)(facts)


def judge(asked: Question, law: Law) -> Callable[[Facts], Verdict]:
    """A judge for many: each distinct set of facts is judged once."""
    hearings = [
        (article, method, _sentence(article), _void(written, source) if source else None)
        for written, article, source, method in law.heard(asked)
    ]
    spoken = {article.rule.code for article, *_ in hearings if article.rule}
    silent = tuple(
        code for code, kind in KINDS.items() if asked.code in kind.methods and code not in spoken
    )
    known: dict[Facts, Verdict] = {}

    def judged(facts: Facts) -> Verdict:
        if not isinstance(facts, asked.facts):
            raise TypeError(f"{asked.code!r} is not asked with {type(facts).__name__}")
        if facts not in known:
            grounds = _overruled(
                ground for hearing in hearings for ground in _heard(*hearing, law, facts)
            )
            answer, result = _answer(asked.sought, grounds)
            known[facts] = Verdict(
                asked.code, answer, grounds, result, facts.on, law.version, silent
            )
        return known[facts]

    return judged


def _sentence(article: Article) -> Line:
    assert article.rule is not None
    return article.rule.says()


def _void(written: Article, source: str) -> Ground:
    """An article that a law above has set aside, as a ground."""
    assert written.rule is not None
    return Ground(
        written.number, written.heading, written.rule.code, written.rule.says(),
        Finding(Stand.TELLS), void_by=source,
    )  # fmt: skip


def _heard(
    article: Article, method: Method, sentence: Line, void: Ground | None, law: Law, facts: Facts
) -> Iterator[Ground]:
    rule: Any = article.rule
    missing = tuple(name for name in method.needs if getattr(facts, name) is None)
    if missing:
        finding: Finding | None = unknown(*missing)
    else:
        spoken = getattr(rule, method.name)
        finding = spoken(facts, law) if method.with_law else spoken(facts)
    if finding is None:
        return
    if void is not None:
        yield void
    yield Ground(article.number, article.heading, rule.code, sentence, finding)


def _overruled(grounds: Iterable[Ground]) -> tuple[Ground, ...]:
    """Grounds against, set aside where another article overrules their kind.

    What is set aside sets nothing aside itself, and two that would set aside each other both stand:
    the order of the articles decides nothing.
    """
    heard = tuple(grounds)
    if not any(one.finding.overrules for one in heard):
        return heard
    against = [
        [by for by, other in enumerate(heard) if by != at and _sets_aside(other, one)]
        for at, one in enumerate(heard)
    ]
    aside: dict[int, int] = {}  # which ground is set aside by which
    unsettled = set(range(len(heard)))
    while firm := [at for at in unsettled if aside.keys() >= set(against[at])]:
        unsettled.difference_update(firm)
        aside |= {at: by for at in unsettled for by in reversed(against[at]) if by in firm}
        unsettled.difference_update(aside)
    return tuple(
        replace(one, overruled_by=heard[aside[at]].article) if at in aside else one
        for at, one in enumerate(heard)
    )


def _sets_aside(by: Ground, one: Ground) -> bool:
    weighs = one.stands and one.finding.stand in (Stand.BREAKS, Stand.UNKNOWN)
    return weighs and one.kind in by.finding.overrules


def _answer(sought: Sought, grounds: tuple[Ground, ...]) -> tuple[Answer, Result | None]:
    standing = [one.finding for one in grounds if one.stands]
    if not standing:
        return Answer.SILENT, None
    stands = {one.stand for one in standing}
    result = _result(sought, [one.result for one in standing if one.result is not None])
    if sought is Sought.GROUND:
        if Stand.BREAKS in stands:
            return Answer.YES, result
        return (Answer.OPEN if Stand.UNKNOWN in stands else Answer.NO), result
    if Stand.BREAKS in stands:
        return Answer.NO, result
    return (Answer.OPEN if Stand.UNKNOWN in stands else Answer.YES), result


def _result(sought: Sought, results: list[Any]) -> Result | None:
    """One result of all; None where they cannot be compared (a day with a number) or added."""
    if len({type(one) for one in results}) != 1:
        return None
    if sought is Sought.SUM:
        addable = isinstance(results[0], int | Money)
        return reduce(add, results) if addable else None
    return max(results) if sought is Sought.LATEST else min(results)  # type: ignore[no-any-return]
