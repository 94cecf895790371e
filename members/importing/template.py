"""The empty list to fill in: headings that the wizard knows, and a second row that explains."""

import io
from typing import Any, Final

from django.utils import translation
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill

from hnsa.law.words import says
from members.importing.files import column_letters
from members.rules.column_words import LABELS
from members.rules.headings import recognise
from members.vocabulary.columns import Column
from members.vocabulary.country import Country, country

COLUMNS: Final[dict[Column, tuple[str, str]]] = {
    Column.MEMBER_NUMBER: ("Member No", says("Optional. Her number in your organisation.")),
    Column.FULL_NAME: ("Name", says("Required. As she writes it.")),
    Column.FULL_NAME_NATIVE: (
        "Name in Own Script", says("Optional. The same name in her own letters."),
    ),
    Column.RELATIVE_NAME: (
        "Father/Husband Name", says("If known. It tells her from others of her name."),
    ),
    Column.NATIONAL_ID: ("ID Number", says("If known, as on the card. For example:")),
    Column.AGE: ("Age", says("In whole years. Leave empty if the birth date is known.")),
    Column.BIRTH_DATE: ("Date of Birth", says("If known. Write day/month/year.")),
    Column.GENDER: ("Gender", says("Write F or M.")),
    Column.PHONE: ("Mobile No", says("If known, with the first 0.")),
    Column.LOCALITY: ("Village", says("Write the village, mohalla or quarter.")),
    Column.WARD: ("Ward", says("Optional.")),
    Column.DISTRICT: ("District", says("Write it as in the register.")),
    Column.TRADE: ("Trade", says("Write what she makes or does at home.")),
    Column.POST: ("Post", says("Optional. For example president or secretary.")),
    Column.JOINED_ON: ("Joining Date", says("If known. Write day/month/year.")),
    Column.FEE_AMOUNT: ("Fee", says("Optional. In figures only.")),
    Column.REMARKS: ("Remarks", says("Optional. Anything else that matters.")),
}  # fmt: skip
_WIDE: Final = 22
_TEXT_FORMAT: Final = "@"


def headings(homenet: str, language: str) -> list[tuple[Column, str]]:
    """The headings in that language where our own heading list knows them, else in English."""
    chosen = []
    place = country(homenet)
    with translation.override(language):
        for column, (english, _why) in COLUMNS.items():
            local = _(LABELS[column])
            name = local if _means(local, column) else english
            if column is Column.NATIONAL_ID:
                name = _document(place) or name
            chosen.append((column, name))
    return chosen


def _means(heading: str, column: Column) -> bool:
    found = recognise(heading)
    return found is not None and found.column is column and not found.guessed


def _document(place: Country) -> str:
    """What the country calls the document, where the heading list knows it: "CNIC"."""
    document = place.document(place.default_document)
    for name in (document.label, document.label.split(" /")[0], document.native_label):
        if _means(name, Column.NATIONAL_ID):
            return name
    return ""


def explanations(homenet: str, language: str) -> list[str]:
    """The second row: what goes into each column, with made-up examples of the country."""
    place = country(homenet)
    example = place.document(place.default_document).example
    with translation.override(language):
        texts = []
        for column, (_english, why) in COLUMNS.items():
            text = _(why)
            if column is Column.NATIONAL_ID:
                text = f"{text} {example}"
            texts.append(text)
    return texts


def template_of(homenet: str, language: str) -> bytes:
    """The template as XLSX. `homenet` is the ISO code of the country, `language` of the page."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Members"
    sheet.freeze_panes = "A3"
    sheet.sheet_view.rightToLeft = translation.get_language_info(language)["bidi"]
    names = [name for _column, name in headings(homenet, language)]
    texts = explanations(homenet, language)
    for at, (name, text) in enumerate(zip(names, texts, strict=True), start=1):
        column = sheet.column_dimensions[column_letters(at)]
        column.width = _WIDE
        column.number_format = _TEXT_FORMAT  # so that numbers keep first 0 and last digits
        _fill(sheet.cell(1, at), name, bold=True)
        _fill(sheet.cell(2, at), text, bold=False)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _fill(cell: Any, text: str, *, bold: bool) -> None:
    cell.value = text
    cell.number_format = _TEXT_FORMAT
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    cell.font = Font(bold=bold, italic=not bold, color=None if bold else "5B5363")
    cell.fill = PatternFill("solid", fgColor="F6EBF3" if bold else "F7F6F3")
