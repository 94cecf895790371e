"""Lists through the whole engine, as the shell command and as the worker run it."""

import io
import json
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import connection

from hnsa.core import clock, scope
from hnsa.core.models import User
from members import tasks
from members.access import postings
from members.actions import imports
from members.importing import jobs
from members.models import Body, ImportJob, ImportRow, Person
from members.vocabulary.bodies import BodyKind
from tests.cast import everywhere

DATA = Path(__file__).parents[2] / "data" / "import"
OUR_OWN_RULES = {"below_min_age", "no_share_bought", "men_not_admitted"}  # of a constitution
# What the register keeps. Imports, histories, sessions and progress are not part of it.
TABLES = (
    "body homenet organisation registration contact reportedfigure affiliation posting place "
    "person nationalid phone roleintrade consent reveal nametoken nameword membership"
).split()


def fingerprint() -> dict[str, tuple[int, str]]:
    """Table → (rows, a hash over all of their values): equal if and only if nothing changed."""
    found = {}
    with scope.seeing(everywhere()), connection.cursor() as cursor:
        for table in TABLES:
            own = "homenet_id, word, sound" if table == "nameword" else "x"
            own = "person_id, homenet_id, word" if table == "nametoken" else own
            cursor.execute(
                f"SELECT count(*), coalesce(md5(string_agg(t, '' ORDER BY t)), '') FROM "
                f"(SELECT md5(({'ROW(' + own + ')' if own != 'x' else 'x'})::text) AS t "
                f"FROM members_{table} x) y"
            )
            found[table] = cursor.fetchone()
    return found


def differs(before: dict[str, Any], after: dict[str, Any]) -> set[str]:
    """The tables that are not as they were."""
    return {table for table in before if before[table] != after[table]}


def forget_temporary() -> None:
    """What the end of a transaction does; tests may run several pieces of work in one."""
    with connection.cursor() as cursor:
        cursor.execute("DISCARD TEMP")


def homenet(code: str = "PK") -> Body:
    return Body.objects.get(code=code, kind=BodyKind.HOMENET)


@contextmanager
def seeing_all() -> Iterator[None]:
    with scope.seeing(everywhere()):
        yield


def written(folder: Path, rows: Sequence[Sequence[object]] | str, name: str = "list.csv") -> Path:
    """A CSV file of these rows (or of this text) in UTF-8 with a BOM."""
    path = folder / name
    if not isinstance(rows, str):
        rows = "".join(",".join(_cell(cell) for cell in row) + "\r\n" for row in rows)
    path.write_bytes(rows.encode("utf-8-sig"))
    return path


def _cell(value: object) -> str:
    text = str(value)
    return '"' + text.replace('"', '""') + '"' if any(c in text for c in ',"\r\n') else text


