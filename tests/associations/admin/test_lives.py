"""The office's lists of associations' lives: found by name and state, read only, led to pages."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from associations.models import Application, Committee, Meeting, Motion, Office, Termination
from members.models import Person
from tests.associations.builder import words_of
from tests.cast import Cast

ClientOf = Callable[..., Client]
LISTS: tuple[Any, ...] = (Application, Committee, Meeting, Motion, Office, Termination)


def url(model: Any, what: str = "changelist", *args: int) -> str:
    return reverse(f"admin:associations_{model.__name__.lower()}_{what}", args=args)


@pytest.fixture
def amina(cast: Cast, client_of: ClientOf) -> Client:
    return client_of(cast.amina)


@pytest.mark.parametrize("model", LISTS)
def test_a_row_leads_to_the_page_where_its_verbs_are(cast: Cast, amina: Client, model: Any) -> None:
    row = cast.pakistan.rows[model]
    body = cast.pakistan.association
    page = reverse(model.__name__.lower().replace("office", OFFICE), args=[body.pk, row])
    answer = amina.get(url(model))
    html = answer.content.decode()
    assert page in html and url(model, "change", row) in html and body.name in html
    assert page in amina.get(url(model, "change", row)).content.decode()


@pytest.mark.parametrize("model", LISTS)
def test_nothing_is_written_here(cast: Cast, amina: Client, model: Any) -> None:
    row = cast.pakistan.rows[model]
    assert amina.post(url(model, "change", row), {"state": "held"}).status_code == 403
    assert amina.get(url(model, "add")).status_code == 403
    assert amina.get(url(model, "delete", row)).status_code == 403


@pytest.mark.parametrize("model", LISTS)
def test_an_association_is_found_and_another_is_not(cast: Cast, amina: Client, model: Any) -> None:
    name = cast.pakistan.association.name
    assert name in words_of(amina.get(url(model), {"q": name[:6]}))
    assert (
        url(model, "change", cast.pakistan.rows[model])
        not in amina.get(url(model), {"q": "Nowhere"}).content.decode()
    )


@pytest.mark.parametrize(
    ("model", "asked", "shown"),
    [
        (Application, "state__exact=waiting", True), (Application, "state__exact=refused", False),
        (Termination, "state__exact=found", True), (Termination, "state__exact=stays", False),
        (Meeting, "state__exact=planned", True), (Meeting, "gathering__exact=annual", False),
        (Motion, "state__exact=put", True), (Motion, "outcome__exact=carried", False),
        (Office, "post__exact=secretary", True), (Office, "post__exact=president", False),
        (Committee, "service__exact=design", True), (Committee, "service__exact=audit", False),
    ],
)  # fmt: skip
def test_lists_are_narrowed(cast: Cast, amina: Client, model: Any, asked: str, shown: bool) -> None:
    html = amina.get(f"{url(model)}?{asked}").content.decode()
    assert (url(model, "change", cast.pakistan.rows[model]) in html) is shown


def test_a_hidden_office_bearer_is_not_named_to_an_auditor(
    cast: Cast, client_of: ClientOf, amina: Client
) -> None:
    with cast.seeing_all():
        office = Office.objects.get(pk=cast.pakistan.rows[Office])
        Person.objects.filter(pk=office.person_id).update(is_restricted=True)
        name = office.person.full_name
    farid = client_of(cast.farid)
    said = words_of(farid.get(url(Office)))
    assert name not in said and "name not shown here" in said
    assert farid.get(url(Office, "change", office.pk)).status_code == 404
    assert farid.get(url(Office, "history", office.pk)).status_code == 404
    assert name in words_of(amina.get(url(Office)))


@pytest.mark.parametrize("model", [Application, Termination])
def test_a_hidden_womans_procedure_is_not_there_for_an_auditor(
    cast: Cast, client_of: ClientOf, model: Any
) -> None:
    row = cast.pakistan.rows[model]
    with cast.seeing_all():
        person = model.objects.get(pk=row).person
        Person.objects.filter(pk=person.pk).update(is_restricted=True)
    farid = client_of(cast.farid)
    assert person.full_name not in words_of(farid.get(url(model)))
    assert farid.get(url(model, "change", row)).status_code == 404


@pytest.mark.parametrize("model", LISTS)
def test_a_list_takes_as_many_queries_for_one_row_as_for_forty(
    cast: Cast, amina: Client, model: Any, django_assert_max_num_queries: Any
) -> None:
    with cast.seeing_all():
        row = model.objects.get(pk=cast.pakistan.rows[model])
        if model in (Application, Termination):
            closed = {Application: "withdrawn", Termination: "given_up"}[model]
            model.objects.filter(pk=row.pk).update(state=closed)
            row.refresh_from_db()
        if model is Meeting:
            Meeting.objects.filter(pk=row.pk).update(state="not_held", reason="rain")
            row.refresh_from_db()
    with django_assert_max_num_queries(40) as few:
        amina.get(url(model))
    if model is Office:
        return  # one holder of a post at a time
    with cast.seeing_all():
        for _one in range(39):
            row.pk = None
            row.save()
    with django_assert_max_num_queries(len(few.captured_queries)):
        amina.get(url(model))


OFFICE = "association_office"


def test_a_procedure_says_the_day_on_which_its_ground_was_found(cast: Cast, amina: Client) -> None:
    row = cast.pakistan.rows[Termination]
    with cast.seeing_all():
        Termination.objects.filter(pk=row).update(found={"grounds": []}, found_on="2025-11-05")
    html = words_of(amina.get(url(Termination)))
    assert "5 Nov 2025" in html and "grounds" not in html
