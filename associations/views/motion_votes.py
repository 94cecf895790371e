"""Counting the votes of a motion: the figures, a last look at what they mean, and it is sealed."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from associations.actions import motions as actions
from associations.actions.motions import Unsettled
from associations.actions.votes import DECIDES, Weighed, not_now
from associations.forms.motions import Counting, Further
from associations.forms.motions_shown import chip_of
from associations.forms.panels import panel_of
from associations.models import Motion
from associations.queries import constitutions, frozen, voters
from associations.queries import motions as queries
from associations.views.motions import the_motion
from associations.vocabulary.gatherings import MotionState, Outcome
from associations.vocabulary.subjects import Organ
from hnsa.core import clock
from hnsa.core.sending import once
from hnsa.law.verdict import Verdict
from members.access.rights import Verb, require_at


@login_required
@require_http_methods(["GET", "POST"])
@once
def decide(request: HttpRequest, pk: int, motion_pk: int) -> HttpResponse:
    """First the figures, then a last look at what they mean, then it is done."""
    motion = the_motion(request, pk, motion_pk)
    require_at(request.user, Verb.ADOPT, motion.body)
    if motion.state != MotionState.PUT:
        messages.info(request, _("It was decided already; nothing was changed."))
        return redirect("motion", pk, motion_pk)
    if motion.meeting is not None and motion.meeting.state not in DECIDES:
        messages.info(request, not_now(motion.meeting))
        return redirect("motion", pk, motion_pk)
    page = Page(request, motion)
    if request.method != "POST":
        return page.show()
    if request.POST.get("do") == "back":
        return page.show()
    if not page.form.is_valid() or page.further.errors:
        return page.show(status=422)
    return _counted(page)


def _counted(page: "Page") -> HttpResponse:
    request, motion = page.request, page.motion
    vote = page.form.vote(page.further.facts)
    try:
        found = actions.weigh(motion, vote, today=clock.today())
        if found.verdict.missing and found.outcome == Outcome.OPEN and not vote.unknown:
            return page.ask(found.verdict)
        if found.outcome == Outcome.NONE and vote.declared == Outcome.NONE:
            return page.declare(found.verdict)
        if request.POST.get("do") != "decide":
            return page.last_look(found)
        with transaction.atomic():
            done = actions.decide(motion, vote, by=request.user, at=clock.now())
    except Unsettled as open_:
        return page.ask(open_.verdict)
    except ValidationError as error:
        if queries.is_settled(motion):  # somebody else counted, at the same moment
            messages.info(request, " ".join(error.messages))
            return redirect("motion", motion.body_id, motion.pk)
        page.form.wrong(error)
        return page.show(status=422)
    said = {
        Outcome.CARRIED: _("Resolution %(number)s is carried."),
        Outcome.LOST: _("Motion %(number)s is lost."),
    }.get(Outcome(done.outcome), _("Motion %(number)s is written down as not decided."))
    messages.success(request, said % {"number": done.number})
    return redirect("motion", motion.body_id, motion.pk)


@dataclass
class Page:
    """What the page shows: the figures, or the last look at what they mean."""

    request: HttpRequest
    motion: Motion

    def __post_init__(self) -> None:
        motion, posted = self.motion, self.request.method == "POST"
        data = self.request.POST if posted else None
        self.on = motion.meeting.meeting_on if motion.meeting is not None else clock.today()
        version = constitutions.in_force(motion.body_id, on=self.on)
        self.further = Further(motion, frozen.law_of(version), data)
        self.voters = voters.of(motion, self.on)
        self.asks: tuple[str, ...] = ()
        if data is not None:
            self.asks = tuple(one.name for one in self.further.fields)
        self.form = self._form(data, declares="declared" in (data or {}),
                               missing="missing" in (data or {}))  # fmt: skip

    def _form(self, data: Any, *, declares: bool, missing: bool) -> Counting:
        motion = self.motion
        return Counting(
            data, alone=motion.organ == Organ.PRESIDENT,
            by_name=self.voters.there is not None and motion.meeting is not None,
            in_meeting=motion.meeting is not None, declares=declares, missing=missing,
            initial={"present": self.voters.present, "on": self.on},
        )  # fmt: skip

    def ask(self, verdict: Verdict) -> HttpResponse:
        """The figures once more, with the facts that must be known first."""
        typed = self.request.POST.copy()
        typed.setlist("ask", [*self.asks, *verdict.missing])
        version = constitutions.in_force(self.motion.body_id, on=self.on)
        self.further = Further(self.motion, frozen.law_of(version), typed)
        self.form = self._form(typed, declares="declared" in typed, missing=True)
        return self.show(status=422, panel=panel_of(verdict, self.motion.body), missing=True)

    def declare(self, verdict: Verdict) -> HttpResponse:
        """The figures once more, and what the meeting declared, as no article decides."""
        self.form = self._form(self.request.POST, declares=True, missing=False)
        self.form.fields["declared"].required = "declared" in self.request.POST
        return self.show(status=422, panel=panel_of(verdict, self.motion.body), declares=True)

    def last_look(self, found: Weighed) -> HttpResponse:
        """What is going to be written down, and what the articles say of it."""
        vote = self.form.vote(self.further.facts)
        outcome = found.outcome if found.outcome != Outcome.NONE else vote.declared
        told = [
            (name, self.form.data.get(name, ""))
            for name in self.form.fields
            if self.form.data.get(name)
        ]
        asked = [(fact.name, self.further.typed.get(fact.name, "")) for fact in self.further.fields]
        return self.show(
            last_look=True, panel=panel_of(found.verdict, self.motion.body), found=found,
            outcome=outcome, told=[*told, *asked], declared=found.outcome == Outcome.NONE,
        )  # fmt: skip

    def show(self, *, status: int = 200, **context: Any) -> HttpResponse:
        """The page at this step."""
        motion = self.motion
        common = {
            "body": motion.body, "motion": motion, "chip": chip_of(motion), "form": self.form,
            "further": self.further, "voters": self.voters,
            "alone": motion.organ == Organ.PRESIDENT,
        }  # fmt: skip
        return render(
            self.request, "associations/decisions/decide.html", {**common, **context},
            status=status,
        )  # fmt: skip
