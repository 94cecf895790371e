"""Two devices at the same moment, each in a transaction of its own: nothing is done twice."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.apps import apps
from django.test import Client

from associations.models import Case
from associations.vocabulary.cases import CaseState
from tests.associations.registering import filled, fresh
from tests.at_once import at_once
from tests.cast import Cast, summon

ClientOf = Callable[..., Client]
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    return summon()


def test_two_who_send_the_same_draft_at_once_send_it_once(cast: Cast, client_of: ClientOf) -> None:
    made = filled(cast)
    page = f"/associations/{made.case.body_id}/registration/send/"
    clients = [client_of(cast.saima), client_of(cast.saima), client_of(cast.amina)]
    answers = at_once(*[lambda one=one: one.post(page, {"do": "send"}) for one in clients])
    assert [one.status_code for one in answers] == [302, 302, 302]
    with cast.seeing_all():
        assert fresh(made.case).state == CaseState.SENT
        events = apps.get_model("associations", "caseevent").objects
        assert events.filter(pgh_obj_id=made.case.pk, state=CaseState.SENT).count() == 1


def test_the_same_form_at_once_opens_one_registration(cast: Cast, client_of: ClientOf) -> None:
    sent = {"do": "open", "form_key": str(uuid4())}
    clients = [client_of(cast.saima) for _ in range(3)]
    answers = at_once(*[lambda one=one: one.post("/associations/new/", sent) for one in clients])
    assert len({one["Location"] for one in answers}) == 1
    with cast.seeing_all():
        assert Case.objects.filter(opened_by=cast.saima).count() == 1
