"""The constitution on paper: a sheet for the browser's print, and the same sheet as a PDF."""

from datetime import date
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from associations.models import Constitution
from associations.prints.constitutions import document_of
from associations.queries import constitutions
from associations.views.gate import seen
from hnsa.core import clock
from hnsa.core.paper import PaperMissing, pdf_of
from members.models import Body

TEMPLATE = "associations/prints/constitution.html"


@login_required
@require_safe
def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """The sheet as a page, to be printed by the browser."""
    body = seen(request.user, pk)
    found = _wanted(request, body)
    if found is None:
        return _nothing(request, body)
    return _page(request, body, found)


@login_required
@require_safe
def pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The sheet as a PDF; where this machine cannot make one, the page with a word about it."""
    body = seen(request.user, pk)
    found = _wanted(request, body)
    if found is None:
        return _nothing(request, body)
    with translation.override(_language(request)):
        context = _context(request, body, found) | {"paper": True}
        html = render_to_string(TEMPLATE, context, request)
    try:
        made = pdf_of(html)
    except PaperMissing:
        return _page(request, body, found, no_pdf=True)
    answer = HttpResponse(made, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{_file_name(request, body, found)}"'
    return answer


def _page(request: HttpRequest, body: Body, found: Constitution, **more: Any) -> HttpResponse:
    reader = translation.get_language()
    with translation.override(_language(request)):
        context = _context(request, body, found) | {"reader": reader, **more}
        return render(request, TEMPLATE, context)


def _context(request: HttpRequest, body: Body, found: Constitution) -> dict[str, Any]:
    language = _language(request)
    return {
        "document": document_of(body, found),
        "on": clock.today(),
        "language": language,
        "languages": settings.LANGUAGES,
        "which": _which(found),
    }


def _language(request: HttpRequest) -> str:
    """The language of the sheet: the one that was asked for, or the reader's own."""
    asked = request.GET.get("language", "")
    if not asked:
        return translation.get_language() or settings.LANGUAGE_CODE
    if asked not in dict(settings.LANGUAGES):
        raise Http404
    return asked


def _wanted(request: HttpRequest, body: Body) -> Constitution | None:
    """The version that was asked for. Without a word: what is in force today, or else the newest.

    Raises Http404 for what is no day and no number.
    """
    _language(request)
    if request.GET.get("draft"):
        return constitutions.draft_of(body.pk)
    versions = constitutions.versions(body.pk)
    number, day = request.GET.get("version", ""), request.GET.get("on", "")
    if number:
        if not number.isdecimal():
            raise Http404
        return next((one for one in versions if one.version == int(number[:9])), None)
    if day:
        try:
            return constitutions.in_force(body.pk, on=date.fromisoformat(day))
        except ValueError:
            raise Http404 from None
    now = constitutions.in_force(body.pk, on=clock.today())
    return now or next(iter(versions), None) or constitutions.draft_of(body.pk)


def _which(found: Constitution) -> str:
    """The part of an address that names this version and no other."""
    return "draft=1" if found.version is None else f"version={found.version}"


def _file_name(request: HttpRequest, body: Body, found: Constitution) -> str:
    version = "draft" if found.version is None else f"v{found.version}"
    name = slugify(body.code) or str(body.pk)
    return f"constitution-{name}-{version}-{_language(request)}.pdf"


def _nothing(request: HttpRequest, body: Body) -> HttpResponse:
    context = {
        "body": body,
        "versions": constitutions.versions(body.pk),
        "draft": constitutions.draft_of(body.pk),
    }
    return render(request, "associations/prints/nothing.html", context, status=404)
