"""A member's time in one association, drawn: x in percent, heights in pixels; with a table beside.

Time runs from left to right in every script.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from associations.queries.facts_of_registers import category_of
from associations.queries.timelines import Life
from associations.vocabulary.gatherings import PRESENCES, THERE, Presence
from associations.vocabulary.procedures import INCIDENTS, IncidentKind
from associations.vocabulary.subjects import CATEGORIES
from hnsa.core.saying import text_of
from hnsa.law.days import days_later, months_later

MONTHS: Final = 24  # that are shown, up to the day
_LANE: Final = 44  # pixels from one lane to the next
_TOP: Final = 14
_TICK_MONTHS: Final = 6
_LEAST: Final = 0.8  # percent: the shortest bar that is seen


@dataclass(frozen=True)
class Bar:
    """A spell."""

    x: str
    width: str
    tone: str


@dataclass(frozen=True)
class Dot:
    """A day."""

    x: str
    tone: str


@dataclass(frozen=True)
class Lane:
    """What is of one kind."""

    name: str
    text_y: int
    bar_y: int
    dot_y: int
    bars: tuple[Bar, ...] = ()
    dots: tuple[Dot, ...] = ()


@dataclass(frozen=True)
class Row:
    """The same in words: the day, the day it ended, what it was."""

    on: date | None
    until: date | None
    kind: str
    what: str
    tone: str = ""
    sign: str = ""


@dataclass(frozen=True)
class Plot:
    """The drawing, and the same as a table, the latest first."""

    height: int
    bottom: int
    label_y: int
    ticks: tuple[tuple[str, str, str], ...]  # x, word, anchor
    lanes: tuple[Lane, ...]
    rows: tuple[Row, ...]
    words: str  # the same for who cannot see it


@dataclass
class _Drawn:
    """A lane before it has its place."""

    name: str
    spells: list[tuple[date | None, date | None, str]] = field(default_factory=list)
    days: list[tuple[date, str]] = field(default_factory=list)


def first_of(last: date, begins: Iterable[date | None]) -> date:
    """The first day that is shown: two years before, or the day on which her first spell began."""
    earliest = months_later(last, -MONTHS)
    known = list(begins)
    if known and all(known):
        earliest = max(earliest, min(day for day in known if day is not None))
    return min(earliest, days_later(last, -28))


def plot(life: Life) -> Plot:
    """The drawing of what is written down of her between these days."""
    drawn = [one for one in _lanes(life) if one.spells or one.days]
    bottom = _TOP + len(drawn) * _LANE - 6
    rows = sorted(_rows(life), key=lambda row: row.on or date.min, reverse=True)
    return Plot(
        height=bottom + 24, bottom=bottom, label_y=bottom + 18, ticks=_ticks(life),
        lanes=tuple(_placed(one, at, life) for at, one in enumerate(drawn)), rows=tuple(rows),
        words=_words(life, drawn),
    )  # fmt: skip


def _x(day: date, life: Life) -> float:
    span = max(1, (life.last - life.first).days) * 1.01
    inside = min(max(day, life.first), life.last)
    return 100 * (inside - life.first).days / span


def _placed(one: _Drawn, at: int, life: Life) -> Lane:
    bars = tuple(
        Bar(
            _percent(_x(begins or life.first, life)),
            _percent(max(_LEAST, _x(ends or life.last, life) - _x(begins or life.first, life))),
            tone,
        )
        for begins, ends, tone in one.spells
        if (begins or life.first) <= life.last and (ends or life.last) >= life.first
    )
    dots = tuple(Dot(_percent(0.8 + 0.984 * _x(day, life)), tone) for day, tone in one.days)
    top = _TOP + at * _LANE
    return Lane(one.name, top, top + 7, top + 14, bars, dots)


def _percent(value: float) -> str:
    return f"{value:.1f}%"


def _ticks(life: Life) -> tuple[tuple[str, str, str], ...]:
    months = (life.last.year - life.first.year) * 12 + life.last.month - life.first.month
    step = _TICK_MONTHS if months > _TICK_MONTHS else 1 if months < 3 else 2
    begin, found = life.first.replace(day=1), []
    for day in (months_later(begin, at) for at in range(months + 1)):
        at = _x(day, life)
        if day >= life.first and (day.month - 1) % step == 0 and at < 94:
            anchor = "middle" if at > 6 else "start"
            word = date_format(day, "M Y" if day.month == 1 or not found else "M")
            found.append((_percent(at), word, anchor))
    return tuple(found)


# --- what is drawn


def _lanes(life: Life) -> Iterator[_Drawn]:
    yield _Drawn(
        _("Member"),
        [(one.begins_on, one.ends_on, "p-2" if one.ends_on else "p-1") for one in life.spells],
    )
    yield _Drawn(_("Category"), [(begins, ends, tone) for begins, ends, _w, tone in _kinds(life)])
    yield _Drawn(_("Suspended"), [(one.begins_on, one.ends_on, "p-0") for one in life.suspensions])
    yield _Drawn(_("Meetings"), days=[(one.day, _tone(one.presence)) for one in life.attendances])
    written = [
        *((day, "p-1") for one in life.terminations for day in (one.notice_on or one.found_on,)),
        *((one.on, "p-0") for one in life.incidents if one.struck_on is None),
        *((one.on, "p-2") for one in life.statements),
    ]
    yield _Drawn(_("Notices, statements"), days=sorted(written))


def _tone(presence: str) -> str:
    if presence in THERE:
        return "p-1"
    return "p-2" if presence == Presence.EXCUSED else "p-0"


def _kinds(life: Life) -> Iterator[tuple[date | None, date | None, str, str]]:
    """Her categories one after another, where one ever changed: from, until, which, tone."""
    changes = life.changes
    if not changes:
        return
    begins = next((one.begins_on for one in life.spells), None)
    yield begins, changes[0].on, changes[0].was, "p-2"
    ends = [*(one.on for one in changes[1:]), None]
    for change, end in zip(changes, ends, strict=True):
        yield change.on, end, change.becomes, "p-2" if end else "p-1"


# --- the same in words


def _rows(life: Life) -> Iterator[Row]:
    for spell in life.spells:
        yield Row(spell.begins_on, spell.ends_on, _("Member"), str(spell.get_ground_display()))
    for begins, ends, category, _tone_of_it in _kinds(life):
        yield Row(begins, ends, _("Category"), category_said(category))
    for one in life.suspensions:
        yield Row(one.begins_on, one.ends_on, _("Suspended"), one.why)
    for came in life.attendances:
        tone, sign = _sign(came.presence)
        word = text_of(PRESENCES[Presence(came.presence)])
        yield Row(came.day, None, _("Meeting"), word, tone, sign)
    for step in life.terminations:
        given = _("Notice was given") if step.notice_on else _("A ground was written down")
        yield Row(step.notice_on or step.found_on, None, _("To put her out"), given, "wait", "wait")
    for stated in life.statements:
        owed = _("Months of dues owed: %(n)d") % {"n": stated.months_owed}
        yield Row(stated.on, None, _("Statement of dues"), owed)
    for happened in life.incidents:
        word = text_of(INCIDENTS[IncidentKind(happened.what)])
        struck = happened.struck_on is not None
        yield Row(happened.on, None, _("Struck out") if struck else _("Written down"), word)


def _sign(presence: str) -> tuple[str, str]:
    if presence in THERE:
        return "ok", "ok"
    return ("flat", "half") if presence == Presence.EXCUSED else ("flat", "none")


def category_said(written: str) -> str:
    """A category in words; as it was written where constitutions name none of that name."""
    known = category_of(written)
    return text_of(CATEGORIES[known]) if known else written


def _words(life: Life, drawn: Sequence[_Drawn]) -> str:
    return _("From %(first)s to %(last)s: %(kinds)s. The table follows.") % {
        "first": date_format(life.first, "DATE_FORMAT"),
        "last": date_format(life.last, "DATE_FORMAT"),
        "kinds": _(", ").join(one.name for one in drawn),
    }
