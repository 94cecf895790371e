"""What the launcher says to the person at the terminal."""

from __future__ import annotations

import contextlib
import sys


class Stopped(Exception):
    """Something is missing that the launcher cannot mend; its text is the sentence to show."""


def say(sentence: str) -> None:
    """One line for the person who started us, at once."""
    with contextlib.suppress(OSError):  # the terminal may have been closed: go on
        print(sentence, flush=True)


def warn(sentence: str) -> None:
    """One line to standard error."""
    with contextlib.suppress(OSError):
        print(sentence, file=sys.stderr, flush=True)
