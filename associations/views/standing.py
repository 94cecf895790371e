"""The page of standing: how the members stand on a day; and one of them, for her own page."""

from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from associations.forms import standing as words
from associations.forms import timelines as drawing
from associations.forms.panels import panel_of
from associations.queries import candidates, standing, timelines
from associations.queries.constitutions import symbol_of
from associations.rules.asked_of_members import DUES, PERMANENT, PUT_OUT, VOTE
from associations.rules.asked_of_offices import STAND
from associations.views.associations import head_of
from associations.views.gate import seen
from associations.vocabulary.standing import Narrow
from associations.vocabulary.subjects import POSTS, Post
from hnsa.core import clock
from hnsa.core.saying import text_of
from hnsa.law.verdict import Verdict
from members.models import Body, Person
from members.queries.memberships import spells_of

ASKED = (VOTE, PUT_OUT, STAND, PERMANENT, DUES)  # in the order in which they are shown


@login_required
@require_safe
def index(request: HttpRequest, pk: int) -> HttpResponse:
    """How the members whom the user may see stand on a day; narrowed to what she looks for."""
    body = seen(request.user, pk)
    on, day_wrong = day_of(request)
    narrow = _narrow(request.GET.get("show", ""))
    found = standing.of_members(body, on, Person.objects.visible_to(request.user))
    shown = [one for one in found if words.is_so(one, narrow)]
    page = _page(request, len(shown))
    part = shown[(page - 1) * words.PAGE : page * words.PAGE]
    context = head_of(request, body, "association_members") | {
        "on": on, "day_wrong": day_wrong, "today": clock.today(), "narrow": narrow,
        "figures": words.figures(found, narrow), "rows": words.rows(part, on, symbol_of(body)),
        "no_law": bool(found) and not found[0].answers, "everybody": len(found),
        "page": page, "more": len(shown) > page * words.PAGE,
        "asked": urlencode({"on": on.isoformat(), "show": str(narrow)}),
        "day": urlencode({"on": on.isoformat()}),
    }  # fmt: skip
    return render(request, "associations/standing/index.html", context)


def day_of(request: HttpRequest) -> tuple[date, bool]:
    """The day of the address, or today; and whether what is written there is no day."""
    typed = request.GET.get("on", "")
    if not typed:
        return clock.today(), False
    try:
        return date.fromisoformat(typed), False
    except ValueError:
        return clock.today(), True


def _narrow(typed: str) -> Narrow:
    return Narrow(typed) if typed in map(str, Narrow) else Narrow.ALL


def _page(request: HttpRequest, rows: int) -> int:
    typed = request.GET.get("page", "")
    page = int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 6 else 1
    return min(max(1, page), max(1, -(-rows // words.PAGE)))


def panel_context(request: HttpRequest, body: Body, person: Person, on: date) -> dict[str, Any]:
    """What `associations/standing/of_member.html` shows of a woman whom the user may see.

    Each question with every article, and her time there.
    """
    found = standing.of_members(body, on, [person.pk])
    spells = [one for one in spells_of(person, request.user) if one.body_id == body.pk]
    first = drawing.first_of(on, (one.begins_on for one in spells))
    post = _post(request.GET.get("post", ""))
    context: dict[str, Any] = {
        "person": person, "on": on, "today": clock.today(), "standing": None, "post": post,
        "plot": drawing.plot(timelines.of(person, body, first, on)),
    }  # fmt: skip
    if not found:
        return context
    stands = found[0]
    verdicts = dict(stands.answers)
    if verdicts:
        candidacy = candidates.of(body, person, post, on=on)
        verdicts[STAND.code] = candidacy.verdict or verdicts[STAND.code]
    return context | {
        "standing": stands, "marks": words.marks_of(stands, on, symbol_of(body)),
        "missing": words.labels_of(stands.missing),
        "panels": [_panel(verdicts[asked.code], body) for asked in ASKED if verdicts],
        "posts": [(one, text_of(said)) for one, said in POSTS.items()],
    }  # fmt: skip


def _post(typed: str) -> Post:
    return Post(typed) if typed in map(str, Post) else standing.SEAT


def _panel(verdict: Verdict, body: Body) -> dict[str, Any]:
    return {"code": verdict.question, "panel": panel_of(verdict, body)}
