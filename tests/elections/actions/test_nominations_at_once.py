"""At the same moment: two papers get two numbers, and a symbol goes to one candidate."""

import pytest
from django.core.exceptions import ValidationError

from elections.actions import symbols
from elections.models import Contest, Nomination
from elections.vocabulary.states import ContestState
from elections.vocabulary.symbols import SYMBOLS
from tests.at_once import as_user, at_once
from tests.cast import Cast, summon
from tests.elections.candidates import Hustings

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    return summon()


def test_two_at_once(cast: Cast) -> None:
    with cast.seeing_all():
        house = Hustings(cast, posts=(("president", 1, []), ("secretary", 1, [])))
        both = at_once(
            *(as_user(cast.saima, lambda by, her=her: house.hand_in(her, 3, by=by)) for her in (0, 1))
        )
        assert sorted(one.receipt for one in both) == [1, 2]
        same = at_once(*(as_user(cast.saima, lambda by: house.hand_in(5, 6, by=by)) for _ in range(2)))
        assert sorted(type(one) is ValidationError for one in same) == [False, True]

        post = house.contests[1]
        first, second = house.standing([7, 8], contest=post)
        Contest.objects.filter(pk=post.pk).update(state=ContestState.POLLED)
        Nomination.objects.filter(pk__in=[first.pk, second.pk]).update(turn=1)
        code = next(iter(SYMBOLS))
        Nomination.objects.filter(pk=first.pk).update(symbol=code)  # both may choose again
        other = list(SYMBOLS)[1]
        Nomination.objects.filter(pk=second.pk).update(symbol=other)
        wanted = list(SYMBOLS)[2]
        chosen = at_once(
            *(
                as_user(cast.saima, lambda by, her=her: symbols.choose(her, wanted, by=by))
                for her in (first, second)
            )
        )
        assert sorted(type(one) is ValidationError for one in chosen) == [False, True]
        assert Nomination.objects.filter(contest=post, symbol=wanted).count() == 1
