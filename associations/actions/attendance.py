"""Marking who is there: row by row, by several clerks at once, also late over a weak link.

Of two marks of one woman the later one stands, by the moment it was made and not by the order in
which they arrive; so a mark may be sent again, and old ones may come late. One that is taken back
leaves no row: what was marked before and comes after it is taken as it is.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from associations.actions.meetings import lock
from associations.models import Attendance, Meeting
from associations.queries import meeting_rolls
from associations.vocabulary.gatherings import AHEAD, MeetingState, Presence


@dataclass(frozen=True)
class Mark:
    """How a woman stands to the meeting, and when somebody said so."""

    person: int
    presence: Presence | None  # None: the mark is taken back, nothing is known of her
    at: datetime


class Sealed(Exception):
    """The meeting was closed while somebody still marked; `meeting` says by whom and when."""

    def __init__(self, meeting: Meeting) -> None:
        super().__init__(meeting.pk)
        self.meeting = meeting


@transaction.atomic
def mark(meeting: Meeting, marks: Iterable[Mark], *, by: Any) -> list[int]:
    """Write these marks down; whose mark is newer already keeps it. The ids that were taken.

    Raises Sealed once the meeting is closed, and ValidationError where it is not open yet, or for
    who is not called to it.
    """
    meeting = lock(meeting, by=by)
    if meeting.state in AHEAD:
        raise ValidationError(_("The meeting is not opened yet."))
    if meeting.state != MeetingState.OPEN:
        raise Sealed(meeting)
    latest = _latest(marks)
    called = {one.person for one in meeting_rolls.of(meeting)}
    if strangers := set(latest) - called:
        raise ValidationError(
            _("%(n)d of these women are not called to this meeting.") % {"n": len(strangers)}
        )
    there = {
        one.person_id: one
        for one in Attendance.objects.filter(meeting=meeting, person__in=list(latest))
    }
    taken = [one for one in latest.values() if _is_newer(one, there.get(one.person))]
    back = [one.person for one in taken if one.presence is None]
    Attendance.objects.filter(meeting=meeting, person__in=back).delete()
    Attendance.objects.bulk_create(
        [
            Attendance(
                meeting=meeting, body_id=meeting.body_id, homenet_id=meeting.homenet_id,
                person_id=one.person, presence=one.presence, marked_by=by, marked_at=one.at,
            )
            for one in taken
            if one.presence is not None
        ],
        update_conflicts=True, unique_fields=["meeting", "person"],
        update_fields=["presence", "marked_by", "marked_at"],
    )  # fmt: skip
    return [one.person for one in taken]


def _latest(marks: Iterable[Mark]) -> dict[int, Mark]:
    """One mark of each woman: the latest, whatever the order."""
    found: dict[int, Mark] = {}
    for one in marks:
        if one.person not in found or _key(one) > _key(found[one.person]):
            found[one.person] = one
    return found


def _key(mark: Mark) -> tuple[datetime, str]:
    return mark.at, str(mark.presence or "")


def _is_newer(mark: Mark, there: Attendance | None) -> bool:
    return there is None or _key(mark) > (there.marked_at, there.presence)


@transaction.atomic
def tick(
    meeting: Meeting, people: Sequence[int], *, presence: Presence, by: Any, at: datetime
) -> list[int]:
    """Names ticked from a paper sheet: all of them with one mark."""
    return mark(meeting, [Mark(one, presence, at) for one in people], by=by)
