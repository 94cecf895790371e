"""An expired session asks for the password and goes on with what was typed."""

import base64
import re
from collections.abc import Callable
from html import unescape
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from associations.models import Case
from hnsa.core import resuming, sealing, sending
from tests.associations.registering import fresh, opened
from tests.cast import Cast
from tests.factories import PASSWORD

ClientOf = Callable[..., Client]
TYPED = "ہمیں منصفانہ اجرت چاہیے <b>&"


@pytest.fixture
def case(cast: Cast) -> Case:
    return opened(cast).case


def page(case: Case, step: str = "need") -> str:
    return f"/associations/{case.body_id}/registration/{step}/"


def typed(user: Any, **more: Any) -> dict[str, Any]:
    return {
        "need": TYPED, "do": "next", "form_key": str(uuid4()),
        sending.WRITER: sending.signed(user), **more,
    }  # fmt: skip


def expire() -> None:
    Session.objects.all().delete()


def sealed_in(answer: Any) -> str:
    found = re.search(r'name="resume" value="([^"]+)"', answer.content.decode())
    return found[1] if found else ""


def log_in(client: Client, name: str, token: str, password: str = PASSWORD) -> Any:
    told = {"username": name, "password": password, "next": "/associations/", "resume": token}
    return client.post("/log-in/", told)


def hidden_of(answer: Any) -> dict[str, str]:
    found = re.findall(
        r'<input type="hidden" name="([^"]+)" value="([^"]*)">', answer.content.decode()
    )
    return {name: unescape(value) for name, value in found}


def test_what_was_typed_goes_on_after_the_password(
    cast: Cast, case: Case, client_of: ClientOf
) -> None:
    saima = client_of(cast.saima)
    form = typed(cast.saima)
    expire()
    asked = saima.post(page(case), form)
    assert asked.status_code == 200
    assert b"What you typed is not lost" in asked.content
    assert TYPED not in asked.content.decode()  # sealed
    shown = log_in(saima, "saima", sealed_in(asked))
    assert f'action="{page(case)}"' in shown.content.decode()
    assert b"data-go-on" in shown.content
    hidden = hidden_of(shown)
    assert (hidden["need"], hidden["form_key"]) == (TYPED, form["form_key"])
    assert saima.post(page(case), hidden).status_code == 302
    with cast.seeing_all():
        assert fresh(case).need == TYPED


def test_a_wrong_password_does_not_lose_it(cast: Cast, case: Case, client_of: ClientOf) -> None:
    saima = client_of(cast.saima)
    expire()
    token = sealed_in(saima.post(page(case), typed(cast.saima)))
    wrong = log_in(saima, "saima", token, password="something else")
    assert sealed_in(wrong) == token
    assert TYPED in hidden_of(log_in(saima, "saima", sealed_in(wrong))).values()


def test_what_she_typed_is_not_shown_to_who_logs_in_in_her_place(
    cast: Cast, case: Case, client_of: ClientOf
) -> None:
    phone = client_of(cast.saima)
    expire()
    token = sealed_in(phone.post(page(case), typed(cast.saima)))
    answer = log_in(phone, "amina", token)
    assert answer.status_code == 302
    assert answer["Location"] == "/admin/"
    with cast.seeing_all():
        assert fresh(case).need == ""


def test_a_form_of_nobody_known_goes_on_only_by_hand(
    cast: Cast, case: Case, client_of: ClientOf
) -> None:
    saima = client_of(cast.saima)
    expire()
    for forged in ("", sending.signed(cast.amina)[:-2] + "xx"):
        token = sealed_in(saima.post(page(case), typed(cast.saima, **{sending.WRITER: forged})))
        shown = log_in(client_of(None), "saima", token)
        assert TYPED in hidden_of(shown).values()
        assert b"data-go-on" not in shown.content


def test_files_are_chosen_again_and_that_is_said(
    cast: Cast, case: Case, client_of: ClientOf
) -> None:
    saima = client_of(cast.saima)
    expire()
    photo = SimpleUploadedFile("page.jpg", b"\xff\xd8" * 50, "image/jpeg")
    token = sealed_in(saima.post(page(case, "meeting"), typed(cast.saima, pages=photo)))
    shown = log_in(saima, "saima", token)
    assert b"choose them again" in shown.content
    assert b"data-go-on" not in shown.content


def test_a_form_that_is_too_long_says_so(cast: Cast, case: Case, client_of: ClientOf) -> None:
    saima = client_of(cast.saima)
    expire()
    longest = saima.post(page(case), typed(cast.saima, need="ظ" * 190_000))
    assert sealed_in(longest)
    too_long = saima.post(page(case), typed(cast.saima, need="ظ" * 210_000))
    assert not sealed_in(too_long)
    assert b"too much to be carried over" in too_long.content


def test_passwords_are_never_kept(rf: Any) -> None:
    form = {"password": "p1", "old_password": "p2", "new_password1": "p3", "newPassword": "p4",
            "csrfmiddlewaretoken": "t", "resume": "r", "name": "Asha"}  # fmt: skip
    kept = resuming.kept(resuming.keep(rf.post("/password/", form)))
    assert kept is not None
    assert kept.pairs == (("name", "Asha"),)


def test_signs_that_are_none_do_not_break_it(rf: Any) -> None:
    kept = resuming.kept(resuming.keep(rf.post("/?q=1", {"name": "a\x00b\u202e\U0010ffff"})))
    assert kept is not None
    assert (kept.path, kept.pairs) == ("/?q=1", (("name", "a\x00b\u202e\U0010ffff"),))


@pytest.mark.parametrize(
    "token", ["x", "é", "AAAA", "A" * 200, "====", "35202"], ids=lambda one: repr(one[:9])
)
def test_a_forged_token_is_ignored(cast: Cast, client_of: ClientOf, token: str) -> None:
    assert resuming.kept(token) is None
    answer = log_in(client_of(None), "saima", token)
    assert (answer.status_code, answer["Location"]) == (302, "/associations/")


def test_an_altered_token_is_ignored(rf: Any) -> None:
    token = resuming.keep(rf.post("/", {"name": "Asha"}))
    for place in (0, len(token) // 2, len(token) - 6):
        other = "A" if token[place] != "A" else "B"
        assert resuming.kept(token[:place] + other + token[place + 1 :]) is None


def test_another_thing_that_we_sealed_is_no_form() -> None:
    for text in ("35202-1234567-1", "3520212345671", "[]", '{"path": "/"}', '{"path": 1}'):
        assert resuming.kept(base64.urlsafe_b64encode(sealing.seal(text)).decode()) is None


def test_without_the_proof_of_origin_nothing_is_kept(
    cast: Cast, case: Case, client_of: ClientOf
) -> None:
    stranger = client_of(None, enforce_csrf_checks=True)
    answer = stranger.post(page(case), typed(cast.saima))
    assert answer.status_code == 403
    assert b'name="resume"' not in answer.content


def test_a_script_is_told_that_the_password_is_asked(
    cast: Cast, case: Case, client_of: ClientOf
) -> None:
    saima = client_of(cast.saima)
    expire()
    answer = saima.post(page(case), typed(cast.saima), headers={"X-Requested-With": "fetch"})
    assert answer.status_code == 401
    assert answer.json() == {"login": "/log-in/"}


def test_what_is_asked_without_a_session_stays_open(cast: Cast, client_of: ClientOf) -> None:
    for address in ("/log-in/", "/log-out/", "/language/setlang/", "/admin/login/"):
        assert b"What you typed is not lost" not in client_of(None).post(address).content
