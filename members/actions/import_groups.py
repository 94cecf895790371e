"""Which rows of an import are one person: certain by the check, or because the clerk said so.

A group may hang together over rows that are not brought in (a repeated row, one left out). The
clerk's word is followed at the moment of accepting, so an answer taken back leaves no trace.
"""

import json
from dataclasses import dataclass, field
from typing import Any

from django.db import connection

from members.models import ImportJob
from members.queries import import_candidates as candidates
from members.rules import differences

# Of each row: the person whom the check or the clerk found for it (`found_id`), whose it is
# (`person_id`), whether she is new, and whether it is the row that makes her (`maker`).
# Nobody may analyse the rows of the list just checked, so the database takes them for a handful; a
# loop over them would take minutes.
PLAN = """
SET LOCAL enable_nestloop = off;
CREATE TEMP TABLE plan ON COMMIT DROP AS
WITH brought AS MATERIALIZED (
  SELECT r.id, r.sheet, r.row, t.found_id, COALESCE(-t.found_id, b.grp, r.id) AS grp
  FROM members_importrow r
    LEFT JOIN unnest(%s::bigint[], %s::bigint[]) AS b(id, grp) ON b.id = r.id,
    LATERAL (SELECT CASE WHEN r.decision = 'same' THEN COALESCE(
      (r.doubt->>'person_id')::bigint, r.person_id) ELSE r.person_id END AS found_id) t
  WHERE r.job_id = %s AND r.status IN ('accepted', 'accepted_with_warning')
    AND r.decision NOT IN ('later', 'skip')
), grp AS MATERIALIZED (
  SELECT grp, maker, CASE WHEN grp < 0 THEN -grp
    ELSE nextval('members_person_id_seq') END AS person_id
  FROM (SELECT DISTINCT ON (grp) grp, id AS maker FROM brought ORDER BY grp, sheet, row) t
)
SELECT b.id, b.sheet, b.row, b.grp, b.found_id, g.person_id, b.grp > 0 AS is_new,
  b.id = g.maker AS maker, r.body_id, r.membership_id, r.values, r.changes, r.decision,
  r.homenet_id, r.link, r.id_kind, r.id_sealed, r.name_key, r.core_key, r.words
FROM brought b JOIN grp g USING (grp) JOIN members_importrow r ON r.id = b.id AND r.job_id = %s;
SET LOCAL enable_nestloop = on;
ANALYZE plan (id, grp, found_id, person_id, is_new, maker, membership_id);
"""
_BONDS = """
SELECT id, leader_id, CASE WHEN decision = 'same' THEN (doubt->>'row_id')::bigint END
FROM members_importrow WHERE job_id = %s AND (leader_id IS NOT NULL
  OR (decision = 'same' AND doubt ? 'row_id'))
"""
_PERSONS = """
SELECT id, CASE WHEN decision = 'same' THEN COALESCE((doubt->>'person_id')::bigint, person_id)
  ELSE person_id END FROM members_importrow WHERE id = ANY(%s)
"""


@dataclass
class Bonds:
    """Rows tied together, and whom of the register a bundle is. Two people never become one."""

    first: dict[int, int] = field(default_factory=dict)
    person: dict[int, int] = field(default_factory=dict)  # by the first of a bundle

    def of(self, row: int) -> int:
        """The row that stands for the bundle."""
        while (nearer := self.first.setdefault(row, row)) != row:
            self.first[row] = self.first[nearer]
            row = nearer
        return row

    def tie(self, row: int, other: int) -> bool:
        """Tie two rows; False where that would make one of two people of the register."""
        one, two = sorted((self.of(row), self.of(other)))
        ours, theirs = self.person.get(one), self.person.get(two)
        if ours and theirs and ours != theirs:
            return False
        self.first[two] = one
        if theirs:
            self.person[one] = theirs
        return True


def bonds_of(job_id: int) -> Bonds:
    """The bundles of an import as the check and the clerk have them now."""
    with connection.cursor() as cursor:
        cursor.execute(_BONDS, [job_id])
        tied = [(row, o) for row, *others in cursor.fetchall() for o in others if o]
        cursor.execute(_PERSONS, [list({row for pair in tied for row in pair})])
        bonds = Bonds(person={row: person for row, person in cursor.fetchall() if person})
    for row, other in sorted(tied):
        bonds.tie(row, other)
    return bonds


def group(job: ImportJob) -> None:
    """Make the temporary table `plan` of this transaction: rows brought in, and whose they are."""
    bonds = bonds_of(job.pk)
    rows = list(bonds.first)
    groups = [-bonds.person[o] if (o := bonds.of(row)) in bonds.person else o for row in rows]
    with connection.cursor() as cursor:
        cursor.execute(PLAN, [rows, groups, job.pk, job.pk])
    _fill()


_TOLD_LATE = """
SELECT p.grp, p.id, p.values, p.is_new, p.person_id, p.maker FROM plan p
WHERE p.grp IN (
    SELECT m.grp FROM plan m JOIN members_importrow r ON r.id = m.id
    WHERE (m.decision = 'same' AND r.doubt ? 'row_id') OR (r.leader_id IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM plan l WHERE l.id = r.leader_id)))
  AND (p.is_new OR p.found_id IS NULL)
ORDER BY p.grp, p.sheet, p.row
"""


def _fill() -> None:
    """What rows tied by the clerk, or left without their first, add where others are blank.

    For all other groups the check has worked it out already.
    """
    with connection.cursor() as cursor:
        cursor.execute(_TOLD_LATE)
        told = cursor.fetchall()
        if not told:
            return
        people = candidates.people({person for *_, is_new, person, _m in told if not is_new})
        known: dict[int, dict[str, Any]] = {}
        filled: list[tuple[int, str]] = []
        for grp, row, written, is_new, person, maker in told:
            values = json.loads(written)
            if is_new and maker:
                known[grp] = differences.as_person(values)
                filled.append((row, "{}"))
                continue
            if grp not in known:
                known[grp] = dict(people[person].fields)
            changed = differences.of_person(known[grp], values, file_wins=False)
            known[grp] = differences.after(known[grp], changed)
            filled.append((row, json.dumps({"person": changed} if changed else {})))
        cursor.execute(
            "UPDATE plan SET changes = (plan.changes - 'person') || v.changes::jsonb "
            "FROM unnest(%s::bigint[], %s::text[]) AS v(id, changes) WHERE plan.id = v.id",
            [[row for row, _ in filled], [changes for _, changes in filled]],
        )
