"""Flushing (tests only) truncates, which the application role may not."""

from typing import Any

from django.db.backends.postgresql import operations


class DatabaseOperations(operations.DatabaseOperations):
    def execute_sql_flush(self, sql_list: list[str]) -> Any:
        with self.connection.as_owner():
            return super().execute_sql_flush(sql_list)
