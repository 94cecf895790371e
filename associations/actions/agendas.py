"""What comes onto the agenda of a new meeting by itself; the caller has opened the gate."""

from associations.models import AgendaItem, Meeting, Motion, Task
from associations.vocabulary.gatherings import AHEAD, MotionState


def bring_back(meeting: Meeting) -> None:
    """What is not done comes back in the agenda, unless it stands on that of a meeting ahead."""
    ahead = AgendaItem.objects.filter(body=meeting.body_id, meeting__state__in=AHEAD)
    open_ = (
        Task.objects.filter(body=meeting.body_id, done_on=None, dropped_on=None, committee=None)
        .exclude(pk__in=ahead.filter(task__isnull=False).values("task"))
        .order_by("by_when", "pk")
    )
    AgendaItem.objects.bulk_create(
        AgendaItem(
            meeting=meeting, body_id=meeting.body_id, homenet_id=meeting.homenet_id, position=place,
            title=one.what[:200], task=one,
        )
        for place, one in enumerate(open_, start=1)
    )  # fmt: skip


def take_over(earlier: Meeting, meeting: Meeting) -> None:
    """The same items, in no notice of the new meeting yet, and the motions that still wait."""
    before = list(earlier.agenda.order_by("position", "pk"))
    items = AgendaItem.objects.bulk_create(
        AgendaItem(
            meeting=meeting, body_id=meeting.body_id, homenet_id=meeting.homenet_id,
            position=one.position, title=one.title, subject=one.subject, task_id=one.task_id,
        )
        for one in before
    )  # fmt: skip
    waiting = Motion.objects.filter(meeting=earlier, state=MotionState.PUT)
    for old, item in zip(before, items, strict=True):
        waiting.filter(item=old).update(meeting=meeting, item=item)
    waiting.update(meeting=meeting)
