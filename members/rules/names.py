"""Names: comparing them. A name is never corrected; likeness only proposes pairs to be judged.

`key` says "written the same", `core` "the same name without what is dropped and added freely",
`score` how alike two names are in any spelling and script.
"""

import re
from collections.abc import Iterator
from enum import IntEnum
from functools import lru_cache
from typing import Final, NamedTuple

from rapidfuzz.distance import OSA, Indel

from members.rules.kin import ReadName, ReadRelative, read_name, read_relation, read_relative
from members.rules.sounds import light, romanised, sound
from members.rules.text import clean, fold, script
from members.vocabulary.name_words import (
    HALF_NAMES,
    HONORIFICS,
    JOINED_TO_LAST,
    JOINED_TO_NEXT,
    TITLES,
)

__all__ = [
    "ReadName", "ReadRelative", "comparable", "core", "key", "key_and_sound", "read_name",
    "read_relation", "read_relative", "romanised", "score", "similar", "sound", "tokens",
]  # fmt: skip

SIMILAR: Final = 75  # the score from which two names may be one


class _Weight(IntEnum):
    TITLE = 0
    HONORIFIC = 1
    HALF_NAME = 2
    NAME = 3


class Word(NamedTuple):
    """One word of a name."""

    sound: str
    written: str  # folded
    weight: _Weight


_HALF: Final = _Weight.HALF_NAME
_HONORIFICS: Final = frozenset(sound(fold(word)) for word in HONORIFICS)
_HALF_NAMES: Final = frozenset(sound(fold(word)) for word in HALF_NAMES)
_TITLES: Final = frozenset(fold(word) for word in TITLES)
_TO_NEXT: Final = frozenset(map(sound, JOINED_TO_NEXT))
_TO_LAST: Final = frozenset(map(sound, JOINED_TO_LAST))
# یٰ is said "a" (سلمیٰ Salma), but folding leaves a plain yeh; بی بی is one word, Bibi
_DAGGER_ALEF: Final = re.compile("[یىي]\u0670")
_BIBI: Final = re.compile("(?<!\\w)بی بی(?!\\w)")


def tokens(name: str) -> tuple[str, ...]:
    """The folded words of the name, every script, for search and for counting."""
    return tuple(fold(name).split())


def key(name: str) -> str:
    """Equal for two names written the same but for case, marks, accents and punctuation.

    Order is kept and titles stay: "Nasreen Begum" is not "Nasreen Bibi".
    """
    return fold(name if name.isascii() else clean(name))


@lru_cache(maxsize=65536)
def word(written: str) -> Word:
    """What a folded word is in a name."""
    sounds = sound(written)
    weight = _Weight.NAME
    if written in _TITLES or (len(written) == 1 and written.isascii()):
        weight = _Weight.TITLE
    elif sounds in _HONORIFICS:
        weight = _Weight.HONORIFIC
    elif sounds in _HALF_NAMES:
        weight = _Weight.HALF_NAME
    return Word(sounds, written, weight)


def _joined(words: list[Word]) -> Iterator[Word]:
    last = words[0]
    for word in words[1:]:
        if last.sound in _TO_NEXT or word.sound in _TO_LAST:
            last = Word(last.sound + word.sound, last.written + word.written, _Weight.NAME)
        else:
            yield last
            last = word
    yield last


def _carrying(words: list[Word]) -> list[Word]:
    """The words that carry the name, or failing such those that there are."""
    kept = [word for word in words if word.weight >= _HALF]
    return kept or [word for word in words if word.weight == _Weight.HONORIFIC] or words


@lru_cache(maxsize=65536)
def _core(folded: str) -> tuple[Word, ...]:
    kept = _carrying(list(map(word, folded.split())))
    if len(kept) < 2:
        return tuple(kept)
    first, *rest = _joined(kept)
    return (first, *[word for word in rest if word.weight != _HALF])


