"""Ages as lists write them, and ages worked out from births."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from members.rules.cells import says_nothing
from members.rules.text import clean, fold, fold_digits
from members.vocabulary.reasons import Reason


@dataclass(frozen=True, slots=True)
class ReadAge:
    """What a cell of ages says."""

    years: int | None  # completed years, 1 to 120
    about: bool = False  # the cell itself says that it is not exact
    remarks: tuple[Reason, ...] = ()


_OLDEST: Final = 120
_ORDINARY: Final = re.compile(r"\d{1,3}")
_ABOUT_WORDS: Final = (
    *("about", "approx", "approximately", "around", "circa", "ca", "c", "almost", "nearly", "abt"),
    *("roughly", "تقریباً", "تقریبا", "لگ بھگ", "حدود", "আনুমানিক", "প্রায়", "लगभग", "करीब", "अंदाजन"),
    *("करिब", "अन्दाजी", "झण्डै"),
)
_YEAR_WORDS: Final = (
    *("years", "year", "yrs", "yr", "y", "old", "yo", "age", "aged", "سال", "برس", "عمر", "বছর"),
    *("বৎসর", "বয়স", "वर्ष", "साल", "बर्ष", "आयु", "उम्र", "අවුරුදු", "வயது", "ལོ", "کلن", "کاله"),
)
_MONTH_WORDS: Final = ("months", "month", "mths", "mth", "m", "ماہ", "মাস", "महीने", "माह", "महिना")
_ABOUT: Final = frozenset(fold(word) for words in _ABOUT_WORDS for word in words.split())
_YEARS: Final = frozenset(map(fold, _YEAR_WORDS))
_MONTHS: Final = frozenset(map(fold, _MONTH_WORDS))
_DECIMAL: Final = re.compile(r"(\d{1,4})\.\d{1,15}")
_TOKEN: Final = re.compile(r"\d+|[^\W\d][^\s\d]*|\S")
_EXACT: Final[dict[str, ReadAge]] = {str(n): ReadAge(n) for n in range(1, _OLDEST + 1)}
_NOTHING: Final = ReadAge(None)
_NOT_NUMERIC: Final = ReadAge(None, False, (Reason.AGE_NOT_NUMERIC,))
_IMPLAUSIBLE: Final = ReadAge(None, False, (Reason.AGE_IMPLAUSIBLE,))


def _judged(years: int, about: bool) -> ReadAge:
    return ReadAge(years, about) if 1 <= years <= _OLDEST else _IMPLAUSIBLE


def _tokens(text: str) -> tuple[list[str], bool]:
    """The cell's words and numbers without the words for years, and whether it says "about"."""
    about = "~" in text or "≈" in text
    kept: list[str] = []
    for token in _TOKEN.findall(text):
        word = token if token in "+<>" else fold(token)
        if word in _ABOUT:
            about = True
        elif word and word not in _YEARS:
            kept.append(word)
    return kept, about


def read_age(cell: str) -> ReadAge:
    """The age of a cell in completed years. Never raises.

    "about 40 yrs" is 40 with `about`; "22 years 6 months" and "22.5" are 22. Words, ranges
    ("40-45") and open bounds ("40+") are no age: nothing is picked out of them. An empty cell
    gives no remark.
    """
    text = fold_digits(cell)
    known = _EXACT.get(text)
    if known:
        return known
    text = fold_digits(clean(text))
    if _ORDINARY.fullmatch(text):
        return _judged(int(text), False)
    if says_nothing(text):
        return _IMPLAUSIBLE if re.fullmatch(r"[0.]*0[0.]*", text) else _NOTHING
    decimal = _DECIMAL.fullmatch(text)
    if decimal:
        return _judged(int(decimal[1]), False)
    if len(text) > 60 or re.search(r"\d\s*[-\u2010-\u2015/]\s*\d", text):
        return _NOT_NUMERIC
    if re.fullmatch(r"[-\u2212]\s*\d+(\.\d*)?", text):
        return _IMPLAUSIBLE
    kept, about = _tokens(re.sub(r"(\d)\.\d+", r"\1", text))
    if len(kept) == 3 and kept[1].isdecimal() and kept[2] in _MONTHS:
        kept = kept[:1]  # and so many months
    if len(kept) == 2 and kept[0].isdecimal() and kept[1] in _MONTHS:
        return _IMPLAUSIBLE  # an infant, or a slip
    if len(kept) != 1 or not kept[0].isdecimal():
        return _NOT_NUMERIC
    return _judged(int(kept[0][:5]), about)


def age_on(birth: date, day: date) -> int:
    """Completed years on a day; born on 29 February: the year is full on 1 March."""
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


def possible_ages(birth_year: int, day: date) -> range:
    """The ages somebody born in that year can have on a day; one only on 31 December.

    Empty where the year lies ahead of the day.
    """
    full = day.year - birth_year
    youngest = full if (day.month, day.day) == (12, 31) else full - 1
    return range(max(youngest, 0), max(full + 1, 0))
