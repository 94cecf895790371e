"""Meetings on paper: the notice, the attendance sheet, the minutes for signing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from associations.models import AgendaItem, Meeting, Motion, Office, Task
from associations.prints.constitutions import languages_of
from associations.prints.hands import Written, written
from associations.queries import meetings
from associations.queries.attendance import Sheet
from associations.vocabulary.gatherings import PRESENCES, Presence
from hnsa.core.saying import text_of
from members.models import Body, Person

EMPTY_ROWS: Final = range(6)  # of the attendance sheet: for who comes and is not on the list


@dataclass(frozen=True)
class Item:
    """One item of the agenda: the women's own words, each in its script."""

    title: Written
    discussion: tuple[Written, ...]
    resolution: tuple[Written, ...]


@dataclass(frozen=True)
class Paper:
    """What every sheet of a meeting says at its head, and its agenda."""

    body: Body
    meeting: Meeting
    name: Written
    name_native: Written
    place: Written
    items: tuple[Item, ...]


def paper_of(meeting: Meeting) -> Paper:
    """The head of a sheet, with the agenda."""
    body = meeting.body
    spoken = languages_of(body)
    return Paper(
        body, meeting, written(body.name, spoken), written(body.name_native, spoken),
        written(meeting.place, spoken),
        tuple(_item(one, spoken) for one in meetings.agenda_of(meeting)),
    )  # fmt: skip


def _item(one: AgendaItem, spoken: Sequence[str]) -> Item:
    return Item(
        written(one.title, spoken), _lines(one.discussion, spoken), _lines(one.resolution, spoken)
    )


def _lines(text: str, spoken: Sequence[str]) -> tuple[Written, ...]:
    """Own words, paragraph by paragraph."""
    lines = (written(one, spoken) for one in text.splitlines())
    return tuple(one for one in lines if one)


@dataclass(frozen=True)
class Row:
    """One line of the attendance sheet."""

    number: str
    name: Written
    relative: Written
    mark: str


def rows_of(sheet: Sheet, body: Body) -> list[Row]:
    """The women who are called, by name, with their marks where they have them."""
    spoken = languages_of(body)
    return [
        Row(
            one.known.number, written(one.known.name, spoken), written(one.known.relative, spoken),
            text_of(PRESENCES[Presence(one.presence)]) if one.presence else "",
        )
        for one in sheet.rows
    ]  # fmt: skip


@dataclass(frozen=True)
class Decision:
    """A decision: what it was about, its outcome, and the sum that the articles made of it."""

    title: Written
    motion: Motion
    sums: tuple[str, ...]


@dataclass(frozen=True)
class Line:
    """A line of the action plan."""

    what: Written
    who: Written
    by_when: date | None


@dataclass(frozen=True)
class Minutes:
    """The minutes on paper."""

    paper: Paper
    said: tuple[Written, ...]
    decisions: tuple[Decision, ...]
    plan: tuple[Line, ...]
    chair: Written
    signers: tuple[Office, ...]


def minutes_of(
    meeting: Meeting, motions: Sequence[Motion], sums: Mapping[int, tuple[str, ...]],
    tasks: Sequence[Task], chair: Person | None, signers: Sequence[Office],
) -> Minutes:  # fmt: skip
    """The minutes as they are printed; `tasks` are named, `chair` may be named.

    `sums`: what the articles said of each vote.
    """
    spoken = languages_of(meeting.body)
    return Minutes(
        paper=paper_of(meeting),
        said=_lines(meeting.minutes, spoken),
        decisions=tuple(
            Decision(written(one.title, spoken), one, sums.get(one.pk, ())) for one in motions
        ),
        plan=tuple(
            Line(
                written(one.what, spoken),
                written(one.doer, spoken),  # type: ignore[attr-defined]
                one.by_when,
            )
            for one in tasks
        ),
        chair=written(chair.full_name if chair else "", spoken),
        signers=tuple(signers),
    )
