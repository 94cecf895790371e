"""When meetings are due, for many associations at once."""

from datetime import date
from typing import Any

import pytest

from associations.models import Case
from associations.queries import constitutions, meetings_due
from associations.queries.meetings_due import Due
from associations.vocabulary.cases import CaseState
from associations.vocabulary.gatherings import MeetingState
from associations.vocabulary.subjects import Gathering
from hnsa.law.verdict import Answer
from members.models import Body
from tests import living
from tests.cast import Cast
from tests.factories import A_MOMENT

ON = date(2026, 11, 25)
MONTHLY = ("meeting_window", {"every": "month", "first": 1, "last": 5})
YEARLY = ("annual_meeting", {"months": 6})
YEAR_ENDS = ("financial_year", {"ends": "30/6"})


def an_association(cast: Cast, code: str = "SITARA", **told: Any) -> Body:
    own = {"rules": (MONTHLY, YEARLY, YEAR_ENDS), **told}
    made = living.an_association_of(cast.pakistan.homenet, by=cast.amina, code=code, **own)
    return made.body


def due_in(*bodies: Body, on: date = ON) -> list[Due]:
    pks = [one.pk for one in bodies]
    return meetings_due.of(pks, constitutions.in_force_of(pks, on=on), on)


def days_of(found: list[Due]) -> dict[str, date]:
    return {one.gathering: one.by for one in found}


def registered(body: Body, on: date, by: Any) -> None:
    Case.objects.create(
        body=body, homenet=body.homenet, opened_by=by, opened_at=A_MOMENT, saved_at=A_MOMENT,
        state=CaseState.REGISTERED, registered_on=on, number=f"N-{body.pk}",
        code=f"{body.pk:018d}"[-18:],
    )  # fmt: skip


def test_after_the_meeting_of_november_that_of_december_is_due_on_the_5th(cast: Cast) -> None:
    with cast.seeing_all():
        body = an_association(cast)
        living.a_held_meeting(body, date(2026, 11, 3), by=cast.amina)
        assert days_of(due_in(body)) == {
            Gathering.REGULAR: date(2026, 12, 5), Gathering.ANNUAL: date(2026, 12, 30),
        }  # fmt: skip


def test_a_missed_month_is_due_on_a_day_that_is_past(cast: Cast) -> None:
    with cast.seeing_all():
        body = an_association(cast)
        living.a_held_meeting(body, date(2026, 9, 3), by=cast.amina)
        regular = due_in(body)[0]
    assert regular.by == date(2026, 10, 5) < ON
    assert [one.article for one in regular.verdict.grounds] == ["1"]


def test_a_meeting_that_was_not_held_or_lies_ahead_is_not_the_last_one(cast: Cast) -> None:
    with cast.seeing_all():
        body = an_association(cast)
        living.a_held_meeting(body, date(2026, 9, 3), by=cast.amina)
        living.a_meeting(
            body, date(2026, 10, 3), by=cast.amina, state=MeetingState.NOT_HELD, reason="rain"
        )
        living.a_meeting(body, date(2026, 12, 9), by=cast.amina)
        living.a_meeting(body, date(2026, 12, 2), by=cast.amina)
        regular = due_in(body)[0]
    assert regular.by == date(2026, 10, 5)
    assert regular.planned_on == date(2026, 12, 2)


def test_before_the_first_one_it_is_counted_from_the_registration(cast: Cast) -> None:
    with cast.seeing_all():
        body = an_association(cast)
        assert Gathering.REGULAR not in days_of(due_in(body))  # not known when: nothing is due
        registered(body, date(2026, 10, 20), cast.amina)
        found = due_in(body)
    assert days_of(found)[Gathering.REGULAR] == date(2026, 11, 5)


def test_a_new_association_owes_no_yearly_meeting_for_a_year_in_which_it_was_not(
    cast: Cast,
) -> None:
    with cast.seeing_all():
        body = an_association(cast)
        registered(body, date(2026, 10, 20), cast.amina)
        assert days_of(due_in(body))[Gathering.ANNUAL] == date(2027, 12, 30)


def test_where_the_constitution_is_silent_nothing_is_due(cast: Cast) -> None:
    with cast.seeing_all():
        silent = an_association(cast, rules=(("women_only", {}),))
        living.a_held_meeting(silent, date(2024, 9, 3), by=cast.amina)
        assert due_in(silent) == []


@pytest.mark.parametrize("number", [3, 30])
def test_many_associations_cost_as_many_queries_as_one(
    cast: Cast, number: int, django_assert_num_queries: Any
) -> None:
    with cast.seeing_all():
        bodies = [an_association(cast, f"A{one}") for one in range(number)]
        for body in bodies:
            living.a_held_meeting(body, date(2026, 11, 3), by=cast.amina)
        with django_assert_num_queries(4):  # constitutions, articles, meetings, registrations
            found = due_in(*bodies)
    assert len(found) == 2 * number
    assert {one.verdict.answer for one in found} == {Answer.YES}


def test_each_is_judged_by_its_own_law_of_the_day(cast: Cast) -> None:
    with cast.seeing_all():
        monthly = an_association(cast, "ONE")
        weekly = an_association(
            cast, "TWO", rules=(("meeting_every_days", {"gathering": "regular", "days": 7}),)
        )
        for body in (monthly, weekly):
            living.a_held_meeting(body, date(2026, 11, 3), by=cast.amina)
        found = {(one.body, one.gathering): one.by for one in due_in(monthly, weekly)}
        assert found[weekly.pk, Gathering.REGULAR] == date(2026, 11, 10)
        assert found[monthly.pk, Gathering.REGULAR] == date(2026, 12, 5)
        assert due_in(monthly, on=date(2019, 1, 1)) == []  # before it had a constitution
