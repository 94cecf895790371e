"""A registration on one page, as those who examine it read it: step by step, in words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from associations.forms.comparisons import Comparison, compared
from associations.forms.documents import ArticleRead, articles_of
from associations.forms.draft_notes import Note, contradicting, differing_from, unread
from associations.forms.panels import Panel, panel_of, symbol_of
from associations.forms.registration import in_words
from associations.forms.registration_founders import Shown, shown_founders
from associations.models import Remark
from associations.queries.case_differences import Differences, FieldChange, step_of
from associations.queries.cases import Double, Founder, Whole
from associations.queries.constitutions import read
from associations.rules.checking import missing_in, slips_of
from associations.rules.checklist import Point, Weight, points
from associations.rules.model_constitutions import models
from associations.vocabulary.cases import ACCOUNT_PAPERS, STEPS, Step
from associations.vocabulary.subjects import POSTS, Post
from hnsa.core.saying import shown, text_of
from hnsa.law.verdict import Answer

PANELS = 60  # founders up to which each has her whole panel; beyond, those who do not fit
LISTED = 400  # founders that are named on the page
_TONES = {Weight.DONE: ("ok", "ok"), Weight.MISSING: ("stop", "stop"),
          Weight.REMARK: ("warn", "warn")}  # fmt: skip


@dataclass(frozen=True)
class PointShown:
    """One point of the check-list."""

    tone: str
    sign: str
    words: SafeString
    article: str


@dataclass(frozen=True)
class ChangeShown:
    """One thing that is otherwise than when it was sent last."""

    label: str
    was: str
    now: str


@dataclass(frozen=True)
class StepShown:
    """What every step has: its points, what was remarked, what changed."""

    code: str
    name: str
    points: tuple[PointShown, ...]
    remarks: tuple[Remark, ...]
    changes: tuple[ChangeShown, ...]

    @property
    def missing(self) -> list[PointShown]:
        """What it lacks."""
        return [one for one in self.points if one.tone == "stop"]


@dataclass(frozen=True)
class FounderShown:
    """A founding member with her verdict."""

    row: Shown
    panel: Panel | None


@dataclass(frozen=True)
class ConstitutionShown:
    """The constitution as it would be adopted, and what is to be looked at."""

    articles: tuple[ArticleRead, ...]
    contradicts: tuple[Note, ...]
    silent: tuple[str, ...]
    model: str
    differs: tuple[Note, ...]
    changed: Comparison | None


def steps_of(
    whole: Whole, remarks: Sequence[Remark], changes: Differences | None
) -> list[StepShown]:
    """The seven steps."""
    symbol = symbol_of(whole.body)
    found = points(whole.filled)
    told = list(_changes(changes)) if changes else []
    return [
        StepShown(
            str(step), text_of(words), tuple(_point(one, symbol) for one in found
                                             if one.step is step),
            tuple(one for one in remarks if one.step == step),
            tuple(one for where, one in told if where is step),
        )
        for step, words in STEPS.items()
    ]  # fmt: skip


def _point(point: Point, symbol: str) -> PointShown:
    return PointShown(*_TONES[point.weight], shown(point.line, symbol), point.article)


def founders_of(whole: Whole) -> list[FounderShown]:
    """The founding members: those who do not fit first, each with the articles that speak."""
    order = {Answer.NO: 0, Answer.OPEN: 1}
    women = sorted(
        whole.founders, key=lambda one: order.get(one.verdict.answer, 2) if one.verdict else 2
    )
    rows = shown_founders(women[:LISTED], symbol_of(whole.body))
    every = len(women) <= PANELS
    return [
        FounderShown(row, _panel(whole, one) if every or not one.fits else None)
        for row, one in zip(rows, women, strict=False)
    ]


def _panel(whole: Whole, founder: Founder) -> Panel | None:
    verdict = founder.verdict
    if verdict is None or not verdict.grounds or founder.hidden:
        return None
    return panel_of(verdict, whole.body, who=founder.known.name)


def constitution_of(whole: Whole, changes: Differences | None) -> ConstitutionShown | None:
    """The constitution, read; None where there is none."""
    if whole.constitution is None:
        return None
    symbol, found = symbol_of(whole.body), read(whole.constitution)
    model = models().get(whole.constitution.model)
    return ConstitutionShown(
        articles=tuple(articles_of(found, symbol)),
        contradicts=(*unread(found, symbol), *contradicting(slips_of(found.law), symbol)),
        silent=tuple(text_of(one.words) for one in missing_in(found.law)),
        model=text_of(model.name) if model else "",
        differs=tuple(differing_from(found, model.articles, symbol)) if model else (),
        changed=compared(changes.articles, symbol) if changes and changes.articles else None,
    )


def card_of(whole: Whole) -> list[tuple[str, str]]:
    """The association's card: label and words."""
    card = whole.body.association
    rows = [
        (_("Area"), card.area),
        (_("Work"), _(", ").join(_(one) for one in card.trades if one)),
        *((label, _(", ").join(in_words(name, getattr(card, name))))
          for name, label in (("purposes", _("What it is for")),
                              ("benefits", _("What members hope to gain")),
                              ("activities", _("What it will do")))),
    ]  # fmt: skip
    return [(label, words) for label, words in rows if words]


