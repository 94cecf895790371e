"""Two hands on one association at the same moment: nothing is done twice, and nothing is lost."""

import io
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.apps import apps
from django.core import mail
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.utils import timezone

from associations.actions import applications, attendance, effects, meetings, motions
from associations.actions.attendance import Mark, Sealed
from associations.actions.meetings import Chair, Plan
from associations.actions.motions import Proposal, Vote
from associations.actions.women import Woman
from associations.models import Application, Attendance, Effect, Meeting, Motion, Task
from associations.vocabulary.gatherings import MeetingState, MotionState, Outcome, Presence
from associations.vocabulary.procedures import ApplicationState
from associations.vocabulary.subjects import Gathering, Subject
from hnsa.core.models import User
from members.models import Body, Membership, Person
from tests import living
from tests.at_once import as_user, at_once
from tests.cast import Cast, let_in, summon

pytestmark = pytest.mark.django_db(transaction=True)
ON = date(2026, 11, 3)
AT = datetime(2026, 11, 3, 10, tzinfo=timezone.get_default_timezone())


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    return summon()


@pytest.fixture
def body(cast: Cast) -> Body:
    with cast.seeing_all():
        return living.an_association_of(
            cast.pakistan.homenet, by=cast.amina, members=12, parent=cast.pakistan.facilitating,
            rules=(("women_only", {}),),
        ).body  # fmt: skip


def members_of(body: Body) -> list[Person]:
    return list(Person.objects.filter(memberships__body=body).order_by("pk"))


def an_open_meeting(cast: Cast, body: Body) -> Meeting:
    """A meeting that goes on, with everybody marked as present but the last four."""
    with cast.seeing_all():
        by = let_in(cast.amina)
        meeting = meetings.plan(body, Plan(Gathering.REGULAR, ON), by=by, at=AT)
        meeting = meetings.begin(meeting, Chair(chosen=True), by=by, at=AT, today=ON)
        marks = [Mark(one.pk, Presence.PRESENT, AT) for one in members_of(body)[:-4]]
        attendance.mark(meeting, marks, by=by)
        return meeting


def events_of(row: Any, **state: Any) -> int:
    name = f"{row._meta.model_name}event"
    events = apps.get_model(row._meta.app_label, name).objects
    return int(events.filter(pgh_obj_id=row.pk, **state).count())


def test_a_vote_that_two_write_down_at_once_is_decided_once(cast: Cast, body: Body) -> None:
    meeting = an_open_meeting(cast, body)
    with cast.seeing_all():
        motion = motions.put(
            body, Proposal("To buy thread", meeting=meeting), by=let_in(cast.amina), at=AT
        )
    votes = (Vote(6, 2, declared=Outcome.CARRIED), Vote(2, 6, declared=Outcome.LOST))
    answers = at_once(*[
        as_user(user, lambda by, vote=vote: motions.decide(motion, vote, by=by, at=AT))
        for user, vote in zip((cast.saima, cast.amina), votes, strict=True)
    ])  # fmt: skip
    told = [one for one in answers if isinstance(one, ValidationError)]
    assert [one.messages for one in told] == [["It was decided already; nothing was changed."]]
    with cast.seeing_all():
        motion.refresh_from_db()
        assert (motion.state, motion.number) == (MotionState.DECIDED, "2026/1")
        assert motion.votes_for == votes[answers.index(told[0]) - 1].votes_for
        assert events_of(motion, state=MotionState.DECIDED) == 1


def test_two_motions_that_are_decided_at_once_have_two_numbers(cast: Cast, body: Body) -> None:
    meeting = an_open_meeting(cast, body)
    with cast.seeing_all():
        by = let_in(cast.amina)
        both = [
            motions.put(body, Proposal(f"Motion {at}", meeting=meeting), by=by, at=AT)
            for at in range(2)
        ]
    vote = Vote(6, 2, declared=Outcome.CARRIED)
    at_once(*[
        as_user(user, lambda by, one=one: motions.decide(one, vote, by=by, at=AT))
        for user, one in zip((cast.saima, cast.amina), both, strict=True)
    ])  # fmt: skip
    with cast.seeing_all():
        numbers = Motion.objects.filter(body=body).values_list("number", flat=True)
        assert sorted(numbers) == ["2026/1", "2026/2"]


