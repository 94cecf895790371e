"""The agenda and the minutes: items, what was said and resolved, who wrote it, when it was signed.

The agenda is written until the meeting is closed; what was said of an item as long as the minutes
are not signed.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import IO, Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from associations.actions import documents, motions
from associations.actions.meetings import lock
from associations.actions.motions import Proposal
from associations.models import AgendaItem, Document, Meeting, Motion
from associations.vocabulary.cases import DocumentKind
from associations.vocabulary.gatherings import AHEAD, MeetingState, MotionState
from associations.vocabulary.subjects import Subject
from members.models import Body

MOST_ITEMS = 60
MOST_PAGES = 20  # photos of the paper register, for one meeting


@transaction.atomic
def add_item(meeting: Meeting, title: str, subject: str, *, by: Any) -> AgendaItem:
    """One item more, at the end. Raises ValidationError where there are too many, or too late."""
    meeting = lock(meeting, by=by, states=[*AHEAD, MeetingState.OPEN, MeetingState.HELD])
    unsigned(meeting)
    number = meeting.agenda.count()
    if number >= MOST_ITEMS:
        raise ValidationError(_("An agenda has at most %(n)d items.") % {"n": MOST_ITEMS})
    last = meeting.agenda.order_by("-position").first()
    return AgendaItem.objects.create(
        meeting=meeting, body_id=meeting.body_id, homenet_id=meeting.homenet_id,
        position=last.position + 1 if last else 1, title=title, subject=subject,
    )  # fmt: skip


@transaction.atomic
def add_motion(meeting: Meeting, proposal: Proposal, *, by: Any, at: datetime) -> Motion:
    """An item more, and its motion with it: in the meeting only the votes are counted."""
    Body.objects.select_for_update().get(pk=meeting.body_id)  # all acts hold it before a row
    subject = "" if proposal.subject == Subject.ORDINARY else str(proposal.subject)
    item = add_item(meeting, proposal.title[:200], subject, by=by)
    proposal = replace(proposal, meeting=item.meeting, item=item)
    return motions.put(meeting.body, proposal, by=by, at=at)


@transaction.atomic
def remove_item(item: AgendaItem, *, by: Any) -> None:
    """Take an item out, and back what was put to the vote with it.

    Raises ValidationError for what stood in a notice that was given, or was voted on.
    """
    Body.objects.select_for_update().get(pk=item.body_id)
    meeting = lock(item.meeting, by=by, states=[*AHEAD, MeetingState.OPEN])
    if item.in_notice:
        raise ValidationError(_("It stood in the notice, so it stays on the agenda."))
    put = Motion.objects.filter(item=item)
    if put.filter(state=MotionState.DECIDED).exists():
        raise ValidationError(_("It was voted on, so it stays on the agenda."))
    put.update(state=MotionState.WITHDRAWN, item=None)
    AgendaItem.objects.filter(pk=item.pk, meeting=meeting).delete()


@transaction.atomic
def move_item(item: AgendaItem, *, up: bool, by: Any) -> None:
    """One place up or down."""
    meeting = lock(item.meeting, by=by, states=[*AHEAD, MeetingState.OPEN])
    items = list(meeting.agenda.order_by("position", "pk"))
    at = next((place for place, one in enumerate(items) if one.pk == item.pk), None)
    if at is None:
        return
    to = max(0, min(at + (-1 if up else 1), len(items) - 1))
    items.insert(to, items.pop(at))
    for place, one in enumerate(items, start=1):
        one.position = place
    AgendaItem.objects.bulk_update(items, ["position"])


@dataclass(frozen=True)
class Said:
    """What was said of an item, and what was resolved."""

    discussion: str
    resolution: str


@transaction.atomic
def write(
    meeting: Meeting, items: Mapping[int, Said], *, minutes: str, minutes_by: str, by: Any
) -> Meeting:
    """Keep the minutes as they are written so far."""
    meeting = lock(meeting, by=by, states=[MeetingState.OPEN, MeetingState.HELD])
    unsigned(meeting)
    changed = []
    for one in meeting.agenda.filter(pk__in=list(items)):
        said = items[one.pk]
        if (one.discussion, one.resolution) != (said.discussion, said.resolution):
            one.discussion, one.resolution = said.discussion, said.resolution
            changed.append(one)
    AgendaItem.objects.bulk_update(changed, ["discussion", "resolution"])
    meeting.minutes, meeting.minutes_by = minutes, minutes_by
    meeting.save(update_fields=["minutes", "minutes_by"])
    return meeting


@transaction.atomic
def sign(meeting: Meeting, *, on: date, by: Any, today: date) -> Meeting:
    """They were read out and signed; from now on they stand as they are."""
    meeting = lock(meeting, by=by, states=[MeetingState.HELD])
    unsigned(meeting)
    if on > today:
        raise ValidationError({"signed_on": _("That day has not come yet.")})
    if on < meeting.meeting_on:
        raise ValidationError({"signed_on": _("The meeting was later.")})
    meeting.signed_on = on
    meeting.save(update_fields=["signed_on"])
    return meeting


def unsigned(meeting: Meeting) -> None:
    """Raises ValidationError once the minutes are signed."""
    if meeting.signed_on is not None:
        raise ValidationError(_("The minutes are signed and are not changed any more."))


@transaction.atomic
def keep_pages(
    meeting: Meeting, files: list[IO[bytes]], *, by: Any, at: Any
) -> list[Document]:  # fmt: skip
    """Photos of the pages of the paper register; one that is there already is not kept twice."""
    meeting = lock(meeting, by=by, states=[MeetingState.OPEN, MeetingState.HELD])
    there = Document.objects.filter(meeting=meeting).count()
    if there + len(files) > MOST_PAGES:
        raise ValidationError(_("At most %(n)d pages are kept.") % {"n": MOST_PAGES})
    kept = documents.keep(meeting.body, files, kind=DocumentKind.OTHER, by=by, at=at)
    if any(one.meeting_id not in (None, meeting.pk) for one in kept):
        raise ValidationError(_("One of these photos is kept with another meeting already."))
    Document.objects.filter(pk__in=[one.pk for one in kept], meeting=None).update(meeting=meeting)
    return kept
