"""The process that runs PostgreSQL and outlives whoever asked for it, but not by long.

Arguments: the folder, the account's user and group number, `keep` or `throwaway`, the server's
command. It starts the server again if that is killed, and stops it when nobody holds
`in-use.lock`. If the guardian itself is killed, the kernel tells the server to stop.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import FrameType

from hnsa.launch.locks import Lock, die_with_parent
from hnsa.launch.programs import CALM, DATA, Account

MOST_RESTARTS = 5
_asked_to_stop = False


def guard(folder: Path, account: Account, command: list[str], *, throwaway: bool) -> int:
    """Run the server until nobody needs it; the number of seconds is theirs to choose."""
    mine, needed = Lock(folder / "guardian.lock"), Lock(folder / "in-use.lock")
    if not mine.take_within(5):
        return 1
    (folder / "guardian.lock").write_text(str(os.getpid()))
    server, starts = _start(folder, account, command), 1
    while not _asked_to_stop and not needed.take_at_once():
        if server.poll() is not None:
            if starts > MOST_RESTARTS or server.returncode == 1:  # 1: it refused to start
                break
            time.sleep(0.2)
            server, starts = _start(folder, account, command), starts + 1
        time.sleep(0.1)
    _stop(server)
    sockets = _socket_folder(command)
    if throwaway:
        shutil.rmtree(folder / "cluster", ignore_errors=True)
    if sockets is not None:
        shutil.rmtree(sockets, ignore_errors=True)
    # First the sign that a guardian is here, then (by our end) the lock that new users wait for.
    mine.release()
    if throwaway:
        shutil.rmtree(folder, ignore_errors=True)
    return 0


def _start(folder: Path, account: Account, command: list[str]) -> subprocess.Popen[bytes]:
    with account.sees(folder / "cluster") as (place, shared):
        return subprocess.Popen(
            [place if word == DATA else word for word in command],
            env=CALM,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            # Runs after the change of user, which would undo it. SIGINT is the server's fast stop.
            preexec_fn=lambda: die_with_parent(signal.SIGINT),
            **shared,
        )


def _stop(server: subprocess.Popen[bytes]) -> None:
    for word, seconds in ((signal.SIGINT, 60), (signal.SIGQUIT, 15), (signal.SIGKILL, 5)):
        if server.poll() is not None:
            return
        server.send_signal(word)
        try:
            server.wait(seconds)
        except subprocess.TimeoutExpired:
            continue


def _socket_folder(command: list[str]) -> Path | None:
    for word in command:
        name, _, value = word.partition("=")
        if name == "unix_socket_directories":
            return Path(value)
    return None


def _ask_to_stop(word: int, frame: FrameType | None) -> None:
    global _asked_to_stop
    _asked_to_stop = True


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _ask_to_stop)
    _folder, _uid, _gid, _kind, *_command = sys.argv[1:]
    sys.exit(
        guard(
            Path(_folder),
            Account(int(_uid), int(_gid)),
            _command,
            throwaway=_kind == "throwaway",
        )
    )
