"""Packets of ballot papers: put up with their serials, handed to a booth, taken out again."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from elections.actions import packets as actions
from elections.forms.packets import Giving, PuttingUp
from elections.models import Election, Packet
from elections.queries import packets
from elections.queries.booths import booths_of
from elections.queries.elections import contests_of
from elections.views.gate import held
from elections.views.heads import head_of
from elections.vocabulary.states import ContestState, ElectionState
from hnsa.core import clock
from hnsa.core.sending import once

EACH = 50


@login_required
@require_http_methods(["GET", "POST"])
@once
def index(request: HttpRequest, pk: int, election_pk: int) -> HttpResponse:
    """All packets by post and booth, and the form for further ones."""
    election = held(request.user, pk, election_pk)
    booths, contests = booths_of(election), contests_of(election)
    polled = [one for one in contests if one.state == ContestState.POLLED]
    may_print = election.state in actions.OPEN and bool(polled)
    voters = packets.voters(election)
    form = PuttingUp(
        request.POST if request.method == "POST" else None, booths=booths, contests=polled,
        initial={"papers": sum(voters.values()) or None, "each": EACH},
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        contest, printing = form.told()
        try:
            with transaction.atomic():
                made = actions.put_up(contest, printing, by=request.user, at=clock.now())
        except ValidationError as error:
            form.wrong(error)
        else:
            messages.success(request, _said(made))
            return redirect("election_packets", pk, election_pk)
    context = {
        **head_of(request, election, "election_papers"), "form": form, "may_print": may_print,
        "stock": [
            one for one in packets.stock_of(election, contests) if one.contest in polled
            or one.packets
        ],
        "on_roll": sum(voters.values()),
        "booths": [(one, voters.get(one.pk, 0)) for one in booths],
        "may_take_out": election.state == ElectionState.ANNOUNCED,
    }  # fmt: skip
    status = 422 if request.method == "POST" else 200
    return render(request, "elections/papers/packets.html", context, status=status)


def _said(made: list[Packet]) -> str:
    return ngettext(
        "%(n)d packet is written down, with serials %(first)d to %(last)d. Print it now.",
        "%(n)d packets are written down, with serials %(first)d to %(last)d. Print them now.",
        len(made),
    ) % {"n": len(made), "first": made[0].first, "last": made[-1].last}


@login_required
@require_http_methods(["GET", "POST"])
@once
def give(request: HttpRequest, pk: int, election_pk: int, packet_pk: int) -> HttpResponse:
    """The packet is handed to a booth, or kept back."""
    election = held(request.user, pk, election_pk)
    packet = _the_packet(election, packet_pk)
    form = Giving(
        request.POST if request.method == "POST" else None, booths=booths_of(election),
        initial={"booth": packet.booth_id or ""},
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        try:
            with transaction.atomic():
                actions.give(packet, form.the_booth(), by=request.user)
        except ValidationError as error:
            form.wrong(error)
        else:
            messages.success(request, _("It is written down where the packet is."))
            return redirect("election_packets", pk, election_pk)
    return _show(request, election, packet, "give", form=form)


@login_required
@require_http_methods(["GET", "POST"])
@once
def take_out(request: HttpRequest, pk: int, election_pk: int, packet_pk: int) -> HttpResponse:
    """A packet that was printed wrongly goes."""
    election = held(request.user, pk, election_pk)
    packet = _the_packet(election, packet_pk)
    if request.method == "POST":
        try:
            with transaction.atomic():
                actions.take_out(packet, by=request.user)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            messages.success(request, _("The packet is taken out. Burn or tear its papers."))
        return redirect("election_packets", pk, election_pk)
    return _show(request, election, packet, "take_out")


def _the_packet(election: Election, packet_pk: int) -> Packet:
    rows = Packet.objects.select_related("contest__election", "booth")
    return get_object_or_404(rows, pk=packet_pk, contest__election=election)


def _show(
    request: HttpRequest, election: Election, packet: Packet, template: str, **more: Any
) -> HttpResponse:
    context = {**head_of(request, election, "election_papers"), "packet": packet, **more}
    status = 422 if request.method == "POST" else 200
    return render(request, f"elections/papers/{template}.html", context, status=status)
