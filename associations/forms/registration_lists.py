"""A list of women, pasted or sent as a file, read by the engine of the import wizard.

The engine finds the headings, reads names, cards, ages and days in any script, and says what is
wrong with a cell. What it understood is written down woman by woman, exactly as with the four
fields, so the writer's sight and right bind here as there. A row that is not clear comes back as
it was pasted, with what is to be mended.
"""

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from associations.actions.women import Woman
from associations.forms.registration_fields import Step
from hnsa.core.saying import text_of
from members.importing import survey as surveys
from members.importing.files import Refused
from members.models import Body
from members.rules.rows import Understood, understand
from members.rules.sentences import sentence_of
from members.rules.understood import Context
from members.vocabulary.columns import Column
from members.vocabulary.country import country
from members.vocabulary.people import Gender, Relation
from members.vocabulary.reasons import Reason

MOST_ROWS = 200  # at once; longer lists go through the office
LONGEST_PASTE = 60_000
_IN_ORDER = (Column.FULL_NAME, Column.RELATIVE_NAME, Column.AGE, Column.NATIONAL_ID, Column.PHONE)
_FATAL = (Reason.NAME_MISSING, Reason.DECEASED, Reason.ALREADY_LEFT)
_UNREAD = {
    Column.FULL_NAME: gettext_noop("The name cannot be read."),
    Column.NATIONAL_ID: gettext_noop("The card number cannot be right. Mend it, or leave it out."),
    Column.PHONE: gettext_noop("The phone number cannot be right. Mend it, or leave it out."),
    Column.AGE: gettext_noop("The age cannot be read. Write a number."),
    Column.BIRTH_DATE: gettext_noop("The day of birth cannot be read. Her age is enough."),
    Column.BIRTH_YEAR: gettext_noop("The year of birth cannot be read. Her age is enough."),
}


class Pasted(Step):
    """Lines, or a file."""

    lines = forms.CharField(
        label=gettext_lazy("Lines"), required=False, strip=False,
        widget=forms.Textarea(attrs={"rows": 8, "dir": "auto", "autocomplete": "off"}),
        help_text=gettext_lazy(
            "One woman a line: name, father’s or husband’s name, age, card number. Copied from a "
            "table it is right as it is."
        ),
    )  # fmt: skip
    file = forms.FileField(
        label=gettext_lazy("Or a file"), required=False, allow_empty_file=True,
        help_text=gettext_lazy("Excel or CSV, as it is."),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.txt,text/csv,text/plain"}),
    )  # fmt: skip
    layout = ("lines", "file")

    def clean(self) -> dict[str, Any]:
        told = self.cleaned_data
        if len(told.get("lines") or "") > LONGEST_PASTE:
            self.add_error("lines", too_many())
        elif not (told.get("lines") or "").strip() and not told.get("file"):
            self.add_error("lines", _("Paste at least one line, or choose a file."))
        return told


@dataclass(frozen=True)
class Row:
    """One row: as it was written, and the woman that was understood or what is to be mended."""

    number: int
    written: str
    woman: Woman | None
    wrong: tuple[str, ...] = ()


def too_many() -> str:
    """What is said of a list that is too long for this page."""
    return _(
        "At most %(most)d women at once. Send it in parts, or ask the office to bring in the list."
    ) % {"most": MOST_ROWS}


def read(told: Mapping[str, Any], body: Body, on: date) -> list[Row]:
    """All rows of what was pasted or sent. Raises ValidationError where it is no list at all."""
    with TemporaryDirectory(prefix="hnsa-list-") as folder:
        path = Path(folder) / "list"
        file: IO[bytes] | None = told.get("file")
        name = str(getattr(file, "name", "")) or "list.txt"
        path.write_bytes(file.read() if file else str(told["lines"]).strip("\r\n").encode())
        try:
            found = surveys.survey(path, name)
            return [row for sheet in found.sheets for row in _rows(path, found, sheet, body, on)]
        except Refused as refused:
            raise ValidationError(str(refused)) from refused


