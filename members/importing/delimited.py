"""Lists as text: CSV, TSV and Excel's "Unicode text", with the separators they have.

Nothing is loaded whole: every pass reads the file in pieces or line by line.
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import Final

from members.importing.encodings import ENCODINGS as ENCODINGS
from members.importing.encodings import Encoding
from members.importing.files import (
    HEAD_ROWS,
    LONGEST_CELL,
    MOST_COLUMNS,
    MOST_ROWS,
    FilePath,
    Glance,
    Refused,
    Remark,
    refuse,
)
from members.rules.headings import recognise

DELIMITERS: Final = (",", ";", "\t", "|")  # not ':', which stands in times and addresses
LINES_IN_ONE_RECORD: Final = 50  # more line breaks inside one cell are a forgotten quotation mark
MOST_STRAY_QUOTES: Final = 1_000  # each is read again without quotation marks
_BLOCK: Final = 500  # lines that are read at once where no quotation mark is among them
_SEP: Final = re.compile(r"\ufeff?\"?sep=(.)\"?\s*", re.IGNORECASE)


_AS_TEXT: Final = re.compile(r'^="([^"]*)"$')  # Excel's way to keep the zero of ="0300…"


_Block = tuple[list[list[str]], int]


class _Unclosed(Exception):
    """A quotation mark was opened and not closed within reason."""


class _Lines(Iterator[str]):
    """Lines for csv.reader that remember what the record at hand has taken, to give it back."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.lines = iter(lines)
        self.taken: list[str] = []
        self.waiting: list[str] = []  # come before `lines`, the last of them first
        self.rows = self.strays = 0

    def __next__(self) -> str:
        taken = self.taken
        if len(taken) >= LINES_IN_ONE_RECORD:
            raise _Unclosed
        if self.waiting:
            line = self.waiting.pop()
        else:
            try:
                line = next(self.lines)
            except StopIteration:
                if taken:
                    raise _Unclosed from None
                raise
        taken.append(line)
        return line

    def give_back(self, lines: list[str]) -> None:
        self.waiting.extend(reversed(lines))
        self.taken.clear()


def _records(lines: Iterable[str], delimiter: str, width: int) -> Iterator[_Block]:
    """The records, some hundred at a time, and in how many of them a stray quotation mark had to
    be taken as a letter."""
    source = _Lines(lines)
    while block := list(islice(source.lines, _BLOCK)):
        if '"' in "".join(block) or len(max(block, key=len)) > LONGEST_CELL:
            source.give_back(block)
            for record, stray in _quoted(source, delimiter, width):
                yield [record], int(stray)
        else:  # each line is a record, and none will be given back
            source.rows += len(block)
            yield list(_reader(block, delimiter)), 0


def _reader(lines: Iterable[str], delimiter: str) -> Iterator[list[str]]:
    return csv.reader(lines, delimiter=delimiter, skipinitialspace=True)


def _quoted(source: _Lines, delimiter: str, width: int) -> Iterator[tuple[list[str], bool]]:
    """The records until no line is waiting any more."""
    while source.waiting:
        try:
            for record in _reader(source, delimiter):
                taken = source.taken
                if len(taken) > 1 and _swallowed(taken, delimiter, width):
                    raise _Unclosed
                source.rows += 1
                record = _mended(record, taken, source.rows)
                taken.clear()
                yield record, False
                if not source.waiting:
                    return
        except _Unclosed:
            source.strays += 1
            if source.strays > MOST_STRAY_QUOTES:
                raise refuse("quotes") from None
            first, *rest = source.taken
            source.give_back(rest)
            source.rows += 1
            yield _without_quotes(first, delimiter), True
        except csv.Error as error:  # a cell beyond the csv module's own limit
            raise refuse("cell_too_long", row=source.rows + 1, limit=LONGEST_CELL) from error


def _mended(record: list[str], taken: list[str], row: int) -> list[str]:
    """The record without line breaks and Excel's ="…"; refused where a cell is too long."""
    if len(taken) > 1:
        record = [_one_line(cell) for cell in record]
        _refuse_long(record, row)
    elif len(taken[0]) > LONGEST_CELL:
        _refuse_long(record, row)
    elif '="' in taken[0]:
        record = [_AS_TEXT.sub(r"\1", cell) for cell in record]
    return record


def _swallowed(taken: list[str], delimiter: str, width: int) -> bool:
    """Whether the lines between two quotation marks are rows of their own, not one long cell."""
    whole = sum(line.count(delimiter) == width - 1 for line in taken)
    return width > 1 and whole * 3 > len(taken) * 2


def _without_quotes(line: str, delimiter: str) -> list[str]:
    line = line.rstrip("\r\n")
    return [cell.strip(' "') for cell in line.split(delimiter)]


def _one_line(cell: str) -> str:
    return " ".join(cell.split()) if "\n" in cell or "\r" in cell else cell


def _refuse_long(record: list[str], row: int) -> None:
    if any(len(cell) > LONGEST_CELL for cell in record):
        raise refuse("cell_too_long", row=row, limit=LONGEST_CELL)