def _spoken(name: str) -> str:
    """The name folded for its sounds."""
    if name.isascii():
        return fold(name)
    folded = fold(_DAGGER_ALEF.sub("ا", name))
    return _BIBI.sub("بیبی", folded) if "بی" in folded else folded


def core(name: str) -> tuple[str, ...]:
    """The sounds of the words that carry the name: no titles, no Bibi or Begum, no initials.

    What is only honorific stays when nothing else would ("Parveen Akhtar" keeps Parveen). Nur
    Jahan and Nurjahan, Abdul Hamid and Abdulhamid give one word each.
    """
    return tuple([word.sound for word in _core(_spoken(name))])


def key_and_sound(name: str) -> tuple[str, str]:
    """The exact key, and the sound of the first word of the core: what `sameness` blocks by."""
    exact = key(name)
    spoken = exact if name.isascii() else _spoken(name)
    return exact, sound_of(list(map(word, spoken.split())))


def sound_of(words: list[Word]) -> str:
    """The sound of the first word of the core of a name of these words, in their order."""
    return next(_joined(_carrying(words))).sound if words else ""


def _word_score(a: Word, b: Word) -> int:
    """0..100. 75 and more: may be one name in two spellings."""
    if a.written == b.written:
        return 100
    latin = a.written.isascii() and b.written.isascii()
    if a.sound == b.sound:
        alike = Indel.normalized_similarity(light(a.written), light(b.written)) if latin else 0.8
        # a skeleton of one or two consonants proves little: Mina is not Omana
        return 60 if len(a.sound) <= 3 and alike < 0.5 else max(80, int(100 * alike))
    if romanised(a.written) and romanised(b.written):
        short = min(len(a.sound), len(b.sound))
        if short >= 3 and max(len(a.sound), len(b.sound)) >= 4:
            # one letter too few or two in the wrong order; another consonant is another name
            if Indel.distance(a.sound, b.sound) == 1:
                return 75
            if OSA.distance(a.sound, b.sound) == 1 and sorted(a.sound) == sorted(b.sound):
                return 75
        return int(60 * Indel.normalized_similarity(a.sound, b.sound))
    return int(90 * Indel.normalized_similarity(a.written, b.written))


@lru_cache(maxsize=16384)
def _score(a: str, b: str) -> int:
    ours, others = _core(_spoken(a)), _core(_spoken(b))
    if not ours or not others:
        return 0
    if [w.sound for w in ours] == [w.sound for w in others]:
        return min(97, min(map(_word_score, ours, others)))
    if "".join(w.sound for w in ours) == "".join(w.sound for w in others):
        return 90
    few, many = sorted((ours, others), key=len)
    if len(few) == 1 and len(many) > 1:
        # Riaz is Riaz Ahmad, but Ali is not Barkat Ali
        return max(0, _word_score(few[0], many[0]) - 5)
    left = list(many)
    found: list[int] = []
    for word in few:
        best = max(left, key=lambda other: _word_score(word, other))
        found.append(_word_score(word, best))
        left.remove(best)
    worst = min(found)
    return worst if worst < SIMILAR else max(SIMILAR, sum(found) // len(found) - 5)


def score(a: str, b: str) -> int:
    """How alike two names are, 0..100, in any spelling and script; 100 only for equal keys.

    Each word of the shorter name must have its fellow in the longer one; a name of one word must
    meet the first. Symmetric. 0 when one is empty.
    """
    one, other = key(a), key(b)
    if not one or not other:
        return 0
    if one == other:
        return 100
    return _score(a, b) if one <= other else _score(b, a)


def similar(a: str, b: str) -> bool:
    """Whether the two may be one name. A doubt for a clerk, never a proof."""
    return score(a, b) >= SIMILAR


def comparable(a: str, b: str) -> bool:
    """Whether `score` can compare the two at all: same script, or both written out in sounds."""
    one, other = script(a), script(b)
    known = ("latin", "arabic", "bengali", "devanagari")
    return bool(one and other) and (one == other or (one in known and other in known))
