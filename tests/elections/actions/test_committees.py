"""The election committee: appointed, sworn in, one presides; formed as the articles ask."""

from collections.abc import Iterator

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from associations.actions.stopped import Stopped
from elections.actions import committees
from elections.models import Commissioner, Contest, Nomination
from elections.queries import elections as queries
from elections.vocabulary.steps import Step
from hnsa.core import scope
from members.models import Body
from members.vocabulary.people import Role
from tests import factories as make
from tests.cast import A_DAY, Cast, everywhere, let_in
from tests.elections import planning
from tests.elections.planning import AT, NOW, a_committee, announced, at, later, women


@pytest.fixture(autouse=True)
def seen(cast: Cast) -> Iterator[None]:
    with cast.seeing_all():
        for name in ("saima", "amina", "bilal", "farid", "rita", "nobody", "zubaida"):
            let_in(cast.user(name))
        scope.show(everywhere())
        yield


@pytest.fixture
def body(cast: Cast) -> Body:
    return planning.an_association(cast)


def test_three_who_took_the_oath_and_one_presides_form_it(cast: Cast, body: Body) -> None:
    election = announced(body, cast)
    seats = a_committee(election, cast)
    step = committees.form(election, on=NOW, by=cast.saima, at=AT)
    assert step.step == Step.COMMITTEE
    assert [one.presides for one in election.committee.all()] == [True, False, False]
    assert {one.person_id for one in seats} == {one.pk for one in women(body)[:3]}


def test_without_an_oath_or_a_chair_it_is_not_formed(cast: Cast, body: Body) -> None:
    election = announced(body, cast)
    with pytest.raises(ValidationError, match="Nobody sits"):
        committees.form(election, on=NOW, by=cast.saima, at=AT)
    one = committees.appoint(election, women(body)[0], on=NOW, by=cast.saima, at=AT)
    with pytest.raises(ValidationError, match="oath"):
        committees.form(election, on=NOW, by=cast.saima, at=AT)
    committees.accept(one, on=NOW, by=cast.saima, at=AT)
    with pytest.raises(ValidationError, match="presides"):
        committees.form(election, on=NOW, by=cast.saima, at=AT)


def test_another_number_than_the_constitution_asks_is_stopped(cast: Cast, body: Body) -> None:
    election = announced(body, cast)
    a_committee(election, cast, number=2)
    with pytest.raises(Stopped) as stopped:
        committees.form(election, on=NOW, by=cast.saima, at=AT)
    assert stopped.value.verdict is not None
    assert [one.article for one in stopped.value.verdict.broken] == ["4"]
    step = committees.form(
        election, on=NOW, by=cast.amina, at=AT, override="The third fell ill; nobody else is free."
    )
    assert step.override and (step.judged or {})["answer"] == "no"


def test_a_candidate_or_a_close_relative_of_one_stops_it(cast: Cast, body: Body) -> None:
    election = announced(body, cast)
    seats = a_committee(election, cast)
    for one in seats:
        committees.say_relative(one, one is seats[0], by=cast.saima)
    with pytest.raises(Stopped) as stopped:
        committees.form(election, on=NOW, by=cast.saima, at=AT)
    assert stopped.value.verdict is not None
    assert [one.article for one in stopped.value.verdict.broken] == ["5"]
    committees.say_relative(seats[0], False, by=cast.saima)
    Nomination.objects.create(
        contest=Contest.objects.filter(election=election)[0], body=body, homenet=body.homenet,
        person=seats[1].person, name="She", receipt=1, received_at=AT, received_by=cast.saima,
    )  # fmt: skip
    with pytest.raises(Stopped):
        committees.form(election, on=NOW, by=cast.saima, at=AT)


def test_late_it_is_formed_and_the_breach_stays(cast: Cast, body: Body) -> None:
    election = announced(body, cast)
    due = queries.days_of(election).on(Step.COMMITTEE)
    assert due is not None
    late = later(1, due)
    a_committee(election, cast, on=late)
    step = committees.form(election, on=late, by=cast.saima, at=at(late))
    assert (step.override, (step.judged or {})["answer"]) == ("", "no")


def test_nobody_sits_on_it_twice_and_one_presides(cast: Cast, body: Body) -> None:
    election = announced(body, cast)
    seats = a_committee(election, cast)
    with pytest.raises(ValidationError, match="already"):
        committees.appoint(election, seats[0].person, on=NOW, by=cast.saima, at=AT)
    committees.preside(seats[2], by=cast.saima)
    assert list(election.committee.filter(presides=True)) == [seats[2]]


