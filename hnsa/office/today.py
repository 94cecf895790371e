"""Today: what waits in the associations whose registers this user keeps."""

from collections.abc import Sequence
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from associations.forms.waiting import rows_of
from associations.queries import waiting
from associations.queries.waiting import Waiting
from associations.vocabulary.waiting import MATTERS, Matter
from hnsa.core import clock
from hnsa.core.saying import text_of
from hnsa.office import queries
from members.access.rights import Verb, may

PAGE = 50
FIRST = 6  # lines on a front page


@login_required
@require_safe
def today(request: HttpRequest) -> HttpResponse:
    """All that waits, what is late first; narrowed to one matter as she asks."""
    on = clock.today()
    found = queries.waiting_in_associations(request.user, on)
    matter = request.GET.get("of", "")
    shown = [one for one in found if not matter or one.matter == matter]
    begin = _whole(request.GET.get("from", ""))
    context = {
        "on": on,
        "keeps": may(request.user, Verb.KEEP) or may(request.user, Verb.ELECT),
        "figures": _figures(found, matter),
        "rows": rows_of(shown[begin : begin + PAGE], on),
        "earlier": _leaf(matter, max(0, begin - PAGE)) if begin else "",
        "later": _leaf(matter, begin + PAGE) if len(shown) > begin + PAGE else "",
    }
    return render(request, "office/today.html", context)


def first_of(user: Any) -> dict[str, Any]:
    """The first lines for a front page, and how many there are in all."""
    on = clock.today()
    found = queries.waiting_in_associations(user, on)
    return {"rows": rows_of(found[:FIRST], on), "number": len(found)}


def _figures(found: Sequence[Waiting], matter: str) -> list[dict[str, Any]]:
    counted = waiting.counted(found)
    if not counted:
        return []
    every = {"number": len(found), "word": _("in all"), "address": "?", "current": not matter}
    return [every, *(_figure(one, number, matter) for one, number in counted.items())]


def _figure(one: Matter, number: int, matter: str) -> dict[str, Any]:
    word = text_of(MATTERS[one], number)
    return {"number": number, "word": word, "address": _leaf(one), "current": one == matter}


def _leaf(matter: str, begin: int = 0) -> str:
    asked = {"of": matter, "from": begin or ""}
    return "?" + urlencode({name: value for name, value in asked.items() if value})


def _whole(text: str) -> int:
    return min(int(text), 10**6) if text.isascii() and text.isdigit() and len(text) < 8 else 0
