"""The steps of a motion, each a page that asks once more: put, count, carry out, contest."""

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from associations.actions import contests, effects
from associations.actions import motions as actions
from associations.actions.stopped import Stopped
from associations.forms.motions import CarryingOut, Contesting, Putting
from associations.forms.motions_shown import chip_of, follows, title_of
from associations.forms.panels import panel_of
from associations.models import Motion
from associations.queries import effects as effect_queries
from associations.queries import facts, motions_about
from associations.queries import motions as queries
from associations.views.gate import seen
from associations.views.motions import name_of, the_motion
from associations.vocabulary.gatherings import Dispute, Outcome
from associations.vocabulary.subjects import Subject
from hnsa.core import clock
from hnsa.core.sending import once
from members.access.rights import Verb, may_at, require_at
from members.models import Body, Person


@login_required
@require_http_methods(["GET", "POST"])
@once
def new(request: HttpRequest, pk: int) -> HttpResponse:
    """A motion is put: what it is about comes from the page that leads here."""
    body = seen(request.user, pk)
    require_at(request.user, Verb.KEEP, body)
    told = request.POST if request.method == "POST" else request.GET
    try:
        about = motions_about.read(body, told, request.user)
    except motions_about.Unknown:
        raise Http404 from None
    form = _putting(request, body, about)
    if request.method == "POST" and form.is_valid():
        try:
            with transaction.atomic():
                motion = actions.put(body, form.proposal(), by=request.user, at=clock.now())
        except ValidationError as error:
            form.wrong(error)
        else:
            said = _("The motion is put. When they have voted, count the votes.")
            messages.success(request, said)
            return redirect("motion", pk, motion.pk)
    person = about.rows.get("person")
    context = {
        "body": body, "form": form, "about": about,
        "kept": [(name, _key(row)) for name, row in about.rows.items()],
        "name": person.full_name if person is not None else "",
    }  # fmt: skip
    status = 422 if request.method == "POST" else 200
    return render(request, "associations/decisions/new.html", context, status=status)


def _key(row: Any) -> str:
    return str(getattr(row, "pk", row))


def _putting(request: HttpRequest, body: Body, about: motions_about.About) -> Putting:
    on = clock.today()
    meetings = motions_about.meetings_of(body, request.user)
    visible = Person.objects.visible_to(request.user)
    item = about.rows.get("item")
    meeting = item.meeting_id if item else request.GET.get("meeting", "")
    told = request.GET.get("subject") or (item.subject if item else "")
    subject = about.subject or told or Subject.ORDINARY
    initial = {
        "subject": subject, "organ": motions_about.organ(body, about, on),
        "title": title_of(about), "meeting": meeting or (meetings[0].pk if meetings else None),
    }  # fmt: skip
    return Putting(
        request.POST if request.method == "POST" else None, initial=initial, meetings=meetings,
        members=facts.people(body, on, visible),
        about=about.proposal | ({"subject": about.subject} if about.subject else {}),
    )  # fmt: skip


@login_required
@require_http_methods(["GET", "POST"])
@once
def withdraw(request: HttpRequest, pk: int, motion_pk: int) -> HttpResponse:
    """It is taken back before it was decided."""
    motion = the_motion(request, pk, motion_pk)
    require_at(request.user, Verb.KEEP, motion.body)
    if request.method == "POST":
        try:
            actions.withdraw(motion, by=request.user)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            messages.success(request, _("The motion is taken back. It stays in the list."))
        return redirect("motion", pk, motion_pk)
    return _show(request, motion, "withdraw")


@login_required
@require_http_methods(["GET", "POST"])
@once
def carry_out(request: HttpRequest, pk: int, motion_pk: int) -> HttpResponse:
    """What follows is done, once; against an article only with a reason on the record."""
    motion = the_motion(request, pk, motion_pk)
    require_at(request.user, Verb.ADOPT, motion.body)
    if wrong := effects.against(motion):
        messages.info(request, wrong)
        return redirect("motion", pk, motion_pk)
    today, posted = clock.today(), request.method == "POST"
    asks = set() if motion.outcome == Outcome.LOST else effect_queries.due(motion, today=today).asks
    may_override = may_at(request.user, Verb.OVERRIDE, motion.body)
    stopped_before = "override" in request.POST or request.POST.get("stopped") == "1"
    form = CarryingOut(
        request.POST if posted else None, asks=asks, against=may_override and stopped_before
    )
    told = form.told() if posted and form.is_valid() else {}
    stopped: Stopped | None = None
    if posted and form.is_valid():
        try:
            with transaction.atomic():
                effects.carry_out(
                    motion, by=request.user, at=clock.now(), told=told,
                    override=form.cleaned_data.get("override", ""),
                )  # fmt: skip
        except Stopped as against:
            stopped = against
            if stopped_before and may_override:
                form.add_error("override", _("Please say why."))
            elif may_override:
                form = CarryingOut(initial=told, asks=asks, against=True)
        except ValidationError as error:
            if queries.effect_of(motion) is not None:  # somebody else did, at the same moment
                messages.info(request, " ".join(error.messages))
                return redirect("motion", pk, motion_pk)
            form.wrong(error)
        else:
            messages.success(request, _("It is carried out."))
            return redirect("motion", pk, motion_pk)
    due = effect_queries.due(motion, today=today, told=told)
    panel = panel_of(stopped.verdict, motion.body) if stopped and stopped.verdict else None
    early = effects.is_early(motion, due, today) and motion.outcome == Outcome.CARRIED
    if panel is None and (early or asks):  # by the law of the day of the decision
        panel = replace(panel_of(due.verdict, motion.body), on=motion.decided_on)
    return _show(
        request, motion, "carry_out", form=form, stopped=stopped, may_override=may_override,
        panel=panel, against=stopped is not None,
        follows=follows(motion, on=effects.begins(motion, due), name=name_of(motion)),
        status=422 if posted else 200,
    )  # fmt: skip


@login_required
@require_http_methods(["GET", "POST"])
@once
def contest(request: HttpRequest, pk: int, motion_pk: int) -> HttpResponse:
    """Somebody contests it, or it is upheld or annulled: a new entry."""
    motion = the_motion(request, pk, motion_pk)
    require_at(request.user, Verb.ADOPT, motion.body)
    possible = contests.may_be_said(motion)
    if not possible:
        messages.info(request, _("Nothing more can be said of it."))
        return redirect("motion", pk, motion_pk)
    later = list(queries.later(motion)[:50])
    form = Contesting(
        request.POST if request.method == "POST" else None, possible=possible, later=later,
        initial={"on": clock.today(), "what": possible[0]},
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        said = contests.Said(
            Dispute(told["what"]), told["on"], told["why"], told["who"],
            form.later.get(told.get("decided_in") or 0),
        )  # fmt: skip
        try:
            with transaction.atomic():
                contests.say(motion, said, by=request.user, at=clock.now())
        except ValidationError as error:
            form.wrong(error)
        else:
            messages.success(request, _("It is written down beside the decision."))
            return redirect("motion", pk, motion_pk)
    status = 422 if request.method == "POST" else 200
    return _show(request, motion, "contest", form=form, status=status)


def _show(
    request: HttpRequest, motion: Motion, template: str, *, status: int = 200, **context: Any
) -> HttpResponse:
    """A step of the motion."""
    common = {"body": motion.body, "motion": motion, "chip": chip_of(motion)}
    return render(
        request, f"associations/decisions/{template}.html", {**common, **context}, status=status
    )
