"""Staging: the rows of a file on their way into `ImportRow`.

COPY is refused into tables under row security, so rows go into a temporary table of the
transaction; there they are related to each other and to the register; at the end one INSERT …
SELECT brings them over with their verdicts. A killed worker leaves nothing of it.
"""

import io
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import connection

from members.actions.import_beside import Work
from members.queries.import_candidates import NOTE
from members.vocabulary.reasons import Reason

STAGED = """
CREATE TEMP TABLE staged (
  id bigint DEFAULT nextval('members_importrow_id_seq'), ord integer PRIMARY KEY,
  sheet smallint, row integer, status text, effect text,
  reasons text, vals text, sealed_cells bytea, body_id bigint, body_name text,
  id_kind text, id_sealed bytea, link uuid, name_key bigint, core_key bigint, phone text,
  own_number bigint, words text,
  lone boolean, born smallint, more_phones boolean
) ON COMMIT DROP;
CREATE TEMP TABLE keyed (
  ord integer PRIMARY KEY, link uuid, name_key bigint, core_key bigint, phone text,
  own_number bigint, id_kind text, born smallint, more_phones boolean, lone boolean
) ON COMMIT DROP;
CREATE TEMP TABLE outcome (
  ord integer PRIMARY KEY, status text, effect text, reasons jsonb, leader_ord integer,
  person_id bigint, membership_id bigint, changes jsonb, doubt jsonb
) ON COMMIT DROP;
CREATE TEMP TABLE in_register (ord integer, person_id bigint) ON COMMIT DROP;
"""
STAGED_COLUMNS = (
    "ord", "sheet", "row", "status", "effect", "reasons", "vals", "sealed_cells", "body_id",
    "body_name", "id_kind", "id_sealed", "link", "name_key", "core_key", "phone", "own_number",
    "words", "lone", "born", "more_phones",
)  # fmt: skip
OUTCOME_COLUMNS = (
    "ord", "status", "effect", "reasons", "leader_ord", "person_id", "membership_id", "changes",
    "doubt",
)  # fmt: skip
NULL = "\\N"
_PIECE = 16 * 1024 * 1024  # bytes handed to COPY at once
_ESCAPE = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


@dataclass(slots=True)
class Staged:
    """One row, understood; `ord` is its place in the whole file over all sheets."""

    ord: int
    sheet: int
    row: int
    status: str
    effect: str
    reasons: list[dict[str, Any]]
    values: dict[str, Any]
    sealed_cells: bytes
    body_id: int | None = None
    body_name: str = ""
    id_kind: str = ""
    id_sealed: bytes | None = None
    link: UUID | None = None
    name_key: int | None = None
    core_key: int | None = None
    phone: str | None = None
    own_number: int | None = None
    words: list[str] = field(default_factory=list)
    lone: bool = False  # a first name and no relative: proposes no pair with the register
    born: int | None = None  # about the year of birth, to leave out pairs far apart
    more_phones: bool = False  # has others beside `phone`


@dataclass(slots=True)
class Outcome:
    """What relating a row to others changed; replaces the staged status, effect and reasons."""

    ord: int
    status: str
    effect: str
    reasons: list[dict[str, Any]]
    leader_ord: int | None = None
    person_id: int | None = None
    membership_id: int | None = None
    changes: dict[str, Any] = field(default_factory=dict)
    doubt: dict[str, Any] | None = None


def open_tables() -> None:
    """Make the temporary tables of this transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL work_mem = '64MB'; SET LOCAL jit = off")
        cursor.execute("SET LOCAL default_statistics_target = 10")  # ANALYZE reads a tenth
        cursor.execute(STAGED)


def text_of(rows: Iterable[Staged]) -> str:
    """The rows as COPY reads them."""
    return "".join(map(_staged_line, rows))


def stage(text: bytes) -> Work:
    """COPY these rows."""
    # in large pieces: for each of them the thread must wait its turn
    order = _copy_order("staged", STAGED_COLUMNS)
    return lambda cursor: cursor.copy_expert(order, io.BytesIO(text), size=_PIECE)


def look_up(first: int, after: int, homenet_id: int) -> Work:
    """Note whom of the register the staged rows from `first` up to `after` may be."""
    these = {"first": first, "after": after, "homenet": homenet_id}
    return lambda cursor: cursor.execute(NOTE, these)


def index() -> None:
    """After the last row is staged: what the relating reads by."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE INDEX ON in_register (ord); ANALYZE in_register, staged (ord)")


def mend_places(variants: dict[str, str]) -> None:
    """A rarer spelling of a place becomes the usual one of the list, and the row says so."""
    if not variants:
        return
    with connection.cursor() as cursor:
        cursor.execute(
            """
            UPDATE staged SET
              vals = (vals::jsonb || jsonb_build_object('locality', v.usual))::text,
              status = CASE WHEN status = 'accepted' THEN 'accepted_with_warning' ELSE status END,
              reasons = (reasons::jsonb || jsonb_build_array(jsonb_build_object(
                'code', %s, 'kind', %s, 'field', 'locality', 'shown', v.rare)))::text
            FROM unnest(%s::text[], %s::text[]) AS v(rare, usual)
            WHERE vals::jsonb->>'locality' = v.rare
            """,
            [
                str(Reason.PLACE_VARIANT), str(Reason.PLACE_VARIANT), list(variants),
                list(variants.values()),
            ],
        )  # fmt: skip


