"""Which pairs are worth judging: rows of the file with each other, and with the register.

SQL proposes by equality only (keyed hash of a number, name keys, phone, own number); whether two
are one woman is judged in members/rules/sameness. Reads the temporary table `staged`.
"""

import json
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache, partial
from typing import Any, NamedTuple

from cryptography.exceptions import InvalidTag
from django.db import connection

from hnsa.core import sealing
from members.rules.sameness import Known, Number

MOST = 6  # of one key; a name that hundreds share proposes only its first bearers
# Of those who only sound alike, most are told apart by their numbers or years; `sameness` would say
# nothing of such a pair, so it is not proposed. A shared phone proposes it anyway.
MOST_SOUNDS = 60  # of one key that are looked at
FAR = 6  # years between two births; `sameness` goes up to 3, and an age makes the year uncertain

_FIRSTS = "".join(
    f"""
CREATE TEMP TABLE firsts_{name} ON COMMIT DROP AS
SELECT {column}, (array_agg(ord ORDER BY ord))[1:{MOST}] AS ords FROM keyed
WHERE {column} IN (SELECT {column} FROM keyed GROUP BY {column} HAVING count(*) > 1)
GROUP BY {column};
CREATE INDEX ON firsts_{name} ({column}); ANALYZE firsts_{name};
"""  # constants
    for name, column in (
        ("link", "link"), ("name", "name_key"), ("core", "core_key"), ("phone", "phone"),
        ("own", "own_number"),
    )
)  # fmt: skip
# A number in two rows concerns both of them; everything else is said of the later row.
_NEAR = f"""
CREATE TEMP TABLE near ON COMMIT DROP AS
SELECT s.ord, o FROM keyed s JOIN firsts_link f USING (link), unnest(f.ords) o WHERE o <> s.ord
UNION SELECT s.ord, o FROM keyed s JOIN firsts_own f USING (own_number), unnest(f.ords) o
  WHERE o < s.ord
UNION SELECT s.ord, o FROM keyed s JOIN firsts_name f USING (name_key), unnest(f.ords) o
  WHERE o < s.ord
UNION SELECT s.ord, o FROM keyed s JOIN firsts_core f USING (core_key), unnest(f.ords) o
  JOIN keyed x ON x.ord = o
  WHERE o < s.ord AND (s.more_phones OR x.more_phones
    OR (COALESCE(abs(s.born - x.born) <= {FAR}, true)
      AND COALESCE(s.link = x.link OR s.id_kind <> x.id_kind, true)))
UNION SELECT s.ord, o FROM keyed s JOIN firsts_phone f USING (phone), unnest(f.ords) o
  WHERE o < s.ord;
CREATE INDEX ON near (ord); ANALYZE near;
"""  # constants
# Of the rows just staged only what pairs are proposed by (the whole rows are wide), and whom of the
# register they may be; run while the next ones are read. Who is found by a number is she or clearly
# is not: then nobody else of her name says anything more of the row. All keys of one kind are
# looked up at once: in their order, and each of them once, which is half the work. The plan must
# not loop over rows that nobody has analysed yet.
NOTE = f"""
SET LOCAL enable_nestloop = off;
WITH s AS (
  INSERT INTO keyed SELECT ord, link, name_key, core_key, phone, own_number, id_kind, born,
    more_phones, lone FROM staged
  WHERE ord >= %(first)s AND ord < %(after)s AND status NOT IN ('not_a_record', 'rejected')
  RETURNING ord, link, CASE WHEN NOT lone THEN name_key END AS name_key, core_key, phone,
    own_number, id_kind, born, more_phones),
numbered AS MATERIALIZED (
  SELECT s.ord, n.person_id FROM members_nationalid n JOIN s USING (link)
  WHERE n.link = ANY(ARRAY(SELECT link FROM s)) AND n.homenet_id = %(homenet)s),
named AS MATERIALIZED (SELECT * FROM s WHERE ord NOT IN (SELECT ord FROM numbered)),
sounding AS MATERIALIZED (
  SELECT named.*, p.id FROM (
    SELECT id, core_key, row_number() OVER (PARTITION BY core_key) AS nth,
      COALESCE(extract(year FROM birth_on)::int, birth_year,
        extract(year FROM age_on)::int - age_years) AS year
    FROM members_person
    WHERE core_key = ANY(ARRAY(SELECT core_key FROM named)) AND homenet_id = %(homenet)s
  ) p JOIN named USING (core_key)
  WHERE nth <= {MOST_SOUNDS} AND (more_phones OR COALESCE(abs(born - year) <= {FAR}, true))),
others AS MATERIALIZED (
  SELECT person_id, kind, link FROM members_nationalid
  WHERE person_id = ANY(ARRAY(SELECT id FROM sounding WHERE NOT more_phones)))
INSERT INTO in_register (ord, person_id)
SELECT ord, person_id FROM numbered
UNION SELECT ord, p.id FROM members_person p JOIN s ON p.id = own_number
  WHERE p.id = ANY(ARRAY(SELECT own_number FROM s WHERE own_number IS NOT NULL))
    AND homenet_id = %(homenet)s
UNION SELECT ord, p.id FROM (
  SELECT id, name_key, row_number() OVER (PARTITION BY name_key) AS nth FROM members_person
  WHERE name_key = ANY(ARRAY(SELECT name_key FROM named)) AND homenet_id = %(homenet)s
  ) p JOIN named USING (name_key) WHERE nth <= {MOST}
UNION SELECT ord, id FROM (
  SELECT x.ord, x.id, row_number() OVER (PARTITION BY x.ord ORDER BY x.id) AS nth
  FROM sounding x LEFT JOIN others o ON o.person_id = x.id AND o.kind = x.id_kind
    AND o.link <> x.link AND NOT x.more_phones
  WHERE o.person_id IS NULL) p WHERE nth <= {MOST}
UNION SELECT ord, person_id FROM (
  SELECT person_id, e164, row_number() OVER (PARTITION BY e164) AS nth FROM members_phone
  WHERE e164 = ANY(ARRAY(SELECT phone FROM s)) AND homenet_id = %(homenet)s
  ) p JOIN s ON phone = e164 WHERE nth <= {MOST};
SET LOCAL enable_nestloop = on;
"""  # constants

