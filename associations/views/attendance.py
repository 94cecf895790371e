"""Who is here? The list on a phone, saved row by row; ten names on a leaf, or the whole list."""

import json
from datetime import datetime, timedelta
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from associations.actions import attendance as actions
from associations.actions.attendance import Mark, Sealed
from associations.actions.meetings import standing_of
from associations.forms.meetings_shown import near_chip, quorum_chip
from associations.models import Meeting
from associations.queries import attendance, meetings
from associations.queries.attendance import LEAF, Marked, Sheet
from associations.views.meeting_desk import Desk, kept, the_meeting
from associations.vocabulary.gatherings import PRESENCES, MeetingState, Presence
from hnsa.core.saying import text_of
from members.access.rights import Verb, require_at
from members.queries import people
from members.rules.text import fold, fold_digits

LONGEST_AGO = 7 * 24 * 3600 * 1000  # ms; a mark is kept on a phone no longer
MOST_MARKS = 400
PICKS = {
    Presence.PRESENT: ("ok", "check"),
    Presence.LATE: ("ok", "wait"),
    Presence.EXCUSED: ("wait", "half"),
    Presence.ABSENT: ("stop", "cross"),
}


@kept
def page(desk: Desk) -> HttpResponse:
    """A leaf of the list. Without a script its button saves it and turns to the next."""
    request, meeting = desk.request, desk.meeting
    if meeting.state != MeetingState.OPEN:
        return desk.told(ValidationError(standing_of(meeting)))
    if people.looks_like_an_id(request.GET.get("q", "")):
        return redirect("people_find")
    if request.method == "POST":
        return _saved(desk)
    return _leaf(desk, desk.sheet)


def _leaf(desk: Desk, sheet: Sheet) -> HttpResponse:
    asked = desk.request.GET
    typed, only = asked.get("q", "").strip()[:80], asked.get("only", "")
    rows = [one for one in sheet.rows if _is_meant(one, typed)]
    if only == "unmarked":
        rows = [one for one in rows if not one.presence]
    whole = asked.get("all") == "1"
    begin = 0 if whole else _after(asked.get("after", ""), rows)
    shown = rows[begin:] if whole else rows[begin : begin + LEAF]
    law = meetings.law_of(desk.body, desk.meeting.meeting_on)
    near = attendance.with_grounds(desk.meeting, shown, law)
    following = len(rows[begin + len(shown) : begin + len(shown) + LEAF])
    kept_on = {name: said for name, said in (("q", typed), ("only", only)) if said}
    context = {
        "rows": [(one, near_chip(one)) for one in near], "picks": picks(), "typed": typed,
        "only": only, "whole": whole, "following": following, "sheet": sheet,
        "unmarked": len(sheet.unmarked),
        "next": urlencode({**kept_on, "after": str(shown[-1].place)}) if following else "",
        "previous": begin > 0, "filters": urlencode(kept_on),
        **_counted(desk.meeting, sheet.called, law),
    }  # fmt: skip
    return desk.show("attendance", context)


def picks() -> list[tuple[str, str, str, str]]:
    """The four marks, each with its tone, sign and word."""
    return [
        (str(one), tone, sign, text_of(PRESENCES[one]).capitalize())
        for one, (tone, sign) in PICKS.items()
    ]


def _is_meant(row: Marked, typed: str) -> bool:
    """Whether a word of her name begins so, for each typed word; or it is her number."""
    if not typed:
        return True
    if fold_digits(typed) == row.known.number:
        return True
    names = fold(row.known.name).split()
    return all(any(name.startswith(word) for name in names) for word in fold(typed).split())


def _after(typed: str, rows: list[Marked]) -> int:
    """The place in these rows of the first one after that place of the list."""
    place = int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 7 else 0
    return sum(one.place <= place for one in rows)


def _counted(meeting: Meeting, called: Any, law: Any) -> dict[str, Any]:
    """What the foot of the page says: who is here, and how far it is to a quorum."""
    figures, judged = attendance.now(meeting, called, law)
    quorum = attendance.quorum(judged.facts, law) if judged else None  # type: ignore[arg-type]
    return {"figures": figures, "quorum": quorum, "quorum_chip": quorum_chip(quorum)}


