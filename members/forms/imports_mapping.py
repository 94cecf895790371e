"""What the columns of a list mean: one form over all sheets that are used."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from members.forms.imports import organisation_named, suggestion
from members.models import Body, ImportJob
from members.rules.column_words import LABELS
from members.vocabulary.columns import Column

MANY = frozenset({Column.PHONE, Column.NATIONAL_ID, Column.IGNORE, Column.ASIDE})
NAMES = frozenset({Column.FULL_NAME, Column.FULL_NAME_NATIVE})
ORDERS = ("dmy", "mdy", "ymd")
SAMPLES = 3  # values shown for each column


@dataclass
class ColumnShown:
    """One column of a sheet as the mapping page shows it."""

    name: str  # of the field
    number: int  # from 1
    heading: str
    values: list[str]
    meaning: str
    recognised: bool
    guessed: bool
    year: int | None = None
    error: str = ""
    letter: str = ""  # the spreadsheet's, which the page fills in


@dataclass
class SheetShown:
    """One used sheet: its columns, and the body that its people belong to."""

    index: int
    name: str
    columns: list[ColumnShown]
    body: str = ""
    new_body: str = ""
    errors: list[str] = field(default_factory=list)
    body_error: str = ""
    body_id: int | None = None

    @property
    def names_bodies(self) -> bool:
        return any(column.meaning == Column.BODY for column in self.columns)


class MappingForm:
    """Bound to the survey of a job; `choices()` is what the engine takes."""

    def __init__(
        self, job: ImportJob, user: Any, draft: dict[str, Any], posted: Any = None
    ) -> None:
        self.job, self.user, self.posted = job, user, posted
        self.draft = draft
        self.kept: dict[str, Any] = job.choices or {}
        self.errors: list[tuple[str, str]] = []  # (id on the page, sentence)
        used = self._used()
        sheets = (job.survey or {}).get("sheets", [])
        self.sheets = [
            self._sheet(index, sheet) for index, sheet in enumerate(sheets) if sheet["name"] in used
        ]
        self.date_order = self._said("date_order", self.kept.get("date_order") or "dmy")
        self.when_differs = self._said("when_differs", self.kept.get("when_differs") or "file")
        make = "yes" if self.kept.get("make_bodies") else ""
        self.make_bodies = make if posted is None else posted.get("make_bodies", "")
        self.as_of = self._said("as_of", self.kept.get("as_of") or "")

    def _said(self, name: str, otherwise: str) -> str:
        return str(self.posted.get(name, otherwise)) if self.posted is not None else otherwise

    def _used(self) -> set[str]:
        kept = {name: bool(one.get("use")) for name, one in self._kept_sheets().items()}
        ticked = self.draft.get("used") or kept
        names = [sheet["name"] for sheet in (self.job.survey or {}).get("sheets", [])]
        return {name for name in names if ticked.get(name, not ticked)}

    def _kept_sheets(self) -> dict[str, Any]:
        return self.kept.get("sheets") or {}

    def _sheet(self, index: int, sheet: dict[str, Any]) -> SheetShown:
        kept = self._kept_sheets().get(sheet["name"], {})
        columns = [
            self._column(index, at, heading, sheet, kept)
            for at, heading in enumerate(sheet.get("headings") or [])
        ]
        shown = SheetShown(index, sheet["name"], columns)
        shown.body, shown.new_body = self._body_of(kept)
        shown.body = self._said(f"s{index}-body", shown.body).strip()
        shown.new_body = self._said(f"s{index}-new_body", shown.new_body).strip()[:200]
        return shown

    def _body_of(self, kept: dict[str, Any]) -> tuple[str, str]:
        """What stands in the two fields for the body before the clerk writes anything."""
        body = None
        if kept.get("body"):
            body = Body.objects.visible_to(self.user).filter(pk=kept["body"]).first()
        elif not kept.get("new_body"):
            body = self.job.body
        return (suggestion(body.name, body.code), "") if body else ("", kept.get("new_body") or "")

    def _column(
        self, index: int, at: int, heading: str, sheet: dict[str, Any], kept: dict[str, Any]
    ) -> ColumnShown:
        details = sheet.get("details") or []
        unknown: dict[str, Any] = {"column": Column.ASIDE}
        detail: dict[str, Any] = details[at] if at < len(details) else unknown
        found = detail["column"]
        chosen = (kept.get("columns") or {}).get(heading, found)
        name = f"s{index}-c{at}"
        meaning = self._said(name, chosen)
        return ColumnShown(
            name=name,
            number=at + 1,
            heading=heading,
            values=_sample(sheet, at, covered=found == Column.NATIONAL_ID),
            meaning=meaning if meaning in set(Column) else Column.ASIDE,
            recognised=found not in (Column.ASIDE, ""),
            guessed=bool(detail.get("guessed")),
            year=detail.get("year"),
        )

    def is_valid(self) -> bool:
        """Check everything; what is wrong stands in `errors` and beside its field."""
        self.errors = []
        for sheet in self.sheets:
            self._check_columns(sheet)
            self._check_body(sheet)
        if self.date_order not in ORDERS:
            self.errors.append(("date_order", _("Choose how the list writes days.")))
        if _day(self.as_of) is None:
            sentence = _("Write the day for which the ages are true, such as 2024-12-31.")
            self.errors.append(("as_of", sentence))
        if self.when_differs not in ("file", "register"):
            self.when_differs = "file"
        return not self.errors

    def _check_columns(self, sheet: SheetShown) -> None:
        times = Counter(column.meaning for column in sheet.columns)
        for column in sheet.columns:
            if times[column.meaning] > 1 and column.meaning not in MANY:
                column.error = _(
                    "Two columns cannot both be “%(meaning)s”. Choose another meaning for one."
                ) % {"meaning": _(LABELS[Column(column.meaning)])}
                self.errors.append((column.name, f"{sheet.name}, {column.heading}: {column.error}"))
        if not NAMES & set(times):
            first = sheet.columns[0].name if sheet.columns else f"s{sheet.index}"
            sentence = _("No column is the name. Without names nobody can be brought in.")
            sheet.errors.append(sentence)
            self.errors.append((first, f"{sheet.name}: {sentence}"))

    def _check_body(self, sheet: SheetShown) -> None:
        field_id = f"s{sheet.index}-body"
        if sheet.names_bodies or (sheet.new_body and not sheet.body):
            return
        if not sheet.body:
            sheet.body_error = _("Say into which organisation these people go.")
        elif sheet.new_body:
            sheet.body_error = _("Choose: an organisation of the register, or a new one. Not both.")
        else:
            try:
                found = organisation_named(self.user, [self.job.homenet], sheet.body)
                sheet.body_id = found.pk
            except ValidationError as error:
                sheet.body_error = " ".join(error.messages)
        if sheet.body_error:
            self.errors.append((field_id, f"{sheet.name}: {sheet.body_error}"))

    def choices(self) -> dict[str, Any]:
        """What the engine takes (see `members.importing.jobs.choose`)."""
        survey = self.job.survey or {}
        sheets: dict[str, Any] = {}
        shown = {sheet.name: sheet for sheet in self.sheets}
        for sheet in survey.get("sheets", []):
            one = shown.get(sheet["name"])
            if one is None:
                kept = self._kept_sheets().get(sheet["name"], {})
                sheets[sheet["name"]] = {**kept, "use": False}
                continue
            sheets[one.name] = {
                "use": True,
                "header_row": sheet.get("header_row"),
                "body": one.body_id,
                "new_body": "" if one.body_id or one.names_bodies else one.new_body,
                "columns": {column.heading: column.meaning for column in one.columns},
            }
        as_of = _day(self.as_of)
        assert as_of is not None  # is_valid saw to it
        return {
            "encoding": survey.get("encoding"),
            "delimiter": survey.get("delimiter"),
            "date_order": self.date_order,
            "as_of": as_of.isoformat(),
            "when_differs": self.when_differs,
            "make_bodies": self.make_bodies == "yes",
            "sheets": sheets,
        }


def _day(text: str) -> date | None:
    try:
        return parse_date(text)
    except ValueError:
        return None


def cover(text: str) -> str:
    """A number of a document with its middle covered; short texts stay as they are."""
    places = [at for at, sign in enumerate(text) if sign.isdecimal()]
    if len(places) < 8 or "e+" in text.lower():
        return text
    hidden = set(places[4:-3])
    return "".join("•" if at in hidden else sign for at, sign in enumerate(text))


def _sample(sheet: dict[str, Any], at: int, *, covered: bool) -> list[str]:
    """The first different values of a column below its headings."""
    values: list[str] = []
    for _row, cells in sheet.get("sample") or []:
        value = str(cells[at]).strip() if at < len(cells) else ""
        if value and value not in values:
            values.append(value)
        if len(values) == SAMPLES:
            break
    return [cover(value) if covered else value for value in values]