def papers_of(codes: Sequence[str]) -> list[tuple[str, bool]]:
    """The papers for the account, and which of them are there."""
    return [(text_of(words), code in codes) for code, words in ACCOUNT_PAPERS.items()]


@dataclass(frozen=True)
class OfficeShown:
    """An office-bearer."""

    post: str
    name: str
    person: int | None  # None: she may not be shown
    signs: bool


def offices_of(whole: Whole) -> list[OfficeShown]:
    """Who holds which office; a woman whom safety hides stays hidden here as well."""
    hidden = {one.known.person for one in whole.founders if one.hidden}
    return [
        OfficeShown(
            text_of(POSTS[Post(one.post)]),
            _("not shown here") if one.person_id in hidden else one.person.full_name,
            None if one.person_id in hidden else one.person_id,
            one.signs,
        )
        for one in whole.offices
    ]


def doubles_of(doubles: Sequence[Double]) -> list[dict[str, Any]]:
    """Associations that may be the same one, and why that is thought."""
    return [{"body": one.body, "name": one.name, "founders": one.founders} for one in doubles]


def _changes(changes: Differences) -> Iterator[tuple[Step, ChangeShown]]:
    for one in changes.fields:
        step = step_of(one)
        yield step, ChangeShown(str(one.label), _value(one, one.was), _value(one, one.now))
    unnamed = _("not shown here")
    for name in changes.joined:
        yield Step.FOUNDERS, ChangeShown(_("came to the founders"), "", name or unnamed)
    for name in changes.left:
        yield Step.FOUNDERS, ChangeShown(_("no founder any more"), name or unnamed, "")
    for post, name in changes.gave_office:
        label = text_of(POSTS[Post(post)])
        yield Step.OFFICES, ChangeShown(label, name or unnamed, "")
    for post, name in changes.took_office:
        label = text_of(POSTS[Post(post)])
        yield Step.OFFICES, ChangeShown(label, "", name or unnamed)
    if changes.papers_added or changes.papers_removed:
        yield (
            Step.MEETING,
            ChangeShown(
                _("papers"), f"− {changes.papers_removed}" if changes.papers_removed else "",
                f"+ {changes.papers_added}" if changes.papers_added else "",
            ),
        )  # fmt: skip


def _value(change: FieldChange, value: Any) -> str:
    if value is True or value is False:
        return _("yes") if value else _("no")
    if value is None:
        return ""
    if isinstance(value, date):
        return date_format(value, "DATE_FORMAT")
    if isinstance(value, list):
        if change.name in ("purposes", "benefits", "activities"):
            return _(", ").join(in_words(change.name, value))
        if change.name == "account_papers":
            return _(", ").join(
                text_of(ACCOUNT_PAPERS[one]) for one in value if one in ACCOUNT_PAPERS
            )
        return _(", ").join(_(one) for one in value if one)
    return str(value)
