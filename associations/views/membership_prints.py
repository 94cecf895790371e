"""Membership cards and the register of members: sheets for the browser's print, and as PDFs."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.http import urlencode
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from associations.prints.membership_cards import CARDS_A_FILE, cards_of, lines_of, named
from associations.queries import member_register
from associations.views.gate import seen
from hnsa.core import clock
from hnsa.core.paper import PaperMissing, pdf_of
from members.models import Body, Membership

CARDS = "associations/prints/membership_cards.html"
REGISTER = "associations/prints/member_register.html"


@dataclass(frozen=True)
class Asked:
    """What the address asks for: a day, a language, one woman, where a further file begins."""

    on: date
    language: str
    member: int | None
    first: int

    @property
    def kept(self) -> dict[str, Any]:
        """The same as it stands in an address, but for the language."""
        told = {"on": self.on.isoformat(), "member": self.member, "first": self.first or None}
        return {name: value for name, value in told.items() if value is not None}


@login_required
@require_safe
def cards(request: HttpRequest, pk: int) -> HttpResponse:
    """The cards as a page, to be printed by the browser: of all members, or of one."""
    body, asked = seen(request.user, pk), _asked(request)
    return _page(request, asked, CARDS, lambda: _cards(request, body, asked))


@login_required
@require_safe
def cards_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The cards as a PDF."""
    body, asked = seen(request.user, pk), _asked(request)
    return _pdf(request, asked, CARDS, lambda: _cards(request, body, asked), "cards")


@login_required
@require_safe
def register(request: HttpRequest, pk: int) -> HttpResponse:
    """The register of members of a day as a page."""
    body, asked = seen(request.user, pk), _asked(request)
    return _page(request, asked, REGISTER, lambda: _register(request, body, asked))


@login_required
@require_safe
def register_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The register of members of a day as a PDF."""
    body, asked = seen(request.user, pk), _asked(request)
    return _pdf(request, asked, REGISTER, lambda: _register(request, body, asked), "members")


def _asked(request: HttpRequest) -> Asked:
    """Raises Http404 for what is no day, no number or no language of ours."""
    told = request.GET
    language = told.get("language", "") or translation.get_language() or settings.LANGUAGE_CODE
    if language not in dict(settings.LANGUAGES):
        raise Http404
    try:
        on = date.fromisoformat(told["on"]) if told.get("on") else clock.today()
    except ValueError:
        raise Http404 from None
    return Asked(on, language, _number(told.get("member", "")), _number(told.get("first", "")) or 0)


def _number(typed: str) -> int | None:
    if not typed:
        return None
    if not (typed.isascii() and typed.isdecimal() and len(typed) < 16):
        raise Http404
    return int(typed)


def _register(request: HttpRequest, body: Body, asked: Asked) -> dict[str, Any]:
    found = member_register.of_day(body, asked.on, Membership.objects.visible_to(request.user))
    return _common(body, asked) | {"lines": lines_of(body, found.rows), "hidden": found.hidden}


def _cards(request: HttpRequest, body: Body, asked: Asked) -> dict[str, Any]:
    visible = Membership.objects.visible_to(request.user)
    if asked.member is not None:
        visible = visible.filter(person=asked.member)
    rows = member_register.of_day(body, asked.on, visible).rows
    part = rows[asked.first : asked.first + CARDS_A_FILE]
    further = asked.first + CARDS_A_FILE
    return _common(body, asked) | {
        "cards": cards_of(body, part, lambda code: _address(request, code)),
        "all": len(rows), "first": asked.first + 1, "last": asked.first + len(part),
        "further": urlencode({**asked.kept, "first": further, "language": asked.language})
        if further < len(rows) else "",
        "verify_url": request.build_absolute_uri(reverse("verify_ask")),
    }  # fmt: skip


def _address(request: HttpRequest, code: str) -> str:
    return request.build_absolute_uri(reverse("verify", args=[code]))


def _common(body: Body, asked: Asked) -> dict[str, Any]:
    return {
        "body": body, "named": named(body), "on": asked.on, "language": asked.language,
        "languages": settings.LANGUAGES, "which": urlencode(asked.kept), "member": asked.member,
    }  # fmt: skip


def _page(
    request: HttpRequest, asked: Asked, template: str, context: Any, **more: Any
) -> HttpResponse:  # fmt: skip
    reader = translation.get_language()
    with translation.override(asked.language):
        return _private(render(request, template, {**context(), "reader": reader, **more}))


def _pdf(
    request: HttpRequest, asked: Asked, template: str, context: Any, name: str
) -> HttpResponse:  # fmt: skip
    with translation.override(asked.language):
        told = context()
        html = render_to_string(template, {**told, "paper": True}, request)
    try:
        made = pdf_of(html)
    except PaperMissing:
        return _page(request, asked, template, context, no_pdf=True)
    answer = HttpResponse(made, content_type="application/pdf")
    of = slugify(told["body"].code) or told["body"].pk
    answer["Content-Disposition"] = f'inline; filename="{name}-{of}-{asked.on}.pdf"'
    return _private(answer)


def _private(answer: HttpResponse) -> HttpResponse:
    answer["Cache-Control"] = "private, no-store"
    return answer
