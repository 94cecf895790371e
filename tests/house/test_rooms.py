"""Every module has a floor and every floor keeps to its trade."""

import ast
from pathlib import Path

import pytest

from tests.house.sources import PACKAGES, ROOT, modules, name_of, tree_of, written_modules

NO_FLOOR = {"utils", "util", "helpers", "helper", "common", "misc", "tools", "lib", "shared"}
ROOMS = {
    "hnsa": {
        "__init__", "backend", "core", "database", "environment", "formats", "launch", "law",
        "locale", "office", "settings", "urls", "views", "wsgi",
    },
    "members": {
        "__init__", "access", "actions", "admin", "apps", "data", "forms", "importing",
        "management", "middleware", "migrations", "models", "queries", "rules", "tasks", "urls",
        "urls_imports", "views", "vocabulary",
    },
    "associations": {
        "__init__", "actions", "admin", "apps", "data", "forms", "importing", "management",
        "migrations", "models", "prints", "queries", "rules", "urls", "urls_constitutions",
        "urls_decisions", "urls_meetings", "urls_memberships", "urls_offices", "urls_prints",
        "urls_registration", "urls_standing", "urls_verify", "views", "vocabulary",
    },
    "elections": {
        "__init__", "actions", "admin", "apps", "data", "forms", "management", "migrations",
        "models", "prints", "queries", "rules", "urls", "urls_counts", "urls_nominations",
        "urls_papers", "urls_plans", "urls_polls", "urls_records", "urls_rolls", "views",
        "vocabulary",
    },
}  # fmt: skip
# Where the clock may be read: the doors, the clock itself, and programs that run no rule.
DOORS = (
    "hnsa/core/clock.py", "hnsa/core/management", "hnsa/core/middleware.py",
    "hnsa/core/sending.py", "hnsa/launch",
    "hnsa/office", "hnsa/views.py", "members/admin", "members/management", "members/middleware.py",
    "members/tasks", "members/views", "associations/management", "associations/views",
    "associations/admin", "elections/management", "elections/views", "elections/admin",
)  # fmt: skip
CLOCK_CALLS = {"now", "today", "utcnow", "localdate", "localtime", "monotonic", "perf_counter"}


def test_every_module_lies_in_a_known_room() -> None:
    for package in PACKAGES:
        names = {path.stem for path in (ROOT / package).iterdir() if path.name != "__pycache__"}
        assert names <= ROOMS[package], f"{package}: {sorted(names - ROOMS[package])} has no floor"


def test_no_room_is_a_box_room() -> None:
    within = [(path, path.relative_to(ROOT).with_suffix("").parts) for path in modules()]
    assert not [name_of(path) for path, parts in within if NO_FLOOR & set(parts)]


BELOW_DOORS = [path for path in written_modules() if not name_of(path).startswith(DOORS)]


@pytest.mark.parametrize("path", BELOW_DOORS, ids=name_of)
def test_only_doors_read_the_clock(path: Path) -> None:
    assert not list(_clock_reads(tree_of(path)))


def test_reading_the_clock_is_found() -> None:
    spoilt = "import datetime\nfrom django.utils import timezone\nday = datetime.date.today()\n"
    assert len(list(_clock_reads(ast.parse(spoilt)))) == 2


def _clock_reads(tree: ast.Module) -> list[int]:
    lines = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            if node.func.attr in CLOCK_CALLS:
                lines.append(node.lineno)
        elif isinstance(node, ast.ImportFrom):
            names = {alias.name for alias in node.names}
            if node.module == "time" or (node.module == "django.utils" and "timezone" in names):
                lines.append(node.lineno)
    return lines


def test_no_signals_and_no_work_hidden_in_save() -> None:
    """Law 7. Triggers of the database do history, guards and derived facts only."""
    for path in written_modules():
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.ImportFrom) and node.module == "django.dispatch":
                raise AssertionError(f"{name_of(path)}:{node.lineno} listens to signals")
            if isinstance(node, ast.ClassDef) and "models" in path.parts:
                for part in node.body:
                    hidden = isinstance(part, ast.FunctionDef) and part.name in ("save", "delete")
                    assert not hidden, f"{name_of(path)}:{part.lineno} hides work in {node.name}"
