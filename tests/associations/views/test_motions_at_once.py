"""Two at the same moment: a vote is counted once, and what follows happens once."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connections
from django.test import Client
from django.urls import reverse

from associations.models import Effect, Motion
from associations.vocabulary.subjects import Subject
from members.models import Membership
from tests import factories as make
from tests import living
from tests.associations.actions.test_motions import AT, SEVENTY, House
from tests.cast import Cast, let_in, summon

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


def _post(client: Client, name: str, motion: Motion, told: dict[str, str]) -> Callable[[], Any]:
    address = reverse(name, args=[motion.body_id, motion.pk])
    return lambda: client.post(address, told)


def test_three_who_count_at_once_decide_once_and_two_motions_get_two_numbers(
    cast: Cast, client_of: ClientOf
) -> None:
    with cast.seeing_all():
        let_in(cast.saima)
        house = House(cast, SEVENTY, members=8, there=8)
        motion, other = house.put(), house.put(title="Another")
    told = {"voting": "hands", "votes_for": "7", "votes_against": "1", "do": "decide"}
    answers = _at_once(
        _post(client_of(cast.saima), "motion_decide", motion, told),
        _post(client_of(cast.amina), "motion_decide", motion, {**told, "votes_for": "1"}),
        _post(client_of(cast.bilal), "motion_decide", other, told),
    )
    assert [one.status_code for one in answers] == [302, 302, 302]
    with cast.seeing_all():
        motion.refresh_from_db()
        other.refresh_from_db()
        assert motion.state == other.state == "decided" and motion.votes_for in (7, 1)
        assert {motion.number, other.number} == {"2025/1", "2025/2"}


def test_two_who_carry_out_at_once_admit_her_once(cast: Cast, client_of: ClientOf) -> None:
    with cast.seeing_all():
        let_in(cast.saima)
        house = House(cast, SEVENTY, members=8, there=8)
        (her,) = living.a_membership(cast.pakistan.facilitating, ["Nasreen Akhtar"])
        application = house.body.applications.create(
            homenet=house.body.homenet, person=her, applied_on=make.LONG_AGO,
            written_by=house.by, written_at=AT,
        )  # fmt: skip
        put = house.put(application=application, subject=Subject.ADMISSION, person=her)
        motion = house.decide(put, 8, 0)
    answers = _at_once(
        *(_post(client_of(one), "motion_carry_out", motion, {})
          for one in (cast.saima, cast.amina, cast.bilal))
    )  # fmt: skip
    assert all(one.status_code in (302, 422) for one in answers)
    with cast.seeing_all():
        assert Effect.objects.filter(motion=motion).count() == 1
        assert Membership.objects.filter(body=house.body, person=her).count() == 1
