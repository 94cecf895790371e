"""The pages of the poll: booths and their hours, who is there, what happened."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from elections.actions import attendants, marks
from elections.actions.attendants import Seat
from elections.actions.marks import Tap
from elections.models import Attendant, Booth, Election, PollIncident, Voted
from elections.vocabulary.states import At, ElectionState, Mark
from tests.cast import Cast, let_in
from tests.elections.polling import Poll, a_candidate, a_poll, opened


@pytest.fixture
def saima(cast: Cast, client_of: Callable[..., Client]) -> Client:
    return client_of(cast.saima)


def today() -> Any:
    return timezone.localdate()


def made(cast: Cast, *, is_open: bool = True, **told: Any) -> Poll:
    with cast.seeing_all():
        amina = let_in(cast.amina)
        poll = a_poll(cast, on=today(), **told)
        return opened(poll, by=amina) if is_open else poll


def there(name: str, poll: Poll, *more: Any) -> str:
    return reverse(name, args=[poll.body.pk, poll.election.pk, *more])


def of_booth(name: str, poll: Poll, *more: Any) -> str:
    return there(name, poll, poll.booth.pk, *more)


def sent(client: Client, address: str, **told: Any) -> Any:
    return client.post(address, {"form_key": str(uuid4()), **told})


def text(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


# --- booths ---------------------------------------------------------------------------------------


def test_the_day_from_the_first_booth_to_the_count(cast: Cast, saima: Client) -> None:
    poll = made(cast, is_open=False)
    page = text(saima.get(there("booths", poll)))
    assert "Open the poll" in page and "School 1" in page
    assert sent(saima, there("booth_new", poll), name="", is_reachable="1").status_code == 422
    sent(saima, there("booth_new", poll), name="Courtyard", is_reachable="0")
    assert "not everybody can reach it" in text(saima.get(there("booths", poll)))
    with cast.seeing_all():
        spare = Booth.objects.get(election=poll.election, name="Courtyard")
    sent(saima, there("booth_remove", poll, spare.pk))
    sent(saima, of_booth("booth_attend", poll), what="officer", who="2", nomination="")
    sent(saima, there("booths_begin", poll), on=today().isoformat())
    sent(saima, of_booth("booth_begin", poll), at="08:25", box_shown="1", seals="12, 13")
    page = text(saima.get(of_booth("booth", poll)))
    assert "opened 25 minutes late" in page and "the empty box was shown" in page
    assert "Kausar Parveen" in page and "Who votes now?" in page
    assert "Booth 1 is not closed yet." in text(saima.get(there("booths_end", poll)))
    answer = sent(saima, there("booths_end", poll))
    assert "Booth 1 is not closed yet." in text(saima.get(answer.headers["Location"]))
    sent(saima, of_booth("booth_end", poll), at="16:05", queue="2", note="")
    page = text(saima.get(there("booths", poll)))
    assert "2 women stood in the queue at closing time" in page
    sent(saima, there("booths_end", poll))
    with cast.seeing_all():
        assert Election.objects.get(pk=poll.election.pk).state == ElectionState.COUNTING
    assert "Numbers from the paper roll" in text(saima.get(of_booth("booth", poll)))


def test_a_poll_before_its_day_is_stopped_with_the_article_and_goes_on_only_with_a_reason(
    cast: Cast, saima: Client, client_of: Callable[..., Client]
) -> None:
    poll = made(cast, is_open=False)
    with cast.seeing_all():
        let_in(cast.amina)
        tomorrow = today() + timedelta(days=1)
        Election.objects.filter(pk=poll.election.pk).update(poll_on=tomorrow)
    answer = sent(saima, there("booths_begin", poll), on=today().isoformat())
    page = text(answer)
    assert answer.status_code == 422 and "nothing was done" in page
    assert "ask the data clerk" in page and 'name="override"' not in page
    amina = client_of(cast.amina)
    answer = sent(amina, there("booths_begin", poll), on=today().isoformat())
    assert 'name="override"' in text(answer)
    answer = sent(amina, there("booths_begin", poll), on=today().isoformat(), override="Flood.")
    assert answer.status_code == 302


def test_an_agent_comes_and_goes(cast: Cast, saima: Client) -> None:
    poll = made(cast)
    with cast.seeing_all():
        stands = a_candidate(poll, 0, by=let_in(cast.amina))
    address = of_booth("booth_attend", poll)
    assert "secretary: Rukhsana Bibi" in text(saima.get(address))
    answer = sent(saima, address, what="agent", who="Vot", nomination=str(stands.pk))
    assert answer.status_code == 302  # one woman only has such a name
    with cast.seeing_all():
        one = Attendant.objects.get(booth=poll.booth)
    page = text(saima.get(there("booths", poll)))
    assert "Agents of the candidates" in page and "Voter 0006" in page
    page = text(saima.get(of_booth("booth", poll)))
    assert "agent of <bdi>Rukhsana Bibi</bdi>, secretary" in page and "She has come" in page
    hours = of_booth("booth_attendant", poll, one.pk)
    assert "Voter 0006" in text(saima.get(hours))
    sent(saima, hours, came="07:45", left="12:00")
    assert "07:45–12:00" in text(saima.get(of_booth("booth", poll)))
    answer = sent(saima, address, what="officer", who="Nobody", nomination="")
    assert "Nobody on the roll has this name or number." in text(answer)


def test_what_happened_stays_with_its_hour_and_who_wrote_it(cast: Cast, saima: Client) -> None:
    poll = made(cast)
    now = timezone.localtime()
    told = {"on": now.date().isoformat(), "at": "00:00", "what": "interrupted",
            "booth": str(poll.booth.pk), "words": "Rain came in.\nWe waited."}  # fmt: skip
    assert sent(saima, there("booths_incident", poll), **told).status_code == 302
    page = text(saima.get(there("booths", poll)))
    assert "It was interrupted" in page and "Rain came in.<br>We waited." in page
    with cast.seeing_all():
        assert PollIncident.objects.get(election=poll.election).written_by == cast.saima


def test_a_form_that_is_sent_twice_is_done_once(cast: Cast, saima: Client) -> None:
    poll = made(cast)
    told = {"form_key": str(uuid4()), "on": today().isoformat(), "at": "00:00", "what": "late",
            "booth": "", "words": "The box was locked away."}  # fmt: skip
    first = sent(saima, there("booths_incident", poll), **told)
    again = sent(saima, there("booths_incident", poll), **told)
    assert first.headers["Location"] == again.headers["Location"]
    tap = {"form_key": str(uuid4()), "tap": f"{poll.entries[0].pk}:voted"}
    for _turn in (1, 2):
        sent(saima, of_booth("booth_voters", poll), **tap)
    page = text(saima.get(of_booth("booth_voters", poll)))
    assert "1: has voted" in page and "already" not in page.split("<form")[0]
    with cast.seeing_all():
        assert PollIncident.objects.filter(election=poll.election).count() == 1
        assert Voted.objects.filter(election=poll.election).count() == 1


# --- always the same number of questions ----------------------------------------------------------

INDEX, BOOTH, VOTERS, NUMBERS = 25, 20, 19, 17


@pytest.mark.parametrize("voters", [6, 300])
def test_the_poll_asks_the_database_the_same_for_any_number(
    cast: Cast, saima: Client, django_assert_num_queries: Any, voters: int
) -> None:
    poll = made(cast, voters=voters, booths_=3 if voters > 6 else 1)
    with cast.seeing_all():
        amina = let_in(cast.amina)
        stands = a_candidate(poll, 0, by=amina)
        attendants.seat(poll.booth, Seat(poll.entries[1], At.AGENT, stands), by=amina)
        own = [one for one in poll.entries if one.booth_id == poll.booth.pk]
        taps = [Tap(one.pk, Mark.VOTED, timezone.now()) for one in own]
        marks.mark(poll.booth, taps, by=amina)
    for address, queries in (
        (there("booths", poll), INDEX),
        (of_booth("booth", poll), BOOTH),
        (of_booth("booth_voters", poll), VOTERS),
        (of_booth("booth_voters", poll) + "?q=voter", VOTERS),
        (of_booth("booth_voters", poll) + "?all=1", VOTERS),
        (of_booth("booth_numbers", poll), NUMBERS),
    ):
        with django_assert_num_queries(queries):
            assert saima.get(address).status_code == 200