def _saved(desk: Desk) -> HttpResponse:
    """The leaf as it was sent without a script; rows without a mark stay as they are."""
    request, meeting = desk.request, desk.meeting
    sheet = desk.sheet
    stands = {one.known.person: one.presence for one in sheet.rows}
    back = request.POST.get("back", "")
    if back.isascii() and back.isdecimal() and int(back[:16]) in stands:
        return _taken_back(desk, int(back[:16]))
    told = {
        int(name[1:]): said
        for name, said in request.POST.items()
        if name[:1] == "m" and name[1:].isdecimal() and len(name) < 17 and said in set(Presence)
    }
    marks = [
        Mark(person, Presence(said), desk.at)
        for person, said in told.items()
        if person in stands and stands[person] != said
    ]
    try:
        with transaction.atomic():
            taken = actions.mark(meeting, marks, by=request.user)
    except Sealed as closed:
        messages.error(request, closed_in_words(closed.meeting))
        return desk.back()
    except ValidationError as error:
        return desk.told(error)
    said = ngettext("%(n)d row is saved.", "%(n)d rows are saved.", len(taken)) % {"n": len(taken)}
    messages.success(request, said)
    there = reverse("meeting_attendance", args=[desk.body.pk, meeting.pk])
    following = request.POST.get("next", "")[:200]
    return redirect(f"{there}?{following}" if following else there)


def _taken_back(desk: Desk, person: int) -> HttpResponse:
    """One mark goes, on a page without a script."""
    try:
        with transaction.atomic():
            actions.mark(desk.meeting, [Mark(person, None, desk.at)], by=desk.request.user)
    except Sealed as closed:
        return desk.told(ValidationError(closed_in_words(closed.meeting)))
    messages.success(desk.request, _("The mark is taken back."))
    return redirect(desk.request.get_full_path())


@login_required
@require_POST
def mark(request: HttpRequest, pk: int, meeting_pk: int) -> HttpResponse:
    """Marks that the page's script sends, also late: `marks` = [[person, presence, ms ago], …].

    It may be sent again: of two marks the later one stands, by when it was made.
    """
    desk = the_meeting(request, pk, meeting_pk)
    require_at(request.user, Verb.KEEP, desk.body)
    sheet = desk.sheet
    seen = {one.known.person for one in sheet.rows}
    told = _read(request.POST.get("marks", ""), desk.at)
    marks = [one for one in told if one.person in seen]
    sent = {one.person for one in marks}
    try:
        with transaction.atomic():
            actions.mark(desk.meeting, marks, by=request.user)
    except Sealed as closed:
        return JsonResponse({"closed": closed_in_words(closed.meeting)}, status=409)
    except ValidationError as error:
        return JsonResponse({"closed": " ".join(error.messages)}, status=409)
    sheet = desk.sheet
    law = meetings.law_of(desk.body, desk.meeting.meeting_on)
    counted = {"sheet": sheet, **_counted(desk.meeting, sheet.called, law)}
    return JsonResponse(
        {
            "rows": {
                one.known.person: [one.presence, one.by]
                for one in sheet.rows
                if one.known.person in sent
            },
            "left": sorted({one.person for one in told} - sent),
            "why": _("She is not called to this meeting, so her mark was not taken."),
            "foot": render_to_string("associations/meetings/count.html", counted, request),
        }
    )


def _read(typed: str, now: datetime) -> list[Mark]:
    """The marks as they were sent; what is none is left out."""
    try:
        told = json.loads(typed)
    except (ValueError, RecursionError):
        return []
    found = []
    for one in told[:MOST_MARKS] if isinstance(told, list) else []:
        match one:
            case [int(person), str(presence), int(ago)] if presence in {*Presence, ""}:
                late = timedelta(milliseconds=min(max(ago, 0), LONGEST_AGO))
                made = Presence(presence) if presence else None
                found.append(Mark(person, made, now - late))
            case _:
                continue
    return found


def closed_in_words(meeting: Meeting) -> str:
    """What is told to who still marked when the meeting was closed."""
    if meeting.closed_at is None:
        return standing_of(meeting)
    who = meeting.closed_by
    told = {
        "hour": time_format(timezone.localtime(meeting.closed_at)),
        "who": who.get_short_name() or who.username if who else "",
    }
    return _("The meeting was closed at %(hour)s by %(who)s. These marks were not taken.") % told
