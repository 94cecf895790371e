"""What every page of a registration shows: the case, its seven steps, what is missing, remarks."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from associations.actions.cases import sent_already
from associations.forms.registration_words import changes_in_words
from associations.models import Case, Remark
from associations.queries import cases
from associations.queries.case_differences import differences
from associations.queries.constitutions import symbol_of
from associations.rules.checklist import Point, Weight, missing_of, points
from associations.views.gate import seen
from associations.vocabulary.cases import OPEN_STATES, STEPS, CaseState, Step
from hnsa.core import clock
from hnsa.core.saying import shown, text_of
from hnsa.core.sending import ASIDE, once
from members.access.rights import Verb, may_at, require_at
from members.models import Body

ORDER = list(STEPS)
FEW = 2  # later steps that are named as done already


@dataclass(frozen=True)
class Said:
    """A remark of the HomeNet, and what was changed since."""

    remark: Remark
    changed: list[str]


class Desk:
    """One case before somebody who may see it. Everything is read when it is asked for."""

    def __init__(self, request: HttpRequest, body: Body, case: Case) -> None:
        self.request, self.body, self.case = request, body, case
        case.body, case.homenet = body, body.homenet
        self.on, self.at = clock.today(), clock.now()

    @cached_property
    def whole(self) -> cases.Whole:
        """All of the case, as this user may see it."""
        return cases.whole(self.case, on=self.on, user=self.request.user)

    @cached_property
    def points(self) -> list[Point]:
        """The check-list."""
        return points(self.whole.filled)

    @property
    def is_open(self) -> bool:
        """Whether it may still be written."""
        return self.case.state in OPEN_STATES

    @property
    def name(self) -> str:
        """What the association is called; "" while it has no name."""
        return self.body.name if cases.is_named(self.body.name) else ""

    def words(self, point: Point) -> SafeString:
        """One point of the check-list, with the article that asks for it."""
        return shown(point.line, symbol_of(self.body))

    def missing(self, step: Step) -> list[dict[str, Any]]:
        """What the step still lacks, in words."""
        return [
            {"words": self.words(one), "article": one.article}
            for one in missing_of(self.points, step)
        ]

    def steps(self, here: Step | None) -> list[dict[str, Any]]:
        """The seven steps with their state."""
        return [
            {
                "code": str(step),
                "number": number,
                "name": text_of(STEPS[step]),
                "url": self.url(step),
                "here": step is here,
                **self._state(step),
            }
            for number, step in enumerate(ORDER, start=1)
        ]

    def _state(self, step: Step) -> dict[str, Any]:
        lacking = missing_of(self.points, step)
        there = [
            one for one in self.points if one.step is step and one.weight is not Weight.MISSING
        ]
        if not lacking:
            return {"tone": "ok", "sign": "ok", "word": _("Complete"), "done": True}
        if step is Step.CHECK:
            word = _("When all is there")
            return {"tone": "flat", "sign": "none", "word": word, "done": False}
        if not there and not self._begun(step):
            return {"tone": "flat", "sign": "none", "word": _("Not begun"), "done": False}
        words = self.words(lacking[0])
        return {"tone": "warn", "sign": "warn", "word": words, "more": len(lacking) - 1,
                "done": False}  # fmt: skip

    def _begun(self, step: Step) -> bool:
        return step is Step.FOUNDERS and bool(self.whole.founders)

    def url(self, step: Step) -> str:
        """The page of a step."""
        return reverse(f"registration_{step}", args=[self.body.pk])

    def remarks(self, step: Step) -> list[Said]:
        """What the HomeNet asks to be mended here, and what was changed since."""
        if self.case.state != CaseState.RETURNED:
            return []
        return [
            Said(one, changes_in_words(differences(self.case, one.at, self.request.user), step))
            for one in self.case.remarks.filter(step=step, answered_at=None)
        ]

    def show(self, step: Step, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
        """The page of a step."""
        steps = self.steps(step)
        at = ORDER.index(step)
        done = [one["name"] for one in steps[at + 1 :] if one["done"]]
        onward = ORDER[at + 1] if at + 1 < len(ORDER) else None
        return render(
            self.request, f"associations/registration/{step}.html",
            {
                "body": self.body, "case": self.case, "name": self.name, "step": str(step),
                "steps": steps, "number": at + 1, "heading": text_of(STEPS[step]),
                "onward": onward and {"code": str(onward), "name": text_of(STEPS[onward])},
                "missing": self.missing(step), "remarks": self.remarks(step),
                "done_elsewhere": done if len(done) <= FEW else [],
                **context,
            },
            status=status,
        )  # fmt: skip

    def go(self, step: Step) -> HttpResponse:
        """Where the pressed button leads: the next step, one of the seven, or away for now."""
        do = self.request.POST.get("do", "")
        if do == "later":
            messages.success(
                self.request, _("It is saved. You find it on your first page whenever you go on.")
            )
            return redirect("front")
        wanted = do.removeprefix("to:")
        if do.startswith("to:") and wanted in set(Step):
            return redirect(self.url(Step(wanted)))
        at = ORDER.index(step)
        if do == "next" and at + 1 < len(ORDER):
            return redirect(self.url(ORDER[at + 1]))
        return redirect(self.url(step))

    def refused(self, sentences: list[str]) -> HttpResponse:
        """It was sent or closed meanwhile: what was typed is shown once more, and not written."""
        kept = [
            value
            for name, values in self.request.POST.lists()
            for value in values
            if name not in ASIDE and name != "do" and value.strip()
        ]
        context = {"body": self.body, "name": self.name, "sentences": sentences, "kept": kept}
        return render(self.request, "associations/registration/refused.html", context, status=409)


def looked_at(request: HttpRequest, pk: int) -> Desk:
    """The case of an association that the user may see; 404 where there is none."""
    body = seen(request.user, pk)
    case = (
        Case.objects.visible_to(request.user)
        .filter(body=body)
        .select_related("opened_by", "sent_by")
        .first()
    )
    if case is None:
        raise Http404
    return Desk(request, body, case)


def opened(request: HttpRequest, pk: int) -> Desk:
    """The same, for who may write it. Raises PermissionDenied."""
    desk = looked_at(request, pk)
    require_at(request.user, Verb.FOUND, desk.body)
    return desk


def may_write(request: HttpRequest, desk: Desk) -> bool:
    """Whether she may write it, and it may be written."""
    return desk.is_open and may_at(request.user, Verb.FOUND, desk.body)


def a_page(view: Callable[[Desk], HttpResponse]) -> Callable[..., HttpResponse]:
    """A step's page: for who may write it, once a form, and only while the case is open."""

    @login_required
    @require_http_methods(["GET", "POST"])
    @once
    def answered(request: HttpRequest, pk: int) -> HttpResponse:
        desk = opened(request, pk)
        if not desk.is_open:
            if request.method == "POST" and request.POST.get("do"):
                return desk.refused([sent_already()])
            return redirect("registration", pk)
        return view(desk)

    answered.__name__, answered.__doc__ = view.__name__, view.__doc__
    return answered
