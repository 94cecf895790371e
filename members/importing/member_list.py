"""A member list going out: the same headings that come in, so that it can come back unchanged."""

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

HEADINGS = (
    "Registry no.", "Name", "Name in own script", "Father/Husband Name", "Relation", "Gender",
    "Date of Birth", "Year of Birth", "Age", "Village", "Ward", "Trade", "Association",
    "Member no.", "Category", "Joined on", "Monthly Fee", "Shares", "Savings",
)  # fmt: skip
_DECLARED = ("fee_amount", "shares", "savings")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_RELATIONS = {
    "wife_of": "W/o", "widow_of": "Widow of", "daughter_of": "D/o", "son_of": "S/o",
    "mother_of": "M/o",
}  # fmt: skip
_GENDERS = {"female": "Female", "male": "Male", "other": "Other"}


def as_csv(members: Iterable[dict[str, Any]], homenet: str, on: date) -> Iterator[str]:
    """The file line by line, UTF-8 with a mark so that Excel reads every script."""
    yield "\ufeff" + _line(HEADINGS)
    for member in members:
        yield _line([plain(cell) for cell in cells(member, homenet, on)])


def cells(member: dict[str, Any], homenet: str, on: date) -> list[object]:
    """The cells of a member under `HEADINGS`, not yet made harmless; ages as of that day."""
    declared = member["declared"] or {}
    return [
        f"{homenet}-{member['person_id']:07d}", member["person__full_name"],
        member["person__full_name_native"], member["person__relative_name"],
        _RELATIONS.get(member["person__relation"], ""), _GENDERS.get(member["person__gender"], ""),
        _day(member["person__birth_on"]), member["person__birth_year"], _age(member, on),
        member["person__locality"], member["person__ward"], member["person__trade"],
        member["body__name"], member["number"], member["category"], _day(member["begins_on"]),
        *[declared.get(name) for name in _DECLARED],
    ]  # fmt: skip


def _age(member: dict[str, Any], on: date) -> int | None:
    """The age told, carried on to the day of the file."""
    years, told_on = member["person__age_years"], member["person__age_on"]
    if years is None or told_on is None or member["person__birth_on"]:
        return None
    return int(years + (on - told_on).days // 365.25)


def _day(day: date | None) -> str:
    return day.strftime("%d/%m/%Y") if day else ""


def plain(cell: object) -> str:
    """A cell that a spreadsheet will not take for a formula."""
    text = "" if cell is None else str(cell)
    if text.startswith(_FORMULA) and not text.lstrip("-").replace(".", "", 1).isdecimal():
        return f"'{text}"
    return text


def _line(cells: Iterable[object]) -> str:
    out = io.StringIO()
    csv.writer(out).writerow(cells)
    return out.getvalue()
