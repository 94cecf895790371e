"""Long lists are read by processes beside the worker, with the same outcome."""

from datetime import date
from typing import Any

import pytest

from members.importing import beside, staging
from members.rules.understood import Context
from members.vocabulary.columns import Column
from members.vocabulary.country import country

COLUMNS = (Column.FULL_NAME, Column.NATIONAL_ID, Column.AGE, Column.LOCALITY, Column.FEE_AMOUNT)
SEALED = (7, 11)  # the row as written, and the number: two seals of one text differ


def sheet() -> staging.Sheet:
    context = Context(country=country("PK"), as_of=date(2025, 6, 30), present=frozenset(COLUMNS))
    return staging.Sheet(
        position=0, name="", columns=COLUMNS, titles=("Name", "CNIC", "Age", "Village", "Fee"),
        header_lines=(("Name", "CNIC", "Age", "Village", "Fee"),), header_ends=2,
        explanation_row=None, context=context, body_id=7, body_name="",
    )  # fmt: skip


def rows(count: int) -> Any:
    yield 1, ["Members of Rasool Nagar", "", "", "", ""]
    yield 2, ["Name", "CNIC", "Age", "Village", "Fee"]
    for n in range(3, count + 3):
        yield n, [f"Shazia Bibi {n}", f"35103-{n:07d}-2", str(15 + n % 50), "Kasur", "100"]
    yield count + 3, ["Total", "", "", "", str(100 * count)]


def read(monkeypatch: pytest.MonkeyPatch, cores: int, count: int) -> tuple[Any, staging.Sums]:
    monkeypatch.setattr(beside, "LONG", 10)
    monkeypatch.setattr(beside, "STRETCH", 40)
    monkeypatch.setattr(beside.os, "cpu_count", lambda: cores)
    sums = staging.Sums()
    texts = list(beside.texts(sheet(), sums, 0, rows(count), count))
    lines = "".join(text for text, _ in texts).splitlines()
    assert len(lines) == sum(number for _, number in texts)
    cut = [[cell for at, cell in enumerate(line.split("\t")) if at not in SEALED] for line in lines]
    return cut, sums


def test_processes_beside_read_what_one_process_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    alone, sums_alone = read(monkeypatch, 1, 250)
    together, sums_together = read(monkeypatch, 3, 250)
    assert len(alone) == 252
    assert [line[0] for line in together] == [str(n) for n in range(1, 253)]
    assert together == alone
    assert sums_together == sums_alone
    assert sums_alone.said[0]["said"] == 25_000


def test_what_goes_wrong_beside_stops_the_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beside, "LONG", 1)
    monkeypatch.setattr(beside.os, "cpu_count", lambda: 2)
    broken = [(3, None)]
    with pytest.raises(RuntimeError, match="A process that reads rows failed"):
        list(beside.texts(sheet(), staging.Sums(), 0, broken, 5))  # type: ignore[arg-type]
