"""Days, as constitutions count them: ages, months, clear days, working days, windows, spells.

No clock: the day is always told. What would lie beyond the calendar is its first or its last day,
so that no number that somebody typed makes an error of it.
"""

from calendar import isleap, monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import total_ordering
from typing import Final

from hnsa.law.words import says

DAY: Final = timedelta(days=1)


def days_later(day: date, days: int) -> date:
    """So many days later (or, negative, earlier)."""
    try:
        return day + DAY * days
    except OverflowError:
        return date.max if days > 0 else date.min


def years_later(day: date, years: int) -> date:
    """The same day so many years later (or, negative, earlier); 29 February gives way to 1 March.

    A right that needs years is never given a day too early.
    """
    year = day.year + years
    if not date.min.year <= year <= date.max.year:
        return date.max if years > 0 else date.min
    return YearDay(day.month, day.day).in_year(year)


def months_later(day: date, months: int) -> date:
    """The same day so many months later; where the month is too short, its last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not date.min.year <= year <= date.max.year:
        return date.max if months > 0 else date.min
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def age_on(born: date, on: date) -> int:
    """Full years of life on that day; who is born on 29 February completes hers on 1 March."""
    return on.year - born.year - (on < years_later(born, on.year - born.year))


class Count(StrEnum):
    """How days between two events are counted."""

    CLEAR = "clear"  # neither the day of the first nor of the second event
    CALENDAR = "calendar"  # the second day counts, the first does not
    WORKING = "working"  # clear days that are neither weekend nor holiday


COUNTS: Final = {
    Count.CLEAR: says("clear days"),
    Count.CALENDAR: says("days"),
    Count.WORKING: says("working days"),
}


@dataclass(frozen=True, slots=True)
class Week:
    """Which days are not worked, for counting working days."""

    weekend: frozenset[int] = frozenset()  # ISO weekdays, 1 = Monday
    holidays: frozenset[date] = frozenset()

    def works(self, day: date) -> bool:
        """Whether that day is a working day."""
        return day.isoweekday() not in self.weekend and day not in self.holidays


PLAIN_WEEK: Final = Week()


def days_between(first: date, second: date, count: Count, week: Week = PLAIN_WEEK) -> int:
    """Days from one event to a later one; 0 when the second is not later."""
    if second <= first:
        return 0
    if count is Count.CALENDAR:
        return (second - first).days
    between = (first + DAY * ahead for ahead in range(1, (second - first).days))
    if count is Count.CLEAR:
        return (second - first).days - 1
    return sum(map(week.works, between))


def latest_before(event: date, days: int, count: Count, week: Week = PLAIN_WEEK) -> date:
    """The last day on which notice is still so many days before the event; of none, its own."""
    if days <= 0:
        return event
    if count is Count.CALENDAR:
        return days_later(event, -days)
    if count is Count.CLEAR:
        return days_later(event, -days - 1)
    day, found = event, 0
    while found < days and day > date.min:
        day -= DAY
        found += week.works(day)
    return days_later(day, -1)


def earliest_after(event: date, days: int, count: Count, week: Week = PLAIN_WEEK) -> date:
    """The first day that lies so many days after the event; of none, its own."""
    if days <= 0:
        return event
    if count is Count.CALENDAR:
        return days_later(event, days)
    if count is Count.CLEAR:
        return days_later(event, days + 1)
    day, found = event, 0
    while found < days and day < date.max:
        day += DAY
        found += week.works(day)
    return days_later(day, 1)


@dataclass(frozen=True, slots=True)
class Window:
    """Days of a month, both included: from the 1st to the 5th.

    From the 25th to the 5th runs over the end of the month.
    """

    first: int
    last: int

    def holds(self, day: date) -> bool:
        """Whether that day is in the window; a short month's last day stands for later ones."""
        length = monthrange(day.year, day.month)[1]
        first, last = (max(1, min(one, length)) for one in (self.first, self.last))
        if self.first <= self.last:
            return first <= day.day <= last
        return day.day >= first or day.day <= last

    def next_from(self, day: date) -> date:
        """The first day of the window on or after that day."""
        while not self.holds(day) and day < date.max:
            day += DAY
        return day


@dataclass(frozen=True, slots=True)
class YearDay:
    """A day of every year: 30 June. 29 February is 1 March in other years."""

    month: int
    day: int

    def in_year(self, year: int) -> date:
        """That day in a year; in none that is no more in the calendar, but on its last day."""
        if year > date.max.year:
            return date.max
        if (self.month, self.day) == (2, 29) and not isleap(year):
            return date(year, 3, 1)
        return date(year, self.month, self.day)

    def on_or_after(self, day: date) -> date:
        """The next time it comes round, counting from that day."""
        this = self.in_year(day.year)
        return this if this >= day else self.in_year(day.year + 1)


@total_ordering
@dataclass(frozen=True, slots=True)
class Spell:
    """Days from the first up to, not including, the last. Without a last it runs on.

    In their order one that runs on comes after those that began with it and ended.
    """

    begins_on: date
    ends_on: date | None = None

    def __lt__(self, other: "Spell") -> bool:
        return self._place < other._place

    @property
    def _place(self) -> tuple[date, bool, date]:
        return self.begins_on, self.ends_on is None, self.ends_on or date.max

    def runs(self, on: date) -> bool:
        """Whether it holds on that day."""
        return self.begins_on <= on and (self.ends_on is None or on < self.ends_on)


def full_years(spell: Spell, on: date) -> int:
    """Years completed in a spell by that day."""
    end = on if spell.ends_on is None else min(on, spell.ends_on)
    return age_on(spell.begins_on, end) if end > spell.begins_on else 0
