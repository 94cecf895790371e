"""The pages of a result: declaring it, the record with its code, objections, terms, papers."""

from collections.abc import Callable, Iterator
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from associations.models import Office
from elections.models import Commissioner, Contest, Destruction, Election, Objection, Record
from elections.queries.verifying import SCRIPT, wrong_with
from elections.vocabulary.states import ContestState
from members.vocabulary.people import Role
from tests.cast import Cast, let_in
from tests.elections.actions.test_declarations import past_every_guard
from tests.elections.declaring import (
    DECLARED,
    FROM,
    a_count,
    a_second_post,
    an_office,
    declared,
)  # fmt: skip
from tests.elections.polling import ON, Poll
from tests.factories import PostingFactory
from tests.members.views.conftest import text_of

ClientOf = Callable[..., Client]
QUESTIONS = 28  # of the page of a declared result: to let her in, the head, one each for its parts


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hnsa.core.clock.today", lambda: ON)
    monkeypatch.setattr("hnsa.core.clock.now", lambda: DECLARED)


@pytest.fixture
def poll(cast: Cast) -> Iterator[Poll]:
    with cast.seeing_all():
        yield a_count(cast, by=let_in(cast.amina))


def at(poll: Poll, tail: str = "") -> str:
    return f"/associations/{poll.body.pk}/elections/{poll.election.pk}/result/{tail}"


def telling(poll: Poll, **more: Any) -> dict[str, Any]:
    return {
        "posts": [str(poll.contest.pk)], "on": ON.isoformat(), "terms_begin_on": FROM.isoformat(),
        "present": "Rukhsana Bibi", "signed": "Kausar Parveen", "do": "declare", **more,
    }  # fmt: skip


def test_from_the_closed_count_to_the_code_and_the_term(
    cast: Cast, client_of: ClientOf, poll: Poll
) -> None:
    with cast.seeing_all():
        old = an_office(poll, 4)
    client = client_of(cast.saima)
    page = text_of(client.get(at(poll)))
    assert "can be declared" in page and "Declare the result" in page
    page = text_of(client.get(at(poll, "declare/")))
    assert "Voter 0006 (presides)" in page and "3 votes" in page  # who is there is offered
    answer = client.post(at(poll, "declare/"), telling(poll))
    assert answer.status_code == 302
    with cast.seeing_all():
        record = Record.objects.get(election=poll.election)
    page = text_of(client.get(at(poll)))
    assert record.code in page and "1 term is not written down yet" in page
    answer = client.post(at(poll, "offices/"), {"do": "begin"})
    assert answer.status_code == 302
    page = text_of(client.get(at(poll, "offices/")))
    assert "holds it" in page and "not handed over yet" in page
    with cast.seeing_all():
        old.refresh_from_db()
        assert old.ends_on == FROM and Office.objects.filter(body=poll.body).count() == 2


def test_the_committee_member_declares_and_leaves_the_terms_to_who_keeps_the_registers(
    cast: Cast, client_of: ClientOf, poll: Poll
) -> None:
    with cast.seeing_all():
        PostingFactory(user=cast.zubaida, body=poll.body, role=Role.COMMISSIONER)
        Commissioner.objects.filter(election=poll.election).update(user=cast.zubaida)
    client = client_of(cast.zubaida)
    assert client.post(at(poll, "declare/"), telling(poll)).status_code == 302
    page = text_of(client.get(at(poll, "offices/")))
    assert "Who keeps the registers" in page and "Write down 1 term" not in page
    assert client.post(at(poll, "offices/"), {"do": "begin"}).status_code == 403
    with cast.seeing_all():
        assert Record.objects.get(election=poll.election).sealed_by == cast.zubaida
        assert not Office.objects.filter(body=poll.body).exists()


