"""What the judging of one stretch of staged rows reads, asked for while another is judged."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from django.db import connection

from members.queries.import_candidates import ask_people, ask_rows, ask_spells

# In one question: after each of them this thread waits until the judging lets it go on.
_PROPOSED = """
SELECT 'file', ord, o FROM near WHERE ord >= %(first)s AND ord < %(after)s
UNION ALL SELECT 'register', ord, person_id FROM in_register
  WHERE ord >= %(first)s AND ord < %(after)s
UNION ALL SELECT 'own', ord, own_number FROM keyed
  WHERE ord >= %(first)s AND ord < %(after)s AND own_number IS NOT NULL
ORDER BY 2, 3
"""

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
    proposed = _proposed(cursor, first, after)
    in_file, in_register = proposed["file"], proposed["register"]
    others = {other for found in in_file.values() for other in found}
    rows = ask_rows(cursor, {*in_file, *in_register, *proposed["own"], *others})
    people = ask_people(cursor, {pk for found in in_register.values() for pk in found})
    bodies = {row[0]: row[6] for row in rows}
    pairs = {(pk, bodies[ord_]) for ord_, found in in_register.items() for pk in found}
    asked = sorted(pair for pair in pairs if pair[1])
    return Fetched(in_file, in_register, rows, people, asked, ask_spells(cursor, asked))


def led_to(fetched: Fetched, leaders: Mapping[int, int], persons: Mapping[int, int]) -> Fetched:
    """With what the rows judged before make necessary besides: `leaders` are the first rows of
    those that say the same person again, `persons` who of the register these first rows are."""
    first = {
        other: leaders.get(other, other) for found in fetched.in_file.values() for other in found
    }
    if not first:
        return fetched
    with connection.cursor() as cursor:
        told = {row[0] for row in fetched.rows}
        rows = fetched.rows + ask_rows(cursor, set(first.values()) - told)
        bodies = {row[0]: row[6] for row in rows}
        led = {
            (person, bodies[ord_])
            for ord_, found in fetched.in_file.items()
            for other in found
            if (person := persons.get(first[other]))
        }
        known = {person[0] for person in fetched.people}
        people = fetched.people + ask_people(cursor, {person for person, _ in led} - known)
        asked = sorted({pair for pair in led if pair[1]} - {*fetched.asked})
        spells = fetched.spells + ask_spells(cursor, asked)
    return fetched._replace(rows=rows, people=people, asked=fetched.asked + asked, spells=spells)


def _proposed(cursor: Any, first: int, after: int) -> dict[str, dict[int, list[int]]]:
    """By where it was found: row → what it may be, in order."""
    found: dict[str, dict[int, list[int]]] = {"file": {}, "register": {}, "own": {}}
    cursor.execute(_PROPOSED, {"first": first, "after": after})
    for where, ord_, other in cursor.fetchall():
        found[where].setdefault(ord_, []).append(other)
    return found
