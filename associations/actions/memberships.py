"""Memberships of an association: a spell begins, ends, runs on after all, or its category changes.

The one place that writes the one table for procedures; what the articles say of it is weighed by
the caller, who has passed the gate.
"""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from associations.models import CategoryChange, Motion, Suspension
from hnsa.law.days import DAY
from hnsa.law.verdict import Verdict
from members.models import Body, Membership, Person
from members.queries import memberships
from members.vocabulary.imports import ON_RECORD
from members.vocabulary.people import MembershipGround

_ENDS_IN_DIGITS = re.compile(r"(.*?)([0-9]{1,9})")


@transaction.atomic
def begin(
    person: Person, body: Body, *, on: date, category: str = "", source: str = "",
    on_record: str = "",
) -> Membership:  # fmt: skip
    """A spell begins, with the next free number. Raises ValidationError for a member.

    `on_record`: why she was admitted against an article (`admitted_against`).
    """
    _hold(body)
    if person.homenet_id != body.homenet_id:
        raise ValidationError(_("A woman and her association belong to one HomeNet."))
    if person.is_deceased:
        raise ValidationError(_("The register says that she has died."))
    if memberships.overlapping(person, body, on):
        raise ValidationError(
            _("%(name)s is a member already; nothing was changed.") % {"name": person.full_name}
        )
    _end_suspensions(person, body, on)
    there = Membership.objects.filter(body=body).order_by("pk")
    return Membership.objects.create(
        person=person, body=body, homenet_id=body.homenet_id, begins_on=on, category=category,
        number=next_number(there.values_list("number", flat=True)), source=source[:160],
        declared={ON_RECORD: on_record} if on_record else {},
    )  # fmt: skip


def admitted_against(verdict: Verdict, why: str, *, by: Any, on: date) -> str:
    """What stays with a membership that began against articles; "" where it did not."""
    if not why:
        return ""
    articles = ", ".join(dict.fromkeys(one.article for one in verdict.broken))
    return f"{articles}: {why} ({by.get_full_name() or by.get_username()}, {on.isoformat()})"


@transaction.atomic
def end(person: Person, body: Body, *, on: date, ground: MembershipGround) -> Membership:
    """The spell that runs ends on that day. Raises ValidationError where none does.

    One that was to end later ends earlier. A suspension ends with it; where she leaves by herself,
    which she may take back, when she comes back.
    """
    _hold(body)
    spell = running(person, body, on)
    if ground != MembershipGround.RESIGNED:
        _end_suspensions(person, body, on)
    spell.ends_on, spell.ground = on, ground
    spell.save(update_fields=["ends_on", "ground"])
    return spell


@transaction.atomic
def run_on(person: Person, body: Body, *, ended_on: date) -> Membership:
    """A spell that was to end on that day runs on. Raises ValidationError where none was."""
    _hold(body)
    spell = Membership.objects.filter(person=person, body=body, ends_on=ended_on).first()
    if spell is None or memberships.overlapping(person, body, ended_on):
        raise ValidationError(_("There is no membership that was to end on that day."))
    spell.ends_on, spell.ground = None, MembershipGround.NONE
    spell.save(update_fields=["ends_on", "ground"])
    return spell


@transaction.atomic
def change_category(
    person: Person, body: Body, *, becomes: str, on: date, motion: Motion | None = None
) -> CategoryChange:
    """Her category changes on that day; her membership carries the new one."""
    _hold(body)
    spell = running(person, body, on)
    change, new = CategoryChange.objects.get_or_create(
        body=body, person=person, on=on,
        defaults={
            "homenet_id": body.homenet_id, "was": spell.category, "becomes": becomes,
            "motion": motion,
        },
    )  # fmt: skip
    if not new:
        raise ValidationError(_("Her category has changed on that day already."))
    spell.category = becomes
    spell.save(update_fields=["category"])
    return change


def running(person: Person, body: Body, on: date) -> Membership:
    """Her spell there on that day. Raises ValidationError where none runs."""
    spell = memberships.running_on(body, on).filter(person=person).first()
    if spell is None:
        raise ValidationError(
            _("%(name)s is no member there on that day.") % {"name": person.full_name}
        )
    return spell


def _end_suspensions(person: Person, body: Body, on: date) -> None:
    """What rested in a spell rests no more after it; a suspension lasts a day at least."""
    rows = Suspension.objects.select_for_update().filter(body=body, person=person)
    for one in rows.exclude(ends_on__lte=on).exclude(begins_on__gt=on):
        one.ends_on = max(on, one.begins_on + DAY)
        one.save(update_fields=["ends_on"])


def next_number(given: Iterable[str]) -> str:
    """The number after the highest of those that look like the last one given: "12", "RN-07"."""
    found = [match for one in given if (match := _ENDS_IN_DIGITS.fullmatch(one))]
    if not found:
        return "1"
    prefix, width = found[-1][1], len(found[-1][2])
    highest = max(int(match[2]) for match in found if match[1] == prefix)
    return f"{prefix}{highest + 1:0{width}d}"


def _hold(body: Body) -> None:
    """Two at once: the second waits, and sees what the first has done."""
    Body.objects.select_for_update().get(pk=body.pk)
