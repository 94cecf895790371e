"""What the other registers tell of members on a day: category, dues, work, incidents, suspension.

Each is one query for one woman and for all. What was written down before the first day of her
running spell belongs to an earlier one.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Final

from django.db.models import Q, QuerySet, Sum

from associations.models import (
    CategoryChange,
    DuesStatement,
    Incident,
    Suspension,
    Volunteer,
)  # fmt: skip
from associations.vocabulary.procedures import IncidentKind
from associations.vocabulary.subjects import CATEGORIES, Category, Organ
from hnsa.law.days import months_later, years_later
from hnsa.law.money import Money
from members.models import Body

Begun = Mapping[int, date | None]  # by person: the first day of her running spell, if it is known
_HOUR: Final = 60


@dataclass(frozen=True)
class Asked:
    """Of whom the registers are read, and for which day."""

    body: Body
    on: date
    begun: Begun
    everybody: bool  # all members: the database need not be told whom

    def rows(self, model: Any) -> QuerySet[Any]:
        """The rows of these women."""
        rows = model.objects.filter(body=self.body)
        return rows if self.everybody else rows.filter(person__in=list(self.begun))

    def within(self, rows: Iterable[Any], name: str = "on") -> Iterator[Any]:
        """Of these rows the ones of her running spell."""
        for row in rows:
            if row.person_id in self.begun:
                began = self.begun[row.person_id]
                if began is None or getattr(row, name) >= began:
                    yield row


@lru_cache(maxsize=256)
def category_of(written: str) -> Category | None:
    """The category that is written, also as "Ordinary member"; None where it is none of these."""
    word = written.strip().lower().removesuffix(" member")
    return Category(word) if word in map(str, CATEGORIES) else None


def categories(asked: Asked) -> dict[int, dict[str, Any]]:
    """Category and its first day, of those whose category has ever changed in this spell.

    Before her first change she was what that change says she was before.
    """
    found: dict[int, dict[str, Any]] = {}
    later: set[int] = set()
    changes = asked.rows(CategoryChange).order_by("on", "pk")
    for change in asked.within(changes):
        if change.on <= asked.on:
            found[change.person_id] = {
                "category": category_of(change.becomes), "category_since": change.on
            }  # fmt: skip
        elif change.person_id not in found and change.person_id not in later:
            later.add(change.person_id)
            found[change.person_id] = {"category": category_of(change.was)}
    return found


def dues(asked: Asked) -> dict[int, dict[str, Any]]:
    """What the latest statement says; it holds until the next one.

    So a treasurer's silence is turned against nobody: whoever owed nothing owes nothing.
    """
    statements = (
        asked.rows(DuesStatement).filter(on__lte=asked.on)
        .order_by("person_id", "-on", "-pk").distinct("person_id")
        .values_list("person_id", "on", "months_owed", "owes", named=True)
    )  # fmt: skip
    paid: dict[int, date] = {}
    found: dict[int, dict[str, Any]] = {}
    for one in asked.within(statements):
        months = one.months_owed
        if months not in paid:
            paid[months] = months_later(asked.on, -months)
        found[one.person_id] = {
            "months_owed": months,
            "owes": None if one.owes is None else Money(one.owes),
            # a sum is owed that is no month's dues: nobody knows since when
            "paid_up_on": None if months == 0 and one.owes else paid[months],
            "stated_on": one.on,
        }
    return found


def work(asked: Asked) -> dict[int, dict[str, Any]]:
    """Who works in place of paying, and the full hours of it in the month, up to the day."""
    month = Q(hours__on__gte=asked.on.replace(day=1), hours__on__lte=asked.on)
    running = asked.rows(Volunteer).filter(
        Q(ends_on=None) | Q(ends_on__gt=asked.on), instead_of_dues=True, begins_on__lte=asked.on
    )
    rows = running.values_list("person").annotate(minutes=Sum("hours__minutes", filter=month))
    return {
        person: {"works_instead": True, "hours_worked": (minutes or 0) // _HOUR}
        for person, minutes in rows.order_by()
    }


def incidents(asked: Asked, missed: Mapping[int, tuple[date, ...]]) -> dict[int, dict[str, Any]]:
    """Orders failed in the year up to the day, harm, competition, and absences excused after all.

    `missed`: the days of the meetings missed in a row. Only what was not struck out by the day.
    """
    rows = asked.rows(Incident).filter(
        Q(struck_on=None) | Q(struck_on__gt=asked.on), on__lte=asked.on
    )
    year_ago = years_later(asked.on, -1)
    found: dict[int, dict[str, Any]] = {}
    for one in asked.within(rows.order_by("on", "pk")):
        told = found.setdefault(one.person_id, {})
        if one.what == IncidentKind.ORDER:
            told["orders_failed"] = told.get("orders_failed", 0) + (one.on > year_ago)
        elif one.what == IncidentKind.CONDUCT:
            told["misconduct"] = True
        elif one.what == IncidentKind.COMPETES:
            told["competes"] = True
        elif missed.get(one.person_id, ()):
            told["condoned"] = one.on >= missed[one.person_id][-1]
    return found


def suspensions(asked: Asked) -> dict[int, dict[str, Any]]:
    """Who is suspended on the day, since when, and by whom."""
    rows = asked.rows(Suspension).filter(
        Q(ends_on=None) | Q(ends_on__gt=asked.on), begins_on__lte=asked.on
    )
    return {
        one.person_id: {
            "suspended": True, "suspended_on": one.begins_on, "suspended_by": Organ(one.organ)
        }
        for one in rows
    }  # fmt: skip
