"""Lists of the kinds that come from the eight countries, made up, as a careful clerk reads them."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.members.importing import engine

KINDS = engine.DATA / "kinds"
ALL = sorted(path.name.removesuffix(".expected.json") for path in KINDS.glob("*.expected.json"))

pytestmark = pytest.mark.django_db


def expected(name: str) -> Any:
    return json.loads((KINDS / f"{name}.expected.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", ALL)
def test_each_row_is_as_expected(name: str, tmp_path: Path) -> None:
    told = expected(name)
    options = told.get("options", ["--new-organisation", "One"])
    report = engine.by_shell(
        KINDS / name, *options, "--as-of", told["as_of"], country=told["country"]
    )
    assert engine.against(told, report) == []
    for key in ("encoding", "delimiter"):
        if key in told:
            assert report[key] == told[key]


@pytest.mark.parametrize("name", ALL)
def test_each_list_is_accepted_and_no_news_the_second_time(name: str) -> None:
    told = expected(name)
    options = (*told.get("options", ["--new-organisation", "One"]), "--as-of", told["as_of"])
    first = engine.by_shell(KINDS / name, *options, country=told["country"], accept=True)
    people = engine.people(told["country"])
    assert people == first["totals"]["persons_new"]
    second = engine.by_shell(KINDS / name, *options, country=told["country"])
    sure = {
        row["row"]: row["effect"]
        for row in second["rows"]
        if row["effect"] not in ("none", "unchanged") and row["person"]["national_id"]
    }
    assert sure == {}, engine.brief(second)


def test_there_are_lists_of_every_country() -> None:
    countries = {expected(name)["country"] for name in ALL}
    assert countries == {"AF", "BD", "BT", "IN", "LK", "MV", "NP", "PK"}
