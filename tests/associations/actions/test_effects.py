"""What follows from a decision happens once, through its own room, and not against an article."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from associations.actions import constitutions as constitution_actions
from associations.actions import contests, effects
from associations.actions.constitutions import Draft
from associations.actions.contests import Said
from associations.actions.stopped import Stopped
from associations.models import Application, Effect, Motion, Office, Suspension
from associations.vocabulary.gatherings import Dispute, Outcome
from associations.vocabulary.procedures import Service
from associations.vocabulary.subjects import Subject
from members.models import Membership, Person
from tests import factories as make
from tests import living
from tests.associations.actions.test_motions import AT, ON, SEVENTY, House
from tests.cast import Cast, let_in

LATER = datetime(2025, 6, 1, 12, tzinfo=UTC)
FOUNDED = ("threshold", {"subject": "amendment", "share": "70 %", "base": "all"})


@pytest.fixture
def house_of(cast: Cast) -> Iterator[Callable[..., House]]:
    with cast.seeing_all():
        let_in(cast.saima)
        yield lambda *rules, **told: House(cast, *rules, **told)


HouseOf = Callable[..., House]


def carry_out(house: House, motion: Motion, **told: Any) -> Effect:
    return effects.carry_out(motion, **{"by": house.by, "at": LATER, **told})


def applied(cast: Cast, house: House, name: str = "Nasreen Akhtar") -> Application:
    (her,) = living.a_membership(cast.pakistan.facilitating, [name])
    made: Application = house.body.applications.create(
        homenet=house.body.homenet, person=her, applied_on=make.LONG_AGO, written_by=house.by,
        written_at=AT,
    )  # fmt: skip
    return made


def on_admission(house: House, application: Application, *votes: int) -> Motion:
    motion = house.put(
        application=application, subject=Subject.ADMISSION, person=application.person
    )
    return house.decide(motion, *votes)


def is_member(house: House, person: Person) -> bool:
    return Membership.objects.filter(body=house.body, person=person, ends_on=None).exists()


def test_a_carried_application_makes_her_a_member_once(cast: Cast, house_of: HouseOf) -> None:
    house = house_of(SEVENTY)
    motion = on_admission(house, applied(cast, house), 36, 2)
    assert not is_member(house, motion.person)
    effect = carry_out(house, motion)
    assert (effect.what, effect.on) == ("admitted", ON) and is_member(house, motion.person)
    with pytest.raises(ValidationError, match="carried out already"):
        carry_out(house, motion)
    assert Membership.objects.filter(body=house.body, person=motion.person).count() == 1


def test_a_lost_application_is_refused_and_nobody_admitted(cast: Cast, house_of: HouseOf) -> None:
    house = house_of(SEVENTY)
    motion = on_admission(house, applied(cast, house), 3, 30)
    assert carry_out(house, motion).what == "refused"
    assert not is_member(house, motion.person)
    with pytest.raises(ValidationError, match="carried out already"):
        carry_out(house, motion)


def test_an_article_against_her_stops_it_until_somebody_says_why(
    cast: Cast, house_of: HouseOf
) -> None:
    house = house_of(SEVENTY, ("minimum_age", {"years": 15}))
    application = applied(cast, house)
    Person.objects.filter(pk=application.person_id).update(birth_on=date(2014, 1, 1))
    application.person.refresh_from_db()
    motion = on_admission(house, application, 36, 2)
    with pytest.raises(Stopped):
        carry_out(house, motion)
    with pytest.raises(PermissionDenied):  # a facilitator may not go on against an article
        carry_out(house, motion, override="she is nearly fifteen")
    assert not Effect.objects.filter(motion=motion).exists()
    let_in(cast.amina)
    with cast.seeing_all():
        effect = carry_out(house, motion, by=cast.amina, override="she is nearly fifteen")
        assert effect.override == "she is nearly fifteen" and is_member(house, motion.person)


def test_a_lost_ordinary_motion_has_nothing_that_follows(house_of: HouseOf) -> None:
    house = house_of(SEVENTY)
    for motion in (house.put(), house.decide(house.put(), 3, 30)):
        with pytest.raises(ValidationError, match="was not carried"):
            carry_out(house, motion)


def test_an_annulled_decision_cannot_be_carried_out(cast: Cast, house_of: HouseOf) -> None:
    house = house_of(SEVENTY)
    motion = on_admission(house, applied(cast, house), 36, 2)
    said = Said(Dispute.ANNULLED, ON, "no notice", who="the HomeNet")
    contests.say(motion, said, by=house.by, at=LATER)
    with pytest.raises(ValidationError, match="was annulled"):
        carry_out(house, motion)
    assert not is_member(house, motion.person)


def test_an_office_a_committee_and_a_suspension_follow_in_their_rooms(
    cast: Cast, house_of: HouseOf
) -> None:
    house = house_of(SEVENTY)
    her, other = house.women[:2]
    chosen = house.put(person=her, post="secretary")
    assert carry_out(house, house.decide(chosen, 36, 2)).what == "office_filled"
    office = Office.objects.get(body=house.body, post="secretary")
    assert (office.person, office.chosen_in) == (her, chosen)
    committee = house.body.committees.create(
        homenet=house.body.homenet, name="Designers", service=Service.DESIGN
    )
    formed = house.decide(house.put(committee=committee), 36, 2)
    assert carry_out(house, formed).what == "committee_formed"
    committee.refresh_from_db()
    assert committee.begins_on == ON
    rests = house.decide(house.put(person=other, subject=Subject.SUSPENSION), 36, 2)
    assert carry_out(house, rests).what == "suspended"
    suspension = Suspension.objects.get(body=house.body, person=other)
    lifted = house.put(suspension=suspension, subject=Subject.SUSPENSION, person=other)
    assert carry_out(house, house.decide(lifted, 36, 2)).what == "lifted"
    gone = house.put(office=office, subject=Subject.REMOVAL, person=her)
    with pytest.raises(ValidationError):  # an office ends after the day on which it began
        carry_out(house, house.decide(gone, 36, 2))


def amending(house: House) -> Motion:
    draft = constitution_actions.begin(house.body, by=house.by, at=AT)
    constitution_actions.add(draft, Draft("women_only"), by=house.by, at=AT)
    return house.put(constitution=draft, subject=Subject.AMENDMENT)


def test_a_carried_amendment_is_adopted_with_the_figures_of_the_motion(house_of: HouseOf) -> None:
    house = house_of(FOUNDED, ("in_force_after", {"subject": "amendment", "days": 60}))
    motion = house.decide(amending(house), 36, 2)
    effect = carry_out(house, motion)
    version = motion.constitution
    assert version is not None
    version.refresh_from_db()
    assert (effect.what, effect.on) == ("adopted", date(2025, 7, 3))
    assert (version.version, version.in_force_from) == (2, date(2025, 7, 3))
    assert (version.adopted_on, version.votes_for, version.members) == (ON, 36, 48)


def test_a_lost_amendment_leaves_the_draft_a_draft(house_of: HouseOf) -> None:
    house = house_of(FOUNDED)
    motion = house.decide(amending(house), 30, 8)
    with pytest.raises(ValidationError, match="was not carried"):
        carry_out(house, motion)


def test_nothing_has_effect_before_its_day(cast: Cast, house_of: HouseOf) -> None:
    house = house_of(SEVENTY, ("in_force_after", {"subject": "ordinary", "days": 60}))
    motion = house.decide(house.put(), 36, 2)
    with pytest.raises(Stopped) as stopped:
        carry_out(house, motion)
    assert stopped.value.verdict is not None
    assert stopped.value.verdict.result == date(2025, 7, 3)
    effect = carry_out(house, motion, at=datetime(2025, 7, 3, 12, tzinfo=UTC))
    assert effect.on == date(2025, 7, 3) and effect.judged["result"] == "2025-07-03"


def test_what_an_authority_refused_has_no_effect(house_of: HouseOf) -> None:
    house = house_of(SEVENTY, ("outside_approval", {"subject": "ordinary", "authority": "X"}))
    motion = house.decide(house.put(), 36, 2)
    with pytest.raises(Stopped):
        carry_out(house, motion, told={"refused_on": date(2025, 5, 9)})
    approved = carry_out(house, motion, told={"approved_on": date(2025, 5, 9)})
    assert approved.on == date(2025, 5, 9)


def test_only_who_records_decisions_carries_them_out(cast: Cast, house_of: HouseOf) -> None:
    house = house_of(SEVENTY)
    motion = house.decide(house.put(), 36, 2)
    let_in(cast.farid)
    with cast.seeing_all(), pytest.raises(PermissionDenied):
        carry_out(house, motion, by=cast.farid)
    assert motion.outcome == Outcome.CARRIED


def test_whom_this_meeting_admits_has_no_vote_in_it_whatever_is_entered_first(
    cast: Cast, house_of: HouseOf
) -> None:
    house = house_of(SEVENTY)
    before, after = house.put(title="Before"), house.put(title="After")
    admission = on_admission(house, applied(cast, house), 36, 2)
    first = house.decide(before, 34, 6)
    carry_out(house, admission)
    second = house.decide(after, 34, 6)
    assert first.members == second.members == 48
    assert admission.person_id not in second.who_entitled


def test_what_the_members_decided_on_is_not_rewritten_before_it_is_adopted(
    house_of: HouseOf,
) -> None:
    house = house_of(FOUNDED)
    motion = house.decide(amending(house), 36, 2)
    draft = motion.constitution
    assert draft is not None
    with pytest.raises(ValidationError, match="2025/1"):
        constitution_actions.add(draft, Draft("women_only"), by=house.by, at=AT)
    with pytest.raises(ValidationError, match="decided on this draft"):
        house.put(constitution=draft, subject=Subject.AMENDMENT)
    figures = constitution_actions.Adoption(ON, "a meeting", ON, 48, 40, 40, 0)
    with pytest.raises(ValidationError, match="decided on this draft"):
        constitution_actions.adopt(draft, figures, by=house.by, at=LATER)
    assert carry_out(house, motion).what == "adopted"


def test_a_draft_that_lost_the_vote_is_kept_changed_and_put_again(house_of: HouseOf) -> None:
    house = house_of(FOUNDED)
    motion = house.decide(amending(house), 30, 8)
    draft = motion.constitution
    assert draft is not None
    with pytest.raises(ValidationError, match="it is kept"):
        constitution_actions.give_up(draft, by=house.by)
    constitution_actions.add(draft, Draft("minimum_age"), by=house.by, at=AT)
    again = house.decide(house.put(constitution=draft, subject=Subject.AMENDMENT), 36, 2)
    assert carry_out(house, again).what == "adopted"


def test_an_annulled_amendment_frees_the_draft(house_of: HouseOf) -> None:
    house = house_of(FOUNDED)
    motion = house.decide(amending(house), 36, 2)
    said = Said(Dispute.ANNULLED, ON, "no notice", who="the HomeNet")
    contests.say(motion, said, by=house.by, at=LATER)
    assert motion.constitution is not None
    constitution_actions.add(motion.constitution, Draft("minimum_age"), by=house.by, at=AT)


LATE = datetime(2025, 7, 3, 12, tzinfo=UTC)


def waits(subject: str) -> tuple[str, dict[str, Any]]:
    """An article by which such a decision has effect after sixty days."""
    return ("in_force_after", {"subject": subject, "days": 60})


def test_what_follows_begins_on_the_day_of_effect(cast: Cast, house_of: HouseOf) -> None:
    subjects = ("admission", "suspension", "ordinary")
    house = house_of(SEVENTY, *map(waits, subjects))
    her, other = house.women[:2]
    joins = on_admission(house, applied(cast, house), 36, 2)
    rests = house.decide(house.put(person=other, subject=Subject.SUSPENSION), 36, 2)
    chosen = house.decide(house.put(person=her, post="secretary"), 36, 2)
    committee = house.body.committees.create(
        homenet=house.body.homenet, name="Designers", service=Service.DESIGN
    )
    formed = house.decide(house.put(committee=committee), 36, 2)
    for motion in (joins, rests, chosen, formed):
        assert carry_out(house, motion, at=LATE).on == LATE.date()
    committee.refresh_from_db()
    began = {
        Membership.objects.get(body=house.body, person=joins.person).begins_on,
        Suspension.objects.get(body=house.body, person=other).begins_on,
        Office.objects.get(body=house.body, person=her).begins_on, committee.begins_on,
    }  # fmt: skip
    assert began == {LATE.date()}
    application = Application.objects.get(pk=joins.application_id)
    assert application.answered_on == ON  # she was answered when they voted
