"""A count is closed when it agrees, or with a reason; it stays, and is done again beside it."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, transaction

from associations.actions.stopped import Stopped
from elections.actions import counts, lots, withholding
from elections.actions.counts import Disagrees
from elections.actions.lots import Drawing
from elections.models import CountClosed, StepTaken
from elections.queries import counts as queries
from elections.rules.written import read, written
from elections.vocabulary.outcomes import CameIn, Result
from elections.vocabulary.steps import Step
from tests.cast import Cast, let_in
from tests.elections.counting import (
    DRAWN,
    LATER,
    a_sheet,
    being_counted,
    closed,
    typed,
    typed_twice,
)
from tests.elections.polling import ON, Poll


def keys(poll: Poll, *places: int) -> tuple[str, ...]:
    return tuple(str(poll.nominations[place].pk) for place in places)


def test_the_count_begins_when_the_poll_is_closed(cast: Cast) -> None:
    with cast.seeing_all():
        poll = being_counted(cast)
        assert StepTaken.objects.filter(election=poll.election, step=Step.COUNT).count() == 1
        with pytest.raises(ValidationError):
            counts.begin(poll.election, on=ON, by=let_in(cast.amina), at=LATER)


def test_nobody_counts_before_the_poll_was_held(cast: Cast) -> None:
    with cast.seeing_all():
        poll = being_counted(cast, begun=False)
        before = ON - timedelta(days=1)
        with pytest.raises((ValidationError, Stopped)):
            counts.begin(poll.election, on=before, by=let_in(cast.amina), at=LATER)


def test_a_count_that_agrees_is_closed_with_its_outcome(cast: Cast) -> None:
    with cast.seeing_all():
        poll = being_counted(cast)
        done = closed(poll, [21, 11], cast)
        poll.contest.refresh_from_db()
        came = queries.outcome_of(poll.contest)
    assert (done.faults, done.reason, done.round) == ([], "", 1)
    assert done.figures["together"]["votes"] == dict(zip(keys(poll, 0, 1), (21, 11), strict=True))
    assert done.outcome["result"] == poll.contest.outcome["result"] == "declared"
    assert came is not None
    assert [one.key for one in came.elected] == [*keys(poll, 0)]
    assert done.outcome["judged"]["question"] == "elected"
    assert done.figures["booths"][0]["typed_by"] == [cast.amina.pk, cast.saima.pk]


def test_a_line_that_does_not_agree_needs_a_reason_and_says_by_how_much(cast: Cast) -> None:
    with cast.seeing_all():
        poll = being_counted(cast)
        typed_twice(poll, [21, 11], cast, box=33)
        amina = let_in(cast.amina)
        with pytest.raises(Disagrees):
            counts.close(poll.contest, by=amina, at=LATER)
        with pytest.raises(Disagrees):
            counts.close(poll.contest, by=amina, at=LATER, reason="   ")
        done = counts.close(poll.contest, by=amina, at=LATER, reason="One paper was torn in two.")
    faults = {one["line"]: one["by"] for one in done.faults}
    assert faults == {"issued": -1, "counted": 1, "box": 1}
    assert done.reason == "One paper was torn in two."


def test_a_sheet_typed_once_needs_a_reason(cast: Cast) -> None:
    with cast.seeing_all():
        poll = being_counted(cast)
        typed(poll, a_sheet(poll.nominations, [21, 11]), by=let_in(cast.amina))
        with pytest.raises(Disagrees):
            counts.close(poll.contest, by=let_in(cast.amina), at=LATER)
        done = counts.close(poll.contest, by=let_in(cast.amina), at=LATER, reason="She fell ill.")
    assert [one["line"] for one in done.faults] == ["once"]


def test_no_reason_helps_where_two_copies_differ(cast: Cast) -> None:
    with cast.seeing_all():
        poll = being_counted(cast)
        typed(poll, a_sheet(poll.nominations, [21, 11]), by=let_in(cast.amina))
        typed(poll, a_sheet(poll.nominations, [21, 12]), by=let_in(cast.saima))
        with pytest.raises(ValidationError, match="typed differently"):
            counts.close(poll.contest, by=let_in(cast.amina), at=LATER, reason="Whatever")


def test_no_reason_helps_where_nothing_is_counted(cast: Cast) -> None:
    with cast.seeing_all():
        poll = being_counted(cast)
        with pytest.raises(ValidationError, match="Nothing is counted"):
            counts.close(poll.contest, by=let_in(cast.amina), at=LATER, reason="Whatever")


def test_a_candidate_without_a_number_is_not_taken_for_one_without_votes(cast: Cast) -> None:
    with cast.seeing_all():
        poll = being_counted(cast)
        one = a_sheet(poll.nominations, [21, 11])
        less = type(one)(one.figures, one.rejected, dict(list(one.votes.items())[:1]))
        for who in (cast.amina, cast.saima):
            typed(poll, less, by=let_in(who))
        with pytest.raises(ValidationError, match=poll.nominations[1].name):
            counts.close(poll.contest, by=let_in(cast.amina), at=LATER, reason="Whatever")


def test_a_booth_that_is_not_counted_needs_a_reason_and_adds_nothing(cast: Cast) -> None:
    with cast.seeing_all():
        poll = being_counted(cast, booths_=2)
        typed_twice(poll, [12, 7], cast, booth=poll.booths[1])
        with pytest.raises(Disagrees):
            counts.close(poll.contest, by=let_in(cast.amina), at=LATER)
        done = counts.close(poll.contest, by=let_in(cast.amina), at=LATER, reason="The box burnt.")
    assert [(one["booth"], one["line"]) for one in done.faults] == [(1, "booth")]
    assert done.figures["together"]["valid"] == 19


def test_all_booths_are_added_up(cast: Cast) -> None:
    with cast.seeing_all():
        poll = being_counted(cast, booths_=2)
        typed_twice(poll, [12, 7], cast, booth=poll.booths[0])
        typed_twice(poll, [3, 9], cast, booth=poll.booths[1])
        done = counts.close(poll.contest, by=let_in(cast.amina), at=LATER)
    together = done.figures["together"]
    assert together["votes"] == dict(zip(keys(poll, 0, 1), (15, 16), strict=True))
    assert (together["valid"], together["printed"], together["on_roll"]) == (31, 120, 40)


def test_the_roll_bounds_all_booths_together_too(cast: Cast) -> None:
    with cast.seeing_all():
        poll = being_counted(cast, booths_=2, voters=10)
        typed_twice(poll, [6, 0], cast, booth=poll.booths[0])
        typed_twice(poll, [5, 0], cast, booth=poll.booths[1])
        with pytest.raises(Disagrees):
            counts.close(poll.contest, by=let_in(cast.amina), at=LATER)


def test_a_closed_count_is_closed_once_and_stays(cast: Cast) -> None:
    with cast.seeing_all():
        poll = being_counted(cast)
        done = closed(poll, [21, 11], cast)
        with pytest.raises(ValidationError, match="closed already"):
            counts.close(poll.contest, by=let_in(cast.amina), at=LATER)
        with pytest.raises(DatabaseError), transaction.atomic():
            CountClosed.objects.filter(pk=done.pk).update(reason="changed")


def test_a_recount_keeps_every_count(cast: Cast) -> None:
    with cast.seeing_all():
        poll = being_counted(cast)
        closed(poll, [16, 15], cast)
        amina = let_in(cast.amina)
        with pytest.raises(ValidationError, match="why"):
            counts.again(poll.contest, why=" ", by=amina)
        counts.again(poll.contest, why="Her agent asked for it.", by=amina)
        with pytest.raises(ValidationError, match="already"):
            counts.again(poll.contest, why="And again.", by=amina)
        second = closed(poll, [15, 16], cast)
        poll.contest.refresh_from_db()
        came = queries.outcome_of(poll.contest)
        all_ = queries.closed_of(poll.contest)
    assert [one.round for one in all_] == [1, 2]
    assert all_[0].outcome["elected"][0]["key"] == keys(poll, 0)[0]
    assert second.figures["why_again"] == "Her agent asked for it."
    assert poll.contest.recount_why == ""
    assert came is not None
    assert came.elected[0].key == keys(poll, 1)[0]
    assert came.asked is not None
    assert came.asked.recounted


def lot_of(poll: Poll, *places: int, **told: str) -> Drawing:
    order = tuple(poll.nominations[place].pk for place in places)
    said = {"method": "papers in a pot", "drawn_by": "a girl of six", "seen_by": "all", **told}
    return Drawing(order, **said)


def test_equal_votes_are_decided_by_a_lot_that_is_written_down(cast: Cast) -> None:
    with cast.seeing_all():
        poll = being_counted(cast, candidates=3)
        done = closed(poll, [9, 9, 2], cast)
        amina = let_in(cast.amina)
        assert done.outcome["result"] == Result.TIED
        for wrong in (lot_of(poll, 0, 2), lot_of(poll, 0), lot_of(poll, 0, 0)):
            with pytest.raises(ValidationError, match="equal votes"):
                lots.draw(poll.contest, wrong, by=amina, at=DRAWN)
        with pytest.raises(ValidationError, match="fill this in"):
            lots.draw(poll.contest, lot_of(poll, 1, 0, seen_by=" "), by=amina, at=DRAWN)
        lots.draw(poll.contest, lot_of(poll, 1, 0), by=amina, at=DRAWN)
        with pytest.raises(ValidationError, match="once"):
            lots.draw(poll.contest, lot_of(poll, 0, 1), by=amina, at=DRAWN)
        poll.contest.refresh_from_db()
        came = queries.outcome_of(poll.contest)
        done.refresh_from_db()
    assert came is not None
    assert [(one.key, one.came) for one in came.elected] == [(keys(poll, 1)[0], CameIn.LOT)]
    assert read(poll.contest.outcome) == read(written(came))
    assert done.outcome["result"] == Result.TIED, "the count stays as it was read out"


def test_no_lot_is_drawn_where_nothing_hangs_on_it(cast: Cast) -> None:
    with cast.seeing_all():
        poll = being_counted(cast)
        with pytest.raises(ValidationError, match="not closed"):
            lots.draw(poll.contest, lot_of(poll, 0, 1), by=let_in(cast.amina), at=DRAWN)
        closed(poll, [21, 11], cast)
        with pytest.raises(ValidationError, match="equal votes"):
            lots.draw(poll.contest, lot_of(poll, 0, 1), by=let_in(cast.amina), at=DRAWN)


def test_a_recount_takes_the_lot_along_only_where_the_same_are_tied_again(cast: Cast) -> None:
    with cast.seeing_all():
        amina = let_in(cast.amina)
        poll = being_counted(cast, candidates=3)
        closed(poll, [9, 9, 2], cast)
        lots.draw(poll.contest, lot_of(poll, 1, 0), by=amina, at=DRAWN)
        told = []
        for votes in ([9, 8, 2], [9, 9, 1], [9, 9, 9]):
            counts.again(poll.contest, why="Asked for by an agent.", by=amina)
            typed_twice(poll, votes, cast)
            done = counts.close(poll.contest, by=amina, at=DRAWN)
            came = queries.came_to(done, queries.lots_of(poll.contest))
            told.append((came.result, tuple(one.key for one in came.elected)))
        assert told == [
            (Result.DECLARED, keys(poll, 0)), (Result.DECLARED, keys(poll, 1)), (Result.TIED, ()),
        ]  # fmt: skip


def test_who_only_looks_on_does_nothing(cast: Cast) -> None:
    with cast.seeing_all():
        poll = being_counted(cast)
        closed(poll, [9, 9], cast)
        farid = let_in(cast.farid)
        for act in (
            lambda: counts.close(poll.contest, by=farid, at=LATER),
            lambda: counts.again(poll.contest, why="x", by=farid),
            lambda: lots.draw(poll.contest, lot_of(poll, 0, 1), by=farid, at=DRAWN),
            lambda: withholding.withhold(poll.contest, why="x", by=farid),
        ):
            with pytest.raises(PermissionDenied):
                act()
