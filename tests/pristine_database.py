"""The test database as the migrations left it, kept aside and put back.

A transactional test (a browser journey, a worker in its own process) really commits. Django would
truncate every table after it, and the HomeNets, places and kinds that the migrations seeded would
be gone for all later tests. So the migrated database is copied once as a PostgreSQL template, and
put back from it: nothing of a test can survive, sequences and seeds are as on the first day.
"""

import time
from typing import Any

from django.db import OperationalError, ProgrammingError, connection, connections
from django.test import TransactionTestCase


def copy_name() -> str:
    return f"{connection.settings_dict['NAME']}_pristine"


def keep() -> None:
    """Copy the migrated test database aside, and put it back after every transactional test."""
    _replace(copy_name(), by=str(connection.settings_dict["NAME"]))
    # Connections that outlive a request would be cut off in their sleep when the database goes.
    connection.settings_dict["CONN_MAX_AGE"] = 0
    TransactionTestCase._fixture_teardown = lambda self: put_back()


def put_back() -> None:
    _replace(str(connection.settings_dict["NAME"]), by=copy_name())


def drop() -> None:
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {_quoted(copy_name())} WITH (FORCE)")


def _replace(name: str, *, by: str) -> None:
    connections.close_all()  # a database is copied only while nobody is connected
    with connection._nodb_cursor() as cursor:
        _patiently(
            cursor,
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = %s AND usename = current_user",
            [by],
        )
        _patiently(cursor, f"DROP DATABASE IF EXISTS {_quoted(name)} WITH (FORCE)")
        _patiently(cursor, f"CREATE DATABASE {_quoted(name)} TEMPLATE {_quoted(by)}")


def _patiently(cursor: Any, statement: str, values: list[Any] | None = None) -> None:
    """Run it; where a process of the server itself (autovacuum, one just ending) is in the way,
    which only a superuser may end, wait until it has gone."""
    for tries_left in reversed(range(200)):
        try:
            cursor.execute(statement, values)
            return
        except (ProgrammingError, OperationalError):
            if not tries_left:
                raise
            time.sleep(0.05)


def _quoted(name: str) -> str:
    return str(connection.ops.quote_name(name))
