"""Locks and leashes: what the kernel undoes for us when a process dies, even by SIGKILL."""

from __future__ import annotations

import contextlib
import ctypes
import fcntl
import os
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

_PR_SET_PDEATHSIG = 1
_LIBC = ctypes.CDLL(None) if sys.platform == "linux" else None


class Lock:
    """A lock on a file, held until `release` or until the process ends.

    Shared locks may be held by many, an exclusive one by one process alone.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)

    def share(self) -> None:
        """Wait until nobody holds the lock exclusively, then hold it with others."""
        fcntl.flock(self._handle, fcntl.LOCK_SH)

    def take(self) -> None:
        """Wait until nobody else holds the lock, then hold it alone."""
        fcntl.flock(self._handle, fcntl.LOCK_EX)

    def share_at_once(self) -> bool:
        """Hold the lock with others if nobody holds it alone; never waits."""
        return self._at_once(fcntl.LOCK_SH)

    def take_at_once(self) -> bool:
        """Hold the lock alone if nobody else holds it; never waits."""
        return self._at_once(fcntl.LOCK_EX)

    def _at_once(self, kind: int) -> bool:
        try:
            fcntl.flock(self._handle, kind | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def take_within(self, seconds: float) -> bool:
        """Hold the lock alone, waiting no longer than so many seconds."""
        end = time.monotonic() + seconds
        while not self.take_at_once():
            if time.monotonic() > end:
                return False
            time.sleep(0.05)
        return True

    def release(self) -> None:
        """Let go; a second call does nothing."""
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1


@contextlib.contextmanager
def alone(path: Path) -> Iterator[None]:
    """Run the block while no other process runs one under the same lock."""
    lock = Lock(path)
    lock.take()
    try:
        yield
    finally:
        lock.release()


def die_with_parent(word: signal.Signals) -> None:
    """Ask the kernel to send `word` to this process when its parent ends (Linux only)."""
    if _LIBC is not None:
        _LIBC.prctl(_PR_SET_PDEATHSIG, int(word), 0, 0, 0)
