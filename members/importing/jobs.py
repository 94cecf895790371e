"""A list arrives, is looked at, and the clerk says how it is to be read."""

import re
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.core.files import File
from django.core.files.storage import default_storage
from django.utils.crypto import get_random_string

from hnsa.core.models import User
from members.actions import imports
from members.importing import survey as surveys
from members.importing.files import refuse
from members.importing.staging import masked
from members.models import Body, ImportJob
from members.queries.bodies_named import body_named
from members.vocabulary.columns import Column
from members.vocabulary.country import country

_LONG_NUMBER = re.compile(r"(?:\d[ -]?){9,}")
_MERELY_TITLED = {"sheet", "page", "list", "tabelle", "feuil", "data", "members"}


def receive(
    upload: File, *, by: User, homenet: Body, body: Body | None, at: datetime,
    encoding: str | None = None, delimiter: str | None = None,
    header_rows: dict[str, int] | None = None, new_organisation: str = "",
) -> ImportJob:  # fmt: skip
    """Keep an uploaded list and look into it. Raises files.Refused; then nothing is kept."""
    filename = Path(upload.name or "list").name[-200:]
    stored = default_storage.save(f"lists/{get_random_string(32).lower()}", upload)
    try:
        found = surveys.survey(
            default_storage.path(stored), filename, encoding=encoding, delimiter=delimiter,
            header_rows=header_rows,
        )  # fmt: skip
        return imports.open_job(
            by=by, at=at, homenet=homenet, body=body, survey=as_kept(found),
            file={
                "filename": filename, "stored_as": stored, "sha256": found.sha256,
                "size": found.size,
            },
            choices=first_choices(found, homenet, body, at.date(), new_organisation),
        )  # fmt: skip
    except BaseException:
        default_storage.delete(stored)
        raise


def read_again(
    job: ImportJob, *, by: User, encoding: str | None, delimiter: str | None,
    header_rows: dict[str, int] | None,
) -> None:  # fmt: skip
    """The clerk says that letters, separator or heading are others. Raises files.Refused."""
    found = surveys.survey(
        path_of(job), job.filename, encoding=encoding, delimiter=delimiter, header_rows=header_rows
    )
    before = job.choices
    fresh = first_choices(found, job.homenet, job.body, date.fromisoformat(before["as_of"]))
    kept = {name: before[name] for name in ("as_of", "date_order", "when_differs")}
    imports.choose(job, by=by, survey=as_kept(found), choices={**fresh, **kept}, mapped=False)


def choose(job: ImportJob, choices: dict[str, Any], *, by: User) -> None:
    """The clerk has said what the columns mean and where the people go."""
    imports.choose(job, by=by, survey=job.survey, choices={**job.choices, **choices}, mapped=True)


def path_of(job: ImportJob) -> str:
    """Where the file lies. Raises files.Refused when it is gone (accepted or given up long ago)."""
    if not job.stored_as or not default_storage.exists(job.stored_as):
        raise refuse("file_gone")
    return default_storage.path(job.stored_as)


def forget_file(job: ImportJob) -> None:
    """The rows are kept sealed in the database: the file itself is no longer needed."""
    if job.stored_as:
        default_storage.delete(job.stored_as)


def as_kept(found: surveys.Survey) -> dict[str, Any]:
    """The survey as JSON, the long numbers of its sample rows masked."""
    kept = found.as_json()
    for sheet in kept["sheets"]:
        sheet["sample"] = [
            [row, [masked(cell) if _LONG_NUMBER.search(cell) else cell for cell in cells]]
            for row, cells in sheet["sample"]
        ]
    return kept


def first_choices(
    found: surveys.Survey, homenet: Body, body: Body | None, today: date,
    new_organisation: str = "",
) -> dict[str, Any]:  # fmt: skip
    """What the registry proposes before the clerk has said anything."""
    of_country = country(homenet.code)
    sheets: dict[str, Any] = {}
    used = [sheet for sheet in found.sheets if sheet.rows]
    years = {detail.year for sheet in used for detail in sheet.details if detail.year}
    for sheet in used:
        named = _named_by_sheet(sheet, used, homenet, body, new_organisation)
        sheets[sheet.name] = {
            "use": Column.FULL_NAME in sheet.meanings or Column.FULL_NAME_NATIVE in sheet.meanings,
            "header_row": sheet.header_row or 0,
            "columns": dict(zip(sheet.headings, sheet.meanings, strict=True)),
            **named,
        }
    if not any(sheet["use"] for sheet in sheets.values()) and sheets:
        next(iter(sheets.values()))["use"] = True
    as_of = date(max(years), 12, 31) if years else today
    return {
        "encoding": found.encoding, "delimiter": found.delimiter,
        "date_order": of_country.date_order, "as_of": min(as_of, today).isoformat(),
        "when_differs": "file", "make_bodies": False, "sheets": sheets,
    }  # fmt: skip


def _named_by_sheet(
    sheet: surveys.SheetSurvey, used: list[surveys.SheetSurvey], homenet: Body,
    body: Body | None, new_organisation: str,
) -> dict[str, Any]:  # fmt: skip
    """Into which body a sheet goes: the one chosen, the one it is named after, or a new one."""
    if body is not None or new_organisation:
        return {"body": body.pk if body else None, "new_body": new_organisation}
    title = sheet.name.strip()
    plain = title.casefold().rstrip("0123456789 ")
    if Column.BODY in sheet.meanings or len(used) < 2 or plain in _MERELY_TITLED:
        return {"body": None, "new_body": ""}
    found = body_named(homenet, title)
    return {"body": found, "new_body": "" if found else title}
