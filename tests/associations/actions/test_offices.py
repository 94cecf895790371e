"""Offices begin, end and are handed over; an article may stand against somebody's standing."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from associations.actions import offices
from associations.actions.offices import Filling
from associations.actions.stopped import Stopped
from associations.models import CommitteeSeat, Motion, Office
from associations.queries import frozen
from associations.queries.constitutions import in_force_of
from associations.vocabulary.cases import CameBy
from associations.vocabulary.gatherings import MotionState, Outcome
from associations.vocabulary.procedures import OfficeEnd
from associations.vocabulary.subjects import Organ, Post, Subject
from hnsa.core import scope
from hnsa.law.verdict import Answer
from members.models import Body, Person
from tests import living
from tests.cast import Cast, everywhere, let_in

BEGAN, NOW = date(2024, 3, 1), date(2026, 11, 25)
AT = datetime(2026, 11, 25, 9, tzinfo=UTC)
RULES: Any = (
    ("committee_posts", {"posts": ["president", "secretary", "treasurer"]}),
    ("committee_term", {"years": 3}),
    ("membership_to_stand", {"months": 12}),
    ("signatories", {"posts": ["president", "treasurer"], "signatures": 2}),
)  # fmt: skip


@pytest.fixture(autouse=True)
def seen(cast: Cast) -> Iterator[None]:
    """Every row is shown, and everybody has come in with her postings."""
    with cast.seeing_all():
        for name in ("saima", "amina", "farid", "regina", "rita", "nobody"):
            let_in(cast.user(name))
        scope.show(everywhere())
        yield


@pytest.fixture
def body(cast: Cast) -> Body:
    return living.an_association_of(
        cast.pakistan.homenet, by=cast.amina, parent=cast.pakistan.facilitating, members=6,
        rules=RULES,
    ).body  # fmt: skip


def women(body: Body) -> list[Person]:
    return list(Person.objects.filter(memberships__body=body).order_by("pk"))


def hold(body: Body, post: str, her: Person, on: date = BEGAN, **more: Any) -> Office:
    return Office.objects.create(
        body=body, homenet=body.homenet, person=her, post=post, begins_on=on, **more
    )


def test_she_holds_it_and_what_the_articles_said_stays(cast: Cast, body: Body) -> None:
    her = women(body)[0]
    office = offices.fill(body, Filling(Post.PRESIDENT, her, BEGAN), by=cast.saima)
    assert (office.begins_on, office.came_by, office.override) == (BEGAN, "elected", "")
    law = in_force_of([body.pk], on=BEGAN)[body.pk]
    verdict = frozen.again(office.judged, law)
    assert verdict is not None and verdict.answer is Answer.YES
    assert frozen.same(office.judged or {}, verdict)


def test_signing_follows_the_post(cast: Cast, body: Body) -> None:
    first, second, *_ = women(body)
    president = offices.fill(body, Filling(Post.PRESIDENT, first, BEGAN), by=cast.saima)
    secretary = offices.fill(
        body, Filling(Post.SECRETARY, second, BEGAN, signs=True), by=cast.saima
    )
    assert (president.signs, secretary.signs) == (True, False)


def test_an_article_stops_it_and_a_reason_goes_on_and_stays(cast: Cast, body: Body) -> None:
    [new] = living.a_membership(body, ["Newly Come"], since=date(2026, 10, 1))
    filling = Filling(Post.SECRETARY, new, NOW)
    with pytest.raises(Stopped) as stopped:
        offices.fill(body, filling, by=cast.amina)
    assert [one.kind for one in stopped.value.verdict.broken] == ["membership_to_stand"]
    with pytest.raises(PermissionDenied):
        offices.fill(body, filling, by=cast.saima, override="Nobody else reads.")
    office = offices.fill(body, filling, by=cast.amina, override=" Nobody else reads. ")
    assert office.override == "Nobody else reads."
    assert office.judged is not None and office.judged["answer"] == "no"


def test_a_missing_fact_stops_nobody(cast: Cast, body: Body) -> None:
    [her] = living.a_membership(body, ["Long There"], since=None)
    office = offices.fill(body, Filling(Post.SECRETARY, her, NOW), by=cast.saima)
    assert office.judged is not None and office.judged["answer"] == "open"


def test_the_offices_of_a_draft_are_a_step_of_its_registration(cast: Cast, body: Body) -> None:
    body.draft_of = cast.saima
    body.save()
    with pytest.raises(ValidationError, match="registration"):
        offices.fill(body, Filling(Post.PRESIDENT, women(body)[0], BEGAN), by=cast.saima)


def test_nobody_holds_a_post_beside_another_and_several_sit_on_the_committee(
    cast: Cast, body: Body
) -> None:
    first, second, *_ = women(body)
    offices.fill(body, Filling(Post.PRESIDENT, first, BEGAN), by=cast.saima)
    for on in (BEGAN, NOW, date(2024, 1, 1)):
        with pytest.raises(ValidationError, match="End that first"):
            offices.fill(body, Filling(Post.PRESIDENT, second, on), by=cast.saima)
    for her in (first, second):
        offices.fill(body, Filling(Post.MEMBER, her, BEGAN), by=cast.saima)
    with pytest.raises(ValidationError):
        offices.fill(body, Filling(Post.MEMBER, first, NOW), by=cast.saima)


@pytest.mark.parametrize("who", ["farid", "regina", "rita", "nobody"])
def test_who_keeps_no_registers_fills_and_ends_none(who: str, cast: Cast, body: Body) -> None:
    first, second, *_ = women(body)
    office = hold(body, Post.PRESIDENT, first)
    by = cast.user(who)
    for act in (
        lambda: offices.fill(body, Filling(Post.SECRETARY, second, NOW), by=by),
        lambda: offices.end(office, on=NOW, ground=OfficeEnd.TERM, by=by),
        lambda: offices.hand_over(office, on=NOW, what="keys", by=by, at=AT),
        lambda: offices.end_all_of(first, body, NOW, OfficeEnd.DIED, by),
    ):
        with pytest.raises(PermissionDenied):
            act()
    office.refresh_from_db()
    assert office.ends_on is None and office.handed_over_on is None


def test_it_ends_once_and_after_it_began(cast: Cast, body: Body) -> None:
    office = hold(body, Post.PRESIDENT, women(body)[0])
    with pytest.raises(ValidationError):
        offices.end(office, on=BEGAN, ground=OfficeEnd.RESIGNED, by=cast.saima)
    ended = offices.end(office, on=NOW, ground=OfficeEnd.RESIGNED, by=cast.saima)
    assert (ended.ends_on, ended.end_ground) == (NOW, "resigned")
    with pytest.raises(ValidationError, match="already"):
        offices.end(office, on=date(2026, 11, 26), ground=OfficeEnd.TERM, by=cast.saima)


def test_all_that_a_woman_holds_ends_with_her_membership(cast: Cast, body: Body) -> None:
    her, other, *_ = women(body)
    rows = [hold(body, Post.PRESIDENT, her), hold(body, Post.MEMBER, her, NOW)]
    stays = hold(body, Post.SECRETARY, other)
    over = hold(body, Post.TREASURER, her, date(2020, 3, 1), ends_on=BEGAN)
    committee = body.committees.create(homenet=body.homenet, name="Design", service="design")
    seat = CommitteeSeat.objects.create(
        committee=committee, body=body, homenet=body.homenet, person=her, begins_on=BEGAN
    )
    assert offices.end_all_of(her, body, NOW, OfficeEnd.DIED, cast.saima) == 3
    for one in (*rows, stays, over, seat):
        one.refresh_from_db()
    assert [one.end_ground for one in rows] == ["died", "died"]
    assert [one.ends_on for one in rows] == [NOW, date(2026, 11, 26)]
    assert (seat.ends_on, stays.ends_on, over.ends_on) == (NOW, None, BEGAN)
    assert offices.end_all_of(her, body, date(2026, 11, 26), OfficeEnd.DIED, cast.saima) == 0


def test_papers_are_handed_over_not_before_today_and_not_before_she_began(
    cast: Cast, body: Body
) -> None:
    office = hold(body, Post.TREASURER, women(body)[0], ends_on=date(2026, 11, 1))
    for on in (date(2026, 11, 26), date(2024, 2, 29)):
        with pytest.raises(ValidationError):
            offices.hand_over(office, on=on, what="keys", by=cast.saima, at=AT)
    done = offices.hand_over(office, on=NOW, what=" cash book\nRs 400 ", by=cast.saima, at=AT)
    assert (done.handed_over_on, done.handed_over) == (NOW, "cash book\nRs 400")


def carried(body: Body, cast: Cast, **told: Any) -> Motion:
    return living.a_motion(
        body, by=cast.saima, state=MotionState.DECIDED, outcome=Outcome.CARRIED, decided_on=NOW,
        **told,
    )  # fmt: skip


def test_a_carried_removal_ends_the_office(cast: Cast, body: Body) -> None:
    office = hold(body, Post.PRESIDENT, women(body)[0])
    motion = carried(body, cast, subject=Subject.REMOVAL, office=office)
    assert offices.carried(motion, by=cast.saima, at=AT) == offices.ENDED
    office.refresh_from_db()
    assert (office.ends_on, office.end_ground) == (NOW, "removed")
    with pytest.raises(ValidationError):
        offices.carried(motion, by=cast.saima, at=AT)


@pytest.mark.parametrize(
    ("organ", "others", "way"),
    [
        (Organ.GENERAL, False, CameBy.ELECTED),
        (Organ.GENERAL, True, CameBy.FILLED),
        (Organ.COMMITTEE, True, CameBy.APPOINTED),
    ],
)
def test_a_carried_choice_begins_an_office_with_its_decision(
    organ: Organ, others: bool, way: CameBy, cast: Cast, body: Body
) -> None:
    first, second, *_ = women(body)
    if others:
        hold(body, Post.PRESIDENT, first)
    motion = carried(body, cast, organ=organ, person=second, post=Post.SECRETARY)
    assert offices.carried(motion, by=cast.saima, at=AT) == offices.FILLED
    office = Office.objects.get(body=body, post=Post.SECRETARY)
    assert (office.person, office.chosen_in, office.came_by) == (second, motion, way)


def test_a_carried_choice_that_an_article_stands_against_is_stopped(cast: Cast, body: Body) -> None:
    [new] = living.a_membership(body, ["Newly Come"], since=date(2026, 10, 1))
    motion = carried(body, cast, person=new, post=Post.SECRETARY)
    with pytest.raises(Stopped):
        offices.carried(motion, by=cast.amina, at=AT)
    offices.carried(motion, by=cast.amina, at=AT, override="The members know her.")
    assert Office.objects.get(body=body).override == "The members know her."


def test_a_motion_that_names_nobody_says_so(cast: Cast, body: Body) -> None:
    with pytest.raises(ValidationError):
        offices.carried(carried(body, cast), by=cast.saima, at=AT)
