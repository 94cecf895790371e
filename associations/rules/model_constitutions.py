"""Model constitutions, from which a draft may begin: data in `associations/data/models/`.

Names and notes are translated and stand here; articles of a kind take their heading and sentence
from the kind, and the words of text articles stay as they are: they become the association's own.
A new model is one file there and its two texts here.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Final

from hnsa.law.words import says

# In the order in which they are offered: code → (name, what it is and what it is silent on).
_OFFERED: Final = {
    "united": (
        says("A beginning for all"),
        says(
            "What most of the five partner groups share, with the rules of an election as they "
            "were put together by all of them. It can be registered once name and place are filled "
            "in. Silent on residence, quorum, loans, and the end of the association."
        ),
    ),
    "kaarvan": (
        says("Kaarvan"),
        says(
            "Residents of the area, proposed by sales agents; monthly meetings from the 1st to the "
            "5th; 80 % attendance, which can be read in two ways: both stand, so take one out; a "
            "committee for three years; no paid staff at first. Silent on dues, votes, and money."
        ),
    ),
    "psws": (
        says("PSWS"),
        says(
            "Temporary and permanent members: after three years a temporary member may apply, and "
            "the general body decides. Silent on all else."
        ),
    ),
    "wess": (
        says("WESS"),
        says(
            "Members from 15 years on who live in the area, have the skill, are free to work and "
            "can give time; work in place of money; three meetings missed, or orders not "
            "completed, are a ground, after notice; every source of money is known to all. Silent "
            "on meetings, votes, and offices."
        ),
    ),
    "haleeb": (
        says("Haleeb"),
        says(
            "President and treasurer sign together; loans and insurance through a bank, guaranteed "
            "by the committee; the business plan in the constitution; the secretary surveys the "
            "market. Silent on joining, meetings, votes, and offices."
        ),
    ),
    "srsp": (
        says("SRSP"),
        says("Expenditures are decided together. Silent on all else."),
    ),
    "cooperative": (
        says("A co-operative society (Puducherry)"),
        says(
            "The Act of 1972 and the Rules of 1973, which every primary co-operative society there "
            "must follow, entered whole. Silent on what the bye-laws of a society must add: its "
            "name, dues, quorum, signatures, and how a member resigns."
        ),
    ),
}


@dataclass(frozen=True)
class ModelArticle:
    """An article of a model: a kind with parameters, or a text of its own.

    `open`: places for which the source gives nothing, so that the association decides on them.
    """

    kind: str = ""
    parameters: Mapping[str, Any] = field(default_factory=dict)
    heading: str = ""  # empty: that of the kind
    text: str = ""
    source: str = ""
    open: tuple[str, ...] = ()


@dataclass(frozen=True)
class Model:
    """A model constitution. `country`: the code of the one for which it is; "" for all."""

    code: str
    name: str
    note: str
    articles: tuple[ModelArticle, ...]
    country: str = ""


@cache
def models() -> Mapping[str, Model]:
    """All models by code, in the order in which they are offered."""
    return MappingProxyType({code: _read(code, *said) for code, said in _OFFERED.items()})


def _read(code: str, name: str, note: str) -> Model:
    path = files("associations").joinpath("data", "models", f"{code}.toml")
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    articles = tuple(_article(one) for one in told["article"])
    return Model(code, name, note, articles, told.get("country", ""))


def _article(told: Mapping[str, Any]) -> ModelArticle:
    return ModelArticle(
        kind=told.get("kind", ""),
        parameters=MappingProxyType(told.get("parameters", {})),
        heading=told.get("heading", ""),
        text=told.get("text", "").strip(),
        source=told["source"],
        open=tuple(told.get("open", ())),
    )
