"""The health of an association: what it breaks of its own rules, who came, what waits."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from associations.models import Effect, Meeting, Office, Task
from associations.queries import health as queries
from associations.queries import meetings as meetings_of
from associations.queries import terms
from associations.queries.meetings import Figures
from associations.vocabulary.gatherings import MeetingState, MotionState, Outcome
from associations.vocabulary.subjects import Gathering
from hnsa.core import clock
from members.models import Body, Person
from tests import living
from tests.associations.builder import words_of
from tests.cast import Cast
from tests.factories import A_MOMENT

ClientOf = Callable[..., Client]
ON = date(2026, 11, 22)
QUORUM = ("quorum", {"gathering": "regular", "share": "50 %"})
RULES = (
    ("absence", {"meetings": 3}), QUORUM, ("committee_term", {"years": 3}),
    ("meeting_window", {"first": 1, "last": 5}),
)  # fmt: skip


@pytest.fixture
def clock_at(monkeypatch: Any) -> None:
    """The door's clock shows that day."""
    monkeypatch.setattr(clock, "today", lambda: ON)


def an_association(cast: Cast, rules: Any = RULES, members: int = 10, code: str = "SITARA") -> Body:
    return living.an_association_of(
        cast.pakistan.homenet, by=cast.amina, members=members, rules=rules, code=code,
        parent=cast.pakistan.facilitating,
    ).body  # fmt: skip


def women_of(body: Body) -> list[Person]:
    return list(Person.objects.filter(memberships__body=body).order_by("full_name"))


def hold(cast: Cast, body: Body, day: date, came: int, **told: Any) -> Meeting:
    """A regular meeting to which so many came, judged as when it is closed."""
    women = women_of(body)
    meeting = living.a_held_meeting(
        body, day, by=cast.amina, present=women[:came], absent=women[came:], **told
    )
    law = meetings_of.law_of(body, day)
    judged = meetings_of.held(
        meeting, Figures(len(women), came, entitled=len(women), roll=len(women)), law
    )
    Meeting.objects.filter(pk=meeting.pk).update(judged=judged and judged.kept())
    return Meeting.objects.get(pk=meeting.pk)


def of(cast: Cast, body: Body, on: date = ON) -> queries.Health:
    with cast.seeing_all():
        return queries.of(body, on, Person.objects.visible_to(cast.amina))


def test_a_new_association_is_told_what_comes_first(cast: Cast, client_of: ClientOf) -> None:
    with cast.seeing_all():
        bare = Body.objects.get(pk=cast.pakistan.association.pk)
        bare.constitutions.update(in_force_until=date(2021, 1, 1))
    said = words_of(client_of(cast.saima).get(reverse("health", args=[bare.pk])))
    assert "No constitution is in force" in said and "No meeting was held yet" in said


def test_where_nothing_is_broken_it_says_so(
    cast: Cast, client_of: ClientOf, clock_at: None
) -> None:
    with cast.seeing_all():
        body = an_association(cast, (("absence", {"meetings": 3}),))
    said = words_of(client_of(cast.amina).get(reverse("health", args=[body.pk])))
    assert "No rule is broken, as far as the registers tell" in said


def test_a_meeting_without_quorum_stays_with_its_article(
    cast: Cast, client_of: ClientOf, clock_at: None
) -> None:
    with cast.seeing_all():
        body = an_association(cast)
        few, enough = hold(cast, body, date(2026, 9, 2), 4), hold(cast, body, date(2026, 10, 2), 5)
        assert [queries.had_quorum(one) for one in (few, enough)] == [False, True]
    answer = client_of(cast.saima).get(reverse("health", args=[body.pk]))
    said = words_of(answer)
    assert "The meeting of 2 Sep 2026 was not held as it should be" in said
    assert "The meeting of 2 Oct 2026" not in said
    assert [bar.tone for bar in answer.context["picture"].bars] == ["p-0", "p-1"]
    assert "Too few" in said and "Enough" in said


def test_a_meeting_that_was_not_held_is_a_dash_and_nobody_s_absence(
    cast: Cast, client_of: ClientOf, clock_at: None
) -> None:
    with cast.seeing_all():
        body = an_association(cast)
        living.a_meeting(
            body, date(2026, 9, 2), by=cast.amina, state=MeetingState.NOT_HELD, reason="Flood"
        )
    answer = client_of(cast.saima).get(reverse("health", args=[body.pk]))
    assert [bar.tone for bar in answer.context["picture"].bars] == [""]
    assert of(cast, body).near == []


def test_the_last_twelve_are_drawn_the_committee_s_not_among_them(cast: Cast) -> None:
    with cast.seeing_all():
        body = an_association(cast)
        for at in range(14):
            living.a_held_meeting(body, date(2025, 1, 3) + timedelta(days=30 * at), by=cast.amina)
        living.a_held_meeting(body, date(2026, 11, 2), by=cast.amina, gathering=Gathering.COMMITTEE)
    days = [one.meeting_on for one in of(cast, body).meetings]
    assert len(days) == 12 and days == sorted(days) and date(2026, 11, 2) not in days
    assert days[-1] == date(2025, 1, 3) + timedelta(days=30 * 13)


