"""Organisations in the admin, and the pages of bodies."""

from typing import Any

from django.urls import reverse

from members.models import Body, Membership
from tests.cast import Cast
from tests.members.admin.test_people import form_of


def test_a_new_organisation_gets_a_code_and_its_card(cast: Cast, client_of: Any) -> None:
    amina = client_of(cast.amina)
    data = form_of(amina, "/admin/members/body/add/")
    with cast.seeing_all():
        kind = cast.pakistan.other.organisation.kind_id
    data |= {"name": "Ravi Bangle Makers", "homenet": cast.pakistan.homenet.pk, "basis": "mbo",
             "kind_of_organisation": kind}  # fmt: skip
    assert amina.post("/admin/members/body/add/", data).status_code == 302
    with cast.seeing_all():
        body = Body.objects.get(name="Ravi Bangle Makers")
        assert body.code == "RAVI-BANGLE-MAKERS"
        assert body.parent_id == cast.pakistan.homenet.pk
        assert body.organisation.basis == "mbo"


def test_an_organisation_of_elsewhere_cannot_be_made(cast: Cast, client_of: Any) -> None:
    amina = client_of(cast.amina)
    data = form_of(amina, "/admin/members/body/add/")
    data |= {"name": "Ravi", "homenet": cast.bangladesh.homenet.pk, "basis": "mbo"}
    page = amina.post("/admin/members/body/add/", data)
    assert "homenet" in page.context["adminform"].form.errors


def test_counted_and_reported_members_stand_apart(cast: Cast, client_of: Any) -> None:
    amina, body = client_of(cast.amina), cast.pakistan.facilitating
    address = f"/admin/members/body/{body.pk}/change/"
    data = form_of(amina, address)
    first = int(data["reportedfigure_set-TOTAL_FORMS"])
    row = f"reportedfigure_set-{first}-"
    data |= {"reportedfigure_set-TOTAL_FORMS": first + 1, f"{row}what": "members",
             f"{row}number": "4812", f"{row}on": "30/06/2025", f"{row}source": "annual report",
             f"{row}body": body.pk}  # fmt: skip
    assert amina.post(address, data).status_code == 302
    facts = amina.get(reverse("body", args=[body.pk])).context["facts"]
    assert facts.reported_members.number == 4812
    with cast.seeing_all():
        assert facts.counted == Membership.objects.filter(body=body, ends_on=None).count() < 4812


def test_the_page_of_a_body_says_who_sees_it_and_why(cast: Cast, client_of: Any) -> None:
    text = (
        client_of(cast.amina)
        .get(reverse("body_who", args=[cast.pakistan.facilitating.pk]))
        .content.decode()
    )
    for who in ("Amina", "Bilal", "Saima", "Farid"):
        assert who in text
    assert "Rita" not in text
    assert "brings in lists and takes them back" in text


def test_a_membership_begins_and_ends_by_its_buttons(cast: Cast, client_of: Any) -> None:
    amina, person = client_of(cast.amina), cast.pakistan.person
    admit = f"/admin/members/person/{person.pk}/admit/"
    data = {"body": cast.pakistan.other.pk, "begins_on": "2025-02-01", "number": "7"}
    assert amina.post(admit, data).status_code == 302
    twice = amina.post(admit, data)
    assert "End that membership first" in twice.content.decode()
    with cast.seeing_all():
        spell = Membership.objects.get(person=person, body=cast.pakistan.other)
    end = f"/admin/members/membership/{spell.pk}/end/"
    early = amina.post(end, {"ends_on": "2024-01-01", "ground": "resigned"})
    assert "cannot end before it begins" in early.content.decode()
    assert amina.post(end, {"ends_on": "2025-03-01", "ground": "resigned"}).status_code == 302
    with cast.seeing_all():
        spell.refresh_from_db()
    assert str(spell.ends_on) == "2025-03-01" and spell.ground == "resigned"
