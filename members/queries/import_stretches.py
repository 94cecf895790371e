"""What the judging of one stretch of staged rows reads, asked for while another is judged."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from members.queries.import_candidates import PEOPLE, ROWS, SPELLS

_IN_FILE = "SELECT ord, o FROM near WHERE ord >= %s AND ord < %s"
_IN_REGISTER = "SELECT ord, person_id FROM in_register WHERE ord >= %s AND ord < %s"
_WITH_OWN_NUMBER = "SELECT ord FROM staged WHERE ord >= %s AND ord < %s AND own_number IS NOT NULL"

Found = tuple[Any, ...]


class Fetched(NamedTuple):
    """For the rows of a stretch: the others to compare with, earliest first, and what is told of
    all of them, as `import_candidates` reads it. `asked` are the pairs of person and body."""

    in_file: dict[int, list[int]]
    in_register: dict[int, list[int]]
    rows: list[Found]
    people: list[Found]
    asked: list[tuple[int, int]]
    spells: list[Found]


def fetch(cursor: Any, first: int, after: int) -> Fetched:
    """What judging the rows from `first` up to `after` reads, with a cursor of the driver's own."""
    cursor.execute(_IN_FILE, [first, after])
    in_file = _grouped(cursor.fetchall())
    cursor.execute(_IN_REGISTER, [first, after])
    in_register = _grouped(cursor.fetchall())
    cursor.execute(_WITH_OWN_NUMBER, [first, after])
    numbered = {ord_ for (ord_,) in cursor.fetchall()}
    others = {other for found in in_file.values() for other in found}
    cursor.execute(ROWS, [list({*in_file, *in_register, *numbered, *others})])
    rows = cursor.fetchall()
    cursor.execute(PEOPLE, [list({pk for found in in_register.values() for pk in found})])
    people = cursor.fetchall()
    bodies = {row[0]: row[7] for row in rows}
    pairs = {(pk, bodies[ord_]) for ord_, found in in_register.items() for pk in found}
    asked = sorted(pair for pair in pairs if pair[1])
    cursor.execute(SPELLS, [[one for one, _ in asked], [other for _, other in asked]])
    return Fetched(in_file, in_register, rows, people, asked, cursor.fetchall())


def _grouped(pairs: Iterable[tuple[int, int]]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for one, other in sorted(pairs):
        found.setdefault(one, []).append(other)
    return found
