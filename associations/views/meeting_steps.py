"""The steps of a meeting: notice, opening, closing, figures; not held, put off, called again."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from associations.actions import meetings as actions
from associations.actions import notices
from associations.actions.stopped import Stopped
from associations.forms.asking import Fact, fields_of, typed_in
from associations.forms.meetings import (
    Chairing,
    Closing,
    Counting,
    Noticing,
    Planning,
    Postponing,
    Reason,
)
from associations.forms.meetings_shown import panel
from associations.queries import attendance, meetings
from associations.rules.asked_of_meetings import MEETING
from associations.views.meeting_desk import Desk, kept
from associations.views.meetings import bearers, second_call
from associations.vocabulary.gatherings import AHEAD, MeetingState
from associations.vocabulary.subjects import Subject
from hnsa.law.asking import Law
from hnsa.law.blanks import Unfit
from hnsa.law.verdict import Answer
from hnsa.law.words import Line
from members.access.rights import Verb, may_at


@kept
def notice(desk: Desk) -> HttpResponse:
    """Give notice now, or write down that it was given; first a look at what the articles say."""
    meeting, request = desk.meeting, desk.request
    if meeting.state not in AHEAD:
        return desk.told(ValidationError(actions.standing_of(meeting)))
    items = meetings.agenda_of(meeting)
    amends = any(one.subject == Subject.AMENDMENT for one in items)
    if request.method != "POST":
        first = {"notice_on": meeting.notice_on or desk.on, "called_by": meeting.called_by,
                 "how": meeting.notice_how}  # fmt: skip
        form = Noticing(initial=first, amends=amends)
        return desk.show("notice", {"form": form, "agenda": items})
    do = request.POST.get("do", "")
    may = may_at(request.user, Verb.OVERRIDE, desk.body)
    form = Noticing(request.POST, amends=amends, against=do == "give_anyway" and may)
    if not form.is_valid():
        return desk.show("notice", {"form": form, "agenda": items}, status=422)
    given = do == "given"
    told = form.notice(None if given or do == "look" else desk.on)
    if do == "look":
        return _look(desk, form, notices.examine(meeting, told), items)
    try:
        with transaction.atomic():
            notices.give(
                meeting, told, by=request.user, today=desk.on, given=given,
                override=form.cleaned_data.get("override", ""),
            )  # fmt: skip
    except Stopped:
        judged = notices.examine(meeting, told)
        return _look(desk, Noticing(request.POST, amends=amends, against=may), judged, items, 409)
    except ValidationError as error:
        form.wrong(error)
        return desk.show("notice", {"form": form, "agenda": items}, status=422)
    if given:
        return desk.back(_("The notice is written down."))
    return desk.back(_("Notice is given. Print it, or tell it from house to house."))


def _look(
    desk: Desk, form: Noticing, judged: meetings.Judged | None, items: Any, status: int = 200
) -> HttpResponse:
    against = judged is not None and judged.verdict.answer is Answer.NO
    may = may_at(desk.request.user, Verb.OVERRIDE, desk.body)
    context = {
        "form": form, "agenda": items, "looked": True, "panel": panel(judged, desk.body),
        "against": against, "may_override": may, "stopped": status == 409,
    }  # fmt: skip
    return desk.show("notice", context, status=status)


# --- opening --------------------------------------------------------------------------------------


@kept
def begin(desk: Desk) -> HttpResponse:
    """Open the meeting, and say who chairs it; the same page corrects who does."""
    meeting, request = desk.meeting, desk.request
    opened = meeting.state == MeetingState.OPEN
    if not opened and meeting.state not in AHEAD:
        return desk.told(ValidationError(actions.standing_of(meeting)))
    context = {"opened": opened, "early": meeting.meeting_on > desk.on}
    form = _chairing(Chairing, desk)
    if request.method != "POST":
        return desk.show("begin", context | {"form": form})
    if not form.is_valid():
        return desk.show("begin", context | {"form": form}, status=422)
    try:
        with transaction.atomic():
            if opened and request.POST.get("do") == "seat":
                actions.seat(meeting, form.seated(), by=request.user)
                return desk.back(_("Who chairs it is written down."))
            actions.begin(meeting, form.seated(), by=request.user, at=desk.at, today=desk.on)
    except ValidationError as error:
        return desk.told(error)
    return redirect("meeting_attendance", desk.body.pk, meeting.pk)


def _chairing(form: type[Chairing], desk: Desk, **more: Any) -> Any:
    data = desk.request.POST if desk.request.method == "POST" else None
    called = [one.known for one in desk.sheet.rows]
    return form(data, bearers=bearers(desk), called=called, **more)


# --- closing --------------------------------------------------------------------------------------


class More:
    """Further facts of the meeting that its articles ask for and the register cannot know."""

    def __init__(self, law: Law | None, data: Any) -> None:
        asked = attendance.told_by_articles(law)
        self.typed = {
            name: value for name, value in typed_in(MEETING, data).items() if name in asked
        }
        self.facts: dict[str, Any] = {}
        wrong: Mapping[str, Line] = {}
        try:
            read = MEETING.facts.load(self.typed)
            self.facts = {name: getattr(read, name) for name, value in self.typed.items() if value}
        except Unfit as error:
            wrong = error.lines
        self.fields = fields_of(MEETING, asked, self.typed, {}, wrong).wanted

    @property
    def errors(self) -> list[Fact]:
        """The fields that cannot be read."""
        return [one for one in self.fields if one.error]


@kept
def close(desk: Desk) -> HttpResponse:
    """What is known so far, what the articles say of it, and what becomes of the unmarked."""
    meeting, request = desk.meeting, desk.request
    if meeting.state != MeetingState.OPEN:
        return desk.told(ValidationError(actions.standing_of(meeting)))
    sheet = desk.sheet
    law = meetings.law_of(desk.body, meeting.meeting_on)
    more = More(law, request.POST)
    form = Closing(request.POST if request.method == "POST" else None)
    ready = request.method == "POST" and form.is_valid() and not more.errors
    if not ready:
        figures, judged = attendance.now(meeting, sheet.called, law, more.facts)
        context = {
            "form": form, "more": more, "figures": figures, "sheet": sheet,
            "panel": panel(judged, desk.body), "unmarked": sheet.unmarked,
        }  # fmt: skip
        return desk.show("close", context, status=422 if request.method == "POST" else 200)
    away = []
    if form.cleaned_data["rest"] == "absent":
        away = [one.known.person for one in sheet.unmarked]
    try:
        with transaction.atomic():
            done = actions.close(
                meeting, by=request.user, at=desk.at, absent=away, told=more.facts
            )  # fmt: skip
    except ValidationError as error:
        return desk.told(error)
    return desk.back(closed_in_words(done.present or 0, done.members or 0))


def closed_in_words(present: int, members: int) -> str:
    """What the page says when a meeting was closed."""
    told = {"n": present, "of": members}
    return ngettext(
        "The meeting is closed: %(n)d of %(of)d was there.",
        "The meeting is closed: %(n)d of %(of)d were there.", present,
    ) % told  # fmt: skip


@kept
def figures(desk: Desk) -> HttpResponse:
    """The meeting was held, and only the figures of a paper sheet are taken over."""
    meeting, request = desk.meeting, desk.request
    if meeting.state not in (*AHEAD, MeetingState.OPEN):
        return desk.told(ValidationError(actions.standing_of(meeting)))
    form = _chairing(Counting, desk, meeting=meeting)
    more = More(meetings.law_of(desk.body, meeting.meeting_on), request.POST)
    context = {"form": form, "more": more, "early": meeting.meeting_on > desk.on}
    if request.method != "POST":
        return desk.show("figures", context)
    if form.is_valid() and not more.errors:
        try:
            with transaction.atomic():
                done = actions.close_by_figures(
                    meeting, form.counted(), form.seated(), by=request.user, at=desk.at,
                    today=desk.on, told=more.facts,
                )  # fmt: skip
        except ValidationError as error:
            form.wrong(error)
        else:
            return desk.back(closed_in_words(done.present or 0, done.members or 0))
    return desk.show("figures", context, status=422)


# --- not held, put off, called again --------------------------------------------------------------


@kept
def not_held(desk: Desk) -> HttpResponse:
    """It was not held, and why; nobody was absent."""
    meeting, request = desk.meeting, desk.request
    form = Reason(request.POST if request.method == "POST" else None)
    if request.method != "POST":
        return desk.show("not_held", {"form": form})
    if form.is_valid():
        try:
            with transaction.atomic():
                actions.not_held(meeting, reason=form.cleaned_data["reason"], by=request.user)
        except ValidationError as error:
            return desk.told(error)
        return desk.back(_("It is written down. Nobody is counted as absent."))
    return desk.show("not_held", {"form": form}, status=422)


@kept
def postpone(desk: Desk) -> HttpResponse:
    """Another day takes its place."""
    meeting, request = desk.meeting, desk.request
    if request.method != "POST":
        first = {"at": meeting.begins_at, "place": meeting.place}
        return desk.show("postpone", {"form": Postponing(initial=first, fixed=True)})
    form = Postponing(request.POST, fixed=True)
    if form.is_valid():
        try:
            with transaction.atomic():
                made = actions.postpone(
                    meeting, form.plan(meeting.gathering), reason=form.cleaned_data["reason"],
                    by=request.user, at=desk.at,
                )  # fmt: skip
        except ValidationError as error:
            form.wrong(error)
        else:
            return _to_new(request, desk, made.pk)
    return desk.show("postpone", {"form": form}, status=422)


@kept
def again(desk: Desk) -> HttpResponse:
    """The second call of a meeting that had no quorum."""
    meeting, request = desk.meeting, desk.request
    context = {"again": second_call(desk)}
    if request.method != "POST":
        first = {"at": meeting.begins_at, "place": meeting.place}
        return desk.show("again", context | {"form": Planning(initial=first, fixed=True)})
    form = Planning(request.POST, fixed=True)
    if form.is_valid():
        try:
            with transaction.atomic():
                made = actions.call_again(
                    meeting, form.plan(meeting.gathering), by=request.user, at=desk.at
                )
        except ValidationError as error:
            form.wrong(error)
        else:
            return _to_new(request, desk, made.pk)
    return desk.show("again", context | {"form": form}, status=422)


def _to_new(request: HttpRequest, desk: Desk, pk: int) -> HttpResponse:
    messages.success(request, _("The meeting is in the calendar. Give notice of it."))
    return redirect("meeting", desk.body.pk, pk)
