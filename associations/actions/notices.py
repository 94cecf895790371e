"""The notice of a meeting: given through the registry, or written down as it was given in life.

Giving it through the registry is an act of its own: it stops where an article stands against it.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from associations.actions.meetings import lock
from associations.actions.stopped import go_on
from associations.models import Meeting
from associations.queries import meetings
from associations.queries.meetings import Judged
from associations.vocabulary.gatherings import AHEAD, MeetingState


@dataclass(frozen=True)
class Notice:
    """A notice: when it was given, by whom, how, and when a new text was shown."""

    on: date
    called_by: str
    how: str = ""
    text_shown_on: date | None = None


def examine(meeting: Meeting, notice: Notice) -> Judged | None:
    """What the articles say of such a notice with the agenda as it stands."""
    return meetings.notice(
        meeting, given_on=notice.on, called_by=notice.called_by,
        agenda=meetings.agenda_of(meeting), text_shown_on=notice.text_shown_on,
    )  # fmt: skip


@transaction.atomic
def give(
    meeting: Meeting, notice: Notice, *, by: Any, today: date, override: str = "",
    given: bool = False,
) -> Meeting:  # fmt: skip
    """Notice is given now, through the registry; or (`given`) it is written down that it was.

    Raises Stopped where an article stands against giving it. What was given in life is recorded
    with its breach.
    """
    meeting = lock(meeting, by=by, states=AHEAD)
    if notice.on > meeting.meeting_on:
        raise ValidationError({"notice_on": _("The meeting is before that day.")})
    if notice.on > today:
        raise ValidationError({"notice_on": _("That day has not come yet.")})
    if notice.text_shown_on is not None and notice.text_shown_on > today:
        raise ValidationError({"text_shown_on": _("That day has not come yet.")})
    judged = examine(meeting, notice)
    reason = ""
    if not given and judged is not None:
        reason = go_on(judged.verdict, meeting.body, by=by, override=override)
    meeting.notice_on, meeting.notice_how = notice.on, notice.how
    meeting.called_by, meeting.state = notice.called_by, MeetingState.CALLED
    meeting.notice_judged = judged and judged.kept()
    meeting.notice_override = reason
    meeting.save()
    meeting.agenda.update(in_notice=True)
    return meeting
