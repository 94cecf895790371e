"""Which HomeNets the database shows: the second wall (row-level security), set per transaction.

Every policy compares a row's `homenet_id` with the setting `hnsa.homenets`. It is local to a
transaction: outside `seeing(...)` the application role sees no protected row at all.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.db import connection, transaction

HOMENETS = "hnsa.homenets"
USER = "hnsa.user"


def show(homenets: Iterable[int]) -> None:
    """From here to the end of the transaction, show the rows of these HomeNets (body ids)."""
    ids = ",".join(str(int(pk)) for pk in sorted(set(homenets)))
    _set(HOMENETS, "{" + ids + "}")


def shown() -> frozenset[int]:
    """The HomeNets (body ids) that the running transaction shows."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting(%s, true)", [HOMENETS])
        text = cursor.fetchone()[0] or "{}"
    return frozenset(int(part) for part in text.strip("{}").split(",") if part)


def recognise(user_id: int | None) -> None:
    """Tell the database who asks, so that a user sees her own postings before any HomeNet."""
    _set(USER, str(user_id or 0))


@contextmanager
def seeing(homenets: Iterable[int]) -> Iterator[None]:
    """A transaction that shows these HomeNets; for commands, tasks and streamed responses."""
    with transaction.atomic():
        before = shown()
        show(homenets)
        yield
        show(before)  # after an error the rollback puts it back, and the error stays the one told


def _set(name: str, value: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config(%s, %s, true)", [name, value])
