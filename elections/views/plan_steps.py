"""The steps of a plan, each a page that asks once more: announce, give up, the campaign ends."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from associations.actions.stopped import Stopped
from associations.forms.panels import panel_of
from elections.actions import plans, steps
from elections.forms.plans import Taking
from elections.forms.timelines import picture_of
from elections.models import Election
from elections.queries import elections as queries
from elections.queries import history
from elections.rules.timetable import earliest
from elections.views.gate import held, seen
from elections.views.heads import head_of
from elections.vocabulary.states import ElectionState
from elections.vocabulary.steps import Step
from hnsa.core import clock
from hnsa.core.saying import shown
from hnsa.core.sending import once
from members.access.rights import Verb, may_at, require
from members.forms.changes import sentences


def taking(
    request: HttpRequest, election: Election, take: Callable[..., Any], *, template: str,
    said: str, back: str, label: Any = None, **context: Any,
) -> HttpResponse:  # fmt: skip
    """A page on which a step is taken: the day; where an article stands against it, the reason.

    `take(on=, by=, at=, override=)` may raise Stopped and ValidationError.
    """
    posted = request.method == "POST"
    may_override = may_at(request.user, Verb.OVERRIDE, election.body)
    was_stopped = request.POST.get("stopped") == "1"
    form = Taking(
        request.POST if posted else None, is_against=was_stopped and may_override, label=label,
        initial={"on": clock.today()},
    )  # fmt: skip
    stopped: Stopped | None = None
    if posted and form.is_valid():
        told = form.cleaned_data
        try:
            with transaction.atomic():
                take(
                    on=told["on"], by=request.user, at=clock.now(),
                    override=told.get("override", ""),
                )  # fmt: skip
        except Stopped as against:
            stopped = against
            if was_stopped and may_override:
                form.add_error("override", _("Please say why."))
            else:
                form = Taking(initial={"on": told["on"]}, is_against=may_override, label=label)
        except ValidationError as error:
            form.wrong(error)
        else:
            messages.success(request, said)
            return redirect(back, election.body_id, election.pk)
    head = head_of(request, election, back)
    panel = panel_of(stopped.verdict, election.body) if stopped and stopped.verdict else None
    common = head | {
        "form": form, "panel": panel, "against": stopped is not None or was_stopped,
        "may_override": may_override, "back": reverse(back, args=[election.body_id, election.pk]),
        "constitution_url": _constitution(head, election),
    }  # fmt: skip
    return render(request, template, common | context, status=422 if posted else 200)


def _constitution(head: dict[str, Any], election: Election) -> str:
    return reverse("constitution", args=[election.body_id]) if head["sees_association"] else ""


@login_required
@require_http_methods(["GET", "POST"])
@once
def announce(request: HttpRequest, pk: int, election_pk: int) -> HttpResponse:
    """Time and place are made known; a plan that cannot hold is stopped, with a day that can."""
    election = held(request.user, pk, election_pk)
    if election.state != ElectionState.PLANNED:
        messages.info(request, _("It is announced already, or given up. Its plan stands."))
        return redirect("election", pk, election_pk)
    on, law = clock.today(), queries.law_of(election)
    plan = queries.plan_of(election, on)
    taken = queries.taken_of(election)
    soonest = earliest(law, on, queries.days_taken(taken)) if plan.against else None

    def take(**told: Any) -> None:
        plans.announce(election, **told)

    return taking(
        request, election, take, template="elections/plans/announce.html", back="election",
        said=_("The election is announced. Its days stand from now on."),
        label=_("Made known on"),
        picture=picture_of(queries.Days(plan.steps), taken, law, on),
        stands_against=[shown(one) for one in plan.against],
        earliest=soonest.poll_on if soonest else None,
        contests=queries.contests_of(election), is_silent=law.version is None,
    )  # fmt: skip


@login_required
@require_http_methods(["GET", "POST"])
@once
def campaign(request: HttpRequest, pk: int, election_pk: int) -> HttpResponse:
    """The campaign ended: from here on nobody asks for votes."""
    election = held(request.user, pk, election_pk)
    day = queries.days_of(election).on(Step.CAMPAIGN_END)

    def take(**told: Any) -> None:
        steps.take(election, Step.CAMPAIGN_END, **told)

    return taking(
        request, election, take, template="elections/plans/campaign.html", back="election",
        said=_("It is written down that the campaign ended."), day=day, label=_("Ended on"),
    )  # fmt: skip


@login_required
@require_http_methods(["GET", "POST"])
@once
def give_up(request: HttpRequest, pk: int, election_pk: int) -> HttpResponse:
    """A plan is given up before anything was made known."""
    election = held(request.user, pk, election_pk)
    if request.method == "POST":
        try:
            plans.give_up(election, by=request.user)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            messages.success(request, _("The plan is given up. It stays in the list."))
        return redirect("election", pk, election_pk)
    head = head_of(request, election, "election")
    return render(request, "elections/plans/give_up.html", head)


@login_required
@require_safe
def changes(request: HttpRequest, pk: int, election_pk: int) -> HttpResponse:
    """What was written about it, by whom; for who may see histories."""
    election = seen(request.user, pk, election_pk)
    require(request.user, Verb.SEE_HISTORY, election.homenet_id)
    context = head_of(request, election, "") | {
        "sentences": sentences(history.of_election(election, request.user), request.user),
    }
    return render(request, "elections/plans/history.html", context)
