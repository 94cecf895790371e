"""A registration from outside: opening one, its state, sending, giving it up, an appeal."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from associations.actions import cases as actions
from associations.forms.panels import panel_of
from associations.forms.registration import Appeal, Opening, in_words
from associations.forms.registration_offices import bearers_of
from associations.queries import cases
from associations.rules.checklist import Weight, may_be_sent
from associations.views.registration_desk import ORDER, Desk, looked_at, may_write, opened
from associations.vocabulary.cases import WAITING_STATES, CaseState, Step
from hnsa.core import clock
from hnsa.core.sending import once
from members.access.rights import Verb, may_at, may_begin_below, require
from members.models import Body, Membership
from members.vocabulary.bodies import BodyKind


@login_required
@require_http_methods(["GET", "POST"])
@once
def new(request: HttpRequest) -> HttpResponse:
    """Open a registration: below the one organisation of hers, or one that she chooses."""
    require(request.user, Verb.FOUND)
    parents = _parents(request.user)
    do = request.POST.get("do") == "open"
    form = Opening(request.POST if do else None, parents=parents, on=clock.today())
    if len(parents) == 1:
        form.fields["parent"].required = False
    if do and form.is_valid():
        parent = form.cleaned_data["parent"] or parents[0]
        case = actions.open_case(
            homenet=parent.homenet, parent=parent, by=request.user, at=clock.now()
        )
        return redirect("registration_need", case.body_id)
    drafts = cases.waiting_for(request.user)
    context = {"form": form, "parents": parents, "drafts": drafts}
    return render(request, "associations/registration/new.html", context, status=422 if do else 200)


def _parents(user: Any) -> Any:
    """The organisations and HomeNets below which she may found an association."""
    near = Body.objects.visible_to(user).filter(kind__in=[BodyKind.HOMENET, BodyKind.ORGANISATION])
    allowed = [body.pk for body in near if may_begin_below(user, Verb.FOUND, body)]
    return Body.objects.filter(pk__in=allowed).select_related("homenet").order_by("-kind", "name")


@login_required
@require_http_methods(["GET"])
def page(request: HttpRequest, pk: int) -> HttpResponse:
    """Her own draft goes on at the first step that lacks something; whatever else is read."""
    desk = looked_at(request, pk)
    if may_write(request, desk):
        lacking = {one.step for one in desk.points if one.weight is Weight.MISSING}
        told = set(desk.case.remarks.filter(answered_at=None).values_list("step", flat=True))
        step = next((step for step in ORDER if step in told or step in lacking), Step.CHECK)
        return redirect(desk.url(step))
    return _read(desk, Appeal(on=desk.on))


def _read(desk: Desk, form: Appeal, *, status: int = 200) -> HttpResponse:
    case, user = desk.case, desk.request.user
    card = desk.body.association
    context = {
        "body": desk.body, "case": case, "name": desk.name, "whole": desk.whole, "form": form,
        "steps": desk.steps(None), "waits": case.state in WAITING_STATES,
        "refused": case.state == CaseState.REFUSED,
        "registered": case.state == CaseState.REGISTERED,
        "dropped": case.state == CaseState.DROPPED,
        "purposes": in_words("purposes", card.purposes), "card": card,
        "bearers": bearers_of(desk.whole),
        "may_appeal": case.state == CaseState.REFUSED and not case.appeal
        and may_at(user, Verb.FOUND, desk.body),
    }  # fmt: skip
    return render(desk.request, "associations/registration/read.html", context, status=status)


@login_required
@require_http_methods(["GET", "POST"])
@once
def appeal(request: HttpRequest, pk: int) -> HttpResponse:
    """The founders ask for another look."""
    desk = opened(request, pk)
    if request.method != "POST" or request.POST.get("do") != "appeal":
        return redirect("registration", pk)
    form = Appeal(request.POST, on=desk.on)
    if form.is_valid():
        try:
            actions.appeal(desk.case, text=form.cleaned_data["text"], by=request.user, at=desk.at)
        except ValidationError as error:
            form.add_error("text", error)
        else:
            messages.success(request, _("The appeal is sent. The HomeNet looks at it again."))
            return redirect("registration", pk)
    return _read(desk, form, status=422)


@login_required
@require_http_methods(["GET", "POST"])
@once
def send(request: HttpRequest, pk: int) -> HttpResponse:
    """A last look, then it goes to the HomeNet. Sent by two at once, it is sent once."""
    desk = opened(request, pk)
    if desk.case.state in WAITING_STATES:
        messages.info(request, _("This registration is sent already."))
        return redirect("registration", pk)
    if not desk.is_open:
        return redirect("registration", pk)
    if not may_be_sent(desk.points):
        messages.warning(request, _("Something is still missing. It is listed here."))
        return redirect("registration_check", pk)
    if request.POST.get("do") == "send":
        try:
            with transaction.atomic():
                actions.send(desk.case, by=request.user, at=desk.at, on=desk.on)
        except ValidationError as error:
            return desk.refused(error.messages)
        messages.success(request, _("It is sent. The HomeNet examines it now."))
        return redirect("registration", pk)
    context = {"body": desk.body, "case": desk.case, "name": desk.name, "whole": desk.whole}
    return render(request, "associations/registration/send.html", context)


@login_required
@require_http_methods(["GET", "POST"])
@once
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the draft up, after asking."""
    desk = opened(request, pk)
    if not desk.is_open:
        return redirect("registration", pk)
    if request.POST.get("do") == "drop":
        try:
            with transaction.atomic():
                actions.drop(desk.case, by=request.user, at=desk.at, on=desk.on)
        except ValidationError as error:
            return desk.refused(error.messages)
        messages.success(request, _("The registration is given up."))
        return redirect("associations")
    context = {"body": desk.body, "name": desk.name, "founders": len(desk.whole.founders)}
    return render(request, "associations/registration/drop.html", context)


@login_required
@require_http_methods(["GET"])
def why(request: HttpRequest, pk: int, membership: int) -> HttpResponse:
    """What the articles say of a founding member: each of them, with the facts."""
    desk = looked_at(request, pk)
    get_object_or_404(Membership.objects.visible_to(request.user), pk=membership)
    found = next(
        (one for one in desk.whole.founders
         if one.known.membership == membership and not one.hidden), None
    )  # fmt: skip
    if found is None or found.verdict is None:
        return redirect("registration", pk)
    context = {
        "body": desk.body, "name": desk.name, "founder": found.known,
        "panel": panel_of(found.verdict, desk.body, who=found.known.name),
    }  # fmt: skip
    return render(request, "associations/registration/why.html", context)
