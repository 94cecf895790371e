"""One import: preview with filters, the panel that says why, the progress of the worker."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import urlencode

from members.access.rights import Verb, may
from members.models import ImportJob, ImportProgress, ImportRow
from members.queries import imports as found
from members.views import imports_words as words
from members.views.imports_door import importer, job_of
from members.views.imports_shown import (
    Lists,
    cells_shown,
    changes_shown,
    shown,
)
from members.views.imports_steps import STATE_SIGNS, WORKS, phase_word, steps_of
from members.vocabulary.imports import WORKING, JobState
from members.vocabulary.reasons import Effect, Status

LIMIT = 50
TOTALS = [
    (Status.ACCEPTED, "accepted"),
    (Status.WARNED, "accepted_with_warning"),
    (Status.REJECTED, "rejected"),
    (Status.DUPLICATE, "duplicate"),
    (Status.NOT_A_RECORD, "not_a_record"),
]


@importer
def job(request: HttpRequest, pk: int) -> HttpResponse:
    """The page of an import, whatever its state."""
    job = job_of(request, pk)
    if job.state in {str(state) for state in WORKING}:
        return _working(request, job)
    if job.state == JobState.UPLOADED:
        return redirect("imports:read", pk=job.pk)
    if job.state == JobState.MAPPED:
        return redirect("imports:map", pk=job.pk)
    if job.state in (JobState.FAILED, JobState.DROPPED):
        return render(request, "imports/stopped.html", _head(job))
    return _preview(request, job)


def _head(job: ImportJob) -> dict[str, Any]:
    tone, sign = STATE_SIGNS[JobState(job.state)]
    return {"job": job, "steps": steps_of(job), "tone": tone, "sign": sign}


def _preview(request: HttpRequest, job: ImportJob) -> HttpResponse:
    asked = _asked(request)
    page = found.rows(
        job,
        status=asked["status"] or None,
        effect=asked["effect"] or None,
        doubts=bool(asked["doubts"]),
        q=asked["q"],
        sheet=int(asked["sheet"]) if asked["sheet"] else None,
        after=_after(request),
        limit=LIMIT,
    )
    lists = Lists(job)
    totals = found.totals(job)
    kept = {name: said for name, said in asked.items() if said}
    context = {
        **_head(job),
        "rows": [shown(row, lists) for row in page.rows],
        "lists": lists,
        "totals": totals,
        "figures": _figures(totals, kept),
        "asked": asked,
        "filters": urlencode(kept),
        "is_first": not request.GET.get("after"),
        "next": _next(page.next_after, kept),
        "effects": [(effect.value, words.EFFECT[effect]) for effect in Effect],
        "to_write": rows_to_write(job, totals),
        "left_out": left_out(job),
        "to_mend": rows_to_mend(totals),
        "why": _why(request, job, lists),
        "is_open": job.state == JobState.CHECKED,
        "hidden": _hidden(lists),
    }
    return render(request, "imports/preview.html", context)


def _asked(request: HttpRequest) -> dict[str, str]:
    """The filters of the address, each only with a value it can have."""
    get = request.GET
    status, effect, sheet = get.get("status", ""), get.get("effect", ""), get.get("sheet", "")
    return {
        "status": status if status in set(Status) else "",
        "effect": effect if effect in set(Effect) else "",
        "sheet": sheet if sheet.isdecimal() and len(sheet) < 5 else "",
        "doubts": "1" if get.get("doubts") else "",
        "q": get.get("q", "").strip().replace("\x00", "")[:100],
    }


def _after(request: HttpRequest) -> tuple[int, int] | None:
    sheet, _dash, row = request.GET.get("after", "").partition("-")
    if sheet.isdecimal() and row.isdecimal() and len(sheet) < 5 and len(row) < 9:
        return int(sheet), int(row)
    return None


def _next(after: Any, kept: dict[str, str]) -> str:
    return urlencode({**kept, "after": f"{after[0]}-{after[1]}"}) if after else ""


def _figures(totals: dict[str, Any], kept: dict[str, str]) -> list[dict[str, Any]]:
    """The totals as links that filter; the other filters stay as they are."""
    rest = {name: said for name, said in kept.items() if name != "status"}
    figures = []
    for status, key in TOTALS:
        tone, sign, word = words.STATUS[status]
        figures.append(
            {
                "number": totals.get(key, 0), "tone": tone, "sign": sign, "word": word,
                "link": urlencode({**rest, "status": status.value}),
                "current": kept.get("status") == status,
            }
        )  # fmt: skip
    everything = {"number": totals.get("rows", 0), "link": urlencode(rest), "word": "", "tone": ""}
    return [{**everything, "current": "status" not in kept}, *figures]


def left_out(job: ImportJob) -> int:
    """Rows that would come in but for the clerk's own word: left out, or for later."""
    return ImportRow.objects.filter(
        job=job, status__in=[Status.ACCEPTED, Status.WARNED], decision__in=["skip", "later"]
    ).count()


