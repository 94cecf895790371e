"""What waits in many associations at once: each thing on its day, by its article, once."""

from datetime import date, timedelta
from typing import Any

import pytest

from associations.models import (
    AgendaItem,
    Application,
    Contest,
    Effect,
    Office,
    Resignation,
    Task,
    Termination,
)
from associations.queries import waiting
from associations.queries.waiting import Waiting
from associations.vocabulary.cases import CameBy
from associations.vocabulary.gatherings import Dispute, MeetingState, MotionState, Outcome
from associations.vocabulary.procedures import ApplicationState, TerminationState
from associations.vocabulary.waiting import Matter, Step
from hnsa.core.saying import said
from members.models import Body, Membership, Person
from members.vocabulary.people import MembershipGround
from tests import living
from tests.cast import Cast, let_in
from tests.factories import A_MOMENT

ON = date(2026, 11, 25)
RULES: tuple[tuple[str, dict[str, Any]], ...] = (
    ("application_answered", {"days": 30, "silence": "owed"}),
    ("meeting_window", {"every": "month", "first": 1, "last": 5}),
    ("notice_before_termination", {"days": 15, "count": "clear"}),
    ("committee_term", {"office": "any", "years": 3, "fillers": "remainder"}),
)


@pytest.fixture
def body(cast: Cast) -> Body:
    with cast.seeing_all():
        made = living.an_association_of(
            cast.pakistan.homenet, by=cast.amina, members=3, rules=RULES
        ).body
        living.a_held_meeting(made, date(2026, 11, 3), by=cast.amina, minutes="Kept.")
    return made


def her(body: Body) -> Person:
    return Person.objects.filter(memberships__body=body).earliest("pk")


def own(body: Body, **more: Any) -> dict[str, Any]:
    return {"body": body, "homenet": body.homenet, **more}


def what_waits(cast: Cast, *bodies: Body, who: str = "amina", on: date = ON) -> list[Waiting]:
    pks = [one.pk for one in bodies]
    with cast.seeing_all():
        return waiting.of(let_in(getattr(cast, who)), Body.objects.filter(pk__in=pks), on)


def steps_of(found: list[Waiting]) -> list[Step]:
    return [one.step for one in found]


def an_application(cast: Cast, body: Body, applied_on: date, **more: Any) -> Application:
    return Application.objects.create(
        **own(body, person=her(body), applied_on=applied_on, written_by=cast.amina,
              written_at=A_MOMENT, **more)
    )  # fmt: skip


def test_where_all_is_done_nothing_waits(cast: Cast, body: Body) -> None:
    assert what_waits(cast, body, on=date(2026, 11, 10)) == []
    assert what_waits(cast) == []


def test_the_monthly_meeting_is_spoken_of_two_weeks_before_its_last_day(
    cast: Cast, body: Body
) -> None:
    assert what_waits(cast, body, on=date(2026, 11, 20)) == []
    (one,) = what_waits(cast, body, on=date(2026, 11, 21))
    assert (one.step, one.by, one.late, one.article) == (
        Step.CALL_MEETING, date(2026, 12, 5), False, "2",
    )  # fmt: skip
    (late,) = what_waits(cast, body, on=date(2026, 12, 6))
    assert late.late and late.days(date(2026, 12, 6)) == -1


def test_who_has_planned_the_meeting_is_told_of_its_day(cast: Cast, body: Body) -> None:
    with cast.seeing_all():
        living.a_meeting(body, date(2026, 12, 2), by=cast.amina)
    assert steps_of(what_waits(cast, body)) == [Step.HOLD_MEETING]
    (one,) = what_waits(cast, body, on=date(2026, 12, 6))
    assert (one.step, one.late) == (Step.HOLD_MEETING, True)  # was it held? nobody said yet


def test_who_has_planned_it_too_late_is_told_so(cast: Cast, body: Body) -> None:
    with cast.seeing_all():
        living.a_meeting(body, date(2027, 1, 3), by=cast.amina)
    (one,) = what_waits(cast, body)
    assert (one.step, one.by, one.late) == (Step.CALL_MEETING, date(2026, 12, 5), False)
    assert [said(line) for line in one.next] == ["One is planned for 3 Jan 2027."]


