"""Who only helps to hold an election lands on it; what waits in elections stands on *today*."""

from collections.abc import Callable

from django.test import Client
from django.urls import reverse

from elections.models import Election
from tests.cast import Cast

ClientOf = Callable[..., Client]


def test_an_election_committee_lands_on_its_election(cast: Cast, client_of: ClientOf) -> None:
    answer = client_of(cast.zubaida).get(reverse("front"))
    row = cast.pakistan.rows[Election]
    assert answer.headers["Location"] == reverse(
        "election", args=[cast.pakistan.association.pk, row]
    )


def test_the_office_is_closed_to_it_and_lists_are_empty(cast: Cast, client_of: ClientOf) -> None:
    client = client_of(cast.zubaida)
    assert client.get(reverse("office")).status_code in (302, 403)
    for name in ("people", "associations"):
        text = client.get(reverse(name)).content.decode()
        assert not any(word in text for word in cast.pakistan.words - {"Sohni Adda Sisters"})


def test_others_come_to_their_own_first_page(cast: Cast, client_of: ClientOf) -> None:
    for user in (cast.saima, cast.nobody):
        assert client_of(user).get(reverse("front")).status_code == 200


def test_what_waits_in_an_election_stands_on_today(cast: Cast, client_of: ClientOf) -> None:
    page = client_of(cast.saima).get(reverse("today") + "?of=elections")
    assert "A planned election is to be announced" in page.content.decode()
    mine = client_of(cast.zubaida).get(reverse("today"))
    assert "A planned election is to be announced" in mine.content.decode()
