"""Motions are put, counted and sealed; the outcome follows from the frozen figures alone."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from associations.actions import motions as actions
from associations.actions.motions import Proposal, Unsettled, Vote
from associations.models import Attendance, Meeting, Motion
from associations.queries import frozen, motions
from associations.rules.outcomes import outcome_of
from associations.vocabulary.gatherings import MeetingState, MotionState, Outcome, Presence, Voting
from associations.vocabulary.subjects import Organ, Subject
from members.models import Body, Person
from tests import factories as make
from tests import living
from tests.cast import Cast, let_in

ON = date(2025, 5, 4)
AT = datetime(2025, 5, 4, 12, tzinfo=UTC)
SEVENTY = ("threshold", {"subject": "ordinary", "share": "70 %", "base": "all"})
TIES = ("tie_in_motion", {"then": "casting"})
HALF_OF_VOTES = (
    "threshold",
    {"subject": "ordinary", "reach": "more_than", "share": "1/2", "base": "voting"},
)


class House:
    """An association of 48 with an open meeting at which 40 are marked present."""

    def __init__(self, cast: Cast, *rules: Any, members: int = 48, there: int = 40) -> None:
        self.by = cast.saima
        self.body = living.an_association_of(
            cast.pakistan.homenet, by=cast.saima, members=members, rules=rules,
            parent=cast.pakistan.facilitating,
        ).body  # fmt: skip
        self.women = list(Person.objects.filter(memberships__body=self.body).order_by("pk"))
        self.meeting = living.a_meeting(self.body, ON, by=self.by, state=MeetingState.OPEN)
        self.mark(self.women[:there])

    def mark(self, women: list[Person], presence: str = Presence.PRESENT) -> None:
        Attendance.objects.bulk_create(
            Attendance(
                meeting=self.meeting, body=self.body, homenet=self.body.homenet, person=one,
                presence=presence, marked_by=self.by, marked_at=AT,
            )
            for one in women
        )  # fmt: skip

    def put(self, **told: Any) -> Motion:
        told = {"title": "A sewing machine is bought", "meeting": self.meeting, **told}
        return actions.put(self.body, Proposal(**told), by=self.by, at=AT)

    def decide(self, motion: Motion, *votes: int, **told: Any) -> Motion:
        return actions.decide(motion, Vote(*votes, **told), by=self.by, at=AT)


@pytest.fixture
def house_of(cast: Cast) -> Iterator[Callable[..., House]]:
    """`house_of(rules…)`, with every HomeNet shown and Saima let in."""
    with cast.seeing_all():
        let_in(cast.saima)
        yield lambda *rules, **told: House(cast, *rules, **told)


HouseOf = Callable[..., House]


def test_a_motion_with_enough_votes_is_carried_and_the_sum_is_spelt_out(house_of: HouseOf) -> None:
    house = house_of(SEVENTY)
    motion = house.decide(house.put(), 34, 6)
    assert (motion.state, motion.outcome) == (MotionState.DECIDED, Outcome.CARRIED)
    assert (motion.members, motion.present, motion.number) == (48, 40, "2025/1")
    assert motion.judged is not None
    (ground,) = motion.judged["grounds"]
    assert ground["article"] == "1" and ground["facts"] == [
        "Counted are all members: 48.",
        "For it: 34 of 48 = 70.8 %; at least 70\N{NO-BREAK SPACE}% of all members (34) are needed.",
    ]


def test_one_vote_fewer_and_it_is_lost(house_of: HouseOf) -> None:
    house = house_of(SEVENTY)
    assert house.decide(house.put(), 33, 7).outcome == Outcome.LOST


def test_those_with_a_vote_and_those_there_are_frozen_by_name(house_of: HouseOf) -> None:
    house = house_of(SEVENTY)
    motion = house.decide(house.put(), 34, 6)
    house.mark(house.women[40:44], Presence.LATE)  # they come after the vote
    motion.refresh_from_db()
    assert motion.who_entitled == [one.pk for one in house.women]
    assert motion.who_present == [one.pk for one in house.women[:40]]
    later = house.decide(house.put(), 40, 4)
    assert later.present == 44 and later.number == "2025/2"


def test_more_votes_than_voters_there_are_refused_in_words(house_of: HouseOf) -> None:
    house = house_of(SEVENTY)
    motion = house.put()
    with pytest.raises(ValidationError) as refused:
        house.decide(motion, 38, 2, abstained=1)
    assert "41 votes were given, but only 40" in refused.value.message_dict["votes_for"][0]
    motion.refresh_from_db()
    assert motion.state == MotionState.PUT and motion.number == ""


def test_nobody_voted_is_no_vote(house_of: HouseOf) -> None:
    house = house_of(SEVENTY)
    with pytest.raises(ValidationError, match="how many voted"):
        house.decide(house.put())


def test_where_only_figures_were_taken_the_number_is_told(house_of: HouseOf) -> None:
    house = house_of(SEVENTY, there=0)
    motion = house.put()
    with pytest.raises(ValidationError) as refused:
        house.decide(motion, 34, 1)
    assert "present" in refused.value.message_dict
    with pytest.raises(ValidationError, match="Only 48 have a vote"):
        house.decide(motion, 34, 1, present=49)
    done = house.decide(motion, 34, 1, present=36)
    assert (done.present, done.who_present, done.outcome) == (36, [], Outcome.CARRIED)


def test_a_tie_waits_for_the_chairs_casting_vote(house_of: HouseOf) -> None:
    house = house_of(HALF_OF_VOTES, TIES)
    motion = house.put()
    with pytest.raises(Unsettled) as asked:
        house.decide(motion, 20, 20)
    assert asked.value.verdict.missing == ("chair_votes_for",)
    motion.refresh_from_db()
    assert motion.state == MotionState.PUT
    assert house.decide(motion, 20, 20, chair_votes_for=True).outcome == Outcome.CARRIED
    assert house.decide(house.put(), 20, 20, chair_votes_for=False).outcome == Outcome.LOST


def test_a_tie_that_the_articles_leave_open_is_not_decided(house_of: HouseOf) -> None:
    house = house_of(HALF_OF_VOTES, ("tie_in_motion", {"then": "undecided"}))
    motion = house.decide(house.put(), 20, 20)
    assert (motion.state, motion.outcome) == (MotionState.DECIDED, Outcome.OPEN)


def test_what_nobody_knows_any_more_leaves_it_undecided(house_of: HouseOf) -> None:
    house = house_of(SEVENTY, ("movers", {"number": 3}))
    motion = house.put()
    with pytest.raises(Unsettled) as asked:
        house.decide(motion, 36, 2)
    assert asked.value.verdict.missing == ("proposed_by",)
    assert house.decide(motion, 36, 2, unknown=True).outcome == Outcome.OPEN
    told = house.decide(house.put(), 36, 2, more={"proposed_by": 3})
    assert told.outcome == Outcome.CARRIED and told.told == {"proposed_by": 3}


def test_where_no_article_speaks_the_meeting_declares_the_outcome(house_of: HouseOf) -> None:
    house = house_of(("minimum_age", {"years": 15}))
    motion = house.put()
    with pytest.raises(ValidationError, match="what the meeting declared"):
        house.decide(motion, 30, 2)
    done = house.decide(motion, 30, 2, declared=Outcome.CARRIED)
    assert done.outcome == Outcome.CARRIED and done.judged["answer"] == "silent"
    assert done.told["declared"] == "carried" and "No article says" in done.told["no_article"]


def test_an_article_that_counts_no_votes_declares_nothing_carried(house_of: HouseOf) -> None:
    house = house_of(("secret_vote", {"subject": "expulsion"}))
    motion = house.put(subject=Subject.EXPULSION)
    with pytest.raises(ValidationError, match="what the meeting declared"):
        house.decide(motion, 1, 39, voting=Voting.PAPERS)
    by_hands = house.decide(motion, 39, 1, declared=Outcome.CARRIED)
    assert by_hands.outcome == Outcome.LOST  # the vote was to be secret


def test_a_declaration_never_beats_an_article(house_of: HouseOf) -> None:
    house = house_of(SEVENTY)
    assert house.decide(house.put(), 3, 30, declared=Outcome.CARRIED).outcome == Outcome.LOST


def test_the_committee_counts_its_own_members(cast: Cast, house_of: HouseOf) -> None:
    house = house_of(("threshold_of_committee", {}))
    for person, post in zip(house.women, ("president", "secretary", "treasurer"), strict=False):
        house.body.offices.create(
            homenet=house.body.homenet, person=person, post=post, begins_on=make.LONG_AGO
        )
    motion = house.put(organ=Organ.COMMITTEE)
    done = house.decide(motion, 2, 1)
    assert (done.members, done.present, done.outcome) == (3, 3, Outcome.CARRIED)
    with pytest.raises(ValidationError):
        house.decide(house.put(organ=Organ.COMMITTEE), 4, 0)


def test_the_president_decides_alone_where_an_article_lets_her(house_of: HouseOf) -> None:
    lets = ("who_decides", {"subject": "staff", "organs": ["president"]})
    house = house_of(SEVENTY, lets)
    told = {"organ": Organ.PRESIDENT, "subject": Subject.STAFF, "meeting": None}
    motion = house.put(**told)
    with pytest.raises(ValidationError, match="day on which it was decided"):
        house.decide(motion, declared=Outcome.CARRIED)
    done = house.decide(motion, declared=Outcome.CARRIED, on=ON)
    assert (done.outcome, done.decided_on, done.members) == (Outcome.CARRIED, ON, 0)
    against = house.put(organ=Organ.PRESIDENT, meeting=None, subject=Subject.STAFF)
    assert house.decide(against, declared=Outcome.LOST, on=ON).outcome == Outcome.LOST


def test_the_president_alone_against_an_article_carries_nothing(house_of: HouseOf) -> None:
    house = house_of(("who_decides", {"subject": "staff", "organs": ["general"]}))
    motion = house.put(organ=Organ.PRESIDENT, subject=Subject.STAFF, meeting=None)
    assert house.decide(motion, declared=Outcome.CARRIED, on=ON).outcome == Outcome.LOST


def test_members_decide_in_a_meeting_that_takes_place(house_of: HouseOf) -> None:
    house = house_of(SEVENTY)
    with pytest.raises(ValidationError, match="They decide in a meeting"):
        house.put(meeting=None)
    gone = living.a_meeting(
        house.body, date(2025, 4, 2), by=house.by, state=MeetingState.NOT_HELD, reason="rain"
    )
    with pytest.raises(ValidationError, match="was not held"):
        house.put(meeting=gone)
    ahead = living.a_meeting(house.body, date(2025, 5, 3), by=house.by)
    with pytest.raises(ValidationError, match="has not begun"):
        house.decide(house.put(meeting=ahead), 34, 1)
    to_come = living.a_meeting(house.body, date(2025, 6, 3), by=house.by, state=MeetingState.OPEN)
    with pytest.raises(ValidationError, match="not come yet"):
        house.decide(house.put(meeting=to_come), 34, 1, present=40)


def test_a_decided_motion_is_sealed(house_of: HouseOf) -> None:
    house = house_of(SEVENTY)
    motion = house.decide(house.put(), 34, 6)
    with pytest.raises(ValidationError, match="decided already"):
        house.decide(motion, 3, 30)
    with pytest.raises(ValidationError, match="cannot be taken back"):
        actions.withdraw(motion, by=house.by)
    with pytest.raises(IntegrityError), transaction.atomic():
        Motion.objects.filter(pk=motion.pk).update(votes_for=1)


def test_a_motion_is_withdrawn_once_and_never_decided(house_of: HouseOf) -> None:
    house = house_of(SEVENTY)
    motion = actions.withdraw(house.put(), by=house.by)
    with pytest.raises(ValidationError, match="taken back already"):
        actions.withdraw(motion, by=house.by)
    with pytest.raises(ValidationError, match="cannot be decided"):
        house.decide(motion, 34, 1)


def test_an_application_is_put_to_the_vote_once(cast: Cast, house_of: HouseOf) -> None:
    house = house_of(SEVENTY)
    (her,) = living.a_membership(cast.pakistan.other, ["Nasreen Akhtar"])
    application = house.body.applications.create(
        homenet=house.body.homenet, person=her, applied_on=ON, written_by=house.by, written_at=AT
    )
    told = {"application": application, "subject": Subject.ADMISSION}
    house.put(**told)
    with pytest.raises(ValidationError, match="put to the vote already"):
        house.put(**told)


def test_rows_of_another_association_are_no_matter_of_this_one(
    cast: Cast, house_of: HouseOf
) -> None:
    house = house_of(SEVENTY)
    elsewhere = cast.pakistan.association.meetings.get()
    with pytest.raises(ValidationError, match="another association"):
        house.put(meeting=elsewhere)
    same = house.women[0]
    with pytest.raises(ValidationError, match="Somebody else"):
        house.put(moved_by=same, seconded_by=same)


def test_only_who_keeps_the_registers_may(cast: Cast, house_of: HouseOf) -> None:
    house = house_of(SEVENTY)
    motion = house.put()
    for user in (cast.farid, cast.regina):
        let_in(user)
        with cast.seeing_all():
            with pytest.raises(PermissionDenied):
                actions.put(house.body, Proposal(title="x"), by=user, at=AT)
            with pytest.raises(PermissionDenied):
                actions.decide(motion, Vote(34), by=user, at=AT)
            with pytest.raises(PermissionDenied):
                actions.withdraw(motion, by=user)


def amended(body: Body, by: Any, since: date) -> None:
    """A second version, under which half of the votes are enough, in force from a day."""
    first = body.constitutions.get()
    first.in_force_until = since
    first.save(update_fields=["in_force_until"])
    make.a_constitution(body, by=by, rules=(HALF_OF_VOTES,), since=since, version=2)


def test_amended_between_notice_and_decision_the_law_of_the_decision_applies(
    house_of: HouseOf,
) -> None:
    house = house_of(SEVENTY)
    motion = house.put()  # put and called under version 1
    amended(house.body, house.by, ON)
    done = house.decide(motion, 21, 19)
    assert (done.outcome, done.law.version) == (Outcome.CARRIED, 2)


def test_amended_afterwards_the_law_of_that_day_still_applies(house_of: HouseOf) -> None:
    house = house_of(SEVENTY)
    amended(house.body, house.by, date(2025, 5, 5))
    done = house.decide(house.put(), 21, 19)
    assert (done.outcome, done.law.version) == (Outcome.LOST, 1)


RULES = (
    (SEVENTY,), (HALF_OF_VOTES, TIES), (HALF_OF_VOTES, ("tie_in_motion", {"then": "lost"})),
    (("minimum_age", {"years": 15}),), (SEVENTY, ("votes_floor", {"share": "2/3"})),
    (("secret_vote", {"subject": "expulsion"}), SEVENTY),
)  # fmt: skip


def found_again(motion: Motion) -> Outcome:
    """The outcome from what was frozen with the vote, and from nothing else."""
    verdict = frozen.again(motion.judged, frozen.law_of(motion.law))
    by_law = outcome_of(verdict)
    return by_law if by_law != Outcome.NONE else Outcome(motion.told.get("declared", ""))


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_the_outcome_hangs_on_the_frozen_facts_alone_and_votes_are_conserved(
    house_of: HouseOf, data: st.DataObject
) -> None:
    with transaction.atomic():
        house = house_of(*data.draw(st.sampled_from(RULES)), members=9, there=0)
        there = data.draw(st.permutations(house.women[: data.draw(st.integers(1, 9))]))
        house.mark(there)  # in whatever order they came
        votes = [data.draw(st.integers(0, 9)) for _one in range(4)]
        motion = house.put(subject=data.draw(st.sampled_from([Subject.ORDINARY, "expulsion"])))
        told = {
            "abstained": votes[2], "invalid": votes[3],
            "voting": data.draw(st.sampled_from(list(Voting))),
            "chair_votes_for": data.draw(st.booleans()), "declared": Outcome.CARRIED,
        }  # fmt: skip
        possible = 0 < sum(votes) <= len(there)
        if not possible:
            with pytest.raises(ValidationError):
                house.decide(motion, votes[0], votes[1], **told)
        else:
            done = Motion.objects.get(pk=house.decide(motion, votes[0], votes[1], **told).pk)
            given_ = (done.votes_for, done.votes_against, done.abstained, done.invalid)
            assert sum(given_) == sum(votes) <= done.present <= done.members  # type: ignore[arg-type]
            assert set(done.who_present) <= set(done.who_entitled)
            Attendance.objects.filter(meeting=house.meeting).delete()  # later changes: nothing
            house.women[0].memberships.update(ends_on=ON)
            assert found_again(done) == done.outcome
        transaction.set_rollback(True)


def test_numbers_follow_one_another_in_each_year(house_of: HouseOf) -> None:
    house = house_of(SEVENTY)
    numbers = [house.decide(house.put(), 34, 6).number for _one in range(11)]
    assert numbers == [f"2025/{n}" for n in range(1, 12)]
    earlier = living.a_meeting(house.body, date(2024, 3, 2), by=house.by, state=MeetingState.OPEN)
    old = house.decide(house.put(meeting=earlier), 34, 6, present=40)
    assert old.number == "2024/1"
    assert motions.next_number(house.body, ON) == "2025/12"


def test_a_meeting_that_is_closed_still_has_its_votes_counted(house_of: HouseOf) -> None:
    house = house_of(SEVENTY)
    motion = house.put()
    Meeting.objects.filter(pk=house.meeting.pk).update(
        state=MeetingState.HELD, closed_at=AT, closed_by=house.by, present=40
    )
    assert house.decide(motion, 34, 6).present == 40


def test_nobody_of_another_register_moves_a_motion_or_is_its_subject(
    cast: Cast, house_of: HouseOf
) -> None:
    house = house_of(SEVENTY)
    for name in ("moved_by", "seconded_by", "person"):
        with pytest.raises(ValidationError, match="not in this register"):
            house.put(**{name: cast.bangladesh.apart})


def test_of_a_meeting_that_was_not_held_it_is_told_so(house_of: HouseOf) -> None:
    house = house_of(SEVENTY)
    motion = house.put()
    house.meeting.state, house.meeting.reason = MeetingState.NOT_HELD, "Rain"
    house.meeting.save()
    with pytest.raises(ValidationError, match="was not held"):
        house.decide(motion, 30, 2)


def test_an_association_that_is_being_written_down_decides_nothing_yet(house_of: HouseOf) -> None:
    house = house_of(SEVENTY)
    house.body.draft_of = house.by
    house.body.save()
    with pytest.raises(ValidationError, match="founding members decide first"):
        house.put()
