"""An election that is over stays as it was: what comes too late is answered with a sentence."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from elections.actions import booths, nominations, objections, photos, rolls, scrutiny, symbols
from elections.actions.objections import Said
from elections.actions.scrutiny import Looked
from elections.models import Contest, Election
from elections.vocabulary.nominating import Order
from elections.vocabulary.states import ContestState, ElectionState, NominationState, ObjectionTo
from elections.vocabulary.steps import Step
from tests.cast import Cast, let_in
from tests.elections.candidates import Hustings
from tests.factories import A_MOMENT

OVER = pytest.mark.parametrize(
    "state", [ElectionState.VOID, ElectionState.GIVEN_UP, ElectionState.DECLARED]
)


@pytest.fixture
def house(cast: Cast) -> Iterator[Hustings]:
    """Two valid candidates for a post without a poll; the roll is drawn."""
    with cast.seeing_all():
        let_in(cast.saima)
        made = Hustings(cast)
        made.standing([0, 1])
        made.taken(Step.ROLL_FIXED, Step.ROLL_POSTED)
        booths.open_first(made.election, by=made.by)
        yield made


def _end(house: Hustings, state: ElectionState) -> None:
    told: dict[str, Any] = {"state": state}
    if state is ElectionState.DECLARED:
        Contest.objects.filter(election=house.election).update(
            state=ContestState.DECLARED, declared_at=A_MOMENT
        )
        told["declared_at"] = A_MOMENT
    Election.objects.filter(pk=house.election.pk).update(**told)
    house.election.refresh_from_db()


def _nomination(house: Hustings) -> Any:
    return house.contest.nominations.order_by("pk").first()


def _object(house: Hustings) -> Any:
    said = Said(ObjectionTo.REMOVE, house.women[0], "Razia", house.day(1), "She moved away.")
    return objections.make(house.election, said, by=house.by, at=house.hour(1))


LATE: dict[str, Callable[[Hustings], Any]] = {
    "hand in": lambda house: house.hand_in(3, 4, 5),
    "withdraw": lambda house: nominations.withdraw(
        _nomination(house), withdrawn_at=house.hour(3), by=house.by, at=house.hour(3)
    ),
    "die": lambda house: nominations.died(
        _nomination(house), on=house.day(2), by=house.by, at=house.hour(1)
    ),
    "look through": lambda house: scrutiny.look_through(
        _nomination(house), Looked(True, house.day(2)), by=house.by, at=house.hour(1)
    ),
    "appeal": lambda house: scrutiny.appeal(
        _nomination(house), on=house.day(2), words="No.", by=house.by, at=house.hour(1)
    ),
    "answer": lambda house: scrutiny.answer(
        _nomination(house), granted=True, reasons="Yes.", by=house.by
    ),
    "take off a photo": lambda house: photos.take_off(_nomination(house), by=house.by),
    "give turns": lambda house: symbols.give_turns(
        house.contest, Order.TIME, by=house.by, at=house.hour(1)
    ),
    "draw the roll": lambda house: rolls.draw(house.election, by=house.by, at=house.hour(1)),
    "move a voter": lambda house: rolls.to_booth(
        house.election.entries.first(), house.election.booths.first(), by=house.by
    ),
    "object": _object,
}


@OVER
@pytest.mark.parametrize("act", LATE.values(), ids=LATE.keys())
def test_nothing_of_it_is_changed_any_more(
    act: Callable[[Hustings], Any], state: ElectionState, house: Hustings
) -> None:
    _end(house, state)
    with pytest.raises(ValidationError, match="over"):
        act(house)


def test_a_nomination_is_not_looked_through_before_the_scrutiny_began(house: Hustings) -> None:
    one = _nomination(house)
    type(one).objects.filter(pk=one.pk).update(state=NominationState.HANDED_IN)
    looked = Looked(True, house.day(10))
    with pytest.raises(ValidationError, match="began later"):
        scrutiny.look_through(one, looked, by=house.by, at=house.hour(1))
