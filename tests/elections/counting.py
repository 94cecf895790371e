"""A count, made up for a test: a poll that is closed, candidates, sheets that agree."""

from collections.abc import Sequence
from typing import Any

from elections.actions import counts, sheets
from elections.models import Booth, Contest, CountClosed, Election, Nomination, Sheet
from elections.rules.sheets import Typed
from elections.vocabulary.outcomes import REJECTED
from elections.vocabulary.states import ElectionState
from tests.cast import Cast, let_in
from tests.elections.polling import ON, Poll, a_candidate, a_poll, at, opened

LATER = at(17)
CLOSED = at(18)
DRAWN = at(19)  # a lot, after the count was closed


def being_counted(
    cast: Cast, *, candidates: int = 2, voters: int = 40, booths_: int = 1, seats: int = 1,
    begun: bool = True,
) -> Poll:  # fmt: skip
    """The poll is closed; the count has begun."""
    amina = let_in(cast.amina)
    poll = a_poll(cast, voters=voters, booths_=booths_)
    Contest.objects.filter(pk=poll.contest.pk).update(seats=seats)
    poll.contest.refresh_from_db()
    poll.nominations = [
        a_candidate(poll, place, by=amina, receipt=place + 1) for place in range(candidates)
    ]
    poll = opened(poll, by=amina)
    Election.objects.filter(pk=poll.election.pk).update(state=ElectionState.COUNTING)
    poll.election.refresh_from_db()
    if begun:
        counts.begin(poll.election, on=ON, by=amina, at=LATER)
    poll.contest.election = poll.election
    return poll


def a_sheet(candidates: Sequence[Nomination], votes: Sequence[int], **told: int | None) -> Typed:
    """A sheet that agrees, unless `told` says otherwise; None leaves a figure empty."""
    valid = told.get("valid", sum(votes))
    figures: dict[str, int | None] = {
        "printed": 60, "issued": valid, "unused": 60 - (valid or 0), "box": valid,
        "challenged": 0, "tendered": 0, "spoilt": 0, "not_put_in": 0, "valid": valid,
        "marked_voters": valid, **told,
    }  # fmt: skip
    return Typed(
        {name: number for name, number in figures.items() if number is not None},
        {str(ground): 0 for ground in REJECTED},
        {str(one.pk): number for one, number in zip(candidates, votes, strict=True)},
    )


def typed(poll: Poll, typed_: Typed, *, by: Any, booth: Booth | None = None, **told: Any) -> Sheet:
    """Somebody types a sheet."""
    return sheets.type_in(poll.contest, booth or poll.booth, typed_, by=by, at=LATER, **told)


def typed_twice(
    poll: Poll, votes: Sequence[int], cast: Cast, *, booth: Booth | None = None, **told: int | None
) -> None:
    """Two people type the same sheet."""
    for who in (cast.amina, cast.saima):
        typed(poll, a_sheet(poll.nominations, votes, **told), by=let_in(who), booth=booth)


def closed(poll: Poll, votes: Sequence[int], cast: Cast, **told: int | None) -> CountClosed:
    """Counted, typed twice and closed."""
    typed_twice(poll, votes, cast, **told)
    return counts.close(poll.contest, by=let_in(cast.amina), at=CLOSED)
