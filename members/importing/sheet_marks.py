"""The marks of rows and cells in the XML of a sheet, found by byte patterns as it streams by.

Finding them so costs a tenth of parsing, and needs no more memory than the longest row. The
patterns may count too much (a mark inside a comment), never too little: what could hide a mark from
them is refused.
"""

import re
import zipfile
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import Final

from members.importing.files import (
    MEGABYTE,
    MOST_COLUMNS,
    MOST_ROWS,
    FilePath,
    column_letters,
    column_number,
    refuse,
)
from members.importing.unpacking import inflated

_ROW: Final = re.compile(rb"<(?:\w+:)?row(?=[\s/>])([^>]*)>")
_ROW_START: Final = re.compile(rb"<(?:\w+:)?row[\s/>]")
ROW_NUMBER: Final = re.compile(rb"\br=[\"'](\d+)[\"']")
_HIDDEN: Final = re.compile(rb"\bhidden=[\"'](?:1|true)[\"']")
_VALUED: Final = re.compile(rb"<(?:\w+:)?c\s[^>]*?\br=[\"']([A-Za-z]{1,4})\d+[\"'][^>/]*>")
_VALUED_ROW: Final = re.compile(rb"<(?:\w+:)?c\s[^>]*?\br=[\"'][A-Za-z]{1,4}(\d+)[\"'][^>/]*>")
_ODD_PLACE: Final = re.compile(rb"<(?:\w+:)?(?:c|row)\s(?:[^>]*\s)?r(?:\s+=|=\s)")
_BLANKS: Final = (b" ", b"\t", b"\n", b"\r", b"\v", b"\f")
_PLAIN_ROW: Final = re.compile(rb'<row r="(\d+)"')
# The same two for cells as Excel writes them, which is three times as fast.
_PLAIN_VALUED: Final = re.compile(rb'<c r="([A-Za-z]{1,4})\d+"[^>/]*>')
_PLAIN_VALUED_ROW: Final = re.compile(rb'<c r="[A-Za-z]{1,4}(\d+)"[^>/]*>')
_FEW: Final = 60  # columns, whose names fit into one pattern
_CELL: Final = re.compile(rb"<(?:\w+:)?c(?=[\s/>])")
PLACED: Final = re.compile(rb"<(?:\w+:)?c\s[^>]*?\br=")
_COL: Final = re.compile(rb"<(?:\w+:)?col\s([^>]*)>")
_MERGE: Final = re.compile(
    rb"<(?:\w+:)?mergeCell\s[^>]*?ref=[\"']([A-Za-z]{1,3})(\d{1,7}):([A-Za-z]{1,3})(\d{1,7})"
)
_END: Final = re.compile(rb"</(?:\w+:)?sheetData\s*>")


@dataclass
class Scan:
    """What the byte patterns of one sheet tell."""

    last_row: int = 0  # the last row with a value
    columns: int = 0  # the last column with a value
    hidden: list[int] = field(default_factory=list)
    hidden_columns: list[str] = field(default_factory=list)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    formulas: int = 0


