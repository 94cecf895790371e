"""Text lists come out as they went in, in every encoding and with every separator."""

import random
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from members.importing import delimited, files
from members.importing.delimited import delimiter_of, glance, read, width_of
from members.importing.encodings import encoding_of
from members.importing.files import Refused
from tests.members.importing.lists import HEADER, LIST, WOMEN, text

URDU = [["نمبر شمار", "نام", "ولدیت", "شناختی کارڈ نمبر"]] + [
    [str(i), "شازیہ پروین گل چاند", "محمد اسلم", f"35103-000010{i}-2"] for i in range(9)
]


def grid(path: Path, **chosen: str) -> list[list[str]]:
    encoding = encoding_of(path, chosen.get("encoding"))
    delimiter = chosen.get("delimiter")
    if delimiter is None:
        delimiter, width = delimiter_of(path, encoding.name)
    else:
        width = width_of(path, encoding.name, delimiter)
    return [cells for _, cells in read(path, encoding.name, delimiter, width)]


@pytest.mark.parametrize("ends", ["\r\n", "\n", "\r"])
@pytest.mark.parametrize("delimiter", delimited.DELIMITERS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_separator_and_line_ends_are_found(
    tmp_path: Path, encoding: str, delimiter: str, ends: str
) -> None:
    path = text(tmp_path / "list", LIST, delimiter, encoding, ends)
    assert grid(path) == LIST
    assert delimiter_of(path, encoding) == (delimiter, 5)


@pytest.mark.parametrize(
    ("encoding", "sure"),
    [
        ("utf-8", True),
        ("utf-8-sig", True),
        ("utf-16", True),
        ("utf-16-le", False),
        ("utf-16-be", False),
        ("cp1256", False),
    ],
)
def test_the_encoding_of_an_urdu_list_is_found(tmp_path: Path, encoding: str, sure: bool) -> None:
    rows = [[cell.replace("ی", "ي").replace("ہ", "ه") for cell in row] for row in URDU]
    path = text(tmp_path / "list", rows, "\t", encoding)
    found = encoding_of(path)
    assert (found.name, found.sure, found.damaged) == (encoding, sure, 0)
    assert grid(path) == rows


def test_latin_1_letters_survive(tmp_path: Path) -> None:
    rows = [["Name", "Village"], ["José Müller", "Zürich"], ["Ana", "Nîmes"]]
    path = text(tmp_path / "list", rows, ";", "latin-1")
    assert encoding_of(path).name == "cp1252"
    assert grid(path) == rows


def test_a_few_damaged_bytes_do_not_turn_utf_8_into_something_else(tmp_path: Path) -> None:
    path = text(tmp_path / "list", URDU)
    path.write_bytes(path.read_bytes() + b"7,Shazia \xff,Aslam,\r\n")
    found = encoding_of(path)
    assert (found.name, found.damaged) == ("utf-8", 1)
    assert grid(path)[-1][1] == "Shazia \ufffd"


def test_the_clerk_may_choose_the_encoding(tmp_path: Path) -> None:
    path = text(tmp_path / "list", [["Name"], ["é"]], ",", "cp1252")
    assert grid(path, encoding="cp1250") == [["Name"], ["é"]]
    with pytest.raises(Refused, match="not offered"):
        encoding_of(path, "ebcdic")


def test_zero_bytes_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "list"
    for content in (b"Name,Phone\nSha\0zia,1\n", "\ufeffName\nSha\0zia\n".encode("utf-16-le")):
        path.write_bytes(content)
        with pytest.raises(Refused) as refused:
            encoding_of(path)
        assert refused.value.code == "nul_bytes"


def test_colons_in_times_and_commas_in_cells_do_not_mislead(tmp_path: Path) -> None:
    rows = [["Name", "Address", "Time"]] + [
        [f"Shazia {i}", "House 1, Street 2, Lahore", "10:30:15"] for i in range(9)
    ]
    path = tmp_path / "list"
    path.write_text("\n".join(";".join(row) for row in rows))
    assert delimiter_of(path, "utf-8")[0] == ";"


def test_commas_in_every_amount_do_not_beat_known_headings(tmp_path: Path) -> None:
    path = tmp_path / "list"
    path.write_text("Name;Savings;Fee\n" + "Shazia;2,50;1,00\n" * 20)
    assert delimiter_of(path, "utf-8")[0] == ";"


def test_excels_own_separator_line_counts_as_no_row(tmp_path: Path) -> None:
    path = tmp_path / "list"
    path.write_text("sep=;\nName;Phone\nShazia, elder;0300\n")
    assert delimiter_of(path, "utf-8") == (";", 2)
    assert next(read(path, "utf-8", ";", 2)) == (1, ["Name", "Phone"])


def test_a_line_break_in_a_cell_is_a_space_and_one_row(tmp_path: Path) -> None:
    path = text(tmp_path / "list", [HEADER, ["1", "Shazia\r\nBibi", "A\nB", "", ""], *WOMEN])
    rows = list(read(path, "utf-8", ",", 5))
    assert rows[1] == (2, ["1", "Shazia Bibi", "A B", "", ""])
    assert rows[2] == (3, WOMEN[0])


def test_blank_lines_count_as_rows(tmp_path: Path) -> None:
    path = tmp_path / "list"
    path.write_text(",,,\n\nName,Phone\n\nShazia,1\n")
    assert [row for row, cells in read(path, "utf-8", ",", 2) if "Shazia" in cells] == [5]


def test_spaces_before_a_quoted_cell_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "list"
    path.write_text('Name, Address\nShazia, "House 1, Lahore"\n')
    assert grid(path)[1] == ["Shazia", "House 1, Lahore"]


def test_excels_formula_for_text_is_unwrapped(tmp_path: Path) -> None:
    path = text(tmp_path / "list", [["Name", "Phone"], ["Shazia", '="03001000000"']])
    assert grid(path)[1] == ["Shazia", "03001000000"]


@pytest.mark.parametrize("at", ["start", "middle"])
def test_a_forgotten_quotation_mark_swallows_no_rows(tmp_path: Path, at: str) -> None:
    lines = [",".join(HEADER)] + [f"{i},Woman {i},Man {i},,0300" for i in range(1, 2001)]
    stray = 1 if at == "start" else 1000
    lines[stray] = lines[stray].replace("Woman", '"Woman')
    path = tmp_path / "list"
    path.write_text("\n".join(lines))
    rows = grid(path)
    assert len(rows) == 2001
    assert rows[stray][1] == f"Woman {stray}"
    assert rows[-1][1] == "Woman 2000"
    seen = glance(path, encoding_of(path), ",", 5)
    assert [remark.code for remark in seen.remarks] == ["stray_quotes"]


def test_two_forgotten_quotation_marks_do_not_hide_the_rows_between(tmp_path: Path) -> None:
    lines = [",".join(HEADER)] + [f"{i},Woman {i},Man {i},,0300" for i in range(1, 31)]
    lines[5] = lines[5].replace("Woman", '"Woman')
    lines[9] = lines[9].replace("Man", '"Man')
    path = tmp_path / "list"
    path.write_text("\n".join(lines))
    assert [row[0] for row in grid(path)[1:]] == [str(i) for i in range(1, 31)]


@pytest.mark.parametrize("block", range(1, 9))
def test_it_does_not_matter_how_many_lines_are_read_at_once(
    tmp_path: Path, block: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [",".join(HEADER)] + [f"{i},Woman {i},Man {i},,0300" for i in range(1, 31)]
    lines[3] = lines[3].replace("Woman 3", '"Woman\n3"')
    lines[9] = lines[9].replace("Woman", '"Woman')  # never closed
    lines[20] = lines[20].replace("0300", '="0300"')
    path = tmp_path / "list"
    path.write_text("\n".join(lines))
    monkeypatch.setattr(delimited, "_BLOCK", block)
    rows = list(read(path, "utf-8", ",", 5))
    assert [number for number, _ in rows] == list(range(1, 32))
    assert [cells[1] for _, cells in rows[1:]] == [f"Woman {i}" for i in range(1, 31)]
    assert rows[20][1][4] == "0300"


def test_the_row_of_an_endless_cell_is_told(tmp_path: Path) -> None:
    rows = [*LIST, *[WOMEN[0]] * 700, ["4", 'x"' * 40_000, "", "", ""]]
    path = text(tmp_path / "list", rows)
    with pytest.raises(Refused) as error:
        list(read(path, "utf-8", ",", 5))
    assert str(len(rows)) in str(error.value.sentence)


def test_nothing_but_quotation_marks_is_refused_in_time(tmp_path: Path) -> None:
    path = tmp_path / "list"
    path.write_text('"a,b\n' * 300_000)
    began = time.monotonic()
    with pytest.raises(Refused) as error:
        glance(path, encoding_of(path), ",", 2)
    assert error.value.code == "quotes"
    assert time.monotonic() - began < 5


def test_ragged_rows_are_filled_and_their_values_stay_in_place(tmp_path: Path) -> None:
    path = tmp_path / "list"
    path.write_text("Name,Age,Phone\nShazia\nRazia,22,0300,more\nSalma,30,,,,\n")
    seen = glance(path, encoding_of(path), ",", 3)
    assert (seen.columns, seen.rows) == (4, 4)
    assert [remark.code for remark in seen.remarks] == ["uneven_rows"]
    assert [cells for _, cells in read(path, "utf-8", ",", 3, seen.columns)][1:] == [
        ["Shazia", "", "", ""],
        ["Razia", "22", "0300", "more"],
        ["Salma", "30", "", ""],
    ]


def refused(path: Path) -> str:
    with pytest.raises(Refused) as error:
        encoding = encoding_of(path)
        delimiter, width = delimiter_of(path, encoding.name)
        glance(path, encoding, delimiter, width)
    return error.value.code


def test_more_rows_than_the_limit_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delimited, "MOST_ROWS", 3)
    assert refused(text(tmp_path / "list", LIST)) == "too_many_rows"


def test_ten_million_rows_are_refused_within_seconds(tmp_path: Path) -> None:
    path = tmp_path / "list"
    with open(path, "wb") as file:
        file.write(b"Name,Age\n")
        for _ in range(100):
            file.write(b"Shazia,22\n" * 100_000)
    began = time.monotonic()
    assert refused(path) == "too_many_rows"
    assert time.monotonic() - began < 5


def test_sixteen_thousand_columns_are_refused(tmp_path: Path) -> None:
    path = text(tmp_path / "list", [["Name"] * 16_000, ["x"] * 16_000])
    assert refused(path) == "too_many_columns"


def test_columns_that_come_later_are_refused_too(tmp_path: Path) -> None:
    rows = [*LIST, *[WOMEN[0]] * 400, ["x"] * 600]
    assert refused(text(tmp_path / "list", rows)) == "too_many_columns"


@pytest.mark.parametrize("length", [40_000, 200_000])
def test_endless_cells_are_refused(tmp_path: Path, length: int) -> None:
    rows = [*LIST, ["4", "x" * length, "", "", ""]]
    assert refused(text(tmp_path / "list", rows)) == "cell_too_long"


def test_a_file_without_line_ends_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "list"
    path.write_bytes(b"Name," + b"x" * (files.LONGEST_LINE + 2_000_000))
    assert refused(path) == "line_too_long"


SCRIPTS = "ABCxyz ,;|'\"\t-./0123456789سشنامহনামनामනமé"
cells_of = st.text(st.sampled_from(SCRIPTS), max_size=8).map(
    lambda value: " ".join(value.split()).strip()
).filter(lambda value: not value.startswith('="'))  # fmt: skip


@settings(
    max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(
    body=st.integers(2, 6).flatmap(
        lambda width: st.lists(st.lists(cells_of, min_size=width, max_size=width), max_size=20)
    ),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"]),
    delimiter=st.sampled_from(delimited.DELIMITERS),
    ends=st.sampled_from(["\r\n", "\n", "\r"]),
)
def test_any_grid_comes_out_as_it_went_in(
    tmp_path: Path, body: list[list[str]], encoding: str, delimiter: str, ends: str
) -> None:
    width = len(body[0]) if body else 3
    rows = [[*HEADER, "Village"][:width], *body]
    path = text(tmp_path / "list", rows, delimiter, encoding, ends)
    assert grid(path, encoding=encoding, delimiter=delimiter) == rows


def test_reading_is_fast_enough(tmp_path: Path) -> None:
    draw = random.Random(7)
    rows = [[*HEADER, *HEADER]] + [
        [f"{draw.random():.8f}" for _ in range(10)] for _ in range(20_000)
    ]
    path = text(tmp_path / "list", rows)
    began = time.perf_counter()
    assert sum(1 for _ in read(path, "utf-8", ",", 10, 10)) == 20_001
    assert time.perf_counter() - began < 0.5  # 0.03 s when nothing else runs
