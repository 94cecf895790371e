"""Anybody verifies a certificate: name, number, day, status, and nothing else."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from associations.models import Association, Case
from associations.rules.codes import GROUP, grouped, plain
from hnsa.core.models import Knock
from members.models import Body
from tests.associations.builder import words_of
from tests.cast import Cast

CODE = "7K4M2Q9TXB3RH0WA1N"
NATIVE = "سوہنی اڈا بہنیں"
OTHER = "7K4M2Q9TXB3RH0WA1P"  # nobody's


@pytest.fixture
def body(cast: Cast) -> Body:
    """An association of Pakistan, registered."""
    with cast.seeing_all():
        body = cast.pakistan.association
        body.name_native = NATIVE
        body.save()
        Case.objects.filter(body=body).update(
            state="registered", number="PK-2026-00017", code=CODE, registered_on=date(2026, 3, 9)
        )
        Association.objects.filter(body=body).update(stage="registered")
    return body


def ask(code: str, **how: Any) -> Any:
    return Client(**how).get(reverse("verify", args=[code]))


# --- what it tells -----------------------------------------------------------------------------


def test_it_confirms_name_number_day_and_status_without_a_log_in(body: Body) -> None:
    answer = ask(CODE)
    said = words_of(answer)
    assert answer.status_code == 200
    for told in (body.name, NATIVE, "PK-2026-00017", "9 Mar 2026", "Registered", grouped(CODE)):
        assert told in said


def test_it_tells_nothing_else(cast: Cast, body: Body) -> None:
    with cast.seeing_all():
        case = Case.objects.get(body=body)
        hidden = {
            case.asked_by, cast.pakistan.facilitating.name, cast.pakistan.homenet.name,
            *(one.full_name for one in (cast.pakistan.person, cast.pakistan.restricted)),
            *(one.text for one in case.remarks.all()),
            *(one.title for one in body.documents.all()), body.code,
        }  # fmt: skip
    page = ask(CODE).content.decode()
    assert [word for word in hidden if word in page] == []
    assert not re.search(rf"/(associations|bodies|people)/{body.pk}", page)


def test_an_association_that_has_ended_says_so(cast: Cast, body: Body) -> None:
    with cast.seeing_all():
        Association.objects.filter(body=body).update(stage="ended")
    said = words_of(ask(CODE))
    assert "has ended" in said and "PK-2026-00017" in said
    with cast.seeing_all():
        Association.objects.filter(body=body).update(stage="registered")
        Body.objects.filter(pk=body.pk).update(status="dissolved")
    assert "has ended" in words_of(ask(CODE))


@pytest.mark.parametrize(
    "typed",
    [
        grouped(CODE), grouped(CODE).replace("-", " "), CODE.lower(), f"  {CODE} ",
        CODE.replace("0", "O"), CODE.replace("0", "o").replace("1", "l"), CODE.replace("1", "I"),
        "".join({"7": "۷", "4": "۴", "0": "۰"}.get(sign, sign) for sign in CODE),
        CODE[:6] + "\u200f" + CODE[6:], ".".join(re.findall("." * GROUP, CODE)),
    ],
)  # fmt: skip
def test_however_the_code_is_typed_it_is_understood(body: Body, typed: str) -> None:
    assert plain(typed) == CODE
    assert "PK-2026-00017" in words_of(ask(typed))
    by_form = Client().get("/verify/", {"code": typed}, follow=True)
    assert "PK-2026-00017" in words_of(by_form)


# --- what it does not tell ---------------------------------------------------------------------


WRONG = [OTHER, CODE[:-1], CODE + "A", "x", "-", "%", "../admin", "a/b", "0" * 18, "ä" * 18,
         "A" * 10_000, "'; DROP TABLE", CODE[:-1] + "é"]  # fmt: skip


@pytest.mark.parametrize("code", WRONG)
def test_an_unknown_code_and_what_is_no_code_get_the_same_answer(body: Body, code: str) -> None:
    answers = [ask(OTHER), ask(code), Client().get("/verify/", {"code": code}, follow=True)]
    assert {one.status_code for one in answers} == {404}
    said = {re.sub(r'value="[^"]*"', "", one.content.decode()) for one in answers}
    said = {re.sub(r'name="(csrfmiddlewaretoken|next)"[^>]*>', "", page) for page in said}
    assert len(said) == 1
    assert "No certificate has this code" in said.pop()


def test_they_cost_the_same_questions_to_the_database(
    body: Body, django_assert_num_queries: Any
) -> None:
    client = Client()
    client.get(reverse("verify", args=[OTHER]))
    for code in (OTHER, "x", CODE):
        with django_assert_num_queries(12):
            client.get(reverse("verify", args=[code]))


@pytest.mark.parametrize("state", ["draft", "sent", "returned", "refused", "appealed", "dropped"])
def test_what_is_not_registered_has_no_code_that_answers(
    cast: Cast, body: Body, state: str
) -> None:
    with cast.seeing_all():
        Case.objects.filter(body=body).update(state=state, number="", code="", registered_on=None)
    for code in (CODE, "-", " ", str(body.pk), body.code):
        assert ask(code).status_code == 404
    assert body.name not in Client().get("/verify/", {"code": "-"}, follow=True).content.decode()


def test_who_is_logged_in_elsewhere_sees_no_more_and_no_less(
    cast: Cast, body: Body, client_of: Callable[..., Client]
) -> None:
    for name in ("rita", "nobody", "saima"):
        client = client_of(cast.user(name))
        assert "PK-2026-00017" in words_of(client.get(reverse("verify", args=[CODE])))
        there = client.get(f"/associations/{cast.pakistan.aloof.pk}/")
        assert there.status_code == 404


def test_after_the_question_the_database_shows_nothing_of_any_homenet(
    cast: Cast, body: Body
) -> None:
    from associations.queries.verified import certificate_of
    from hnsa.core import scope

    with scope.seeing(()):
        assert certificate_of(CODE) is not None
        assert scope.shown() == frozenset()
        assert not Case.objects.exists()


# --- how it is given out -----------------------------------------------------------------------


@pytest.mark.parametrize("code", [CODE, OTHER])
def test_it_is_not_kept_and_not_found_by_search_engines(body: Body, code: str) -> None:
    answer = ask(code)
    assert "no-store" in answer["Cache-Control"]
    assert "noindex" in answer["X-Robots-Tag"]
    assert '<meta name="robots" content="none">' in answer.content.decode()


def test_it_needs_no_script_and_works_in_urdu_from_right_to_left(body: Body) -> None:
    client = Client()
    client.cookies["django_language"] = "ur"
    for code in (CODE, OTHER):
        page = client.get(reverse("verify", args=[code])).content.decode()
        assert '<html lang="ur" dir="rtl">' in page
        assert "<script>" not in page and " style=" not in page and " onclick" not in page
    assert (
        '<bdi dir="ltr">PK-2026-00017</bdi>'
        in client.get(reverse("verify", args=[CODE])).content.decode()
    )


def test_the_form_is_there_without_a_code_and_keeps_what_was_typed(db: None) -> None:
    page = Client().get("/verify/")
    assert page.status_code == 200 and 'name="code"' in page.content.decode()
    again = Client().get("/verify/", {"code": '7K4"><b>'})
    assert again.status_code == 404
    assert 'value="7K4&quot;&gt;&lt;b&gt;"' in again.content.decode()


def test_more_than_thirty_a_minute_from_one_address_are_too_many(
    body: Body, monkeypatch: pytest.MonkeyPatch
) -> None:
    _stop_the_clock(monkeypatch)
    client = Client(REMOTE_ADDR="10.1.2.3")
    for _ in range(30):
        assert client.get(reverse("verify", args=[OTHER])).status_code == 404
    for code in (OTHER, CODE):
        answer = client.get(reverse("verify", args=[code]))
        assert answer.status_code == 429 and answer["Retry-After"] == "60"
        said = words_of(answer)
        assert "wait a minute" in said and body.name not in said
    assert ask(CODE, REMOTE_ADDR="10.1.2.4").status_code == 200
    _stop_the_clock(monkeypatch, minute=31)
    assert client.get(reverse("verify", args=[CODE])).status_code == 200


def _stop_the_clock(monkeypatch: pytest.MonkeyPatch, minute: int = 30) -> None:
    from datetime import UTC, datetime

    from hnsa.core import clock

    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 11, 25, 9, minute, tzinfo=UTC))


def test_what_was_typed_into_the_form_counts_too_and_no_address_is_kept(
    body: Body, monkeypatch: pytest.MonkeyPatch
) -> None:
    _stop_the_clock(monkeypatch)
    client = Client(REMOTE_ADDR="10.1.2.3")
    for _ in range(30):
        client.get("/verify/", {"code": "no code"})
    assert client.get("/verify/", {"code": "no code"}).status_code == 429
    kept = Knock.objects.get()
    assert kept.times == 31 and "10.1" not in kept.who
