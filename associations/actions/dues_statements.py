"""Statements of dues: what the treasurer says that members owe on a day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from associations.models import DuesStatement
from hnsa.law.money import Money
from members.access.rights import Verb, require_at
from members.models import Body, Person
from members.queries.memberships import running_on


@dataclass(frozen=True)
class Owed:
    """What a member owes, in months and, where it is told, as a sum."""

    months: int
    owes: Money | None = None


@transaction.atomic
def state(
    body: Body, owed: Mapping[int, Owed], *, stated_on: date, stated_by: str, by: Any,
    at: datetime, on: date,
) -> int:  # fmt: skip
    """Write down for these members (ids) what they owe; how many rows. The latest row counts.

    Nothing is written over: a correction is one more statement. Raises ValidationError for a day to
    come, for somebody whom the writer does not see or who is no member on that day.
    """
    require_at(by, Verb.KEEP, body)
    if stated_on > on:
        raise ValidationError({"stated_on": _("That day has not come yet.")})
    seen = Person.objects.visible_to(by).filter(pk__in=list(owed))
    members = running_on(body, stated_on).filter(person__in=seen)
    if set(owed) - set(members.values_list("person", flat=True)):
        raise ValidationError(
            _("Somebody of these is no member on that day. Please open the list again.")
        )
    DuesStatement.objects.bulk_create(
        DuesStatement(
            body=body, homenet_id=body.homenet_id, person_id=person, on=stated_on,
            months_owed=one.months, owes=one.owes.hundredths if one.owes is not None else None,
            stated_by=stated_by, written_by=by, written_at=at,
        )
        for person, one in sorted(owed.items())
    )  # fmt: skip
    return len(owed)
