"""Pages of complaints of pressure: all of an election, a new one, one that is heard."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from elections.actions import complaints as actions
from elections.forms.committees import Complaining, Hearing
from elections.models import Complaint
from elections.queries import elections as queries
from elections.views.gate import held
from elections.views.heads import head_of
from elections.vocabulary.steps import Step
from hnsa.core import clock
from hnsa.core.sending import once


@login_required
@require_safe
def index(request: HttpRequest, pk: int, election_pk: int) -> HttpResponse:
    """The complaints; only who holds the election reads them."""
    election = held(request.user, pk, election_pk)
    context = head_of(request, election, "election") | {
        "rows": Complaint.objects.visible_to(request.user).filter(election=election),
        "is_over": election.state in queries.OVER,
        "poll_on": queries.days_of(election).on(Step.POLL),
    }  # fmt: skip
    return render(request, "elections/plans/complaints.html", context)


@login_required
@require_http_methods(["GET", "POST"])
@once
def new(request: HttpRequest, pk: int, election_pk: int) -> HttpResponse:
    """Somebody complains; her words, and her name only if she wants it."""
    election = held(request.user, pk, election_pk)
    posted = request.method == "POST"
    form = Complaining(request.POST if posted else None, initial={"on": clock.today()})
    if posted and form.is_valid():
        try:
            with transaction.atomic():
                actions.make(election, by=request.user, at=clock.now(), **form.cleaned_data)
        except ValidationError as error:
            form.wrong(error)
        else:
            messages.success(request, _("The complaint is written down. The committee hears it."))
            return redirect("election_complaints", pk, election_pk)
    context = head_of(request, election, "election") | {"form": form}
    return render(
        request, "elections/plans/complaint_new.html", context, status=422 if posted else 200
    )  # fmt: skip


@login_required
@require_http_methods(["GET", "POST"])
@once
def hear(request: HttpRequest, pk: int, election_pk: int, complaint_pk: int) -> HttpResponse:
    """The committee heard it: what it found, and did."""
    election = held(request.user, pk, election_pk)
    rows = Complaint.objects.visible_to(request.user).select_related("election__body__parent")
    complaint = get_object_or_404(rows, pk=complaint_pk, election=election)
    if complaint.heard_on is not None:
        messages.info(request, _("This complaint was heard already; what was found stands."))
        return redirect("election_complaints", pk, election_pk)
    posted = request.method == "POST"
    form = Hearing(request.POST if posted else None, initial={"on": clock.today()})
    if posted and form.is_valid():
        try:
            with transaction.atomic():
                actions.hear(complaint, by=request.user, at=clock.now(), **form.cleaned_data)
        except ValidationError as error:
            form.wrong(error)
        else:
            messages.success(request, _("It is written down what was found."))
            return redirect("election_complaints", pk, election_pk)
    context = head_of(request, election, "election") | {"form": form, "one": complaint}
    return render(
        request, "elections/plans/complaint.html", context, status=422 if posted else 200
    )  # fmt: skip