def test_a_meeting_that_goes_on_waits_to_be_closed_and_then_for_its_minutes(
    cast: Cast, body: Body
) -> None:
    with cast.seeing_all():
        meeting = living.a_meeting(
            body, date(2026, 11, 24), by=cast.amina, gathering="special", state=MeetingState.OPEN
        )
        special = [one for one in what_waits(cast, body) if one.row == meeting.pk]
        assert [(one.step, one.late) for one in special] == [(Step.CLOSE_MEETING, True)]
        meeting.state, meeting.closed_at, meeting.present = MeetingState.HELD, A_MOMENT, 3
        meeting.save()
        special = [one for one in what_waits(cast, body) if one.row == meeting.pk]
        assert [(one.step, one.since) for one in special] == [
            (Step.WRITE_MINUTES, date(2026, 11, 24))
        ]
        meeting.minutes = "We sang."
        meeting.save()
    assert steps_of(what_waits(cast, body)) == [Step.CALL_MEETING]


@pytest.mark.parametrize("where", ["discussion", "resolution", "title"])
def test_minutes_are_written_also_where_they_stand_at_an_item(
    cast: Cast, body: Body, where: str
) -> None:
    with cast.seeing_all():
        meeting = living.a_held_meeting(
            body, date(2026, 11, 24), by=cast.amina, gathering="special"
        )
        AgendaItem.objects.create(meeting=meeting, position=1, **own(body, **{where: "Songs"}))
    written = Step.WRITE_MINUTES not in steps_of(what_waits(cast, body))
    assert written == (where != "title")


@pytest.mark.parametrize(("days", "late"), [(29, False), (30, False), (31, True)])
def test_an_application_waits_until_the_day_that_the_article_tells(
    cast: Cast, body: Body, days: int, late: bool
) -> None:
    with cast.seeing_all():
        an_application(cast, body, ON - timedelta(days=days))
    found = [one for one in what_waits(cast, body) if one.matter == Matter.APPLICATIONS]
    (one,) = found
    assert one.by == ON + timedelta(days=30 - days)
    assert (one.late, one.article) == (late, "1")
    assert one.about and said(one.about) == "Member 001 of Sitara Stitchers"
    if late:
        assert [said(line) for line in one.next] == ["The next general meeting is told of it."]


def test_an_answered_application_waits_no_more_and_an_appeal_waits_again(
    cast: Cast, body: Body
) -> None:
    with cast.seeing_all():
        asked = an_application(
            cast,
            body,
            date(2026, 9, 1),
            state=ApplicationState.REFUSED,
            answered_on=date(2026, 9, 9),
        )
        assert Step.DECIDE_REFUSAL not in steps_of(what_waits(cast, body))
        asked.appealed_on = date(2026, 9, 20)
        asked.save()
        assert Step.DECIDE_REFUSAL in steps_of(what_waits(cast, body))
        living.a_motion(
            body, by=cast.amina, application=asked, state=MotionState.DECIDED,
            outcome=Outcome.OPEN, decided_on=date(2026, 10, 2),
        )  # fmt: skip
    assert Step.DECIDE_REFUSAL not in steps_of(what_waits(cast, body))


def test_of_a_notice_it_is_told_from_which_day_it_may_be_decided(cast: Cast, body: Body) -> None:
    with cast.seeing_all():
        Termination.objects.create(
            **own(body, person=her(body), found_on=date(2026, 11, 16), words="Missed three.",
                  notice="Art. 3", notice_on=date(2026, 11, 20), state=TerminationState.NOTICE,
                  begun_by=cast.amina, begun_at=A_MOMENT)
        )  # fmt: skip
    (one,) = [one for one in what_waits(cast, body) if one.matter == Matter.LEAVING]
    assert (one.step, one.by, one.late) == (Step.HEAR, date(2026, 12, 6), False)
    later = what_waits(cast, body, on=date(2026, 12, 6))
    (one,) = [one for one in later if one.matter == Matter.LEAVING]
    assert (one.by, one.late) == (None, False)


