"""Sentences of a count name candidates by their keys; here they get their names."""

from collections.abc import Mapping

from hnsa.law.words import Line, line


def with_names(told: Line, names: Mapping[str, str]) -> Line:
    """The sentence with names in its blank `who`, for one candidate or several."""
    who = told.values.get("who")
    if isinstance(who, str):
        return line(told.text, {**told.values, "who": names.get(who, who)})
    if isinstance(who, tuple | list):
        return line(told.text, {**told.values, "who": tuple(names.get(key, key) for key in who)})
    return told
