"""A person's gender as lists write it, and what a name tells for certain."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from members.rules.cells import says_nothing
from members.rules.text import clean, fold
from members.vocabulary.reasons import Reason

FEMALE: Final = "female"
MALE: Final = "male"
OTHER: Final = "other"


def _folded(gender: str, words: Iterable[str]) -> dict[str, str]:
    return {fold(word): gender for word in words}


_FEMALE_WORDS: Final = (
    *("female", "fem", "woman", "women", "lady", "ladies", "girl", "f/female", "femal", "femail"),
    *("عورت", "خاتون", "خواتین", "مونث", "مؤنث", "زنانہ", "لڑکی", "زن", "ښځه", "ښځینه", "اناث"),
    *("মহিলা", "নারী", "স্ত্রী", "মেয়ে", "महिला", "नारी", "स्त्री", "औरत", "लड़की", "ගැහැණු", "කාන්තා"),
    *("ස්ත්‍රී", "பெண்", "མོ", "އަންހެން"),
)
_MALE_WORDS: Final = (
    *("male", "man", "men", "gent", "gents", "boy", "m/male"),
    *("مرد", "مذکر", "مردانہ", "لڑکا", "نر", "نارینه", "ذکور", "পুরুষ", "ছেলে", "पुरुष", "मर्द", "आदमी"),
    *("लड़का", "පිරිමි", "පුරුෂ", "ஆண்", "ཕོ", "ފިރިހެން"),
)
_OTHER_WORDS: Final = (
    *("other", "others", "transgender", "trans", "third gender", "third", "hijra", "intersex"),
    *("khwaja sira", "khwajasira", "non binary", "خواجہ سرا", "مخنث", "ٹرانس جینڈر", "دیگر"),
    *("হিজড়া", "তৃতীয় লিঙ্গ", "অন্যান্য", "किन्नर", "तृतीय लिंग", "तेस्रो लिङ्गी", "अन्य"),
)
_LETTERS: Final = {
    **_folded(FEMALE, ("f", "w", "fe", "ম", "म", "महि", "স্ত্রী")),
    **_folded(MALE, ("m", "পু", "पु")),
    **_folded(OTHER, ("t", "o", "tg", "x")),
}
_WORDS: Final = {
    **_folded(FEMALE, _FEMALE_WORDS),
    **_folded(MALE, _MALE_WORDS),
    **_folded(OTHER, _OTHER_WORDS),
}
_ALL: Final = {**_LETTERS, **_WORDS}
_UNKNOWN: Final = (Reason.GENDER_UNKNOWN,)


def read_gender(cell: str) -> tuple[str | None, tuple[Reason, ...]]:
    """('female' | 'male' | 'other' | None, remarks). Never raises.

    An empty cell gives None without a remark. Among other words ("अन्य पिछड़ा वर्ग महिला") one word
    for a woman or a man decides; both together do not.
    """
    known = _ALL.get(cell) or _ALL.get(fold(cell))
    if known:
        return known, ()
    if says_nothing(cell):
        return None, ()
    found = {_WORDS[word] for word in fold(cell).split() if word in _WORDS} - {OTHER}
    if len(found) == 1:
        return found.pop(), ()
    return None, _UNKNOWN


# Only words that no man, or no woman, carries; Akhtar, Parveen, Iqbal, Noor are not among them.
_TOLD: Final = {
    **_folded(
        FEMALE,
        (
            *("bibi", "bebe", "begum", "begam", "khatoon", "khatun", "bano", "banu", "mosammat"),
            *("mosammet", "musammat", "mussammat", "mst", "most", "smt", "shrimati"),
            *("srimati", "syeda", "sayeda", "mrs", "miss", "kumari", "khanum"),
            *("بیگم", "خاتون", "بانو", "مسماۃ", "مسمات", "سیدہ", "خانم", "محترمہ", "بی بی"),
            *("বেগম", "খাতুন", "বিবি", "বানু", "মোসাঃ", "মোছাঃ", "মোসাম্মৎ", "মোছাম্মৎ", "শ্রীমতী", "মিসেস"),
            *("बेगम", "खातून", "ख़ातून", "बीबी", "बानो", "श्रीमती", "कुमारी", "सुश्री"),
        ),
    ),
    **_folded(MALE, ("mr", "shri", "जनाब", "श्री", "श्रीमान", "জনাব")),
}
_LAST: Final = _folded(FEMALE, ("devi", "ben", "bai", "देवी", "बाई", "দেবী"))  # Devi Lal is a man
_FIRST: Final = _folded(MALE, ("md", "মোঃ", "মো", "মোহাম্মদ", "মুহাম্মদ"))
_BESIDE: Final = re.compile(r"\s+\(?\b([wdsWDS])\s*/\s*[oO]\b.*|\s+\b([wdsWDS])\.?[oO]\.?\s.*")
_MAYBE_BESIDE: Final = re.compile(r" [wds]\.?o", re.IGNORECASE)  # "w.o", "do" of one word
_KUMARI: Final = re.compile(r"^(?:Km|Kum|Ku)\.\s*\w")
_BIBI: Final = fold("بی بی")
_RELATION: Final = {"w": FEMALE, "d": FEMALE, "s": MALE}


def told_by_name(full_name: str) -> str | None:
    """'female' or 'male' where the name as written says so beyond doubt, else None.

    Bibi, Begum, Mosammat, Smt., "w/o" tell; a name that tells both tells nothing.
    """
    name = clean(full_name)
    told: set[str] = set()
    if "/" in name or _MAYBE_BESIDE.search(name):
        beside = _BESIDE.search(name)
        if beside:
            told.add(_RELATION[(beside[1] or beside[2]).lower()])
            name = name[: beside.start()]
    if "." in name and _KUMARI.match(name):
        told.add(FEMALE)
    return told_by_words(fold(name).split(), told)


def told_by_words(words: Sequence[str], beside: Iterable[str] = ()) -> str | None:
    """The same of the folded words of a name; `beside` is what else its cell told."""
    if not words:
        return None
    told = {*beside, *[_TOLD[word] for word in words if word in _TOLD]}
    if len(words) > 1:
        if words[-1] in _LAST:
            told.add(FEMALE)
        if words[0] in _FIRST and not told:
            told.add(MALE)
        if _BIBI in " ".join(words):
            told.add(FEMALE)
    return told.pop() if len(told) == 1 else None
