"""Taking an import back: restore exactly what it changed, and nothing that came after.

`ImportTrace` tells what each row did. Where somebody changed a row since, the clerk is shown who
and what (queries/import_conflicts) and must say that she goes on; even then a person whom somebody
else uses by now is kept.
"""

from collections.abc import Iterable
from typing import Any

from django.db import connection
from django.db.models import ForeignKey, ForeignObjectRel, Model

from members.actions import people
from members.actions.import_accept import FIELDS, WORK_MEM
from members.actions.import_pulse import Pulse
from members.models import (
    Body,
    ImportJob,
    ImportRow,
    ImportTrace,
    Membership,
    NameToken,
    NationalId,
    Organisation,
    Person,
    Phone,
)

MADE = """
CREATE TEMP TABLE made ON COMMIT DROP AS
SELECT person_id FROM members_importtrace WHERE job_id = %s AND made_person;
ALTER TABLE made ADD PRIMARY KEY (person_id); ANALYZE made;
CREATE TEMP TABLE kept ON COMMIT DROP AS
SELECT m.person_id FROM made m WHERE
  EXISTS (SELECT 1 FROM members_membership x WHERE x.person_id = m.person_id
    AND NOT EXISTS (SELECT 1 FROM members_importtrace t WHERE t.job_id = %s
      AND t.made_membership AND t.membership_id = x.id))
  OR EXISTS (SELECT 1 FROM members_importtrace t WHERE t.person_id = m.person_id
    AND t.job_id <> %s) {used};
DELETE FROM made USING kept WHERE kept.person_id = made.person_id;
"""
# What an import itself writes about a person, and takes back with her.
OWN = (Membership, ImportTrace, ImportRow, NationalId, Phone, NameToken)

MEMBERSHIPS = """
DELETE FROM members_membership m USING members_importtrace t
  WHERE t.job_id = %s AND t.made_membership AND m.id = t.membership_id;
UPDATE members_membership m SET number = b.was->>'number', category = b.was->>'category',
  begins_on = (b.was->>'begins_on')::date, declared = b.was->'declared'
FROM (SELECT membership_id AS id, (before->>'membership')::jsonb AS was FROM members_importtrace
  WHERE job_id = %s AND before ? 'membership') b WHERE m.id = b.id;
"""

FACTS = """
CREATE TEMP TABLE fact ON COMMIT DROP AS
SELECT f.what, a.id::bigint AS id FROM members_importtrace t,
  LATERAL unnest(ARRAY['national_ids', 'phones']) AS f(what),
  LATERAL jsonb_array_elements_text(t.before->f.what) AS a(id)
WHERE t.job_id = %s AND t.before ?| ARRAY['national_ids', 'phones'];
ANALYZE fact;
DELETE FROM members_nationalid n USING fact f WHERE f.what = 'national_ids' AND n.id = f.id;
DELETE FROM members_phone n USING fact f WHERE f.what = 'phones' AND n.id = f.id;
"""

PEOPLE = f"""
UPDATE members_person p SET {", ".join(f"{name} = v.{name}" for name in FIELDS)}
FROM (SELECT person_id, (before->>'person')::jsonb AS was FROM members_importtrace
  WHERE job_id = %s AND before ? 'person') b,
  LATERAL jsonb_populate_record(NULL::members_person, b.was) v
WHERE p.id = b.person_id;
"""  # the names are constants of this module

# The words of all whose names go or go back; afterwards those that nobody bears any more go too.
WORDS = """
CREATE TEMP TABLE word ON COMMIT DROP AS
SELECT DISTINCT t.word FROM members_nametoken t JOIN (SELECT person_id FROM made
  UNION SELECT person_id FROM members_importtrace WHERE job_id = %s AND before ? 'person') m
  ON m.person_id = t.person_id
"""

