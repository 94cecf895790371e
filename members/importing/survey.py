"""What is in an uploaded list: sheets, header, meanings, sample; and then its rows, one by one.

`survey` looks and decides nothing that the clerk cannot change; `rows` reads.
"""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from members.importing import delimited, encodings, header, workbooks
from members.importing.files import FilePath, Glance, Remark, fingerprint, kind_of, refuse
from members.rules.headings import Meaning, settle
from members.rules.records import before_header, judge, looks_like_explanation
from members.vocabulary.columns import Column
from members.vocabulary.reasons import Reason

SAMPLE_ROWS: Final = 8

REMARKS: Final[dict[str, Promise]] = {
    "undecodable": _(
        "Some letters (%(count)s or more) cannot be read as %(encoding)s and are shown as �. "
        "Please try another way of writing letters."
    ),
    "encoding_guessed": _(
        "The file does not say how its letters are written; %(encoding)s is a guess. Please look "
        "at the names below, and choose another if they look wrong."
    ),
    "stray_quotes": _(
        "Rows with a quotation mark that is never closed: %(count)s. It was left out there."
    ),
    "uneven_rows": _(
        "Rows with more cells than the others: %(count)s. Perhaps a comma stands inside a cell."
    ),
    "formulas": _(
        "Cells with formulas: %(count)s. The values that were last saved with them are read."
    ),
    "hidden_sheet": _("This sheet is hidden in the workbook; its rows count like all others."),
    "hidden_rows": _("Rows hidden in the workbook: %(count)s. They count like all others."),
    "hidden_columns": _("Hidden columns are read too: %(columns)s."),
    "no_header": _("No row of headings was found. Please say what each column means."),
    "two_line_header": _(
        "The headings stand in two rows (%(row)s and the next); they were joined."
    ),
    "untitled_column": _("Column %(column)s has values but no title; it is kept aside."),
    "double_heading": _(
        "The heading “%(heading)s” stands twice; the second is kept as “%(kept)s”."
    ),
    "double_meaning": _(
        "“%(heading)s” seems to mean the same as another column, so it is kept aside."
    ),
    "guessed_meaning": _("“%(heading)s”: what it means was guessed. Please check."),
    "unknown_heading": _("“%(heading)s” is not known; it is kept aside with the membership."),
}


def sentence_of(remark: Remark) -> str | Promise:
    """The sentence of a remark, filled in; for the page and the report."""
    values = dict(remark.values)
    if "columns" in values:  # kept with the plain comma, told with the reader's
        values["columns"] = str(values["columns"]).replace(", ", gettext(", "))
    return REMARKS[remark.code] % values if values else REMARKS[remark.code]


@dataclass(frozen=True)
class SheetSurvey:
    """One sheet as it will be read; a CSV file is one sheet with the name ''.

    Row numbers are the spreadsheet's, from 1. `rows` includes blank ones. `header_row` is None
    when there are no headings; with `header_rows` 2 the row after belongs to the header too.
    `meanings`, `details` and `headings` have one entry per column.
    """

    name: str
    rows: int
    columns: int
    width: int
    hidden: bool
    hidden_rows: tuple[int, ...]
    hidden_row_count: int
    hidden_columns: tuple[str, ...]
    header_row: int | None
    header_rows: int
    headings: tuple[str, ...]
    meanings: tuple[Column, ...]
    details: tuple[Meaning, ...]
    header_lines: tuple[tuple[str, ...], ...]
    sample: tuple[tuple[int, tuple[str, ...]], ...]
    explanation_row: int | None
    remarks: tuple[Remark, ...]

    @property
    def first_row(self) -> int:
        """The first row after the header."""
        return self.header_row + self.header_rows if self.header_row else 1

    @property
    def guessed(self) -> tuple[bool, ...]:
        return tuple(detail.guessed for detail in self.details)


@dataclass(frozen=True)
class Survey:
    """What is in a file. `size` in bytes; `sha256` tells the same file sent twice."""

    kind: str
    encoding: str
    encoding_sure: bool
    delimiter: str
    sheets: tuple[SheetSurvey, ...]
    size: int
    sha256: str
    remarks: tuple[Remark, ...] = ()

    def sheet(self, name: str) -> SheetSurvey:
        """The sheet of this name; raises Refused when there is none."""
        for sheet in self.sheets:
            if sheet.name == name:
                return sheet
        raise refuse("sheet_missing", sheet=name)

    def as_json(self) -> dict[str, Any]:
        """Plain values that JSON can hold; `from_json` makes the same survey of them."""
        return asdict(self)

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "Survey":
        sheets = tuple(_sheet_from_json(sheet) for sheet in stored["sheets"])
        remarks = tuple(map(_remark_from_json, stored["remarks"]))
        return cls(**{**stored, "sheets": sheets, "remarks": remarks})


def _remark_from_json(stored: Mapping[str, Any]) -> Remark:
    return Remark(stored["code"], tuple((name, value) for name, value in stored["values"]))


def _numbered(stored: Any) -> tuple[tuple[int, tuple[str, ...]], ...]:
    return tuple((row, tuple(cells)) for row, cells in stored)