def test_a_resignation_waits_until_it_is_accepted_or_taken_back(cast: Cast, body: Body) -> None:
    with cast.seeing_all():
        leaving = Resignation.objects.create(
            **own(body, person=her(body), gave_notice_on=date(2026, 11, 2), written_by=cast.amina,
                  written_at=A_MOMENT)
        )  # fmt: skip
        assert Step.ACCEPT_RESIGNATION in steps_of(what_waits(cast, body))
        leaving.taken_back_on = date(2026, 11, 4)
        leaving.save()
    assert Step.ACCEPT_RESIGNATION not in steps_of(what_waits(cast, body))


def test_a_carried_decision_waits_until_it_is_carried_out_or_annulled(
    cast: Cast, body: Body
) -> None:
    carried = {
        "state": MotionState.DECIDED, "outcome": Outcome.CARRIED, "decided_on": date(2026, 11, 3),
    }  # fmt: skip
    with cast.seeing_all():
        done, annulled, open_ = (
            living.a_motion(body, by=cast.amina, number=f"2026/{at}", **carried) for at in (1, 2, 3)
        )
        Effect.objects.create(
            **own(body, motion=done, on=ON, what="done", by=cast.amina, at=A_MOMENT)
        )
        Contest.objects.create(
            **own(body, motion=annulled, what=Dispute.ANNULLED, on=ON, why="No quorum.",
                  by=cast.amina, at=A_MOMENT)
        )  # fmt: skip
        living.a_motion(
            body, by=cast.amina, state=MotionState.DECIDED, outcome=Outcome.LOST,
            decided_on=date(2026, 11, 3),
        )  # fmt: skip
    found = [one for one in what_waits(cast, body) if one.matter == Matter.DECISIONS]
    assert [(one.step, one.row) for one in found] == [(Step.CARRY_OUT, open_.pk)]


def test_votes_wait_once_the_meeting_is_over(cast: Cast, body: Body) -> None:
    with cast.seeing_all():
        held = body.meetings.get()
        motion = living.a_motion(body, by=cast.amina, meeting=held)
        found = [one for one in what_waits(cast, body) if one.matter == Matter.DECISIONS]
        assert [(one.step, one.row) for one in found] == [(Step.COUNT_VOTES, motion.pk)]
        motion.state = MotionState.WITHDRAWN
        motion.save()
    assert Matter.DECISIONS not in waiting.counted(what_waits(cast, body))


def test_a_task_is_spoken_of_a_week_before_its_day_and_until_it_is_done(
    cast: Cast, body: Body
) -> None:
    with cast.seeing_all():
        for what, by_when, more in (
            ("far", ON + timedelta(days=8), {}),
            ("near", ON + timedelta(days=7), {}),
            ("late", ON - timedelta(days=1), {}),
            ("done", ON - timedelta(days=1), {"done_on": ON}),
            ("dropped", ON - timedelta(days=1), {"dropped_on": ON}),
            ("without a day", None, {}),
        ):
            Task.objects.create(**own(body, what=what, by_when=by_when, **more))
    found = [one for one in what_waits(cast, body) if one.matter == Matter.TASKS]
    assert [(said(one.about), one.late) for one in found if one.about] == [
        ("late", True), ("near", False),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("ends", "told", "late"),
    [(91, False, False), (90, True, False), (30, True, False), (1, True, False), (0, True, True)],
)
def test_a_term_is_spoken_of_ninety_days_before_its_end(
    cast: Cast, body: Body, ends: int, told: bool, late: bool
) -> None:
    end = ON + timedelta(days=ends)
    with cast.seeing_all():
        Office.objects.create(
            **own(body, person=her(body), post="president", came_by=CameBy.ELECTED,
                  begins_on=end.replace(year=end.year - 3))
        )  # fmt: skip
    found = [one for one in what_waits(cast, body) if one.matter == Matter.OFFICES]
    assert [(one.by, one.late, one.article) for one in found] == [(end, late, "4")] * told


