"""Who has voted: once, also with two officers at once; the second paper is sealed aside."""

from datetime import time
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from elections.actions import booths, marks, polls
from elections.actions.marks import Tap
from elections.models import CountClosed, Election, Entry, Voted
from elections.queries.booths import Figures, by_hour, figures_of
from elections.vocabulary.states import ElectionState, Mark
from hnsa.core.models import User
from tests.at_once import as_user, at_once
from tests.cast import Cast, let_in, summon
from tests.elections.polling import Poll, a_poll, at, opened
from tests.factories import A_MOMENT

VOTED, TENDERED = Mark.VOTED, Mark.TENDERED


@pytest.fixture
def amina(cast: Cast) -> Any:
    return let_in(cast.amina)


@pytest.fixture
def poll(cast: Cast, amina: Any) -> Poll:
    return opened(a_poll(cast, voters=6, booths_=2), by=amina)


def tap(poll: Poll, place: int, mark: Mark = VOTED, hour: int = 9) -> Tap:
    return Tap(poll.entries[place].pk, mark, at(hour))


def said(poll: Poll) -> list[tuple[int | None, str]]:
    rows = Voted.objects.filter(election=poll.election).select_related("entry")
    return [(one.entry.number, one.mark) for one in rows]


def test_she_is_marked_once_and_told_when_it_was(poll: Poll, amina: Any) -> None:
    first = marks.mark(poll.booth, [tap(poll, 0)], by=amina)[0]
    assert first.mark is not None and not first.wrong
    again = marks.mark(poll.booth, [tap(poll, 0, Mark.ASSISTED, 10)], by=amina)[0]
    assert again.wrong == "Somebody has voted in her name already."
    assert again.mark == first.mark
    assert said(poll) == [(1, "voted")]


def test_who_comes_second_in_her_name_is_set_aside_not_sent_away(poll: Poll, amina: Any) -> None:
    early = marks.mark(poll.booth, [tap(poll, 0, TENDERED)], by=amina)[0]
    assert early.wrong.startswith("Nobody has voted in her name yet.")
    marks.mark(poll.booth, [tap(poll, 0), tap(poll, 0, TENDERED, 10)], by=amina)
    marks.mark(poll.booth, [tap(poll, 0, TENDERED, 11)], by=amina)
    assert said(poll) == [(1, "voted"), (1, "tendered"), (1, "tendered")]
    assert figures_of(poll.election)[poll.booth.pk] == Figures(on_roll=3, voted=1, tendered=2)


def test_of_two_taps_sent_together_the_one_that_was_made_first_stands(
    poll: Poll, amina: Any
) -> None:
    told = marks.mark(
        poll.booth, [tap(poll, 1, Mark.CHALLENGED, 11), tap(poll, 1, VOTED, 9)], by=amina
    )
    assert [bool(one.wrong) for one in told] == [False, True]
    assert said(poll) == [(2, "voted")]


def test_who_votes_elsewhere_is_told_where(poll: Poll, amina: Any) -> None:
    told = marks.mark(poll.booth, [tap(poll, 4), tap(poll, 0)], by=amina)
    assert sorted(one.wrong for one in told) == ["", "She is on the roll of booth 2."]
    assert said(poll) == [(1, "voted")]


def test_who_is_not_on_the_roll_is_not_marked(poll: Poll, cast: Cast, amina: Any) -> None:
    elsewhere = Entry.objects.get(body=cast.pakistan.association)
    told = marks.mark(poll.booth, [Tap(elsewhere.pk, VOTED, at(9))], by=amina)
    assert [one.wrong for one in told] == ["She is not on the roll."]


def test_nobody_is_marked_before_the_booth_is_open_or_after_a_count_is_closed(
    cast: Cast, amina: Any
) -> None:
    poll = a_poll(cast)
    with pytest.raises(ValidationError, match="not opened yet"):
        marks.mark(poll.booth, [tap(poll, 0)], by=amina)
    poll.election = polls.begin(poll.election, on=poll.election.poll_on, by=amina, at=at(8))
    with pytest.raises(ValidationError, match="booth is not opened yet"):
        marks.mark(poll.booth, [tap(poll, 0)], by=amina)
    booths.begin(poll.booth, booths.Opening(time(8)), by=amina)
    marks.mark(poll.booth, [tap(poll, 0)], by=amina)
    made = Voted.objects.get(election=poll.election)
    CountClosed.objects.create(
        contest=poll.contest, body=poll.body, homenet=poll.body.homenet, figures={}, outcome={},
        at=A_MOMENT, by=amina,
    )  # fmt: skip
    for act in (
        lambda: marks.mark(poll.booth, [tap(poll, 1)], by=amina),
        lambda: marks.take_back(made, by=amina),
        lambda: marks.from_paper(poll.booth, [2], by=amina, at=at(17)),
    ):
        with pytest.raises(ValidationError, match="A count is closed"):
            act()


