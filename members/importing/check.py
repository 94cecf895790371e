"""The check of a list: read, understand, relate, keep for the preview. One transaction.

Nothing is written to the register. Runs in the worker and in the shell alike.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from members.actions import import_results, import_staging
from members.actions.import_beside import Beside, in_turn
from members.actions.import_pulse import Pulse
from members.importing import admission, jobs, relating, staging
from members.importing import survey as surveys
from members.importing.files import refuse
from members.importing.ordinary import Lane
from members.models import ImportJob
from members.queries import import_candidates
from members.queries.bodies_named import names_of_bodies
from members.queries.places import places_of
from members.rules.spellings import variant_of
from members.rules.text import fold
from members.rules.understood import Context
from members.vocabulary.columns import Column
from members.vocabulary.country import country

LOOKED_UP = 10_000  # rows looked up in the register at once; fewer at the end, which is waited for


def check(job: ImportJob, pulse: Pulse) -> None:
    """Read the job's file as chosen and judge every row. Sets `job.totals`; raises files.Refused.

    The caller holds the transaction and the lock on the job, and finishes the job.
    """
    path = jobs.path_of(job)
    found = surveys.Survey.from_json(job.survey)
    sheets = used_sheets(job, found)
    if not sheets:
        raise refuse("no_sheets")
    if not import_candidates.key_fits(job.homenet_id):
        raise refuse("key_wrong")
    moment = import_results.clear(job)
    import_staging.open_tables()
    sums = _staged(job, path, found, sheets, pulse)
    import_staging.index()
    import_staging.mend_places(variant_of(sums.places))
    choices = relating.Choices(
        job.pk, job.homenet_id, date.fromisoformat(job.choices["as_of"]),
        job.choices["when_differs"] == "file", tuple(sheet.name for sheet in found.sheets),
    )  # fmt: skip
    with _without_cycles():
        relating.relate(choices, pulse)
    pulse.phase("keeping")
    judged = admission.judge(job)
    job.totals = judged | import_results.total(
        job, said=_said(sums), unknown=dict(sums.unknown_bodies), moment=moment
    )


def _staged(
    job: ImportJob, path: str, found: surveys.Survey, sheets: list[staging.Sheet], pulse: Pulse
) -> staging.Sums:
    """Read and stage all rows. What was remembered of their writings is forgotten at the end."""
    sums, ord_, looked_up = staging.Sums(), 0, 0
    total = sum(found.sheet(sheet.name).rows for sheet in sheets)
    pulse.phase("reading", total)
    with _without_cycles(), Beside() as beside:
        for sheet in sheets:
            lane = Lane(staging.Reader(sheet, sums, ord_))
            for rows, text in lane.texts(surveys.rows(path, found, sheet.name)):
                works, ord_ = [import_staging.stage(text)], lane.reader.ord
                if ord_ - looked_up >= LOOKED_UP or total - ord_ < LOOKED_UP:
                    works.append(import_staging.look_up(looked_up + 1, ord_ + 1, job.homenet_id))
                    looked_up = ord_
                beside.begin(in_turn(*works))
                pulse.step(rows)
        if looked_up < ord_:  # fewer rows than the survey counted
            beside.begin(import_staging.look_up(looked_up + 1, ord_ + 1, job.homenet_id))
    return sums


def used_sheets(job: ImportJob, found: surveys.Survey) -> list[staging.Sheet]:
    """The sheets to be read, with the meanings of their columns as the clerk chose them."""
    chosen = job.choices["sheets"]
    bodies = names_of_bodies(job.homenet)
    places = places_of(job.homenet.code)
    return [
        _sheet(position, sheet, chosen[sheet.name], job, bodies, places)
        for position, sheet in enumerate(found.sheets)
        if chosen.get(sheet.name, {}).get("use")
    ]


def _sheet(
    position: int, sheet: surveys.SheetSurvey, chosen: dict[str, Any], job: ImportJob,
    bodies: dict[str, int | None], places: dict[str, int],
) -> staging.Sheet:  # fmt: skip
    columns = tuple(
        Column(chosen["columns"].get(heading, Column.ASIDE)) for heading in sheet.headings
    )
    age_year, calendars = None, {}
    for column, detail in zip(columns, sheet.details, strict=True):
        if detail.column is column:
            age_year = detail.year if column is Column.AGE and detail.year else age_year
            if detail.calendar:
                calendars[column] = detail.calendar
    context = Context(
        country=country(job.homenet.code), as_of=date.fromisoformat(job.choices["as_of"]),
        date_order=job.choices["date_order"], age_year=age_year, calendars=calendars,
        present=frozenset(columns) - {Column.IGNORE, Column.ASIDE},
    )  # fmt: skip
    new = str(chosen.get("new_body") or "").strip()
    known = bodies.get(fold(new)) if new else None  # "new", and yet there is one of that name
    into = chosen.get("body") or known or (None if new else job.body_id)
    if not into and not new and Column.BODY not in columns:
        into = job.homenet_id  # nobody named a body: they belong to the HomeNet itself
    return staging.Sheet(
        position=position, name=sheet.name, columns=columns, titles=sheet.headings,
        header_lines=sheet.header_lines, header_ends=sheet.first_row - 1,
        explanation_row=sheet.explanation_row, context=context, body_id=into,
        body_name="" if into else new, bodies=bodies,
        make_bodies=bool(job.choices.get("make_bodies")), places=places,
    )  # fmt: skip


@contextmanager
def _without_cycles() -> Iterator[None]:
    """No search for reference cycles: rows have none, and it costs a third of their reading."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _said(sums: staging.Sums) -> list[dict[str, Any]]:
    """The totals the file states beside what was read."""
    told = []
    for one in sums.said[:20]:
        read = float(sums.read.get(one["key"], 0))
        told.append({name: one[name] for name in ("sheet", "row", "column", "said")})
        told[-1]["read"] = read
    return told
