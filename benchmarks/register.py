"""A register of a million made-up women, written set-wise by the owner of the tables.

The values come from the engine's own reading of a list (`importing.staging`), so that keys, words,
links and seals are what an import would have written. History is written by its triggers.
"""

import io
import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from multiprocessing import get_context
from typing import Any, Final

from django.db import connection

from benchmarks import lists
from members.actions.import_staging import Staged
from members.importing import staging
from members.rules.understood import Context
from members.vocabulary.columns import Column
from members.vocabulary.country import country
from members.vocabulary.reasons import Status

COLUMNS: Final = (
    Column.IGNORE, Column.FULL_NAME, Column.FULL_NAME_NATIVE, Column.RELATIVE_NAME,
    Column.NATIONAL_ID, Column.AGE, Column.PHONE, Column.LOCALITY, Column.DISTRICT, Column.TRADE,
    Column.FEE_AMOUNT, Column.JOINED_ON,
)  # fmt: skip
TABLES: Final = (
    "members_person", "members_nationalid", "members_phone", "members_nametoken",
    "members_nameword", "members_membership",
)  # fmt: skip
HISTORY: Final = (
    "members_personevent", "members_nationalidevent", "members_phoneevent",
    "members_membershipevent", "members_importtrace",
)  # fmt: skip
BODIES: Final = 200
_CHUNK: Final = 10_000


