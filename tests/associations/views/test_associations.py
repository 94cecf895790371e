"""Associations: the list, and one at a glance with its tabs."""

import html
import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db.models import F
from django.test import Client

from associations.models import Association, Case, Office, Word
from associations.queries import associations as queries
from hnsa.core import clock
from members.models import Body, Membership, Place
from tests import factories as make
from tests.cast import Cast
from tests.members.views.conftest import text_of

ClientOf = Callable[..., Client]
QUESTIONS = 16  # of the list: nine to let her in, and one each for what it shows
MEMBERS_QUESTIONS = 17
NEW = "/associations/new/"


def test_each_sees_her_own(cast: Cast, client_of: ClientOf) -> None:
    own, aloof = cast.pakistan.association.name, cast.pakistan.aloof.name
    abroad = cast.bangladesh.association.name
    for name, sees in (("saima", {own}), ("amina", {own, aloof}), ("rita", {abroad})):
        shown = client_of(cast.user(name)).get("/associations/").content.decode()
        assert {one for one in (own, aloof, abroad) if one in shown} == sees
    page = f"/associations/{cast.pakistan.aloof.pk}/"
    assert client_of(cast.saima).get(page).status_code == 404


@pytest.mark.parametrize("name", ["farid", "regina"])
def test_who_only_reads_is_offered_nothing_to_write(
    name: str, cast: Cast, client_of: ClientOf
) -> None:
    client = client_of(cast.user(name))
    assert client.get(NEW).status_code == 403
    assert "Register a new association" not in client.get("/associations/").content.decode()


# --- the list


LIST = "/associations/"


def names(answer: Any) -> list[str]:
    """The associations of the table, in its order."""
    rows = re.findall(r'<th scope="row"><a [^>]*><bdi>(.*?)</bdi>', answer.content.decode())
    return [html.unescape(row) for row in rows]


@pytest.mark.parametrize(
    "typed",
    [
        "sohni",
        "SISTERS sohni",
        "soh sis",
        "سوہنی",
        "سوهني",
        "SOHNI",
        "pk-2026-00017",
        "PK-٢٠٢٦-٠٠٠١٧",
    ],
)
def test_it_is_found_by_name_in_any_script_by_code_and_by_number(
    typed: str, cast: Cast, client_of: ClientOf
) -> None:
    with cast.seeing_all():
        body = cast.pakistan.association
        body.name_native = "سوہنی اڈا"
        body.save()
        Case.objects.filter(body=body).update(
            state="registered", number="PK-2026-00017", code="X" * 18, registered_on="2026-03-09"
        )
    answer = client_of(cast.amina).get(LIST, {"q": typed})
    assert names(answer) == ["Sohni Adda Sisters"]


def test_a_word_that_no_name_begins_with_finds_nothing_and_says_so(
    cast: Cast, client_of: ClientOf
) -> None:
    for typed in ("ohni", "sohni lace", "%", "'); --", "\x00", "🙂", "x" * 500):
        answer = client_of(cast.amina).get(LIST, {"q": typed})
        assert (answer.status_code, names(answer)) == (200, []) or typed == "\x00"
    page = client_of(cast.amina).get(LIST, {"q": "ohni"}).content.decode()
    assert "No association is found under “ohni”" in page


def test_looking_for_one_of_elsewhere_finds_nothing(cast: Cast, client_of: ClientOf) -> None:
    for name, hidden in (("saima", "Kinari"), ("amina", "Shapla"), ("rita", "Sohni")):
        assert names(client_of(cast.user(name)).get(LIST, {"q": hidden})) == []


def test_a_changed_name_is_found_and_the_old_one_is_not(cast: Cast, client_of: ClientOf) -> None:
    with cast.seeing_all():
        Body.objects.filter(pk=cast.pakistan.aloof.pk).update(name="Gota Workers", code="GOTA")
    client = client_of(cast.amina)
    assert names(client.get(LIST, {"q": "gota"})) == ["Gota Workers"]
    assert names(client.get(LIST, {"q": "kinari"})) == []


def test_the_words_are_those_of_the_names(cast: Cast) -> None:
    """Derived by the database; here they are derived once more and compared."""
    with cast.seeing_all():
        Body.objects.filter(kind="association").update(name=F("code"), name_native="ۇ أڈا، काम")
        for body in Body.objects.filter(kind="association"):
            told = " ".join([body.name, body.name_native, body.code])
            words = set(Word.objects.filter(body=body).values_list("word", flat=True))
            assert words == set(queries.words_of(told)) and {"اڈا", "काम"} <= words
            assert set(Word.objects.filter(body=body).values_list("homenet", flat=True)) == {
                body.homenet_id
            }
        others = Word.objects.exclude(body__kind="association")
        assert not others.exists()


