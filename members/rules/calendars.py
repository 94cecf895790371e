"""Month names and the two calendars beside the Gregorian one: Bikram Sambat and Solar Hijri."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

import jdatetime  # type: ignore[import-untyped]
import nepali_datetime

from members.rules.text import fold

GREGORIAN: Final = "gregorian"
BIKRAM_SAMBAT: Final = "bikram_sambat"
SOLAR_HIJRI: Final = "solar_hijri"

_GREGORIAN_MONTHS: Final = (
    "january jan جنوری جنوري जनवरी জানুয়ারি জানুয়ারী জানু",
    "february feb فروری فبروري فبروری फरवरी फ़रवरी फेब्रुअरी ফেব্রুয়ারি ফেব্রুয়ারী ফেব্রু",
    "march mar مارچ مارچ मार्च মার্চ",
    "april apr اپریل अप्रैल अप्रिल এপ্রিল",
    "may مئی می मई मे মে",
    "june jun جون जून जुन জুন",
    "july jul جولائی जुलाई জুলাই",
    "august aug اگست अगस्त अगस्ट আগস্ট আগষ্ট",
    "september sept sep ستمبر सितंबर सितम्बर सेप्टेम्बर সেপ্টেম্বর",
    "october oct اکتوبر अक्टूबर अक्तूबर अक्टोबर অক্টোবর",
    "november nov نومبر नवंबर नवम्बर नोभेम्बर নভেম্বর",
    "december dec دسمبر दिसंबर दिसम्बर डिसेम्बर ডিসেম্বর",
)
_BIKRAM_MONTHS: Final = (
    "baisakh baishakh vaisakh वैशाख बैशाख",
    "jestha jeth jyestha जेठ जेष्ठ ज्येष्ठ",
    "asar ashadh asadh असार आषाढ अषाढ",
    "shrawan saun sawan साउन श्रावण",
    "bhadra bhadau भदौ भाद्र",
    "asoj ashwin aswin असोज आश्विन",
    "kartik कार्तिक कात्तिक",
    "mangsir marga मंसिर मङ्सिर मार्ग",
    "poush push paush पुस पौष पुष",
    "magh माघ",
    "falgun phalgun fagun फागुन फाल्गुन",
    "chaitra chait चैत चैत्र",
)
_SOLAR_MONTHS: Final = (
    "hamal حمل",
    "sawr saur thawr ثور",
    "jawza jauza جوزا",
    "saratan سرطان",
    "asad اسد",
    "sunbula sonbola سنبله",
    "mizan میزان",
    "aqrab عقرب",
    "qaws qaus قوس",
    "jadi jady جدی",
    "dalw dalwa دلو",
    "hut hoot حوت",
)

MONTHS: Final[dict[str, tuple[int, str]]] = {
    fold(name): (number, calendar)
    for calendar, months in (
        (SOLAR_HIJRI, _SOLAR_MONTHS),
        (BIKRAM_SAMBAT, _BIKRAM_MONTHS),
        (GREGORIAN, _GREGORIAN_MONTHS),
    )
    for number, names in enumerate(months, 1)
    for name in names.split()
}
"""Folded month name -> (month 1-12, calendar)."""

_LAST_SERIAL: Final = 2_958_465  # 31 December 9999


def excel_day(serial: int) -> date | None:
    """The day of a spreadsheet serial number in the 1900 system: 40242 is 5 March 2010.

    That system counts a 29 February 1900 which never was: serial 60 is no day (None), and the
    days before it are one off. None outside 1 .. 2,958,465.
    """
    if serial == 60 or not 1 <= serial <= _LAST_SERIAL:
        return None
    return date(1899, 12, 31 if serial < 60 else 30) + timedelta(days=serial)


def _gregorian(year: int, month: int, day: int) -> date:
    return date(year, month, day)


def _bikram(year: int, month: int, day: int) -> date:
    made: date = nepali_datetime.date(year, month, day).to_datetime_date()
    return made


def _solar(year: int, month: int, day: int) -> date:
    made: date = jdatetime.date(year, month, day).togregorian()
    return made


_CONVERT: Final[dict[str, Callable[[int, int, int], date]]] = {
    GREGORIAN: _gregorian,
    BIKRAM_SAMBAT: _bikram,
    SOLAR_HIJRI: _solar,
}
# The year in which a year of the calendar begins is that many years lower (or higher).
OFFSET: Final = {GREGORIAN: 0, BIKRAM_SAMBAT: -57, SOLAR_HIJRI: 621}


def gregorian(year: int, month: int, day: int, calendar: str) -> date | None:
    """The Gregorian day of a day of that calendar, None if there is no such day.

    Bikram Sambat is known for 1975-2100 and has months of up to 32 days: 2045-02-32 is
    14 June 1988.
    """
    try:
        return _CONVERT[calendar](year, month, day)
    except (ValueError, OverflowError, KeyError, IndexError):
        return None
