"""Who changed what since an import: asked before it is taken back."""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from members.models import ImportJob


@dataclass(frozen=True)
class Conflict:
    """A later change to something the import made or changed."""

    person_id: int
    name: str
    when: datetime
    who: str
    what: str  # person, number, phone, membership, consent, role
    how: str  # insert, update, delete


_LATER = """
WITH t AS MATERIALIZED (
  SELECT DISTINCT person_id FROM members_importtrace WHERE job_id = %(job)s)
SELECT e.person_id, COALESCE(p.full_name, ''), e.at, COALESCE(NULLIF(u.first_name, ''),
  u.username, ''), e.what, e.how
FROM (
  SELECT pgh_obj_id AS person_id, pgh_created_at AS at, pgh_context_id AS context,
    'person' AS what, pgh_label AS how FROM members_personevent JOIN t ON pgh_obj_id = t.person_id
  {others}
) e
LEFT JOIN members_person p ON p.id = e.person_id
LEFT JOIN pghistory_context c ON c.id = e.context
LEFT JOIN core_user u ON u.id = (c.metadata->>'user')::bigint
WHERE e.at > %(stamp)s::timestamptz
ORDER BY e.at, e.person_id LIMIT %(limit)s
"""
_OTHERS = "".join(
    f"""UNION ALL SELECT e.person_id, pgh_created_at, pgh_context_id, '{what}', pgh_label
  FROM members_{table}event e JOIN t ON e.person_id = t.person_id
  WHERE pgh_created_at > %(stamp)s::timestamptz
  """  # constants
    for what, table in (
        ("number", "nationalid"), ("phone", "phone"), ("membership", "membership"),
        ("consent", "consent"), ("role", "roleintrade"),
    )
)  # fmt: skip


def found(job: ImportJob, limit: int = 200) -> list[Conflict]:
    """Later changes by anybody, oldest first."""
    stamp = job.totals.get("done", {}).get("stamp")
    if not stamp:
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            _LATER.replace("{others}", _OTHERS),
            {"job": job.pk, "stamp": stamp, "limit": limit},
        )
        return [
            Conflict(person_id, name, when, who, what, how)
            for person_id, name, when, who, what, how in cursor.fetchall()
        ]
