"""The three worked lists, read row by row and paired in memory, come out as a clerk expects."""

import csv
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from members.rules.records import not_a_record
from members.rules.rows import Context, Understood, understand
from members.rules.sameness import known_of
from members.rules.sheets import Finding, Listed, Settled, relate, settle_row
from members.rules.spellings import variant_of
from members.rules.understood import Remark
from members.vocabulary.columns import Column
from members.vocabulary.country import country
from members.vocabulary.reasons import Reason

EXAMPLES = Path(__file__).parents[2] / "data" / "import"
KASUR = "01-pk-kasur-adda-utf8bom.csv"
DHAKA = "05-bd-dhaka-karchupi-bengali.csv"
THREE = "12-pk-three-associations-same-persons.xlsx"
# These are an association's own rules; there is no constitution yet.
OF_A_CONSTITUTION = {"below_min_age", "no_share_bought"}


class Example:
    """One file read and settled the way the engine does it, but in memory."""

    def __init__(self, name: str) -> None:
        self.expected = json.loads((EXAMPLES / f"{name}.expected.json").read_text("utf-8"))
        self.understood: dict[tuple[str, int], Understood] = {}
        self.skipped: dict[tuple[str, int], Reason] = {}
        for sheet, lines in self._lines(name):
            self._read(sheet, lines)
        listed = [
            Listed(sheet, row, known_of(read.values, read.other_phones), bool(read.status))
            for (sheet, row), read in self.understood.items()
        ]
        self.findings = relate(listed)

    def _lines(self, name: str) -> Iterator[tuple[str, list[list[str]]]]:
        if name.endswith(".csv"):
            with (EXAMPLES / name).open(encoding="utf-8-sig", newline="") as file:
                yield "", list(csv.reader(file))
            return
        book = CalamineWorkbook.from_path(str(EXAMPLES / name))
        for sheet in book.sheet_names:
            rows = book.get_sheet_by_name(sheet).to_python()
            yield sheet, [[_as_text(cell) for cell in row] for row in rows]

    def _read(self, sheet: str, lines: list[list[str]]) -> None:
        meanings = self.expected["column_meaning"]
        meanings = meanings[sheet] if sheet else meanings
        header = lines[0]
        columns = [Column(_first(meanings[heading])) for heading in header]
        context = Context(
            country(self.expected["country"]),
            date.fromisoformat(self.expected["as_of"]),
            frozenset(columns),
            age_year=2024 if "Age (2024)" in header else None,
        )
        here: dict[tuple[str, int], Understood] = {}
        for at, line in enumerate(lines[1:], start=2):
            reason = not_a_record(line, columns, [header])
            if reason:
                self.skipped[sheet, at] = reason
                continue
            here[sheet, at] = understand(dict(zip(columns, line, strict=True)), context)
        self._places(here)
        self.understood.update(here)

    @staticmethod
    def _places(here: dict[tuple[str, int], Understood]) -> None:
        counts: dict[str, int] = {}
        for read in here.values():
            place = read.values.get("locality")
            if isinstance(place, str):
                counts[place] = counts.get(place, 0) + 1
        variants = variant_of(counts)
        for read in here.values():
            place = read.values.get("locality")
            if isinstance(place, str) and place in variants:
                read.values["locality"] = variants[place]
                read.remarks.append(Remark(Reason.PLACE_VARIANT, Column.LOCALITY, place))

    def settled(self, sheet: str, row: int) -> Settled:
        read = self.understood[sheet, row]
        findings: list[Finding] = self.findings.get((sheet, row), [])
        return settle_row(read.status, read.remarks, findings)


def _as_text(cell: object) -> str:
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)


def _first(meaning: str) -> str:
    parts = meaning.split("+")
    return "relative_name" if "relative_name" in parts else parts[0]


_READ: dict[str, Example] = {}


def example(name: str) -> Example:
    if name not in _READ:
        _READ[name] = Example(name)
    return _READ[name]


def _rows() -> Iterator[Any]:
    for name in (KASUR, DHAKA, THREE):
        expected = json.loads((EXAMPLES / f"{name}.expected.json").read_text("utf-8"))
        for row in expected["rows"]:
            sheet = row.get("sheet", "")
            label = f"{name[:2]}-{sheet}-{row['source_row']}".replace(" ", "_")
            yield pytest.param(name, row, id=label)


@pytest.mark.parametrize(("name", "row"), list(_rows()))
def test_a_row_gets_the_status_reasons_and_values_a_clerk_expects(
    name: str, row: dict[str, Any]
) -> None:
    read, at = example(name), (row.get("sheet", ""), row["source_row"])
    if row["status"] == "not_a_record":
        assert [read.skipped[at]] == row["reasons"]
        return
    reasons = [code for code in row["reasons"] if code not in OF_A_CONSTITUTION]
    status = row["status"]
    if reasons != row["reasons"]:
        status = "accepted_with_warning" if reasons else "accepted"
    settled = read.settled(*at)
    assert (settled.status, list(settled.codes)) == (status, reasons)
    values = {
        key: value.isoformat() if isinstance(value, date) else value
        for key, value in read.understood[at].values.items()
    }
    assert {key: values.get(key) for key in row["person"]} == row["person"]
    assert all(key in values for key in row["person"])


@pytest.mark.parametrize(("name", "row"), list(_rows()))
def test_a_row_points_at_the_row_it_repeats(name: str, row: dict[str, Any]) -> None:
    at = row.get("sheet", ""), row["source_row"]
    if at in example(name).skipped:
        return
    settled = example(name).settled(*at)
    found = settled.duplicate_of
    assert (found.row if found else None) == row.get("duplicate_of_row")
    for key, finding in (
        ("same_person_as", settled.same_as),
        ("possible_same_person_as", settled.possible_as),
    ):
        if key in row:
            assert finding is not None
            assert {"sheet": finding.sheet, "row": finding.row} == row[key]
        elif finding is not None:
            assert not finding.sheet


@pytest.mark.parametrize("name", [KASUR, DHAKA, THREE])
def test_no_row_of_a_file_is_lost(name: str) -> None:
    read = example(name)
    expected = {(row.get("sheet", ""), row["source_row"]) for row in read.expected["rows"]}
    assert set(read.understood) | set(read.skipped) == expected
