"""The ordinary lane and the row reader write the same lines, whatever stands in the cells."""

import json
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hnsa.core import sealing
from members.actions.import_staging import STAGED_COLUMNS, text_of
from members.importing import check, jobs, ordinary, ordinary_parts, staging, survey
from members.importing.ordinary import Lane
from members.rules.text import fold
from members.rules.understood import Context
from members.vocabulary.columns import Column
from members.vocabulary.country import country
from tests.members.importing.engine import DATA

LISTS = sorted(
    path for path in (*DATA.iterdir(), *(DATA / "kinds").iterdir())
    if path.is_file() and not path.name.endswith(".expected.json")
)  # fmt: skip
BODIES = {fold("Adda"): 7, fold("Bangles"): None}
PLACES = {f"second:{fold('Kasur')}": 3, f"first:{fold('Punjab')}": 4}
_SEALED = ("sealed_cells", "id_sealed")
_JSON = ("reasons", "vals")

Rows = list[tuple[int, list[str]]]
ANY_CELL = st.one_of(
    st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=20),
    st.text('"],[\\', max_size=8),
)


def told(text: str) -> list[dict[str, Any]]:
    """The lines of COPY as one can compare them: unsealed, and JSON as values."""
    lines = []
    for line in text.split("\n")[:-1]:
        fields: dict[str, Any] = dict(zip(STAGED_COLUMNS, line.split("\t"), strict=True))
        for name in _SEALED:
            if fields[name] != "\\N":
                fields[name] = sealing.unseal(bytes.fromhex(fields[name].removeprefix("\\\\x")))
        for name in _JSON:
            fields[name] = json.loads(fields[name].replace("\\\\", "\\"))
        fields["link"] = fields["link"].replace("-", "")  # of a UUID
        for name in ("lone", "more_phones"):
            fields[name] = fields[name][0].lower()
        lines.append(fields)
    return lines


def both(sheet: staging.Sheet, rows: Rows) -> Lane:
    """Both ways through the same rows; returns the lane that was taken."""
    by_row, by_part = staging.Sums(), staging.Sums()
    reader = staging.Reader(sheet, by_row, 0)
    expected = told(text_of(reader.staged(rows)))
    lane = Lane(staging.Reader(sheet, by_part, 0))
    texts = list(lane.texts(rows))
    assert told(b"".join(text for _, text in texts).decode()) == expected
    assert sum(count for count, _ in texts) == len(expected)
    assert lane.reader.ord == reader.ord
    assert by_part == by_row
    return lane


@pytest.mark.parametrize("stretch", [ordinary.STRETCH, 2])
@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.name)
def test_the_examples_come_out_alike(
    path: Path, stretch: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ordinary, "STRETCH", stretch)
    found = survey.survey(path, path.name)
    code = next((part.upper() for part in path.name.split("-")[:2] if part.isalpha()), "PK")
    homenet: Any = SimpleNamespace(code=code)
    body: Any = SimpleNamespace(pk=5)
    choices = jobs.first_choices(found, homenet, body, date(2025, 6, 30))
    job: Any = SimpleNamespace(homenet=homenet, homenet_id=9, body_id=5, choices=choices)
    for position, sheet in enumerate(found.sheets):
        used = check._sheet(position, sheet, choices["sheets"][sheet.name], job, BODIES, PLACES)
        both(used, list(survey.rows(path, found, sheet.name)))


def test_most_rows_of_an_ordinary_list_take_the_lane() -> None:
    columns = (Column.FULL_NAME, Column.RELATIVE_NAME, Column.NATIONAL_ID, Column.PHONE)
    rows = [
        (n + 1, [f"Shazia Bibi{'a' * (n % 5)}", "Akram", f"35103-{n:07d}-2", f"0300-{n:07d}"])
        for n in range(1, 100)
    ]
    assert both(_sheet("PK", columns, explanation_row=None), rows).ordinary == len(rows)


def test_what_was_forgotten_is_asked_again_and_says_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(ordinary_parts, "_MOST", 3)
    asked: list[int] = []
    memo = ordinary_parts.Memo[int](lambda writing: asked.append(writing) or writing * 2)
    assert [memo[n] for n in (1, 2, 3, 1, 4, 1, 5, 2, 6, 7, 3)] == [
        2, 4, 6, 2, 8, 2, 10, 4, 12, 14, 6
    ]  # fmt: skip
    assert asked.count(1) == 1  # it was asked for lately
    assert len(memo) + len(memo.before) <= 6


