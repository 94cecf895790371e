"""The roll of one large association is drawn, against one INSERT … SELECT of the same rows.

Both write the same rows into the same table, under row security and with their history.
"""

import statistics
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any, Final

from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from associations.models import Article, Constitution
from associations.vocabulary.life import Standing
from elections.actions import rolls
from elections.models import Booth, Election, Entry
from hnsa.core import scope
from hnsa.core.models import User
from members.models import Body

MEMBERS: Final = 100_000
TIMES: Final = 3
POLL: Final = date(2026, 12, 20)
AT: Final = datetime(2026, 11, 25, 9, tzinfo=UTC)
RULES: Final = (
    ("vote_rests_in_arrears", {"months": 3}),
    ("membership_of_voters", {"months": 12}),
    ("categories_without_rights", {"lacks": "vote", "who": ["associate"]}),
)

_MEMBERSHIPS = """
INSERT INTO members_membership (person_id, body_id, homenet_id, number, category, source, declared,
  ground, begins_on)
SELECT id, %(body)s, homenet_id, id::text, '', 'bench', '{}', '',
  date '2026-06-01' - (id %% 3000)::int
FROM members_person WHERE homenet_id = %(homenet)s
ORDER BY members_person.id LIMIT %(members)s
"""
_DUES = """
INSERT INTO associations_duesstatement (person_id, body_id, homenet_id, "on", months_owed,
  stated_by, written_by_id, written_at)
SELECT person_id, body_id, homenet_id, date '2026-10-01', (id %% 5)::int, 'bench', %(by)s, now()
FROM members_membership WHERE body_id = %(body)s
"""
_SAME = """
INSERT INTO elections_entry (election_id, body_id, homenet_id, person_id, is_on, number, name,
  name_native, relative, member_number, booth_id, judged, by_decision)
SELECT %s, body_id, homenet_id, person_id, is_on, number, name, name_native, relative,
  member_number, %s, judged, by_decision
FROM elections_entry WHERE election_id = %s
"""


def measured(homenet: Body, user: User) -> dict[str, Any]:
    """Milliseconds (median of three), questions, and the ratio of the two."""
    with scope.seeing({homenet.pk}):
        body = _fill(homenet, user)
        drawn, same = _election(body, user), _election(body, user)
        booth = Booth.objects.create(election=same, body=body, homenet=homenet, number=1)
        order = [same.pk, booth.pk, drawn.pk]
        draw = _taken(lambda: rolls.draw(drawn, by=user, at=AT), drawn)
        copy = _taken(lambda: _same(order), same)
        rows = Entry.objects.filter(election=drawn)
        return {
            "pages": {
                "roll: drawn": draw, "roll: one INSERT … SELECT of the same rows": copy,
            },
            "roll": {
                "rows": rows.count(), "on it": rows.filter(is_on=True).count(),
                "ratio": round(draw["ms"] / copy["ms"], 2),
            },
        }  # fmt: skip


def _taken(act: Callable[[], object], election: Election) -> dict[str, float]:
    """Each time on an empty roll, as it is the first time."""
    took, questions = [], 0
    for _turn in range(TIMES):
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM elections_entry WHERE election_id = %s", [election.pk])
        with transaction.atomic(), CaptureQueriesContext(connection) as caught:
            began = time.perf_counter()
            act()
            took.append((time.perf_counter() - began) * 1000)
        questions = len(caught)
    return {"ms": round(statistics.median(took), 1), "questions": questions}


def _same(order: list[int]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_SAME, order)


def _election(body: Body, user: User) -> Election:
    return Election.objects.create(
        body=body, homenet=body.homenet, poll_on=POLL, planned_by=user, planned_at=AT
    )


def _fill(homenet: Body, user: User) -> Body:
    body = Body.objects.create(
        kind="association", homenet=homenet, parent=homenet, code="VOTERS", name="Many voters"
    )
    law = Constitution.objects.create(
        body=body, homenet=homenet, created_by=user, created_at=AT, saved_at=AT
    )
    Article.objects.bulk_create(
        Article(
            constitution=law, homenet=homenet, number=str(at), position=at, kind=kind,
            parameters=parameters,
        )
        for at, (kind, parameters) in enumerate(RULES, start=1)
    )  # fmt: skip
    law.standing, law.version = Standing.ADOPTED, 1
    law.adopted_on = law.in_force_from = date(2020, 1, 1)
    law.save()
    told = {"body": body.pk, "homenet": homenet.pk, "by": user.pk, "members": MEMBERS}
    with connection.cursor() as cursor:
        for order in (_MEMBERSHIPS, _DUES):
            cursor.execute(order, told)
    with connection.as_owner(), connection.cursor() as cursor:
        cursor.execute("ANALYZE members_membership, associations_duesstatement")
    return body
