"""Counts for the front page. Small tables are counted; big ones are estimated, and say so."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.cache import cache
from django.db import connection
from django.db.models import Exists, OuterRef

from members.models import Body, Membership, ReportedFigure
from members.vocabulary.bodies import BodyKind, Figure

COUNTED = 100_000  # up to so many rows are counted; above, the planner's estimate is enough
KEPT = 600  # seconds that the figures of a big register are kept
YEARS = 7


@dataclass(frozen=True)
class Number:
    """A count, or an estimate where counting would take seconds."""

    value: int
    about: bool = False


@dataclass(frozen=True)
class Figures:
    """The numbers of the HomeNets that somebody sees."""

    people: Number
    organisations: int
    with_members: int
    districts: tuple[tuple[str, int], ...]
    years: tuple[tuple[int, int], ...]  # (year, memberships at its end, or today)
    undated: int  # memberships without a first day; they are not in `years`


def of(homenets: frozenset[int], on: date) -> Figures:
    """The figures of these HomeNets on a day. Four queries."""
    ids = sorted(homenets)
    people = _people(ids)
    bodies = Body.objects.filter(kind=BodyKind.ORGANISATION, homenet__in=ids)
    members = Membership.objects.filter(body=OuterRef("pk"), ends_on__isnull=True)
    having = list(bodies.annotate(some=Exists(members)).values_list("some", flat=True))
    slow = people.value > COUNTED
    key = f"figures:{','.join(map(str, ids))}:{on}"
    kept = cache.get(key) if slow else None
    if kept is None:
        kept = (_districts(ids), *_years(ids, on))
        if slow:
            cache.set(key, kept, KEPT)
    districts, years, undated = kept
    return Figures(people, len(having), sum(having), districts, years, undated)


def _people(ids: list[int]) -> Number:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM (SELECT 1 FROM members_person WHERE homenet_id = ANY(%s) "
            "LIMIT %s) t",
            [ids, COUNTED + 1],
        )
        counted = cursor.fetchone()[0]
        if counted <= COUNTED:
            return Number(counted)
        cursor.execute(
            "EXPLAIN (FORMAT JSON) SELECT 1 FROM members_person WHERE homenet_id = ANY(%s)", [ids]
        )
        plan = cursor.fetchone()[0]
    plan = json.loads(plan) if isinstance(plan, str) else plan
    return Number(max(COUNTED, round(plan[0]["Plan"]["Plan Rows"], -3)), about=True)


_DISTRICTS = """
WITH at AS (
  SELECT place_id, count(*) AS n FROM members_person
  WHERE homenet_id = ANY(%s) AND NOT is_restricted AND place_id IS NOT NULL GROUP BY place_id
)
SELECT d.name, sum(at.n)::bigint FROM at JOIN members_place p ON p.id = at.place_id
JOIN members_place d ON d.id = CASE WHEN p.level IN ('third', 'locality') AND p.parent_id
  IS NOT NULL THEN p.parent_id ELSE p.id END
GROUP BY d.id, d.name ORDER BY 2 DESC, 1 LIMIT 6
"""
_YEARS = """
SELECT extract(year FROM begins_on)::int, extract(year FROM ends_on)::int, count(*)
FROM members_membership
WHERE homenet_id = ANY(%s) AND (begins_on IS NULL OR begins_on <= %s) GROUP BY 1, 2
"""


def _districts(ids: list[int]) -> tuple[tuple[str, int], ...]:
    with connection.cursor() as cursor:
        cursor.execute(_DISTRICTS, [ids])
        return tuple((str(name), int(count)) for name, count in cursor.fetchall())


def _years(ids: list[int], on: date) -> tuple[tuple[tuple[int, int], ...], int]:
    with connection.cursor() as cursor:
        cursor.execute(_YEARS, [ids, on])
        spells: list[tuple[int | None, int | None, int]] = cursor.fetchall()
    undated = sum(n for begins, ends, n in spells if begins is None and ends is None)
    dated = [(begins, ends, n) for begins, ends, n in spells if begins is not None]
    if not dated:
        return (), undated
    first = max(min(begins for begins, _, _ in dated), on.year - YEARS + 1)
    years = tuple(
        (year, sum(n for begins, ends, n in dated if begins <= year and (not ends or ends > year)))
        for year in range(first, on.year + 1)
    )
    return years, undated


@dataclass(frozen=True)
class Tile:
    """One country of the network: the latest number of home-based workers it reported."""

    body: Body
    number: int | None
    on: date | None


def network() -> list[Tile]:
    """What the HomeNets report of themselves, as far as the user's reach opens it. Two queries."""
    bodies = list(Body.objects.filter(kind__in=[BodyKind.HOMENET, BodyKind.NETWORK]))
    latest: dict[int, Any] = {}
    figures = ReportedFigure.objects.filter(
        body__in=[body.pk for body in bodies], what=Figure.HOME_BASED_WORKERS
    ).order_by("on", "id")
    for figure in figures:
        latest[figure.body_id] = figure
    return [_tile(body, latest.get(body.pk)) for body in bodies]


def _tile(body: Body, figure: Any) -> Tile:
    return Tile(body, figure.number, figure.on) if figure else Tile(body, None, None)
