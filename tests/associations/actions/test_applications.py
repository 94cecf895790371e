"""Applications: written down once, judged by every article, decided, answered by silence."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from hypothesis import given
from hypothesis import strategies as st

from associations.actions import applications, memberships, refusals
from associations.actions.applications import Told
from associations.actions.stopped import Stopped
from associations.actions.women import Woman
from associations.models import Application, Motion
from associations.queries import applications as queries
from associations.vocabulary.gatherings import MotionState, Outcome
from associations.vocabulary.procedures import ApplicationState, Request
from associations.vocabulary.subjects import Category, Organ, Subject
from hnsa.law.verdict import Answer
from members.models import Body, Membership, Person, RoleInTrade
from members.vocabulary.people import MembershipGround, PersonRole
from tests import living
from tests.cast import Cast, let_in
from tests.factories import A_MOMENT

ON = date(2026, 3, 2)
APPLIED = date(2026, 2, 1)


@pytest.fixture
def by(cast: Cast) -> Any:
    """Saima, who keeps the registers of the associations that she helps."""
    return let_in(cast.saima, ON)


def _association(cast: Cast, *rules: tuple[str, dict[str, Any]], members: int = 3) -> Body:
    pakistan = cast.pakistan
    with cast.seeing_all():
        return living.an_association_of(
            pakistan.homenet, by=cast.amina, members=members, parent=pakistan.facilitating,
            rules=rules or (("minimum_age", {"years": 18}), ("women_only", {})),
        ).body  # fmt: skip


def _applied(body: Body, by: Any, name: str = "Nasim Akhtar", **woman: Any) -> Application:
    told = Woman(name, **{"age": 30, **woman})
    return applications.write_down(
        body, told, by=by, at=A_MOMENT, on=ON, applied_on=APPLIED
    )  # fmt: skip


def _decided(application: Application, by: Any, outcome: str = Outcome.CARRIED, **told: Any) -> Any:
    permanent = application.asks == Request.PERMANENT
    return Motion.objects.create(
        **{
            "body": application.body, "homenet": application.homenet, "title": "A motion",
            "subject": Subject.PERMANENCE if permanent else Subject.ADMISSION,
            "organ": Organ.COMMITTEE, "application": application, "state": MotionState.DECIDED,
            "outcome": outcome, "decided_on": ON, "put_by": by, "put_at": A_MOMENT, **told,
        }
    )  # fmt: skip


def test_a_new_woman_applies_and_her_facilitator_sees_her(cast: Cast, by: Any) -> None:
    application = _applied(_association(cast), by)
    assert application.state == ApplicationState.WAITING
    assert Application.objects.visible_to(by).filter(pk=application.pk).exists()
    assert Person.objects.visible_to(by).filter(pk=application.person_id).exists()
    with cast.seeing_all():
        Person.objects.filter(pk=application.person_id).update(is_restricted=True)
    assert not Person.objects.visible_to(by).filter(pk=application.person_id).exists()
    rita = let_in(cast.rita, ON)
    assert not Person.objects.visible_to(rita).filter(pk=application.person_id).exists()


def test_whoever_waits_already_is_not_written_down_a_second_time(cast: Cast, by: Any) -> None:
    body = _association(cast)
    _applied(body, by)
    with pytest.raises(ValidationError, match="has applied already"):
        _applied(body, by)
    assert Person.objects.filter(full_name="Nasim Akhtar").count() == 1


def test_a_member_does_not_apply(cast: Cast, by: Any) -> None:
    body = _association(cast)
    her = body.memberships.earliest("pk").person
    with pytest.raises(ValidationError, match="is a member already"):
        applications.apply(her, body, by=by, at=A_MOMENT, on=ON)


def test_who_may_not_keep_the_registers_writes_nothing_down(cast: Cast, by: Any) -> None:
    body = _association(cast)
    for name in ("farid", "regina", "rita"):
        with pytest.raises(PermissionDenied):
            _applied(body, let_in(cast.user(name), ON))


def test_every_article_is_heard_and_says_what_it_misses(cast: Cast, by: Any) -> None:
    body = _association(
        cast, ("minimum_age", {"years": 18}), ("women_only", {}), ("trade", {"trades": "stitching"})
    )
    application = _applied(body, by, age=17)
    judged = queries.judged(application, on=ON)
    assert judged is not None
    assert judged.verdict.answer is Answer.NO
    assert [one.article for one in judged.verdict.grounds] == ["1", "2", "3"]
    assert "practises_trade" in judged.verdict.missing
    assert queries.asked_for(judged.law, application.person, ON) >= {"practises_trade"}
    assert not {"age", "born", "woman"} & queries.asked_for(judged.law, application.person, ON)


def test_proposers_are_counted_and_a_sales_agent_among_them_is_known(cast: Cast, by: Any) -> None:
    body = _association(cast, ("sponsors", {"number": 2}), ("agent_proposes", {}))
    application = _applied(body, by)
    first, second, third = (one.person for one in body.memberships.order_by("pk"))

    def judged(*proposers: Person) -> Any:
        for one in proposers:
            applications.propose(application, one, by=by)
        found = queries.judged(Application.objects.get(pk=application.pk), on=ON)
        assert found is not None
        return found

    assert judged(first).verdict.answer is Answer.NO
    assert judged(first, second).facts.sponsors == 2
    RoleInTrade.objects.create(person=third, homenet=body.homenet, role=PersonRole.SALES_AGENT)
    applications.take_out(application, first, by=by)
    assert judged(third).verdict.answer is Answer.YES
    assert judged().facts.sponsors == 2
    with pytest.raises(ValidationError, match="is a member on the day"):
        judged(cast.pakistan.person)
    with pytest.raises(ValidationError, match="proposes herself"):
        judged(application.person)


def test_a_fact_that_cannot_be_read_is_said_at_its_field(cast: Cast, by: Any) -> None:
    application = _applied(_association(cast), by)
    with pytest.raises(ValidationError) as said:
        applications.complete(application, Told(APPLIED, facts={"shares": "many"}), by=by, on=ON)
    assert list(said.value.error_dict) == ["shares"]


def test_a_carried_motion_admits_her_under_the_next_number(cast: Cast, by: Any) -> None:
    body = _association(cast)
    application = _applied(body, by)
    assert applications.carried(_decided(application, by), by=by, at=A_MOMENT) == "admitted"
    spell = Membership.objects.get(body=body, person=application.person)
    assert (spell.begins_on, spell.number, spell.ends_on) == (ON, "4", None)
    application.refresh_from_db()
    assert (application.state, application.answered_on) == (ApplicationState.GRANTED, ON)
    assert application.judged["answer"] == "yes" and application.judged["facts"]["age"] == 30


def test_against_an_article_nobody_is_admitted_without_a_reason(cast: Cast, by: Any) -> None:
    body = _association(cast)
    application = _applied(body, by, age=16)
    motion = _decided(application, by)
    with pytest.raises(Stopped) as stopped:
        applications.carried(motion, by=by, at=A_MOMENT)
    assert stopped.value.verdict is not None and stopped.value.verdict.broken[0].article == "1"
    with pytest.raises(PermissionDenied):  # a facilitator goes on against no article
        applications.carried(motion, by=by, at=A_MOMENT, override="She turns 18 in May")
    amina = let_in(cast.amina, ON)
    applications.carried(motion, by=amina, at=A_MOMENT, override="She turns 18 in May")
    spell = Membership.objects.get(body=body, person=application.person)
    assert spell.declared["admitted_against"].startswith("1: She turns 18 in May (")
    application.refresh_from_db()
    assert application.override == "She turns 18 in May" and application.judged["answer"] == "no"


def test_the_law_of_the_day_of_the_decision_judges(cast: Cast, by: Any) -> None:
    from tests import factories as make

    body = _association(cast, ("minimum_age", {"years": 15}))
    application = _applied(body, by, age=16)
    with cast.seeing_all():
        old = body.constitutions.get()
        old.in_force_until = ON
        old.save()
        make.a_constitution(
            body, by=cast.amina, rules=(("minimum_age", {"years": 21}),), since=ON, version=2
        )
    before = queries.judged(application, on=ON - timedelta(days=1))
    after = queries.judged(application, on=ON)
    assert before is not None and after is not None
    assert (before.verdict.answer, before.verdict.version) == (Answer.YES, 1)
    assert (after.verdict.answer, after.verdict.version) == (Answer.NO, 2)
    with pytest.raises(Stopped):
        applications.carried(_decided(application, by), by=by, at=A_MOMENT)


def test_admitted_by_two_she_is_one_member_and_the_second_is_told(cast: Cast, by: Any) -> None:
    body = _association(cast)
    application = _applied(body, by)
    memberships.begin(application.person, body, on=ON)
    assert applications.carried(_decided(application, by), by=by, at=A_MOMENT) == "already_member"
    assert Membership.objects.filter(body=body, person=application.person).count() == 1
    with pytest.raises(ValidationError, match="is granted meanwhile"):
        applications.carried(_decided(application, by), by=by, at=A_MOMENT)
    with pytest.raises(ValidationError, match="is a member already"):
        memberships.begin(application.person, body, on=ON)


def test_refused_she_is_told_the_reasons_and_may_appeal_once(cast: Cast, by: Any) -> None:
    body = _association(cast, ("refusal_appeal", {"days": 30}))
    application = _applied(body, by)
    motion = _decided(application, by, Outcome.LOST)
    assert applications.lost(motion, by=by, at=A_MOMENT) == "refused"
    application.refresh_from_db()
    assert (application.state, application.answered_on) == (ApplicationState.REFUSED, ON)
    refusals.tell_reasons(application, "No room", told_on=ON, by=by, on=ON)
    law = queries.law_on(body, ON)
    assert law is not None
    assert queries.appeal(application, law, ON).verdict.answer is Answer.YES
    assert queries.appeal(application, law, ON + timedelta(days=31)).verdict.answer is Answer.NO
    with pytest.raises(ValidationError, match="nobody has appealed"):
        applications.carried(_decided(application, by), by=by, at=A_MOMENT)
    refusals.appeal(application, "Hear me", appealed_on=ON, by=by, on=ON)
    with pytest.raises(ValidationError, match="appealed already"):
        refusals.appeal(application, "Again", appealed_on=ON, by=by, on=ON)
    assert applications.lost(_decided(application, by, Outcome.LOST), by=by, at=A_MOMENT) == (
        "stays_refused"
    )
    assert applications.carried(_decided(application, by), by=by, at=A_MOMENT) == "admitted"


@pytest.mark.parametrize(
    ("silence", "state"),
    [("admitted", ApplicationState.GRANTED), ("refused", ApplicationState.REFUSED)],
)
def test_silence_means_what_the_article_says(cast: Cast, by: Any, silence: str, state: str) -> None:
    body = _association(cast, ("application_answered", {"days": 14, "silence": silence}))
    application = _applied(body, by)
    last = APPLIED + timedelta(days=14)
    with pytest.raises(ValidationError, match="No article says yet"):
        applications.by_silence(application, by=by, on=last)
    applications.by_silence(application, by=by, on=last + timedelta(days=1))
    application.refresh_from_db()
    assert application.state == state
    spells = Membership.objects.filter(body=body, person=application.person)
    if silence == "admitted":
        assert application.by_silence
        assert spells.get().begins_on == last + timedelta(days=1)
    else:
        assert application.answered_on == last and not spells.exists()


def test_where_silence_is_owed_an_answer_nothing_follows(cast: Cast, by: Any) -> None:
    body = _association(cast, ("application_answered", {"days": 14, "silence": "owed"}))
    with pytest.raises(ValidationError, match="No article says yet"):
        applications.by_silence(_applied(body, by), by=by, on=ON)


def test_taken_back_it_is_decided_no_more_and_she_may_apply_again(cast: Cast, by: Any) -> None:
    body = _association(cast)
    application = _applied(body, by)
    applications.withdraw(application, by=by, on=ON)
    with pytest.raises(ValidationError, match="taken back"):
        applications.carried(_decided(application, by), by=by, at=A_MOMENT)
    again = _applied(body, by)
    assert again.person_id == application.person_id and again.pk != application.pk


def test_who_was_put_out_meets_the_bar_on_coming_back(cast: Cast, by: Any) -> None:
    body = _association(cast, ("bar_after_expulsion", {"years": 3}))
    her = body.memberships.earliest("pk").person
    memberships.end(her, body, on=date(2025, 1, 1), ground=MembershipGround.TERMINATED)
    application = applications.apply(her, body, by=by, at=A_MOMENT, on=ON)
    barred = queries.judged(application, on=ON)
    free = queries.judged(application, on=date(2028, 1, 1))
    assert barred is not None and barred.verdict.answer is Answer.NO
    assert free is not None and free.verdict.answer is Answer.YES
    applications.carried(_decided(application, by, decided_on=date(2028, 1, 1)), by=by, at=A_MOMENT)
    assert Membership.objects.filter(body=body, person=her).count() == 2  # a second spell


def test_after_three_years_a_temporary_member_becomes_permanent(cast: Cast, by: Any) -> None:
    body = _association(cast, ("permanence", {"years": 3, "organ": "general"}))
    spell = body.memberships.earliest("pk")
    spell.category, spell.begins_on = Category.TEMPORARY, date(2023, 3, 2)
    spell.save()
    her = applications.apply(spell.person, body, by=by, at=A_MOMENT, on=ON, asks=Request.PERMANENT)
    early = queries.judged(her, on=ON - timedelta(days=1))
    assert early is not None and early.verdict.answer is Answer.NO
    motion = _decided(her, by, organ=Organ.GENERAL)
    assert applications.carried(motion, by=by, at=A_MOMENT) == "permanent"
    spell.refresh_from_db()
    assert spell.category == Category.PERMANENT
    change = body.category_changes.get(person=spell.person)
    assert (change.on, change.was, change.becomes) == (ON, "temporary", "permanent")
    assert change.motion_id == motion.pk


@pytest.mark.parametrize(
    ("numbers", "following"),
    [
        ([], "1"), ([""], "1"), (["1", "2", "9", "3"], "10"), (["RN-07", "RN-11"], "RN-12"),
        (["12", "A-3"], "A-4"), (["099"], "100"), (["x"], "1"), (["12345678901"], "12345678902"),
    ],
)  # fmt: skip
def test_the_next_number_follows_the_last_ones(numbers: list[str], following: str) -> None:
    assert memberships.next_number(numbers) == following


@given(st.lists(st.from_regex(r"[A-Z]{0,2}-?[0-9]{1,5}", fullmatch=True), max_size=12))
def test_the_next_number_is_nobodys_yet(numbers: list[str]) -> None:
    assert memberships.next_number(numbers) not in numbers


@pytest.mark.parametrize("silence", [True, False])
def test_without_a_category_she_joins_as_the_articles_say(
    cast: Cast, by: Any, silence: bool
) -> None:
    answered = ("application_answered", {"days": 20, "silence": "admitted"})
    body = _association(cast, ("categories", {"first": "temporary"}), answered)
    application = _applied(body, by)
    Application.objects.filter(pk=application.pk).update(category="")
    if silence:
        applications.by_silence(application, by=by, on=ON)
    else:
        applications.carried(_decided(application, by), by=by, at=A_MOMENT)
    application.refresh_from_db()
    spell = Membership.objects.get(body=body, person=application.person)
    assert spell.category == application.category == Category.TEMPORARY


def test_who_has_died_meanwhile_is_not_admitted(cast: Cast, by: Any) -> None:
    body = _association(cast)
    application = _applied(body, by)
    with cast.seeing_all():
        Person.objects.filter(pk=application.person_id).update(is_deceased=True)
    with pytest.raises(ValidationError, match="has died"):
        applications.carried(_decided(application, by), by=by, at=A_MOMENT)
    assert not Membership.objects.filter(body=body, person=application.person).exists()