CELLS = {
    Column.FULL_NAME: (
        "Shazia Bibi", "SHAZIA", "Nasreen d/o Aslam", "", "Total", "شازیہ", "Late Zubaida",
        "%s \\ {0}", "سلمیٰ بی بی Salma", "Km. Rekha", "3510300001002", 'a "b" \t c', "Name",
        "Mst Hameeda Begum r/o Kot", "x" * 210, "Prepared by Aslam", "null",
    ),
    Column.FULL_NAME_NATIVE: ("", "شازیہ بی بی", "Shazia Bibi", "شا\u200cزیہ", "-", "???"),
    Column.RELATIVE_NAME: ("Muhammad Aslam", "M. Aslam", "", "w/o Akram", "-", "late Akram", "?"),
    Column.FATHER_NAME: ("Muhammad Aslam", "", "nil", "اسلم", "35103-0000100-2"),
    Column.HUSBAND_NAME: ("Akram (late)", "", "Akram", "Aslam اسلم"),
    Column.RELATION: ("wife", "", "d/o", "nobody"),
    Column.GENDER: ("F", "M", "", "female", "خاتون", "x"),
    Column.NATIONAL_ID: (
        "35103-0000100-2", "3510300001003", "3.51E+12", "", "nil", "35103-00010-2", "Shazia",
        "۳۵۱۰۳-۰۰۰۰۱۰۰-۲", "****1234", "1990123456789", "199012345678", "A123456", "9999 0000 0016",
        "27-01-70-00712", 'No. 12/"3"',
    ),
    Column.AGE: ("22", "40", "", "about 30", "-1", "999", "۳۰"),
    Column.BIRTH_DATE: ("05/03/1990", "31/02/1990", "1990", "", "2045-02-32", "40242"),
    Column.BIRTH_YEAR: ("1990", "", "90", "2090"),
    Column.PHONE: ("0300-1000000", "3001000000", "0300", "", "0300-1000000 / 0333-1000000", "nil"),
    Column.LOCALITY: ("Rasool Nagar", "rasul nagar", "", "-", "x" * 130, "a\\b"),
    Column.DISTRICT: ("Kasur", "kasur", "", "Nowhere"),
    Column.PROVINCE: ("Punjab", "", "nil"),
    Column.BODY: ("Adda", "adda ", "Bangles", "Glass", "glass", ""),
    Column.OWN_NUMBER: ("PK-12", "12", "", "IN-12", "x"),
    Column.WARD: ("1.0", "۲", ""),
    Column.MEMBER_NUMBER: ("7", "007", ""),
    Column.TEHSIL: ("Chunian", ""),
    Column.ADDRESS: ("House 5", "", "z" * 1100),
    Column.POST: ("President", ""),
    Column.CATEGORY: ("A", ""),
    Column.TRADE: ("Stitching", "stiching", "adda work, stitching", ""),
    Column.FEE_AMOUNT: ("100", "(5)", "free", "", "1,000.50", "widow 50"),
    Column.SHARES: ("2", "", "0", "none"),
    Column.SAVINGS: ("500", "", "x"),
    Column.JOINED_ON: ("05/03/2010", "31/02/2010", "2010", ""),
    Column.LEFT_ON: ("", "2012", "01/01/2012"),
    Column.STATUS: ("active", "died", "", "left"),
    Column.REMARKS: ("", "expired in 2012", "good", "y" * 2100),
    Column.IGNORE: ("1", "", "Total"),
    Column.ASIDE: ("", "blue", "a\tb", 'c\\"d'),
}  # fmt: skip
EVERY = tuple(CELLS)


def _sheet(code: str, columns: tuple[Column, ...], **more: Any) -> staging.Sheet:
    titles = tuple(f"{column} {at}" for at, column in enumerate(columns))
    context = Context(
        country=country(code), as_of=date(2025, 6, 30),
        present=frozenset(columns) - {Column.IGNORE, Column.ASIDE},
    )  # fmt: skip
    chosen = {
        "position": 0, "name": "", "header_lines": (), "header_ends": 1, "explanation_row": 3,
        "body_id": 5, "body_name": "", **more,
    }  # fmt: skip
    return staging.Sheet(
        columns=columns, titles=titles, context=context, bodies=dict(BODIES), places=PLACES,
        **chosen,
    )  # fmt: skip


@st.composite
def _lists(draw: st.DrawFn) -> tuple[staging.Sheet, Rows]:
    columns = tuple(draw(st.lists(st.sampled_from(EVERY), min_size=2, max_size=12)))
    if draw(st.booleans()):
        columns = (Column.FULL_NAME, *dict.fromkeys(columns))
    body_id = draw(st.sampled_from((5, None)))
    body_name = draw(st.sampled_from(("", "New one"))) if body_id is None else ""
    sheet = _sheet(
        draw(st.sampled_from(("PK", "PK", "IN", "BD", "LK", "MV", "NP", "AF", "BT"))), columns,
        body_id=body_id, body_name=body_name, make_bodies=draw(st.booleans()),
    )  # fmt: skip
    row = st.tuples(*(st.sampled_from(CELLS[column]) for column in columns))
    lines = [list(cells) for cells in draw(st.lists(row, min_size=1, max_size=12))]
    if draw(st.integers(0, 5)) == 0:
        lines[-1].pop()  # a short row
    return sheet, list(enumerate(lines, start=1))


@settings(max_examples=400, deadline=None, derandomize=True)
@given(listed=_lists())
def test_any_rows_come_out_alike(listed: tuple[staging.Sheet, Rows]) -> None:
    both(*listed)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(lines=st.lists(st.lists(ANY_CELL, min_size=6, max_size=6), min_size=1, max_size=8))
def test_any_text_comes_out_alike(lines: list[list[str]]) -> None:
    columns = (
        Column.FULL_NAME, Column.RELATIVE_NAME, Column.NATIONAL_ID, Column.PHONE, Column.LOCALITY,
        Column.ASIDE,
    )  # fmt: skip
    both(_sheet("PK", columns), list(enumerate(lines, start=2)))
