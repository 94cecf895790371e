"""What a check leaves for the preview: the rows of the job, their totals, the clerk's decisions."""

from typing import Any

from django.db import connection

from members.actions import import_decisions
from members.models import ImportJob

_TOTALS = """
SELECT count(*), count(*) FILTER (WHERE status = 'accepted'),
  count(*) FILTER (WHERE status = 'accepted_with_warning'),
  count(*) FILTER (WHERE status = 'rejected'), count(*) FILTER (WHERE status = 'duplicate'),
  count(*) FILTER (WHERE status = 'not_a_record'), count(*) FILTER (WHERE effect = 'new'),
  count(*) FILTER (WHERE effect = 'changed'), count(*) FILTER (WHERE effect = 'unchanged'),
  count(*) FILTER (WHERE doubt IS NOT NULL),
  count(*) FILTER (WHERE doubt IS NOT NULL AND decision = ''),
  count(*) FILTER (WHERE effect = 'new' AND person_id IS NULL AND leader_id IS NULL
    AND decision NOT IN ('same', 'later', 'skip'))
FROM members_importrow WHERE job_id = %s
"""
_NAMES = (
    "rows", "accepted", "accepted_with_warning", "rejected", "duplicate", "not_a_record", "new",
    "changed", "unchanged", "doubts", "undecided", "persons_new",
)  # fmt: skip
_BY_BODY = """
SELECT r.body_id, COALESCE(b.name, r.values->>'body', ''), count(*),
  count(*) FILTER (WHERE r.effect = 'new'), count(*) FILTER (WHERE r.effect = 'changed'),
  count(*) FILTER (WHERE r.effect = 'unchanged'), count(*) FILTER (WHERE r.status = 'rejected')
FROM members_importrow r LEFT JOIN members_body b ON b.id = r.body_id
WHERE r.job_id = %s AND r.status <> 'not_a_record' GROUP BY 1, 2 ORDER BY 3 DESC, 2 LIMIT 200
"""
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
        import_decisions.follow_again(job)
        totals = counted(job)
        cursor.execute(_BY_BODY, [job.pk])
        names = ("body", "name", "rows", "new", "changed", "unchanged", "rejected")
        totals["by_body"] = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
        cursor.execute(_SAME_FILE, [job.sha256, job.pk, job.homenet_id])
        of_file = ("job_id", "at", "state", "by")
        totals["same_file"] = [dict(zip(of_file, row, strict=True)) for row in cursor.fetchall()]
    return {**totals, **moment, "said": said, "unknown_bodies": unknown}


def counted(job: ImportJob) -> dict[str, Any]:
    """The rows by status and effect, the doubts, and the people that accepting would make."""
    with connection.cursor() as cursor:
        cursor.execute(_TOTALS, [job.pk])
        return dict(zip(_NAMES, cursor.fetchone(), strict=True))
