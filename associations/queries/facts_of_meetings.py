"""What the attendance registers tell of members on a day: one query for one woman and for all.

A meeting counts when it was held, was one to which everybody is called, and names were taken at it,
from the first day of her running spell up to the day. Who is in no row was not away.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db import connection

from associations.vocabulary.gatherings import AWAY, ORDINARY, THERE, MeetingState, Presence


@dataclass(frozen=True)
class Attended:
    """How she came to meetings; `days` are those of the meetings missed in a row."""

    missed_in_a_row: int = 0
    missed_unexcused: int = 0
    meetings_held: int = 0  # in the year of the day, and written down of her
    meetings_attended: int = 0
    days: tuple[date, ...] = ()


NONE: Final = Attended()

# A day on which she was there ends the row, whatever else was held on that day, so the order in
# which meetings were written down tells nothing.
_COUNTED: Final = """
WITH roll AS MATERIALIZED (
    SELECT person_id, begins_on FROM members_membership
    WHERE body_id = %(body)s
      AND (begins_on IS NULL OR begins_on <= %(on)s) AND (ends_on IS NULL OR ends_on > %(on)s)
      AND (%(people)s::bigint[] IS NULL OR person_id = ANY(%(people)s::bigint[]))
), marked AS (
    SELECT attendance.person_id, meeting.meeting_on AS day, attendance.presence,
           max(meeting.meeting_on) FILTER (WHERE attendance.presence = ANY(%(there)s))
               OVER (PARTITION BY attendance.person_id) AS last_there
    FROM associations_attendance attendance
    JOIN roll ON roll.person_id = attendance.person_id
    JOIN associations_meeting meeting ON meeting.id = attendance.meeting_id
    WHERE attendance.body_id = %(body)s AND meeting.body_id = %(body)s
      AND meeting.state = %(held)s AND meeting.gathering = ANY(%(ordinary)s)
      AND NOT meeting.by_figures AND meeting.meeting_on <= %(on)s
      AND (roll.begins_on IS NULL OR meeting.meeting_on >= roll.begins_on)
), told AS (
    SELECT *, presence = ANY(%(away)s) AND (last_there IS NULL OR day > last_there) AS missed,
           day >= %(year)s AS this_year
    FROM marked
)
SELECT person_id,
       count(*) FILTER (WHERE missed),
       count(*) FILTER (WHERE missed AND presence = %(absent)s),
       count(*) FILTER (WHERE this_year),
       count(*) FILTER (WHERE this_year AND presence = ANY(%(there)s)),
       array_agg(day ORDER BY day) FILTER (WHERE missed)
FROM told GROUP BY person_id
"""


def attended(body: int, on: date, people: Iterable[int] | None = None) -> Mapping[int, Attended]:
    """How members of the body came to meetings, by person; who is in no row is not there."""
    asked: dict[str, Any] = {
        "body": body, "on": on, "year": date(on.year, 1, 1),
        "people": None if people is None else list(people),
        "there": list(map(str, THERE)), "away": list(map(str, AWAY)),
        "absent": str(Presence.ABSENT), "held": str(MeetingState.HELD),
        "ordinary": list(map(str, ORDINARY)),
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_COUNTED, asked)
        return {
            person: Attended(missed, unexcused, held, came, tuple(days or ()))
            for person, missed, unexcused, held, came, days in cursor.fetchall()
        }
