"""The ordinary lane: most rows of a list, put together from parts that are understood once.

What a part of a row says (`ordinary_parts`) is the same wherever it is written so. Some thousand
rows are understood part by part and written for COPY from what the parts say. A row with a part
that is not ordinary, or with two that have to do with each other, goes to `staging.Reader`, and so
does whatever is refused or no record. The two lanes give the same lines.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import partial
from itertools import islice, repeat
from typing import Any, Final

from hnsa.core import sealing
from members.actions.import_staging import bytes_of, escaped, null_or, text_of
from members.importing.ordinary_lines import Lines
from members.importing.ordinary_parts import NO_NAME, NOTHING, Asked, Memo, Named, Share, found_by
from members.importing.staging import Reader, all_written
from members.rules.numbers import ReadNumber, mask, read_number, usual_numbers
from members.rules.phones import read_phone, usual_phones
from members.rules.rows import REST
from members.rules.shifts import unshifted
from members.vocabulary.columns import Column

STRETCH: Final = 5_000  # rows understood and written at once
_HERS: Final = (Column.FULL_NAME, Column.GENDER)
_RELATIVES: Final = (
    Column.HUSBAND_NAME, Column.RELATIVE_NAME, Column.FATHER_NAME, Column.RELATION,
)  # fmt: skip
_BIRTHS: Final = (Column.AGE, Column.BIRTH_DATE, Column.BIRTH_YEAR)
_TREE: Final = (Column.DISTRICT, Column.PROVINCE)  # together one place of the tree
_AMOUNTS: Final = (Column.FEE_AMOUNT, Column.SHARES, Column.SAVINGS)
_COVERED: Final = "\\\\u2022"  # in JSON in a line of COPY, which so mostly stays ASCII
_OWN_TITLES: Final = frozenset({*Column, "category_hint", "relative_in_name", "relative_native"})

_Columns = Sequence[Sequence[str]]  # the cells of some rows, column by column
_Row = tuple[int, list[str]]  # its number and its cells


class _Part:
    """One part of a row: its columns, and what each writing of it says."""

    def __init__(self, places: Sequence[int], ask: Callable[[Any], Any]) -> None:
        self.places, self.memo = places, Memo(ask)

    def written(self, columns: _Columns) -> Iterable[Any]:
        """How the part is written in each row."""
        if len(self.places) == 1:
            return columns[self.places[0]]
        if not self.places:
            return repeat((), len(columns[0]))
        return zip(*[columns[place] for place in self.places], strict=True)

    def said(self, columns: _Columns) -> list[Any]:
        """What the part says in each row; None where it is not ordinary."""
        return list(map(self.memo.__getitem__, self.written(columns)))

    def said_beside(self, columns: _Columns, others: Iterable[Any]) -> list[Any]:
        """The same where it also depends on something of another part."""
        asked = zip(self.written(columns), others, strict=True)
        return list(map(self.memo.__getitem__, asked))


class Lane:
    """Writes the rows of one sheet for COPY. `ordinary` counts those that took the lane."""

    def __init__(self, reader: Reader) -> None:
        self.reader, self.sheet, self.ordinary = reader, reader.sheet, 0
        self.country = self.sheet.context.country
        self.at = {column: place for place, column in reader.slots}
        self.apart = self._stand_apart()
        asked = self.asked = Asked(reader)
        self.hers = self._part(_HERS, asked.hers)
        self.relatives = self._part(_RELATIVES, asked.relatives)
        self.births = self._part(_BIRTHS, asked.births)
        self.natives = Memo(asked.native)
        self.numbers = self._part((Column.NATIONAL_ID,), asked.number)
        self.phones = self._part((Column.PHONE,), asked.rest)
        self.rest = {part[0]: self._part(part, asked.rest) for part in _rest(self.at)}
        self.asides = [_Part([at], partial(asked.aside, title)) for at, title in reader.asides]
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

    def _part(self, wanted: Sequence[Column], ask: Callable[..., Any]) -> _Part:
        columns = tuple(column for column in wanted if column in self.at)
        return _Part([self.at[column] for column in columns], partial(ask, columns))

    def texts(self, numbered: Iterable[_Row]) -> Iterator[tuple[int, bytes]]:
        """All rows, some thousands at a time: how many, and how COPY reads them."""
        rows = iter(numbered)
        while stretch := list(islice(rows, STRETCH)):
            lines = self._lines(stretch)
            yield len(lines), b"".join(lines)

    def _lines(self, stretch: list[_Row]) -> list[bytes]:
        """One line for each row; the rows of the heading itself have none."""
        ends = self.sheet.header_ends
        above = [pair for pair in stretch if pair[0] <= ends]
        lines = [text_of((one,)).encode() for one in self.reader.staged(above)]
        below = stretch[len(above) :]
        first = self.reader.ord + 1
        made: list[bytes | None] = [None] * len(below)
        ours = [at for at, take in enumerate(self._takes(below)) if take]
        if ours:
            told = self._made([below[at] for at in ours], [first + at for at in ours])
            for at, line in zip(ours, told, strict=True):
                made[at] = line
        self.ordinary += len(below) - made.count(None)
        for at, line in enumerate(made):
            if line is None:
                self.reader.ord = first + at - 1
                line = text_of(self.reader.staged((below[at],))).encode()
            lines.append(line)
        self.reader.ord = first + len(below) - 1
        return lines

    def _takes(self, stretch: list[_Row]) -> list[bool]:
        """Which rows may take the lane: whole rows below the heading that are a record."""
        sheet, judge = self.sheet, self.reader.judge
        width = len(sheet.columns)
        # a new body is called as its first row writes it: then the rows must stay in order
        short = Column.BODY in self.at and any(len(cells) != width for _, cells in stretch)
        if not self.apart or short:
            return [False] * len(stretch)
        return [
            len(cells) == width
            and row > sheet.header_ends
            and row != sheet.explanation_row
            and judge(cells) is None
            for row, cells in stretch
        ]

    def _made(self, numbered: list[_Row], ords: Iterable[int]) -> list[bytes | None]:
        """The line of each record; None where it is not ordinary."""
        rows = [cells for _, cells in numbered]
        columns: _Columns = list(zip(*rows, strict=True))
        lines = Lines(len(rows))
        hers = lines.names(self.hers.said(columns))
        native = self._natives(columns, hers, lines)
        told = [name.gender for name in hers]
        genders = told if Column.FATHER_NAME in self.at else repeat(None, len(rows))
        relatives = lines.names(self.relatives.said_beside(columns, genders))
        numbers = self._numbers(columns, told, lines)
        years = [number.birth_year for number in numbers]
        born = lines.shares(self.births.said_beside(columns, years))
        phones = self._phones(columns, lines)
        rest = {column: lines.shares(part.said(columns)) for column, part in self.rest.items()}
        for part in self.asides:
            lines.shares(part.said(columns))
        self._sum(columns, rest, lines.odd)
        place = repeat(str(self.sheet.position))
        return lines.made(
            (map(str, ords), place, [str(row) for row, _ in numbered]), hers, native, relatives,
            sealed=list(map(bytes_of, sealing.seal_all(all_written(rows)))),
            into=self._into(rest, lines), found_by=found_by(numbers),
            phones=phones, own_numbers=rest.get(Column.OWN_NUMBER), born=born,
        )  # fmt: skip

    def _natives(self, columns: _Columns, hers: list[Named], lines: Lines) -> list[Named] | None:
        place = self.at.get(Column.FULL_NAME_NATIVE)
        if place is None:
            return None
        memo = self.natives
        native = lines.names([memo[cell] if cell else NO_NAME for cell in columns[place]])
        lines.odd.update(
            at
            for at, (cell, one, her) in enumerate(zip(columns[place], native, hers, strict=True))
            if cell and (her.native or one.name == her.name)
        )
        return native

    def _numbers(self, columns: _Columns, told: list[str | None], lines: Lines) -> list[ReadNumber]:
        """The identity numbers; what they say goes into the lines."""
        place = self.at.get(Column.NATIONAL_ID)
        if place is None:
            return [NO_NUMBER] * len(told)
        country, memo, cells = self.country, self.numbers.memo, columns[place]
        numbers = [
            usual or read_number(cell, country)
            for usual, cell in zip(usual_numbers(cells, country), cells, strict=True)
        ]
        values, others = list[str](), dict[int, Share | None]()
        for at, (kind, number, remarks, _, gender, _) in enumerate(numbers):
            if number and not remarks and number.isascii() and number.isalnum():
                masked = mask(kind, number).replace("•", _COVERED)
                values.append(f',"national_id_type":"{kind}","national_id":"{masked}"')
            else:
                values.append("")
                shifted = number is None and self._shifted(columns, at)
                others[at] = None if shifted else memo[cells[at]]
            if gender and told[at] and gender != told[at]:
                lines.odd.add(at)
        lines.values(values, others)
        return numbers

    def _shifted(self, columns: _Columns, at: int) -> bool:
        named: dict[Column, str] = {column: columns[place][at] for column, place in self.at.items()}
        return unshifted(named, self.country) is not None

    def _phones(self, columns: _Columns, lines: Lines) -> list[str | None]:
        """The phones; what they say goes into the lines."""
        place = self.at.get(Column.PHONE)
        if place is None:
            return [None] * len(columns[0])
        phones = usual_phones(columns[place], self.country)
        others = dict[int, Share | None]()
        for at, phone in enumerate(phones):
            if phone is None:
                cell = columns[place][at]
                others[at] = self.phones.memo[cell]
                phones[at] = read_phone(cell, self.country).e164
        lines.values([f',"phone":"{phone}"' for phone in phones], others)
        return phones

    def _into(self, rest: dict[Column, list[Share]], lines: Lines) -> list[str]:
        """The body of each row, or the name of a new one; two fields."""
        if Column.BODY not in rest:
            return [self.into] * lines.rows
        belongs = [share.belongs for share in rest[Column.BODY]]
        for at, one in enumerate(belongs):
            if one and one.unknown and at not in lines.odd:
                self.reader.sums.unknown_bodies[one.unknown] += 1
        return [
            f"{null_or(one.body_id)}\t{escaped(one.body_name)}" if one else self.into
            for one in belongs
        ]

    def _sum(
        self, columns: _Columns, rest: dict[Column, list[Share]], odd: Collection[int]
    ) -> None:
        """Count places and sums of money of the ordinary rows, each writing at once."""
        sums = self.reader.sums
        for column in (Column.LOCALITY, *_AMOUNTS):
            if column not in rest:
                continue
            cells = columns[self.at[column]]
            counted = Counter(cells)
            counted.subtract([cells[at] for at in odd])
            for cell, times in counted.items():
                share = self.rest[column].memo[cell] or NOTHING
                sums.add_place(share.place, times)
                sums.add_amounts(share.amounts, times)


NO_NUMBER: Final = ReadNumber("", None)


def _rest(columns: Collection[Column]) -> list[tuple[Column, ...]]:
    """The parts among these columns that are read by themselves, in the order of reading."""
    parts = [
        _TREE if column is Column.DISTRICT else (column,)
        for column in REST
        if column not in (Column.PHONE, Column.PROVINCE)
    ]
    return [part for part in parts if any(column in columns for column in part)]
