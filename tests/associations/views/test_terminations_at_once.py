"""Two clerks at the same moment: a procedure begins once, and is over once."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from associations.models import Termination
from hnsa.core import scope
from tests.associations.terminating import Story, a_story
from tests.at_once import at_once
from tests.cast import Cast, everywhere, let_in, summon

ClientOf = Callable[..., Client]
pytestmark = pytest.mark.django_db(transaction=True)
FOUND = date(2025, 10, 5)


@pytest.fixture
def story(transactional_db: None) -> Story:
    """Asha has missed three meetings in a row."""
    cast: Cast = summon()
    with cast.seeing_all():
        let_in(cast.amina)
        scope.show(everywhere())
        story = a_story(cast, "wess")
        story.meets(date(2025, 8, 3), date(2025, 9, 2), date(2025, 10, 4))
    return story


def test_begun_by_two_at_once_it_begins_once_and_the_second_is_told(
    story: Story, client_of: ClientOf
) -> None:
    address = reverse("termination_begin", args=[story.body.pk])
    sent = {"person": story.asha.pk, "on": FOUND.isoformat(), "do": "begin"}
    clients = [client_of(story.cast.amina), client_of(story.cast.bilal)]
    answers = at_once(*[lambda one=one: one.post(address, sent) for one in clients])
    assert sorted(one.status_code for one in answers) == [302, 422]
    told = next(one for one in answers if one.status_code == 422).content.decode()
    assert "A procedure about her is under way already." in told
    with story.cast.seeing_all():
        assert Termination.objects.filter(body=story.body).count() == 1


def test_given_up_by_two_at_once_the_first_reason_stays(story: Story, client_of: ClientOf) -> None:
    with story.cast.seeing_all():
        let_in(story.cast.amina)
        scope.show(everywhere())
        case = story.begins(FOUND)
    address = reverse("termination_give_up", args=[story.body.pk, case.pk])
    clients = [client_of(story.cast.amina), client_of(story.cast.bilal)]
    answers = at_once(
        *[
            lambda one=one, why=why: one.post(address, {"do": "give_up", "why": why})
            for one, why in zip(clients, ("first", "second"), strict=True)
        ]
    )
    assert sorted(one.status_code for one in answers) == [302, 422]
    won = ("first", "second")[[one.status_code for one in answers].index(302)]
    with story.cast.seeing_all():
        assert Termination.objects.get(pk=case.pk).given_up == won
