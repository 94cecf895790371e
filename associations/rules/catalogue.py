"""The catalogue: every kind of article and every question, found in the rooms of `rules`.

A new kind is one class in the room of its topic. A new room is one more name in `ROOMS`.
"""

from collections.abc import Mapping
from importlib import import_module
from typing import Final

from hnsa.law.article import KINDS, Kind
from hnsa.law.question import QUESTIONS, Question

ROOMS: Final = (
    "values", "founding", "joining", "admission", "applications", "readmission", "categories",
    "dues", "leaving", "termination", "removal", "meetings", "notices", "delegates", "quorum",
    "second_calls", "conduct", "decisions", "ties", "motions", "offices", "seats", "reserved",
    "terms", "limits", "vacancies", "candidacy", "conflicts", "polls", "rolls", "nominations",
    "results", "signing", "funds", "reserves", "loans", "audits", "papers", "keeping", "change",
    "above",
)  # fmt: skip

for _room in ROOMS:
    import_module(f"associations.rules.{_room}")


def kinds() -> Mapping[str, type[Kind]]:
    """All kinds of articles by code."""
    return KINDS


def kind_of(code: str) -> type[Kind]:
    """The kind with that code. Raises KeyError."""
    return KINDS[code]


def questions() -> Mapping[str, Question]:
    """All questions by code."""
    return QUESTIONS
