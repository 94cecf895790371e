"""Age, birth date and birth year of a row: each as told, and where they contradict."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from members.rules.ages import age_on, possible_ages, read_age
from members.rules.dates import ReadDate, read_date
from members.rules.understood import Context, Remark, Understood
from members.vocabulary.columns import Column
from members.vocabulary.country import Country
from members.vocabulary.reasons import Reason


@lru_cache(maxsize=8192)
def _date(cell: str, country: Country, order: str, as_of: date, hint: str | None) -> ReadDate:
    return read_date(cell, country, order, as_of, hint)


_age = lru_cache(maxsize=4096)(read_age)


def _hint(context: Context, column: Column) -> str | None:
    hint = context.calendars.get(column)
    return hint.upper() if hint else None


def read_day(row: Understood, column: Column, cell: str, context: Context) -> ReadDate:
    """A day of the row in the list's order and calendar; what is wrong with it is remarked."""
    hint = _hint(context, column)
    read = _date(cell, context.country, context.date_order, context.as_of, hint)
    row.say(read.remarks, column, cell)
    return read


def read_births(row: Understood, cells: Mapping[Column, str], context: Context) -> None:
    """Age, birth date and birth year, each as told; where they contradict, it is said."""
    values, years = row.values, None
    cell = cells.get(Column.AGE)
    told_on = context.as_of
    if context.age_year is not None and context.age_year < told_on.year:
        told_on = date(context.age_year, 12, 31)
    if cell is not None or Column.AGE in context.present:
        read = _age(cell or "")
        years = values["age"] = read.years
        if years is not None:
            values["age_on"] = told_on
        if read.about:
            values["age_about"] = True
        row.say(read.remarks, Column.AGE, cell or "")
    birth_year: int | None = None
    birth = cells.get(Column.BIRTH_DATE)
    if birth is not None or Column.BIRTH_DATE in context.present:
        day = read_day(row, Column.BIRTH_DATE, birth or "", context)
        values["birth_date"], birth_year = day.day, day.year
        if day.day is None and day.year is not None:
            values["birth_year"] = day.year
        if day.day and years is not None and abs(age_on(day.day, told_on) - years) > 1:
            row.remarks.append(Remark(Reason.AGE_CONFLICT, Column.AGE, cell or ""))
    year_cell = cells.get(Column.BIRTH_YEAR)
    if year_cell:
        year = read_day(row, Column.BIRTH_YEAR, year_cell, context).year
        if year is not None and birth_year is None:
            birth_year = values["birth_year"] = year
    _against_number(row, years, birth_year, told_on, context)


def _against_number(
    row: Understood, years: int | None, birth_year: int | None, told_on: date, context: Context
) -> None:
    """The birth year inside the identity number against age and birth of the list."""
    by_number = row.number.birth_year if row.number else None
    if by_number is None:
        return
    values = row.values
    if years is None and birth_year is None:
        ages = possible_ages(by_number, told_on)
        if Column.AGE in context.present and ages and 0 < ages[-1] <= 120:
            values["age"], values["age_on"], values["age_from_id"] = ages[-1], told_on, True
    elif birth_year is not None:
        if birth_year != by_number:
            _number_conflict(row, by_number, Column.BIRTH_DATE, str(birth_year))
    elif years not in possible_ages(by_number, told_on):
        _number_conflict(row, by_number, Column.AGE, str(years))


def _number_conflict(row: Understood, by_number: int, column: Column, shown: str) -> None:
    row.remarks.append(Remark(Reason.ID_BIRTH_YEAR, column, shown))
    row.values["birth_year_from_id"] = by_number
