"""Text that was spoilt before it came to us: lost characters, legacy fonts, things not a name."""

import re
from typing import Final

from members.vocabulary.reasons import Reason

_LOST: Final = re.compile("\ufffd|\\?{2,}|\\w\\?\\w|Ã[\u0080-\u00bf]|[ØÙ][\u0080-\u00bf]|à[¤¥¦§]")
_DIGIT: Final = re.compile(r"\d")
# A legacy Nepali or Hindi font keeps its letters on signs and digits: "C0f ln+bf g]kfn".
_ODD: Final = re.compile(r"[A-Za-z][\[\]{}|;+\\=<>]|[\[\]{}|;+\\=<>][A-Za-z]")
_VOWEL: Final = re.compile(r"[AEIOUaeiou]")
_ASCII_LETTER: Final = re.compile(r"[A-Za-z]")
_FEW_VOWELS: Final = 0.25  # of the letters; Latin names of the region have 0.35 and more


def damaged(text: str) -> bool:
    """Whether characters were lost on the way: "???", U+FFFD, or bytes read in a wrong code."""
    return ("?" in text or not text.isascii()) and _LOST.search(text) is not None


def in_legacy_font(text: str) -> bool:
    """Whether the Latin letters are those of a legacy font, not of a word. Errs towards no."""
    if not text.isascii() or _ODD.search(text) is None:
        return False
    letters = len(_ASCII_LETTER.findall(text))
    return len(_VOWEL.findall(text)) < _FEW_VOWELS * letters


def of_name(name: str) -> tuple[Reason, ...]:
    """What is wrong with the text of a name, whatever it says."""
    if name.isascii() and name.replace(" ", "").isalpha():
        return ()
    if in_legacy_font(name):
        return (Reason.NAME_LEGACY_FONT,)
    made = (Reason.TEXT_DAMAGED,) if damaged(name) else ()
    return (*made, Reason.NAME_HAS_DIGITS) if _DIGIT.search(name) else made
