"""Facts for the rules, made set-wise: one query for one woman and for all of an association.

Nothing is compared with a parameter here: SQL counts, the articles judge.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from associations.vocabulary.subjects import CATEGORIES, Category
from hnsa.law.days import years_later
from hnsa.law.question import Question
from members.models import Body, Membership, Person
from members.queries.memberships import running_on
from members.vocabulary.people import Gender


@dataclass(frozen=True)
class Known:
    """What the register knows of a member on a day."""

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


def members(
    body: Body, on: date, only: Iterable[int] | QuerySet[Person] | None = None,
    most: int | None = None,
) -> list[Known]:  # fmt: skip
    """The members of an association on a day, by name; `only` these people. One query."""
    rows = running_on(body, on).select_related("person")
    if only is not None:
        rows = rows.filter(person__in=only)
    return [_known(one, on) for one in rows.order_by("person__full_name", "pk")[:most]]


def _known(membership: Membership, on: date) -> Known:
    person = membership.person
    category = membership.category.strip().lower()
    return Known(
        membership=membership.pk, person=person.pk, name=person.full_name,
        relative=person.relative_name, number=membership.number, born=person.birth_on,
        age=None if person.birth_on else full_years(
            on, year=person.birth_year, age=person.age_years, told_for=person.age_on
        ),
        woman={Gender.FEMALE: True, Gender.MALE: False}.get(Gender(person.gender)),
        joined_on=membership.begins_on,
        category=Category(category) if category in map(str, CATEGORIES) else None,
    )  # fmt: skip


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
    names = {blank.name for blank in asked.facts.blanks}
    told: Mapping[str, Any] = {
        "born": known.born, "age": known.age, "woman": known.woman,
        "joined_on": known.joined_on, "category": known.category,
    }  # fmt: skip
    return {name: value for name, value in told.items() if name in names and value is not None}


def of_body(body: Body, asked: Question, on: date) -> dict[str, Any]:
    """What the register knows of the association itself: its number of members."""
    if not any(blank.name == "members" for blank in asked.facts.blanks):
        return {}
    number = count_members(body, on)
    return {"members": number} if number else {}
