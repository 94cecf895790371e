"""Booths and the poll: opened on its day with an empty box, closed when the queue has voted."""

from datetime import date, time
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from associations.actions.stopped import Stopped
from elections.actions import attendants, booths, incidents, polls
from elections.actions.attendants import Seat
from elections.actions.booths import Opening, Place
from elections.actions.incidents import Happening
from elections.forms.booths_shown import hours
from elections.models import Attendant, Election, PollIncident, StepTaken
from elections.queries.booths import attendants_of, booths_of, incidents_of, judged
from elections.queries.elections import law_of
from elections.vocabulary.states import At, ContestState, ElectionState, Happened
from elections.vocabulary.steps import Step
from hnsa.law.days import DAY
from hnsa.law.verdict import Answer
from members.models import Person
from tests.at_once import as_user, at_once
from tests.cast import Cast, let_in, summon
from tests.electing import an_election
from tests.elections.polling import ON, Poll, a_candidate, a_poll, at, opened


@pytest.fixture
def amina(cast: Cast) -> Any:
    return let_in(cast.amina)


@pytest.fixture
def poll(cast: Cast, amina: Any) -> Poll:
    return a_poll(cast)


def begun(poll: Poll, by: Any, **told: Any) -> Election:
    return polls.begin(poll.election, **{"on": ON, "by": by, "at": at(8), **told})


def test_the_first_booth_is_there_once(poll: Poll, amina: Any) -> None:
    assert booths.open_first(poll.election, by=amina) == poll.booth
    assert booths.add(poll.election, Place("Courtyard", True), by=amina).number == 2


def test_an_election_without_booth_gets_one(cast: Cast, amina: Any) -> None:
    election = an_election(cast.pakistan.aloof, by=amina)
    first = booths.open_first(election, by=amina)
    assert (first.number, first.name) == (1, "")
    assert booths.open_first(election, by=amina) == first


def test_a_booth_goes_only_while_nothing_hangs_on_it(poll: Poll, amina: Any) -> None:
    with pytest.raises(ValidationError, match="vote at this booth"):
        booths.remove(poll.booth, by=amina)
    spare = booths.add(poll.election, Place("Courtyard"), by=amina)
    attendants.seat(spare, Seat(poll.entries[0], At.OFFICER), by=amina)
    booths.remove(spare, by=amina)
    assert booths_of(poll.election) == [poll.booth]
    begun(poll, amina)
    late = booths.add(poll.election, Place("Courtyard"), by=amina)
    booths.begin(late, Opening(time(9)), by=amina)
    with pytest.raises(ValidationError, match="was opened"):
        booths.remove(late, by=amina)
    with pytest.raises(ValidationError, match="taken away meanwhile"):
        booths.change(spare, Place("School"), by=amina)


def test_the_poll_is_opened_on_its_day(poll: Poll, amina: Any) -> None:
    election = begun(poll, amina)
    assert election.state == ElectionState.POLLING
    assert StepTaken.objects.get(election=election, step=Step.POLL).on == ON
    with pytest.raises(ValidationError, match="open already"):
        begun(poll, amina)


def test_before_its_day_it_is_stopped_unless_with_a_reason_of_who_may(
    poll: Poll, cast: Cast, amina: Any
) -> None:
    early = {"on": ON - DAY, "at": at(8) - DAY}
    with pytest.raises(Stopped):
        begun(poll, amina, **early)
    with pytest.raises(PermissionDenied):
        begun(poll, let_in(cast.saima), override="Rain is coming.", **early)
    election = begun(poll, let_in(cast.amina), override="Rain is coming.", **early)
    assert StepTaken.objects.get(election=election, step=Step.POLL).override == "Rain is coming."


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda poll: poll.election.contests.update(state=ContestState.UNOPPOSED), "no poll"),
        (lambda poll: poll.election.contests.update(state=ContestState.OPEN), "who stands"),
        (lambda poll: Election.objects.filter(pk=poll.election.pk).update(state="planned"),
         "not announced"),
        (lambda poll: Election.objects.filter(pk=poll.election.pk).update(roll_frozen_at=None),
         "not final"),
    ],
)  # fmt: skip
def test_without_a_roll_or_a_post_there_is_no_poll(
    poll: Poll, amina: Any, change: Any, told: str
) -> None:
    change(poll)
    with pytest.raises(ValidationError, match=told):
        begun(poll, amina)


