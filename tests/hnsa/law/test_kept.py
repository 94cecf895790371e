"""Lines that are kept as JSON and told again later."""

import json
from datetime import date
from fractions import Fraction

import pytest

from hnsa.law.kept import kept, line_of
from hnsa.law.money import Money
from hnsa.law.shares import Share
from hnsa.law.words import Counted, Line, tell

LINES = [
    tell("She is a woman."),
    tell("She is {age} year old.", "She is {age} years old.", age=13),
    tell("She was put out on {left}.", left=date(2024, 1, 31)),
    tell("Still to be paid: {rest}.", rest=Money.whole(50)),
    tell("No committee can reach {share} of its members.", share=Share(Fraction(2, 3))),
    tell("Decided by: {decided_by}.", decided_by=tell("the general body")),
    tell("Of {names}: {yes} {none}", names=("one", "two"), yes=True, none=None),
]


@pytest.mark.parametrize("told", LINES, ids=lambda told: str(told.text))
def test_a_line_comes_back_as_it_was_told(told: Line) -> None:
    again = line_of(json.loads(json.dumps(kept(told))))
    assert (again.text, dict(again.values)) == (told.text, dict(told.values))
    assert again.count == told.count


def test_a_line_whose_text_lost_a_blank_is_told_without_it() -> None:
    again = line_of({"text": ["{a} one", "{a} many"], "values": {"b": 1}})
    assert again == Line(Counted("{a} one", "{a} many"))
