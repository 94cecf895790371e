"""Steps of an election are taken in order; too early is stopped, late is kept as a breach."""

from collections.abc import Iterator

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from associations.actions.stopped import Stopped
from elections.actions import committees, complaints, steps
from elections.models import Election, StepTaken
from elections.queries import elections as queries
from elections.vocabulary.states import ContestState
from elections.vocabulary.steps import Step
from hnsa.core import scope
from members.models import Body
from tests.cast import Cast, everywhere, let_in
from tests.elections import planning
from tests.elections.planning import NOW, POLL_ON, a_committee, announced, at, later


@pytest.fixture(autouse=True)
def seen(cast: Cast) -> Iterator[None]:
    with cast.seeing_all():
        for name in ("saima", "amina", "farid", "rita", "nobody", "zubaida"):
            let_in(cast.user(name))
        scope.show(everywhere())
        yield


@pytest.fixture
def body(cast: Cast) -> Body:
    return planning.an_association(cast)


def take(election: Election, step: Step, cast: Cast, off: int = 0, **more: str) -> StepTaken:
    """The step is taken on its day, or so many days off it."""
    day = queries.days_of(election).on(step)
    assert day is not None
    by = cast.amina if more else cast.saima
    return steps.take(election, step, on=later(off, day), by=by, at=at(later(off, day)), **more)


ROLL = (Step.ROLL_FIXED, Step.ROLL_POSTED, Step.OBJECTIONS, Step.FINAL_ROLL)


def test_steps_in_their_time_are_kept_with_what_the_articles_said(cast: Cast, body: Body) -> None:
    election = announced(body, cast)
    a_committee(election, cast)
    committees.form(election, on=NOW, by=cast.saima, at=at(NOW))
    for step in ROLL:
        one = take(election, step, cast)
        assert (one.override, (one.judged or {})["answer"]) == ("", "yes"), step


def test_too_early_is_stopped_and_goes_on_only_with_a_reason(cast: Cast, body: Body) -> None:
    election = announced(body, cast)
    with pytest.raises(Stopped):
        take(election, Step.ROLL_FIXED, cast, off=-1)
    with pytest.raises(PermissionDenied):
        steps.take(
            election, Step.ROLL_FIXED, on=NOW, by=cast.saima, at=at(NOW), override="We want it."
        )
    one = take(election, Step.ROLL_FIXED, cast, off=-1, override="Eid lies in between.")
    assert one.override == "Eid lies in between."


def test_late_is_written_down_as_a_breach(cast: Cast, body: Body) -> None:
    election = announced(body, cast)
    take(election, Step.ROLL_FIXED, cast)
    a_committee(election, cast)
    committees.form(election, on=NOW, by=cast.saima, at=at(NOW))
    one = take(election, Step.ROLL_POSTED, cast, off=2)
    broken = [ground for ground in (one.judged or {})["grounds"] if ground["stand"] == "breaks"]
    assert broken and one.override == ""


def test_another_step_comes_first(cast: Cast, body: Body) -> None:
    election = announced(body, cast)
    with pytest.raises(ValidationError, match="comes first"):
        take(election, Step.FINAL_ROLL, cast)


def test_a_step_does_not_lie_before_the_one_that_it_follows(cast: Cast, body: Body) -> None:
    election = announced(body, cast)
    take(election, Step.ROLL_FIXED, cast, off=3)
    a_committee(election, cast)
    committees.form(election, on=NOW, by=cast.saima, at=at(NOW))
    fixed = queries.taken_of(election)[Step.ROLL_FIXED].on
    with pytest.raises(ValidationError, match="on a later day"):
        steps.take(
            election, Step.ROLL_POSTED, on=later(-1, fixed), by=cast.saima, at=at(POLL_ON)
        )  # fmt: skip


def test_a_step_is_taken_once_and_never_changed(cast: Cast, body: Body) -> None:
    election = announced(body, cast)
    take(election, Step.ROLL_FIXED, cast)
    with pytest.raises(ValidationError, match="already"):
        take(election, Step.ROLL_FIXED, cast)
    assert election.taken.filter(step=Step.ROLL_FIXED).count() == 1


def test_before_it_is_announced_only_roll_and_committee_are_prepared(
    cast: Cast, body: Body
) -> None:
    election = planning.a_plan(body, cast)
    with pytest.raises(ValidationError, match="not announced"):
        take(election, Step.CAMPAIGN_END, cast)
    assert take(election, Step.ROLL_FIXED, cast).pk


def test_a_day_to_come_is_not_done(cast: Cast, body: Body) -> None:
    election = announced(body, cast)
    with pytest.raises(ValidationError, match="not come yet"):
        steps.take(election, Step.ROLL_FIXED, on=POLL_ON, by=cast.saima, at=at(NOW))


@pytest.mark.parametrize("who", ["farid", "rita", "nobody", "zubaida"])
def test_who_does_not_hold_this_election_takes_no_step(cast: Cast, body: Body, who: str) -> None:
    election = announced(body, cast)
    with pytest.raises(PermissionDenied):
        steps.take(election, Step.ROLL_FIXED, on=NOW, by=cast.user(who), at=at(NOW))


def test_an_unheard_complaint_stops_the_poll_and_heard_it_does_not(cast: Cast, body: Body) -> None:
    election = announced(body, cast)
    a_committee(election, cast)
    committees.form(election, on=NOW, by=cast.saima, at=at(NOW))
    for step in ROLL:
        take(election, step, cast)
    one = complaints.make(
        election, on=NOW, words="Her landlord came twice.", by=cast.saima, at=at(NOW)
    )
    with pytest.raises(Stopped) as stopped:
        take(election, Step.POLL, cast)
    assert stopped.value.verdict is not None
    assert [ground.article for ground in stopped.value.verdict.broken] == ["7"]
    complaints.hear(
        one, on=NOW, finding="He was told to stay away.", by=cast.saima, at=at(NOW)
    )  # fmt: skip
    assert take(election, Step.POLL, cast).pk


def test_where_nobody_is_voted_on_the_result_needs_no_count(cast: Cast, body: Body) -> None:
    election = announced(body, cast)
    with pytest.raises(ValidationError, match="comes first"):
        take(election, Step.RESULT, cast)
    election.contests.update(state=ContestState.UNOPPOSED)
    assert take(election, Step.RESULT, cast).pk
