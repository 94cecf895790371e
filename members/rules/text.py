"""Reading written words as South Asian lists carry them: any script, any digits, any stray mark.

`clean` is for what is stored and shown, `fold` for what is compared. Nothing here guesses at
meaning: a name stays the name that was written.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final

_JOINERS: Final = "\u200c\u200d"  # ZWNJ, ZWJ
# Marks that print nothing and that copying from web pages and messengers leaves behind.
_INVISIBLE: Final = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u202a\u202b\u202c\u202d"
    "\u202e\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\u206a\u206b\u206c\u206d\u206e"
    "\u206f\u3164\ufeff\uffa0\ufff9\ufffa\ufffb"
)
_PLAIN: Final = re.compile(r"[!-~]+(?: [!-~]+)*")  # ASCII, single spaces, nothing at the ends
# A joiner says something only between two signs of a script that joins its letters.
_JOINING: Final = "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\u0900-\u0dff\u0f00-\u0fff\ufb50-\ufefc"
_IDLE_JOINER: Final = re.compile(f"(?<![{_JOINING}])[{_JOINERS}]+|[{_JOINERS}]+(?![{_JOINING}])")
_SPACES: Final = re.compile(r"\s+")
# The same shape in Arabic, Devanagari and Bengali letters: most native cells need no repair.
_NATIVE: Final = "!-~\u0621-\u064a\u0670-\u06d3\u06f0-\u06f9\u0900-\u0a7f"
_PLAIN_NATIVE: Final = re.compile(f"[{_NATIVE}]+(?: [{_NATIVE}]+)*")


class _Table(dict[int, str]):
    """A table for `str.translate` that works out each character once, when it is first met."""

    def __missing__(self, code: int) -> str:
        made = self[code] = self.of(chr(code))
        return made

    def of(self, char: str) -> str:
        raise NotImplementedError


class _Visible(_Table):
    def of(self, char: str) -> str:
        if char in _INVISIBLE:
            return ""
        if char.isspace() or char in "\u2800":
            return " "
        return "" if unicodedata.category(char) in ("Cc", "Cs") else char


class _Digits(_Table):
    def of(self, char: str) -> str:
        value = unicodedata.decimal(char, None)
        return char if value is None else str(value)


# One reader typed Arabic letters, the next Urdu or Persian ones, for the same name.
_ARABIC: Final = {
    **dict.fromkeys("يىئېۍێﻱ", "ی"),
    **dict.fromkeys("كڪ", "ک"),
    **dict.fromkeys("هةہھۀۂۃەۿ", "ہ"),
    **dict.fromkeys("أإآٱ", "ا"),
    "ؤ": "و",
    "ـ": "",  # tatweel only stretches the line
    "ء": "",
}


class _Folded(_Table):
    def of(self, char: str) -> str:
        if char in _INVISIBLE or char in _JOINERS:
            return ""
        return "".join(map(self._sign, unicodedata.normalize("NFKD", char.casefold()).casefold()))

    @staticmethod
    def _sign(sign: str) -> str:
        code = ord(sign)
        if sign in _ARABIC:
            return _ARABIC[sign]
        # Latin accents; Arabic vowel signs; the Devanagari nukta, which most lists leave out
        if 0x300 <= code <= 0x36F or code == 0x93C:
            return ""
        if (
            0x64B <= code <= 0x65F
            or code == 0x670
            or (0x6D6 <= code <= 0x6ED and not sign.isalpha())
        ):
            return ""
        digit = unicodedata.decimal(sign, None)
        if digit is not None:
            return str(digit)
        if sign in "'`´‘’ʼʻ":
            return ""  # Ra'ana and Raana are one name
        kind = unicodedata.category(sign)
        if kind[0] in "PSZ" or sign.isspace():
            return " "
        return "" if kind[0] == "C" else sign


_VISIBLE: Final = _Visible()
_DIGITS: Final = _Digits()
_FOLDED: Final = _Folded()
# The same for ASCII text, where one pass over the bytes is four times faster.
_FOLDED_ASCII: Final = bytes(
    ord(_Folded().of(chr(code)) or " ") if code < 128 else code for code in range(256)
)
_DROPPED_ASCII: Final = bytes(code for code in range(128) if _Folded().of(chr(code)) == "")
# "মোঃ" and "মো:" are the same abbreviation: a visarga at the end of a word counts as a stop.
_FINAL_VISARGA: Final = re.compile(r"[\u0983\u0903](?!\w)")


def clean(s: str) -> str:
    """The text as it is stored and shown: NFC, visible marks only, single ordinary spaces.

    Direction marks, byte order marks, soft hyphens and control characters go. The joiners (ZWNJ,
    ZWJ) stay where they shape a word of an Arabic, Indic or Sinhala script and go elsewhere;
    `fold` drops all of them.
    """
    if _PLAIN.fullmatch(s) or (_PLAIN_NATIVE.fullmatch(s) and unicodedata.is_normalized("NFC", s)):
        return s
    s = unicodedata.normalize("NFC", s.translate(_VISIBLE))
    if "\u200c" in s or "\u200d" in s:
        s = _IDLE_JOINER.sub("", s)
    # again NFC: a mark may meet its letter only after what stood between them has gone
    return unicodedata.normalize("NFC", _SPACES.sub(" ", s).strip())


def fold_digits(s: str) -> str:
    """The same text with the decimal digits of every script as 0-9."""
    return s if s.isascii() else s.translate(_DIGITS)


def fold(s: str) -> str:
    """The text for comparing, never for showing.

    Lower case, no Latin accents, no Arabic vowel signs, one form of yeh, kaf, heh and alef, digits
    0-9, apostrophes gone, other punctuation a space, NFC. Folding twice changes nothing.
    """
    return _fold_short(s) if len(s) < _SHORT else _fold(s)


def _fold(s: str) -> str:
    if s.isascii():
        return " ".join(s.encode().translate(_FOLDED_ASCII, _DROPPED_ASCII).decode().split())
    s = unicodedata.normalize("NFC", s.translate(_FOLDED))
    s = _FINAL_VISARGA.sub(" ", s)
    return " ".join(s.split())


_SHORT: Final = 60  # characters of a name or a word: it is folded several times while it is read
_fold_short: Final = lru_cache(maxsize=8192)(_fold)

_SCRIPTS: Final = (
    (0x0041, 0x024F, "latin"),
    (0x1E00, 0x1EFF, "latin"),
    (0x0600, 0x06FF, "arabic"),
    (0x0750, 0x077F, "arabic"),
    (0x08A0, 0x08FF, "arabic"),
    (0xFB50, 0xFDFF, "arabic"),
    (0xFE70, 0xFEFC, "arabic"),
    (0x0780, 0x07BF, "thaana"),
    (0x0900, 0x097F, "devanagari"),
    (0xA8E0, 0xA8FF, "devanagari"),
    (0x0980, 0x09FF, "bengali"),
    (0x0A00, 0x0A7F, "gurmukhi"),
    (0x0A80, 0x0AFF, "gujarati"),
    (0x0B00, 0x0B7F, "odia"),
    (0x0B80, 0x0BFF, "tamil"),
    (0x0C00, 0x0C7F, "telugu"),
    (0x0C80, 0x0CFF, "kannada"),
    (0x0D00, 0x0D7F, "malayalam"),
    (0x0D80, 0x0DFF, "sinhala"),
    (0x0F00, 0x0FFF, "tibetan"),
)


class _Scripts(_Table):
    """The script of one character; '' for what belongs to none (digits, marks, punctuation)."""

    def of(self, char: str) -> str:
        kind = unicodedata.category(char)[0]
        if kind not in "LM" or char in "ªº":
            return ""
        code = ord(char)
        for first, last, name in _SCRIPTS:
            if first <= code <= last:
                return name
        return "other" if kind == "L" else ""


_SCRIPT_OF: Final = _Scripts()
_LATIN_LETTER: Final = re.compile("[A-Za-z]")


def script(s: str) -> str:
    """The script most letters of the text are in, '' when it has no letter.

    'latin', 'arabic', 'bengali', 'devanagari', 'sinhala', 'tamil', 'thaana', 'tibetan', 'gujarati',
    'gurmukhi', 'odia', 'telugu', 'kannada', 'malayalam' or 'other'. At a tie the first wins.
    """
    if s.isascii():
        return "latin" if _LATIN_LETTER.search(s) else ""
    counts: dict[str, int] = {}
    for char in s:
        name = _SCRIPT_OF[ord(char)]
        if name:
            counts[name] = counts.get(name, 0) + 1
    return max(counts, key=counts.__getitem__) if counts else ""


_OUTER: Final = " /\\|,;:–—-·•"


def _trimmed(part: str) -> str:
    """One side of a divided cell without the separators and brackets that held the two apart."""
    part = " ".join(part.split()).strip(_OUTER)
    for opening, closing in ("()", "[]", "{}"):
        if part.count(opening) != part.count(closing):
            part = part.replace(opening, "").replace(closing, "")
        elif part.startswith(opening) and part.endswith(closing):
            part = part[1:-1]
        part = part.replace(opening + closing, "")
    return " ".join(part.split()).strip(_OUTER)


def split_scripts(s: str) -> tuple[str, str]:
    """A cell that holds a name twice, as (Latin part, native part); '' where there is none.

    "سلمیٰ بی بی Salma" gives ("Salma", "سلمیٰ بی بی"). A cell in one script comes back whole and
    cleaned on its side. Digits and punctuation stay with the word before them.
    """
    s = clean(s)
    if s.isascii():
        return s, ""
    sides: tuple[list[str], list[str]] = ([], [])
    side, waiting, seen = 0, "", [False, False]
    for char in s:
        name = _SCRIPT_OF[ord(char)]
        if not name:
            waiting += char
            continue
        now = 0 if name == "latin" else 1
        if now != side and (seen[0] or seen[1]):
            # an opening bracket belongs to what follows it
            sides[side].append(waiting.rstrip("([{") + " ")
            waiting = waiting[len(waiting.rstrip("([{")) :]
        sides[now].append(waiting + char)
        side, waiting, seen[now] = now, "", True
    sides[side].append(waiting)
    if not (seen[0] and seen[1]):
        return (s, "") if seen[0] or not seen[1] else ("", s)
    return _trimmed("".join(sides[0])), _trimmed("".join(sides[1]))
