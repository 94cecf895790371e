"""Accepting an import: one transaction, checked again, all or nothing.

Everything is set-wise. A row is *brought in* when its status is accepted (with or without a remark)
and the clerk did not leave it out. Rows of one person form a group (`leader`); the first row of a
group that is brought in makes the person, or the person is known to the register already.
"""

from typing import Any

from django.db import connection

from members.actions import bodies, import_groups, import_stale, people
from members.actions.import_pulse import Pulse
from members.models import ImportJob, Person
from members.queries.bodies_named import names_of_bodies
from members.rules.names import sound
from members.rules.text import fold

FIELDS = (
    "full_name_native", "relative_name", "relation", "relative_deceased", "gender", "birth_on",
    "birth_year", "age_years", "age_on", "place_id", "locality", "ward", "address", "trade",
)  # fields of a person that an import may fill or change  # fmt: skip
WORK_MEM = "32MB"  # for sorting and hashing a long list
MEMBERSHIP_FIELDS = ("number", "category", "begins_on", "declared")


PERSONS = """
INSERT INTO members_person (
  id, homenet_id, full_name, full_name_native, relative_name, relation, relative_deceased, gender,
  birth_on, birth_year, age_years, age_on, place_id, locality, ward, address, trade, is_deceased,
  is_restricted, restricted_why, is_demo, name_key, core_key)
SELECT r.person_id, r.homenet_id, r.values->>'full_name',
  COALESCE(r.values->>'full_name_native', ''),
  COALESCE(r.values->>'relative_name', ''), COALESCE(r.values->>'relation', 'unknown'),
  COALESCE((r.values->>'relative_deceased')::boolean, false),
  COALESCE(r.values->>'gender', 'unknown'), (r.values->>'birth_date')::date,
  (r.values->>'birth_year')::smallint, (r.values->>'age')::smallint,
  CASE WHEN r.values->>'age' IS NOT NULL THEN (r.values->>'age_on')::date END,
  (r.values->>'place_id')::bigint, COALESCE(r.values->>'locality', ''),
  COALESCE(r.values->>'ward', ''), COALESCE(r.values->>'address', ''),
  COALESCE(r.values->>'trade', ''), false, false, '', %s, r.name_key, r.core_key
FROM plan r WHERE r.is_new AND r.maker
"""

NUMBERS = """
WITH wanted AS (
  SELECT DISTINCT ON (r.person_id, r.link, r.id_kind) r.person_id, r.is_new, r.homenet_id,
    r.id_kind, r.id_sealed, r.values->>'national_id' AS masked, r.link
  FROM plan r WHERE r.link IS NOT NULL AND (r.is_new OR r.decision <> 'keep')
  ORDER BY r.person_id, r.link, r.id_kind, r.sheet, r.row
), made AS (
  INSERT INTO members_nationalid (person_id, homenet_id, kind, sealed, masked, link)
  SELECT person_id, homenet_id, id_kind, id_sealed, masked, link FROM wanted w
  WHERE w.is_new OR (SELECT true FROM members_nationalid n
    WHERE n.person_id = w.person_id AND n.link = w.link AND n.kind = w.id_kind LIMIT 1) IS NULL
  RETURNING id, person_id
)
INSERT INTO added (person_id, what, id)
SELECT person_id, 'national_ids', id FROM made
WHERE person_id IN (SELECT person_id FROM plan WHERE NOT is_new)
"""

PHONES = """
WITH told AS (
  SELECT person_id, is_new, homenet_id, values->>'phone' AS e164
  FROM plan WHERE is_new OR decision <> 'keep'
  UNION ALL
  SELECT person_id, is_new, homenet_id, jsonb_array_elements_text(values->'other_phones')
  FROM plan
  WHERE jsonb_typeof(values->'other_phones') = 'array' AND (is_new OR decision <> 'keep')
), wanted AS (
  SELECT DISTINCT person_id, is_new, homenet_id, e164 FROM told WHERE e164 IS NOT NULL
  ORDER BY person_id
), made AS (
  INSERT INTO members_phone (person_id, homenet_id, e164, note)
  SELECT person_id, homenet_id, e164, '' FROM wanted w
  WHERE w.is_new OR (SELECT true FROM members_phone n
    WHERE n.person_id = w.person_id AND n.e164 = w.e164 LIMIT 1) IS NULL
  RETURNING id, person_id
)
INSERT INTO added (person_id, what, id)
SELECT person_id, 'phones', id FROM made
WHERE person_id IN (SELECT person_id FROM plan WHERE NOT is_new)
"""

