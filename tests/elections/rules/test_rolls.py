"""Numbers of the roll: nobody twice, no gaps, booth after booth, by name within a booth."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from associations.rules.catalogue import kinds
from associations.rules.rolls import DraftRoll, RollDay
from elections.rules.rolls import (
    about_membership,
    as_of,
    membership_on,
    numbered,
    objections_until,
)  # fmt: skip
from elections.rules.timetable import with_model
from hnsa.law.article import Article
from hnsa.law.asking import Law

ON = date(2026, 5, 2)
DAYS = st.dates(date(2020, 1, 1), date(2030, 1, 1))


@given(st.lists(st.tuples(st.integers(), st.integers(1, 9)), unique_by=lambda one: one[0]))
def test_everybody_has_one_number_and_no_number_is_left_out(by_name: list[tuple[int, int]]) -> None:
    numbers = numbered(by_name)
    assert numbers.keys() == {key for key, _booth in by_name}
    assert sorted(numbers.values()) == list(range(1, len(by_name) + 1))


@given(st.lists(st.tuples(st.integers(), st.integers(1, 9)), unique_by=lambda one: one[0]))
def test_a_booth_ends_before_the_next_begins_and_names_keep_their_order(
    by_name: list[tuple[int, int]],
) -> None:
    numbers = numbered(by_name)
    place = {key: (booth, at) for at, (key, booth) in enumerate(by_name)}
    assert sorted(numbers, key=lambda key: numbers[key]) == sorted(
        place, key=lambda key: place[key]
    )


@given(DAYS, st.integers(0, 60), DAYS)
def test_who_posts_late_takes_nobody_any_day(due: date, days: int, posted: date) -> None:
    until = objections_until(due, due + timedelta(days=days), posted)
    assert until >= due + timedelta(days=days) and until >= posted + timedelta(days=days)
    assert until in (due + timedelta(days=days), posted + timedelta(days=days))


def test_months_of_membership_are_full_ones_and_an_unknown_day_stays_unknown() -> None:
    assert membership_on(date(2026, 2, 3), ON).voter_joined_months == 2
    assert membership_on(date(2026, 2, 2), ON).voter_joined_months == 3
    assert membership_on(None, ON).voter_joined_months is None


def test_of_all_articles_only_those_on_membership_are_asked() -> None:
    own = Article("7", "", "", kinds()["membership_of_voters"](months=24))
    assert about_membership(with_model(Law((own,)))).articles == (own,)
    assert about_membership(with_model(Law(()))).articles == ()


def test_a_new_poll_keeps_the_roll_of_its_day_whatever_an_article_says() -> None:
    law = Law((Article("4", "", "", RollDay(days=30)), Article("5", "", "", DraftRoll(days=15))))
    again = as_of(law, 70)
    assert again.of(RollDay) == (RollDay(days=70),)
    assert [one.number for one in again.articles] == ["5", ""]  # no article: the model rule
    assert again.of(DraftRoll) == law.of(DraftRoll)
