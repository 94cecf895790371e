"""From the rows of a sheet to staged rows: understood, sealed, keyed. No question to the database.

The cells of a row as written and the number of her document are sealed here, before anything is
kept; what is kept in clear is what the register itself keeps in clear.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from hnsa.core import sealing
from members.actions.import_staging import Staged
from members.rules import records, rows
from members.rules.amounts import read_amount
from members.rules.known import Known, known_of
from members.rules.numbers import mask, sought_as
from members.rules.sameness import as_integer, block_keys
from members.rules.searching import words_of
from members.rules.sheets import settle_row
from members.rules.text import fold
from members.vocabulary.columns import Column
from members.vocabulary.reasons import Effect, Reason, Status

DECLARED = ("fee_amount", "shares", "savings", "post", "category_hint", "status", "remarks")
NEVER_UNSEALED = frozenset({"IN_AADHAAR"})  # kept as hash and tail only
_MOST_WRITINGS = 50_000  # different places; beyond that nobody compares spellings
_SHORT = 8  # digits below which nothing can be an identity number
_AS_IT_IS = (str, int)  # for JSON; bool is an int
_NOTHING_TO_SAY = settle_row(None, (), ())
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_LONG = 13  # digits of a number of which eight may be seen


@dataclass
class Sheet:
    """One used sheet and how its columns are read."""

    position: int
    name: str
    columns: tuple[Column, ...]  # meaning of each column, in the order of the cells
    titles: tuple[str, ...]  # heading of each column, for what is kept aside
    header_lines: tuple[tuple[str, ...], ...]
    header_ends: int  # the last row of the heading; 0 without one
    explanation_row: int | None
    context: rows.Context
    body_id: int | None
    body_name: str
    bodies: dict[str, int | None] = field(default_factory=dict)  # folded name → body; None: two
    make_bodies: bool = False
    places: dict[str, int] = field(default_factory=dict)  # "second:kasur" → place

    def is_heading(self, row: int) -> bool:
        """Whether the row is of the heading itself, which is not staged."""
        return self.header_ends - len(self.header_lines) < row <= self.header_ends


@dataclass
class Sums:
    """What was met on the way: places and their spellings, totals said and read."""

    places: Counter[str] = field(default_factory=Counter)
    said: list[dict[str, Any]] = field(default_factory=list)
    read: dict[str, Decimal] = field(default_factory=dict)
    unknown_bodies: Counter[str] = field(default_factory=Counter)
    bodies: dict[str, str] = field(default_factory=dict)  # a new body: folded name → as first met
    persons: int = 0


class Reader:
    """Turns the rows of one sheet into staged rows."""

    def __init__(self, sheet: Sheet, sums: Sums, first_ord: int) -> None:
        self.sheet, self.sums, self.ord = sheet, sums, first_ord
        self.placed: dict[tuple[str | None, str | None], int | None] = {(None, None): None}
        self.judge = records.judge(sheet.columns, sheet.header_lines)
        self.slots = [
            (at, column)
            for at, column in enumerate(sheet.columns)
            if column not in (Column.IGNORE, Column.ASIDE)
        ]
        self.asides = [
            (at, sheet.titles[at])
            for at, column in enumerate(sheet.columns)
            if column is Column.ASIDE
        ]

    def staged(self, numbered: Iterable[tuple[int, list[str]]]) -> Iterator[Staged]:
        """Each row of the sheet below its heading, judged by itself."""
        for row, cells in numbered:
            if row <= self.sheet.header_ends:
                if not self.sheet.is_heading(row):
                    yield self._aside_row(row, cells, records.before_header(cells))
                continue
            reason = self.judge(cells)
            if row == self.sheet.explanation_row:
                reason = Reason.EXPLANATION_ROW
            if reason is not None:
                if reason is Reason.TOTALS_ROW:
                    self._total(row, cells)
                yield self._aside_row(row, cells, reason)
            else:
                yield self._record(row, cells)

    def _next(self) -> int:
        self.ord += 1
        return self.ord

    def _aside_row(self, row: int, cells: list[str], reason: Reason) -> Staged:
        return Staged(
            self._next(), self.sheet.position, row, Status.NOT_A_RECORD, Effect.NONE,
            [said(reason)], {}, _sealed(cells),
        )  # fmt: skip

    def _total(self, row: int, cells: list[str]) -> None:
        for at, column in self.slots:
            if column in (Column.FEE_AMOUNT, Column.SHARES, Column.SAVINGS) and at < len(cells):
                told = read_amount(cells[at]).value
                if told is not None:
                    key = f"{self.sheet.position}:{column}"
                    self.sums.said.append(
                        {
                            "sheet": self.sheet.position, "row": row, "column": column.value,
                            "said": float(told), "key": key,
                        }
                    )  # fmt: skip

    def _record(self, row: int, cells: list[str]) -> Staged:
        width = len(cells)
        named: dict[Column, str] = {}
        for at, column in self.slots:
            if at < width and (column not in named or not named[column]):
                named[column] = cells[at]
        asides = {title: cells[at] for at, title in self.asides if at < width and cells[at]}
        read = rows.understand(named, self.sheet.context, asides)
        staged = self._staged(row, cells, read)
        if not named.get(Column.SHARES, "").strip():
            # a blank means none bought, but a blank never overwrites what is known
            staged.values.get("declared", {}).pop("shares", None)
        self._body(staged, read)
        self._sum(read)
        return staged

    def _staged(self, row: int, cells: list[str], read: rows.Understood) -> Staged:
        known = known_of(read.values, read.other_phones)
        settled = settle_row(read.status, read.remarks, ()) if read.remarks else _NOTHING_TO_SAY
        staged = Staged(
            self._next(), self.sheet.position, row, settled.status, settled.effect,
            [said(one.reason, one.column, one.shown) for one in settled.reasons],
            _values(read), _sealed(cells),
        )  # fmt: skip
        self._place(staged.values)
        number = read.number
        if number is not None and number.number:
            staged.id_kind = number.kind
            staged.link = sealing.finder(sought_as(number.kind, number.number))
            if number.kind not in NEVER_UNSEALED:
                staged.id_sealed = sealing.seal(number.number)
        for key in block_keys(known):
            if key.startswith("c:"):
                staged.core_key = as_integer(key)
            elif not key.startswith("p:"):
                staged.name_key, staged.lone = as_integer(key), key.startswith("f:")
        staged.phone = known.phones[0] if known.phones else None
        staged.more_phones = len(known.phones) > 1
        staged.born = _about_born(known)
        staged.own_number = self._own_number(staged, read)
        staged.words = words_of(known.name, known.native, known.relative)
        return staged

    def _place(self, values: dict[str, Any]) -> None:
        """The district, or failing that the province, in the tree of places."""
        told = values.get("district"), values.get("province")
        if told not in self.placed:
            if len(self.placed) >= _MOST_WRITINGS:
                self.placed.clear()
            self.placed[told] = self._found_place(*told)
        if found := self.placed[told]:
            values["place_id"] = found

    def _found_place(self, district: str | None, province: str | None) -> int | None:
        for level, told in (("second", district), ("first", province)):
            found = self.sheet.places.get(f"{level}:{fold(told)}") if told else None
            if found:
                return found
        return None

    def _own_number(self, staged: Staged, read: rows.Understood) -> int | None:
        told = str(read.values.get("own_number") or "")
        if not told:
            return None
        of, _, digits = told.rpartition("-")
        ours = of.strip().upper() in ("", self.sheet.context.country.code)
        if ours and digits.isdecimal() and len(digits) < 18:
            return int(digits)
        _reject(staged, said(Reason.OWN_NUMBER_UNKNOWN, Column.OWN_NUMBER, told))
        return None

    def _body(self, staged: Staged, read: rows.Understood) -> None:
        sheet = self.sheet
        staged.body_id, staged.body_name = sheet.body_id, sheet.body_name
        if Column.BODY not in sheet.context.present:
            return
        told = str(read.values.get("body") or "")
        if not told:
            if not sheet.body_id and not sheet.body_name:
                _reject(staged, said(Reason.BODY_MISSING, Column.BODY))
            return
        found = sheet.bodies.get(fold(told))
        if not found:
            told = self.sums.bodies.setdefault(fold(told), told)
        staged.body_id, staged.body_name = found, "" if found else told
        if found is None:
            self.sums.unknown_bodies[told] += 1
            if fold(told) in sheet.bodies or not sheet.make_bodies:
                _reject(staged, said(Reason.BODY_UNKNOWN, Column.BODY, told))

    def _sum(self, read: rows.Understood) -> None:
        self.sums.persons += 1
        place = read.values.get("locality")
        if isinstance(place, str) and len(self.sums.places) < _MOST_WRITINGS:
            self.sums.places[place] += 1
        for name in ("fee_amount", "shares", "savings"):
            value = read.values.get(name)
            if value:
                key = f"{self.sheet.position}:{name}"
                self.sums.read[key] = self.sums.read.get(key, Decimal(0)) + Decimal(str(value))


def _about_born(known: Known) -> int | None:
    """The year of birth, give or take one."""
    if known.birth_date is not None:
        return known.birth_date.year
    if known.birth_year is not None:
        return known.birth_year
    if known.age is not None and known.age_on is not None:
        return known.age_on.year - known.age
    return None


def _reject(staged: Staged, reason: dict[str, Any]) -> None:
    staged.status, staged.effect = Status.REJECTED, Effect.NONE
    staged.reasons.insert(0, reason)


def said(
    reason: Reason, column: Column | None = None, shown: str = "", *, code: str = "",
    other_row: int | None = None, other_sheet: str = "",
) -> dict[str, Any]:  # fmt: skip
    """A reason as it is kept with a row. The digits of an identity number are masked."""
    told: dict[str, Any] = {"code": code or str(reason), "kind": str(reason)}
    if column is not None:
        told["field"] = column.value
    if shown:
        told["shown"] = masked(shown) if column is Column.NATIONAL_ID else shown[:200]
    if other_row is not None:
        told["other_row"], told["other_sheet"] = other_row, other_sheet
    return told


def masked(shown: str) -> str:
    """A cell that should hold a number: its inner digits covered, its shape kept.

    No more is left to see than `numbers.mask` leaves, so that the two cannot be put together.
    """
    at = [place for place, sign in enumerate(shown[:60]) if sign.isdecimal()]
    if len(at) < _SHORT:
        return shown[:60]
    first, last = (5, 3) if len(at) >= _LONG else (2, 2)
    covered = set(at[first : len(at) - last])
    return "".join("•" if place in covered else sign for place, sign in enumerate(shown[:60]))


def _sealed(cells: list[str]) -> bytes:
    return sealing.seal(_encode(cells))


def _values(read: rows.Understood) -> dict[str, Any]:
    """The values as JSON keeps them: ISO days, the number masked, and what belongs together."""
    values: dict[str, Any] = {}
    for name, value in read.values.items():
        if value is None:
            continue
        if isinstance(value, _AS_IT_IS):
            values[name] = value
        else:
            values[name] = value.isoformat() if isinstance(value, date) else float(str(value))
    number = read.number
    if number is not None and number.number:
        values["national_id"] = mask(number.kind, number.number)
    elif number is not None and number.tail:
        values["national_id_tail"] = number.tail
    if read.other_phones:
        values["other_phones"] = list(read.other_phones)
    declared = {name: values[name] for name in DECLARED if values.get(name) not in (None, "")}
    declared.update({title[:80]: cell[:2000] for title, cell in read.aside.items()})
    if declared:
        values["declared"] = declared
    if values.get("joined_on"):
        values["begins_on"] = values["joined_on"]
    return values
