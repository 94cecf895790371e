"""Whom a page may name: one rule, and nobody where it was not asked."""

from typing import Any

import pytest

from associations.models import Motion, Office, Proposer, Task
from associations.queries.naming import by_sight, hidden
from members.models import Person
from tests.cast import Cast, let_in


@pytest.mark.parametrize("model", [Motion, Office, Proposer, Task])
def test_a_row_that_nobody_looked_at_names_nobody(model: Any) -> None:
    row = model()
    assert (row.is_hidden, row.is_linked) == (True, False)


def test_who_is_hidden_for_her_safety_is_named_only_to_who_sees_her(cast: Cast) -> None:
    for user, shown in ((cast.saima, False), (cast.amina, True)):
        people = Person.objects.visible_to(let_in(user))
        safe, danger = (
            Office(person=one) for one in (cast.pakistan.person, cast.pakistan.restricted)
        )
        by_sight([safe, danger], people)
        assert (safe.is_hidden, safe.is_linked) == (False, True)
        assert (danger.is_hidden, danger.is_linked) == (not shown, shown)
        assert hidden(danger.person, people) is not shown


def test_she_who_is_not_seen_but_is_in_no_danger_is_named_without_a_link(cast: Cast) -> None:
    people = Person.objects.visible_to(let_in(cast.saima))
    with cast.seeing_all():
        task = Task(who=cast.pakistan.apart)
        by_sight([task, nobody := Task()], people, of="who")
    assert (task.is_hidden, task.is_linked) == (False, False)
    assert (nobody.is_hidden, nobody.is_linked) == (False, False)


def test_nobody_named_asks_nothing(cast: Cast, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        by_sight([Motion()], Person.objects.all())
