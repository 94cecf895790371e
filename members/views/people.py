"""Pages of people: finding her, the list, her page, and a look at what is masked."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from hnsa.core import clock
from members.access.rights import Verb, require
from members.actions import people as actions
from members.forms import cards
from members.forms.people import Find, Why
from members.models import Person
from members.queries import people as queries


def _seen(user: Any, pk: int) -> Person:
    people = Person.objects.visible_to(user).select_related("homenet", "place__parent")
    return get_object_or_404(people, pk=pk)


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The list, by name or whole. What may be a national id is not taken from an address."""
    typed = request.GET.get("q", "").strip()[:120]
    if queries.looks_like_an_id(typed):
        messages.warning(request, _("Numbers of cards are looked up here, not in the address."))
        return redirect("people_find")
    homenets = queries.homenets_of(request.user)
    people = Person.objects.visible_to(request.user)
    after = request.GET.get("after", "")
    leaf = queries.leaf(
        queries.search(people, typed, homenets), int(after) if after.isdecimal() else None
    )
    return render(request, "people/index.html", {"leaf": leaf, "typed": typed})


@login_required
@require_http_methods(["GET", "POST"])
def find(request: HttpRequest) -> HttpResponse:
    """ "Find a woman": a number leads to her page, a name to the list."""
    form = Find(request.POST or None)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data["known"]
        meant = queries.meant(typed, queries.homenets_of(request.user))
        people = Person.objects.visible_to(request.user)
        if meant.people is None:
            leaf = queries.leaf(queries.named(people, meant.words))
        else:
            leaf = queries.leaf(people.filter(pk__in=meant.people))
        if len(leaf.people) == 1:
            return redirect("person", leaf.people[0].pk)
        context = {"form": form, "leaf": leaf, "asked": True,
                   "words": meant.words if meant.people is None else ""}  # fmt: skip
        return render(request, "people/find.html", context)
    return render(request, "people/find.html", {"form": form})


@login_required
@require_safe
def page(request: HttpRequest, pk: int) -> HttpResponse:
    """Her page at a glance."""
    person = _seen(request.user, pk)
    card = cards.of(person, user=request.user, on=clock.today())
    return render(request, "people/page.html", {"card": card, "person": person})


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def show(request: HttpRequest, pk: int, what: str) -> HttpResponse:
    """Say why, then see it once. The look is recorded; the page is never kept by the browser."""
    person = _seen(request.user, pk)
    require(request.user, Verb.UNMASK, person.homenet_id)
    form = Why(request.POST or None)
    values: list[str] = []
    if request.method == "POST" and form.is_valid():
        try:
            values = actions.reveal(person, what, why=form.cleaned_data["why"], by=request.user)
        except ValidationError as error:
            form.add_error("why", error)
        except LookupError:
            raise Http404 from None
    card = cards.of(person, user=request.user, on=clock.today())
    return render(
        request, "people/show.html",
        {"person": person, "card": card, "form": form, "values": values, "what": what},
    )  # fmt: skip
