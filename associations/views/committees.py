"""Special committees: one is formed, women sit on it, it has tasks, it ends."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from associations.actions import committees as actions
from associations.forms import committees as forms
from associations.models import Committee, CommitteeSeat, Task
from associations.queries import committees, facts
from associations.views.gate import seen
from associations.views.office_steps import done
from associations.views.offices import MOST_WOMEN
from hnsa.core import clock
from hnsa.core.sending import once
from members.access.rights import Verb, may_at, require_at
from members.models import Body, Person


def opened(request: HttpRequest, pk: int, committee_pk: int) -> tuple[Body, Committee]:
    """The association and the special committee that an address names, or 404."""
    body = seen(request.user, pk)
    rows = Committee.objects.visible_to(request.user)
    found = get_object_or_404(rows, pk=committee_pk, body=body)
    found.body = body
    return body, found


@login_required
@require_http_methods(["GET", "POST"])
@once
def new(request: HttpRequest, pk: int) -> HttpResponse:
    """A special committee is formed, or named so that the members vote on it."""
    body = seen(request.user, pk)
    require_at(request.user, Verb.KEEP, body)
    on, sent = clock.today(), request.POST.get("do") == "form"
    form = forms.Form(request.POST if sent else None, on=on)
    if sent and form.is_valid():
        told = form.cleaned_data
        with transaction.atomic():
            made = actions.name(
                body, name=told["name"], service=told["service"], duty=told["duty"],
                begins_on=told["day"], by=request.user,
            )  # fmt: skip
        messages.success(
            request, _("The committee is written down: %(name)s.") % {"name": made.name}
        )
        return redirect("committee", pk, made.pk)
    context = {"body": body, "form": form}
    return render(request, "associations/committees/new.html", context, status=422 if sent else 200)


@login_required
@require_http_methods(["GET", "POST"])
@once
def page(request: HttpRequest, pk: int, committee_pk: int) -> HttpResponse:
    """Who sits on it, its tasks; a woman is added, a task is given."""
    body, committee = opened(request, pk, committee_pk)
    user, on, do = request.user, clock.today(), request.POST.get("do", "")
    if request.method == "POST":
        require_at(user, Verb.KEEP, body)
    may_keep = may_at(user, Verb.KEEP, body)
    over = committees.has_ended(committee, on)
    people = Person.objects.visible_to(user)
    women = facts.people(body, on, people, MOST_WOMEN) if may_keep and not over else []
    seat = forms.Seat(
        request.POST if do == "seat" else None, on=on, women=women, prefix="seat",
        initial={"day": on},
    )  # fmt: skip
    charge = forms.Charge(
        request.POST if do == "charge" else None, on=on, women=women, prefix="task"
    )
    acts: dict[str, Callable[[], bool]] = {
        "seat": lambda: _seated(request, committee, seat),
        "charge": lambda: _charged(request, committee, charge),
    }
    if do in acts and acts[do]():
        return redirect("committee", pk, committee.pk)
    seats = committees.seats_of(CommitteeSeat.objects.visible_to(user), committee)
    context = {
        "body": body, "committee": committee, "over": over, "may_keep": may_keep and not over,
        "now": [one for one in seats if one.ends_on is None or one.ends_on > on],
        "before": [one for one in seats if one.ends_on is not None and one.ends_on <= on],
        "tasks": committees.tasks_of(Task.objects.visible_to(user), committee, people),
        "seat": seat, "charge": charge, "on": on,
    }  # fmt: skip
    return render(
        request, "associations/committees/page.html", context, status=422 if do in acts else 200
    )


def _chosen(request: HttpRequest, pk: int | None) -> Person | None:
    if pk is None:
        return None
    person: Person | None = Person.objects.visible_to(request.user).filter(pk=pk).first()
    return person


def _seated(request: HttpRequest, committee: Committee, form: forms.Seat) -> bool:
    if not form.is_valid():
        return False
    told, person = form.cleaned_data, _chosen(request, form.person)
    assert person is not None
    said = _("%(name)s sits on the committee.") % {"name": person.full_name}
    return _told(request, said, done(form, lambda: actions.seat(
        committee, person, on=told["day"], presides=told["presides"], by=request.user
    )))  # fmt: skip


def _charged(request: HttpRequest, committee: Committee, form: forms.Charge) -> bool:
    if not form.is_valid():
        return False
    told, person = form.cleaned_data, _chosen(request, form.person)
    return _told(request, _("The task is written down."), done(form, lambda: actions.charge(
        committee, what=told["what"], who=person, by_when=told["by_when"], on=form.on,
        by=request.user,
    )))  # fmt: skip


def _told(request: HttpRequest, words: str, was_done: bool) -> bool:
    if was_done:
        messages.success(request, words)
    return was_done


@login_required
@require_http_methods(["GET", "POST"])
@once
def unseat(request: HttpRequest, pk: int, committee_pk: int, seat_pk: int) -> HttpResponse:
    """A seat on it ends on a day."""
    body, committee = opened(request, pk, committee_pk)
    require_at(request.user, Verb.KEEP, body)
    seats = CommitteeSeat.objects.visible_to(request.user).select_related("person")
    one = get_object_or_404(seats, pk=seat_pk, committee=committee)
    one.committee = committee
    context = {"body": body, "committee": committee, "seat": one}
    return until(
        request, context, "committees/unseat",
        lambda day: actions.unseat(one, on=day, by=request.user),
        _("It is written down that her seat ends."), ("committee", pk, committee.pk),
    )  # fmt: skip


@login_required
@require_http_methods(["GET", "POST"])
@once
def end(request: HttpRequest, pk: int, committee_pk: int) -> HttpResponse:
    """The committee ends on a day, and with it all its seats."""
    body, committee = opened(request, pk, committee_pk)
    require_at(request.user, Verb.KEEP, body)
    context = {"body": body, "committee": committee}
    return until(
        request, context, "committees/end",
        lambda day: actions.end(committee, on=day, by=request.user),
        _("It is written down that the committee ends."), ("committee", pk, committee.pk),
    )  # fmt: skip


def until(
    request: HttpRequest, context: dict[str, Any], template: str, act: Callable[[Any], Any],
    words: str, back: tuple[Any, ...],
) -> HttpResponse:  # fmt: skip
    """The page on which something ends on a day."""
    sent, on = request.POST.get("do") == "end", clock.today()
    form = forms.Until(request.POST if sent else None, on=on, initial={"day": on})
    if sent and form.is_valid():
        day = form.cleaned_data["day"]
        if _told(request, words, done(form, lambda: act(day))):
            return redirect(*back)
    return render(
        request, f"associations/{template}.html", context | {"form": form},
        status=422 if sent else 200,
    )  # fmt: skip
