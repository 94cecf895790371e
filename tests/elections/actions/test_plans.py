"""A plan: made, changed, announced with its days for good; stopped where it cannot hold."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from associations.actions.stopped import Stopped
from associations.queries import frozen
from elections.actions import plans
from elections.actions.plans import Planned
from elections.models import Election
from elections.queries import elections as queries
from elections.vocabulary.states import ElectionKind, ElectionState
from elections.vocabulary.steps import Step
from hnsa.core import scope
from hnsa.law.verdict import Answer
from members.models import Body
from tests import factories as make
from tests.cast import Cast, everywhere, let_in
from tests.elections import planning
from tests.elections.planning import AT, NOW, POLL_ON, SEATS, a_plan, announced, at, later


@pytest.fixture(autouse=True)
def seen(cast: Cast) -> Iterator[None]:
    """Every row is shown, and everybody has come in with her postings."""
    with cast.seeing_all():
        for name in ("saima", "amina", "farid", "regina", "rita", "nobody", "zubaida"):
            let_in(cast.user(name))
        scope.show(everywhere())
        yield


@pytest.fixture
def body(cast: Cast) -> Body:
    return planning.an_association(cast)


def test_posts_stand_in_their_order_with_the_seats_that_are_reserved(
    cast: Cast, body: Body
) -> None:
    election = a_plan(body, cast)
    rows = queries.contests_of(election)
    assert [(one.post, one.seats) for one in rows] == list(SEATS.items())
    assert [one.reserved for one in rows[:3]] == [[], [], []]
    assert (rows[3].reserved[0]["group"], rows[3].reserved[0]["seats"]) == ("women", 2)


def test_a_plan_without_seats_is_none(cast: Cast, body: Body) -> None:
    with pytest.raises(ValidationError, match="Nothing is voted on"):
        a_plan(body, cast, seats={"president": 0})


def test_the_same_is_not_planned_twice(cast: Cast, body: Body) -> None:
    a_plan(body, cast)
    with pytest.raises(ValidationError, match="already"):
        a_plan(body, cast)
    assert Election.objects.filter(body=body).count() == 1


@pytest.mark.parametrize("who", ["farid", "regina", "rita", "nobody", "zubaida"])
def test_only_who_holds_elections_plans_one(cast: Cast, body: Body, who: str) -> None:
    planned = Planned(ElectionKind.GENERAL, POLL_ON, SEATS)
    with pytest.raises(PermissionDenied):
        plans.plan(body, planned, by=cast.user(who), at=AT)
    election = a_plan(body, cast)
    with pytest.raises(PermissionDenied):
        plans.announce(election, on=NOW, by=cast.user(who), at=AT)
    with pytest.raises(PermissionDenied):
        plans.give_up(election, by=cast.user(who))


def test_it_may_be_changed_until_it_is_announced(cast: Cast, body: Body) -> None:
    election = a_plan(body, cast)
    other = Planned(ElectionKind.GENERAL, later(9, POLL_ON), {"secretary": 1})
    plans.change(election, other, by=cast.saima)
    assert [one.post for one in queries.contests_of(election)] == ["secretary"]
    plans.announce(election, on=NOW, by=cast.saima, at=AT)
    with pytest.raises(ValidationError, match="Its plan stands"):
        plans.change(election, other, by=cast.saima)


def test_announced_its_days_articles_and_constitution_stand_for_good(
    cast: Cast, body: Body
) -> None:
    election = announced(body, cast)
    assert (election.state, election.announced_on) == (ElectionState.ANNOUNCED, NOW)
    assert election.law is not None and election.law.version == 1
    before = queries.days_of(election)
    notice = before.by_step[Step.NOTICE]
    assert (notice.on, notice.article) == (NOW, "6")
    body.constitutions.update(in_force_until=NOW)
    make.a_constitution(
        body, by=cast.amina, version=2, since=NOW,
        rules=(("election_notice", {"days": 40, "count": "clear"}),),
    )  # fmt: skip
    election.refresh_from_db()
    assert queries.days_of(election) == before
    assert queries.law_of(election).version == 1


def test_reserved_seats_are_those_of_the_version_that_decides(cast: Cast, body: Body) -> None:
    election = a_plan(body, cast)
    body.constitutions.update(in_force_until=NOW)
    make.a_constitution(
        body, by=cast.amina, version=2, since=NOW,
        rules=(("reserved_seats", {"group": "women", "seats": 3}),),
    )  # fmt: skip
    election = plans.announce(election, on=NOW, by=cast.saima, at=AT)
    assert election.law is not None and election.law.version == 2
    assert [one.reserved[0]["seats"] for one in queries.contests_of(election)[3:]] == [3]


def test_announcing_makes_time_and_place_known(cast: Cast, body: Body) -> None:
    election = announced(body, cast)
    assert [one.step for one in election.taken.all()] == [Step.NOTICE]


def test_what_the_articles_said_of_the_plan_is_found_again(cast: Cast, body: Body) -> None:
    election = announced(body, cast)
    verdict = frozen.again(election.judged, queries.law_of(election))
    assert verdict is not None
    known = {one.article for one in verdict.grounds if one.finding.facts}
    assert {ground["article"] for ground in (election.judged or {})["grounds"]} <= known
    assert (election.judged or {})["answer"] == Answer.YES


def test_a_plan_that_cannot_hold_is_stopped_with_its_articles(cast: Cast, body: Body) -> None:
    election = a_plan(body, cast)
    late = later(-10, POLL_ON)  # notice asks for 21 clear days
    with pytest.raises(Stopped) as stopped:
        plans.announce(election, on=late, by=cast.saima, at=at(late))
    assert stopped.value.verdict is not None
    assert "6" in [one.article for one in stopped.value.verdict.broken]
    election.refresh_from_db()
    assert election.state == ElectionState.PLANNED


def test_a_facilitator_does_not_announce_it_against_an_article(cast: Cast, body: Body) -> None:
    election, late = a_plan(body, cast), later(-10, POLL_ON)
    with pytest.raises(PermissionDenied):
        plans.announce(election, on=late, by=cast.saima, at=at(late), override="It must be.")


def test_with_a_reason_on_the_record_a_clerk_goes_on(cast: Cast, body: Body) -> None:
    election, late = a_plan(body, cast), later(-10, POLL_ON)
    election = plans.announce(
        election, on=late, by=cast.amina, at=at(late), override="The flood is over only now."
    )
    assert election.override == "The flood is over only now."
    assert (election.judged or {})["answer"] == Answer.NO


@pytest.mark.parametrize(("on", "words"), [(later(1), "not come yet"), (later(60), "not come yet")])
def test_it_is_not_announced_on_a_day_to_come(cast: Cast, body: Body, on: date, words: str) -> None:
    with pytest.raises(ValidationError, match=words):
        plans.announce(a_plan(body, cast), on=on, by=cast.saima, at=AT)


def test_it_is_announced_once(cast: Cast, body: Body) -> None:
    election = announced(body, cast)
    with pytest.raises(ValidationError, match="announced already"):
        plans.announce(election, on=NOW, by=cast.saima, at=AT)


def test_given_up_it_stays_in_the_list_and_is_over(cast: Cast, body: Body) -> None:
    election = plans.give_up(a_plan(body, cast), by=cast.saima)
    assert election.state == ElectionState.GIVEN_UP
    with pytest.raises(ValidationError, match="given up"):
        plans.announce(election, on=NOW, by=cast.saima, at=AT)


def test_where_no_constitution_is_in_force_the_model_rules_give_the_days(cast: Cast) -> None:
    election = _of_a_silent_one(cast)
    assert all(one.by_model for one in queries.days_of(election).steps if one.step != Step.POLL)


def _of_a_silent_one(cast: Cast) -> Election:
    body = Body.objects.create(
        kind="association", homenet=cast.pakistan.homenet, parent=cast.pakistan.facilitating,
        code="MUTE", name="Mute Stitchers",
    )  # fmt: skip
    planned = Planned(ElectionKind.GENERAL, POLL_ON, {"president": 1})
    return plans.plan(body, planned, by=cast.amina, at=AT)
