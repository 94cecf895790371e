"""PostgreSQL with two roles: everything runs as `hnsa_app`; owners' work asks for it by name.

Over Django's own backend and its `assume_role`. `as_owner()` steps out of the application role for
migrations, flushes and erasure; inside it row security does not bind, so only commands use it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db.backends.postgresql import base

from .creation import DatabaseCreation
from .operations import DatabaseOperations


class DatabaseWrapper(base.DatabaseWrapper):
    creation_class = DatabaseCreation
    ops_class = DatabaseOperations

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._owner_depth = 0

    def _configure_role(self, connection: Any) -> bool:
        if self._owner_depth:
            return False
        return bool(super()._configure_role(connection))

    @contextmanager
    def as_owner(self) -> Iterator[None]:
        """Run the block as the log-in itself (the owner of the tables), then step back."""
        self._owner_depth += 1
        try:
            if self._owner_depth == 1 and self.connection is not None:
                with self.cursor() as cursor:
                    cursor.execute("SET ROLE NONE")
            yield
        finally:
            self._owner_depth -= 1
            # In an aborted transaction nothing can be said; its rollback restores the role.
            if self._owner_depth == 0 and self.connection is not None and self.takes_statements():
                self._configure_role(self.connection)

    def takes_statements(self) -> bool:
        """Whether the connection takes statements (it does not in an aborted transaction)."""
        if self.connection is None or self.connection.closed:
            return False
        return bool(self.connection.info.transaction_status != 3)  # INERROR

    @contextmanager
    def _nodb_cursor(self) -> Iterator[Any]:
        # The maintenance connection creates and drops databases: never as hnsa_app.
        role = self.settings_dict["OPTIONS"].pop("assume_role", None)
        try:
            with super()._nodb_cursor() as cursor:
                yield cursor
        finally:
            if role is not None:
                self.settings_dict["OPTIONS"]["assume_role"] = role