def _open(path: FilePath, encoding: str) -> io.TextIOWrapper:
    return open(path, encoding=encoding, errors="replace", newline="")


def _lines(file: io.TextIOWrapper) -> Iterator[str]:
    """The lines of the file; Excel's "sep=;" line is no row in Excel and none here."""
    first = file.readline()
    return chain([first] if first and not _SEP.fullmatch(first) else [], file)


def delimiter_of(path: FilePath, encoding: str) -> tuple[str, int]:
    """The separator and the usual number of cells, by headings known and rows of one length."""
    with _open(path, encoding) as file:
        stated = _SEP.fullmatch(file.readline(64))
    with _open(path, encoding) as file:
        lines = list(islice(_lines(file), HEAD_ROWS))
    if stated and stated[1] in DELIMITERS:
        return stated[1], _score(lines, stated[1])[2]
    scores = {delimiter: _score(lines, delimiter) for delimiter in DELIMITERS}
    best = max(DELIMITERS, key=lambda delimiter: scores[delimiter][:2])
    return best, scores[best][2]


def width_of(path: FilePath, encoding: str, delimiter: str) -> int:
    """The usual number of cells of a row under this separator."""
    with _open(path, encoding) as file:
        lines = list(islice(_lines(file), HEAD_ROWS))
    return _score(lines, delimiter)[2]


def _score(lines: list[str], delimiter: str) -> tuple[int, float, int]:
    """(known headings in the best row, evenness of the rows, usual number of cells)."""
    plain = Counter(line.count(delimiter) + 1 for line in lines if line.strip())
    guess = plain.most_common(1)[0][0] if plain else 1
    try:
        records = [record for block, _ in _records(lines, delimiter, guess) for record in block]
    except Refused:  # endless cells under a wrong separator; under the right one `glance` says so
        return 0, 0.0, 1
    filled = [record for record in records if any(cell.strip() for cell in record)]
    if not filled:
        return 0, 0.0, 1
    counts = Counter(map(len, filled))
    width, often = max(counts.items(), key=lambda pair: (pair[1], pair[0]))
    if width == 1:
        return 0, 0.0, 1
    known = max(
        len({cell for cell in record if recognise(cell)}) if len(record) > 1 else 0
        for record in filled[:40]
    )
    return known, often / len(filled) * min(width, 12) ** 0.5, width


def read(
    path: FilePath, encoding: str, delimiter: str, width: int, columns: int = 0
) -> Iterator[tuple[int, list[str]]]:
    """(row number, cells) of every record, blank lines included, as a spreadsheet numbers them.

    A record with a line break inside is one row. With `columns`, short rows are filled up and the
    empty cells beyond are cut. Cells are as written but for line breaks. Flat in memory.
    """
    row = 1
    for records, _ in _opened(path, encoding, delimiter, width):
        if columns and set(map(len, records)) != {columns}:
            records = [(record + [""] * (columns - len(record)))[:columns] for record in records]
        yield from enumerate(records, start=row)
        row += len(records)


def _opened(path: FilePath, encoding: str, delimiter: str, width: int) -> Iterator[_Block]:
    with _open(path, encoding) as file:
        for block in _records(_lines(file), delimiter, width):
            if max(map(len, block[0])) > MOST_COLUMNS and any(
                len("".join(record[MOST_COLUMNS:])) for record in block[0]
            ):
                raise refuse("too_many_columns", limit=MOST_COLUMNS)
            yield block


def glance(path: FilePath, encoding: Encoding, delimiter: str, width: int) -> Glance:
    """One pass over the whole file: how many rows, how wide, and the first of them."""
    head: list[tuple[int, tuple[str, ...]]] = []
    rows = stray = uneven = 0
    columns = width
    for records, strays in _opened(path, encoding.name, delimiter, width):
        for row, record in enumerate(records[: HEAD_ROWS - len(head)], start=rows + 1):
            head.append((row, tuple(record)))
        rows += len(records)
        if rows > MOST_ROWS:
            raise refuse("too_many_rows", limit=f"{MOST_ROWS:,}")
        stray += strays
        if set(map(len, records)) == {width}:
            continue
        for record in records:
            if len(record) != width:
                filled = max((i for i, cell in enumerate(record, 1) if cell.strip()), default=0)
                columns = max(columns, filled)
                uneven += bool(filled) and filled > width
    if columns > MOST_COLUMNS:
        raise refuse("too_many_columns", limit=MOST_COLUMNS)
    remarks = [
        Remark.of("undecodable", count=encoding.damaged, encoding=encoding.name)
        if encoding.damaged
        else None,
        Remark.of("stray_quotes", count=stray) if stray else None,
        Remark.of("uneven_rows", count=uneven) if uneven else None,
    ]
    return Glance(
        name="",
        rows=rows,
        columns=columns,
        width=width,
        head=tuple(head),
        remarks=tuple(remark for remark in remarks if remark),
    )
