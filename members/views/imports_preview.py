"""One import: preview with filters, the panel that says why, the progress of the worker."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from members.models import ImportJob, ImportProgress, ImportRow
from members.queries import imports as found
from members.views import imports_articles as articles
from members.views import imports_words as words
from members.views.imports_door import importer, job_of
from members.views.imports_shown import (
    Lists,
    cells_shown,
    changes_shown,
    lines,
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
        status=asked["status"],
        effect=asked["effect"],
        doubts=bool(asked["doubts"]),
        q=asked["q"],
        sheet=int(asked["sheet"]) if asked["sheet"] else None,
        after=_after(request),
        limit=LIMIT,
    )
    lists = Lists(job)
    totals = job.totals or {}
    kept = {name: said for name, said in asked.items() if said}
    context = {
        **_head(job),
        "rows": lines(page.rows, lists, written=job.state == JobState.ACCEPTED),
        "lists": lists,
        "totals": totals,
        "figures": _figures(totals, kept),
        "asked": asked,
        "filters": urlencode(kept),
        "after": request.GET.get("after", "") if _after(request) else "",
        "next": _next(page.after, kept),
        "effects": [(effect.value, words.EFFECT[effect]) for effect in Effect],
        **counted(job),
        "why": _why(request, job, lists),
        "is_open": job.state == JobState.CHECKED,
        "hidden": _hidden(lists),
        "restored": _restored(totals),
        "left_open": articles.left_open(totals),
        "said": [
            {**one, "column": words.label(str(one.get("column", "")))}
            for one in totals.get("said") or []
        ],
    }
    return render(request, "imports/preview.html", context)


def counted(job: ImportJob) -> dict[str, int]:
    """How many rows would come in as things stand, stay out by the clerk's word, need mending."""
    totals = job.totals or {}
    good = int(totals.get("accepted", 0)) + int(totals.get("accepted_with_warning", 0))
    to_write = found.brought_in(job)
    bad = int(totals.get("rejected", 0)) + int(totals.get("duplicate", 0))
    return {"to_write": to_write, "left_out": max(0, good - to_write), "to_mend": bad}


def _restored(totals: dict[str, Any]) -> list[tuple[str, int]]:
    """What taking back did, in words."""
    done = totals.get("restored") or {}
    names = {
        "persons": _("People that went"),
        "kept": _("People kept, because others rely on their records"),
    }
    return [(names[key], int(n)) for key, n in done.items() if key in names and n]


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
    sheet, __, row = request.GET.get("after", "").partition("-")
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
        "may_decide": job.state == JobState.CHECKED
        and row.status in (Status.ACCEPTED, Status.WARNED),
        "leader": row.leader,
        **articles.offered(request.user, row, job),
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
