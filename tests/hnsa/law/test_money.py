"""Money: whole hundredths."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hnsa.law.money import Money
from hnsa.law.shares import Share

sums = st.builds(Money, st.integers(-(10**14), 10**14))


@pytest.mark.parametrize(
    ("hundredths", "written"),
    [(0, "0"), (5, "0.05"), (50, "0.50"), (100, "1"), (1250, "12.50"), (100_000, "1,000"),
     (123_456_789, "1,234,567.89"), (-5, "-0.05"), (-1250, "-12.50")],
)  # fmt: skip
def test_a_sum_is_written_with_hundredths_only_where_it_has_them(
    hundredths: int, written: str
) -> None:
    assert str(Money(hundredths)) == written


def test_whole_rupees_have_a_hundred_hundredths() -> None:
    assert Money.whole(500) == Money(50_000)


def test_sums_are_added_taken_away_and_repeated() -> None:
    assert Money(150) + Money(75) == Money(225)
    assert Money(150) - Money(75) * 3 == Money(-75)


@settings(deadline=None)
@given(sums, sums, st.integers(0, 1000))
def test_sums_add_up_exactly(one: Money, other: Money, times: int) -> None:
    assert one + other - other == one
    assert one + other == other + one
    assert one * times == Money(one.hundredths * times)
    assert (one < other) == (one.hundredths < other.hundredths)
    assert Fraction(str(one).replace(",", "")) * 100 == one.hundredths


def test_only_nothing_is_nothing() -> None:
    assert not Money(0) and Money(1) and Money(-1)


def test_a_share_of_a_sum_is_cut_or_filled_up_to_whole_hundredths() -> None:
    third = Share(Fraction(1, 3))
    assert Money(100).least_share(third) == Money(34)
    assert Money(100).most_share(third) == Money(33)
    assert Money(99).least_share(third) == Money(99).most_share(third) == Money(33)
