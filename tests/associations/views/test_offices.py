"""The offices of an association as pages: a post is filled, it ends, its papers are handed over."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from associations.models import Committee, CommitteeSeat, Office, PaidStaff, Task
from associations.vocabulary.cases import CameBy
from associations.vocabulary.subjects import Gathering, Post
from members.models import Body, Person
from tests import living
from tests.associations.queries.test_holders import RULES
from tests.cast import Cast
from tests.members.views.conftest import text_of

ClientOf = Callable[..., Client]
BEGAN, TODAY = date(2024, 3, 1), date(2026, 11, 25)
QUESTIONS = 39  # of the tab: to let her in, its head, and one each for what it shows


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hnsa.core.clock.today", lambda: TODAY)


@pytest.fixture
def body(cast: Cast) -> Body:
    with cast.seeing_all():
        rules: Any = (*RULES, ("membership_to_stand", {"months": 12}), ("no_salaried_staff", {}))
        return living.an_association_of(
            cast.pakistan.homenet, by=cast.amina, parent=cast.pakistan.facilitating, members=6,
            rules=rules,
        ).body  # fmt: skip


def at(body: Body, tail: str = "") -> str:
    return f"/associations/{body.pk}/{tail}"


def women(body: Body) -> list[Person]:
    return list(Person.objects.filter(memberships__body=body).order_by("pk"))


def hold(body: Body, post: str, her: Person, first: date = BEGAN, **more: Any) -> Office:
    return Office.objects.create(
        body=body, homenet=body.homenet, person=her, post=post, begins_on=first,
        came_by=more.pop("came_by", CameBy.ELECTED), **more,
    )  # fmt: skip


def test_each_post_says_who_holds_it_until_when_and_by_which_article(
    cast: Cast, client_of: ClientOf, body: Body
) -> None:
    with cast.seeing_all():
        first, second, *_ = women(body)
        hold(body, Post.PRESIDENT, first, date(2024, 1, 15))
        hold(body, Post.SECRETARY, second, ends_on=date(2026, 11, 1), end_ground="resigned")
        first.full_name = "Rukhsana Bibi"
        first.save()
    page = text_of(client_of(cast.saima).get(at(body, "offices/")))
    for words in (
        "President", "Rukhsana Bibi", "Ends in 51 days", "since 15 Jan 2024", "Art. 3",
        "Vacant since 1 Nov 2026", "The last day is 1 Dec 2026",
        "the committee chooses a member", "Nobody holds it yet", "It is not made up rightly",
        "Nobody holds it: treasurer", "she resigned", "no handing over written down",
        "Nobody is paid a salary", "The committee has a quorum when",
    ):  # fmt: skip
        assert words in page, words


def test_who_only_reads_is_offered_nothing_to_write(
    cast: Cast, client_of: ClientOf, body: Body
) -> None:
    with cast.seeing_all():
        office = hold(body, Post.PRESIDENT, women(body)[0])
    for tail in ("offices/", f"offices/{office.pk}/"):
        page = text_of(client_of(cast.farid).get(at(body, tail)))
        for words in ("Fill this office", "A new special committee", "The office ends", "Write"):
            assert words not in page


def test_the_tab_asks_the_same_questions_for_few_and_many(
    cast: Cast, client_of: ClientOf, body: Body, django_assert_num_queries: Callable[[int], Any]
) -> None:
    def fill(some: list[Person]) -> None:
        for at_, her in enumerate(some):
            hold(body, Post.MEMBER, her)
            one = Committee.objects.create(
                body=body, homenet=body.homenet, name=f"C{at_}", service="other", begins_on=BEGAN
            )
            CommitteeSeat.objects.create(
                committee=one, body=body, homenet=body.homenet, person=her, begins_on=BEGAN
            )
            PaidStaff.objects.create(
                body=body, homenet=body.homenet, name="A", work="w", begins_on=BEGAN
            )

    client = client_of(cast.saima)
    client.get(at(body, "offices/"))
    with cast.seeing_all():
        fill(women(body)[:1])
    with django_assert_num_queries(QUESTIONS):
        client.get(at(body, "offices/"))
    with cast.seeing_all():
        fill(women(body)[1:])
    with django_assert_num_queries(QUESTIONS):
        client.get(at(body, "offices/"))


def told(her: Person, do: str, **more: str) -> dict[str, str]:
    return {
        "woman": str(her.pk), "day": "2026-11-20", "came_by": "elected", "do": do, **more
    }  # fmt: skip


def test_first_a_look_at_the_articles_then_it_is_written_down_once(
    cast: Cast, client_of: ClientOf, body: Body
) -> None:
    with cast.seeing_all():
        her = women(body)[0]
    client, url = client_of(cast.saima), at(body, "offices/fill/president/")
    assert her.full_name in client.get(url).content.decode()
    look = client.post(url, told(her, "look"))
    assert "She may stand" in text_of(look)
    key = {"form_key": "9b2f1a4e-6a34-4d53-9c35-0c1f3b8f1a11"}
    first = client.post(url, told(her, "fill", **key))
    again = client.post(url, told(her, "fill", **key))
    with cast.seeing_all():
        [office] = Office.objects.filter(body=body)
    assert first.url == again.url == at(body, f"offices/{office.pk}/")  # type: ignore[attr-defined]
    assert office.signs and "What the articles said when she began" in text_of(
        client.get(first.url)
    )  # type: ignore[attr-defined]


def test_an_article_against_it_asks_for_a_reason_of_who_may_go_on(
    cast: Cast, client_of: ClientOf, body: Body
) -> None:
    with cast.seeing_all():
        [new] = living.a_membership(body, ["Newly Come"], since=date(2026, 10, 1))
    url = at(body, "offices/fill/secretary/")
    page = text_of(client_of(cast.saima).post(url, told(new, "look")))
    assert "She may not stand" in page and "ask the data clerk" in page
    stopped = client_of(cast.saima).post(url, told(new, "fill"))
    assert stopped.status_code == 422
    refused = client_of(cast.saima).post(url, told(new, "fill", override="Because"))
    assert refused.status_code == 403
    client = client_of(cast.amina)
    asked = client.post(url, told(new, "fill"))
    assert asked.status_code == 422 and "Please say why" in text_of(asked)
    done = client.post(url, told(new, "fill", override="Nobody else reads."), follow=True)
    assert "Nobody else reads." in text_of(done)


def test_a_form_that_is_not_in_order_keeps_what_was_typed(
    cast: Cast, client_of: ClientOf, body: Body
) -> None:
    with cast.seeing_all():
        her, other, *_ = women(body)
        hold(body, Post.PRESIDENT, other)
    client = client_of(cast.saima)
    url = at(body, "offices/fill/president/")
    held = client.post(url, told(her, "fill"))
    assert held.status_code == 422 and "End that first" in text_of(held)
    assert f'value="{her.pk}" selected' in held.content.decode()
    assert client.post(url, told(her, "look", day="soon")).status_code == 422
    assert client.get(at(body, "offices/fill/queen/")).status_code == 404
    stranger = {**told(her, "look"), "woman": str(cast.bangladesh.person.pk)}
    assert client.post(url, stranger).status_code == 422


def test_an_office_ends_and_its_ground_is_shown_first(
    cast: Cast, client_of: ClientOf, body: Body
) -> None:
    with cast.seeing_all():
        her = women(body)[0]
        office = hold(body, Post.TREASURER, her)
        for month in (7, 8, 9):
            living.a_held_meeting(
                body, date(2026, month, 3), by=cast.amina, gathering=Gathering.COMMITTEE,
                absent=[her],
            )  # fmt: skip
    client, url = client_of(cast.saima), at(body, f"offices/{office.pk}/end/")
    page = client.get(url)
    assert "loses her office" in text_of(page)
    assert 'value="vacated"' in page.content.decode()
    early = client.post(url, {"day": "2024-03-01", "ground": "vacated", "do": "end"})
    assert early.status_code == 422 and "after the day on which it began" in text_of(early)
    client.post(url, {"day": "2026-11-24", "ground": "vacated", "do": "end"})
    with cast.seeing_all():
        office.refresh_from_db()
    assert (office.ends_on, office.end_ground) == (date(2026, 11, 24), "vacated")
    again = client.post(url, {"day": "2026-11-25", "ground": "term", "do": "end"})
    assert again.status_code == 422


def test_what_is_handed_over_is_written_down_and_printed(
    cast: Cast, client_of: ClientOf, body: Body
) -> None:
    with cast.seeing_all():
        first, second, *_ = women(body)
        left = hold(body, Post.TREASURER, first, ends_on=date(2026, 11, 1), end_ground="term")
        hold(body, Post.TREASURER, second, date(2026, 11, 2))
    client, url = client_of(cast.saima), at(body, f"offices/{left.pk}/handing-over/")
    assert "It was not done in time" in text_of(client.get(url))
    empty = text_of(client.get(f"{url}print/"))
    assert "The cash book" in empty and second.full_name in empty
    assert client.post(url, {"day": "2026-11-20", "what": "", "do": "hand_over"}).status_code == 422
    told_ = {"day": "2026-11-20", "what": "Cash book\nRs 400 counted", "do": "hand_over"}
    assert client.post(url, told_).status_code == 302
    sheet = text_of(client.get(f"{url}print/"))
    assert "Rs 400 counted" in sheet and "20 Nov 2026" in sheet
    pdf = client.get(f"{url}print.pdf")
    assert pdf["Content-Type"] in ("application/pdf", "text/html; charset=utf-8")


def test_what_should_have_been_handed_over_and_who_signs_unnamed_are_shown(
    cast: Cast, client_of: ClientOf, body: Body
) -> None:
    with cast.seeing_all():
        first, second, *_ = women(body)
        hold(body, Post.SECRETARY, first, ends_on=date(2026, 11, 1), end_ground="term")
        hold(body, Post.SECRETARY, second, date(2026, 11, 2), signs=True)
    page = text_of(client_of(cast.saima).get(at(body, "offices/")))
    assert "It was to be handed over by 9 Nov 2026" in page
    assert "signs, though no article names her office for it" in page


def test_the_name_of_a_woman_in_danger_is_not_shown_to_who_may_not_see_her(
    cast: Cast, client_of: ClientOf, body: Body
) -> None:
    with cast.seeing_all():
        her = women(body)[0]
        her.is_restricted, her.full_name = True, "Hidden Hajra"
        her.save()
        office = hold(body, Post.TREASURER, her)
        ended = hold(body, Post.SECRETARY, her, ends_on=TODAY)
        one = Committee.objects.create(
            body=body, homenet=body.homenet, name="Design", service="design", begins_on=BEGAN
        )
        CommitteeSeat.objects.create(
            committee=one, body=body, homenet=body.homenet, person=her, begins_on=BEGAN
        )
        Task.objects.create(body=body, homenet=body.homenet, committee=one, what="x", who=her)
    tails = (
        "offices/", f"offices/{office.pk}/", f"offices/{office.pk}/end/",
        f"offices/{ended.pk}/handing-over/", f"offices/{ended.pk}/handing-over/print/",
        f"committees/{one.pk}/", "offices/fill/president/",
    )  # fmt: skip
    for tail in tails:
        assert "Hidden Hajra" not in client_of(cast.saima).get(at(body, tail)).content.decode()
    assert "Hidden Hajra" in client_of(cast.amina).get(at(body, tails[0])).content.decode()


def test_a_special_committee_from_its_name_to_its_end(
    cast: Cast, client_of: ClientOf, body: Body
) -> None:
    with cast.seeing_all():
        her = women(body)[0]
    client = client_of(cast.saima)
    named = {"name": "Designers", "service": "design", "duty": "New patterns", "day": "2026-10-01"}
    made = client.post(at(body, "committees/new/"), {**named, "do": "form"}, follow=True)
    with cast.seeing_all():
        one = Committee.objects.get(body=body)
    url = at(body, f"committees/{one.pk}/")
    assert "Nobody sits on it" in text_of(made)
    seat = {"seat-woman": str(her.pk), "seat-day": "2026-10-02", "seat-presides": "on"}
    page = text_of(client.post(url, {**seat, "do": "seat"}, follow=True))
    assert her.full_name in page and "presides" in page
    twice = client.post(url, {**seat, "do": "seat"})
    assert twice.status_code == 422 and "sits on it already" in text_of(twice)
    task = {"task-what": "Ask three buyers", "task-woman": "", "task-by_when": "2026-11-20"}
    page = text_of(client.post(url, {**task, "do": "charge"}, follow=True))
    assert "Ask three buyers" in page and "late" in page
    assert "Designers" in text_of(client.get(at(body, "offices/")))
    with cast.seeing_all():
        sits = CommitteeSeat.objects.get(committee=one)
    client.post(f"{url}seats/{sits.pk}/end/", {"day": "2026-11-20", "do": "end"})
    client.post(f"{url}end/", {"day": "2026-11-25", "do": "end"})
    with cast.seeing_all():
        sits.refresh_from_db()
        one.refresh_from_db()
    assert (sits.ends_on, one.ends_on) == (date(2026, 11, 20), TODAY)
    assert "Who sat on it before" in text_of(client.get(url))
    assert client_of(cast.farid).post(url, {**seat, "do": "seat"}).status_code == 403


def test_a_committee_without_a_day_waits_for_the_vote(
    cast: Cast, client_of: ClientOf, body: Body
) -> None:
    client = client_of(cast.saima)
    made = client.post(
        at(body, "committees/new/"), {"name": "Fairs", "service": "exhibitions", "do": "form"},
        follow=True,
    )  # fmt: skip
    assert "Put it to the vote" in text_of(made)
    assert "waits for the vote" in text_of(client.get(at(body, "offices/")))


def test_paid_staff_is_written_down_with_the_breach(
    cast: Cast, client_of: ClientOf, body: Body
) -> None:
    client, url = client_of(cast.saima), at(body, "staff/new/")
    assert "It may not be paid" in text_of(client.get(url))
    assert client.post(url, {"name": "", "work": "x", "day": "2026-11-01", "do": "write"}
                       ).status_code == 422  # fmt: skip
    made = client.post(
        url, {"name": "Adeel", "work": "accounts", "day": "2026-11-01", "do": "write"}, follow=True
    )
    assert "The general body has not allowed paid staff" in text_of(made)
    assert "against an article" in text_of(client.get(at(body, "offices/")))
    with cast.seeing_all():
        one = PaidStaff.objects.get(body=body)
    client.post(at(body, f"staff/{one.pk}/end/"), {"day": "2026-11-25", "do": "end"})
    with cast.seeing_all():
        one.refresh_from_db()
    assert one.ends_on == TODAY
