"""Outcomes as JSON and back: what a column and the sealed record keep.

Sentences are kept as their text with what stands in the blanks, so that each reader hears them in
her own language. What the articles said is kept beside it, as any frozen verdict is.
"""

from collections.abc import Mapping
from typing import Any

from elections.rules.counting import Elected, Outcome
from elections.rules.reserving import kept, loaded
from elections.rules.seating import Tie
from elections.vocabulary.outcomes import CameIn, Result
from hnsa.law.words import Counted, Line, line


def written(outcome: Outcome) -> dict[str, Any]:
    """The outcome without its verdict."""
    return {
        "result": str(outcome.result),
        "elected": [
            {"key": one.key, "came": str(one.came), "votes": one.votes, "group": one.group}
            for one in outcome.elected
        ],
        "ties": [
            {"keys": list(one.keys), "seats": one.seats, "votes": one.votes}
            for one in outcome.ties
        ],
        "waiting": list(outcome.waiting),
        "vacant": outcome.vacant,
        "unfilled": kept(outcome.unfilled),
        "difference": outcome.difference,
        "steps": [of_line(one) for one in outcome.steps],
        "warnings": [of_line(one) for one in outcome.warnings],
    }  # fmt: skip


def read(told: Mapping[str, Any]) -> Outcome:
    """The outcome back, without a verdict."""
    return Outcome(
        Result(told["result"]),
        tuple(
            Elected(one["key"], CameIn(one["came"]), one["votes"], one["group"])
            for one in told["elected"]
        ),
        tuple(Tie(tuple(one["keys"]), one["seats"], one["votes"]) for one in told["ties"]),
        tuple(told["waiting"]), told["vacant"], loaded(told["unfilled"]), told["difference"],
        tuple(to_line(one) for one in told["steps"]),
        tuple(to_line(one) for one in told["warnings"]),
    )  # fmt: skip


def of_line(told: Line) -> dict[str, Any]:
    """A sentence of a count: in its blanks stand numbers, words, lists of words, sentences."""
    text = told.text
    words = {"text": text} if isinstance(text, str) else {"one": text.one, "many": text.many}
    return {**words, "values": {name: _value(value) for name, value in told.values.items()}}


def to_line(kept: Mapping[str, Any]) -> Line:
    """The sentence back."""
    text = kept["text"] if "text" in kept else Counted(kept["one"], kept["many"])
    return line(text, {name: _read(value) for name, value in kept["values"].items()})


def _value(value: object) -> Any:
    if isinstance(value, Line):
        return of_line(value)
    if isinstance(value, tuple | list):
        return [_value(one) for one in value]
    if value is None or isinstance(value, str | int):
        return value
    raise TypeError(f"not kept in the sentence of a count: {value!r}")


def _read(value: Any) -> object:
    if isinstance(value, dict):
        return to_line(value)
    return tuple(_read(one) for one in value) if isinstance(value, list) else value
