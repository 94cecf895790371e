"""Founding members of a case: found in the register, written down, or taken over from a list."""

from datetime import date, datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from associations.actions.cases import lock_open
from associations.actions.women import Woman, find_or_write
from associations.models import Case, Office
from members.access.rights import Verb, may_at
from members.models import Body, Membership, Person
from members.queries.memberships import running_on

MOST_FOUNDERS = 1_000  # of one association, on these pages; larger lists go through the office


@transaction.atomic
def write_down(case: Case, woman: Woman, *, by: Any, at: datetime, on: date) -> Membership:
    """Add a woman in four fields. One with the same number whom the writer sees is taken instead.

    Raises ValidationError, by name of the field (`women.find_or_write`).
    """
    case = lock_open(case, by=by)
    _room_for(case, 1)
    there = Membership.objects.filter(body=case.body_id, ends_on=None).values("person")
    return _join(case, find_or_write(case.body, woman, there=there, by=by, on=on), at)


def _room_for(case: Case, more: int) -> None:
    if Membership.objects.filter(body=case.body_id, ends_on=None).count() + more > MOST_FOUNDERS:
        raise ValidationError(
            _("So many women cannot be founding members here. Ask the office to bring in the list.")
        )


@transaction.atomic
def take(case: Case, person_id: int, *, by: Any, at: datetime) -> Membership:
    """Add a woman of the register whom the writer sees. Raises ValidationError."""
    case = lock_open(case, by=by)
    _room_for(case, 1)
    people_seen = Person.objects.visible_to(by).filter(homenet=case.homenet_id)
    person = people_seen.filter(pk=person_id).first()
    if person is None:
        raise ValidationError(_("She is not in the register, as far as you may see."))
    if person.is_deceased:
        raise ValidationError(_("The register says that she has died."))
    return _join(case, person, at)


@transaction.atomic
def take_over(case: Case, origin: Body, *, by: Any, at: datetime, on: date) -> int:
    """The women of a list that was brought in become founding members; how many came in.

    Those whom the writer sees and who are not on the list yet: a second time changes nothing.
    """
    case = lock_open(case, by=by)
    if origin.homenet_id != case.homenet_id:
        raise ValidationError(_("The members of another HomeNet cannot be taken over."))
    if not may_at(by, Verb.SEE, origin):
        raise PermissionDenied(_("Your posting does not allow this here."))
    there = Membership.objects.filter(body=case.body_id, ends_on=None).values("person")
    women = Person.objects.visible_to(by).filter(is_deceased=False).exclude(pk__in=there)
    spells = list(
        running_on(origin, on)
        .filter(person__in=women)
        .order_by("person", "pk")
        .distinct("person")
        .values_list("person", "number")[: MOST_FOUNDERS + 1]
    )
    _room_for(case, len(spells))
    source = _("members of %(name)s") % {"name": origin.name}
    Membership.objects.bulk_create(
        Membership(
            person_id=person, body=case.body, homenet_id=case.homenet_id, number=number,
            source=source[:160],
        )
        for person, number in spells
    )  # fmt: skip
    _saved(case, at)
    return len(spells)


def _join(case: Case, person: Person, at: datetime) -> Membership:
    _saved(case, at)
    there = Membership.objects.filter(body=case.body_id, person=person, ends_on=None).first()
    return there or Membership.objects.create(
        person=person, body=case.body, homenet_id=case.homenet_id,
        source=str(_("founding members")),
    )  # fmt: skip


def _saved(case: Case, at: datetime) -> None:
    case.saved_at = at
    case.save(update_fields=["saved_at"])


@transaction.atomic
def leave_out(case: Case, membership_id: int, *, by: Any, at: datetime) -> None:
    """Take her off the list of founders, and out of its offices; her record stays."""
    case = lock_open(case, by=by)
    spell = Membership.objects.filter(pk=membership_id, body=case.body_id, ends_on=None).first()
    if spell is None:
        return
    Office.objects.filter(body=case.body_id, person=spell.person_id).delete()
    spell.delete()
    _saved(case, at)