# A spell begins when the list says or, for somebody who left before, on the day the list is true
# for. Where even that lies before the end of her last spell there is nothing to begin.
MEMBERSHIPS = """
CREATE TEMP TABLE new_membership ON COMMIT DROP AS
WITH spells AS (
  SELECT m.person_id, m.body_id, max(m.ends_on) AS ended_on, bool_or(m.ends_on IS NULL) AS goes_on
  FROM members_membership m
  WHERE (m.person_id, m.body_id) IN (SELECT person_id, body_id FROM plan WHERE NOT is_new)
  GROUP BY m.person_id, m.body_id
)
SELECT nextval((SELECT pg_get_serial_sequence('members_membership', 'id'))::regclass) AS id, t.*
FROM (
  SELECT DISTINCT ON (p.person_id, p.body_id) p.id AS row_id, p.person_id, p.body_id, p.homenet_id,
    COALESCE(p.values->>'member_number', '') AS number,
    COALESCE(p.values->>'category', '') AS category, CASE WHEN e.ended_on IS NULL
      THEN (p.values->>'begins_on')::date
      ELSE COALESCE(p.values->>'begins_on', p.changes->>'begins_on', %s)::date END AS begins_on,
    COALESCE(p.values->'declared', '{}') AS declared
  FROM plan p LEFT JOIN spells e ON e.person_id = p.person_id AND e.body_id = p.body_id
  WHERE e.goes_on IS NOT TRUE AND (e.ended_on IS NULL
      OR COALESCE(p.values->>'begins_on', p.changes->>'begins_on', %s)::date >= e.ended_on)
  ORDER BY p.person_id, p.body_id, p.sheet, p.row
) t ORDER BY t.row_id;
INSERT INTO members_membership (
  id, person_id, body_id, homenet_id, number, category, begins_on, ends_on, ground, source,
  declared)
SELECT id, person_id, body_id, homenet_id, number, category, begins_on, NULL, '', %s, declared
FROM new_membership;
"""

# The words of the people made; a row has each of its words once. Word by word, as their index is.
TOKENS = """
INSERT INTO members_nametoken (person_id, homenet_id, word)
SELECT * FROM (SELECT person_id, homenet_id, unnest(words) AS word
  FROM plan WHERE is_new AND maker) m ORDER BY word
"""
# Those of them that are new to the vocabulary.
NEW_WORDS = """
SELECT word FROM (SELECT DISTINCT unnest(words) AS word FROM plan WHERE is_new AND maker) m
WHERE NOT EXISTS (SELECT 1 FROM members_nameword v WHERE v.homenet_id = %s AND v.word = m.word)
"""

CHANGES = f"""
CREATE TEMP TABLE change ON COMMIT DROP AS
SELECT p.person_id, p.is_new, jsonb_object_agg(c.key, c.value->1 ORDER BY p.sheet DESC,
  p.row DESC) AS fields
FROM plan p, LATERAL jsonb_each(p.changes->'person') AS c(key, value)
WHERE p.decision <> 'keep' AND p.changes ? 'person' GROUP BY p.person_id, p.is_new;
CREATE TEMP TABLE person_before ON COMMIT DROP AS
SELECT c.person_id, jsonb_build_object({", ".join(f"'{name}', p.{name}" for name in FIELDS)}) AS was
FROM change c JOIN members_person p ON p.id = c.person_id WHERE NOT c.is_new;
UPDATE members_person p SET
  {
    ", ".join(
        f"{name} = CASE WHEN c.fields ? '{name}' THEN v.{name} ELSE p.{name} END" for name in FIELDS
    )
}
FROM change c, LATERAL jsonb_populate_record(NULL::members_person, c.fields) v
WHERE p.id = c.person_id;
CREATE TEMP TABLE membership_before ON COMMIT DROP AS
SELECT p.id AS row_id, m.id, jsonb_build_object('number', m.number, 'category', m.category,
  'begins_on', m.begins_on, 'declared', m.declared) AS was, p.changes->'membership' AS fields
FROM plan p JOIN members_membership m ON m.id = p.membership_id
WHERE p.decision <> 'keep' AND p.changes ? 'membership';
UPDATE members_membership m SET
  number = COALESCE(b.fields->'number'->>1, m.number),
  category = COALESCE(b.fields->'category'->>1, m.category),
  begins_on = COALESCE((b.fields->'begins_on'->>1)::date, m.begins_on),
  declared = CASE WHEN b.fields ? 'declared' THEN m.declared || (b.fields->'declared'->1)
    ELSE m.declared END
FROM membership_before b WHERE m.id = b.id;
"""  # the names are constants of this module

