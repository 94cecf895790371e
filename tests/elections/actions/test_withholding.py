"""A post is withheld when it was voted on, or filled without a poll; the others do not wait."""

import pytest
from django.core.exceptions import ValidationError

from elections.actions import voiding, withholding
from elections.models import Contest, Election
from elections.queries.elections import is_polled
from elections.vocabulary.states import ContestState, ElectionState
from tests.cast import Cast, let_in
from tests.electing import a_contest
from tests.elections.counting import CLOSED, being_counted, closed
from tests.elections.polling import ON, a_poll


def test_one_post_is_withheld_with_a_reason_and_released(cast: Cast) -> None:
    with cast.seeing_all():
        poll = being_counted(cast)
        closed(poll, [21, 11], cast)
        amina = let_in(cast.amina)
        with pytest.raises(ValidationError, match="why"):
            withholding.withhold(poll.contest, why="", by=amina)
        withholding.withhold(poll.contest, why="An objection is open.", by=amina)
        with pytest.raises(ValidationError, match="already"):
            withholding.withhold(poll.contest, why="Twice", by=amina)
        held = Contest.objects.get(pk=poll.contest.pk)
        assert (held.state, held.withheld_why) == (ContestState.WITHHELD, "An objection is open.")
        withholding.release(poll.contest, by=amina)
        with pytest.raises(ValidationError, match="not withheld"):
            withholding.release(poll.contest, by=amina)
        assert Contest.objects.get(pk=poll.contest.pk).state == ContestState.POLLED


def test_a_post_is_not_withheld_while_its_poll_is_still_to_come(cast: Cast) -> None:
    with cast.seeing_all():
        poll = being_counted(cast)
        amina = let_in(cast.amina)
        for state in (ElectionState.ANNOUNCED, ElectionState.POLLING):
            Election.objects.filter(pk=poll.election.pk).update(state=state)
            with pytest.raises(ValidationError, match="cannot be withheld now"):
                withholding.withhold(poll.contest, why="An objection is open.", by=amina)


def test_in_a_void_election_nothing_is_withheld_or_released(cast: Cast) -> None:
    with cast.seeing_all():
        poll = being_counted(cast)
        amina = let_in(cast.amina)
        withholding.withhold(poll.contest, why="An objection is open.", by=amina)
        voiding.void(poll.election, on=ON, why="Boxes were carried off.", by=amina, at=CLOSED)
        for act in (
            lambda: withholding.withhold(poll.contest, why="x", by=amina),
            lambda: withholding.release(poll.contest, by=amina),
        ):
            with pytest.raises(ValidationError, match="over"):
                act()


def test_where_nobody_votes_a_post_that_is_withheld_does_not_ask_for_a_poll(cast: Cast) -> None:
    with cast.seeing_all():
        amina = let_in(cast.amina)
        poll = a_poll(cast)
        Contest.objects.filter(pk=poll.contest.pk).update(state=ContestState.UNOPPOSED)
        withholding.withhold(poll.contest, why="An objection is open.", by=amina)
        a_contest(poll.election, post="treasurer", position=2, state=ContestState.UNOPPOSED)
        assert not is_polled(poll.election)
