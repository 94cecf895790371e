"""Accept, take back, give up, try again; the files that come out of an import."""

import hashlib
import json

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from members import tasks
from members.actions import imports as act
from members.importing import jobs, mending
from members.models import ImportJob, ImportRow
from members.queries import import_conflicts
from members.queries import imports as found
from members.views.imports_door import importer, job_of, who
from members.views.imports_preview import counted
from members.views.imports_shown import Lists, shown
from members.views.imports_steps import steps, steps_of
from members.vocabulary.imports import WORKING, JobState

CONFLICTS = 50  # named one by one before an import is taken back


def once_key(job: ImportJob) -> str:
    """Stands in the form of a confirmation: what was confirmed is what the page showed.

    It changes with the state, the totals and every decision on a row.
    """
    decided = sorted(
        ImportRow.objects.filter(job=job).exclude(decision="").values_list("pk", "decision")
    )
    facts = json.dumps([job.pk, job.state, job.totals, decided], sort_keys=True, default=str)
    return hashlib.sha256(facts.encode()).hexdigest()[:20]


@importer
def accept(request: HttpRequest, pk: int) -> HttpResponse:
    """What will be written, and the button that writes it. A double click changes nothing."""
    job = job_of(request, pk)
    if job.state in {str(state) for state in WORKING} or job.state == JobState.ACCEPTED:
        return redirect("imports:job", pk=job.pk)  # somebody, or the first of two clicks
    if job.state != JobState.CHECKED:
        messages.error(request, _("This list has not been checked, so it cannot be accepted yet."))
        return redirect("imports:job", pk=job.pk)
    changed = False
    if request.method == "POST":
        if request.POST.get("once") == once_key(job):
            if _ask(request, job, "accept"):
                return redirect("imports:job", pk=job.pk)
        else:
            changed = True
    totals = job.totals or {}
    context = {
        "job": job,
        "steps": steps("accept"),
        "once": once_key(job),
        "changed": changed,
        "totals": totals,
        **counted(job),
        "undecided": totals.get("undecided", 0),
    }
    return render(request, "imports/accept.html", context, status=409 if changed else 200)


def _ask(request: HttpRequest, job: ImportJob, work: str, *, forced: bool = False) -> bool:
    try:
        tasks.send(job, work, by=who(request), forced=forced)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return False
    return True


@importer
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """What taking back would restore, who changed something since, and the button that does it."""
    job = job_of(request, pk)
    if job.state != JobState.ACCEPTED:
        return redirect("imports:job", pk=job.pk)
    conflicts = import_conflicts.found(job, limit=CONFLICTS + 1)
    missing = False
    if request.method == "POST":
        sure = request.POST.get("sure") == "yes"
        if sure or not conflicts:
            _ask(request, job, "undo", forced=bool(conflicts))
            return redirect("imports:job", pk=job.pk)
        missing = True
    context = {
        "job": job,
        "steps": steps("report"),
        "done": (job.totals or {}).get("done", {}),
        "conflicts": [(one, _what(one)) for one in conflicts[:CONFLICTS]],
        "more": len(conflicts) > CONFLICTS,
        "missing": missing,
    }
    return render(request, "imports/undo.html", context, status=422 if missing else 200)


def _what(conflict: import_conflicts.Conflict) -> str:
    """ "wrote a phone", "changed the person" … from the two words of the history."""
    things = {
        "person": _("the person’s record"),
        "number": _("an identity number"),
        "phone": _("a phone"),
        "membership": _("a membership"),
        "consent": _("a consent"),
        "role": _("a role"),
    }
    thing = things.get(conflict.what, conflict.what)
    if conflict.how.startswith("insert"):
        return _("wrote down %(thing)s") % {"thing": thing}
    if conflict.how.startswith("delete"):
        return _("deleted %(thing)s") % {"thing": thing}
    return _("changed %(thing)s") % {"thing": thing}


@importer
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the list up. Nothing of it was written, and its rows and its file go."""
    job = job_of(request, pk)
    if request.method == "POST":
        try:
            act.drop(job, by=who(request))
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return redirect("imports:job", pk=job.pk)
        jobs.forget_file(job)
        messages.success(request, _("The list was given up. Nothing of it is in the register."))
        return redirect("imports:list")
    return render(request, "imports/drop.html", {"job": job, "steps": steps_of(job)})


@importer
def again(request: HttpRequest, pk: int) -> HttpResponse:
    """Check the list once more: after a failure, or against the register as it is now."""
    job = job_of(request, pk)
    if request.method == "POST":
        _ask(request, job, "check")
    return redirect("imports:job", pk=job.pk)


@importer
def mend(request: HttpRequest, pk: int) -> HttpResponse:
    """The rows that did not come in, as they were written, with what is wrong beside them."""
    job = job_of(request, pk)
    if job.state in (JobState.UPLOADED, JobState.MAPPED, JobState.DROPPED):
        raise Http404(_("This list has not been checked, so there is nothing to mend yet."))
    lists = Lists(job)
    rows = (
        ImportRow.objects.visible_to(request.user)
        .filter(job=job)
        .filter(mending.to_mend())
        .order_by("sheet", "row")
    )
    kind = (job.survey or {}).get("kind") or "csv"
    written = mending.written(
        job.survey or {}, ((row, _wrong(row, lists)) for row in rows.iterator(500)), kind
    )
    answer = HttpResponse(written, content_type=mending.TYPES[kind])
    answer["Content-Disposition"] = f'attachment; filename="to-mend-{job.pk}.{kind}"'
    answer["Cache-Control"] = "private, no-store"
    return answer


def _wrong(row: ImportRow, lists: Lists) -> str:
    return " ".join(
        strip_tags(f"{reason.heading}. {reason.next}").strip()
        for reason in shown(row, lists).reasons
    )


@importer
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """The report as JSON: one entry a row, as the shell command writes it."""
    job = job_of(request, pk)
    if job.state in (JobState.UPLOADED, JobState.MAPPED, JobState.CHECKING, JobState.DROPPED):
        raise Http404(_("This list has not been checked, so there is no report yet."))
    text = json.dumps(found.report(job), ensure_ascii=False, indent=1, default=str)
    answer = HttpResponse(text, content_type="application/json; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="import-{job.pk}.json"'
    answer["Cache-Control"] = "private, no-store"
    return answer
