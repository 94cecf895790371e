from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from members.rules.ages import ReadAge, age_on, possible_ages, read_age
from members.vocabulary.reasons import Reason


@pytest.mark.parametrize(
    ("cell", "years"),
    [
        *(("22", 22), ("22.0", 22), ("২২", 22), ("۲۲", 22), (" 22 ", 22), ("022", 22), ("1", 1)),
        *(
            ("120", 120),
            ("120.0", 120),
            ("22 years", 22),
            ("22yrs", 22),
            ("Age: 22", 22),
            ("22 سال", 22),
        ),
        *(("৫৯ বছর", 59), ("२२ वर्ष", 22), ("22.5", 22), ("22 years 6 months", 22)),
    ],
)
def test_an_age_is_read_in_completed_years(cell, years):
    assert read_age(cell) == ReadAge(years)


@pytest.mark.parametrize(
    "cell", ["about 40 yrs", "~40", "approx. 40", "c. 40", "تقریباً ۴۰ سال", "लगभग ४०"]
)
def test_an_age_that_is_not_exact_says_so(cell):
    assert read_age(cell) == ReadAge(40, about=True)


@pytest.mark.parametrize(
    "cell", ["twenty five", "40-45", "40 – 45", "40 to 45", "40+", ">40", "4o", "adult", "22 / 23"]
)
def test_words_ranges_and_open_bounds_are_no_age(cell):
    assert read_age(cell) == ReadAge(None, False, (Reason.AGE_NOT_NUMERIC,))


@pytest.mark.parametrize("cell", ["0", "0.0", "121", "999", "1984", "2024", "-5", "6 months"])
def test_nobody_on_a_list_has_that_age(cell):
    assert read_age(cell) == ReadAge(None, False, (Reason.AGE_IMPLAUSIBLE,))


@pytest.mark.parametrize("cell", ["", " ", "-", "nil", "نامعلوم"])
def test_an_empty_cell_gives_neither_age_nor_remark(cell):
    assert read_age(cell) == ReadAge(None)


@given(st.one_of(st.text(), st.text(alphabet="0123456789.+-~ yrsaboutm২", max_size=20)))
def test_no_cell_raises_and_every_age_is_a_possible_one(cell):
    read = read_age(cell)
    assert read.years is None or 1 <= read.years <= 120
    assert read.years is None or not read.remarks


@pytest.mark.parametrize(
    ("birth", "day", "age"),
    [
        (date(1990, 6, 15), date(2024, 6, 14), 33),
        (date(1990, 6, 15), date(2024, 6, 15), 34),
        (date(2008, 2, 29), date(2023, 2, 28), 14),
        (date(2008, 2, 29), date(2023, 3, 1), 15),
        (date(2008, 2, 29), date(2024, 2, 29), 16),
        (date(2010, 1, 1), date(2010, 1, 1), 0),
    ],
)
def test_a_year_is_full_on_the_birthday(birth, day, age):
    assert age_on(birth, day) == age


@pytest.mark.parametrize(
    ("year", "day", "ages"),
    [
        (1979, date(2024, 12, 31), [45]),
        (1979, date(2024, 12, 30), [44, 45]),
        (1979, date(2024, 1, 1), [44, 45]),
        (2024, date(2024, 6, 1), [0]),
        (2025, date(2024, 6, 1), []),
        (2026, date(2024, 6, 1), []),
    ],
)
def test_a_birth_year_leaves_one_or_two_ages(year, day, ages):
    assert list(possible_ages(year, day)) == ages


def test_46_in_2024_does_not_go_with_a_number_of_1979():
    assert 46 not in possible_ages(1979, date(2024, 12, 31))


@given(
    st.dates(date(1900, 1, 1), date(2024, 12, 31)), st.dates(date(1900, 1, 1), date(2024, 12, 31))
)
def test_the_age_on_a_day_is_among_the_possible_ones(birth, day):
    if birth <= day:
        assert age_on(birth, day) in possible_ages(birth.year, day)