GONE = """
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
        cursor.execute(f"SET LOCAL work_mem = '{WORK_MEM}'; SET LOCAL jit = off")
        pulse.phase("restoring_memberships")
        used = "".join(
            f" UNION SELECT m.person_id FROM made m JOIN {table} x ON x.{column} = m.person_id"
            for table, column in _pointing_at(Person, but=OWN)
        )
        cursor.execute(MADE.format(used=used), [job.pk] * 3)
        cursor.execute(MEMBERSHIPS, [job.pk] * 2)
        pulse.phase("restoring_people")
        cursor.execute(FACTS, [job.pk])
        renamed = _renamed(cursor, job)
        cursor.execute(PEOPLE, [job.pk])
        cursor.execute(WORDS, [job.pk])
        people.index_names(Person.objects.filter(pk__in=renamed))
        cursor.execute("SELECT count(*) FROM made")
        persons = cursor.fetchone()[0]
        cursor.execute("SELECT count(*) FROM kept")
        kept = cursor.fetchone()[0]
        cursor.execute(GONE, [job.homenet_id])
        bodies_kept = _remove_bodies(cursor, job)
        cursor.execute("DELETE FROM members_importtrace WHERE job_id = %s", [job.pk])
    return {"persons": persons, "kept": kept, "bodies_kept": bodies_kept}


def _renamed(cursor: Any, job: ImportJob) -> list[int]:
    """People whose names go back to what they were: they must be found by those names again."""
    cursor.execute(
        "SELECT b.person_id FROM (SELECT person_id, (before->>'person')::jsonb AS was "
        "FROM members_importtrace WHERE job_id = %s AND before ? 'person') b "
        "JOIN members_person p ON p.id = b.person_id "
        "WHERE (p.full_name_native, p.relative_name) IS DISTINCT FROM "
        "(b.was->>'full_name_native', b.was->>'relative_name')",
        [job.pk],
    )
    return [pk for (pk,) in cursor.fetchall()]


def _remove_bodies(cursor: Any, job: ImportJob) -> int:
    """Remove the organisations the import made. Returns how many are kept.

    Kept is what anything else points at by now, and what somebody has corrected since.
    """
    made = job.totals["done"]["bodies"]
    if not made:
        return 0
    cursor.execute(
        "UPDATE members_importrow SET body_id = NULL WHERE job_id = %s AND body_id = ANY(%s)",
        [job.pk, made],
    )
    cursor.execute(
        "CREATE TEMP TABLE unused_body ON COMMIT DROP AS SELECT id FROM members_body b "
        f"WHERE id = ANY(%s) AND {' AND '.join(_unused())} AND NOT EXISTS (SELECT 1 FROM ("
        "SELECT pgh_obj_id, pgh_created_at FROM members_bodyevent UNION ALL "
        "SELECT pgh_obj_id, pgh_created_at FROM members_organisationevent) e "
        "WHERE e.pgh_obj_id = b.id AND e.pgh_created_at > %s::timestamptz)",
        [made, job.totals["done"]["stamp"]],
    )
    cursor.execute("DELETE FROM members_organisation o USING unused_body e WHERE o.body_id = e.id")
    cursor.execute("DELETE FROM members_body b USING unused_body e WHERE b.id = e.id")
    return len(made) - int(cursor.rowcount)


def _unused() -> list[str]:
    """One condition for each table that can point at a body; its own organisation apart."""
    return [
        f"NOT EXISTS (SELECT 1 FROM {table} x WHERE x.{column} = b.id)"
        for table, column in _pointing_at(Body, but=(Organisation,))
        if column != "homenet_id"
    ]


def _pointing_at(model: Any, *, but: Iterable[type[Model]]) -> list[tuple[str, str]]:
    """Tables and columns of every app that can point at a row of the model.

    Names of models, never of users; histories keep what was, and do not count.
    """
    apart = {one._meta.db_table for one in but}
    found = {
        (relation.related_model._meta.db_table, relation.field.column)
        for relation in model._meta.get_fields(include_hidden=True)
        if isinstance(relation, ForeignObjectRel)
        and isinstance(relation.field, ForeignKey)
        and not hasattr(relation.related_model, "pgh_tracked_model")
    }
    return sorted((table, column) for table, column in found if table not in apart)