def test_it_is_narrowed_by_stage_district_and_facilitating_organisation(
    cast: Cast, client_of: ClientOf
) -> None:
    client, sohni, kinari = client_of(cast.amina), "Sohni Adda Sisters", "Kinari Lace Makers"
    with cast.seeing_all():
        kasur = Place.objects.get(name="Kasur", level="second", country="PK")
        Body.objects.filter(name=kinari).update(place=kasur)
        Association.objects.filter(body__name=kinari).update(stage="registered")
    assert names(client.get(LIST)) == [kinari, sohni]
    assert names(client.get(LIST, {"stage": "registered"})) == [kinari]
    assert names(client.get(LIST, {"district": kasur.pk})) == [kinari]
    assert names(client.get(LIST, {"by": cast.pakistan.facilitating.pk})) == [sohni]
    assert names(client.get(LIST, {"by": cast.pakistan.facilitating.pk, "q": "kinari"})) == []
    for odd in ({"stage": "nonsense"}, {"district": "1 OR 1"}, {"by": "9" * 40}, {"after": "-1"}):
        assert names(client.get(LIST, odd)) == [kinari, sohni]


def test_the_counts_are_of_what_was_asked_for(cast: Cast, client_of: ClientOf) -> None:
    client = client_of(cast.amina)
    with cast.seeing_all():
        Association.objects.filter(body=cast.pakistan.aloof).update(stage="registered")
    page = text_of(client.get(LIST))
    assert "2 All associations" in page and "1 registered" in page and "1 forming" in page
    page = text_of(client.get(LIST, {"q": "kinari"}))
    assert "1 All associations" in page and "forming" not in page


def test_filters_offer_only_what_she_sees(cast: Cast, client_of: ClientOf) -> None:
    with cast.seeing_all():
        lahore = Place.objects.get(name="Lahore", level="second", country="PK")
        Body.objects.filter(pk=cast.pakistan.aloof.pk).update(place=lahore)
    assert "Lahore" in client_of(cast.amina).get(LIST).content.decode()
    assert "Lahore" not in client_of(cast.saima).get(LIST).content.decode()


def test_pages_go_by_name_and_none_is_left_out_or_shown_twice(
    cast: Cast, client_of: ClientOf
) -> None:
    client = client_of(cast.amina)
    with cast.seeing_all():
        for number in range(120):
            name = "Same name" if number % 2 else f"Many {number:03d}"
            make.an_association(cast.pakistan.homenet, name, f"MANY{number}", by=cast.amina)
    seen: list[str] = []
    address = LIST
    while address:
        answer = client.get(address)
        seen += re.findall(r"/associations/(\d+)/\"><bdi>", answer.content.decode())
        following = re.search(r'rel="next" href="(\?[^"]+)"', answer.content.decode())
        address = LIST + html.unescape(following[1]) if following else ""
    assert len(seen) == len(set(seen)) == 122


def test_the_list_asks_the_same_questions_for_one_and_for_many(
    cast: Cast, client_of: ClientOf, django_assert_num_queries: Any
) -> None:
    client = client_of(cast.amina)
    client.get(LIST)
    with cast.seeing_all():
        make.an_association(cast.pakistan.homenet, "Many", "MANY", by=cast.amina)
    asked = ({}, {"q": "many"}, {"stage": "forming", "by": str(cast.pakistan.homenet.pk)})
    for number, expected in zip(asked, (QUESTIONS, QUESTIONS + 2, QUESTIONS), strict=True):
        with django_assert_num_queries(expected):
            client.get(LIST, number)
    with cast.seeing_all():
        for number in range(60):
            make.an_association(
                cast.pakistan.homenet, f"Many {number}", f"MANY{number}", by=cast.amina
            )
    for number, expected in zip(asked, (QUESTIONS, QUESTIONS + 2, QUESTIONS), strict=True):
        with django_assert_num_queries(expected):
            client.get(LIST, number)


# --- one association and its tabs


TABS = (
    "", "health/", "members/", "meetings/", "decisions/", "constitution/", "offices/",
    "elections/", "documents/", "history/",
)  # fmt: skip


def at(body: Body, tab: str = "") -> str:
    return f"/associations/{body.pk}/{tab}"


@pytest.mark.parametrize("tab", TABS)
def test_every_tab_leads_to_the_others_and_says_which_it_is(
    tab: str, cast: Cast, client_of: ClientOf
) -> None:
    body = cast.pakistan.association
    page = client_of(cast.amina).get(at(body, tab)).content.decode()
    bar = re.search(r'(?s)<nav class="r-tabs.*?</nav>', page)
    assert bar is not None
    assert re.findall(r'href="([^"]+)"', bar[0]) == [at(body, one) for one in TABS]
    assert re.findall(r'href="([^"]+)" aria-current="page"', bar[0]) == [at(body, tab)]
    assert "Money" not in bar[0]


