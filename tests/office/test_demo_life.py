"""The demo's association lives: it meets, decides, and something waits."""

from datetime import date

import pytest
from django.core.management import call_command

from associations.models import Application, Association, Attendance, Meeting, Motion
from associations.vocabulary.gatherings import MeetingState, Outcome
from associations.vocabulary.life import Stage
from elections.models import Election, Nomination, Record
from elections.queries.records import differences
from elections.vocabulary.states import ElectionState
from hnsa.core import clock, scope
from hnsa.office.demo import life
from tests.cast import everywhere

pytestmark = pytest.mark.django_db


def test_the_demo_association_has_a_year_behind_it_and_something_waiting() -> None:
    call_command("demo", verbosity=0)
    call_command("demo", verbosity=0)  # a second time changes nothing
    with scope.seeing(everywhere()):
        association = Association.objects.get(body__name=life.NAME)
        body = association.body
        held = Meeting.objects.filter(body=body, state=MeetingState.HELD)
        assert (association.stage, body.is_demo) == (Stage.REGISTERED, True)
        assert held.count() == len(life.AWAY)
        assert all(one.meeting_on < clock.today() for one in held)
        assert Attendance.objects.filter(meeting__in=held).count() > 100
        assert Motion.objects.get(body=body).outcome == Outcome.CARRIED
        waiting = Application.objects.get(body=body)
        assert (waiting.state, waiting.person.is_demo) == ("waiting", True)
        assert Meeting.objects.filter(body=body, meeting_on__gt=clock.today()).exists()
        under_way, declared = Election.objects.filter(body=body).order_by("-poll_on")
        assert (under_way.state, declared.state) == (
            ElectionState.ANNOUNCED,
            ElectionState.DECLARED,
        )
        assert Record.objects.filter(election=declared).count() == 1
        assert differences(declared) == []
        assert Nomination.objects.filter(contest__election=under_way).count() == 3


@pytest.mark.parametrize("today", [date(2026, 1, 1), date(2027, 3, 31), date(2028, 2, 29)])
def test_it_can_be_made_on_any_day(today: date) -> None:
    from hnsa.office.demo import making

    making.make(today)
    with scope.seeing(everywhere()):
        assert Meeting.objects.filter(state=MeetingState.HELD).count() == len(life.AWAY)
