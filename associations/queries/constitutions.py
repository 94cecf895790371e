"""Constitutions as the law reads them. The one place where the ledger's articles become rules."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from associations.models import Article, Constitution
from associations.rules.amending import Written
from associations.rules.catalogue import kinds
from associations.vocabulary.life import Standing
from hnsa.law import article as law_article
from hnsa.law.asking import Law
from hnsa.law.blanks import Unfit
from hnsa.law.days import Week
from hnsa.law.words import Line, tell
from members.models import Body
from members.vocabulary.country import CODES, country


@dataclass(frozen=True)
class Read:
    """A constitution, read: its law, and what could not be read of it (in drafts only)."""

    law: Law
    articles: tuple[Article, ...]
    wrong: dict[int, dict[str, Line]] = field(default_factory=dict)  # by id of the article


def in_force(body_id: int, *, on: date) -> Constitution | None:
    """The version in force on that day; None before the first and after the last."""
    return (
        Constitution.objects.filter(
            Q(in_force_until=None) | Q(in_force_until__gt=on),
            body=body_id, standing=Standing.ADOPTED, in_force_from__lte=on,
        )
        .select_related("body", "homenet")
        .first()
    )  # fmt: skip


def in_force_of(bodies: Iterable[int] | QuerySet[Any], *, on: date) -> dict[int, Law]:
    """The law of each of these associations on a day; those without one are left out.

    Two questions to the database, whatever their number.
    """
    found = list(
        Constitution.objects.filter(
            Q(in_force_until=None) | Q(in_force_until__gt=on),
            body__in=bodies, standing=Standing.ADOPTED, in_force_from__lte=on,
        ).select_related("homenet")
    )  # fmt: skip
    articles: dict[int, list[law_article.Article]] = {one.pk: [] for one in found}
    known: dict[tuple[str, str], law_article.Kind | None] = {}  # many have an article alike
    rows = Article.objects.filter(constitution__in=list(articles)).order_by("position")
    columns = ("constitution", "number", "heading", "text", "kind", "parameters")
    for of, number, heading, text, kind, parameters in rows.values_list(*columns) if found else ():
        alike = (kind, repr(parameters))
        if alike not in known:
            known[alike] = _typed(Article(kind=kind, parameters=parameters), {}).rule
        articles[of].append(law_article.Article(number, heading, text, known[alike]))
    return {
        one.body_id: Law(tuple(articles[one.pk]), one.version, week_of(one.homenet))
        for one in found
    }


def draft_of(body_id: int) -> Constitution | None:
    """The draft that is being written, if there is one."""
    return Constitution.objects.filter(body=body_id, standing=Standing.DRAFT).first()


def versions(body_id: int) -> list[Constitution]:
    """The adopted versions, newest first."""
    return list(
        Constitution.objects.filter(body=body_id, standing=Standing.ADOPTED).order_by("-version")
    )


def read(constitution: Constitution) -> Read:
    """The articles with their rules. One question to the database."""
    articles = tuple(Article.objects.filter(constitution=constitution).order_by("position"))
    wrong: dict[int, dict[str, Line]] = {}
    typed = tuple(_typed(one, wrong) for one in articles)
    return Read(Law(typed, constitution.version, week_of(constitution.homenet)), articles, wrong)


def _typed(article: Article, wrong: dict[int, dict[str, Line]]) -> law_article.Article:
    rule = None
    if article.kind:
        kind = kinds().get(article.kind)
        if kind is None:
            wrong[article.pk] = {
                "": tell("This registry does not know the kind {kind}.", kind=article.kind)
            }
        else:
            try:
                rule = kind.load(article.parameters)
            except Unfit as error:
                wrong[article.pk] = error.lines
    return law_article.Article(article.number, article.heading, article.text, rule)


def week_of(homenet: Body) -> Week:
    """Which days are not worked there."""
    if homenet.code not in CODES:  # the region's own row has no country
        return Week()
    return Week(frozenset(country(homenet.code).weekend))


def symbol_of(body: Body) -> str:
    """The sign of the money that the association keeps: "Rs"; "" where there is no country."""
    code = body.homenet.code
    return country(code).currency_symbol if code in CODES else ""


def written(articles: Iterable[Article]) -> list[Written]:
    """The articles as they are compared between versions."""
    return [
        Written(str(one.line), one.number, one.heading, one.text, one.kind, one.parameters)
        for one in articles
    ]
