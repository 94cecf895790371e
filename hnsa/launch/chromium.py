"""The browser that drives the journeys."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from hnsa import environment
from hnsa.launch import debian
from hnsa.launch.words import Stopped

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


def find_or_install() -> str:
    """The path of a Chromium that starts; on Debian root may have it installed. Else Stopped."""
    given = environment.text("CHROMIUM", "")
    if given:
        if _starts(given):
            return given
        raise Stopped(f"CHROMIUM names {given}, which does not start.")
    found = _find()
    if found is None and debian.can_install():
        _install()
        found = _find()
    if found is None:
        raise Stopped(
            "The tests drive a real browser and there is none. Install Chromium (on Debian: "
            "apt-get install chromium), or run `.venv/bin/python -m playwright install chromium`, "
            "or name a Chromium or Chrome in the variable CHROMIUM."
        )
    return found


def _find() -> str | None:
    on_path = [shutil.which(name) for name in NAMES]
    mac = ["/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"]
    for candidate in [*on_path, *mac, *_playwrights_own()]:
        if candidate and _starts(candidate):
            return candidate
    return None


def _playwrights_own() -> list[str]:
    """What `playwright install chromium` has fetched, newest first."""
    named = os.environ.get("PLAYWRIGHT_BROWSERS_PATH")
    caches = [Path(named)] if named else []
    caches += [Path.home() / ".cache/ms-playwright", Path.home() / "Library/Caches/ms-playwright"]
    patterns = ("chromium-*/chrome-linux*/chrome", "chromium-*/chrome-mac*/*.app/Contents/MacOS/*")
    return [
        str(path)
        for cache in caches
        for pattern in patterns
        for path in sorted(cache.glob(pattern), reverse=True)
    ]


def _starts(program: str) -> bool:
    try:
        told = subprocess.run([program, "--version"], capture_output=True, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return told.returncode == 0


def _install() -> None:
    debian.install("Chromium for the tests in the browser", "chromium")
