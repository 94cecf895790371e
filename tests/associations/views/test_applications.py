"""Pages of applications: on a phone she is found or written down, and every article speaks."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from associations.models import Application
from associations.vocabulary.procedures import ApplicationState
from members.actions import people
from members.models import Body, Membership, Person
from tests import living
from tests.cast import Cast
from tests.members.views.conftest import text_of

ClientOf = Callable[..., Client]
RULES = (
    ("minimum_age", {"years": 18}), ("women_only", {}), ("trade", {"trades": "stitching"}),
    ("sponsors", {"number": 1}), ("application_answered", {"days": 14, "silence": "admitted"}),
)  # fmt: skip
NEW = {"name": "Nasim Akhtar", "age": "17", "gender": "female", "applied_on": "2026-01-02"}


@pytest.fixture
def body(cast: Cast) -> Body:
    """An association of three members that Saima helps."""
    with cast.seeing_all():
        return living.an_association_of(
            cast.pakistan.homenet, by=cast.amina, members=3, rules=RULES,
            parent=cast.pakistan.facilitating,
        ).body  # fmt: skip


@pytest.fixture
def saima(cast: Cast, client_of: ClientOf) -> Client:
    """Saima's browser."""
    return client_of(cast.saima)


def _applied(cast: Cast, body: Body, saima: Client, **told: Any) -> tuple[Application, str]:
    saima.post(f"/associations/{body.pk}/applications/new/", {**NEW, "do": "add", **told})
    with cast.seeing_all():
        found = Application.objects.select_related("person").get(body=body)
    return found, f"/associations/{body.pk}/applications/{found.pk}/"


def test_a_new_woman_is_written_down_and_the_articles_speak_at_once(
    cast: Cast, body: Body, saima: Client
) -> None:
    _application, here = _applied(cast, body, saima)
    shown = text_of(saima.get(here))
    assert "Nasim Akhtar has applied." in shown
    assert "She may not join" in shown and "She is 17 years old." in shown
    assert "Practises the trade" in shown  # must be known first
    assert "Put it to the vote" in shown
    listed = text_of(saima.get(f"/associations/{body.pk}/applications/"))
    assert "Nasim Akhtar" in listed and "late" in listed
    assert "She is a member; she is to be written into the register." in listed


def test_only_what_an_article_reads_is_asked_and_kept(
    cast: Cast, body: Body, saima: Client
) -> None:
    _application, here = _applied(cast, body, saima, age="40")
    page = saima.get(here + "facts/").content.decode()
    assert 'name="practises_trade"' in page
    assert 'name="born"' not in page and 'name="shares"' not in page
    saima.post(
        here + "facts/",
        {"applied_on": "2026-01-02", "note": "Her card", "practises_trade": "yes", "do": "tell"},
    )
    shown = text_of(saima.get(here))
    assert "Practises the trade yes" in shown and "Her card" in shown


def test_a_day_to_come_stays_on_the_form_with_what_was_typed(
    cast: Cast, body: Body, saima: Client
) -> None:
    answer = saima.post(
        f"/associations/{body.pk}/applications/new/",
        {**NEW, "applied_on": "2199-01-01", "do": "add"},
    )  # fmt: skip
    assert answer.status_code == 422
    assert "That day has not come yet." in text_of(answer)
    assert "Nasim Akhtar" in answer.content.decode()


def test_she_is_found_in_the_register_and_a_member_is_said_to_be_one(
    cast: Cast, body: Body, saima: Client
) -> None:
    with cast.seeing_all():
        people.index_names([cast.pakistan.person, cast.pakistan.apart])
    here = f"/associations/{body.pk}/applications/new/"
    page = saima.post(here, {"known": cast.pakistan.person.full_name})
    assert f"take:{cast.pakistan.person.pk}" in page.content.decode()
    assert cast.pakistan.apart.full_name not in text_of(
        saima.post(here, {"known": cast.pakistan.apart.full_name[:4]})
    )
    saima.post(here, {"do": f"take:{cast.pakistan.person.pk}"})
    with cast.seeing_all():
        assert Application.objects.get(body=body).person_id == cast.pakistan.person.pk
    again = saima.post(here, {"do": f"take:{cast.pakistan.person.pk}"}, follow=True)
    assert "has applied already; her application waits." in text_of(again)
    assert saima.post(here, {"do": f"take:{cast.bangladesh.person.pk}"}).status_code == 404