@pytest.mark.parametrize("tab", TABS)
@pytest.mark.parametrize(
    ("name", "own", "aloof"),
    [("saima", 200, 404), ("amina", 200, 200), ("farid", 200, 200), ("regina", 200, 200),
     ("rita", 404, 404), ("nobody", 404, 404)],
)  # fmt: skip
def test_who_may_open_a_tab(
    name: str, own: int, aloof: int, tab: str, cast: Cast, client_of: ClientOf
) -> None:
    client = client_of(cast.user(name))
    if tab == "history/" and name in ("saima", "regina"):
        own = 403
        aloof = 403 if name == "regina" else 404
    assert client.get(at(cast.pakistan.association, tab)).status_code == own
    assert client.get(at(cast.pakistan.aloof, tab)).status_code == aloof


@pytest.mark.parametrize("tab", TABS)
def test_what_another_facilitator_still_writes_down_is_unknown(
    tab: str, cast: Cast, client_of: ClientOf
) -> None:
    with cast.seeing_all():
        Body.objects.filter(pk=cast.pakistan.association.pk).update(draft_of=cast.bilal)
    assert client_of(cast.saima).get(at(cast.pakistan.association, tab)).status_code == 404


def test_the_history_is_no_tab_for_who_may_not_see_it(cast: Cast, client_of: ClientOf) -> None:
    page = client_of(cast.saima).get(at(cast.pakistan.association)).content.decode()
    assert "history/" not in re.search(r'(?s)<nav class="r-tabs.*?</nav>', page)[0]  # type: ignore[index]


def test_a_registered_one_shows_number_day_and_certificate(cast: Cast, client_of: ClientOf) -> None:
    body = cast.pakistan.association
    with cast.seeing_all():
        Case.objects.filter(body=body).update(
            state="registered", number="PK-2026-00017", code="X" * 18, registered_on="2026-03-09"
        )
        Association.objects.filter(body=body).update(stage="registered", purposes=["rights", "tea"])
    page = text_of(client_of(cast.saima).get(at(body)))
    assert "PK-2026-00017" in page and "Registered 9 Mar" in page
    assert "Certificate of registration" in page
    assert "rights and recognition as workers" in page and "tea" in page


def test_members_show_number_category_day_and_why_one_was_admitted(
    cast: Cast, client_of: ClientOf
) -> None:
    body = cast.pakistan.association
    with cast.seeing_all():
        make.MembershipFactory(
            person=cast.pakistan.person, body=body, number="S-7", category="permanent",
            begins_on=date(2024, 3, 5), declared={"admitted_against": "4: an apprentice (Amina)"},
        )  # fmt: skip
        make.MembershipFactory(person=cast.pakistan.restricted, body=body, number="S-8")
    page = text_of(client_of(cast.saima).get(at(body, "members/")))
    assert "S-7" in page and "permanent" in page and "5 Mar" in page
    assert "admitted against an article" in page and "4: an apprentice (Amina)" in page
    assert cast.pakistan.restricted.full_name not in page
    found = client_of(cast.saima).get(at(body, "members/"), {"q": "Gulrukh"})
    assert cast.pakistan.person.full_name not in found.content.decode()


def test_members_ask_the_same_questions_for_one_and_for_many(
    cast: Cast, client_of: ClientOf, django_assert_num_queries: Any
) -> None:
    body, client = cast.pakistan.association, client_of(cast.amina)
    for many in (1, 30):
        with cast.seeing_all():
            for _number in range(many):
                person = make.PersonFactory(homenet=cast.pakistan.homenet)
                make.MembershipFactory(person=person, body=body)
        with django_assert_num_queries(MEMBERS_QUESTIONS):
            client.get(at(body, "members/"))


def test_a_number_of_a_document_never_stays_in_the_address(cast: Cast, client_of: ClientOf) -> None:
    for tab in ("", "members/"):
        answer = client_of(cast.amina).get(
            at(cast.pakistan.association, tab), {"q": "35202-7654321-8"}, follow=True
        )
        assert answer.redirect_chain[-1][0] == "/people/find/"
        assert not any("7654321" in step for step, _status in answer.redirect_chain)