def record(outcomes: Iterable[Outcome]) -> None:
    """COPY outcomes into their temporary table."""
    _copy("outcome", OUTCOME_COLUMNS, (_outcome_line(outcome) for outcome in outcomes))


_BRING_OVER = """
INSERT INTO members_importrow (
  id, job_id, homenet_id, sheet, row, status, effect, reasons, values, sealed_cells, body_id,
  id_kind, id_sealed, link, name_key, core_key, words, leader_id, person_id, membership_id, changes,
  doubt, decision)
SELECT s.id, %(job)s, %(homenet)s, s.sheet, s.row, COALESCE(o.status, s.status),
  COALESCE(o.effect, s.effect), COALESCE(o.reasons, s.reasons::jsonb),
  CASE WHEN s.body_id IS NULL AND s.body_name <> ''
    THEN s.vals::jsonb || jsonb_build_object('body', s.body_name) ELSE s.vals::jsonb END,
  s.sealed_cells, s.body_id, s.id_kind, s.id_sealed, s.link,
  CASE WHEN NOT s.lone THEN s.name_key END, s.core_key, s.words::text[],
  (SELECT id FROM staged l WHERE l.ord = o.leader_ord), o.person_id, o.membership_id,
  COALESCE(o.changes, '{}'),
  CASE WHEN o.doubt ? 'ord' THEN (o.doubt - 'ord') || jsonb_build_object('row_id',
    (SELECT id FROM staged d WHERE d.ord = (o.doubt->>'ord')::integer)) ELSE o.doubt END, ''
FROM staged s LEFT JOIN outcome o ON o.ord = s.ord AND o.ord >= %(first)s AND o.ord < %(after)s
WHERE s.ord >= %(first)s AND s.ord < %(after)s
"""


def bring_over(job_id: int, homenet_id: int, first: int, after: int) -> Work:
    """Write the rows from `first` up to `after` with their outcomes into `ImportRow`.

    Their ids follow the order of the file.
    """
    of_these = {"job": job_id, "homenet": homenet_id, "first": first, "after": after}
    return lambda cursor: cursor.execute(_BRING_OVER, of_these)


def _copy(table: str, columns: tuple[str, ...], lines: Iterator[str]) -> None:
    with connection.cursor() as cursor:
        cursor.copy_expert(_copy_order(table, columns), io.StringIO("".join(lines)))


def _copy_order(table: str, columns: tuple[str, ...]) -> str:
    return f"COPY {table} ({', '.join(columns)}) FROM STDIN"


def _staged_line(row: Staged) -> str:
    return line_of(
        f"{row.ord}", f"{row.sheet}", f"{row.row}", row.status, row.effect, json_of(row.reasons),
        json_of(row.values), bytes_of(row.sealed_cells), null_or(row.body_id),
        escaped(row.body_name), row.id_kind,
        NULL if row.id_sealed is None else bytes_of(row.id_sealed), null_or(row.link),
        null_or(row.name_key), null_or(row.core_key), null_or(row.phone),
        null_or(row.own_number), "{" + words_of(row.words) + "}", f"{row.lone}",
        null_or(row.born), f"{row.more_phones}",
    )  # fmt: skip


def line_of(*fields: str) -> str:
    """A line of COPY from the fields of a staged row as it writes them, by `STAGED_COLUMNS`."""
    return "\t".join(fields) + "\n"


def _outcome_line(row: Outcome) -> str:
    doubt = NULL if row.doubt is None else json_of(row.doubt)
    return (
        f"{row.ord}\t{row.status}\t{row.effect}\t{json_of(row.reasons)}\t{null_or(row.leader_ord)}\t"
        f"{null_or(row.person_id)}\t{null_or(row.membership_id)}\t{json_of(row.changes)}\t{doubt}\n"
    )


def null_or(value: object) -> str:
    """A value that needs no escaping, in a line of COPY."""
    return NULL if value is None else str(value)


def bytes_of(data: bytes) -> str:
    """Bytes in a line of COPY."""
    return "\\\\x" + data.hex()


def escaped(text: str) -> str:
    """Any text in a line of COPY."""
    return text.translate(_ESCAPE) if text else text


def words_of(words: Iterable[str]) -> str:
    """The inside of an array of folded words in a line of COPY."""
    # folded words are letters and digits: they need no escaping, only "null" needs the quotes
    return ",".join([f'"{word}"' for word in words])


def json_of(value: object) -> str:
    """The value as JSON in a line of COPY."""
    if not value and isinstance(value, list | dict):
        return "[]" if isinstance(value, list) else "{}"
    # JSON writes tabs and line ends with a backslash, so only that is left to be escaped
    return _encode(value).replace("\\", "\\\\")
