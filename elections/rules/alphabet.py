"""The order of names in their own script: `sorted(names, key=key)`.

Letters of the Arabic script stand in the order of Urdu, with those that only Sindhi, Pashto,
Punjabi or Persian have at their places; the other scripts of our countries stand in Unicode in
the order of their alphabets. Marks above and below letters, and capitals, make no difference
unless two names are otherwise alike. Scripts follow one another as in Unicode.
"""

import unicodedata
from functools import lru_cache
from typing import Final

_ARABIC: Final = "آاٱبٻٽپڀتٿٺٹټثجڄڃڇچحخځڅدڌڊڈډڍذرڑړږزژسښشصضطظعغفڦقکڪگڳڱلمنڻںڼوہھءیېۍئے"
_ALIKE: Final = {
    "أ": "ا", "إ": "ا", "ك": "ک", "ګ": "گ", "ي": "ی", "ى": "ی", "ه": "ہ", "ۀ": "ہ", "ة": "ہ",
    "ۃ": "ہ", "ۂ": "ہ", "ؤ": "و", "ۓ": "ے",
}  # fmt: skip
_FIRST: Final = 0x0600  # of the Arabic block: its letters stand there among the scripts
_PLACES: Final = {letter: _FIRST + at / 1000 for at, letter in enumerate(_ARABIC)}
_WHOLE: Final = frozenset("آأإؤئۀۂۓ")  # letters that Unicode would take apart


def key(name: str) -> tuple[tuple[float, ...], str]:
    """Where a name stands among others."""
    return tuple(_places(name)), name


def _places(name: str) -> list[float]:
    found: list[float] = []
    for word in unicodedata.normalize("NFC", name).casefold().split():
        found += [place for letter in word for place in _of(letter)]
        found.append(0)  # the shorter word goes first
    return found


@lru_cache(maxsize=4096)
def _of(letter: str) -> list[float]:
    letter = _ALIKE.get(letter, letter)
    if letter in _PLACES:
        return [_PLACES[letter]]
    apart = [letter] if letter in _WHOLE else unicodedata.normalize("NFD", letter)
    return [float(ord(one)) for one in apart if _is_said(one)]


def _is_said(letter: str) -> bool:
    """Letters and figures, and vowels that an Indic script writes as marks."""
    kind = unicodedata.category(letter)
    if kind in ("Mn", "Mc"):
        return not unicodedata.combining(letter) and ord(letter) > 0x0700
    return kind[0] in "LN"