def test_offices_show_post_holder_since_and_until(cast: Cast, client_of: ClientOf) -> None:
    body = cast.pakistan.association
    with cast.seeing_all():
        Office.objects.create(
            body=body, homenet=body.homenet, person=cast.pakistan.person, post="president",
            begins_on=date(2021, 1, 1), ends_on=date(2024, 1, 1),
        )  # fmt: skip
        Office.objects.create(
            body=body, homenet=body.homenet, person=cast.pakistan.apart, post="treasurer",
            begins_on=date(2024, 1, 1), signs=True,
        )  # fmt: skip
    page = text_of(client_of(cast.saima).get(at(body, "offices/")))
    now, before = page.split("Who held one before")
    assert "Treasurer" in now and "signs for the money" in now
    assert "President" in before and "1 Jan" in before
    assert (
        f"/people/{cast.pakistan.apart.pk}/"
        not in client_of(cast.saima).get(at(body, "offices/")).content.decode()
    )  # a holder out of her sight is named, not linked


def test_a_restricted_holder_is_not_named_to_who_may_not_see_her(
    cast: Cast, client_of: ClientOf
) -> None:
    body = cast.pakistan.association
    with cast.seeing_all():
        Office.objects.filter(body=body).update(person=cast.pakistan.restricted)
    for tab in ("", "offices/"):
        shown = client_of(cast.saima).get(at(body, tab)).content.decode()
        assert cast.pakistan.restricted.full_name not in shown and "name not shown here" in shown
        assert (
            cast.pakistan.restricted.full_name
            in client_of(cast.amina).get(at(body, tab)).content.decode()
        )


def test_documents_are_listed_and_given_out(cast: Cast, client_of: ClientOf) -> None:
    body, client = cast.pakistan.association, client_of(cast.saima)
    page = client.get(at(body, "documents/")).content.decode()
    assert f"Minutes of {body.name}" in page
    links = re.findall(rf'href="({at(body, "documents/")}\d+/)"', page)
    assert links
    for link in links:
        answer = client.get(link)
        assert answer.status_code == 200 and b"".join(answer.streaming_content)
        assert client_of(cast.rita).get(link).status_code == 404


@pytest.mark.parametrize(
    ("tab", "says"),
    [
        ("", "Nothing is written down yet of what it is for"),
        ("members/", "No members are written down here yet"),
        ("offices/", "No office is filled yet"),
        ("documents/", "No papers are kept yet"),
    ],
)
def test_an_empty_tab_says_what_to_do_first(
    tab: str, says: str, cast: Cast, client_of: ClientOf
) -> None:
    page = text_of(client_of(cast.amina).get(at(cast.pakistan.aloof, tab)))
    assert says in page
    if tab == "members/":
        answer = client_of(cast.amina).get(at(cast.pakistan.aloof, tab)).content.decode()
        assert "/imports/new/?into=KINARI" in answer
        assert (
            "/imports/"
            not in client_of(cast.farid)
            .get(at(cast.pakistan.aloof, tab))
            .content.decode()
            .split("<main")[1]
        )


def test_the_history_tells_of_offices_papers_and_registration(
    cast: Cast, client_of: ClientOf
) -> None:
    page = text_of(client_of(cast.amina).get(at(cast.pakistan.association, "history/")))
    for thing in ("office", "document", "registration case", "constitution", "association"):
        assert thing in page


@pytest.mark.parametrize("tab", TABS)
def test_every_tab_reads_in_urdu(tab: str, cast: Cast, client_of: ClientOf) -> None:
    client = client_of(cast.amina)
    client.cookies["django_language"] = "ur"
    page = client.get(at(cast.pakistan.association, tab)).content.decode()
    assert 'dir="rtl"' in page


def test_who_leaves_later_is_a_member_until_then_and_kinds_are_told_in_words(
    cast: Cast, client_of: ClientOf
) -> None:
    body, later = cast.pakistan.aloof, clock.today() + timedelta(days=9)
    spells = [("Temporary", None), ("temporary", later), ("Stitcher", None)]
    with cast.seeing_all():
        Membership.objects.filter(body=body).delete()
        for name, (category, ends_on) in zip(("Asma", "Bano", "Chand"), spells, strict=True):
            make.MembershipFactory(
                person=make.PersonFactory(homenet=cast.pakistan.homenet, full_name=name), body=body,
                category=category, begins_on=date(2024, 3, 5), ends_on=ends_on,
                ground="resigned" if ends_on else "",
            )  # fmt: skip
    page = text_of(client_of(cast.amina).get(at(body, "members/")))
    assert "Asma" in page and "Bano" in page and "until" in page
    assert "2 temporary member" in page and "1 Stitcher" in page


def test_registers_of_members_wait_until_it_is_founded(cast: Cast, client_of: ClientOf) -> None:
    body = cast.pakistan.association
    with cast.seeing_all():
        Body.objects.filter(pk=body.pk).update(draft_of=cast.amina)
    client = client_of(cast.amina)
    for page in ("applications/new/", f"members/{cast.pakistan.person.pk}/leave/", "dues/"):
        answer = client.get(at(body, page), follow=True)
        assert "being founded" in text_of(answer), page
