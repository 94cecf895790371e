"""Reads of memberships."""

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from members.models import Body, Membership, Person


def overlapping(person: Person, body: Body, begins_on: date | None) -> bool:
    """Whether a spell of hers there runs on `begins_on` or later; unknown means from ever."""
    later = Q(ends_on__isnull=True)
    if begins_on is not None:
        later |= Q(ends_on__gt=begins_on)
    else:
        later = Q()
    return Membership.objects.filter(later, person=person, body=body).exists()


def spells_of(person: Person, user: Any) -> QuerySet[Membership]:
    """Her spells that the user may see, the oldest first; unknown days first of all."""
    return (
        Membership.objects.visible_to(user)
        .filter(person=person)
        .select_related("body")
        .order_by("begins_on", "id")
    )


def running_on(body: Body, on: date) -> QuerySet[Membership]:
    """The memberships of a body that run on a day; an unknown first day counts as begun."""
    begun = Q(begins_on__isnull=True) | Q(begins_on__lte=on)
    return Membership.objects.filter(begun, Q(ends_on__isnull=True) | Q(ends_on__gt=on), body=body)