def test_a_mark_made_by_mistake_is_taken_back_unless_another_hangs_on_it(
    poll: Poll, amina: Any
) -> None:
    marks.mark(poll.booth, [tap(poll, 0), tap(poll, 0, TENDERED, 10)], by=amina)
    first, aside = Voted.objects.filter(election=poll.election).order_by("pk")
    with pytest.raises(ValidationError, match="set aside because of this mark"):
        marks.take_back(first, by=amina)
    marks.take_back(aside, by=amina)
    marks.take_back(first, by=amina)
    assert said(poll) == []
    with pytest.raises(ValidationError, match="taken back meanwhile"):
        marks.take_back(first, by=amina)


def test_numbers_from_paper_are_all_taken_or_none(poll: Poll, amina: Any) -> None:
    marks.mark(poll.booth, [tap(poll, 0, Mark.ASSISTED)], by=amina)
    with pytest.raises(ValidationError) as error:
        marks.from_paper(poll.booth, [1, 2, 5, 6, 40, 41, 42], by=amina, at=at(17))
    assert error.value.message_dict == {
        "numbers": [
            "These numbers are not on the roll: 40-42.", "On the roll of booth 2: 5, 6.",
        ]
    }  # fmt: skip
    assert said(poll) == [(1, "assisted")]
    assert marks.from_paper(poll.booth, [1, 2, 3], by=amina, at=at(17)) == (2, 1)
    assert marks.from_paper(poll.booth, [1, 2, 3], by=amina, at=at(17)) == (0, 3)
    assert said(poll) == [(1, "assisted"), (2, "voted"), (3, "voted")]


def test_the_turnout_is_told_by_the_hour_and_what_was_typed_later_apart(
    poll: Poll, amina: Any
) -> None:
    marks.mark(poll.booth, [tap(poll, 0, hour=9), tap(poll, 1, hour=11)], by=amina)
    marks.mark(poll.booth, [tap(poll, 0, TENDERED, 12)], by=amina)
    booths.end(poll.booth, time(16, 10), by=amina, at=at(16, 10))
    marks.from_paper(poll.booth, [1, 2, 3], by=amina, at=at(16, 40))
    told = [(one.begins and one.begins, one.voted) for one in by_hour(poll.election)]
    assert told == [(at(9), 1), (at(11), 1), (None, 1)]


def test_who_does_not_hold_the_election_marks_nobody(poll: Poll, cast: Cast) -> None:
    with pytest.raises(PermissionDenied):
        marks.mark(poll.booth, [tap(poll, 0)], by=let_in(cast.farid))


@pytest.mark.django_db(transaction=True)
def test_two_officers_at_once_and_she_votes_once() -> None:
    cast = summon()
    with cast.seeing_all():
        amina = let_in(cast.amina)
        poll = opened(a_poll(cast, voters=8), by=amina)

    def act(user: User) -> Any:
        taps = [tap(poll, place) for place in range(8)]
        return [one.wrong for one in marks.mark(poll.booth, taps, by=user)]

    told = at_once(as_user(cast.amina, act), as_user(cast.bilal, act), as_user(cast.saima, act))
    already = "Somebody has voted in her name already."
    assert sorted(told, key=str) == [[""] * 8, [already] * 8, [already] * 8]
    with cast.seeing_all():
        assert Voted.objects.filter(election=poll.election).count() == 8
        assert Election.objects.get(pk=poll.election.pk).state == ElectionState.POLLING


TAPS = st.lists(
    st.tuples(st.integers(0, 3), st.sampled_from(list(Mark)), st.integers(0, 50)),
    max_size=12, unique_by=lambda one: one[2],
)  # fmt: skip


@pytest.mark.django_db
@settings(max_examples=15, deadline=None)
@given(taps=TAPS, shuffled=st.randoms())
def test_whatever_is_tapped_each_votes_once_and_the_earliest_of_a_bundle_stands(
    taps: Any, shuffled: Any
) -> None:
    with transaction.atomic():
        cast = summon()
        amina = let_in(cast.amina)
        poll = opened(a_poll(cast, voters=4), by=amina)
        told = [Tap(poll.entries[who].pk, what, at(9, minute)) for who, what, minute in taps]
        shuffled.shuffle(told)
        answers = marks.mark(poll.booth, told, by=amina)
        rows = list(Voted.objects.filter(election=poll.election))
        transaction.set_rollback(True)
    first: dict[int, Tap] = {}
    for one in sorted(told, key=lambda one: one.at):
        if one.mark != TENDERED:
            first.setdefault(one.entry, one)
    votes = {one.entry_id: (one.mark, one.marked_at) for one in rows if one.mark != TENDERED}
    assert votes == {entry: (one.mark, one.at) for entry, one in first.items()}
    aside = {one.entry_id for one in rows if one.mark == TENDERED}
    assert aside <= set(votes)
    assert len(rows) == sum(not one.wrong for one in answers)
    assert len(answers) == len(told)
