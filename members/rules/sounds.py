"""A spelling-tolerant Latin key for one word of a name, from any script.

Kalsoom and Kulsoom, Ahmad and Ahmed, Deen and Din, Zarina and Zareena have one key. The key is the
skeleton of consonants (aspirates, doubles and near letters as one) with one sign for a vowel at
the beginning and one of three for a vowel at the end: Salma is not Salim, Shamim not Shamima.

Urdu, Bengali and Devanagari words are written out roughly in the same signs, so that a name typed
in Latin letters finds most native ones. Best effort: Urdu writes no short vowels and one letter for
v, o and u. It proposes; it never decides alone that two people are one.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final

_KNOWN: Final[dict[str, str]] = {
    **dict.fromkeys(
        "md m mohd muhd mhd mohammad mohammed muhammad muhammed mohamed mohamad muhamad mohommad "
        "mohomed محمد মো মোহাম্মদ মুহাম্মদ মোহা मोहम्मद मुहम्मद मो".split(),
        "mmd",
    ),
    **dict.fromkeys(
        "abdul abdur abdus abdool abdu abd abdool abdal abdel abdud abduz abdun عبدل عبدال عبد "
        "আব্দুল আবদুল আব্দুর আবদুর আব্দুস আবদুস আ अब्दुल".split(),
        "abd",
    ),
    **dict.fromkeys("hasan hassan hasaan hasen حسن হাসান हसन".split(), "hsan"),  # not Hussain
}
_JOINED_ABD: Final = re.compile(r"^(?:abd[uoae]+[lrszdn]|عبدال|عبدل|আ(?:ব্|ব)দু[লরস])(?=.{3})")

_SPELLINGS: Final = (
    (re.compile(r"que?$"), "k"),
    (re.compile(r"qu(?=[aeiou])"), "k"),
    (re.compile(r"c(?!h)k?"), "k"),
    (re.compile(r"chh?"), "c"),
    (re.compile(r"x"), "ks"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"tz"), "z"),
    (re.compile(r"([bdgjkstz])h"), r"\1"),
    (re.compile(r"n(?=[bp])"), "m"),
    (re.compile(r"(?<=[aeiou])[wy](?![aeiouwy])|(?<=[^aeiou])y(?=.)|(?<=[aeiou])y(?=[aeiou])"), ""),
    (re.compile(r"h$"), ""),
)
_NEAR: Final = str.maketrans("vwqjy", "bbkzi")
_DOUBLE: Final = re.compile(r"(.)\1+")
_ENDS: Final = {**dict.fromkeys("a", "a"), **dict.fromkeys("ei", "i"), **dict.fromkeys("ou", "u")}
_VOWELS: Final = frozenset("aeiou")
_INNER: Final = str.maketrans("", "", "aeiou")


def _of_latin(word: str) -> str:
    if word[0] == "y" and len(word) > 1 and word[1] in _VOWELS:
        return "y" + _of_latin("h" + word[1:])[1:]  # Yasmeen keeps its y, Shaziya loses it
    for pattern, by in _SPELLINGS:
        word = pattern.sub(by, word)
    word = _DOUBLE.sub(r"\1", word.translate(_NEAR))
    if not word:
        return ""
    first = "a" if word[0] in _VOWELS else ""
    if len(word) == 1:
        return first or word
    return first + word.translate(_INNER) + _ENDS.get(word[-1], "")


_ARABIC: Final[dict[str, str]] = {
    **dict.fromkeys("ب", "b"), **dict.fromkeys("پ", "p"), **dict.fromkeys("تٹطټ", "t"),
    **dict.fromkeys("ثسشصښ", "s"), **dict.fromkeys("جزژذضظځ", "z"), **dict.fromkeys("چ", "c"),
    **dict.fromkeys("حہ", "h"), **dict.fromkeys("خقک", "k"), **dict.fromkeys("دڈډ", "d"),
    **dict.fromkeys("رڑړ", "r"), **dict.fromkeys("غگګ", "g"), **dict.fromkeys("ف", "f"),
    **dict.fromkeys("ل", "l"), **dict.fromkeys("م", "m"), **dict.fromkeys("نڼں", "n"),
    **dict.fromkeys("اآع", "a"), **dict.fromkeys("یےئ", "i"), **dict.fromkeys("و", "u"),
}  # fmt: skip


def _of_arabic(word: str) -> str:
    last = len(word) - 1
    out: list[str] = []
    for at, letter in enumerate(word):
        sign = _ARABIC.get(letter, "")
        after = word[at + 1] if at < last else ""
        if at == 0 and letter == "ی":
            sign = "y"
        elif letter == "و" and (at == 0 or (after and after in "ایےہ")):
            sign = "b"
        elif letter == "ہ" and at == last and at > 1:
            sign = "a"  # فاطمہ
        elif letter in "نں" and after in ("ب", "پ"):
            sign = "m"
        out.append(sign)
    return _skeleton("".join(out))


_BENGALI: Final[dict[str, str]] = {
    **dict.fromkeys("কখ", "k"), **dict.fromkeys("গঘ", "g"), **dict.fromkeys("ঙঞণনং", "n"),
    **dict.fromkeys("চছ", "c"), **dict.fromkeys("জঝয", "z"), **dict.fromkeys("টঠতথৎ", "t"),
    **dict.fromkeys("ডঢদধ", "d"), "প": "p", "ফ": "f", **dict.fromkeys("বভ", "b"), "ম": "m",
    "র": "r", "ল": "l", **dict.fromkeys("শষস", "s"), "হ": "h",
    **dict.fromkeys("অআা", "a"), **dict.fromkeys("ইঈিীএেঐৈ", "i"), **dict.fromkeys("উঊুূওোঔৌ", "u"),
    "ৃ": "ri", "ঋ": "ri",
}  # fmt: skip
_DEVANAGARI: Final[dict[str, str]] = {
    **dict.fromkeys("कखक़ख़", "k"), **dict.fromkeys("गघ", "g"), **dict.fromkeys("ङञणनंँ", "n"),
    **dict.fromkeys("चछ", "c"), **dict.fromkeys("जझज़", "z"), **dict.fromkeys("टठतथ", "t"),
    **dict.fromkeys("डढदध", "d"), "प": "p", "फ": "f", "ब": "b", "भ": "b", "म": "m", "य": "i",
    "र": "r", "ल": "l", "व": "b", **dict.fromkeys("शषस", "s"), "ह": "h",
    **dict.fromkeys("अआा", "a"), **dict.fromkeys("इईिीएेऐै", "i"), **dict.fromkeys("उऊुूओोऔौ", "u"),
    "ऋ": "ri", "ृ": "ri",
}  # fmt: skip


def _of_indic(word: str, letters: dict[str, str]) -> str:
    """Bengali or Devanagari. The nukta (য়, ড়) has been split off its letter: য় is a glide."""
    word = unicodedata.normalize("NFD", word)
    word = word.replace("য\u09bc", "").replace("क्ष", "कस").replace("ক্ষ", "কস")
    return _skeleton("".join(letters.get(letter, "") for letter in word))


def _skeleton(rough: str) -> str:
    rough = _DOUBLE.sub(r"\1", rough)
    if not rough:
        return ""
    first = "a" if rough[0] in _VOWELS else ""
    if len(rough) == 1:
        return first or rough
    return first + rough.translate(_INNER) + _ENDS.get(rough[-1], "")


@lru_cache(maxsize=65536)
def sound(token: str) -> str:
    """The key of one folded word; '' where nothing is left. Scripts not known here stay as they
    are written, so that they still equal themselves."""
    known = _KNOWN.get(token)
    if known is not None:
        return known
    if not token:
        return ""
    if token[0].isdecimal():
        return token
    joined = _JOINED_ABD.match(token)
    if joined:
        return "abd" + sound(token[joined.end() :])
    head = token[0]
    if "a" <= head <= "z":
        return _of_latin(token) if token.isascii() else token
    if "\u0600" <= head <= "\u06ff":
        return _of_arabic(token) or token
    if "\u0980" <= head <= "\u09ff":
        return _of_indic(token, _BENGALI) or token
    if "\u0900" <= head <= "\u097f":
        return _of_indic(token, _DEVANAGARI) or token
    return token


def romanised(token: str) -> bool:
    """Whether the word is in a script whose sounds are written out here (Latin included)."""
    head = token[:1]
    return "a" <= head <= "z" or "\u0600" <= head <= "\u06ff" or "\u0900" <= head <= "\u09ff"


_LIGHT: Final = (("ee", "i"), ("oo", "u"), ("ou", "u"), ("aa", "a"), ("ay", "e"), ("ai", "e"))


def light(word: str) -> str:
    """A folded Latin word with its long vowels in one writing: finer than `sound`."""
    for written, by in _LIGHT:
        word = word.replace(written, by)
    return word
