"""A meeting from the plan to its closing: what is recorded, what is judged, what is never said."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from associations.actions import attendance, meetings
from associations.actions.attendance import Mark
from associations.actions.meetings import Chair, Counted, Plan
from associations.models import AgendaItem, Attendance, Effect, Meeting, Task
from associations.queries import facts
from associations.queries.meetings import second_call_by
from associations.vocabulary.gatherings import MeetingState, Presence
from associations.vocabulary.subjects import Gathering
from tests.cast import Cast, let_in
from tests.factories import A_MOMENT
from tests.living import a_held_meeting, a_meeting, a_membership, a_motion, an_association_of

DAY = date(2025, 3, 3)
QUORUM = ("quorum", {"share": "1/2", "gathering": "regular"})
NOTICE = ("notice_of_meeting", {"gathering": "regular", "days": 7, "count": "clear"})
WINDOW = ("meeting_window", {"every": "month", "first": 1, "last": 5})
ABSENCE = ("absence", {"meetings": 3})


@pytest.fixture
def amina(cast: Cast) -> Any:
    return let_in(cast.amina)


@pytest.fixture
def body(cast: Cast, amina: Any) -> Any:
    rules = (QUORUM, NOTICE, WINDOW, ABSENCE, ("second_call", {"days": 7}))
    return an_association_of(cast.pakistan.homenet, by=amina, members=8, rules=rules).body


def opened(body: Any, by: Any, on: date = DAY, **told: Any) -> Meeting:
    meeting = a_meeting(body, on, by=by, **told)
    return meetings.begin(meeting, Chair(), by=by, at=A_MOMENT, today=on)


def people_of(body: Any, on: date = DAY) -> list[int]:
    return [one.person for one in facts.people(body, on)]


def marked(meeting: Meeting, people: list[int], by: Any, presence: str = "present") -> None:
    attendance.tick(meeting, people, presence=Presence(presence), by=by, at=A_MOMENT)


def broken(judged: Any) -> list[str]:
    return [one["kind"] for one in judged["grounds"] if one["stand"] == "breaks"]


def test_two_meetings_of_a_kind_on_one_day_are_refused_with_a_sentence(
    body: Any, amina: Any
) -> None:
    meetings.plan(body, Plan(Gathering.REGULAR, DAY), by=amina, at=A_MOMENT)
    with pytest.raises(ValidationError, match="on that day already"):
        meetings.plan(body, Plan(Gathering.REGULAR, DAY), by=amina, at=A_MOMENT)
    assert meetings.plan(body, Plan(Gathering.SPECIAL, DAY), by=amina, at=A_MOMENT).pk


def test_what_is_open_of_the_action_plan_comes_onto_the_next_agenda(body: Any, amina: Any) -> None:
    own = {"body": body, "homenet": body.homenet}
    Task.objects.create(what="Buy cloth", **own)
    Task.objects.create(what="Done long ago", done_on=DAY, **own)
    made = meetings.plan(body, Plan(Gathering.REGULAR, DAY), by=amina, at=A_MOMENT)
    assert [one.title for one in made.agenda.all()] == ["Buy cloth"]
    assert made.agenda.get().task.what == "Buy cloth"


def test_an_auditor_plans_nothing(cast: Cast, body: Any) -> None:
    with pytest.raises(PermissionDenied):
        meetings.plan(body, Plan("regular", DAY), by=let_in(cast.farid), at=A_MOMENT)


# --- opening and closing --------------------------------------------------------------------------


def test_it_is_opened_once_and_not_before_its_day(body: Any, amina: Any) -> None:
    meeting = a_meeting(body, DAY, by=amina)
    with pytest.raises(ValidationError, match="not come yet"):
        meetings.begin(
            meeting, Chair(), by=amina, at=A_MOMENT, today=DAY - timedelta(days=1)
        )  # fmt: skip
    meetings.begin(meeting, Chair(), by=amina, at=A_MOMENT, today=DAY)
    with pytest.raises(ValidationError, match="opened meanwhile"):
        meetings.begin(meeting, Chair(), by=amina, at=A_MOMENT, today=DAY)


def test_closing_freezes_the_figures_and_what_the_law_of_the_day_says(
    body: Any, amina: Any
) -> None:
    meeting = opened(body, amina)
    people = people_of(body)
    marked(meeting, people[:5], amina)
    marked(meeting, people[5:6], amina, "excused")
    done = meetings.close(meeting, by=amina, at=A_MOMENT, absent=people)
    assert (done.members, done.present, done.entitled) == (8, 5, 8)
    assert done.judged["answer"] == "yes"
    presences = sorted(Attendance.objects.filter(meeting=done).values_list("presence", flat=True))
    assert presences == ["absent"] * 2 + ["excused"] + ["present"] * 5


def test_a_meeting_on_the_seventh_without_quorum_is_held_and_both_breaches_stay(
    body: Any, amina: Any
) -> None:
    on = date(2025, 3, 7)
    meeting = opened(body, amina, on)
    marked(meeting, people_of(body)[:3], amina)
    done = meetings.close(meeting, by=amina, at=A_MOMENT)
    assert done.state == MeetingState.HELD
    assert sorted(broken(done.judged)) == ["meeting_window", "quorum"]


def test_whoever_is_left_unmarked_is_not_absent(body: Any, amina: Any) -> None:
    meeting = opened(body, amina)
    people = people_of(body)
    marked(meeting, people[:5], amina)
    meetings.close(meeting, by=amina, at=A_MOMENT)
    assert Attendance.objects.filter(meeting=meeting).count() == 5
    known = {one.person: one for one in facts.members(body, DAY)}
    assert known[people[7]].missed_in_a_row == 0


def test_it_is_closed_once(body: Any, amina: Any) -> None:
    meeting = opened(body, amina)
    meetings.close(meeting, by=amina, at=A_MOMENT)
    with pytest.raises(ValidationError, match="closed meanwhile"):
        meetings.close(meeting, by=amina, at=A_MOMENT)


def test_figures_of_a_paper_sheet_name_nobody(body: Any, amina: Any) -> None:
    meeting = a_meeting(body, DAY, by=amina)
    done = meetings.close_by_figures(
        meeting, Counted(6), Chair(), by=amina, at=A_MOMENT, today=DAY
    )  # fmt: skip
    assert (done.present, done.members, done.by_figures) == (6, 8, True)
    assert not Attendance.objects.filter(meeting=done).exists()
    assert all(not one.missed_in_a_row for one in facts.members(body, DAY))
    assert done.judged["answer"] == "yes"


def test_more_than_all_are_not_counted(body: Any, amina: Any) -> None:
    meeting = a_meeting(body, DAY, by=amina)
    with pytest.raises(ValidationError, match="only 8 members"):
        meetings.close_by_figures(
            meeting, Counted(9), Chair(), by=amina, at=A_MOMENT, today=DAY
        )  # fmt: skip


# --- not held, put off, called again --------------------------------------------------------------


def test_a_meeting_that_was_not_held_is_nobodys_absence(body: Any, amina: Any) -> None:
    meeting = opened(body, amina)
    people = people_of(body)
    marked(meeting, people, amina, "absent")
    done = meetings.not_held(meeting, reason="Rain", by=amina)
    assert done.state == MeetingState.NOT_HELD
    assert not Attendance.objects.filter(meeting=done).exists()
    assert all(not one.missed_in_a_row for one in facts.members(body, DAY))


def test_without_a_reason_nothing_is_put_off(body: Any, amina: Any) -> None:
    meeting = a_meeting(body, DAY, by=amina)
    with pytest.raises(ValidationError, match="say why"):
        meetings.not_held(meeting, reason=" ", by=amina)


def test_a_meeting_put_off_takes_its_agenda_along_and_needs_new_notice(
    body: Any, amina: Any
) -> None:
    meeting = a_meeting(body, DAY, by=amina)
    own = {"meeting": meeting, "body": body, "homenet": body.homenet}
    AgendaItem.objects.create(position=1, title="Dues", in_notice=True, **own)
    later = DAY + timedelta(days=1)
    made = meetings.postpone(
        meeting, Plan("regular", later), reason="A wedding", by=amina, at=A_MOMENT
    )
    meeting.refresh_from_db()
    assert meeting.state == MeetingState.POSTPONED
    assert made.postponed_from == meeting
    assert made.notice_on is None
    assert [(one.title, one.in_notice) for one in made.agenda.all()] == [("Dues", False)]


def test_the_second_call_is_judged_as_one(cast: Cast, amina: Any) -> None:
    rules = (
        QUORUM, ("second_call", {"days": 7}), ("second_call_present", {"which": "all", "fewest": 2})
    )  # fmt: skip
    body = an_association_of(cast.pakistan.homenet, by=amina, members=8, rules=rules).body
    first = opened(body, amina)
    marked(first, people_of(body)[:2], amina)
    first = meetings.close(first, by=amina, at=A_MOMENT)
    assert broken(first.judged) == ["quorum"]
    later = DAY + timedelta(days=5)
    again = meetings.call_again(first, Plan("regular", later), by=amina, at=A_MOMENT)
    with pytest.raises(ValidationError, match="called again already"):
        meetings.call_again(first, Plan("regular", later), by=amina, at=A_MOMENT)
    again = meetings.begin(again, Chair(), by=amina, at=A_MOMENT, today=later)
    marked(again, people_of(body)[:2], amina)
    done = meetings.close(again, by=amina, at=A_MOMENT)
    assert done.judged["answer"] == "yes"


def test_a_meeting_of_the_committee_calls_the_committee_of_that_day(cast: Cast, amina: Any) -> None:
    rules = (("quorum_of_committee", {"share": "1/2", "fewest": 2}),)
    body = an_association_of(cast.pakistan.homenet, by=amina, members=6, rules=rules).body
    people = people_of(body)
    for person, post in zip(people, ("president", "secretary", "treasurer"), strict=False):
        body.offices.create(
            homenet=body.homenet, person_id=person, post=post, begins_on=date(2024, 1, 1)
        )
    body.offices.create(
        homenet=body.homenet, person_id=people[4], post="auditor", begins_on=date(2024, 1, 1)
    )
    meeting = opened(body, amina, gathering="committee")
    with pytest.raises(ValidationError, match="not called"):
        attendance.mark(meeting, [Mark(people[4], Presence.PRESENT, A_MOMENT)], by=amina)
    marked(meeting, people[:2], amina)
    done = meetings.close(meeting, by=amina, at=A_MOMENT)
    assert (done.members, done.committee_size, done.committee_present) == (3, 3, 2)
    assert done.judged["answer"] == "yes"


def test_the_law_of_the_day_judges_and_not_a_later_one(body: Any, amina: Any) -> None:
    """A meeting of before the first constitution is recorded, and nobody judges it."""
    long_before = date(2019, 5, 5)
    meeting = opened(body, amina, long_before)
    done = meetings.close(meeting, by=amina, at=A_MOMENT)
    assert done.judged is None


def test_three_missed_in_a_row_are_found_after_three_closed_meetings(body: Any, amina: Any) -> None:
    people = [one.person for one in facts.people(body, DAY)]
    women = list(body.memberships.filter(person__in=people[:1]).select_related("person"))
    for month in (1, 2, 3):
        a_held_meeting(body, date(2025, month, 2), by=amina, absent=[women[0].person])
    found = {one.person: one for one in facts.members(body, DAY)}
    assert found[people[0]].missed_in_a_row == 3


# --- what a hostile, tired or unlucky clerk does --------------------------------------------------


def a_decided(meeting: Meeting, by: Any, her: Any, subject: str, what: str) -> None:
    """A motion about her, carried in that meeting and carried out."""
    motion = a_motion(
        meeting.body, by=by, meeting=meeting, subject=subject, person=her, state="decided",
        outcome="carried", decided_on=meeting.meeting_on, decided_at=A_MOMENT, decided_by=by,
        members=8, present=8, votes_for=8, judged={}, number="2025/1",
    )  # fmt: skip
    Effect.objects.create(
        motion=motion, body=meeting.body, homenet=meeting.homenet, on=meeting.meeting_on,
        what=what, by=by, at=A_MOMENT,
    )  # fmt: skip


def test_whom_the_meeting_itself_admits_is_not_called_to_it(body: Any, amina: Any) -> None:
    meeting = opened(body, amina)
    marked(meeting, people_of(body)[:4], amina)
    (new,) = a_membership(body, ["Zarina"], since=DAY)
    a_decided(meeting, amina, new, "admission", "admitted")
    done = meetings.close(meeting, by=amina, at=A_MOMENT)
    assert (done.members, done.present, done.entitled) == (8, 4, 8)
    assert done.judged["facts"]["roll"] == 8
    assert broken(done.judged) == []


def test_nor_does_she_count_where_only_figures_are_taken(body: Any, amina: Any) -> None:
    meeting = opened(body, amina)
    (new,) = a_membership(body, ["Zarina"], since=DAY)
    a_decided(meeting, amina, new, "admission", "admitted")
    done = meetings.close_by_figures(
        meeting, Counted(4), Chair(), by=amina, at=A_MOMENT, today=DAY
    )  # fmt: skip
    assert (done.members, done.entitled, done.judged["facts"]["roll"]) == (8, 8, 8)


def test_whom_the_meeting_puts_out_was_called_and_there(body: Any, amina: Any) -> None:
    meeting = opened(body, amina)
    people = people_of(body)
    marked(meeting, people[:4], amina)
    her = body.memberships.select_related("person").get(person=people[0])
    body.memberships.filter(person=people[0]).update(ends_on=DAY, ground="terminated")
    a_decided(meeting, amina, her.person, "expulsion", "put_out")
    done = meetings.close(meeting, by=amina, at=A_MOMENT)
    assert (done.members, done.present) == (8, 4)


def test_a_meeting_that_decided_something_was_held(body: Any, amina: Any) -> None:
    meeting = opened(body, amina)
    a_decided(meeting, amina, None, "ordinary", "done")
    with pytest.raises(ValidationError, match="decided something"):
        meetings.not_held(meeting, reason="Rain", by=amina)


def test_motions_that_wait_go_along_when_a_meeting_is_put_off(body: Any, amina: Any) -> None:
    meeting = a_meeting(body, DAY, by=amina)
    item = AgendaItem.objects.create(
        meeting=meeting, body=body, homenet=body.homenet, position=1, title="Machine"
    )
    motion = a_motion(body, by=amina, meeting=meeting, item=item)
    gone = a_motion(body, by=amina, meeting=meeting, state="withdrawn")
    told = Plan("regular", DAY + timedelta(days=1))
    made = meetings.postpone(meeting, told, reason="A wedding", by=amina, at=A_MOMENT)
    motion.refresh_from_db()
    gone.refresh_from_db()
    assert (motion.meeting, motion.item) == (made, made.agenda.get())
    assert gone.meeting == meeting


def test_motions_left_undecided_go_along_to_the_second_call(body: Any, amina: Any) -> None:
    first = meetings.close(opened(body, amina), by=amina, at=A_MOMENT)
    motion = a_motion(body, by=amina, meeting=first)
    later = Plan("regular", DAY + timedelta(days=5))
    again = meetings.call_again(first, later, by=amina, at=A_MOMENT)
    motion.refresh_from_db()
    assert motion.meeting == again


def test_a_second_call_is_not_called_a_third_time(body: Any, amina: Any) -> None:
    first = meetings.close(opened(body, amina), by=amina, at=A_MOMENT)
    later = Plan("regular", DAY + timedelta(days=5))
    again = meetings.call_again(first, later, by=amina, at=A_MOMENT)
    again = meetings.begin(again, Chair(), by=amina, at=A_MOMENT, today=DAY + timedelta(days=5))
    again = meetings.close(again, by=amina, at=A_MOMENT)
    with pytest.raises(ValidationError, match="second call already"):
        meetings.call_again(
            again, Plan("regular", DAY + timedelta(days=9)), by=amina, at=A_MOMENT
        )  # fmt: skip


def test_members_asked_for_it_before_it_and_not_in_days_to_come(body: Any, amina: Any) -> None:
    asked = {"requested_by": 3, "requested_on": DAY + timedelta(days=1)}
    with pytest.raises(ValidationError, match="before that day"):
        meetings.plan(
            body, Plan(Gathering.REQUISITIONED, DAY, **asked), by=amina,
            at=A_MOMENT + timedelta(days=3000),
        )  # fmt: skip
    asked["requested_on"] = date(2099, 1, 1)
    far = date(2099, 2, 1)
    with pytest.raises(ValidationError, match="not come yet"):
        meetings.plan(body, Plan(Gathering.REQUISITIONED, far, **asked), by=amina, at=A_MOMENT)


def test_no_more_of_the_committee_are_counted_than_it_has(body: Any, amina: Any) -> None:
    for person, post in zip(people_of(body), ("president", "secretary"), strict=False):
        body.offices.create(
            homenet=body.homenet, person_id=person, post=post, begins_on=date(2024, 1, 1)
        )
    meeting = a_meeting(body, DAY, by=amina)
    for counted, said in ((Counted(6, 3), "only 2"), (Counted(1, 2), "More of the committee")):
        with pytest.raises(ValidationError, match=said) as refused:
            meetings.close_by_figures(meeting, counted, Chair(), by=amina, at=A_MOMENT, today=DAY)
        assert "committee_present" in refused.value.message_dict


@pytest.mark.parametrize("on", [date.min, date(1947, 8, 14), date(2028, 2, 29), date.max])
def test_no_day_of_the_calendar_makes_an_error(body: Any, amina: Any, on: date) -> None:
    """Long before it was founded, a leap day, and what somebody typed wrongly."""
    meeting = opened(body, amina, on)
    her = body.memberships.select_related("person").first()
    a_decided(meeting, amina, her.person, "expulsion", "put_out")
    done = meetings.close(meeting, by=amina, at=A_MOMENT)
    assert done.state == MeetingState.HELD
    again = meetings.call_again(done, Plan("regular", on), by=amina, at=A_MOMENT)
    again = meetings.begin(again, Chair(), by=amina, at=A_MOMENT, today=on)
    assert meetings.close(again, by=amina, at=A_MOMENT).second_call_of == done
    assert second_call_by(done) is None or on > date(2020, 1, 1)


def test_an_association_that_is_being_written_down_does_not_meet_yet(body: Any, amina: Any) -> None:
    body.draft_of = amina
    body.save()
    with pytest.raises(ValidationError, match="founding members meet first"):
        meetings.plan(body, Plan(Gathering.REGULAR, DAY), by=amina, at=A_MOMENT)
