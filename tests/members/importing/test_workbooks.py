"""Workbooks come out as the spreadsheet shows them, and hostile ones are refused in time."""

import struct
import time
import tracemalloc
import zipfile
import zlib
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from members.importing import unpacking, workbooks
from members.importing.files import Refused, kind_of
from members.importing.workbooks import glances, read
from tests.members.importing.lists import LIST, OPENING, cell, sheet, workbook


def saved(path: Path, rows: list[list[object]], **titles: list[list[object]]) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for title, more in titles.items():
        other = book.create_sheet(title)
        for row in more:
            other.append(row)
    book.save(path)
    return path


def cells_of(path: Path) -> dict[int, list[str]]:
    seen = glances(path)[0]
    return dict(read(path, seen.name, seen.columns))


def refused(path: Path) -> str:
    with pytest.raises(Refused) as error:
        kind_of(path, path.name)
        seen = glances(path)
        for _ in read(path, seen[0].name, seen[0].columns):
            pass
    return error.value.code


def test_values_are_the_text_that_a_clerk_reads(tmp_path: Path) -> None:
    path = saved(
        tmp_path / "list.xlsx",
        [
            ["a", "b", "c", "d", "e", "f", "g", "h"],
            [3001234567, 3510300001002, 40.0, 0.5, True, date(2010, 3, 5), "3.51E+12", "O'Neil"],
            [
                datetime.fromisoformat("2010-03-05 14:30"), "two\nlines", None, "#N/A",
                19652692600000612, "03001234567", 40242, "=1+1",
            ],
        ],
    )  # fmt: skip
    assert cells_of(path) == {
        1: ["a", "b", "c", "d", "e", "f", "g", "h"],
        2: ["3001234567", "3510300001002", "40", "0.5", "TRUE", "2010-03-05", "3.51E+12", "O'Neil"],
        3: [
            "2010-03-05 14:30:00", "two lines", "", "",
            "1.96526926000006E+16", "03001234567", "40242", "",
        ],
    }  # fmt: skip
    assert [remark.code for remark in glances(path)[0].remarks] == ["formulas"]


