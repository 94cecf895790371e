"""The action plan: a line is done, given up or opened again, and comes back until then."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from associations.actions import meetings, minutes, tasks
from associations.actions.meetings import Plan
from associations.actions.tasks import Told
from associations.models import AgendaItem
from tests.cast import Cast, let_in
from tests.factories import A_MOMENT
from tests.living import a_meeting, a_motion, an_association_of

DAY = date(2025, 3, 3)
LATER = DAY + timedelta(days=30)


@pytest.fixture
def amina(cast: Cast) -> Any:
    return let_in(cast.amina)


@pytest.fixture
def body(cast: Cast, amina: Any) -> Any:
    rules = (("women_only", {}),)
    return an_association_of(cast.pakistan.homenet, by=amina, members=3, rules=rules).body


def test_what_is_open_comes_back_until_it_is_done(body: Any, amina: Any) -> None:
    task = tasks.add(body, Told("Buy thread", who_told="Erum"), by=amina)
    made = meetings.plan(body, Plan("regular", DAY), by=amina, at=A_MOMENT)
    assert made.agenda.get().task == task
    tasks.settle(task, done=True, note=" at Kasur ", by=amina, on=DAY, today=DAY)
    task.refresh_from_db()
    assert (task.done_on, task.dropped_on, task.note) == (DAY, None, "at Kasur")
    assert not made.agenda.exists()
    again = meetings.plan(body, Plan("regular", LATER), by=amina, at=A_MOMENT)
    assert not again.agenda.exists()


def test_an_item_that_stood_in_the_notice_or_has_a_motion_stays(body: Any, amina: Any) -> None:
    task = tasks.add(body, Told("Buy thread"), by=amina)
    made = meetings.plan(body, Plan("regular", DAY), by=amina, at=A_MOMENT)
    a_motion(body, by=amina, meeting=made, item=made.agenda.get())
    tasks.settle(task, done=True, note="", by=amina, on=DAY, today=DAY)
    assert made.agenda.count() == 1


def test_it_is_settled_once_and_opened_again_once(body: Any, amina: Any) -> None:
    task = tasks.add(body, Told("Buy thread"), by=amina)
    tasks.settle(task, done=False, note="", by=amina, on=DAY, today=DAY)
    with pytest.raises(ValidationError, match="settled meanwhile"):
        tasks.settle(task, done=True, note="", by=amina, on=DAY, today=DAY)
    task = tasks.reopen(task, by=amina)
    assert (task.done_on, task.dropped_on) == (None, None)
    with pytest.raises(ValidationError, match="open already"):
        tasks.reopen(task, by=amina)


@pytest.mark.parametrize(("days", "said"), [(1, "not come yet"), (-1, "decided later")])
def test_nothing_is_done_before_it_was_decided_or_in_days_to_come(
    body: Any, amina: Any, days: int, said: str
) -> None:
    meeting = a_meeting(body, DAY, by=amina)
    task = tasks.add(body, Told("Buy thread"), by=amina, meeting=meeting)
    with pytest.raises(ValidationError, match=said) as refused:
        tasks.settle(task, done=True, note="", by=amina, on=DAY + timedelta(days), today=DAY)
    assert "on" in refused.value.message_dict


def test_nobody_of_another_register_is_given_a_task(cast: Cast, body: Any, amina: Any) -> None:
    with cast.seeing_all(), pytest.raises(ValidationError, match="not in this register"):
        tasks.add(body, Told("Buy thread", who=cast.bangladesh.apart), by=amina)


def test_an_auditor_settles_nothing(cast: Cast, body: Any, amina: Any) -> None:
    task = tasks.add(body, Told("Buy thread"), by=amina)
    farid = let_in(cast.farid)
    for act in (
        lambda: tasks.add(body, Told("Buy cloth"), by=farid),
        lambda: tasks.settle(task, done=True, note="", by=farid, on=DAY, today=DAY),
        lambda: tasks.reopen(task, by=farid),
    ):
        with pytest.raises(PermissionDenied):
            act()


def test_a_task_of_the_agenda_keeps_what_was_said_of_it(body: Any, amina: Any) -> None:
    tasks.add(body, Told("Buy thread"), by=amina)
    made = meetings.plan(body, Plan("regular", DAY), by=amina, at=A_MOMENT)
    made = meetings.begin(made, meetings.Chair(), by=amina, at=A_MOMENT, today=DAY)
    item = AgendaItem.objects.get(meeting=made)
    minutes.write(
        made, {item.pk: minutes.Said("Dear", "Next month")}, minutes="", minutes_by="", by=amina
    )
    tasks.settle(item.task, done=True, note="", by=amina, on=DAY, today=DAY)
    assert AgendaItem.objects.get(pk=item.pk).resolution == "Next month"
