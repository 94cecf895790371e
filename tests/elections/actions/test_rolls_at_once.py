"""Two at the same moment: the roll is drawn whole, a step is taken once, an answer given once."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from elections.actions import objections, rolls
from elections.actions.objections import Decision
from elections.models import Entry
from elections.vocabulary.states import Answer, ObjectionTo
from tests.at_once import as_user, at_once
from tests.cast import Cast, let_in, summon
from tests.elections.actions.test_rolls import CUT, FINAL, LAST, POSTED, Roll, at

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    return summon()


def a_roll(cast: Cast, until: date) -> Roll:
    with cast.seeing_all():
        let_in(cast.saima)
        roll = Roll(cast)
        if until >= POSTED:
            roll.draw()
            roll.post()
    return roll


def by_two(cast: Cast, act: Callable[[Any], Any]) -> list[Any]:
    return at_once(as_user(cast.saima, act), as_user(cast.amina, act))


def refused(answers: list[Any]) -> int:
    """How many were told in a sentence that it is done already."""
    wrong = [one for one in answers if isinstance(one, Exception)]
    assert all(isinstance(one, ValidationError) for one in wrong), wrong
    return len(wrong)


def test_a_roll_that_two_draw_at_once_is_whole(cast: Cast) -> None:
    roll = a_roll(cast, CUT)
    answers = by_two(cast, lambda user: rolls.draw(roll.election, by=user, at=at(CUT)))
    assert answers == [3, 3]
    with cast.seeing_all():
        assert roll.numbers() == {"Asha": 1, "Meena": 2, "Zohra": 3}


def test_it_is_posted_and_made_final_once(cast: Cast) -> None:
    roll = a_roll(cast, POSTED)
    answers = by_two(
        cast, lambda user: rolls.finish(roll.election, on=FINAL, by=user, at=at(FINAL))
    )
    assert refused(answers) == 1 and 3 in answers
    with cast.seeing_all():
        assert sorted(Entry.objects.filter(election=roll.election).values_list("number")) == [
            (1,), (2,), (3,),
        ]  # fmt: skip


def test_an_objection_is_decided_once(cast: Cast) -> None:
    roll = a_roll(cast, POSTED)
    with cast.seeing_all():
        let_in(cast.saima)
        objection = roll.object(ObjectionTo.CORRECT, "Asha")
    decision = Decision(Answer.GRANTED, "So it is.", LAST, {"name": "Zainab"})
    answers = by_two(
        cast, lambda user: objections.decide(objection, decision, by=user, at=at(LAST))
    )
    assert refused(answers) == 1


def test_the_same_objection_is_made_once(cast: Cast) -> None:
    roll = a_roll(cast, POSTED)
    said = objections.Said(ObjectionTo.REMOVE, roll.women["Asha"], "Razia", POSTED, "She left.")
    answers = by_two(
        cast, lambda user: objections.make(roll.election, said, by=user, at=at(POSTED))
    )
    assert refused(answers) == 1