def test_who_left_is_on_it_no_more(cast: Cast, body: Body) -> None:
    election = announced(body, cast)
    seats = a_committee(election, cast)
    committees.leave(seats[0], on=NOW, by=cast.saima, at=AT)
    with pytest.raises(ValidationError, match="left"):
        committees.preside(seats[0], by=cast.saima)


def test_an_oath_is_not_taken_before_she_was_appointed_or_twice(cast: Cast, body: Body) -> None:
    election = announced(body, cast)
    one = committees.appoint(election, women(body)[0], on=NOW, by=cast.saima, at=AT)
    with pytest.raises(ValidationError, match="later than that"):
        committees.accept(one, on=later(-1), by=cast.saima, at=AT)
    committees.accept(one, on=NOW, by=cast.saima, at=AT)
    with pytest.raises(ValidationError, match="already"):
        committees.accept(one, on=NOW, by=cast.saima, at=AT)


# --- who logs in


def _posted(cast: Cast, body: Body) -> None:
    make.PostingFactory(user=cast.nobody, role=Role.COMMISSIONER, body=body, begins_on=A_DAY)
    let_in(cast.nobody, on=NOW)
    scope.show(everywhere())


def test_who_logs_in_as_her_holds_this_election_and_no_other(cast: Cast, body: Body) -> None:
    election = announced(body, cast)
    seats = a_committee(election, cast)
    _posted(cast, body)
    with pytest.raises(PermissionDenied):
        committees.form(election, on=NOW, by=cast.nobody, at=AT)
    committees.let_in(seats[0], cast.nobody, on=NOW, by=cast.saima)
    assert queries.may_hold(cast.nobody, election)
    assert committees.form(election, on=NOW, by=cast.nobody, at=AT).pk
    other = planning.a_plan(body, cast, poll_on=later(9, planning.POLL_ON))
    assert not queries.may_hold(cast.nobody, other)


def test_she_appoints_nobody_and_ties_no_user(cast: Cast, body: Body) -> None:
    election = announced(body, cast)
    seats = a_committee(election, cast)
    _posted(cast, body)
    committees.let_in(seats[0], cast.nobody, on=NOW, by=cast.saima)
    with pytest.raises(PermissionDenied):
        committees.appoint(election, women(body)[5], on=NOW, by=cast.nobody, at=AT)
    with pytest.raises(PermissionDenied):
        committees.let_in(seats[1], cast.nobody, on=NOW, by=cast.nobody)


def test_she_puts_no_other_out_but_may_leave_herself(cast: Cast, body: Body) -> None:
    election = announced(body, cast)
    seats = a_committee(election, cast)
    _posted(cast, body)
    committees.let_in(seats[0], cast.nobody, on=NOW, by=cast.saima)
    with pytest.raises(PermissionDenied):
        committees.leave(seats[1], on=NOW, by=cast.nobody, at=AT)
    assert committees.leave(seats[0], on=NOW, by=cast.nobody, at=AT).left_on == NOW


def test_who_stands_herself_holds_nothing_until_she_withdraws(cast: Cast, body: Body) -> None:
    election = announced(body, cast)
    seats = a_committee(election, cast)
    _posted(cast, body)
    committees.let_in(seats[0], cast.nobody, on=NOW, by=cast.saima)
    made = Nomination.objects.create(
        contest=Contest.objects.filter(election=election)[0], body=body, homenet=body.homenet,
        person=seats[0].person, name="x", receipt=1, received_at=AT, received_by=cast.saima,
    )  # fmt: skip
    assert queries.may_hold(cast.nobody, election)  # anybody may write her name on a paper
    Nomination.objects.filter(pk=made.pk).update(consents=True)
    assert not queries.may_hold(cast.nobody, election)
    assert queries.may_hold(cast.saima, election)
    Nomination.objects.filter(pk=made.pk).update(state="withdrawn")
    assert queries.may_hold(cast.nobody, election)


def test_without_a_posting_here_nobody_is_let_in(cast: Cast, body: Body) -> None:
    election = announced(body, cast)
    seats = a_committee(election, cast)
    for user in (cast.nobody, cast.zubaida):  # zubaida's posting is at another association
        with pytest.raises(ValidationError, match="no posting"):
            committees.let_in(seats[0], user, on=NOW, by=cast.saima)


def test_when_she_leaves_she_sees_it_no_more(cast: Cast, body: Body) -> None:
    election = announced(body, cast)
    seats = a_committee(election, cast)
    _posted(cast, body)
    committees.let_in(seats[0], cast.nobody, on=NOW, by=cast.saima)
    assert Commissioner.objects.visible_to(cast.nobody).count() == 3
    committees.leave(seats[0], on=NOW, by=cast.saima, at=AT)
    assert not Commissioner.objects.visible_to(cast.nobody).exists()
    assert not queries.may_hold(cast.nobody, election)
