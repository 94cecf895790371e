"""Attendance counted by the database is what anybody counts on her fingers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from associations.models import Attendance, Meeting
from associations.queries import facts
from associations.queries.facts import Known
from associations.vocabulary.gatherings import ORDINARY, THERE, MeetingState, Presence
from associations.vocabulary.subjects import Gathering
from members.models import Membership
from tests import factories as make
from tests.cast import Cast
from tests.factories import A_MOMENT

FIRST = date(2025, 10, 1)
ON = date(2026, 3, 10)
WOMEN = 3


@dataclass(frozen=True)
class Met:
    """A meeting as it is drawn, and how each of the women stood to it."""

    day: int
    gathering: Gathering
    state: MeetingState
    by_figures: bool
    marks: tuple[Presence | None, ...]

    @property
    def on(self) -> date:
        return FIRST + timedelta(days=self.day)


@dataclass(frozen=True)
class Stay:
    """A woman's spells: she may have left and come back; the first day may not be known."""

    begins: int | None
    left: int | None
    back: int | None

    def spells(self) -> list[tuple[date | None, date | None]]:
        def day(at: int | None) -> date | None:
            return None if at is None else FIRST + timedelta(days=at)

        found = [(day(self.begins), day(self.left))]
        return [*found, (day(self.back), None)] if self.back is not None else found


meetings = st.builds(
    Met,
    day=st.sampled_from(range(0, 180, 15)),  # so that two are often held on one day
    gathering=st.sampled_from([*ORDINARY, Gathering.REGULAR, Gathering.COMMITTEE]),
    state=st.sampled_from([MeetingState.HELD, MeetingState.HELD, MeetingState.NOT_HELD]),
    by_figures=st.sampled_from([False, False, False, True]),
    marks=st.tuples(*[st.sampled_from([None, *Presence]) for _ in range(WOMEN)]),
)
stays = st.one_of(
    st.builds(Stay, st.one_of(st.none(), st.integers(0, 60)), st.none(), st.none()),
    st.builds(Stay, st.none(), st.integers(61, 90), st.integers(91, 150)),
    st.builds(Stay, st.integers(0, 60), st.integers(61, 90), st.integers(91, 150)),
)


def counted(
    met: Sequence[Met], woman: int, begins: date | None, on: date
) -> tuple[int, int, int, int, tuple[date, ...]]:
    """The same on one's fingers: day by day, the latest first, until one on which she was there."""
    rows = [
        (one.on, one.marks[woman])
        for one in met
        if one.marks[woman] is not None and one.state == MeetingState.HELD
        and one.gathering in ORDINARY and not one.by_figures
        and one.on <= on and (begins is None or one.on >= begins)
    ]  # fmt: skip
    missed: list[tuple[date, Any]] = []
    for day in sorted({day for day, _mark in rows}, reverse=True):
        marks = [mark for when, mark in rows if when == day]
        if any(mark in THERE for mark in marks):
            break
        missed += [(day, mark) for mark in marks]
    this_year = [mark for day, mark in rows if day.year == on.year]
    return (
        len(missed), sum(mark == Presence.ABSENT for _day, mark in missed), len(this_year),
        sum(mark in THERE for mark in this_year), tuple(sorted(day for day, _mark in missed)),
    )  # fmt: skip


def told(known: Known) -> tuple[Any, ...]:
    return (
        known.missed_in_a_row, known.missed_unexcused, known.meetings_held,
        known.meetings_attended, known.missed_on,
    )  # fmt: skip


def write(cast: Cast, met: Sequence[Met], stayed: Sequence[Stay]) -> list[int]:
    """Write them down in this order; the ids of the women."""
    body = cast.pakistan.association
    women = [make.PersonFactory(homenet=body.homenet) for _ in range(WOMEN)]
    for woman, stay in zip(women, stayed, strict=True):
        for begins, ends in stay.spells():
            Membership.objects.create(
                person=woman, body=body, homenet=body.homenet, begins_on=begins, ends_on=ends
            )
    for number, one in enumerate(met):
        held = one.state == MeetingState.HELD
        meeting = Meeting.objects.create(
            body=body, homenet=body.homenet, gathering=one.gathering, meeting_on=one.on,
            written_by=cast.amina, written_at=A_MOMENT,
        )  # fmt: skip
        Attendance.objects.bulk_create(
            Attendance(
                meeting=meeting, body=body, homenet=body.homenet, person=woman, presence=mark,
                marked_by=cast.amina, marked_at=A_MOMENT,
            )
            for woman, mark in zip(women, one.marks, strict=True)
            if mark is not None
        )  # fmt: skip
        meeting.state, meeting.by_figures = one.state, one.by_figures
        meeting.closed_at, meeting.present = (A_MOMENT, 0) if held else (None, None)
        meeting.reason = "" if held else f"rain {number}"
        meeting.save()
    return [woman.pk for woman in women]


def of_women(cast: Cast, people: Sequence[int], on: date) -> list[tuple[Any, ...] | None]:
    found = {one.person: told(one) for one in facts.members(cast.pakistan.association, on)}
    return [found.get(person) for person in people]


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    met=st.lists(meetings, max_size=9, unique_by=lambda one: (one.day, one.gathering)),
    stayed=st.tuples(stays, stays, stays),
    order=st.randoms(use_true_random=False),
    ask_on=st.integers(0, 175),
)
def test_it_is_counted_as_on_fingers_and_in_whatever_order_it_was_written(
    cast: Cast, met: list[Met], stayed: tuple[Stay, ...], order: Any, ask_on: int
) -> None:
    on = FIRST + timedelta(days=ask_on)
    found = []
    for shuffled in (met, order.sample(met, len(met))):
        with cast.seeing_all(), transaction.atomic():
            people = write(cast, shuffled, stayed)
            found.append(of_women(cast, people, on))
            transaction.set_rollback(True)
    for woman, stay in enumerate(stayed):
        running = [
            begins
            for begins, ends in stay.spells()
            if (begins is None or begins <= on) and (ends is None or ends > on)
        ]
        hand = counted(met, woman, running[0], on) if running else None
        assert found[0][woman] == found[1][woman] == hand


@pytest.fixture
def body(cast: Cast) -> Any:
    return cast.pakistan.association


def test_one_woman_is_counted_as_among_all(cast: Cast, body: Any) -> None:
    met = [
        Met(
            day, Gathering.REGULAR, MeetingState.HELD, False, (Presence.ABSENT, Presence.LATE, None)
        )
        for day in (1, 33, 62)
    ]
    with cast.seeing_all():
        people = write(cast, met, [Stay(None, None, None)] * WOMEN)
        all_of_them = {one.person: one for one in facts.members(body, ON)}
        assert facts.members(body, ON, [people[0]]) == [all_of_them[people[0]]]
        days = tuple(one.on for one in met)
        assert told(all_of_them[people[0]]) == (3, 3, 0, 0, days)
        assert told(all_of_them[people[1]]) == (0, 0, 0, 0, ())
        assert told(all_of_them[people[2]]) == (0, 0, 0, 0, ())  # in no row: not known to be away
