"""Nothing of one machine in the repository; what is installed is pinned to the byte."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.sources import ROOT

# Folders of a machine, and hosts of private registries. The word is put together here, so that
# this file does not find itself.
PATHS = re.compile(r"(?<![\w.])/(?:" + "|".join(("root", "work", "home/\\w+", "mnt")) + r")/\w")
HOSTS = re.compile(r"(?:--(?:extra-)?index-url|--trusted-host|\bfind-links\b)")
BINARY = {".png", ".woff2", ".xlsx", ".mo", ".ico", ".gz", ".jpg", ".zip"}


def _files() -> Iterator[Path]:
    """What is in the repository or about to be: everything that git does not ignore."""
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard", "-z"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if listed.returncode != 0:
        pytest.skip("not a git clone")
    for name in listed.stdout.split("\0"):
        path = ROOT / name
        if name and path.is_file() and path.suffix not in BINARY:
            yield path


def test_no_file_names_a_folder_of_one_machine() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {line.strip()[:80]}"
        for path in _files()
        if path != Path(__file__)
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines()
        if PATHS.search(line) or HOSTS.search(line)
    ]
    assert not found, found


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_requirement_is_pinned_with_hashes(name: str) -> None:
    text = (ROOT / name).read_text().replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith((" ", "#"))]
    pinned = [line for line in lines if not line.startswith("-")]
    assert len(pinned) > 10
    loose = [line[:60] for line in pinned if "==" not in line or "--hash=sha256:" not in line]
    assert not loose