def workbook(folder: Path, sheets: dict[str, Any], name: str = "list.xlsx") -> Path:
    """An Excel workbook of these sheets; numbers and days are cells of their kind."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.save(folder / name)
    return folder / name


def by_shell(path: Path, *options: str, country: str = "PK", accept: bool = False) -> Any:
    """The report of `manage.py import_members`."""
    more = ["--accept"] if accept else []
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "report.json"
        call_command(
            "import_members", str(path), "--homenet", country, *options, *more,
            "--report", str(out), stdout=io.StringIO(),
        )  # fmt: skip
        report = json.loads(out.read_text(encoding="utf-8"))
    forget_temporary()
    return report


def operator(code: str = "PK") -> User:
    """Whoever runs commands, with the reach of that; for what a test does to a job itself."""
    user, _ = User.objects.get_or_create(username="shell", defaults={"is_active": False})
    user.reach = postings.operator(homenet(code))
    return user


def last_job() -> ImportJob:
    with seeing_all():
        return ImportJob.objects.select_related("homenet", "body").latest("id")


def received(
    path: Path, by: User, body: Body | None = None, new: str = "", code: str = "PK",
    choices: dict[str, Any] | None = None,
) -> ImportJob:  # fmt: skip
    """A list as the wizard receives it: uploaded and its columns confirmed."""
    at = homenet(code)
    with at_the_door(by, at):
        job = jobs.receive(
            ContentFile(path.read_bytes(), name=path.name), by=by, homenet=at, body=body,
            at=clock.now(), new_organisation=new,
        )  # fmt: skip
        jobs.choose(job, choices or {}, by=by)
    return job


@contextmanager
def at_the_door(by: User, at: Body) -> Iterator[None]:
    """As after the door of a request: her reach of the day, and her HomeNet shown."""
    with scope.seeing({at.pk}):
        if by.username != "shell":
            scope.recognise(by.pk)
            by.reach = postings.read(by, on=clock.today())
            scope.show({at.pk})
        yield


def work(job: ImportJob, what: str, by: User, *, forced: bool = False) -> ImportJob:
    """Ask for a piece of work as the page does, and do it as the worker does."""
    with at_the_door(by, job.homenet):
        tasks.send(job, what, by=by, forced=forced)
    return worked(job)


def worked(job: ImportJob) -> ImportJob:
    tasks.work_on.call(job.pk, job.homenet_id)
    forget_temporary()
    return fresh(job)


def fresh(job: ImportJob) -> ImportJob:
    with seeing_all():
        return ImportJob.objects.select_related("homenet", "body").get(pk=job.pk)


def decide(job: ImportJob, rows: Iterable[int], decision: str, by: User, sheet: int = 0) -> int:
    """Settle the rows of these spreadsheet numbers."""
    with at_the_door(by, job.homenet):
        ids = list(
            ImportRow.objects.filter(job=job, sheet=sheet, row__in=list(rows)).values_list(
                "pk", flat=True
            )
        )
        return imports.decide(job, ids, decision, by=by)


def rows_of(job: ImportJob) -> dict[tuple[int, int], ImportRow]:
    with seeing_all():
        return {(row.sheet, row.row): row for row in ImportRow.objects.filter(job=job)}


def person(name: str, code: str = "PK", **more: Any) -> Person:
    """The one person of that name, with her memberships, numbers and phones read."""
    with seeing_all():
        found = Person.objects.prefetch_related("memberships", "nationalid_set", "phone_set").get(
            full_name=name, homenet=homenet(code), **more
        )
        list(found.memberships.all()), list(found.phone_set.all())
        return found


def people(code: str = "PK") -> int:
    with seeing_all():
        return Person.objects.filter(homenet=homenet(code)).count()


def brief(report: Any) -> dict[tuple[str, int], tuple[str, str, list[str]]]:
    """(sheet, row) → status, effect, codes."""
    return {
        (row["sheet"], row["row"]): (
            row["status"], row["effect"], [reason["code"] for reason in row["reasons"]],
        )
        for row in report["rows"]
    }  # fmt: skip


def against(expected: Any, report: Any) -> list[str]:
    """Where a report is not what a careful clerk expects; the comparing rule of all the examples.

    Rows turned away there only for an association's own rules are accepted: no constitution says
    so yet.
    """
    with_sheet = bool(expected.get("sheets"))
    got = {((row["sheet"] if with_sheet else ""), row["row"]): row for row in report["rows"]}
    wrong = []
    for row in expected["rows"]:
        at = row.get("sheet", ""), row["source_row"]
        found = got.pop(at, None)
        if found is None:
            wrong.append(f"{at}: not in the report")
            continue
        wrong += [f"{at}: {said}" for said in _row(row, found)]
    wrong += [f"{at}: not expected" for at in got]
    return wrong


def _row(row: Any, found: Any) -> Iterator[str]:
    reasons = [code for code in row["reasons"] if code not in OUR_OWN_RULES]
    status = row["status"]
    if reasons != row["reasons"]:
        status = "accepted_with_warning" if reasons else "accepted"
    codes = [reason["code"] for reason in found["reasons"]]
    if (found["status"], codes) != (status, reasons):
        yield f"expected {status} {reasons}, got {found['status']} {codes}"
    for key, value in row["person"].items():
        if found["person"].get(key) != value:
            yield f"{key}: expected {value!r}, got {found['person'].get(key)!r}"
    for key in ("duplicate_of_row", "same_person_as", "possible_same_person_as"):
        if key in row and found.get(key) != row[key]:
            yield f"{key}: expected {row[key]!r}, got {found.get(key)!r}"


def end(woman: Person, on: date) -> None:
    """She left all her bodies on that day."""
    with seeing_all():
        woman.memberships.filter(ends_on=None).update(ends_on=on, ground="resigned")
