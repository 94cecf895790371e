"""What the registry decides by is tried to the last branch, by plain examples of its own.

The tests of `hnsa/law` run here once more, alone: without Django, without a database, and without
those that draw their examples, so that no branch is reached by chance.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.sources import ROOT

INI = """\
[pytest]
addopts = --strict-markers --import-mode=importlib
filterwarnings = error
"""
RC = """\
[run]
branch = true
source = hnsa.law
"""
NO_DJANGO = """\
import sys

sys.modules["django"] = None  # whoever imports it here fails
"""


def _run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    kept = {name: text for name, text in os.environ.items() if not name.startswith("COV_CORE")}
    return subprocess.run(
        [sys.executable, "-m", *words],
        cwd=ROOT, capture_output=True, text=True, check=False, timeout=120,
        env={
            **kept, "PYTHONPATH": os.pathsep.join((str(folder), str(ROOT))),
            "COVERAGE_FILE": str(folder / "coverage"), "COVERAGE_RCFILE": str(folder / "rc"),
            "PYTHONDONTWRITEBYTECODE": "1",
        },
    )  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The settings of the run, and a plugin that locks Django out."""
    (tmp_path / "pytest.ini").write_text(INI)
    (tmp_path / "rc").write_text(RC)
    (tmp_path / "no_django.py").write_text(NO_DJANGO)
    return tmp_path


def _coverage_of(folder: Path, *tests: str) -> subprocess.CompletedProcess[str]:
    tried = _run(
        folder, "coverage", "run", "-m", "pytest", "-c", str(folder / "pytest.ini"), "--rootdir",
        str(ROOT), "--noconftest", "-p", "no:django", "-p", "no_django", "-p", "no:cacheprovider",
        "-q", "-m", "not hypothesis", *tests,
    )  # fmt: skip
    assert tried.returncode == 0, tried.stdout[-3000:] + tried.stderr[-2000:]
    return _run(
        folder, "coverage", "report", "--show-missing", "--skip-covered", "--fail-under=100"
    )


def test_every_branch_of_the_law_is_tried_by_its_own_tests_without_django(folder: Path) -> None:
    report = _coverage_of(folder, "tests/hnsa/law")
    assert report.returncode == 0, report.stdout + report.stderr


def test_a_branch_that_is_not_tried_is_found(folder: Path) -> None:
    report = _coverage_of(folder, "tests/hnsa/law/test_money.py")
    assert report.returncode == 2
    assert "hnsa/law/asking.py" in report.stdout
