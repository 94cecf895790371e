"""Beginning and ending memberships of organisations."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from members.access.rights import Verb, require
from members.models import Body, Membership, Person
from members.queries import memberships
from members.vocabulary.people import MembershipGround


@transaction.atomic
def admit(
    person: Person,
    body: Body,
    *,
    begins_on: date | None,
    by: Any,
    number: str = "",
    category: str = "",
    source: str = "",
) -> Membership:
    """Begin a spell of membership. Raises ValidationError where she is a member already."""
    require(by, Verb.EDIT, body.homenet_id)
    if person.homenet_id != body.homenet_id:
        raise ValidationError(_("A woman and her organisation belong to one HomeNet."))
    if memberships.overlapping(person, body, begins_on):
        raise ValidationError(
            _("She is written down as a member there for these days. End that membership first.")
        )
    return Membership.objects.create(
        person=person, body=body, homenet_id=body.homenet_id, begins_on=begins_on,
        number=number, category=category, source=source,
    )  # fmt: skip


@transaction.atomic
def end(membership: Membership, *, ends_on: date, ground: MembershipGround, by: Any) -> Membership:
    """End a spell on a day, with its ground. Raises ValidationError on an impossible day."""
    require(by, Verb.EDIT, membership.homenet_id)
    if membership.ends_on is not None:
        raise ValidationError(_("This membership has ended already."))
    if membership.begins_on and ends_on < membership.begins_on:
        raise ValidationError(_("A membership cannot end before it begins."))
    membership.ends_on = ends_on
    membership.ground = ground
    membership.save(update_fields=["ends_on", "ground"])
    return membership
