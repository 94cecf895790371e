"""Reads of the action plan."""

from datetime import date
from typing import Any

from django.db.models import F, QuerySet

from associations.models import Task
from associations.queries.naming import by_sight
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
    by_sight(rows, Person.objects.visible_to(user), of="who")
    for one in rows:
        one.doer = one.who.full_name if one.who and not one.is_hidden else one.who_told
    return rows


def is_late(task: Task, on: date) -> bool:
    """Whether its day has passed."""
    return task.by_when is not None and task.by_when < on
