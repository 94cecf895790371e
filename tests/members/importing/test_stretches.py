"""A long list is read, looked up and judged in stretches: where one ends is seen in no row."""

from pathlib import Path

import pytest

from members.importing import check, ordinary, relating
from tests.members.actions.test_import_accept import HEADER, NEW
from tests.members.importing import engine
from tests.members.importing.test_examples import ALL, expected, into

pytestmark = pytest.mark.django_db


def in_short_stretches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ordinary, "STRETCH", 3)
    monkeypatch.setattr(check, "LOOKED_UP", 7)
    monkeypatch.setattr(relating, "STRETCH", 8)


@pytest.mark.parametrize("name", ALL)
def test_new_women_come_out_as_expected(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    told = expected(name)
    in_short_stretches(monkeypatch)
    report = engine.by_shell(
        engine.DATA / name, *into(name), "--as-of", told["as_of"], country=told["country"]
    )
    assert engine.against(told, report) == []


@pytest.mark.parametrize("name", ALL)
def test_women_of_the_register_are_found_as_in_one(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = expected(name)
    path, country, day = engine.DATA / name, told["country"], ("--as-of", told["as_of"])
    engine.by_shell(path, *into(name), *day, country=country, accept=True)
    there = ["--organisation", "Rasool Nagar"] if into(name) else []
    in_one = engine.by_shell(path, *there, *day, country=country)
    in_short_stretches(monkeypatch)
    assert engine.by_shell(path, *there, *day, country=country)["rows"] == in_one["rows"]


@pytest.mark.parametrize("rows", [[HEADER], [HEADER, []], [HEADER, [""] * len(HEADER)]])
def test_a_list_without_anybody_is_a_list_of_nobody(rows: list[list[str]], tmp_path: Path) -> None:
    report = engine.by_shell(engine.written(tmp_path, rows), *NEW, accept=True)
    assert {row["status"] for row in report["rows"]} <= {"not_a_record"}
    assert engine.people() == 0
