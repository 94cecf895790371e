"""The page "Papers" and the packets: who opens what, in how many queries, and what is refused."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from elections.actions import packets
from elections.actions.packets import Printing
from elections.models import Contest, Election, Packet
from elections.vocabulary.papers import SHEETS, Sheet
from elections.vocabulary.states import ContestState
from hnsa.core import paper, scope
from tests import living
from tests.cast import Cast, everywhere, let_in
from tests.elections.printing import NOW, an_announced_election, on_the_roll, standing

ClientOf = Callable[..., Client]


@pytest.fixture
def contest(cast: Cast) -> Contest:
    with cast.seeing_all():
        let_in(cast.saima)
        scope.show(everywhere())
        made = living.an_association_of(
            cast.pakistan.homenet, by=cast.amina, model="united", parent=cast.pakistan.facilitating
        )
        election = an_announced_election(made.body, by=cast.amina)
        found = standing(election, "secretary", 3, by=cast.amina)
        on_the_roll(election, 12)
    return found


def at(name: str, contest: Contest, *more: Any) -> str:
    return reverse(name, args=[contest.body_id, contest.election_id, *more])


def test_the_page_leads_to_every_paper(cast: Cast, client_of: ClientOf, contest: Contest) -> None:
    page = client_of(cast.saima).get(at("election_papers", contest)).content.decode()
    for which in Sheet:
        assert f'href="{at("election_paper", contest, which)}"' in page
        assert f'href="{at("election_paper_pdf", contest, which)}"' in page
    assert at("roll_print", contest) in page and at("election_packets", contest) in page


@pytest.mark.parametrize("which", list(SHEETS))
def test_each_paper_opens_as_a_page_to_be_copied_by_hand(
    cast: Cast, client_of: ClientOf, contest: Contest, which: str
) -> None:
    answer = client_of(cast.saima).get(at("election_paper", contest, which), {"language": "en"})
    assert answer.status_code == 200
    assert "copy this by hand" in answer.content.decode()
    assert " style=" not in answer.content.decode()


def test_the_paper_is_in_the_language_of_the_association_unless_another_is_asked_for(
    cast: Cast, client_of: ClientOf, contest: Contest
) -> None:
    address = at("election_paper", contest, "notice")
    client = client_of(cast.saima)
    assert '<html lang="ur" dir="rtl">' in client.get(address).content.decode()
    english = client.get(address, {"language": "en"}).content.decode()
    assert '<html lang="en" dir="ltr">' in english


@pytest.mark.parametrize("asked", [{"language": "xx"}, {"size": "a3"}])
def test_a_language_or_size_that_is_none_of_ours_is_not_there(
    cast: Cast, client_of: ClientOf, contest: Contest, asked: dict[str, str]
) -> None:
    assert (
        client_of(cast.saima).get(at("election_paper", contest, "notice"), asked).status_code == 404
    )
    assert client_of(cast.saima).get(at("election_paper", contest, "what")).status_code == 404


def test_a_size_on_which_a_paper_is_not_printed_is_not_there(
    cast: Cast, client_of: ClientOf, contest: Contest
) -> None:
    address = at("election_paper", contest, Sheet.SIGNS)
    assert client_of(cast.saima).get(address, {"size": "58"}).status_code == 404


def test_packets_are_written_down_and_printed(
    cast: Cast, client_of: ClientOf, contest: Contest
) -> None:
    client = client_of(cast.saima)
    told = {"contest": contest.pk, "papers": "60", "each": "50", "booth": ""}
    answer = client.post(at("election_packets", contest), told, follow=True)
    assert "2 packets are written down, with serials 1 to 60" in answer.content.decode()
    with cast.seeing_all():
        first = Packet.objects.filter(contest=contest).order_by("first")[0]
    page = client.get(at("election_packet_print", contest, first.pk), {"language": "en"})
    assert page.content.decode().count("0050") == 1


def test_what_is_not_taken_is_said_at_its_field(
    cast: Cast, client_of: ClientOf, contest: Contest
) -> None:
    told = {"contest": contest.pk, "papers": "60", "each": "500", "booth": ""}
    answer = client_of(cast.saima).post(at("election_packets", contest), told)
    assert answer.status_code == 422
    assert "From 1 to 100 papers in a packet." in answer.content.decode()


def test_sent_twice_it_is_printed_once(cast: Cast, client_of: ClientOf, contest: Contest) -> None:
    client = client_of(cast.saima)
    told = {
        "contest": contest.pk, "papers": "10", "each": "50", "booth": "",
        "form_key": "0d6f2f6e-9a53-4a0e-a9a9-000000000001",
    }  # fmt: skip
    for _ in range(2):
        assert client.post(at("election_packets", contest), told).status_code == 302
    with cast.seeing_all():
        assert Packet.objects.filter(contest=contest).count() == 1


def test_a_packet_is_handed_to_a_booth_and_taken_out(
    cast: Cast, client_of: ClientOf, contest: Contest
) -> None:
    client = client_of(cast.saima)
    with cast.seeing_all():
        let_in(cast.saima)
        scope.show(everywhere())
        packet = packets.put_up(contest, Printing(5), by=cast.saima, at=NOW)[0]
        booth = contest.election.booths.order_by("number")[1]
    address = at("election_packet_give", contest, packet.pk)
    assert client.get(address).status_code == 200
    assert client.post(address, {"booth": booth.pk}).status_code == 302
    with cast.seeing_all():
        assert Packet.objects.get(pk=packet.pk).booth == booth
    address = at("election_packet_take_out", contest, packet.pk)
    assert "Destroy its papers first" in client.get(address).content.decode()
    assert client.post(address).status_code == 302
    with cast.seeing_all():
        assert not Packet.objects.filter(pk=packet.pk).exists()


def test_who_only_looks_prints_no_ballot_papers(
    cast: Cast, client_of: ClientOf, contest: Contest
) -> None:
    with cast.seeing_all():
        let_in(cast.saima)
        scope.show(everywhere())
        packet = packets.put_up(contest, Printing(5), by=cast.saima, at=NOW)[0]
    client = client_of(cast.farid)
    assert client.get(at("election_paper", contest, "specimen")).status_code == 200
    for name in ("election_packet_print", "election_packet_pdf"):
        assert client.get(at(name, contest, packet.pk)).status_code == 403
    assert client.get(at("election_packets", contest)).status_code == 403


def test_a_packet_of_another_election_is_not_there(
    cast: Cast, client_of: ClientOf, contest: Contest
) -> None:
    with cast.seeing_all():
        let_in(cast.saima)
        scope.show(everywhere())
        other = standing(
            an_announced_election(contest.body, by=cast.amina), "secretary", 2, by=cast.amina
        )
        packet = packets.put_up(other, Printing(5), by=cast.saima, at=NOW)[0]
    for name in ("print", "pdf", "give", "take_out"):
        address = at(f"election_packet_{name}", contest, packet.pk)
        assert client_of(cast.saima).get(address).status_code == 404


@pytest.mark.parametrize("papers", [3, 300])
def test_the_pages_ask_the_database_as_often_for_three_packets_as_for_three_hundred(
    cast: Cast, client_of: ClientOf, contest: Contest, django_assert_num_queries: Any, papers: int
) -> None:
    with cast.seeing_all():
        let_in(cast.saima)
        scope.show(everywhere())
        booth = contest.election.booths.order_by("number")[0]
        packets.put_up(contest, Printing(papers, 1, booth), by=cast.saima, at=NOW)
    client = client_of(cast.saima)
    client.get(at("election_papers", contest))
    with django_assert_num_queries(15):
        client.get(at("election_papers", contest))
    with django_assert_num_queries(16):
        client.get(at("election_packets", contest))


@pytest.mark.parametrize("candidates", [3, 29])
def test_a_sheet_asks_as_often_for_three_candidates_as_for_many(
    cast: Cast, client_of: ClientOf, contest: Contest, django_assert_num_queries: Any,
    candidates: int,
) -> None:  # fmt: skip
    with cast.seeing_all():
        standing(contest.election, "president", candidates, by=cast.amina)
    client = client_of(cast.saima)
    for which, queries in (("candidates", 15), ("count", 18), ("agents", 16)):
        client.get(at("election_paper", contest, which))
        with django_assert_num_queries(queries):
            client.get(at("election_paper", contest, which))


def test_without_pango_the_sheet_says_so(
    cast: Cast, client_of: ClientOf, contest: Contest, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(*_: Any, **__: Any) -> bytes:
        raise paper.PaperMissing

    monkeypatch.setattr("elections.views.paper_prints.pdf_of", missing)
    client = client_of(cast.saima)
    client.cookies["django_language"] = "en"
    page = client.get(at("election_paper_pdf", contest, "notice")).content.decode()
    assert "This machine cannot make a PDF" in page


def test_an_election_without_candidates_has_its_papers_too(
    cast: Cast, client_of: ClientOf, contest: Contest
) -> None:
    with cast.seeing_all():
        empty: Election = an_announced_election(contest.body, by=cast.amina)
    client = client_of(cast.saima)
    for which in Sheet:
        address = reverse("election_paper", args=[empty.body_id, empty.pk, which])
        assert client.get(address).status_code == 200, which
    page = client.get(reverse("election_packets", args=[empty.body_id, empty.pk]))
    assert "No ballot papers yet" in page.content.decode()


@pytest.mark.parametrize("which", [Sheet.CANDIDATES, Sheet.SPECIMEN, Sheet.HOW_TO_VOTE])
def test_a_restricted_candidate_stands_there_by_her_symbol_for_who_may_not_know_her(
    cast: Cast, client_of: ClientOf, contest: Contest, which: str
) -> None:
    with cast.seeing_all():
        her, other = contest.nominations.order_by("position")[:2]
        type(her.person).objects.filter(pk=her.person_id).update(is_restricted=True)
    address = at("election_paper", contest, which)
    names = {her.name, her.name_native}
    told = client_of(cast.farid).get(address, {"language": "en"}).content.decode()
    assert not any(name in told for name in names)
    if which != Sheet.HOW_TO_VOTE:
        assert "name not shown here" in told and other.name in told
        held = client_of(cast.saima).get(address, {"language": "en"}).content.decode()
        assert any(name in held for name in names)


def test_packets_stay_in_sight_when_a_post_is_withheld_or_nobody_votes_on_it_any_more(
    cast: Cast, client_of: ClientOf, contest: Contest
) -> None:
    with cast.seeing_all():
        let_in(cast.saima)
        packets.put_up(contest, Printing(7, 7), by=cast.saima, at=NOW)
    client = client_of(cast.saima)
    for state in (ContestState.POLLED, ContestState.WITHHELD, ContestState.UNOPPOSED):
        with cast.seeing_all():
            Contest.objects.filter(pk=contest.pk).update(state=state)
        page = client.get(at("election_packets", contest)).content.decode()
        assert ">1–7<" in page, state
