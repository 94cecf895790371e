"""The sealed record of an election: what it is made of, its chain, its code; and what differs.

Pure: rows come in as plain data, salts are handed in. It is read by a script that shares nothing
with this room (`elections/data/verify_record.py`), so that who trusts nobody need not trust us; a
test holds both together.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from associations.rules.codes import SIGNS

START: Final = hashlib.sha256(b"election record").hexdigest()
LENGTH: Final = 23  # signs of the code, 115 bits; one more finds slips of the pen
GROUP: Final = 4
_SIGN: Final = 5  # bits of one sign
HEAD, END = "record", "end"
GONE: Final = {"gone": True}  # of a row that a record before has: it is there no more
CALLED: Final = "called"  # how somebody was called that day, beside the row


@dataclass(frozen=True)
class Row:
    """A row of the election. `names`: what only the annex says, None where it says nothing."""

    kind: str
    key: int | str
    values: Mapping[str, Any]
    names: Mapping[str, Any] | None = None

    @property
    def place(self) -> tuple[str, str]:
        """What it is, among all rows."""
        return self.kind, str(self.key)


@dataclass(frozen=True)
class Name:
    """A line of the annex: with the salt everybody can see that the record means these words."""

    commitment: str
    salt: str
    words: Mapping[str, Any]


@dataclass(frozen=True)
class Sealed:
    """The record as a file, its code, and its annex."""

    text: str
    code: str
    annex: tuple[Name, ...]


def sealed(rows: Iterable[Row], salts: Iterator[str]) -> Sealed:
    """The record of these rows. Each line leans on the one before, the code on the last."""
    before, lines, annex = START, [], []
    for number, row in enumerate(_closed(rows), 1):
        line: dict[str, Any] = {
            "n": number, "kind": row.kind, "key": row.key, "row": dict(row.values)
        }  # fmt: skip
        if row.names is not None:
            salt = next(salts)
            annex.append(Name(commitment(salt, row.names), salt, row.names))
            line["names"] = annex[-1].commitment
        before = _digest(before + canonical(line))
        lines.append(canonical({"link": before, "line": line}) + "\n")
    return Sealed("".join(lines), code_of(before), tuple(annex))


def _closed(rows: Iterable[Row]) -> list[Row]:
    """The rows and the end, which says how many they are."""
    whole = list(rows)
    return [*whole, Row(END, "", {"lines": len(whole)})]


def canonical(value: object) -> str:
    """The one way in which a value is written."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def commitment(salt: str, words: Mapping[str, Any]) -> str:
    """What stands in the record in the place of words; without the salt it tells nothing."""
    return _digest(canonical([salt, words]))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def code_of(link: str) -> str:
    """The code of a record, as it is written on the declaration: "7K4M-2Q9T-…"."""
    number = int(link, 16) >> 256 - LENGTH * _SIGN
    signs = "".join(SIGNS[number >> _SIGN * at & 31] for at in reversed(range(LENGTH)))
    whole = signs + _check(signs)
    return "-".join(whole[at : at + GROUP] for at in range(0, len(whole), GROUP))


def _check(signs: str) -> str:
    """The sum of Luhn over 32 signs."""
    total = 0
    for at, sign in enumerate(reversed(signs)):
        high, low = divmod(SIGNS.index(sign) * (1 if at % 2 else 2), len(SIGNS))
        total += high + low
    return SIGNS[-total % len(SIGNS)]


# --- what differs


@dataclass(frozen=True)
class Difference:
    """A row that is not as the record keeps it. A field "" speaks of the row as a whole."""

    kind: str
    key: str
    field: str = ""
    was: Any = None
    is_: Any = None
    since: bool = False  # it may come after the seal: an answer, a further step

    @property
    def is_gone(self) -> bool:
        """Whether the row is there no more."""
        return not self.field and self.is_ is None

    @property
    def is_new(self) -> bool:
        """Whether the record has no such row."""
        return not self.field and self.was is None


def read(text: str, names: Mapping[str, Mapping[str, Any]]) -> list[Row]:
    """The rows of a record that was verified; what was erased from the annex is None."""
    rows = []
    for raw in text.removesuffix("\n").split("\n"):  # texts have other signs that end a line
        line = json.loads(raw)["line"]
        if line["kind"] not in (HEAD, END):
            words = names.get(line.get("names", ""))
            rows.append(Row(line["kind"], line["key"], line["row"], words))
    return rows


def head_of(text: str) -> dict[str, Any]:
    """The first line of a record: what it is of."""
    head: dict[str, Any] = json.loads(text.split("\n", 1)[0])["line"]["row"]
    return head


def differences(kept: Iterable[Row], found: Iterable[Row]) -> list[Difference]:
    """Where the rows found are not those that were kept, field by field.

    What was erased from the annex is not compared. `kept` may be of several records: the last word
    on a row counts.
    """
    latest = {row.place: row for row in kept}
    before = {place: row for place, row in latest.items() if row.values != GONE}
    now = {row.place: row for row in found}
    undeclared = {
        row.key for row in before.values()
        if row.kind == "contest" and row.values.get("declared_at") is None
    }  # fmt: skip
    told: list[Difference] = []
    for place, row in before.items():
        may = _is_of(row, undeclared)
        if place in now:
            told += _changed(row, now[place], may)
        else:
            told.append(Difference(*place, was=dict(row.values), since=may))
    for place, row in now.items():
        if place not in before:
            may = _is_of(row, undeclared) or _comes_later(row)
            told.append(Difference(*place, is_=dict(row.values), since=may))
    return told


def _changed(was: Row, now: Row, may: bool) -> Iterator[Difference]:
    pairs = [(was.values, now.values)]
    if was.names is not None and now.names is not None:  # else it was erased
        pairs.append((was.names, now.names))
    for old, new in pairs:
        for name in sorted({*old, *new} - {CALLED}):
            if canonical(old.get(name)) != canonical(new.get(name)):
                since = may or _is_filled_later(was, name)
                yield Difference(
                    *was.place, field=name, was=old.get(name), is_=new.get(name), since=since
                )


def _is_of(row: Row, undeclared: set[Any]) -> bool:
    """Whether a row is of a post that was not declared yet when the record was sealed."""
    return (row.key if row.kind == "contest" else row.values.get("contest")) in undeclared


def _comes_later(row: Row) -> bool:
    """Whether such a row may be written down after the seal."""
    if row.kind == "steptaken":
        return row.values.get("step") == "void_on"
    return row.kind in ("objection", "destruction")


def _is_filled_later(row: Row, name: str) -> bool:
    """What may still be filled after the seal, once: the end of the election, an answer."""
    if row.kind == "objection":
        return row.values.get("answer") == ""
    return (row.kind, name) == ("election", "void_on") and row.values.get(name) is None
