"""Registration cases in the office: everything on one page, and the verbs that decide them."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from associations.actions import cases as actions
from associations.models import Case, Remark
from members.models import Body, Membership, Person
from tests.associations.builder import words_of
from tests.associations.registering import AT, ON, fresh, opened
from tests.cast import Cast, let_in

ClientOf = Callable[..., Client]
LIST = "/admin/associations/case/"


@pytest.fixture
def sent(cast: Cast) -> Case:
    """A complete registration, sent by Saima."""
    registration = opened(cast)
    with cast.seeing_all():
        registration.fill()
        actions.send(registration.case, by=registration.by, at=AT, on=ON)
        return fresh(registration.case)


@pytest.fixture
def amina(cast: Cast, client_of: ClientOf) -> Client:
    return client_of(cast.amina)


def page_of(case: Case) -> str:
    return f"{LIST}{case.pk}/change/"


def verb(case: Case, name: str) -> str:
    return f"{LIST}{case.pk}/{name}/"


def break_the_list(cast: Cast, case: Case) -> None:
    with cast.seeing_all():
        Case.objects.filter(pk=case.pk).update(own_decision=False)


# --- the page ----------------------------------------------------------------------------------


def test_everything_stands_on_one_page(sent: Case, amina: Client) -> None:
    answer = amina.get(page_of(sent))
    said = words_of(answer)
    for told in (
        "Chak 44 Adda Workers", "the women of Chak 44", "A fair price.", "Adda embroidery",
        "more and steadier orders", "Asha Bibi", "Kausar Parveen", "Fits every article",
        "A member is at least 15 years old.", "president", "treasurer", "signs", "20 May 2025",
        "Asha’s house", "All were for it.", "There are minutes.", "The check-list is complete",
        "sent on 1 Jun 2025", "Papers for the account",
    ):  # fmt: skip
        assert told in said, told
    assert 'rel="stylesheet" href="/static/associations.css"' in answer.content.decode()
    assert " style=" not in answer.content.decode()


def test_it_costs_the_same_for_three_founders_and_for_thirty(
    cast: Cast, sent: Case, amina: Client, django_assert_num_queries: Any
) -> None:
    amina.get(page_of(sent))
    with django_assert_num_queries(24):
        amina.get(page_of(sent))
    with cast.seeing_all():
        body = fresh(sent).body
        women = Person.objects.bulk_create(
            Person(homenet=body.homenet, full_name=f"Woman {n}", gender="female", age_years=30,
                   age_on=ON)
            for n in range(27)
        )  # fmt: skip
        Membership.objects.bulk_create(
            Membership(person=one, body=body, homenet=body.homenet) for one in women
        )
    with django_assert_num_queries(24):
        page = amina.get(page_of(sent))
    assert len(page.context["founders"]) == 30


def test_who_does_not_fit_stands_first_with_the_article_that_refuses(
    cast: Cast, sent: Case, amina: Client
) -> None:
    with cast.seeing_all():
        Person.objects.filter(full_name="Kausar Parveen").update(age_years=12, age_on=ON)
    page = amina.get(page_of(sent))
    first = page.context["founders"][0]
    assert first.row.known.name == "Kausar Parveen"
    assert first.panel.rows[0].article == "1" and first.panel.tone == "stop"
    assert "The check-list is not complete" in words_of(page)


def test_what_the_model_has_otherwise_and_what_is_silent_is_told(cast: Cast, amina: Client) -> None:
    registration = opened(cast)
    with cast.seeing_all():
        from associations.actions import constitutions
        from associations.actions.constitutions import Draft
        from associations.rules.model_constitutions import models

        constitutions.begin(
            registration.case.body, by=registration.by, at=AT, model="wess",
            articles=[
                Draft("minimum_age", {"years": 18}), *(
                    Draft(one.kind, one.parameters) for one in models()["wess"].articles[4:6]
                ),
            ],
        )  # fmt: skip
    shown = amina.get(page_of(registration.case)).context["constitution"]
    assert shown.model == "WESS" and shown.differs
    assert any("controls it" in words for words in shown.silent)


def test_possible_doubles_are_named_to_the_office(cast: Cast, sent: Case, amina: Client) -> None:
    with cast.seeing_all():
        body = fresh(sent).body
        aloof = cast.pakistan.aloof
        Body.objects.filter(pk=aloof.pk).update(name="Chak 44 Adda Worker", place=body.place)
    said = words_of(amina.get(page_of(sent)))
    assert "May be the same one Chak 44 Adda Worker a like name near by" in said


def test_a_woman_whom_safety_hides_is_counted_and_not_named_to_the_auditor(
    cast: Cast, sent: Case, client_of: ClientOf
) -> None:
    with cast.seeing_all():
        Person.objects.filter(full_name="Asha Bibi").update(is_restricted=True)
    for who, seen in (("amina", True), ("farid", False), ("regina", False)):
        page = client_of(cast.user(who)).get(page_of(sent))
        assert ("Asha Bibi" in page.content.decode()) is seen, who
        assert len(page.context["founders"]) == 3


def test_remarks_so_far_stand_at_their_step(cast: Cast, sent: Case, amina: Client) -> None:
    with cast.seeing_all():
        Remark.objects.create(
            case=sent, homenet=sent.homenet, step="meeting", text="Page 2?", by=cast.amina, at=AT
        )
    page = amina.get(page_of(sent))
    (meeting,) = [one for one in page.context["steps"] if one.code == "meeting"]
    assert [one.text for one in meeting.remarks] == ["Page 2?"]
    assert "not answered yet" in words_of(page)


# --- the list ----------------------------------------------------------------------------------


def test_the_list_shows_what_waits_first_and_how_many_stand_where(
    cast: Cast, sent: Case, amina: Client
) -> None:
    draft = opened(cast).case
    page = amina.get(LIST)
    rows = list(page.context["cl"].result_list)
    assert [row.state for row in rows] == ["sent", "sent", "draft"]
    assert rows[-1].pk == draft.pk
    assert {one["value"]: one["number"] for one in page.context["totals"]} == {
        "sent": 2, "draft": 1,
    }  # fmt: skip
    only = amina.get(LIST, {"state__exact": "draft"}).context["cl"].result_list
    assert [row.pk for row in only] == [draft.pk]


def test_the_list_costs_the_same_for_three_cases_and_for_sixty(
    cast: Cast, sent: Case, amina: Client, django_assert_num_queries: Any
) -> None:
    amina.get(LIST)
    with django_assert_num_queries(15):
        amina.get(LIST)
    with cast.seeing_all():
        for n in range(57):
            _another(cast, n)
    with django_assert_num_queries(15):
        page = amina.get(LIST)
    assert len(page.context["cl"].result_list) == 50


def _another(cast: Cast, n: int) -> None:
    homenet = cast.pakistan.homenet
    body = Body.objects.create(
        kind="association", homenet=homenet, parent=homenet, code=f"C{n}", name=f"Sisters {n}"
    )
    Case.objects.create(body=body, homenet=homenet, opened_by=cast.saima, opened_at=AT, saved_at=AT)


@pytest.mark.parametrize("typed", ["chak 44", "رسول", "PK-2026-00017"])
def test_a_case_is_found_by_its_name_in_any_script_and_by_its_number(
    cast: Cast, sent: Case, amina: Client, typed: str
) -> None:
    with cast.seeing_all():
        Body.objects.filter(pk=sent.body_id).update(name_native="رسول نگر اڈا ورکرز")
        Case.objects.filter(pk=sent.pk).update(
            state="registered", number="PK-2026-00017", code="X" * 18, registered_on=ON
        )
    found = amina.get(LIST, {"q": typed}).context["cl"].result_list
    assert [row.pk for row in found] == [sent.pk]


# --- the verbs ---------------------------------------------------------------------------------


def test_it_is_returned_with_a_remark_at_a_step(cast: Cast, sent: Case, amina: Client) -> None:
    page = amina.get(verb(sent, "return"))
    assert len(page.context["form"].fields) == 7
    told = {"meeting": "The second page of the minutes is missing.", "form_key": str(uuid4())}
    answer = amina.post(verb(sent, "return"), told, follow=True)
    assert "It is returned. Saima sees the remarks" in words_of(answer)
    with cast.seeing_all():
        assert fresh(sent).state == "returned"
        assert fresh(sent).remarks.get().step == "meeting"


def test_without_a_remark_it_says_so_and_keeps_the_page(sent: Case, amina: Client) -> None:
    answer = amina.post(verb(sent, "return"), {"need": "  "})
    assert answer.status_code == 200
    assert "Say at one step at least" in words_of(answer)


def test_it_is_registered_and_the_number_is_said(cast: Cast, sent: Case, amina: Client) -> None:
    page = amina.get(verb(sent, "register"))
    assert "override" not in page.context["form"].fields
    assert "Nothing stands against it" in words_of(page)
    answer = amina.post(verb(sent, "register"), {"form_key": str(uuid4())}, follow=True)
    with cast.seeing_all():
        number = fresh(sent).number
    assert number and f"Registered as {number}." in words_of(answer)
    assert reverse("certificate", args=[sent.body_id]) in answer.content.decode()


def test_sent_twice_it_is_done_once_and_gets_the_same_answer(
    cast: Cast, sent: Case, amina: Client
) -> None:
    key = {"form_key": str(uuid4())}
    first = amina.post(verb(sent, "register"), key)
    again = amina.post(verb(sent, "register"), key)
    assert (first.status_code, first["Location"]) == (again.status_code, again["Location"])
    remark = {"form_key": str(uuid4()), "need": "Why?"}
    other = opened(cast)
    with cast.seeing_all():
        other.fill()
        other.write(name="Chak 45 Adda Workers")
        actions.send(other.case, by=other.by, at=AT, on=ON)
    for _ in range(2):
        assert amina.post(verb(other.case, "return"), remark).status_code == 302
    with cast.seeing_all():
        assert Remark.objects.filter(case=other.case).count() == 1


def test_with_a_point_missing_a_reason_is_asked_for(cast: Cast, sent: Case, amina: Client) -> None:
    break_the_list(cast, sent)
    page = amina.get(verb(sent, "register"))
    assert "Did the members decide by themselves" in words_of(page)
    assert amina.post(verb(sent, "register"), {"override": " "}).status_code == 200
    with cast.seeing_all():
        assert fresh(sent).state == "sent"
    amina.post(verb(sent, "register"), {"override": "They told me themselves."})
    with cast.seeing_all():
        assert fresh(sent).override == "They told me themselves."
    said = words_of(amina.get(page_of(sent)))
    assert "registered against a rule" in said and "They told me themselves." in said


def test_a_slip_is_told_in_plain_words_and_nothing_typed_is_lost(
    cast: Cast, sent: Case, amina: Client
) -> None:
    break_the_list(cast, sent)
    with cast.seeing_all():
        Case.objects.filter(pk=sent.pk).update(votes_for=0)
    answer = amina.post(verb(sent, "register"), {"override": "They told me themselves."})
    said = answer.content.decode()
    assert answer.status_code == 200
    assert "Nobody voted for it." in said and "They told me themselves." in said


def test_it_is_refused_with_a_reason_and_the_way_to_appeal_is_told(
    cast: Cast, sent: Case, amina: Client
) -> None:
    assert "how to appeal" in words_of(amina.get(verb(sent, "refuse")))
    assert amina.post(verb(sent, "refuse"), {"reason": "no"}).status_code == 200
    amina.post(verb(sent, "refuse"), {"reason": "Two founders are not known there."})
    with cast.seeing_all():
        assert fresh(sent).state == "refused"
    saima = let_in(cast.saima)
    with cast.seeing_all():
        actions.appeal(fresh(sent), text="They moved here in May.", by=saima, at=AT)
    said = words_of(amina.get(page_of(sent)))
    assert "The founders appeal" in said and "They moved here in May." in said
    assert "Two founders are not known there." in said


@pytest.mark.parametrize("name", ["return", "register", "refuse"])
def test_what_is_decided_offers_no_verb_and_takes_none(
    cast: Cast, sent: Case, amina: Client, name: str
) -> None:
    amina.post(verb(sent, "register"))
    assert verb(sent, name) not in amina.get(page_of(sent)).content.decode()
    page = amina.get(verb(sent, name))
    assert "does not wait for a decision any more" in words_of(page)
    amina.post(verb(sent, name), {"need": "Why?", "reason": "Because I say so."})
    with cast.seeing_all():
        assert fresh(sent).state == "registered"


def test_nothing_on_the_case_is_written_by_the_stock_form(
    cast: Cast, sent: Case, amina: Client
) -> None:
    assert amina.post(page_of(sent), {"state": "registered"}).status_code == 405
    assert amina.post(f"{LIST}{sent.pk}/delete/", {"post": "yes"}).status_code == 403
    assert amina.get(f"{LIST}add/").status_code == 403


# --- who ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("who", ["farid", "regina"])
def test_who_only_reads_sees_the_case_and_no_verb(
    cast: Cast, sent: Case, client_of: ClientOf, who: str
) -> None:
    browser = client_of(cast.user(who))
    page = browser.get(page_of(sent))
    assert page.status_code == 200 and "Chak 44 Adda Workers" in page.content.decode()
    for name in ("return", "register", "refuse"):
        assert verb(sent, name) not in page.content.decode()
        assert browser.get(verb(sent, name)).status_code == 403
        posted = browser.post(verb(sent, name), {"need": "Why?", "reason": "Because I say so."})
        assert posted.status_code == 403
    with cast.seeing_all():
        assert fresh(sent).state == "sent"


def test_another_country_sees_nothing_of_it(cast: Cast, sent: Case, client_of: ClientOf) -> None:
    rita = client_of(cast.rita)
    for path in (page_of(sent), *(verb(sent, name) for name in ("return", "register", "refuse")),
                 f"{LIST}{sent.pk}/history/"):  # fmt: skip
        for answer in (rita.get(path), rita.post(path, {"need": "x", "reason": "long enough"})):
            assert answer.status_code in (404, 405)
            assert "Chak 44" not in answer.content.decode()
    assert "Chak 44" not in rita.get(LIST).content.decode()
    assert not rita.get(LIST, {"q": "Chak 44"}).context["cl"].result_list


@pytest.mark.parametrize("who", ["saima", "nobody"])
def test_facilitators_never_enter_the_office(
    cast: Cast, sent: Case, client_of: ClientOf, who: str
) -> None:
    browser = client_of(cast.user(who))
    for path in (LIST, page_of(sent), verb(sent, "register")):
        assert browser.get(path, follow=True).status_code == 403
        assert browser.post(path, follow=True).status_code == 403
    with cast.seeing_all():
        assert fresh(sent).state == "sent"


def test_the_front_page_says_how_many_wait_and_which_is_late(
    cast: Cast, sent: Case, client_of: ClientOf
) -> None:
    said = words_of(client_of(cast.amina).get("/admin/"))
    assert "Registration cases to examine" in said
    assert "2 are late" in said and "Sohni Adda Sisters has waited" in said
    assert "Registration cases to examine" not in words_of(client_of(cast.farid).get("/admin/"))
    assert "Sohni" not in client_of(cast.rita).get("/admin/").content.decode()
