"""Two facilitators at the same moment: one application, one membership, one resignation."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from associations.models import Application, Resignation
from hnsa.core import clock
from members.models import Body, Membership, Person
from tests import living
from tests.at_once import at_once
from tests.cast import Cast, summon

ClientOf = Callable[..., Client]
pytestmark = pytest.mark.django_db(transaction=True)
NEW = {"name": "Nasim Akhtar", "age": "30", "gender": "female", "applied_on": "2026-01-02"}


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    return summon()


@pytest.fixture
def body(cast: Cast) -> Body:
    """An association of two members, where silence of 14 days admits."""
    rules: Any = (("application_answered", {"days": 14, "silence": "admitted"}),)
    with cast.seeing_all():
        return living.an_association_of(
            cast.pakistan.homenet, by=cast.amina, members=2, rules=rules,
            parent=cast.pakistan.facilitating,
        ).body  # fmt: skip


def test_two_who_write_the_same_woman_down_write_her_down_once(
    cast: Cast, body: Body, client_of: ClientOf
) -> None:
    page = f"/associations/{body.pk}/applications/new/"
    clients = [client_of(one) for one in (cast.saima, cast.amina, cast.bilal)]
    answers = at_once(
        *[lambda one=one: one.post(page, {**NEW, "do": "add", "form_key": str(uuid4())})
          for one in clients]
    )  # fmt: skip
    assert sorted(one.status_code for one in answers) == [302, 422, 422]
    told = [one.content.decode() for one in answers if one.status_code == 422]
    assert all("has applied already; her application waits." in one for one in told)
    with cast.seeing_all():
        assert Application.objects.filter(body=body).count() == 1
        assert Person.objects.filter(full_name="Nasim Akhtar").count() == 1


def test_admitted_by_two_at_once_she_is_one_member_and_the_second_is_told(
    cast: Cast, body: Body, client_of: ClientOf
) -> None:
    clients = [client_of(one) for one in (cast.saima, cast.amina, cast.bilal)]
    clients[0].post(f"/associations/{body.pk}/applications/new/", {**NEW, "do": "add"})
    with cast.seeing_all():
        found = Application.objects.get(body=body)
    page = f"/associations/{body.pk}/applications/{found.pk}/silence/"
    answers = at_once(
        *[lambda one=one: one.post(page, {"do": "act", "form_key": str(uuid4())})
          for one in clients]
    )  # fmt: skip
    assert all(one.status_code == 302 for one in answers)
    with cast.seeing_all():
        spell = Membership.objects.get(body=body, person=found.person_id)
        assert spell.number == "3"
    said = [client.get(answer["Location"]).content.decode()
            for client, answer in zip(clients, answers, strict=True)]  # fmt: skip
    assert sum("It is recorded." in one for one in said) == 1
    others = ("is granted meanwhile", "No article says yet that anything follows")
    assert sum(any(words in one for words in others) for one in said) == 2


def test_two_admitted_at_once_get_two_numbers(cast: Cast, body: Body, client_of: ClientOf) -> None:
    clients = [client_of(one) for one in (cast.saima, cast.amina)]
    pages = []
    for client, name in zip(clients, ("Nasim Akhtar", "Rubina Shaheen"), strict=True):
        there = f"/associations/{body.pk}/applications/"
        answer = client.post(f"{there}new/", {**NEW, "name": name, "do": "add"})
        pages.append(f"{answer['Location']}silence/")
    at_once(
        *[lambda one=one, page=page: one.post(page, {"do": "act"})
          for one, page in zip(clients, pages, strict=True)]
    )  # fmt: skip
    with cast.seeing_all():
        numbers = Membership.objects.filter(body=body).values_list("number", flat=True)
        assert sorted(numbers) == ["1", "2", "3", "4"]


def test_two_who_write_down_that_she_leaves_write_it_down_once(
    cast: Cast, body: Body, client_of: ClientOf
) -> None:
    with cast.seeing_all():
        her = body.memberships.earliest("pk").person
    page = f"/associations/{body.pk}/members/{her.pk}/leave/"
    told = {"gave_notice_on": clock.today().isoformat(), "handed_over": "yes", "do": "act"}
    clients = [client_of(one) for one in (cast.saima, cast.amina)]
    answers = at_once(*[lambda one=one: one.post(page, told) for one in clients])
    assert sorted(one.status_code for one in answers) == [302, 422]
    with cast.seeing_all():
        assert Resignation.objects.filter(body=body, person=her).count() == 1
