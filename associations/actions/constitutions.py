"""The verbs of a constitution: begin a draft, write it, adopt it, record that it was read out.

What is typed into a draft is kept as typed, also where it cannot be read yet. Only a draft without
a slip is adopted, and an adopted version is never written again (the database refuses it).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from associations.actions.adoption import Adoption, NotCarried, carried, examine
from associations.models import Article, Association, Constitution, Motion, Reading
from associations.queries import answers, constitutions, motions
from associations.queries.cases import examined
from associations.rules.catalogue import kind_of
from associations.vocabulary.life import Stage, Standing
from hnsa.law.verdict import Answer, Verdict
from members.access.rights import Verb, require_at
from members.models import Body

__all__ = [
    "Adoption", "Draft", "NotCarried", "add", "adopt", "begin", "carried", "examine", "give_up",
    "lock", "move", "record_reading", "remove", "write",
]  # fmt: skip

MOST_ARTICLES = 300


@dataclass(frozen=True)
class Draft:
    """An article to be written: as a model has it, or as it was typed.

    `line`: it is that article of earlier versions, put back.
    """

    kind: str = ""
    parameters: Mapping[str, Any] = field(default_factory=dict)
    heading: str = ""
    text: str = ""
    line: UUID | None = None


@transaction.atomic
def begin(
    body: Body, *, by: Any, at: datetime, articles: Sequence[Draft] = (), model: str = ""
) -> Constitution:
    """A new draft: the articles in force, or (for the first version) those of a model.

    Raises ValidationError where there is a draft already.
    """
    require_at(by, Verb.DRAFT, body)
    Body.objects.select_for_update().get(pk=body.pk)  # two at once: the second sees the first
    if constitutions.draft_of(body.pk) is not None:
        raise ValidationError(_("There is a draft already. Please go on with that one."))
    last = next(iter(constitutions.versions(body.pk)), None)
    draft = Constitution.objects.create(
        body=body, homenet_id=body.homenet_id, created_by=by, created_at=at, saved_at=at,
        based_on=last, model=model or (last.model if last else ""),
    )  # fmt: skip
    if last is not None:
        _copy(last, draft)
    else:
        Article.objects.bulk_create(
            _article(draft, place, one) for place, one in enumerate(articles, start=1)
        )
    return draft


def _copy(old: Constitution, draft: Constitution) -> None:
    Article.objects.bulk_create(
        Article(
            constitution=draft, homenet_id=draft.homenet_id, line=one.line, position=one.position,
            number=one.number, heading=one.heading, text=one.text, kind=one.kind,
            parameters=one.parameters,
        )
        for one in old.articles.order_by("position")
    )  # fmt: skip


def _article(draft: Constitution, place: int, one: Draft) -> Article:
    heading = one.heading or (kind_of(one.kind).heading if one.kind else "")
    return Article(
        constitution=draft, homenet_id=draft.homenet_id, line=one.line or uuid4(),
        position=place, number=str(place), heading=heading, text=one.text, kind=one.kind,
        parameters=dict(one.parameters),
    )  # fmt: skip


def lock(
    draft: Constitution, *, by: Any, registering: bool = False, motion: Motion | None = None
) -> Constitution:
    """The draft for writing. Raises ValidationError when it is no draft any more.

    Nor is it written while the HomeNet examines its association: only `registering` adopts it then.
    What the members have decided on stays as they heard it: only that `motion` adopts it.
    """
    require_at(by, Verb.DRAFT, draft.body)
    found = Constitution.objects.select_for_update().get(pk=draft.pk)
    if found.standing != Standing.DRAFT:
        raise ValidationError(_("This version was adopted meanwhile and cannot be changed."))
    if not registering and examined(found.body_id):
        raise ValidationError(_("It is being examined by the HomeNet and cannot be changed now."))
    decided = motions.decided_on(found)
    if decided is not None and decided != motion:
        raise ValidationError(decided_already(decided))
    return found


def decided_already(motion: Motion) -> str:
    """Why a draft is not changed any more: the members have decided on it."""
    return _(
        "The members have decided on this draft (%(number)s). Carry that decision out; until then "
        "it is not changed."
    ) % {"number": motion.number}


@transaction.atomic
def write(
    draft: Constitution, typed: Mapping[int, Draft], *, by: Any, at: datetime
) -> Constitution:
    """Keep what was typed, by id of the article; articles that are not named stay as they are."""
    draft = lock(draft, by=by)
    changed = []
    for article in draft.articles.filter(pk__in=list(typed)):
        told = typed[article.pk]
        new = (told.heading, told.text, dict(told.parameters))
        if new != (article.heading, article.text, article.parameters):
            article.heading, article.text, article.parameters = new
            changed.append(article)
    Article.objects.bulk_update(changed, ["heading", "text", "parameters"])
    return _saved(draft, at)


@transaction.atomic
def add(
    draft: Constitution, one: Draft, *, by: Any, at: datetime, after: int | None = None
) -> Article:
    """Add an article below that position, or at the end; the following ones get new numbers."""
    draft = lock(draft, by=by)
    lines = _lines(draft)
    if len(lines) >= MOST_ARTICLES:
        raise ValidationError(
            _("A constitution has at most %(most)d articles.") % {"most": MOST_ARTICLES}
        )
    article = _article(draft, len(lines) + 1, one)
    article.save()
    lines.insert(len(lines) if after is None else after, article)
    _number(lines)
    _saved(draft, at)
    return article


@transaction.atomic
def remove(draft: Constitution, article_id: int, *, by: Any, at: datetime) -> None:
    """Take an article out of the draft."""
    draft = lock(draft, by=by)
    draft.articles.filter(pk=article_id).delete()
    _number(_lines(draft))
    _saved(draft, at)


@transaction.atomic
def move(draft: Constitution, article_id: int, to: int, *, by: Any, at: datetime) -> None:
    """Put an article at another position, counted from 1."""
    draft = lock(draft, by=by)
    lines = _lines(draft)
    found = next((one for one in lines if one.pk == article_id), None)
    if found is None:
        return
    lines.remove(found)
    lines.insert(max(0, min(to - 1, len(lines))), found)
    _number(lines)
    _saved(draft, at)


@transaction.atomic
def give_up(draft: Constitution, *, by: Any) -> None:
    """Throw the draft away; its history stays."""
    draft = lock(draft, by=by)
    if Motion.objects.filter(constitution=draft).exists():
        raise ValidationError(
            _("It was put to the vote, so it is kept. Change it, and put it to the vote again.")
        )
    draft.delete()


def _lines(draft: Constitution) -> list[Article]:
    return list(draft.articles.order_by("position"))


def _number(lines: Sequence[Article]) -> None:
    moved = []
    for place, article in enumerate(lines, start=1):
        if (article.position, article.number) != (place, str(place)):
            article.position, article.number = place, str(place)
            moved.append(article)
    Article.objects.bulk_update(moved, ["position", "number"])


def _saved(draft: Constitution, at: datetime) -> Constitution:
    draft.saved_at = at
    draft.save(update_fields=["saved_at"])
    return draft


@transaction.atomic
def adopt(
    draft: Constitution, adoption: Adoption, *, by: Any, at: datetime, override: str = "",
    registering: bool = False, motion: Motion | None = None,
) -> Constitution:  # fmt: skip
    """The members have adopted the draft: it becomes the next version, in force from its day.

    Raises ValidationError for slips and days that cannot be, and NotCarried when the version in
    force asks for more votes; who may go on against a rule gives a reason (`override`), which
    stays on the record. `motion`: the decision of theirs that is carried out so.
    """
    require_at(by, Verb.ADOPT, draft.body)
    Body.objects.select_for_update().get(pk=draft.body_id)
    draft = lock(draft, by=by, registering=registering, motion=motion)
    if draft.body.draft_of_id is not None and not registering:
        raise ValidationError(_("The founding meeting adopts it, with the registration."))
    before = next(iter(constitutions.versions(draft.body_id)), None)
    verdict = examine(draft, adoption, at=at)
    against = verdict is not None and verdict.answer is not Answer.YES
    if verdict is not None and against:
        if not override.strip():
            raise NotCarried(verdict)
        require_at(by, Verb.OVERRIDE, draft.body)
    _typed(draft)
    if before is not None:
        before.in_force_until = adoption.in_force_from
        before.save(update_fields=["in_force_until"])
    draft.standing, draft.version = Standing.ADOPTED, (before.version or 0) + 1 if before else 1
    draft.adopted_on, draft.adopted_by = adoption.on, adoption.by
    draft.in_force_from, draft.saved_at = adoption.in_force_from, at
    draft.override = override.strip() if against else ""
    draft.judged = _frozen(verdict, adoption)
    for name in ("members", "present", "votes_for", "votes_against", "abstained"):
        setattr(draft, name, getattr(adoption, name))
    draft.save()
    Association.objects.filter(body=draft.body_id, stage=Stage.FORMING).update(stage=Stage.FOUNDED)
    return draft


def _frozen(verdict: Verdict | None, adoption: Adoption) -> dict[str, Any] | None:
    """What the version before said of the vote, with what was told of it beside the figures."""
    if verdict is None:
        return None
    with translation.override("en"):
        told = {name: str(value) for name, value in adoption.more.items() if value is not None}
        return {**answers.as_json(verdict), "told": told}


def _typed(draft: Constitution) -> None:
    """From now on the parameters stand as their kind keeps them."""
    found = constitutions.read(draft)
    for article, typed in zip(found.articles, found.law.articles, strict=True):
        if typed.rule is not None:
            article.parameters = typed.rule.kept()
    Article.objects.bulk_update(found.articles, ["parameters"])


@transaction.atomic
def record_reading(
    constitution: Constitution, *, on: date, read_by: str, listeners: int, place: str, by: Any,
    today: date,
) -> Reading:  # fmt: skip
    """Write down that it was read out to members."""
    require_at(by, Verb.DRAFT, constitution.body)
    if on > today:
        raise ValidationError(_("That day has not come yet."))
    return Reading.objects.create(
        constitution=constitution, homenet_id=constitution.homenet_id, on=on, read_by=read_by,
        listeners=listeners, place=place, recorded_by=by,
    )  # fmt: skip
