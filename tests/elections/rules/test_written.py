"""An outcome as JSON and back; reserved seats from the articles, to a column and back."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from associations.rules.reserved import ReservedSeats, ReservedShare
from elections.rules.contests import Contender, Contest, Counted, Reservation
from elections.rules.counting import outcome
from elections.rules.reserving import kept, loaded, reserved_of
from elections.rules.written import of_line, read, to_line, written
from elections.vocabulary.outcomes import Filled, Unfilled
from hnsa.law.article import Article, Kind
from hnsa.law.asking import Law
from hnsa.law.words import tell


@given(
    st.lists(st.integers(0, 4), max_size=6), st.integers(2, 4), st.integers(0, 2),
    st.sampled_from(list(Filled)), st.sampled_from(list(Unfilled)), st.integers(0, 3),
)  # fmt: skip
def test_an_outcome_comes_back_from_json_as_it_was(
    votes: list[int], seats: int, reserved: int, filled: Filled, unfilled: Unfilled, tendered: int
) -> None:
    stands = Contest(
        "member", seats,
        tuple(Contender(str(at), frozenset({"women"} if at % 2 else ()))
              for at in range(len(votes))),
        (Reservation("women", reserved, filled, unfilled),) if reserved else (),
    )  # fmt: skip
    found = outcome(
        stands,
        Counted({str(at): n for at, n in enumerate(votes)}, sum(votes), tendered=tendered),
        Law(()),
    )
    back = read(json.loads(json.dumps(written(found))))
    assert back == replace(found, verdict=None, asked=None)
    assert [one.values for one in back.steps] == [one.values for one in found.steps]


def test_a_sentence_of_something_else_is_not_kept_unseen() -> None:
    with pytest.raises(TypeError, match="not kept"):
        of_line(tell("{one}", one=object()))


def test_a_sentence_with_two_numbers_keeps_both_forms() -> None:
    told = tell("{n} vote", "{n} votes", n=1)
    assert to_line(of_line(told)).count == 1
    assert to_line(of_line(told)) == told


def law(*rules: Kind) -> Law:
    return Law(tuple(Article(str(at), rule=rule) for at, rule in enumerate(rules, start=1)))


def test_reserved_seats_come_from_the_articles() -> None:
    own = law(
        ReservedSeats(group="women", seats=2, filled="last", unfilled="open"),
        ReservedShare.load({"group": "poor", "share": "1/2"}),
    )
    assert reserved_of(own, 7) == (
        Reservation("women", 2, Filled.LAST, Unfilled.OPEN),
        Reservation("poor", 4, Filled.FIRST, Unfilled.COOPT),
    )
    assert reserved_of(law(), 7) == ()


def test_never_more_seats_are_reserved_than_are_filled() -> None:
    own = law(ReservedSeats(group="women", seats=2), ReservedSeats(group="poor", seats=3))
    assert [one.seats for one in reserved_of(own, 3)] == [2, 1]
    assert [one.seats for one in reserved_of(own, 1)] == [1]


def test_of_two_articles_on_one_group_the_larger_number_counts() -> None:
    own = law(
        ReservedSeats(group="women", seats=1),
        ReservedShare.load({"group": "women", "share": "1/2"}),
    )
    assert [one.seats for one in reserved_of(own, 7)] == [4]


def test_a_column_gives_back_what_it_keeps() -> None:
    both = (Reservation("women", 2, Filled.LAST, Unfilled.VACANT), Reservation("poor", 1))
    assert loaded(json.loads(json.dumps(kept(both)))) == both
    assert loaded([{"group": "women", "seats": 2}]) == (Reservation("women", 2),)
