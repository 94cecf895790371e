"""What waits, as the pages say it: what is to be done, where, by when, and where it leads."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from associations.queries.waiting import SOON, Waiting
from associations.vocabulary.waiting import STEPS, Step
from hnsa.core.saying import shown, text_of

PAGES: Final = {
    Step.DECIDE_APPLICATION: "application",
    Step.DECIDE_REFUSAL: "application",
    Step.GIVE_NOTICE: "termination",
    Step.HEAR: "termination",
    Step.DECIDE_TERMINATION: "termination",
    Step.DECIDE_APPEAL: "termination",
    Step.ACCEPT_RESIGNATION: "resignation",
    Step.HOLD_MEETING: "meeting",
    Step.CLOSE_MEETING: "meeting",
    Step.WRITE_MINUTES: "meeting",
    Step.COUNT_VOTES: "motion",
    Step.CARRY_OUT: "motion",
    Step.END_OFFICE: "association_office",
    Step.HAND_OVER: "association_office",
    Step.ANNOUNCE: "election",
    Step.ELECTION_STEP: "election",
    Step.HEAR_COMPLAINT: "election_complaints",
    Step.DESTROY_PAPERS: "record",
}  # of one row
LISTS: Final = {
    Step.CALL_MEETING: "meetings",
    Step.DO_TASK: "tasks",
    Step.ELECT: "association_offices",
}  # of an association


@dataclass(frozen=True)
class Row:
    """One line of the list."""

    words: str
    name: str  # of the association
    about: SafeString
    address: str
    article: str
    next: tuple[SafeString, ...]
    margin: str  # the day, short
    day: date | None
    tone: str
    sign: str
    when: str


def rows_of(found: Iterable[Waiting], on: date) -> list[Row]:
    """The lines in the order given."""
    return [_row(one, on) for one in found]


def _row(one: Waiting, on: date) -> Row:
    tone, sign, when = when_of(one, on)
    day = one.by or one.since
    return Row(
        words=text_of(STEPS[one.step][1]),
        name=one.name,
        about=shown(one.about) if one.about else SafeString(""),
        address=address_of(one),
        article=one.article,
        next=tuple(map(shown, one.next)),
        margin=date_format(day, "j M" if day.year == on.year else "M Y") if day else "–",
        day=day,
        tone=tone,
        sign=sign,
        when=when,
    )


def address_of(one: Waiting) -> str:
    """The page on which it is done."""
    if one.step in LISTS:
        return reverse(LISTS[one.step], args=[one.body])
    return reverse(PAGES[one.step], args=[one.body, one.row])


def when_of(one: Waiting, on: date) -> tuple[str, str, str]:
    """Tone, sign and words of by when it must be done, or since when it waits."""
    days = one.days(on)
    if one.late and days is not None and days < 0:
        late = ngettext("%(n)d day late", "%(n)d days late", -days) % {"n": -days}
        return "stop", "stop", late
    if one.late:
        return "stop", "stop", _("late")
    if days is None:
        waited = 0 if one.since is None else max(0, (on - one.since).days)
        words = ngettext("for %(n)d day", "for %(n)d days", waited) % {"n": waited}
        return "flat", "wait", words if waited else _("since today")
    if days == 0:
        return "warn", "warn", _("today")
    words = ngettext("in %(n)d day", "in %(n)d days", days) % {"n": days}
    return ("warn", "warn", words) if days <= SOON else ("wait", "wait", words)
