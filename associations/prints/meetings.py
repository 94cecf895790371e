"""Meetings on paper: the notice, the attendance sheet, the minutes for signing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from associations.models import AgendaItem, Meeting, Motion, Office, Task
from associations.prints.constitutions import languages_of
from associations.prints.hands import Written, in_script, written
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
    own: Written  # its name in the script of the sheet
    place: Written
    items: tuple[Item, ...]


def paper_of(meeting: Meeting) -> Paper:
    """The head of a sheet, with the agenda."""
    body = meeting.body
    spoken = languages_of(body)
    return Paper(
        body, meeting, written(body.name, spoken), written(body.name_native, spoken),
        written(in_script(body.name, body.name_native), spoken), written(meeting.place, spoken),
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
    people = Person.objects.filter(pk__in=[one.known.person for one in sheet.rows])
    native = dict(people.values_list("pk", "full_name_native"))
    return [
        Row(
            one.known.number,
            written(in_script(one.known.name, native.get(one.known.person, "")), spoken),
            written(one.known.relative, spoken),
            text_of(PRESENCES[Presence(one.presence)]) if one.presence else "",
        )
        for one in sheet.rows
    ]  # fmt: skip


@dataclass(frozen=True)
class Decision:
    """A decision: on what and on whom, its outcome, and the sum that the articles made of it.

    `person` is empty where she may not be named.
    """

    title: Written
    person: Written
    motion: Motion
    sums: tuple[str, ...]


@dataclass(frozen=True)
class Line:
    """A line of the action plan."""

    what: Written
    who: Written
    by_when: date | None


@dataclass(frozen=True)
class Signer:
    """An office-bearer who signs; without a name where it may not be told."""

    post: str
    name: Written


@dataclass(frozen=True)
class Minutes:
    """The minutes on paper."""

    paper: Paper
    said: tuple[Written, ...]
    decisions: tuple[Decision, ...]
    plan: tuple[Line, ...]
    chair: Written
    signers: tuple[Signer, ...]


def minutes_of(
    meeting: Meeting, motions: Sequence[Motion], sums: Mapping[int, tuple[str, ...]],
    tasks: Sequence[Task], chair: Person | None, signers: Sequence[Office],
) -> Minutes:  # fmt: skip
    """The minutes as they are printed; `motions` and `tasks` are named, `chair` may be named.

    `sums`: what the articles said of each vote.
    """
    spoken = languages_of(meeting.body)
    return Minutes(
        paper=paper_of(meeting),
        said=_lines(meeting.minutes, spoken),
        decisions=tuple(
            Decision(
                written(one.title, spoken),
                written(_about(one), spoken),
                one,
                sums.get(one.pk, ()),
            )
            for one in motions
        ),
        plan=tuple(
            Line(
                written(one.what, spoken),
                written(_doer(one), spoken),
                one.by_when,
            )
            for one in tasks
        ),
        chair=written(_name(chair), spoken),
        signers=tuple(
            Signer(
                one.get_post_display(),
                written("" if one.is_hidden else _name(one.person), spoken),
            )
            for one in signers
        ),
    )


def _name(person: Person | None) -> str:
    return in_script(person.full_name, person.full_name_native) if person else ""


def _doer(task: Task) -> str:
    """Who does it, as `tasks.named` may tell it."""
    shown = task.who is not None and not task.is_hidden
    return _name(task.who) if shown else task.who_told


def _about(motion: Motion) -> str:
    """Whom a named motion is about."""
    return "" if motion.is_hidden or motion.person is None else motion.person.full_name
