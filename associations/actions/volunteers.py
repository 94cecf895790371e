"""Voluntary work: beside dues or in their place, and the hours that were worked."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from associations.models import Volunteer, WorkHours
from members.access.rights import Verb, require_at
from members.models import Body, Person
from members.queries.memberships import running_on


@transaction.atomic
def begin(
    person: Person, body: Body, *, work: str, begins_on: date, instead_of_dues: bool, by: Any,
    on: date,
) -> Volunteer:  # fmt: skip
    """She begins voluntary work. Raises ValidationError: no member, in place of dues already."""
    require_at(by, Verb.KEEP, body)
    if begins_on > on:
        raise ValidationError({"begins_on": _("That day has not come yet.")})
    if not running_on(body, begins_on).filter(person=person).exists():
        raise ValidationError(
            _("%(name)s is no member there on that day.") % {"name": person.full_name}
        )
    try:
        with transaction.atomic():
            return Volunteer.objects.create(
                body=body, homenet_id=body.homenet_id, person=person, work=work,
                begins_on=begins_on, instead_of_dues=instead_of_dues,
            )  # fmt: skip
    except IntegrityError as error:
        raise ValidationError(
            _("%(name)s works in place of dues already on these days.") % {"name": person.full_name}
        ) from error


@transaction.atomic
def end(volunteer: Volunteer, *, on: date, by: Any) -> Volunteer:
    """The work ends on that day. Raises ValidationError where it has ended, or had not begun."""
    require_at(by, Verb.KEEP, volunteer.body)
    found = _held(volunteer)
    if on <= found.begins_on:
        raise ValidationError({"ends_on": _("It ends after it begins.")})
    if WorkHours.objects.filter(volunteer=found, on__gte=on).exists():
        raise ValidationError({"ends_on": _("Hours are written down for that day or later.")})
    found.ends_on = on
    found.save(update_fields=["ends_on"])
    return found


@transaction.atomic
def add_hours(
    volunteer: Volunteer, *, minutes: int, worked_on: date, note: str = "", by: Any, on: date
) -> WorkHours:
    """Hours of one day. Raises ValidationError: outside the spell, more than the day has."""
    require_at(by, Verb.KEEP, volunteer.body)
    found = _held(volunteer)
    if worked_on > on:
        raise ValidationError({"worked_on": _("That day has not come yet.")})
    if worked_on < found.begins_on:
        raise ValidationError({"worked_on": _("Her work had not begun yet on that day.")})
    there = WorkHours.objects.filter(body=found.body_id, person=found.person_id, on=worked_on)
    if minutes + sum(there.values_list("minutes", flat=True)) > 24 * 60:
        raise ValidationError({"hours": _("A day has 24 hours; some are written down already.")})
    return WorkHours.objects.create(
        volunteer=found, body_id=found.body_id, homenet_id=found.homenet_id,
        person_id=found.person_id, on=worked_on, minutes=minutes, note=note, written_by=by,
    )  # fmt: skip


def _held(volunteer: Volunteer) -> Volunteer:
    """The row, held, while the work goes on."""
    found = Volunteer.objects.select_for_update().get(pk=volunteer.pk)
    if found.ends_on is not None:
        raise ValidationError(_("This work has ended already."))
    return found
