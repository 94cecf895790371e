"""The steps of the day, each a page that asks once more: booths, the poll, who is there."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from associations.actions.stopped import Stopped
from associations.forms.panels import panel_of
from associations.queries import naming
from elections.actions import attendants, booths, incidents, polls
from elections.forms.booths import (
    BeginningBooth,
    BeginningPoll,
    EndingBooth,
    KeepingHours,
    Placing,
    Seating,
    WritingDown,
    as_said,
)  # fmt: skip
from elections.models import Attendant, Entry
from elections.queries import booths as queries
from elections.views.booth_desk import Desk, kept
from elections.vocabulary.states import At, ElectionState, Happened
from members.access.rights import Verb, may_at
from members.models import Person


def _ask(
    desk: Desk, title: str, button: str, form: Any = None, *, lead: str = "", back: str = "",
    **more: Any,
) -> HttpResponse:  # fmt: skip
    """A page that asks: what is to be done, its form, its button, the way back."""
    there = [desk.election.body_id, desk.election.pk]
    if not back:
        back = (
            reverse("booth", args=[*there, desk.booth.pk]) if desk.has_booth
            else reverse("booths", args=there)
        )  # fmt: skip
    context = {"title": title, "button": button, "form": form, "lead": lead, "back": back, **more}
    return desk.show("act", context, status=422 if desk.posted else 200)


# --- booths ---------------------------------------------------------------------------------------


@kept
def new(desk: Desk) -> HttpResponse:
    """One more booth."""
    form = Placing(desk.sent)
    if desk.posted and form.is_valid() and desk.done(
        form, lambda: booths.add(desk.election, form.place(), by=desk.user)
    ):  # fmt: skip
        return desk.to("booths", said=_("The booth is written down."))
    lead = _(
        "The final roll is divided among the booths already. If a booth moves, do not add one: "
        "change where it is."
    )
    lead = lead if desk.election.roll_frozen_at else ""
    return _ask(desk, _("One more booth"), _("Write it down"), form, lead=lead)


@kept
def change(desk: Desk) -> HttpResponse:
    """Where a booth is, and whether everybody can reach it."""
    booth = desk.booth
    form = Placing(
        desk.sent, initial={"name": booth.name, "is_reachable": as_said(booth.is_reachable)}
    )
    if desk.posted and form.is_valid() and desk.done(
        form, lambda: booths.change(booth, form.place(), by=desk.user)
    ):  # fmt: skip
        return desk.to("booth", booth.pk, said=_("It is corrected."))
    return _ask(desk, _("Where is it?"), _("Write it down"), form)


@kept
def remove(desk: Desk) -> HttpResponse:
    """A booth goes, where nothing hangs on it."""
    if desk.posted:
        try:
            with transaction.atomic():
                booths.remove(desk.booth, by=desk.user)
        except ValidationError as error:
            return desk.refused(error)
        return desk.to("booths", said=_("The booth is taken away."))
    lead = _("Officers and agents who are written down for it are taken off as well.")
    return _ask(desk, _("Take this booth away?"), _("Take it away"), lead=lead)


@kept
def begin(desk: Desk) -> HttpResponse:
    """The booth opens: hour, empty box, seals."""
    booth = desk.booth
    form = BeginningBooth(
        desk.sent, initial={
            "at": booth.opened_at or localtime(desk.at).time(), "seals": booth.seals,
            "box_shown": as_said(booth.box_shown),
        },
    )  # fmt: skip
    if desk.posted and form.is_valid() and desk.done(
        form, lambda: booths.begin(booth, form.opening(), by=desk.user)
    ):  # fmt: skip
        return desk.to("booth", booth.pk, said=_("The booth is open."))
    lead = _(
        "Turn the box over before all who are there, so that everybody sees that it is empty. Then "
        "lock it. Candidates and agents may add their seals."
    )
    return _ask(desk, _("The booth opens"), _("Write down that it is open"), form, lead=lead)


@kept
def end(desk: Desk) -> HttpResponse:
    """The booth closes, when the queue has voted."""
    booth = desk.booth
    form = EndingBooth(
        desk.sent, initial={"at": booth.closed_at or localtime(desk.at).time()}
    )  # fmt: skip
    if desk.posted and form.is_valid():
        told = form.cleaned_data
        if desk.done(form, lambda: booths.end(
            booth, told["at"], by=desk.user, at=desk.at, queue=told["queue"], note=told["note"]
        )):  # fmt: skip
            said = _("The booth is closed. Now seal the slot of the box.")
            return desk.to("booth", booth.pk, said=said)
    lead = _(
        "Who stands in the queue at closing time may vote. Close the door behind the last of them, "
        "and the booth when they have voted."
    )
    return _ask(desk, _("The booth closes"), _("Write down that it is closed"), form, lead=lead)


# --- the poll -------------------------------------------------------------------------------------


@kept
def begin_poll(desk: Desk) -> HttpResponse:
    """Election day: the poll is opened; before its day only with a reason on the record."""
    election = desk.election
    if election.state != ElectionState.ANNOUNCED:
        return desk.refused(ValidationError(polls.standing_of(election)))
    may_override = may_at(desk.user, Verb.OVERRIDE, election.body)
    before = may_override and "override" in desk.request.POST
    form = BeginningPoll(desk.sent, against=before, initial={"on": desk.on})
    stopped: Stopped | None = None
    if desk.posted and form.is_valid():
        told = form.cleaned_data
        try:
            if desk.done(form, lambda: polls.begin(
                election, on=told["on"], by=desk.user, at=desk.at,
                override=told.get("override", ""),
            )):  # fmt: skip
                return desk.to("booths", said=_("The poll is open. Now each booth opens."))
        except Stopped as against:
            stopped = against
            if before:
                form.add_error("override", _("Please say why."))
            elif may_override:
                form = BeginningPoll(initial=told, against=True)
    panel = panel_of(stopped.verdict, election.body) if stopped and stopped.verdict else None
    lead = _("Whoever is on the final roll may vote from now on, at the booths.")
    return _ask(
        desk, _("Open the poll"), _("Open the poll"), form, lead=lead, panel=panel,
        stopped=stopped is not None, may_override=may_override,
        against=polls.against_begin(election),
    )  # fmt: skip


@kept
def end_poll(desk: Desk) -> HttpResponse:
    """All booths are closed: the votes are counted next."""
    if desk.posted:
        try:
            with transaction.atomic():
                polls.end(desk.election, by=desk.user)
        except ValidationError as error:
            return desk.refused(error)
        return desk.to("counts", said=_("The poll is closed. The votes are counted next."))
    lead = _(
        "No booth opens again after that. Numbers from the paper rolls can be typed until a count "
        "is closed."
    )
    return _ask(
        desk, _("Close the poll?"), _("Close the poll"), lead=lead,
        against=polls.against_end(desk.election),
    )  # fmt: skip


# --- who is there, what happened ------------------------------------------------------------------


@kept
def attend(desk: Desk) -> HttpResponse:
    """Somebody of the roll is an officer here, or an agent of a candidate."""
    roll = Entry.objects.filter(election=desk.election).visible_to(desk.user).defer("judged")
    stand = queries.stands(desk.election, Person.objects.visible_to(desk.user))
    form = Seating(
        desk.sent, roll=list(roll) if desk.posted else (),
        stand=stand, initial={"what": At.OFFICER},
    )  # fmt: skip
    if desk.posted and form.is_valid() and desk.done(
        form, lambda: attendants.seat(desk.booth, form.seat(), by=desk.user)
    ):  # fmt: skip
        return desk.to("booth", desk.booth.pk, said=_("She is written down at this booth."))
    lead = "" if roll.exists() else _("There is no roll yet. Draw it first.")
    return _ask(desk, _("Somebody is at the booth"), _("Write her down"), form, lead=lead)


@kept
def attendant(desk: Desk, attendant_pk: int) -> HttpResponse:
    """When she came and left; or she is taken off, if she never came."""
    rows = Attendant.objects.visible_to(desk.user).select_related("person", "nomination")
    one = get_object_or_404(rows, pk=attendant_pk, booth=desk.booth)
    one.election = desk.election
    naming.by_sight([one], Person.objects.visible_to(desk.user))
    if desk.request.POST.get("do") == "unseat":
        try:
            with transaction.atomic():
                attendants.unseat(one, by=desk.user)
        except ValidationError as error:
            return desk.refused(error)
        return desk.to("booth", desk.booth.pk, said=_("She is taken off the list."))
    form = KeepingHours(desk.sent, initial={"came": one.came_at, "left": one.left_at})
    if desk.posted and form.is_valid():
        told = form.cleaned_data
        if desk.done(form, lambda: attendants.keep_hours(
            one, told["came"], told["left"], by=desk.user
        )):  # fmt: skip
            return desk.to("booth", desk.booth.pk, said=_("Her hours are written down."))
    name = _("name not shown here") if one.is_hidden else one.person.full_name
    return _ask(
        desk, _("When was she there?"), _("Write it down"), form, who=name, now=localtime(desk.at),
        may_unseat=one.came_at is None,
    )  # fmt: skip


@kept
def incident(desk: Desk) -> HttpResponse:
    """Something happened at the poll; it stays."""
    here = localtime(desk.at)
    asked = desk.request.GET.get("booth", "")
    form = WritingDown(
        desk.sent, booths=queries.booths_of(desk.election),
        initial={"on": here.date(), "at": here.time(), "booth": asked, "what": Happened.LATE},
    )  # fmt: skip
    if desk.posted and form.is_valid() and desk.done(form, lambda: incidents.write_down(
        desk.election, form.happening(), by=desk.user, at=desk.at
    )):  # fmt: skip
        return desk.to("booths", said=_("It is written down."))
    return _ask(desk, _("Something happened"), _("Write it down"), form)
