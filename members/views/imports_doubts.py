"""Doubts side by side, settled one by one or in groups; rows left out and brought in again."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from members.actions import imports as act
from members.forms.imports import DecisionForm
from members.models import ImportJob, ImportRow
from members.queries import imports as found
from members.rules.sentences import OTHER_RECORD, sentence_of
from members.views import imports_words as words
from members.views.imports_door import importer, job_of, who
from members.views.imports_shown import Lists, shown
from members.views.imports_sides import sides
from members.views.imports_steps import steps_of
from members.vocabulary.imports import Decision, JobState


def _in_doubt(job: ImportJob) -> QuerySet[ImportRow]:
    return ImportRow.objects.filter(job=job, doubt__isnull=False).order_by("sheet", "row")


@importer
def doubts(request: HttpRequest, pk: int) -> HttpResponse:
    """One doubt at a time: the row, the other, and what the clerk decides."""
    job = job_of(request, pk)
    if job.state != JobState.CHECKED:
        return redirect("imports:job", pk=job.pk)
    error = ""
    if request.method == "POST":
        form = DecisionForm(request.POST)
        if form.is_valid():
            return _settle(request, job, form.cleaned_data)
        unknown = [_("This answer is not one of those offered.")]
        error = " ".join(str(sentence) for sentence in form.errors.get("decision", unknown))
    row = _chosen(request, job)
    if row is None:
        return render(request, "imports/no_doubts.html", {"job": job, "steps": steps_of(job)})
    return render(request, "imports/doubts.html", _context(request, job, row, error))


def _chosen(request: HttpRequest, job: ImportJob) -> ImportRow | None:
    """The doubt that the address names, or the first that is not decided."""
    asked = request.POST.get("row") or request.GET.get("row") or ""
    if asked.isdecimal() and len(asked) < 16:
        return get_object_or_404(_in_doubt(job), pk=int(asked))
    return _in_doubt(job).filter(decision="").first()


def _context(request: HttpRequest, job: ImportJob, row: ImportRow, error: str) -> dict[str, Any]:
    lists = Lists(job)
    doubt = row.doubt or {"why": []}
    with_register = doubt.get("with") == "register"
    other = _other(doubt, with_register=with_register)
    before = Q(sheet__lt=row.sheet) | Q(sheet=row.sheet, row__lte=row.row)
    all_of_them = _in_doubt(job)
    return {
        "job": job,
        "steps": steps_of(job),
        "row": row,
        "shown": shown(row, lists),
        "sides": sides(request.user, row, lists),
        "at": all_of_them.filter(before).count(),
        "of": all_of_them.count(),
        "undecided": all_of_them.filter(decision="").count(),
        "why": [words.say(sentence_of(str(kind)).heading, other=other) for kind in doubt["why"]],
        "like": len([pk for pk in found.like(row) if pk != row.pk]),
        "before": _neighbour(job, row, later=False),
        "after": _neighbour(job, row, later=True),
        "error": error,
    }  # fmt: skip


def _other(doubt: dict[str, Any], *, with_register: bool) -> SafeString:
    if with_register:
        return mark_safe(_(OTHER_RECORD))
    return words.other_row(doubt.get("row"), str(doubt.get("sheet") or ""))


def _neighbour(job: ImportJob, row: ImportRow, *, later: bool) -> int | None:
    if later:
        near = _in_doubt(job).filter(Q(sheet__gt=row.sheet) | Q(sheet=row.sheet, row__gt=row.row))
        return near.values_list("pk", flat=True).first()
    near = _in_doubt(job).filter(Q(sheet__lt=row.sheet) | Q(sheet=row.sheet, row__lt=row.row))
    return near.reverse().values_list("pk", flat=True).first()


def _settle(request: HttpRequest, job: ImportJob, said: dict[str, Any]) -> HttpResponse:
    row = get_object_or_404(_in_doubt(job), pk=said["row"])
    decision = "" if said["decision"] == "none" else said["decision"]
    rows = [row.pk]
    if "like" in request.POST:
        rows = sorted({row.pk, *found.like(row)})
    try:
        settled = act.decide(job, rows, decision, by=who(request))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("imports:job", pk=job.pk)
    messages.success(
        request,
        ngettext("%(n)d doubt is settled.", "%(n)d doubts are settled.", settled) % {"n": settled},
    )
    following = _in_doubt(job).filter(decision="")
    after = following.filter(Q(sheet__gt=row.sheet) | Q(sheet=row.sheet, row__gt=row.row)).first()
    target = after or following.first()
    if target is None:
        return redirect("imports:job", pk=job.pk)
    return redirect(f"{reverse('imports:doubts', args=[job.pk])}?{urlencode({'row': target.pk})}")


@importer
@require_POST
def decide_row(request: HttpRequest, pk: int, row_id: int) -> HttpResponse:
    """Leave one row out, bring it in again, or keep what the register says of her."""
    job = job_of(request, pk)
    row = get_object_or_404(ImportRow.objects.visible_to(request.user), job=job, pk=row_id)
    form = DecisionForm({"row": row.pk, "decision": request.POST.get("decision", "")})
    if not form.is_valid():
        messages.error(request, _("This answer is not one of those offered."))
        return redirect("imports:row", pk=job.pk, row_id=row.pk)
    decision = form.cleaned_data["decision"]
    try:
        act.decide(job, [row.pk], "" if decision == "none" else decision, by=who(request))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, _row_said(decision) % {"row": row.row})
    return redirect("imports:row", pk=job.pk, row_id=row.pk)


def _row_said(decision: str) -> str:
    if decision == Decision.SKIP:
        return _("Row %(row)d is left out.")
    if decision == Decision.KEEP:
        return _("Row %(row)d changes nothing of her record.")
    return _("Row %(row)d is brought in.")
