"""The virtual environment `.venv`, with exactly the pinned requirements in it.

What is installed is noted in `.venv/installed.json` as hashes of the requirement files. While they
match nothing is written and no network is needed, so the folder may be read-only. Programs in
`.venv/bin` are never called by name (their first line breaks in long paths and paths with spaces).
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from hnsa import environment
from hnsa.launch.locks import alone
from hnsa.launch.words import Stopped, say

FOLDER = environment.PROJECT / ".venv"
RUNNING = ("requirements.txt",)
TESTING = ("requirements.txt", "requirements-dev.txt")
OLDEST_PYTHON = (3, 11)

_PIP = {"PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INPUT": "1", "PIP_ROOT_USER_ACTION": "ignore"}


def check_python() -> None:
    """Stopped if this Python is too old."""
    if sys.version_info < OLDEST_PYTHON:
        raise Stopped(
            f"Python {'.'.join(map(str, OLDEST_PYTHON))} or newer is needed; this is "
            f"{sys.version.split()[0]} ({sys.executable}). Install a newer one and start with "
            "`make run PYTHON=/path/to/python3.11`."
        )


def python() -> Path:
    """The Python of the virtual environment."""
    return FOLDER / "bin" / "python"


def is_ours() -> bool:
    """Whether this process runs in the virtual environment."""
    return Path(sys.prefix).resolve() == FOLDER.resolve()


def prepare(files: tuple[str, ...]) -> None:
    """Make the environment and install what the files pin, unless that has been done."""
    if not _lacking(files) and _works():
        return
    if os.access(environment.PROJECT, os.W_OK):
        with alone(environment.data_folder() / "venv.lock"):
            _prepare(files)
    else:
        _prepare(files)


def _prepare(files: tuple[str, ...]) -> None:
    if not _works():
        _make()
    lacking = _lacking(files)
    if not lacking:
        return
    if not os.access(FOLDER, os.W_OK):
        if _all_there(files):
            return
        raise Stopped(f"{FOLDER} lacks pinned packages and may not be written by this user.")
    say(f"Installing what {' and '.join(files)} name (once; this needs the network) …")
    install = ["install", "--quiet", "--require-hashes", *_named(files)]
    if _pip(*install).returncode:
        raise Stopped(
            "The packages could not be installed; what pip says is above. Without a network, "
            "point pip at a folder of packages with PIP_FIND_LINKS, then start again."
        )
    _note(files)


def _make() -> None:
    if FOLDER.exists() and not os.access(FOLDER, os.W_OK):
        raise Stopped(f"{FOLDER} does not work here and may not be written by this user.")
    say("Making the virtual environment .venv …")
    made = [sys.executable, "-m", "venv", "--clear", str(FOLDER)]
    if importlib.util.find_spec("ensurepip") is None:
        _install_ensurepip()
    told = subprocess.run(made, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if told.returncode or not _works():
        raise Stopped(f"The virtual environment could not be made. Python says:\n{told.stdout}")


def _install_ensurepip() -> None:
    """On Debian the means to make environments are a package of their own."""
    package = "python{}.{}-venv".format(*sys.version_info[:2])
    if os.geteuid() == 0 and shutil.which("apt-get"):
        say(f"Installing {package} …")
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-qq"], env=quiet)
        done = subprocess.run(["apt-get", "install", "-y", "-qq", package], env=quiet)
        if done.returncode == 0:
            return
    raise Stopped(
        "This Python cannot make virtual environments. Install its package for that "
        f"(on Debian and Ubuntu: apt-get install {package}) and start again."
    )


def _works() -> bool:
    """Whether the environment's Python starts and is new enough."""
    check = f"import pip, sys; sys.exit(sys.version_info < {OLDEST_PYTHON})"
    try:
        return subprocess.run([python(), "-c", check], capture_output=True).returncode == 0
    except OSError:
        return False


def _lacking(files: tuple[str, ...]) -> list[str]:
    """The files that were not installed as they are now."""
    try:
        noted = json.loads((FOLDER / "installed.json").read_text())
    except (OSError, ValueError):
        noted = {}
    return [name for name in files if noted.get(name) != _hash(name)]


def _note(files: tuple[str, ...]) -> None:
    note = {name: _hash(name) for name in files}
    if files == RUNNING:
        with contextlib.suppress(OSError, ValueError):
            # The tests' own pins stay installed while the shared ones are brought up to date.
            note = {**json.loads((FOLDER / "installed.json").read_text()), **note}
    draft = FOLDER / "installed.json.new"
    draft.write_text(json.dumps(note, indent=1))
    draft.rename(FOLDER / "installed.json")


def _hash(name: str) -> str:
    return hashlib.sha256((environment.PROJECT / name).read_bytes()).hexdigest()


def _all_there(files: tuple[str, ...]) -> bool:
    """Whether every pin is met although nothing is noted; asks pip, without the network."""
    asked = _pip(
        "install", "--dry-run", "--no-index", "--quiet", "--require-hashes", *_named(files)
    )
    return asked.returncode == 0


def _named(files: tuple[str, ...]) -> list[str]:
    return [word for name in files for word in ("-r", name)]


def _pip(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [str(python()), "-m", "pip", *arguments],
        cwd=environment.PROJECT,
        env={**os.environ, **_PIP},
    )
