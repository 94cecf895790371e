"""Who has voted: marked on a phone by number or name, or taken over from the paper roll."""

import json
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from elections.actions import marks
from elections.actions.marks import Tap
from elections.models import Commissioner, Voted
from elections.vocabulary.states import Mark
from members.models import Person
from members.vocabulary.people import Role
from tests.cast import Cast, let_in
from tests.elections.polling import Poll
from tests.factories import PostingFactory

from .test_booths import made, of_booth, sent, text, there, today

PHONE = {"X-Requested-With": "fetch"}


@pytest.fixture
def saima(cast: Cast, client_of: Callable[..., Client]) -> Client:
    return client_of(cast.saima)


def tapped(client: Client, poll: Poll, *taps: Any) -> Any:
    return client.post(of_booth("booth_mark", poll), {"taps": json.dumps(taps)}, headers=PHONE)


def said(cast: Cast, poll: Poll) -> list[tuple[int | None, str]]:
    with cast.seeing_all():
        rows = Voted.objects.filter(election=poll.election).order_by("pk")
        return list(rows.values_list("entry__number", "mark"))


# --- on a phone -----------------------------------------------------------------------------------


def test_she_is_found_by_number_or_name_and_marked_with_one_button(
    cast: Cast, saima: Client
) -> None:
    poll = made(cast)
    for typed in ("1", "۱", "rukh", "bibi rukh", "S-001"):
        page = text(saima.get(of_booth("booth_voters", poll), {"q": typed}))
        assert page.count("data-entry=") == 1 and "Rukhsana Bibi" in page, typed
    address = of_booth("booth_voters", poll) + "?q=1"
    answer = sent(saima, address, tap=f"{poll.entries[0].pk}:voted")
    assert answer.status_code == 302 and answer.headers["Location"] == address
    page = text(saima.get(address))
    assert "1: has voted" in page
    assert "1</bdi> of <bdi>6</bdi> have voted" in page
    assert f"{poll.entries[0].pk}:tendered" in page and f"{poll.entries[0].pk}:voted" not in page


def test_who_is_not_found_is_told_what_can_be_done(cast: Cast, saima: Client) -> None:
    poll = made(cast)
    page = text(saima.get(of_booth("booth_voters", poll), {"q": "Nobody"}))
    assert "Nobody is found under “Nobody”" in page
    assert "Something happened" in page


def test_who_votes_at_another_booth_is_sent_there(cast: Cast, saima: Client) -> None:
    poll = made(cast, booths_=2)
    page = text(saima.get(of_booth("booth_voters", poll), {"q": "5"}))
    assert "on the roll of booth 2" in page and ":voted" not in page.split("<template")[0]


def test_a_tap_that_is_sent_again_counts_once_and_is_answered_as_it_was(
    cast: Cast, saima: Client
) -> None:
    poll = made(cast)
    key = str(uuid4())
    first = tapped(saima, poll, [key, poll.entries[0].pk, "voted", 90_000]).json()
    again = tapped(saima, poll, [key, poll.entries[0].pk, "voted", 95_000]).json()
    assert first["taken"] == again["taken"] == {key: ""}
    assert said(cast, poll) == [(1, "voted")]
    assert "1</bdi> of <bdi>6</bdi> have voted" in " ".join(again["foot"].split())
    assert "has voted" in again["rows"][str(poll.entries[0].pk)]


def test_of_two_phones_the_second_is_told_and_may_set_the_paper_aside(
    cast: Cast, saima: Client, client_of: Callable[..., Client]
) -> None:
    poll = made(cast)
    one, two, three = (str(uuid4()) for _ in range(3))
    entry = poll.entries[0].pk
    tapped(client_of(cast.amina), poll, [one, entry, "voted", 0])
    told = tapped(saima, poll, [two, entry, "voted", 0]).json()
    assert told["taken"][two].startswith("1: Somebody has voted in her name already.")
    assert "her paper is sealed aside" in told["taken"][two]
    assert tapped(saima, poll, [two, entry, "voted", 0]).json()["taken"] == told["taken"]
    assert tapped(saima, poll, [three, entry, "tendered", 0]).json()["taken"] == {three: ""}
    assert said(cast, poll) == [(1, "voted"), (1, "tendered")]


@pytest.mark.parametrize(
    "taps", ["", "[", "{}", "[1]", '[["x", 1, "voted", 0]]', '[["x", "1", "voted"]]', "[[[[["]
)
def test_what_is_no_tap_changes_nothing(cast: Cast, saima: Client, taps: str) -> None:
    poll = made(cast)
    answer = saima.post(of_booth("booth_mark", poll), {"taps": taps}, headers=PHONE)
    assert answer.status_code == 200 and answer.json()["taken"] == {}
    assert said(cast, poll) == []


def test_who_is_on_no_roll_is_told_so_and_marks_of_others_are_taken(
    cast: Cast, saima: Client
) -> None:
    poll = made(cast)
    keys = [str(uuid4()) for _ in range(3)]
    taps = zip(keys, (10**30, 0, poll.entries[0].pk), strict=True)
    told = tapped(saima, poll, *([key, entry, "voted", 0] for key, entry in taps)).json()
    assert [told["taken"][key] for key in keys] == ["?: She is not on the roll."] * 2 + [""]
    assert said(cast, poll) == [(1, "voted")]


