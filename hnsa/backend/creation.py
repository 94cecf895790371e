"""Test databases are made, cloned and serialised by the owner."""

from typing import Any

from django.db.backends.postgresql import creation


class DatabaseCreation(creation.DatabaseCreation):
    def create_test_db(self, *args: Any, **kwargs: Any) -> str:
        with self.connection.as_owner():
            return str(super().create_test_db(*args, **kwargs))

    def serialize_db_to_string(self) -> str:
        with self.connection.as_owner():
            return str(super().serialize_db_to_string())

    def deserialize_db_from_string(self, data: str) -> None:
        with self.connection.as_owner():
            super().deserialize_db_from_string(data)
