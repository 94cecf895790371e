"""Who came to the last meetings, drawn, with a table beside.

Bars stand at x in percent and heights in pixels, so that text never shrinks.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from associations.models import Meeting
from associations.queries.health import MEETINGS, had_quorum
from associations.vocabulary.gatherings import MeetingState
from associations.vocabulary.subjects import GATHERINGS, Gathering
from hnsa.core.saying import text_of

_HEIGHT: Final = 120  # pixels of the tallest bar
_TOP: Final = 14
_INSIDE: Final = 26  # pixels from which a number stands within its bar


@dataclass(frozen=True)
class Bar:
    """One meeting of the picture and of the table beside it."""

    x: str
    width: str
    middle: str
    y: int
    height: int
    text_y: int
    month: str
    meeting: Meeting
    kind: str
    tone: str  # p-1 filled: enough came, or no article asks; p-0 outlined: too few; "": not held
    ink: str
    enough: bool | None


@dataclass(frozen=True)
class Picture:
    """Who came to the last meetings, drawn."""

    bars: tuple[Bar, ...]
    height: int
    bottom: int
    label_y: int
    words: str  # the same for who cannot see it


def picture(meetings: Sequence[Meeting]) -> Picture | None:
    """The bars; None where there was no meeting yet."""
    if not meetings:
        return None
    tallest = max([one.present or 0 for one in meetings] + [1])
    last = len(meetings) - 1  # every second month is named: they are long in some scripts
    bars = tuple(
        _bar(one, at, tallest, named=(last - at) % 2 == 0) for at, one in enumerate(meetings)
    )
    bottom = _TOP + _HEIGHT
    few = sum(one.enough is False for one in bars)
    words = _(
        "Women present at the last %(n)d meetings: %(figures)s. Too few at %(few)d. "
        "The table follows."
    ) % {
        "n": len(bars), "few": few,
        "figures": _(", ").join(_figure(one.meeting) for one in bars),
    }  # fmt: skip
    return Picture(bars, bottom + 26, bottom, bottom + 20, words)


def _figure(meeting: Meeting) -> str:
    return "–" if meeting.present is None else str(meeting.present)


def _bar(meeting: Meeting, at: int, tallest: int, *, named: bool) -> Bar:
    step = 100 / MEETINGS
    is_held = meeting.state == MeetingState.HELD
    enough = had_quorum(meeting) if is_held else None
    height = max(2, round(_HEIGHT * (meeting.present or 0) / tallest)) if is_held else 0
    y = _TOP + _HEIGHT - height
    inside = height >= _INSIDE
    tone = "" if not is_held else "p-0" if enough is False else "p-1"
    return Bar(
        f"{at * step:.2f}%", f"{step * 0.86:.2f}%", f"{(at + 0.43) * step:.2f}%", y, height,
        y + 18 if inside else y - 4, date_format(meeting.meeting_on, "M") if named else "",
        meeting,
        capfirst(text_of(GATHERINGS[Gathering(meeting.gathering)])), tone,
        "p-in" if inside and tone == "p-1" else "p-ink", enough,
    )  # fmt: skip