def test_somebody_who_types_an_identity_number_is_not_searched_for(
    cast: Cast, saima: Client
) -> None:
    poll = made(cast)
    answer = saima.get(of_booth("booth_voters", poll), {"q": "35202-7654321-8"}, follow=True)
    assert "Type her number on the roll, or her name." in text(answer)


def test_marks_that_come_before_the_booth_is_open_are_told_why_not(
    cast: Cast, saima: Client
) -> None:
    poll = made(cast, is_open=False)
    answer = tapped(saima, poll, [str(uuid4()), poll.entries[0].pk, "voted", 0])
    assert answer.status_code == 409 and answer.json() == {"closed": "The poll is not opened yet."}
    page = text(saima.get(of_booth("booth_voters", poll), follow=True))
    assert "Nobody can be marked at this booth now." in page


def test_a_woman_hidden_for_her_safety_is_marked_by_her_number_and_not_named(
    cast: Cast, saima: Client, client_of: Callable[..., Client]
) -> None:
    poll = made(cast)
    with cast.seeing_all():
        Person.objects.filter(pk=poll.entries[0].person_id).update(is_restricted=True)
    page = text(saima.get(of_booth("booth_voters", poll), {"q": "1"}))
    assert "name not shown here" in page and "Rukhsana" not in page
    assert "Rukhsana" not in text(saima.get(of_booth("booth_voters", poll)))
    found = text(saima.get(of_booth("booth_voters", poll), {"q": "rukhsana"}))
    assert "data-entry=" not in found
    key = str(uuid4())
    told = tapped(saima, poll, [key, poll.entries[0].pk, "voted", 0])
    assert told.json()["taken"] == {key: ""} and "Rukhsana" not in told.content.decode()
    page = text(client_of(cast.amina).get(of_booth("booth_voters", poll), {"q": "rukhsana"}))
    assert "Rukhsana Bibi" in page


def test_a_mark_is_taken_back_after_asking_once_more(cast: Cast, saima: Client) -> None:
    poll = made(cast)
    with cast.seeing_all():
        tap = Tap(poll.entries[0].pk, Mark.VOTED, timezone.now())
        marks.mark(poll.booth, [tap], by=let_in(cast.amina))
        pk = Voted.objects.get(election=poll.election).pk
    address = of_booth("booth_unmark", poll, pk)
    assert "Take the mark back?" in text(saima.get(address))
    assert sent(saima, address).headers["Location"].endswith("?q=1")
    assert said(cast, poll) == []
    assert saima.get(address).status_code == 404


def test_one_of_the_election_committee_marks_at_her_own_election(
    cast: Cast, client_of: Callable[..., Client]
) -> None:
    poll = made(cast)
    zubaida = client_of(cast.zubaida)
    assert zubaida.get(of_booth("booth_voters", poll)).status_code == 404
    with cast.seeing_all():
        seat = Commissioner.objects.get(user=cast.zubaida)
        Commissioner.objects.create(
            election=poll.election, body=poll.body, homenet=poll.body.homenet,
            person=seat.person, appointed_on=today(), user=cast.zubaida,
        )  # fmt: skip
        PostingFactory(user=cast.zubaida, role=Role.COMMISSIONER, body=poll.body)
    page = text(zubaida.get(of_booth("booth_voters", poll), {"q": "1"}))
    assert "Rukhsana Bibi" in page
    key = str(uuid4())
    told = tapped(zubaida, poll, [key, poll.entries[0].pk, "voted", 0])
    assert told.json()["taken"] == {key: ""}
    sent(zubaida, of_booth("booth_attend", poll), what="officer", who="2", nomination="")
    assert "Kausar Parveen" in text(zubaida.get(of_booth("booth", poll)))
    assert zubaida.get(there("booths", poll)).status_code == 200


# --- from paper -----------------------------------------------------------------------------------


def test_numbers_are_typed_and_ticked_from_the_paper_roll(cast: Cast, saima: Client) -> None:
    poll = made(cast)
    page = text(saima.get(of_booth("booth_numbers", poll)))
    assert page.count('name="n"') == 6
    answer = sent(saima, of_booth("booth_numbers", poll), numbers="1-2 ۴", n=["5"])
    assert answer.status_code == 302
    assert said(cast, poll) == [(1, "voted"), (2, "voted"), (4, "voted"), (5, "voted")]
    page = text(saima.get(of_booth("booth_numbers", poll)))
    assert "4 women are marked." in page and page.count("checked disabled") == 4


def test_a_number_that_is_on_no_roll_is_told_and_nothing_is_lost(cast: Cast, saima: Client) -> None:
    poll = made(cast)
    answer = sent(saima, of_booth("booth_numbers", poll), numbers="1, 70")
    assert answer.status_code == 422
    assert "This number is not on the roll: 70." in text(answer) and "1, 70</textarea>" in text(
        answer
    )
    answer = sent(saima, of_booth("booth_numbers", poll), numbers="1, x7")
    assert "This is no number of a roll: “x7”." in text(answer)
    assert "Please type a number" in text(sent(saima, of_booth("booth_numbers", poll), numbers=""))
    assert said(cast, poll) == []