def known(people: int) -> int:
    """How many of the register's people are members of its largest body."""
    return max(1, people * 16 // 100)


def fill(people: int) -> None:
    """Write the women 0 … people into an empty, migrated database as HomeNet Pakistan's."""
    with connection.as_owner(), connection.cursor() as cursor:
        cursor.execute("SET maintenance_work_mem = '512MB'")
        cursor.execute("SET synchronous_commit = off")
        cursor.execute("SELECT id FROM members_body WHERE code = 'PK'")
        homenet = cursor.fetchone()[0]
        bodies = _bodies(cursor, homenet)
        cursor.execute("SELECT name, id FROM members_place WHERE country = 'PK'")
        places = {f"second:{name.casefold()}": pk for name, pk in cursor.fetchall()}
        job = _job(cursor, homenet)
        with without_indexes(cursor, (*TABLES, *HISTORY)):
            chunks = ((first, min(first + _CHUNK, people)) for first in range(0, people, _CHUNK))
            asked = ((homenet, job, bodies, places, known(people), chunk) for chunk in chunks)
            with get_context("fork").Pool(2) as pool:
                for texts in pool.imap(_chunk, asked, chunksize=1):
                    for table, text in texts.items():
                        cursor.copy_expert(f"COPY {table} FROM STDIN", io.StringIO(text))
            _vocabulary(cursor, homenet)
        for table in (*TABLES, "members_importtrace"):
            cursor.execute(
                "SELECT pg_get_serial_sequence(%s, a.attname), a.attname FROM pg_attribute a "
                "WHERE attrelid = %s::regclass AND attidentity <> ''", [table, table]
            )  # fmt: skip
            for sequence, column in cursor.fetchall():
                cursor.execute(f"SELECT setval('{sequence}', (SELECT max({column}) FROM {table}))")
        # the traces tell of rows that a real register would have kept
        cursor.execute(
            "SELECT setval(pg_get_serial_sequence('members_importrow', 'id'), %s)", [people]
        )
        cursor.execute("RESET ALL")
    with connection.as_owner(), connection.cursor() as cursor:
        cursor.execute("VACUUM (ANALYZE)")


def _bodies(cursor: Any, homenet: int) -> list[int]:
    cursor.execute(
        "WITH made AS (INSERT INTO members_body (kind, parent_id, homenet_id, code, name, "
        "name_native, status, address, is_demo) SELECT 'organisation', %s, %s, 'B' || n, "
        "'Body ' || n, '', 'active', '', false FROM generate_series(1, %s) n RETURNING id) "
        "INSERT INTO members_organisation (body_id, homenet_id, kind_id, basis, facilitates, "
        "tax_number) SELECT m.id, %s, k.id, 'mbo', false, '' FROM made m, "
        "(SELECT min(id) AS id FROM members_organisationkind) k RETURNING body_id",
        [homenet, homenet, BODIES, homenet],
    )
    return sorted(pk for (pk,) in cursor.fetchall())


def _job(cursor: Any, homenet: int) -> int:
    """The import to which the register's traces point."""
    cursor.execute(
        "INSERT INTO core_user (username, password, first_name, last_name, email, is_superuser, "
        "is_staff, is_active, is_demo, language, date_joined) VALUES ('bench', '', '', '', '', "
        "false, false, false, true, '', now()) RETURNING id"
    )
    user = cursor.fetchone()[0]
    cursor.execute(
        "INSERT INTO members_importjob (homenet_id, filename, stored_as, sha256, size, state, "
        "survey, choices, totals, problem, created_by_id, created_at) VALUES (%s, 'bench', '', "
        "'', 0, 'accepted', '{}', '{}', '{}', '', %s, now()) RETURNING id",
        [homenet, user],
    )
    return int(cursor.fetchone()[0])


def _context() -> Context:
    return Context(
        country=country("PK"), as_of=date.fromisoformat(lists.AS_OF),
        present=frozenset(COLUMNS) - {Column.IGNORE},
    )  # fmt: skip


def _chunk(
    asked: tuple[int, int, list[int], dict[str, int], int, tuple[int, int]],
) -> dict[str, str]:
    """COPY texts of the women from first up to after. Runs in a process of its own."""
    homenet, job, bodies, places, of_first, (first, after) = asked
    sheet = staging.Sheet(
        position=0, name="", columns=COLUMNS, titles=lists.HEADINGS, header_lines=(),
        header_ends=0, explanation_row=None, context=_context(), body_id=bodies[0], body_name="",
        places=places,
    )  # fmt: skip
    reader = staging.Reader(sheet, staging.Sums(), first)
    cells = ((n + 1, lists.woman(n).cells(n + 1)) for n in range(first, after))
    lines: dict[str, list[str]] = {
        table: [] for table in (*TABLES, "members_importtrace") if table != "members_nameword"
    }
    for staged in reader.staged(cells):
        if staged.status in (Status.REJECTED, Status.NOT_A_RECORD):
            raise ValueError(f"woman {staged.ord - 1} is not accepted: {staged.reasons}")
        at = 0 if staged.ord <= of_first else 1 + staged.ord % (BODIES - 1)
        for table, text in _lines(staged, homenet, bodies[at], job):
            lines[table].append(text)
    orders = {table: ORDERS[table] for table in lines}
    return {f"{table} ({orders[table]})": "".join(found) for table, found in lines.items()}


ORDERS: Final = {
    "members_person": "id, homenet_id, full_name, full_name_native, relative_name, relation, "
    "relative_deceased, gender, age_years, age_on, place_id, locality, ward, address, trade, "
    "is_deceased, is_restricted, restricted_why, is_demo, name_key, core_key",
    "members_nationalid": "person_id, homenet_id, kind, sealed, masked, link",
    "members_phone": "person_id, homenet_id, e164, note",
    "members_nametoken": "person_id, homenet_id, word",
    "members_membership": "id, person_id, body_id, homenet_id, number, category, begins_on, "
    "ground, source, declared",
    "members_importtrace": "row_id, job_id, homenet_id, person_id, made_person, membership_id, "
    "made_membership, before",
}


def _lines(staged: Staged, homenet: int, body: int, job: int) -> Iterator[tuple[str, str]]:
    pk, values = staged.ord, staged.values
    person = (
        pk, homenet, values["full_name"], values.get("full_name_native"),
        values.get("relative_name"), values.get("relation") or "unknown", "f",
        values.get("gender") or "unknown", values["age"], values["age_on"],
        values.get("place_id") or "\\N", values.get("locality"), "", "", values.get("trade"),
        "f", "f", "", "f", staged.name_key or "\\N", staged.core_key or "\\N",
    )  # fmt: skip
    yield "members_person", _line(person)
    sealed = "\\\\x" + (staged.id_sealed or b"").hex()
    yield (
        "members_nationalid",
        _line((pk, homenet, staged.id_kind, sealed, values["national_id"], staged.link)),
    )
    yield "members_phone", _line((pk, homenet, values["phone"], ""))
    for word in staged.words:
        yield "members_nametoken", _line((pk, homenet, word))
    declared = json.dumps(values.get("declared", {}))
    yield (
        "members_membership",
        _line((pk, pk, body, homenet, "", "", values["begins_on"], "", "bench", declared)),
    )
    yield "members_importtrace", _line((pk, job, homenet, pk, "t", pk, "t", "{}"))


def _line(values: tuple[object, ...]) -> str:
    return "\t".join(["" if value is None else str(value) for value in values]) + "\n"


def _vocabulary(cursor: Any, homenet: int) -> None:
    from members.rules.names import sound

    cursor.execute("SELECT DISTINCT word FROM members_nametoken")
    words = [word for (word,) in cursor.fetchall()]
    cursor.execute(
        "INSERT INTO members_nameword (homenet_id, word, sound) "
        "SELECT %s, * FROM unnest(%s::text[], %s::text[])",
        [homenet, words, [sound(word)[:64] for word in words]],
    )


@contextmanager
def without_indexes(cursor: Any, tables: tuple[str, ...]) -> Iterator[None]:
    """Within the block the tables have no keys and indexes; they are made again after it."""
    names = list(tables)
    cursor.execute(
        "SELECT c.conrelid::regclass::text, c.conname, pg_get_constraintdef(c.oid), c.contype "
        "FROM pg_constraint c WHERE c.contype IN ('p', 'u', 'x', 'f') "
        "AND (c.conrelid = ANY(%s::regclass[]) OR c.confrelid = ANY(%s::regclass[])) "
        "ORDER BY c.contype = 'f', c.oid",
        [names, names],
    )
    constraints = cursor.fetchall()
    for table, name, _, _ in reversed(constraints):
        cursor.execute(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"')
    cursor.execute(
        "SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index "
        "WHERE indrelid = ANY(%s::regclass[])",
        [names],
    )
    indexes = cursor.fetchall()
    for name, _ in indexes:
        cursor.execute(f"DROP INDEX {name}")
    yield
    for table, name, definition, kind in constraints:
        unchecked = " NOT VALID" if kind == "f" else ""
        cursor.execute(f'ALTER TABLE {table} ADD CONSTRAINT "{name}" {definition}{unchecked}')
    for _, definition in indexes:
        cursor.execute(definition)
