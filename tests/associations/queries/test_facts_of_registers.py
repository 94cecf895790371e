"""Category, dues, work, incidents and suspensions as they were written down for a day."""

from datetime import date
from typing import Any

import pytest

from associations.models import (
    CategoryChange,
    DuesStatement,
    Incident,
    Suspension,
    Volunteer,
    WorkHours,
)  # fmt: skip
from associations.queries import facts
from associations.queries.facts import Known
from associations.queries.facts_of_registers import category_of
from associations.rules.asked_of_members import VOTE
from associations.rules.asked_of_offices import STAND
from associations.vocabulary.procedures import IncidentKind
from associations.vocabulary.subjects import Category, Organ
from hnsa.law.money import Money
from members.models import Membership, Person
from tests import factories as make
from tests import living
from tests.cast import Cast
from tests.factories import A_MOMENT

JOINED = date(2024, 5, 1)
ON = date(2026, 10, 5)


class Her:
    """A member of an association, and what is written down of her there."""

    def __init__(self, cast: Cast) -> None:
        self.cast, self.body = cast, cast.pakistan.association
        with cast.seeing_all():
            self.person: Person = living.a_membership(self.body, ["Asha Bibi"], JOINED)[0]
        self.own: dict[str, Any] = {
            "person": self.person, "body": self.body, "homenet": self.body.homenet
        }  # fmt: skip

    def on(self, day: date = ON) -> Known:
        with self.cast.seeing_all():
            return facts.members(self.body, day, [self.person.pk])[0]

    def write(self, model: Any, **told: Any) -> Any:
        if any(one.name == "written_by" for one in model._meta.fields):
            told.setdefault("written_by", self.cast.amina)
        if any(one.name == "written_at" for one in model._meta.fields):
            told.setdefault("written_at", A_MOMENT)
        with self.cast.seeing_all():
            return model.objects.create(**self.own, **told)


@pytest.fixture
def her(cast: Cast) -> Her:
    return Her(cast)


def test_of_whom_nothing_is_written_nothing_is_invented(her: Her) -> None:
    known = her.on()
    assert (known.months_owed, known.owes, known.paid_up_on, known.stated_on) == (None,) * 4
    assert (known.category, known.category_since) == (None, None)
    assert (known.missed_in_a_row, known.orders_failed) == (0, 0)
    nothing = (known.misconduct, known.competes, known.condoned, known.suspended)
    assert nothing == (False,) * 4 and known.works_instead is False


# --- category


def test_on_each_day_she_is_what_she_was_on_that_day(her: Her) -> None:
    with her.cast.seeing_all():
        Membership.objects.filter(person=her.person).update(category="Permanent")
    her.write(CategoryChange, on=date(2026, 6, 1), was="temporary", becomes=Category.PERMANENT)
    her.write(CategoryChange, on=date(2025, 2, 1), was="associate", becomes=Category.TEMPORARY)
    told = [
        (known.category, known.category_since)
        for known in map(her.on, (JOINED, date(2025, 2, 1), date(2026, 5, 31), date(2026, 6, 1)))
    ]
    assert told == [
        (Category.ASSOCIATE, None),
        (Category.TEMPORARY, date(2025, 2, 1)), (Category.TEMPORARY, date(2025, 2, 1)),
        (Category.PERMANENT, date(2026, 6, 1)),
    ]  # fmt: skip


def test_a_category_that_no_constitution_names_is_not_known(her: Her) -> None:
    with her.cast.seeing_all():
        Membership.objects.filter(person=her.person).update(category="grade B")
    assert her.on().category is None


# --- dues


def test_the_latest_statement_up_to_the_day_counts(her: Her) -> None:
    for on, months, owes in ((date(2026, 9, 1), 0, 0), (date(2026, 6, 1), 2, 20_000)):
        her.write(DuesStatement, on=on, months_owed=months, owes=owes, stated_by="Treasurer")
    before, then, now = her.on(date(2026, 5, 31)), her.on(date(2026, 8, 31)), her.on()
    assert before.months_owed is None and before.paid_up_on is None
    assert (then.months_owed, then.owes, then.paid_up_on) == (2, Money(20_000), date(2026, 6, 30))
    assert (now.months_owed, now.owes) == (0, Money(0))


def test_a_treasurer_s_silence_is_turned_against_nobody(her: Her) -> None:
    her.write(DuesStatement, on=date(2025, 1, 1), months_owed=0, stated_by="Treasurer")
    assert her.on().paid_up_on == ON and her.on().stated_on == date(2025, 1, 1)


def test_of_two_statements_of_a_day_the_later_entry_corrects_the_first(her: Her) -> None:
    for months in (3, 1):
        her.write(DuesStatement, on=ON, months_owed=months, stated_by="Treasurer")
    assert her.on().months_owed == 1


# --- work in place of dues


def test_full_hours_of_the_month_up_to_the_day_are_counted(her: Her) -> None:
    instead = her.write(
        Volunteer, work="Cutting", instead_of_dues=True, begins_on=JOINED, ends_on=date(2026, 11, 1)
    )
    beside = her.write(Volunteer, work="Tea", begins_on=JOINED)
    for volunteer, day, minutes in (
        (instead, date(2026, 9, 30), 600), (instead, date(2026, 10, 1), 90),
        (instead, ON, 89), (instead, date(2026, 10, 6), 600), (beside, ON, 600),
    ):  # fmt: skip
        her.write(WorkHours, volunteer=volunteer, on=day, minutes=minutes)
    assert (her.on().works_instead, her.on().hours_worked) == (True, 2)
    after = her.on(date(2026, 11, 1))
    assert (after.works_instead, after.hours_worked) == (False, None)


