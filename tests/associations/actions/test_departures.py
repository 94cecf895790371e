"""Death and going over: what ends, what begins elsewhere, and what stays known."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from associations.actions import departures, resignations
from associations.actions.stopped import Stopped
from associations.models import Nominee, Office, Resignation, Volunteer
from associations.queries import resignations as queries
from hnsa.law.verdict import Answer
from members.models import Body, Membership, Person
from members.vocabulary.people import MembershipGround
from tests import living
from tests.cast import Cast, let_in
from tests.factories import A_MOMENT, LONG_AGO

ON = date(2026, 3, 2)
BEFORE = date(2026, 2, 20)


@pytest.fixture
def by(cast: Cast) -> Any:
    """Saima, who keeps the registers of the associations that she helps."""
    return let_in(cast.saima, ON)


def _association(cast: Cast, *rules: tuple[str, dict[str, Any]], code: str = "SITARA") -> Body:
    with cast.seeing_all():
        return living.an_association_of(
            cast.pakistan.homenet, by=cast.amina, members=2, rules=rules or (("women_only", {}),),
            parent=cast.pakistan.facilitating, code=code, name=f"Association {code}",
        ).body  # fmt: skip


def _first(body: Body) -> Person:
    return body.memberships.earliest("pk").person


def test_when_she_dies_her_membership_office_and_work_end_that_day(cast: Cast, by: Any) -> None:
    body = _association(cast)
    her = _first(body)
    own: dict[str, Any] = {"body": body, "homenet": body.homenet, "person": her}
    office = Office.objects.create(post="president", begins_on=LONG_AGO, **own)
    work = Volunteer.objects.create(work="stitching", begins_on=LONG_AGO, **own)
    departures.die(her, body, died_on=BEFORE, by=by, on=ON)
    for one in (her, office, work):
        one.refresh_from_db()
    assert her.is_deceased and her.died_on == BEFORE
    assert (office.ends_on, office.end_ground, work.ends_on) == (BEFORE, "died", BEFORE)
    spell = Membership.objects.get(body=body, person=her)
    assert (spell.ends_on, spell.ground) == (BEFORE, MembershipGround.DIED)
    with pytest.raises(ValidationError, match="is no member there on that day"):
        departures.die(her, body, died_on=BEFORE, by=by, on=ON)


def test_nobody_dies_tomorrow_nor_on_two_days(cast: Cast, by: Any) -> None:
    body = _association(cast)
    her = _first(body)
    with pytest.raises(ValidationError, match="has not come yet"):
        departures.die(her, body, died_on=date(2026, 3, 3), by=by, on=ON)
    Person.objects.filter(pk=her.pk).update(is_deceased=True, died_on=LONG_AGO)
    with pytest.raises(ValidationError, match="tells another day"):
        departures.die(her, body, died_on=BEFORE, by=by, on=ON)


def test_the_one_whom_she_named_last_counts(cast: Cast, by: Any) -> None:
    body = _association(cast, ("nominee", {"witnesses": 2}))
    her = _first(body)

    def paid() -> Answer:
        judged = queries.paid_out(body, her, on=ON, died_on=ON, told={})
        assert judged is not None
        return judged.verdict.answer

    assert paid() is Answer.NO
    for name, day in (("Her daughter", ON), ("Her sister", BEFORE)):
        departures.name_nominee(her, body, name=name, relation="", named_on=day, by=by, on=ON)
    assert paid() is Answer.YES
    latest = Nominee.objects.filter(body=body, person=her).first()
    assert latest is not None and latest.name == "Her daughter"


def test_she_goes_over_and_her_spells_touch_without_overlapping(cast: Cast, by: Any) -> None:
    here, there = _association(cast), _association(cast, code="CHAMAN")
    her = _first(here)
    new = departures.transfer(her, here, there, transferred_on=BEFORE, by=by, on=ON)
    old = Membership.objects.get(body=here, person=her)
    assert (old.ends_on, old.ground) == (BEFORE, MembershipGround.TRANSFERRED)
    assert (new.body_id, new.begins_on, new.number) == (there.pk, BEFORE, "3")


def test_the_articles_there_judge_her(cast: Cast, by: Any) -> None:
    here = _association(cast)
    there = _association(cast, ("minimum_age", {"years": 18}), code="CHAMAN")
    her = _first(here)
    Person.objects.filter(pk=her.pk).update(age_years=15, age_on=ON)
    her.refresh_from_db()
    told: dict[str, Any] = {"transferred_on": ON, "on": ON}
    with pytest.raises(Stopped):
        departures.transfer(her, here, there, by=by, **told)
    assert Membership.objects.get(body=here, person=her).ends_on is None
    amina = let_in(cast.amina, ON)
    new = departures.transfer(her, here, there, by=amina, override="With her mother", **told)
    assert new.declared["admitted_against"].startswith("1: With her mother")


def test_she_goes_over_only_where_both_registers_may_be_kept(cast: Cast, by: Any) -> None:
    here = _association(cast)
    told: dict[str, Any] = {"transferred_on": ON, "by": by, "on": ON}
    with pytest.raises(PermissionDenied):  # of another facilitator
        departures.transfer(_first(here), here, cast.pakistan.aloof, **told)
    with pytest.raises(PermissionDenied):
        departures.transfer(_first(here), here, cast.bangladesh.association, **told)
    with pytest.raises(ValidationError, match="another association"):
        departures.transfer(_first(here), here, here, **told)


def test_who_was_to_leave_later_may_die_or_go_over_before(cast: Cast, by: Any) -> None:
    body = _association(cast, ("resignation", {"days": 30}))
    other = _association(cast, code="OTHER")
    women = Person.objects.filter(memberships__body=body).order_by("pk")
    for her in women:
        given = resignations.give_notice(
            her, body, gave_notice_on=BEFORE, by=by, at=A_MOMENT, on=BEFORE
        )
        resignations.take_effect(given, told={}, by=by, on=BEFORE)
    departures.die(women[0], body, died_on=ON, by=by, on=ON)
    departures.transfer(women[1], body, other, transferred_on=ON, by=by, on=ON)
    ends = Membership.objects.filter(body=body).order_by("pk").values_list("ends_on", "ground")
    assert list(ends) == [(ON, MembershipGround.DIED), (ON, MembershipGround.TRANSFERRED)]
    with pytest.raises(ValidationError, match="no membership that was to end"):
        resignations.take_back(Resignation.objects.get(person=women[1]), by=by, on=ON)


def test_nobody_goes_over_to_an_association_that_is_being_founded(cast: Cast, by: Any) -> None:
    body, other = _association(cast), _association(cast, code="OTHER")
    with cast.seeing_all():
        Body.objects.filter(pk=other.pk).update(draft_of=cast.amina)
    other.refresh_from_db()
    amina = let_in(cast.amina, ON)
    with pytest.raises(ValidationError, match="another association"):
        departures.transfer(_first(body), body, other, transferred_on=ON, by=amina, on=ON)