def rows_to_write(job: ImportJob, totals: dict[str, Any]) -> int:
    """How many rows accepting brings in, as things stand."""
    good = int(totals.get("accepted", 0)) + int(totals.get("accepted_with_warning", 0))
    return good - left_out(job)


def rows_to_mend(totals: dict[str, Any]) -> int:
    """Rows of the error file, before the clerk left any out."""
    return int(totals.get("rejected", 0)) + int(totals.get("duplicate", 0))


def _hidden(lists: Lists) -> list[dict[str, Any]]:
    return [
        sheet
        for sheet in lists.sheets
        if sheet.get("hidden") or sheet.get("hidden_row_count") or sheet.get("hidden_columns")
    ]


def _why(request: HttpRequest, job: ImportJob, lists: Lists) -> dict[str, Any] | None:
    asked = request.GET.get("why", "")
    if not asked.isdecimal() or len(asked) > 15:
        return None
    row = ImportRow.objects.visible_to(request.user).filter(job=job, pk=int(asked)).first()
    return why(request, row, job, lists) if row else None


def why(request: HttpRequest, row: ImportRow, job: ImportJob, lists: Lists) -> dict[str, Any]:
    """Everything the panel says of a row."""
    values = row.values or {}
    return {
        "row": row,
        "shown": shown(row, lists),
        "understood": words.understood(values),
        "cells": cells_shown(row, lists),
        "changes": changes_shown(row),
        "person": row.person_id,
        "is_staff": request.user.is_staff and may(request.user, Verb.SEE, job.homenet_id),
        "may_decide": job.state == JobState.CHECKED
        and row.status in (Status.ACCEPTED, Status.WARNED),
        "leader": row.leader,
    }


@importer
def row(request: HttpRequest, pk: int, row_id: int) -> HttpResponse:
    """Why a row came out as it did: on a page of its own, to link to and to print."""
    job = job_of(request, pk)
    rows = ImportRow.objects.visible_to(request.user).select_related("leader")
    found_row = get_object_or_404(rows, job=job, pk=row_id)
    context = {**_head(job), "why": why(request, found_row, job, Lists(job)), "alone": True}
    return render(request, "imports/row.html", context)


def _working(request: HttpRequest, job: ImportJob) -> HttpResponse:
    context = {**_head(job), **_progress(job), "what": WORKS[JobState(job.state)]}
    return render(request, "imports/working.html", context)


def _progress(job: ImportJob) -> dict[str, Any]:
    pulse = ImportProgress.objects.filter(job=job).first()
    return {
        "phase": phase_word(pulse.phase if pulse else ""),
        "done": pulse.done if pulse else 0,
        "of": pulse.of if pulse else 0,
        "tries": pulse.tries if pulse else 0,
    }


@importer
def progress(request: HttpRequest, pk: int) -> JsonResponse:
    """What the worker says of itself, for the bar of the page."""
    job = job_of(request, pk)
    if job.state == JobState.DROPPED:
        raise Http404
    working = job.state in {str(state) for state in WORKING}
    answer = JsonResponse({"working": working, "state": job.state, **_progress(job)})
    answer["Cache-Control"] = "no-store"
    return answer
