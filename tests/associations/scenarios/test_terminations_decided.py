"""A termination from the ground to the vote of the general body, through the verbs of all rooms."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

import pytest

from associations.actions import effects, motions
from associations.actions.motions import Proposal, Vote
from associations.actions.stopped import Stopped
from associations.models import Attendance, Meeting, Motion
from associations.vocabulary.gatherings import MeetingState, Outcome, Presence
from associations.vocabulary.procedures import IncidentKind, TerminationState
from associations.vocabulary.subjects import Gathering, Subject
from members.models import Person
from tests import living
from tests.associations.terminating import AT, Story, a_story
from tests.cast import Cast

AUG, SEP, OCT, NOV = date(2025, 8, 3), date(2025, 9, 2), date(2025, 10, 4), date(2025, 11, 3)


def in_meeting(story: Story, on: date, there: Sequence[Person], **told: object) -> Meeting:
    """A meeting that goes on, with who is there."""
    meeting = living.a_meeting(
        story.body, on, by=story.by, state=MeetingState.OPEN, opened_at=AT, **told
    )
    Attendance.objects.bulk_create(
        Attendance(
            meeting=meeting, body=story.body, homenet=story.body.homenet, person=one,
            presence=Presence.PRESENT, marked_by=story.by, marked_at=AT,
        )
        for one in there
    )  # fmt: skip
    return meeting


def voted(
    story: Story, meeting: Meeting, votes_for: int, votes_against: int, **more: object
) -> Motion:
    """The motion to put her out, as the meeting voted on it."""
    at = datetime.combine(meeting.meeting_on, datetime.min.time(), UTC)
    motion = motions.put(
        story.body,
        Proposal("A member is put out", Subject.EXPULSION, meeting=meeting,
                 termination=story.she, person=story.asha),
        by=story.by, at=at,
    )  # fmt: skip
    vote = Vote(votes_for=votes_for, votes_against=votes_against, more=more)
    return motions.decide(motion, vote, by=story.by, at=at)


def carried_out(story: Story, motion: Motion, on: date, **told: object) -> str:
    at = datetime.combine(on, datetime.min.time(), UTC)
    return effects.carry_out(motion, by=story.by, at=at, **told).what  # type: ignore[arg-type]


def test_by_the_beginning_for_all_seventy_percent_of_all_members_put_her_out(seen: Cast) -> None:
    story = a_story(seen, "united")
    story.meets(AUG, SEP, OCT)
    story.begins(date(2025, 10, 5))
    story.is_told(date(2025, 10, 6))
    story.is_heard(date(2025, 10, 12))
    motion = voted(story, in_meeting(story, NOV, story.others), 5, 0)  # 5 of 6
    assert motion.outcome == Outcome.CARRIED and story.is_member(NOV)
    assert carried_out(story, motion, NOV) == "put_out"
    assert not story.is_member(NOV) and story.she.state == TerminationState.PUT_OUT


def test_with_fewer_votes_it_is_lost_and_she_stays(seen: Cast) -> None:
    story = a_story(seen, "united")
    story.meets(AUG, SEP, OCT)
    story.begins(date(2025, 10, 5))
    story.is_told(date(2025, 10, 6))
    story.is_heard(date(2025, 10, 12))
    motion = voted(story, in_meeting(story, NOV, story.others), 4, 1)  # 66.7 %
    assert motion.outcome == Outcome.LOST
    assert carried_out(story, motion, NOV) == "stays"
    assert story.is_member(date(2026, 6, 1)) and story.she.state == TerminationState.STAYS


def test_a_vote_that_came_before_the_days_of_the_notice_stands_and_is_not_carried_out(
    seen: Cast,
) -> None:
    story = a_story(seen, "united")
    story.meets(AUG, SEP, OCT)
    story.begins(date(2025, 10, 5))
    story.is_told(date(2025, 10, 28))
    story.is_heard(date(2025, 10, 29))
    motion = voted(story, in_meeting(story, NOV, story.others), 5, 0)
    assert motion.outcome == Outcome.CARRIED  # the vote is a fact, and stays one
    with pytest.raises(Stopped):
        carried_out(story, motion, NOV)
    assert story.is_member(date(2026, 6, 1))


def test_in_the_cooperative_she_is_a_member_until_the_registrar_has_approved(seen: Cast) -> None:
    story = a_story(seen, "cooperative")
    story.happened(IncidentKind.CONDUCT, AUG)
    story.begins(SEP)
    story.is_told(SEP)
    story.is_heard(date(2025, 9, 10))
    meeting = in_meeting(story, OCT, story.others, gathering=Gathering.SPECIAL)
    motion = voted(story, meeting, 5, 0, by_proxy=0, votes_per_member=1)
    assert motion.outcome == Outcome.CARRIED
    with pytest.raises(Stopped):
        carried_out(story, motion, OCT)
    approved = date(2025, 12, 1)
    told = {"sent_on": date(2025, 10, 10), "approved_on": approved}
    assert carried_out(story, motion, approved, told=told) == "put_out"
    assert story.is_member(date(2025, 11, 30)) and not story.is_member(approved)