def test_a_woman_whom_two_facilitators_admit_at_once_is_a_member_once(
    cast: Cast, body: Body
) -> None:
    meeting = an_open_meeting(cast, body)
    with cast.seeing_all():
        by = let_in(cast.amina)
        asked = applications.write_down(body, Woman("Rubina Akhtar", age=22), by=by, at=AT, on=ON)
        proposal = Proposal(
            "To admit", Subject.ADMISSION, meeting=meeting, application=asked, person=asked.person
        )
        motion = motions.put(body, proposal, by=by, at=AT)
        motions.decide(motion, Vote(8, 0, declared=Outcome.CARRIED), by=by, at=AT)
    answers = at_once(*[
        as_user(user, lambda by: effects.carry_out(motion, by=by, at=AT))
        for user in (cast.saima, cast.amina, cast.bilal)
    ])  # fmt: skip
    told = [one.messages for one in answers if isinstance(one, ValidationError)]
    assert told == [["It was carried out already; nothing was changed."]] * 2
    with cast.seeing_all():
        assert Membership.objects.filter(body=body, person=asked.person).count() == 1
        assert Effect.objects.filter(motion=motion).count() == 1
        asked.refresh_from_db()
        assert asked.state == ApplicationState.GRANTED


def test_a_woman_whom_two_write_down_at_once_applies_once(cast: Cast, body: Body) -> None:
    woman = Woman("Rubina Akhtar", relative="Akhtar Ali", age=22)
    answers = at_once(*[
        as_user(user, lambda by: applications.write_down(body, woman, by=by, at=AT, on=ON))
        for user in (cast.saima, cast.amina)
    ])  # fmt: skip
    assert sorted(type(one).__name__ for one in answers) == ["Application", "ValidationError"]
    with cast.seeing_all():
        assert Application.objects.filter(body=body).count() == 1
        assert Person.objects.filter(full_name="Rubina Akhtar").count() == 1


@pytest.mark.parametrize("again", range(3))
def test_a_meeting_that_is_closed_while_another_marks_has_all_marks_or_says_so(
    cast: Cast, body: Body, again: int
) -> None:
    meeting = an_open_meeting(cast, body)
    with cast.seeing_all():
        late = [one.pk for one in members_of(body)[-4:]]
    marks = [Mark(one, Presence.LATE, AT + timedelta(minutes=5)) for one in late]
    marked, closed = at_once(
        as_user(cast.saima, lambda by: attendance.mark(meeting, marks, by=by)),
        as_user(cast.amina, lambda by: meetings.close(meeting, by=by, at=AT, absent=late)),
    )
    with cast.seeing_all():
        meeting.refresh_from_db()
        there = Attendance.objects.filter(meeting=meeting).exclude(presence=Presence.ABSENT)
        assert meeting.state == MeetingState.HELD == closed.state
        assert meeting.present == there.count()
        if isinstance(marked, Sealed):
            assert marked.meeting.closed_by == cast.amina and meeting.present == 8
        else:
            assert sorted(marked) == sorted(late) and meeting.present == 12


def test_a_meeting_is_closed_once_and_the_second_is_told(cast: Cast, body: Body) -> None:
    meeting = an_open_meeting(cast, body)
    answers = at_once(*[
        as_user(user, lambda by: meetings.close(meeting, by=by, at=AT))
        for user in (cast.saima, cast.amina)
    ])  # fmt: skip
    told = [one.messages for one in answers if isinstance(one, ValidationError)]
    assert told == [["The meeting was closed meanwhile."]]
    with cast.seeing_all():
        assert events_of(meeting, state=MeetingState.HELD) == 1


def test_letters_that_two_machines_send_at_once_are_sent_once(cast: Cast) -> None:
    own = {"body": cast.pakistan.association, "homenet": cast.pakistan.homenet}
    with cast.seeing_all():
        Task.objects.create(what="Buy thread", by_when=timezone.localdate(), **own)
        User.objects.filter(pk=cast.saima.pk).update(email="saima@example.org")

    def post() -> str:
        said = io.StringIO()
        call_command("post_today", stdout=said)
        return said.getvalue()

    assert sorted(at_once(post, post)) == ["Sent: 0.\n", "Sent: 1.\n"]
    assert len(mail.outbox) == 1
