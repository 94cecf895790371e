"""The register of people in the admin."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from hnsa.core import sealing
from members.actions.people import add_number, index_names
from members.models import NameToken, NationalId, Person, Phone, Reveal
from members.vocabulary.country import country
from tests.cast import Cast, let_in

LIST = "/admin/members/person/"


def form_of(client: Client, address: str) -> dict[str, Any]:
    """The fields of the admin's form as a browser would send them back."""
    response = client.get(address)
    assert response.status_code == 200
    form = response.context["adminform"].form
    data = {bound.html_name: bound.value() for bound in form}
    for inline in response.context["inline_admin_formsets"]:
        data |= {bound.html_name: bound.value() for bound in inline.formset.management_form}
        for row in inline.formset.forms:
            data |= {bound.html_name: bound.value() for bound in row}
    return {
        name: "" if value is None else value for name, value in data.items() if value is not False
    }


@pytest.fixture
def amina(cast: Cast, client_of: Any) -> Client:
    return client_of(cast.amina)


@pytest.fixture
def card(cast: Cast) -> str:
    """The number of the card of `cast.pakistan.person`, written down by amina."""
    by = let_in(cast.amina)
    add_number(cast.pakistan.person, "35103-0000811-2", country=country("PK"), by=by)
    return "35103-0000811-2"


def test_the_list_costs_the_same_for_one_woman_and_for_sixty(
    cast: Cast, amina: Client, django_assert_num_queries: Any
) -> None:
    amina.get(LIST)
    with django_assert_num_queries(13):
        amina.get(LIST)
    with cast.seeing_all():
        Person.objects.bulk_create(
            Person(homenet=cast.pakistan.homenet, full_name=f"Woman {n}") for n in range(60)
        )
    with django_assert_num_queries(13):
        page = amina.get(LIST)
    assert len(page.context["cl"].result_list) == 50


def test_a_name_is_found_by_a_word_in_another_spelling(cast: Cast, amina: Client) -> None:
    with cast.seeing_all():
        person = cast.pakistan.person
        person.full_name_native = "زرنگار بی بی"
        person.save()
        index_names([person])
    for typed in ("Zarnigar", "zarn", "Zarnigaar", "زرنگار"):
        page = amina.get(LIST, {"q": typed})
        assert [row.pk for row in page.context["cl"].result_list] == [person.pk], typed


def test_our_own_number_and_a_phone_find_her(cast: Cast, amina: Client) -> None:
    person = cast.pakistan.person
    for typed in (f"PK-{person.pk:07d}", f"pk-{person.pk}", "0301 7654321", "+92 301 7654321"):
        page = amina.get(LIST, {"q": typed})
        assert [row.pk for row in page.context["cl"].result_list] == [person.pk], typed


@pytest.mark.parametrize("address", [LIST, "/people/", "/admin/members/membership/"])
@pytest.mark.parametrize("number", ["35202-7654321-8", "3520276543218", "۳۵۲۰۲۷۶۵۴۳۲۱۸"])
def test_a_card_number_in_an_address_is_not_looked_up(
    amina: Client, address: str, number: str
) -> None:
    response = amina.get(address, {"q": number})
    assert response.status_code == 302
    assert response["Location"] == "/people/find/"


def test_a_card_number_by_post_leads_to_her_page(cast: Cast, amina: Client, card: str) -> None:
    for number in (card, "35103 0000811 2", "۳۵۱۰۳۰۰۰۰۸۱۱۲"):
        response = amina.post("/people/find/", {"known": number})
        assert response.status_code == 302
        assert response["Location"] == reverse("person", args=[cast.pakistan.person.pk])


def test_a_card_number_of_elsewhere_finds_nobody(cast: Cast, client_of: Any, card: str) -> None:
    response = client_of(cast.rita).post("/people/find/", {"known": card})
    assert response.status_code == 200
    assert not response.context["leaf"].people


