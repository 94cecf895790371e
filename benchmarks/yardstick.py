"""The yardstick: PostgreSQL's COPY of the rows that an import writes, into tables like its own.

There are two: COPY of as many women as the list has rows, and COPY of the new ones among them only.
An import reads every row of its list, also of those who are known, for whom COPY writes nothing.

The tables are those of a fresh copy of the filled register, with all their indexes and checks, but
without history triggers and row security: COPY brings the rows of the histories itself, and is
refused under row security. It is measured twice, since an import cannot do without its references:
without foreign keys (as `LIKE … INCLUDING ALL` makes tables), and with them.
"""

import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from benchmarks.database import RUN, Server

REGISTER: Final = {
    "members_person": "id", "members_nationalid": "id", "members_phone": "id",
    "members_nametoken": "id", "members_nameword": "id", "members_membership": "id",
}  # fmt: skip
HISTORY: Final = {
    "members_personevent": "pgh_id", "members_nationalidevent": "pgh_id",
    "members_phoneevent": "pgh_id", "members_membershipevent": "pgh_id",
    "members_importtrace": "row_id",
}  # fmt: skip
PREVIEW: Final = {"members_importrow": "id"}
ALL: Final = {**REGISTER, **HISTORY, **PREVIEW}


@dataclass(frozen=True)
class Kept:
    """The rows of one table that an import wrote, as a file for COPY."""

    table: str
    path: Path
    rows: int


def keep(server: Server, people: int, folder: Path, name: str) -> list[Kept]:
    """Take the rows that the import in RUN added to what the template holds."""
    before, after = server.connect(server.template(people)), server.connect(RUN)
    kept = []
    try:
        for table, key in ALL.items():
            with before.cursor() as cursor:
                cursor.execute(f"SELECT COALESCE(max({key}), 0) FROM {table}")
                newest = cursor.fetchone()[0]
            path = folder / f"{name}, {table}.copy"
            with after.cursor() as cursor, path.open("wb") as file:
                cursor.copy_expert(
                    f"COPY (SELECT * FROM {table} WHERE {key} > {newest} ORDER BY {key}) TO STDOUT",
                    file,
                )
                kept.append(Kept(table, path, cursor.rowcount))
    finally:
        before.close()
        after.close()
    return kept


def copy(server: Server, kept: list[Kept], *, references: bool) -> dict[str, float]:
    """Seconds that COPY of each table takes in RUN, a fresh clone; '' is the commit.

    `references`: whether the foreign keys stay; they are checked at the commit.
    """
    connection = server.connect(RUN)
    took = {}
    try:
        with connection.cursor() as cursor:
            _bare(cursor, references)
            connection.commit()
            for each in kept:
                began = time.perf_counter()
                with each.path.open("rb") as file:
                    cursor.copy_expert(f"COPY {each.table} FROM STDIN", file)
                took[each.table] = time.perf_counter() - began
            began = time.perf_counter()
            connection.commit()
            took[""] = time.perf_counter() - began
    finally:
        connection.close()
    return took


def _bare(cursor: Any, references: bool) -> None:
    for table in ALL:
        cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER, DISABLE ROW LEVEL SECURITY")
    if references:
        return
    cursor.execute(
        "SELECT c.conrelid::regclass::text, c.conname FROM pg_constraint c WHERE c.contype = 'f' "
        "AND (c.conrelid = ANY(%s::regclass[]) OR c.confrelid = ANY(%s::regclass[]))",
        [list(ALL), list(ALL)],
    )
    for table, name in cursor.fetchall():
        cursor.execute(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"')


def shares(took: dict[str, float]) -> dict[str, float]:
    """Seconds of the register's tables alone, with history and traces, and with the preview's."""
    register = sum(took[table] for table in REGISTER) + took[""]
    history = register + sum(took[table] for table in HISTORY)
    return {
        "register": register, "with history": history,
        "all": history + sum(took[table] for table in PREVIEW),
    }  # fmt: skip
