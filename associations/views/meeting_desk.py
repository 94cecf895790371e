"""What every page of one meeting needs: the meeting that the address names, and who may keep it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from associations.forms.meetings_shown import breaches, state_of
from associations.models import Meeting
from associations.queries import attendance
from associations.queries.attendance import Sheet
from associations.views.gate import seen
from hnsa.core import clock
from hnsa.core.sending import once
from members.access.rights import Verb, may_at, require_at
from members.models import Body


class Desk:
    """One meeting before somebody who may see it."""

    def __init__(self, request: HttpRequest, body: Body, meeting: Meeting) -> None:
        self.request, self.body, self.meeting = request, body, meeting
        meeting.body = body
        self.on, self.at = clock.today(), clock.now()

    @property
    def may_keep(self) -> bool:
        """Whether she may write in it."""
        return may_at(self.request.user, Verb.KEEP, self.body)

    @property
    def sheet(self) -> Sheet:
        """The roll, as far as she sees the women."""
        return attendance.sheet(self.meeting, self.request.user)

    def show(
        self, template: str, context: dict[str, Any] | None = None, status: int = 200
    ) -> HttpResponse:
        """A page of the meeting."""
        common = {
            "body": self.body, "meeting": self.meeting, "state": state_of(self.meeting),
            "breaches": breaches(self.meeting), "may_keep": self.may_keep, "on": self.on,
        }  # fmt: skip
        return render(
            self.request, f"associations/meetings/{template}.html", common | (context or {}),
            status=status,
        )  # fmt: skip

    def back(self, said: str = "") -> HttpResponse:
        """To the page of the meeting, with a word about what happened."""
        if said:
            messages.success(self.request, said)
        return redirect("meeting", self.body.pk, self.meeting.pk)

    def to(self, name: str, said: str, part: str = "") -> HttpResponse:
        """To another page of the meeting, or a part of it."""
        messages.success(self.request, said)
        there = reverse(name, args=[self.body.pk, self.meeting.pk])
        return redirect(f"{there}#{part}" if part else there)

    def told(self, error: ValidationError) -> HttpResponse:
        """To the page of the meeting, with why it was not done."""
        messages.error(self.request, " ".join(error.messages))
        return self.back()


def the_meeting(request: HttpRequest, pk: int, meeting_pk: int) -> Desk:
    """The meeting of that association, or 404 where the user may not see it."""
    body = seen(request.user, pk)
    meetings = Meeting.objects.visible_to(request.user).select_related(
        "second_call_of", "postponed_from", "chair", "closed_by"
    )
    return Desk(request, body, get_object_or_404(meetings, pk=meeting_pk, body=body))


def kept(view: Callable[[Desk], HttpResponse]) -> Callable[..., HttpResponse]:
    """View decorator: a page on which the meeting is written; sent twice it is done once."""

    @login_required
    @require_http_methods(["GET", "POST"])
    @once
    def page(request: HttpRequest, pk: int, meeting_pk: int, **more: Any) -> HttpResponse:
        desk = the_meeting(request, pk, meeting_pk)
        require_at(request.user, Verb.KEEP, desk.body)
        return view(desk, **more)

    return page
