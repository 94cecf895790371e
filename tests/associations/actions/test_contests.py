"""What is said of a decision afterwards stands beside it, and changes nothing of it."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, ProgrammingError, transaction

from associations.actions import contests
from associations.actions.contests import Said
from associations.models import Contest, Motion
from associations.queries import motions
from associations.vocabulary.gatherings import Dispute
from tests.associations.actions.test_motions import ON, SEVENTY, House
from tests.cast import Cast, let_in

LATER = datetime(2025, 6, 1, 12, tzinfo=UTC)


@pytest.fixture
def house(cast: Cast) -> Iterator[House]:
    with cast.seeing_all():
        let_in(cast.saima)
        yield House(cast, SEVENTY)


@pytest.fixture
def decided(house: House) -> Motion:
    return house.decide(house.put(), 34, 6)


@pytest.fixture
def say(house: House) -> Callable[..., Contest]:
    def said(motion: Motion, what: Dispute, **told: Any) -> Contest:
        told = {"on": date(2025, 5, 20), "why": "no notice", "who": "six members", **told}
        return contests.say(motion, Said(what=what, **told), by=house.by, at=LATER)

    return said


Say = Callable[..., Contest]


def test_contested_upheld_contested_again_and_annulled(decided: Motion, say: Say) -> None:
    for what in (Dispute.CONTESTED, Dispute.UPHELD, Dispute.CONTESTED, Dispute.ANNULLED):
        say(decided, what)
    assert [one.what for one in motions.contests_of(decided)] == [
        "contested", "upheld", "contested", "annulled",
    ]  # fmt: skip
    decided.refresh_from_db()
    assert decided.votes_for == 34 and motions.is_annulled(decided)


def test_once_annulled_nothing_more_is_said(decided: Motion, say: Say) -> None:
    say(decided, Dispute.ANNULLED)
    for what in Dispute:
        with pytest.raises(ValidationError, match="annulled already"):
            say(decided, what)
    with pytest.raises(IntegrityError), transaction.atomic():  # the database says so, too
        again = Contest.objects.get(motion=decided)
        again.pk = None
        again.save()


def test_nothing_is_upheld_that_nobody_contests(decided: Motion, say: Say) -> None:
    with pytest.raises(ValidationError, match="Nobody has contested it"):
        say(decided, Dispute.UPHELD)


def test_what_is_not_decided_cannot_be_contested(house: House, say: Say) -> None:
    with pytest.raises(ValidationError, match="not decided yet"):
        say(house.put(), Dispute.CONTESTED)


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"on": date(2025, 5, 3)}, "before it was decided"),
        ({"on": date(2025, 6, 2)}, "not come yet"),
        ({"why": "  "}, "say why"),
        ({"who": ""}, "say who contests it"),
    ],
)
def test_day_reason_and_author_are_told(
    decided: Motion, say: Say, told: dict[str, Any], words: str
) -> None:
    with pytest.raises(ValidationError, match=words):
        say(decided, Dispute.CONTESTED, **told)
    assert not motions.contests_of(decided)


def test_a_later_decision_of_the_members_annuls(house: House, decided: Motion, say: Say) -> None:
    with pytest.raises(ValidationError, match="which authority"):
        say(decided, Dispute.ANNULLED, who="")
    lost = house.decide(house.put(title="It is annulled"), 3, 30)
    for wrong in (lost, decided):
        with pytest.raises(ValidationError, match="Choose a carried decision"):
            say(decided, Dispute.ANNULLED, who="", decided_in=wrong)
    carried = house.decide(house.put(title="It is annulled after all"), 36, 1)
    entry = say(decided, Dispute.ANNULLED, who="", decided_in=carried)
    assert entry.decided_in == carried


def test_entries_are_only_added(decided: Motion, say: Say) -> None:
    entry = say(decided, Dispute.CONTESTED)
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        Contest.objects.filter(pk=entry.pk).update(why="nothing")


def test_only_who_records_decisions_may(cast: Cast, decided: Motion) -> None:
    let_in(cast.farid)
    said = Said(Dispute.CONTESTED, ON, "why", "who")
    with cast.seeing_all(), pytest.raises(PermissionDenied):
        contests.say(decided, said, by=cast.farid, at=LATER)
