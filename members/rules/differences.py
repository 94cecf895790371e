"""What a row of a list would change of a known person and her membership.

A blank cell never erases. Names are filled where blank and never overwritten: the person was found
*because* the names are hers in some spelling. What was told more exactly replaces what was told
less exactly (a day of birth, a year, an age).
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from members.rules.text import fold

Change = list[Any]  # [as the register has it, as the file has it]

FILLED_ONLY = ("full_name_native", "relative_name")
REPLACED = ("locality", "ward", "address", "trade")


def of_person(
    known: Mapping[str, Any], values: Mapping[str, Any], *, file_wins: bool
) -> dict[str, Change]:
    """Column of the person → [register, file], only where something changes.

    `known` are the person's columns, `values` the row's understood values (ISO days).
    `file_wins`: the clerk's choice for what differs; blanks are filled either way.
    """
    found: dict[str, Change] = {}
    for name in FILLED_ONLY:
        if not known[name] and values.get(name):
            found[name] = [known[name], values[name]]
    for name in ("relation", "gender"):
        told = values.get(name)
        if known[name] == "unknown" and told not in (None, "", "unknown"):
            found[name] = [known[name], told]
    if values.get("relative_deceased") and not known["relative_deceased"]:
        found["relative_deceased"] = [False, True]
    for name in REPLACED:
        told, was = values.get(name), known[name]
        if told and told != was and (file_wins or not was) and fold(told) != fold(was or ""):
            found[name] = [was, told]
    place = values.get("place_id")
    if place and place != known["place_id"] and (file_wins or not known["place_id"]):
        found["place_id"] = [known["place_id"], place]
    found.update(_birth(known, values, file_wins))
    return found


def as_person(values: Mapping[str, Any]) -> dict[str, Any]:
    """The columns of the person that a row alone would make, to be held against further rows."""
    made: dict[str, Any] = {name: values.get(name) or "" for name in (*FILLED_ONLY, *REPLACED)}
    made |= {name: values.get(name) or "unknown" for name in ("relation", "gender")}
    made |= {"relative_deceased": bool(values.get("relative_deceased"))}
    made |= {"place_id": values.get("place_id"), "birth_year": values.get("birth_year")}
    days = {"birth_on": values.get("birth_date"), "age_on": values.get("age_on")}
    made |= {name: date.fromisoformat(day) if day else None for name, day in days.items()}
    return {**made, "age_years": values.get("age")}


def after(known: Mapping[str, Any], changed: Mapping[str, Change]) -> dict[str, Any]:
    """The person's columns with these changes made."""
    told = {name: change[1] for name, change in changed.items()}
    for name in ("birth_on", "age_on"):
        if told.get(name):
            told[name] = date.fromisoformat(told[name])
    return {**known, **told}


def _birth(
    known: Mapping[str, Any], values: Mapping[str, Any], file_wins: bool
) -> dict[str, Change]:
    told_day = values.get("birth_date")
    if told_day:
        day = known["birth_on"].isoformat() if known["birth_on"] else None
        if day != told_day and (file_wins or day is None):
            return {"birth_on": [day, told_day]}
        return {}
    if known["birth_on"]:
        return {}
    told_year = values.get("birth_year")
    if told_year:
        if known["birth_year"] != told_year and (file_wins or not known["birth_year"]):
            return {"birth_year": [known["birth_year"], told_year]}
        return {}
    if known["birth_year"] or values.get("age") is None:
        return {}
    return _age(known, values["age"], values["age_on"], file_wins)


def _age(known: Mapping[str, Any], age: int, age_on: str, file_wins: bool) -> dict[str, Change]:
    """An age told for another day is no change while it fits the years that went by."""
    was, was_on = known["age_years"], known["age_on"]
    if was is None or was_on is None:
        return {"age_years": [None, age], "age_on": [None, age_on]}
    went_by = (date.fromisoformat(age_on) - was_on).days / 365.25
    if abs(age - was - went_by) < 1.5 or not file_wins:
        return {}
    return {"age_years": [was, age], "age_on": [was_on.isoformat(), age_on]}


def of_membership(
    *, number: str, category: str, begins_on: date | None, declared: Mapping[str, Any],
    values: Mapping[str, Any],
) -> dict[str, Change]:  # fmt: skip
    """Column of the open membership → [register, file]. A known first day is never moved."""
    found: dict[str, Change] = {}
    told = values.get("member_number") or ""
    if told and told != number:
        found["number"] = [number, told]
    told = values.get("category") or ""
    if told and told != category and fold(told) != fold(category):
        found["category"] = [category, told]
    if begins_on is None and values.get("begins_on"):
        found["begins_on"] = [None, values["begins_on"]]
    new = {
        name: value
        for name, value in (values.get("declared") or {}).items()
        if value not in (None, "") and declared.get(name) != value
    }
    if new:
        found["declared"] = [{name: declared.get(name) for name in new}, new]
    return found
