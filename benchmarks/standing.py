"""The standing facts of one large association, against one sequential scan of its attendances."""

from datetime import date
from typing import Any, Final

from django.db import connection

from associations.queries import facts, facts_of_meetings
from benchmarks.pages import taken
from hnsa.core import scope
from hnsa.core.models import User
from members.models import Body

MEMBERS: Final = 10_000
MEETINGS: Final = 10
ON: Final = date(2026, 11, 25)

_MEMBERSHIPS = """
INSERT INTO members_membership (person_id, body_id, homenet_id, number, category, source, declared,
  ground, begins_on)
SELECT id, %(body)s, homenet_id, '', '', 'bench', '{}', '', '2020-01-01'
FROM members_person WHERE homenet_id = %(homenet)s ORDER BY id LIMIT %(members)s
"""
_MEETINGS = """
INSERT INTO associations_meeting (body_id, homenet_id, gathering, state, meeting_on, place,
  notice_how, called_by, notice_override, reason, chaired_by, chair_chosen, by_figures, closed_at,
  present, minutes, minutes_by, written_by_id, written_at)
SELECT %(body)s, %(homenet)s, 'regular', 'open', date '2026-01-03' + 30 * n, '', '', '', '', '',
  '', false, false, NULL, NULL, '', '', %(by)s, now()
FROM generate_series(1, %(meetings)s) AS n
"""
_ATTENDANCES = """
INSERT INTO associations_attendance (meeting_id, body_id, homenet_id, person_id, presence,
  marked_by_id, marked_at)
SELECT m.id, m.body_id, m.homenet_id, s.person_id,
  (ARRAY['present', 'present', 'present', 'late', 'excused', 'absent'])
    [1 + (m.id * 7 + s.person_id * 13) %% 6], %(by)s, now()
FROM associations_meeting m JOIN members_membership s ON s.body_id = m.body_id
WHERE m.body_id = %(body)s
"""
_CLOSED = """
UPDATE associations_meeting SET state = 'held', closed_at = now(), present = 0
WHERE body_id = %(body)s
"""
_SCAN = "SELECT count(presence), max(marked_at) FROM associations_attendance"
_ONLY_A_SCAN = "SET enable_indexscan = off; SET enable_indexonlyscan = off"


def measured(homenet: Body, user: User) -> dict[str, Any]:
    """Milliseconds (median of seven) and questions."""
    with scope.seeing({homenet.pk}):
        body = _fill(homenet, user)
        her = facts.people(body, ON, most=1)[0].person
        return {
            "standing: one sequential scan of attendances": taken(_scan),
            "standing: meetings of all": taken(lambda: facts_of_meetings.attended(body.pk, ON)),
            "standing: meetings of one": taken(
                lambda: facts_of_meetings.attended(body.pk, ON, [her])
            ),
            "standing: every fact of all": taken(lambda: facts.members(body, ON)),
            "standing: every fact of one": taken(lambda: facts.members(body, ON, [her])),
        }


def _scan() -> None:
    with connection.cursor() as cursor:
        cursor.execute(_ONLY_A_SCAN)
        cursor.execute(_SCAN)
        cursor.fetchall()
        cursor.execute("RESET enable_indexscan; RESET enable_indexonlyscan")


def _fill(homenet: Body, user: User) -> Body:
    body = Body.objects.create(
        kind="association", homenet=homenet, parent=homenet, code="LARGE", name="A large one"
    )
    told = {
        "body": body.pk, "homenet": homenet.pk, "by": user.pk, "members": MEMBERS,
        "meetings": MEETINGS,
    }  # fmt: skip
    with connection.cursor() as cursor:
        for order in (_MEMBERSHIPS, _MEETINGS, _ATTENDANCES, _CLOSED):
            cursor.execute(order, told)
    with connection.as_owner(), connection.cursor() as cursor:
        cursor.execute("ANALYZE members_membership, associations_meeting, associations_attendance")
    return body
