"""What an election committee sees: its own election, all of it, and nothing of another one."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from elections import models
from elections.models import Election, Entry
from elections.queries.committees import PATHS
from elections.queries.elections import may_hold
from hnsa.core import scope
from tests import electing
from tests.cast import Cast, everywhere, let_in
from tests.factories import LONG_AGO

EVERY = [*PATHS, models.OwnSymbol]


@pytest.fixture(autouse=True)
def seen(cast: Cast) -> Iterator[None]:
    """The second wall is not what is looked at here."""
    with cast.seeing_all():
        let_in(cast.zubaida)
        scope.show(everywhere())
        yield


def ids(model: Any, cast: Cast) -> set[int]:
    return set(model.objects.visible_to(cast.zubaida).values_list("pk", flat=True))


def test_every_table_of_elections_has_its_rule() -> None:
    tables = {getattr(models, name) for name in models.__all__}
    assert tables == set(EVERY)


@pytest.mark.parametrize("model", EVERY)
def test_all_of_her_own_election_is_seen(cast: Cast, model: Any) -> None:
    assert cast.pakistan.rows[model] in ids(model, cast)
    assert cast.bangladesh.rows[model] not in ids(model, cast)


def test_another_election_of_the_same_association_is_not(cast: Cast) -> None:
    body = cast.pakistan.association
    other = electing.an_election(body, by=cast.saima, poll_on=date(2024, 1, 1))
    contest = electing.a_contest(other)
    assert other.pk not in ids(Election, cast)
    assert contest.pk not in ids(models.Contest, cast)
    assert not may_hold(cast.zubaida, other)


def test_a_woman_hidden_for_her_safety_is_hidden_on_the_roll(cast: Cast) -> None:
    body = cast.pakistan.association
    entry = Entry.objects.create(
        election_id=cast.pakistan.rows[Election], body=body, homenet=body.homenet,
        person=cast.pakistan.restricted, is_on=True, number=2, name="hidden",
    )  # fmt: skip
    assert entry.pk not in ids(Entry, cast)


def test_she_holds_her_election_until_she_leaves_its_committee(cast: Cast) -> None:
    election = Election.objects.get(pk=cast.pakistan.rows[Election])
    assert may_hold(cast.zubaida, election)
    election.committee.update(left_on=LONG_AGO)
    assert not may_hold(cast.zubaida, election)
    assert ids(Election, cast) == set()


def test_a_seat_without_a_posting_opens_nothing(cast: Cast) -> None:
    election = Election.objects.get(pk=cast.pakistan.rows[Election])
    election.committee.update(user=cast.nobody)
    let_in(cast.nobody)
    scope.show(everywhere())
    assert not may_hold(cast.nobody, election)
    assert not Election.objects.visible_to(cast.nobody).exists()
