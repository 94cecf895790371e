"""What is written down of a member in one association, in time: for the line that is drawn."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import F

from associations.models import (
    Attendance,
    CategoryChange,
    DuesStatement,
    Incident,
    Suspension,
    Termination,
)  # fmt: skip
from associations.vocabulary.gatherings import ORDINARY, MeetingState
from members.models import Body, Membership, Person


@dataclass(frozen=True)
class Life:
    """Her spells, and what happened in them from the first day to the last, both included."""

    first: date
    last: date
    spells: Sequence[Membership]
    changes: Sequence[CategoryChange]  # of all time: the category before the first day hangs on it
    suspensions: Sequence[Suspension]
    attendances: Sequence[Attendance]  # with `day`, the day of the meeting
    terminations: Sequence[Termination]
    statements: Sequence[DuesStatement]
    incidents: Sequence[Incident]


def of(person: Person, body: Body, first: date, last: date) -> Life:
    """What is written down of her there between these days. Seven queries."""
    hers = {"person": person, "body": body}
    between = (first, last)
    came = Attendance.objects.filter(
        **hers, meeting__state=MeetingState.HELD, meeting__gathering__in=ORDINARY,
        meeting__by_figures=False, meeting__meeting_on__range=between,
    ).annotate(day=F("meeting__meeting_on"))  # fmt: skip
    return Life(
        first, last,
        spells=list(Membership.objects.filter(**hers).order_by("begins_on", "pk")),
        changes=list(CategoryChange.objects.filter(**hers, on__lte=last).order_by("on", "pk")),
        suspensions=list(
            Suspension.objects.filter(**hers, begins_on__lte=last)
            .exclude(ends_on__lte=first).order_by("begins_on", "pk")
        ),
        attendances=list(came.order_by("day", "pk")),
        terminations=list(
            Termination.objects.filter(**hers, found_on__range=between).order_by("found_on", "pk")
        ),
        statements=list(
            DuesStatement.objects.filter(**hers, on__range=between).order_by("on", "pk")
        ),
        incidents=list(Incident.objects.filter(**hers, on__range=between).order_by("on", "pk")),
    )  # fmt: skip
