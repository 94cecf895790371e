"""The verbs of a meeting: plan it, put it off, open it, close it, call it again.

What happened is always recorded, with what the articles say of it. Its notice: `notices`; what is
said at it: `minutes`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext as _

from associations.actions import agendas
from associations.models import Attendance, Meeting, Motion
from associations.queries import attendance, meeting_rolls, meetings, standing
from associations.queries.meetings import Figures, Judged
from associations.vocabulary.gatherings import AHEAD, MeetingState, MotionState, Presence
from associations.vocabulary.subjects import Gathering, Post
from members.access.rights import Verb, require_at
from members.models import Body, Person


@dataclass(frozen=True)
class Plan:
    """A meeting as it is planned."""

    gathering: str
    on: date
    at: time | None = None
    place: str = ""
    requested_on: date | None = None
    requested_by: int | None = None


@transaction.atomic
def plan(body: Body, told: Plan, *, by: Any, at: datetime) -> Meeting:
    """Put a meeting into the calendar; what is open of the action plan comes onto its agenda.

    Raises ValidationError for a second one of its kind on that day.
    """
    require_at(by, Verb.KEEP, body)
    if body.draft_of_id is not None:
        raise ValidationError(
            _("The founding members meet first; their meeting is a step of the registration.")
        )
    if told.gathering == Gathering.REQUISITIONED and told.requested_on is None:
        raise ValidationError({"requested_on": _("Please say when they asked for it.")})
    if told.requested_on is not None:
        if told.requested_on > at.astimezone(get_current_timezone()).date():
            raise ValidationError({"requested_on": _("That day has not come yet.")})
        if told.requested_on > told.on:
            raise ValidationError({"requested_on": _("The meeting is before that day.")})
    return _planned(body, told, by=by, at=at)


def _planned(body: Body, told: Plan, *, by: Any, at: datetime, **more: Any) -> Meeting:
    made = Meeting(
        body=body, homenet_id=body.homenet_id, gathering=told.gathering, meeting_on=told.on,
        begins_at=told.at, place=told.place, requested_on=told.requested_on,
        requested_by=told.requested_by, written_by=by, written_at=at, **more,
    )  # fmt: skip
    _save(made)
    earlier = more.get("postponed_from") or more.get("second_call_of")
    if earlier is not None:
        agendas.take_over(earlier, made)
    elif told.gathering != Gathering.COMMITTEE:
        agendas.bring_back(made)
    return made


def _save(meeting: Meeting) -> None:
    try:
        with transaction.atomic():
            meeting.save()
    except IntegrityError as error:
        if "one_meeting_of_a_kind_a_day" not in str(error):
            raise
        raise ValidationError(
            {"on": _("There is a meeting of this kind on that day already.")}
        ) from None


def lock(meeting: Meeting, *, by: Any, states: Iterable[str] = ()) -> Meeting:
    """The meeting for writing. Raises ValidationError where it is in none of these states."""
    require_at(by, Verb.KEEP, meeting.body)
    found = Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
    found.body = meeting.body
    if found.second_call_of_id is not None:
        found.second_call_of = Meeting.objects.get(pk=found.second_call_of_id)
    if states and found.state not in states:
        raise ValidationError(standing_of(found))
    return found


def standing_of(meeting: Meeting) -> str:
    """Why it is too late for something: where the meeting is now."""
    return {
        MeetingState.OPEN: _("The meeting was opened meanwhile."),
        MeetingState.HELD: _("The meeting was closed meanwhile."),
        MeetingState.POSTPONED: _("The meeting was put off meanwhile."),
        MeetingState.NOT_HELD: _("It is written down that the meeting was not held."),
    }.get(MeetingState(meeting.state), _("The meeting is not open."))


@transaction.atomic
def change(meeting: Meeting, told: Plan, *, by: Any) -> Meeting:
    """Correct day, hour and place of a meeting of which no notice was given yet."""
    meeting = lock(meeting, by=by, states=[MeetingState.PLANNED])
    meeting.meeting_on, meeting.begins_at, meeting.place = told.on, told.at, told.place
    _save(meeting)
    return meeting


# --- not held, put off, called again --------------------------------------------------------------


@transaction.atomic
def not_held(meeting: Meeting, *, reason: str, by: Any) -> Meeting:
    """It was not held, or will not be; nobody was absent from it. Marks taken so far go.

    Raises ValidationError where it decided something: then it was held.
    """
    Body.objects.select_for_update().get(pk=meeting.body_id)  # nobody decides meanwhile
    meeting = lock(meeting, by=by, states=[*AHEAD, MeetingState.OPEN])
    _reasoned(reason)
    if Motion.objects.filter(meeting=meeting, state=MotionState.DECIDED).exists():
        raise ValidationError(_("It has decided something, so it was held. Close it instead."))
    Attendance.objects.filter(meeting=meeting).delete()
    meeting.state, meeting.reason = MeetingState.NOT_HELD, reason.strip()
    meeting.save()
    return meeting


@transaction.atomic
def postpone(
    meeting: Meeting, told: Plan, *, reason: str, by: Any, at: datetime
) -> Meeting:  # fmt: skip
    """Another day takes its place; its agenda goes with it, and notice is given anew."""
    meeting = lock(meeting, by=by, states=AHEAD)
    _reasoned(reason)
    meeting.state, meeting.reason = MeetingState.POSTPONED, reason.strip()
    meeting.save()
    return _planned(meeting.body, told, by=by, at=at, postponed_from=meeting)


def _reasoned(reason: str) -> None:
    if not reason.strip():
        raise ValidationError({"reason": _("Please say why.")})


@transaction.atomic
def call_again(meeting: Meeting, told: Plan, *, by: Any, at: datetime) -> Meeting:
    """The second call of a meeting that had no quorum. Raises ValidationError for a second one."""
    meeting = lock(meeting, by=by, states=[MeetingState.HELD, MeetingState.NOT_HELD])
    if meeting.second_call_of_id is not None:
        raise ValidationError(_("It was the second call already. Plan a new meeting."))
    if told.on < meeting.meeting_on:
        raise ValidationError({"on": _("The first call was for a later day.")})
    if Meeting.objects.filter(second_call_of=meeting).exists():
        raise ValidationError(_("It was called again already."))
    return _planned(meeting.body, told, by=by, at=at, second_call_of=meeting)


# --- as it is held --------------------------------------------------------------------------------


@dataclass(frozen=True)
class Chair:
    """Who chairs: somebody of the register, the office she holds, whether she was chosen there."""

    person: Person | None = None
    post: str = ""
    chosen: bool = False


@transaction.atomic
def begin(meeting: Meeting, chair: Chair, *, by: Any, at: datetime, today: date) -> Meeting:
    """Open the meeting: from now on attendance is taken. Who opens it second is told so."""
    meeting = lock(meeting, by=by, states=AHEAD)
    if meeting.meeting_on > today:
        raise ValidationError(_("Its day has not come yet."))
    _seat(meeting, chair)
    meeting.state, meeting.opened_at = MeetingState.OPEN, at
    meeting.save()
    return meeting


@transaction.atomic
def seat(meeting: Meeting, chair: Chair, *, by: Any) -> Meeting:
    """Somebody else chairs it, or it was told wrongly."""
    meeting = lock(meeting, by=by, states=[MeetingState.OPEN])
    _seat(meeting, chair)
    meeting.save()
    return meeting


def _seat(meeting: Meeting, chair: Chair) -> None:
    if chair.person is not None and chair.person.homenet_id != meeting.homenet_id:
        raise ValidationError(_("She is not in this register."))
    meeting.chair, meeting.chaired_by = chair.person, Post(chair.post) if chair.post else ""
    meeting.chair_chosen = chair.chosen


@transaction.atomic
def close(
    meeting: Meeting, *, by: Any, at: datetime, absent: Iterable[int] = (),
    told: dict[str, Any] | None = None,
) -> Meeting:  # fmt: skip
    """Close it: who was there is frozen, with what the law of the day says of the meeting.

    `absent`: these were called and not marked, and were away. All others who are not marked stay
    so: nothing is known of them. `told`: further facts that articles ask for.
    """
    meeting = lock(meeting, by=by, states=[MeetingState.OPEN])
    called = [one.person for one in meeting_rolls.of(meeting)]
    _mark_absent(meeting, set(absent) & set(called), by=by, at=at)
    law = meetings.law_of(meeting.body, meeting.meeting_on)
    figures = attendance.figures(meeting, called, entitled=True)
    return _closed(meeting, figures, meetings.held(meeting, figures, law, told), by=by, at=at)


def _mark_absent(meeting: Meeting, people: set[int], *, by: Any, at: datetime) -> None:
    marked = Attendance.objects.filter(meeting=meeting).values_list("person", flat=True)
    Attendance.objects.bulk_create(
        Attendance(
            meeting=meeting, body_id=meeting.body_id, homenet_id=meeting.homenet_id, person_id=one,
            presence=Presence.ABSENT, marked_by=by, marked_at=at,
        )
        for one in sorted(people - set(marked))
    )  # fmt: skip


def _closed(
    meeting: Meeting, figures: Figures, judged: Judged | None, *, by: Any, at: datetime
) -> Meeting:
    meeting.members, meeting.present = figures.members, figures.present or 0
    meeting.entitled = figures.entitled
    meeting.committee_size = figures.committee_size
    meeting.committee_present = figures.committee_present
    meeting.judged = judged and judged.kept()
    meeting.state, meeting.closed_at, meeting.closed_by = MeetingState.HELD, at, by
    meeting.save()
    return meeting


@dataclass(frozen=True)
class Counted:
    """What a paper sheet tells where no names are taken over."""

    present: int
    committee_present: int | None = None


@transaction.atomic
def close_by_figures(
    meeting: Meeting, counted: Counted, chair: Chair, *, by: Any, at: datetime, today: date,
    told: dict[str, Any] | None = None,
) -> Meeting:  # fmt: skip
    """It was held, and only figures are known: nobody is present or absent by name.

    Raises ValidationError where names are marked already, or more came than there are members.
    """
    meeting = lock(meeting, by=by, states=[*AHEAD, MeetingState.OPEN])
    if meeting.meeting_on > today:
        raise ValidationError(_("Its day has not come yet."))
    if Attendance.objects.filter(meeting=meeting).exists():
        raise ValidationError(_("Names are marked already. Close the meeting with these."))
    if meeting.state != MeetingState.OPEN or chair != Chair():
        _seat(meeting, chair)
    meeting.by_figures = True
    on = meeting.meeting_on
    called = {one.person for one in meeting_rolls.of(meeting)}
    size = len(meeting_rolls.committee_on(meeting.body, on))
    if wrong := _miscounted(counted, len(called), size):
        raise ValidationError(wrong)
    of_committee = meeting.gathering == Gathering.COMMITTEE
    figures = Figures(
        members=len(called), present=counted.present, committee_size=size or None,
        committee_present=counted.present if of_committee else counted.committee_present,
        entitled=len(standing.entitled(meeting.body, on) & called),
        roll=attendance.all_of(meeting, len(called)),
    )  # fmt: skip
    law = meetings.law_of(meeting.body, on)
    return _closed(meeting, figures, meetings.held(meeting, figures, law, told), by=by, at=at)


def _miscounted(counted: Counted, members: int, size: int) -> dict[str, str]:
    """What cannot be, by name of the figure."""
    if counted.present > members:
        return {"present": _("There were only %(n)d members.") % {"n": members}}
    seats = counted.committee_present or 0
    if seats > size:
        return {"committee_present": _("The committee had only %(n)d.") % {"n": size}}
    if seats > counted.present:
        return {"committee_present": _("More of the committee than were there at all.")}
    return {}
