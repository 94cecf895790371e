"""The whole history of a person or body, as sentences."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from members.access.rights import Verb, require
from members.forms.changes import sentences
from members.models import Person, Reveal
from members.queries import changes
from members.views import bodies


@login_required
@require_safe
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """What was written on her record, by whom; and who looked at what is masked."""
    found = get_object_or_404(Person.objects.visible_to(request.user), pk=pk)
    require(request.user, Verb.SEE_HISTORY, found.homenet_id)
    context = {
        "of": found,
        "back": reverse("person", args=[found.pk]),
        "sentences": sentences(changes.of_person(found), request.user),
        "looks": Reveal.objects.visible_to(request.user).filter(person=found)
        .select_related("user")[:50],
    }  # fmt: skip
    return render(request, "history.html", context)


@login_required
@require_safe
def body(request: HttpRequest, pk: int) -> HttpResponse:
    """What was written about a body, by whom."""
    found = bodies.seen(request.user, pk)
    require(request.user, Verb.SEE_HISTORY, found.homenet_id)
    context = {
        "of": found,
        "back": reverse("body", args=[found.pk]),
        "sentences": sentences(changes.of_body(found), request.user),
    }
    return render(request, "history.html", context)
