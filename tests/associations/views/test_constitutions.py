"""The constitution as it is read: a day, a version, what changed, readings; who sees it."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from associations.models import Constitution, Reading
from members.models import Body
from tests import factories as make
from tests.associations.builder import words_of
from tests.cast import Cast

ClientOf = Callable[..., Client]
SINCE, THEN = date(2024, 1, 10), date(2025, 2, 1)
OLD = (
    ("minimum_age", {"years": 15}),
    ("threshold", {"subject": "amendment", "share": "70 %"}),
    ("women_only", {}),
)
NEW = (
    ("minimum_age", {"years": 18}),
    ("resignation", {}),
    ("threshold", {"subject": "amendment", "share": "70 %"}),
)


@pytest.fixture
def body(cast: Cast) -> Body:
    """An association with two versions, the second of which changes the first."""
    with cast.seeing_all():
        body = make.an_association(
            cast.pakistan.homenet, "Rasool Nagar Adda Workers", "RASOOL", by=cast.amina,
            parent=cast.pakistan.facilitating,
        ).body  # fmt: skip
        first = body.constitutions.get()
        Constitution.objects.filter(pk=first.pk).update(in_force_until=SINCE)
        second = make.a_constitution(body, by=cast.amina, rules=OLD, since=SINCE, version=2)
        Constitution.objects.filter(pk=second.pk).update(in_force_until=THEN)
        make.a_constitution(body, by=cast.amina, rules=NEW, since=THEN, version=3)
    return body


def at(name: str, body: Body, *more: Any) -> str:
    return reverse(name, args=[body.pk, *more])


def read(client: Client, name: str, body: Body, *more: Any, **asked: Any) -> str:
    return words_of(client.get(at(name, body, *more), asked))


def test_the_document_in_force_today_is_shown(cast: Cast, client_of: ClientOf, body: Body) -> None:
    said = read(client_of(cast.saima), "constitution", body)
    for words in ("in force today", "Version 3", "A member is at least 18 years old."):
        assert words in said
    assert "15 years" not in said


def test_the_document_of_another_day_is_the_one_in_force_then(
    cast: Cast, client_of: ClientOf, body: Body
) -> None:
    client = client_of(cast.saima)
    for day, words in (
        ("2025-01-31", "at least 15 years old"),
        ("2025-02-01", "at least 18 years old"),
        ("2019-12-31", "No constitution was in force on 31 Dec 2019"),
    ):
        assert words in read(client, "constitution", body, on=day)


def test_a_day_that_is_none_is_told_and_today_is_taken(
    cast: Cast, client_of: ClientOf, body: Body
) -> None:
    said = read(client_of(cast.saima), "constitution", body, on="31/2/2025")
    assert "That day could not be read" in said and "Version 3" in said


def test_every_version_has_an_address_and_a_comparison_with_the_one_before(
    cast: Cast, client_of: ClientOf, body: Body
) -> None:
    client = client_of(cast.saima)
    page = client.get(at("constitution_version", body, 2)).content.decode()
    assert "an earlier version" in page and "15" in words_of(page)
    for version in (1, 2, 3):
        assert at("constitution_version", body, version) in page
    assert f"{at('constitution_compare', body)}?from=2&amp;to=3" in page
    assert client.get(at("constitution_version", body, 4)).status_code == 404


def test_the_line_of_a_version_says_who_adopted_it_and_how(cast: Cast, client_of: ClientOf) -> None:
    body = cast.pakistan.aloof
    with cast.seeing_all():
        first = body.constitutions.get()
        Constitution.objects.filter(pk=first.pk).update(in_force_until=SINCE)
        made = Constitution.objects.create(
            body=body, homenet=body.homenet, created_by=cast.amina, created_at=make.A_MOMENT,
            saved_at=make.A_MOMENT, standing="adopted", version=2, adopted_on=date(2023, 12, 1),
            adopted_by="yearly meeting", in_force_from=SINCE, members=48, present=40,
            votes_for=34, votes_against=4, abstained=2,
        )  # fmt: skip
    said = read(client_of(cast.amina), "constitution_version", body, made.version)
    assert (
        "Version 2, adopted on 1 Dec 2023 by yearly meeting, 34 of 48 members for it, "
        "4 against, 2 abstained. In force from 10 Jan 2024"
    ) in said


def test_what_it_may_not_be_silent_on_is_told(cast: Cast, client_of: ClientOf, body: Body) -> None:
    said = read(client_of(cast.saima), "constitution", body)
    assert "It is silent on" in said and "How long the committee serves" in said
    assert "How a member may leave" not in said.split("It is silent on")[1]


def test_an_article_against_a_law_above_is_shown_void_with_its_source(
    cast: Cast, client_of: ClientOf
) -> None:
    body = cast.pakistan.aloof
    rules = (
        ("minimum_age", {"years": 12}),
        ("law_minimum_age", {"act": "Trade Unions Act, section 21", "years": 15}),
    )
    with cast.seeing_all():
        first = body.constitutions.get()
        Constitution.objects.filter(pk=first.pk).update(in_force_until=SINCE)
        make.a_constitution(body, by=cast.amina, rules=rules, since=SINCE, version=2)
    said = read(client_of(cast.amina), "constitution", body)
    assert "Void" in said and "Trade Unions Act, section 21" in said
    assert "at least 12 years" in said and "In its place:" in said


def test_parameters_outside_the_sentence_are_told_below_it(cast: Cast, client_of: ClientOf) -> None:
    body = cast.pakistan.aloof
    rules = (("residence", {"tie": "lives", "area": "Kinari Bazar", "ends": True}),)
    with cast.seeing_all():
        first = body.constitutions.get()
        Constitution.objects.filter(pk=first.pk).update(in_force_until=SINCE)
        make.a_constitution(body, by=cast.amina, rules=rules, since=SINCE, version=2)
    said = read(client_of(cast.amina), "constitution", body)
    assert "Moving away is a ground to end the membership." in said


def test_what_an_article_says_is_escaped(cast: Cast, client_of: ClientOf) -> None:
    body = cast.pakistan.aloof
    rules = (("residence", {"tie": "lives", "area": "<script>{x}</script>"}),)
    with cast.seeing_all():
        first = body.constitutions.get()
        Constitution.objects.filter(pk=first.pk).update(in_force_until=SINCE)
        make.a_constitution(body, by=cast.amina, rules=rules, since=SINCE, version=2)
    client = client_of(cast.amina)
    for url in (at("constitution", body), at("constitution_compare", body)):
        page = client.get(url).content.decode()
        assert "&lt;script&gt;{x}" in page and "<script>{x}" not in page


def test_the_comparison_goes_article_by_article(
    cast: Cast, client_of: ClientOf, body: Body
) -> None:
    page = client_of(cast.saima).get(
        at("constitution_compare", body), {"from": "2", "to": "3"}
    ).content.decode()  # fmt: skip
    said = words_of(page)
    assert "3 added" in said and "3 taken out" in said  # each version was written anew here
    assert "Rasool Nagar Adda Workers 3 Members are women" in said


def test_a_comparison_of_what_never_was_is_unknown(
    cast: Cast, client_of: ClientOf, body: Body
) -> None:
    client = client_of(cast.saima)
    for asked in ({"to": "9"}, {"from": "x"}, {"from": "1", "to": "draft"}):
        assert client.get(at("constitution_compare", body), asked).status_code == 404
    assert client.get(at("constitution_compare", body)).status_code == 200


def test_a_first_version_is_compared_with_nothing(cast: Cast, client_of: ClientOf) -> None:
    said = read(client_of(cast.saima), "constitution_compare", cast.pakistan.association)
    assert "2 added" in said


def test_without_a_constitution_a_model_is_offered(cast: Cast, client_of: ClientOf) -> None:
    with cast.seeing_all():
        body = Body.objects.create(
            kind="association", homenet=cast.pakistan.homenet, code="NEW", name="New Sisters",
            parent=cast.pakistan.facilitating,
        )  # fmt: skip
    page = client_of(cast.saima).get(at("constitution", body)).content.decode()
    assert "There is no constitution yet" in page and at("constitution_begin", body) in page
    page = client_of(cast.farid).get(at("constitution", body)).content.decode()
    assert "There is no constitution yet" in page and at("constitution_begin", body) not in page
    assert client_of(cast.saima).get(at("constitution_compare", body)).status_code == 302


# --- readings ---

TOLD = {"on": "2025-03-01", "read_by": "Shazia Bibi", "listeners": "31", "place": "school"}


def test_a_reading_is_written_down_and_shown(cast: Cast, client_of: ClientOf, body: Body) -> None:
    client = client_of(cast.saima)
    answer = client.post(at("reading_add", body, 3), TOLD)
    assert answer["Location"] == at("constitution_version", body, 3)
    said = read(client, "constitution_version", body, 3)
    assert "1 Mar 2025: Shazia Bibi to 31 women, school" in said
    with cast.seeing_all():
        assert Reading.objects.get(read_by="Shazia Bibi").recorded_by == cast.saima


@pytest.mark.parametrize(
    "wrong", [{"on": "2999-01-01"}, {"on": "never"}, {"listeners": "many"}, {"read_by": ""}]
)
def test_a_reading_that_is_not_in_order_comes_back_as_typed(
    cast: Cast, client_of: ClientOf, body: Body, wrong: dict[str, str]
) -> None:
    answer = client_of(cast.saima).post(at("reading_add", body, 3), {**TOLD, **wrong})
    page = answer.content.decode()
    assert answer.status_code == 422 and "to mend" in page
    assert 'value="school"' in page
    assert all(f'value="{typed}"' in page for typed in wrong.values())


# --- who ---

PAGES = ("constitution", "constitution_compare")
WRITING = ("constitution_begin", "draft", "draft_give_up", "draft_adopt")


@pytest.mark.parametrize("name", ["saima", "amina", "bilal", "farid", "regina"])
def test_who_sees_the_association_reads_its_constitution(
    cast: Cast, client_of: ClientOf, name: str
) -> None:
    client = client_of(cast.user(name))
    for page in PAGES:
        assert client.get(at(page, cast.pakistan.association)).status_code == 200


@pytest.mark.parametrize("name", ["rita", "nobody"])
def test_to_others_it_is_unknown(cast: Cast, client_of: ClientOf, name: str) -> None:
    client, body = client_of(cast.user(name)), cast.pakistan.association
    for page in (*PAGES, *WRITING):
        assert client.get(at(page, body)).status_code == 404
        assert client.post(at(page, body)).status_code in (404, 405)
    assert client.post(at("reading_add", body, 1), TOLD).status_code == 404


def test_a_facilitator_of_another_organisation_does_not_see_it(
    cast: Cast, client_of: ClientOf
) -> None:
    client, body = client_of(cast.saima), cast.pakistan.aloof
    for page in (*PAGES, *WRITING):
        assert client.get(at(page, body)).status_code == 404
    assert client.post(at("reading_add", body, 1), TOLD).status_code == 404


@pytest.mark.parametrize("name", ["farid", "regina"])
def test_who_only_reads_has_no_buttons_and_is_refused(
    cast: Cast, client_of: ClientOf, name: str
) -> None:
    client, body = client_of(cast.user(name)), cast.pakistan.association
    page = client.get(at("constitution", body)).content.decode()
    assert at("constitution_begin", body) not in page and at("reading_add", body, 1) not in page
    for name in WRITING:
        assert client.get(at(name, body)).status_code == 403
        assert client.post(at(name, body), {"do": "save"}).status_code == 403
    assert client.post(at("reading_add", body, 1), TOLD).status_code == 403


def test_an_organisation_has_no_constitution(cast: Cast, client_of: ClientOf) -> None:
    assert client_of(cast.amina).get(at("constitution", cast.pakistan.other)).status_code == 404


def test_sixty_articles_take_no_more_questions_than_two(
    cast: Cast, client_of: ClientOf, django_assert_num_queries: Any
) -> None:
    body = cast.pakistan.association
    client = client_of(cast.saima)
    client.get(at("constitution", body))
    with django_assert_num_queries(QUERIES):
        client.get(at("constitution", body))
    with cast.seeing_all():
        first = body.constitutions.get()
        Constitution.objects.filter(pk=first.pk).update(in_force_until=SINCE)
        sixty = tuple(("minimum_age", {"years": 10 + place}) for place in range(60))
        make.a_constitution(body, by=cast.amina, rules=sixty, since=SINCE, version=2)
    with django_assert_num_queries(QUERIES):
        page = client.get(at("constitution", body)).content.decode()
    assert page.count("A member is at least") == 60


QUERIES = 16