_SEALED = """
SELECT n.sealed FROM members_nationalid n WHERE n.sealed IS NOT NULL AND n.person_id = ANY(
  SELECT id FROM members_person WHERE homenet_id = %s ORDER BY id DESC LIMIT 100)
ORDER BY n.id DESC LIMIT 1
"""


def key_fits(homenet_id: int) -> bool:
    """Whether the newest number at this HomeNet can be unsealed: with another key none would be
    found, and everybody in a list would seem to be new."""
    with connection.cursor() as cursor:
        cursor.execute(_SEALED, [homenet_id])
        found = cursor.fetchone()
    try:
        return not found or bool(sealing.unseal(found[0]))
    except InvalidTag:
        return False


class Row(NamedTuple):
    """A staged row as the judging needs it."""

    ord: int
    sheet: int
    row: int
    status: str
    reasons: list[dict[str, Any]]
    values: dict[str, Any]
    body_id: int | None
    body_name: str
    own_number: int | None
    known: Known


class Somebody(NamedTuple):
    """A person of the register as the judging needs her: who she is, and her columns as told."""

    person_id: int
    known: Known
    told: tuple[Any, ...]

    @property
    def fields(self) -> dict[str, Any]:
        """Column of the person → as the register has it."""
        return dict(zip(_PERSON_FIELDS, self.told, strict=True))


class Spell(NamedTuple):
    """Her open spell in a body, or the end of her last one."""

    membership_id: int | None
    number: str
    category: str
    begins_on: date | None
    declared: dict[str, Any]
    ended_on: date | None


NO_SPELL = Spell(None, "", "", None, {}, None)


def prepare() -> int:
    """After staging: group equal keys and pair their rows. Returns the number of rows staged."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE keyed")
        cursor.execute(_FIRSTS)
        cursor.execute(_NEAR)
        cursor.execute("SELECT COALESCE(max(ord), 0) FROM staged")
        return int(cursor.fetchone()[0])


_ROWS = """
SELECT ord, sheet, row, status, reasons, vals, body_id, body_name, own_number,
  id_kind, link::text, encode(id_sealed, 'hex') FROM staged WHERE ord = ANY(%s)
