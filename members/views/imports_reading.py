"""How the file is read and what its columns mean: the two pages before the check."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from members import tasks
from members.forms.imports import known_organisations
from members.forms.imports_mapping import MappingForm, cover
from members.forms.imports_reading import DELIMITER_WORDS, ENCODING_WORDS, ReadForm
from members.importing import files, jobs
from members.importing.files import Remark, column_letters
from members.importing.survey import sentence_of
from members.models import ImportJob
from members.rules.column_words import LABELS
from members.views.imports import draft_key
from members.views.imports_door import importer, job_of, who
from members.views.imports_steps import steps
from members.vocabulary.columns import Column
from members.vocabulary.imports import JobState

SHOWN = 8  # rows of a sheet shown below its headings
LONG = 12  # digits: such a number is covered before anybody knows what it is
OPEN = {JobState.UPLOADED, JobState.MAPPED, JobState.CHECKED, JobState.FAILED}


def _open(request: HttpRequest, job: ImportJob) -> bool:
    """Whether the list can still be read in another way; says so when it cannot."""
    if job.state in {str(state) for state in OPEN}:
        return True
    messages.error(
        request,
        _("This import is “%(state)s”: how it is read cannot be changed any more.")
        % {"state": job.get_state_display()},
    )
    return False


@importer
def read(request: HttpRequest, pk: int) -> HttpResponse:
    """Encoding, separator, sheets and headings, each shown with a sample and changeable."""
    job = job_of(request, pk)
    if not _open(request, job):
        return redirect("imports:job", pk=job.pk)
    draft = request.session.get(draft_key(job.pk), {})
    used = draft.get("used") or {
        name: bool(one.get("use", True))
        for name, one in ((job.choices or {}).get("sheets") or {}).items()
    }
    form = ReadForm(job.survey, used, *([request.POST] if request.method == "POST" else []))
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        headers = {**draft.get("header_rows", {}), **said["header_rows"]}
        draft = {**draft, "used": said["used"], "header_rows": headers}
        request.session[draft_key(job.pk)] = draft
        if not form.changes_the_reading():
            return redirect("imports:read" if "look" in request.POST else "imports:map", pk=job.pk)
        try:
            jobs.read_again(
                job,
                encoding=said.get("encoding"),
                delimiter=said.get("delimiter"),
                header_rows=headers,
                by=who(request),
            )
        except (files.Refused, ValidationError) as refused:
            form.add_error(None, str(getattr(refused, "sentence", refused)))
        else:
            messages.success(request, _("The file was read again. Look whether it is right now."))
            return redirect("imports:read", pk=job.pk)
    context = {
        "job": job,
        "steps": steps("read"),
        "form": form,
        "survey": job.survey,
        "sheets": [
            _sheet(index, sheet, form) for index, sheet in enumerate(job.survey.get("sheets", []))
        ],
        "encoding": ENCODING_WORDS.get(job.survey.get("encoding") or "", ""),
        "delimiter": DELIMITER_WORDS.get(job.survey.get("delimiter") or "", ""),
        "said": [_remark(remark) for remark in job.survey.get("remarks") or []],
        "same_file": _same_file(request, job),
    }
    return render(request, "imports/read.html", context, status=422 if form.errors else 200)


def _same_file(request: HttpRequest, job: ImportJob) -> list[ImportJob]:
    """Earlier imports of the very same file."""
    if not job.sha256:
        return []
    return list(
        ImportJob.objects.visible_to(request.user)
        .filter(sha256=job.sha256, homenet=job.homenet_id, pk__lt=job.pk)
        .exclude(state=JobState.DROPPED)
        .defer("survey", "choices", "totals")
        .order_by("-pk")[:3]
    )


def _sheet(index: int, sheet: dict[str, Any], form: ReadForm) -> dict[str, Any]:
    headings = sheet.get("headings") or []
    meanings = sheet.get("meanings") or []
    rows = []
    for row, cells in (sheet.get("sample") or [])[:SHOWN]:
        seen = [
            _covered(str(cell), meanings[at] if at < len(meanings) else "")
            for at, cell in enumerate(cells)
        ]
        rows.append((row, seen))
    return {
        **sheet,
        "index": index,
        "use": form[f"use-{index}"],
        "header": form[f"header-{index}"],
        "letters": [column_letters(at + 1) for at in range(len(headings))],
        "shown": rows,
        "said": [_remark(remark) for remark in sheet.get("remarks") or []],
        "lines": _header_lines(sheet),
    }


def _remark(stored: dict[str, Any]) -> str:
    """What the reader noticed, as a sentence."""
    values = tuple((name, value) for name, value in stored.get("values") or [])
    return str(sentence_of(Remark(stored["code"], values)))


def _header_lines(sheet: dict[str, Any]) -> list[tuple[int, list[str]]]:
    """The rows of the headings as they stand in the file."""
    first = sheet.get("header_row") or 0
    return [(first + at, line) for at, line in enumerate(sheet.get("header_lines") or [])]


def _covered(cell: str, meaning: str) -> str:
    if meaning == Column.NATIONAL_ID or sum(sign.isdecimal() for sign in cell) >= LONG:
        return cover(cell)
    return cell


@importer
def columns(request: HttpRequest, pk: int) -> HttpResponse:
    """What each column means, into which body, and from here to the check."""
    job = job_of(request, pk)
    if not _open(request, job):
        return redirect("imports:job", pk=job.pk)
    draft = request.session.get(draft_key(job.pk), {})
    posted = request.POST if request.method == "POST" else None
    form = MappingForm(job, request.user, draft, posted)
    if not form.sheets:
        messages.error(request, _("Tick at least one sheet first."))
        return redirect("imports:read", pk=job.pk)
    if posted is not None and form.is_valid():
        try:
            jobs.choose(job, form.choices(), by=who(request))
            tasks.send(job, "check", by=who(request))
        except (files.Refused, ValidationError) as refused:
            form.errors.append(("", " ".join(getattr(refused, "messages", [str(refused)]))))
        else:
            request.session.pop(draft_key(job.pk), None)
            return redirect("imports:job", pk=job.pk)
    for sheet in form.sheets:
        for column in sheet.columns:
            column.letter = column_letters(column.number)
    context = {
        "job": job,
        "steps": steps("map"),
        "form": form,
        "meanings": [(column.value, _(text)) for column, text in LABELS.items()],
        "organisations": known_organisations(request.user, [job.homenet]),
    }
    return render(request, "imports/map.html", context, status=422 if form.errors else 200)
