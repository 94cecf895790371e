"""Two devices at the same moment: a post is held by one woman, and an office ends once."""

from collections.abc import Callable
from datetime import date
from uuid import uuid4

import pytest
from django.test import Client

from associations.models import CommitteeSeat, Office
from associations.vocabulary.cases import CameBy
from associations.vocabulary.subjects import Post
from members.models import Body, Person
from tests import living
from tests.at_once import at_once
from tests.cast import Cast, summon

ClientOf = Callable[..., Client]
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    return summon()


@pytest.fixture
def body(cast: Cast) -> Body:
    with cast.seeing_all():
        return living.an_association_of(
            cast.pakistan.homenet, by=cast.amina, parent=cast.pakistan.facilitating, members=3,
            rules=(("committee_term", {"years": 3}),),
        ).body  # fmt: skip


def women(body: Body) -> list[Person]:
    return list(Person.objects.filter(memberships__body=body).order_by("pk"))


def told(her: Person, key: object) -> dict[str, str]:
    return {
        "woman": str(her.pk), "day": "2026-01-10", "came_by": "elected", "do": "fill",
        "form_key": str(key),
    }  # fmt: skip


def test_two_facilitators_fill_one_post_with_one_woman(
    cast: Cast, client_of: ClientOf, body: Body
) -> None:
    with cast.seeing_all():
        first, second, _ = women(body)
    url = f"/associations/{body.pk}/offices/fill/president/"
    pairs = [(client_of(cast.saima), first), (client_of(cast.amina), second)]
    answers = at_once(
        *[lambda one=one, her=her: one.post(url, told(her, uuid4())) for one, her in pairs]
    )
    assert sorted(one.status_code for one in answers) == [302, 422]
    with cast.seeing_all():
        assert Office.objects.filter(body=body, post=Post.PRESIDENT).count() == 1


def test_a_double_tap_begins_one_office(cast: Cast, client_of: ClientOf, body: Body) -> None:
    with cast.seeing_all():
        her = women(body)[0]
    url, key = f"/associations/{body.pk}/offices/fill/member/", uuid4()
    clients = [client_of(cast.saima) for _ in range(3)]
    answers = at_once(*[lambda one=one: one.post(url, told(her, key)) for one in clients])
    assert len({one["Location"] for one in answers}) == 1
    with cast.seeing_all():
        assert Office.objects.filter(body=body).count() == 1


def test_an_office_that_two_end_ends_once(cast: Cast, client_of: ClientOf, body: Body) -> None:
    with cast.seeing_all():
        office = Office.objects.create(
            body=body, homenet=body.homenet, person=women(body)[0], post=Post.PRESIDENT,
            begins_on=date(2024, 1, 1), came_by=CameBy.ELECTED,
        )  # fmt: skip
    url = f"/associations/{body.pk}/offices/{office.pk}/end/"
    clients = [(client_of(cast.saima), "resigned"), (client_of(cast.amina), "term")]
    answers = at_once(
        *[
            lambda one=one, why=why: one.post(
                url, {"day": "2026-01-10", "ground": why, "do": "end"}
            )
            for one, why in clients
        ]
    )
    assert sorted(one.status_code for one in answers) == [302, 422]


def test_two_who_seat_the_same_woman_seat_her_once(
    cast: Cast, client_of: ClientOf, body: Body
) -> None:
    with cast.seeing_all():
        her = women(body)[0]
        one = body.committees.create(
            homenet=body.homenet, name="Design", service="design", begins_on=date(2024, 1, 1)
        )
    url = f"/associations/{body.pk}/committees/{one.pk}/"
    seat = {"seat-woman": str(her.pk), "seat-day": "2026-01-10", "do": "seat"}
    clients = [client_of(cast.saima), client_of(cast.amina)]
    answers = at_once(*[lambda who=who: who.post(url, seat) for who in clients])
    assert sorted(one.status_code for one in answers) == [302, 422]
    with cast.seeing_all():
        assert CommitteeSeat.objects.filter(committee=one).count() == 1
