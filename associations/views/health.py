"""The page of an association's health: how it keeps its own rules, who came, what is near."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from associations.forms import health as words
from associations.forms import who_came
from associations.queries import health as queries
from associations.queries.constitutions import symbol_of
from associations.views.associations import head_of
from associations.views.gate import seen
from hnsa.core import clock
from members.models import Person


@login_required
@require_safe
def page(request: HttpRequest, pk: int) -> HttpResponse:
    """How an association does today, by its own articles."""
    body = seen(request.user, pk)
    found = queries.of(body, clock.today(), Person.objects.visible_to(request.user))
    items = words.items_of(found, body, symbol_of(body))
    context = head_of(request, body, "health") | {
        "health": found, "items": items, "is_broken": words.is_broken(items),
        "picture": who_came.picture(found.meetings),
    }  # fmt: skip
    return render(request, "associations/health.html", context)
