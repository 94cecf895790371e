"""The steps of a count, each a page that asks once more: begin, type, close, again, lots."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from associations.actions.stopped import Stopped
from associations.forms.panels import panel_of
from elections.actions import counts, lots, sheets, withholding
from elections.forms.counts import Beginning, Closing, DrawingLots, Why
from elections.forms.sheets import Typing
from elections.models import Booth
from elections.queries import counts as queries
from elections.queries import sheets as sheet_queries
from elections.queries.ties import Way, way_of
from elections.rules.sheets import hindrances
from elections.views.count_desk import Desk, kept
from elections.views.counts import under_way
from elections.views.gate import held
from elections.views.heads import head_of
from elections.vocabulary.states import ContestState
from hnsa.core import clock
from hnsa.core.sending import once
from members.access.rights import Verb, may_at


@login_required
@require_http_methods(["GET", "POST"])
@once
def begin(request: HttpRequest, pk: int, election_pk: int) -> HttpResponse:
    """The boxes are opened, in front of everyone."""
    election = held(request.user, pk, election_pk)
    may_override = may_at(request.user, Verb.OVERRIDE, election.body)
    asked = may_override and "override" in request.POST
    form = Beginning(
        request.POST if request.method == "POST" else None, against=asked,
        initial={"on": clock.today()},
    )  # fmt: skip
    stopped: Stopped | None = None
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            with transaction.atomic():
                counts.begin(
                    election, on=told["on"], by=request.user, at=clock.now(),
                    override=told.get("override", ""),
                )  # fmt: skip
        except Stopped as against:
            stopped = against
            if asked:
                form.add_error("override", _("Please say why."))
            elif may_override:
                form = Beginning(initial=told, against=True)
        except ValidationError as error:
            form.wrong(error)
        else:
            messages.success(request, _("The count has begun. Type what the papers say."))
            return redirect("counts", pk, election_pk)
    panel = panel_of(stopped.verdict, election.body) if stopped and stopped.verdict else None
    context = head_of(request, election, "counts") | {
        "form": form, "panel": panel, "stopped": stopped, "may_override": may_override,
    }  # fmt: skip
    status = 422 if request.method == "POST" else 200
    return render(request, "elections/counts/begin.html", context, status=status)


@kept
def sheet(desk: Desk, booth_pk: int) -> HttpResponse:
    """One sheet, as she reads it from the paper; nobody sees another's while she types."""
    booth = get_object_or_404(
        Booth.objects.visible_to(desk.user), pk=booth_pk, election=desk.election
    )
    if desk.round is None:
        return desk.refused(ValidationError(_("This count is closed.")))
    found = sheet_queries.sheets_of(desk.contest, desk.round)
    here = next(one for one in found.booths if one.booth.pk == booth.pk)
    mine = here.of(desk.user)
    others = [one for one in here.sheets if one != mine]
    instead = _instead(desk)
    if mine is None and len(others) == 2 and not (here.ruled.differences and instead):
        return desk.refused(ValidationError(_("Two people have typed this sheet already.")))
    keys = {one.key for one in found.stands.contenders}
    form = Typing(
        desk.sent, candidates=[one for one in desk.nominations if str(one.pk) in keys],
        names=desk.names, marks=found.stands.marks, sheet=mine,
    )  # fmt: skip
    if desk.posted and form.is_valid() and desk.done(
        form, lambda: sheets.type_in(
            desk.contest, booth, form.typed(), by=desk.user, at=desk.at, instead=instead
        ),
    ):  # fmt: skip
        return desk.back(_said(desk, booth))
    context = {
        "form": form, "booth": booth, "mine": mine, "others": others, "instead": instead,
        "known": here.ruled, "marks": found.stands.marks,
    }  # fmt: skip
    return desk.show("sheet", context, 422 if desk.posted else 200)


def _instead(desk: Desk) -> int:
    told = desk.request.POST.get("instead") or desk.request.GET.get("instead", "")
    return int(told) if told in ("1", "2") else 0