def test_proposers_are_chosen_from_the_members(cast: Cast, body: Body, saima: Client) -> None:
    _application, here = _applied(cast, body, saima)
    with cast.seeing_all():
        first = Membership.objects.filter(body=body).earliest("pk").person
    saima.post(here + "proposers/", {"do": f"add:{first.pk}"})
    assert first.full_name in text_of(saima.get(here))
    saima.post(here + "proposers/", {"do": f"out:{first.pk}"})
    assert "Nobody yet." in text_of(saima.get(here))


def test_silence_is_recorded_by_a_person_and_she_is_a_member(
    cast: Cast, body: Body, client_of: ClientOf, saima: Client
) -> None:
    application, here = _applied(cast, body, saima)
    assert "Record that it is granted by silence" in text_of(saima.get(here))
    stopped = saima.post(here + "silence/", {"do": "act"})
    assert stopped.status_code == 422 and "An article stands against it" in text_of(stopped)
    assert "ask the data clerk" in text_of(stopped)
    amina = client_of(cast.amina)
    assert "Please say why." in text_of(
        amina.post(here + "silence/", {"do": "act", "override": ""})
    )
    amina.post(here + "silence/", {"do": "act", "override": "The article says so"})
    with cast.seeing_all():
        application.refresh_from_db()
        spell = Membership.objects.get(body=body, person=application.person)
    assert application.state == ApplicationState.GRANTED and application.by_silence
    assert (spell.begins_on, spell.number) == (date(2026, 1, 17), "4")
    shown = text_of(amina.get(here))
    assert "by silence" in shown and "The article says so" in shown
    assert "What the articles said when it was answered" in shown


def test_she_takes_it_back_after_a_question(cast: Cast, body: Body, saima: Client) -> None:
    _application, here = _applied(cast, body, saima)
    assert "Does she take her application back?" in text_of(saima.get(here + "withdraw/"))
    shown = text_of(saima.post(here + "withdraw/", {"do": "act"}, follow=True))
    assert "taken back by herself" in shown and "Put it to the vote" not in shown


def test_a_double_tap_writes_her_down_once(cast: Cast, body: Body, saima: Client) -> None:
    key = "3f0b7a52-6d8e-4f34-9f0e-0a4b7c3f1d11"
    told = {**NEW, "do": "add", "form_key": key}
    here = f"/associations/{body.pk}/applications/new/"
    first, second = saima.post(here, told), saima.post(here, told)
    assert first["Location"] == second["Location"]
    with cast.seeing_all():
        assert Application.objects.filter(body=body).count() == 1
        assert Person.objects.filter(full_name="Nasim Akhtar").count() == 1


@pytest.mark.parametrize("many", [3, 30])
def test_the_list_asks_the_database_as_often_for_many_as_for_few(
    cast: Cast, body: Body, saima: Client, many: int, django_assert_num_queries: Any
) -> None:
    with cast.seeing_all():
        for one in living.a_membership(
            cast.pakistan.facilitating, [f"Woman {n}" for n in range(many)]
        ):
            Application.objects.create(
                body=body, homenet=body.homenet, person=one, applied_on=date(2026, 1, 2),
                written_by=cast.saima, written_at=living.A_MOMENT,
            )  # fmt: skip
    here = f"/associations/{body.pk}/applications/"
    saima.get(here)
    with django_assert_num_queries(16):
        saima.get(here)
