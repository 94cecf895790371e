"""The declaration on paper, with its code: a sheet for the browser's print, and a PDF."""

from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from associations.prints.constitutions import languages_of
from elections.models import Record
from elections.prints.declared import sheet_of
from elections.prints.sheets import head_of
from elections.views.gate import seen
from hnsa.core import clock
from hnsa.core.paper import PaperMissing, pdf_of

TEMPLATE = "elections/prints/declared.html"


@login_required
@require_safe
def sheet(request: HttpRequest, pk: int, election_pk: int, number: int) -> HttpResponse:
    """The declaration as a page, to be printed by the browser or copied by hand."""
    record = _record(request, pk, election_pk, number)
    return _page(request, record)


@login_required
@require_safe
def pdf(request: HttpRequest, pk: int, election_pk: int, number: int) -> HttpResponse:
    """The declaration as a PDF; where this machine cannot make one, the page with a word."""
    record = _record(request, pk, election_pk, number)
    language = _language(request, record)
    with translation.override(language):
        html = render_to_string(
            TEMPLATE, _context(record, language, request.user) | {"paper": True}, request
        )
    try:
        made = pdf_of(html)
    except PaperMissing:
        return _page(request, record, no_pdf=True)
    answer = HttpResponse(made, content_type="application/pdf")
    name = f"declaration-{record.election.poll_on.isoformat()}-{record.number}.pdf"
    answer["Content-Disposition"] = f'inline; filename="{name}"'
    return answer


def _record(request: HttpRequest, pk: int, election_pk: int, number: int) -> Record:
    election = seen(request.user, pk, election_pk)
    rows = Record.objects.visible_to(request.user).defer("text")
    found = get_object_or_404(rows, election=election, number=number)
    found.election = election
    return found


def _language(request: HttpRequest, record: Record) -> str:
    """The association's language, where we print in it. Raises Http404 for one of nobody's."""
    ours = dict(settings.LANGUAGES)
    spoken = next((one for one in languages_of(record.election.body) if one in ours), "")
    language = request.GET.get("language") or spoken or translation.get_language()
    if language not in ours:
        raise Http404
    return language


def _page(request: HttpRequest, record: Record, **more: Any) -> HttpResponse:
    reader, language = translation.get_language(), _language(request, record)
    with translation.override(language):
        context = _context(record, language, request.user) | {"reader": reader, **more}
        return render(request, TEMPLATE, context)


def _context(record: Record, language: str, user: Any) -> dict[str, Any]:
    there = [record.election.body_id, record.election_id, record.number]
    address = reverse("record_print", args=there)
    return {
        **head_of(record.election), "record": record, "sheet": sheet_of(record, user),
        "title": _("Declaration of the result"), "on": clock.today(),
        "pdf_url": f"{reverse('record_pdf', args=there)}?language={language}",
        "languages": [
            (code, name, f"{address}?language={code}")
            for code, name in settings.LANGUAGES if code != language
        ],
    }  # fmt: skip
