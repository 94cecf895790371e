"""Pages of the election committee: who sits on it, the oath, who presides, that it is formed."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from associations.forms.panels import panel_of
from associations.queries import facts, naming
from elections.actions import committees as actions
from elections.forms.committees import Appointing, OnDay, Seat
from elections.forms.elections_shown import panel_of_kept
from elections.models import Commissioner, Election
from elections.queries import committees
from elections.queries import elections as queries
from elections.views.gate import held, seen
from elections.views.heads import head_of
from elections.views.plan_steps import taking
from elections.vocabulary.steps import Step
from hnsa.core import clock
from hnsa.core.models import User
from hnsa.core.sending import once
from members.access.rights import Verb, may_at, require_at
from members.models import Person

MOST_WOMEN = 1_000  # to choose from on one page


@login_required
@require_safe
def page(request: HttpRequest, pk: int, election_pk: int) -> HttpResponse:
    """Who sits on it, what the articles ask of it, and what is to be done next."""
    election = seen(request.user, pk, election_pk)
    on, taken = clock.today(), queries.taken_of(election)
    rows = list(election.committee.select_related("person", "user"))
    naming.by_sight(rows, Person.objects.visible_to(request.user))
    sitting = [one for one in rows if one.left_on is None]
    step = taken.get(Step.COMMITTEE)
    judged = queries.judged_step(election, Step.COMMITTEE, on, {})
    head = head_of(request, election, "election")
    is_over = election.state in queries.OVER
    context = head | {
        "rows": sitting, "gone": [one for one in rows if one.left_on is not None], "step": step,
        "due": queries.days_of(election).on(Step.COMMITTEE),
        "panel": panel_of(judged.verdict, election.body) if step is None else None,
        "kept": step and panel_of_kept(step.judged, election, queries.law_of(election)),
        "is_ready": bool(sitting) and all(one.accepted_on for one in sitting)
        and any(one.presides for one in sitting),
        "may_hold": head["may_hold"] and not is_over,
        "may_appoint": may_at(request.user, Verb.ELECT, election.body) and not is_over,
        "mine": request.user.pk,
        "constitution_url": reverse("constitution", args=[pk]) if head["sees_association"] else "",
    }  # fmt: skip
    return render(request, "elections/plans/committee.html", context)


@login_required
@require_http_methods(["GET", "POST"])
@once
def appoint(request: HttpRequest, pk: int, election_pk: int) -> HttpResponse:
    """A member of the association is appointed to it."""
    election = held(request.user, pk, election_pk)
    require_at(request.user, Verb.ELECT, election.body)
    on, people = clock.today(), Person.objects.visible_to(request.user)
    there = set(election.committee.values_list("person", flat=True))
    women = [
        one
        for one in facts.people(election.body, on, people, MOST_WOMEN)
        if one.person not in there
    ]
    posted = request.method == "POST"
    form = Appointing(request.POST if posted else None, women=women, initial={"on": on})
    if posted and form.is_valid():
        person = get_object_or_404(people, pk=form.cleaned_data["woman"])
        try:
            with transaction.atomic():
                actions.appoint(
                    election, person, on=form.cleaned_data["on"], by=request.user, at=clock.now()
                )
        except ValidationError as error:
            form.wrong(error)
        else:
            messages.success(
                request,
                _("%(name)s sits on the election committee.") % {"name": person.full_name},
            )
            return redirect("election_committee", pk, election_pk)
    context = head_of(request, election, "election") | {"form": form, "any": bool(women)}
    return render(
        request, "elections/plans/appoint.html", context, status=422 if posted else 200
    )  # fmt: skip


def _the_seat(request: HttpRequest, pk: int, election_pk: int, seat_pk: int) -> Commissioner:
    election = held(request.user, pk, election_pk)
    rows = Commissioner.objects.visible_to(request.user).select_related(
        "person", "user", "election__body__parent"
    )
    return get_object_or_404(rows, pk=seat_pk, election=election)


@login_required
@require_http_methods(["GET", "POST"])
@once
def seat(request: HttpRequest, pk: int, election_pk: int, seat_pk: int) -> HttpResponse:
    """One of the committee: her oath, whether she presides or leaves, relatives, who logs in."""
    one = _the_seat(request, pk, election_pk, seat_pk)
    election, on = one.election, clock.today()
    do = request.POST.get("do", "")
    may_appoint = may_at(request.user, Verb.ELECT, election.body)
    users = committees.users_of(election, on) if may_appoint else []
    told = {True: "yes", False: "no", None: ""}[one.is_relative]
    form = Seat(
        request.POST if do == "tell" else None, users=users,
        initial={"is_relative": told, "user": one.user_id},
    )  # fmt: skip
    if not may_appoint:
        del form.fields["user"]
    day = OnDay(request.POST if do in ("accept", "leave") else None, initial={"on": on})
    asked = day if do in ("accept", "leave") else form if do == "tell" else None
    if do and (asked is None or asked.is_valid()):
        try:
            with transaction.atomic():
                said = _done(request, one, do, form, day, users)
        except ValidationError as error:
            (asked or form).wrong(error) if asked else messages.error(
                request, " ".join(error.messages)
            )
        else:
            messages.success(request, said)
            return redirect("election_committee", pk, election_pk)
    naming.by_sight([one], Person.objects.visible_to(request.user))
    context = head_of(request, election, "election") | {
        "one": one, "form": asked if asked is not None else form, "tell": form, "day": day,
        "is_over": election.state in queries.OVER,
        "may_leave": may_appoint or one.user_id == request.user.pk,
    }  # fmt: skip
    return render(
        request, "elections/plans/seat.html", context, status=422 if do else 200
    )  # fmt: skip


def _done(
    request: HttpRequest, one: Commissioner, do: str, form: Seat, day: OnDay, users: list[User]
) -> str:
    by: Any = request.user
    if do == "accept":
        actions.accept(one, on=day.cleaned_data["on"], by=by, at=clock.now())
        return _("Her oath is written down.")
    if do == "leave":
        actions.leave(one, on=day.cleaned_data["on"], by=by, at=clock.now())
        return _("It is written down that she left the committee.")
    if do == "preside":
        actions.preside(one, by=by)
        return _("She presides.")
    if do != "tell":
        raise ValidationError(_("This page does not know what to do with that."))
    actions.say_relative(one, form.relative, by=by)
    if "user" in form.fields:
        chosen = next((user for user in users if str(user.pk) == form.cleaned_data["user"]), None)
        actions.let_in(one, chosen, on=clock.today(), by=by)
    return _("It is written down.")


@login_required
@require_http_methods(["GET", "POST"])
@once
def form(request: HttpRequest, pk: int, election_pk: int) -> HttpResponse:
    """The committee is formed: a step of the election."""
    election: Election = held(request.user, pk, election_pk)

    def take(**told: Any) -> None:
        actions.form(election, **told)

    return taking(
        request, election, take, template="elections/plans/form.html", back="election_committee",
        said=_("The election committee is formed."), label=_("Formed on"),
        rows=committees.sitting(election),
    )  # fmt: skip
