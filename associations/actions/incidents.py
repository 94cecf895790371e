"""Incidents: what a rule may ask for is written down with its day. It decides nothing by itself."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from associations.models import Incident
from associations.vocabulary.procedures import IncidentKind
from associations.vocabulary.subjects import Organ
from members.access.rights import Verb, require_at
from members.models import Body, Person
from members.queries.memberships import running_on

# Who finds what: the others may be written down by anybody who keeps the registers.
FOUND_BY = {IncidentKind.CONDUCT: Organ.COMMITTEE, IncidentKind.EXCUSED: Organ.GENERAL}


@transaction.atomic
def write_down(
    person: Person, body: Body, *, what: str, happened_on: date, text: str, by: Any, on: date
) -> Incident:
    """Write down what happened. Raises ValidationError for a day to come, and for no member."""
    require_at(by, Verb.KEEP, body)
    if happened_on > on:
        raise ValidationError({"happened_on": _("That day has not come yet.")})
    if not running_on(body, happened_on).filter(person=person).exists():
        raise ValidationError(
            _("%(name)s is no member there on that day.") % {"name": person.full_name}
        )
    return Incident.objects.create(
        body=body, homenet_id=body.homenet_id, person=person, on=happened_on, what=what, text=text,
        found_by=FOUND_BY.get(IncidentKind(what), ""), written_by=by,
    )  # fmt: skip


@transaction.atomic
def strike_out(incident: Incident, *, why: str, on: date, by: Any) -> Incident:
    """It counts no more; the row and the reason stay. Raises ValidationError without a reason."""
    require_at(by, Verb.KEEP, incident.body)
    found = Incident.objects.select_for_update().get(pk=incident.pk)
    if found.struck_on is not None:
        raise ValidationError(_("It was struck out already."))
    if not why.strip():
        raise ValidationError({"why": _("Please say why.")})
    found.struck_on, found.struck_why = on, why.strip()
    found.save(update_fields=["struck_on", "struck_why"])
    return found