def test_what_is_late_comes_first_then_what_is_near(cast: Cast, body: Body) -> None:
    with cast.seeing_all():
        an_application(cast, body, date(2026, 9, 1))
        Task.objects.create(**own(body, what="near", by_when=ON))
        living.a_motion(
            body, by=cast.amina, state=MotionState.DECIDED, outcome=Outcome.CARRIED,
            decided_on=date(2026, 11, 3),
        )  # fmt: skip
    assert steps_of(what_waits(cast, body)) == [
        Step.DECIDE_APPLICATION, Step.DO_TASK, Step.CALL_MEETING, Step.CARRY_OUT,
    ]  # fmt: skip


def test_a_restricted_woman_is_not_named_to_a_facilitator(cast: Cast) -> None:
    body = cast.pakistan.association
    with cast.seeing_all():
        Application.objects.create(
            **own(body, person=cast.pakistan.restricted, applied_on=ON, written_by=cast.amina,
                  written_at=A_MOMENT)
        )  # fmt: skip
    name = cast.pakistan.restricted.full_name
    for who, there in (("amina", True), ("saima", False)):
        told = [said(one.about) for one in what_waits(cast, body, who=who) if one.about]
        assert (name in told) is there, who


@pytest.mark.parametrize("number", [3, 30])
def test_it_costs_the_same_for_few_and_for_many(
    cast: Cast, number: int, django_assert_num_queries: Any
) -> None:
    with cast.seeing_all():
        bodies = [
            living.an_association_of(
                cast.pakistan.homenet, by=cast.amina, members=1, rules=RULES, code=f"A{one}"
            ).body
            for one in range(number)
        ]
        for body in bodies:
            living.a_life(body, her(body), by=cast.amina)
        user = let_in(cast.amina)
        there = Body.objects.filter(pk__in=[one.pk for one in bodies])
        with django_assert_num_queries(15):
            found = waiting.of(user, there, ON)
    assert len(found) == 3 * number


def held(body: Body, person: Person, begins_on: date, **more: Any) -> Office:
    return Office.objects.create(
        **own(body, person=person, begins_on=begins_on, came_by=CameBy.ELECTED,
              **{"post": "treasurer", **more})
    )  # fmt: skip


@pytest.mark.parametrize(("since", "late"), [(6, False), (7, False), (8, True)])
def test_papers_that_are_not_handed_over_wait_with_their_last_day(
    cast: Cast, since: int, late: bool
) -> None:
    began = ON - timedelta(days=since)
    rules = (("handing_over", {"days": 7}), *RULES[1:2])
    with cast.seeing_all():
        body = living.an_association_of(
            cast.pakistan.homenet, by=cast.amina, members=3, rules=rules
        ).body
        living.a_held_meeting(body, date(2026, 11, 3), by=cast.amina, minutes="Kept.")
        women = Person.objects.filter(memberships__body=body).order_by("pk")
        before = held(body, women[0], began - timedelta(days=90), ends_on=began)
        held(body, women[1], began)
    (one,) = [one for one in what_waits(cast, body) if one.matter == Matter.OFFICES]
    assert (one.step, one.row, one.by, one.late, one.article) == (
        Step.HAND_OVER, before.pk, began + timedelta(days=7), late, "1",
    )  # fmt: skip
    with cast.seeing_all():
        Office.objects.filter(pk=before.pk).update(handed_over_on=ON, handed_over="The books")
    assert Step.HAND_OVER not in steps_of(what_waits(cast, body))


@pytest.mark.parametrize(("ends", "late"), [(-1, True), (0, True), (20, False)])
def test_an_office_of_who_leaves_waits_to_be_ended(
    cast: Cast, body: Body, ends: int, late: bool
) -> None:
    day = ON + timedelta(days=ends)
    with cast.seeing_all():
        office = held(body, her(body), ON - timedelta(days=30))
    assert Step.END_OFFICE not in steps_of(what_waits(cast, body))
    with cast.seeing_all():
        Membership.objects.filter(body=body, person=her(body)).update(
            ends_on=day, ground=MembershipGround.RESIGNED
        )
    found = [one for one in what_waits(cast, body) if one.step == Step.END_OFFICE]
    assert [(one.row, one.by, one.late) for one in found] == [(office.pk, day, late)]
    with cast.seeing_all():
        Membership.objects.create(**own(body, person=her(body), begins_on=day))
    assert Step.END_OFFICE not in steps_of(what_waits(cast, body))