def test_a_corrected_name_is_found_and_the_old_one_no_more(cast: Cast, amina: Client) -> None:
    address = f"{LIST}{cast.pakistan.person.pk}/change/"
    data = form_of(amina, address) | {"full_name": "Mehwish Bibi"}
    assert amina.post(address, data).status_code == 302
    with cast.seeing_all():
        person = Person.objects.get(pk=cast.pakistan.person.pk)
        words = set(NameToken.objects.filter(person=person).values_list("word", flat=True))
    assert person.full_name == "Mehwish Bibi"
    assert "mehwish" in words and "zarnigar" not in words
    assert person.name_key is None or person.core_key is not None


def test_a_number_is_checked_sealed_and_masked(cast: Cast, amina: Client) -> None:
    address = f"{LIST}{cast.pakistan.apart.pk}/change/"
    refused = amina.post(address, form_of(amina, address) | {"new_number": "35202-12"})
    assert "new_number" in refused.context["adminform"].form.errors
    data = form_of(amina, address) | {"new_number": "35103-0000711-2", "new_phone": "0300 1000711"}
    assert amina.post(address, data).status_code == 302
    with cast.seeing_all():
        number = NationalId.objects.get(person=cast.pakistan.apart)
        phone = Phone.objects.get(person=cast.pakistan.apart)
    assert "0000711" not in number.masked
    assert sealing.unseal(number.sealed) == "3510300007112"
    assert phone.e164 == "+923001000711"


def test_the_form_shows_no_number_and_no_phone_in_full(cast: Cast, amina: Client) -> None:
    text = amina.get(f"{LIST}{cast.pakistan.person.pk}/change/").content.decode()
    digits = re.sub(r"\D", "", re.sub(r"<[^>]+>", " ", text))
    assert "3520276543218" not in digits
    assert "7654321" not in digits


def test_an_auditor_reads_and_writes_nothing(cast: Cast, client_of: Any) -> None:
    farid = client_of(cast.farid)
    address = f"{LIST}{cast.pakistan.person.pk}/change/"
    page = farid.get(address)
    assert page.status_code == 200
    assert not page.context["has_change_permission"]
    assert farid.post(address, {"full_name": "Somebody Else"}).status_code == 403


def test_a_superuser_without_a_posting_sees_nothing(cast: Cast, client_of: Any) -> None:
    cast.nobody.is_superuser = cast.nobody.is_staff = True
    cast.nobody.save()
    browser = client_of(cast.nobody)
    assert browser.get(LIST).status_code == 403
    assert "You have no posting" in browser.get("/admin/").content.decode()


def test_a_look_needs_a_reason_and_is_written_down(cast: Cast, amina: Client, card: str) -> None:
    person = cast.pakistan.person
    address = reverse("person_show", args=[person.pk, "PK_CNIC"])
    assert amina.post(reverse("person_show", args=[person.pk, "BD_NID13"]),
                      {"why": "no such number"}).status_code == 404  # fmt: skip
    assert card not in amina.get(address).content.decode()
    assert card not in amina.post(address, {"why": ""}).content.decode()
    with cast.seeing_all():
        before = Reveal.objects.filter(person=person).count()
    shown = amina.post(address, {"why": "the bank asks for it"})
    assert card in shown.content.decode()
    assert "no-store" in shown["Cache-Control"]
    with cast.seeing_all():
        assert Reveal.objects.filter(person=person).count() == before + 1
        look = Reveal.objects.filter(person=person).first()
    assert (look.user_id, look.what, look.why) == (cast.amina.pk, "PK_CNIC", "the bank asks for it")


def test_the_history_tells_who_changed_what(cast: Cast, amina: Client) -> None:
    address = f"{LIST}{cast.pakistan.person.pk}/change/"
    amina.post(address, form_of(amina, address) | {"full_name_native": "زرنگار"})
    for page in (f"{LIST}{cast.pakistan.person.pk}/history/",
                 reverse("person_history", args=[cast.pakistan.person.pk])):  # fmt: skip
        text = amina.get(page).content.decode()
        assert "Amina" in text
        assert "name in own script added: “زرنگار”" in text


def test_people_are_never_deleted(cast: Cast, client_of: Any) -> None:
    bilal = client_of(cast.bilal)
    assert bilal.post(f"{LIST}{cast.pakistan.person.pk}/delete/").status_code == 403
    assert "delete_selected" not in bilal.get(LIST).content.decode()
