"""Ways by which something of elsewhere could come through a wall that stands.

A row of elsewhere and a row that never was must get the same answer: else the difference tells.
"""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client

from hnsa.core.admin import site
from members import models
from members.access.rights import Verb
from members.actions import postings
from members.vocabulary.people import Role
from tests.cast import A_DAY, WORDS, Cast, let_in
from tests.factories import PASSWORD, MembershipFactory, PostingFactory
from tests.walls.walk import MISSING, body_of, leaks

ClientOf = Callable[..., Client]
SECRET = re.compile(r'csrfmiddlewaretoken" value="\w+"|<svg.*?</svg>|<symbol.*?</symbol>', re.S)


def _said(answer: Any, *numbers: Any) -> str:
    """What a page says, without what is different in any two answers."""
    text = SECRET.sub("", body_of(answer))
    for number in numbers:
        text = re.sub(rf"\b{re.escape(str(number))}\b", "N", text)
    return text


# --- forms: an id from elsewhere in a field -------------------------------------------------------


def _person_form(homenet: int) -> dict[str, Any]:
    inlines = {
        f"{prefix}-{name}": "0"
        for prefix in ("nationalid_set", "phone_set", "memberships", "roleintrade_set",
                       "consent_set")
        for name in ("TOTAL_FORMS", "INITIAL_FORMS")
    }  # fmt: skip
    return {
        "homenet": homenet, "full_name": "Smuggled", "relation": "unknown", "gender": "female",
        **inlines,
    }  # fmt: skip


def test_a_person_cannot_be_written_for_another_homenet(cast: Cast, client_of: ClientOf) -> None:
    client = client_of(cast.amina)
    own = client.post("/admin/members/person/add/", _person_form(cast.pakistan.homenet.pk))
    assert own.status_code == 302
    abroad, missing = cast.bangladesh.homenet.pk, MISSING
    answers = [
        client.post("/admin/members/person/add/", _person_form(pk)) for pk in (abroad, missing)
    ]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert "Smuggled" in body_of(answers[0])
    with cast.seeing_all():
        assert models.Person.objects.filter(full_name="Smuggled").count() == 1


def test_a_woman_is_not_admitted_to_a_body_of_elsewhere(cast: Cast, client_of: ClientOf) -> None:
    client = client_of(cast.amina)
    path = f"/admin/members/person/{cast.pakistan.person.pk}/admit/"
    abroad, missing = cast.bangladesh.other.pk, MISSING
    answers = [client.post(path, {"body": pk, "begins_on": ""}) for pk in (abroad, missing)]
    assert _said(answers[0], abroad) == _said(answers[1], missing)
    assert client.post(path, {"body": cast.pakistan.other.pk}).status_code == 302


@pytest.mark.parametrize("field", ["body", "user"])
def test_a_posting_is_not_given_with_an_id_of_elsewhere(
    cast: Cast, client_of: ClientOf, field: str
) -> None:
    client = client_of(cast.bilal)
    good = {
        "user": cast.farid.pk, "body": cast.pakistan.homenet.pk, "role": Role.DATA_CLERK,
        "begins_on": "2025-06-01",
    }  # fmt: skip
    abroad = cast.bangladesh.homenet.pk if field == "body" else cast.rita.pk
    answers = [
        client.post("/admin/members/posting/add/", {**good, field: pk}) for pk in (abroad, MISSING)
    ]
    assert _said(answers[0], abroad) == _said(answers[1], MISSING)
    assert client.post("/admin/members/posting/add/", good).status_code == 302


def test_a_list_is_not_brought_into_a_body_of_elsewhere(cast: Cast, client_of: ClientOf) -> None:
    client = client_of(cast.amina)

    def bring(homenet: int, named: str) -> Any:
        file = SimpleUploadedFile("list.csv", b"Name,Husband\nZohra,Akbar\n")
        form = {"file": file, "homenet": homenet, "where": "existing", "body": named}
        return client.post("/imports/new/", form)

    with cast.seeing_all():
        before = models.ImportJob.objects.count()
    here, abroad = cast.pakistan.homenet.pk, cast.bangladesh.homenet.pk
    there = cast.bangladesh.other.name
    assert bring(abroad, there).status_code == 422
    known, unknown = bring(here, there), bring(here, "Meghna Nobody Samity")
    assert known.status_code == 422
    assert _said(known, there) == _said(unknown, "Meghna Nobody Samity")
    with cast.seeing_all():
        assert models.ImportJob.objects.count() == before


