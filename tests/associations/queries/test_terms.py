"""Terms of offices: what is counted for who stands, and which run out; the articles judge."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest

from associations.models import Office
from associations.queries import candidates, terms
from associations.vocabulary.cases import CameBy
from associations.vocabulary.procedures import OfficeEnd
from associations.vocabulary.subjects import Post
from hnsa.law.verdict import Answer
from members.models import Body, Person
from tests import living
from tests.cast import Cast

FIRST, SECOND, THIRD, ON = (
    date(2018, 3, 1), date(2021, 3, 1), date(2024, 3, 1), date(2026, 12, 20),
)  # fmt: skip
RULES: Any = (
    ("committee_term", {"years": 3}),
    ("term_limit", {"terms": 2, "place": "any", "pause": 1, "pause_in": "terms"}),
    ("lifetime_limit", {"terms": 3}),
)
OF_ALL, RUNNING = 3, 4  # questions, however many women and associations


@pytest.fixture
def body(cast: Cast) -> Iterator[Body]:
    with cast.seeing_all():
        yield an_association(cast, RULES)


def an_association(cast: Cast, rules: Any, code: str = "SITARA", **more: Any) -> Body:
    return living.an_association_of(
        cast.pakistan.homenet, by=cast.amina, parent=cast.pakistan.facilitating, members=4,
        rules=rules, code=code, **more,
    ).body  # fmt: skip


def women(body: Body) -> list[Person]:
    return list(Person.objects.filter(memberships__body=body).order_by("pk"))


def hold(body: Body, post: str, her: Person, first: date, last: date | None = None,
         ground: str = OfficeEnd.TERM, **more: Any) -> Office:  # fmt: skip
    return Office.objects.create(
        body=body, homenet=body.homenet, person=her, post=post, begins_on=first, ends_on=last,
        end_ground=ground if last else "", came_by=more.pop("came_by", CameBy.ELECTED), **more,
    )  # fmt: skip


def test_terms_on_the_committee_count_together_and_those_of_the_office_apart(body: Body) -> None:
    her = women(body)[0]
    hold(body, Post.MEMBER, her, FIRST, SECOND)
    hold(body, Post.PRESIDENT, her, SECOND, THIRD)
    told = terms.of(her, body, Post.PRESIDENT, ON)
    assert (told["terms_in_row"], told["terms_ever"]) == (2, 1)
    assert (told["last_term_ended_on"], told["removed_on"]) == (THIRD, None)
    assert candidates.of(body, her, Post.PRESIDENT, on=ON).verdict.answer is Answer.NO  # type: ignore[union-attr]


def test_after_a_term_of_others_she_may_stand_again(body: Body) -> None:
    her, other, *_ = women(body)
    hold(body, Post.PRESIDENT, her, FIRST, SECOND)
    hold(body, Post.PRESIDENT, her, SECOND, THIRD)
    assert candidates.of(body, her, Post.PRESIDENT, on=THIRD).verdict.answer is Answer.NO  # type: ignore[union-attr]
    hold(body, Post.PRESIDENT, other, THIRD)
    assert terms.of(her, body, Post.PRESIDENT, ON)["terms_paused"] == 1
    assert candidates.of(body, her, Post.PRESIDENT, on=ON).verdict.answer is Answer.YES  # type: ignore[union-attr]


def test_where_only_offices_are_limited_plain_seats_do_not_count(cast: Cast) -> None:
    with cast.seeing_all():
        body = an_association(cast, (("term_limit", {"terms": 2, "place": "offices"}),))
        her = women(body)[0]
        hold(body, Post.MEMBER, her, FIRST, SECOND)
        hold(body, Post.PRESIDENT, her, SECOND, THIRD)
        assert terms.of(her, body, Post.PRESIDENT, ON)["terms_in_row"] == 1


def test_a_removal_is_told_with_its_day(body: Body) -> None:
    her = women(body)[0]
    hold(body, Post.SECRETARY, her, SECOND, date(2022, 5, 1), OfficeEnd.REMOVED)
    told = terms.of(her, body, Post.PRESIDENT, ON)
    assert (told["removed_on"], told["part_term_months"]) == (date(2022, 5, 1), 14)


def test_where_a_first_day_is_not_known_nothing_is_told(body: Body) -> None:
    her = women(body)[0]
    Office.objects.create(
        body=body, homenet=body.homenet, person=her, post=Post.PRESIDENT, ends_on=FIRST
    )
    assert terms.of(her, body, Post.PRESIDENT, ON) == {}
    assert candidates.of(body, her, Post.PRESIDENT, on=ON).verdict.answer is Answer.OPEN  # type: ignore[union-attr]


def test_another_association_counts_nothing_here(cast: Cast, body: Body) -> None:
    her = women(body)[0]
    elsewhere = an_association(cast, RULES, "OTHER", name="Others")
    hold(elsewhere, Post.PRESIDENT, her, SECOND, THIRD)
    hold(elsewhere, Post.PRESIDENT, her, THIRD)
    assert terms.of(her, body, Post.PRESIDENT, ON)["terms_in_row"] == 0
    assert candidates.of(body, her, Post.PRESIDENT, on=ON).facts.other_committees == 1


def test_all_women_are_counted_in_one_query(
    body: Body, django_assert_num_queries: Callable[[int], Any]
) -> None:
    everybody = women(body)
    for at, her in enumerate(everybody):
        hold(body, Post.MEMBER, her, FIRST if at % 2 else SECOND, THIRD)
    for some in (everybody[:1], everybody):
        with django_assert_num_queries(OF_ALL):
            terms.of_all(body, Post.MEMBER, ON, only=[her.pk for her in some])


# --- when terms end


def test_a_term_ends_by_the_articles_and_who_fills_a_place_ends_with_it(body: Body) -> None:
    first, second, third, _ = women(body)
    hold(body, Post.PRESIDENT, first, THIRD)
    hold(body, Post.SECRETARY, second, THIRD, date(2025, 6, 1), OfficeEnd.RESIGNED)
    hold(body, Post.SECRETARY, third, date(2025, 7, 1), came_by=CameBy.FILLED)
    ends = {one.office.post: one.ends_on for one in terms.running([body.pk], ON)}
    assert ends == {"president": date(2027, 3, 1), "secretary": date(2027, 3, 1)}


def test_a_place_filled_for_a_term_of_its_own_ends_later(cast: Cast) -> None:
    with cast.seeing_all():
        body = an_association(cast, (("committee_term", {"years": 3, "fillers": "own"}),))
        first, second, *_ = women(body)
        hold(body, Post.SECRETARY, first, THIRD, date(2025, 6, 1), OfficeEnd.RESIGNED)
        hold(body, Post.SECRETARY, second, date(2025, 7, 1), came_by=CameBy.FILLED)
        [one] = terms.running([body.pk], ON)
        assert one.ends_on == date(2028, 7, 1)


def test_the_first_committee_has_a_term_of_its_own(cast: Cast) -> None:
    with cast.seeing_all():
        rules = (("committee_term", {"years": 3}), ("first_committee", {"months": 12}))
        body = an_association(cast, rules)
        hold(body, Post.PRESIDENT, women(body)[0], date(2026, 3, 1), came_by=CameBy.FOUNDED)
        [one] = terms.running([body.pk], ON)
        assert (one.ends_on, one.days(ON)) == (date(2027, 3, 1), 71)


def test_while_nobody_is_elected_the_old_committee_stays_as_long_as_the_articles_say(
    cast: Cast,
) -> None:
    with cast.seeing_all():
        body = an_association(
            cast, (("committee_term", {"years": 3}), ("late_election", {"months": 6}))
        )
        hold(body, Post.PRESIDENT, women(body)[0], THIRD)
        on = date(2027, 4, 1)
        [one] = terms.running([body.pk], on)
        assert one.verdict is not None and one.verdict.answer is Answer.YES
        assert one.facts.not_yet_elected is True


def _end(one: terms.Ending) -> date:
    return one.ends_on or date.max


def test_those_that_run_out_come_first_to_last_and_no_others(cast: Cast, body: Body) -> None:
    first, second, *_ = women(body)
    hold(body, Post.PRESIDENT, first, THIRD)  # ends 2027-03-01, in 71 days
    hold(body, Post.SECRETARY, second, date(2023, 1, 10))  # ended 2026-01-10
    silent = an_association(cast, (("signatories", {}),), "SILENT", name="Silent")
    hold(silent, Post.PRESIDENT, women(silent)[0], FIRST)
    found = {
        within: [
            one.office.post
            for one in sorted(terms.running([body.pk, silent.pk], ON), key=_end)
            if one.ends_on is not None and one.days(ON) <= within
        ]
        for within in (7, 70, 71, 90)
    }
    late, both = ["secretary"], ["secretary", "president"]
    assert found == {7: late, 70: late, 71: both, 90: both}


def test_three_associations_are_asked_like_one(
    cast: Cast, body: Body, django_assert_num_queries: Callable[[int], Any]
) -> None:
    bodies = [body]
    for at in range(2):
        bodies.append(an_association(cast, RULES, f"MORE{at}", name=f"More {at}"))
    for one in bodies:
        for at, her in enumerate(women(one)[:3]):
            hold(one, list(Post)[at], her, THIRD)
    for some in (bodies[:1], bodies):
        with django_assert_num_queries(RUNNING):
            assert len(terms.running([one.pk for one in some], ON)) == 3 * len(some)
