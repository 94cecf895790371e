"""The pages of standing: a list that is narrowed, and one woman with every article and her time."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from associations.models import CategoryChange, DuesStatement, Suspension, Termination
from associations.vocabulary.subjects import Category, Organ
from hnsa.core import clock
from members.models import Membership, Person
from tests import living
from tests.associations.builder import words_of
from tests.cast import Cast
from tests.factories import A_MOMENT

ClientOf = Callable[..., Client]
ON = date(2026, 10, 5)
DAYS = (date(2026, 8, 3), date(2026, 9, 2), date(2026, 10, 4))


@pytest.fixture
def wess(cast: Cast) -> Any:
    """Six women under the articles of WESS; the first missed three meetings, the second two."""
    with cast.seeing_all():
        body = living.an_association_of(
            cast.pakistan.homenet,
            by=cast.amina,
            members=6,
            model="wess",
            parent=cast.pakistan.facilitating,
        ).body
        women = women_of(body)
        for at, day in enumerate(DAYS):
            living.a_held_meeting(
                body, day, by=cast.amina, absent=women[:1] if at == 0 else women[:2],
                present=women[2:],
            )  # fmt: skip
    return body


def women_of(body: Any) -> list[Person]:
    return list(Person.objects.filter(memberships__body=body).order_by("full_name"))


def test_the_list_says_who_stands_how_and_why(cast: Cast, client_of: ClientOf, wess: Any) -> None:
    client = client_of(cast.saima)
    page = reverse("standings", args=[wess.pk])
    said = words_of(client.get(page, {"on": ON.isoformat()}))
    assert "Good standing" in said and "A ground is found" in said and "Near a ground" in said
    assert "Meetings missed in a row: 3; from 3 on it is a ground. 3 Aug, 2 Sep, 4 Oct" in said
    assert "Meetings missed in a row: 2; from 3 on it is a ground. 2 Sep, 4 Oct" in said
    before = words_of(client.get(page, {"on": "2026-09-01"}))
    assert "A ground is found" not in before and "Near a ground" not in before


@pytest.mark.parametrize(
    ("show", "named"),
    [
        ("", {1, 2, 3, 4, 5, 6}), ("ground", {1}), ("near", {2}), ("no_vote", set()),
        ("permanent", set()), ("nonsense", {1, 2, 3, 4, 5, 6}),
    ],
)  # fmt: skip
def test_it_is_narrowed_to_what_is_asked(
    show: str, named: set[int], cast: Cast, client_of: ClientOf, wess: Any
) -> None:
    page = reverse("standings", args=[wess.pk])
    said = words_of(client_of(cast.amina).get(page, {"on": ON.isoformat(), "show": show}))
    assert {n for n in range(1, 7) if f"Member {n:03d}" in said} == named
    if not named:
        assert "Of no member this is so on that day" in said


def test_what_is_not_known_is_said_and_takes_nothing_away(cast: Cast, client_of: ClientOf) -> None:
    with cast.seeing_all():
        body = living.an_association_of(
            cast.pakistan.homenet, by=cast.amina, members=1, rules=(("arrears", {"months": 3}),)
        ).body
    page = reverse("standings", args=[body.pk])
    said = words_of(client_of(cast.amina).get(page, {"on": ON.isoformat(), "show": "open"}))
    assert "Not known: Months of dues owed" in said and "Good standing" in said


def test_a_restricted_woman_is_not_in_the_list_of_who_may_not_see_her(
    cast: Cast, client_of: ClientOf, wess: Any
) -> None:
    with cast.seeing_all():
        her = women_of(wess)[0]
        Person.objects.filter(pk=her.pk).update(is_restricted=True)
    asked = {"on": ON.isoformat()}
    for name, sees in (("amina", True), ("saima", False), ("farid", False)):
        client = client_of(cast.user(name))
        said = words_of(client.get(reverse("standings", args=[wess.pk]), asked))
        assert ("Member 001" in said, "A ground is found" in said) == (sees, sees)
        alone = client.get(reverse("membership", args=[wess.pk, her.pk]), asked)
        assert alone.status_code == (200 if sees else 404)


def test_the_list_asks_the_same_for_three_and_for_three_hundred(
    cast: Cast, client_of: ClientOf, django_assert_num_queries: Any
) -> None:
    client = client_of(cast.amina)
    for number, code in ((3, "FEW"), (300, "MANY")):
        with cast.seeing_all():
            body = living.an_association_of(
                cast.pakistan.homenet, by=cast.amina, members=number, model="united", code=code
            ).body
            women = women_of(body)
            living.a_held_meeting(body, ON, by=cast.amina, absent=women)
        with django_assert_num_queries(24):
            answer = client.get(reverse("standings", args=[body.pk]), {"on": ON.isoformat()})
        assert answer.status_code == 200
    later = client.get(reverse("standings", args=[body.pk]), {"on": ON.isoformat(), "page": "3"})
    said = words_of(later)
    assert "Member 201" in said and "Member 200" not in said and "Those before" in said


@pytest.mark.parametrize("typed", ["yesterday", "2026-13-01", "0000-00-00"])
def test_a_day_that_is_none_is_said_and_today_is_taken(
    typed: str, cast: Cast, client_of: ClientOf, wess: Any
) -> None:
    answer = client_of(cast.amina).get(reverse("standings", args=[wess.pk]), {"on": typed})
    assert "That day could not be read" in words_of(answer)
    assert answer.context["on"] == clock.today()


def test_where_there_is_nothing_to_judge_it_says_what_to_do(
    cast: Cast, client_of: ClientOf, wess: Any
) -> None:
    client, page = client_of(cast.amina), reverse("standings", args=[wess.pk])
    assert "Nobody whom you see was a member" in words_of(client.get(page, {"on": "2019-01-01"}))
    with cast.seeing_all():
        Membership.objects.filter(body=wess).update(begins_on=None)
    said = words_of(client.get(page, {"on": "2019-01-01"}))
    assert "No constitution was in force on 1 Jan 2019" in said


# --- one woman


def test_her_page_shows_every_question_with_its_articles(
    cast: Cast, client_of: ClientOf, wess: Any
) -> None:
    with cast.seeing_all():
        her = women_of(wess)[0]
    client, page = client_of(cast.saima), reverse("membership", args=[wess.pk, her.pk])
    said = words_of(client.get(page, {"on": ON.isoformat()}))
    for asked in (
        "May she vote?", "Is there a ground to put her out?", "May she stand for this office?",
        "May she become a permanent member?", "What does she pay this month?",
    ):  # fmt: skip
        assert asked in said
    assert "Nobody is put out by a ground" in said
    assert "she was no member" not in said.lower()
    assert "She was no member on 1 Jan 2019" in words_of(client.get(page, {"on": "2019-01-01"}))


def test_her_time_is_drawn_and_told_in_a_table(cast: Cast, client_of: ClientOf, wess: Any) -> None:
    with cast.seeing_all():
        her = women_of(wess)[0]
        own: dict[str, Any] = {"person": her, "body": wess, "homenet": wess.homenet}
        CategoryChange.objects.create(
            on=date(2026, 2, 1), was="temporary", becomes=Category.PERMANENT, **own
        )
        Suspension.objects.create(
            begins_on=date(2026, 3, 1), ends_on=date(2026, 4, 1), organ=Organ.COMMITTEE,
            why="A quarrel", written_by=cast.amina, **own,
        )  # fmt: skip
        DuesStatement.objects.create(
            on=date(2026, 7, 1), months_owed=2, stated_by="Treasurer", written_by=cast.amina,
            written_at=A_MOMENT, **own,
        )  # fmt: skip
        Termination.objects.create(
            found_on=ON, words="Absences", begun_by=cast.amina, begun_at=A_MOMENT, **own
        )
    client = client_of(cast.amina)
    answer = client.get(reverse("membership", args=[wess.pk, her.pk]), {"on": ON.isoformat()})
    plot = answer.context["plot"]
    assert [lane.name for lane in plot.lanes] == [
        "Member", "Category", "Suspended", "Meetings", "Notices, statements",
    ]  # fmt: skip
    assert [len(lane.dots) for lane in plot.lanes] == [0, 0, 0, 3, 2]
    table = [(row.on, row.until, row.kind, row.what) for row in plot.rows]
    assert (date(2026, 3, 1), date(2026, 4, 1), "Suspended", "A quarrel") in table
    assert (date(2026, 2, 1), None, "Category", "permanent member") in table
    assert (date(2026, 7, 1), None, "Statement of dues", "Months of dues owed: 2") in table
    assert table[0][0] == max(row[0] for row in table if row[0])
    said = words_of(answer)
    assert "A ground was written down on 5 Oct 2026; no notice was given yet" in said
    assert "as the treasurer stated it on 1 Jul 2026" in said


def test_an_unknown_first_day_and_a_future_day_are_drawn_too(
    cast: Cast, client_of: ClientOf, wess: Any
) -> None:
    with cast.seeing_all():
        her = women_of(wess)[0]
        Membership.objects.filter(person=her).update(begins_on=None)
    client, page = client_of(cast.amina), reverse("membership", args=[wess.pk, her.pk])
    for on in (ON, clock.today() + timedelta(days=900), date.min, date.max):
        assert client.get(page, {"on": on.isoformat()}).status_code == 200


def test_she_may_be_asked_for_each_office(cast: Cast, client_of: ClientOf, wess: Any) -> None:
    with cast.seeing_all():
        her = women_of(wess)[3]
    page = reverse("membership", args=[wess.pk, her.pk])
    for typed, post in (("president", "president"), ("nonsense", "member")):
        answer = client_of(cast.amina).get(page, {"post": typed})
        assert answer.context["post"] == post and answer.status_code == 200


@pytest.mark.parametrize("day", ["0001-01-01", "1947-08-14", "2028-02-29", "9999-12-31", "x"])
def test_any_day_of_the_calendar_is_answered(
    cast: Cast, client_of: ClientOf, wess: Any, day: str
) -> None:
    client = client_of(cast.saima)
    with cast.seeing_all():
        her = women_of(wess)[0]
    assert client.get(reverse("standings", args=[wess.pk]), {"on": day}).status_code == 200
    address = reverse("membership", args=[wess.pk, her.pk])
    assert client.get(address, {"on": day}).status_code == 200
