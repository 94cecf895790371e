"""What the parts of a row say, asked of the rules once for each different writing.

A part is one column, or a few that only mean something together. Where None stands, the part is
not ordinary, and the row reader reads the whole row.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from json.encoder import encode_basestring
from typing import Any, Final, NamedTuple, TypeVar

from hnsa.core import sealing
from members.actions.import_staging import NULL, bytes_of, json_of, null_or, words_of
from members.importing import kept
from members.importing.staging import Belongs, Reader
from members.rules import plain_names, searching
from members.rules.known import known_of
from members.rules.names import key_and_sound
from members.rules.numbers import ReadNumber, sought_as
from members.rules.row_births import read_births
from members.rules.row_names import (
    gender_said,
    read_names,
    read_native,
    read_relatives,
    relation_by_column,
)
from members.rules.rows import read_id, read_rest
from members.rules.sameness import NOBODY
from members.rules.understood import Remark, Understood
from members.vocabulary.columns import Column

_MOST: Final = 16_384  # writings of one part; twice as many are kept, about 20 MB
_MOST_WORDS: Final = 8  # of one name; of more words a row may not keep all
_HER_VALUES: Final = frozenset({"full_name", "full_name_native", "gender"})

Writing = Any  # of one column its cell, of several the tuple of their cells
Said = TypeVar("Said")


class Memo(dict[Writing, Said]):
    """What each writing says. When it becomes much, what was not asked for lately is forgotten."""

    __slots__ = ("ask", "before")

    def __init__(self, ask: Callable[[Writing], Said]) -> None:
        self.ask = ask
        self.before: dict[Writing, Said] = {}

    def __missing__(self, writing: Writing) -> Said:
        if len(self) >= _MOST:
            self.before = dict(self)
            self.clear()
        said = self.before[writing] if writing in self.before else self.ask(writing)
        self[writing] = said
        return said


class Named(NamedTuple):
    """A name and what it adds to its row.

    `values` are members of a JSON object, each with a comma before it; so are `declared`, of the
    object in it: None where there is no such object.
    """

    values: str
    name: str
    spoken: tuple[str, str]  # `names.key_and_sound`
    words: tuple[str, ...]  # by which it is found
    text: str  # the same as COPY writes them, with a comma before each
    known: frozenset[str] = frozenset()  # the same
    gender: str | None = None
    declared: str | None = None
    native: str = ""  # in the name's own cell


class Share(NamedTuple):
    """What any other part adds to its row."""

    values: str = ""
    declared: str | None = None
    remarks: tuple[Remark, ...] = ()
    born: str = NULL
    own_number: str = NULL
    place: str | None = None
    amounts: tuple[tuple[str, Decimal], ...] = ()
    belongs: Belongs | None = None


_NO_NUMBER: Final = f"\t{NULL}\t{NULL}"
NO_NAME: Final = Named("", "", NOBODY, (), "")
NOTHING: Final = Share()


class Asked:
    """The rules, asked for one part of the rows of a sheet."""

    def __init__(self, reader: Reader) -> None:
        self.reader, self.context = reader, reader.sheet.context
        # a part must not answer for columns that belong to another
        self.alone = replace(self.context, present=frozenset())

    def hers(self, columns: Sequence[Column], writing: Writing) -> Named | None:
        """Her name and gender, where the cells speak of nobody else and need no remark."""
        name, cell = (writing, "") if len(columns) == 1 else writing
        if (plain := plain_names.read(name)) is not None:
            said, remarks = gender_said(cell)
            if remarks:
                return None
            known = said or plain.gender
            told = f',"full_name":"{name}"' + (f',"gender":"{known}"' if known else "")
            return _plain(told, name, plain, known)
        read = Understood()
        read_names(read, _cells(columns, writing))
        values = read.values
        if read.remarks or read.aside or not values.keys() <= _HER_VALUES:
            return None
        name, native = values["full_name"], values.get("full_name_native") or ""
        gender = values.get("gender")
        return _named(_members(values), name, native, gender=gender, native=native)

    def native(self, cell: str) -> Named | None:
        """Her name in a column for her own script, where it needs no remark."""
        read = Understood()
        read_native(read, cell)
        if read.remarks:
            return None
        name = read.values.get("full_name_native") or ""
        return _named(_members(read.values), name, spoken=NOBODY)  # nobody asks how it is spoken

    def relatives(
        self, columns: Sequence[Column], asked: tuple[Writing, str | None]
    ) -> Named | None:
        """Her relative, who needs no remark; asked with her gender where there is a father."""
        alone = len(columns) == 1 and columns[0] is not Column.RELATION
        if alone and (plain := plain_names.read(asked[0])) is not None:
            name, relation = asked[0], relation_by_column(columns[0], asked[1])
            return _plain(f',"relative_name":"{name}","relation":"{relation}"', name, plain)
        read = Understood()
        read_relatives(read, _cells(columns, asked[0]), asked[1])
        if read.remarks:
            return None
        values = kept.values_of(read)
        declared = values.pop("declared", None)
        return _named(
            _members(values), values.get("relative_name") or "",
            declared=None if declared is None else _members(declared),
        )  # fmt: skip

    def births(self, columns: Sequence[Column], asked: tuple[Writing, int | None]) -> Share | None:
        """Her age and birth; asked with the year of birth that is in her number."""
        read = Understood(number=ReadNumber("", None, (), asked[1]))
        read_births(read, _cells(columns, asked[0]), self.context)
        share = self._share(read)
        return share and share._replace(born=null_or(kept.about_born(known_of(read.values))))

    def number(self, columns: Sequence[Column], writing: Writing) -> Share | None:
        """An identity number, or that there is none."""
        read = Understood()
        read_id(read, _cells(columns, writing), self.context)
        return self._share(read)

    def rest(self, columns: Sequence[Column], writing: Writing) -> Share | None:
        """Columns that are read by themselves."""
        read, cells = Understood(), _cells(columns, writing)
        read_rest(read, cells, self.alone)
        share = self._share(read, blank_shares=not cells.get(Column.SHARES, "").strip())
        if share is None:
            return None
        values = read.values
        if told := values.get("own_number"):
            number = self.reader.own_number(str(told))
            return None if number is None else share._replace(own_number=str(number))
        if Column.BODY in cells:
            belongs = self.reader.belongs(str(values.get("body") or ""))
            return None if belongs.wrong else share._replace(belongs=belongs)
        place = values.get("locality")
        return share._replace(
            place=place if isinstance(place, str) else None, amounts=self.reader.amounts(values)
        )

    def aside(self, title: str, cell: str) -> Share | None:
        """A column that is kept aside under its own title."""
        read = Understood()
        if cell.strip():
            read.aside[title] = cell
        return self._share(read)

    def _share(self, read: Understood, *, blank_shares: bool = False) -> Share | None:
        if read.status is not None or read.other_phones:
            return None
        values = kept.values_of(read)
        if blank_shares:
            kept.leave_out_shares(values)
        self.reader.place(values)
        declared = values.pop("declared", None)
        told = None if declared is None else _members(declared)
        return Share(_members(values), told, tuple(read.remarks))


def _cells(columns: Sequence[Column], writing: Writing) -> dict[Column, str]:
    return dict(zip(columns, (writing,) if len(columns) == 1 else writing, strict=True))


def _plain(values: str, name: str, plain: plain_names.Plain, gender: str | None = None) -> Named:
    words = plain.words
    text = ',"' + '","'.join(words) + '"'
    return Named(values, name, plain.spoken, words, text, frozenset(words), gender)


def _named(
    values: str, name: object, *more: object, gender: object = None, declared: str | None = None,
    native: object = "", spoken: tuple[str, str] | None = None,
) -> Named | None:  # fmt: skip
    words = searching.words_of(str(name), *map(str, more))
    if len(words) > _MOST_WORDS:
        return None
    told = None if gender is None else str(gender)
    text = "," + words_of(words) if words else ""
    if spoken is None:
        spoken = key_and_sound(str(name)) if name else NOBODY
    return Named(
        values, str(name), spoken, tuple(words), text, frozenset(words), told, declared, str(native)
    )


def _members(values: Mapping[str, Any]) -> str:
    return "".join([f",{_json(name)}:{_json(value)}" for name, value in values.items()])


def _json(value: object) -> str:
    """`json_of`; the usual text by a short way."""
    if type(value) is str and (written := encode_basestring(value)).find("\\") < 0:
        return written
    return json_of(value)


def found_by(numbers: Sequence[ReadNumber]) -> list[str]:
    """Kind, seal and keyed hash of each number as COPY reads them: three fields."""
    told = [(number.kind, number.number) for number in numbers if number.number is not None]
    links = sealing.finders([sought_as(kind, number) for kind, number in told])
    seals = sealing.seal_all([number for _, number in told])
    found = [
        f"{kind}\t{NULL if kind in kept.NEVER_UNSEALED else bytes_of(seal)}\t{link}"
        for (kind, _), seal, link in zip(told, seals, links, strict=True)
    ]
    if len(found) == len(numbers):
        return found
    rest = iter(found)
    return [next(rest) if number.number is not None else _NO_NUMBER for number in numbers]
