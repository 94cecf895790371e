"""Departures other than by notice: she has died, or goes over to another association."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from associations.actions import memberships, offices
from associations.actions.stopped import go_on
from associations.models import Nominee, Volunteer
from associations.queries import applications, resignations
from associations.vocabulary.procedures import OfficeEnd
from members.access.rights import Verb, require_at
from members.models import Body, Membership, Person
from members.vocabulary.bodies import BodyKind
from members.vocabulary.people import MembershipGround


@transaction.atomic
def name_nominee(
    person: Person, body: Body, *, name: str, relation: str, named_on: date, by: Any, on: date
) -> Nominee:
    """Whom she names to receive what is paid out when she dies; the latest one counts."""
    require_at(by, Verb.KEEP, body)
    if named_on > on:
        raise ValidationError({"named_on": _("That day has not come yet.")})
    memberships.running(person, body, named_on)
    return Nominee.objects.create(
        body=body, homenet_id=body.homenet_id, person=person, name=name, relation=relation,
        named_on=named_on, written_by=by,
    )  # fmt: skip


@transaction.atomic
def die(person: Person, body: Body, *, died_on: date, by: Any, on: date) -> Membership:
    """She has died: her record says so; her membership here, her offices and work end."""
    require_at(by, Verb.KEEP, body)
    if died_on > on:
        raise ValidationError({"died_on": _("That day has not come yet.")})
    held = Person.objects.select_for_update().get(pk=person.pk)
    if held.died_on is not None and held.died_on != died_on:
        raise ValidationError(
            {"died_on": _("Her record tells another day. Please ask the office.")}
        )
    judged = resignations.died(body, held, died_on)
    day = judged.verdict.result if judged is not None else None
    ends_on = day if isinstance(day, date) else died_on
    spell = memberships.end(held, body, on=ends_on, ground=MembershipGround.DIED)
    held.is_deceased, held.died_on = True, died_on
    held.save(update_fields=["is_deceased", "died_on"])
    offices.end_all_of(held, body, ends_on, OfficeEnd.DIED, by)
    _end_work(held, body, ends_on)
    return spell


def _end_work(person: Person, body: Body, on: date) -> None:
    """Voluntary work ends with the membership; what was to begin later never was."""
    work = Volunteer.objects.filter(body=body, person=person, ends_on=None)
    work.filter(begins_on__lt=on).update(ends_on=on)


@transaction.atomic
def transfer(
    person: Person, body: Body, to: Body, *, transferred_on: date, category: str = "", by: Any,
    on: date, override: str = "",
) -> Membership:  # fmt: skip
    """She goes over to another association of her HomeNet: ends here, begins there.

    Judged by the admission articles there. Raises Stopped where one stands against it.
    """
    require_at(by, Verb.ADOPT, body)
    require_at(by, Verb.ADOPT, to)
    fits = to.kind == BodyKind.ASSOCIATION and to.draft_of_id is None
    if not fits or to.homenet_id != body.homenet_id or to.pk == body.pk:
        raise ValidationError({"to": _("Choose another association of the same HomeNet.")})
    if transferred_on > on:
        raise ValidationError({"transferred_on": _("That day has not come yet.")})
    law = applications.law_on(to, transferred_on)
    reason = ""
    if law is not None:
        told = {"category": category}
        verdict = applications.joining(to, person, law, on=transferred_on, told=told).verdict
        reason = memberships.admitted_against(
            verdict, go_on(verdict, to, by=by, override=override), by=by, on=transferred_on
        )
    memberships.end(person, body, on=transferred_on, ground=MembershipGround.TRANSFERRED)
    offices.end_all_of(person, body, transferred_on, OfficeEnd.VACATED, by)
    _end_work(person, body, transferred_on)
    return memberships.begin(
        person, to, on=transferred_on, category=category,
        source=_("from %(name)s") % {"name": body.name}, on_record=reason,
    )  # fmt: skip
