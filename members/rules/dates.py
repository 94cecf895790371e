"""Days, months and years as lists write them, in three calendars.

A file never declares its order: the caller says it ('dmy' is the rule in all eight countries).
What is impossible, later than `as_of`, or could be two days stays empty with its reason.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from members.rules.calendars import (
    BIKRAM_SAMBAT,
    GREGORIAN,
    MONTHS,
    OFFSET,
    SOLAR_HIJRI,
    excel_day,
    gregorian,
)
from members.rules.cells import says_nothing
from members.rules.text import clean, fold, fold_digits
from members.vocabulary.country import Country
from members.vocabulary.reasons import Reason


@dataclass(frozen=True, slots=True)
class ReadDate:
    """What a cell of dates says. Only what it says: a bare year is no day."""

    day: date | None  # Gregorian
    year: int | None  # Gregorian; of a bare year of another calendar, the one in which it begins
    precision: str  # 'day', 'month', 'year', 'none'
    remarks: tuple[Reason, ...] = ()
    calendar: str = GREGORIAN  # as written: 'gregorian', 'bikram_sambat', 'solar_hijri'
    month: int | None = None  # where the precision is 'month', Gregorian only


_ORDINARY: Final = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})")
_ISO: Final = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[T ][\d:.,+Z ]*(?:[AaPp][Mm])?)?")
_SEPARATOR: Final = r"(?:\s*[-/.,\u2010-\u2015]\s*|\s+)"
_STORED: Final = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ]00:00:00)?")
_NUMBERS: Final = re.compile(rf"(\d{{1,4}}){_SEPARATOR}(\d{{1,2}}){_SEPARATOR}(\d{{1,4}})")
_TIME: Final = re.compile(r"[T\s]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:[AaPp]\.?[Mm]\.?|Z)?$")
_ERA: Final = re.compile(r"\b(?:A\.?D|B\.?S|C\.?E)\b\.?|वि\.?\s?सं\.?|ई\.?\s?सं\.?|गते", re.IGNORECASE)
_BS_WORD: Final = re.compile(r"\bB\.?S\b|वि\.?\s?सं|गते", re.IGNORECASE)
_AD_WORD: Final = re.compile(r"\bA\.?D\b|\bC\.?E\b|ई\.?\s?सं", re.IGNORECASE)
_SERIAL: Final = re.compile(r"(\d{5,6})(?:\.\d+)?")
_YEAR: Final = re.compile(r"(\d{4})(?:\.0*)?")
_MONTH_YEAR: Final = re.compile(r"(\d{1,2})[-/.](\d{4})|(\d{4})[-/.](\d{1,2})")
_RUN_TOGETHER: Final = re.compile(r"\d{8}")
_ORDINAL: Final = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b", re.IGNORECASE)
_FIRST_SERIAL: Final = 10_000  # 18 May 1927; lower numbers are years, ages, sums
_LAST_SERIAL: Final = 73_050  # 31 December 2099
_LONGEST: Final = 60  # characters; a longer cell is a note
_LONGEST_LIFE: Final = 120  # years before as_of that a list can speak of
# Above this age a Bikram Sambat reading gives way to a Gregorian one that is possible too.
_OLDEST_LIKELY: Final = 90

_NOTHING: Final = ReadDate(None, None, "none")
_INVALID: Final = ReadDate(None, None, "none", (Reason.DATE_INVALID,))
_FUTURE: Final = (Reason.DATE_IN_FUTURE,)


@dataclass(frozen=True, slots=True)
class _Frame:
    """What is known beside the cell: whose list, as of which day, and what its heading says."""

    home: Country
    order: str
    as_of: date
    hint: str | None

    def calendars(self, year: int) -> tuple[str, ...]:
        """The calendars a four-digit year can be of, the likelier first."""
        other = self.home.calendar
        if other == SOLAR_HIJRI:
            return (SOLAR_HIJRI,) if 1200 <= year < 1500 else (GREGORIAN,)
        if other != BIKRAM_SAMBAT:
            return (GREGORIAN,)
        if year > self.as_of.year + 1:
            return (BIKRAM_SAMBAT,)
        if self.as_of.year - (year + OFFSET[BIKRAM_SAMBAT]) > _OLDEST_LIKELY:
            return (GREGORIAN,)
        if self.hint == "AD":
            return (GREGORIAN,)
        return (BIKRAM_SAMBAT,) if self.hint == "BS" else (BIKRAM_SAMBAT, GREGORIAN)


def _judged(day: date, as_of: date, calendar: str) -> ReadDate:
    if day > as_of:
        return ReadDate(None, None, "none", _FUTURE, calendar)
    if as_of.year - day.year > _LONGEST_LIFE:
        return ReadDate(None, None, "none", (Reason.DATE_INVALID,), calendar)
    return ReadDate(day, day.year, "day", (), calendar)


def _full(year: int, month: int, day: int, calendars: tuple[str, ...], as_of: date) -> ReadDate:
    """A day given by three numbers: right in one of the calendars, or in none, or in two."""
    made = [
        _judged(found, as_of, calendar)
        for calendar in calendars
        if (found := gregorian(year, month, day, calendar))
    ]
    sound = [one for one in made if one.day]
    if len(sound) > 1:
        return ReadDate(None, None, "none", (Reason.DATE_AMBIGUOUS,), sound[0].calendar)
    if sound:
        return sound[0]
    return made[0] if made else ReadDate(None, None, "none", _INVALID.remarks, calendars[0])


def _short(year: int, month: int, day: int, calendar: str, as_of: date) -> ReadDate:
    """A day with a two-digit year: the latest that is not in the future."""
    base = as_of.year - OFFSET[calendar]
    century = base - base % 100 + year
    for full in (century + 100, century, century - 100):
        found = gregorian(full, month, day, calendar)
        if found and found <= as_of:
            return _judged(found, as_of, calendar)
    return ReadDate(None, None, "none", _INVALID.remarks, calendar)


def _three(parts: tuple[str, str, str], frame: _Frame) -> ReadDate:
    """Three numbers: a four-digit one is the year, else the order says which it is."""
    first, second, third = parts
    if len(first) > 2 or (frame.order == "ymd" and len(third) <= 2):
        year, month, day = first, second, third
    elif frame.order == "mdy":
        month, day, year = first, second, third
    else:
        day, month, year = first, second, third
    if len(year) == 3 or len(day) > 2:
        return _INVALID
    if len(year) == 4:
        return _full(int(year), int(month), int(day), frame.calendars(int(year)), frame.as_of)
    return _two_digit_year(int(year), int(month), int(day), frame)


def _two_digit_year(year: int, month: int, day: int, frame: _Frame) -> ReadDate:
    """ "10-02-45" in Nepal is 1988 by one calendar and 1945 by the other: only a hint decides."""
    own = frame.home.calendar
    calendars = (GREGORIAN,) if frame.hint == "AD" or own == GREGORIAN else (own, GREGORIAN)
    if frame.hint == "BS" and own == BIKRAM_SAMBAT:
        calendars = (own,)
    made = [_short(year, month, day, calendar, frame.as_of) for calendar in calendars]
    sound = [one for one in made if one.day]
    if len(sound) > 1:
        return ReadDate(None, None, "none", (Reason.DATE_AMBIGUOUS,), own)
    return sound[0] if sound else made[0]


def _bare_year(year: int, frame: _Frame, calendars: tuple[str, ...], month: int = 0) -> ReadDate:
    sound: list[ReadDate] = []
    future = False
    for calendar in calendars:
        begins = year + OFFSET[calendar]
        future = future or begins > frame.as_of.year
        if frame.as_of.year - _LONGEST_LIFE <= begins <= frame.as_of.year:
            if month and calendar == GREGORIAN:
                if (year, month) > (frame.as_of.year, frame.as_of.month):
                    future = True
                    continue
                sound.append(ReadDate(None, begins, "month", (), calendar, month))
            else:
                sound.append(ReadDate(None, begins, "year", (), calendar))
    if len(sound) > 1:
        return ReadDate(None, None, "none", (Reason.DATE_AMBIGUOUS,), sound[0].calendar)
    if sound:
        return sound[0]
    plausible = future and year < 2200
    return ReadDate(None, None, "none", _FUTURE if plausible else _INVALID.remarks, calendars[0])


def _worded(text: str, frame: _Frame) -> ReadDate | None:
    """A date with a month's name: "5-Mar-10", "March 5, 2010", "५ असार २०४५", "Mar 2010"."""
    words = fold(_ORDINAL.sub("", text)).split()
    if not 2 <= len(words) <= 4:
        return None
    named = [MONTHS[word] for word in words if word in MONTHS]
    numbers = [word for word in words if word.isdecimal()]
    if len(named) != 1 or len(named) + len(numbers) != len(words) or len(numbers) > 2:
        return None
    month, calendar = named[0]
    calendars = (calendar,)
    if len(numbers) == 1:
        return (
            _bare_year(int(numbers[0]), frame, calendars, month) if len(numbers[0]) == 4 else None
        )
    day, year = (numbers[1], numbers[0]) if len(numbers[0]) == 4 else numbers
    if len(day) > 2 or len(year) not in (2, 4):
        return None
    if len(year) == 4:
        return _full(int(year), month, int(day), calendars, frame.as_of)
    return _short(int(year), month, int(day), calendar, frame.as_of)


