"""Lists of the registers about members: voluntary work, incidents, what each of them owes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, OuterRef, Subquery, Sum

from associations.models import DuesStatement, Incident, Volunteer
from associations.queries.membership import in_hours
from hnsa.law.money import Money
from members.models import Body, Membership
from members.queries.memberships import running_on

PAGE = 50
MOST = 300


def work_of(body: Body, user: Any, on: date) -> list[Any]:
    """Voluntary work there with its hours in all, the latest first. One query."""
    rows = (
        Volunteer.objects.visible_to(user).filter(body=body).select_related("person")
        .annotate(minutes=Sum("hours__minutes"))
    )  # fmt: skip
    found = list(rows.order_by("-begins_on", "-pk")[:MOST])
    for one in found:
        one.worked = in_hours(one.minutes or 0)
    return found


def incidents_of(body: Body, user: Any) -> list[Any]:
    """What was written down there, the latest first. One query."""
    rows = Incident.objects.visible_to(user).filter(body=body).select_related("person")
    return list(rows.order_by("-on", "-pk")[:MOST])


@dataclass(frozen=True)
class Owing:
    """One member on the list of dues, with the last statement."""

    person: int
    name: str
    relative: str
    number: str
    months: int | None
    owes: Money | None
    stated_on: date | None


@dataclass(frozen=True)
class Owings:
    """A page of the list: no counting, no skipping."""

    shown: Sequence[Owing]
    after: int | None  # the membership after which the next page begins
    before: bool


def owed_by(
    body: Body, user: Any, on: date, *, after: int | None = None, size: int = PAGE
) -> Owings:
    """The members whom the user sees, in the order of joining, with what each owes. One query."""
    latest = DuesStatement.objects.filter(
        body=body, person=OuterRef("person"), on__lte=on
    ).order_by("-on", "-pk")  # fmt: skip
    members = running_on(body, on) & Membership.objects.visible_to(user)
    rows = members.annotate(
        full_name=F("person__full_name"), relative=F("person__relative_name"),
        months=Subquery(latest.values("months_owed")[:1]),
        owes=Subquery(latest.values("owes")[:1]), stated_on=Subquery(latest.values("on")[:1]),
    ).order_by("pk")  # fmt: skip
    if after:
        rows = rows.filter(pk__gt=after)
    found = list(rows[: size + 1])
    more, found = len(found) > size, found[:size]
    return Owings([_owing(one) for one in found], found[-1].pk if more else None, bool(after))


def _owing(row: Any) -> Owing:
    return Owing(
        row.person_id, row.full_name, row.relative, row.number, row.months,
        None if row.owes is None else Money(row.owes), row.stated_on,
    )  # fmt: skip
