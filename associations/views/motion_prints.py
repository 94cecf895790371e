"""A resolution on paper: a sheet for the browser's print, and the same as a PDF."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from associations.forms.frozen import panel_of_frozen
from associations.forms.motions_shown import chip_of
from associations.models import Motion
from associations.prints.resolution import resolution_of
from associations.queries import motions as queries
from associations.views.motions import name_of, the_motion
from associations.vocabulary.gatherings import MotionState
from hnsa.core import clock
from hnsa.core.paper import PaperMissing, pdf_of
from members.models import Person

TEMPLATE = "associations/prints/resolution.html"


@login_required
@require_safe
def sheet(request: HttpRequest, pk: int, motion_pk: int) -> HttpResponse:
    """The sheet as a page, to be printed by the browser."""
    motion = the_motion(request, pk, motion_pk)
    return _undecided(request, motion) or _page(request, motion)


@login_required
@require_safe
def pdf(request: HttpRequest, pk: int, motion_pk: int) -> HttpResponse:
    """The sheet as a PDF; where this machine cannot make one, the page with a word about it."""
    motion = the_motion(request, pk, motion_pk)
    if nothing := _undecided(request, motion):
        return nothing
    language = _language(request)
    with translation.override(language):
        context = _context(request, motion, language) | {"paper": True}
        html = render_to_string(TEMPLATE, context, request)
    try:
        made = pdf_of(html)
    except PaperMissing:
        return _page(request, motion, no_pdf=True)
    answer = HttpResponse(made, content_type="application/pdf")
    name = f"resolution-{motion.number.replace('/', '-')}-{language}.pdf"
    answer["Content-Disposition"] = f'inline; filename="{name}"'
    return _private(answer)


def _undecided(request: HttpRequest, motion: Motion) -> HttpResponse | None:
    if motion.state == MotionState.DECIDED:
        return None
    messages.info(request, _("It is printed when it is decided."))
    return redirect("motion", motion.body_id, motion.pk)


def _language(request: HttpRequest) -> str:
    """The language of the sheet: the one that was asked for, or the reader's own."""
    asked = request.GET.get("language", "")
    if not asked:
        return translation.get_language() or settings.LANGUAGE_CODE
    if asked not in dict(settings.LANGUAGES):
        raise Http404
    return asked


def _page(request: HttpRequest, motion: Motion, **more: Any) -> HttpResponse:
    reader, language = translation.get_language(), _language(request)
    with translation.override(language):
        context = _context(request, motion, language) | {"reader": reader, **more}
        return _private(render(request, TEMPLATE, context))


def _context(request: HttpRequest, motion: Motion, language: str) -> dict[str, Any]:
    people = Person.objects.visible_to(request.user)
    motion.is_annulled = queries.is_annulled(motion)  # type: ignore[attr-defined]
    return {
        "body": motion.body, "motion": motion, "chip": chip_of(motion),
        "panel": panel_of_frozen(motion.judged, motion.law, motion.body),
        "resolution": resolution_of(motion, motion.body, person=name_of(motion), people=people),
        "on": clock.today(), "language": language, "languages": settings.LANGUAGES,
    }  # fmt: skip


def _private(answer: HttpResponse) -> HttpResponse:
    answer["Cache-Control"] = "private, no-store"
    return answer