def test_the_poll_is_closed_when_each_booth_is_or_it_is_told_why_it_never_opened(
    cast: Cast, amina: Any
) -> None:
    poll = a_poll(cast, booths_=2)
    begun(poll, amina)
    booths.begin(poll.booth, Opening(time(8, 20), True, "7"), by=amina)
    with pytest.raises(ValidationError) as error:
        polls.end(poll.election, by=amina)
    assert error.value.messages == [
        "Booth 1 is not closed yet.", "Booth 2 was not opened. Write down what happened there.",
    ]  # fmt: skip
    booths.end(poll.booth, time(16), by=amina, at=at(16))
    flood = Happening(Happened.ADJOURNED, at(9), "The school is flooded.", poll.booths[1])
    incidents.write_down(poll.election, flood, by=amina, at=at(10))
    assert polls.end(poll.election, by=amina).state == ElectionState.COUNTING


def test_who_stood_in_the_queue_is_written_down_with_the_closing(poll: Poll, amina: Any) -> None:
    opened(poll, by=amina)
    booths.end(poll.booth, time(16, 20), by=amina, at=at(16, 21), queue=3, note="Slow rain.")
    told = PollIncident.objects.get(election=poll.election)
    assert told.words == (
        "3 women stood in the queue at closing time and could still vote. Slow rain."
    )
    assert told.booth == poll.booth
    with pytest.raises(ValidationError, match="opened after"):
        booths.end(poll.booth, time(7), by=amina, at=at(17))
    with pytest.raises(ValidationError, match="closed before"):
        booths.begin(poll.booth, Opening(time(17)), by=amina)


def test_an_adjourned_poll_may_close_at_an_earlier_hour_of_a_later_day(
    poll: Poll, amina: Any
) -> None:
    opened(poll, by=amina)
    booths.begin(poll.booth, Opening(time(14), True), by=amina)
    with pytest.raises(ValidationError, match="opened after"):
        booths.end(poll.booth, time(10), by=amina, at=at(20))
    told = Happening(Happened.ADJOURNED, at(16), "Riot. On to-morrow at eight.", poll.booth)
    incidents.write_down(poll.election, told, by=amina, at=at(17))
    ended = booths.end(poll.booth, time(10), by=amina, at=at(11) + DAY, queue=2)
    assert ended.closed_at == time(10)
    assert PollIncident.objects.get(what=Happened.OTHER).at == at(10) + DAY
    assert [one.words for one in hours(ended, poll.election, incidents_of(poll.election))] == [
        "opened 360 minutes late"
    ]


def test_who_stays_past_midnight_is_written_down_once_the_poll_was_adjourned(
    poll: Poll, amina: Any
) -> None:
    one = attendants.seat(poll.booth, Seat(poll.entries[1], At.OFFICER), by=amina)
    opened(poll, by=amina)
    with pytest.raises(ValidationError, match="past midnight"):
        attendants.keep_hours(one, time(15), time(0, 40), by=amina)
    with pytest.raises(ValidationError, match="past midnight"):
        booths.end(poll.booth, time(0, 30), by=amina, at=at(1) + DAY)
    told = Happening(Happened.ADJOURNED, at(16), "No light; on at nine in the evening.", poll.booth)
    incidents.write_down(poll.election, told, by=amina, at=at(17))
    assert attendants.keep_hours(one, time(15), time(0, 40), by=amina).left_at == time(0, 40)
    assert booths.end(poll.booth, time(0, 30), by=amina, at=at(1) + DAY).closed_at == time(0, 30)


