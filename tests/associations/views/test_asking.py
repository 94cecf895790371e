"""The page that asks the constitution: by article, for any day, with what the register knows."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from members import models
from tests import factories as make
from tests.cast import Cast

ClientOf = Callable[..., Client]


def _page(cast: Cast, name: str, client_of: ClientOf) -> Any:
    return client_of(cast.user(name)), f"/associations/{cast.pakistan.association.pk}/ask/"


def _member(cast: Cast, **told: Any) -> models.Person:
    with cast.seeing_all():
        homenet = cast.pakistan.homenet
        person = make.PersonFactory(homenet=homenet, full_name="Sughra Bibi", **told)
        make.MembershipFactory(person=person, body=cast.pakistan.association, number="17")
    return person


def test_without_a_question_all_of_them_are_offered(cast: Cast, client_of: ClientOf) -> None:
    client, page = _page(cast, "saima", client_of)
    shown = client.get(page).content.decode()
    assert "May she join?" in shown
    assert "Does this vote carry?" in shown


def test_a_refusal_names_article_sentence_and_facts(cast: Cast, client_of: ClientOf) -> None:
    client, page = _page(cast, "saima", client_of)
    told = {"question": "join", "on": "2026-10-05", "age": "14", "woman": "yes"}
    shown = client.post(page, told).content.decode()
    assert "She may not join" in shown
    assert 'A member is at least <bdi class="r-figure">15</bdi> years old.' in shown
    assert 'She is <bdi class="r-figure">14</bdi> years old.' in shown
    assert "Members are women." in shown  # what holds is told as well
    assert 'value="14"' in shown  # and what was typed stays


def test_what_cannot_be_read_is_said_at_its_field_and_stays(
    cast: Cast, client_of: ClientOf
) -> None:
    client, page = _page(cast, "saima", client_of)
    shown = client.post(page, {"question": "join", "age": "forty", "woman": "yes"})
    text = shown.content.decode()
    assert "please write a whole number" in text
    assert 'value="forty"' in text
    assert "She may join" not in text


def test_the_law_of_the_day_answers(cast: Cast, client_of: ClientOf) -> None:
    client, page = _page(cast, "saima", client_of)
    early = client.post(page, {"question": "join", "on": "2019-12-31", "age": "14"})
    assert "No constitution was in force on" in early.content.decode()


def test_the_register_tells_what_it_knows_of_a_member(cast: Cast, client_of: ClientOf) -> None:
    person = _member(cast, birth_on=date(2012, 1, 1))
    client, page = _page(cast, "saima", client_of)
    shown = client.get(page, {"question": "join", "on": "2026-10-05", "person": person.pk})
    text = shown.content.decode()
    assert "She may not join" in text
    assert "Sughra Bibi, 17" in text
    assert "from the register" in text


def test_nobody_is_asked_about_whom_one_may_not_see(cast: Cast, client_of: ClientOf) -> None:
    person = _member(cast, is_restricted=True)
    asked = {"question": "join", "person": person.pk}
    client, page = _page(cast, "saima", client_of)
    assert client.get(page, asked).status_code == 404
    assert "Sughra" not in client.get(page, {"question": "join"}).content.decode()
    clerk, page = _page(cast, "amina", client_of)
    assert clerk.get(page, asked).status_code == 200


def test_an_unknown_question_is_no_page(cast: Cast, client_of: ClientOf) -> None:
    client, page = _page(cast, "saima", client_of)
    assert client.get(page, {"question": "fly"}).status_code == 404


@pytest.mark.parametrize("typed", ["35202-1234567-8", "۳۵۲۰۲۱۲۳۴۵۶۷۸"])
def test_a_card_number_is_not_looked_up_in_an_address(
    typed: str, cast: Cast, client_of: ClientOf
) -> None:
    client, page = _page(cast, "saima", client_of)
    answer = client.get(page, {"question": "vote", "who": typed})
    assert answer.status_code == 302
    assert typed not in answer["Location"]


def test_a_day_that_is_none_is_said_so(cast: Cast, client_of: ClientOf) -> None:
    client, page = _page(cast, "saima", client_of)
    shown = client.get(page, {"question": "join", "on": "yesterday"}).content.decode()
    assert "That day could not be read" in shown


def test_the_answer_is_printed(cast: Cast, client_of: ClientOf) -> None:
    client, page = _page(cast, "saima", client_of)
    told = {"question": "join", "age": "14", "woman": "yes", "do": "print"}
    shown = client.post(page, told)
    assert shown.status_code == 200
    assert "She may not join" in shown.content.decode()
