"""What is wrong with a draft, what it may not be silent on, and where it differs from its model."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from associations.rules.catalogue import kind_of
from hnsa.law.article import Article, Kind
from hnsa.law.asking import Law
from hnsa.law.words import Line, says, tell


@dataclass(frozen=True, slots=True)
class Slip:
    """Something that cannot be meant, at an article (its number)."""

    article: str
    line: Line


def slips_of(law: Law) -> list[Slip]:
    """All slips, in the order of the articles. A version with a slip is not adopted."""
    rules = [(one, one.rule) for one in law.articles if one.rule is not None]
    found = [
        Slip(one.number, line)
        for one, rule in rules
        for line in (*rule.slips(), *rule.slips_beside(law))
    ]
    return sorted(
        (*found, *_twice(law.articles)), key=lambda slip: _place(law.articles, slip.article)
    )


def _place(articles: Sequence[Article], number: str) -> int:
    return next((at for at, one in enumerate(articles) if one.number == number), len(articles))


def _twice(articles: Iterable[Article]) -> Iterator[Slip]:
    """Two of a kind that may stand once, or once for each subject."""
    first: dict[tuple[str, object], str] = {}
    for one in articles:
        rule = one.rule
        if rule is None or rule.often:
            continue
        key = rule.code, rule.standing_for
        if key not in first:
            first[key] = one.number
            continue
        yield Slip(
            one.number,
            tell(
                "“{heading}” stands already in article {article}, and may stand only once.",
                heading=Line(rule.heading), article=first[key],
            ),
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Required:
    """What a constitution may not be silent on before its association is registered.

    One of `kinds` answers it; `offer` is an article that most constitutions have.
    """

    code: str
    words: str
    kinds: tuple[str, ...]
    offer: str
    parameters: Mapping[str, Any] = field(default_factory=dict)


REQUIRED: Final = (
    Required(
        "funds", says("Who signs for the money, and so controls it"), ("signatories",),
        "signatories",
    ),
    Required(
        "decisions", says("How a decision is taken"), ("threshold:ordinary",), "threshold",
    ),
    Required(
        "term", says("How long the committee serves"), ("committee_term", "committee_term_months"),
        "committee_term",
    ),
    Required(
        "joining", says("Who may join"),
        ("minimum_age", "residence", "trade", "works_at_home", "women_only"), "minimum_age",
    ),
    Required(
        "leaving", says("How a member may leave"), ("resignation",), "resignation",
    ),
    Required(
        "change", says("How this constitution is changed"), ("threshold:amendment",),
        "threshold", {"subject": "amendment"},
    ),
)  # fmt: skip


def missing_in(law: Law) -> list[Required]:
    """What the constitution is silent on and may not be."""
    there = set()
    for one in law.articles:
        if one.rule is not None:
            there |= {one.rule.code, f"{one.rule.code}:{one.rule.standing_for}"}
    return [one for one in REQUIRED if there.isdisjoint(one.kinds)]


@dataclass(frozen=True, slots=True)
class Differs:
    """An article that says something else than the model it was begun from.

    `ours` None: taken out; `models` None: added. `blanks`: the places that differ.
    """

    article: str
    ours: Kind | None
    models: Kind | None
    blanks: tuple[str, ...] = ()


def differing(law: Law, model: Iterable[Kind]) -> list[Differs]:
    """Where the rules differ from those of the model: changed, added, taken out."""
    theirs = list(model)
    ours = []
    for one in law.articles:
        if one.rule in theirs:
            theirs.remove(one.rule)
        elif one.rule is not None:
            ours.append((one.number, one.rule))
    found = []
    for number, rule in ours:
        key = rule.code, rule.standing_for
        other = next((one for one in theirs if (one.code, one.standing_for) == key), None)
        if other is not None:
            theirs.remove(other)
        found.append(Differs(number, rule, other, _blanks_that_differ(rule, other)))
    return found + [Differs("", None, rule) for rule in theirs]


def _blanks_that_differ(ours: Kind, models: Kind | None) -> tuple[str, ...]:
    if models is None:
        return ()
    has, had = ours.kept(), models.kept()
    return tuple(name for name in has if has[name] != had.get(name))


def offered(required: Required) -> Kind:
    """The article that is offered where a constitution may not be silent."""
    return kind_of(required.offer).load(required.parameters)
