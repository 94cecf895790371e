"""Admitting a row against an article: offered to who may go on against a rule, with a reason."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hnsa.core import clock
from hnsa.core.sending import once
from members.actions import import_admission as act
from members.models import ImportRow
from members.views import imports_preview
from members.views.imports_door import importer, job_of, who
from members.views.imports_shown import Lists
from members.views.imports_steps import steps_of

TURN_AWAY = "turn_away"


@importer
@require_POST
@once
def admit(request: HttpRequest, pk: int, row_id: int) -> HttpResponse:
    """Admit a row against the article, or take that back. A missing reason is said at its field."""
    job = job_of(request, pk)
    row = get_object_or_404(ImportRow.objects.visible_to(request.user), job=job, pk=row_id)
    back = request.POST.get("decision") == TURN_AWAY
    why = request.POST.get("why", "")[:1000]
    try:
        if back:
            act.turn_away_again(job, row.pk, by=who(request))
        else:
            act.admit(job, row.pk, why=why, by=who(request), on=clock.today())
    except ValidationError as error:
        told = {"typed": why, "wrong": " ".join(error.messages)}
        panel = imports_preview.why(request, row, job, Lists(job)) | told
        if back or not panel["may_admit"]:
            messages.error(request, told["wrong"])
            return redirect("imports:row", pk=job.pk, row_id=row.pk)
        context = {"job": job, "steps": steps_of(job), "why": panel, "alone": True}
        return render(request, "imports/row.html", context, status=422)
    said = _("Row %(row)d stays out.") if back else _("Row %(row)d is admitted by your decision.")
    messages.success(request, said % {"row": row.row})
    return redirect("imports:row", pk=job.pk, row_id=row.pk)
