"""Excel workbooks: checked part by part, rebuilt from the checked parts, then read by calamine.

calamine keeps a whole sheet in memory and trusts the container. So it never sees the uploaded
file: every part it gets has been inflated here with the bytes counted, and a large sheet is handed
to it in pieces of bounded size. Row and cell marks are found by byte patterns, which costs a
tenth of parsing them.
"""

import re
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import islice
from pathlib import PurePosixPath
from typing import IO, Any, Final

from python_calamine import CalamineError, CalamineWorkbook

from members.importing.files import (
    HEAD_ROWS,
    HIDDEN_SHOWN,
    LONGEST_CELL,
    MEGABYTE,
    FilePath,
    Glance,
    Remark,
    column_number,
    parts_of,
    refuse,
)
from members.importing.sheet_marks import PLACED, ROW_NUMBER, Piece, pieces, scan
from members.importing.unpacking import LARGEST_INDEX, inflated, tree

CELLS_AT_ONCE: Final = 600_000  # cells of one piece, about 40 MB inside calamine
_LARGEST_STRINGS: Final = 160 * MEGABYTE  # bytes of the shared strings, which calamine keeps


@dataclass(frozen=True)
class _Sheet:
    name: str
    part: str
    hidden: bool


@dataclass(frozen=True)
class _Book:
    """The index of a workbook: its sheets and the parts that all of them need."""

    parts: dict[str, zipfile.ZipInfo]
    sheets: tuple[_Sheet, ...]
    strings: str
    styles: str
    from_1904: bool


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def _book(path: FilePath) -> _Book:
    """Which sheets there are and in which parts they lie."""
    parts = {info.filename.replace("\\", "/").lstrip("/"): info for info in parts_of(path)}
    home = "xl/workbook.xml"
    if home not in parts:
        raise refuse("damaged_workbook")
    kinds: dict[str, str] = {}
    targets: dict[str, tuple[str, str]] = {}
    relations = parts.get("xl/_rels/workbook.xml.rels")
    if relations is None:
        raise refuse("damaged_workbook")
    for relation in tree(path, relations):
        target = relation.get("Target", "").replace("\\", "/")
        if relation.get("TargetMode") == "External":
            raise refuse("external_links")
        full = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        full = str(PurePosixPath(full))
        kind = relation.get("Type", "").rpartition("/")[2]
        kinds.setdefault(kind, full)
        targets[relation.get("Id", "")] = (kind, full)
    index = tree(path, parts[home])
    sheets, from_1904 = [], False
    for element in index.iter():
        if _local(element.tag) == "workbookPr":
            from_1904 = element.get("date1904", "0") in ("1", "true")
        if _local(element.tag) != "sheet":
            continue
        key = next((value for name, value in element.items() if _local(name) == "id"), "")
        kind, part = targets.get(key, ("", ""))
        if kind == "worksheet" and part in parts:
            hidden = element.get("state", "visible") != "visible"
            sheets.append(_Sheet(element.get("name", ""), part, hidden))
    return _Book(
        parts, tuple(sheets), kinds.get("sharedStrings", ""), kinds.get("styles", ""), from_1904
    )


_OPENING: Final = (
    b'<?xml version="1.0" encoding="UTF-8"?><worksheet '
    b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
)
_CLOSING: Final = b"</sheetData></worksheet>"
_DOCUMENT: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


@contextmanager
def _rebuilt(path: FilePath, book: _Book, rows: Sequence[bytes]) -> Iterator[IO[bytes]]:
    """A small workbook on disk with one sheet of these rows; gone when the reading is done."""
    with tempfile.TemporaryFile() as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as out:
            out.writestr("[Content_Types].xml", f'<Types xmlns="{_PACKAGE}/content-types"/>')
            out.writestr(
                "_rels/.rels",
                f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
                f'Type="{_DOCUMENT}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
            )
            relations = [f'<Relationship Id="s1" Type="{_DOCUMENT}/worksheet" Target="sheet.xml"/>']
            for kind, part in (("sharedStrings", book.strings), ("styles", book.styles)):
                if part not in book.parts:
                    continue
                relations.append(
                    f'<Relationship Id="{kind}" Type="{_DOCUMENT}/{kind}" Target="{kind}.xml"/>'
                )
                limit = _LARGEST_STRINGS if kind == "sharedStrings" else LARGEST_INDEX * 4
                total = 0
                with out.open(f"xl/{kind}.xml", "w") as target:
                    for piece in inflated(path, book.parts[part]):
                        total += len(piece)
                        if total > limit:
                            raise refuse("unpacks_too_large")
                        target.write(piece)
            out.writestr(
                "xl/_rels/workbook.xml.rels",
                f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(relations)}'
                "</Relationships>",
            )
            out.writestr(
                "xl/workbook.xml",
                f'<workbook xmlns="{_MAIN}" xmlns:r="{_DOCUMENT}"><workbookPr '
                f'date1904="{int(book.from_1904)}"/><sheets><sheet name="List" sheetId="1" '
                'r:id="s1"/></sheets></workbook>',
            )
            with out.open("xl/sheet.xml", "w") as target:
                target.write(_OPENING)
                for block in rows:
                    target.write(block)
                target.write(_CLOSING)
        file.seek(0)
        yield file


