"""Pages of bodies: the list, and one body at a glance with its members."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from hnsa.core import clock
from members.access.rights import Verb, may
from members.forms.changes import sentences
from members.models import Body, Person
from members.queries import bodies as queries
from members.queries import changes, people
from members.vocabulary.bodies import BodyKind


def seen(user: Any, pk: int) -> Body:
    """The body, or 404 where the user may not see it."""
    bodies = Body.objects.visible_to(user).select_related("homenet", "parent", "place")
    return get_object_or_404(bodies, pk=pk)


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The organisations that the user sees, with their counted members."""
    bodies = Body.objects.visible_to(request.user).filter(kind=BodyKind.ORGANISATION)
    typed = request.GET.get("q", "").strip()[:80]
    return render(
        request, "bodies/index.html",
        {"bodies": queries.listed(bodies, typed), "typed": typed},
    )  # fmt: skip


@login_required
@require_safe
def page(request: HttpRequest, pk: int) -> HttpResponse:
    """One body: what it is, members counted beside reported, and the list of its members."""
    body = seen(request.user, pk)
    if body.kind == BodyKind.ASSOCIATION:
        return redirect("association", body.pk)  # it has a page of its own
    typed = request.GET.get("q", "").strip()[:120]
    if people.looks_like_an_id(typed):
        return redirect("people_find")
    on = clock.today()
    told = may(request.user, Verb.SEE_HISTORY, body.homenet_id)
    after = request.GET.get("after", "")
    homenets = people.homenets_of(request.user) if typed else []
    members = queries.members_of(body, Person.objects.visible_to(request.user))
    leaf = people.leaf(
        people.search(members, typed, homenets), int(after) if after.isdecimal() else None
    )
    context = {
        "body": body,
        "facts": queries.facts(body, request.user, on),
        "leaf": leaf,
        "typed": typed,
        "history": sentences(changes.of_body(body)[:8], request.user) if told else [],
        "may_edit": may(request.user, Verb.EDIT, body.homenet_id),
        "may_import": may(request.user, Verb.IMPORT, body.homenet_id),
        "may_export": may(request.user, Verb.EXPORT, body.homenet_id),
        "may_see_history": told,
    }
    return render(request, "bodies/page.html", context)
