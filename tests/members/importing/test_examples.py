"""The three worked lists come out as a careful clerk expects: by shell and through the worker."""

import json
from collections import Counter
from datetime import date
from typing import Any

import pytest

from hnsa.core import scope
from members.models import Membership, Person
from members.queries import imports as found
from tests.cast import Cast
from tests.members.importing import engine

KASUR = "01-pk-kasur-adda-utf8bom.csv"
DHAKA = "05-bd-dhaka-karchupi-bengali.csv"
THREE = "12-pk-three-associations-same-persons.xlsx"
ALL = (KASUR, DHAKA, THREE)

pytestmark = pytest.mark.django_db


def expected(name: str) -> Any:
    return json.loads((engine.DATA / f"{name}.expected.json").read_text(encoding="utf-8"))


def into(name: str) -> list[str]:
    return [] if name == THREE else ["--new-organisation", "Rasool Nagar"]


@pytest.mark.parametrize("accept", [False, True])
@pytest.mark.parametrize("name", ALL)
def test_by_shell_each_row_is_as_expected(name: str, accept: bool) -> None:
    told = expected(name)
    report = engine.by_shell(
        engine.DATA / name, *into(name), "--as-of", told["as_of"], country=told["country"],
        accept=accept,
    )  # fmt: skip
    assert engine.against(told, report) == []
    assert (report["encoding"] or None) == told.get("encoding")
    assert (report["delimiter"] or None) == told.get("delimiter")


def test_all_sheets_into_one_new_organisation_read_the_same() -> None:
    told = expected(THREE)
    report = engine.by_shell(
        engine.DATA / THREE, "--new-organisation", "One", "--as-of", told["as_of"]
    )
    assert engine.against(told, report) == []


@pytest.mark.parametrize("name", ALL)
def test_in_the_browser_each_row_is_as_expected(name: str, cast: Cast) -> None:
    told = expected(name)
    clerk = cast.amina if told["country"] == "PK" else cast.rita
    new = "" if name == THREE else "Rasool Nagar"
    job = engine.received(
        engine.DATA / name, clerk, new=new, code=told["country"], choices={"as_of": told["as_of"]}
    )
    job = engine.work(job, "check", clerk)
    assert (job.state, job.problem) == ("checked", "")
    with scope.seeing({job.homenet_id}):
        report = found.report(job)
    assert engine.against(told, report) == []
    job = engine.work(job, "accept", clerk)
    assert (job.state, job.problem, job.accepted_by) == ("accepted", "", clerk)


@pytest.mark.parametrize("name", ALL)
def test_the_totals_are_those_of_the_rows(name: str) -> None:
    told = expected(name)
    report = engine.by_shell(
        engine.DATA / name, *into(name), "--as-of", told["as_of"], country=told["country"]
    )
    totals = report["totals"]
    statuses = Counter(row["status"] for row in report["rows"])
    effects = Counter(row["effect"] for row in report["rows"])
    assert totals["rows"] == len(report["rows"]) == len(told["rows"])
    for word in ("accepted", "accepted_with_warning", "rejected", "duplicate", "not_a_record"):
        assert totals[word] == statuses[word]
    for word in ("new", "changed", "unchanged"):
        assert totals[word] == effects[word]


def test_three_associations_make_as_many_persons_as_are_certain() -> None:
    told = expected(THREE)
    before = engine.people()
    report = engine.by_shell(engine.DATA / THREE, "--as-of", told["as_of"], accept=True)
    assert engine.people() - before == told["expected_persons"]["distinct_certain"]
    assert report["totals"]["persons_new"] == told["expected_persons"]["distinct_certain"]
    with engine.seeing_all():
        salma = Person.objects.get(full_name="Salma Bibi", birth_on=date(1984, 6, 12))
        bodies = sorted(m.body.name for m in Membership.objects.filter(person=salma))
    assert bodies == ["Adda Assoc", "Bangle Assoc", "Stitching Assoc"]


def test_settling_both_doubts_leaves_as_many_as_the_clerk_confirmed(cast: Cast) -> None:
    told = expected(THREE)
    before = engine.people()
    job = engine.received(engine.DATA / THREE, cast.amina, choices={"as_of": told["as_of"]})
    job = engine.work(job, "check", cast.amina)
    assert job.totals["undecided"] == 2
    engine.decide(job, [4], "same", cast.amina, sheet=1)
    engine.decide(job, [4], "same", cast.amina, sheet=2)
    job = engine.fresh(job)
    assert job.totals["undecided"] == 0
    engine.work(job, "accept", cast.amina)
    confirmed = told["expected_persons"]["if_possible_merges_confirmed"]
    assert engine.people() - before == confirmed


def test_the_totals_that_the_list_states_stand_beside_what_was_read() -> None:
    report = engine.by_shell(
        engine.DATA / DHAKA, "--new-organisation", "A", "--as-of", "2024-12-31", country="BD"
    )
    said = {one["column"]: (one["said"], one["read"]) for one in report["totals"]["said"]}
    assert set(said) == {"shares", "savings"}
    assert said["shares"][0] == 44
    assert said["savings"][0] == 28500
