"""The poll: the booths, who is there, what happened, how many came; and one booth of it."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from associations.forms.panels import panel_of
from elections.forms import booths_shown as shown
from elections.forms.booths import word_of
from elections.models import Attendant, Booth, Election, PollIncident
from elections.queries import booths as queries
from elections.queries.booths import Figures
from elections.queries.elections import law_of
from elections.views.booth_desk import desk_of
from elections.vocabulary.states import At, ContestState, ElectionState
from members.models import Person

RUNNING = (ElectionState.POLLING, ElectionState.COUNTING)
AHEAD = (ElectionState.PLANNED, ElectionState.ANNOUNCED)


@login_required
@require_safe
def index(request: HttpRequest, pk: int, election_pk: int) -> HttpResponse:
    """The poll of an election. The same number of queries for one booth and for thirty."""
    desk = desk_of(request, pk, election_pk)
    election = desk.election
    booths = queries.booths_of(election)
    people = Person.objects.visible_to(request.user)
    attendants = queries.attendants_of(election, people)
    stand = queries.stands(election, people)
    figures = queries.figures_of(election)
    incidents = queries.incidents_of(election)
    whole = queries.whole(figures.values())
    verdict = queries.judged(law_of(election), election, booths, attendants, desk.on, whole.on_roll)
    context = {
        "rows": [_row(one, election, figures, attendants, incidents) for one in booths],
        "whole": whole, "share": shown.share(whole), "bars": shown.bars(queries.by_hour(election)),
        "incidents": incidents,
        "watched": shown.watched(stand, booths, attendants) if booths else [],
        "panel": panel_of(verdict, election.body) if verdict is not None else None,
        **_next(election, booths),
    }  # fmt: skip
    return desk.show("index", context)


def _row(
    booth: Booth, election: Election, figures: dict[int, Figures], attendants: list[Attendant],
    incidents: list[PollIncident],
) -> dict[str, Any]:  # fmt: skip
    there = [one for one in attendants if one.booth_id == booth.pk]
    return {
        "booth": booth, "word": word_of(booth), "stands": shown.stands(booth),
        "chips": [*shown.looked_at(booth), *shown.hours(booth, election, incidents)],
        "figures": figures.get(booth.pk, Figures()),
        "officers": sum(one.what == At.OFFICER for one in there),
        "agents": sum(one.what == At.AGENT for one in there),
    }  # fmt: skip


def _next(election: Election, booths: list[Booth]) -> dict[str, Any]:
    """What may be done next."""
    contests = set(election.contests.values_list("state", flat=True))
    return {
        "is_ahead": election.state in AHEAD,
        "may_add": election.state in (*AHEAD, ElectionState.POLLING),
        "may_begin": election.state == ElectionState.ANNOUNCED,
        "may_end": election.state == ElectionState.POLLING,
        "may_write": election.state in (ElectionState.ANNOUNCED, *RUNNING),
        "all_closed": all(one.closed_at is not None for one in booths),
        "nobody_votes": bool(contests) and not contests & {ContestState.OPEN, ContestState.POLLED},
    }  # fmt: skip


@login_required
@require_safe
def page(request: HttpRequest, pk: int, election_pk: int, booth_pk: int) -> HttpResponse:
    """One booth: its hours, who is there, what happened, what may be done next."""
    desk = desk_of(request, pk, election_pk, booth_pk)
    election, booth = desk.election, desk.booth
    figures = queries.figures_of(election)
    own = figures.get(booth.pk, Figures())
    people = Person.objects.visible_to(request.user)
    everywhere = queries.incidents_of(election)
    context = {
        "stands": shown.stands(booth), "figures": own, "share": shown.share(own),
        "chips": shown.looked_at(booth), "hours": shown.hours(booth, election, everywhere),
        "anywhere": figures.get(0, Figures()).on_roll,
        "attendants": queries.attendants_of(election, people, booth),
        "incidents": [one for one in everywhere if one.booth_id == booth.pk],
        "may_remove": election.state in (*AHEAD, ElectionState.POLLING) and not booth.opened_at,
        "runs": election.state in RUNNING,
        "may_seat": election.state in (*AHEAD, *RUNNING),
        "may_change": election.state in (*AHEAD, ElectionState.POLLING),
        "may_mark": queries.may_mark(election, booth),
        "may_write": election.state in (ElectionState.ANNOUNCED, *RUNNING),
    }  # fmt: skip
    return desk.show("page", context)
