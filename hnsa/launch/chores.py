"""`make test`, `make check`, `make bench`, `make words`: each on a database of its own."""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from hnsa import environment
from hnsa.launch import chromium, pango, processes
from hnsa.launch.postgres import throwaway_cluster
from hnsa.launch.words import say, warn

PACKAGES = ("hnsa", "members", "associations", "elections")


def tests(arguments: list[str]) -> int:
    """Run pytest in parallel, the browser included, on a throw-away cluster.

    DATABASE_URL in the process's environment (not in `.env`) puts the tests on that server.
    """
    browser = chromium.find_or_install()
    pango.install_where_missing()
    apart = any(word.startswith(("-n", "--numprocesses", "--pdb")) for word in arguments)
    with _test_database():
        env = processes.surroundings(CHROMIUM=browser, DJANGO_ALLOW_ASYNC_UNSAFE="true")
        pytest = [
            sys.executable,
            "-m",
            "pytest",
            *([] if apart else ["-n", "auto", "--dist", "worksteal"]),
            *arguments,
        ]
        return processes.in_front(pytest, env=env)


@contextlib.contextmanager
def _test_database() -> Iterator[None]:
    given = os.environ.get("DATABASE_URL", "")
    if not given:
        with throwaway_cluster():
            environment.make_keys()
            yield
        return
    from hnsa.launch.roles import prepare_roles

    prepare_roles(given)
    before = os.environ.get("HNSA_DATA")
    with tempfile.TemporaryDirectory(prefix="hnsa-tests-") as folder:
        os.environ["HNSA_DATA"] = folder
        environment.make_keys()
        try:
            yield
        finally:
            os.environ.pop("HNSA_DATA")
            if before is not None:
                os.environ["HNSA_DATA"] = before


def checks(arguments: list[str]) -> int:
    """Everything that can be judged without running the tests; every check runs, then we judge."""
    failed = []
    with throwaway_cluster():
        environment.make_keys()
        env = processes.surroundings()
        for name, command in _checks():
            say(f"── {name}")
            if processes.in_front(command, env=env):
                failed.append(name)
    if failed:
        warn(f"\nNot in order: {', '.join(failed)}.")
        return 1
    say("\nEverything is in order.")
    return 0


def _checks() -> list[tuple[str, list[str]]]:
    python = sys.executable
    manage = [python, "manage.py"]
    contracts = "from importlinter.cli import lint_imports_command as lint; lint()"
    templates = sorted(str(each) for each in _templates())
    found = [
        ("style (ruff check)", [python, "-m", "ruff", "check", "."]),
        ("layout (ruff format)", [python, "-m", "ruff", "format", "--check", "."]),
        ("types (mypy)", [python, "-m", "mypy"]),
        ("arrows (import-linter)", [python, "-c", contracts]),
        (
            "templates (djade)",
            [str(Path(python).parent / "djade"), "--target-version", "5.2", "--check", *templates],
        ),
        ("migrations are written", [*manage, "makemigrations", "--check", "--dry-run"]),
        (
            "settings (check --deploy)",
            [*manage, "check", "--deploy", "--fail-level", "WARNING", "--database", "default"],
        ),
        ("words are compiled", [*manage, "words", "--check"]),
        ("the catalogue of kinds is written", [*manage, "catalogue", "--check"]),
    ]
    return [each for each in found if templates or not each[0].startswith("templates")]


def _templates() -> Iterator[Path]:
    for folder in ("templates", *(f"{name}/templates" for name in PACKAGES)):
        for path in Path(environment.PROJECT / folder).rglob("*.html"):
            yield path.relative_to(environment.PROJECT)


def benchmarks(arguments: list[str]) -> int:
    """Measure the ratios that `docs/measured.md` tells."""
    with throwaway_cluster(careful=True):
        environment.make_keys()
        return processes.in_front([sys.executable, "-m", "benchmarks", *arguments])


def words(arguments: list[str]) -> int:
    """Collect and compile the words that are translated."""
    return manage(["words", *arguments])


def manage(arguments: list[str]) -> int:
    """Any of Django's commands, on this clone's database."""
    return processes.in_front([sys.executable, "manage.py", *arguments])
