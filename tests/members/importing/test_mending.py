"""The error file: as written, with what is wrong beside it, harmless, and ready to come again."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from hnsa.core import sealing
from members.importing import mending, survey
from members.models import ImportRow
from members.rules.headings import recognise
from members.vocabulary.columns import Column

SURVEY: dict[str, Any] = {
    "sheets": [
        {"name": "Adda", "headings": ["Name", "CNIC", "Phone"]},
        {"name": "Bangles", "headings": ["Name", "Phone"]},
    ]
}


def row(number: int, *cells: str, sheet: int = 0) -> ImportRow:
    return ImportRow(sheet=sheet, row=number, sealed_cells=sealing.seal(json.dumps(cells)))


def as_csv(*rows: tuple[ImportRow, str]) -> list[list[str]]:
    text = mending.written(SURVEY, rows, "csv").decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text)))


def test_a_row_stands_as_written_with_two_columns_more() -> None:
    assert as_csv((row(23, "نسرین", "35103-0000101-2", "0300 1000000"), "Same number.")) == [
        ["Name", "CNIC", "Phone", "What is wrong", "Row"],
        ["نسرین", "35103-0000101-2", "0300 1000000", "Same number.", "23"],
    ]


def test_short_and_long_rows_keep_the_two_columns_in_line() -> None:
    lines = as_csv((row(2, "Asma"), "a"), (row(3, "Asma", "1", "2", "stray"), "b"))
    assert [line[3:] for line in lines] == [["What is wrong", "Row"], ["a", "2"], ["b", "3"]]


def test_excel_finds_the_letters_of_a_csv() -> None:
    assert mending.written(SURVEY, [], "csv").startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize(
    "cell", ["=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-2+3+A1", " =HYPERLINK(1)"]
)
def test_a_formula_is_made_harmless(cell: str) -> None:
    assert mending.harmless(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["+92 300 1000195", "-5", "Asma", "05/03/2010", "100/-", ""])
def test_what_is_no_formula_stays(cell: str) -> None:
    assert mending.harmless(cell) == cell


@given(st.text(max_size=40))
def test_no_cell_begins_like_a_formula(cell: str) -> None:
    assert not mending.harmless(cell).startswith(("=", "@", "\t", "\r"))


def test_a_workbook_keeps_its_sheets_and_its_digits() -> None:
    made = mending.written(
        SURVEY,
        [
            (row(4, "=A1", "3510300001002", "0300"), "wrong"),
            (row(9, "Bilqees\x00", "x" * 40_000, sheet=1), "also wrong"),
        ],
        "xlsx",
    )
    book = load_workbook(io.BytesIO(made))
    assert book.sheetnames == ["Adda", "Bangles"]
    assert [cell.value for cell in book["Adda"][2]] == [
        "=A1",
        "3510300001002",
        "0300",
        "wrong",
        "4",
    ]
    assert {cell.data_type for cell in book["Adda"][2]} == {"s"}
    assert book["Bangles"]["A2"].value == "Bilqees"


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_mended_file_can_be_sent_again(tmp_path: Path, kind: str) -> None:
    file = tmp_path / f"mend.{kind}"
    rows = [(row(at, f"Asma {at}", "", "0300-1000000"), "No name.") for at in (5, 8, 9)]
    file.write_bytes(mending.written(SURVEY, rows, kind))
    found = survey.survey(file, file.name).sheets[0]
    assert found.meanings == (
        Column.FULL_NAME, Column.NATIONAL_ID, Column.PHONE, Column.IGNORE, Column.IGNORE,
    )  # fmt: skip


def test_a_list_with_nothing_to_mend_is_still_a_file() -> None:
    assert load_workbook(io.BytesIO(mending.written(SURVEY, [], "xlsx"))).active["A1"].value


def test_the_two_columns_are_known_to_be_left_out() -> None:
    for heading in (mending.WHAT_IS_WRONG, mending.ROW):
        found = recognise(heading)
        assert found is not None and found.column is Column.IGNORE