def test_an_officer_is_no_candidate_and_nobodys_agent(poll: Poll, amina: Any) -> None:
    stands = a_candidate(poll, 0, by=amina)
    with pytest.raises(ValidationError, match="She is a candidate"):
        attendants.seat(poll.booth, Seat(poll.entries[0], At.OFFICER), by=amina)
    with pytest.raises(ValidationError, match="for which candidate"):
        attendants.seat(poll.booth, Seat(poll.entries[1], At.AGENT), by=amina)
    attendants.seat(poll.booth, Seat(poll.entries[1], At.AGENT, stands), by=amina)
    spare = booths.add(poll.election, Place("Courtyard"), by=amina)
    with pytest.raises(ValidationError, match="no officer"):
        attendants.seat(spare, Seat(poll.entries[1], At.OFFICER), by=amina)
    with pytest.raises(ValidationError, match="written down at this booth already"):
        attendants.seat(poll.booth, Seat(poll.entries[1], At.AGENT, stands), by=amina)


def test_hours_are_kept_in_order_and_who_came_stays(poll: Poll, amina: Any) -> None:
    one = attendants.seat(poll.booth, Seat(poll.entries[1], At.OFFICER), by=amina)
    with pytest.raises(ValidationError, match="when she came"):
        attendants.keep_hours(one, None, time(12), by=amina)
    with pytest.raises(ValidationError, match="came later"):
        attendants.keep_hours(one, time(12), time(9), by=amina)
    attendants.keep_hours(one, time(7, 30), time(12), by=amina)
    with pytest.raises(ValidationError, match="She was there"):
        attendants.unseat(one, by=amina)
    attendants.keep_hours(one, None, None, by=amina)
    attendants.unseat(one, by=amina)
    assert not Attendant.objects.filter(election=poll.election).exists()


def test_two_agents_of_one_candidate_are_shown_against_the_article(poll: Poll, amina: Any) -> None:
    stands = a_candidate(poll, 0, by=amina)
    people = Person.objects.visible_to(amina)

    def answer() -> Answer:
        told = attendants_of(poll.election, people)
        law, booths_ = law_of(poll.election), booths_of(poll.election)
        verdict = judged(law, poll.election, booths_, told, ON, len(poll.entries))
        assert verdict is not None
        return verdict.answer

    attendants.seat(poll.booth, Seat(poll.entries[1], At.AGENT, stands), by=amina)
    assert answer() is Answer.YES
    attendants.seat(poll.booth, Seat(poll.entries[2], At.AGENT, stands), by=amina)
    assert answer() is Answer.NO


def test_what_happened_has_been_and_is_told_in_words(poll: Poll, amina: Any) -> None:
    with pytest.raises(ValidationError, match="not come yet"):
        incidents.write_down(
            poll.election, Happening(Happened.LATE, at(9), "Late."), by=amina, at=at(8)
        )
    with pytest.raises(ValidationError, match="say what happened"):
        incidents.write_down(
            poll.election, Happening(Happened.LATE, at(7), "  "), by=amina, at=at(8)
        )


def test_nothing_happened_at_a_poll_before_it_was_announced(poll: Poll, amina: Any) -> None:
    """A slip of the year would stand there for good; the first year of all breaks the clock."""
    Election.objects.filter(pk=poll.election.pk).update(announced_on=ON - 30 * DAY)
    for moment in (at(9, on=ON - 31 * DAY), at(0, on=date(1, 1, 1))):
        told = Happening(Happened.LATE, moment, "It began late.")
        with pytest.raises(ValidationError, match="announced"):
            incidents.write_down(poll.election, told, by=amina, at=at(17))


@pytest.mark.django_db(transaction=True)
def test_two_who_open_the_poll_at_once_open_it_once() -> None:
    cast = summon()
    with cast.seeing_all():
        poll = a_poll(cast)
    told = at_once(
        as_user(cast.amina, lambda by: begun(poll, by).state),
        as_user(cast.bilal, lambda by: begun(poll, by).state),
    )
    assert sum(one == ElectionState.POLLING for one in told) == 1
    assert sum(isinstance(one, ValidationError) for one in told) == 1
