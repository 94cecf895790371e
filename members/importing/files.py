"""What may come in: kinds of file, limits, and refusals in plain words.

A refusal says what happened, why, and what to do next. It is raised before anything is kept.
"""

import hashlib
import zipfile
from dataclasses import dataclass, field
from os import PathLike
from pathlib import Path
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

FilePath = str | PathLike[str]

MEGABYTE: Final = 1024 * 1024
LARGEST_TEXT: Final = 150 * MEGABYTE  # bytes of an uploaded CSV, TSV or TXT
LARGEST_WORKBOOK: Final = 30 * MEGABYTE  # bytes of an uploaded XLSX
MOST_ROWS: Final = 1_100_000  # a full Excel sheet has 1,048,576
MOST_COLUMNS: Final = 500
LONGEST_CELL: Final = 32_767  # characters, as in Excel
LONGEST_LINE: Final = 4 * MEGABYTE  # bytes without a line end: no list has them
MOST_PARTS: Final = 2_000  # files inside a workbook
MOST_INFLATED: Final = 600 * MEGABYTE  # bytes of all parts of a workbook together
MOST_INFLATED_TIMES: Final = 200  # times its packed size; honest sheets stay under 30
SMALL_PART: Final = 2 * MEGABYTE  # parts up to this size may be packed as tightly as they like


SENTENCES: Final[dict[str, Promise]] = {
    "empty_file": _("The file is empty. Please choose the file that holds the list."),
    "too_large": _(
        "The file has %(size)s MB; the limit is %(limit)s MB. Please split the list, for instance "
        "by district, and upload the parts one after the other."
    ),
    "too_many_rows": _(
        "The list has more than %(limit)s rows. Please split it and upload the parts one after "
        "the other."
    ),
    "too_many_columns": _(
        "The list has more than %(limit)s columns, so it is probably not a member list. Please "
        "delete the columns that are not needed and upload it again."
    ),
    "cell_too_long": _(
        "A cell (about row %(row)s) holds more than %(limit)s characters. Please look at that "
        "row: perhaps a quotation mark is missing, or a whole text was pasted into one cell."
    ),
    "quotes": _(
        "Many quotation marks in this file are opened and never closed, so cells cannot be told "
        "apart. Please save the list again as an Excel workbook (.xlsx) and upload that."
    ),
    "line_too_long": _(
        "The file has no line ends for millions of characters, so no rows can be told apart. "
        "Please save the list again as CSV UTF-8 or as an Excel workbook (.xlsx)."
    ),
    "nul_bytes": _(
        "The file holds zero bytes, so it is not a text file. Please open the list in the program "
        "it was made with and save it as an Excel workbook (.xlsx) or as CSV UTF-8."
    ),
    "encoding_unknown": _("This way of writing letters is not offered. Please choose one listed."),
    "delimiter_unknown": _("This separator is not offered. Please choose one of those listed."),
    "old_excel": _(
        "This is a workbook of an old Excel (.xls), which cannot be read safely. Please open it "
        "and save it as an Excel workbook (.xlsx)."
    ),
    "password": _(
        "This workbook is protected with a password, so it cannot be read. Please save it without "
        "the password and upload it again."
    ),
    "macros": _(
        "This workbook holds macros (small programs), which are never accepted. Please save it as "
        "an Excel workbook without macros (.xlsx)."
    ),
    "binary_excel": _(
        "This is a binary Excel workbook (.xlsb), which cannot be read. Please open it and save it "
        "as an Excel workbook (.xlsx)."
    ),
    "open_document": _(
        "This is an OpenDocument file (such as .ods), which cannot be read. Please open it and "
        "save it as an Excel workbook (.xlsx) or as CSV UTF-8."
    ),
    "pdf": _(
        "This is a PDF. Rows cannot be read from it without mistakes. Please ask for the list as "
        "an Excel workbook (.xlsx) or type it into our template."
    ),
    "word": _(
        "This is a Word document. Please copy its table into Excel and save that as a workbook "
        "(.xlsx)."
    ),
    "slides": _("This is a slide presentation, not a list. Please upload an .xlsx or CSV file."),
    "image": _(
        "This is a picture. Names cannot be read from it. Please type the list into our template."
    ),
    "web_page": _(
        "This is a web page, perhaps named .xls. Please open it in Excel and save it as an Excel "
        "workbook (.xlsx)."
    ),
    "rich_text": _("This is a rich-text document. Please copy its table into Excel (.xlsx)."),
    "archive": _("This is a packed archive (such as .zip). Please unpack it and upload the list."),
    "nested_archive": _(
        "This workbook holds other files inside (%(part)s). Please delete the embedded files, or "
        "copy the list into a new workbook, and upload that."
    ),
    "external_links": _(
        "This workbook fetches values from other files or data connections. Please copy the list, "
        "paste it as values into a new workbook, and upload that."
    ),
    "xml_entities": _(
        "This workbook defines its own text entities, which no honest workbook does. Please copy "
        "the list into a new workbook and upload that."
    ),
    "unpacks_too_large": _(
        "This workbook unpacks to far more than a list needs. Please copy the list (only the rows "
        "and columns in use) into a new workbook and upload that."
    ),
    "damaged_workbook": _(
        "This workbook is damaged or was not finished, so it cannot be read. Please open it in "
        "Excel, save it again, and upload it."
    ),
    "no_sheets": _("This workbook has no sheet with rows. Please choose the workbook of the list."),
    "sheet_missing": _("The sheet “%(sheet)s” is not in this file. Please choose one listed."),
    "file_gone": _(
        "The file itself is no longer kept: the list was accepted or given up. Please upload it "
        "again."
    ),
    "key_wrong": _(
        "The numbers in the register were sealed with another key than the one in use, so nobody "
        "in this list would be found again. Nothing was changed. Please ask whoever looks after "
        "the server to put the right HNSA_ID_KEY back, and check the list again."
    ),
    "header_missing": _("There is no row %(row)s to take as headings. Please choose another row."),
}


