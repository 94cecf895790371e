"""Reads of decisions: numbers, what waits to be carried out, and whom an organ counts."""

from collections.abc import Iterator
from datetime import date

import pytest

from associations.models import CommitteeSeat, Motion
from associations.queries import motions, naming, voters
from associations.queries.motions import Asked
from associations.vocabulary.gatherings import Dispute, MotionState
from associations.vocabulary.procedures import Service
from associations.vocabulary.subjects import Organ
from members.models import Person
from tests import factories as make
from tests.associations.actions.test_motions import AT, ON, SEVENTY, House
from tests.cast import Cast, let_in


@pytest.fixture
def house(cast: Cast) -> Iterator[House]:
    with cast.seeing_all():
        let_in(cast.saima)
        yield House(cast, SEVENTY, members=10, there=9)


def test_ten_comes_after_nine(house: House) -> None:
    for count in (9, 10, 2):
        Motion.objects.create(
            body=house.body, homenet=house.body.homenet, title="x", number=f"2025/{count}",
            state=MotionState.DECIDED, outcome="lost", decided_on=ON, put_by=house.by, put_at=AT,
        )  # fmt: skip
    assert motions.next_number(house.body, ON) == "2025/11"
    assert motions.next_number(house.body, date(2026, 1, 1)) == "2026/1"


def test_what_is_carried_waits_until_it_is_done_or_annulled(house: House) -> None:
    waits, done, annulled = (house.decide(house.put(), 9, 0) for _one in range(3))
    house.decide(house.put(), 0, 9)  # lost
    house.put()
    done_on = {"on": ON, "by": house.by, "at": AT, "homenet": house.body.homenet}
    done.body.refresh_from_db()
    motions.Effect.objects.create(motion=done, body=house.body, what="done", **done_on)
    motions.Contest.objects.create(
        motion=annulled, body=house.body, what=Dispute.ANNULLED, why="x", who="y", **done_on
    )
    own = Motion.objects.filter(body=house.body)
    assert list(motions.waiting(own)) == [waits]
    assert motions.counts(own) == {"": 5, "carried": 3, "lost": 1, "put": 1, "waits": 1}
    assert set(motions.narrowed(own, Asked(standing="carried"))) == {waits, done, annulled}


def test_leaves_follow_one_another_without_a_gap(house: House) -> None:
    made = [house.put(title=f"Motion {one}") for one in range(7)]
    own, seen, after = Motion.objects.filter(body=house.body), [], None
    people = Person.objects.all()
    while True:
        leaf = motions.leaf(own, people, after=after, size=3)
        seen += leaf.rows
        after = leaf.after
        if after is None:
            break
    assert seen == made[::-1]


def test_every_organ_counts_its_own_people(house: House) -> None:
    body, (one, two, three) = house.body, house.women[:3]
    for person, post in ((one, "president"), (two, "secretary"), (two, "member")):
        body.offices.create(homenet=body.homenet, person=person, post=post, begins_on=make.LONG_AGO)
    committee = body.committees.create(
        homenet=body.homenet, name="Election", service=Service.ELECTION, begins_on=make.LONG_AGO
    )
    for person, until in ((three, None), (two, ON)):
        CommitteeSeat.objects.create(
            committee=committee, body=body, homenet=body.homenet, person=person,
            begins_on=make.LONG_AGO, ends_on=until,
        )  # fmt: skip
    counted = {organ: voters.entitled_to(body, organ, ON) for organ in Organ}
    assert counted == {
        Organ.GENERAL: {person.pk for person in house.women},
        Organ.COMMITTEE: {one.pk, two.pk},
        Organ.PRESIDENT: {one.pk},
        Organ.ELECTION_COMMITTEE: {three.pk},
    }


def test_a_hidden_woman_is_named_to_who_may_see_her(house: House) -> None:
    her = house.women[0]
    Person.objects.filter(pk=her.pk).update(is_restricted=True)
    motion = motions.whole(house.put(person=her))
    naming.by_sight([motion], Person.objects.exclude(pk=her.pk))
    assert motion.is_hidden and not motion.is_linked  # type: ignore[attr-defined]
    naming.by_sight([motion], Person.objects.all())
    assert motion.is_linked and not motion.is_hidden  # type: ignore[attr-defined]
