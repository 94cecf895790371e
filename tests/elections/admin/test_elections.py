"""The office's lists of elections: found by name, code and state, read only, led to pages."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from elections.models import Complaint, Contest, Election, Nomination, Record
from members.models import Person
from tests.associations.builder import words_of
from tests.cast import Cast
from tests.electing import an_election
from tests.factories import A_MOMENT

ClientOf = Callable[..., Client]
LISTS: tuple[Any, ...] = (Election, Nomination, Record, Complaint)


def url(model: Any, what: str = "changelist", *args: int) -> str:
    return reverse(f"admin:elections_{model.__name__.lower()}_{what}", args=args)


def page_of(cast: Cast, model: Any) -> str:
    rows, body = cast.pakistan.rows, cast.pakistan.association
    of_election = [body.pk, rows[Election]]
    return {
        Election: reverse("election", args=of_election),
        Nomination: reverse("nomination", args=[*of_election, rows[Nomination]]),
        Record: reverse("record", args=of_election),
        Complaint: reverse("election_complaint", args=[*of_election, rows[Complaint]]),
    }[model]


@pytest.fixture
def amina(cast: Cast, client_of: ClientOf) -> Client:
    return client_of(cast.amina)


@pytest.mark.parametrize("model", LISTS)
def test_a_row_leads_to_the_page_where_its_verbs_are(cast: Cast, amina: Client, model: Any) -> None:
    row = cast.pakistan.rows[model]
    html = amina.get(url(model)).content.decode()
    assert page_of(cast, model) in html and url(model, "change", row) in html
    assert cast.pakistan.association.name in html
    assert page_of(cast, model) in amina.get(url(model, "change", row)).content.decode()


@pytest.mark.parametrize("model", LISTS)
def test_nothing_is_written_here(cast: Cast, amina: Client, model: Any) -> None:
    row = cast.pakistan.rows[model]
    assert amina.post(url(model, "change", row), {"state": "declared"}).status_code == 403
    assert amina.get(url(model, "add")).status_code == 403
    assert amina.get(url(model, "delete", row)).status_code == 403


@pytest.mark.parametrize("model", LISTS)
def test_an_association_is_found_and_another_is_not(cast: Cast, amina: Client, model: Any) -> None:
    name = cast.pakistan.association.name
    change = url(model, "change", cast.pakistan.rows[model])
    assert change in amina.get(url(model), {"q": name[:6]}).content.decode()
    assert change not in amina.get(url(model), {"q": "Nowhere"}).content.decode()


def test_a_record_is_found_by_the_code_on_the_declaration(cast: Cast, amina: Client) -> None:
    row = cast.pakistan.rows[Record]
    with cast.seeing_all():
        code = Record.objects.get(pk=row).code
    assert url(Record, "change", row) in amina.get(url(Record), {"q": code}).content.decode()


def test_the_text_of_a_record_is_not_shown_in_the_office(cast: Cast, amina: Client) -> None:
    row = cast.pakistan.rows[Record]
    with cast.seeing_all():
        text = Record.objects.get(pk=row).text
    for path in (url(Record), url(Record, "change", row)):
        said = words_of(amina.get(path))
        assert text not in said and "{" not in said


@pytest.mark.parametrize(
    ("model", "asked", "shown"),
    [
        (Election, "state__exact=planned", True), (Election, "state__exact=declared", False),
        (Election, "kind__exact=general", True), (Election, "kind__exact=re_poll", False),
        (Nomination, "state__exact=handed_in", True), (Nomination, "state__exact=valid", False),
        (Nomination, "contest__post__exact=secretary", True),
        (Nomination, "contest__post__exact=president", False),
        (Complaint, "heard_on__isempty=1", True), (Complaint, "heard_on__isempty=0", False),
    ],
)  # fmt: skip
def test_lists_are_narrowed(cast: Cast, amina: Client, model: Any, asked: str, shown: bool) -> None:
    html = amina.get(f"{url(model)}?{asked}").content.decode()
    assert (url(model, "change", cast.pakistan.rows[model]) in html) is shown


def test_what_was_found_void_after_it_was_declared_is_shown_void(cast: Cast, amina: Client) -> None:
    with cast.seeing_all():
        an_election(cast.pakistan.association, by=cast.amina, state="declared",
                    declared_at=A_MOMENT, void_on=date(2025, 6, 1),
                    poll_on=date(2025, 5, 1))  # fmt: skip
    page = amina.get(url(Election))
    assert "1 May 2025" in words_of(page)
    assert '<span class="r-chip is-stop">' in page.content.decode()


# --- who ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("who", ["farid", "regina"])
def test_complaints_are_for_those_who_hold_elections(
    cast: Cast, client_of: ClientOf, who: str
) -> None:
    browser, row = client_of(cast.user(who)), cast.pakistan.rows[Complaint]
    for path in (url(Complaint), url(Complaint, "change", row), url(Complaint, "history", row)):
        assert browser.get(path).status_code == 403, path


def test_the_list_of_complaints_says_neither_who_complained_nor_of_what(
    cast: Cast, amina: Client
) -> None:
    row = cast.pakistan.rows[Complaint]
    with cast.seeing_all():
        Complaint.objects.filter(pk=row).update(made_by="Nasreen", words="I was told to go home.")
    listed = words_of(amina.get(url(Complaint)))
    assert "Nasreen" not in listed and "told to go home" not in listed
    one = words_of(amina.get(url(Complaint, "change", row)))
    assert "Nasreen" in one and "told to go home" in one


def test_a_hidden_candidate_is_not_there_for_an_auditor(
    cast: Cast, client_of: ClientOf, amina: Client
) -> None:
    row = cast.pakistan.rows[Nomination]
    with cast.seeing_all():
        nomination = Nomination.objects.get(pk=row)
        Person.objects.filter(pk=nomination.person_id).update(is_restricted=True)
    farid = client_of(cast.farid)
    assert nomination.name not in words_of(farid.get(url(Nomination)))
    assert farid.get(url(Nomination, "change", row)).status_code == 404
    assert farid.get(url(Nomination, "history", row)).status_code == 404
    assert nomination.name in words_of(amina.get(url(Nomination)))


@pytest.mark.parametrize("model", LISTS)
def test_another_country_sees_nothing_of_it(cast: Cast, client_of: ClientOf, model: Any) -> None:
    rita, row = client_of(cast.rita), cast.pakistan.rows[model]
    assert rita.get(url(model, "change", row)).status_code == 404
    assert rita.get(url(model, "history", row)).status_code == 404
    assert cast.pakistan.association.name not in words_of(rita.get(url(model)))


# --- cost --------------------------------------------------------------------------------------


@pytest.mark.parametrize("model", LISTS)
def test_a_list_takes_as_many_queries_for_one_row_as_for_forty(
    cast: Cast, amina: Client, model: Any, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(20) as few:
        amina.get(url(model))
    with cast.seeing_all():
        _forty(cast, model)
    with django_assert_max_num_queries(len(few.captured_queries)):
        page = amina.get(url(model))
    assert len(page.context["cl"].result_list) == 40


def _forty(cast: Cast, model: Any) -> None:
    row = model.objects.get(pk=cast.pakistan.rows[model])
    for number in range(2, 41):
        if model is Record:
            row.number, row.code = number, f"CODE-{number}"
        if model is Nomination:  # a woman stands once for a post
            contest = Contest.objects.get(pk=cast.pakistan.rows[Contest])
            contest.pk, contest.election = None, an_election(row.body, by=cast.amina)
            contest.save()
            row.contest = contest
        row.pk = None
        row.save(force_insert=True)


def test_the_page_of_a_complaint_is_titled_in_words(cast: Cast, amina: Client) -> None:
    html = amina.get(url(Complaint, "change", cast.pakistan.rows[Complaint])).content.decode()
    title = html[html.index("<title>") : html.index("</title>")]
    assert "complaint of 1 Jan 2020" in title and "2020-01-01" not in title
