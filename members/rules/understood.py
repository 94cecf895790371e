"""What a row of a list says, as data: the context it stands in, its values, its remarks."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final, NamedTuple

from members.rules import damage
from members.rules.numbers import ReadNumber
from members.vocabulary.columns import Column
from members.vocabulary.country import Country
from members.vocabulary.reasons import Reason, Status

FATAL: Final = frozenset(
    {Reason.NAME_MISSING, Reason.DECEASED, Reason.ALREADY_LEFT, Reason.BODY_MISSING,
     Reason.BODY_UNKNOWN, Reason.OWN_NUMBER_UNKNOWN}
)  # fmt: skip
# How much of a text the register holds; what is longer is not cut but left out, and said.
LONGEST: Final = {
    Column.FULL_NAME: 200, Column.RELATIVE_NAME: 200, Column.LOCALITY: 120, Column.WARD: 60,
    Column.TRADE: 80, Column.ADDRESS: 1000, Column.REMARKS: 2000, Column.MEMBER_NUMBER: 32,
    Column.CATEGORY: 40, Column.FULL_NAME_NATIVE: 200,
}  # fmt: skip
_LONGEST_ELSE: Final = 200


@dataclass(frozen=True, slots=True)
class Context:
    """What holds for every row of a list."""

    country: Country
    as_of: date
    present: frozenset[Column]  # the columns of the list: a missing column is no missing value
    date_order: str = "dmy"
    age_year: int | None = None  # of a heading "Age (2024)"
    calendars: Mapping[Column, str] = field(default_factory=dict)  # 'bs', 'ad' from the headings


class Remark(NamedTuple):
    """One thing to be said of a row: the reason, the cell it is about, and what stood there."""

    reason: Reason
    column: Column | None = None
    shown: str = ""


def fatal(remark: Remark) -> bool:
    """Whether the remark alone keeps the row out of the register."""
    if remark.reason is Reason.TEXT_TOO_LONG:
        return remark.column is Column.FULL_NAME
    return remark.reason in FATAL


@dataclass(slots=True)
class Understood:
    """What a row says. `status` is REJECTED where the row alone decides that, else None."""

    values: dict[str, object] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)
    number: ReadNumber | None = None
    other_phones: tuple[str, ...] = ()
    aside: dict[str, str] = field(default_factory=dict)  # heading -> cell, kept as written

    @property
    def status(self) -> Status | None:
        return Status.REJECTED if any(map(fatal, self.remarks)) else None

    def say(self, reasons: tuple[Reason, ...], column: Column, shown: str) -> None:
        """Remark each reason on that cell."""
        for reason in reasons:
            self.remarks.append(Remark(reason, column, shown))

    def keep(self, column: Column, text: str) -> None:
        """A text as a value; what is too long for the register goes aside whole, and is said."""
        if len(text) > LONGEST.get(column, _LONGEST_ELSE):
            self.remarks.append(Remark(Reason.TEXT_TOO_LONG, column, text[:200]))
            self.aside[column.value] = text
            text = ""
        elif damage.damaged(text):
            self.remarks.append(Remark(Reason.TEXT_DAMAGED, column, text))
        self.values[column.value] = text or None
