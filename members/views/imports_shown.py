"""Rows of an import as the pages show them: the line of the table, and the panel that says why."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from cryptography.exceptions import InvalidTag
from django.utils.safestring import SafeString

from hnsa.core import sealing
from members.forms.imports_mapping import cover
from members.importing.files import column_letters
from members.models import ImportJob, ImportRow, ImportTrace, Place
from members.rules.sentences import sentence_of
from members.rules.sentences_of_rows import BY_ARTICLES, DOUBLES, NO_RECORD, NOT_ACCEPTED
from members.views import imports_words as words
from members.views.imports_articles import ArticleShown, articles_of
from members.vocabulary.columns import Column
from members.vocabulary.reasons import Reason, Status

# A reason speaks of one of these columns when its own name stands over none.
_ALSO = {
    "relative_name": (Column.FATHER_NAME, Column.HUSBAND_NAME, Column.RELATION),
    "begins_on": (Column.JOINED_ON,),
    "birth_on": (Column.BIRTH_DATE,),
    "birth_date": (Column.BIRTH_YEAR, Column.AGE),
    "full_name": (Column.FULL_NAME_NATIVE,),
    "relation": (Column.RELATIVE_NAME,),
    "left_on": (Column.STATUS, Column.REMARKS),
    "status": (Column.REMARKS, Column.LEFT_ON),
}


@dataclass(frozen=True)
class ColumnRead:
    """One column of the file: its letter, its heading, and what it was taken for."""

    letter: str
    heading: str
    meaning: str


class Lists:
    """The sheets of a job and their columns, worked out once a page."""

    def __init__(self, job: ImportJob) -> None:
        self.sheets: list[dict[str, Any]] = (job.survey or {}).get("sheets", [])
        self.chosen: dict[str, Any] = (job.choices or {}).get("sheets", {})
        self._columns: dict[int, list[ColumnRead]] = {}

    @cached_property
    def several(self) -> bool:
        """Whether a row needs the name of its sheet."""
        used = [
            sheet for sheet in self.sheets if self.chosen.get(sheet["name"], {}).get("use", True)
        ]
        return len(used) > 1

    def name(self, sheet: int) -> str:
        return str(self.sheets[sheet]["name"]) if sheet < len(self.sheets) else ""

    def columns(self, sheet: int) -> list[ColumnRead]:
        if sheet not in self._columns:
            self._columns[sheet] = list(self._read(sheet))
        return self._columns[sheet]

    def _read(self, sheet: int) -> list[ColumnRead]:
        if sheet >= len(self.sheets):
            return []
        found = self.sheets[sheet]
        chosen = self.chosen.get(found["name"], {}).get("columns", {})
        guessed = found.get("meanings") or []
        return [
            ColumnRead(
                column_letters(at + 1),
                heading,
                chosen.get(heading, guessed[at] if at < len(guessed) else Column.ASIDE),
            )
            for at, heading in enumerate(found.get("headings") or [])
        ]


@dataclass(frozen=True)
class ReasonShown:
    """One reason in words, with the cell it speaks of."""

    heading: SafeString
    text: SafeString
    next: SafeString | str
    tone: str
    sign: str
    cell: str = ""  # "E19"
    shown: str = ""
    articles: Sequence[ArticleShown] = ()
    by: str = ""  # who admitted her against them


@dataclass
class RowShown:
    """One row: what the table needs, and with `reasons` what the panel needs."""

    row: ImportRow
    sheet: str
    tone: str
    sign: str
    word: Any
    name: str
    relative: str
    number: str
    age: str
    effect: Any
    decision: Any
    reasons: list[ReasonShown] = field(default_factory=list)
    person: int | None = None  # whom the row made or changed, after acceptance
    marked: frozenset[str] = frozenset()  # fields with a remark: underlined in the table

    @property
    def remarks(self) -> list[SafeString]:
        return [reason.heading for reason in self.reasons]


def lines(rows: list[ImportRow], lists: Lists, *, written: bool) -> list[RowShown]:
    """The rows of one page for the table; `written` adds the people that they made."""
    bare = [row.pk for row in rows if not row.values]
    cells = dict(ImportRow.objects.filter(pk__in=bare).values_list("pk", "sealed_cells"))
    people = {}
    if written:
        traces = ImportTrace.objects.filter(row_id__in=[row.pk for row in rows])
        people = dict(traces.values_list("row_id", "person_id"))
    found = []
    for row in rows:
        words_of_row = unsealed(cells[row.pk]) if row.pk in cells else []
        line = shown(row, lists, words_of_row)
        line.person = people.get(row.pk)
        found.append(line)
    return found


def shown(row: ImportRow, lists: Lists, cells: Sequence[str] = ()) -> RowShown:
    """A row in words; `cells` as written serve where nothing was understood."""
    tone, sign, word = words.STATUS.get(row.status, ("flat", "none", row.status))
    values = row.values or {}
    reasons = row.reasons or []
    damaged = _written(reasons, Column.NATIONAL_ID)
    return RowShown(
        row=row,
        sheet=lists.name(row.sheet) if lists.several else "",
        tone=tone,
        sign=sign,
        word=word,
        name=words.name_of(values, cells),
        relative=values.get("relative_name") or "",
        number=values.get("national_id") or damaged,
        age=words.age(values) or _written(reasons, Column.AGE),
        effect=words.EFFECT.get(row.effect, row.effect),
        decision=words.DECISION.get(row.decision, ""),
        reasons=[reason_shown(reason, row, lists) for reason in reasons],
        marked=frozenset(reason.get("field") or "" for reason in reasons),
    )


def _written(reasons: list[dict[str, Any]], column: str) -> str:
    """What stood in a cell that was left empty, so that the table can show it."""
    for reason in reasons:
        if reason.get("field") == column and reason.get("shown"):
            return cover(str(reason["shown"]))
    return ""


def reason_shown(reason: dict[str, Any], row: ImportRow, lists: Lists) -> ReasonShown:
    """One reason of the row in words."""
    kind = str(reason.get("kind") or reason.get("code") or "")
    sentence = sentence_of(kind)
    about = str(reason.get("field") or "")
    seen = (
        cover(str(reason.get("shown") or ""))
        if about == Column.NATIONAL_ID
        else reason.get("shown")
    )
    column = _column_of(about, lists.columns(row.sheet))
    blanks = {
        "other": words.other_row(reason.get("other_row"), str(reason.get("other_sheet") or "")),
        "shown": seen or "",
        "field": column.heading if column else words.label(about),
    }
    heading, text, following = (
        words.say(part, **{name: said for name, said in blanks.items() if f"{{{name}}}" in part})
        if part
        else ""
        for part in (sentence.heading, sentence.text, sentence.next)
    )
    tone, sign = _tone(kind, row.status)
    return ReasonShown(
        heading=SafeString(heading),
        text=SafeString(text),
        next=following,
        tone=tone,
        sign=sign,
        cell=f"{column.letter}{row.row}" if column else "",
        shown=str(seen or ""),
        articles=articles_of(reason),
        by=str(reason.get("by") or ""),
    )


def _column_of(about: str, columns: list[ColumnRead]) -> ColumnRead | None:
    for meaning in (about, *_ALSO.get(about, ())):
        for column in columns:
            if meaning and column.meaning == meaning:
                return column
    return None


def _tone(kind: str, status: str) -> tuple[str, str]:
    if kind in NO_RECORD:
        return "flat", "none"
    if kind in DOUBLES:
        return "wait", "twin"
    if kind in BY_ARTICLES or (kind in NOT_ACCEPTED and status == Status.REJECTED):
        return "stop", "stop"
    if kind in (Reason.PHONE_SHARED, Reason.PHONE_SHARED_REGISTER, Reason.SAME_PERSON_ELSEWHERE):
        return "flat", "eye"
    return "warn", "warn"


def unsealed(sealed: bytes | memoryview) -> list[str]:
    """The cells as they were written; nothing where they cannot be read any more."""
    try:
        found = json.loads(sealing.unseal(sealed))
    except (InvalidTag, ValueError, TypeError):
        return []
    return ["" if cell is None else str(cell) for cell in found]


@dataclass(frozen=True)
class CellShown:
    """One cell of the row: where it stands, what was written, what it was taken for."""

    address: str
    heading: str
    written: str
    meaning: str


def cells_shown(row: ImportRow, lists: Lists) -> list[CellShown]:
    """All cells of the row as written, numbers of documents covered."""
    written = unsealed(row.sealed_cells)
    columns = lists.columns(row.sheet)
    shown_cells = []
    for at, cell in enumerate(written):
        column = columns[at] if at < len(columns) else None
        if not cell.strip():
            continue
        number = column is not None and column.meaning == Column.NATIONAL_ID
        if number or column is None:  # the same mask everywhere: two masks tell more than one
            cell = str((row.values or {}).get("national_id") or "") if number else ""
            cell = cell or cover(written[at])
        shown_cells.append(
            CellShown(
                address=f"{column_letters(at + 1)}{row.row}",
                heading=column.heading if column else "",
                written=cell,
                meaning=words.label(column.meaning) if column else "",
            )
        )
    return shown_cells


@dataclass(frozen=True)
class Change:
    """One field that bringing in the row would change."""

    field: str
    before: Any
    after: Any


def changes_shown(row: ImportRow) -> list[Change]:
    """Field by field: what the register says, and what the file says."""
    found: list[Change] = []
    for group_name, group in (row.changes or {}).items():
        if not isinstance(group, dict):  # the day on which a new spell begins
            found.append(Change(words.label(group_name), "", words.value(group_name, group)))
            continue
        for key, pair in group.items():
            before, after = (_said(key, one) for one in (pair[0], pair[1]))
            found.append(Change(words.label(key.removesuffix("_id")), before, after))
    return found


def _said(key: str, said: Any) -> Any:
    if key == "place_id" and said:
        place = Place.objects.filter(pk=said).first()
        return str(place or "")
    return words.value(key, said)
