"""What the database does in a thread while Python reads or judges other rows of the list."""

import sys
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType
from typing import Any

from django.db import connection

# Seconds that the thread may have to wait for Python's lock between two questions: with the usual
# five thousandths the database idles a tenth of the time.
_PATIENCE = 0.0005
_BEFORE = 1  # pieces that a new one may stand behind

Work = Callable[[Any], None]  # with a cursor of the driver's own


def in_turn(*works: Work) -> Work:
    """These pieces as one, each after the one before."""

    def work(cursor: Any) -> None:
        for one in works:
            one(cursor)

    return work


class Beside:
    """`with Beside() as beside: beside.begin(work)`: one piece of work at a time, in turn.

    It runs in this transaction; who else asks the connection something waits for its end. One more
    piece may stand behind it, so that a long one after a short one keeps nobody waiting: who needs
    both done asks `wait`. An error is raised where a later piece begins or the block ends.
    """

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, "beside")
        self._running = deque[Future[None]]()

    def __enter__(self) -> "Beside":
        self._patience = sys.getswitchinterval()
        sys.setswitchinterval(_PATIENCE)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            if kind is None:
                self.wait()
        finally:
            self._thread.shutdown()
            sys.setswitchinterval(self._patience)

    def begin(self, work: Work) -> None:
        """Begin the work after what was begun; waits while more than one piece is before it."""
        self._wait(_BEFORE)
        with connection.cursor() as cursor:  # Django's connections stay with their thread
            raw = cursor.connection.cursor()
        self._running.append(self._thread.submit(_done_and_closed, work, raw))

    def wait(self) -> None:
        """Until what was begun is done."""
        self._wait(0)

    def _wait(self, left: int) -> None:
        while len(self._running) > left:
            with connection.wrap_database_errors:
                self._running.popleft().result()


def _done_and_closed(work: Work, cursor: Any) -> None:
    with cursor:
        work(cursor)
