"""Writing down that the constitution was read out."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from associations.actions import constitutions as actions
from associations.forms.readings import Reading
from associations.views.constitutions import show, the_version
from associations.views.gate import seen
from hnsa.core import clock
from members.access.rights import Verb, require_at


@login_required
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, pk: int, version: int) -> HttpResponse:
    """A reading of one version; a form that is not in order comes back as it was typed."""
    body = seen(request.user, pk)
    found = the_version(body, version)
    require_at(request.user, Verb.DRAFT, body)
    if request.method != "POST":
        return redirect("constitution_version", pk, version)
    form = Reading(request.POST)
    if form.is_valid():
        found.body = body
        try:
            actions.record_reading(
                found, by=request.user, today=clock.today(), **form.cleaned_data
            )  # fmt: skip
        except ValidationError as error:
            form.add_error("on", error)
        else:
            messages.success(request, _("The reading is written down."))
            return redirect("constitution_version", pk, version)
    return show(request, body, found, reading=form, status=422)
