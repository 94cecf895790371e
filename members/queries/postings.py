"""Reads of postings."""

from datetime import date
from typing import Any

from django.contrib.auth import get_user_model
from django.db import connection
from django.db.models import Q, QuerySet

from hnsa.core import scope
from members.models import Body, Posting
from members.vocabulary.bodies import BodyKind


def running(on: date) -> QuerySet[Posting]:
    """Postings that hold on a day."""
    return Posting.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=on), begins_on__lte=on)


def reaching(body: Body, on: date) -> list[Posting]:
    """The postings that open this body on a day: at itself, above it, or at the network.

    Row security hides the network's postings from a HomeNet; the page says so in words.
    """
    here = Q(body_id__in={body.pk, body.parent_id, body.homenet_id})
    return list(
        running(on)
        .filter(here | Q(body__kind=BodyKind.NETWORK))
        .select_related("user", "body")
        .order_by("body__kind", "user__username", "id")
    )


def users_of(homenets: frozenset[int]) -> QuerySet[get_user_model()]:  # type: ignore[valid-type]
    """Users who hold or held a posting at these HomeNets."""
    at = Posting.objects.filter(homenet__in=homenets).values("user")
    return get_user_model().objects.filter(pk__in=at)


def homenets_of(user: Any) -> list[int]:
    """The HomeNets of all running and past postings of a user, also those that row security hides
    from who asks."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('hnsa.user', true)")
        asking = cursor.fetchone()[0]
        scope.recognise(user.pk)  # a user's own postings are always open to her
        try:
            found = Posting.objects.filter(user=user).order_by("homenet_id")
            return list(found.values_list("homenet_id", flat=True).distinct())
        finally:
            scope.recognise(int(asking or 0))
