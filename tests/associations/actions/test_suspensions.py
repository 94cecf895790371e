"""Suspensions: by the organ that an article names, for a spell, and lifted."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from associations.actions import memberships, suspensions
from associations.actions.stopped import Stopped
from associations.models import Motion, Suspension
from associations.vocabulary.gatherings import MotionState, Outcome
from associations.vocabulary.subjects import Organ, Subject
from members.models import Body, Membership, Person
from members.vocabulary.people import MembershipGround
from tests import living
from tests.cast import Cast, let_in
from tests.factories import A_MOMENT

ON = date(2026, 3, 2)
RULE = ("suspension", {"organ": "committee", "months": 3})


@pytest.fixture
def by(cast: Cast) -> Any:
    """Saima, who records what members decided."""
    return let_in(cast.saima, ON)


def _association(cast: Cast, *rules: tuple[str, dict[str, Any]]) -> tuple[Body, Person]:
    with cast.seeing_all():
        body = living.an_association_of(
            cast.pakistan.homenet, by=cast.amina, members=2, rules=rules or (RULE,),
            parent=cast.pakistan.facilitating,
        ).body  # fmt: skip
        return body, body.memberships.earliest("pk").person


def _suspended(body: Body, her: Person, by: Any, **told: Any) -> Suspension:
    return suspensions.suspend(
        her, body,
        **{"begins_on": ON, "organ": Organ.COMMITTEE, "why": "A quarrel", "by": by, **told},
    )  # fmt: skip


def test_the_organ_of_the_article_suspends_her(cast: Cast, by: Any) -> None:
    body, her = _association(cast)
    found = _suspended(body, her, by)
    assert (found.begins_on, found.ends_on, found.override) == (ON, None, "")
    with pytest.raises(ValidationError, match="suspended for these days already"):
        _suspended(body, her, by)


def test_another_organ_is_stopped_unless_a_reason_stays(cast: Cast, by: Any) -> None:
    body, her = _association(cast)
    with pytest.raises(Stopped):
        _suspended(body, her, by, organ=Organ.PRESIDENT)
    with pytest.raises(PermissionDenied):
        _suspended(body, her, by, organ=Organ.PRESIDENT, override="In haste")
    amina = let_in(cast.amina, ON)
    found = _suspended(body, her, amina, organ=Organ.PRESIDENT, override="In haste")
    assert found.override == "In haste"


def test_where_no_article_speaks_any_organ_may_be_written_down(cast: Cast, by: Any) -> None:
    body, her = _association(cast, ("women_only", {}))
    assert _suspended(body, her, by, organ=Organ.PRESIDENT).pk


def test_lifted_she_has_all_rights_from_that_day(cast: Cast, by: Any) -> None:
    body, her = _association(cast)
    found = _suspended(body, her, by)
    later = ON + timedelta(days=20)
    found = suspensions.lift(found, why="They made up", on=later, by=by)
    assert (found.ends_on, found.lifted_why) == (later, "They made up")
    with pytest.raises(ValidationError, match="has ended already"):
        suspensions.lift(found, why="Again", on=later, by=by)
    assert _suspended(body, her, by, begins_on=later).pk  # a second spell may touch the first


def test_a_carried_motion_suspends_and_another_lifts(cast: Cast, by: Any) -> None:
    body, her = _association(cast)
    told: dict[str, Any] = {
        "body": body, "homenet": body.homenet, "subject": Subject.SUSPENSION,
        "organ": Organ.COMMITTEE, "state": MotionState.DECIDED, "outcome": Outcome.CARRIED,
        "decided_on": ON, "put_by": by, "put_at": A_MOMENT, "title": "A quarrel",
    }  # fmt: skip
    motion = Motion.objects.create(person=her, **told)
    assert suspensions.carried(motion, by=by, at=A_MOMENT) == "suspended"
    found = Suspension.objects.get(body=body, person=her)
    later = {**told, "decided_on": ON + timedelta(days=9), "title": "Peace"}
    motion = Motion.objects.create(suspension=found, **later)
    assert suspensions.carried(motion, by=by, at=A_MOMENT) == "lifted"
    found.refresh_from_db()
    assert (found.ends_on, found.lifted_why) == (ON + timedelta(days=9), "Peace")


def test_who_is_no_member_is_not_suspended(cast: Cast, by: Any) -> None:
    body, _her = _association(cast)
    with pytest.raises(ValidationError, match="is no member there"):
        _suspended(body, cast.pakistan.person, by)


@pytest.mark.parametrize("planned", [None, ON + timedelta(days=90)])
def test_with_her_membership_a_suspension_ends(cast: Cast, by: Any, planned: date | None) -> None:
    body, her = _association(cast)
    found = _suspended(body, her, by, ends_on=planned)
    out = ON + timedelta(days=30)
    memberships.end(her, body, on=out, ground=MembershipGround.TERMINATED)
    found.refresh_from_db()
    assert (found.ends_on, found.lifted_why) == (out, "")


def test_coming_back_she_has_all_rights(cast: Cast, by: Any) -> None:
    body, her = _association(cast)
    out = ON + timedelta(days=30)
    Membership.objects.filter(body=body, person=her).update(
        ends_on=out, ground=MembershipGround.RESIGNED
    )
    with cast.seeing_all():
        found = Suspension.objects.create(
            body=body, homenet=body.homenet, person=her, begins_on=ON, organ=Organ.COMMITTEE,
            why="A quarrel", written_by=by,
        )  # fmt: skip
    memberships.begin(her, body, on=out + timedelta(days=5))
    found.refresh_from_db()
    assert found.ends_on == out + timedelta(days=5)
