"""Every value that may stand in a line comes back from JSON as it was."""

import json
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hnsa.law.days import YearDay
from hnsa.law.kept import kept, line_of
from hnsa.law.money import Money
from hnsa.law.shares import Share, Steps
from hnsa.law.words import Line, tell

VALUES: list[object] = [
    0, 15, True, False, None, "Kasur", "", "{x}", "رسول نگر", date(2026, 10, 5), Money(1250),
    Share(Fraction(2, 3)), YearDay(2, 29), Steps(((1, 5), (51, 9))), Steps(()), (), ("A", 1),
    (Line("Friday"), Line("Sunday")), Line("lives"), tell("{n} day", "{n} days", n=1),
]  # fmt: skip


def again(told: Line) -> Line:
    return line_of(json.loads(json.dumps(kept(told))))


@pytest.mark.parametrize("value", VALUES)
def test_every_value_comes_back_as_it_was(value: object) -> None:
    told = tell("She has {it}.", it=value)
    assert again(told) == told and type(again(told).values["it"]) is type(value)


def test_what_has_no_way_of_its_own_is_kept_as_its_words() -> None:
    assert again(tell("{it}", it=Fraction(2, 3))) == tell("{it}", it="2/3")
    assert again(tell("{it}", it=["A"])) == tell("{it}", it=("A",))


@pytest.mark.parametrize("values", [{}, {"aeg": 15}, {"age": 15, "more": 1}])
def test_a_line_whose_blanks_are_not_those_of_its_text_is_told_bare(values: dict[str, Any]) -> None:
    assert line_of({"text": "She is {age}.", "values": values}) == Line("She is {age}.")


figures = st.one_of(
    st.none(), st.booleans(), st.integers(), st.text(), st.dates(), st.builds(Money, st.integers()),
    st.builds(Share, st.fractions()),
)  # fmt: skip
nested = st.recursive(
    figures,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(tuple), inner.map(lambda value: tell("[{v}]", v=value))
    ),
    max_leaves=8,
)


@settings(deadline=None)
@given(nested)
def test_whatever_stands_in_a_line_comes_back(value: object) -> None:
    told = tell("She has {it}.", it=value)
    assert again(told) == told