def _month_and_year(text: str, frame: _Frame) -> ReadDate | None:
    """ "03/2010" or "2010-03"."""
    pair = _MONTH_YEAR.fullmatch(text)
    if not pair:
        return None
    month, year = int(pair[1] or pair[4]), int(pair[2] or pair[3])
    return _bare_year(year, frame, frame.calendars(year), month) if 1 <= month <= 12 else None


def _digits_only(text: str, frame: _Frame) -> ReadDate | None:
    """A bare year, a spreadsheet's serial, or eight digits run together."""
    found = _YEAR.fullmatch(text)
    if found:
        return _bare_year(int(found[1]), frame, frame.calendars(int(found[1])))
    found = _SERIAL.fullmatch(text)
    if found:
        serial = int(found[1])
        day = excel_day(serial) if _FIRST_SERIAL <= serial <= _LAST_SERIAL else None
        return _judged(day, frame.as_of, GREGORIAN) if day else _INVALID
    if not _RUN_TOGETHER.fullmatch(text):
        return None
    year_first = _three((text[:4], text[4:6], text[6:]), frame)
    return year_first if year_first.day else _three((text[:2], text[2:4], text[4:]), frame)


def read_date(
    cell: str,
    country: Country,
    order: str,
    as_of: date,
    calendar_hint: str | None = None,
) -> ReadDate:
    """The day, month or year of a cell; `order` is 'dmy', 'mdy' or 'ymd'. Never raises.

    `calendar_hint` is what the column's heading says: 'BS', 'AD' or None. Years of Nepal that
    could be Bikram Sambat or Gregorian, without a hint, stay empty as `DATE_AMBIGUOUS`.
    """
    text = fold_digits(cell)
    if country.calendar == GREGORIAN and order == "dmy":
        usual = _ORDINARY.fullmatch(text)
        if usual:
            year, month, day = int(usual[4]), int(usual[3]), int(usual[1])
        elif stored := _STORED.fullmatch(text):
            year, month, day = int(stored[1]), int(stored[2]), int(stored[3])
        else:
            return _read(text, _Frame(country, order, as_of, calendar_hint))
        found = gregorian(year, month, day, GREGORIAN)
        return _judged(found, as_of, GREGORIAN) if found else _INVALID
    return _read(text, _Frame(country, order, as_of, calendar_hint))


def _read(text: str, frame: _Frame) -> ReadDate:
    """Any cell of dates, the unusual ones too."""
    text = fold_digits(clean(text))
    if len(text) > _LONGEST:
        return _INVALID
    if says_nothing(text):
        return _NOTHING
    if frame.home.calendar == BIKRAM_SAMBAT and (_BS_WORD.search(text) or _AD_WORD.search(text)):
        hint = "AD" if _AD_WORD.search(text) else "BS"
        frame = _Frame(frame.home, frame.order, frame.as_of, hint)
    iso = _ISO.fullmatch(text)
    if iso:
        return _three((iso[1], iso[3], iso[4]), frame)
    text = _ERA.sub(" ", _TIME.sub("", text)).strip(" .,'")
    three = _NUMBERS.fullmatch(text)
    if three:
        return _three((three[1], three[2], three[3]), frame)
    made = _digits_only(text, frame) or _worded(text, frame) or _month_and_year(text, frame)
    return made or _INVALID
