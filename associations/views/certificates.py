"""The certificate of registration: a sheet for the browser's print, and the same as a PDF."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.views.decorators.http import require_safe

from associations.models import Case
from associations.prints.certificate import certificate_of
from associations.queries.verified import certificate_of as verified
from associations.views.gate import seen
from associations.vocabulary.cases import CaseState
from hnsa.core import clock
from hnsa.core.paper import PaperMissing, pdf_of
from members.models import Body

TEMPLATE = "associations/prints/certificate.html"


@login_required
@require_safe
def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """The certificate as a page, to be printed by the browser."""
    body = seen(request.user, pk)
    context = _context(request, body)
    return _nothing(request, body) if context is None else _page(request, context)


@login_required
@require_safe
def pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The certificate as a PDF; where this machine cannot make one, the page with a word."""
    body = seen(request.user, pk)
    context = _context(request, body)
    if context is None:
        return _nothing(request, body)
    try:
        with translation.override("en"):
            html = render_to_string(TEMPLATE, {**context, "paper": True}, request)
        made = pdf_of(html)
    except PaperMissing:
        return _page(request, {**context, "no_pdf": True})
    answer = HttpResponse(made, content_type="application/pdf")
    name = f"certificate-{context['certificate'].number}.pdf"
    answer["Content-Disposition"] = f'inline; filename="{name}"'
    return _private(answer)


def _context(request: HttpRequest, body: Body) -> dict[str, Any] | None:
    """What the sheet shows; None while the association is not registered."""
    case = Case.objects.filter(body=body, state=CaseState.REGISTERED).first()
    if case is None:
        return None
    case.body = body
    address = request.build_absolute_uri(reverse("verify", args=[case.code]))
    told = verified(case.code)
    return {
        "body": body,
        "certificate": certificate_of(case, address, ended=told is None or told.ended),
        "verify_url": request.build_absolute_uri(reverse("verify_ask")),
        "on": clock.today(),
        "reader": translation.get_language(),
    }


def _page(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    with translation.override("en"):
        return _private(render(request, TEMPLATE, context))


def _nothing(request: HttpRequest, body: Body) -> HttpResponse:
    return render(request, "associations/prints/no_certificate.html", {"body": body})


def _private(answer: HttpResponse) -> HttpResponse:
    answer["Cache-Control"] = "private, no-store"
    return answer
