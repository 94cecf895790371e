"""The cast stands, and a test that really commits leaves nothing behind."""

import pytest

from members.models import Body, Person, Place
from tests.cast import Cast


def test_the_cast_is_there_in_both_countries(cast: Cast) -> None:
    with cast.seeing_all():
        assert Person.objects.count() == 8
    assert cast.pakistan.rows.keys() == cast.bangladesh.rows.keys()


@pytest.mark.parametrize("turn", [1, 2])
def test_after_a_committed_test_the_seed_is_back(transactional_db: None, turn: int) -> None:
    from hnsa.core import scope
    from tests.cast import everywhere, summon

    assert Body.objects.filter(kind="homenet").count() == 8
    assert Place.objects.count() > 1000
    with scope.seeing(everywhere()):
        assert not Person.objects.exists()
    summon()
