"""Taking an import back: restore exactly what it changed, and nothing that came after.

`ImportTrace` tells what each row did. Where somebody changed a row since, the clerk is shown who
and what (queries/import_conflicts) and must say that she goes on; even then a person whom somebody
else uses by now is kept.
"""

from typing import Any

from django.db import connection

from members.actions import people
from members.actions.import_accept import FIELDS
from members.actions.import_pulse import Pulse
from members.models import ImportJob, Person

MADE = """
CREATE TEMP TABLE made ON COMMIT DROP AS
SELECT person_id FROM members_importtrace WHERE job_id = %s AND made_person;
ALTER TABLE made ADD PRIMARY KEY (person_id); ANALYZE made;
CREATE TEMP TABLE kept ON COMMIT DROP AS
SELECT m.person_id FROM made m WHERE
  EXISTS (SELECT 1 FROM members_membership x WHERE x.person_id = m.person_id
    AND NOT EXISTS (SELECT 1 FROM members_importtrace t WHERE t.job_id = %s
      AND t.made_membership AND t.membership_id = x.id))
  OR EXISTS (SELECT 1 FROM members_consent x WHERE x.person_id = m.person_id)
  OR EXISTS (SELECT 1 FROM members_roleintrade x WHERE x.person_id = m.person_id)
  OR EXISTS (SELECT 1 FROM members_reveal x WHERE x.person_id = m.person_id)
  OR EXISTS (SELECT 1 FROM members_importtrace t WHERE t.person_id = m.person_id
    AND t.job_id <> %s);
DELETE FROM made USING kept WHERE kept.person_id = made.person_id;
"""

MEMBERSHIPS = """
DELETE FROM members_membership m USING members_importtrace t
  WHERE t.job_id = %s AND t.made_membership AND m.id = t.membership_id;
UPDATE members_membership m SET number = b.was->>'number', category = b.was->>'category',
  begins_on = (b.was->>'begins_on')::date, declared = b.was->'declared'
FROM (SELECT membership_id AS id, (before->>'membership')::jsonb AS was FROM members_importtrace
  WHERE job_id = %s AND before ? 'membership') b WHERE m.id = b.id;
"""

FACTS = """
DELETE FROM members_nationalid n USING members_importtrace t,
  LATERAL jsonb_array_elements(t.before->'national_ids') AS a(id)
  WHERE t.job_id = %s AND t.before ? 'national_ids' AND n.id = a.id::bigint;
DELETE FROM members_phone n USING members_importtrace t,
  LATERAL jsonb_array_elements(t.before->'phones') AS a(id)
  WHERE t.job_id = %s AND t.before ? 'phones' AND n.id = a.id::bigint;
"""

PEOPLE = f"""
UPDATE members_person p SET {", ".join(f"{name} = v.{name}" for name in FIELDS)}
FROM (SELECT person_id, (before->>'person')::jsonb AS was FROM members_importtrace
  WHERE job_id = %s AND before ? 'person') b,
  LATERAL jsonb_populate_record(NULL::members_person, b.was) v
WHERE p.id = b.person_id;
"""  # the names are constants of this module

GONE = """
CREATE TEMP TABLE word ON COMMIT DROP AS
SELECT DISTINCT t.word FROM members_nametoken t JOIN made m ON m.person_id = t.person_id;
DELETE FROM members_nametoken t USING made m WHERE t.person_id = m.person_id;
DELETE FROM members_nameword v USING word w WHERE v.word = w.word AND v.homenet_id = %s
  AND NOT EXISTS (SELECT 1 FROM members_nametoken t WHERE t.word = v.word
    AND t.homenet_id = v.homenet_id);
DELETE FROM members_nationalid n USING made m WHERE n.person_id = m.person_id;
DELETE FROM members_phone n USING made m WHERE n.person_id = m.person_id;
DELETE FROM members_person p USING made m WHERE p.id = m.person_id;
"""


def restore(job: ImportJob, pulse: Pulse) -> dict[str, Any]:
    """Undo what the traces tell; the caller holds the transaction and the lock on the job."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [job.homenet_id])
        pulse.phase("restoring_memberships")
        cursor.execute(MADE, [job.pk] * 3)
        cursor.execute(MEMBERSHIPS, [job.pk] * 2)
        pulse.phase("restoring_people")
        cursor.execute(FACTS, [job.pk] * 2)
        cursor.execute(PEOPLE, [job.pk])
        _reindex(cursor, job)
        cursor.execute("SELECT count(*) FROM made")
        persons = cursor.fetchone()[0]
        cursor.execute("SELECT count(*) FROM kept")
        kept = cursor.fetchone()[0]
        cursor.execute(GONE, [job.homenet_id])
        _remove_bodies(cursor, job)
        cursor.execute("DELETE FROM members_importtrace WHERE job_id = %s", [job.pk])
    return {"persons": persons, "kept": kept}


def _reindex(cursor: Any, job: ImportJob) -> None:
    """People whose names went back to what they were are found by those names again."""
    cursor.execute(
        "SELECT person_id FROM members_importtrace WHERE job_id = %s "
        "AND before ? 'person'",
        [job.pk],
    )
    restored = [pk for (pk,) in cursor.fetchall()]
    people.index_names(Person.objects.filter(pk__in=restored))


def _remove_bodies(cursor: Any, job: ImportJob) -> None:
    made = job.totals.get("done", {}).get("bodies") or [0]
    cursor.execute(
        "UPDATE members_importrow SET body_id = NULL WHERE job_id = %s AND body_id = ANY(%s)",
        [job.pk, made],
    )
    cursor.execute(
        "CREATE TEMP TABLE empty_body ON COMMIT DROP AS SELECT id FROM members_body b "
        "WHERE id = ANY(%s) AND NOT EXISTS "
        "(SELECT 1 FROM members_membership m WHERE m.body_id = b.id) AND NOT EXISTS "
        "(SELECT 1 FROM members_posting m WHERE m.body_id = b.id)",
        [made],
    )
    cursor.execute("DELETE FROM members_organisation o USING empty_body e WHERE o.body_id = e.id")
    cursor.execute("DELETE FROM members_body b USING empty_body e WHERE b.id = e.id")
