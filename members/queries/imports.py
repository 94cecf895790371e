"""Reading an import: its rows by page, its doubts, and the report."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from hnsa.core import sealing
from members.models import ImportJob, ImportRow
from members.rules.text import fold

PAGE = 50
_NOT_TOLD = frozenset(
    {
        "newest", "newest_number", "newest_phone", "newest_person_event", "newest_number_event",
        "newest_membership_event", "stamp", "done", "restored", "laws",
    }
)  # of the totals: for the engine itself  # fmt: skip
_INTERNAL = frozenset({"declared", "begins_on", "place_id", "other_phones", "age_on", "age_about"})


@dataclass(frozen=True)
class Page:
    """Some rows and where to go on: `after` is (sheet, row) of the last, None at the end."""

    rows: list[ImportRow]
    after: tuple[int, int] | None


def rows(
    job: ImportJob, *, status: str = "", effect: str = "", doubts: bool = False, q: str = "",
    sheet: int | None = None, after: tuple[int, int] | None = None, limit: int = PAGE,
) -> Page:  # fmt: skip
    """One page of rows in the order of the file (keyset, never OFFSET)."""
    chosen = _chosen(job, status=status, effect=effect, doubts=doubts, q=q, sheet=sheet)
    if after is not None:
        chosen = chosen.filter(Q(sheet__gt=after[0]) | Q(sheet=after[0], row__gt=after[1]))
    listed = list(
        chosen.defer("sealed_cells", "id_sealed", "words").order_by("sheet", "row")[: limit + 1]
    )
    more = len(listed) > limit
    listed = listed[:limit]
    return Page(listed, (listed[-1].sheet, listed[-1].row) if more else None)


def _chosen(
    job: ImportJob, *, status: str, effect: str, doubts: bool, q: str, sheet: int | None
) -> QuerySet[ImportRow]:
    chosen: QuerySet[ImportRow] = ImportRow.objects.filter(job=job)
    if status:
        chosen = chosen.filter(status=status)
    if effect:
        chosen = chosen.filter(effect=effect)
    if doubts:
        chosen = chosen.filter(doubt__isnull=False)
    if sheet is not None:
        chosen = chosen.filter(sheet=sheet)
    if q:
        if q.isdecimal() and len(q) < 8:
            chosen = chosen.filter(row=int(q))
        else:
            chosen = chosen.filter(words__contains=fold(q).split()[:6])
    return chosen


def doubts(job: ImportJob, *, undecided: bool = True) -> QuerySet[ImportRow]:
    """The rows that wait for the clerk, in the order of the file."""
    waiting = ImportRow.objects.filter(job=job, doubt__isnull=False)
    return (waiting.filter(decision="") if undecided else waiting).order_by("sheet", "row")


def like(row: ImportRow) -> list[int]:
    """Undecided doubts for the same reasons and against the same side; this row among them."""
    if not row.doubt:
        return []
    same: QuerySet[ImportRow] = ImportRow.objects.filter(
        job_id=row.job_id, decision="", doubt__with=row.doubt["with"], doubt__why=row.doubt["why"]
    )
    return list(same.values_list("pk", flat=True))


def brought_in(job: ImportJob) -> int:
    """How many rows accepting would bring in now."""
    return (
        ImportRow.objects.filter(job=job, status__in=["accepted", "accepted_with_warning"])
        .exclude(decision__in=["later", "skip"])
        .count()
    )


def report_rows(job: ImportJob) -> Iterator[dict[str, Any]]:
    """Every row as the report prints it, in the order of the file. Numbers stand in full."""
    sheets = [sheet["name"] for sheet in job.survey.get("sheets", [])]
    chosen = ImportRow.objects.filter(job=job).order_by("sheet", "row")
    for row in chosen.defer("sealed_cells", "words").iterator(chunk_size=2000):
        yield {
            "sheet": sheets[row.sheet] if row.sheet < len(sheets) else "",
            "row": row.row,
            "status": row.status,
            "effect": row.effect,
            "reasons": [_reason(reason, sheets, row.sheet) for reason in row.reasons],
            "person": _person(row),
            **_pointers(row),
        }


def _reason(reason: dict[str, Any], sheets: list[str], sheet: int) -> dict[str, Any]:
    told = {
        "code": reason["code"],
        "field": reason.get("field"),
        "other_row": reason.get("other_row"),
    }
    if reason.get("other_sheet"):
        told["other_sheet"] = reason["other_sheet"]
    return told


def _pointers(row: ImportRow) -> dict[str, Any]:
    """`duplicate_of_row`, `same_person_as`, `possible_same_person_as`, as in the examples."""
    told: dict[str, Any] = {}
    for reason in row.reasons:
        if reason.get("other_row") is None:
            continue
        place = {"sheet": reason.get("other_sheet", ""), "row": reason["other_row"]}
        if row.status == "duplicate":
            told["duplicate_of_row"] = reason["other_row"]
        elif reason["kind"] == "same_person_other_association":
            told["same_person_as"] = place
        elif reason["kind"] == "possible_same_person_other_association":
            told["possible_same_person_as"] = place
    return told


def _person(row: ImportRow) -> dict[str, Any]:
    if row.status == "not_a_record":
        return {}
    person = {name: value for name, value in row.values.items() if name not in _INTERNAL}
    for name in ("full_name", "national_id", "phone", "age", "joined_on", "fee_amount"):
        person.setdefault(name, None)
    person["national_id"] = sealing.unseal(row.id_sealed) if row.id_sealed else None
    return person


def report(job: ImportJob) -> dict[str, Any]:
    """The whole report: `rows` and `totals` (docs/operations.md)."""
    totals = {name: value for name, value in job.totals.items() if name not in _NOT_TOLD}
    return {
        "file": job.filename, "encoding": job.survey.get("encoding", ""),
        "delimiter": job.survey.get("delimiter", ""), "state": job.state,
        "as_of": job.choices.get("as_of"), "rows": list(report_rows(job)), "totals": totals,
    }  # fmt: skip