def test_who_is_near_a_ground_is_named_with_the_days(
    cast: Cast, client_of: ClientOf, clock_at: None
) -> None:
    with cast.seeing_all():
        body = an_association(cast)
        for day in (date(2026, 9, 2), date(2026, 10, 2)):
            hold(cast, body, day, 9)
        her = women_of(body)[9]
    page = reverse("health", args=[body.pk])
    said = words_of(client_of(cast.saima).get(page))
    assert "1 woman is near a ground" in said and f"{her.full_name} (2 Sep, 2 Oct)" in said
    with cast.seeing_all():
        Person.objects.filter(pk=her.pk).update(is_restricted=True)
    hidden = words_of(client_of(cast.saima).get(page))
    assert "is near a ground" not in hidden and her.full_name not in hidden


def test_a_meeting_that_is_overdue_breaks_an_article(
    cast: Cast, client_of: ClientOf, clock_at: None
) -> None:
    with cast.seeing_all():
        body = an_association(cast)
        hold(cast, body, date(2026, 8, 3), 9)
    said = words_of(client_of(cast.saima).get(reverse("health", args=[body.pk])))
    assert "A regular meeting was due by" in said and "and was not held" in said
    with cast.seeing_all():
        hold(cast, body, date(2026, 11, 3), 9)
    assert of(cast, body).due == []


def test_terms_that_are_over_and_that_end_soon_are_told(
    cast: Cast, client_of: ClientOf, clock_at: None
) -> None:
    with cast.seeing_all():
        body = an_association(cast)
        own: dict[str, Any] = {"body": body, "homenet": body.homenet, "came_by": "elected"}
        for post, begins, her in zip(
            ("president", "secretary", "treasurer"),
            (date(2023, 10, 1), date(2024, 1, 15), date(2025, 1, 15)), women_of(body), strict=False,
        ):  # fmt: skip
            Office.objects.create(post=post, begins_on=begins, person=her, **own)
    said = words_of(client_of(cast.saima).get(reverse("health", args=[body.pk])))
    assert "The next election is overdue: president" in said
    assert "Secretary: the term ends in 54 days It ends on 15 Jan 2027." in said
    assert "Treasurer: the term" not in said


def test_decisions_not_carried_out_and_late_tasks_wait(
    cast: Cast, client_of: ClientOf, clock_at: None
) -> None:
    with cast.seeing_all():
        body = an_association(cast)
        own: dict[str, Any] = {"body": body, "homenet": body.homenet}
        decided = {
            "state": MotionState.DECIDED, "outcome": Outcome.CARRIED, "decided_on": A_MOMENT.date()
        }  # fmt: skip
        living.a_motion(body, by=cast.amina, **decided | {"title": "Buy thread together"})
        done = living.a_motion(body, by=cast.amina, **decided | {"title": "A joint account"})
        Effect.objects.create(motion=done, on=ON, what="nothing", by=cast.amina, at=A_MOMENT, **own)
        Task.objects.create(what="Fetch the cloth", by_when=date(2026, 11, 21), **own)
        Task.objects.create(what="Ask the bank", by_when=ON, **own)
        Task.objects.create(
            what="Wash the hall", by_when=date(2026, 1, 1), done_on=date(2026, 1, 2), **own
        )
    said = words_of(client_of(cast.saima).get(reverse("health", args=[body.pk])))
    assert "1 decision is not carried out" in said and "Buy thread together" in said
    assert "A joint account" not in said
    assert "1 task is late Fetch the cloth: by 21 Nov 2026" in said


def test_it_asks_the_same_for_three_members_and_for_three_hundred(
    cast: Cast, client_of: ClientOf, django_assert_num_queries: Any
) -> None:
    client = client_of(cast.amina)
    for number, code in ((3, "FEW"), (300, "MANY")):
        with cast.seeing_all():
            body = an_association(cast, RULES, number, code)
            hold(cast, body, date(2026, 9, 2), 1)
            for her in women_of(body)[: number // 3]:
                Office.objects.create(
                    body=body, homenet=body.homenet, person=her, post="member",
                    came_by="elected", begins_on=date(2024, 1, 15),
                )  # fmt: skip
        with django_assert_num_queries(46):
            assert client.get(reverse("health", args=[body.pk])).status_code == 200


def test_a_term_that_ends_today_is_told(cast: Cast) -> None:
    with cast.seeing_all():
        body = an_association(cast)
        her = women_of(body)[0]
        Office.objects.create(
            body=body, homenet=body.homenet, person=her, post="president",
            begins_on=date(2023, 11, 22),
        )  # fmt: skip
        (ends,) = {one.ends_on for one in terms.running([body.pk], ON)}
        assert ends is not None
        for on in (ends, ends - timedelta(days=90)):
            assert queries.of(body, on, Person.objects.all()).ending
        assert not queries.of(body, ends - timedelta(days=91), Person.objects.all()).ending