"""


def rows(ords: Iterable[int]) -> dict[int, Row]:
    """These staged rows."""
    with connection.cursor() as cursor:
        return rows_of(ask_rows(cursor, ords))


def ask_rows(cursor: Any, ords: Iterable[int]) -> list[tuple[Any, ...]]:
    """What `rows_of` reads; asks nothing of no rows."""
    return _asked(cursor, _ROWS, list(ords))


def _asked(cursor: Any, order: str, keys: list[int]) -> list[tuple[Any, ...]]:
    if not keys:
        return []
    cursor.execute(order, [keys])
    found: list[tuple[Any, ...]] = cursor.fetchall()
    return found


def rows_of(found: Sequence[tuple[Any, ...]]) -> dict[int, Row]:
    """Rows from what `ask_rows` found."""
    reasons, values = _parsed(row[4] for row in found), _parsed(row[5] for row in found)
    made: dict[int, Row] = {}
    for told, said, vals in zip(found, reasons, values, strict=True):
        ord_, sheet, row, status, _, _, body_id, body_name, own_number, kind, link, sealed = told
        known = _known_of(vals, own_number, _number(kind, link, sealed) if link else None)
        made[ord_] = Row(
            ord_, sheet, row, status, said, vals, body_id, body_name, own_number, known
        )  # fmt: skip
    return made


def _parsed(texts: Iterable[str]) -> list[Any]:
    """What each of these texts says as JSON, read at once."""
    made: list[Any] = json.loads(f"[{','.join(texts)}]")
    return made


def _known_of(vals: dict[str, Any], own_number: int | None, number: Number | None) -> Known:
    told = vals.get
    first, others = told("phone"), told("other_phones") or ()
    return Known(
        told("full_name") or "", told("relative_name") or "", told("full_name_native") or "",
        (number,) if number else (), (first, *others) if first else tuple(others),
        told("locality") or "", told("ward") or "", _day(told("birth_date")), told("birth_year"),
        told("age"), _day(told("age_on")), str(own_number or ""),
    )  # fmt: skip


@lru_cache(maxsize=4096)
def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _number(kind: str, link: str, sealed: str | None) -> Number:
    """The keyed hash links; the digits are unsealed only where swapped ones are looked for."""
    return Number(kind, link, partial(_unsealed, sealed) if sealed else "")


def _unsealed(sealed: str) -> str:
    return sealing.unseal(bytes.fromhex(sealed))


_PEOPLE = """
SELECT p.id, p.full_name, p.full_name_native, p.relative_name, p.relation, p.relative_deceased,
  p.gender, p.birth_on, p.birth_year, p.age_years, p.age_on, p.place_id, p.locality, p.ward,
  p.address, p.trade, p.is_deceased,
  (SELECT array_agg(ARRAY[n.kind, n.link::text, encode(n.sealed, 'hex')])
    FROM members_nationalid n WHERE n.person_id = p.id),
  (SELECT array_agg(h.e164) FROM members_phone h WHERE h.person_id = p.id)
FROM members_person p WHERE p.id = ANY(%s)
"""
_PERSON_FIELDS = (
    "full_name", "full_name_native", "relative_name", "relation", "relative_deceased", "gender",
    "birth_on", "birth_year", "age_years", "age_on", "place_id", "locality", "ward", "address",
    "trade", "is_deceased",
)  # fmt: skip


def people(ids: Iterable[int]) -> dict[int, Somebody]:
    """These people, with what identifies them."""
    with connection.cursor() as cursor:
        return people_of(ask_people(cursor, ids))


def ask_people(cursor: Any, ids: Iterable[int]) -> list[tuple[Any, ...]]:
    """What `people_of` reads; asks nothing of nobody."""
    return _asked(cursor, _PEOPLE, list(ids))


def people_of(found: Iterable[tuple[Any, ...]]) -> dict[int, Somebody]:
    """People from what `ask_people` found."""
    return {person[0]: _somebody(*person) for person in found}


def _somebody(person_id: int, *found: Any) -> Somebody:
    name, native, relative, _, _, _, birth_on, year, age, age_on, _, locality, ward, *_ = found
    numbers, phones = found[-2] or (), tuple(found[-1] or ())
    known = Known(
        name, relative, native, tuple([_number(*number) for number in numbers]), phones, locality,
        ward, birth_on, year, age, age_on, str(person_id),
    )  # fmt: skip
    return Somebody(person_id, known, found[:-2])


_SPELLS = """
SELECT person_id, body_id, id, number, category, begins_on, declared::text, ends_on
FROM members_membership WHERE body_id = %s AND person_id = ANY(%s)
"""


def spells(pairs: Iterable[tuple[int, int]]) -> dict[tuple[int, int], Spell]:
    """For pairs of person and body: the open spell, and the end of the last."""
    asked = sorted(set(pairs))
    with connection.cursor() as cursor:
        return spells_of(asked, ask_spells(cursor, asked))


def ask_spells(cursor: Any, asked: Iterable[tuple[int, int]]) -> list[tuple[Any, ...]]:
    """What `spells_of` reads, body by body: one look into the index for many of its people."""
    people, found = dict[int, list[int]](), list[tuple[Any, ...]]()
    for person, body in asked:
        people.setdefault(body, []).append(person)
    for body, persons in people.items():
        cursor.execute(_SPELLS, [body, persons])
        found += cursor.fetchall()
    return found


def spells_of(
    asked: Iterable[tuple[int, int]], found: Sequence[tuple[Any, ...]]
) -> dict[tuple[int, int], Spell]:
    """Spells of these pairs from what `ask_spells` gave."""
    told = dict.fromkeys(asked, NO_SPELL)
    for spell_told, declared in zip(found, _parsed(one[6] for one in found), strict=True):
        person, body, membership, number, category, begins, _, ends = spell_told
        before = told[person, body]
        if ends is None:
            spell = Spell(membership, number, category, begins, declared, before.ended_on)
        else:
            spell = before._replace(ended_on=max(ends, before.ended_on or ends))
        told[person, body] = spell
    return told
