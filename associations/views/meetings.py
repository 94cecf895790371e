"""The meetings of an association: the calendar by its articles, a new one, one at a glance."""

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

from associations.actions import meetings as actions
from associations.actions import minutes
from associations.actions.motions import Proposal
from associations.forms.meetings import Item, Planning
from associations.forms.meetings_shown import (
    breaches,
    due_chip,
    kept_panel,
    panel,
    planned_for,
    state_of,
)
from associations.forms.motions_shown import title_of
from associations.forms.panels import panel_of
from associations.models import AgendaItem, Document, Meeting, Motion, Task
from associations.queries import agendas, meeting_rolls, meetings, meetings_due, tasks
from associations.queries import motions as votes
from associations.queries.associations import offices_of
from associations.queries.naming import hidden
from associations.views.associations import head_of
from associations.views.gate import seen
from associations.views.meeting_desk import Desk, kept, the_meeting
from associations.vocabulary.gatherings import AHEAD, MeetingState, MotionState
from associations.vocabulary.subjects import GATHERINGS, Gathering, Subject
from hnsa.core import clock
from hnsa.core.saying import text_of
from hnsa.core.sending import once
from members.access.rights import Verb, may_at, require_at
from members.models import Body, Person

TAB = "meetings"


@login_required
@require_safe
def index(request: HttpRequest, pk: int) -> HttpResponse:
    """What is due by the articles, the meetings ahead, and those that were, with their breaches."""
    body = seen(request.user, pk)
    on = clock.today()
    after = request.GET.get("after", "")
    found = meetings.calendar(
        Meeting.objects.visible_to(request.user), body,
        int(after) if after.isascii() and after.isdecimal() and len(after) < 16 else None,
    )  # fmt: skip
    law = meetings.law_of(body, on)
    due = meetings_due.of([body.pk], {body.pk: law}, on) if law else []
    context = head_of(request, body, TAB) | {
        "on": on, "calendar": found, "is_later_page": bool(after), "has_law": law is not None,
        "due": [_due(one, body, on) for one in due],
        "ahead": [(one, state_of(one), one.meeting_on < on) for one in found.ahead],
        "past": [(one, state_of(one), breaches(one)) for one in found.past],
        "open_tasks": tasks.open_of(Task.objects.visible_to(request.user), body).count(),
        "may_keep": may_at(request.user, Verb.KEEP, body) and body.draft_of_id is None,
    }  # fmt: skip
    return render(request, "associations/meetings/index.html", context)


def _due(due: meetings_due.Due, body: Body, on: date) -> tuple[Any, ...]:
    """The meeting, its kind in words, where it is, the day that is too late, the articles."""
    word = text_of(GATHERINGS[due.gathering])
    return due, word, due_chip(due, on), planned_for(due, on), panel_of(due.verdict, body)


@login_required
@require_http_methods(["GET", "POST"])
@once
def new(request: HttpRequest, pk: int) -> HttpResponse:
    """Plan a meeting; of one that members asked for the articles say first whether they may."""
    body = seen(request.user, pk)
    require_at(request.user, Verb.KEEP, body)
    told = request.POST if request.method == "POST" else request.GET
    gathering = told.get("gathering", "")
    asked = gathering == Gathering.REQUISITIONED
    context: dict[str, Any] = {"body": body, "asked": asked}
    if request.method != "POST":
        first = {"gathering": gathering, "on": told.get("on", "")}
        form = Planning(initial=first, asked=asked)
        return render(request, "associations/meetings/new.html", context | {"form": form})
    form = Planning(request.POST, asked=asked)
    if form.is_valid():
        if asked and request.POST.get("do") != "plan":
            context["panel"] = panel(_asked_for(body, form), body)
            context["looked"] = True
            return render(request, "associations/meetings/new.html", context | {"form": form})
        try:
            with transaction.atomic():
                made = actions.plan(body, form.plan(), by=request.user, at=clock.now())
        except ValidationError as error:
            form.wrong(error)
        else:
            messages.success(request, _("The meeting is in the calendar."))
            return redirect("meeting", pk, made.pk)
    return render(request, "associations/meetings/new.html", context | {"form": form}, status=422)


def _asked_for(body: Any, form: Planning) -> meetings.Judged | None:
    told = form.cleaned_data
    return meetings.asked_for(body, clock.today(), told["requested_on"], told["requested_by"])


@login_required
@require_safe
def page(request: HttpRequest, pk: int, meeting_pk: int) -> HttpResponse:
    """One meeting at a glance: what is next, its agenda, who was there, what the articles say."""
    return shown(the_meeting(request, pk, meeting_pk))


