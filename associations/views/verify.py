"""The public pages on which a certificate or a membership card is verified, telling little."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from associations.prints.hands import written
from associations.queries.verified import card_of, certificate_of
from associations.rules.codes import grouped, plain
from hnsa.core import clock
from hnsa.core.knocking import too_often

MOST_A_MINUTE = 30
_SHOWN = 60  # signs of what was typed that stand in the field again


@never_cache
@require_safe
def ask(request: HttpRequest) -> HttpResponse:
    """A field for the code."""
    typed = request.GET.get("code", "").strip()
    if not typed:
        return _page(request)
    code = plain(typed)
    return redirect("verify", code) if code else verify(request, typed)


@never_cache
@require_safe
def verify(request: HttpRequest, code: str) -> HttpResponse:
    """What the paper with that code says. No such code, or none at all: the same answer."""
    if too_often(request, "verify", now=clock.now(), most=MOST_A_MINUTE):
        answer = _page(request, status=429, often=True)
        answer["Retry-After"] = "60"
        return answer
    meant = plain(code)
    found = certificate_of(meant)
    if found is None and (card := card_of(meant, clock.today())):
        return _page(
            request, card=card, code=grouped(meant), on=clock.today(),
            name=written(card.name), name_native=written(card.name_native),
        )  # fmt: skip
    if found is None:
        return _page(request, status=404, unknown=True, typed=code[:_SHOWN])
    return _page(
        request, found=found, code=grouped(meant), on=clock.today(),
        name=written(found.name), name_native=written(found.name_native),
    )  # fmt: skip


def _page(request: HttpRequest, status: int = 200, **context: Any) -> HttpResponse:
    answer = render(request, "associations/verify.html", context, status=status)
    answer["X-Robots-Tag"] = "noindex, nofollow"
    return answer