def test_dates_counted_from_1904_are_the_same_days(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    book.active.append([date(2010, 3, 5)])
    book.save(tmp_path / "list.xlsx")
    assert cells_of(tmp_path / "list.xlsx") == {1: ["2010-03-05"]}


def test_row_and_column_numbers_are_the_spreadsheets(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active["C4"] = "Name"
    book.active["C7"] = "Shazia"
    book.active["E7"] = "0300"
    book.active["A2000"].font = openpyxl.styles.Font(bold=True)  # formatted, but empty
    book.save(tmp_path / "list.xlsx")
    cells = cells_of(tmp_path / "list.xlsx")
    assert list(cells) == [1, 2, 3, 4, 5, 6, 7]
    assert cells[4] == ["", "", "Name", "", ""]
    assert cells[7] == ["", "", "Shazia", "", "0300"]


def test_hidden_rows_columns_and_sheets_count_and_are_told(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in LIST:
        book.active.append(row)
    book.active.row_dimensions[3].hidden = True
    book.active.column_dimensions["B"].hidden = True
    other = book.create_sheet("Left")
    other.sheet_state = "hidden"
    other.append(["Name"])
    book.save(tmp_path / "list.xlsx")
    shown, hidden = glances(tmp_path / "list.xlsx")
    assert (shown.hidden, shown.hidden_rows, shown.hidden_row_count) == (False, (3,), 1)
    assert shown.hidden_columns == ("B",)
    assert (hidden.name, hidden.hidden, hidden.rows) == ("Left", True, 1)
    assert cells_of(tmp_path / "list.xlsx")[3] == LIST[2]


def test_merged_cells_are_told(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active["B2"] = "Address"
    book.active.merge_cells("B2:D2")
    book.save(tmp_path / "list.xlsx")
    assert glances(tmp_path / "list.xlsx")[0].merges == ((2, 2, 2, 4),)


@pytest.mark.parametrize("where", [0, 399])
def test_a_column_far_out_is_seen_in_whatever_row(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: int
) -> None:
    """The sheet streams by in blocks; most have no other columns than the first."""
    monkeypatch.setattr(unpacking, "MEGABYTE", 4_096)
    rows: list[list[object]] = [["Name", True, 1.0] for _ in range(400)]
    rows[where] += [*[None] * 24, "AB"]
    path = saved(tmp_path / "list.xlsx", rows)
    assert glances(path)[0].columns == 28
    found = cells_of(path)
    assert found[where + 1] == ["Name", "TRUE", "1", *[""] * 24, "AB"]
    assert found[200] == ["Name", "TRUE", "1", *[""] * 25]


@pytest.mark.parametrize("cells", [1, 7, 10, 10_000])
def test_pieces_join_without_a_seam(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cells: int
) -> None:
    rows = [[f"Woman {i}", str(i)] if i % 7 else [None, None] for i in range(1, 60)]
    path = saved(tmp_path / "list.xlsx", rows)
    monkeypatch.setattr(workbooks, "CELLS_AT_ONCE", cells)
    found = cells_of(path)
    assert list(found) == list(range(1, 60))
    assert all(found[i] == ([f"Woman {i}", str(i)] if i % 7 else ["", ""]) for i in found)


@pytest.mark.parametrize("cells", [2, 10_000])
def test_rows_without_places_and_names_with_prefixes_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cells: int
) -> None:
    monkeypatch.setattr(workbooks, "CELLS_AT_ONCE", cells)
    plain = "".join(f"<row><c><v>{i}</v></c><c><v>7</v></c></row>" for i in range(1, 6))
    path = workbook(tmp_path / "a.xlsx", sheet(plain))
    assert cells_of(path) == {i: [str(i), "7"] for i in range(1, 6)}
    prefixed = (
        '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        '<x:sheetData><x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row>'
        '<x:row r="2" hidden="1"><x:c r="A2"><x:v>2</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    )
    path = workbook(tmp_path / "b.xlsx", prefixed)
    assert cells_of(path) == {1: ["1"], 2: ["2"]}
    assert glances(path)[0].hidden_rows == (2,)


@pytest.mark.parametrize("cells", [2, 3, 10_000])
@pytest.mark.parametrize(
    "third",
    ['<row r="4">', "<row r='4'>", '<row spans="1:2" r="4">', '<row r="4" hidden="1">', "<row>"],
)
def test_a_row_has_its_number_however_that_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, third: str, cells: int
) -> None:
    monkeypatch.setattr(workbooks, "CELLS_AT_ONCE", cells)
    at = 4 if "4" in third else 3
    rows = [(1, '<row r="1">'), (2, '<row r="2">'), (at, third), (6, '<row r="6">')]
    told = "".join(f"{row}{cell(f'A{n}', f'hidden = {n}')}</row>" for n, row in rows)
    path = workbook(tmp_path / "list.xlsx", sheet(told))
    texts = {n: [f"hidden = {n}"] for n, _ in rows}
    assert cells_of(path) == {n: texts.get(n, [""]) for n in range(1, 7)}
    assert glances(path)[0].hidden_rows == ((4,) if "hidden" in third else ())


def test_a_workbook_without_rows_is_refused(tmp_path: Path) -> None:
    assert refused(saved(tmp_path / "list.xlsx", [])) == "no_sheets"


def one(value: str = "Name", more: str = "") -> str:
    return sheet(f'<row r="1">{cell("A1", value)}</row>{more}')


@pytest.mark.parametrize(
    ("xml", "code"),
    [
        ('<!DOCTYPE x [<!ENTITY a "b">]>' + one(), "xml_entities"),
        ("<!doctype x>" + one(), "xml_entities"),
        (one("\0"), "damaged_workbook"),
        (sheet(f'<row r="1">{cell("XFD1", "x")}</row>'), "too_many_columns"),
        (sheet('<row r="1">' + "<c><v>1</v></c>" * 16_000 + "</row>"), "too_many_columns"),
        (one(more=f'<row r="99999999">{cell("A99999999", "x")}</row>'), "too_many_rows"),
        (one(more=f'<row r="2">{cell("A1048576", "x")}</row>'), "damaged_workbook"),
        (one(more=f'<row r="1">{cell("A1", "x")}</row>'), "damaged_workbook"),
        (sheet('<row r="1"><c r = "XFD1"><v>1</v></c></row>'), "damaged_workbook"),
        (one("x" * 40_000), "cell_too_long"),
        (OPENING + "<sheetData><row r='1'><c r='A1'><v>1</v></c></row><o", "damaged_workbook"),
        ("\ufeff" + one().encode("utf-16-le").decode("latin-1"), "damaged_workbook"),
    ],
)  # fmt: skip
def test_hostile_sheets_are_refused(tmp_path: Path, xml: str, code: str) -> None:
    assert refused(workbook(tmp_path / "list.xlsx", xml)) == code


def test_far_apart_rows_cost_no_memory(tmp_path: Path) -> None:
    far = "".join(
        f'<row r="{n}">{cell(f"A{n}", "x")}{cell(f"SF{n}", "y")}</row>' for n in (1, 500_000)
    )
    path = workbook(tmp_path / "list.xlsx", sheet(far))
    seen = glances(path)[0]
    assert (seen.rows, seen.columns) == (500_000, 500)
    tracemalloc.start()
    rows = read(path, seen.name, seen.columns)
    assert next(rows)[1][0] == "x"
    assert next(rows) == (2, [""] * 500)
    assert tracemalloc.get_traced_memory()[1] < 5_000_000
    tracemalloc.stop()


def test_links_to_elsewhere_are_refused(tmp_path: Path) -> None:
    away = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Type="x/worksheet" Target="http://x/" TargetMode="External"/>'
        "</Relationships>"
    )
    path = workbook(tmp_path / "list.xlsx", one(), {"xl/_rels/workbook.xml.rels": away})
    assert refused(path) == "external_links"


def test_a_file_packed_inside_under_an_innocent_name_is_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path / "list.xlsx", one())
    with zipfile.ZipFile(tmp_path / "inner.zip", "w") as inner:
        inner.writestr("x", "y")
    packed = (tmp_path / "inner.zip").read_bytes()
    path = workbook(tmp_path / "list.xlsx", one(), {"xl/workbook.xml": packed})
    assert refused(path) == "nested_archive"


def test_a_bomb_is_refused_by_what_it_declares_and_by_what_comes_out(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    bomb = OPENING + "<sheetData>" + " " * 300_000_000
    workbook(path, bomb)
    began = time.monotonic()
    assert refused(path) == "unpacks_too_large"
    # the same with a header that lies about the size
    data = bytearray(path.read_bytes())
    at = data.find(struct.pack("<I", len(bomb)), data.find(b"PK\x01\x02"))
    assert at > 0
    data[at : at + 4] = struct.pack("<I", 2_000)
    path.write_bytes(data)
    tracemalloc.start()
    assert refused(path) == "unpacks_too_large"
    assert tracemalloc.get_traced_memory()[1] < 80_000_000
    tracemalloc.stop()
    assert time.monotonic() - began < 6


def test_a_small_lie_about_the_size_is_refused_too(tmp_path: Path) -> None:
    path = workbook(tmp_path / "list.xlsx", one())
    data = bytearray(path.read_bytes())
    true = struct.pack("<I", len(one().encode()))
    at = data.find(true, data.find(b"PK\x01\x02"))
    data[at : at + 4] = struct.pack("<I", 5)
    path.write_bytes(data)
    assert refused(path) == "damaged_workbook"


def test_a_torn_part_is_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path / "list.xlsx", one())
    data = bytearray(path.read_bytes())
    at = data.find(b"sheet1.xml") + 10
    data[at : at + 20] = b"\xff" * 20
    path.write_bytes(data)
    assert refused(path) == "damaged_workbook"
    assert zlib  # the error comes from there and is not shown


def test_hand_made_workbooks_of_the_tests_are_readable(tmp_path: Path) -> None:
    assert cells_of(workbook(tmp_path / "list.xlsx", one("Shazia &amp; Co"))) == {
        1: ["Shazia & Co"]
    }
