"""The constitution as it is read: in force on a day, or one version."""

from datetime import date
from itertools import zip_longest
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from associations.forms.documents import articles_of
from associations.forms.readings import Reading
from associations.models import Constitution
from associations.queries import constitutions
from associations.queries.constitutions import symbol_of
from associations.rules.checking import missing_in
from associations.views.gate import seen
from associations.views.tabs import tabs_of
from hnsa.core import clock
from hnsa.core.saying import text_of
from members.access.rights import Verb, may_at
from members.models import Body

MOST_READINGS = 12


@login_required
@require_safe
def page(request: HttpRequest, pk: int) -> HttpResponse:
    """The constitution in force on a day; today where none is named."""
    body = seen(request.user, pk)
    on, wrong = _day(request.GET.get("on", ""))
    return show(request, body, constitutions.in_force(body.pk, on=on), on=on, day_wrong=wrong)


@login_required
@require_safe
def version(request: HttpRequest, pk: int, version: int) -> HttpResponse:
    """One version, whenever it was in force."""
    body = seen(request.user, pk)
    return show(request, body, the_version(body, version))


def the_version(body: Body, number: int) -> Constitution:
    """An adopted version of the association. Raises Http404."""
    for one in constitutions.versions(body.pk):
        if one.version == number:
            return one
    raise Http404


def show(
    request: HttpRequest, body: Body, shown: Constitution | None, *, on: date | None = None,
    day_wrong: bool = False, reading: Reading | None = None, status: int = 200,
) -> HttpResponse:  # fmt: skip
    """The page of a version, with the form of a reading that may have been sent already."""
    today = clock.today()
    may_draft = may_at(request.user, Verb.DRAFT, body)
    versions = constitutions.versions(body.pk)
    context: dict[str, Any] = {
        "body": body,
        "on": on or today,
        "on_a_day": on is not None,
        "day_wrong": day_wrong,
        "today": today,
        "shown": shown,
        "versions": list(zip_longest(versions, versions[1:])),
        "draft": constitutions.draft_of(body.pk) if may_draft else None,
        "may_draft": may_draft,
        "tabs": tabs_of(request.user, body, "constitution"),
    }
    if shown is not None:
        shown.homenet = body.homenet
        since = shown.in_force_from or date.max
        found = constitutions.read(shown)
        readings = list(shown.readings.order_by("-on", "-pk"))
        context |= {
            "articles": articles_of(found, symbol_of(body)),
            "silent": [text_of(one.words) for one in missing_in(found.law)],
            "readings": readings[:MOST_READINGS],
            "readings_before": len(readings) - MOST_READINGS,
            "heard": sum(one.listeners for one in readings),
            "reading": reading or Reading(),
            "is_in_force": since <= today < (shown.in_force_until or date.max),
            "comes": since > today,
        }
    return render(
        request, "associations/constitutions/document.html", context, status=status
    )  # fmt: skip


def _day(typed: str) -> tuple[date, bool]:
    """The day that was asked for, or today; and whether what was typed is no day."""
    today = clock.today()
    try:
        return (date.fromisoformat(typed) if typed else today), False
    except ValueError:
        return today, True
