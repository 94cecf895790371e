"""From the rows of a sheet to staged rows: understood, sealed, keyed. No question to the database.

The cells of a row as written and the number of her document are sealed here, before anything is
kept; what is kept in clear is what the register itself keeps in clear.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, NamedTuple

from hnsa.core import sealing
from members.actions.import_staging import Staged
from members.importing import kept
from members.rules import records, rows
from members.rules.amounts import read_amount
from members.rules.known import known_of
from members.rules.numbers import sought_as
from members.rules.searching import words_of
from members.rules.sheets import settle_row
from members.rules.text import fold
from members.vocabulary.columns import Column
from members.vocabulary.reasons import Effect, Reason, Status

_MOST_WRITINGS = 50_000  # different places; beyond that nobody compares spellings
_AMOUNTS = ("fee_amount", "shares", "savings")
_SHORT = 8  # digits below which nothing can be an identity number
NOTHING_TO_SAY = settle_row(None, (), ())
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

    def add(self, place: object, amounts: Iterable[tuple[str, Decimal]]) -> None:
        """Count a record with its place and its sums of money (`Reader.amounts`)."""
        self.add_place(place, 1)
        self.add_amounts(amounts, 1)

    def add_place(self, place: object, times: int) -> None:
        """Count records of one place."""
        if isinstance(place, str) and len(self.places) < _MOST_WRITINGS:
            self.places[place] += times

    def add_amounts(self, amounts: Iterable[tuple[str, Decimal]], times: int) -> None:
        """Add what stands in so many records."""
        for key, amount in amounts:
            self.read[key] = self.read.get(key, Decimal(0)) + amount * times


class Belongs(NamedTuple):
    """The body that a row names: in the register, or new."""

    body_id: int | None
    body_name: str = ""
    unknown: str = ""  # as written, where the register has none of that name
    wrong: Reason | None = None


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

    def next_ord(self) -> int:
        """The place of the row at hand in the whole file."""
        self.ord += 1
        return self.ord

    def _aside_row(self, row: int, cells: list[str], reason: Reason) -> Staged:
        return Staged(
            self.next_ord(), self.sheet.position, row, Status.NOT_A_RECORD, Effect.NONE,
            [said(reason)], {}, sealing.seal(written(cells)),
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
            kept.leave_out_shares(staged.values)
        self._body(staged, read)
        self.sums.add(read.values.get("locality"), self.amounts(read.values))
        return staged

    def _staged(self, row: int, cells: list[str], read: rows.Understood) -> Staged:
        known = known_of(read.values, read.other_phones)
        settled = settle_row(read.status, read.remarks, ()) if read.remarks else NOTHING_TO_SAY
        staged = Staged(
            self.next_ord(), self.sheet.position, row, settled.status, settled.effect,
            [said(one.reason, one.column, one.shown) for one in settled.reasons],
            kept.values_of(read), sealing.seal(written(cells)),
        )  # fmt: skip
        self.place(staged.values)
        number = read.number
        if number is not None and number.number:
            staged.id_kind = number.kind
            staged.link = sealing.finder(sought_as(number.kind, number.number))
            if number.kind not in kept.NEVER_UNSEALED:
                staged.id_sealed = sealing.seal(number.number)
        staged.name_key, staged.core_key, staged.lone = kept.keys(known.name, known.relative)
        staged.phone = known.phones[0] if known.phones else None
        staged.more_phones = len(known.phones) > 1
        staged.born = kept.about_born(known)
        told = str(read.values.get("own_number") or "")
        staged.own_number = self.own_number(told)
        if told and staged.own_number is None:
            _reject(staged, said(Reason.OWN_NUMBER_UNKNOWN, Column.OWN_NUMBER, told))
        staged.words = words_of(known.name, known.native, known.relative)
        return staged

    def amounts(self, values: Mapping[str, object]) -> tuple[tuple[str, Decimal], ...]:
        """The sums of money of a row, each with its place in `Sums.read`."""
        return tuple(
            (f"{self.sheet.position}:{name}", Decimal(str(value)))
            for name in _AMOUNTS
            if (value := values.get(name))
        )

    def place(self, values: dict[str, Any]) -> None:
        """Add the district, or failing that the province, as found in the tree of places."""
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

    def own_number(self, told: str) -> int | None:
        """The register's own number of a person; None where it can be no person's here."""
        of, _, digits = told.rpartition("-")
        ours = of.strip().upper() in ("", self.sheet.context.country.code)
        return int(digits) if ours and digits.isdecimal() and len(digits) < 18 else None

    def _body(self, staged: Staged, read: rows.Understood) -> None:
        told = str(read.values.get("body") or "")
        found = self.belongs(told)
        staged.body_id, staged.body_name = found.body_id, found.body_name
        if found.unknown:
            self.sums.unknown_bodies[found.unknown] += 1
        if found.wrong:
            _reject(staged, said(found.wrong, Column.BODY, found.unknown))

    def belongs(self, told: str) -> Belongs:
        """The body of a row that names it so. The first writing of a new body's name is its name.

        `told` is empty where the row, or the whole list, names none.
        """
        sheet = self.sheet
        if not told or Column.BODY not in sheet.context.present:
            missing = Column.BODY in sheet.context.present and not (
                sheet.body_id or sheet.body_name
            )
            wrong = Reason.BODY_MISSING if missing else None
            return Belongs(sheet.body_id, sheet.body_name, wrong=wrong)
        found = sheet.bodies.get(fold(told))
        if found:
            return Belongs(found)
        told = self.sums.bodies.setdefault(fold(told), told)
        known = fold(told) in sheet.bodies or not sheet.make_bodies
        return Belongs(None, told, told, Reason.BODY_UNKNOWN if known else None)


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


def written(cells: list[str]) -> str:
    """The cells of a row as they are kept, to be sealed: a JSON list."""
    return all_written([cells])[0]


def all_written(rows: Sequence[list[str]]) -> list[str]:
    """The same of some rows."""
    made = ['["' + '","'.join(cells) + '"]' for cells in rows]
    text = "".join(made)
    # what can be printed, and has no quotation mark or backslash in it, stands so in JSON
    if text.isprintable() and "\\" not in text and text.count('"') == 2 * sum(map(len, rows)):
        return made
    return list(map(_encode, rows))
