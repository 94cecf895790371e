"""What waits in elections, for who holds them."""

from collections.abc import Iterator
from typing import Any

import pytest

from associations.vocabulary.waiting import Step as Wait
from elections.actions import complaints, steps
from elections.models import Election
from elections.queries import elections as queries
from elections.queries import waiting
from elections.vocabulary.steps import Step
from hnsa.core import scope
from members.models import Body
from tests.cast import Cast, everywhere, let_in
from tests.elections import planning
from tests.elections.planning import NOW, a_plan, announced, at, later


@pytest.fixture(autouse=True)
def seen(cast: Cast) -> Iterator[None]:
    with cast.seeing_all():
        for name in ("saima", "amina", "farid", "rita"):
            let_in(cast.user(name))
        scope.show(everywhere())
        yield


@pytest.fixture
def body(cast: Cast) -> Body:
    return planning.an_association(cast)


def of(cast: Cast, body: Body, day: Any = NOW, who: str = "saima") -> list[tuple[str, Any, bool]]:
    found = waiting.of(cast.user(who), day)
    return [(one.step, one.by, one.late) for one in found if one.body == body.pk]


def test_a_plan_waits_to_be_announced_by_the_day_of_its_notice(cast: Cast, body: Body) -> None:
    election = a_plan(body, cast)
    notice = queries.days_of(election).on(Step.NOTICE)
    assert of(cast, body) == [(Wait.ANNOUNCE, notice, False)]
    assert of(cast, body, later(60)) == [(Wait.ANNOUNCE, notice, True)]


def test_a_step_waits_when_its_day_is_near_and_is_late_when_it_is_past(
    cast: Cast, body: Body
) -> None:
    election = announced(body, cast)
    assert of(cast, body) == []
    fixed = queries.days_of(election).on(Step.ROLL_FIXED)
    assert fixed is not None
    assert (Wait.ELECTION_STEP, fixed, False) in of(cast, body, later(-7, fixed))
    assert (Wait.ELECTION_STEP, fixed, True) in of(cast, body, later(1, fixed))
    steps.take(election, Step.ROLL_FIXED, on=fixed, by=cast.saima, at=at(fixed))
    assert (Wait.ELECTION_STEP, fixed, True) not in of(cast, body, later(1, fixed))


def test_a_complaint_waits_until_it_is_heard(cast: Cast, body: Body) -> None:
    election = announced(body, cast)
    one = complaints.make(election, on=NOW, words="Pressed.", by=cast.saima, at=at(NOW))
    assert of(cast, body) == [(Wait.HEAR_COMPLAINT, election.poll_on, False)]
    complaints.hear(one, on=NOW, finding="Heard.", by=cast.saima, at=at(NOW))
    assert of(cast, body) == []


def test_readers_and_other_countries_have_nothing_to_do(cast: Cast, body: Body) -> None:
    a_plan(body, cast)
    assert of(cast, body, who="farid") == of(cast, body, who="rita") == []


def test_a_committee_is_told_of_its_own(cast: Cast) -> None:
    let_in(cast.zubaida)
    scope.show(everywhere())
    body = cast.pakistan.association
    a_plan(body, cast)  # not hers
    assert {one.row for one in waiting.of(cast.zubaida, NOW)} == {cast.pakistan.rows[Election]}


@pytest.mark.parametrize("number", [1, 5])
def test_the_number_of_questions_is_always_the_same(
    cast: Cast, body: Body, number: int, django_assert_num_queries: Any
) -> None:
    announced(body, cast)
    for one in range(number):
        a_plan(body, cast, poll_on=later(one + 1, planning.POLL_ON))
    with django_assert_num_queries(QUERIES):
        waiting.of(cast.saima, NOW)


QUERIES = 5
