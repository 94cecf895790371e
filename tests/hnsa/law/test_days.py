"""Days: counted as constitutions count them, and never an error of the calendar."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hnsa.law.days import (
    COUNTS,
    PLAIN_WEEK,
    Count,
    Spell,
    Week,
    Window,
    YearDay,
    age_on,
    days_between,
    days_later,
    earliest_after,
    full_years,
    latest_before,
    months_later,
    years_later,
)

FRIDAYS = Week(frozenset({5}))
WEEKEND = Week(frozenset({6, 7}), frozenset({date(2026, 8, 14)}))
days = st.dates(date(1900, 1, 1), date(2200, 12, 31))
any_day = st.dates()
weeks = st.builds(
    Week,
    st.frozensets(st.integers(1, 7), max_size=6),
    st.frozensets(st.dates(date(2026, 1, 1), date(2026, 3, 1)), max_size=9),
)
counts = st.sampled_from(Count)


# --- years, months, ages --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("born", "on", "age"),
    [
        (date(2011, 10, 6), date(2026, 10, 5), 14),
        (date(2011, 10, 5), date(2026, 10, 5), 15),
        (date(2008, 2, 29), date(2026, 2, 28), 17),
        (date(2008, 2, 29), date(2026, 3, 1), 18),
        (date(2008, 2, 29), date(2028, 2, 28), 19),
        (date(2008, 2, 29), date(2028, 2, 29), 20),
        (date(2008, 2, 28), date(2026, 2, 28), 18),
        (date(2026, 10, 5), date(2026, 10, 5), 0),
        (date(1900, 2, 28), date(1901, 2, 27), 0),
        (date(2027, 1, 1), date(2026, 10, 5), -1),
    ],
)
def test_a_year_is_full_on_the_birthday_and_on_1_march_after_29_february(
    born: date, on: date, age: int
) -> None:
    assert age_on(born, on) == age


@settings(deadline=None)
@given(any_day, any_day)
def test_an_age_is_reached_on_the_day_years_later_and_not_before(born: date, on: date) -> None:
    years = age_on(born, on)
    assert years_later(born, years) <= on
    assert on < years_later(born, years + 1) or years_later(born, years + 1) == date.max


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2026, 5, 31), 1, date(2026, 6, 30)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
        (date(2026, 1, 15), -13, date(2024, 12, 15)),
        (date(2026, 1, 15), 0, date(2026, 1, 15)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
    ],
)
def test_a_month_later_is_the_same_day_or_the_months_last(
    day: date, months: int, later: date
) -> None:
    assert months_later(day, months) == later


@settings(deadline=None)
@given(days, st.integers(-1200, 1200))
def test_months_later_is_in_the_right_month(day: date, months: int) -> None:
    later = months_later(day, months)
    assert (later.year - day.year) * 12 + later.month - day.month == months
    assert later.day == day.day or (later + timedelta(1)).day == 1


@settings(deadline=None)
@given(any_day, st.integers(-(10**12), 10**12), counts)
def test_no_number_of_days_months_or_years_is_an_error(day: date, number: int, how: Count) -> None:
    for later in (days_later(day, number), months_later(day, number), years_later(day, number)):
        assert later >= day if number >= 0 else later <= day
    if how is not Count.WORKING:
        assert latest_before(day, number, how) <= day <= earliest_after(day, number, how)


@pytest.mark.parametrize("count", Count)
def test_beyond_the_calendar_lies_its_last_day_and_before_it_its_first(count: Count) -> None:
    assert earliest_after(date(9999, 12, 30), 9, count) == date.max
    assert latest_before(date(1, 1, 2), 9, count) == date.min
    assert days_later(date.max, 1) == months_later(date.max, 1) == years_later(date.max, 1)
    assert days_later(date.min, -1) == months_later(date.min, -1) == years_later(date.min, -1)


def test_the_first_and_the_last_year_of_the_calendar_belong_to_it() -> None:
    assert (
        years_later(date(9998, 5, 1), 1) == months_later(date(9998, 5, 1), 12) == date(9999, 5, 1)
    )
    assert years_later(date(2, 5, 1), -1) == months_later(date(2, 5, 1), -12) == date(1, 5, 1)


def test_where_no_day_is_worked_the_count_ends_with_the_calendar() -> None:
    never = Week(frozenset(range(1, 8)))
    assert earliest_after(date(9999, 1, 1), 1, Count.WORKING, never) == date.max
    assert latest_before(date(1, 12, 31), 1, Count.WORKING, never) == date.min


# --- notice ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "second", "count", "week", "number"),
    [
        (date(2026, 8, 3), date(2026, 8, 10), Count.CALENDAR, PLAIN_WEEK, 7),
        (date(2026, 8, 3), date(2026, 8, 10), Count.CLEAR, PLAIN_WEEK, 6),
        (date(2026, 8, 3), date(2026, 8, 11), Count.CLEAR, PLAIN_WEEK, 7),
        (date(2026, 8, 3), date(2026, 8, 10), Count.WORKING, PLAIN_WEEK, 6),
        (date(2026, 8, 3), date(2026, 8, 10), Count.WORKING, FRIDAYS, 5),
        (date(2026, 8, 10), date(2026, 8, 17), Count.WORKING, WEEKEND, 3),  # 14 August is off
        (date(2026, 8, 3), date(2026, 8, 4), Count.CLEAR, PLAIN_WEEK, 0),
        (date(2026, 8, 3), date(2026, 8, 3), Count.CALENDAR, PLAIN_WEEK, 0),
        (date(2026, 8, 4), date(2026, 8, 3), Count.CALENDAR, PLAIN_WEEK, 0),
        (date(2026, 8, 4), date(2026, 8, 3), Count.WORKING, PLAIN_WEEK, 0),
    ],
)
def test_days_between_are_counted_as_the_article_says(
    first: date, second: date, count: Count, week: Week, number: int
) -> None:
    assert days_between(first, second, count, week) == number


@settings(deadline=None)
@given(days, st.integers(1, 90), counts, weeks)
def test_latest_before_is_the_last_day_that_still_leaves_so_many_days(
    event: date, number: int, count: Count, week: Week
) -> None:
    last = latest_before(event, number, count, week)
    assert days_between(last, event, count, week) >= number
    assert days_between(last + timedelta(1), event, count, week) < number


@settings(deadline=None)
@given(days, st.integers(1, 90), counts, weeks)
def test_earliest_after_is_the_first_day_that_lies_so_many_days_off(
    event: date, number: int, count: Count, week: Week
) -> None:
    first = earliest_after(event, number, count, week)
    assert days_between(event, first, count, week) >= number
    assert days_between(event, first - timedelta(1), count, week) < number


@pytest.mark.parametrize("count", Count)
@pytest.mark.parametrize("number", [0, -1])
def test_no_days_of_notice_allow_the_day_itself(count: Count, number: int) -> None:
    day = date(2026, 8, 10)
    assert latest_before(day, number, count) == earliest_after(day, number, count) == day


@pytest.mark.parametrize(
    ("count", "week", "latest", "earliest"),
    [
        (Count.CALENDAR, PLAIN_WEEK, date(2026, 8, 3), date(2026, 8, 17)),
        (Count.CLEAR, PLAIN_WEEK, date(2026, 8, 2), date(2026, 8, 18)),
        (Count.WORKING, PLAIN_WEEK, date(2026, 8, 2), date(2026, 8, 18)),
        (Count.WORKING, FRIDAYS, date(2026, 8, 1), date(2026, 8, 19)),
        (Count.WORKING, WEEKEND, date(2026, 7, 29), date(2026, 8, 21)),
    ],
)
def test_seven_days_before_and_after_monday_10_august(
    count: Count, week: Week, latest: date, earliest: date
) -> None:
    day = date(2026, 8, 10)
    assert latest_before(day, 7, count, week) == latest
    assert earliest_after(day, 7, count, week) == earliest


def test_every_count_has_its_words() -> None:
    assert set(COUNTS) == set(Count)


# --- windows, days of the year, spells ------------------------------------------------------------


@pytest.mark.parametrize(
    ("window", "day", "holds"),
    [
        (Window(1, 5), date(2026, 10, 1), True),
        (Window(1, 5), date(2026, 10, 5), True),
        (Window(1, 5), date(2026, 10, 6), False),
        (Window(1, 5), date(2026, 9, 30), False),
        (Window(29, 31), date(2026, 2, 28), True),  # a short month's last day stands for them
        (Window(29, 31), date(2026, 2, 27), False),
        (Window(31, 31), date(2026, 4, 30), True),
        (Window(31, 31), date(2026, 5, 30), False),
        (Window(25, 5), date(2026, 10, 25), True),  # over the end of the month
        (Window(25, 5), date(2026, 10, 5), True),
        (Window(25, 5), date(2026, 10, 6), False),
        (Window(25, 5), date(2026, 10, 24), False),
        (Window(31, 5), date(2026, 2, 28), True),
        (Window(0, 0), date(2026, 10, 1), True),
        (Window(99, 99), date(2026, 10, 31), True),
    ],
)
def test_a_window_includes_both_its_days(window: Window, day: date, holds: bool) -> None:
    assert window.holds(day) is holds


@pytest.mark.parametrize(
    ("window", "day", "found"),
    [
        (Window(1, 5), date(2026, 10, 3), date(2026, 10, 3)),
        (Window(1, 5), date(2026, 10, 6), date(2026, 11, 1)),
        (Window(29, 31), date(2027, 2, 1), date(2027, 2, 28)),
        (Window(25, 5), date(2026, 10, 6), date(2026, 10, 25)),
        (Window(1, 5), date(9999, 12, 6), date.max),
    ],
)
def test_the_next_day_of_a_window_is_its_first_or_today(
    window: Window, day: date, found: date
) -> None:
    assert window.next_from(day) == found


@settings(deadline=None)
@given(st.integers(-5, 40), st.integers(-5, 40), any_day)
def test_the_next_day_of_a_window_comes_within_a_month(first: int, last: int, day: date) -> None:
    window = Window(first, last)
    found = window.next_from(day)
    assert found >= day
    assert window.holds(found) or found == date.max
    assert found - day < timedelta(32)


@pytest.mark.parametrize(
    ("comes", "day", "found"),
    [
        (YearDay(6, 30), date(2026, 6, 30), date(2026, 6, 30)),
        (YearDay(6, 30), date(2026, 7, 1), date(2027, 6, 30)),
        (YearDay(2, 29), date(2026, 1, 1), date(2026, 3, 1)),
        (YearDay(2, 29), date(2028, 1, 1), date(2028, 2, 29)),
        (YearDay(1, 1), date(9999, 6, 1), date.max),
    ],
)
def test_a_day_of_the_year_comes_round(comes: YearDay, day: date, found: date) -> None:
    assert comes.on_or_after(day) == found


def test_a_day_that_no_year_has_is_refused() -> None:
    with pytest.raises(ValueError, match="day"):
        YearDay(4, 31).in_year(2026)


BEGAN, ENDED = date(2023, 10, 5), date(2026, 10, 5)


def test_a_spell_runs_from_its_first_day_up_to_and_without_its_last() -> None:
    spell = Spell(BEGAN, ENDED)
    assert spell.runs(BEGAN) and spell.runs(ENDED - timedelta(1))
    assert not spell.runs(ENDED) and not spell.runs(BEGAN - timedelta(1))
    assert Spell(BEGAN).runs(date.max)


def test_spells_are_in_the_order_of_their_beginning_and_those_that_run_on_come_last() -> None:
    early, ended, running = Spell(date(2020, 1, 1)), Spell(BEGAN, ENDED), Spell(BEGAN)
    assert sorted([running, ended, early]) == [early, ended, running]
    assert ended < running and running > ended and ended <= ended
    assert not ended < Spell(BEGAN, ENDED) and not running < Spell(BEGAN)


@pytest.mark.parametrize(
    ("spell", "on", "years"),
    [
        (Spell(BEGAN), date(2026, 10, 4), 2),
        (Spell(BEGAN), date(2026, 10, 5), 3),
        (Spell(BEGAN, date(2025, 1, 1)), date(2030, 1, 1), 1),
        (Spell(BEGAN), BEGAN, 0),
        (Spell(BEGAN), date(2020, 1, 1), 0),
    ],
)
def test_years_of_a_spell_are_counted_to_its_end_or_to_the_day(
    spell: Spell, on: date, years: int
) -> None:
    assert full_years(spell, on) == years
