"""Special committees are formed, sat on, charged with tasks, and end."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from associations.actions import committees
from associations.models import Committee
from associations.vocabulary.gatherings import MotionState, Outcome
from associations.vocabulary.procedures import Service
from hnsa.core import scope
from members.models import Body, Person
from tests import living
from tests.cast import Cast, everywhere, let_in

BEGAN, NOW, LATER = date(2026, 5, 1), date(2026, 11, 25), date(2026, 12, 1)
AT = datetime(2026, 11, 25, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def seen(cast: Cast) -> Iterator[None]:
    """Every row is shown, and everybody has come in with her postings."""
    with cast.seeing_all():
        for name in ("saima", "amina", "farid", "regina", "rita", "nobody"):
            let_in(cast.user(name))
        scope.show(everywhere())
        yield


@pytest.fixture
def body(cast: Cast) -> Body:
    return living.an_association_of(
        cast.pakistan.homenet,
        by=cast.amina,
        parent=cast.pakistan.facilitating,
        members=3,
        rules=(("special_committees", {}),),
    ).body


def women(body: Body) -> list[Person]:
    return list(Person.objects.filter(memberships__body=body).order_by("pk"))


def a_committee(body: Body, cast: Cast, begins_on: date | None = BEGAN) -> Committee:
    return committees.name(
        body, name=" Designers ", service=Service.DESIGN, duty="New patterns", by=cast.saima,
        begins_on=begins_on,
    )  # fmt: skip


def test_who_presides_does_so_in_place_of_who_did_before(cast: Cast, body: Body) -> None:
    one, first, second = a_committee(body, cast), *women(body)[:2]
    before = committees.seat(one, first, on=BEGAN, presides=True, by=cast.saima)
    committees.seat(one, second, on=NOW, presides=True, by=cast.saima)
    before.refresh_from_db()
    assert one.name == "Designers" and not before.presides


def test_nobody_sits_twice_nor_before_it_began_nor_after_it_ended(cast: Cast, body: Body) -> None:
    one, her = a_committee(body, cast), women(body)[0]
    with pytest.raises(ValidationError):
        committees.seat(one, her, on=date(2026, 4, 30), presides=False, by=cast.saima)
    committees.seat(one, her, on=BEGAN, presides=False, by=cast.saima)
    with pytest.raises(ValidationError, match="already"):
        committees.seat(one, her, on=NOW, presides=False, by=cast.saima)
    committees.end(one, on=NOW, by=cast.saima)
    with pytest.raises(ValidationError, match="had ended"):
        committees.seat(one, women(body)[1], on=NOW, presides=False, by=cast.saima)


def test_with_a_committee_its_seats_end_and_earlier_ends_stay(cast: Cast, body: Body) -> None:
    one, first, second = a_committee(body, cast), *women(body)[:2]
    left = committees.seat(one, first, on=BEGAN, presides=False, by=cast.saima)
    committees.unseat(left, on=date(2026, 6, 1), by=cast.saima)
    sits = committees.seat(one, second, on=BEGAN, presides=False, by=cast.saima)
    committees.end(one, on=NOW, by=cast.saima)
    for seat in (left, sits):
        seat.refresh_from_db()
    assert (left.ends_on, sits.ends_on) == (date(2026, 6, 1), NOW)
    with pytest.raises(ValidationError):
        committees.end(one, on=LATER, by=cast.saima)


def test_a_committee_does_not_end_before_somebody_sat_down(cast: Cast, body: Body) -> None:
    one = a_committee(body, cast)
    committees.seat(one, women(body)[0], on=LATER, presides=False, by=cast.saima)
    for day in (BEGAN, NOW):
        with pytest.raises(ValidationError):
            committees.end(one, on=day, by=cast.saima)


def test_a_carried_motion_begins_a_named_committee_once(cast: Cast, body: Body) -> None:
    one = a_committee(body, cast, None)
    motion = living.a_motion(
        body, by=cast.saima, committee=one, state=MotionState.DECIDED, decided_on=NOW,
        outcome=Outcome.CARRIED,
    )  # fmt: skip
    assert committees.carried(motion, by=cast.saima, at=AT) == committees.FORMED
    one.refresh_from_db()
    assert one.begins_on == NOW
    motion.refresh_from_db()
    assert committees.carried(motion, by=cast.saima, at=AT) == committees.STAYS
    with pytest.raises(ValidationError):
        committees.begin(one, on=LATER, by=cast.saima)


def test_a_task_is_of_its_committee(cast: Cast, body: Body) -> None:
    one, her = a_committee(body, cast), women(body)[0]
    task = committees.charge(
        one, what=" Ask three buyers ", who=her, by_when=LATER, on=NOW, by=cast.saima
    )
    assert (task.what, task.who, task.committee) == ("Ask three buyers", her, one)


@pytest.mark.parametrize("who", ["farid", "regina", "rita", "nobody"])
def test_who_keeps_no_registers_forms_none(who: str, cast: Cast, body: Body) -> None:
    one, her, by = a_committee(body, cast), women(body)[0], cast.user(who)
    seat = committees.seat(one, her, on=BEGAN, presides=False, by=cast.saima)
    for act in (
        lambda: committees.name(body, name="X", service="other", duty="", by=by),
        lambda: committees.seat(one, women(body)[1], on=NOW, presides=False, by=by),
        lambda: committees.unseat(seat, on=NOW, by=by),
        lambda: committees.end(one, on=NOW, by=by),
        lambda: committees.charge(one, what="X", who=None, by_when=None, on=NOW, by=by),
    ):
        with pytest.raises(PermissionDenied):
            act()
