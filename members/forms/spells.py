"""Memberships in time, drawn: x in percent, heights in pixels, so that text never shrinks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from members.models import Membership

LANE = 42  # pixels from one body to the next
TOP = 14


@dataclass(frozen=True)
class Bar:
    x: str
    width: str
    ended: bool


@dataclass(frozen=True)
class Lane:
    name: str
    text_y: int
    bar_y: int
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class Tick:
    x: str
    year: int
    anchor: str


@dataclass(frozen=True)
class Plot:
    """The drawing of the spells of one person."""

    height: int
    bottom: int
    label_y: int
    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    today: str
    words: str  # the same for who cannot see it


def plot(spells: Sequence[Membership], on: date) -> Plot | None:
    """Spells with a known first day, one lane a body; None where there is none to draw."""
    drawn = [spell for spell in spells if spell.begins_on and spell.begins_on <= on]
    if not drawn:
        return None
    first = min(spell.begins_on.year for spell in drawn)
    start, end = date(first, 1, 1).toordinal(), on.toordinal()
    span = max(1, end - start) * 1.006

    def at(day: date) -> float:
        return 100 * (min(day.toordinal(), end) - start) / span

    bodies = list(dict.fromkeys(spell.body for spell in drawn))
    lanes = []
    for place, body in enumerate(bodies):
        bars = tuple(
            Bar(
                _percent(at(spell.begins_on)),
                _percent(max(0.6, at(spell.ends_on or on) - at(spell.begins_on))),
                spell.ends_on is not None,
            )
            for spell in drawn
            if spell.body_id == body.pk and spell.begins_on
        )
        lanes.append(Lane(body.name, TOP + place * LANE, TOP + 7 + place * LANE, bars))
    bottom = TOP + len(bodies) * LANE - 6
    return Plot(
        height=bottom + 24, bottom=bottom, label_y=bottom + 18, lanes=tuple(lanes),
        ticks=_ticks(first, on, at), today=_percent(at(on)), words=_words(drawn),
    )  # fmt: skip


def _ticks(first: int, on: date, at: object) -> tuple[Tick, ...]:
    step = max(1, -(-(on.year - first) // 4))
    years = range(first, on.year + 1, step)
    return tuple(
        Tick(_percent(at(date(year, 1, 1))), year, "middle" if index else "start")  # type: ignore[operator]
        for index, year in enumerate(years)
        if at(date(year, 1, 1)) < 97 or not index  # type: ignore[operator]
    )


def _percent(value: float) -> str:
    return f"{value:.1f}%"


def _words(spells: Sequence[Membership]) -> str:
    parts = [
        f"{spell.body.name} {spell.begins_on.year}–{spell.ends_on.year if spell.ends_on else ''}"
        for spell in spells
    ]
    return _("Memberships in time: %(spells)s. The table follows.") % {
        "spells": _(", ").join(parts)
    }


def years_of(spells: Sequence[Membership], on: date) -> tuple[str, str]:
    """("16 years", "a member, one break"): whole years covered by the spells, overlaps once."""
    known = sorted(
        (spell.begins_on, min(spell.ends_on or on, on))
        for spell in spells
        if spell.begins_on and spell.begins_on <= on
    )
    merged: list[tuple[date, date]] = []
    for begins, ends in known:
        if merged and begins <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(ends, merged[-1][1]))
        else:
            merged.append((begins, ends))
    if not merged:
        return "", ""
    days = sum((ends - begins).days for begins, ends in merged)
    years = int((days + 2) / 365.25)  # ten years have two leap days, or three
    breaks = len(merged) - 1
    how = _("a member")
    if breaks:
        how = ngettext("a member, %(n)d break", "a member, %(n)d breaks", breaks) % {"n": breaks}
    if years:
        return ngettext("%(n)d year", "%(n)d years", years) % {"n": years}, how
    months = max(1, days // 30)
    return ngettext("%(n)d month", "%(n)d months", months) % {"n": months}, how