# --- looking for -------------------------------------------------------------------------------


@pytest.mark.parametrize("known", ["number", "phone", "people", "village"])
def test_looking_for_a_woman_of_elsewhere_finds_nobody(
    cast: Cast, client_of: ClientOf, known: str
) -> None:
    says = WORDS["BD"][known]
    typed = says[0].split()[0] if known == "people" else says
    for who in ("amina", "farid", "saima"):
        answer = client_of(cast.user(who)).post("/people/find/", {"known": typed})
        assert answer.status_code == 200
        assert not leaks(answer, cast.bangladesh.words - {typed})


def test_a_woman_of_the_own_country_is_found_by_number_and_phone(
    cast: Cast, client_of: ClientOf
) -> None:
    """Else the test above would pass on a search that never finds anybody."""
    answer = client_of(cast.amina).post("/people/find/", {"known": WORDS["PK"]["phone"]})
    assert answer.status_code == 302
    assert answer.headers["Location"] == f"/people/{cast.pakistan.person.pk}/"


@pytest.mark.parametrize(
    "path",
    ["/people/", "/bodies/", "/admin/members/person/", "/admin/members/body/",
     "/admin/members/membership/", "/imports/organisations.json"],
)  # fmt: skip
def test_searching_a_list_finds_nothing_of_elsewhere(
    cast: Cast, client_of: ClientOf, path: str
) -> None:
    client = client_of(cast.amina)
    for typed in ("Moushumi", "Meghna", "MEGHNA-", "Rokeya"):
        answer = client.get(path, {"q": typed})
        assert answer.status_code == 200, path
        assert not leaks(answer, cast.bangladesh.words)


@pytest.mark.parametrize(
    "filters",
    ["homenet__code=BD", "person__full_name=Moushumi+Khatun", "homenet__id__exact=%s",
     "user__password__startswith=md5", "memberships__body__code=MEGHNA", "full_name=x"],
)  # fmt: skip
def test_a_filter_in_the_address_of_a_list_reaches_no_further(
    cast: Cast, client_of: ClientOf, filters: str
) -> None:
    filters = filters.replace("%s", str(cast.bangladesh.homenet.pk))
    for register in ("person", "body", "membership", "importjob"):
        answer = client_of(cast.bilal).get(f"/admin/members/{register}/?{filters}")
        assert answer.status_code in (200, 302, 400, 403), register
        assert not leaks(answer, cast.bangladesh.words)


def _choices() -> list[tuple[str, str, str]]:
    return [
        (model._meta.app_label, model._meta.model_name or "", name)
        for model, register in site._registry.items()
        for name in register.autocomplete_fields
    ]


def test_no_choice_offers_anything_of_elsewhere(cast: Cast, client_of: ClientOf) -> None:
    assert _choices()
    for who in ("amina", "bilal", "rita"):
        words = cast.pakistan.words if who == "rita" else cast.bangladesh.words
        for app, model, name in _choices():
            asked = {"app_label": app, "model_name": model, "field_name": name}
            for term in ("", "Me", "Mo", "Za"):
                answer = client_of(cast.user(who)).get(
                    "/admin/autocomplete/", {**asked, "term": term}
                )
                assert answer.status_code in (200, 403)
                assert not leaks(answer, words)


def test_every_register_of_the_office_is_walled() -> None:
    """Whoever registers a model with Django's plain admin opens it to all staff."""
    from members.admin.base import ScopedAdmin

    assert site._registry
    assert all(isinstance(register, ScopedAdmin) for register in site._registry.values())
    assert not [model for model in admin.site._registry if model._meta.app_label == "members"]


# --- accounts ----------------------------------------------------------------------------------


def test_an_account_that_reaches_elsewhere_is_not_taken_over(
    cast: Cast, client_of: ClientOf
) -> None:
    """Farid gets a second posting in Bangladesh: from then on bilal may not set his password."""
    let_in(cast.bilal)
    assert postings.may_manage(cast.bilal, cast.farid)
    with cast.seeing_all():
        PostingFactory(user=cast.farid, role=Role.AUDITOR, body=cast.bangladesh.homenet)
    let_in(cast.bilal)
    assert not postings.may_manage(cast.bilal, cast.farid)
    with pytest.raises(PermissionDenied):
        postings.set_password(cast.farid, PASSWORD, by=cast.bilal)
    path = f"/admin/core/user/{cast.farid.pk}/password/"
    assert client_of(cast.bilal).post(path, {"password": "Taken-over-37"}).status_code in (403, 404)


