"""The count: where each post stands, the page of one, and the counts before it."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from associations.forms.frozen import panel_of_frozen
from elections.actions.sheets import COUNTED, OPEN, is_begun
from elections.actions.withholding import may_be
from elections.forms import counts_shown as shown
from elections.forms.counts_listed import lines_of
from elections.models import CountClosed, LotDrawn
from elections.queries import counts, sheets, ties
from elections.queries.elections import constitution_of, is_polled, may_hold
from elections.rules.counting import Outcome
from elections.rules.sheets import TOGETHER, hindrances, whole
from elections.views.count_desk import Desk, desk_of
from elections.views.gate import seen
from elections.views.heads import head_of
from elections.vocabulary.outcomes import CameIn, Result
from elections.vocabulary.states import ContestState, ElectionState
from hnsa.law.verdict import Answer


@login_required
@require_safe
def index(request: HttpRequest, pk: int, election_pk: int) -> HttpResponse:
    """Each post with where its count stands."""
    election = seen(request.user, pk, election_pk)
    counts_it, begun = may_hold(request.user, election), is_begun(election)
    context = head_of(request, election, "counts") | {
        "lines": lines_of(election, counts_it=counts_it),
        "is_begun": begun,
        "may_begin": counts_it and not begun and election.state == ElectionState.COUNTING,
        "is_ahead": election.state
        in (ElectionState.PLANNED, ElectionState.ANNOUNCED, ElectionState.POLLING)
        and (is_polled(election) or election.state == ElectionState.PLANNED),
    }
    return render(request, "elections/counts/index.html", context)


@login_required
@require_safe
def page(request: HttpRequest, pk: int, election_pk: int, contest_pk: int) -> HttpResponse:
    """One post: its sheets while it is counted, and what the last closed count came to."""
    desk = desk_of(request, pk, election_pk, contest_pk)
    contest, election = desk.contest, desk.election
    may_count = (
        desk.counts_it and contest.state in COUNTED and contest.declared_at is None
        and election.state in OPEN and election.void_on is None and is_begun(election)
    )  # fmt: skip
    context: dict[str, Any] = {
        "may_count": may_count,
        "may_withhold": desk.counts_it and may_be(contest),
        "may_release": desk.counts_it
        and contest.state == ContestState.WITHHELD
        and election.void_on is None,
        "closed": desk.closed,
    }
    if may_count and desk.round is not None:
        context |= under_way(desk, desk.round)
    if desk.latest is not None:
        context |= result(desk, desk.latest, desk.lots)
        context["may_recount"] = may_count and desk.round is None
        if desk.round is None:
            context |= next_of(desk, context["outcome"])
    else:
        context |= _without_count(desk)
    return desk.show("page", context)


@login_required
@require_safe
def earlier(
    request: HttpRequest, pk: int, election_pk: int, contest_pk: int, round: int
) -> HttpResponse:
    """A closed count as it was read out that day."""
    desk = desk_of(request, pk, election_pk, contest_pk)
    closed = next((one for one in desk.closed if one.round == round), None)
    if closed is None:
        raise Http404
    after = [one.at for one in desk.closed if one.round == round + 1]
    lots = [one for one in desk.lots if not after or one.at < after[0]]
    context = result(desk, closed, lots)
    return desk.show("earlier", context | {"closed": desk.closed})


def under_way(desk: Desk, round: int, *, closing: bool = False) -> dict[str, Any]:
    """The sheets of the count that is not closed: only for who counts.

    What one other has typed so far is hers alone, so that who types it next reads the paper; who
    closes the count is told what does not agree in it.
    """
    found = sheets.sheets_of(desk.contest, round)
    open_ = {one.booth.number for one in found.booths if one.is_open_to(desk.user)}
    whole_open = len(open_) == len(found.booths)
    rows = [
        {
            "booth": one.booth,
            "sheets": one.sheets,
            "mine": one.of(desk.user),
            "differing": shown.differing(one.ruled.differences, desk.names),
            "account": shown.account_rows(one.ruled.account, desk.names)
            if one.ruled.account and one.booth.number in open_
            else None,
            "is_counted": one.ruled.is_counted,
        }
        for one in found.booths
    ]
    counted = [one for one in found.ruled if one.is_counted]
    faults = [
        one for one in found.faults
        if closing or (one.booth in open_ if one.booth != TOGETHER else whole_open)
    ]  # fmt: skip
    return {
        "booths": rows,
        "any_typed": any(one.sheets for one in found.booths),
        "hindrances": shown.sentences(hindrances(found.ruled), desk.names),
        "faults": shown.faults_shown(faults, desk.names),
        "together": shown.account_rows(whole(found.ruled, found.on_roll), desk.names)
        if len(counted) > 1 and whole_open
        else None,
    }


def result(desk: Desk, closed: CountClosed, lots: list[LotDrawn]) -> dict[str, Any]:
    """What a closed count came to with these lots: for the room to see."""
    outcome = counts.came_to(closed, lots)
    figures = closed.figures
    together = figures["together"]
    keys = {one["key"] for one in figures["contenders"]}
    stood = [one for one in desk.nominations if str(one.pk) in keys]
    account = counts.account_of(together, figures["marks"])
    turnout, on_roll = together["marked_voters"], together["on_roll"]
    bars = shown.bars(stood, together["votes"], outcome, desk.names, desk.drawings())
    return {
        "shown": closed,
        "figures": together,
        "turnout": f"{100 * turnout / on_roll:.1f} %" if turnout is not None and on_roll else "",
        "rejected": None if together["rejected"] is None else sum(together["rejected"].values()),
        "outcome": outcome,
        "chip": shown.chip_of(outcome.result),
        "bars": bars,
        "winners": [one for one in bars if one.chip is not None and one.chip.tone == "ok"],
        "steps": shown.sentences(outcome.steps, desk.names),
        "warnings": shown.sentences(outcome.warnings, desk.names),
        **_said(desk, outcome),
        "closed_account": account and shown.account_rows(account, desk.names),
        "booths_apart": [
            (one, shown.account_rows(own, desk.names))
            for one in figures["booths"]
            if (own := counts.account_of(one["account"], figures["marks"])) is not None
        ]
        if len(figures["booths"]) > 1
        else [],
        "closed_faults": shown.kept_faults(closed.faults, desk.names),
        "lots": [(one, [desk.names.get(str(pk), "") for pk in one.order]) for one in lots],
    }  # fmt: skip


def next_of(desk: Desk, outcome: Outcome) -> dict[str, Any]:
    """What comes next by the articles: a word for the page, and whether one of them says it."""
    if outcome.result is Result.AGAIN:
        return {"next": "again"}
    way = ties.way_of(desk.election)
    if outcome.result is Result.TIED:
        return {"next": str(way), "is_told": ties.is_told(desk.election)}
    by_lot = any(one.came is CameIn.LOT for one in outcome.elected)
    return {"next": "shares"} if by_lot and way is ties.Way.SHARED else {}


def _without_count(desk: Desk) -> dict[str, Any]:
    """A post for which nobody had to vote."""
    if desk.contest.state == ContestState.OPEN:
        return {}
    outcome = counts.outcome_of(desk.contest)
    if outcome is None:
        return {}
    return {
        "outcome": outcome,
        "chip": shown.chip_of(outcome.result),
        "steps": shown.sentences(outcome.steps, desk.names),
        "elected": [desk.names[one.key] for one in outcome.elected],
        **_said(desk, outcome),
    }


def _said(desk: Desk, outcome: Outcome) -> dict[str, Any]:
    """What the articles said; or that none speaks of it."""
    if outcome.verdict is None or outcome.verdict.answer is Answer.SILENT:
        return {"is_silent": outcome.result is Result.DECLARED}
    judged, law = counts.kept_outcome(outcome)["judged"], constitution_of(desk.election)
    return {"panel": panel_of_frozen(judged, law, desk.election.body)}
