"""The verbs of an office: it begins, it ends, its papers are handed over.

An article that stands against somebody's standing for an office stops it; who may go on writes down
why, and both stay with the office.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext as _

from associations.actions.stopped import go_on
from associations.models import CommitteeSeat, Motion, Office
from associations.queries import candidates, constitutions
from associations.queries.offices import SEVERAL, held_on
from associations.queries.posts import signing_posts
from associations.vocabulary.cases import CameBy
from associations.vocabulary.procedures import OfficeEnd
from associations.vocabulary.subjects import Organ
from hnsa.law.days import DAY
from members.access.rights import Verb, require_at
from members.models import Body, Person

FILLED, ENDED = "office_filled", "office_ended"  # what followed from a motion


@dataclass(frozen=True)
class Filling:
    """Who is to hold which post, from when, and how she came to it."""

    post: str
    person: Person
    on: date
    came_by: str = CameBy.ELECTED
    signs: bool = False


def _hold(body: Body, *, by: Any) -> Body:
    """Two at once: the second waits, and sees what the first has done."""
    require_at(by, Verb.KEEP, body)
    return Body.objects.select_for_update(of=("self",)).select_related("homenet").get(pk=body.pk)


@transaction.atomic
def fill(
    body: Body, filling: Filling, *, by: Any, override: str = "", motion: Motion | None = None
) -> Office:
    """She begins to hold the post. What the articles say of her standing for it is kept.

    Raises ValidationError where the post is held or she cannot be chosen, and Stopped where an
    article stands against it.
    """
    body = _hold(body, by=by)
    _may_be_filled(body, filling)
    case = candidates.of(
        body, filling.person, filling.post, on=filling.on, rest=filling.came_by == CameBy.FILLED
    )
    why = go_on(case.verdict, body, by=by, override=override) if case.verdict else ""
    try:
        with transaction.atomic():
            return Office.objects.create(
                body=body, homenet_id=body.homenet_id, person=filling.person, post=filling.post,
                signs=_signs(body, filling), came_by=filling.came_by, begins_on=filling.on,
                chosen_in=motion, judged=case.kept(), override=why,
            )  # fmt: skip
    except IntegrityError as error:
        raise ValidationError(_taken()) from error


def _may_be_filled(body: Body, filling: Filling) -> None:
    person = filling.person
    if body.draft_of_id is not None:
        raise ValidationError(
            _("The founding members choose the office-bearers; it is a step of the registration.")
        )
    if person.homenet_id != body.homenet_id:
        raise ValidationError(_("A woman and her association belong to one HomeNet."))
    if person.is_deceased:
        raise ValidationError(_("The register says that she has died."))
    there = Office.objects.filter(body=body, post=filling.post, begins_on__isnull=False)
    there = there.exclude(ends_on__lte=filling.on)
    if filling.post in SEVERAL:
        there = there.filter(person=person)
    if there.exists():
        raise ValidationError(_taken())


def _signs(body: Body, filling: Filling) -> bool:
    """Signing follows the post; only where the articles name none it is as told."""
    law = constitutions.in_force_of([body.pk], on=filling.on).get(body.pk)
    posts = signing_posts(law)
    return filling.post in posts if posts else filling.signs


def _taken() -> str:
    return _("Somebody holds this office on that day, or from a later one on. End that first.")


@transaction.atomic
def end(office: Office, *, on: date, ground: str, by: Any) -> Office:
    """The office ends on that day, for that reason. Raises ValidationError."""
    body = _hold(office.body, by=by)
    office = Office.objects.select_for_update(of=("self",)).get(pk=office.pk, body=body)
    if office.ends_on is not None:
        raise ValidationError(_("This office has ended already; nothing was changed."))
    if office.begins_on is None:
        raise ValidationError(_("It has not begun; the registration says who holds it."))
    if on <= office.begins_on:
        raise ValidationError({"on": [_("An office ends after the day on which it began.")]})
    return _ended(office, on, ground)


def _ended(office: Office, on: date, ground: str) -> Office:
    office.ends_on, office.end_ground = on, ground
    office.save(update_fields=["ends_on", "end_ground"])
    return office


@transaction.atomic
def end_all_of(person: Person, body: Body, on: date, ground: str, by: Any) -> int:
    """All that she holds there ends on that day: offices, seats on special committees. How many.

    What began on that very day or later ends a day after it began: it is shown, not wiped out.
    """
    _hold(body, by=by)
    rows: list[Office | CommitteeSeat] = [
        *Office.objects.select_for_update().filter(
            body=body, person=person, begins_on__isnull=False
        ).exclude(ends_on__lte=on),
        *CommitteeSeat.objects.select_for_update().filter(body=body, person=person)
        .exclude(ends_on__lte=on),
    ]  # fmt: skip
    for one in rows:
        assert one.begins_on is not None
        last = max(on, one.begins_on + DAY)
        if isinstance(one, Office):
            _ended(one, last, ground)
        else:
            one.ends_on = last
            one.save(update_fields=["ends_on"])
    return len(rows)


@transaction.atomic
def hand_over(office: Office, *, on: date, what: str, by: Any, at: datetime) -> Office:
    """Write down that the papers, the cash and the keys of an office were handed over."""
    body = _hold(office.body, by=by)
    office = Office.objects.select_for_update(of=("self",)).get(pk=office.pk, body=body)
    if on > at.astimezone(get_current_timezone()).date():
        raise ValidationError({"on": [_("That day has not come yet.")]})
    if office.begins_on is None or on < office.begins_on:
        raise ValidationError({"on": [_("Her office had not begun on that day.")]})
    office.handed_over_on, office.handed_over = on, what.strip()
    office.save(update_fields=["handed_over_on", "handed_over"])
    return office


@transaction.atomic
def carried(
    motion: Motion, *, by: Any, at: datetime, override: str = "", on: date | None = None
) -> str:  # fmt: skip
    """What follows from a carried motion: an office ends, or somebody begins to hold one.

    `on`: where the decision has effect later, the day from which. Gives the word that is kept
    with what followed. Raises ValidationError, and Stopped.
    """
    assert motion.decided_on is not None
    day = on or motion.decided_on
    if motion.office is not None:
        end(motion.office, on=day, ground=OfficeEnd.REMOVED, by=by)
        return ENDED
    if motion.person is None or not motion.post:
        raise ValidationError(_("The motion does not say who is to hold which office."))
    filling = Filling(motion.post, motion.person, day, _came_by(motion, day))
    fill(motion.body, filling, by=by, override=override, motion=motion)
    return FILLED


def _came_by(motion: Motion, on: date) -> str:
    """The members elect; whom the committee or the president chooses is appointed.

    In the middle of the others' term it is for the rest of that term.
    """
    if motion.organ != Organ.GENERAL:
        return CameBy.APPOINTED
    others = Office.objects.filter(held_on(on), body=motion.body, begins_on__lt=on)
    return CameBy.FILLED if others.exists() else CameBy.ELECTED
