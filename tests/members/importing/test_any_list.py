"""Whatever stands in a list, in whatever order: every row is answered for, and undo restores."""

import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError
from django.db import transaction
from hypothesis import HealthCheck, given
from hypothesis import settings as trials
from hypothesis import strategies as st
from pytest_django import Settings

from hnsa.core import clock, scope
from members.actions import imports
from members.actions.import_pulse import Quiet
from members.models import Membership
from tests.members.importing import engine
from tests.members.importing.engine import by_shell, differs, fingerprint, written

pytestmark = pytest.mark.django_db

HEADER = [
    "Association",
    "Name",
    "Father/Husband Name",
    "CNIC",
    "Age",
    "Mobile",
    "Village",
    "Joined",
    "Fee",
]
NAMES = [
    "Shazia Bibi",
    "Shazia",
    "SHAZIA BEBE",
    "Nasreen d/o Aslam",
    "",
    "Total",
    "شازیہ",
    "Late Zubaida",
    "%s \\ {0}",
]
RELATIVES = ["Muhammad Aslam", "M. Aslam", "", "w/o Akram", "-"]
NUMBERS = [
    "35103-0000100-2",
    "35103-0000101-2",
    "3510300001002",
    "3.51E+12",
    "",
    "nil",
    "35103-0000010-2",
]
AGES = ["22", "23", "40", "", "about 30", "-1", "999"]
PHONES = ["0300-1000000", "3001000000", "0300", ""]
PLACES = ["Rasool Nagar", "rasul nagar", ""]
DAYS = ["05/03/2010", "31/02/2010", "2010", ""]
BODIES = ["Adda", "adda ", "Bangles", ""]
FEES = ["100", "(5)", "free", ""]

ROW = st.tuples(
    *map(st.sampled_from, (BODIES, NAMES, RELATIVES, NUMBERS, AGES, PHONES, PLACES, DAYS, FEES))
)
LIST = st.lists(ROW, min_size=1, max_size=14)
ANY_TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=30)
ODD_LIST = st.lists(st.lists(ANY_TEXT, min_size=9, max_size=9), min_size=1, max_size=5)
OPTIONS = ("--make-organisations", "--as-of", "2024-06-30")

calmly = trials(
    max_examples=15, deadline=None, derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip


class _Enough(Exception):
    """Ends an example: the database goes back to how it was."""


def accepted(rows: Any) -> Any:
    with tempfile.TemporaryDirectory() as folder:
        return by_shell(written(Path(folder), [HEADER, *rows]), *OPTIONS, accept=True)


def adds_up(report: Any, rows: Any) -> None:
    totals = report["totals"]
    statuses = Counter(row["status"] for row in report["rows"])
    effects = Counter(row["effect"] for row in report["rows"])
    assert len({row["row"] for row in report["rows"]}) == len(report["rows"]) == totals["rows"]
    for word, count in statuses.items():
        assert totals[word] == count
    for word in ("new", "changed", "unchanged"):
        assert totals[word] == effects[word]
    came_in = statuses["accepted"] + statuses["accepted_with_warning"]
    assert came_in == effects["new"] + effects["changed"] + effects["unchanged"]
    for row in report["rows"]:
        assert bool(row["reasons"]) == (row["status"] != "accepted")


def taken_back() -> None:
    job = engine.last_job()
    with scope.seeing({job.homenet_id}):
        user = engine.operator()
        imports.undo(job, Quiet(), by=user, at=clock.now(), forced=False)
    engine.forget_temporary()


def _whole_way(rows: Any, again: Any) -> None:
    with transaction.atomic():
        start, people = fingerprint(), engine.people()
        report = accepted(rows)
        adds_up(report, rows)
        assert engine.people() - people == report["totals"]["persons_new"]
        with engine.seeing_all():
            made = Membership.objects.filter(source="list.csv").count()
        assert made == report["totals"]["new"]
        middle = fingerprint()
        adds_up(accepted(again), again)
        taken_back()
        assert differs(middle, fingerprint()) == set()
        first = engine.last_job()
        with scope.seeing({first.homenet_id}):
            first = type(first).objects.filter(state="accepted").latest("id")
            user = engine.operator()
            imports.undo(first, Quiet(), by=user, at=clock.now(), forced=False)
        engine.forget_temporary()
        assert differs(start, fingerprint()) <= {"body", "organisation"}
        raise _Enough


@calmly
@given(rows=LIST, data=st.data())
def test_any_rows_in_any_order(rows: Any, data: Any) -> None:
    again = data.draw(st.permutations(rows).map(lambda some: some[: len(rows) // 2 + 1]))
    with pytest.raises(_Enough):
        _whole_way(rows, again)


@calmly
@given(rows=ODD_LIST)
def test_any_text_in_any_cell(rows: Any) -> None:
    with pytest.raises(_Enough), transaction.atomic():
        start = fingerprint()
        adds_up(accepted(rows), rows)
        taken_back()
        assert differs(start, fingerprint()) == set()
        raise _Enough


def test_with_another_key_nobody_would_be_found_so_no_list_is_checked(
    tmp_path: Path, settings: Settings
) -> None:
    path = written(tmp_path, [HEADER, ["Adda", NAMES[0], RELATIVES[0], NUMBERS[0], *[""] * 5]])
    by_shell(path, *OPTIONS, accept=True)
    before = fingerprint()
    settings.ID_KEY = "another key " * 5
    with pytest.raises(CommandError, match="sealed with another key"):
        by_shell(path, *OPTIONS, accept=True)
    assert fingerprint() == before
