"""Two at the same moment: a plan is made and announced once, one presides, a complaint is heard."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from elections.actions import committees, complaints, plans
from elections.models import Election
from members.models import Body
from tests.at_once import as_user, at_once
from tests.cast import Cast, let_in, summon
from tests.elections import planning
from tests.elections.planning import AT, NOW, a_committee, a_plan, announced

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    return summon()


@pytest.fixture
def body(cast: Cast) -> Body:
    with cast.seeing_all():
        let_in(cast.saima)
        return planning.an_association(cast)


def by_two(cast: Cast, act: Callable[[Any], Any]) -> list[Any]:
    return at_once(as_user(cast.saima, act), as_user(cast.amina, act))


def refused(answers: list[Any]) -> int:
    """How many were told in a sentence that it is done already."""
    wrong = [one for one in answers if isinstance(one, Exception)]
    assert all(isinstance(one, ValidationError) for one in wrong), wrong
    return len(wrong)


def test_it_is_planned_once(cast: Cast, body: Body) -> None:
    planned = plans.Planned("general", planning.POLL_ON, planning.SEATS)
    answers = by_two(cast, lambda user: plans.plan(body, planned, by=user, at=AT).pk)
    assert refused(answers) == 1


def test_it_is_announced_once(cast: Cast, body: Body) -> None:
    with cast.seeing_all():
        let_in(cast.saima)
        election = a_plan(body, cast)
    answers = by_two(cast, lambda user: plans.announce(election, on=NOW, by=user, at=AT).pk)
    assert refused(answers) == 1
    with cast.seeing_all():
        assert Election.objects.get(pk=election.pk).taken.count() == 1


def test_one_presides_whoever_is_chosen_last(cast: Cast, body: Body) -> None:
    with cast.seeing_all():
        let_in(cast.saima)
        election = announced(body, cast)
        seats = a_committee(election, cast)
    at_once(
        as_user(cast.saima, lambda user: committees.preside(seats[1], by=user)),
        as_user(cast.amina, lambda user: committees.preside(seats[2], by=user)),
    )
    with cast.seeing_all():
        assert election.committee.filter(presides=True).count() == 1


def test_a_complaint_is_heard_once(cast: Cast, body: Body) -> None:
    with cast.seeing_all():
        let_in(cast.saima)
        election = announced(body, cast)
        one = complaints.make(election, on=NOW, words="Pressed.", by=cast.saima, at=AT)
    answers = by_two(
        cast, lambda user: complaints.hear(one, on=NOW, finding="Heard.", by=user, at=AT).pk
    )
    assert refused(answers) == 1
