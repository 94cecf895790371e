"""What is sent twice is done once, and gets the same answer; what is not the same, is done."""

import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connections
from django.test import Client

from associations.models import Case
from hnsa.core import clock, sending
from hnsa.core.models import Sending
from members import tasks
from members.models import Membership
from tests.associations.registering import filled, fresh, opened
from tests.cast import Cast, summon

ClientOf = Callable[..., Client]
NEW = "/associations/new/"
FOUR = {"name": "Asha Bibi", "relative": "Akram", "number": "", "age": "34", "phone": ""}


def page(case: Case, step: str) -> str:
    return f"/associations/{case.body_id}/registration/{step}/"


def cases_of(cast: Cast) -> int:
    with cast.seeing_all():
        return Case.objects.filter(opened_by=cast.saima).count()


def founders_of(cast: Cast, case: Case) -> int:
    with cast.seeing_all():
        return Membership.objects.filter(body=case.body_id).count()


def test_a_repeated_form_changes_nothing_and_gets_the_same_answer(
    cast: Cast, client_of: ClientOf
) -> None:
    saima, form = client_of(cast.saima), {"do": "open", "form_key": str(uuid4())}
    first, again = saima.post(NEW, form), saima.post(NEW, form)
    assert first.status_code == again.status_code == 302
    assert first["Location"] == again["Location"]
    assert cases_of(cast) == 1


def test_the_answer_that_was_lost_says_again_what_was_done(cast: Cast, client_of: ClientOf) -> None:
    case = opened(cast).case
    form = {**FOUR, "do": "add", "form_key": str(uuid4())}
    client_of(cast.saima).post(page(case, "founders"), form)  # its answer never came
    again = client_of(cast.saima).post(page(case, "founders"), form, follow=True)
    assert "Asha Bibi is on the list." in [str(one) for one in again.context["messages"]]
    assert founders_of(cast, case) == 1


def test_another_key_is_another_form(cast: Cast, client_of: ClientOf) -> None:
    saima = client_of(cast.saima)
    for _ in range(2):
        saima.post(NEW, {"do": "open", "form_key": str(uuid4())})
    assert cases_of(cast) == 2


def test_the_key_of_another_user_is_another(cast: Cast, client_of: ClientOf) -> None:
    form = {"do": "open", "form_key": str(uuid4()), "parent": cast.pakistan.facilitating.pk}
    ours = client_of(cast.saima).post(NEW, form)
    hers = client_of(cast.amina).post(NEW, form)
    assert ours.status_code == hers.status_code == 302
    assert ours["Location"] != hers["Location"]


@pytest.mark.parametrize("key", ["", "1", "é" * 36, "0" * 31])
def test_without_a_key_that_can_be_read_a_form_is_done_as_always(
    cast: Cast, client_of: ClientOf, key: str
) -> None:
    client_of(cast.saima).post(NEW, {"do": "open", "form_key": key})
    assert cases_of(cast) == 1
    assert not Sending.objects.exists()


def test_a_form_with_errors_gives_its_key_back(cast: Cast, client_of: ClientOf) -> None:
    case, key, saima = opened(cast).case, str(uuid4()), client_of(cast.saima)
    wrong = saima.post(page(case, "founders"), {**FOUR, "age": "x", "do": "add", "form_key": key})
    assert wrong.status_code == 422
    assert not Sending.objects.exists()
    mended = saima.post(page(case, "founders"), {**FOUR, "do": "add", "form_key": key})
    assert mended.status_code == 302
    assert founders_of(cast, case) == 1


def test_a_refusal_gives_the_key_back(cast: Cast, client_of: ClientOf) -> None:
    case, key = filled(cast).case, str(uuid4())
    address = page(case, "founders") + "999999999/leave-out/"
    answer = client_of(cast.saima).post(address, {"do": "leave_out", "form_key": key})
    assert answer.status_code == 404
    assert not Sending.objects.exists()


def test_who_goes_back_and_writes_something_else_into_the_form_is_heard(
    cast: Cast, client_of: ClientOf
) -> None:
    case, key, saima = opened(cast).case, str(uuid4()), client_of(cast.saima)
    for said in ("A fair price.", "A room.", "A fair price."):
        form = {"need": said, "do": "next", "form_key": key}
        assert saima.post(page(case, "need"), form).status_code == 302
        with cast.seeing_all():
            assert fresh(case).need == said


def test_an_error_in_the_changed_form_leaves_the_first_one_taken(
    cast: Cast, client_of: ClientOf
) -> None:
    case, key, saima = opened(cast).case, str(uuid4()), client_of(cast.saima)
    form = {**FOUR, "do": "add", "form_key": key}
    assert saima.post(page(case, "founders"), form).status_code == 302
    assert saima.post(page(case, "founders"), {**form, "age": "x"}).status_code == 422
    assert saima.post(page(case, "founders"), form).status_code == 302
    assert founders_of(cast, case) == 1


def test_a_script_is_told_in_few_bytes_where_to_go_on(cast: Cast, client_of: ClientOf) -> None:
    saima, form = client_of(cast.saima), {"do": "open", "form_key": str(uuid4())}
    script = {"X-Requested-With": "fetch"}
    first, again = saima.post(NEW, form, headers=script), saima.post(NEW, form, headers=script)
    assert first.status_code == 200
    assert first.json() == again.json()
    assert saima.post(NEW, form)["Location"] == first.json()["location"]
    assert len(first.content) < 200


def test_old_keys_are_swept_by_the_worker_and_young_ones_stay(
    cast: Cast, client_of: ClientOf
) -> None:
    saima = client_of(cast.saima)
    for _ in range(2):
        saima.post(NEW, {"do": "open", "form_key": str(uuid4())})
    old = Sending.objects.latest("pk")
    old.at = clock.now() - tasks.REPEATED - timedelta(minutes=1)
    old.save()
    tasks.sweep()
    assert Sending.objects.count() == 1
    assert not Sending.objects.filter(pk=old.pk).exists()


def test_who_signs_a_form_is_read_and_a_forged_name_is_not(rf: Any, cast: Cast) -> None:
    signed = sending.signed(cast.saima)
    assert sending.writer(rf.post("/", {sending.WRITER: signed})) == cast.saima.pk
    forged = signed.replace(str(cast.saima.pk), str(cast.amina.pk), 1)
    for told in (forged, "", "1", signed[:-1]):
        assert sending.writer(rf.post("/", {sending.WRITER: told})) is None


@pytest.mark.django_db(transaction=True)
def test_two_at_the_same_moment_make_one_change(
    transactional_db: None, client_of: ClientOf
) -> None:
    cast = summon()
    case = opened(cast).case
    form = {**FOUR, "do": "add", "form_key": str(uuid4())}
    clients, answers, start = [client_of(cast.saima) for _ in range(4)], [], threading.Barrier(4)

    def send(client: Client) -> None:
        try:
            start.wait(timeout=30)
            answers.append(client.post(page(case, "founders"), form))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=send, args=(client,)) for client in clients]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert {(one.status_code, one["Location"]) for one in answers} == {
        (302, page(case, "founders"))
    }
    assert len(answers) == 4
    assert founders_of(cast, case) == 1
    assert Sending.objects.count() == 1