def _sheet_from_json(stored: Mapping[str, Any]) -> SheetSurvey:
    return SheetSurvey(
        **{
            **stored,
            "hidden_rows": tuple(stored["hidden_rows"]),
            "hidden_columns": tuple(stored["hidden_columns"]),
            "headings": tuple(stored["headings"]),
            "meanings": tuple(map(Column, stored["meanings"])),
            "details": tuple(
                Meaning(**{**detail, "column": Column(detail["column"])})
                for detail in stored["details"]
            ),
            "header_lines": tuple(map(tuple, stored["header_lines"])),
            "sample": _numbered(stored["sample"]),
            "remarks": tuple(map(_remark_from_json, stored["remarks"])),
        }
    )


def survey(
    path: FilePath,
    filename: str,
    *,
    encoding: str | None = None,
    delimiter: str | None = None,
    header_rows: Mapping[str, int] | None = None,
) -> Survey:
    """What is in the file; raises Refused(code, sentence) before anything of it is kept.

    `encoding` and `delimiter` are the clerk's choice where the guess was wrong; `header_rows`
    gives, per sheet name, the row of the headings, 0 for a sheet without any.
    """
    kind = kind_of(path, filename)
    size, sha256 = fingerprint(path)
    chosen = header_rows or {}
    if kind == "xlsx":
        sheets = tuple(_sheet(seen, chosen) for seen in workbooks.glances(path))
        return Survey(kind, "", True, "", sheets, size, sha256)
    letters = encodings.encoding_of(path, encoding)
    if delimiter is None:
        delimiter, width = delimited.delimiter_of(path, letters.name)
    elif delimiter in delimited.DELIMITERS:
        width = delimited.width_of(path, letters.name, delimiter)
    else:
        raise refuse("delimiter_unknown")
    seen = delimited.glance(path, letters, delimiter, width)
    remarks = () if letters.sure else (Remark.of("encoding_guessed", encoding=letters.name),)
    return Survey(
        kind,
        letters.name,
        letters.sure,
        delimiter,
        (_sheet(seen, chosen),),
        size,
        sha256,
        remarks,
    )


def _sheet(seen: Glance, chosen: Mapping[str, int]) -> SheetSurvey:
    head = seen.head
    found = header.find(seen, chosen.get(seen.name))
    first = found.row + found.rows if found.row else 1
    below = [cells for row, cells in head if row >= first]
    headings, remarks = header.titles(found, seen, below)
    values = [[c[i] if i < len(c) else "" for c in below] for i in range(seen.columns)]
    details = header.without_header(values) if not found.row else settle(found.keys, values)
    explanation = None
    if below and looks_like_explanation(below[0]):
        explanation = first
        below = below[1:]
        if found.row:
            details = settle(found.keys, [column[1:] for column in values])
    sample = [(row, cells) for row, cells in head if row >= first and row != explanation]
    return SheetSurvey(
        name=seen.name,
        rows=seen.rows,
        columns=seen.columns,
        width=seen.width,
        hidden=seen.hidden,
        hidden_rows=seen.hidden_rows,
        hidden_row_count=seen.hidden_row_count,
        hidden_columns=seen.hidden_columns,
        header_row=found.row,
        header_rows=found.rows,
        headings=headings,
        meanings=tuple(detail.column for detail in details),
        details=details,
        header_lines=found.lines,
        sample=tuple(sample[:SAMPLE_ROWS]),
        explanation_row=explanation,
        remarks=seen.remarks
        + remarks
        + _of_sheet(seen, found)
        + header.doubts(headings, found.keys, details),
    )


def _of_sheet(seen: Glance, found: header.Header) -> tuple[Remark, ...]:
    remarks = []
    if seen.hidden:
        remarks.append(Remark.of("hidden_sheet"))
    if seen.hidden_row_count:
        remarks.append(Remark.of("hidden_rows", count=seen.hidden_row_count))
    if seen.hidden_columns:
        remarks.append(Remark.of("hidden_columns", columns=", ".join(seen.hidden_columns)))
    if not found.row and seen.rows:
        remarks.append(Remark.of("no_header"))
    if found.row and found.rows == 2:
        remarks.append(Remark.of("two_line_header", row=found.row))
    return tuple(remarks)


def rows(path: FilePath, survey: Survey, sheet_name: str) -> Iterator[tuple[int, list[str]]]:
    """(spreadsheet row number, cells as text) of every row of the sheet, header and blanks too.

    Each row has as many cells as the sheet has columns. Flat in memory for CSV, bounded for XLSX.
    May raise Refused in the middle, when a later row breaks a limit.
    """
    sheet = survey.sheet(sheet_name)
    if survey.kind == "xlsx":
        return workbooks.read(path, sheet_name, sheet.columns)
    return delimited.read(path, survey.encoding, survey.delimiter, sheet.width, sheet.columns)


def judged(
    path: FilePath, survey: Survey, sheet_name: str
) -> Iterator[tuple[int, list[str], Reason | None]]:
    """All rows but the header's own, each with the reason why it is not a record, or None."""
    sheet = survey.sheet(sheet_name)
    first, last = sheet.first_row - sheet.header_rows, sheet.first_row - 1
    reason_of = judge(sheet.meanings, sheet.header_lines)
    for row, cells in rows(path, survey, sheet_name):
        if row > last:
            reason = Reason.EXPLANATION_ROW if row == sheet.explanation_row else reason_of(cells)
            yield row, cells, reason
        elif row < first:
            yield row, cells, before_header(cells)