def _said(desk: Desk, booth: Booth) -> str:
    """What is to be done next, once a sheet is typed."""
    assert desk.round is not None
    found = sheet_queries.sheets_of(desk.contest, desk.round)
    here = next(one for one in found.booths if one.booth.pk == booth.pk)
    if len(here.sheets) < 2:
        return _("Kept. Now somebody else types the same paper, without looking at yours.")
    if here.ruled.differences:
        return _("Kept. The two sheets are not alike: look at the paper again.")
    return _("Kept. Both sheets are alike.")


@kept
def close(desk: Desk) -> HttpResponse:
    """The figures are read out, and stay; where they do not agree, with a reason."""
    if desk.round is None:
        return desk.refused(
            ValidationError(_("This count is closed already; nothing was changed."))
        )
    found = sheet_queries.sheets_of(desk.contest, desk.round)
    faults = found.faults
    form = Closing(desk.sent, differs=bool(faults))
    if desk.posted and form.is_valid():
        reason = form.cleaned_data.get("reason", "")
        try:
            if desk.done(
                form, lambda: counts.close(desk.contest, by=desk.user, at=desk.at, reason=reason)
            ):
                return desk.back(_("The count is closed. Read it out, slowly."))
        except counts.Disagrees:
            said = _("Count again, or write down why the committee closes it all the same.")
            form.add_error("reason" if "reason" in form.fields else None, said)
    context = under_way(desk, desk.round, closing=True) | {
        "form": form, "is_ready": not hindrances(found.ruled),
    }  # fmt: skip
    return desk.show("close", context, 422 if desk.posted else 200)


def _reason(
    desk: Desk, act: Any, said: str, title: str, lead: str, button: str
) -> HttpResponse:  # fmt: skip
    """A step that needs nothing but a reason."""
    form = Why(desk.sent)
    if desk.posted and form.is_valid() and desk.done(
        form, lambda: act(desk.contest, why=form.cleaned_data["why"], by=desk.user)
    ):  # fmt: skip
        return desk.back(said)
    context = {"form": form, "title": title, "lead": lead, "button": button}
    return desk.show("why", context, 422 if desk.posted else 200)


@kept
def again(desk: Desk) -> HttpResponse:
    """The votes are counted again."""
    return _reason(
        desk, counts.again, _("The votes are counted again. The count before it stays."),
        _("Count again"),
        _("Every sheet is typed anew, by two people. What was counted before stays on the record."),
        _("Count again"),
    )  # fmt: skip


@kept
def withhold(desk: Desk) -> HttpResponse:
    """The post is not declared with the others."""
    return _reason(
        desk, withholding.withhold, _("The post is withheld. The others may be declared."),
        _("Withhold this post"),
        _("An objection, figures that nobody can explain: the other posts do not wait for it."),
        _("Withhold it"),
    )  # fmt: skip


@kept
def release(desk: Desk) -> HttpResponse:
    """It may be declared."""
    if desk.posted:
        try:
            with transaction.atomic():
                withholding.release(desk.contest, by=desk.user)
        except ValidationError as error:
            return desk.refused(error)
        return desk.back(_("It may be declared now."))
    if desk.contest.state != ContestState.WITHHELD:
        return desk.refused(ValidationError(_("It is not withheld.")))
    return desk.show("release")


@kept
def lot(desk: Desk) -> HttpResponse:
    """A lot among those with equal votes, drawn in front of everyone."""
    latest = desk.latest
    if latest is None or desk.round is not None:
        return desk.refused(ValidationError(_("A lot is drawn when the count is closed.")))
    outcome = queries.came_to(latest, desk.lots)
    if not outcome.ties or way_of(desk.election) not in (Way.LOT, Way.SHARED):
        return desk.refused(ValidationError(_("There is nothing to draw a lot for.")))
    tie = outcome.ties[0]
    form = DrawingLots(desk.sent, keys=tie.keys, names=desk.names)
    if desk.posted and form.is_valid() and desk.done(
        form, lambda: lots.draw(desk.contest, form.drawing(), by=desk.user, at=desk.at)
    ):  # fmt: skip
        return desk.back(_("The lot is written down."))
    context = {
        "form": form, "tie": tie, "tied": [desk.names[key] for key in tie.keys],
        "shares": way_of(desk.election) is Way.SHARED,
    }  # fmt: skip
    return desk.show("lot", context, 422 if desk.posted else 200)