def test_a_declaration_that_is_sent_twice_is_sealed_once(
    cast: Cast, client_of: ClientOf, poll: Poll
) -> None:
    client, key = client_of(cast.saima), str(uuid4())
    for _time in range(2):
        answer = client.post(at(poll, "declare/"), telling(poll, form_key=key))
        assert answer.status_code == 302
    with cast.seeing_all():
        assert Record.objects.filter(election=poll.election).count() == 1


def test_a_form_with_nobody_present_says_so_at_its_field(
    cast: Cast, client_of: ClientOf, poll: Poll
) -> None:
    answer = client_of(cast.saima).post(at(poll, "declare/"), telling(poll, present=""))
    assert answer.status_code == 422 and "This field is required" in text_of(answer)


def test_the_files_are_what_was_sealed_and_the_annex_is_for_who_takes_lists_out(
    cast: Cast, client_of: ClientOf, poll: Poll
) -> None:
    with cast.seeing_all():
        record = declared(poll, by=let_in(cast.amina))
    client = client_of(cast.saima)
    file = client.get(at(poll, "1/record.jsonl"))
    assert wrong_with(file.content.decode(), record.code) == []
    assert b"".join(client.get(at(poll, "verify_record.py"))) == SCRIPT.read_bytes()
    assert client.get(at(poll, "1/names.json")).status_code == 403
    assert "Rukhsana Bibi" in client_of(cast.amina).get(at(poll, "1/names.json")).content.decode()
    assert client.get(at(poll, "2/record.jsonl")).status_code == 404


def test_the_register_is_compared_with_the_record(
    cast: Cast, client_of: ClientOf, poll: Poll
) -> None:
    with cast.seeing_all():
        declared(poll, by=let_in(cast.amina))
    assert "every row is as it was sealed" in text_of(client_of(cast.farid).get(at(poll, "check/")))
    with cast.seeing_all():
        past_every_guard(
            f"UPDATE elections_entry SET name = 'Somebody' WHERE id = {poll.entries[0].pk}"
        )
    page = text_of(client_of(cast.saima).get(at(poll, "check/")))
    assert "1 thing is not as it was sealed" in page and "Somebody" in page
    page = text_of(client_of(cast.farid).get(at(poll, "check/")))
    assert "An entry of the roll" in page and "Somebody" not in page


def test_an_objection_is_made_and_decided_and_the_post_falls(
    cast: Cast, client_of: ClientOf, poll: Poll
) -> None:
    with cast.seeing_all():
        declared(poll, by=let_in(cast.amina))
    client = client_of(cast.saima)
    client.post(
        at(poll, "objections/new/"),
        {
            "contest": poll.contest.pk, "made_by": "Fehmida", "made_on": ON.isoformat(),
            "words": "The box was open.", "do": "object",
        },
    )  # fmt: skip
    with cast.seeing_all():
        one = Objection.objects.get(election=poll.election)
    tail = f"objections/{one.pk}/"
    page = text_of(client.get(at(poll, tail)))
    assert "The box was open." in page and "An objection is in time" in page
    assert "The box was open." not in text_of(client_of(cast.farid).get(at(poll, tail)))
    told = {"answer": "granted", "on": ON.isoformat(), "reasons": "It was.", "do": "answer"}
    assert client_of(cast.farid).post(at(poll, tail), told).status_code == 403
    assert client.post(at(poll, tail), told).status_code == 302
    assert "The election to this post is void" in text_of(client.get(at(poll, tail)))
    assert "void" in text_of(client.get(at(poll)))


