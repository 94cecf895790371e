"""Starting other programs so that they end with us."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from types import FrameType

from hnsa import environment
from hnsa.launch.locks import die_with_parent
from hnsa.launch.words import Stopped


def surroundings(**more: str) -> dict[str, str]:
    """The environment of a child; where the folders are read-only Python writes no bytecode."""
    given = {**os.environ, "DJANGO_SETTINGS_MODULE": "hnsa.settings", **more}
    if not (os.access(sys.prefix, os.W_OK) and os.access(environment.PROJECT, os.W_OK)):
        given["PYTHONDONTWRITEBYTECODE"] = "1"
    return given


def start(
    command: Sequence[str],
    *,
    env: Mapping[str, str],
    keep_open: tuple[int, ...] = (),
    apart: bool = False,
) -> subprocess.Popen[bytes]:
    """Start a program in the project's folder; `apart`, Ctrl-C at the terminal misses it."""
    return subprocess.Popen(
        command,
        cwd=environment.PROJECT,
        env=env,
        pass_fds=keep_open,
        start_new_session=apart,
        preexec_fn=lambda: die_with_parent(signal.SIGTERM),
    )


def in_front(command: Sequence[str], *, env: Mapping[str, str] | None = None) -> int:
    """Run a program to its end; interrupts are its business, SIGTERM is passed on to it."""
    child = start(command, env=surroundings() if env is None else env)

    def pass_on(word: int, frame: FrameType | None) -> None:
        if word == signal.SIGTERM and child.poll() is None:
            child.send_signal(word)

    before = {each: signal.signal(each, pass_on) for each in (signal.SIGINT, signal.SIGTERM)}
    try:
        code = child.wait()
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)
    return code if code >= 0 else 128 - code


def manage(*arguments: str, env: Mapping[str, str]) -> None:
    """Run one of Django's commands to its end; Stopped if it fails."""
    told = subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=environment.PROJECT,
        env=env,
        stdin=subprocess.DEVNULL,
        preexec_fn=lambda: die_with_parent(signal.SIGTERM),
    )
    if told.returncode:
        raise Stopped(f"`manage.py {' '.join(arguments)}` failed; what it says is above.")
