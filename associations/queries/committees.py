"""Reads of committees: the meetings of the executive one, and the special ones with their tasks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db.models import Count, Prefetch, Q, QuerySet

from associations.models import Committee, CommitteeSeat, Meeting, Task
from associations.queries import naming
from associations.queries.offices import held_on
from associations.rules.asked_of_meetings import MEETING, Met
from associations.rules.quorum import QuorumOfCommittee
from associations.vocabulary.gatherings import MeetingState
from associations.vocabulary.subjects import Gathering
from hnsa.law.asking import Law, ask
from hnsa.law.verdict import Ground
from members.models import Body

LATEST: Final = 6  # meetings of the committee that a page shows


def meetings_of(meetings: QuerySet[Any], body: Body) -> list[Meeting]:
    """The last meetings of the executive committee that were held, the latest first."""
    rows = meetings.filter(body=body, gathering=Gathering.COMMITTEE, state=MeetingState.HELD)
    return list(rows.order_by("-meeting_on", "-pk")[:LATEST])


def quorum_of(law: Law | None, size: int, on: date) -> Ground | None:
    """The article on the committee's quorum, as it speaks of a committee of that size."""
    if law is None:
        return None
    met = Met(on=on, gathering=Gathering.COMMITTEE, committee_size=size, committee_present=size)
    grounds = ask(MEETING, law, met).grounds
    return next((one for one in grounds if one.kind == QuorumOfCommittee.code), None)


# --- special committees


@dataclass(frozen=True)
class Special:
    """A special committee with who sits on it now, and how many of its tasks are open."""

    committee: Committee
    seats: Sequence[CommitteeSeat]  # of the women whom the reader may see
    sitting: int  # all of them
    tasks: int  # open
    late: int


def special(committees: QuerySet[Any], seats: QuerySet[Any], body: Body, on: date) -> list[Special]:
    """The special committees of an association: running ones, then those that have ended.

    `committees`, `seats`: what the reader may see. Three queries, whatever their number.
    """
    open_ = Q(tasks__done_on=None, tasks__dropped_on=None, tasks__pk__isnull=False)
    rows = list(
        committees.filter(body=body)
        .annotate(
            open=Count("tasks", open_), late=Count("tasks", open_ & Q(tasks__by_when__lt=on))
        )
        .prefetch_related(
            Prefetch(
                "seats", seats.filter(held_on(on)).select_related("person").order_by("pk"),
                to_attr="shown",
            )
        )
    )  # fmt: skip
    sitting = dict(
        CommitteeSeat.objects.filter(held_on(on), committee__in=rows)
        .order_by()
        .values_list("committee")
        .annotate(n=Count("pk"))
    )
    found = [
        Special(
            one, sorted(one.shown, key=lambda seat: not seat.presides), sitting.get(one.pk, 0),
            one.open, one.late,
        )
        for one in rows
    ]  # fmt: skip
    return sorted(found, key=lambda one: (has_ended(one.committee, on), -one.committee.pk))


def has_ended(committee: Committee, on: date) -> bool:
    """Whether it works no more on that day."""
    return committee.ends_on is not None and committee.ends_on <= on


def seats_of(seats: QuerySet[Any], committee: Committee) -> list[CommitteeSeat]:
    """Who sits and sat on it, as far as the reader may see: who presides first."""
    rows = seats.filter(committee=committee).select_related("person")
    return list(rows.order_by("-presides", "begins_on", "pk"))


def tasks_of(tasks: QuerySet[Any], committee: Committee, seen: QuerySet[Any]) -> list[Task]:
    """Its tasks: open ones first, by the day by which they are to be done. Two queries."""
    rows = list(tasks.filter(committee=committee).select_related("who").order_by("by_when", "pk"))
    naming.by_sight(rows, seen, of="who")
    return sorted(rows, key=lambda one: one.done_on is not None or one.dropped_on is not None)