def _calamine(path: FilePath, book: _Book, piece: Piece) -> Iterator[tuple[int, list[Any]]]:
    """(row number, values) of a piece from its first row with a value to its last."""
    first = piece.rows[0]
    placed = ROW_NUMBER.search(first[: first.find(b">")]) or PLACED.search(first[:4096])
    with _rebuilt(path, book, piece.rows) as file:
        try:
            with CalamineWorkbook.from_filelike(file) as workbook:
                sheet = workbook.get_sheet_by_index(0)
                if sheet.start is None:
                    return
                top, left = sheet.start
                base = top + (1 if placed else piece.first)
                blank = [""] * left
                # `iter_rows` would make every blank row above the piece
                values = sheet.to_python(skip_empty_area=True) if top else sheet.iter_rows()
                for i, cells in enumerate(values):
                    yield base + i, blank + cells if left else cells
        except (CalamineError, OSError, ValueError) as error:
            raise refuse("damaged_workbook") from error


def glances(path: FilePath) -> tuple[Glance, ...]:
    """Every sheet of the workbook at a glance; raises Refused before anything large is read."""
    book = _book(path)
    found = [_glance(path, book, sheet) for sheet in book.sheets]
    if not any(glance.rows for glance in found):
        raise refuse("no_sheets")
    return tuple(found)


def _glance(path: FilePath, book: _Book, sheet: _Sheet) -> Glance:
    info = book.parts[sheet.part]
    seen = scan(path, info)
    head = []
    if seen.last_row:
        for number, cells in islice(_rows(path, book, info, seen.columns, HEAD_ROWS), HEAD_ROWS):
            head.append((number, tuple(cells)))
    used = [number for number in seen.hidden if number <= seen.last_row]
    remarks = (Remark.of("formulas", count=seen.formulas),) if seen.formulas else ()
    return Glance(
        name=sheet.name,
        rows=seen.last_row,
        columns=seen.columns,
        width=seen.columns,
        head=tuple(head),
        hidden=sheet.hidden,
        hidden_rows=tuple(used[:HIDDEN_SHOWN]),
        hidden_row_count=len(used),
        hidden_columns=tuple(
            name for name in seen.hidden_columns if column_number(name) <= seen.columns
        ),
        merges=tuple(seen.merges),
        remarks=remarks,
    )


def read(path: FilePath, sheet_name: str, columns: int) -> Iterator[tuple[int, list[str]]]:
    """(row number, cells as text) of every row of a sheet up to the last with a value."""
    book = _book(path)
    sheet = next((sheet for sheet in book.sheets if sheet.name == sheet_name), None)
    if sheet is None:
        raise refuse("sheet_missing", sheet=sheet_name)
    most = max(1, CELLS_AT_ONCE // max(1, columns))
    yield from _rows(path, book, book.parts[sheet.part], columns, most)


def _rows(
    path: FilePath, book: _Book, info: zipfile.ZipInfo, columns: int, most: int
) -> Iterator[tuple[int, list[str]]]:
    """The rows of a sheet, at most `most` of them in memory; rows not in the file are blank."""
    row = 0
    for piece in pieces(path, info, most):
        for number, cells in _calamine(path, book, piece):
            while row < number - 1:
                row += 1
                yield row, [""] * columns
            row = number
            texts = [cell if cell.__class__ is str else _text(cell) for cell in cells]
            joined = "".join(texts)
            if "\n" in joined or "\r" in joined or "_x" in joined or "\0" in joined:
                texts = [_one_line(text) for text in texts]
            if len(joined) > LONGEST_CELL and any(len(text) > LONGEST_CELL for text in texts):
                raise refuse("cell_too_long", row=row, limit=LONGEST_CELL)
            if len(texts) != columns:
                texts = (texts + [""] * (columns - len(texts)))[:columns]
            yield row, texts


_ESCAPED: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")  # how a workbook writes odd characters


def _unescaped(match: re.Match[str]) -> str:
    """The character, or nothing for what no text can hold (NUL, half of a pair)."""
    code = int(match[1], 16)
    return "" if code == 0 or 0xD800 <= code <= 0xDFFF else chr(code)


def _one_line(text: str) -> str:
    text = text.replace("\0", "")
    if "_x" in text:
        text = _ESCAPED.sub(_unescaped, text)
    return " ".join(text.split()) if "\n" in text or "\r" in text else text


_EXACT_BELOW: Final = 10**15  # Excel keeps 15 digits; what is longer has lost its end
_SMALL: Final = {float(number): str(number) for number in range(1, 1_000)}  # ages, fees, serials


def _text(value: Any) -> str:
    """A number, date or truth value as text.

    Whole numbers without a point, dates as ISO. Numbers of more than 15 digits are written
    "1.96526926000006E+16", since Excel has already lost what followed.
    """
    if value.__class__ is float:
        if -_EXACT_BELOW < value < _EXACT_BELOW:
            small = _SMALL.get(value)
            return small or (str(int(value)) if value.is_integer() else f"{value:.15g}")
        return f"{value:.14E}"
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int):
        return str(value) if abs(value) < _EXACT_BELOW else f"{value:.14E}"
    if isinstance(value, datetime):
        plain = not (value.hour or value.minute or value.second or value.microsecond)
        return value.date().isoformat() if plain else value.isoformat(" ", "seconds")
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value) if isinstance(value, timedelta) else ""
