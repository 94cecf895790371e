"""The ordinary lane: most rows of a list, put together from parts that are understood once.

What a part of a row says (`ordinary_parts`) is the same wherever it is written so. A row whose
parts have nothing to do with each other is written for COPY from what they say; every other one,
and whatever is refused or no record, goes to `staging.Reader`. The two give the same line.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from operator import itemgetter
from typing import Any, Final

from hnsa.core import sealing
from members.actions.import_staging import (
    NULL,
    bytes_of,
    escaped,
    json_of,
    line_of,
    null_or,
    text_of,
    words_of,
)
from members.importing import kept
from members.importing.ordinary_parts import (
    NO_NAME,
    NOTHING,
    Asked,
    Memo,
    Named,
    Share,
)
from members.importing.staging import NOTHING_TO_SAY, Reader, said, written
from members.rules.numbers import ReadNumber, mask, read_number, sought_as
from members.rules.phones import read_phone
from members.rules.rows import REST
from members.rules.sheets import settle_row
from members.rules.shifts import unshifted
from members.vocabulary.columns import Column

STRETCH: Final = 5_000  # rows written at once
_HERS: Final = (Column.FULL_NAME, Column.GENDER)
_RELATIVES: Final = (
    Column.HUSBAND_NAME, Column.RELATIVE_NAME, Column.FATHER_NAME, Column.RELATION,
)  # fmt: skip
_BIRTHS: Final = (Column.AGE, Column.BIRTH_DATE, Column.BIRTH_YEAR)
_TREE: Final = (Column.DISTRICT, Column.PROVINCE)  # together one place of the tree
_AMOUNTS: Final = (Column.FEE_AMOUNT, Column.SHARES, Column.SAVINGS)
_OWN_TITLES: Final = frozenset({*Column, "category_hint", "relative_in_name", "relative_native"})

_Seal = Callable[[str], bytes]
_Cells = Callable[[list[str]], Any]  # takes the cells of a part out of a row


class Lane:
    """Writes the rows of one sheet for COPY. `ordinary` counts those that took the lane."""

    def __init__(self, reader: Reader) -> None:
        self.reader, self.sheet, self.ordinary = reader, reader.sheet, 0
        self.country = self.sheet.context.country
        self.at = at = {column: place for place, column in reader.slots}
        self.apart = self._stand_apart()
        asked = Asked(reader)
        self.hers_of, self.hers = self._part(_HERS, asked.hers)
        self.relatives_of, self.relatives = self._part(_RELATIVES, asked.relatives)
        self.births_of, self.births = self._part(_BIRTHS, asked.births)
        self.natives = Memo(asked.native)
        self.numbers = self._part((Column.NATIONAL_ID,), asked.number)[1]
        self.phones = self._part((Column.PHONE,), asked.rest)[1]
        self.native, self.number = at.get(Column.FULL_NAME_NATIVE), at.get(Column.NATIONAL_ID)
        self.phone, self.by_gender = at.get(Column.PHONE), Column.FATHER_NAME in at
        self.rest = [self._part(part, asked.rest) for part in _rest(at)]
        self.rest += [
            (itemgetter(place), Memo(partial(asked.aside, title))) for place, title in reader.asides
        ]
        index = {part[0]: place for place, part in enumerate(_rest(at))}
        self.place, self.own_number = index.get(Column.LOCALITY), index.get(Column.OWN_NUMBER)
        self.amounts = [index[column] for column in _AMOUNTS if column in index]
        self.body = index.get(Column.BODY)
        self.into = f"{null_or(self.sheet.body_id)}\t{escaped(self.sheet.body_name)}"

    def _stand_apart(self) -> bool:
        """Whether there is a column of her name, and no two columns speak for one value."""
        titles = [title[:80] for _, title in self.reader.asides]
        return (
            Column.FULL_NAME in self.at
            and len(self.at) == len(self.reader.slots)
            and len(set(titles)) == len(titles)
            and _OWN_TITLES.isdisjoint(titles)
        )

    def _part(self, wanted: Sequence[Column], ask: Callable[..., Any]) -> tuple[_Cells, Memo[Any]]:
        columns = tuple(column for column in wanted if column in self.at)
        places = [self.at[column] for column in columns]
        return itemgetter(*places) if places else _no_cells, Memo(partial(ask, columns))

    def texts(self, numbered: Iterable[tuple[int, list[str]]]) -> Iterator[tuple[int, str]]:
        """All rows, some thousands at a time: how many, and how COPY reads them."""
        rows = iter(numbered)
        while stretch := list(islice(rows, STRETCH)):
            seal = sealing.sealer(2 * len(stretch))
            lines: list[str] = []
            for row, cells in stretch:
                line = self._line(row, cells, seal) if self._may_take(row, cells) else None
                if line is None:
                    lines += [text_of((one,)) for one in self.reader.staged(((row, cells),))]
                else:
                    lines.append(line)
                    self.ordinary += 1
            yield len(lines), "".join(lines)

    def _may_take(self, row: int, cells: list[str]) -> bool:
        sheet = self.sheet
        return (
            self.apart
            and row > sheet.header_ends
            and row != sheet.explanation_row
            and len(cells) == len(sheet.columns)
            and self.reader.judge(cells) is None
        )

    def _line(self, row: int, cells: list[str], seal: _Seal) -> str | None:
        """A record as COPY reads it; None where a part is not ordinary, or two of them touch."""
        hers = self.hers[self.hers_of(cells)]
        if hers is None:
            return None
        native = NO_NAME
        if self.native is not None and (cell := cells[self.native]):
            native = self.natives[cell]
            if native is None or hers.native or native.name == hers.name:
                return None
        relative = self.relatives[self.relatives_of(cells), self.by_gender and hers.gender]
        number = NOTHING if self.number is None else self._number(cells, hers.gender)
        if number is None or relative is None:
            return None
        born = self.births[self.births_of(cells), number.number.birth_year]
        phone = NOTHING if self.phone is None else self._phone(cells[self.phone])
        rest = [share[at(cells)] for at, share in self.rest]
        if born is None or phone is None or None in rest:
            return None
        self.reader.sums.add(
            None if self.place is None else rest[self.place].place,
            [amount for at in self.amounts for amount in rest[at].amounts],
        )
        shares = [number, born, phone, *rest]
        keys = kept.keys(hers.name, relative.name)
        return line_of(
            str(self.reader.next_ord()), str(self.sheet.position), str(row), _settled(shares),
            _values(hers.values + native.values + relative.values, relative.declared, shares),
            bytes_of(seal(written(cells))), self._into(rest), _found_by(number.number, seal),
            null_or(keys.name), null_or(keys.core), phone.phone,
            NULL if self.own_number is None else rest[self.own_number].own_number,
            _words(hers, native, relative), "t" if keys.lone else "f", born.born, "f",
        )  # fmt: skip

    def _number(self, cells: list[str], gender: str | None) -> Share | None:
        cell = cells[self.at[Column.NATIONAL_ID]]
        read = read_number(cell, self.country)
        number = read.number
        if read.gender and gender and read.gender != gender:
            return None
        if number is None:
            named = {column: cells[place] for column, place in self.at.items()}
            if unshifted(named, self.country) is not None:
                return None
        elif not read.remarks and number.isascii() and number.isalnum():  # nothing to be escaped
            masked = mask(read.kind, number)
            values = f',"national_id_type":"{read.kind}","national_id":"{masked}"'
            return Share(values, number=read)
        share: Share | None = self.numbers[cell]
        return share and share._replace(number=read)

    def _phone(self, cell: str) -> Share | None:
        read = read_phone(cell, self.country)
        if read.e164 is None or read.remarks or read.others:
            share: Share | None = self.phones[cell]
            return share
        return Share(f',"phone":"{read.e164}"', phone=read.e164)

    def _into(self, rest: Sequence[Share]) -> str:
        """The body of the row, and the name of a new one."""
        belongs = None if self.body is None else rest[self.body].belongs
        if belongs is None:
            return self.into
        if belongs.unknown:
            self.reader.sums.unknown_bodies[belongs.unknown] += 1
        return f"{null_or(belongs.body_id)}\t{escaped(belongs.body_name)}"


def _no_cells(cells: list[str]) -> tuple[()]:
    return ()


def _rest(columns: Collection[Column]) -> list[tuple[Column, ...]]:
    """The parts among these columns that are read by themselves, in the order of reading."""
    parts = [
        _TREE if column is Column.DISTRICT else (column,)
        for column in REST
        if column not in (Column.PHONE, Column.PROVINCE)
    ]
    return [part for part in parts if any(column in columns for column in part)]


def _settled(shares: Sequence[Share]) -> str:
    """Status, effect and reasons of a row that has nothing but its own remarks."""
    remarks = [remark for share in shares if share.remarks for remark in share.remarks]
    settled = settle_row(None, remarks, ()) if remarks else NOTHING_TO_SAY
    reasons = [said(one.reason, one.column, one.shown) for one in settled.reasons]
    return f"{settled.status}\t{settled.effect}\t{json_of(reasons)}"


def _values(names: str, told: str | None, shares: Sequence[Share]) -> str:
    values = names + "".join([share.values for share in shares])
    declared = [share.declared for share in shares if share.declared is not None]
    if told is not None:
        declared.append(told)
    if declared:
        values += ',"declared":{' + "".join(declared)[1:] + "}"
    return "{" + values[1:] + "}"


def _found_by(number: ReadNumber, seal: _Seal) -> str:
    """Kind, seal and keyed hash of a number."""
    if number.number is None:
        return f"\t{NULL}\t{NULL}"
    link = sealing.finder_text(sought_as(number.kind, number.number))
    never = number.kind in kept.NEVER_UNSEALED
    return f"{number.kind}\t{NULL if never else bytes_of(seal(number.number))}\t{link}"


def _words(*names: Named) -> str:
    words = [word for name in names for word in name.words]
    if len(set(words)) == len(words):
        return "{" + "".join([name.text for name in names])[1:] + "}"
    return "{" + words_of(dict.fromkeys(words)) + "}"