TRACES = """
INSERT INTO members_importtrace (row_id, job_id, homenet_id, person_id, made_person, membership_id,
  made_membership, before)
SELECT p.id, %s, %s, p.person_id, p.is_new AND p.maker, COALESCE(n.id, b.id, p.membership_id),
  n.id IS NOT NULL, CASE WHEN w.was IS NULL AND b.was IS NULL AND a.person_id IS NULL THEN '{}'
    ELSE jsonb_strip_nulls(jsonb_build_object(
      'person', CASE WHEN p.maker THEN w.was::text END, 'membership', b.was::text,
      'national_ids', CASE WHEN p.maker THEN a.national_ids END,
      'phones', CASE WHEN p.maker THEN a.phones END)) END
FROM plan p
  LEFT JOIN new_membership n ON n.row_id = p.id
  LEFT JOIN membership_before b ON b.row_id = p.id
  LEFT JOIN person_before w ON w.person_id = p.person_id
  LEFT JOIN (SELECT person_id,
      jsonb_agg(id) FILTER (WHERE what = 'national_ids') AS national_ids,
      jsonb_agg(id) FILTER (WHERE what = 'phones') AS phones
    FROM added GROUP BY person_id) a ON a.person_id = p.person_id
"""


def write(job: ImportJob, pulse: Pulse) -> dict[str, Any]:
    """Write the brought-in rows into the register; the caller holds the transaction and the lock.

    Returns what was made and changed. Raises `import_stale.Stale`.
    """
    pulse.phase("checking_again")
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [job.homenet_id])
        cursor.execute(f"SET LOCAL work_mem = '{WORK_MEM}'; SET LOCAL jit = off")
        made_bodies = _make_bodies(job)
        import_groups.group(job)
        import_stale.compare(job, cursor)
        cursor.execute(
            "CREATE TEMP TABLE added (person_id bigint, what text, id bigint) ON COMMIT DROP"
        )
        demo = bool(job.choices.get("demo"))
        pulse.phase("writing_people")
        cursor.execute(PERSONS, [demo])
        persons = cursor.rowcount
        pulse.phase("writing_numbers")
        cursor.execute(NUMBERS)
        cursor.execute(PHONES)
        pulse.phase("writing_memberships")
        as_of = job.choices["as_of"]
        cursor.execute(MEMBERSHIPS, [as_of, as_of, job.filename[:160]])
        memberships = cursor.rowcount
        pulse.phase("writing_changes")
        cursor.execute(CHANGES)
        pulse.phase("writing_names")
        _write_words(cursor, job)
        cursor.execute(
            "SELECT person_id FROM change "
            "WHERE fields ?| ARRAY['full_name_native', 'relative_name']"
        )
        people.index_names(Person.objects.filter(pk__in=[pk for (pk,) in cursor.fetchall()]))
        cursor.execute(TRACES, [job.pk, job.homenet_id])
        rows = cursor.rowcount
        cursor.execute("SELECT now()::text")
        stamp = cursor.fetchone()[0]
    return {
        "rows": rows, "persons": persons, "memberships": memberships, "bodies": made_bodies,
        "stamp": stamp,
    }  # fmt: skip


def _write_words(cursor: Any, job: ImportJob) -> None:
    cursor.execute(TOKENS)
    cursor.execute(NEW_WORDS, [job.homenet_id])
    words = [word for (word,) in cursor.fetchall()]
    cursor.execute(
        "INSERT INTO members_nameword (homenet_id, word, sound) "
        "SELECT %s, * FROM unnest(%s::text[], %s::text[]) ON CONFLICT DO NOTHING",
        [job.homenet_id, words, [sound(word)[:64] for word in words]],
    )


def _make_bodies(job: ImportJob) -> list[int]:
    """The new organisations that the rows name; rows get their ids. Returns the ids made."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT values->>'body' FROM members_importrow WHERE job_id = %s "
            "AND body_id IS NULL AND status IN ('accepted', 'accepted_with_warning')",
            [job.pk],
        )
        names = sorted(name for (name,) in cursor.fetchall() if name)
    made, known = [], names_of_bodies(job.homenet)
    for name in names:
        body_id = known.get(fold(name))
        if body_id is None:
            body = bodies.register_organisation(homenet=job.homenet, name=name, kind_code="other")
            made.append(body_id := body.pk)
        with connection.cursor() as cursor:
            cursor.execute(
                "UPDATE members_importrow SET body_id = %s WHERE job_id = %s AND body_id IS NULL "
                "AND values->>'body' = %s",
                [body_id, job.pk, name],
            )
    return made
