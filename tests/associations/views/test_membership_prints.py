"""Membership cards and the register of members: names and numbers on paper, and nothing else."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from associations.queries import member_register
from associations.rules.codes import grouped
from hnsa.core import scope
from members.models import Body, Membership, NationalId, Person, Phone
from tests import factories as make
from tests import living
from tests.associations.builder import words_of
from tests.cast import Cast, everywhere

ClientOf = Callable[..., Client]
TODAY = date(2026, 3, 1)


@pytest.fixture(autouse=True)
def on_that_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hnsa.core.clock.today", lambda: TODAY)


@pytest.fixture
def body(cast: Cast) -> Body:
    """An association of Saima’s organisation with three members."""
    with cast.seeing_all():
        scope.show(everywhere())
        found = living.an_association_of(
            cast.pakistan.homenet, by=cast.amina, model="wess", parent=cast.pakistan.facilitating,
            name="Rasool Nagar", code="RASOOL",
        ).body  # fmt: skip
        found.name_native = "رسول نگر"
        found.save()
        people = living.a_membership(found, ["Asha Bibi", "Nasreen Akhtar", "Zubaida Khatoon"])
        Person.objects.filter(pk=people[0].pk).update(
            full_name_native="آشا بی بی", relative_name="Karim Bakhsh"
        )
        Membership.objects.filter(person=people[0]).update(number="10", category="permanent")
    return found


@pytest.fixture
def saima(cast: Cast, client_of: ClientOf) -> Client:
    return client_of(cast.saima)


def of(body: Body, name: str) -> str:
    return reverse(name, args=[body.pk])


def her_spell(cast: Cast, name: str = "Asha Bibi") -> Membership:
    with cast.seeing_all():
        return Membership.objects.get(person__full_name=name)


def change(cast: Cast, name: str, **told: Any) -> None:
    with cast.seeing_all():
        Membership.objects.filter(person__full_name=name).update(**told)


def verified(code: str) -> Any:
    return Client().get(reverse("verify", args=[code]))


# --- the register ------------------------------------------------------------------------------


def test_the_register_has_number_name_relative_category_and_day(body: Body, saima: Client) -> None:
    said = words_of(saima.get(of(body, "member_register")))
    for told in ("Asha Bibi", "آشا بی بی", "Karim Bakhsh", "permanent member", "1 Jan 2020"):
        assert told in said
    assert "3 members on 1 Mar 2026" in said


def test_it_counts_two_before_ten(body: Body, saima: Client) -> None:
    lines = saima.get(of(body, "member_register")).context["lines"]
    assert [one.number for one in lines] == ["2", "3", "10"]


def test_it_is_that_of_the_day_which_is_asked_for(cast: Cast, body: Body, saima: Client) -> None:
    change(cast, "Nasreen Akhtar", ends_on=date(2026, 1, 1), ground="resigned")
    address = of(body, "member_register")
    assert "Nasreen" not in words_of(saima.get(address))
    assert "Nasreen" in words_of(saima.get(address, {"on": "2025-12-31"}))


def test_who_is_hidden_for_her_safety_is_counted_and_not_named(
    cast: Cast, body: Body, saima: Client, client_of: ClientOf
) -> None:
    with cast.seeing_all():
        Person.objects.filter(full_name="Asha Bibi").update(is_restricted=True)
    said = words_of(saima.get(of(body, "member_register")))
    assert "Asha" not in said and "1 member is not named here, for her safety." in said
    assert "Asha" not in words_of(saima.get(of(body, "membership_cards")))
    assert "Asha" in words_of(client_of(cast.amina).get(of(body, "member_register")))


def test_in_urdu_it_runs_from_right_to_left(body: Body, saima: Client) -> None:
    page = saima.get(of(body, "member_register"), {"language": "ur"}).content.decode()
    assert '<html lang="ur" dir="rtl">' in page and '<bdi dir="ltr">10</bdi>' in page


@pytest.mark.parametrize("name", ["member_register", "membership_cards"])
def test_it_reads_as_often_for_three_as_for_many(
    cast: Cast, body: Body, saima: Client, name: str, django_assert_num_queries: Any
) -> None:
    saima.get(of(body, name))
    for _time in "12":
        with django_assert_num_queries(13):
            saima.get(of(body, name))
        with cast.seeing_all():
            scope.show(everywhere())
            living.a_membership(body, [f"Woman {one}" for one in range(40)])


def test_an_association_without_members_says_so(cast: Cast, saima: Client) -> None:
    with cast.seeing_all():
        empty = cast.pakistan.association
    for name in ("member_register", "membership_cards"):
        assert "Nobody is a member on that day." in words_of(saima.get(of(empty, name)))


@pytest.mark.parametrize("asked", [{"on": "yesterday"}, {"language": "xx"}, {"member": "-1"}])
def test_what_is_no_day_no_language_and_no_number_is_not_found(
    body: Body, saima: Client, asked: dict[str, str]
) -> None:
    for name in ("member_register", "membership_cards", "membership_cards_pdf"):
        assert saima.get(of(body, name), asked).status_code == 404


@pytest.mark.parametrize("name", ["member_register_pdf", "membership_cards_pdf"])
@pytest.mark.parametrize("language", ["en", "ur"])
def test_it_is_a_pdf_as_well(body: Body, saima: Client, name: str, language: str) -> None:
    made = saima.get(of(body, name), {"language": language})
    assert made["Content-Type"] == "application/pdf" and made.content.startswith(b"%PDF")
    assert made["Cache-Control"] == "private, no-store"


# --- the cards ---------------------------------------------------------------------------------


def test_a_card_has_name_number_category_day_and_code(
    cast: Cast, body: Body, saima: Client
) -> None:
    card = saima.get(of(body, "membership_cards")).context["cards"][-1]
    assert (card.name.text, card.number, card.category) == ("Asha Bibi", "10", "permanent member")
    assert card.code == grouped(member_register.code_of(her_spell(cast).pk))


def test_nothing_sensitive_stands_on_any_card(cast: Cast, body: Body, saima: Client) -> None:
    with cast.seeing_all():
        her = Person.objects.get(full_name="Asha Bibi")
        make.NationalIdFactory(person=her, number="35202-1112223-4")
        make.PhoneFactory(person=her, e164="+923001112223")
        assert NationalId.objects.filter(person=her).exists()
        assert Phone.objects.filter(person=her).exists()
    for name in ("membership_cards", "member_register"):
        said = words_of(saima.get(of(body, name)))
        assert "1112223" not in re.sub(r"[^0-9a-z]", "", said.lower())


def test_the_card_of_one_woman_is_printed_alone(cast: Cast, body: Body, saima: Client) -> None:
    her = her_spell(cast).person_id
    cards = saima.get(of(body, "membership_cards"), {"member": her}).context["cards"]
    assert [one.name.text for one in cards] == ["Asha Bibi"]


def test_many_cards_come_in_several_files(cast: Cast, body: Body, saima: Client) -> None:
    with cast.seeing_all():
        scope.show(everywhere())
        living.a_membership(body, [f"Woman {one}" for one in range(50)])
    first = saima.get(of(body, "membership_cards"))
    assert len(first.context["cards"]) == 48 and "first=48" in first.context["further"]
    second = saima.get(f"{of(body, 'membership_cards')}?{first.context['further']}")
    assert len(second.context["cards"]) == 5 and not second.context["further"]


# --- its code ----------------------------------------------------------------------------------


def test_anybody_verifies_that_she_is_a_member_today_and_learns_no_more(
    cast: Cast, body: Body
) -> None:
    spell = her_spell(cast)
    answer = verified(grouped(member_register.code_of(spell.pk)))
    said = words_of(answer)
    assert "A member today" in said and "Rasool Nagar" in said and "1 Mar 2026" in said
    for hidden in ("Asha", "آشا", "Karim", "permanent", "RASOOL", "2020"):
        assert hidden not in said


def test_after_the_end_of_her_membership_the_card_says_no(cast: Cast, body: Body) -> None:
    code = member_register.code_of(her_spell(cast).pk)
    change(cast, "Asha Bibi", ends_on=TODAY, ground="terminated")
    assert "Not a member today" in words_of(verified(code))


def test_a_code_that_nobody_wrote_is_like_any_other_unknown_one(cast: Cast, body: Body) -> None:
    code = member_register.code_of(her_spell(cast).pk)
    forged = code[:-1] + ("0" if code[-1] != "0" else "1")
    assert verified(forged).status_code == verified("7K4M2Q9TXB3RH0WA1P").status_code == 404
    assert words_of(verified(forged)).replace(forged, "") == words_of(
        verified("7K4M2Q9TXB3RH0WA1P")
    ).replace("7K4M2Q9TXB3RH0WA1P", "")


def test_the_card_of_a_membership_that_is_gone_is_unknown(cast: Cast, body: Body) -> None:
    assert verified(member_register.code_of(10**9)).status_code == 404
