"""One row of a member list: its values, and what is to be said of each cell.

Only what the row itself says; other rows, other lists and the register are `sameness` and
`sheets`. Values have the keys and shapes of the report (`examples/import/*.expected.json`); days
are `date`. A value that cannot be read is None and remarked, never guessed.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from members.rules import standing
from members.rules.amounts import read_amount
from members.rules.cells import says_nothing, whole_number
from members.rules.numbers import read_number
from members.rules.phones import read_phone
from members.rules.row_births import read_births, read_day
from members.rules.row_names import read_names
from members.rules.shifts import unshifted
from members.rules.text import clean, fold_digits
from members.rules.trades import read_trade
from members.rules.understood import FATAL, Context, Remark, Understood
from members.vocabulary.columns import Column
from members.vocabulary.reasons import Reason

__all__ = [
    "FATAL", "REST", "Context", "Remark", "Understood", "read_id", "read_rest", "understand",
]  # fmt: skip


_PLAIN: Final = (
    Column.LOCALITY, Column.TEHSIL, Column.DISTRICT, Column.PROVINCE, Column.ADDRESS, Column.POST,
    Column.CATEGORY, Column.BODY,
)  # fmt: skip
_NUMBERED: Final = (Column.WARD, Column.MEMBER_NUMBER, Column.OWN_NUMBER)  # "1.0" and "১" are 1
_AMOUNTS: Final = (Column.FEE_AMOUNT, Column.SHARES, Column.SAVINGS)
_DAYS: Final = (Column.JOINED_ON, Column.LEFT_ON)
REST: Final = (
    Column.PHONE, *_PLAIN, *_NUMBERED, Column.TRADE, *_AMOUNTS, *_DAYS, Column.STATUS,
    Column.REMARKS,
)  # fmt: skip
"""The columns of `read_rest`, in the order in which it comes to them."""


_amount = lru_cache(maxsize=4096)(read_amount)


@lru_cache(maxsize=16384)
def _text(cell: str) -> str:
    """A plain cell cleaned, '' where it only says that there is nothing."""
    return "" if says_nothing(cell) else clean(cell)


def understand(
    cells: Mapping[Column, str], context: Context, asides: Mapping[str, str] | None = None
) -> Understood:
    """The values and remarks of one row. `asides` are the cells of unknown columns by heading.

    Never raises. A row whose cells clearly stand one column off is read as it was meant, and says
    so.
    """
    row = Understood()
    if asides:
        row.aside.update((heading, cell) for heading, cell in asides.items() if cell.strip())
    moved = unshifted(cells, context.country)
    if moved is not None:
        cells = moved
        row.remarks.append(Remark(Reason.COLUMNS_SHIFTED))
    read_names(row, cells)
    read_id(row, cells, context)
    read_births(row, cells, context)
    read_rest(row, cells, context)
    return row


def read_rest(row: Understood, cells: Mapping[Column, str], context: Context) -> None:
    """The cells that are read without a look at any other: each says the same in every row.

    Only a remark that makes the row fatal is said once for two of them (status and remarks).
    """
    _phone(row, cells, context)
    _plain(row, cells, context)
    _amounts(row, cells)
    _days(row, cells, context)
    _standing(row, cells)


def read_id(row: Understood, cells: Mapping[Column, str], context: Context) -> None:
    """The identity number; a gender that it tells is held against the one read before."""
    cell = cells.get(Column.NATIONAL_ID)
    if cell is None and Column.NATIONAL_ID not in context.present:
        return
    cell = cell or ""
    number = row.number = read_number(cell, context.country)
    values = row.values
    values["national_id_type"], values["national_id"] = number.kind, number.number
    row.say(number.remarks, Column.NATIONAL_ID, cell)
    gender = values.get("gender")
    if number.gender and gender in ("female", "male") and gender != number.gender:
        row.remarks.append(Remark(Reason.ID_GENDER, Column.NATIONAL_ID, cell))


def _phone(row: Understood, cells: Mapping[Column, str], context: Context) -> None:
    cell = cells.get(Column.PHONE)
    if cell is None and Column.PHONE not in context.present:
        return
    read = read_phone(cell or "", context.country)
    row.values["phone"], row.other_phones = read.e164, read.others
    row.say(read.remarks, Column.PHONE, cell or "")


def _plain(row: Understood, cells: Mapping[Column, str], context: Context) -> None:
    values = row.values
    for column in _PLAIN:
        cell = cells.get(column)
        if cell:
            row.keep(column, _text(cell))
    for column in _NUMBERED:
        cell = cells.get(column)
        if cell:
            row.keep(column, whole_number(fold_digits(_text(cell)))[0])
    cell = cells.get(Column.TRADE)
    if cell and (text := _text(cell)):
        trade = read_trade(text)
        row.keep(Column.TRADE, trade.code or trade.written)
        if trade.variant:
            row.remarks.append(Remark(Reason.TRADE_VARIANT, Column.TRADE, cell))
        if trade.others:
            row.aside[Column.TRADE.value] = trade.written
    if Column.LOCALITY in context.present:
        values.setdefault("locality", None)


def _amounts(row: Understood, cells: Mapping[Column, str]) -> None:
    for column in _AMOUNTS:
        cell = cells.get(column)
        if cell is None:
            continue
        read = _amount(cell)
        value = read.value
        if value is None and column is Column.SHARES and not read.remarks:
            value = 0  # a blank in a column of shares: none was bought
        row.values[column.value] = value
        if read.hint:
            row.values["category_hint"] = read.hint
        for reason in read.remarks:
            if column is Column.FEE_AMOUNT and reason is Reason.AMOUNT_NOT_NUMERIC:
                reason = Reason.FEE_NOT_NUMERIC
            row.remarks.append(Remark(reason, column, cell))


def _days(row: Understood, cells: Mapping[Column, str], context: Context) -> None:
    for column in _DAYS:
        cell = cells.get(column)
        if cell is None:
            continue
        read = read_day(row, column, cell, context)
        row.values[column.value] = read.day
        if read.day is None and read.year is not None:
            row.aside[column.value] = clean(cell)  # "2010": no day is made of it, nor is it lost
        if column is Column.LEFT_ON and read.year is not None:
            row.remarks.append(Remark(Reason.ALREADY_LEFT, column, cell))


def _standing(row: Understood, cells: Mapping[Column, str]) -> None:
    said = {remark.reason for remark in row.remarks}
    for column, judge in (
        (Column.STATUS, standing.of_status),
        (Column.REMARKS, standing.of_remarks),
    ):
        cell = cells.get(column)
        if not cell:
            continue
        row.keep(column, _text(cell))
        reason = judge(cell)
        if reason is not None and reason not in said:
            row.remarks.append(Remark(reason, column, cell))
            said.add(reason)
