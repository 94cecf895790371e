"""Associations in the office: found in any script, plain facts corrected, authorities later."""

import io
from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from associations.models import Association, Case
from members.models import Body, Membership, Person, Place, Registration
from tests.associations.builder import words_of
from tests.cast import Cast
from tests.members.admin.test_people import form_of

ClientOf = Callable[..., Client]
LIST = "/admin/associations/association/"


@pytest.fixture
def amina(cast: Cast, client_of: ClientOf) -> Client:
    return client_of(cast.amina)


def page_of(body: Body, ending: str = "change") -> str:
    return f"{LIST}{body.pk}/{ending}/"


def found(client: Client, **asked: Any) -> list[str]:
    return [one.body.name for one in client.get(LIST, asked).context["cl"].result_list]


def many(cast: Cast, number: int) -> None:
    """So many more associations of Pakistan, each with a member."""
    homenet = cast.pakistan.homenet
    with cast.seeing_all():
        bodies = Body.objects.bulk_create(
            Body(kind="association", homenet=homenet, parent=homenet, code=f"A{n}",
                 name=f"Sisters {n}", place=Place.objects.filter(country="PK").first())
            for n in range(number)
        )  # fmt: skip
        Association.objects.bulk_create(Association(body=one, homenet=homenet) for one in bodies)
        woman = cast.pakistan.person
        Membership.objects.bulk_create(
            Membership(person=woman, body=one, homenet=homenet) for one in bodies
        )


# --- the list ----------------------------------------------------------------------------------


def test_the_list_costs_the_same_for_two_and_for_sixty(
    cast: Cast, amina: Client, django_assert_num_queries: Any
) -> None:
    amina.get(LIST)
    with django_assert_num_queries(15):
        amina.get(LIST)
    many(cast, 60)
    with django_assert_num_queries(15):
        page = amina.get(LIST)
    assert len(page.context["cl"].result_list) == 50
    assert {one["value"]: one["number"] for one in page.context["totals"]} == {"forming": 62}


def test_it_counts_the_members_of_each(cast: Cast, amina: Client) -> None:
    many(cast, 1)
    with cast.seeing_all():
        body = Body.objects.get(code="A0")
        Membership.objects.create(
            person=cast.pakistan.apart, body=body, homenet=body.homenet, ends_on=date(2025, 1, 1)
        )
    (row,) = [one for one in amina.get(LIST).context["cl"].result_list if one.pk == body.pk]
    assert row.counted == 1


@pytest.mark.parametrize("typed", ["adda sist", "سوہنی", "SOHNI", "PK-2026-00017"])
def test_one_is_found_by_name_in_any_script_code_and_number(
    cast: Cast, amina: Client, typed: str
) -> None:
    with cast.seeing_all():
        body = cast.pakistan.association
        Body.objects.filter(pk=body.pk).update(name_native="سوہنی اڈا بہنیں")
        Case.objects.filter(body=body).update(
            state="registered", number="PK-2026-00017", code="X" * 18,
            registered_on=date(2026, 3, 9),
        )  # fmt: skip
    assert found(amina, q=typed) == ["Sohni Adda Sisters"]


def test_the_stage_filters_and_so_does_the_figure_above_the_list(cast: Cast, amina: Client) -> None:
    with cast.seeing_all():
        Association.objects.filter(body=cast.pakistan.aloof).update(stage="registered")
    assert found(amina, stage__exact="registered") == ["Kinari Lace Makers"]
    page = amina.get(LIST, {"stage__exact": "registered"}).content.decode()
    assert '<a href="?stage__exact=registered" aria-current="true">' in page


