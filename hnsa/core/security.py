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


class Sealed(migrations.RunSQL):
    """Rows that may not be changed or removed any more once they are sealed, by nobody.

    `when`: SQL on OLD (or, with `of`, on a row of the parent `p`) that tells a sealed row; `of` is
    (table, column) of that parent, and then nothing may be added to it either. `may_set` names the
    one column that may still be filled once.
    """

    def __init__(
        self, table: str, when: str, of: tuple[str, str] | None = None, may_set: str = ""
    ) -> None:
        self.table, self.when, self.of, self.may_set = table, when, of, may_set
        super().__init__(
            sql=self._guard(),
            reverse_sql=f"DROP TRIGGER sealed ON {table}; DROP FUNCTION {table}_sealed();",
        )

    def _guard(self) -> str:
        refuse = (
            f"RAISE EXCEPTION 'a sealed row of {self.table} cannot be changed' "
            "USING ERRCODE = 'integrity_constraint_violation';"
        )
        if self.of:
            parent, column = self.of
            asked = "".join(
                f"IF TG_OP <> '{without}' AND EXISTS (SELECT 1 FROM {parent} p "
                f"WHERE p.id = {row}.{column} AND {self.when}) THEN {refuse} END IF;"
                for row, without in (("OLD", "INSERT"), ("NEW", "DELETE"))
            )
        else:
            once = (
                f"IF TG_OP = 'UPDATE' AND OLD.{self.may_set} IS NULL AND "
                f"to_jsonb(NEW) - '{self.may_set}' = to_jsonb(OLD) - '{self.may_set}' "
                "THEN RETURN NEW; END IF;"
                if self.may_set
                else ""
            )
            asked = f"IF {self.when} THEN {once} {refuse} END IF;"
        events = "INSERT OR UPDATE OR DELETE" if self.of else "UPDATE OR DELETE"
        return (
            f"CREATE FUNCTION {self.table}_sealed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            f"{asked} IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW; END $$;"
            f"CREATE TRIGGER sealed BEFORE {events} ON {self.table} "
            f"FOR EACH ROW EXECUTE FUNCTION {self.table}_sealed();"
        )

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return self.__class__.__name__, [self.table, self.when, self.of, self.may_set], {}


GRANTS = f"""
GRANT USAGE ON SCHEMA public TO {APP};
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {APP};
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {APP};
ALTER DEFAULT PRIVILEGES IN SCHEMA public
  GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {APP};
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO {APP};
"""
