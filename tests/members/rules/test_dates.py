from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from members.rules.calendars import MONTHS, excel_day, gregorian
from members.rules.dates import ReadDate, read_date
from members.vocabulary.country import CODES, country
from members.vocabulary.reasons import Reason

PK, BD, NP, AF = map(country, ("PK", "BD", "NP", "AF"))
END_2010 = date(2010, 12, 31)
END_2024 = date(2024, 12, 31)


@pytest.mark.parametrize(
    "cell",
    [
        *("05/03/2010", "5/3/2010", "05.03.2010", "05-03-2010", "5 / 3 / 2010", "5.3.10", "5-3-10"),
        *("5-Mar-10", "05-MAR-2010", "5 March 2010", "5th March, 2010", "March 5, 2010"),
        *("2010 March 5", "5 مارچ 2010", "۰۵/۰۳/۲۰۱۰", "५ मार्च २०१०", "৫ মার্চ ২০১০", "5 مارچ ۲۰۱۰"),
        *("2010-03-05", "2010/3/5", "2010-03-05T00:00:00", "2010-03-05 00:00:00", "20100305"),
        *("05032010", "40242", "40242.0", "40242.75", "05/03/2010 10:30", "05/03/2010 10:30:00 AM"),
        *("\u200e05/03/2010", "'05/03/2010", " 05/03/2010. "),
    ],
)
def test_every_way_of_writing_a_day_gives_that_day(cell):
    read = read_date(cell, PK, "dmy", END_2010)
    assert read == ReadDate(date(2010, 3, 5), 2010, "day")


@pytest.mark.parametrize(
    ("cell", "order", "day"),
    [
        ("05/03/2010", "mdy", date(2010, 5, 3)),
        ("03/05/10", "mdy", date(2010, 3, 5)),
        ("10-03-05", "ymd", date(2010, 3, 5)),
        ("05/03/2010", "ymd", date(2010, 3, 5)),  # the year stands last: day first
        ("2010-03-05", "mdy", date(2010, 3, 5)),
        ("13/04/2010", "dmy", date(2010, 4, 13)),
        ("29/02/2008", "dmy", date(2008, 2, 29)),
        ("31/12/2010", "dmy", END_2010),
        ("31/12/10", "dmy", END_2010),
        ("01/01/11", "dmy", date(1911, 1, 1)),  # two digits never lie in the future
        ("5-Mar-31", "dmy", date(1931, 3, 5)),
        ("29-02-00", "dmy", date(2000, 2, 29)),
    ],
)
def test_the_declared_order_and_the_day_of_the_list_decide(cell, order, day):
    assert read_date(cell, PK, order, END_2010).day == day


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("31/02/2010", Reason.DATE_INVALID),
        ("29/02/2010", Reason.DATE_INVALID),
        ("00/03/2010", Reason.DATE_INVALID),
        ("05/13/2010", Reason.DATE_INVALID),  # day first was declared: not turned round
        ("05/03/201", Reason.DATE_INVALID),
        ("05/03/1889", Reason.DATE_INVALID),  # nobody on a list is 121
        ("60", Reason.DATE_INVALID),
        ("9999", Reason.DATE_INVALID),
        ("99999", Reason.DATE_INVALID),
        ("since long", Reason.DATE_INVALID),
        ("13/2010", Reason.DATE_INVALID),
        ("05/03/2031", Reason.DATE_IN_FUTURE),
        ("01/01/2011", Reason.DATE_IN_FUTURE),
        ("2011", Reason.DATE_IN_FUTURE),
        ("Jan 2011", Reason.DATE_IN_FUTURE),
        ("40544", Reason.DATE_IN_FUTURE),  # 1 January 2011
    ],
)
def test_an_impossible_or_future_date_is_left_empty(cell, reason):
    read = read_date(cell, PK, "dmy", END_2010)
    assert (read.day, read.year, read.precision, read.remarks) == (None, None, "none", (reason,))


@pytest.mark.parametrize("cell", ["", " ", "-", "nil", "n/a", "معلوم نہیں"])
def test_an_empty_cell_gives_neither_day_nor_remark(cell):
    assert read_date(cell, PK, "dmy", END_2010) == ReadDate(None, None, "none")


@pytest.mark.parametrize(
    ("cell", "year", "precision", "month"),
    [
        ("1975", 1975, "year", None),
        ("1975.0", 1975, "year", None),
        ("১৯৭৫", 1975, "year", None),
        ("2010", 2010, "year", None),
        ("Mar 2010", 2010, "month", 3),
        ("03/2010", 2010, "month", 3),
        ("2010-03", 2010, "month", 3),
        ("12/2010", 2010, "month", 12),
    ],
)
def test_a_bare_year_or_month_is_no_day(cell, year, precision, month):
    assert read_date(cell, PK, "dmy", END_2010) == ReadDate(
        None, year, precision, (), "gregorian", month
    )


