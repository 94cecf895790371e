"""Row-level security and grants as migration operations.

See `docs/concepts.md`, *three walls*. The policies bind the role `hnsa_app`; the owner (migrations,
`pg_dump`) is not bound, which is why `ENABLE` and not `FORCE` stands here: under FORCE foreign keys
were checked wrongly.
"""

from typing import Any

from django.db import migrations

APP = "hnsa_app"
VISIBLE = (
    "homenet_id = ANY ((SELECT COALESCE(NULLIF(current_setting('hnsa.homenets', true), ''), "
    "'{}')::bigint[])::bigint[])"
)


class RowSecurity(migrations.RunSQL):
    """Bind a table with `homenet_id` to the HomeNets of the transaction.

    `or_else` widens the rule for rows that everybody may see (SQL on the same row).
    """

    def __init__(self, table: str, or_else: str = "") -> None:
        self.table, self.or_else = table, or_else
        see = f"({VISIBLE}) OR ({or_else})" if or_else else VISIBLE
        super().__init__(
            sql=f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;"
            f"CREATE POLICY homenet_read ON {table} FOR SELECT TO {APP} USING ({see});"
            f"CREATE POLICY homenet_write ON {table} FOR ALL TO {APP} "
            f"USING ({VISIBLE}) WITH CHECK ({VISIBLE});",
            reverse_sql=f"DROP POLICY homenet_read ON {table};"
            f"DROP POLICY homenet_write ON {table};"
            f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY;",
        )

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return self.__class__.__name__, [self.table, self.or_else], {}


class AppendOnly(migrations.RunSQL):
    """The application may add rows to this table and read them, never alter or remove them."""

    def __init__(self, table: str) -> None:
        self.table = table
        super().__init__(
            sql=f"REVOKE UPDATE, DELETE ON {table} FROM {APP};",
            reverse_sql=f"GRANT UPDATE, DELETE ON {table} TO {APP};",
        )

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return self.__class__.__name__, [self.table], {}


class SameHomeNet(migrations.RunSQL):
    """A reference that stays inside one HomeNet: key and `homenet_id` are checked together.

    Alone, a foreign key is checked past row security: it would take a row of another country and
    refuse one that does not exist, and so tell which is which.
    """

    def __init__(self, table: str, column: str, to: str) -> None:
        self.table, self.column, self.to = table, column, to
        name = f"{table}_{column}_same_homenet"
        super().__init__(
            sql=f"ALTER TABLE {table} ADD CONSTRAINT {name} FOREIGN KEY (homenet_id, {column}) "
            f"REFERENCES {to} (homenet_id, id) DEFERRABLE INITIALLY DEFERRED;",
            reverse_sql=f"ALTER TABLE {table} DROP CONSTRAINT {name};",
        )

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return self.__class__.__name__, [self.table, self.column, self.to], {}


GRANTS = f"""
GRANT USAGE ON SCHEMA public TO {APP};
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {APP};
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {APP};
ALTER DEFAULT PRIVILEGES IN SCHEMA public
  GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {APP};
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO {APP};
"""
