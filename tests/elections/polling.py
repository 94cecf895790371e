"""A poll, made up for a test: a final roll, a post that is voted on, booths."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils.timezone import get_current_timezone

from elections.actions import booths, polls
from elections.actions.booths import Opening
from elections.models import Booth, Contest, Election, Entry, Nomination, StepTaken
from elections.rules.steps import before
from elections.vocabulary.states import ContestState, ElectionState, NominationState
from elections.vocabulary.steps import Step
from tests.cast import Cast, let_in
from tests.electing import a_contest, an_election
from tests.factories import A_MOMENT
from tests.living import a_membership, an_association_of

ON = date(2025, 3, 3)
NAMES = ("Rukhsana Bibi", "Kausar Parveen", "Fehmida Begum", "Shamim Akhtar", "Zubeda Khatoon")


def at(hour: int, minute: int = 0, on: date = ON) -> datetime:
    """A moment of election day, as the clock of the place shows it."""
    return datetime.combine(on, time(hour, minute), get_current_timezone())


@dataclass
class Poll:
    """The rows of it."""

    election: Election
    contest: Contest
    booths: list[Booth]
    entries: list[Entry]
    nominations: list[Nomination] = field(default_factory=list)

    @property
    def booth(self) -> Booth:
        return self.booths[0]

    @property
    def body(self) -> Any:
        return self.election.body


def a_poll(
    cast: Cast, *, voters: int = 6, booths_: int = 1, on: date = ON, by: Any = None,
    state: str = ElectionState.ANNOUNCED,
) -> Poll:  # fmt: skip
    """Announced, with a final roll: its numbers run on from booth to booth. None has voted."""
    by = by or let_in(cast.amina)
    body = an_association_of(
        cast.pakistan.homenet, by=by, rules=(("agents_at_booths", {"agents": 1}),),
        parent=cast.pakistan.facilitating,
    ).body  # fmt: skip
    people = a_membership(body, names(voters))
    election = an_election(
        body, by=by, poll_on=on, state=state, opens_at=time(8), closes_at=time(16)
    )
    own: dict[str, Any] = {"body": body, "homenet": body.homenet}
    contest = a_contest(election, state=ContestState.POLLED)
    made = [
        Booth.objects.create(election=election, number=one, name=f"School {one}", **own)
        for one in range(1, booths_ + 1)
    ]
    each = -(-voters // booths_) if voters else 1
    entries = Entry.objects.bulk_create(
        Entry(
            election=election, person=her, is_on=True, number=place + 1, name=her.full_name,
            relative=f"daughter of {place + 1}", member_number=f"S-{place + 1:03}",
            booth=made[place // each], **own,
        )
        for place, her in enumerate(people)
    )  # fmt: skip
    Election.objects.filter(pk=election.pk).update(roll_frozen_at=A_MOMENT)
    election.refresh_from_db()
    _taken(election, Step.POLL, by=by)
    return Poll(election, contest, made, entries)


def names(many: int) -> Iterable[str]:
    """The five of NAMES first, then numbered ones."""
    yield from NAMES[:many]
    yield from (f"Voter {one:04d}" for one in range(len(NAMES) + 1, many + 1))


def _taken(election: Election, step: Step, *, by: Any) -> None:
    """All that comes before a step was done, in good time."""
    for one in before(step):
        if not StepTaken.objects.filter(election=election, step=one).exists():
            StepTaken.objects.create(
                election=election, body=election.body, homenet=election.homenet, step=one,
                on=election.poll_on - timedelta(days=3), by=by, at=A_MOMENT,
            )  # fmt: skip


def opened(poll: Poll, *, by: Any) -> Poll:
    """The poll is open since eight, at each booth."""
    on = poll.election.poll_on
    poll.election = polls.begin(poll.election, on=on, by=by, at=at(8, on=on))
    poll.booths = [
        booths.begin(one, Opening(time(8), True, "12, 13"), by=by) for one in poll.booths
    ]
    return poll


def a_candidate(poll: Poll, place: int, *, by: Any, receipt: int = 1) -> Nomination:
    """Somebody of the roll stands."""
    entry = poll.entries[place]
    return Nomination.objects.create(
        contest=poll.contest, body=poll.body, homenet=poll.body.homenet, person=entry.person,
        name=entry.name, receipt=receipt, received_at=A_MOMENT, received_by=by,
        state=NominationState.VALID, position=receipt,
    )  # fmt: skip
