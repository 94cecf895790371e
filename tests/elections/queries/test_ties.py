"""After equal votes a new poll is held between those who had them, where an article says so."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from associations.models import Constitution
from elections.actions import nominations, rolls
from elections.actions.nominations import Paper
from elections.models import Contest, Election, Entry, StepTaken
from elections.queries import proposals, ties
from elections.vocabulary.states import ElectionKind, ElectionState
from elections.vocabulary.steps import Step
from hnsa.law.asking import Law
from members.models import Person
from tests import electing
from tests import factories as make
from tests.cast import Cast, let_in
from tests.elections import polling
from tests.factories import A_MOMENT

AGAIN = polling.ON + timedelta(days=40)
LATER = polling.at(12, on=polling.ON + timedelta(days=20))


@pytest.fixture
def poll(cast: Cast) -> Iterator[polling.Poll]:
    """Three stand for one seat; two of them had equal votes."""
    with cast.seeing_all():
        let_in(cast.amina)
        made = polling.a_poll(cast, voters=6)
        stand = [polling.a_candidate(made, at, by=cast.amina, receipt=at + 1) for at in range(3)]
        own: dict[str, Any] = {"body": made.body, "homenet": made.body.homenet}
        StepTaken.objects.create(
            election=made.election, step=Step.ROLL_FIXED, on=polling.ON - timedelta(days=30),
            by=cast.amina, at=A_MOMENT, **own,
        )  # fmt: skip
        votes = {stand[0].pk: 2, stand[1].pk: 2, stand[2].pk: 1}
        electing.a_closed_count(made.contest, votes, by=cast.amina)
        made.nominations = stand
        yield made


def says(poll: polling.Poll, cast: Cast, how: str) -> None:
    Constitution.objects.filter(body=poll.body).update(in_force_until=polling.ON)
    make.a_constitution(
        poll.body, by=cast.amina, rules=(("election_tie", {"how": how}),), since=polling.ON,
        version=2,
    )  # fmt: skip


def again(poll: polling.Poll, cast: Cast) -> Contest:
    election = electing.an_election(
        poll.body, by=cast.amina, poll_on=AGAIN, kind=ElectionKind.RE_POLL, follows=poll.election
    )
    rolls.draw(election, by=cast.amina, at=LATER)
    Election.objects.filter(pk=election.pk).update(state=ElectionState.ANNOUNCED)
    election.refresh_from_db()
    return electing.a_contest(election)


def hand_in(contest: Contest, her: Person, cast: Cast) -> None:
    entry = Entry.objects.get(election=contest.election, person=her)
    nominations.hand_in(contest, Paper(entry, LATER), by=cast.amina, at=LATER)


def test_only_they_are_nominated_and_for_the_seat_that_is_open(
    poll: polling.Poll, cast: Cast
) -> None:
    says(poll, cast, "poll")
    equals = ties.to_poll_again(poll.contest)
    assert equals is not None and equals.seats == 1
    assert list(equals.candidates) == poll.nominations[:2]
    contest = again(poll, cast)
    with pytest.raises(ValidationError, match="only between those who had equal votes"):
        hand_in(contest, poll.nominations[2].person, cast)
    for one in poll.nominations[:2]:
        hand_in(contest, one.person, cast)
    assert contest.nominations.count() == 2


def test_of_several_seats_only_those_that_hang_are_proposed(poll: polling.Poll, cast: Cast) -> None:
    says(poll, cast, "poll")
    first, second, third = poll.nominations
    Contest.objects.filter(pk=poll.contest.pk).update(seats=2)
    votes = {first.pk: 4, second.pk: 3, third.pk: 3}
    electing.a_closed_count(poll.contest, votes, by=cast.amina, round=2, seats=2, valid=5)
    found = proposals.of(
        poll.body, Law(()), ElectionKind.RE_POLL, AGAIN, Person.objects.all(), poll.election
    )
    assert [(one.post, one.seats) for one in found] == [("secretary", 1)]


@pytest.mark.parametrize("how", ["lot", "fresh"])
def test_where_no_article_asks_for_it_anybody_may_stand(
    poll: polling.Poll, cast: Cast, how: str
) -> None:
    says(poll, cast, how)
    assert ties.to_poll_again(poll.contest) is None
    contest = again(poll, cast)
    hand_in(contest, poll.nominations[2].person, cast)
    assert contest.nominations.count() == 1
