"""The words of the law: texts to be translated, and lines whose blanks are filled.

Law, rules and vocabulary know no Django, so they only mark what is to be translated; `make words`
collects `says(…)` and `tell(…)`, and `hnsa/core/saying.py` puts it into the reader's language.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from string import Formatter
from types import MappingProxyType
from typing import overload


@dataclass(frozen=True, slots=True)
class Counted:
    """A text in the singular and in the plural; its first whole number decides which is said."""

    one: str
    many: str


Text = str | Counted


@overload
def says(one: str) -> str: ...
@overload
def says(one: str, many: str) -> Counted: ...
def says(one: str, many: str = "") -> Text:
    """The text, marked for translation. Two texts are singular and plural."""
    return Counted(one, many) if many else one


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence with what stands in its blanks: numbers, days, shares, sums, words, lines."""

    text: Text
    values: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))

    def __hash__(self) -> int:
        return hash((self.text, tuple(self.values)))

    @property
    def count(self) -> int | None:
        """The number that decides between singular and plural: the first whole one."""
        for name in blanks_of(self.text):
            value = self.values.get(name)
            if isinstance(value, int) and not isinstance(value, bool):
                return value
        return None


def tell(one: str, many: str = "", /, **values: object) -> Line:
    """A line, marked for translation: `tell("She is {age} years old.", age=14)`.

    Raises ValueError when a blank is not filled or something is given that has no blank.
    """
    return line(Counted(one, many) if many else one, values)


def line(text: Text, values: Mapping[str, object]) -> Line:
    """A line of a text that is marked elsewhere. Raises ValueError as `tell` does."""
    named = _named(text)
    if named != values.keys():
        raise ValueError(f"blanks {sorted(named)} are filled with {sorted(values)}: {text!r}")
    return Line(text, MappingProxyType(dict(values)))


@lru_cache(maxsize=4096)
def _named(text: Text) -> frozenset[str]:
    """The names of its blanks; the same few texts are told thousands of times."""
    return frozenset(blanks_of(text))


def blanks_of(text: Text) -> Iterator[str]:
    """The names of a text's blanks, in its order, each once; of the plural before the singular."""
    whole = text if isinstance(text, str) else text.many + text.one
    yield from dict.fromkeys(name for _, name, _, _ in Formatter().parse(whole) if name)
