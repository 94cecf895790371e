"""The worker's pulse: progress and heartbeat of an import, on a connection of their own.

Accepting is one transaction that may take minutes; what it writes is not seen until it ends. So the
progress goes through a second connection in a thread, and proves at the same time that the worker
is alive (`heartbeat`, by the database's clock).
"""

import threading
from types import TracebackType

from django.conf import settings
from django.db import DatabaseError, connection, connections

from hnsa.core import scope


class Pulse:
    """`with Pulse(job_id, homenet_id) as pulse: pulse.phase("reading", of=37); pulse.step(10)`."""

    def __init__(self, job_id: int, homenet_id: int) -> None:
        self.job_id, self.homenet_id = job_id, homenet_id
        self._now: tuple[str, int, int] = ("", 0, 0)
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._beat, name="pulse", daemon=True)

    def phase(self, name: str, of: int = 0) -> None:
        """A new phase begins, with so many rows to go (0: not known)."""
        self._now = (name, 0, of)

    def step(self, rows: int) -> None:
        """So many more rows are done."""
        name, done, of = self._now
        self._now = (name, done + rows, max(of, done + rows) if of else of)

    def __enter__(self) -> "Pulse":
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._ended.set()
        self._thread.join(timeout=30)

    def _beat(self) -> None:
        try:
            while True:
                self._write()
                if self._ended.wait(settings.IMPORT_HEARTBEAT_SECONDS):
                    break
        except DatabaseError:
            pass  # the work itself will meet the same trouble and say so
        finally:
            connections.close_all()

    def _write(self) -> None:
        name, done, of = self._now
        with scope.seeing({self.homenet_id}), connection.cursor() as cursor:
            cursor.execute(
                "UPDATE members_importprogress SET phase = %s, done = %s, of = %s, "
                "heartbeat = clock_timestamp() WHERE job_id = %s",
                [name or "starting", done, of, self.job_id],
            )


class Quiet(Pulse):
    """No pulse: for the shell command, which says its own progress, and for tests."""

    def __init__(self) -> None:
        super().__init__(0, 0)

    def __enter__(self) -> "Quiet":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        return None
