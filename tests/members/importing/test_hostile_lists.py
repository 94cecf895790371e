"""Hostile files sent through the whole engine: refused in plain words, quickly, nothing kept."""

import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.base import File
from django.core.files.storage import default_storage
from django.core.management.base import CommandError

from hnsa.core import clock, scope
from members import tasks
from members.importing import files, jobs
from members.models import ImportJob, ImportRow, Membership
from tests.cast import Cast
from tests.members.actions.test_import_accept import HEADER, WOMEN
from tests.members.importing import engine, lists
from tests.members.importing.engine import by_shell, person, written

pytestmark = pytest.mark.django_db

NEW = ("--new-organisation", "One", "--as-of", "2024-06-30")
GOOD = lists.sheet(
    '<row r="1">' + lists.cell("A1", "Name") + lists.cell("B1", "CNIC") + "</row>"
    '<row r="2">' + lists.cell("A2", "Shazia") + lists.cell("B2", "35103-0000100-2") + "</row>"
)


def bomb(folder: Path) -> Path:
    rows = b'<row r="1"><c t="inlineStr"><is><t>a</t></is></c></row>'
    path = folder / "list.xlsx"
    lists.workbook(path, GOOD)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as out:
        with out.open("xl/worksheets/sheet2.xml", "w", force_zip64=True) as part:
            for _ in range(700):
                part.write(rows * 20_000)
    return path


def ten_million_rows(folder: Path) -> Path:
    path = folder / "list.csv"
    piece = b"a,b\n" * 250_000
    with path.open("wb") as file:
        file.write(b"Name,Phone\n")
        for _ in range(40):
            file.write(piece)
    return path


def of_300_megabytes(folder: Path) -> Path:
    path = folder / "list.csv"
    with path.open("wb") as file:
        file.write(b"Name,Phone\nShazia,0300\n")
        file.truncate(300 * 1024 * 1024)
    return path


def entities(folder: Path) -> Path:
    return lists.workbook(folder / "list.xlsx", '<!DOCTYPE a [<!ENTITY b "c">]>' + GOOD)


def nulls(folder: Path) -> Path:
    path = folder / "list.csv"
    path.write_bytes(b"Name,CNIC\nSha\0zia,35103-0000100-2\n" + b"\0" * 4000)
    return path


def many_columns(folder: Path) -> Path:
    path = folder / "list.csv"
    path.write_text("Name," + "x," * 16_000 + "\nShazia\n", encoding="utf-8")
    return path


def long_cell_far_below(folder: Path) -> Path:
    """What the first look cannot see: the check itself meets it."""
    names = ["Name", *["Shazia"] * 600, "x" * (files.LONGEST_CELL + 1)]
    rows = (
        f'<row r="{at}">{lists.cell(f"A{at}", name)}{lists.cell(f"B{at}", "Village")}</row>'
        for at, name in enumerate(names, start=1)
    )
    return lists.workbook(folder / "list.xlsx", lists.sheet("".join(rows)))


def macros(folder: Path) -> Path:
    return lists.workbook(folder / "list.xlsx", GOOD, {"xl/vbaProject.bin": b"macro"})


HOSTILE = [
    bomb, ten_million_rows, of_300_megabytes, entities, nulls, many_columns, long_cell_far_below,
    macros,
]  # fmt: skip


def stored() -> set[str]:
    try:
        return set(default_storage.listdir("lists")[1])
    except FileNotFoundError:
        return set()


@pytest.mark.parametrize("make", HOSTILE)
def test_it_is_refused_in_words_and_nothing_of_it_is_kept(
    make: Callable[[Path], Path], tmp_path: Path
) -> None:
    path, before, since = make(tmp_path), stored(), time.monotonic()
    with pytest.raises(CommandError) as refusal:
        by_shell(path, *NEW, accept=True)
    assert time.monotonic() - since < 30
    assert str(refusal.value).endswith(".")
    assert stored() == before
    with engine.seeing_all():
        assert not ImportRow.objects.exists()
        assert not ImportJob.objects.exclude(state="dropped").exists()
        assert {(job.survey == {}) for job in ImportJob.objects.all()} <= {True}


@pytest.mark.parametrize("make", [entities, nulls, of_300_megabytes])
def test_the_wizard_keeps_nothing_of_it_either(
    make: Callable[[Path], Path], cast: Cast, tmp_path: Path
) -> None:
    path, before = make(tmp_path), stored()
    with engine.seeing_all():
        jobs_before = ImportJob.objects.count()
    with engine.at_the_door(cast.amina, cast.pakistan.homenet), path.open("rb") as file:
        with pytest.raises(files.Refused):
            jobs.receive(
                File(file, name="list.csv" if path.suffix == ".csv" else "list.xlsx"),
                by=cast.amina, homenet=cast.pakistan.homenet, body=None, at=clock.now(),
            )  # fmt: skip
    assert stored() == before
    with engine.seeing_all():
        assert ImportJob.objects.count() == jobs_before


def test_what_the_check_meets_far_below_fails_in_words(cast: Cast, tmp_path: Path) -> None:
    job = engine.received(long_cell_far_below(tmp_path), cast.amina, body=cast.pakistan.other)
    job = engine.work(job, "check", cast.amina)
    assert job.state == "failed"
    assert job.problem.endswith(".")
    assert engine.rows_of(job) == {}


def test_the_file_of_a_list_that_is_gone_is_said(cast: Cast, tmp_path: Path) -> None:
    job = engine.received(written(tmp_path, [HEADER, *WOMEN]), cast.amina)
    default_storage.delete(job.stored_as)
    job = engine.work(job, "check", cast.amina)
    assert job.state == "failed"
    assert job.problem


def test_formulas_are_text_and_come_in_as_such(tmp_path: Path) -> None:
    cell = "=cmd|'/C calc'!A0"
    rows = [[*HEADER, "Remarks"], [*WOMEN[0][:6], cell, "@SUM(1)"]]
    by_shell(written(tmp_path, rows), *NEW, accept=True)
    assert person("Shazia Bibi").locality == cell


@pytest.mark.parametrize("code", ["_x0000_", "_xD800_", "_x0007_", "_xFFFF_", "_x000D_"])
def test_odd_characters_of_a_workbook_do_not_stop_the_list(code: str, tmp_path: Path) -> None:
    sheet = lists.sheet(
        '<row r="1">' + lists.cell("A1", "Name") + lists.cell("B1", f"Re{code}marks")
        + lists.cell("C1", f"Co{code}lour") + "</row>"
        '<row r="2">' + lists.cell("A2", f"Shazia{code} Bibi") + lists.cell("B2", f"a{code}b")
        + lists.cell("C2", f"red{code}") + "</row>"
    )  # fmt: skip
    path = lists.workbook(tmp_path / "list.xlsx", sheet)
    report = by_shell(path, *NEW, accept=True)
    assert report["totals"]["new"] == 1
    with engine.seeing_all():
        [membership] = Membership.objects.filter(body__name="One")
        assert "red" in str(membership.declared)


def test_a_list_in_another_homenet_cannot_be_reached(cast: Cast, tmp_path: Path) -> None:
    job = engine.received(written(tmp_path, [HEADER, *WOMEN]), cast.amina)
    engine.work(job, "check", cast.amina)
    with scope.seeing({cast.bangladesh.homenet.pk}):
        assert not ImportJob.objects.filter(pk=job.pk).exists()
        assert not ImportRow.objects.filter(job_id=job.pk).exists()
    assert tasks.work_on.call(job.pk, cast.bangladesh.homenet.pk) == "nothing to do"