def test_a_district_filters_with_all_that_lies_in_it(cast: Cast, amina: Client) -> None:
    with cast.seeing_all():
        district = Place.objects.filter(country="PK", level="second").exclude(parent=None)[0]
        village = Place.objects.create(country="PK", level="village", parent=district, name="Chak")
        Body.objects.filter(pk=cast.pakistan.association.pk).update(place=village)
        Body.objects.filter(pk=cast.pakistan.aloof.pk).update(place=district)
    both = ["Kinari Lace Makers", "Sohni Adda Sisters"]
    for typed in (district.name, district.name.upper(), f" {district.parent.name} "):
        assert sorted(found(amina, district=typed)) == both
    assert found(amina, district=village.name) == ["Sohni Adda Sisters"]
    assert found(amina, district=district.name, q="kinari") == ["Kinari Lace Makers"]
    for nonsense in ("Nowhere", "%", "-1", "x" * 5_000, "\x00"):
        assert sorted(found(amina, district=nonsense)) == (both if nonsense == "\x00" else [])
    assert sorted(found(amina, district="")) == both


def test_the_districts_that_there_are_are_offered_without_any_script(
    cast: Cast, amina: Client
) -> None:
    with cast.seeing_all():
        kasur = Place.objects.get(country="PK", level="second", name="Kasur")
        Body.objects.filter(pk=cast.pakistan.association.pk).update(place=kasur)
    page = amina.get(LIST).content.decode()
    assert '<option value="Kasur">' in page and f'<option value="{kasur.parent.name}">' in page
    assert "select2" not in page and '<option value="Dhaka">' not in page


def test_the_homenet_is_a_filter_only_for_who_sees_several(cast: Cast, client_of: ClientOf) -> None:
    regina = client_of(cast.regina)
    assert "homenet=" in regina.get(LIST).content.decode()
    assert found(regina, homenet=cast.bangladesh.homenet.pk, q="Shapla")
    assert not found(regina, homenet=cast.bangladesh.homenet.pk, q="Sohni")
    amina = client_of(cast.amina)
    assert "homenet=" not in amina.get(LIST).content.decode()
    assert "Shapla Kantha Sisters" not in found(amina, homenet=cast.bangladesh.homenet.pk)


# --- the page ----------------------------------------------------------------------------------


def test_its_plain_facts_are_corrected_and_its_stage_is_not(cast: Cast, amina: Client) -> None:
    body = cast.pakistan.association
    data = form_of(amina, page_of(body))
    assert "stage" not in data
    told = {"name": "  Sohni Adda\u202e Sisters of Kasur ", "name_native": "سوہنی",
            "area": "Kasur", "trades": "Adda embroidery,lace", "stage": "registered"}  # fmt: skip
    assert amina.post(page_of(body), data | told).status_code == 302
    with cast.seeing_all():
        body = Body.objects.get(pk=body.pk)
        assert (body.name, body.name_native) == ("Sohni Adda Sisters of Kasur", "سوہنی")
        assert body.association.trades == ["Adda embroidery", "lace"]
        assert body.association.stage == "forming"


def test_a_name_is_never_emptied(cast: Cast, amina: Client) -> None:
    body = cast.pakistan.association
    data = form_of(amina, page_of(body)) | {"name": "   "}
    assert amina.post(page_of(body), data).status_code == 200
    with cast.seeing_all():
        assert Body.objects.get(pk=body.pk).name == "Sohni Adda Sisters"


def test_offices_and_papers_stand_below_and_safety_hides_a_name(
    cast: Cast, client_of: ClientOf
) -> None:
    body = cast.pakistan.association
    with cast.seeing_all():
        Person.objects.filter(pk=cast.pakistan.person.pk).update(is_restricted=True)
    for who, seen in (("amina", True), ("farid", False)):
        page = client_of(cast.user(who)).get(page_of(body))
        said = words_of(page)
        assert "secretary" in said and "Minutes of Sohni Adda Sisters" in said
        assert ("Zarnigar Bibi" in page.content.decode()) is seen


def test_history_tells_of_the_card_and_of_the_body(cast: Cast, amina: Client) -> None:
    body = cast.pakistan.association
    data = form_of(amina, page_of(body))
    amina.post(page_of(body), data | {"area": "Kasur Road", "name": "Sohni Sisters"})
    said = words_of(amina.get(page_of(body, "history")))
    assert "association" in said and "organisation Sohni Sisters" in said


