"""The form of a statement of dues: the day, who states it, and a row for each member."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from associations.actions.dues_statements import Owed
from associations.forms.registration_fields import Day, Line, Step
from associations.queries.member_registers import Owing
from associations.rules.asked_of_members import Member
from hnsa.core.saying import said
from hnsa.law.blanks import Unread
from hnsa.law.money import Money

_BLANKS: Final = {blank.name: blank for blank in Member.blanks}


class Stating(Step):
    """The day of the statement, and who states it."""

    stated_on = Day(required=True, label=gettext_lazy("State of the day"))
    stated_by = Line(
        longest=120, required=True, label=gettext_lazy("Stated by"),
        help_text=gettext_lazy("Usually the treasurer."),
    )  # fmt: skip


@dataclass(frozen=True)
class Shown:
    """One row: the member, and what was typed."""

    owing: Owing
    months: str
    owes: str
    error: str = ""


class Rows:
    """The rows as they were typed; one that is left empty states nothing."""

    def __init__(self, rows: Sequence[Owing], data: Mapping[str, Any] | None) -> None:
        self.owed: dict[int, Owed] = {}
        self.shown = [self._row(one, data) for one in rows]

    @property
    def wrong(self) -> int:
        """How many rows cannot be read."""
        return sum(bool(one.error) for one in self.shown)

    def _row(self, row: Owing, data: Mapping[str, Any] | None) -> Shown:
        if data is None:
            return Shown(row, "", "")
        months = str(data.get(f"months-{row.person}", "")).strip()[:12]
        owes = str(data.get(f"owes-{row.person}", "")).strip()[:24]
        if not months and not owes:
            return Shown(row, "", "")
        if not months:
            return Shown(row, months, owes, _("Say how many months as well; 0 where none."))
        try:
            sum_: Money | None = _BLANKS["owes"].read(owes) if owes else None
            self.owed[row.person] = Owed(_BLANKS["months_owed"].read(months), sum_)
        except Unread as error:
            return Shown(row, months, owes, said(error.line))
        return Shown(row, months, owes)
