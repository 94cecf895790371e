"""What the launcher may install by itself: packages of Debian, when it runs as root."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
from pathlib import Path

from hnsa.launch.words import say


def can_install() -> bool:
    """Whether this is root on Debian itself."""
    return os.geteuid() == 0 and is_debian()


def is_debian() -> bool:
    """Debian itself: some of Ubuntu's packages only fetch a snap, which containers cannot run."""
    try:
        lines = Path("/etc/os-release").read_text().splitlines()
    except OSError:
        return False
    return "ID=debian" in lines and shutil.which("apt-get") is not None


def install(what: str, *packages: str, seconds: int | None = None) -> None:
    """Have apt-get install them, within so many seconds if that is said.

    What it cannot do is seen by who looks for them afterwards.
    """
    say(f"Installing {what} (apt-get) …")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    wanted = ["install", "-y", "-qq", "--no-install-recommends", *packages]
    for order in (["update", "-qq"], wanted):
        with contextlib.suppress(subprocess.TimeoutExpired):
            subprocess.run(["apt-get", *order], env=quiet, timeout=seconds)
