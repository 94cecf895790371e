"""How far it is to a quorum: found by asking the articles, for whatever they ask."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from associations.queries.attendance import quorum
from associations.rules.asked_of_meetings import Met
from associations.rules.catalogue import kind_of
from associations.vocabulary.subjects import Gathering
from hnsa.law.article import Article
from hnsa.law.asking import Law

DAY = date(2025, 3, 3)


def law(*rules: tuple[str, dict[str, object]]) -> Law:
    return Law(
        tuple(
            Article(str(at), "", "", kind_of(code).load(told))
            for at, (code, told) in enumerate(rules, start=1)
        )
    )


def met(present: int, members: int, **more: object) -> Met:
    return Met(
        on=DAY, meeting_on=DAY, gathering=Gathering.REGULAR, members=members, present=present,
        second_call=False, **more,
    )  # fmt: skip


HALF = ("quorum", {"share": "1/2", "gathering": "regular", "fewest": 2})
TABLE = ("quorum_by_size", {"table": "1: 3, 21: 10, 101: 25"})
MOST = ("attendance_at_meetings", {"share": "80 %"})
KINDS = st.lists(st.sampled_from([HALF, TABLE, MOST]), min_size=1, max_size=3, unique_by=str)


@given(rules=KINDS, members=st.integers(3, 300), share=st.floats(0, 1))
def test_with_so_many_more_there_is_a_quorum_and_with_one_fewer_there_is_none(
    rules: list[tuple[str, dict[str, object]]], members: int, share: float
) -> None:
    there = int(members * share)
    found = quorum(met(there, members), law(*rules))
    assert found is not None
    assert found.needed == there + found.short
    enough = quorum(met(there + found.short, members), law(*rules))
    assert enough is not None
    assert enough.short == 0
    if found.short:
        fewer = quorum(met(there + found.short - 1, members), law(*rules))
        assert fewer is not None
        assert fewer.short == 1


def test_two_short_of_39_by_article_12() -> None:
    """As on the drawn page: 37 of 48 are here, and 80 % must be there."""
    found = quorum(met(37, 48), law(MOST))
    assert found is not None
    assert (found.short, found.needed, found.articles) == (2, 39, ("1",))


def test_where_no_article_speaks_there_is_nothing_to_be_short_of() -> None:
    assert quorum(met(1, 48), law(("absence", {"meetings": 3}))) is None
    assert quorum(met(1, 48), None) is None


def test_a_missing_fact_is_said_and_nobody_is_called_short() -> None:
    votes = ("quorum", {"share": "1/2", "gathering": "regular", "of": "entitled"})
    found = quorum(met(1, 48), law(votes))
    assert found is not None
    assert (found.known, found.short) == (False, 0)
    told = quorum(met(10, 48, entitled=24), law(votes))
    assert told is not None
    assert told.short == 2


@pytest.mark.parametrize(("there", "short"), [(0, 3), (1, 2), (3, 0)])
def test_the_committee_is_counted_for_itself(there: int, short: int) -> None:
    known = Met(
        on=DAY, meeting_on=DAY, gathering=Gathering.COMMITTEE, members=5, present=there,
        committee_size=5, committee_present=there,
    )  # fmt: skip
    found = quorum(known, law(("quorum_of_committee", {"share": "1/2", "fewest": 3})))
    assert found is not None
    assert found.short == short