def _rows(
    path: Path, found: surveys.Survey, sheet: surveys.SheetSurvey, body: Body, on: date
) -> Iterator[Row]:
    columns = _columns(sheet)
    context = Context(
        country=country(body.homenet.code), as_of=on, present=frozenset(columns) & set(Column),
        date_order=country(body.homenet.code).date_order,
    )  # fmt: skip
    count = 0
    for number, cells, reason in surveys.judged(path, found, sheet.name):
        if reason is not None and not _may_be_a_woman(reason, columns, cells):
            continue
        count += 1
        if count > MOST_ROWS:
            raise ValidationError(too_many())
        named: dict[Column, str] = {}
        for column, cell in zip(columns, cells, strict=False):
            if not named.get(column):
                named[column] = cell
        row = understand(named, context)
        wrong = tuple(_wrong(row, named))
        yield Row(number, _written(cells), None if wrong else _woman(row, named, on), wrong)


def _columns(sheet: surveys.SheetSurvey) -> tuple[Column, ...]:
    """The meanings of the columns; without headings the usual order, where the cells agree."""
    if sheet.header_row:
        return sheet.meanings
    guessed = list(sheet.meanings)
    free = [column for column in _IN_ORDER if column not in guessed]
    return tuple(
        free.pop(0) if one in (Column.ASIDE, Column.IGNORE) and free else one for one in guessed
    )


def _may_be_a_woman(reason: Reason, columns: Sequence[Column], cells: Sequence[str]) -> bool:
    """A name alone in its line is a woman here: whoever pastes names pastes names."""
    filled = [cell for cell in cells if cell.strip()]
    return reason is Reason.SECTION_ROW and len(filled) == 1 and Column.FULL_NAME in columns


def _wrong(row: Understood, named: Mapping[Column, str]) -> Iterator[str]:
    """What keeps the row back: no name, she has died or left, or a cell that cannot be read."""
    for remark in row.remarks:
        if remark.reason in _FATAL:
            yield text_of(sentence_of(str(remark.reason)).heading)
            continue
        column = remark.column
        if column not in _UNREAD or row.values.get(column.value) is not None:
            continue
        if named.get(column, "").strip():
            yield _(_UNREAD[column])


def _woman(row: Understood, named: Mapping[Column, str], on: date) -> Woman:
    values = row.values
    age = values.get("age")
    gender = str(values.get("gender") or Gender.FEMALE)
    relation = str(values.get("relation") or Relation.UNKNOWN)
    born, year = values.get("birth_date"), values.get("birth_year")
    known = isinstance(born, date)
    return Woman(
        name=str(values.get("full_name") or values.get("full_name_native") or ""),
        native=str(values.get("full_name_native") or ""),
        relative=str(values.get("relative_name") or ""),
        relation=relation if relation in set(Relation) else Relation.UNKNOWN,
        number=named.get(Column.NATIONAL_ID, "") if row.number and row.number.number else "",
        gender=gender if gender in set(Gender) else Gender.FEMALE,
        born=born if isinstance(born, date) else None,
        birth_year=year if isinstance(year, int) and not known else None,
        age=age if isinstance(age, int) and not known and not isinstance(year, int) else None,
        phone=str(values.get("phone") or ""),
    )  # fmt: skip


def _written(cells: Sequence[str]) -> str:
    """The row as it can be mended and sent again."""
    out = io.StringIO()
    csv.writer(out, delimiter="\t", lineterminator="").writerow(
        [" ".join(cell.split()) for cell in cells]
    )
    return out.getvalue().rstrip("\t")


def heading_of(rows: Sequence[Row], typed: str) -> str:
    """The heading of what was pasted, put back above the lines that are to be mended."""
    lines = typed.strip().splitlines()
    return lines[0] if lines and rows and rows[0].number > 1 else ""


Write = Callable[[Woman], Any]


def write_all(rows: Sequence[Row], write: Write) -> tuple[int, list[Row]]:
    """Each woman by `write`; how many were, and the rows that come back with what is wrong."""
    done, back = 0, []
    for row in rows:
        if row.woman is None:
            back.append(row)
            continue
        try:
            write(row.woman)
            done += 1
        except ValidationError as error:
            back.append(Row(row.number, row.written, None, tuple(error.messages)))
    return done, back
