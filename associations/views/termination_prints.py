"""The notice to a member on paper: a sheet for the browser's print, and the same as a PDF."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import translation
from django.views.decorators.http import require_safe

from associations.models import Termination
from associations.prints.termination_notice import notice_of
from associations.queries import terminations as queries
from associations.rules import putting_out
from associations.views.terminations import opened
from hnsa.core import clock
from hnsa.core.paper import PaperMissing, pdf_of
from members.models import Body

TEMPLATE = "associations/prints/termination_notice.html"


@login_required
@require_safe
def sheet(request: HttpRequest, pk: int, termination_pk: int) -> HttpResponse:
    """The notice as a page, in the language in which it is written."""
    body, termination = opened(request, pk, termination_pk)
    if not termination.notice:
        return redirect("termination", pk, termination.pk)
    return _page(request, body, termination)


@login_required
@require_safe
def pdf(request: HttpRequest, pk: int, termination_pk: int) -> HttpResponse:
    """The notice as a PDF; where this machine cannot make one, the page with a word about it."""
    body, termination = opened(request, pk, termination_pk)
    if not termination.notice:
        return redirect("termination", pk, termination.pk)
    with translation.override(termination.language):
        context = _context(body, termination) | {"paper": True}
        html = render_to_string(TEMPLATE, context, request)
    try:
        made = pdf_of(html)
    except PaperMissing:
        return _page(request, body, termination, no_pdf=True)
    answer = HttpResponse(made, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="notice-{termination.pk}.pdf"'
    return _private(answer)


def _page(
    request: HttpRequest, body: Body, termination: Termination, **more: Any
) -> HttpResponse:  # fmt: skip
    reader = translation.get_language()
    with translation.override(termination.language):
        context = _context(body, termination) | {"reader": reader, **more}
        return _private(render(request, TEMPLATE, context))


def _context(body: Body, termination: Termination) -> dict[str, Any]:
    on = clock.today()
    spell = queries.last_spell(body, termination.person_id)
    earliest = None
    if termination.notice_on is not None:
        found = queries.law_on(body, termination.notice_on)
        course = queries.course_of(termination, termination.notice_on)
        if found is not None:
            earliest = putting_out.earliest(found.law, course, termination.notice_on)
    return {
        "body": body, "termination": termination, "on": on,
        "notice": notice_of(termination, number=spell.number if spell else "", earliest=earliest),
    }  # fmt: skip


def _private(answer: HttpResponse) -> HttpResponse:
    answer["Cache-Control"] = "private, no-store"
    return answer
