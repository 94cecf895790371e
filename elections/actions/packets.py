"""Ballot papers are printed in packets: their serials run on, and each packet goes to a booth.

The serial stands on the counterfoil, which stays in the packet; nothing on a paper tells it.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from elections.actions.holding import locked
from elections.models import Booth, Contest, Election, Packet
from elections.queries import packets as queries
from elections.queries.candidates import on_paper
from elections.rules.ballots import packets
from elections.vocabulary.states import ContestState, ElectionState

MOST_PAPERS: Final = 20_000  # at once; a slip of the finger is more
MOST_IN_A_PACKET: Final = 100  # one file of the printer
OPEN: Final = frozenset({ElectionState.ANNOUNCED, ElectionState.POLLING})


@dataclass(frozen=True)
class Printing:
    """How many papers, how many in a packet, and for which booth."""

    papers: int
    each: int = 50
    booth: Booth | None = None


@transaction.atomic
def put_up(contest: Contest, printing: Printing, *, by: Any, at: datetime) -> list[Packet]:
    """Packets with the next serials of this post. Raises ValidationError."""
    election = locked(contest.election, by=by)
    contest = Contest.objects.get(pk=contest.pk, election=election)
    _may_be_printed(election, contest)
    _sensible(election, printing)
    after = queries.last_serial(contest)
    return Packet.objects.bulk_create(
        Packet(
            contest=contest, body_id=contest.body_id, homenet_id=contest.homenet_id,
            booth=printing.booth, first=first, last=last, printed_at=at, printed_by=by,
        )
        for first, last in packets(printing.papers, printing.each, after)
    )  # fmt: skip


@transaction.atomic
def give(packet: Packet, booth: Booth | None, *, by: Any) -> Packet:
    """The packet goes to that booth, or is kept back. Raises ValidationError."""
    election = locked(packet.contest.election, by=by)
    packet = _found(packet)
    _running(election)
    _booth_of(election, booth)
    packet.booth = booth
    packet.save(update_fields=["booth"])
    return packet


@transaction.atomic
def take_out(packet: Packet, *, by: Any) -> None:
    """A packet that was printed wrongly goes: the last one only, so that no serial is missing."""
    election = locked(packet.contest.election, by=by)
    packet = _found(packet)
    if election.state != ElectionState.ANNOUNCED:
        raise ValidationError(_("The poll has begun; every paper is accounted for now."))
    if packet.last != queries.last_serial(packet.contest):
        raise ValidationError(
            _("Only the packet with the last serials is taken out; or a serial would be missing.")
        )
    packet.delete()


def _may_be_printed(election: Election, contest: Contest) -> None:
    _running(election)
    if contest.state in (ContestState.UNOPPOSED, ContestState.DECLARED):
        raise ValidationError(_("Nobody votes on this post; no papers are needed."))
    if contest.state != ContestState.POLLED:
        raise ValidationError(
            _("The candidates of this post are not settled yet. Print when nobody can withdraw.")
        )
    candidates = on_paper(contest)
    if not candidates or not all(one.symbol for one in candidates):
        raise ValidationError(_("Every candidate needs her symbol before papers are printed."))


def _running(election: Election) -> None:
    if election.state == ElectionState.PLANNED:
        raise ValidationError(_("The election is not announced yet. Announce it first."))
    if election.state not in OPEN:
        raise ValidationError(_("The poll is closed; nothing changes about the papers any more."))


def _sensible(election: Election, printing: Printing) -> None:
    if not 1 <= printing.papers <= MOST_PAPERS:
        raise ValidationError(
            {"papers": [_("From 1 to %(most)d papers at once.") % {"most": MOST_PAPERS}]}
        )
    if not 1 <= printing.each <= MOST_IN_A_PACKET:
        raise ValidationError(
            {"each": [_("From 1 to %(most)d papers in a packet.") % {"most": MOST_IN_A_PACKET}]}
        )
    _booth_of(election, printing.booth)


def _booth_of(election: Election, booth: Booth | None) -> None:
    if booth is not None and booth.election_id != election.pk:
        raise ValidationError({"booth": [_("This booth is not one of this election.")]})


def _found(packet: Packet) -> Packet:
    """The packet as it is now. Raises ValidationError where somebody took it out meanwhile."""
    there = Packet.objects.select_related("contest").filter(pk=packet.pk).first()
    if there is None:
        raise ValidationError(_("This packet was taken out meanwhile."))
    return there
