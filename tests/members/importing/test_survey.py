"""A survey says what is in a list: header, meanings, sample, and which rows are no records."""

import json
from pathlib import Path

import openpyxl
import pytest

from members.importing.files import Refused
from members.importing.survey import REMARKS, Survey, judged, rows, sentence_of, survey
from members.vocabulary.columns import Column
from members.vocabulary.reasons import Reason
from tests.members.importing.lists import HEADER, LIST, WOMEN, text

EXAMPLES = Path(__file__).parents[2] / "data" / "import"


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.expected.json")), ids=lambda p: p.name[:2])
def test_the_worked_examples_are_surveyed_as_expected(path: Path) -> None:
    expected = json.loads(path.read_text())
    list_file = EXAMPLES / expected["file"]
    found = survey(list_file, list_file.name)
    assert found.encoding == expected.get("encoding", "")
    assert found.delimiter == expected.get("delimiter", "")
    for sheet in found.sheets:
        meanings = expected["column_meaning"].get(sheet.name) or expected["column_meaning"]
        assert sheet.header_row == expected["header_row"]
        assert list(sheet.headings) == list(meanings)
        for meaning, wanted in zip(sheet.meanings, meanings.values(), strict=True):
            assert meaning in wanted.split("+")
        not_records = {
            row["source_row"]: row["reasons"][0]
            for row in expected["rows"]
            if row["status"] == "not_a_record" and row.get("sheet", "") == sheet.name
        }
        judgements = list(judged(list_file, found, sheet.name))
        assert {row: str(reason) for row, _, reason in judgements if reason} == not_records
        assert sheet.remarks == ()
        listed = [
            row["source_row"] for row in expected["rows"] if row.get("sheet", "") == sheet.name
        ]
        assert [row for row, _, _ in judgements] == listed


def test_a_survey_can_be_kept_as_json() -> None:
    path = EXAMPLES / "12-pk-three-associations-same-persons.xlsx"
    found = survey(path, path.name)
    assert Survey.from_json(json.loads(json.dumps(found.as_json()))) == found
    details = found.sheets[1].details
    assert details[3].year == 2024
    assert found.sheets[2].details[1].native


def sheet_of(path: Path, **options: object):  # type: ignore[no-untyped-def]
    return survey(path, path.name, **options).sheets[0]  # type: ignore[arg-type]


def codes(sheet: object) -> list[str]:
    return [remark.code for remark in sheet.remarks]  # type: ignore[attr-defined]


def test_the_header_is_found_under_titles_and_blank_lines(tmp_path: Path) -> None:
    title = ["Members of Nai Basti, 2024", "", "", "", ""]
    path = text(tmp_path / "a.csv", [title, ["District: Kasur", *[""] * 4], [""] * 5, *LIST])
    sheet = sheet_of(path)
    assert (sheet.header_row, sheet.header_rows) == (4, 1)
    assert sheet.sample[0] == (5, tuple(WOMEN[0]))
    found = survey(path, "a.csv")
    assert [(row, reason) for row, _, reason in judged(path, found, "")] == [
        (1, Reason.TITLE_ROW),
        (2, Reason.TITLE_ROW),
        (3, Reason.BLANK_ROW),
        (5, None),
        (6, None),
        (7, None),
    ]


def test_an_empty_line_before_the_header_and_blank_rows_between(tmp_path: Path) -> None:
    path = text(tmp_path / "a.csv", [[""] * 5, HEADER, WOMEN[0], [""] * 5, WOMEN[1]])
    found = survey(path, "a.csv")
    assert found.sheets[0].header_row == 2
    people = [cells[1] for _, cells, reason in judged(path, found, "") if reason is None]
    assert people == ["Shazia Bibi", "Nasreen Begum"]


def two_lines(path: Path, *, merged: bool) -> Path:
    book = openpyxl.Workbook()
    page = book.active
    page.append(["S.No", "Name", "Father", None, "Address", None, "CNIC"])
    page.append([None, None, "Name", "CNIC", "Village", "District", None])
    page.append([1, "Shazia", "Aslam", "35103-0000100-1", "Rasool Nagar", "Kasur", "3510300001002"])
    page.append([2, "Razia", "Bashir", "35103-0000102-1", "Rasool Nagar", "Kasur", "3510300001022"])
    if merged:
        for place in ("A1:A2", "B1:B2", "C1:D1", "E1:F1", "G1:G2"):
            page.merge_cells(place)
    book.save(path)
    return path


@pytest.mark.parametrize("merged", [True, False])
def test_a_header_in_two_merged_lines_is_joined(tmp_path: Path, merged: bool) -> None:
    path = two_lines(tmp_path / "a.xlsx", merged=merged)
    sheet = sheet_of(path)
    assert (sheet.header_row, sheet.header_rows) == (1, 2)
    assert sheet.headings == (
        "S.No", "Name", "Father / Name", "Father / CNIC", "Address / Village",
        "Address / District", "CNIC",
    )  # fmt: skip
    assert sheet.meanings == (
        Column.IGNORE, Column.FULL_NAME, Column.FATHER_NAME, Column.ASIDE, Column.LOCALITY,
        Column.DISTRICT, Column.NATIONAL_ID,
    )  # fmt: skip
    found = survey(path, "a.xlsx")
    assert [(row, reason) for row, _, reason in judged(path, found, "Sheet")] == [
        (3, None),
        (4, None),
    ]