@pytest.mark.parametrize(
    ("cell", "hint", "day", "calendar"),
    [
        ("2045-02-32", None, date(1988, 6, 14), "bikram_sambat"),
        ("२०४५-०२-३२", None, date(1988, 6, 14), "bikram_sambat"),
        ("32/02/2045", None, date(1988, 6, 14), "bikram_sambat"),
        ("वि.सं. २०४५-०२-३२", None, date(1988, 6, 14), "bikram_sambat"),
        ("५ असार २०४५", None, date(1988, 6, 19), "bikram_sambat"),
        ("2015-02-31", None, date(1958, 6, 13), "bikram_sambat"),  # no such day in our calendar
        ("1988-06-14", None, date(1988, 6, 14), "gregorian"),
        ("1988-06-14", "BS", date(1988, 6, 14), "gregorian"),  # slipped into a BS column
        ("2045-02-32", "AD", date(1988, 6, 14), "bikram_sambat"),
        ("2010-03-05", "AD", date(2010, 3, 5), "gregorian"),
        ("2010-03-05", "BS", date(1953, 6, 18), "bikram_sambat"),
        ("2010-03-05 A.D.", None, date(2010, 3, 5), "gregorian"),
        ("5 March 2010", None, date(2010, 3, 5), "gregorian"),
        ("10-02-45", "BS", date(1988, 5, 23), "bikram_sambat"),
        ("40242", None, date(2010, 3, 5), "gregorian"),
    ],
)
def test_nepal_writes_two_calendars(cell, hint, day, calendar):
    assert read_date(cell, NP, "dmy", END_2024, hint) == ReadDate(
        day, day.year, "day", (), calendar
    )


@pytest.mark.parametrize("cell", ["2010-03-05", "2010", "10-02-45"])
def test_a_year_that_two_calendars_know_is_not_decided(cell):
    read = read_date(cell, NP, "dmy", END_2024)
    assert (read.day, read.year, read.remarks) == (None, None, (Reason.DATE_AMBIGUOUS,))


def test_a_bare_bikram_year_gives_the_year_it_begins_in():
    assert read_date("2045", NP, "dmy", END_2024) == ReadDate(
        None, 1988, "year", (), "bikram_sambat"
    )


@pytest.mark.parametrize(
    ("cell", "day", "reason"),
    [
        ("2081-09-16", date(2024, 12, 31), None),
        ("2081-09-17", None, Reason.DATE_IN_FUTURE),
        ("2081-13-01", None, Reason.DATE_INVALID),
        ("2045-02-33", None, Reason.DATE_INVALID),
    ],
)
def test_bikram_dates_end_where_the_list_does(cell, day, reason):
    read = read_date(cell, NP, "dmy", END_2024)
    assert (read.day, read.remarks) == (day, (reason,) if reason else ())


@pytest.mark.parametrize(
    ("cell", "day", "calendar"),
    [
        ("1403/01/01", date(2024, 3, 20), "solar_hijri"),
        ("۱۴۰۳/۰۱/۰۱", date(2024, 3, 20), "solar_hijri"),
        ("12/05/1370", date(1991, 8, 3), "solar_hijri"),
        ("15 حمل 1365", date(1986, 4, 4), "solar_hijri"),
        ("1988-06-14", date(1988, 6, 14), "gregorian"),
    ],
)
def test_afghanistan_writes_two_calendars(cell, day, calendar):
    assert read_date(cell, AF, "dmy", END_2024) == ReadDate(day, day.year, "day", (), calendar)


@pytest.mark.parametrize(
    ("serial", "day"),
    [
        (1, date(1900, 1, 1)),
        (59, date(1900, 2, 28)),
        (60, None),  # 29 February 1900 never was
        (61, date(1900, 3, 1)),
        (40242, date(2010, 3, 5)),
        (2_958_465, date(9999, 12, 31)),
        (0, None),
        (-1, None),
        (2_958_466, None),
    ],
)
def test_a_spreadsheets_serial_is_a_day_of_the_1900_system(serial, day):
    assert excel_day(serial) == day


def test_each_month_has_a_name_in_five_languages():
    named = {number for number, calendar in MONTHS.values() if calendar == "gregorian"}
    assert named == set(range(1, 13))
    assert MONTHS["mar"] == MONTHS["মার্চ"] == (3, "gregorian")


def test_a_day_that_is_none_in_any_calendar_is_none():
    assert gregorian(2010, 2, 30, "gregorian") is None
    assert gregorian(1900, 1, 1, "bikram_sambat") is None
    assert gregorian(1403, 12, 31, "solar_hijri") is None


days = st.dates(date(1930, 1, 1), END_2024)


@given(
    days, st.sampled_from(["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d", "%d %B %Y", "%d-%b-%Y"])
)
def test_a_day_written_and_read_is_the_same_day(day, form):
    assert read_date(day.strftime(form), BD, "dmy", END_2024).day == day


@given(days)
def test_a_day_as_serial_is_the_same_day(day):
    serial = str((day - date(1899, 12, 30)).days)
    assert read_date(serial, PK, "dmy", END_2024).day == day


@given(
    st.one_of(
        st.text(),
        st.text(alphabet="0123456789/-. :T०१२۱۲MarBS", max_size=24),
        st.from_regex(r"\d{1,4}[-/. ]\d{1,2}[-/. ]\d{1,4}", fullmatch=True),
    ),
    st.sampled_from(CODES),
    st.sampled_from(["dmy", "mdy", "ymd"]),
    st.sampled_from([None, "BS", "AD"]),
    st.dates(date(1990, 1, 1), date(2080, 12, 31)),
)
def test_no_cell_raises_and_no_day_lies_ahead(cell, code, order, hint, as_of):
    read = read_date(cell, country(code), order, as_of, hint)
    assert (read.day is not None) == (read.precision == "day")
    assert (read.year is None) == (read.precision == "none")
    if read.day:
        assert as_of - timedelta(days=121 * 366) < read.day <= as_of
        assert read.year == read.day.year
    if read.year:
        assert read.year <= as_of.year and not read.remarks