def test_an_association_is_founded_on_the_pages_only(cast: Cast, amina: Client) -> None:
    assert amina.get(f"{LIST}add/").status_code == 403
    assert (
        amina.post(page_of(cast.pakistan.association, "delete"), {"post": "yes"}).status_code == 403
    )


# --- authorities -------------------------------------------------------------------------------


def photo() -> SimpleUploadedFile:
    made = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(made, "JPEG")
    return SimpleUploadedFile("letter.jpg", made.getvalue(), content_type="image/jpeg")


def letter(**more: Any) -> dict[str, Any]:
    return {"authority": "Registrar of cooperatives, Kasur", "number": "RCS/112",
            "registered_on": "2025-04-02", "form_key": str(uuid4()), **more}  # fmt: skip


def test_a_registration_with_an_authority_is_written_down_with_its_letter(
    cast: Cast, amina: Client
) -> None:
    body = cast.pakistan.association
    answer = amina.post(page_of(body, "authority"), letter(letter=photo()), follow=True)
    said = words_of(answer)
    assert "The registration is written down." in said
    assert "Registrar of cooperatives, Kasur RCS/112" in said and "letter of an authority" in said
    with cast.seeing_all():
        kept = Registration.objects.get(body=body)
        assert (kept.number, kept.registered_on) == ("RCS/112", date(2025, 4, 2))
        assert body.documents.get(kind="registration").mime == "image/jpeg"


@pytest.mark.parametrize(
    ("wrong", "field", "says"),
    [
        ({"registered_on": "2999-01-01"}, "registered_on", "has not come yet"),
        ({"ends_on": "2025-01-01"}, "ends_on", "cannot end before"),
        ({"authority": ""}, "authority", "required"),
        ({"letter": SimpleUploadedFile("a.jpg", b"no photo")}, "letter", "no photo"),
    ],
)
def test_what_cannot_be_is_told_at_its_field_and_nothing_is_kept(
    cast: Cast, amina: Client, wrong: dict[str, Any], field: str, says: str
) -> None:
    body = cast.pakistan.association
    page = amina.post(page_of(body, "authority"), letter(**wrong))
    assert page.status_code == 200
    assert says in str(page.context["form"].errors[field])
    assert page.context["form"].data["number"] == "RCS/112"
    with cast.seeing_all():
        assert not Registration.objects.filter(body=body).exists()
        assert not body.documents.filter(kind="registration").exists()


def test_the_same_number_is_written_down_once(cast: Cast, amina: Client) -> None:
    address = page_of(cast.pakistan.association, "authority")
    key = letter()
    for _ in range(2):
        assert amina.post(address, key).status_code == 302
    again = amina.post(address, letter(authority="registrar of Cooperatives, Kasur"))
    assert "written down already" in str(again.context["form"].errors["number"])
    with cast.seeing_all():
        assert Registration.objects.filter(body=cast.pakistan.association).count() == 1


@pytest.mark.parametrize(
    ("who", "status"), [("farid", 403), ("regina", 403), ("rita", 404), ("saima", 403)]
)
def test_who_only_reads_or_is_elsewhere_writes_no_registration(
    cast: Cast, client_of: ClientOf, who: str, status: int
) -> None:
    browser = client_of(cast.user(who))
    address = page_of(cast.pakistan.association, "authority")
    assert browser.get(address, follow=True).status_code == status
    assert browser.post(address, letter(), follow=True).status_code == status
    with cast.seeing_all():
        assert not Registration.objects.filter(body=cast.pakistan.association).exists()


def test_farid_sees_the_facts_and_no_form_to_change_them(cast: Cast, client_of: ClientOf) -> None:
    page = client_of(cast.farid).get(page_of(cast.pakistan.association))
    assert page.status_code == 200 and "Sohni Adda Sisters" in words_of(page)
    assert 'name="_save"' not in page.content.decode()
    assert "/authority/" not in page.content.decode()
