"""Pages of plans: the elections of an association, a new one, and one with its timetable."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from associations.forms.panels import panel_of
from associations.queries import constitutions
from associations.views import gate as association_gate
from associations.views.associations import head_of as association_head
from associations.vocabulary.subjects import Post
from elections.actions import plans as actions
from elections.forms.elections_shown import TONES, panel_of_kept
from elections.forms.plans import Planning, When
from elections.forms.timelines import picture_of
from elections.models import Contest, Election
from elections.queries import committees, proposals
from elections.queries import elections as queries
from elections.rules.timetable import earliest, timetable, with_model
from elections.views.gate import held, seen
from elections.views.heads import head_of
from elections.vocabulary.states import ElectionKind, ElectionState
from hnsa.core import clock
from hnsa.core.saying import shown
from hnsa.core.sending import once
from hnsa.law.asking import Law
from hnsa.law.days import DAY
from members.access.rights import Verb, may_at, require_at
from members.models import Body, Person


@login_required
@require_safe
def index(request: HttpRequest, pk: int) -> HttpResponse:
    """The elections of an association, the latest first; a committee sees its own."""
    rows = Election.objects.visible_to(request.user).filter(body=pk).select_related("body")
    known = Body.objects.visible_to(request.user).filter(pk=pk).exists()
    found = list(rows.prefetch_related("contests"))
    if not known and not found:
        raise Http404
    lines = [{"one": one, "tone": TONES[ElectionState(one.state)]} for one in found]
    context: dict[str, Any] = {"lines": lines}
    if known:
        body = association_gate.seen(request.user, pk)
        may_plan = may_at(request.user, Verb.ELECT, body) and body.draft_of_id is None
        context |= association_head(request, body, "elections") | {"may_plan": may_plan}
        return render(request, "elections/plans/index.html", context)
    return render(request, "elections/plans/mine.html", context | {"body": found[0].body})


# --- one that is planned


@login_required
@require_http_methods(["GET", "POST"])
@once
def new(request: HttpRequest, pk: int) -> HttpResponse:
    """Kind and day first; then the posts that are proposed, and the days that follow from it."""
    body = association_gate.seen(request.user, pk)
    require_at(request.user, Verb.ELECT, body)
    follows = _follows(request, body)
    return _plan(request, body, follows=follows)


@login_required
@require_http_methods(["GET", "POST"])
@once
def change(request: HttpRequest, pk: int, election_pk: int) -> HttpResponse:
    """Another day, other hours, other posts, while it is only planned."""
    election = held(request.user, pk, election_pk)
    if election.state != ElectionState.PLANNED:
        messages.info(request, _("It is announced already, or given up. Its plan stands."))
        return redirect("election", pk, election_pk)
    return _plan(request, election.body, election=election, follows=election.follows)


def _follows(request: HttpRequest, body: Body) -> Election | None:
    told = request.POST if request.method == "POST" else request.GET
    asked = told.get("follows", "")
    if not asked:
        return None
    if not (asked.isascii() and asked.isdecimal() and len(asked) < 16):
        raise Http404
    return get_object_or_404(Election.objects.visible_to(request.user), pk=asked, body=body)


def _plan(
    request: HttpRequest, body: Body, *, election: Election | None = None,
    follows: Election | None = None,
) -> HttpResponse:  # fmt: skip
    """The page of a plan: first kind and day, then hours, posts and the timetable."""
    on, do = clock.today(), request.POST.get("do", "")
    first = _first(request, body, election, follows, on)
    context: dict[str, Any] = {
        "body": body, "election": election, "follows": follows, "when": first,
        "kept": request.POST.getlist("post") or request.GET.getlist("post"),
        "sees_association": True,
    }  # fmt: skip
    if not do or do == "back" or not first.is_valid():
        return _show(request, context, 422 if do and do != "back" else 200)
    kind, poll_on = first.cleaned_data["kind"], first.cleaned_data["poll_on"]
    law = queries.law_again(_law(body, poll_on), kind, follows, poll_on)
    form = _posts(request, body, kind, poll_on, law, election=election, follows=follows)
    context |= {"form": form, "kind": kind, "poll_on": poll_on} | _days(body, law, poll_on, on)
    context["keeps_roll"] = queries.roll_kept(kind, follows, poll_on)
    if kind == ElectionKind.DELEGATES:
        context["ratio"] = panel_of(proposals.ratio_of(body, law, poll_on), body)
    if do != "plan" or not form.is_valid():
        return _show(request, context, 422 if do == "plan" else 200)
    planned = form.planned(kind, poll_on, follows)
    try:
        with transaction.atomic():
            if election is not None:
                actions.change(election, planned, by=request.user)
            else:
                election = actions.plan(body, planned, by=request.user, at=clock.now())
    except ValidationError as error:
        form.wrong(error)
        return _show(request, context, 422)
    messages.success(request, _("The election is planned. Nothing is made known yet."))
    return redirect("election", body.pk, election.pk)


def _first(
    request: HttpRequest, body: Body, election: Election | None, follows: Election | None, on: date
) -> When:
    if request.POST.get("do"):
        return When(request.POST, again=follows is not None)
    if election is not None:
        initial: dict[str, Any] = {"kind": election.kind, "poll_on": election.poll_on}
    else:
        found = earliest(_law(body, on), on)
        initial = {
            "kind": ElectionKind.RE_POLL if follows else ElectionKind.GENERAL,
            "poll_on": found.poll_on if found else None,
        }  # fmt: skip
    return When(initial=initial, again=follows is not None)


def _posts(
    request: HttpRequest, body: Body, kind: str, poll_on: date, law: Law, *,
    election: Election | None, follows: Election | None,
) -> Planning:  # fmt: skip
    people = Person.objects.visible_to(request.user)
    wanted = request.POST.getlist("post")
    proposed = proposals.of(body, law, kind, poll_on, people, follows, wanted)
    initial: dict[str, Any] = {}
    if election is not None:
        if election.kind == kind:
            initial = {f"seats_{post}": None for post in Post}
            initial |= {f"seats_{one.post}": one.seats for one in queries.contests_of(election)}
        initial |= {"opens_at": election.opens_at, "closes_at": election.closes_at}
    posted = request.POST if request.POST.get("do") == "plan" else None
    return Planning(posted, kind=kind, proposed=proposed, initial=initial)


def _law(body: Body, on: date) -> Law:
    return with_model(constitutions.in_force_of([body.pk], on=on).get(body.pk) or Law(()))


def _days(body: Body, law: Law, poll_on: date, on: date) -> dict[str, Any]:
    """The timetable of that day, what stands against it, and the earliest day that holds."""
    found = timetable(law, poll_on, on)
    soonest = earliest(law, on) if found.against else None
    return {
        "picture": picture_of(queries.Days(found.steps), {}, law, on),
        "against": [shown(one) for one in found.against],
        "earliest": soonest.poll_on if soonest else None,
        "is_silent": law.version is None,
        "constitution_url": reverse("constitution", args=[body.pk]),
    }


def _show(request: HttpRequest, context: dict[str, Any], status: int) -> HttpResponse:
    return render(request, "elections/plans/plan.html", context, status=status)


# --- the page of one


@login_required
@require_safe
def page(request: HttpRequest, pk: int, election_pk: int) -> HttpResponse:
    """An election at a glance: what is voted on, what was done, what is due and late."""
    election = seen(request.user, pk, election_pk)
    on = clock.today()
    law, taken = queries.law_of(election), queries.taken_of(election)
    head = head_of(request, election, "election")
    is_over = election.state in queries.OVER or election.void_on is not None
    picture = picture_of(queries.days_of(election, law), taken, law, on, is_over=is_over)
    against: list[Any] = []
    if election.state == ElectionState.PLANNED:
        against = [shown(one) for one in queries.plan_of(election, on).against]
    context = head | {
        "on": on, "picture": picture, "against": against,
        "contests": [_contest(one) for one in queries.contests_of(election)],
        "committee": committees.sitting(election),
        "complaints_open": committees.complaints_open(election),
        "panel": panel_of_kept(election.judged, election, law),
        "is_silent": queries.constitution_of(election) is None,
        "followed_by": list(
            Election.objects.visible_to(request.user).filter(follows=election).order_by("pk")
        ),
        "may_plan": may_at(request.user, Verb.ELECT, election.body),
        "may_see_history": may_at(request.user, Verb.SEE_HISTORY, election.body),
        "constitution_url": reverse("constitution", args=[pk]) if head["sees_association"] else "",
        "next_day": election.poll_on + DAY,
    }  # fmt: skip
    return render(request, "elections/plans/page.html", context)


def _contest(contest: Contest) -> dict[str, Any]:
    return {
        "one": contest,
        "reserved": sum(int(one.get("seats", 0)) for one in contest.reserved),
    }
