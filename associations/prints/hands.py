"""Whose script a text is in: its direction and language, so that it is set in the right type.

A browser finds the direction of `dir="auto"` itself; what makes the PDF does not, so it is said.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from django.utils import translation

# The script of a letter is the first word of its name in Unicode; the languages we print in each.
LANGUAGES: Final = {
    "ARABIC": ("ur", "fa", "ps", "sd"),
    "BENGALI": ("bn",),
    "DEVANAGARI": ("hi", "ne"),
    "LATIN": ("en",),
    "SINHALA": ("si",),
    "TAMIL": ("ta",),
    "THAANA": ("dv",),
    "TIBETAN": ("dz",),
}
RIGHT_TO_LEFT: Final = frozenset({"ARABIC", "THAANA"})


@dataclass(frozen=True)
class Written:
    """Words as somebody wrote them, with the direction and, where it is known, the language."""

    text: str
    dir: str = "ltr"
    lang: str = ""

    def __bool__(self) -> bool:
        return bool(self.text)


def written(text: str, spoken: Iterable[str] = ()) -> Written:
    """The text with its hand. `spoken`: languages of the country, the most used first."""
    text = text.strip()
    script = script_of(text)
    able = LANGUAGES.get(script, ())
    lang = next((one for one in spoken if one in able), able[0] if able else "")
    return Written(text, "rtl" if script in RIGHT_TO_LEFT else "ltr", lang)


def led(text: str, spoken: Iterable[str] = ()) -> Written:
    """As `written`, but in the hand of its first letter.

    For a line that the sheet begins and somebody's own words end, in another script.
    """
    first = next((letter for letter in text if letter.isalpha()), "")
    return replace(written(first, spoken), text=text.strip())


def in_script(name: str, native: str) -> str:
    """The name in the script of the language that is active, where it is known in it."""
    return native if native and translation.get_language() != "en" else name


def script_of(text: str) -> str:
    """The script of most letters: "ARABIC", "LATIN"; "" where there are none."""
    found: dict[str, int] = {}
    for letter in text:
        if letter.isalpha():
            script = unicodedata.name(letter, "").partition(" ")[0]
            found[script] = found.get(script, 0) + 1
    return max(found, key=lambda script: found[script], default="")
