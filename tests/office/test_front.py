"""The front pages, and the door."""

from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from hnsa.core.models import User
from hnsa.office.demo import making, network
from members.models import Body, Membership, NameToken, Person
from tests.cast import Cast
from tests.factories import PASSWORD


def test_the_front_page_of_the_office_costs_no_more_than_it_must(
    cast: Cast, client_of: Any, django_assert_max_num_queries: Any
) -> None:
    amina = client_of(cast.amina)
    amina.get("/admin/")
    with django_assert_max_num_queries(9 + 13 + 20):  # the door’s; its own; of what waits
        page = amina.get("/admin/")
    assert page.status_code == 200
    assert page.context["numbers"].organisations == 2


def test_the_region_reads_the_figures_of_all(cast: Cast, client_of: Any) -> None:
    page = client_of(cast.regina).get("/admin/")
    assert page.context["numbers"].organisations == 4
    assert not page.context["may_import"]


def test_staff_and_facilitators_come_in_by_one_door_to_their_own_places(cast: Cast) -> None:
    for name, place in (("amina", "/admin/"), ("saima", "/")):
        answer = Client().post("/log-in/", {"username": name, "password": PASSWORD})
        assert (answer.status_code, answer["Location"]) == (302, place)


def test_who_was_asked_to_log_in_comes_back_to_where_she_was(cast: Cast) -> None:
    browser, page = Client(), f"/people/{cast.pakistan.person.pk}/"
    asked = browser.get(page)
    assert asked["Location"] == f"/log-in/?next={page}"
    data = {"username": "amina", "password": PASSWORD, "next": page}
    assert browser.post(asked["Location"], data)["Location"] == page


def test_six_wrong_tries_shut_the_door_for_that_name_from_that_address(cast: Cast) -> None:
    browser = Client()
    wrong = {"username": "amina", "password": "not hers"}
    for _ in range(5):
        assert browser.post("/log-in/", wrong).status_code == 200
    shut = browser.post("/log-in/", wrong)
    assert shut.status_code == 429
    assert "half an hour" in shut.content.decode()
    right = {"username": "amina", "password": PASSWORD}
    assert browser.post("/log-in/", right).status_code == 429
    assert browser.post("/log-in/", right, REMOTE_ADDR="10.0.0.9").status_code == 302
    assert browser.post("/log-in/", right | {"username": "bilal"}).status_code == 302


def test_the_language_is_switched_and_stays(cast: Cast, client_of: Any) -> None:
    saima = client_of(cast.saima)
    saima.post("/language/setlang/", {"language": "ur", "next": "/"})
    assert '<html lang="ur" dir="rtl">' in saima.get("/").content.decode()


def test_health_is_told_without_log_in(db: None) -> None:
    assert Client().get("/healthz").json() == {"status": "ok"}


def test_restricted_women_are_absent_for_who_is_not_trusted(cast: Cast, client_of: Any) -> None:
    name = cast.pakistan.restricted.full_name
    page = f"/bodies/{cast.pakistan.facilitating.pk}/"
    for who, there in (("amina", True), ("bilal", True), ("saima", False), ("farid", False)):
        browser = client_of(cast.user(who))
        assert (name in browser.get(page).content.decode()) is there
        assert (name in browser.get("/people/").content.decode()) is there


def count() -> tuple[int, ...]:
    from hnsa.core import scope

    with scope.seeing(body.pk for body in making.homenets().values()):
        tables = (Person, Membership, NameToken, Body, User)
        return tuple(table.objects.count() for table in tables)


def test_the_demo_is_made_once_and_twice_is_the_same(db: None) -> None:
    call_command("demo", verbosity=0)
    once = count()
    assert once[0] == 41  # the list, and one who applies to the association
    call_command("demo", verbosity=0)
    call_command("demo", "--if-empty", verbosity=0)
    assert count() == once


def test_every_log_in_of_the_demo_opens_the_door(db: None) -> None:
    call_command("demo", verbosity=0)
    for one in network.LOGINS:
        data = {"username": one.username, "password": one.password}
        browser = Client()
        assert browser.post("/log-in/", data).status_code == 302
        assert browser.get("/people/").status_code == 200


def test_the_demo_keeps_away_from_real_data(cast: Cast) -> None:
    with pytest.raises(CommandError, match="real data"):
        call_command("demo", verbosity=0)
    before = count()
    call_command("demo", "--if-empty", verbosity=0)
    assert count() == before