@pytest.mark.parametrize("who", ["rita", "regina", "nobody"])
def test_an_administrator_manages_nobody_of_elsewhere(
    cast: Cast, client_of: ClientOf, who: str
) -> None:
    path = f"/admin/core/user/{cast.user(who).pk}/password/"
    assert client_of(cast.bilal).get(path).status_code == 404


def test_a_user_cannot_make_herself_more_than_she_is(cast: Cast, client_of: ClientOf) -> None:
    client = client_of(cast.bilal)
    client.post(
        f"/admin/core/user/{cast.bilal.pk}/change/",
        {"first_name": "Bilal", "is_active": "on", "is_superuser": "on", "is_staff": "on",
         "user_permissions": "1", "_save": "Save"},
    )  # fmt: skip
    cast.bilal.refresh_from_db()
    assert not cast.bilal.is_superuser
    assert not cast.bilal.user_permissions.exists()


# --- what is masked ----------------------------------------------------------------------------


@pytest.mark.parametrize("who", ["amina", "bilal"])
def test_a_look_at_a_masked_value_is_recorded_with_its_reason(
    cast: Cast, client_of: ClientOf, who: str
) -> None:
    client = client_of(cast.user(who))
    path = f"/people/{cast.pakistan.person.pk}/show/phone/"
    hidden = frozenset({WORDS["PK"]["phone"]})
    assert not leaks(client.get(path), hidden)
    assert not leaks(client.post(path, {"why": ""}), hidden)
    told = client.post(path, {"why": "to call her about the meeting"})
    assert re.sub(r"\D", "", WORDS["PK"]["phone"])[-7:] in re.sub(r"\D", "", body_of(told))
    with cast.seeing_all():
        look = models.Reveal.objects.filter(user=cast.user(who)).latest("id")
    assert (look.what, look.why) == ("phone", "to call her about the meeting")


# --- errors are answers ------------------------------------------------------------------------


def test_a_write_that_row_security_refuses_is_no_crash(
    cast: Cast, client_of: ClientOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A form that forgot its wall: PostgreSQL refuses, and the user reads a plain refusal."""
    from members.admin import base

    def all_homenets(user: Any, verb: Verb) -> Any:
        return models.Body.objects.filter(kind="homenet")

    monkeypatch.setattr(base, "homenets_where", all_homenets)
    monkeypatch.setattr("members.actions.people.require", lambda *args: None, raising=False)
    client = client_of(cast.amina)
    client.raise_request_exception = False
    answer = client.post("/admin/members/person/add/", _person_form(cast.bangladesh.homenet.pk))
    assert answer.status_code in (403, 404)
    with connection.as_owner():
        assert not models.Person.objects.filter(full_name="Smuggled").exists()


def test_a_page_of_an_organisation_survives_members_one_may_not_see(
    cast: Cast, client_of: ClientOf
) -> None:
    """A body with invisible members: the page, its history and its delete page still answer."""
    with cast.seeing_all():
        MembershipFactory(person=cast.pakistan.restricted, body=cast.pakistan.other)
    client = client_of(cast.farid)
    pk = cast.pakistan.other.pk
    for path in (f"/bodies/{pk}/", f"/bodies/{pk}/history/", f"/admin/members/body/{pk}/delete/"):
        answer = client.get(path)
        assert answer.status_code in (200, 403)
        assert not leaks(answer, frozenset({cast.pakistan.restricted.full_name}))


def test_a_day_is_needed_to_know_who_may(cast: Cast, client_of: ClientOf) -> None:
    """A posting that ended yesterday opens nothing today, in a session that is still open."""
    client = client_of(cast.amina)
    path = f"/people/{cast.pakistan.person.pk}/"
    assert client.get(path).status_code == 200
    with cast.seeing_all():
        models.Posting.objects.filter(user=cast.amina).update(ends_on=A_DAY)
    assert client.get(path).status_code == 404
