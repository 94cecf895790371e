"""Meetings on paper: sheets for the browser's print, and the same as PDFs."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from associations.forms.frozen import panel_of_frozen
from associations.forms.meetings_shown import breaches
from associations.models import Motion, Task
from associations.prints.meetings import EMPTY_ROWS, minutes_of, paper_of, rows_of
from associations.queries import motions as votes
from associations.queries import tasks
from associations.views.meeting_desk import Desk, the_meeting
from associations.views.meetings import bearers, chair_of
from hnsa.core.paper import PaperMissing, pdf_of
from members.models import Body, Person

Filled = Callable[[Desk], dict[str, Any]]


def notice_on_paper(desk: Desk) -> dict[str, Any]:
    """The notice: day, hour, place, what shall be talked over and decided."""
    return {"paper_of": paper_of(desk.meeting)}


def sheet_on_paper(desk: Desk) -> dict[str, Any]:
    """The attendance sheet: a line and a box for a thumb for everybody who is called."""
    sheet = desk.sheet
    return {
        "paper_of": paper_of(desk.meeting), "rows": rows_of(sheet, desk.body),
        "hidden": sheet.hidden, "empty": EMPTY_ROWS,
    }  # fmt: skip


def minutes_on_paper(desk: Desk) -> dict[str, Any]:
    """The minutes, to be read out and signed."""
    meeting, user = desk.meeting, desk.request.user
    motions = votes.of_meeting(
        Motion.objects.visible_to(user), meeting, Person.objects.visible_to(user)
    )
    sums = {one.pk: _sums(one, desk.body) for one in motions}
    plan = tasks.named(Task.objects.visible_to(user).filter(meeting=meeting), user)
    told = minutes_of(meeting, motions, sums, plan, chair_of(desk), bearers(desk))
    return {"paper_of": told.paper, "told": told, "breaches": breaches(meeting)}


def _sums(motion: Motion, body: Body) -> tuple[str, ...]:
    """ "34 of 48 members, 70.8 %": the facts of every article that counts for it."""
    panel = panel_of_frozen(motion.judged, motion.law, body)
    return tuple(fact for row in panel.rows if not row.aside for fact in row.facts) if panel else ()


SHEETS: dict[str, Filled] = {
    "notice": notice_on_paper, "sheet": sheet_on_paper, "minutes": minutes_on_paper,
}  # fmt: skip


@login_required
@require_safe
def sheet(request: HttpRequest, pk: int, meeting_pk: int, which: str) -> HttpResponse:
    """The sheet as a page, to be printed by the browser."""
    return _page(the_meeting(request, pk, meeting_pk), which)


@login_required
@require_safe
def pdf(request: HttpRequest, pk: int, meeting_pk: int, which: str) -> HttpResponse:
    """The sheet as a PDF; where this machine cannot make one, the page with a word about it."""
    desk = the_meeting(request, pk, meeting_pk)
    language = _language(request)
    with translation.override(language):
        context = _context(desk, which) | {"paper": True}
        html = render_to_string(_template(which), context, request)
    try:
        made = pdf_of(html)
    except PaperMissing:
        return _page(desk, which, no_pdf=True)
    day = desk.meeting.meeting_on.isoformat()
    name = f"{which}-{slugify(desk.body.code) or desk.body.pk}-{day}-{language}.pdf"
    answer = HttpResponse(made, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{name}"'
    return answer


def _page(desk: Desk, which: str, **more: Any) -> HttpResponse:
    reader = translation.get_language()
    with translation.override(_language(desk.request)):
        context = _context(desk, which) | {"reader": reader, **more}
        return render(desk.request, _template(which), context)


def _context(desk: Desk, which: str) -> dict[str, Any]:
    ids = [desk.body.pk, desk.meeting.pk]
    return {
        "body": desk.body, "meeting": desk.meeting, "on": desk.on,
        "language": _language(desk.request), "languages": settings.LANGUAGES,
        "print_url": reverse(f"meeting_{which}_print", args=ids),
        "pdf_url": reverse(f"meeting_{which}_pdf", args=ids),
        **SHEETS[which](desk),
    }  # fmt: skip


def _template(which: str) -> str:
    return f"associations/prints/meeting_{which}.html"


def _language(request: HttpRequest) -> str:
    """The language of the sheet: the one that was asked for, or the reader's own."""
    asked = request.GET.get("language", "")
    if not asked:
        return translation.get_language() or settings.LANGUAGE_CODE
    if asked not in dict(settings.LANGUAGES):
        raise Http404
    return asked
