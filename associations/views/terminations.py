"""Putting a member out: the list, a beginning, and the page of one procedure with its time line."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from associations.actions import terminations as actions
from associations.actions.stopped import Stopped
from associations.forms.panels import Panel, panel_of
from associations.forms.terminations import Beginning, GivingUp, chip_of, shown_steps
from associations.models import Motion, Termination
from associations.queries import associations, frozen
from associations.queries import terminations as queries
from associations.rules import putting_out
from associations.views.gate import seen
from associations.vocabulary.gatherings import MotionState
from associations.vocabulary.procedures import UNDER_WAY, TerminationState
from hnsa.core import clock
from hnsa.core.sending import once
from hnsa.law.asking import Law
from hnsa.law.verdict import Answer
from members.access.rights import Verb, may_at, require_at
from members.models import Body, Person
from members.queries import people

MOST_FOUND = 20


def opened(request: HttpRequest, pk: int, termination_pk: int) -> tuple[Body, Termination]:
    """The association and the procedure that an address names, or 404."""
    body = seen(request.user, pk)
    rows = Termination.objects.visible_to(request.user).select_related("person")
    found = get_object_or_404(rows, pk=termination_pk, body=body)
    found.body = body
    return body, found


@login_required
@require_safe
def index(request: HttpRequest, pk: int) -> HttpResponse:
    """Those under way with what comes next, those that are over, and where a ground is found."""
    body = seen(request.user, pk)
    on = clock.today()
    now = queries.law_on(body, on)
    law = now.law if now else Law(())
    rows = Termination.objects.visible_to(request.user)
    open_, closed = queries.of_body(rows, body)
    lines = []
    for one, course in zip(open_, queries.courses_of(open_, body, on), strict=True):
        steps = putting_out.steps(law, course, on)
        due = next((step for step in steps if step.mark is putting_out.Mark.DUE), None)
        next_ = due or next((step for step in steps if step.mark is putting_out.Mark.LATER), None)
        lines.append((one, chip_of(one.state), shown_steps([next_])[0] if next_ else None))
    begun = {one.person_id for one in open_ if one.state in UNDER_WAY}
    may_keep = may_at(request.user, Verb.KEEP, body)
    context = {
        "body": body, "lines": lines, "on": on, "in_force": now, "may_keep": may_keep,
        "closed": [(one, chip_of(one.state)) for one in closed],
        "grounds": [
            known for known in queries.with_a_ground(body, law, on, _seen_there(request, body))
            if known.person not in begun
        ] if may_keep else [],
    }  # fmt: skip
    return render(request, "associations/terminations/index.html", context)


def _seen_there(request: HttpRequest, body: Body) -> set[int]:
    there = associations.members_of(body, Person.objects.visible_to(request.user), clock.today())
    return set(there.values_list("pk", flat=True))


@login_required
@require_http_methods(["GET", "POST"])
@once
def begin(request: HttpRequest, pk: int) -> HttpResponse:
    """First who it is, then what the articles find of her on a day; only then it begins."""
    body = seen(request.user, pk)
    require_at(request.user, Verb.KEEP, body)
    typed = (request.POST or request.GET).get("person", "")
    number = int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 16 else 0
    person = Person.objects.visible_to(request.user).filter(pk=number, homenet=body.homenet_id)
    her = person.first()
    if her is None:
        return _choose(request, body)
    return Beginnings(request, body, her, _day(request)).answer()


def _day(request: HttpRequest) -> date:
    """The day that was asked for; today where it is none, or has not come."""
    today = clock.today()
    try:
        return min(date.fromisoformat((request.POST or request.GET).get("on", "")), today)
    except ValueError:
        return today


def _choose(request: HttpRequest, body: Body) -> HttpResponse:
    typed = request.GET.get("q", "").strip()[:120]
    there = associations.members_of(body, Person.objects.visible_to(request.user), clock.today())
    found = people.search(there, typed, [body.homenet]) if typed else there
    context = {"body": body, "typed": typed, "leaf": people.leaf(found, size=MOST_FOUND)}
    return render(request, "associations/terminations/choose.html", context)


@dataclass(frozen=True)
class Beginnings:
    """The page on which a procedure about her begins."""

    request: HttpRequest
    body: Body
    her: Person
    on: date

    def answer(self) -> HttpResponse:
        """The grounds of the day; sent, it begins."""
        found = queries.law_on(self.body, self.on)
        law = found.law if found else Law(())
        do = self.request.POST.get("do") == "begin"
        harmed = do and bool(self.request.POST.get("harmed"))
        grounds = queries.grounds_of(self.body, self.her, law, self.on, harmed=harmed)
        against = grounds is None or grounds.verdict.answer is not Answer.YES
        may_override = may_at(self.request.user, Verb.OVERRIDE, self.body)
        form = Beginning(
            self.request.POST if do else None, on=self.on,
            conduct=putting_out.names_conduct(law), against=against and may_override,
        )  # fmt: skip
        if do and form.is_valid() and (begun := self._begun(form)):
            messages.success(
                self.request,
                _("It is written down. Nothing is decided; next, notice is given to her."),
            )
            return redirect("termination", self.body.pk, begun.pk)
        panel = panel_of(grounds.verdict, self.body, who=self.her.full_name) if grounds else None
        context = {
            "body": self.body, "her": self.her, "on": self.on, "form": form, "panel": panel,
            "missed_on": grounds.missed_on if grounds else (), "is_member": grounds is not None,
            "in_force": found, "against": against, "may_override": may_override,
            "conduct": putting_out.names_conduct(law),
        }  # fmt: skip
        status = 422 if do else 200
        return render(self.request, "associations/terminations/begin.html", context, status=status)

    def _begun(self, form: Beginning) -> Termination | None:
        told = form.cleaned_data
        try:
            with transaction.atomic():
                return actions.begin(
                    self.body, self.her, on=self.on, by=self.request.user, at=clock.now(),
                    words=told["words"], harmed=told.get("harmed", False),
                    override=told.get("override", ""),
                )  # fmt: skip
        except Stopped:
            form.add_error(None, _("No article finds a ground, so it does not begin."))
        except ValidationError as error:
            form.add_error(None, error)
        return None


@login_required
@require_safe
def page(request: HttpRequest, pk: int, termination_pk: int) -> HttpResponse:
    """One procedure: the time line, what the articles ask next, what was found and decided."""
    body, termination = opened(request, pk, termination_pk)
    on = clock.today()
    of_day = termination.decided_on or on
    found = queries.law_on(body, of_day)
    law = found.law if found else Law(())
    course = queries.course_of(termination, on)
    under_way = termination.state in UNDER_WAY
    motions = queries.motions_of(Motion.objects.visible_to(request.user), termination)
    waits = any(one.state == MotionState.PUT for one in motions)
    since = termination.notice_on or termination.found_on
    steps = putting_out.steps(law, course, on)
    decision_due = any(
        one.stage is putting_out.Stage.DECISION and one.mark is putting_out.Mark.DUE
        for one in steps
    )
    context = {
        "body": body, "termination": termination, "chip": chip_of(termination.state), "on": on,
        "steps": shown_steps(steps), "under_way": under_way,
        "ready": decision_due or termination.state == TerminationState.APPEALED,
        "found": _frozen(termination, termination.found),
        "asked": panel_of(queries.deciding(law, course, on), body) if under_way else None,
        "judged": _frozen(termination, termination.judged),
        "appeals": _appeals(termination, body, course, on),
        "changed": queries.changed_between(body, since, of_day), "motions": motions,
        "missed_on": _days(termination),
        "may_vote": (under_way or termination.state == TerminationState.APPEALED) and not waits,
        "may_keep": may_at(request.user, Verb.KEEP, body),
        "may_adopt": may_at(request.user, Verb.ADOPT, body),
    }  # fmt: skip
    return render(request, "associations/terminations/page.html", context)


def _frozen(termination: Termination, judged: dict[str, Any] | None) -> Panel | None:
    """The panel of a frozen verdict, under the version that gave it."""
    law = queries.law_of(termination, judged)
    verdict = frozen.again(judged, law) if law else None
    return panel_of(verdict, termination.body) if verdict else None


def _appeals(
    termination: Termination, body: Body, course: putting_out.Course, on: date
) -> Panel | None:  # fmt: skip
    if termination.state not in (TerminationState.PUT_OUT, TerminationState.APPEALED):
        return None
    found = queries.law_on(body, termination.appealed_on or on)
    day = termination.appealed_on or on
    return panel_of(queries.appealing(found.law, course, day), body) if found else None


def _days(termination: Termination) -> list[date]:
    kept = (termination.found or {}).get("missed_on", ())
    return [date.fromisoformat(one) for one in kept]


@login_required
@require_http_methods(["GET", "POST"])
@once
def give_up(request: HttpRequest, pk: int, termination_pk: int) -> HttpResponse:
    """Those who began it let it be, after asking."""
    body, termination = opened(request, pk, termination_pk)
    require_at(request.user, Verb.KEEP, body)
    do = request.POST.get("do") == "give_up"
    form = GivingUp(request.POST if do else None, on=clock.today())
    if do and form.is_valid():
        try:
            with transaction.atomic():
                actions.give_up(termination, why=form.cleaned_data["why"], by=request.user)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("It is given up; she stays a member."))
            return redirect("termination", pk, termination.pk)
    context = {"body": body, "termination": termination, "form": form}
    return render(
        request, "associations/terminations/give_up.html", context, status=422 if do else 200
    )