def _whole_tags(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """The same bytes, cut so that no tag is torn and each piece begins with a row, if any."""
    rest = b""
    for piece in pieces:
        rest += piece
        at = _last_row_start(rest)
        if at > 0:
            yield rest[:at]
            rest = rest[at:]
        elif len(rest) > 24 * MEGABYTE:
            raise refuse("unpacks_too_large")
    if rest:
        yield rest


def _last_row_start(block: bytes) -> int:
    at = len(block)
    while (at := block.rfind(b"row", 0, at)) > 0:
        opening = block.rfind(b"<", max(0, at - 20), at)
        if opening >= 0 and _ROW_START.match(block, opening):
            return opening
    return -1


def scan(path: FilePath, info: zipfile.ZipInfo) -> Scan:
    """One pass over a sheet in bounded memory: its true extent, what is hidden, what is merged."""
    seen, row = Scan(), 0
    for block in _whole_tags(inflated(path, info)):
        end = _END.search(block) if b"sheetData" in block else None
        data = block[: end.start()] if end else block
        row = _scan_rows(data, row, seen)
        for match in _COL.finditer(block) if b"hidden" in block else ():
            _note_hidden_columns(match[1], seen)
        for match in _MERGE.finditer(block) if b"mergeCell" in block else ():
            if len(seen.merges) < 5_000:
                first, top, last, bottom = match.groups()
                seen.merges.append(
                    (
                        int(top),
                        column_number(first.decode()),
                        int(bottom),
                        column_number(last.decode()),
                    )
                )
    return seen


def _rows(data: bytes, row: int) -> tuple[list[int], list[int]]:
    """Where the rows of the data begin, and their numbers; `row` is the last one before them."""
    found = [(match.start(), int(match[1])) for match in _PLAIN_ROW.finditer(data)]
    if len(found) != data.count(b"<row") or b":row" in data:
        found, number = [], row
        for match in _ROW.finditer(data):
            stated = ROW_NUMBER.search(match[1])
            number = int(stated[1]) if stated else number + 1
            found.append((match.start(), number))
    numbers = [number for _, number in found]
    if numbers and (numbers[0] <= row or numbers != sorted(set(numbers))):
        raise refuse("damaged_workbook")  # rows must ascend, or pieces would overlap
    return [start for start, _ in found], numbers


def _scan_rows(data: bytes, row: int, seen: Scan) -> int:
    starts, numbers = _rows(data, row)
    if b"hidden" in data:
        marked = (_HIDDEN.search(match[1]) for match in _ROW.finditer(data))
        seen.hidden += [number for number, hides in zip(numbers, marked, strict=True) if hides]
    last = max(data.rfind(b"</v>"), data.rfind(b":v>"), data.rfind(b"</t>"), data.rfind(b":t>"))
    if last > 0 and starts and (index := bisect_left(starts, last)) > 0:
        seen.last_row = numbers[index - 1]
    if seen.last_row > MOST_ROWS:
        raise refuse("too_many_rows", limit=f"{MOST_ROWS:,}")
    if _maybe_odd(data) and _ODD_PLACE.search(data):
        raise refuse("damaged_workbook")  # places must be where the patterns look for them
    if b"<f" in data:
        seen.formulas += data.count(b"<f>") + data.count(b"<f ")
    plain = _plain(data)
    letters = _beyond(data, seen.columns) if plain else set(_VALUED.findall(data))
    columns = max((column_number(name.decode()) for name in letters), default=0)
    if not plain and len(PLACED.findall(data)) != len(_CELL.findall(data)):
        bounds = [*starts, len(data)]
        counts = [len(_CELL.findall(data, a, b)) for a, b in pairwise(bounds)]
        columns = max([columns, *counts])
    seen.columns = max(seen.columns, columns)
    if seen.columns > MOST_COLUMNS:
        raise refuse("too_many_columns", limit=MOST_COLUMNS)
    return numbers[-1] if numbers else row


def _beyond(data: bytes, columns: int) -> set[bytes]:
    """The columns with a value; none where every cell lies in one of the first so many."""
    if 0 < columns <= _FEW and not _cell_beyond(columns).search(data):
        return set()
    return set(_PLAIN_VALUED.findall(data))


@cache
def _cell_beyond(columns: int) -> re.Pattern[bytes]:
    known = "|".join(map(column_letters, range(1, columns + 1)))
    return re.compile(rf'<c r="(?!(?:{known})\d)'.encode())


def _maybe_odd(data: bytes) -> bool:
    """Whether there is a blank before or after an equals sign: `_ODD_PLACE` is slow."""
    blanks = [blank for blank in _BLANKS if blank in data]
    return any(blank + b"=" in data or b"=" + blank in data for blank in blanks)


def _plain(data: bytes) -> bool:
    """Whether every cell begins `<c r="`: nothing else then needs looking for."""
    return data.count(b'<c r="') == data.count(b"<c") and b":c " not in data and b":c>" not in data


def _note_hidden_columns(attributes: bytes, seen: Scan) -> None:
    if not _HIDDEN.search(attributes):
        return
    bounds = [re.search(rb"\b" + name + rb"=[\"'](\d+)", attributes) for name in (b"min", b"max")]
    if bounds[0] and bounds[1]:
        first, last = int(bounds[0][1]), int(bounds[1][1])
        for number in range(first, min(last, MOST_COLUMNS) + 1):
            seen.hidden_columns.append(column_letters(number))


@dataclass
class Piece:
    """Some rows of a sheet: their elements, the first one's number, and all their numbers."""

    first: int
    numbers: set[bytes]
    rows: list[bytes]

    def check(self) -> None:
        """Cells must lie in their own rows, or calamine would make room for millions."""
        for data in self.rows:
            pattern = _PLAIN_VALUED_ROW if _plain(data) else _VALUED_ROW
            if not self.numbers.issuperset(pattern.findall(data)):
                raise refuse("damaged_workbook")


def pieces(path: FilePath, info: zipfile.ZipInfo, most: int) -> Iterator[Piece]:
    """The rows of a sheet in pieces of at most `most` rows, blank ones counted."""
    piece, row = Piece(1, set(), []), 0
    for block in _whole_tags(inflated(path, info)):
        end = _END.search(block) if b"sheetData" in block else None
        data = block[: end.start()] if end else block
        starts, numbers = _rows(data, row)
        given = 0
        while given < len(starts):
            upto = bisect_left(numbers, piece.first + most, given)
            if upto > given:
                piece.rows.append(data[starts[given] : [*starts, len(data)][upto]])
                piece.numbers.update(map(b"%d".__mod__, numbers[given:upto]))
            if upto < len(starts):
                if piece.rows:
                    piece.check()
                    yield piece
                piece = Piece(numbers[upto], set(), [])
            given = upto
        row = numbers[-1] if numbers else row
        if end:
            break
    if piece.rows:
        piece.check()
        yield piece
