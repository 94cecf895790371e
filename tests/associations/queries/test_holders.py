"""Who holds an office: what may end it, how the committee is made up, what is vacant, who signs."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest

from associations.models import Committee, Contest, Office, PaidStaff
from associations.queries import committees, constitutions, holders, posts
from associations.queries.offices import committee_on
from associations.vocabulary.cases import CameBy
from associations.vocabulary.gatherings import Dispute, MotionState, Outcome
from associations.vocabulary.subjects import Gathering, Post, Subject
from hnsa.law.asking import Law
from hnsa.law.verdict import Answer
from members.models import Body, Membership, Person
from tests import living
from tests.cast import Cast
from tests.factories import A_MOMENT

BEGAN, ON = date(2024, 3, 1), date(2026, 11, 25)
RULES: Any = (
    ("committee_posts", {"posts": ["president", "secretary", "treasurer"]}),
    ("committee_size", {"least": 3, "most": 5}),
    ("committee_term", {"years": 3}),
    ("absence_from_committee", {"meetings": 3}),
    ("office_of_members_only", {}),
    ("no_confidence_ends_office", {}),
    ("vacancy_filled", {"how": "committee", "days": 30}),
    ("signatories", {"posts": ["president", "treasurer"], "signatures": 2}),
    ("handing_over", {"days": 7}),
    ("quorum_of_committee", {"share": "1/2", "fewest": 2}),
)  # fmt: skip
LOSING = 10  # questions, however many hold an office


@pytest.fixture
def body(cast: Cast) -> Iterator[Body]:
    with cast.seeing_all():
        yield living.an_association_of(
            cast.pakistan.homenet, by=cast.amina, parent=cast.pakistan.facilitating, members=6,
            rules=RULES,
        ).body  # fmt: skip


def law_of(body: Body) -> Law:
    return constitutions.in_force_of([body.pk], on=ON)[body.pk]


def women(body: Body) -> list[Person]:
    return list(Person.objects.filter(memberships__body=body).order_by("pk"))


def hold(body: Body, post: str, her: Person, first: date = BEGAN, **more: Any) -> Office:
    return Office.objects.create(
        body=body, homenet=body.homenet, person=her, post=post, begins_on=first,
        came_by=more.pop("came_by", CameBy.ELECTED), **more,
    )  # fmt: skip


def broken(body: Body, *held: Office) -> list[list[str]]:
    """Of each office the kinds of articles that end it."""
    found = holders.losing(body, law_of(body), held, ON)
    return [[ground.kind for ground in found[one.pk].broken] for one in held]


def test_three_meetings_of_the_committee_missed_in_a_row_are_a_ground(
    cast: Cast, body: Body
) -> None:
    away, came, *_ = women(body)
    first, second = hold(body, Post.PRESIDENT, away), hold(body, Post.SECRETARY, came)
    days = [date(2026, month, 3) for month in (7, 8, 9)]
    for day in days:
        living.a_held_meeting(
            body, day, by=cast.amina, gathering=Gathering.COMMITTEE, absent=[away],
            present=[came],
        )  # fmt: skip
    assert broken(body, first, second) == [["absence_from_committee"], []]
    assert holders.missed_in_committee(body, [first], ON)[first.pk] == days
    living.a_held_meeting(
        body, date(2026, 10, 3), by=cast.amina, gathering=Gathering.COMMITTEE, present=[away]
    )
    assert broken(body, first) == [[]]


def test_what_was_missed_before_her_office_or_among_the_members_is_none(
    cast: Cast, body: Body
) -> None:
    her = women(body)[0]
    for month in (1, 2):
        living.a_held_meeting(
            body, date(2024, month, 3), by=cast.amina, gathering=Gathering.COMMITTEE, absent=[her]
        )
    for month in (7, 8, 9):
        living.a_held_meeting(
            body, date(2026, month, 3), by=cast.amina, gathering=Gathering.REGULAR, absent=[her]
        )
    office = hold(body, Post.PRESIDENT, her)
    assert holders.missed_in_committee(body, [office], ON)[office.pk] == []
    assert broken(body, office) == [[]]


def test_who_is_no_member_any_more_loses_it(body: Body) -> None:
    her = women(body)[0]
    office = hold(body, Post.PRESIDENT, her)
    Membership.objects.filter(body=body, person=her).update(ends_on=ON)
    assert broken(body, office) == [["office_of_members_only"]]


def test_a_carried_removal_is_a_ground_until_it_is_annulled(cast: Cast, body: Body) -> None:
    office = hold(body, Post.PRESIDENT, women(body)[0])
    motion = living.a_motion(
        body, by=cast.amina, subject=Subject.REMOVAL, office=office, decided_on=ON,
        state=MotionState.DECIDED, outcome=Outcome.CARRIED,
    )  # fmt: skip
    assert broken(body, office) == [["no_confidence_ends_office"]]
    Contest.objects.create(
        motion=motion, body=body, homenet=body.homenet, what=Dispute.ANNULLED, on=ON, why="votes",
        by=cast.amina, at=A_MOMENT,
    )  # fmt: skip
    assert broken(body, office) == [[]]


def test_all_holders_are_judged_with_the_same_questions(
    body: Body, django_assert_num_queries: Callable[[int], Any]
) -> None:
    held = [hold(body, Post.MEMBER, her) for her in women(body)]
    law = law_of(body)
    for some in (held[:1], held):
        with django_assert_num_queries(LOSING):
            holders.losing(body, law, some, ON)


def test_the_committee_is_judged_as_it_is(body: Body) -> None:
    first, second, third, *_ = women(body)
    for post, her in ((Post.PRESIDENT, first), (Post.SECRETARY, second)):
        hold(body, post, her)
    verdict = holders.made_up(body, law_of(body), committee_on(body, ON), ON)
    assert verdict is not None
    assert [one.kind for one in verdict.broken] == ["committee_posts", "committee_size"]
    hold(body, Post.TREASURER, third)
    verdict = holders.made_up(body, law_of(body), committee_on(body, ON), ON)
    assert verdict is not None and verdict.answer is Answer.YES


def test_who_holds_two_seats_sits_once_and_an_auditor_not_at_all(body: Body) -> None:
    first, second, *_ = women(body)
    for post, her in (
        (Post.TREASURER, first), (Post.MEMBER, first), (Post.AUDITOR, second),
    ):  # fmt: skip
        hold(body, post, her)
    assert [one.post for one in committee_on(body, ON)] == ["treasurer", "member"]
    held = list(Office.objects.filter(body=body).select_related("person"))
    size = holders.made_up(body, law_of(body), held, ON)
    assert size is not None
    told = next(one for one in size.grounds if one.kind == "committee_size")
    assert dict(told.finding.facts[0].values)["size"] == 1


def test_a_vacant_post_says_since_when_and_until_when_it_is_filled(body: Body) -> None:
    first, second, *_ = women(body)
    hold(body, Post.PRESIDENT, first)
    hold(body, Post.SECRETARY, second, ends_on=date(2026, 11, 1), end_ground="resigned")
    rows = list(Office.objects.filter(body=body).select_related("person"))
    found = {one.post: one for one in posts.places(body, law_of(body), ON, rows)}
    assert list(found) == [Post.PRESIDENT, Post.SECRETARY, Post.TREASURER]
    secretary, treasurer = found[Post.SECRETARY], found[Post.TREASURER]
    assert (secretary.is_vacant, secretary.vacant_since) == (True, date(2026, 11, 1))
    assert secretary.filling is not None and secretary.filling.result == date(2026, 12, 1)
    assert (treasurer.is_vacant, treasurer.vacant_since, treasurer.filling) == (True, None, None)
    assert [one.ends_on for one in found[Post.PRESIDENT].held] == [date(2027, 3, 1)]


def test_those_sign_who_hold_the_named_posts_today(body: Body) -> None:
    first, second, *_ = women(body)
    held = [hold(body, Post.PRESIDENT, first), hold(body, Post.SECRETARY, second, signs=True)]
    [one] = posts.signing(law_of(body), held)
    assert ([office.post for office in one.women], one.vacant) == (["president"], ("treasurer",))
    assert posts.signing(None, held) == []


def test_papers_are_handed_over_within_the_days_after_a_successor_began(body: Body) -> None:
    first, second, *_ = women(body)
    left = hold(body, Post.TREASURER, first, ends_on=date(2026, 11, 1), end_ground="resigned")
    law = law_of(body)
    assert holders.handing_over(law, left, [left], ON) is None
    rows = [left, hold(body, Post.TREASURER, second, date(2026, 11, 10))]
    verdict = holders.handing_over(law, left, rows, ON)
    assert verdict is not None and verdict.answer is Answer.NO
    assert verdict.result == date(2026, 11, 17)
    left.handed_over_on = date(2026, 11, 12)
    verdict = holders.handing_over(law, left, rows, ON)
    assert verdict is not None and verdict.answer is Answer.YES


def test_the_quorum_of_the_committee_follows_its_size(cast: Cast, body: Body) -> None:
    ground = committees.quorum_of(law_of(body), 5, ON)
    assert ground is not None and ground.kind == "quorum_of_committee"
    assert committees.quorum_of(None, 5, ON) is None
    assert dict(ground.finding.facts[-1].values)["needed"] == 3


def test_special_committees_count_for_the_article_while_they_work(cast: Cast) -> None:
    with cast.seeing_all():
        body = living.an_association_of(
            cast.pakistan.homenet, by=cast.amina, members=1, code="SPECIAL",
            rules=(("special_committees", {"least": 1}), ("no_staff_on_committee", {})),
        ).body  # fmt: skip
        hold(body, Post.PRESIDENT, women(body)[0])
        held = committee_on(body, ON)
        law = law_of(body)
        answers = []
        for begins, ends in ((None, None), (BEGAN, ON), (BEGAN, None)):
            Committee.objects.create(
                body=body, homenet=body.homenet, name="Design", service="design",
                begins_on=begins, ends_on=ends,
            )  # fmt: skip
            verdict = holders.made_up(body, law, held, ON)
            answers.append(verdict and verdict.answer)
        assert answers == [Answer.NO, Answer.NO, Answer.YES]
        PaidStaff.objects.create(
            body=body, homenet=body.homenet, name="A", work="w", begins_on=BEGAN
        )
        verdict = holders.made_up(body, law, held, ON)
        assert verdict is not None and verdict.answer is Answer.OPEN  # who she is, nobody knows
