"""Facts for the rules, made set-wise: the same queries for one woman and for all of an association.

Nothing is compared with a parameter here: SQL counts, the articles judge.
"""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, Final

from django.db.models import QuerySet

from associations.queries import facts_of_meetings, facts_of_registers
from associations.queries.facts_of_registers import Asked, category_of
from associations.vocabulary.subjects import Category, Organ
from hnsa.law.days import years_later
from hnsa.law.money import Money
from hnsa.law.question import Question
from members.models import Body, Person
from members.queries.memberships import running_on
from members.vocabulary.people import Gender


@dataclass(frozen=True)
class Known:
    """What the register knows of a member on a day; None: it does not know.

    From `category_since` on the names are those of the facts of a member. What only the lists of
    the register can tell is None where `people` was asked instead of `members`.
    """

    membership: int
    person: int
    name: str
    relative: str
    number: str
    born: date | None
    age: int | None
    woman: bool | None
    joined_on: date | None
    category: Category | None
    category_since: date | None = None
    paid_up_on: date | None = None
    owes: Money | None = None
    months_owed: int | None = None
    stated_on: date | None = None  # the day of the statement that says so
    works_instead: bool | None = None
    hours_worked: int | None = None
    missed_in_a_row: int | None = None
    missed_unexcused: int | None = None
    missed_on: tuple[date, ...] = ()
    meetings_held: int | None = None
    meetings_attended: int | None = None
    orders_failed: int | None = None
    misconduct: bool | None = None
    competes: bool | None = None
    condoned: bool | None = None
    suspended: bool | None = None
    suspended_on: date | None = None
    suspended_by: Organ | None = None


_BESIDE: Final = {"membership", "person", "name", "relative", "number", "stated_on", "missed_on"}
_FACTS: Final = {one.name: one.name for one in fields(Known) if one.name not in _BESIDE} | {
    "held": "meetings_held", "attended": "meetings_attended"
}  # name of a fact → where it is known  # fmt: skip


def people(
    body: Body, on: date, only: Iterable[int] | QuerySet[Person] | None = None,
    most: int | None = None,
) -> list[Known]:  # fmt: skip
    """The members of an association on a day, by name, with what their own records tell.

    `only` these people. One query.
    """
    return [Known(**one) for one in _own(body, on, only, most)]


def members(
    body: Body, on: date, only: Iterable[int] | QuerySet[Person] | None = None,
    most: int | None = None,
) -> list[Known]:  # fmt: skip
    """The same with every fact that the registers of the association tell. Seven queries."""
    found = _own(body, on, only, most)
    if not found:
        return []
    begun = {one["person"]: one["joined_on"] for one in found}
    everybody = only is None and most is None
    asked = Asked(body, on, begun, everybody)
    came = facts_of_meetings.attended(body.pk, on, None if everybody else begun)
    changed = facts_of_registers.categories(asked)
    stated = facts_of_registers.dues(asked)
    worked = facts_of_registers.work(asked)
    happened = facts_of_registers.incidents(asked, {her: one.days for her, one in came.items()})
    rests = facts_of_registers.suspensions(asked)
    tables = (changed, stated, worked, happened, rests)
    nothing = _NOTHING_WRITTEN | _came(facts_of_meetings.NONE)
    for one in found:
        her = one["person"]
        one |= _NOTHING_WRITTEN | _came(came[her]) if her in came else nothing
        for table in tables:
            if her in table:
                one |= table[her]
    return [Known(**one) for one in found]


# Of whom no row says it, it is known that nothing of the kind was written down.
_NOTHING_WRITTEN: Final[dict[str, Any]] = {
    "works_instead": False, "orders_failed": 0, "misconduct": False, "competes": False,
    "condoned": False, "suspended": False,
}  # fmt: skip


def _came(attended: facts_of_meetings.Attended) -> dict[str, Any]:
    return {
        "missed_in_a_row": attended.missed_in_a_row,
        "missed_unexcused": attended.missed_unexcused,
        "meetings_held": attended.meetings_held,
        "meetings_attended": attended.meetings_attended,
        "missed_on": attended.days,
    }


# What the records of a membership and its woman tell, in the order in which `_known` takes it.
_RECORDS: Final = (
    "pk", "person_id", "number", "category", "begins_on", "person__full_name",
    "person__relative_name", "person__gender", "person__birth_on", "person__birth_year",
    "person__age_years", "person__age_on",
)  # fmt: skip
_WOMAN: Final = {Gender.FEMALE: True, Gender.MALE: False}


def _own(
    body: Body, on: date, only: Iterable[int] | QuerySet[Person] | None, most: int | None
) -> list[dict[str, Any]]:
    """The members by name, each with what her own records tell. One query."""
    rows = running_on(body, on)
    if only is not None:
        rows = rows.filter(person__in=only)
    told = rows.order_by("person__full_name", "pk").values_list(*_RECORDS)[:most]
    return [_known(on, *one) for one in told]


def _known(
    on: date, membership: int, person: int, number: str, category: str, joined_on: date | None,
    name: str, relative: str, gender: str, born: date | None, year: int | None, age: int | None,
    told_for: date | None,
) -> dict[str, Any]:  # fmt: skip
    return {
        "membership": membership, "person": person, "name": name, "relative": relative,
        "number": number, "born": born,
        "age": None if born else full_years(on, year=year, age=age, told_for=told_for),
        "woman": _WOMAN.get(Gender(gender)), "joined_on": joined_on,
        "category": category_of(category),
    }  # fmt: skip


def full_years(on: date, *, year: int | None, age: int | None, told_for: date | None) -> int | None:
    """The years that somebody has surely completed, where the day of birth is not known.

    An age grows with each full year since the day it was told for; a year of birth gives one year
    less than the difference, as the birthday may still come. None where nothing is known.
    """
    if age is not None and told_for is not None:
        gone = on.year - told_for.year
        return age + gone - (years_later(told_for, gone) > on)
    return None if year is None else max(0, on.year - year - 1)


def count_members(body: Body, on: date) -> int:
    """How many members an association has on a day."""
    return running_on(body, on).values("person").distinct().count()


def of_woman(known: Known, asked: Question) -> dict[str, Any]:
    """What the register knows of her, by the names that the facts of the question have."""
    told = {
        blank.name: getattr(known, _FACTS[blank.name])
        for blank in asked.facts.blanks
        if blank.name in _FACTS
    }
    return {name: value for name, value in told.items() if value is not None}


def of_body(body: Body, asked: Question, on: date) -> dict[str, Any]:
    """What the register knows of the association itself: its number of members."""
    if not any(blank.name == "members" for blank in asked.facts.blanks):
        return {}
    number = count_members(body, on)
    return {"members": number} if number else {}
