"""The rows of a list before the rules of the bodies that they would join.

Asked once for all rows of a list, after they were related to each other and to the register: only
who would become a new member is judged.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from members.actions import import_admission
from members.models import ImportJob, ImportRow
from members.queries import admission
from members.queries.admission import Applicant, Ground, Judge, View
from members.vocabulary.columns import Column
from members.vocabulary.reasons import Reason

MOST_TOLD = 50  # articles that the preview names because the list says nothing of them


def judge(job: ImportJob) -> dict[str, Any]:
    """Judge the kept rows of a job; what the preview tells of it, to stand among the totals.

    `laws`: body → the version that judged. `left_open`: articles that the list has no column for,
    with the number of rows that they were not asked of.
    """
    asked = admission.judge()
    laws = asked.laws(job, admission.bodies_of(job), days=admission.days_of(job)) if asked else {}
    if asked is None or not laws:
        return {"laws": {}, "left_open": []}
    columns = _columns(job)
    left_open: Counter[str] = Counter()
    named: dict[str, dict[str, Any]] = {}
    for rows in admission.newcomers(job, laws):
        turned_away: dict[int, list[dict[str, Any]]] = {}
        open_: dict[int, View] = {}
        for row, view in asked.views(job, rows):
            if view.against:
                turned_away[row] = [reason_of(one) for one in view.against]
            elif view.open:
                open_[row] = view
        import_admission.turn_away(turned_away)
        for ground in _remark(open_, columns):
            key = f"{ground.article['body']} {ground.article['number']}"
            left_open[key] += 1
            named[key] = dict(ground.article)
        _in_their_place(job, asked, turned_away, laws)
    import_admission.admit_again(job)
    told = [{**named[key], "rows": rows} for key, rows in left_open.most_common(MOST_TOLD)]
    return {"laws": {str(body): mark for body, mark in laws.items()}, "left_open": told}


def _columns(job: ImportJob) -> list[set[str]]:
    """What the columns of each sheet mean, by the place of the sheet."""
    chosen = job.choices.get("sheets") or {}
    sheets = (job.survey or {}).get("sheets", [])
    return [set((chosen.get(one["name"], {}).get("columns") or {}).values()) for one in sheets]


def _remark(views: dict[int, View], columns: list[set[str]]) -> Iterator[Ground]:
    """Say with each row what is left open; yields the articles of which the list has no column.

    Where a remark of the row already speaks of the cell, the article stands with that remark: a
    second one would say the same.
    """
    remarked: dict[int, list[dict[str, Any]]] = {}
    rows = ImportRow.objects.filter(pk__in=list(views)).values_list("pk", "sheet", "reasons")
    for pk, sheet, reasons in rows.iterator(chunk_size=2000):
        there = columns[sheet] if sheet < len(columns) else set()
        for ground in views[pk].open:
            cells = _cells(ground)
            said = next((one for one in reasons if one.get("field") in cells), None)
            if said is not None:
                said.setdefault("articles", []).append(ground.article)
            elif cells & there:
                reasons.append(reason_of(ground))
            else:
                yield ground
                continue
            remarked[pk] = reasons
    import_admission.remark(remarked)


def _cells(ground: Ground) -> set[str]:
    """The columns in which the answer could stand."""
    births = {Column.AGE.value, Column.BIRTH_DATE.value, Column.BIRTH_YEAR.value}
    return births if ground.column in births else {ground.column} - {""}


def _in_their_place(
    job: ImportJob, asked: Judge, turned_away: Iterable[int], laws: Iterable[int]
) -> None:
    """Nobody may be lost with a row that is turned away: the next one of hers is judged by itself.

    A repeated row that the articles are against as well stays what it is.
    """
    leaders = list(turned_away)
    if not leaders:
        return
    rows = admission.repeated(job, leaders, laws)
    views = dict(asked.views(job, rows))
    first: dict[tuple[int | None, int], int] = {}
    against: dict[int, list[dict[str, Any]]] = {}
    doubles = _doubles(rows)
    for row in rows:
        view = views.get(row.row, View())
        if not view.against:
            first.setdefault((row.leader, row.body), row.row)
        elif row.row not in doubles:
            against[row.row] = [reason_of(one) for one in view.against]
    import_admission.turn_away(against)
    import_admission.bring_in(first.values())


def _doubles(rows: Sequence[Applicant]) -> set[int]:
    found = ImportRow.objects.filter(pk__in=[one.row for one in rows], status="duplicate")
    return set(found.values_list("pk", flat=True))


def reason_of(ground: Ground) -> dict[str, Any]:
    """A ground as it is kept with a row."""
    told: dict[str, Any] = {"code": str(ground.reason), "kind": str(ground.reason)}
    if ground.column and ground.reason is not Reason.AGAINST_ARTICLE:
        told["field"] = ground.column
    return {**told, "article": dict(ground.article)}
