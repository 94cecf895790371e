"""Marks: the later one stands whatever the order; nobody marks a meeting that is closed."""

from datetime import date, datetime, timedelta
from threading import Barrier, Thread
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st

from associations.actions import attendance, meetings
from associations.actions.attendance import Mark, Sealed
from associations.actions.meetings import Chair
from associations.models import Attendance, Meeting
from associations.queries import facts
from associations.queries.attendance import there
from associations.vocabulary.gatherings import THERE, Presence
from hnsa.core import scope
from members.models import Body
from tests.cast import Cast, let_in, summon
from tests.factories import A_MOMENT
from tests.living import a_meeting, an_association_of

DAY = date(2025, 3, 3)
RULES = (("quorum", {"share": "1/2", "gathering": "regular"}),)


@pytest.fixture
def amina(cast: Cast) -> Any:
    return let_in(cast.amina)


def opened(cast: Cast, by: Any, members: int = 6) -> tuple[Meeting, list[int]]:
    body = an_association_of(cast.pakistan.homenet, by=by, members=members, rules=RULES).body
    meeting = meetings.begin(
        a_meeting(body, DAY, by=by), Chair(), by=by, at=A_MOMENT, today=DAY
    )  # fmt: skip
    return meeting, [one.person for one in facts.people(body, DAY)]


def said(meeting: Meeting) -> dict[int, str]:
    return dict(Attendance.objects.filter(meeting=meeting).values_list("person", "presence"))


def at(minute: int) -> datetime:
    return A_MOMENT + timedelta(minutes=minute)


def test_of_two_marks_the_later_one_stands_also_when_it_came_first(cast: Cast, amina: Any) -> None:
    meeting, people = opened(cast, amina)
    attendance.mark(meeting, [Mark(people[0], Presence.PRESENT, at(5))], by=amina)
    taken = attendance.mark(
        meeting, [Mark(people[0], Presence.ABSENT, at(1))], by=let_in(cast.bilal)
    )
    assert taken == []
    assert said(meeting) == {people[0]: "present"}
    assert Attendance.objects.get(meeting=meeting).marked_by == cast.amina


def test_sending_a_mark_again_changes_nothing(cast: Cast, amina: Any) -> None:
    meeting, people = opened(cast, amina)
    mark = Mark(people[0], Presence.LATE, at(1))
    assert attendance.mark(meeting, [mark], by=amina) == [people[0]]
    assert attendance.mark(meeting, [mark, mark], by=amina) == []


def test_before_it_is_opened_nobody_is_marked(cast: Cast, amina: Any) -> None:
    body = an_association_of(cast.pakistan.homenet, by=amina, members=2, rules=RULES).body
    meeting = a_meeting(body, DAY, by=amina)
    with pytest.raises(ValidationError, match="not opened yet"):
        attendance.mark(meeting, [], by=amina)


def test_who_is_not_called_is_not_marked(cast: Cast, amina: Any) -> None:
    meeting, people = opened(cast, amina)
    strange = Mark(cast.pakistan.apart.pk, Presence.PRESENT, at(1))
    with pytest.raises(ValidationError, match="not called"):
        attendance.mark(meeting, [Mark(people[0], Presence.PRESENT, at(1)), strange], by=amina)
    assert said(meeting) == {}


def test_a_meeting_that_was_closed_says_so_to_who_still_marks(cast: Cast, amina: Any) -> None:
    meeting, people = opened(cast, amina)
    meetings.close(meeting, by=amina, at=at(9))
    with pytest.raises(Sealed) as closed:
        attendance.mark(meeting, [Mark(people[0], Presence.PRESENT, at(3))], by=amina)
    assert closed.value.meeting.closed_by == cast.amina
    assert said(meeting) == {}


def test_an_auditor_marks_nobody(cast: Cast, amina: Any) -> None:
    meeting, _people = opened(cast, amina)
    with pytest.raises(PermissionDenied):
        attendance.mark(meeting, [], by=let_in(cast.farid))


MARKS = st.lists(
    st.tuples(st.integers(0, 3), st.sampled_from(list(Presence)), st.integers(0, 6)), max_size=12
)


@pytest.mark.django_db
@settings(max_examples=25, deadline=None)
@given(marks=MARKS, shuffled=st.randoms())
def test_the_order_in_which_marks_come_does_not_matter(marks: Any, shuffled: Any) -> None:
    """One by one or together, in any order: the same list comes out."""
    from django.db import transaction

    found = []
    for turn in (0, 1):
        with transaction.atomic():
            cast = summon()
            amina = let_in(cast.amina)
            meeting, people = opened(cast, amina, members=4)
            told = [Mark(people[who], presence, at(minute)) for who, presence, minute in marks]
            if turn:
                shuffled.shuffle(told)
                for one in told:
                    attendance.mark(meeting, [one], by=amina)
            else:
                attendance.mark(meeting, told, by=amina)
            found.append(
                (
                    {people.index(person): word for person, word in said(meeting).items()},
                    {people.index(person) for person in there(meeting)},
                )
            )
            transaction.set_rollback(True)
    assert found[0] == found[1]
    assert found[0][1] == {who for who, word in found[0][0].items() if word in THERE}


@pytest.mark.django_db(transaction=True)
def test_two_clerks_mark_at_once_and_no_row_is_lost() -> None:
    """Each marks half of 40 women, one by one, at the same time; all are there afterwards."""
    cast = summon()
    with cast.seeing_all():
        amina = let_in(cast.amina)
        meeting, people = opened(cast, amina, members=40)
    homenet: Body = cast.pakistan.homenet
    begin = Barrier(2)
    wrong: list[BaseException] = []

    def mark(user: Any, mine: list[int]) -> None:
        try:
            begin.wait()
            for person in mine:
                with scope.seeing([homenet.pk]):
                    let_in(user)
                    attendance.mark(meeting, [Mark(person, Presence.PRESENT, at(1))], by=user)
        except BaseException as error:  # told below, by the thread that can fail the test
            wrong.append(error)
        finally:
            connection.close()

    threads = [
        Thread(target=mark, args=(cast.amina, people[::2])),
        Thread(target=mark, args=(cast.bilal, people[1::2])),
    ]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert not wrong
    with cast.seeing_all():
        assert there(meeting) == set(people)


def test_a_mark_taken_back_leaves_nothing_known_and_an_older_one_back_leaves_it(
    cast: Cast, amina: Any
) -> None:
    meeting, people = opened(cast, amina)
    attendance.mark(meeting, [Mark(people[0], Presence.ABSENT, at(2))], by=amina)
    assert attendance.mark(meeting, [Mark(people[0], None, at(1))], by=amina) == []
    assert said(meeting) == {people[0]: "absent"}
    attendance.mark(meeting, [Mark(people[0], None, at(3))], by=amina)
    assert said(meeting) == {}
    done = meetings.close(meeting, by=amina, at=at(9))
    assert not Attendance.objects.filter(meeting=done).exists()