class Refused(Exception):
    """The file is not taken. `code` is for tests and reports, `sentence` for the clerk."""

    def __init__(self, code: str, sentence: str | Promise) -> None:
        super().__init__(code, sentence)
        self.code = code
        self.sentence = sentence

    def __str__(self) -> str:
        return str(self.sentence)


def refuse(code: str, **values: object) -> Refused:
    """The refusal of this code, its sentence filled in."""
    sentence = SENTENCES[code]
    return Refused(code, sentence % values if values else sentence)


@dataclass(frozen=True)
class Remark:
    """Something the clerk should know of a file that is taken: a code and its facts."""

    code: str
    values: tuple[tuple[str, str | int], ...] = ()

    @classmethod
    def of(cls, code: str, **values: str | int) -> "Remark":
        return cls(code, tuple(values.items()))


@dataclass(frozen=True)
class Glance:
    """What a reader (CSV or XLSX) sees of one sheet before anybody asks what it means.

    `rows` counts spreadsheet rows, blank ones included; `width` is the usual number of cells of a
    row, `columns` that of the widest one with something in it. `merges` are (first row, first
    column, last row, last column), 1-based.
    """

    name: str
    rows: int
    columns: int
    width: int
    head: tuple[tuple[int, tuple[str, ...]], ...]
    hidden: bool = False
    hidden_rows: tuple[int, ...] = ()
    hidden_row_count: int = 0
    hidden_columns: tuple[str, ...] = ()
    merges: tuple[tuple[int, int, int, int], ...] = ()
    remarks: tuple[Remark, ...] = field(default=())


HEAD_ROWS: Final = 300  # rows of every sheet that are looked at to find header and meanings
HIDDEN_SHOWN: Final = 50  # hidden rows named one by one


