"""A new poll keeps the final roll of the election that it follows: the network's model rule."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest

from elections.actions import booths, rolls, steps
from elections.actions.booths import Place
from elections.models import Election, StepTaken
from elections.queries import elections as queries
from elections.vocabulary.states import ElectionKind
from elections.vocabulary.steps import Step
from members.models import Membership, Person
from tests import living
from tests.cast import Cast, let_in
from tests.electing import an_election
from tests.elections import polling
from tests.factories import A_MOMENT

ON = polling.ON + timedelta(days=40)


@pytest.fixture
def first(cast: Cast) -> Iterator[polling.Poll]:
    """A poll with a final roll of four at two booths."""
    with cast.seeing_all():
        let_in(cast.amina)
        poll = polling.a_poll(cast, voters=4, booths_=2)
        own = {"body": poll.body, "homenet": poll.body.homenet}
        StepTaken.objects.create(
            election=poll.election, step=Step.ROLL_FIXED, on=polling.ON - timedelta(days=30),
            by=cast.amina, at=A_MOMENT, **own,
        )  # fmt: skip
        yield poll


def again(first: polling.Poll, cast: Cast, kind: str = ElectionKind.RE_POLL) -> Election:
    return an_election(
        first.body, by=cast.amina, poll_on=ON, kind=kind, follows=first.election
    )  # fmt: skip


def at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 9, tzinfo=UTC)


def drawn(election: Election, cast: Cast) -> list[tuple[str, int | None, int | None]]:
    rolls.draw(election, by=cast.amina, at=at(ON - timedelta(days=29)))
    rows = election.entries.order_by("number", "name")
    return list(rows.values_list("name", "number", "booth__number"))


def test_the_same_women_vote_with_the_same_numbers(first: polling.Poll, cast: Cast) -> None:
    Membership.objects.filter(person=first.entries[0].person).update(ends_on=polling.ON)
    living.a_membership(first.body, ["A new member"], polling.ON)
    Person.objects.filter(pk=first.entries[1].person_id).update(full_name="Another name")
    election = again(first, cast)
    fixed = queries.taken_of(first.election)[Step.ROLL_FIXED].on
    told = drawn(election, cast)
    assert [(name, number) for name, number, _booth in told] == [
        (one.name, one.number) for one in first.entries
    ]
    assert {booth for _name, _number, booth in told} == {1}  # the only one there is yet
    assert queries.taken_of(election)[Step.ROLL_FIXED].on == fixed


def test_each_votes_at_the_booth_of_the_same_number(first: polling.Poll, cast: Cast) -> None:
    election = again(first, cast)
    for name in ("School 1", "School 2"):
        booths.add(election, Place(name), by=cast.amina)
    assert [booth for _name, _number, booth in drawn(election, cast)] == [1, 1, 2, 2]
    assert drawn(election, cast) == drawn(election, cast)  # drawn again, nothing is doubled


def test_its_day_is_no_breach_and_is_said_to_be_the_model_rule(
    first: polling.Poll, cast: Cast
) -> None:
    election = again(first, cast)
    due = queries.days_of(election).by_step[Step.ROLL_FIXED]
    assert due.on == queries.taken_of(first.election)[Step.ROLL_FIXED].on and due.by_model
    drawn(election, cast)
    step = queries.taken_of(election)[Step.ROLL_FIXED]
    assert (step.judged["answer"], step.override) == ("yes", "")


def test_a_fresh_election_draws_a_roll_of_its_own(first: polling.Poll, cast: Cast) -> None:
    (new,) = living.a_membership(first.body, ["A new member"], polling.ON)
    election = again(first, cast, ElectionKind.BY_ELECTION)
    told = drawn(election, cast)
    assert len(told) == 5 and election.entries.filter(person=new, is_on=True).exists()


def test_so_does_a_new_poll_after_a_roll_that_was_never_final(
    first: polling.Poll, cast: Cast
) -> None:
    draft = an_election(first.body, by=cast.amina, poll_on=polling.ON)
    steps.take(draft, Step.COMMITTEE, on=polling.ON, by=cast.amina, at=at(ON))
    election = an_election(
        first.body, by=cast.amina, poll_on=ON, kind=ElectionKind.RE_POLL, follows=draft
    )
    assert len(drawn(election, cast)) == 4
    assert queries.taken_of(election)[Step.ROLL_FIXED].on == ON - timedelta(days=30)


def test_a_roll_of_more_than_a_year_ago_is_not_kept(first: polling.Poll, cast: Cast) -> None:
    election = again(first, cast)
    Election.objects.filter(pk=election.pk).update(poll_on=ON + timedelta(days=400))
    election.refresh_from_db()
    due = queries.days_of(election).by_step[Step.ROLL_FIXED]
    assert due.on == ON + timedelta(days=370)
