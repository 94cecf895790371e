"""Putting a member out: each step in its order, stopped by articles, and never by a machine."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from associations.actions import terminations as actions
from associations.actions.stopped import Stopped
from associations.actions.terminations import Given, Heard
from associations.models import Office, Termination
from associations.queries import terminations as queries
from associations.vocabulary.gatherings import MeetingState, MotionState, Outcome
from associations.vocabulary.procedures import TerminationState
from associations.vocabulary.subjects import Gathering, Organ
from hnsa.core import scope
from members.models import Membership
from members.vocabulary.people import MembershipGround
from tests import factories as make
from tests import living
from tests.associations.terminating import AT, Story, a_story
from tests.cast import Cast, everywhere, let_in

FOUND, NOTICE, HEARD = date(2025, 10, 5), date(2025, 10, 6), date(2025, 10, 12)
DECIDED = date(2025, 11, 2)
RULES: tuple[tuple[str, dict[str, Any]], ...] = (
    ("absence", {"meetings": 3}),
    ("notice_before_termination", {"days": 15, "count": "clear"}),
    ("ground_in_notice", {}),
    ("heard_before_termination", {}),
    ("termination_by", {"organ": "general"}),
    ("removal_blackout", {}),
    ("appeal_against_termination", {"days": 30, "organ": "committee"}),
)


@pytest.fixture
def seen(cast: Cast) -> Iterator[Cast]:
    """Inside: every row is shown, as in a request of somebody who may see it."""
    with cast.seeing_all():
        for name in ("saima", "amina", "bilal", "farid", "regina", "rita"):
            let_in(getattr(cast, name))
        scope.show(everywhere())
        yield cast


@pytest.fixture
def story(seen: Cast) -> Story:
    """Asha has missed three meetings in a row, and so a ground is found."""
    told = a_story(seen, rules=RULES)
    told.meets(date(2025, 8, 3), date(2025, 9, 2), date(2025, 10, 4))
    told.begins(FOUND)
    return told


def ready(story: Story) -> Story:
    """Notice was given and she was heard."""
    story.is_told(NOTICE)
    story.is_heard(HEARD)
    return story


# --- the ground --------------------------------------------------------------------------------


def test_the_ground_is_frozen_with_article_facts_and_the_days_missed(story: Story) -> None:
    found = story.she.found
    assert found is not None
    assert queries.articles_of(story.she) == ("1",)
    assert found["facts"]["missed_in_a_row"] == 3
    assert found["missed_on"] == ["2025-08-03", "2025-09-02", "2025-10-04"]
    assert found["answer"] == "yes" and found["version"] == 1


def test_finding_a_ground_changes_nothing_of_her_membership(story: Story) -> None:
    assert story.is_member(DECIDED)
    assert story.she.state == TerminationState.FOUND


def test_there_is_one_procedure_about_her_at_a_time(story: Story) -> None:
    with pytest.raises(ValidationError, match="under way already"):
        story.begins(FOUND)


def test_a_ground_that_no_article_finds_is_stopped(seen: Cast) -> None:
    story = a_story(seen, rules=RULES)
    with pytest.raises(Stopped) as stopped:
        story.begins(FOUND, words="She sang.")
    assert stopped.value.verdict is not None and not stopped.value.verdict.broken


def test_who_may_go_on_against_an_article_says_why_and_what_happened(seen: Cast) -> None:
    story = a_story(seen, rules=RULES)
    with pytest.raises(ValidationError, match="what happened"):
        story.begins(FOUND, override="All members wish it.")
    story.begins(FOUND, words="She sang.", override="All members wish it.")
    assert story.she.override == "All members wish it."


def test_a_facilitator_begins_it_where_a_ground_is_found_and_only_there(seen: Cast) -> None:
    story = a_story(seen, rules=RULES, parent=seen.pakistan.facilitating)
    with pytest.raises(PermissionDenied):
        story.begins(FOUND, by=seen.saima, words="She sang.", override="I wish it.")
    story.meets(date(2025, 8, 3), date(2025, 9, 2), date(2025, 10, 4))
    assert story.begins(FOUND, by=seen.saima).begun_by == seen.saima


@pytest.mark.parametrize("name", ["farid", "regina", "rita"])
def test_who_keeps_no_register_here_begins_nothing(seen: Cast, name: str) -> None:
    story = a_story(seen, rules=RULES)
    with pytest.raises(PermissionDenied):
        story.begins(FOUND, by=getattr(seen, name))


def test_no_procedure_begins_about_who_is_no_member_that_day(story: Story) -> None:
    (stranger,) = living.a_membership(story.cast.pakistan.other, ["A stranger"])
    with pytest.raises(ValidationError, match="no member"):
        actions.begin(story.body, stranger, on=FOUND, by=story.by, at=AT)


# --- notice and answer -------------------------------------------------------------------------


def test_notice_needs_its_words_first(story: Story) -> None:
    with pytest.raises(ValidationError, match="words of the notice"):
        actions.give_notice(story.she, Given(NOTICE, "hand"), by=story.by, today=NOTICE)


def test_notice_is_given_on_a_day_that_has_been(story: Story) -> None:
    actions.write_notice(story.she, text="Article 1", language="en", by=story.by)
    for day in (FOUND - timedelta(days=1), NOTICE + timedelta(days=1)):
        with pytest.raises(ValidationError):
            actions.give_notice(story.she, Given(day, "hand"), by=story.by, today=NOTICE)


def test_new_words_after_the_notice_are_a_new_notice_and_the_days_begin_anew(story: Story) -> None:
    story.is_told(NOTICE)
    assert story.first_day(NOTICE) == date(2025, 10, 22)
    actions.write_notice(story.she, text="Article 1, once more", language="ur", by=story.by)
    assert story.she.notice_on is None and story.she.state == TerminationState.FOUND
    actions.give_notice(story.she, Given(HEARD, "read"), by=story.by, today=HEARD)
    assert story.first_day(HEARD) == date(2025, 10, 28)


def test_a_notice_that_does_not_name_the_article_stops_the_decision(story: Story) -> None:
    story.is_told(NOTICE, "You know very well why.")
    story.is_heard(HEARD)
    with pytest.raises(Stopped) as stopped:
        story.is_put_out(DECIDED)
    assert stopped.value.verdict is not None
    assert [one.kind for one in stopped.value.verdict.broken] == ["ground_in_notice"]


def test_digits_of_her_own_script_name_the_article_as_well(story: Story) -> None:
    actions.write_notice(story.she, text="آرٹیکل ۱ کے مطابق", language="ur", by=story.by)
    actions.give_notice(story.she, Given(NOTICE, "hand"), by=story.by, today=NOTICE)
    assert queries.ground_written(story.she)


def test_an_answer_in_writing_is_no_hearing(story: Story) -> None:
    story.is_told(NOTICE)
    heard = Heard("I was ill.", answered_on=HEARD)
    actions.hear(story.she, heard, by=story.by, today=HEARD)
    assert story.she.state == TerminationState.HEARD
    with pytest.raises(Stopped):
        story.is_put_out(DECIDED)


def test_who_does_not_want_to_be_heard_may_be_put_out_unheard(story: Story) -> None:
    story.is_told(NOTICE)
    actions.hear(story.she, Heard(not_heard="She said so."), by=story.by, today=HEARD)
    assert story.is_put_out(DECIDED) == "put_out"


def test_a_hearing_after_the_decision_is_none(story: Story) -> None:
    story.is_told(NOTICE)
    story.is_heard(DECIDED + timedelta(days=1))
    with pytest.raises(Stopped):
        story.is_put_out(DECIDED)


# --- the decision ------------------------------------------------------------------------------


def test_the_decision_ends_her_membership_and_her_offices(story: Story) -> None:
    office = Office.objects.create(
        body=story.body, homenet=story.body.homenet, person=story.asha, post="treasurer",
        begins_on=date(2024, 1, 1),
    )  # fmt: skip
    assert ready(story).is_put_out(DECIDED) == "put_out"
    spell = Membership.objects.get(body=story.body, person=story.asha)
    office.refresh_from_db()
    assert (spell.ends_on, spell.ground) == (DECIDED, MembershipGround.TERMINATED)
    assert office.ends_on == DECIDED
    she = story.she
    assert (she.state, she.decided_on, she.decided_by) == ("put_out", DECIDED, Organ.GENERAL)


def test_the_decision_keeps_what_the_articles_said_and_the_facts_they_were_given(
    story: Story,
) -> None:
    ready(story).is_put_out(DECIDED)
    judged = story.she.judged
    assert judged is not None and judged["answer"] == "yes"
    assert judged["facts"]["notice_on"] == NOTICE.isoformat()
    assert judged["facts"]["decision_on"] == DECIDED.isoformat()


def test_where_the_decision_has_effect_later_she_is_a_member_until_then(story: Story) -> None:
    motion, approved = ready(story).motion(DECIDED), date(2025, 12, 1)
    assert actions.carried(motion, by=story.by, at=AT, on=approved) == "put_out"
    assert story.is_member(date(2025, 11, 30)) and not story.is_member(approved)
    assert (story.she.decided_on, story.she.ends_on) == (DECIDED, approved)


def test_one_decision_is_carried_out_once(story: Story) -> None:
    ready(story).is_put_out(DECIDED)
    with pytest.raises(ValidationError, match="meanwhile"):
        story.is_put_out(DECIDED)


def test_before_its_day_it_goes_on_only_with_a_reason_that_stays(story: Story) -> None:
    ready(story)
    early = date(2025, 10, 20)
    with pytest.raises(Stopped), transaction.atomic():
        story.is_put_out(early)
    assert story.is_member(DECIDED)
    story.is_put_out(early, override="She asked for it herself.")
    assert story.she.override == "She asked for it herself."
    assert story.she.judged is not None and story.she.judged["answer"] == "no"


def test_a_facilitator_cannot_go_on_against_an_article(seen: Cast) -> None:
    story = a_story(seen, rules=RULES, parent=seen.pakistan.facilitating)
    story.meets(date(2025, 8, 3), date(2025, 9, 2), date(2025, 10, 4))
    story.begins(FOUND)
    ready(story)
    with pytest.raises(PermissionDenied):
        story.is_put_out(date(2025, 10, 20), by=seen.saima, override="I wish it.")
    assert story.is_put_out(DECIDED, by=seen.saima) == "put_out"


def test_while_an_article_waits_for_a_fact_nobody_is_put_out(story: Story) -> None:
    actions.hear(story.she, Heard(not_heard="She said so."), by=story.by, today=HEARD)
    with pytest.raises(Stopped) as stopped:
        story.is_put_out(DECIDED)
    assert stopped.value.verdict is not None
    assert "notice_on" in stopped.value.verdict.missing


def test_between_the_calling_of_a_general_meeting_and_its_day_nobody_is_put_out(
    story: Story,
) -> None:
    ready(story)
    living.a_meeting(
        story.body, DECIDED + timedelta(days=5), by=story.by, gathering=Gathering.ANNUAL,
        notice_on=DECIDED - timedelta(days=5), state=MeetingState.CALLED,
    )  # fmt: skip
    assert story.first_day(DECIDED) == DECIDED + timedelta(days=5)
    with pytest.raises(Stopped), transaction.atomic():
        story.is_put_out(DECIDED)
    assert story.is_put_out(DECIDED + timedelta(days=5)) == "put_out"


def test_the_law_of_the_day_of_the_decision_applies(story: Story) -> None:
    ready(story)
    amended = date(2025, 10, 15)
    story.body.constitutions.update(in_force_until=amended)
    longer = [(code, {**told, "days": 60} if "notice_be" in code else told) for code, told in RULES]
    make.a_constitution(story.body, by=story.by, rules=tuple(longer), since=amended, version=2)
    changed = queries.changed_between(story.body, NOTICE, DECIDED)
    assert [one.version for one in changed] == [2]
    with pytest.raises(Stopped), transaction.atomic():
        story.is_put_out(DECIDED)
    later = date(2025, 12, 8)
    assert story.is_put_out(later) == "put_out"
    assert story.she.judged is not None and story.she.judged["version"] == 2


def test_a_lost_motion_leaves_her_a_member(story: Story) -> None:
    motion = ready(story).motion(DECIDED, Outcome.LOST)
    assert actions.lost(motion, by=story.by, at=AT) == "stays"
    assert story.she.state == TerminationState.STAYS and story.is_member(date(2026, 6, 1))


def test_given_up_it_is_over_and_a_new_one_may_begin(story: Story) -> None:
    actions.give_up(story.she, why="She came again.", by=story.by)
    assert story.she.state == TerminationState.GIVEN_UP
    first = story.she.pk
    assert story.begins(FOUND).pk != first


def test_it_is_not_given_up_while_a_motion_about_it_waits(story: Story) -> None:
    living.a_motion(story.body, by=story.by, termination=story.she, state=MotionState.PUT)
    with pytest.raises(ValidationError, match="Withdraw"):
        actions.give_up(story.she, why="She came again.", by=story.by)


# --- the appeal --------------------------------------------------------------------------------


def appealed(story: Story, on: date = DECIDED + timedelta(days=10)) -> Story:
    ready(story).is_put_out(DECIDED)
    actions.appeal(story.she, text="I was ill.", on=on, by=story.by, today=on)
    return story


def test_an_appeal_that_is_granted_makes_her_a_member_by_a_second_membership(story: Story) -> None:
    again = DECIDED + timedelta(days=20)
    assert appealed(story).is_put_out(again, organ=Organ.COMMITTEE, on_appeal=True) == "reversed"
    spells = Membership.objects.filter(body=story.body, person=story.asha).order_by("pk")
    assert [(one.begins_on, one.ends_on) for one in spells][1:] == [(again, None)]
    assert not story.is_member(again - timedelta(days=1)) and story.is_member(again)
    assert story.she.state == TerminationState.REVERSED


def test_an_appeal_that_is_refused_leaves_it_as_it_was_decided(story: Story) -> None:
    motion = appealed(story).motion(
        DECIDED + timedelta(days=20), Outcome.LOST, organ=Organ.COMMITTEE, on_appeal=True
    )
    assert actions.lost(motion, by=story.by, at=AT) == "upheld"
    assert story.she.state == TerminationState.UPHELD and not story.is_member(date(2026, 6, 1))


def test_an_appeal_that_comes_too_late_is_written_down_and_stopped_at_the_decision(
    story: Story,
) -> None:
    late = DECIDED + timedelta(days=31)
    appealed(story, late)
    assert story.she.state == TerminationState.APPEALED
    with pytest.raises(Stopped), transaction.atomic():
        story.is_put_out(late, organ=Organ.COMMITTEE, on_appeal=True)
    reason = "The letter was lost on the way."
    story.is_put_out(late, organ=Organ.COMMITTEE, on_appeal=True, override=reason)
    assert story.is_member(late) and reason in story.she.override


def test_there_is_no_appeal_before_a_decision(story: Story) -> None:
    with pytest.raises(ValidationError, match="no decision"):
        actions.appeal(story.she, text="I was ill.", on=HEARD, by=story.by, today=HEARD)


def test_admitted_anew_meanwhile_she_gets_no_second_membership(story: Story) -> None:
    appealed(story)
    Membership.objects.create(
        body=story.body, homenet=story.body.homenet, person=story.asha,
        begins_on=DECIDED + timedelta(days=15),
    )  # fmt: skip
    story.is_put_out(DECIDED + timedelta(days=20), organ=Organ.COMMITTEE, on_appeal=True)
    assert Membership.objects.filter(body=story.body, person=story.asha).count() == 2


def test_every_step_is_under_way_or_over_never_both(story: Story) -> None:
    ready(story).is_put_out(DECIDED)
    for step in (
        lambda: actions.write_notice(story.she, text="more", language="en", by=story.by),
        lambda: actions.give_notice(story.she, Given(HEARD, "hand"), by=story.by, today=HEARD),
        lambda: actions.hear(story.she, Heard(heard_on=HEARD), by=story.by, today=HEARD),
        lambda: actions.give_up(story.she, why="no", by=story.by),
    ):
        with pytest.raises(ValidationError, match="meanwhile"):
            step()
    assert Termination.objects.filter(body=story.body).count() == 1
