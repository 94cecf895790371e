"""What a check leaves for the preview: the rows of the job, their totals, the clerk's decisions."""

from operator import itemgetter
from typing import Any

from django.db import connection

from members.actions import import_decisions
from members.models import ImportJob

# What is counted of the rows of a job, body by body.
_COUNTS = {
    "rows": "true", "accepted": "status = 'accepted'",
    "accepted_with_warning": "status = 'accepted_with_warning'", "rejected": "status = 'rejected'",
    "duplicate": "status = 'duplicate'", "not_a_record": "status = 'not_a_record'",
    "new": "effect = 'new'", "changed": "effect = 'changed'", "unchanged": "effect = 'unchanged'",
    "doubts": "doubt IS NOT NULL", "undecided": "doubt IS NOT NULL AND decision = ''",
    "persons_new": "effect = 'new' AND person_id IS NULL AND leader_id IS NULL "
    "AND decision NOT IN ('same', 'later', 'skip')",
}  # fmt: skip
_COUNTED = """
SELECT c.body_id, COALESCE(b.name, c.called, ''), c.counts FROM (
  SELECT body_id, CASE WHEN body_id IS NULL THEN values->>'body' END AS called,
    ARRAY[{}] AS counts
  FROM members_importrow WHERE job_id = %s GROUP BY 1, 2
) c LEFT JOIN members_body b ON b.id = c.body_id
""".format(", ".join(f"count(*) FILTER (WHERE {which})" for which in _COUNTS.values()))  # constants
_OF_BODY = ("new", "changed", "unchanged", "rejected")
_MOST_BODIES = 200  # that the preview names
_SAME_FILE = """
SELECT j.id, to_char(j.created_at, 'YYYY-MM-DD'), j.state,
  COALESCE(NULLIF(u.first_name || ' ' || u.last_name, ' '), u.username)
FROM members_importjob j JOIN core_user u ON u.id = j.created_by_id
WHERE j.sha256 = %s AND j.id <> %s AND j.homenet_id = %s AND j.state <> 'dropped'
ORDER BY j.id DESC LIMIT 5
"""


# The last row of each kind and the moment, as the check found the register.
NEWEST = {
    "newest": "members_person.id", "newest_number": "members_nationalid.id",
    "newest_phone": "members_phone.id", "newest_person_event": "members_personevent.pgh_id",
    "newest_number_event": "members_nationalidevent.pgh_id",
    "newest_membership_event": "members_membershipevent.pgh_id",
}  # fmt: skip
MOMENT = (*NEWEST, "stamp")
_MOMENT = "SELECT {}, now()::text".format(
    ", ".join(
        f"(SELECT COALESCE(max({column}), 0) FROM {column.partition('.')[0]})"
        for column in NEWEST.values()
    )
)  # constants


def clear(job: ImportJob) -> dict[str, Any]:
    """Before a new check: keep the clerk's decisions, drop the old rows. Returns the moment.

    Waits for an import that is being written at this moment, so that no person appears behind the
    moment that is noted here.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock_shared(%s)", [job.homenet_id])
        cursor.execute("SELECT pg_advisory_unlock_shared(%s)", [job.homenet_id])
        cursor.execute(_MOMENT)
        moment = dict(zip(MOMENT, cursor.fetchone(), strict=True))
        cursor.execute(
            "CREATE TEMP TABLE decided ON COMMIT DROP AS SELECT sheet, row, decision, "
            "doubt - 'row_id' AS doubt FROM members_importrow WHERE job_id = %s AND decision <> ''",
            [job.pk],
        )
        cursor.execute("DELETE FROM members_importrow WHERE job_id = %s", [job.pk])
    return moment


def total(
    job: ImportJob, *, said: list[dict[str, Any]], unknown: dict[str, int], moment: dict[str, Any]
) -> dict[str, Any]:
    """Give decisions back where the doubt is still the same one, and count."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE members_importrow r SET decision = d.decision FROM decided d "
            "WHERE r.job_id = %s AND r.sheet = d.sheet AND r.row = d.row "
            "AND r.status IN ('accepted', 'accepted_with_warning') "
            "AND r.doubt - 'row_id' IS NOT DISTINCT FROM d.doubt",
            [job.pk],
        )
        if cursor.rowcount:
            import_decisions.follow_again(job)
        by_body = _counted(job)
        cursor.execute(_SAME_FILE, [job.sha256, job.pk, job.homenet_id])
        of_file = ("job_id", "at", "state", "by")
        same_file = [dict(zip(of_file, row, strict=True)) for row in cursor.fetchall()]
    return {
        **_summed(by_body), "by_body": _bodies(by_body), "same_file": same_file, **moment,
        "said": said, "unknown_bodies": unknown,
    }  # fmt: skip


def counted(job: ImportJob) -> dict[str, Any]:
    """The rows by status and effect, the doubts, and the people that accepting would make."""
    return _summed(_counted(job))


_Counted = list[tuple[int | None, str, dict[str, int]]]  # body, its name, what is counted


def _counted(job: ImportJob) -> _Counted:
    with connection.cursor() as cursor:
        cursor.execute(_COUNTED, [job.pk])
        return [
            (body, name, dict(zip(_COUNTS, counts, strict=True)))
            for body, name, counts in cursor.fetchall()
        ]


def _summed(by_body: _Counted) -> dict[str, Any]:
    return {name: sum(counts[name] for *_, counts in by_body) for name in _COUNTS}


def _bodies(by_body: _Counted) -> list[dict[str, Any]]:
    """The bodies with the most records; what is no record belongs to none."""
    records = [
        (counts["not_a_record"] - counts["rows"], name, body, counts)
        for body, name, counts in by_body
        if counts["rows"] > counts["not_a_record"]
    ]
    return [
        {"body": body, "name": name, "rows": -fewer, **{of: counts[of] for of in _OF_BODY}}
        for fewer, name, body, counts in sorted(records, key=itemgetter(0, 1))[:_MOST_BODIES]
    ]
