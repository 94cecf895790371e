"""The error file: rows that did not come in, as written, with what is wrong beside them.

It can be mended and sent again: the headings are those of the list, the two added ones are known to
the heading list as "leave out", cells that a spreadsheet would take for formulas are made harmless.
"""

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from cryptography.exceptions import InvalidTag
from django.db.models import Q
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils.exceptions import IllegalCharacterError

from hnsa.core import sealing
from members.models import ImportRow
from members.vocabulary.imports import Decision
from members.vocabulary.reasons import Status

WHAT_IS_WRONG: Final = "What is wrong"  # both stand in `members/rules/heading_words` as "ignore"
ROW: Final = "Row"
TYPES: Final = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_FORMULA: Final = re.compile(r"[=@\t\r|]|[+-](?![\d\s().-]*$)")
_UNPRINTABLE: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_LONGEST: Final = 32_767  # characters in a cell of a workbook
_SHEET_NAME: Final = 31


def to_mend() -> Q:
    """Rows that stay out: not accepted, doubles, and those that the clerk left out for now."""
    return Q(status__in=[Status.REJECTED, Status.DUPLICATE]) | Q(
        decision__in=[Decision.LATER, Decision.SKIP]
    )


def harmless(cell: str) -> str:
    """The cell, with an apostrophe before what a spreadsheet would run as a formula.

    "+92 300 1000195" and "-5" run nothing and stay as they are.
    """
    return f"'{cell}" if _FORMULA.match(cell.lstrip(" ")) else cell


def written(survey: Mapping[str, Any], rows: Iterable[tuple[ImportRow, str]], kind: str) -> bytes:
    """The file, of the kind of the list: CSV with a mark for Excel, or XLSX with its sheets.

    `rows` are in the order of sheet and row, each with the words of what is wrong.
    """
    sheets = survey.get("sheets") or []
    return _workbook(sheets, rows) if kind == "xlsx" else _text(sheets, rows)


def _headings(sheets: list[Mapping[str, Any]], sheet: int) -> list[str]:
    return list(sheets[sheet].get("headings") or []) if sheet < len(sheets) else []


def _cells(row: ImportRow, width: int) -> list[str]:
    """The cells as written, as many as there are headings at least."""
    try:
        found = json.loads(sealing.unseal(row.sealed_cells))
    except (InvalidTag, ValueError, TypeError):
        found = []
    cells = ["" if cell is None else str(cell) for cell in found]
    return cells + [""] * (width - len(cells))


def _lines(
    sheets: list[Mapping[str, Any]], rows: Iterable[tuple[ImportRow, str]]
) -> Iterator[tuple[int, list[str]]]:
    for row, wrong in rows:
        width = len(_headings(sheets, row.sheet))
        # more cells than headings would push the two columns aside
        yield row.sheet, [*_cells(row, width)[: width or None], wrong, str(row.row)]


def _text(sheets: list[Mapping[str, Any]], rows: Iterable[tuple[ImportRow, str]]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([harmless(cell) for cell in [*_headings(sheets, 0), WHAT_IS_WRONG, ROW]])
    for _sheet, cells in _lines(sheets, rows):
        writer.writerow([harmless(cell) for cell in cells])
    return out.getvalue().encode("utf-8-sig")


def _workbook(sheets: list[Mapping[str, Any]], rows: Iterable[tuple[ImportRow, str]]) -> bytes:
    book = Workbook(write_only=True)
    made: dict[int, Any] = {}
    for sheet, cells in _lines(sheets, rows):
        if sheet not in made:
            name = str(sheets[sheet].get("name") or "") if sheet < len(sheets) else ""
            made[sheet] = book.create_sheet(name[:_SHEET_NAME] or None)
            made[sheet].append(
                [
                    _bold(made[sheet], cell)
                    for cell in [*_headings(sheets, sheet), WHAT_IS_WRONG, ROW]
                ]
            )
        made[sheet].append([_as_text(made[sheet], cell) for cell in cells])
    if not made:
        book.create_sheet().append([WHAT_IS_WRONG, ROW])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _as_text(sheet: Any, cell: str) -> Any:
    """A cell that is text for good: no formula runs, no number loses its digits."""
    text = _UNPRINTABLE.sub("", cell)[:_LONGEST]
    try:
        made = WriteOnlyCell(sheet, value=text)
    except IllegalCharacterError:
        made = WriteOnlyCell(sheet, value="")
    if text:
        made.data_type = "s"
    made.number_format = "@"
    return made


def _bold(sheet: Any, cell: str) -> Any:
    made = _as_text(sheet, cell)
    made.font = Font(bold=True)
    return made