def shown(desk: Desk, *, item: Item | None = None, status: int = 200) -> HttpResponse:
    """The page; `item`: the form of one more item as it was typed."""
    meeting, body, user = desk.meeting, desk.body, desk.request.user
    papers = Document.objects.visible_to(user).filter(meeting=meeting)
    again = None
    if meeting.state == MeetingState.HELD and meeting.judged:
        again = second_call(desk)
    motions = votes.of_meeting(
        Motion.objects.visible_to(user), meeting, Person.objects.visible_to(user)
    )
    may_change = meeting.state in (*AHEAD, MeetingState.OPEN)
    items = meetings.agenda_of(meeting)
    put = {one.item_id: one for one in motions if one.state != MotionState.WITHDRAWN}
    for one in items:
        one.motion = put.get(one.pk)  # type: ignore[attr-defined]
    context = {
        "agenda": items,
        "offers": offers(desk) if may_change and desk.may_keep else (),
        "item": item or Item(),
        "notice_panel": kept_panel(meeting.notice_judged, body),
        "panel": kept_panel(meeting.judged, body),
        "override": meeting.notice_override,
        "motions": motions,
        "tasks": tasks.named(Task.objects.visible_to(user).filter(meeting=meeting), user),
        "papers": papers,
        "chair": chair_of(desk),
        "successor": meetings.in_place_of(meeting),
        "again": again,
        "is_ahead": meeting.state in AHEAD,
        "is_open": meeting.state == MeetingState.OPEN,
        "is_held": meeting.state == MeetingState.HELD,
        "has_come": meeting.meeting_on <= desk.on,
        "may_change_agenda": may_change,
    }
    return desk.show("page", context, status=status)


def offers(desk: Desk) -> list[tuple[str, str, str]]:
    """What waits for a decision of this meeting: its code, its words, and whom it is about."""
    found = []
    for one in agendas.offered(desk.meeting, desk.request.user):
        person = one.about.rows.get("person")
        found.append((one.code, title_of(one.about), person.full_name if person else ""))
    return found


def chair_of(desk: Desk) -> Person | None:
    """Who chaired it, where her name may be shown."""
    chair = desk.meeting.chair
    return None if hidden(chair, Person.objects.visible_to(desk.request.user)) else chair


def second_call(desk: Desk) -> dict[str, Any] | None:
    """Where a meeting had no quorum: by when it is called again, and under which article."""
    meeting = desk.meeting
    if meeting.second_call_of_id is not None or not meetings.lacked_quorum(meeting):
        return None
    judged = meetings.second_call_by(meeting)
    return {"by": judged.verdict.result if judged else None, "panel": panel(judged, desk.body)}


@kept
def change(desk: Desk) -> HttpResponse:
    """Correct day, hour and place before notice is given."""
    meeting = desk.meeting
    if meeting.state != MeetingState.PLANNED:
        return desk.told(ValidationError(_("Notice was given: put the meeting off instead.")))
    if desk.request.method != "POST":
        first = {"on": meeting.meeting_on, "at": meeting.begins_at, "place": meeting.place}
        return desk.show("change", {"form": Planning(initial=first, fixed=True)})
    form = Planning(desk.request.POST, fixed=True)
    if form.is_valid():
        try:
            with transaction.atomic():
                actions.change(meeting, form.plan(meeting.gathering), by=desk.request.user)
        except ValidationError as error:
            form.wrong(error)
        else:
            return desk.back(_("The meeting is changed."))
    return desk.show("change", {"form": form}, status=422)


@kept
def agenda(desk: Desk) -> HttpResponse:
    """One item more, or one item less, or up or down."""
    request = desk.request
    if request.method != "POST":
        return redirect("meeting", desk.body.pk, desk.meeting.pk)
    do, _sign, item = request.POST.get("do", "").partition(":")
    try:
        with transaction.atomic():
            if do == "offer":
                _taken_up(desk, item)
                return desk.back(_("It is on the agenda."))
            if do in ("out", "up", "down"):
                _moved(desk, do, item)
                return desk.back()
            form = Item(request.POST)
            if not form.is_valid():
                return shown(desk, item=form, status=422)
            told = form.cleaned_data
            minutes.add_item(desk.meeting, told["title"], told["subject"], by=request.user)
    except ValidationError as error:
        return desk.told(error)
    return desk.back(_("It is on the agenda."))


def _taken_up(desk: Desk, code: str) -> None:
    """What waits comes onto the agenda with its motion."""
    waiting = {one.code: one for one in agendas.offered(desk.meeting, desk.request.user)}
    if code not in waiting:
        raise ValidationError(_("That waits no more, or is put to the vote already."))
    one = waiting[code]
    proposal = Proposal(
        title=title_of(one.about), subject=one.about.subject or Subject.ORDINARY, organ=one.organ,
        **one.about.proposal,
    )  # fmt: skip
    minutes.add_motion(desk.meeting, proposal, by=desk.request.user, at=desk.at)


def _moved(desk: Desk, do: str, item: str) -> None:
    pk = int(item) if item.isascii() and item.isdecimal() and len(item) < 16 else 0
    found = get_object_or_404(
        AgendaItem.objects.visible_to(desk.request.user), pk=pk, meeting=desk.meeting
    )
    found.meeting = desk.meeting
    if do == "out":
        minutes.remove_item(found, by=desk.request.user)
    else:
        minutes.move_item(found, up=do == "up", by=desk.request.user)


def bearers(desk: Desk) -> list[Any]:
    """The committee on the day of the meeting, as who may chair; names only where seen."""
    offices = offices_of(desk.body, Person.objects.visible_to(desk.request.user))
    there = {one.pk for one in meeting_rolls.seats_on(desk.body, desk.meeting.meeting_on)}
    return [one for one in offices if one.pk in there]
