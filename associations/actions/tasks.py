"""The action plan: who does what by when. It is done, given up, or comes back."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from associations.models import AgendaItem, Meeting, Motion, Task
from associations.vocabulary.gatherings import MeetingState
from members.access.rights import Verb, require_at
from members.models import Body, Person


@dataclass(frozen=True)
class Told:
    """A line of the action plan as it is told."""

    what: str
    who: Person | None = None
    who_told: str = ""
    by_when: date | None = None


@transaction.atomic
def add(body: Body, told: Told, *, by: Any, meeting: Meeting | None = None) -> Task:
    """A new line. Raises ValidationError where somebody of another register is to do it."""
    require_at(by, Verb.KEEP, body)
    if told.who is not None and told.who.homenet_id != body.homenet_id:
        raise ValidationError({"who": _("She is not in this register.")})
    return Task.objects.create(
        body=body, homenet_id=body.homenet_id, meeting=meeting, what=told.what, who=told.who,
        who_told=told.who_told, by_when=told.by_when,
    )  # fmt: skip


@transaction.atomic
def settle(task: Task, *, done: bool, note: str, by: Any, on: date, today: date) -> Task:
    """It is done, or given up; what stood for it in agendas to come goes."""
    task = lock(task, by=by)
    if on > today:
        raise ValidationError({"on": _("That day has not come yet.")})
    if task.done_on or task.dropped_on:
        raise ValidationError(_("It was settled meanwhile."))
    if task.meeting is not None and on < task.meeting.meeting_on:
        raise ValidationError({"on": _("It was decided later.")})
    task.done_on, task.dropped_on = (on, None) if done else (None, on)
    task.note = note.strip()
    task.save()
    AgendaItem.objects.filter(
        ~Exists(Motion.objects.filter(item=OuterRef("pk"))),
        task=task, in_notice=False, meeting__state=MeetingState.PLANNED,
    ).delete()  # fmt: skip
    return task


@transaction.atomic
def reopen(task: Task, *, by: Any) -> Task:
    """It was settled by mistake."""
    task = lock(task, by=by)
    if not (task.done_on or task.dropped_on):
        raise ValidationError(_("It is open already."))
    task.done_on = task.dropped_on = None
    task.save()
    return task


def lock(task: Task, *, by: Any) -> Task:
    """The line for writing."""
    require_at(by, Verb.KEEP, task.body)
    found = Task.objects.select_for_update(of=("self",)).get(pk=task.pk)
    found.body = task.body
    return found
