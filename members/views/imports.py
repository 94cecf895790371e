"""The list of imports, a new one, and what helps with it: template, names of organisations."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hnsa.core import clock
from members.forms.imports import UploadForm, known_organisations
from members.importing import files, jobs
from members.importing.template import template_of
from members.models import ImportJob
from members.views.imports_door import homenets_of, importer, who
from members.views.imports_steps import STATE_SIGNS, steps
from members.vocabulary.country import CODES
from members.vocabulary.imports import JobState

PAGE = 25
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def draft_key(job_id: int) -> str:
    """Where the session keeps which sheets were ticked until the columns are mapped."""
    return f"import-{job_id}"


@importer
def listing(request: HttpRequest) -> HttpResponse:
    """All imports of my HomeNets, the newest first."""
    homenets = homenets_of(request.user)
    found = (
        ImportJob.objects.visible_to(request.user)
        .filter(homenet__in=[body.pk for body in homenets])
        .select_related("body", "created_by", "homenet")
        .defer("survey", "choices")
        .order_by("-id")
    )
    before = request.GET.get("before", "")
    if before.isdecimal():
        found = found.filter(pk__lt=int(before))
    rows = list(found[: PAGE + 1])
    more = len(rows) > PAGE
    rows = rows[:PAGE]
    context = {
        "jobs": [(job, *STATE_SIGNS[JobState(job.state)]) for job in rows],
        "next": rows[-1].pk if more else None,
        "first": not before,
        "homenets": homenets,
        "templates": [body for body in homenets if body.code in CODES],
    }
    return render(request, "imports/list.html", context)


@importer
def upload(request: HttpRequest) -> HttpResponse:
    """Bring in a list: the file, and where it belongs. A refusal stands on the same page."""
    homenets = homenets_of(request.user)
    posted = request.method == "POST"
    form = UploadForm(
        request.user,
        homenets,
        request.POST if posted else None,
        request.FILES if posted else None,
        initial={"body": request.GET.get("into", "")[:240]},
    )
    if posted and form.is_valid():
        said = form.cleaned_data
        try:
            job = jobs.receive(
                said["file"],
                by=who(request),
                homenet=said["homenet"],
                body=said["body"],
                at=clock.now(),
                new_organisation=said["new_body"],
            )
        except files.Refused as refused:
            form.add_error("file", str(refused.sentence))
        else:
            return redirect("imports:read", pk=job.pk)
    if posted and (arrived := request.META.get("hnsa.upload_too_large")):
        form.errors.pop("file", None)
        limit = files.LARGEST_TEXT // files.MEGABYTE
        size = -(-int(arrived) // files.MEGABYTE)
        form.add_error("file", str(files.refuse("too_large", size=size, limit=limit)))
    context = {
        "form": form,
        "steps": steps("upload"),
        "homenets": homenets,
        "templates": [body for body in homenets if body.code in CODES],
        "organisations": known_organisations(request.user, homenets),
    }
    return render(request, "imports/new.html", context, status=422 if form.errors else 200)


@importer
def organisations(request: HttpRequest) -> HttpResponse:
    """Names and codes that begin to fit what is being typed, for the list under the field."""
    typed = request.GET.get("q", "")[:100]
    found = known_organisations(request.user, homenets_of(request.user), typed)
    return JsonResponse({"organisations": found})


@importer
def template(request: HttpRequest, homenet: str) -> HttpResponse:
    """The empty list to fill in; its second row explains and is skipped when it comes back."""
    if homenet not in CODES or homenet not in {body.code for body in homenets_of(request.user)}:
        raise Http404(_("There is no template for this HomeNet."))
    answer = HttpResponse(template_of(homenet, get_language() or "en"), content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="members-{homenet}.xlsx"'
    return answer
