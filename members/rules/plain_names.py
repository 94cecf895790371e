"""Names of plain Latin words, put together from what each word says.

Most names of a list are two or three words of letters that mean nothing beside the name. A list of
100,000 women has tens of thousands of names and a few thousand words: what a word says is worked
out once. What is read here is what `kin.read_name`, `genders.told_by_name`, `names.key_and_sound`
and `searching.words_of` say of the whole name; every other name is left to them.
"""

from functools import lru_cache
from typing import NamedTuple

from members.rules import names
from members.rules.cells import NOTHING
from members.rules.genders import told_by_words
from members.rules.kin import stands_alone
from members.rules.text import fold
from members.vocabulary.name_words import NO_NAME

LONGEST = 24  # letters of a plain word
MOST = 8  # words of a plain name
_BESIDE = frozenset({"wo", "do", "so"})  # may be "w/o", "d/o", "s/o" without the stroke


class Plain(NamedTuple):
    """What a plain name says. The name itself is the cell as it is written."""

    words: tuple[str, ...]  # folded, each once
    spoken: tuple[str, str]  # `names.key_and_sound`
    gender: str | None


@lru_cache(maxsize=32768)
def _word(written: str) -> names.Word | None:
    plain = len(written) <= LONGEST and stands_alone(written)
    return names.word(fold(written)) if plain and fold(written) not in _BESIDE else None


def read(cell: str) -> Plain | None:
    """What the name in the cell says, None where it is not plain."""
    words: list[names.Word] = []
    for written in cell.split(" "):
        word = _word(written)
        if word is None:
            return None
        words.append(word)
    folded = [word.written for word in words]
    exact = " ".join(folded)
    if len(words) > MOST or exact in NO_NAME or exact in NOTHING:
        return None
    each = tuple(dict.fromkeys(folded))
    return Plain(each, (exact, names.sound_of(words)), told_by_words(folded))
