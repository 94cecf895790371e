"""The order of a list, who joins it later, and what becomes of a post."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elections.rules.contests import Contender, Contest, Reservation
from elections.rules.nominating import Arranging, Listed, after_death, arranged, placed, standing
from elections.vocabulary.nominating import Order, Then
from elections.vocabulary.states import ContestState

THREE = [Listed("1", "کوثر", 2), Listed("2", "آمنہ", 3), Listed("3", "یاسمین", 1)]
W = frozenset({"women"})
NOBODY: frozenset[str] = frozenset()


def test_the_list_is_by_the_alphabet_by_time_or_by_a_draw() -> None:
    assert arranged(THREE, Arranging(Order.ALPHABET)) == ("2", "1", "3")
    assert arranged(THREE, Arranging(Order.TIME)) == ("3", "1", "2")
    drawn = {"1": 7, "2": 9, "3": 8, "99": 1}
    assert arranged(THREE, Arranging(Order.DRAW, drawn)) == ("1", "3", "2")


@pytest.mark.parametrize("drawn", [{}, {"1": 1, "2": 2}, {"1": 1, "2": 2, "3": 2}])
def test_a_draw_says_it_of_everybody_and_nothing_twice(drawn: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="number of her own"):
        arranged(THREE, Arranging(Order.DRAW, drawn))


def test_who_joins_later_stands_where_the_order_puts_her() -> None:
    by_name = [THREE[1], THREE[0], THREE[2]]
    assert placed(by_name, Listed("4", "بلقیس", 9)) == 2
    by_time = [THREE[2], THREE[0], THREE[1]]
    assert placed(by_time, Listed("4", "بلقیس", 2)) == 3
    drawn = [THREE[0], THREE[2], THREE[1]]
    assert placed(drawn, Listed("4", "بلقیس", 1)) == 4


@given(st.permutations(range(6)), st.sampled_from([Order.ALPHABET, Order.TIME]))
def test_the_order_is_the_same_however_they_came(mixed: list[int], order: Order) -> None:
    rows = [Listed(str(one), f"name {one % 3}", one) for one in range(6)]
    again = arranged([rows[one] for one in mixed], Arranging(order))
    assert again == arranged(rows, Arranging(order))
    assert sorted(again) == [str(one) for one in range(6)]


def _contest(seats: int, *groups: frozenset[str], reserved: int = 0) -> Contest:
    return Contest(
        "member", seats, tuple(Contender(str(at), one) for at, one in enumerate(groups)),
        (Reservation("women", reserved),) if reserved else (),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("contest", "then"),
    [
        (_contest(1), ContestState.VACANT),
        (_contest(1, W), ContestState.UNOPPOSED),
        (_contest(1, W, W), ContestState.POLLED),
        (_contest(4, W, W), ContestState.UNOPPOSED),
        (_contest(4, NOBODY, NOBODY, W, reserved=2), ContestState.UNOPPOSED),
    ],
)
def test_no_poll_where_not_more_stand_than_there_are_seats(
    contest: Contest, then: ContestState
) -> None:
    assert standing(contest) is then


def test_after_a_death_the_papers_decide() -> None:
    assert after_death(printed=False, polling=False) is Then.OFF
    assert after_death(printed=True, polling=False) is Then.NEW_POLL
    assert after_death(printed=True, polling=True) is Then.COUNTED
