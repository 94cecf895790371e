"""The minutes as the women keep them: what was said and resolved, the plan, photos."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from associations.actions import minutes as actions
from associations.actions import tasks
from associations.actions.meetings import lock, standing_of
from associations.actions.minutes import MOST_PAGES, Said
from associations.forms.meetings import NewTask, Signing, named
from associations.forms.minutes import Written, trace_of
from associations.models import Document, Task
from associations.queries import meetings
from associations.queries import tasks as plan
from associations.views.meeting_desk import Desk, kept
from associations.vocabulary.gatherings import MeetingState
from members.models import Person
from members.rules.text import clean


@kept
def page(desk: Desk) -> HttpResponse:
    """Write the minutes; each part of the page is saved by its own button, all of them at once."""
    meeting, request = desk.meeting, desk.request
    if meeting.state not in (MeetingState.OPEN, MeetingState.HELD):
        return desk.told(ValidationError(standing_of(meeting)))
    if request.method != "POST":
        return _shown(desk)
    do = request.POST.get("do", "save")
    try:
        with transaction.atomic():
            if meeting.signed_on is None:
                _written(desk, request)
            answer = {"task": _task, "photo": _photos, "sign": _signed}.get(do, _saved)(desk)
    except ValidationError as error:
        return _shown(desk, error=error, status=422)
    return answer


def _written(desk: Desk, request: HttpRequest) -> None:
    """What stands in the fields of the minutes, as typed.

    Raises ValidationError where somebody else has written in the same field meanwhile: then both
    texts stand in it, and she puts them together.
    """
    desk.meeting = lock(desk.meeting, by=request.user)
    typed = Written(request.POST)
    items = {
        one.pk: Said(
            typed.text(f"said-{one.pk}", one.discussion),
            typed.text(f"resolved-{one.pk}", one.resolution),
        )
        for one in meetings.agenda_of(desk.meeting)
    }
    minutes = typed.text("minutes", desk.meeting.minutes)
    if typed.clashes:
        request.POST = request.POST.copy()  # type: ignore[assignment]
        request.POST.update(typed.clashes)  # type: ignore[attr-defined]
        raise ValidationError(
            _(
                "Somebody else wrote here meanwhile, and nothing is saved yet. Her words stand"
                " first, then yours: put them together and save."
            )
        )
    actions.write(
        desk.meeting, items, minutes=minutes,
        minutes_by=clean(request.POST.get("minutes_by", desk.meeting.minutes_by))[:120],
        by=request.user,
    )  # fmt: skip


def _saved(desk: Desk) -> HttpResponse:
    return desk.back(_("The minutes are saved."))


def _task(desk: Desk) -> HttpResponse:
    form = NewTask(desk.request.POST)
    if not form.is_valid():
        raise ValidationError(form.errors.as_data())
    told = form.cleaned_data
    found = named([one.known for one in desk.sheet.rows], told["who"])
    her = Person.objects.get(pk=found[0].person) if len(found) == 1 else None
    tasks.add(
        desk.body,
        tasks.Told(told["what"], her, "" if her else told["who"], told["by_when"]),
        by=desk.request.user, meeting=desk.meeting,
    )  # fmt: skip
    return desk.to("meeting_minutes", _("It is in the action plan."), "tasks")


def _photos(desk: Desk) -> HttpResponse:
    files = desk.request.FILES.getlist("pages")
    if not files:
        raise ValidationError(_("Choose a photo first."))
    actions.keep_pages(desk.meeting, list(files), by=desk.request.user, at=desk.at)
    return desk.to("meeting_minutes", _("The photos are kept."), "photos")


def _signed(desk: Desk) -> HttpResponse:
    form = Signing(desk.request.POST)
    if not form.is_valid():
        raise ValidationError(form.errors.as_data())
    actions.sign(
        desk.meeting, on=form.cleaned_data["signed_on"], by=desk.request.user, today=desk.on
    )
    return desk.back(_("The minutes are signed."))


def _shown(
    desk: Desk, *, error: ValidationError | None = None, status: int = 200
) -> HttpResponse:  # fmt: skip
    meeting, request, user = desk.meeting, desk.request, desk.request.user
    do = request.POST.get("do", "") if error else ""
    task = NewTask(request.POST if do == "task" else None)
    sign = Signing(request.POST if do == "sign" else None, initial={"signed_on": desk.on})
    agenda = meetings.agenda_of(meeting)
    for one in agenda:
        one.was_said = trace_of(one.discussion)  # type: ignore[attr-defined]
        one.was_resolved = trace_of(one.resolution)  # type: ignore[attr-defined]
    was = trace_of(meeting.minutes)
    if error:
        _as_typed(request, desk, agenda)
        form = {"task": task, "sign": sign}.get(do)
        if form is not None and form.is_valid():
            form.wrong(error)
    context: dict[str, Any] = {
        "agenda": agenda, "task": task, "sign": sign, "was": was,
        "said": error.messages if error else (),
        "tasks": plan.named(Task.objects.visible_to(user).filter(meeting=meeting), user),
        "papers": Document.objects.visible_to(user).filter(meeting=meeting),
        "most": MOST_PAGES, "is_held": meeting.state == MeetingState.HELD,
    }  # fmt: skip
    return desk.show("minutes", context, status=status)


def _as_typed(request: HttpRequest, desk: Desk, agenda: list[Any]) -> None:
    """What was typed stays on the page."""
    told = request.POST
    for one in agenda:
        one.discussion = told.get(f"said-{one.pk}", one.discussion)
        one.resolution = told.get(f"resolved-{one.pk}", one.resolution)
    desk.meeting.minutes = told.get("minutes", desk.meeting.minutes)
    desk.meeting.minutes_by = told.get("minutes_by", desk.meeting.minutes_by)
