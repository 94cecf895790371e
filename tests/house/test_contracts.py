"""The import contracts hold, and each of them is seen failing once: a wall nobody ever ran into
may be painted on.

The tree is copied without its data, one offending import is written into the copy, and
import-linter must refuse it by the name of the contract.
"""

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CONTRACTS = {
    contract["id"]: contract["name"]
    for contract in tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"][
        "contracts"
    ]
}
OFFENCES = [
    ("packages", "hnsa/law/__init__.py", "import members.vocabulary"),
    ("packages", "hnsa/core/scope.py", "import members.models"),
    ("packages", "members/actions/__init__.py", "import hnsa.office"),
    ("hnsa-rooms", "hnsa/environment.py", "import hnsa.launch"),
    ("hnsa-rooms", "hnsa/utils.py", ""),
    ("members-rooms", "members/models/__init__.py", "import members.access"),
    ("members-rooms", "members/models/__init__.py", "import members.rules"),
    ("members-rooms", "members/rules/__init__.py", "import members.models"),
    ("members-rooms", "members/vocabulary/__init__.py", "import members.rules"),
    ("members-rooms", "members/queries/__init__.py", "import members.access"),
    ("members-rooms", "members/access/__init__.py", "import members.actions"),
    ("members-rooms", "members/actions/__init__.py", "import members.importing"),
    ("members-rooms", "members/helpers.py", ""),
    ("associations-rooms", "associations/rules/__init__.py", "import associations.models"),
    ("associations-rooms", "associations/queries/__init__.py", "import associations.actions"),
    ("associations-rooms", "associations/actions/__init__.py", "import associations.forms"),
    ("associations-rooms", "associations/helpers.py", ""),
    ("elections-rooms", "elections/rules/__init__.py", "import elections.models"),
    ("elections-rooms", "elections/helpers.py", ""),
    ("packages", "members/models/__init__.py", "import associations.models"),
    ("packages", "associations/models/__init__.py", "import elections.models"),
    ("purity", "elections/rules/counting.py", "import random"),
    ("purity", "associations/rules/dues.py", "import django"),
    ("purity", "members/rules/text.py", "import django"),
    ("purity", "members/rules/text.py", "import random"),
    ("purity", "members/vocabulary/people.py", "from time import time"),
    ("purity", "hnsa/law/__init__.py", "import os"),
    ("clock", "members/actions/__init__.py", "from hnsa.core import clock"),
    ("doors", "members/middleware.py", "import members.admin"),
    ("launcher", "hnsa/core/scope.py", "import hnsa.database"),
    ("driver", "members/models/person.py", "import psycopg"),
]


def _lint(tree: Path, *only: str) -> subprocess.CompletedProcess[str]:
    tool = Path(sys.executable).with_name("lint-imports")
    chosen = [part for name in only for part in ("--contract", name)]
    return subprocess.run(
        [str(tool), "--config", str(tree / "pyproject.toml"), "--no-cache", *chosen],
        cwd=tree, env={**os.environ, "PYTHONPATH": str(tree)}, capture_output=True, text=True,
        check=False,
    )  # fmt: skip


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A copy of the source, to be spoilt."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for package in ("hnsa", "members", "associations", "elections"):
        for source in (ROOT / package).rglob("*.py"):
            target = tmp_path / source.relative_to(ROOT)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, target)
    return tmp_path


def test_all_imports_keep_the_contracts() -> None:
    answer = _lint(ROOT)
    assert answer.returncode == 0, answer.stdout


@pytest.mark.parametrize(("contract", "file", "line"), OFFENCES)
def test_a_contract_refuses_the_import_it_is_for(
    tree: Path, contract: str, file: str, line: str
) -> None:
    spoilt = tree / file
    spoilt.write_text(f"{line}\n" + (spoilt.read_text() if spoilt.exists() else ""))
    answer = _lint(tree, contract)
    assert answer.returncode != 0, answer.stdout
    assert f"{CONTRACTS[contract]} BROKEN" in " ".join(answer.stdout.split())


def test_every_contract_is_broken_once() -> None:
    assert {contract for contract, _, _ in OFFENCES} == set(CONTRACTS)
