"""The poll in the reader's words: how a booth stands, how many came, and when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from django.utils.formats import date_format, time_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from associations.forms.meetings_shown import Chip
from elections.models import Attendant, Booth, Election, Nomination, PollIncident, Voted
from elections.queries.booths import Figures, Hour
from elections.vocabulary.states import Happened, Mark


@dataclass(frozen=True)
class Bar:
    """One hour of the turnout: its words, how many, how long its bar is in hundredths."""

    words: str
    voted: int
    length: int


def stands(booth: Booth) -> Chip:
    """Where a booth is."""
    if booth.closed_at is not None:
        return Chip("ok", "check", _("closed"))
    if booth.opened_at is not None:
        return Chip("warn", "wait", _("open"))
    return Chip("flat", "none", _("not opened yet"))


def hours(
    booth: Booth, election: Election, incidents: Iterable[PollIncident]
) -> list[Chip]:  # fmt: skip
    """What is to be said of the hours that a booth kept: late, closed too early.

    Where the poll was adjourned the hour of closing is one of another day.
    """
    told = []
    late = _minutes(election.opens_at, booth.opened_at)
    if late > 0:
        words = ngettext("opened %(n)d minute late", "opened %(n)d minutes late", late)
        told.append(Chip("warn", "warn", words % {"n": late}))
    adjourned = any(
        one.what == Happened.ADJOURNED and one.booth_id in (None, booth.pk) for one in incidents
    )
    early = _minutes(booth.closed_at, election.closes_at)
    if early > 0 and not adjourned:
        words = ngettext(
            "closed %(n)d minute before its time", "closed %(n)d minutes before its time", early
        )
        told.append(Chip("warn", "warn", words % {"n": early}))
    return told


def _minutes(first: time | None, then: time | None) -> int:
    """How many minutes one hour of the clock is before another; 0 where one is not known."""
    if first is None or then is None:
        return 0
    return (then.hour - first.hour) * 60 + then.minute - first.minute


def looked_at(booth: Booth) -> list[Chip]:
    """Whether everybody can reach it, and whether the empty box was shown."""
    told = []
    if booth.is_reachable is False:
        told.append(Chip("stop", "cross", _("not everybody can reach it")))
    elif booth.is_reachable:
        told.append(Chip("ok", "check", _("everybody can reach it")))
    if booth.box_shown is False:
        told.append(Chip("stop", "cross", _("the empty box was not shown")))
    elif booth.box_shown:
        told.append(Chip("ok", "check", _("the empty box was shown")))
    return told


def share(figures: Figures) -> str:
    """The turnout, with one place behind the point; "" where nobody is on the roll."""
    return "" if figures.share is None else f"{figures.share:.1f} %"


def bars(hours: list[Hour]) -> list[Bar]:
    """The turnout hour by hour, the longest bar whole."""
    most = max((one.voted for one in hours), default=0) or 1
    days = {localtime(one.begins).date() for one in hours if one.begins}
    return [
        Bar(_hour_in_words(one.begins, len(days) > 1), one.voted, round(100 * one.voted / most))
        for one in hours
    ]


def _hour_in_words(begins: datetime | None, with_day: bool) -> str:
    if begins is None:
        return _("later, from the paper roll")
    at = localtime(begins)
    told = f"{at.hour:02}–{at.hour + 1:02}"
    return f"{date_format(at, 'j M')} {told}" if with_day else told


@dataclass(frozen=True)
class Watched:
    """A candidate with her agents, booth by booth; where she has none the list is empty."""

    name: str
    post: str
    at: tuple[tuple[int, tuple[Attendant, ...]], ...]

    @property
    def is_watched(self) -> bool:
        """Whether she has an agent at any booth."""
        return any(agents for _booth, agents in self.at)


def watched(
    stand: list[Nomination], booths: list[Booth], attendants: list[Attendant]
) -> list[Watched]:
    """Who watches for which candidate at which booth."""
    agents: dict[tuple[int | None, int], list[Attendant]] = {}
    for one in attendants:
        agents.setdefault((one.nomination_id, one.booth_id), []).append(one)
    return [
        Watched(
            her.name,
            her.contest.get_post_display(),
            tuple((one.number, tuple(agents.get((her.pk, one.pk), ()))) for one in booths),
        )
        for her in stand
    ]


SIGNS: dict[Any, tuple[str, str]] = {
    Mark.VOTED: ("ok", "check"),
    Mark.ASSISTED: ("ok", "check"),
    Mark.CHALLENGED: ("warn", "warn"),
    Mark.TENDERED: ("warn", "twin"),
}


def mark_chip(mark: Voted) -> Chip:
    """A mark on the roll."""
    tone, sign = SIGNS[Mark(mark.mark)]
    words = {
        Mark.VOTED: _("has voted"),
        Mark.ASSISTED: _("has voted, with help"),
        Mark.CHALLENGED: _("challenged, has voted"),
        Mark.TENDERED: _("a paper is set aside"),
    }[Mark(mark.mark)]
    return Chip(tone, sign, words)


def when(mark: Voted) -> str:
    """When a mark was made, and by whom."""
    who = mark.marked_by.get_short_name() or mark.marked_by.username
    told = {"hour": time_format(localtime(mark.marked_at), "H:i"), "who": who}
    return _("%(hour)s, by %(who)s") % told
