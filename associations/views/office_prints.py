"""The handing-over list of an office on paper: a sheet for the browser's print, and a PDF."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from associations.prints.handing_over import sheet_of
from associations.queries import constitutions, holders
from associations.views.office_steps import opened
from hnsa.core import clock
from hnsa.core.paper import PaperMissing, pdf_of

TEMPLATE = "associations/prints/handing_over.html"


@login_required
@require_safe
def sheet(request: HttpRequest, pk: int, office_pk: int) -> HttpResponse:
    """The list as a page, to be printed by the browser."""
    return render(request, TEMPLATE, _context(request, pk, office_pk))


@login_required
@require_safe
def pdf(request: HttpRequest, pk: int, office_pk: int) -> HttpResponse:
    """The list as a PDF; where this machine cannot make one, the page with a word about it."""
    context = _context(request, pk, office_pk)
    try:
        made = pdf_of(render_to_string(TEMPLATE, context | {"paper": True}, request))
    except PaperMissing:
        return render(request, TEMPLATE, context | {"no_pdf": True})
    answer = HttpResponse(made, content_type="application/pdf")
    name = f"handing-over-{slugify(context['body'].code) or pk}-{office_pk}.pdf"
    answer["Content-Disposition"] = f'inline; filename="{name}"'
    return answer


def _context(request: HttpRequest, pk: int, office_pk: int) -> dict[str, Any]:
    body, office, rows = opened(request, pk, office_pk)
    on = clock.today()
    law = constitutions.in_force_of([body.pk], on=on).get(body.pk)
    after = holders.successor(office, rows)
    return {
        "body": body, "office_pk": office.pk, "on": on,
        "sheet": sheet_of(body, office, after, law),
    }  # fmt: skip
