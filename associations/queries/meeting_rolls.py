"""Who is called to a meeting: who was a member when it began, or the committee of its day.

Days have no hours: whom the meeting itself admitted is a member from its day on and was not called;
whom it put out is none any more and was.
"""

from datetime import date
from typing import Final

from django.db.models.functions import Coalesce

from associations.models import Effect, Meeting, Office
from associations.queries import facts, offices
from associations.queries.facts import Known
from associations.vocabulary.subjects import Gathering
from hnsa.law.days import days_later
from members.models import Body

ADMITTED: Final = "admitted"  # as their rooms call what followed from a motion
PUT_OUT: Final = "put_out"


def of(meeting: Meeting) -> list[Known]:
    """Who is called to it, by name. Two queries, three where it put somebody out."""
    on = meeting.meeting_on
    if meeting.gathering == Gathering.COMMITTEE:
        return facts.people(meeting.body, on, committee_on(meeting.body, on))
    changed = changed_at(meeting)
    roll = [one for one in facts.people(meeting.body, on) if one.person not in changed]
    if out := [person for person, what in changed.items() if what == PUT_OUT]:
        roll += facts.people(meeting.body, days_later(on, -1), out)
        roll.sort(key=lambda one: (one.name, one.membership))
    return roll


def changed_at(meeting: Meeting) -> dict[int, str]:
    """Whom motions of this very meeting have admitted or put out, by person. One query."""
    about = Coalesce("motion__person", "motion__application__person", "motion__termination__person")
    rows = Effect.objects.filter(motion__meeting=meeting, what__in=(ADMITTED, PUT_OUT))
    return {
        person: what
        for person, what in rows.annotate(about=about).values_list("about", "what")
        if person is not None
    }


def admitted_at(meeting: Meeting) -> set[int]:
    """Whom this very meeting has admitted: they vote from the next one on.

    So it makes no difference whether a vote is written down before or after they were admitted.
    """
    return {person for person, what in changed_at(meeting).items() if what == ADMITTED}


def seats_on(body: Body, on: date) -> list[Office]:
    """The executive committee on a day. One query."""
    return offices.committee_on(body, on)


def committee_on(body: Body, on: date) -> set[int]:
    """The people of the executive committee on a day. One query."""
    return {one.person_id for one in seats_on(body, on)}
