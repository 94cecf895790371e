"""Whether the preview of an import still tells the truth, asked when it is accepted."""

from typing import Any

from django.utils.translation import gettext as _

from members.actions import import_results
from members.models import ImportJob


class Stale(Exception):
    """The register changed since the preview, so the preview no longer tells the truth."""

    def __init__(self, rows: int) -> None:
        super().__init__(rows)
        self.rows = rows

    def __str__(self) -> str:
        return _(
            "The register was changed since this list was checked; %(rows)d of its rows would now "
            "come out differently. The list has been checked again: please look once more."
        ) % {"rows": self.rows}


# What the preview promised and the register now contradicts: a number, a name or a phone that has
# come in meanwhile, a known person who was changed, a membership begun or ended since. Events are
# written in the order of their numbers, give or take those of work that was under way.
UNDER_WAY = 100_000
STALE = f"""
SELECT count(DISTINCT id) FROM (
  SELECT p.id FROM plan p
    JOIN members_nationalid n ON n.link = p.link AND n.homenet_id = p.homenet_id
    WHERE p.found_id IS NULL AND n.id > %(newest_number)s
  UNION ALL
  SELECT p.id FROM plan p
    JOIN members_person q ON q.core_key = p.core_key AND q.homenet_id = p.homenet_id
    WHERE p.found_id IS NULL AND q.id > %(newest)s
  UNION ALL
  SELECT p.id FROM plan p
    JOIN members_person q ON q.name_key = p.name_key AND q.homenet_id = p.homenet_id
    WHERE p.found_id IS NULL AND q.id > %(newest)s
  UNION ALL
  SELECT p.id FROM plan p JOIN members_phone h ON h.e164 = p.values->>'phone'
    WHERE p.found_id IS NULL AND h.id > %(newest_phone)s
  UNION ALL
  SELECT p.id FROM plan p JOIN members_nationalidevent e ON e.person_id = p.found_id
    WHERE e.pgh_created_at > %(stamp)s::timestamptz
      AND e.pgh_id > %(newest_number_event)s - {UNDER_WAY}
  UNION ALL
  SELECT p.id FROM plan p JOIN members_personevent e ON e.pgh_obj_id = p.found_id
    WHERE e.pgh_created_at > %(stamp)s::timestamptz
      AND e.pgh_id > %(newest_person_event)s - {UNDER_WAY}
  UNION ALL
  SELECT p.id FROM plan p JOIN members_membershipevent e ON e.pgh_obj_id = p.membership_id
    WHERE e.pgh_created_at > %(stamp)s::timestamptz
      AND e.pgh_id > %(newest_membership_event)s - {UNDER_WAY}
  UNION ALL
  SELECT p.id FROM plan p JOIN members_membership m ON m.person_id = p.found_id
    AND m.body_id = p.body_id AND m.ends_on IS NULL WHERE p.membership_id IS NULL
  UNION ALL
  SELECT p.id FROM plan p LEFT JOIN members_person q ON q.id = p.found_id
    WHERE p.found_id IS NOT NULL AND q.id IS NULL
) t
"""  # a constant


def compare(job: ImportJob, cursor: Any) -> None:
    """Raises `Stale` where rows of the table `plan` would now come out differently."""
    moment = {name: job.totals.get(name, 0) for name in import_results.MOMENT}
    cursor.execute(STALE, moment)
    rows = cursor.fetchone()[0]
    if rows:
        raise Stale(rows)