def test_the_row_that_explains_is_skipped(tmp_path: Path) -> None:
    explains = ["", "Required: as on the card", "Optional", "Optional. 13 digits", "Example: 0300"]
    path = text(tmp_path / "a.csv", [HEADER, explains, *WOMEN])
    found = survey(path, "a.csv")
    assert (found.sheets[0].explanation_row, found.sheets[0].sample[0][0]) == (2, 3)
    reasons = [reason for _, _, reason in judged(path, found, "")]
    assert reasons == [Reason.EXPLANATION_ROW, None, None, None]


def test_a_list_without_headings_gets_letters_and_guesses(tmp_path: Path) -> None:
    many = [
        [str(i), f"Bibi {chr(64 + i)}", f"35103-00001{i:02}-2", f"0300-10000{i:02}"]
        for i in range(1, 9)
    ]
    sheet = sheet_of(text(tmp_path / "a.csv", many))
    assert sheet.header_row is None
    assert sheet.headings == ("Column A", "Column B", "Column C", "Column D")
    assert sheet.meanings == (Column.IGNORE, Column.FULL_NAME, Column.NATIONAL_ID, Column.PHONE)
    assert all(sheet.guessed)
    assert sheet.sample[0][0] == 1
    assert codes(sheet)[0] == "no_header"


def test_a_column_without_a_title_is_named_and_shifts_nothing(tmp_path: Path) -> None:
    path = text(tmp_path / "a.csv", [["Name", "", "Phone"], ["Shazia", "x", "0300-1000000"]])
    sheet = sheet_of(path)
    assert sheet.headings == ("Name", "Column B (no title)", "Phone")
    assert sheet.meanings == (Column.FULL_NAME, Column.ASIDE, Column.PHONE)
    assert codes(sheet) == ["untitled_column"]


def test_a_heading_that_stands_twice_is_kept_twice(tmp_path: Path) -> None:
    path = text(tmp_path / "a.csv", [["Name", "Fee", "Fee"], ["Shazia", "1", "2"]])
    sheet = sheet_of(path)
    assert sheet.headings == ("Name", "Fee", "Fee (2)")
    assert sheet.meanings == (Column.FULL_NAME, Column.FEE_AMOUNT, Column.ASIDE)
    assert codes(sheet) == ["double_heading", "double_meaning"]


def test_unknown_headings_are_named_and_kept_aside(tmp_path: Path) -> None:
    path = text(tmp_path / "a.csv", [["Name", "Xyzzy"], ["Shazia", "1"]])
    sheet = sheet_of(path)
    assert sheet.meanings == (Column.FULL_NAME, Column.ASIDE)
    assert dict(sheet.remarks[-1].values) == {"heading": "Xyzzy"}


def test_headings_in_words_we_do_not_know_are_still_headings(tmp_path: Path) -> None:
    path = text(
        tmp_path / "a.csv", [["Qqq", "Www", "Eee"], ["Shazia", "1", "5"], ["Razia", "2", "7"]]
    )
    assert sheet_of(path).header_row == 1


def test_a_post_in_a_list_without_headings_is_no_heading(tmp_path: Path) -> None:
    path = text(tmp_path / "a.csv", [["Shazia", "Member"], ["Razia", "Member"], ["Salma", "x"]])
    assert sheet_of(path).header_row is None


def test_the_clerk_may_choose_the_header_the_separator_and_the_encoding(tmp_path: Path) -> None:
    path = text(tmp_path / "a.csv", LIST, ";", "cp1252")
    sheet = sheet_of(path, header_rows={"": 2})
    assert (sheet.header_row, sheet.headings[1]) == (2, "Shazia Bibi")
    assert sheet_of(path, header_rows={"": 0}).header_row is None
    assert sheet_of(path, delimiter="|").columns == 1
    assert survey(path, "a.csv", encoding="cp1256").encoding == "cp1256"
    for wrong in ({"header_rows": {"": 900}}, {"delimiter": ":"}, {"encoding": "x"}):
        with pytest.raises(Refused):
            sheet_of(path, **wrong)


def test_hidden_rows_and_columns_are_told_in_words(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in LIST:
        book.active.append(row)
    book.active.row_dimensions[3].hidden = True
    book.active.column_dimensions["D"].hidden = True
    book.save(tmp_path / "a.xlsx")
    sheet = sheet_of(tmp_path / "a.xlsx")
    assert codes(sheet) == ["hidden_rows", "hidden_columns"]
    assert str(sentence_of(sheet.remarks[0])).startswith("Rows hidden in the workbook: 1.")
    found = survey(tmp_path / "a.xlsx", "a.xlsx")
    assert len(list(rows(tmp_path / "a.xlsx", found, "Sheet"))) == 4


def test_a_sheet_that_is_not_there_is_refused(tmp_path: Path) -> None:
    path = text(tmp_path / "a.csv", LIST)
    with pytest.raises(Refused):
        list(rows(path, survey(path, "a.csv"), "Adda"))


def test_the_same_file_has_the_same_fingerprint(tmp_path: Path) -> None:
    one = survey(text(tmp_path / "a.csv", LIST), "a.csv")
    two = survey(text(tmp_path / "b.csv", LIST), "other.txt")
    assert (one.sha256, one.size) == (two.sha256, two.size)


def test_every_remark_has_a_sentence() -> None:
    names = ("count", "encoding", "columns", "column", "row", "heading", "kept")
    values = dict.fromkeys(names, "x")
    assert all("%(" not in str(sentence % values) for sentence in REMARKS.values())