def column_letters(number: int) -> str:
    """The spreadsheet's letters of a column, 1-based: 1 is A, 27 is AA."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """The number of a column, 1-based: A is 1, AA is 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def fingerprint(path: FilePath) -> tuple[int, str]:
    """Size in bytes and SHA-256 of the file."""
    with open(path, "rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return Path(path).stat().st_size, digest


_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STARTS: Final = (
    (b"%PDF", "pdf"),
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"BM\x00", "image"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
    (b"{\\rtf", "rich_text"),
    (b"\x1f\x8b", "archive"),
    (b"Rar!", "archive"),
    (b"7z\xbc\xaf", "archive"),
    (b"PK\x05\x06", "archive"),
)


def kind_of(path: FilePath, filename: str) -> str:
    """'csv' or 'xlsx', judged by what is in the file; raises Refused for anything else.

    The name only serves the sentence: a CSV named .xls is read, a picture named .csv is not.
    """
    size = Path(path).stat().st_size
    if not size:
        raise refuse("empty_file")
    with open(path, "rb") as file:
        start = file.read(4096)
    if start.startswith(b"PK\x03\x04"):
        _refuse_above(size, LARGEST_WORKBOOK)
        return _packed(path)
    if start.startswith(_OLE):
        raise _ole(path, size)
    for sign, code in _STARTS:
        if start.startswith(sign):
            raise refuse(code)
    if start[4:8] == b"ftyp" or (start.startswith(b"RIFF") and start[8:12] == b"WEBP"):
        raise refuse("image")
    text = start.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if text.startswith((b"<!doctype html", b"<html", b"<?xml", b"<table", b"<head")):
        raise refuse("web_page")
    _refuse_above(size, LARGEST_TEXT)
    return "csv"


def _refuse_above(size: int, limit: int) -> None:
    if size > limit:
        raise refuse("too_large", size=-(-size // MEGABYTE), limit=limit // MEGABYTE)


def _ole(path: FilePath, size: int) -> Refused:
    """An .xls, a .doc, or a workbook with a password: all live in the same old container."""
    with open(path, "rb") as file:
        inside = file.read(min(size, 4 * MEGABYTE))
    if "EncryptedPackage".encode("utf-16-le") in inside:
        return refuse("password")
    if "WordDocument".encode("utf-16-le") in inside:
        return refuse("word")
    return refuse("old_excel")


def _packed(path: FilePath) -> str:
    """'xlsx' when the ZIP container is a workbook without macros, links or packed files."""
    names = [info.filename for info in parts_of(path)]
    lower = {name.lower().replace("\\", "/") for name in names}
    if "xl/workbook.bin" in lower:
        raise refuse("binary_excel")
    if "mimetype" in lower or "content.xml" in lower:
        raise refuse("open_document")
    if "word/document.xml" in lower:
        raise refuse("word")
    if "ppt/presentation.xml" in lower:
        raise refuse("slides")
    if "[content_types].xml" not in lower or not any(n.startswith("xl/") for n in lower):
        raise refuse("archive")
    for name in sorted(lower):
        if name.endswith("vbaproject.bin") or name.startswith("xl/macrosheets/"):
            raise refuse("macros")
        if name.startswith("xl/externallinks/") or name == "xl/connections.xml":
            raise refuse("external_links")
        if name.startswith("xl/embeddings/") or name.endswith(_PACKED_NAMES):
            raise refuse("nested_archive", part=name.rpartition("/")[2][:60])
    return "xlsx"


_PACKED_NAMES: Final = (".zip", ".xlsx", ".xlsm", ".xls", ".docx", ".7z", ".rar", ".gz", ".exe")


def parts_of(path: FilePath) -> list[zipfile.ZipInfo]:
    """The parts of a ZIP container after a look at their number, names and declared sizes.

    What is declared may be a lie: who inflates a part counts the bytes again.
    """
    if _declared_parts(path) > MOST_PARTS:
        raise refuse("unpacks_too_large")
    try:
        with zipfile.ZipFile(path) as container:
            parts = container.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise refuse("damaged_workbook") from error
    if len(parts) > MOST_PARTS:
        raise refuse("unpacks_too_large")
    if len({part.filename.lower().replace("\\", "/") for part in parts}) < len(parts):
        raise refuse("damaged_workbook")
    for part in parts:
        if part.flag_bits & 1:
            raise refuse("password")
        if part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise refuse("damaged_workbook")
        if part.file_size > SMALL_PART + MOST_INFLATED_TIMES * part.compress_size:
            raise refuse("unpacks_too_large")
    if sum(part.file_size for part in parts) > MOST_INFLATED:
        raise refuse("unpacks_too_large")
    return parts


def _declared_parts(path: FilePath) -> int:
    """How many parts the end record speaks of, read before any directory is loaded."""
    size = Path(path).stat().st_size
    with open(path, "rb") as file:
        file.seek(max(0, size - 66_000))
        end = file.read()
    at = end.rfind(b"PK\x05\x06")
    if at < 0 or len(end) < at + 22:
        raise refuse("damaged_workbook")
    count = int.from_bytes(end[at + 10 : at + 12], "little")
    directory = int.from_bytes(end[at + 12 : at + 16], "little")
    if count < 0xFFFF and directory > MOST_PARTS * 1_000:
        return MOST_PARTS + 1  # a directory larger than its parts need
    return count
