"""Reads for those who examine registrations: what waits, how many stand where."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Case as Choose
from django.db.models import Count, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When

from associations.models import Case
from associations.vocabulary.cases import OPEN_STATES, WAITING_STATES
from members.queries.bodies import running_there

PROMISED_DAYS = 14  # in which a facilitator has an answer


def counts(rows: QuerySet[Any], field: str) -> dict[str, int]:
    """How many rows have each value of this field. One query."""
    return dict(rows.order_by().values_list(field).annotate(n=Count("pk")))


# The order of a list of cases: those that wait, then those that are being written.
WAITING_FIRST = Choose(
    When(state__in=WAITING_STATES, then=Value(0)), When(state__in=OPEN_STATES, then=Value(1)),
    default=Value(2), output_field=IntegerField(),
).asc()  # fmt: skip


def with_counted(associations: QuerySet[Any]) -> QuerySet[Any]:
    """The associations with `counted`, their memberships that run on."""
    counted = (
        running_there(OuterRef("pk")).order_by().values("body").annotate(n=Count("pk")).values("n")
    )
    return associations.annotate(counted=Subquery(counted, output_field=IntegerField()))


@dataclass(frozen=True)
class Queue:
    """The registrations that wait for a decision: how many, and the one that waits longest."""

    number: int
    oldest: Case
    days: int
    late: int


def queue(user: Any, now: datetime) -> Queue | None:
    """What waits for this user to be examined; None where nothing does. Two queries at most."""
    waiting = Case.objects.visible_to(user).filter(state__in=WAITING_STATES)
    oldest = waiting.select_related("body").order_by("sent_at", "pk").first()
    if oldest is None:
        return None
    late = Q(sent_at__lte=now - timedelta(days=PROMISED_DAYS + 1))
    number = waiting.aggregate(all=Count("pk"), late=Count("pk", filter=late))
    return Queue(number["all"], oldest, days_waited(oldest, now), number["late"])


def days_waited(case: Case, now: datetime) -> int:
    """The days since it was sent."""
    return 0 if case.sent_at is None else (now - case.sent_at).days
