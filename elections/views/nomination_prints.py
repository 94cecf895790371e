"""The receipt of a nomination, with its number and hour: a sheet, a PDF, or paper from a roll."""

from typing import Any, Final

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from associations.prints.constitutions import languages_of
from associations.prints.hands import written
from elections.models import Nomination
from elections.prints.sheets import head_of
from elections.views.gate import seen
from elections.views.nomination_desk import Desk
from elections.views.nominations import signers_of
from elections.views.paper_prints import Asked
from elections.vocabulary.papers import ROLLS, SIZES, Size
from hnsa.core.paper import PaperMissing, pdf_of
from hnsa.core.saying import text_of

TEMPLATE: Final = "elections/prints/receipt.html"
ON: Final = (Size.A5, Size.ROLL_80, Size.ROLL_58)


@login_required
@require_safe
def receipt(request: HttpRequest, pk: int, election_pk: int, nomination_pk: int) -> HttpResponse:
    """The receipt as a page, to be printed by the browser or copied by hand."""
    desk = Desk(request, seen(request.user, pk, election_pk))
    return _page(desk, desk.nomination(nomination_pk), _asked(request))


@login_required
@require_safe
def receipt_pdf(
    request: HttpRequest, pk: int, election_pk: int, nomination_pk: int
) -> HttpResponse:  # fmt: skip
    """The receipt as a PDF."""
    desk, asked = Desk(request, seen(request.user, pk, election_pk)), _asked(request)
    nomination = desk.nomination(nomination_pk)
    with translation.override(asked.language):
        context = _context(desk, nomination, asked) | {"paper": True}
        html = render_to_string(TEMPLATE, context, request)
    try:
        made = pdf_of(html, roll=ROLLS.get(asked.size))
    except PaperMissing:
        return _page(desk, nomination, asked, no_pdf=True)
    answer = HttpResponse(made, content_type="application/pdf")
    name = f"receipt-{desk.election.pk}-{nomination.receipt}-{asked.size}-{asked.language}.pdf"
    answer["Content-Disposition"] = f'inline; filename="{name}"'
    return _private(answer)


def _asked(request: HttpRequest) -> Asked:
    """Raises Http404 for a language or a size that is none of ours."""
    language = request.GET.get("language") or translation.get_language() or settings.LANGUAGE_CODE
    size = request.GET.get("size") or Size.A5
    if language not in dict(settings.LANGUAGES) or size not in ON:
        raise Http404
    return Asked(language, Size(size))


def _page(desk: Desk, nomination: Nomination, asked: Asked, **more: Any) -> HttpResponse:
    reader = translation.get_language()
    with translation.override(asked.language):
        context = _context(desk, nomination, asked) | {"reader": reader, **more}
        return _private(render(desk.request, TEMPLATE, context))


def _context(desk: Desk, nomination: Nomination, asked: Asked) -> dict[str, Any]:
    here = desk.address("nomination_receipt", nomination.pk)
    spoken = languages_of(desk.body)
    return {
        **head_of(desk.election), "one": nomination, "contest": nomination.contest,
        "title": _("Receipt for a nomination"), "asked": asked, "roll": asked.size in ROLLS,
        "bare": True, "signers": signers_of(desk, nomination),
        "name": written(nomination.name, spoken),
        "name_native": written(nomination.name_native, spoken),
        "relative": written(nomination.relative, spoken),
        "back": desk.address("nomination", nomination.pk),
        "pdf_url": f"{desk.address('nomination_receipt_pdf', nomination.pk)}?{asked.query()}",
        "languages": [
            (code, name, f"{here}?{asked.query(language=code)}")
            for code, name in settings.LANGUAGES
            if code != asked.language
        ],
        "sizes": [
            (text_of(SIZES[one]), f"{here}?{asked.query(size=str(one))}", one == asked.size)
            for one in ON
        ],
    }  # fmt: skip


def _private(answer: HttpResponse) -> HttpResponse:
    answer["Cache-Control"] = "private, no-store"
    return answer
