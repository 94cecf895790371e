"""History of every register table: who changed what and when, written by the database.

pghistory at *statement* level: row level was measured 27 times slower and quadratic for bulk
writes. Deletes are tracked too. The application role may only add to the event tables.
"""

from collections.abc import Callable
from typing import Any

import pghistory


def recorded(*, without: tuple[str, ...] = ()) -> Callable[[type], type]:
    """Class decorator: record inserts, updates and deletes of this model in `<table>event`."""
    options: dict[str, Any] = {"exclude": list(without)} if without else {}
    return pghistory.track(
        pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent(), **options
    )
