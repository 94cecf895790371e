"""Facts for the rules: for one and for all by the same query; nothing invented."""

from datetime import date
from typing import Any

import pytest

from associations.queries import constitutions, facts, standing
from associations.rules.asked_of_members import JOIN
from hnsa.law.verdict import Answer
from tests import factories as make
from tests.cast import Cast

ON = date(2026, 10, 5)


@pytest.mark.parametrize(
    ("told", "age"),
    [
        ({"age": 40, "told_for": date(2024, 1, 1)}, 42),
        ({"age": 40, "told_for": date(2024, 10, 5)}, 42),
        ({"age": 40, "told_for": date(2024, 10, 6)}, 41),
        ({"age": 40, "told_for": date(2027, 1, 1)}, 39),
        ({"year": 2011}, 14),  # her birthday may still come
        ({"year": 2026}, 0),
        ({}, None),
        ({"age": 40}, None),
    ],
)
def test_only_years_that_are_surely_completed_count(told: dict[str, Any], age: int | None) -> None:
    whole = {"year": None, "age": None, "told_for": None, **told}
    assert facts.full_years(ON, **whole) == age


def test_all_members_are_judged_by_ten_queries(cast: Cast, django_assert_num_queries: Any) -> None:
    body = cast.pakistan.association
    with cast.seeing_all():
        for number in range(12):
            person = make.PersonFactory(
                homenet=cast.pakistan.homenet, birth_on=date(2000 + number * 2, 1, 1)
            )
            make.MembershipFactory(person=person, body=body)
        with django_assert_num_queries(10):
            law = constitutions.in_force_of([body.pk], on=ON)[body.pk]
            common = facts.of_body(body, JOIN, ON)
            judged = standing.judge_of(JOIN, law, ON)
            found = [judged(known, **common) for known in facts.members(body, ON)]
    assert [verdict.answer for verdict in found].count(Answer.NO) == 6  # born 2012 to 2022
    assert len(found) == 12


def test_one_woman_has_the_same_facts_as_among_all(cast: Cast) -> None:
    body = cast.pakistan.association
    with cast.seeing_all():
        people = [
            make.PersonFactory(homenet=cast.pakistan.homenet, birth_year=1980) for _ in range(3)
        ]
        for person in people:
            make.MembershipFactory(person=person, body=body)
        everybody = {one.person: one for one in facts.members(body, ON)}
        assert facts.members(body, ON, [people[1].pk]) == [everybody[people[1].pk]]


def test_who_left_is_no_member_on_the_day_she_left(cast: Cast) -> None:
    body = cast.pakistan.association
    with cast.seeing_all():
        person = make.PersonFactory(homenet=cast.pakistan.homenet)
        make.MembershipFactory(person=person, body=body, ends_on=ON)
        assert facts.count_members(body, ON) == 0
        assert facts.count_members(body, date(2026, 10, 4)) == 1
