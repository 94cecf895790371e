"""Spelling variants among the values of one column: "rasul nagar" beside 34 times "Rasool Nagar".

Meant for places. Conservative: digits must be equal, short words too, and the sounds must be one.
"""

import re
from collections import defaultdict
from collections.abc import Mapping
from typing import Final

from rapidfuzz.distance import Indel

from members.rules.sounds import light, sound
from members.rules.text import fold, script

_DIGITS: Final = re.compile(r"\d+")
_SHORT: Final = 5  # letters; a shorter word must be written the same
_ALIKE: Final = 0.7  # likeness of two longer words that sound the same
_OFTEN: Final = 2  # the usual writing stands at least so many times as often


def _near(one: str, other: str) -> bool:
    a, b = light(one), light(other)
    if a == b:
        return True
    if min(len(a), len(b)) < _SHORT:
        return False
    return Indel.normalized_similarity(a, b) >= _ALIKE


def _one_place(a: str, b: str) -> bool:
    """Whether two folded places that sound the same are near in writing, word by word."""
    ours, others = a.split(), b.split()
    if len(ours) == len(others):
        return all(map(_near, ours, others))
    return _near("".join(ours), "".join(others))


def variant_of(counts: Mapping[str, int]) -> dict[str, str]:
    """For the writings of one column and how often each stands: rarer writing -> usual writing.

    Only differences of spelling are listed; the same words in other case, spacing or punctuation
    are one writing. "Chak 44" and "Chak 45", "Nai Basti" and "Naya Basti" are two places. Where no
    writing is clearly the usual one nothing is said.
    """
    writings: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for value, count in counts.items():
        folded = fold(value)
        if folded:
            writings[folded][value] = count
    alike: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for folded in writings:
        letters = _DIGITS.sub("", folded).replace(" ", "")
        alike[script(folded), sound(letters), *_DIGITS.findall(folded)].append(folded)
    found: dict[str, str] = {}
    for group in alike.values():
        if len(group) > 1:
            _of_group(group, writings, found)
    return found


def _of_group(group: list[str], writings: Mapping[str, dict[str, int]], to: dict[str, str]) -> None:
    often = {folded: sum(writings[folded].values()) for folded in group}
    ranked = sorted(group, key=lambda folded: (-often[folded], folded))
    usual: list[str] = []
    for folded in ranked:
        for known in usual[:5]:
            squeezed = folded.replace(" ", "") == known.replace(" ", "")
            enough = often[known] >= _OFTEN * often[folded]
            if enough and not squeezed and _one_place(known, folded):
                best = max(writings[known], key=lambda value: (writings[known][value], value))
                to.update(dict.fromkeys(writings[folded], best))
                break
        else:
            usual.append(folded)