def test_void_and_destroyed_are_asked_once_more(
    cast: Cast, client_of: ClientOf, poll: Poll
) -> None:
    with cast.seeing_all():
        declared(poll, by=let_in(cast.amina))
    client = client_of(cast.saima)
    page = text_of(client.get(at(poll, "papers/")))
    assert "It is of 3 Mar 2025" in page and "never destroyed" in page
    told = {"on": ON.isoformat(), "witnesses": "Zubeda", "do": "destroy"}
    assert client.post(at(poll, "papers/"), told).status_code == 302
    page = text_of(client.get(at(poll)))
    assert "earlier than the articles allow" in page
    told = {"on": ON.isoformat(), "why": "The members said so.", "do": "void"}
    assert client.post(at(poll, "void/"), told).status_code == 422
    assert client.post(at(poll, "void/"), {**told, "sure": "on"}).status_code == 302
    assert "This election is void from" in text_of(client.get(at(poll)))
    with cast.seeing_all():
        assert Destruction.objects.filter(election=poll.election).count() == 1
        assert Election.objects.get(pk=poll.election.pk).void_on == ON


def test_her_name_is_erased_by_her_number_on_the_roll(
    cast: Cast, client_of: ClientOf, poll: Poll
) -> None:
    with cast.seeing_all():
        declared(poll, by=let_in(cast.amina))
    assert client_of(cast.saima).get(at(poll, "erase/")).status_code == 403
    client = client_of(cast.amina)
    told = {"typed": "99", "sure": "on", "do": "erase"}
    assert "Nobody of this election" in text_of(client.post(at(poll, "erase/"), told))
    assert client.post(at(poll, "erase/"), {**told, "typed": "١"}).status_code == 302
    assert "Rukhsana" not in client.get(at(poll, "1/names.json")).content.decode()


def test_the_declaration_has_the_code_the_sums_and_who_signs(
    cast: Cast, client_of: ClientOf, poll: Poll
) -> None:
    with cast.seeing_all():
        vacant = a_second_post(poll, by=let_in(cast.amina), state=ContestState.UNOPPOSED)
        record = declared(poll, poll.contest, vacant, by=let_in(cast.amina))
    client = client_of(cast.farid)
    page = text_of(client.get(at(poll, "1/print/?language=en")))
    for words in (
        record.code, "Rukhsana Bibi", "By votes", "Without a poll", "On the roll: 6",
        "came to vote: 6 (100.0 %)", "not valid: 0", "the whole village", "Kausar Parveen",
    ):  # fmt: skip
        assert words in page, words
    assert 'lang="ur"' in client.get(at(poll, "1/print/?language=ur")).content.decode()
    assert client.get(at(poll, "1/print/?language=xx")).status_code == 404


def test_the_page_asks_the_same_questions_for_few_and_many(
    cast: Cast, client_of: ClientOf, poll: Poll, django_assert_num_queries: Callable[[int], Any]
) -> None:
    with cast.seeing_all():
        declared(poll, by=let_in(cast.amina))
    client = client_of(cast.saima)
    client.get(at(poll))
    with django_assert_num_queries(QUESTIONS):
        client.get(at(poll))
    with cast.seeing_all():
        for number in range(12):
            Objection.objects.create(
                election=poll.election, body=poll.body, homenet=poll.body.homenet, to="result",
                made_by=f"W{number}", made_on=ON, words="x", written_by=cast.amina,
                contest=Contest.objects.get(pk=poll.contest.pk),
            )  # fmt: skip
    with django_assert_num_queries(QUESTIONS):
        client.get(at(poll))


def test_a_restricted_candidate_is_named_on_the_declaration_to_who_may_know_her_only(
    cast: Cast, client_of: ClientOf, poll: Poll
) -> None:
    with cast.seeing_all():
        her = poll.nominations[0]
        type(her.person).objects.filter(pk=her.person_id).update(is_restricted=True)
        declared(poll, by=let_in(cast.amina))
        address, pdf = at(poll, "1/print/"), at(poll, "1/print.pdf")
        page = at(poll)
    assert her.name not in text_of(client_of(cast.farid).get(page))
    farid = text_of(client_of(cast.farid).get(address, {"language": "en"}))
    assert her.name not in farid and "name not shown here" in farid
    assert poll.nominations[1].name in farid
    assert her.name in text_of(client_of(cast.saima).get(address))
    assert client_of(cast.farid).get(pdf).status_code == 200
