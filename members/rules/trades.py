"""The trade a member works in: from the words of a list to a code of `vocabulary/trades.toml`."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

from members.rules.sounds import romanised, sound
from members.rules.text import clean, fold


@dataclass(frozen=True, slots=True)
class ReadTrade:
    """What a trade cell says. `code` is None where the trade is not in the list."""

    code: str | None
    written: str  # as in the cell, cleaned
    variant: bool = False  # a misspelling that was read nevertheless
    others: tuple[str, ...] = ()  # further trades of the same cell, as codes


@dataclass(frozen=True, slots=True)
class _Writings:
    exact: dict[str, str]  # misspellings, lower case: folding would hide what is wrong with them
    usual: dict[str, str]  # folded, without spaces
    sounds: dict[str, str]


_FILLERS: Final = frozenset(
    """
    work works worker workers making maker make job hand home based labour and of the kaam ka
    کام کا کی سازی কাজ কর্মী শিল্প তৈরি काम कार्य का की बनाना गर्ने
    """.split()
)
_PARTS: Final = re.compile(r"[,/;+&|،]| and | aur | اور | ও | और | र ")
_LEAST_SOUNDS: Final = 4  # letters; a shorter skeleton belongs to too many words


def _squeezed(words: list[str]) -> str:
    return "".join(word for word in words if word not in _FILLERS) or "".join(words)


@cache
def _known() -> dict[str, dict[str, object]]:
    source = files("members.vocabulary").joinpath("trades.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))


@cache
def _writings() -> _Writings:
    made = _Writings({}, {}, {})
    for code, facts in _known().items():
        wrong, usual = facts.get("wrong", []), facts["written"]
        assert isinstance(wrong, list) and isinstance(usual, list)
        for writing in [*usual, str(facts["label"])]:
            squeezed = _squeezed(fold(writing).split())
            made.usual.setdefault(squeezed, code)
            sounds = sound(squeezed)
            if romanised(squeezed) and len(sounds) >= _LEAST_SOUNDS:
                made.sounds.setdefault(sounds, code)
        for writing in wrong:
            made.exact[clean(writing).casefold()] = code
    return made


def labels() -> dict[str, str]:
    """The code and English label of every trade, in the order of the list."""
    return {code: str(facts["label"]) for code, facts in _known().items()}


def _one(cell: str) -> tuple[str, bool] | None:
    """(code, whether misspelt) of one trade, or None."""
    writings = _writings()
    lower = cell.casefold()
    if lower in writings.exact:
        return writings.exact[lower], True
    words = fold(cell).split()
    squeezed = _squeezed(words)
    code = writings.usual.get(squeezed)
    if code:
        return code, False
    bare = " ".join(word for word in lower.split() if word not in _FILLERS)
    if bare in writings.exact:
        return writings.exact[bare], True
    code = writings.sounds.get(sound(squeezed)) if romanised(squeezed) else None
    return (code, True) if code else None


@lru_cache(maxsize=4096)
def read_trade(cell: str) -> ReadTrade:
    """The trade of a cell. What is not known keeps its own words; nothing is guessed from them.

    Of several trades in one cell the first known one is `code`, the rest are `others`.
    """
    written = clean(cell)
    found = _one(written)
    if found:
        return ReadTrade(found[0], written, found[1])
    parts = [part for part in _PARTS.split(written) if part.strip()]
    made = [one for part in parts if (one := _one(part.strip()))] if len(parts) > 1 else []
    if not made:
        return ReadTrade(None, written)
    codes = tuple(dict.fromkeys(code for code, _ in made))
    return ReadTrade(codes[0], written, made[0][1], codes[1:])
