"""Lines as JSON and back: what a verdict said is kept, and told later in any reader's language."""

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from hnsa.law.days import YearDay
from hnsa.law.money import Money
from hnsa.law.shares import Share, Steps
from hnsa.law.words import Counted, Line, Text, blanks_of, line

Kept = dict[str, Any]


def kept(told: Line) -> Kept:
    """The line as JSON: its text untranslated, and what stands in its blanks."""
    return {
        "text": [told.text.one, told.text.many] if isinstance(told.text, Counted) else told.text,
        "values": {name: _kept(value) for name, value in told.values.items()},
    }


def line_of(told: Mapping[str, Any]) -> Line:
    """The line again. One whose blanks are not those of its text is told bare of them."""
    text: Text = Counted(*told["text"]) if isinstance(told["text"], list) else str(told["text"])
    values = {name: _value(value) for name, value in told.get("values", {}).items()}
    return line(text, values) if set(values) == set(blanks_of(text)) else Line(text)


def _kept(value: object) -> Any:
    if isinstance(value, Line):
        return {"line": kept(value)}
    if isinstance(value, date):
        return {"day": value.isoformat()}
    if isinstance(value, Money):
        return {"money": value.hundredths}
    if isinstance(value, Share):
        return {"share": [value.of_one.numerator, value.of_one.denominator]}
    if isinstance(value, YearDay):
        return {"day_of_year": [value.month, value.day]}
    if isinstance(value, Steps):
        return {"steps": [list(row) for row in value.rows]}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_kept(one) for one in value]
    return value if value is None or isinstance(value, bool | int) else str(value)


def _value(value: Any) -> object:
    if isinstance(value, list):
        return tuple(_value(one) for one in value)
    if not isinstance(value, dict):
        return value
    if "line" in value:
        return line_of(value["line"])
    if "day" in value:
        return date.fromisoformat(value["day"])
    if "money" in value:
        return Money(value["money"])
    if "day_of_year" in value:
        return YearDay(*value["day_of_year"])
    if "steps" in value:
        return Steps(tuple((size, number) for size, number in value["steps"]))
    return Share(Fraction(*value["share"]))
