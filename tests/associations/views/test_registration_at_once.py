"""Two devices at the same moment, each in a transaction of its own: nothing is done twice."""

import threading
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import connections
from django.test import Client

from associations.models import Case
from associations.vocabulary.cases import CaseState
from tests.associations.registering import filled, fresh
from tests.cast import Cast, summon

ClientOf = Callable[..., Client]
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    return summon()


def _at_once(*asking: Callable[[], Any]) -> list[Any]:
    """All of them begin together; their answers in the order in which they were given."""
    answers: list[Any] = [None] * len(asking)
    start = threading.Barrier(len(asking))

    def run(place: int) -> None:
        try:
            start.wait(timeout=30)
            answers[place] = asking[place]()
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(place,)) for place in range(len(asking))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return answers


def test_two_who_send_the_same_draft_at_once_send_it_once(cast: Cast, client_of: ClientOf) -> None:
    made = filled(cast)
    page = f"/associations/{made.case.body_id}/registration/send/"
    clients = [client_of(cast.saima), client_of(cast.saima), client_of(cast.amina)]
    answers = _at_once(*[lambda one=one: one.post(page, {"do": "send"}) for one in clients])
    assert [one.status_code for one in answers] == [302, 302, 302]
    with cast.seeing_all():
        assert fresh(made.case).state == CaseState.SENT
        events = apps.get_model("associations", "caseevent").objects
        assert events.filter(pgh_obj_id=made.case.pk, state=CaseState.SENT).count() == 1


def test_the_same_form_at_once_opens_one_registration(cast: Cast, client_of: ClientOf) -> None:
    sent = {"do": "open", "form_key": str(uuid4())}
    clients = [client_of(cast.saima) for _ in range(3)]
    answers = _at_once(*[lambda one=one: one.post("/associations/new/", sent) for one in clients])
    assert len({one["Location"] for one in answers}) == 1
    with cast.seeing_all():
        assert Case.objects.filter(opened_by=cast.saima).count() == 1
