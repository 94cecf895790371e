"""At the same moment: two papers get two numbers, and a symbol goes to one candidate."""

import pytest
from django.core.exceptions import ValidationError

from elections.actions import symbols
from elections.models import Contest, Nomination
from elections.vocabulary.states import ContestState
from elections.vocabulary.symbols import SYMBOLS
from tests.at_once import as_user, at_once
from tests.cast import Cast, let_in, summon
from tests.elections.candidates import Hustings

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    return summon()


def test_two_papers_get_two_numbers_and_one_symbol_goes_to_one(cast: Cast) -> None:
    codes = list(SYMBOLS)
    with cast.seeing_all():
        let_in(cast.saima)
        house = Hustings(cast, posts=(("president", 1, []), ("secretary", 1, [])))
    both = at_once(
        *(as_user(cast.saima, lambda by, her=her: house.hand_in(her, 3, by=by)) for her in (0, 1))
    )
    assert sorted(one.receipt for one in both) == [1, 2]
    same = at_once(*(as_user(cast.saima, lambda by: house.hand_in(5, 6, by=by)) for _ in range(2)))
    assert sorted(type(one) is ValidationError for one in same) == [False, True]

    with cast.seeing_all():
        two = house.standing([7, 8], contest=house.contests[1])
        Contest.objects.filter(pk=house.contests[1].pk).update(state=ContestState.POLLED)
        for at, her in enumerate(two):
            Nomination.objects.filter(pk=her.pk).update(turn=at + 1, symbol=codes[at])
    chosen = at_once(
        *(
            as_user(cast.saima, lambda by, her=her: symbols.choose(her, codes[2], by=by))
            for her in two
        )
    )
    assert sorted(type(one) is ValidationError for one in chosen) == [False, True]
    with cast.seeing_all():
        assert Nomination.objects.filter(symbol=codes[2]).count() == 1
