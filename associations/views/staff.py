"""Paid staff: somebody is written down, with what the articles say of it; the work ends."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from associations.actions import staff as actions
from associations.forms import committees as forms
from associations.forms.panels import Panel, panel_of
from associations.models import PaidStaff
from associations.queries import constitutions, frozen, staff
from associations.views.committees import until
from associations.views.gate import seen
from hnsa.core import clock
from hnsa.core.sending import once
from members.access.rights import Verb, may_at, require_at
from members.models import Body


@login_required
@require_http_methods(["GET", "POST"])
@once
def new(request: HttpRequest, pk: int) -> HttpResponse:
    """Whom the association pays: a fact, which is written down also where an article forbids it."""
    body = seen(request.user, pk)
    require_at(request.user, Verb.KEEP, body)
    on, sent = clock.today(), request.POST.get("do") == "write"
    form = forms.Staff(request.POST if sent else None, on=on, initial={"day": on})
    if sent and form.is_valid():
        told = form.cleaned_data
        with transaction.atomic():
            one = actions.write_down(
                body, name=told["name"], work=told["work"], on=told["day"], by=request.user
            )
        messages.success(request, _("%(name)s is written down.") % {"name": one.name})
        return redirect("staff", pk, one.pk)
    verdict, _facts = staff.judged(body, on)
    context = {
        "body": body, "form": form, "panel": panel_of(verdict, body) if verdict else None,
        "constitution_url": reverse("constitution", args=[body.pk]),
    }  # fmt: skip
    return render(request, "associations/staff/new.html", context, status=422 if sent else 200)


@login_required
@require_safe
def page(request: HttpRequest, pk: int, staff_pk: int) -> HttpResponse:
    """One of them: since when, which decision allowed it, and what the articles said that day."""
    body, one = _opened(request, pk, staff_pk)
    context = {
        "body": body, "one": one, "panel": _kept(body, one), "on": clock.today(),
        "may_keep": may_at(request.user, Verb.KEEP, body),
        "constitution_url": reverse("constitution", args=[body.pk]),
    }  # fmt: skip
    return render(request, "associations/staff/page.html", context)


@login_required
@require_http_methods(["GET", "POST"])
@once
def end(request: HttpRequest, pk: int, staff_pk: int) -> HttpResponse:
    """The paid work ends on a day."""
    body, one = _opened(request, pk, staff_pk)
    require_at(request.user, Verb.KEEP, body)
    return until(
        request, {"body": body, "one": one}, "staff/end",
        lambda day: actions.end(one, on=day, by=request.user),
        _("It is written down that the paid work ends."), ("staff", pk, one.pk),
    )  # fmt: skip


def _opened(request: HttpRequest, pk: int, staff_pk: int) -> tuple[Body, PaidStaff]:
    body = seen(request.user, pk)
    rows = PaidStaff.objects.visible_to(request.user).select_related("motion")
    one = get_object_or_404(rows, pk=staff_pk, body=body)
    one.body = body
    return body, one


def _kept(body: Body, one: PaidStaff) -> Panel | None:
    """What the articles said on the day from which the salary is paid."""
    law = constitutions.in_force_of([body.pk], on=one.begins_on).get(body.pk)
    if one.judged is None or law is None:
        return None
    verdict = frozen.again(one.judged, staff.on_salaries(law))
    return panel_of(verdict, body, who=one.name) if verdict is not None else None