# --- incidents


@pytest.mark.parametrize(
    ("days", "failed"),
    [
        ((date(2025, 10, 5), date(2025, 10, 6), ON), 2),  # a year ago to the day is past
        ((date(2026, 10, 6),), 0),  # it has not happened yet
        ((date(2024, 4, 30),), 0),
    ],
)
def test_orders_failed_within_a_year_are_counted(
    days: tuple[date, ...], failed: int, her: Her
) -> None:
    for day in days:
        her.write(Incident, on=day, what=IncidentKind.ORDER, text="Six dresses")
    assert her.on().orders_failed == failed


def test_what_was_struck_out_counts_until_the_day_it_was(her: Her) -> None:
    her.write(
        Incident, on=date(2026, 9, 1), what=IncidentKind.CONDUCT, text="Lost the book",
        struck_on=date(2026, 10, 1), struck_why="It was found",
    )  # fmt: skip
    assert (her.on().misconduct, her.on(date(2026, 9, 30)).misconduct) == (False, True)


def test_absences_are_excused_only_by_what_came_after_them(her: Her) -> None:
    with her.cast.seeing_all():
        for day in (date(2026, 7, 2), date(2026, 8, 3)):
            living.a_held_meeting(her.body, day, by=her.cast.amina, absent=[her.person])
    her.write(Incident, on=date(2026, 8, 3), what=IncidentKind.EXCUSED, text="She was ill")
    assert her.on().condoned is True
    with her.cast.seeing_all():
        living.a_held_meeting(her.body, date(2026, 9, 2), by=her.cast.amina, absent=[her.person])
    assert her.on().condoned is False and her.on(date(2026, 9, 1)).condoned is True
    assert her.on().missed_on == (date(2026, 7, 2), date(2026, 8, 3), date(2026, 9, 2))


# --- suspension


def test_she_is_suspended_from_its_first_day_until_before_its_last(her: Her) -> None:
    begins, ends = date(2026, 9, 1), date(2026, 10, 6)
    her.write(Suspension, begins_on=begins, ends_on=ends, organ=Organ.COMMITTEE, why="A quarrel")
    told = [her.on(day).suspended for day in (date(2026, 8, 31), begins, ON, ends)]
    assert told == [False, True, True, False]
    assert (her.on().suspended_on, her.on().suspended_by) == (begins, Organ.COMMITTEE)


# --- a second spell


def test_who_left_and_came_back_begins_anew(her: Her) -> None:
    with her.cast.seeing_all():
        living.a_held_meeting(her.body, date(2025, 3, 3), by=her.cast.amina, absent=[her.person])
        Membership.objects.filter(person=her.person).update(ends_on=date(2025, 6, 1))
        again = make.MembershipFactory(person=her.person, body=her.body, begins_on=date(2026, 2, 1))
    her.write(DuesStatement, on=date(2025, 5, 1), months_owed=4, stated_by="Treasurer")
    her.write(Incident, on=date(2025, 5, 1), what=IncidentKind.CONDUCT, text="A quarrel")
    her.write(CategoryChange, on=date(2025, 1, 1), was="temporary", becomes=Category.PERMANENT)
    then, now = her.on(date(2025, 5, 31)), her.on()
    assert (then.missed_in_a_row, then.months_owed, then.misconduct) == (1, 4, True)
    assert (then.joined_on, then.category) == (JOINED, Category.PERMANENT)
    assert (now.missed_in_a_row, now.months_owed, now.misconduct) == (0, None, False)
    assert (now.joined_on, now.membership, now.category) == (date(2026, 2, 1), again.pk, None)
    with her.cast.seeing_all():
        assert not facts.members(her.body, date(2025, 7, 1), [her.person.pk])


# --- what a question is told


def test_a_question_is_told_what_it_has_a_name_for(her: Her) -> None:
    known = her.on()
    of_vote, of_office = facts.of_woman(known, VOTE), facts.of_woman(known, STAND)
    assert of_vote["missed_in_a_row"] == 0 and "held" not in of_vote
    assert of_office["held"] == 0 and "missed_in_a_row" not in of_office
    assert VOTE.facts(**of_vote) and STAND.facts(**of_office)


def test_three_hundred_are_known_by_as_many_queries_as_three(
    cast: Cast, django_assert_num_queries: Any
) -> None:
    body = cast.pakistan.association
    with cast.seeing_all():
        women = living.a_membership(body, (f"Woman {n}" for n in range(300)))
        living.a_held_meeting(body, date(2026, 9, 2), by=cast.amina, absent=women)
        for only in (None, [one.pk for one in women[:3]]):
            with django_assert_num_queries(7):
                found = facts.members(body, ON, only)
            assert len(found) == (300 if only is None else 3)


@pytest.mark.parametrize(
    ("written", "category"),
    [
        ("temporary", Category.TEMPORARY), (" Permanent ", Category.PERMANENT),
        ("Ordinary member", Category.ORDINARY), ("ordinary members of old", None), ("member", None),
        ("عام رکن", None), ("", None),
    ],
)  # fmt: skip
def test_a_category_is_known_by_its_word_and_as_a_member_says_it(
    written: str, category: Category | None
) -> None:
    assert category_of(written) is category
