"""Packets of ballot papers: serials run on, booths are given, and only the last is taken out."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from elections.actions import packets
from elections.actions.packets import MOST_IN_A_PACKET, MOST_PAPERS, Printing
from elections.models import Contest, Election, Nomination, Packet
from elections.queries import packets as queries
from elections.vocabulary.states import ContestState, ElectionState
from hnsa.core import scope
from tests import living
from tests.cast import Cast, everywhere, let_in
from tests.electing import an_election
from tests.elections.printing import NOW, an_announced_election, on_the_roll, standing


class Poll:
    """An announced election of Saima's with three women standing for secretary."""

    def __init__(self, cast: Cast) -> None:
        let_in(cast.saima)
        scope.show(everywhere())
        made = living.an_association_of(
            cast.pakistan.homenet, by=cast.amina, model="united", parent=cast.pakistan.facilitating
        )
        self.by = cast.saima
        self.body = made.body
        self.election: Election = an_announced_election(made.body, by=cast.amina)
        self.contest: Contest = standing(self.election, "secretary", 3, by=cast.amina)

    def put_up(self, papers: int, each: int = 50, **told: Any) -> list[Packet]:
        return packets.put_up(
            self.contest, Printing(papers, each, told.pop("booth", None)), by=self.by, at=NOW
        )

    def became(self, state: str) -> None:
        Election.objects.filter(pk=self.election.pk).update(state=state)


@pytest.fixture
def poll(cast: Cast) -> Any:
    with cast.seeing_all():
        yield Poll(cast)


def runs(found: list[Packet]) -> list[tuple[int, int]]:
    return [(one.first, one.last) for one in found]


def test_serials_run_on_from_packet_to_packet(poll: Poll) -> None:
    assert runs(poll.put_up(120)) == [(1, 50), (51, 100), (101, 120)]
    assert runs(poll.put_up(30)) == [(121, 150)]
    assert queries.last_serial(poll.contest) == 150


def test_each_post_has_serials_of_its_own(cast: Cast, poll: Poll) -> None:
    poll.put_up(10)
    other = standing(poll.election, "president", 2, by=cast.amina)
    made = packets.put_up(other, Printing(10), by=poll.by, at=NOW)
    assert runs(made) == [(1, 10)]


def test_a_packet_goes_to_a_booth_and_back(poll: Poll) -> None:
    first, second = poll.election.booths.order_by("number")
    packet = poll.put_up(10, booth=first)[0]
    assert packet.booth == first
    assert packets.give(packet, second, by=poll.by).booth == second
    assert packets.give(packet, None, by=poll.by).booth is None
    stock = queries.stock_of(poll.election, [poll.contest])[0]
    assert (stock.papers, stock.kept_back) == (10, 10)


def test_a_booth_of_another_election_gets_none(cast: Cast, poll: Poll) -> None:
    other = an_announced_election(poll.body, by=cast.amina).booths.first()
    with pytest.raises(ValidationError, match="not one of this election"):
        poll.put_up(10, booth=other)
    packet = poll.put_up(10)[0]
    with pytest.raises(ValidationError, match="not one of this election"):
        packets.give(packet, other, by=poll.by)


def test_only_the_last_packet_is_taken_out_so_that_no_serial_is_missing(poll: Poll) -> None:
    first, last = poll.put_up(100)
    with pytest.raises(ValidationError, match="last serials"):
        packets.take_out(first, by=poll.by)
    packets.take_out(last, by=poll.by)
    with pytest.raises(ValidationError, match="taken out meanwhile"):
        packets.take_out(last, by=poll.by)
    with pytest.raises(ValidationError, match="taken out meanwhile"):
        packets.give(last, None, by=poll.by)
    assert runs(poll.put_up(5)) == [(51, 55)]


def test_during_the_poll_more_papers_may_come_but_none_vanish(poll: Poll) -> None:
    poll.became(ElectionState.POLLING)
    packet = poll.put_up(10)[0]
    with pytest.raises(ValidationError, match="accounted for"):
        packets.take_out(packet, by=poll.by)


@pytest.mark.parametrize(
    ("state", "why"),
    [
        (ElectionState.PLANNED, "not announced"), (ElectionState.COUNTING, "closed"),
        (ElectionState.VOID, "closed"),
    ],
)  # fmt: skip
def test_papers_are_printed_between_announcement_and_the_end_of_the_poll(
    poll: Poll, state: str, why: str
) -> None:
    packet = poll.put_up(10)[0]
    poll.became(state)
    with pytest.raises(ValidationError, match=why):
        poll.put_up(10)
    with pytest.raises(ValidationError, match=why):
        packets.give(packet, None, by=poll.by)


@pytest.mark.parametrize(
    ("state", "why"),
    [
        (ContestState.OPEN, "not settled"), (ContestState.UNOPPOSED, "Nobody votes"),
        (ContestState.VACANT, "not settled"),
    ],
)  # fmt: skip
def test_no_papers_for_a_post_that_is_not_polled(poll: Poll, state: str, why: str) -> None:
    Contest.objects.filter(pk=poll.contest.pk).update(state=state)
    with pytest.raises(ValidationError, match=why):
        poll.put_up(10)


def test_no_papers_before_every_candidate_has_her_symbol(poll: Poll) -> None:
    one = Nomination.objects.filter(contest=poll.contest).first()
    assert one is not None
    Nomination.objects.filter(pk=one.pk).update(symbol="")
    with pytest.raises(ValidationError, match="needs her symbol"):
        poll.put_up(10)


@pytest.mark.parametrize(
    ("papers", "each", "field"),
    [
        (0, 50, "papers"), (MOST_PAPERS + 1, 50, "papers"), (10, 0, "each"),
        (10, MOST_IN_A_PACKET + 1, "each"),
    ],
)  # fmt: skip
def test_a_slip_of_the_finger_is_told_at_its_field(
    poll: Poll, papers: int, each: int, field: str
) -> None:
    with pytest.raises(ValidationError) as told:
        poll.put_up(papers, each)
    assert list(told.value.message_dict) == [field]
    assert not Packet.objects.filter(contest=poll.contest).exists()


def test_who_does_not_hold_the_election_prints_nothing(cast: Cast, poll: Poll) -> None:
    packet = poll.put_up(10)[0]
    let_in(cast.farid)
    scope.show(everywhere())
    poll.by = cast.farid
    for act in (
        lambda: poll.put_up(10), lambda: packets.give(packet, None, by=cast.farid),
        lambda: packets.take_out(packet, by=cast.farid),
    ):  # fmt: skip
        with pytest.raises(PermissionDenied):
            act()


def test_voters_are_counted_by_booth(poll: Poll) -> None:
    on_the_roll(poll.election, 3)
    first = poll.election.booths.order_by("number")[0]
    assert queries.voters(poll.election) == {first.pk: 3}
    assert queries.voters(an_election(poll.body, by=poll.by)) == {}
