"""Reads of the action plan."""

from datetime import date
from typing import Any

from django.db.models import F, QuerySet

from associations.models import Task
from members.models import Body, Person


def open_of(tasks: QuerySet[Any], body: Body) -> QuerySet[Any]:
    """What is not done and not given up, by the day by which it is to be done."""
    return tasks.filter(body=body, done_on=None, dropped_on=None).order_by(
        F("by_when").asc(nulls_last=True), "pk"
    )


def settled_of(tasks: QuerySet[Any], body: Body, most: int = 30) -> QuerySet[Any]:
    """What was settled, the latest first."""
    settled = tasks.filter(body=body).exclude(done_on=None, dropped_on=None)
    return settled.order_by("-pk")[:most]


def named(tasks: QuerySet[Any], user: Any) -> list[Task]:
    """The tasks with who does them, where her name may be shown (`doer`). Two queries."""
    rows = list(tasks.select_related("who", "meeting"))
    seen = set(
        Person.objects.visible_to(user)
        .filter(pk__in=[one.who_id for one in rows if one.who_id])
        .values_list("pk", flat=True)
    )
    for one in rows:
        shown = one.who is not None and (not one.who.is_restricted or one.who_id in seen)
        one.doer = one.who.full_name if shown else one.who_told
        one.is_linked = one.who_id in seen
        one.is_hidden = one.who is not None and not shown
    return rows


def is_late(task: Task, on: date) -> bool:
    """Whether its day has passed."""
    return task.by_when is not None and task.by_when < on
