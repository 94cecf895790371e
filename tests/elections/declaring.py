"""An election whose counts are closed, made up for a test: it can be declared."""

from datetime import date, datetime, timedelta
from typing import Any

from associations.models import Office
from elections.actions import declarations
from elections.actions.declarations import Declaration
from elections.models import Commissioner, Contest, CountClosed, Nomination, Record, StepTaken
from elections.queries.candidates import contest_of
from elections.queries.counts import came_to, kept_outcome, lots_of
from elections.rules.reserving import kept
from elections.vocabulary.states import ContestState, ElectionState, NominationState
from elections.vocabulary.steps import Step
from tests.cast import Cast, let_in
from tests.electing import a_contest
from tests.elections.polling import ON, Poll, a_poll, at
from tests.factories import A_MOMENT

DECLARED = at(18)
FROM = date(2025, 4, 1)  # the terms begin


def a_count(
    cast: Cast, *, voters: int = 6, post: str = "president", by: Any = None, **more: Any
) -> Poll:  # fmt: skip
    """The poll is over; three stand for one post, and its count is closed: 3, 2, 1 votes."""
    by = by or let_in(cast.amina)
    poll = a_poll(cast, voters=voters, by=by, state=ElectionState.COUNTING, **more)
    Contest.objects.filter(pk=poll.contest.pk).update(post=post)
    poll.contest.refresh_from_db()
    a_committee(poll)
    for step in (Step.POLL, Step.COUNT):
        StepTaken.objects.create(
            election=poll.election, body=poll.body, homenet=poll.body.homenet, step=step, on=ON,
            by=by, at=A_MOMENT,
        )  # fmt: skip
    poll.nominations = [stands(poll, poll.contest, place, by=by) for place in range(3)]
    close(poll, poll.contest, dict(zip(poll.nominations, (3, 2, 1), strict=True)), by=by)
    return poll


def a_committee(poll: Poll) -> None:
    """Somebody presides."""
    Commissioner.objects.create(
        election=poll.election, body=poll.body, homenet=poll.body.homenet,
        person=poll.entries[-1].person, presides=True, appointed_on=ON - timedelta(days=30),
    )  # fmt: skip


def stands(poll: Poll, contest: Contest, place: int, *, by: Any) -> Nomination:
    """Somebody of the roll stands for that post."""
    entry = poll.entries[place]
    return Nomination.objects.create(
        contest=contest, body=poll.body, homenet=poll.body.homenet, person=entry.person,
        name=entry.name, receipt=place + 1, received_at=A_MOMENT, received_by=by,
        state=NominationState.VALID, position=place + 1,
    )  # fmt: skip


def close(
    poll: Poll, contest: Contest, votes: dict[Nomination, int], *, by: Any, round: int = 1
) -> CountClosed:
    """The count of that post is closed with these votes."""
    found = contest_of(contest)
    valid = sum(votes.values())
    figures = {
        "post": contest.post, "seats": contest.seats, "marks": found.marks,
        "poll_on": ON.isoformat(), "booths": [], "why_again": "",
        "contenders": [{"key": one.key, "groups": []} for one in found.contenders],
        "reserved": kept(found.reserved),
        "together": {
            "votes": {str(one.pk): number for one, number in votes.items()}, "valid": valid,
            "rejected": {"blank": 0}, "marks_rejected": 0, "marked_voters": valid,
            "on_roll": len(poll.entries), "tendered": 0, "box": valid,
        },
    }  # fmt: skip
    closed = CountClosed.objects.create(
        contest=contest, body=poll.body, homenet=poll.body.homenet, round=round, figures=figures,
        outcome={}, at=A_MOMENT, by=by,
    )  # fmt: skip
    contest.outcome = kept_outcome(came_to(closed, lots_of(contest)))
    contest.save()
    return closed


def a_second_post(poll: Poll, *, by: Any, state: str = ContestState.UNOPPOSED) -> Contest:
    """Another post, for which one woman stands."""
    contest = a_contest(poll.election, post="treasurer", position=2, state=state)
    stands(poll, contest, 3, by=by)
    return contest


def told(*contests: Contest, **more: Any) -> Declaration:
    """What is declared, of these posts."""
    return Declaration(
        **{
            "posts": [one.pk for one in contests], "on": ON, "terms_begin_on": FROM,
            "present": "Rukhsana Bibi\nthe whole village", "signed": "Kausar Parveen", **more,
        }
    )  # fmt: skip


def declared(poll: Poll, *contests: Contest, by: Any, when: datetime = DECLARED) -> Record:
    """These posts are declared (the poll's own, where none is named)."""
    record = declarations.declare(
        poll.election, told(*(contests or (poll.contest,))), by=by, at=when
    )
    poll.election.refresh_from_db()
    return record


def an_office(poll: Poll, place: int, post: str = "president") -> Office:
    """Somebody holds that post for long."""
    return Office.objects.create(
        body=poll.body, homenet=poll.body.homenet, person=poll.entries[place].person, post=post,
        begins_on=date(2022, 4, 1), came_by="elected",
    )  # fmt: skip
