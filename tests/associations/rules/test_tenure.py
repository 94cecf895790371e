"""Spells in office are counted as terms, whatever the order in which they were written down."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from associations.rules.tenure import Stint, Tenure, months_between, tenure, terms_of

ON = date(2026, 11, 25)
FIRST, SECOND, THIRD, FOURTH = (date(year, 3, 1) for year in (2014, 2017, 2020, 2023))
TURNS = (FIRST, SECOND, THIRD, FOURTH)


def whole(first: date, last: date | None) -> Stint:
    return Stint(first, last, whole=last is not None)


def test_who_never_served_has_nothing_counted() -> None:
    assert tenure([], TURNS, ON) == Tenure()


def test_terms_that_follow_one_another_are_in_a_row() -> None:
    told = tenure([whole(THIRD, FOURTH), whole(FOURTH, None)], TURNS, ON)
    assert (told.in_row, told.ever, told.running, told.paused) == (2, 2, True, 0)
    assert told.months_in_row == 80 and told.last_ended_on is None


def test_an_election_held_late_breaks_no_row() -> None:
    late = date(2023, 5, 10)
    told = tenure([whole(THIRD, FOURTH), whole(late, None)], (THIRD, late), ON)
    assert told.in_row == 2


def test_a_term_without_her_begins_a_new_row_and_all_are_counted_ever() -> None:
    told = tenure([whole(FIRST, SECOND), whole(THIRD, FOURTH)], TURNS, ON)
    assert (told.in_row, told.ever, told.paused, told.last_ended_on) == (1, 2, 1, FOURTH)
    assert told.months_in_row == 0  # another term has begun without her


def test_while_no_term_has_begun_without_her_the_months_still_count() -> None:
    told = tenure([whole(THIRD, FOURTH)], (THIRD,), date(2023, 4, 1))
    assert (told.months_in_row, told.paused) == (36, 0)


def test_for_the_rest_of_the_running_term_that_term_is_no_pause() -> None:
    hers = [whole(SECOND, THIRD), whole(THIRD, FOURTH)]
    assert tenure(hers, TURNS, ON).paused == 1
    assert tenure(hers, TURNS, ON, rest=True).paused == 0


def test_who_moves_up_within_her_term_serves_no_further_term() -> None:
    hers = [whole(THIRD, FOURTH), whole(FOURTH, None)]
    assert tenure(hers, TURNS, ON).in_row == 2
    assert tenure(hers, TURNS, ON, rest=True).in_row == 1


@pytest.mark.parametrize("ended_by_term", [False, True])
def test_a_seat_left_for_another_on_the_same_day_is_one_term_unless_the_term_ended(
    ended_by_term: bool,
) -> None:
    moved = date(2024, 6, 1)
    hers = [Stint(FOURTH, moved, whole=ended_by_term), Stint(moved, begun=False)]
    assert len(terms_of(hers, ON)) == 1 + ended_by_term


def test_a_place_filled_and_a_term_left_early_are_parts_with_their_months() -> None:
    filled = Stint(date(2022, 9, 1), FOURTH, whole=True, begun=False)
    assert tenure([filled, whole(FOURTH, None)], TURNS, ON).part_months == 6
    left = Stint(FOURTH, date(2023, 5, 15))
    assert tenure([left], TURNS, ON).part_months == 2
    assert tenure([whole(THIRD, FOURTH)], TURNS, ON).part_months is None


def test_what_comes_after_the_day_is_not_counted_and_a_later_end_not_known() -> None:
    told = tenure([whole(THIRD, FOURTH), whole(FOURTH, date(2027, 3, 1))], TURNS, THIRD)
    assert (told.in_row, told.running) == (1, True)


def test_months_are_full_ones() -> None:
    assert months_between(date(2024, 1, 31), date(2024, 2, 29)) == 0
    assert months_between(date(2024, 1, 15), date(2024, 3, 15)) == 2
    assert months_between(date(2024, 3, 15), date(2024, 1, 15)) == 0


DAYS = st.integers(0, 2000).map(lambda days: date(2018, 1, 1) + timedelta(days=days))


@st.composite
def stints(draw: st.DrawFn) -> Stint:
    first = draw(DAYS)
    length = draw(st.integers(1, 1500) | st.none())
    last = None if length is None else first + timedelta(days=length)
    return Stint(first, last, draw(st.booleans()) and last is not None, draw(st.booleans()))


CALM = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
LISTS = st.lists(stints(), max_size=6)
TURNS_OF = st.sets(DAYS, max_size=6)


@CALM
@given(LISTS.flatmap(lambda one: st.tuples(st.just(one), st.permutations(one))), DAYS, TURNS_OF)
def test_the_order_in_which_they_were_written_down_tells_nothing(
    both: tuple[list[Stint], list[Stint]], on: date, turns: set[date]
) -> None:
    hers, mixed = both
    assert tenure(mixed, turns, on) == tenure(hers, turns, on)


@CALM
@given(LISTS, DAYS, TURNS_OF)
def test_what_was_written_down_twice_counts_once(
    hers: list[Stint], on: date, turns: set[date]
) -> None:
    assert tenure([*hers, *hers], turns, on) == tenure(hers, turns, on)


@CALM
@given(LISTS, st.data(), DAYS, TURNS_OF)
def test_a_spell_written_as_two_is_no_second_term(
    hers: list[Stint], data: st.DataObject, on: date, turns: set[date]
) -> None:
    long = [one for one in hers if one.last is None or (one.last - one.first).days > 1]
    if not long:
        return
    one = data.draw(st.sampled_from(long))
    most = 900 if one.last is None else (one.last - one.first).days - 1
    at = one.first + timedelta(days=data.draw(st.integers(1, most)))
    rest = list(hers)
    rest.remove(one)
    halves = [Stint(one.first, at, begun=one.begun), Stint(at, one.last, one.whole, begun=False)]
    assert tenure([*rest, *halves], turns, on) == tenure(hers, turns, on)


@CALM
@given(LISTS, DAYS)
def test_terms_never_overlap_and_cover_every_day_in_office(hers: list[Stint], on: date) -> None:
    terms = terms_of(hers, on)
    for before, after in pairwise(terms):
        assert before.last is not None and before.last <= after.first
    for one in hers:
        if one.first <= on:
            assert any(
                term.first <= one.first and (term.last is None or one.first < term.last)
                for term in terms
            )
