"""Shares: whole people, never a rounding that decides a vote."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hnsa.law.shares import BASES, HALF, REACHES, Base, Reach, Share, Steps, hundredths

LEAST, MORE = Reach.AT_LEAST, Reach.MORE_THAN
TWO_THIRDS, THREE_QUARTERS = Share(Fraction(2, 3)), Share(Fraction(3, 4))
shares = st.builds(Share, st.fractions(0, 10, max_denominator=10_000))
bases = st.integers(0, 10_000_000)


@pytest.mark.parametrize(
    ("share", "reach", "base", "needed"),
    [
        (Share.percent(55), LEAST, 100, 55),
        (Share.percent(55), MORE, 100, 56),
        (Share.percent(55), LEAST, 99, 55),  # 54.45
        (Share.percent(70), LEAST, 48, 34),  # 33.6
        (HALF, MORE, 16, 9),
        (HALF, LEAST, 16, 8),
        (HALF, MORE, 17, 9),
        (HALF, LEAST, 17, 9),
        (TWO_THIRDS, LEAST, 48, 32),
        (TWO_THIRDS, MORE, 48, 33),
        (TWO_THIRDS, LEAST, 49, 33),
        (THREE_QUARTERS, LEAST, 30, 23),  # 22.5
        (Share.percent(100), LEAST, 7, 7),
        (Share.percent(100), MORE, 7, 8),  # no number of seven reaches it
        (Share.percent(0), LEAST, 7, 0),
        (Share.percent(0), MORE, 7, 1),
        (Share(Fraction(1, 3)), LEAST, 1, 1),
        (TWO_THIRDS, LEAST, 3_000_000, 2_000_000),
    ],
)
def test_a_share_asks_for_whole_people(share: Share, reach: Reach, base: int, needed: int) -> None:
    assert share.asked(base, reach) == needed
    if 0 < needed <= base:
        assert share.is_reached(needed, base, reach)
        assert not share.is_reached(needed - 1, base, reach)


def test_nobody_of_nobody_is_never_enough() -> None:
    for reach in Reach:
        assert not Share.percent(0).is_reached(0, 0, reach)


@pytest.mark.parametrize(
    ("share", "base", "least", "beyond", "most"),
    [
        (Share.percent(55), 100, 55, 56, 55), (HALF, 16, 8, 9, 8), (HALF, 17, 9, 9, 8),
        (TWO_THIRDS, 49, 33, 33, 32), (Share(Fraction(1, 3)), 2, 1, 1, 0), (HALF, 0, 0, 1, 0),
    ],
)  # fmt: skip
def test_least_beyond_and_most_are_three_numbers(
    share: Share, base: int, least: int, beyond: int, most: int
) -> None:
    assert (share.least(base), share.beyond(base), share.most(base)) == (least, beyond, most)


@settings(deadline=None)
@given(shares, bases)
def test_least_beyond_and_most_agree_with_exact_fractions(share: Share, base: int) -> None:
    exact = share.of_one * base
    least, beyond, most = share.least(base), share.beyond(base), share.most(base)
    assert {type(least), type(beyond), type(most)} == {int}
    assert least >= exact > least - 1
    assert beyond > exact >= beyond - 1
    assert most <= exact < most + 1
    assert beyond == most + 1
    assert least in (most, beyond)


@settings(deadline=None)
@given(shares, st.integers(1, 10_000), st.integers(0, 10_000), st.sampled_from(Reach))
def test_who_is_enough_stays_enough_with_one_more(
    share: Share, base: int, number: int, reach: Reach
) -> None:
    if share.is_reached(number, base, reach):
        assert share.is_reached(number + 1, base, reach)
    exact = share.of_one * base
    reached = number >= exact if reach is LEAST else number > exact
    assert share.is_reached(number, base, reach) == reached


@pytest.mark.parametrize(
    ("share", "written"),
    [
        (Share.percent(70), "70 %"),
        (HALF, "50 %"),
        (TWO_THIRDS, "2/3"),
        (Share(Fraction(1, 8)), "12.5 %"),
        (Share(Fraction(6667, 10_000)), "66.67 %"),
        (Share(Fraction(1, 10_000)), "0.01 %"),
        (Share(Fraction(201, 2000)), "10.05 %"),
        (Share(Fraction(1, 1600)), "1/1600"),
        (Share.percent(0), "0 %"),
        (Share.percent(150), "150 %"),
    ],
)
def test_a_share_is_written_as_people_write_it(share: Share, written: str) -> None:
    assert str(share) == written


def test_shares_are_in_order_of_their_size() -> None:
    assert sorted([TWO_THIRDS, HALF, THREE_QUARTERS]) == [HALF, TWO_THIRDS, THREE_QUARTERS]


def test_every_base_and_reach_has_its_words() -> None:
    assert set(BASES) == set(Base) and set(REACHES) == set(Reach)


@pytest.mark.parametrize(
    ("number", "base", "read"),
    [(34, 48, "70.8"), (0, 48, "0"), (48, 48, "100"), (2, 3, "66.6"), (999, 1000, "99.9"),
     (9999, 10_000, "99.9"), (0, 0, "0"), (5, 0, "0")],
)  # fmt: skip
def test_hundredths_are_cut_and_never_rounded_up(number: int, base: int, read: str) -> None:
    assert hundredths(number, base) == read


STEPS = Steps(((1, 5), (51, 9), (101, 11)))


@pytest.mark.parametrize(
    ("size", "number"),
    [(0, None), (1, 5), (50, 5), (51, 9), (100, 9), (101, 11), (3_000_000, 11)],
)
def test_a_step_begins_with_its_own_size(size: int, number: int | None) -> None:
    assert STEPS.at(size) == number


def test_no_steps_tell_no_number() -> None:
    assert Steps(()).at(100) is None
