"""Meetings in the reader's words: breaches, what was frozen of them, the quorum, who is near."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from associations.forms.frozen import panel_of_frozen
from associations.forms.panels import Panel, panel_of
from associations.models import Meeting
from associations.queries import meetings
from associations.queries.attendance import Marked, Quorum
from associations.queries.meetings import Judged
from associations.queries.meetings_due import Due
from associations.vocabulary.gatherings import MeetingState
from hnsa.core.saying import text_of
from hnsa.law.verdict import Stand
from members.models import Body


@dataclass(frozen=True)
class Chip:
    """A status: tone, sign, words."""

    tone: str
    sign: str
    words: str


@dataclass(frozen=True)
class Breach:
    """An article that a meeting or its notice was held against; it stays."""

    article: str
    heading: str


STATES = {
    MeetingState.PLANNED: ("flat", "none"),
    MeetingState.CALLED: ("wait", "wait"),
    MeetingState.OPEN: ("wait", "half"),
    MeetingState.HELD: ("ok", "ok"),
    MeetingState.POSTPONED: ("flat", "go"),
    MeetingState.NOT_HELD: ("flat", "cross"),
}


def state_of(meeting: Meeting) -> Chip:
    """Where the meeting is."""
    tone, sign = STATES[MeetingState(meeting.state)]
    return Chip(tone, sign, meeting.get_state_display())


def due_chip(due: Due, on: date) -> Chip:
    """Where a meeting is that an article asks for."""
    if due.is_late(on):
        return Chip("stop", "stop", _("was due by then and was not held"))
    if due.planned_on is None:
        return Chip("wait", "wait", _("not planned yet"))
    if not due.is_planned(on):
        return Chip("warn", "warn", _("planned too late"))
    return Chip("ok", "check", _("in the calendar"))


def planned_for(due: Due, on: date) -> str:
    """For which day one is planned that comes too late; "" where that need not be told."""
    if due.planned_on is None or (due.is_planned(on) and not due.is_late(on)):
        return ""
    return _("One is planned for %(day)s.") % {"day": date_format(due.planned_on, "DATE_FORMAT")}


def breaches(meeting: Meeting) -> list[Breach]:
    """The articles that its notice and the meeting itself broke, as it was frozen; each once."""
    found: dict[str, Breach] = {}
    for judged in (meeting.notice_judged, meeting.judged):
        for one in (judged or {}).get("grounds", ()):
            if _stands_against(one):
                found.setdefault(one["article"], Breach(one["article"], text_of(one["heading"])))
    return list(found.values())


def _stands_against(ground: Mapping[str, Any]) -> bool:
    breaks = ground["stand"] == Stand.BREAKS
    return breaks and not (ground["overruled_by"] or ground["void_by"])


def panel(judged: Judged | None, body: Body) -> Panel | None:
    """The panel of what the articles say now."""
    return None if judged is None else panel_of(judged.verdict, body)


def kept_panel(kept: Mapping[str, Any] | None, body: Body) -> Panel | None:
    """The panel of what they said then."""
    if not kept:
        return None
    verdict = meetings.again(kept, body)
    return panel_of_frozen(kept, None, body) if verdict is None else panel_of(verdict, body)


def quorum_chip(quorum: Quorum | None) -> Chip:
    """How far it is to a quorum, with the articles that say so."""
    if quorum is None:
        return Chip("flat", "none", _("No article asks for a quorum."))
    by = articles(quorum.articles)
    if not quorum.known:
        return Chip("wait", "wait", _("The quorum cannot be said yet, %(by)s") % {"by": by})
    if quorum.short:
        told = ngettext(
            "%(short)d short of %(needed)d, %(by)s", "%(short)d short of %(needed)d, %(by)s",
            quorum.short,
        )  # fmt: skip
        more = {"short": quorum.short, "needed": quorum.needed, "by": by}
        return Chip("warn", "warn", told % more)
    return Chip("ok", "ok", _("Enough are here, %(by)s") % {"by": by})


def articles(numbers: tuple[str, ...]) -> str:
    """ "Art. 9, Art. 12"."""
    told = (_("Art. %(number)s") % {"number": one} for one in numbers)
    return _(", ").join(one.replace(" ", "\N{NO-BREAK SPACE}") for one in told)


def near_chip(row: Marked) -> Chip | None:
    """What staying away again would mean, by which article."""
    if row.near is None:
        return None
    told = {"n": row.missed, "then": row.missed + 1, "number": row.near.article}
    if row.found:
        words = ngettext(
            "Missed the last %(n)d: a ground by Art. %(number)s.",
            "Missed the last %(n)d: a ground by Art. %(number)s.", row.missed,
        )  # fmt: skip
    else:
        words = ngettext(
            "Missed the last one. Art. %(number)s speaks at %(then)d.",
            "Missed the last %(n)d. Art. %(number)s speaks at %(then)d.", row.missed,
        )  # fmt: skip
    return Chip("warn", "warn", words % told)
