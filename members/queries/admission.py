"""Rows of a list that would make new members, and whoever judges them by the rules of their body.

The register knows no constitutions. The app that does hands its judge over once, when it is ready;
without one, or where a body has no rules in force, every row is as the check left it.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import connection

from members.models import ImportJob
from members.vocabulary.reasons import Reason

STRETCH = 20_000  # rows judged at once

# What is told of a woman: by her row, failing that by the first row of hers in the file, failing
# that by the register. `spell` is how she last left that body, if she ever did.
_ROWS = """
SELECT r.id, r.body_id, r.leader_id, r.person_id, r.values, l.values AS of_leader,
  CASE WHEN p.id IS NOT NULL THEN jsonb_build_object('birth_date', p.birth_on,
    'birth_year', p.birth_year, 'age', p.age_years, 'age_on', p.age_on,
    'gender', NULLIF(p.gender, 'unknown'), 'locality', NULLIF(p.locality, ''),
    'trade', NULLIF(p.trade, '')) END AS of_register,
  r.link IS NOT NULL OR l.link IS NOT NULL OR EXISTS (
    SELECT 1 FROM members_nationalid n WHERE n.person_id = r.person_id) AS has_number,
  (SELECT jsonb_build_object('ground', m.ground, 'ended_on', m.ends_on)
    FROM members_membership m WHERE m.person_id = r.person_id AND m.body_id = r.body_id
      AND m.ends_on IS NOT NULL ORDER BY m.ends_on DESC LIMIT 1) AS spell
FROM members_importrow r
  LEFT JOIN members_importrow l ON l.id = r.leader_id
  LEFT JOIN members_person p ON p.id = r.person_id
WHERE r.job_id = %(job)s AND r.body_id = ANY(%(bodies)s)
"""
_NEW = """
  AND r.status IN ('accepted', 'accepted_with_warning') AND r.effect = 'new'
  AND r.id > %(after)s ORDER BY r.id LIMIT %(most)s
"""
# Rows that say once more what a row says that is turned away: none of them may be lost with it.
_REPEATED = """
  AND l.id = ANY(%(leaders)s) AND l.body_id = r.body_id AND r.membership_id IS NULL
  AND (r.status = 'duplicate' OR r.status IN ('accepted', 'accepted_with_warning')
    AND r.effect IN ('changed', 'unchanged'))
ORDER BY r.sheet, r.row
"""
_NAMES = (
    "id", "body", "leader", "person", "values", "of_leader", "of_register", "has_number", "spell",
)  # fmt: skip


@dataclass(frozen=True)
class Applicant:
    """One row, as far as a constitution may ask about her."""

    row: int
    body: int
    told: Mapping[str, Any]  # what is known of her, by the words of the report
    has_number: bool
    spell: Mapping[str, str] | None  # how and when she last left
    leader: int | None = None


@dataclass(frozen=True)
class Ground:
    """An article that is against her, or that cannot be answered yet."""

    reason: Reason
    column: str  # of the cell it speaks of; "" where none
    article: Mapping[str, Any]  # number, heading, version, kept lines: see `reason_of`


@dataclass(frozen=True)
class View:
    """What the rules of the body say of one row."""

    against: tuple[Ground, ...] = ()
    open: tuple[Ground, ...] = ()  # facts are missing
    columns: frozenset[str] = field(default=frozenset())  # in which the missing facts would stand


class Judge:
    """Base of the judge that another app hands over."""

    def laws(
        self, job: ImportJob, bodies: Iterable[int], *, days: Sequence[date]
    ) -> dict[int, str]:
        """The bodies that have rules in force on the first of these days, and by which mark."""
        raise NotImplementedError

    def views(self, job: ImportJob, rows: Sequence[Applicant]) -> Iterator[tuple[int, View]]:
        """Row and view, for rows of bodies that have rules."""
        raise NotImplementedError


_judges: list[Callable[[], Judge]] = []


def hand_over(judge: Callable[[], Judge]) -> None:
    """Take the maker of the judge from the app that knows constitutions."""
    _judges[:] = [judge]


def judge() -> Judge | None:
    """A judge for one piece of work, if there is one."""
    return _judges[0]() if _judges else None


def days_of(job: ImportJob) -> tuple[date, date]:
    """The day for which a list is true, and the day it came: one of them decides which law."""
    return date.fromisoformat(job.choices["as_of"]), job.created_at.date()


def bodies_of(job: ImportJob) -> list[int]:
    """The bodies that the rows of a list are for. One query."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT body_id FROM members_importrow "
            "WHERE job_id = %s AND body_id IS NOT NULL",
            [job.pk],
        )
        return [body for (body,) in cursor.fetchall()]


def newcomers(job: ImportJob, bodies: Iterable[int]) -> Iterator[list[Applicant]]:
    """The rows that would make new members of these bodies, some thousand at once."""
    after = 0
    while rows := _asked(
        _ROWS + _NEW, {"job": job.pk, "bodies": list(bodies), "after": after, "most": STRETCH}
    ):
        yield rows
        after = rows[-1].row


def repeated(job: ImportJob, leaders: Iterable[int], bodies: Iterable[int]) -> list[Applicant]:
    """Rows that repeat these rows of the same body."""
    asked = {"job": job.pk, "bodies": list(bodies), "leaders": list(leaders)}
    return _asked(_ROWS + _REPEATED, asked)


def one(job: ImportJob, row: int, body: int) -> list[Applicant]:
    """One row by itself."""
    return _asked(_ROWS + "AND r.id = %(row)s", {"job": job.pk, "bodies": [body], "row": row})


def _asked(sql: str, values: dict[str, Any]) -> list[Applicant]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return [_applicant(dict(zip(_NAMES, row, strict=True))) for row in cursor.fetchall()]


_BORN = frozenset({"birth_date", "birth_year", "age", "age_on"})  # told together or not at all


def _applicant(row: dict[str, Any]) -> Applicant:
    told: dict[str, Any] = {}
    for source in (_object(row["of_register"]), _object(row["of_leader"]), _object(row["values"])):
        said = {name: value for name, value in source.items() if value is not None}
        if _BORN & said.keys():
            told = {name: value for name, value in told.items() if name not in _BORN}
        told |= said
    return Applicant(
        row["id"], row["body"], told, row["has_number"], _object(row["spell"]) or None,
        row["leader"],
    )  # fmt: skip


def _object(written: Any) -> dict[str, Any]:
    return written if isinstance(written, dict) else _load(written)


def _load(written: str | None) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(written) if written else {}
    return found
