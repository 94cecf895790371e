"""Candidates: the list of an election, a nomination that is handed in, and the page of one."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from associations.forms.panels import panel_of
from elections.actions import nominations as actions
from elections.actions.nominations import standing_of
from elections.forms.nominations import Completing, HandingIn
from elections.forms.nominations_shown import (
    Signer,
    chip_of,
    groups_of,
    next_of,
    panels_of,
    posts_of,
)  # fmt: skip
from elections.models import Entry, Nomination
from elections.queries import scrutiny, symbols
from elections.queries.elections import contests_of, days_of, law_of, taken_of
from elections.queries.nominations import is_printed, proposed_by, signed_before, stage_of
from elections.views.desk import Act
from elections.views.nomination_desk import Desk, kept, looked_at
from elections.vocabulary.states import ContestState, NominationState
from elections.vocabulary.steps import Step

_DUE = {
    "nominations": Step.NOMINATIONS, "scrutiny": Step.SCRUTINY, "list": Step.LIST,
    "withdrawal": Step.WITHDRAWAL,
}  # fmt: skip


@looked_at
def index(desk: Desk) -> HttpResponse:
    """Each post with its nominations, and what comes next."""
    contests = [desk.of_here(one) for one in contests_of(desk.election)]
    stage, days = stage_of(desk.election), days_of(desk.election)
    posts = posts_of(desk.election, contests, desk.request.user, stage)
    dues = {name: days.on(step) for name, step in _DUE.items()}
    listed = taken_of(desk.election).get(Step.LIST)
    context = {
        "posts": posts, "stage": stage, "listed": listed,
        "next": next_of(stage, posts, dues, desk.address),
    }  # fmt: skip
    return desk.show("index", context)


@kept
def new(desk: Desk) -> HttpResponse:
    """A nomination is handed in: who, for what, who signs; first a look at whom it names."""
    stage = stage_of(desk.election)
    contests = [
        desk.of_here(one)
        for one in contests_of(desk.election)
        if one.state == ContestState.OPEN
    ]  # fmt: skip
    if not stage.receives or not contests:
        said = _("No nomination is received now.")
        return desk.told(desk.address("nominations"), ValidationError(said))
    now = localtime(desk.at)
    chosen = desk.request.GET.get("contest", "")
    form = HandingIn(
        desk.sent, contests=contests, entries=_entries(desk),
        initial={
            "contest": chosen or (contests[0].pk if len(contests) == 1 else None),
            "day": now.date(), "hour": now.time().replace(second=0, microsecond=0),
        },
    )  # fmt: skip
    context: dict[str, Any] = {
        "form": form, "has_roll": Entry.objects.filter(election=desk.election, is_on=True).exists()
    }  # fmt: skip
    if desk.sent is None or not form.is_valid() or desk.do == "back":
        status = 422 if desk.sent is not None and desk.do != "back" else 200
        return desk.show("new", context, status)
    paper = form.paper()
    if desk.do == "hand_in":
        try:
            with transaction.atomic():
                made = actions.hand_in(form.of, paper, by=desk.request.user, at=desk.at)
        except ValidationError as error:
            form.wrong(error)
            return desk.show("new", context, 422)
        said = _("Received under number %(number)d. Give her the receipt.")
        return desk.go(desk.address("nomination", made.pk), said % {"number": made.receipt})
    signers = [one for one in (paper.proposer, *paper.seconders) if one is not None]
    proposed = (
        signed_before(desk.election, paper.proposer.person_id, candidate=paper.candidate.person_id)
        if paper.proposer
        else 0
    )
    context |= {"paper": paper, "signers": signers, "proposed": proposed, "contest": form.of,
                "told": _told(desk)}  # fmt: skip
    return desk.show("look", context)


def _told(desk: Desk) -> list[tuple[str, str]]:
    """What was typed, for the next page to send again."""
    aside = ("csrfmiddlewaretoken", "form_key", "form_of", "do")
    return [
        (name, value)
        for name, values in desk.request.POST.lists()
        if name not in aside
        for value in values
    ]


def _entries(desk: Desk) -> Any:
    return Entry.objects.visible_to(desk.request.user).filter(election=desk.election)


@looked_at
def page(desk: Desk, nomination_pk: int) -> HttpResponse:
    """One nomination: what it says, who signed, what the articles say of it, and what is next."""
    nomination = desk.nomination(nomination_pk)
    contest, stage = nomination.contest, stage_of(desk.election)
    waits = nomination.state == NominationState.HANDED_IN
    panels = panels_of(nomination, desk.election)
    if waits:
        found = scrutiny.of(nomination, on=desk.on, law=law_of(desk.election))
        panels = [panel_of(one, desk.body) for one in (found.stand, found.paper)]
    context = {
        "one": nomination, "contest": contest, "stage": stage, "chip": chip_of(nomination),
        "waits": waits, "panels": panels, "signers": signers_of(desk, nomination),
        "groups": groups_of(nomination), "printed": is_printed(contest),
        "symbol": symbols.drawing_of(nomination.symbol, desk.body),
        "symbol_name": symbols.name_of(nomination.symbol, desk.body),
        "stands": nomination.state in (NominationState.HANDED_IN, NominationState.VALID),
    }  # fmt: skip
    return desk.show("page", context)


def signers_of(desk: Desk, nomination: Nomination) -> list[Signer]:
    """Who signed, by their entries on the roll, as far as the reader sees them. Three queries."""
    signed = list(nomination.supporters.all())
    people = [one.person_id for one in signed]
    entries = {one.person_id: one for one in _entries(desk).filter(person__in=people)}
    on = set(
        Entry.objects.filter(election=desk.election, person__in=people, is_on=True)
        .values_list("person", flat=True)
    )  # fmt: skip
    proposed = proposed_by(desk.election, people, but=nomination)
    return [
        Signer(
            entries.get(one.person_id), one.proposes, one.person_id in on,
            proposed.get(one.person_id, 0),
        )
        for one in signed
    ]  # fmt: skip


@kept
def complete(desk: Desk, nomination_pk: int) -> HttpResponse:
    """What was missing on the paper is added, while papers are received."""
    nomination = desk.nomination(nomination_pk)
    here = desk.address("nomination", nomination.pk)
    if nomination.state != NominationState.HANDED_IN:
        return desk.told(here, ValidationError(standing_of(nomination)))
    form = Completing(
        desk.sent, entries=_entries(desk), nomination=nomination,
        initial={"consents": nomination.consents, "relative": nomination.relative,
                 "groups": nomination.groups},
    )  # fmt: skip

    def done(told: dict[str, Any]) -> str:
        actions.complete(
            nomination, by=desk.request.user, consents=told["consents"],
            relative=told["relative"], groups=tuple(told.get("groups", ())),
            signs=told["seconders"],
        )  # fmt: skip
        return _("It is added.")

    return Act(
        desk, _("What is added to the paper"), _("Write it down"), here, form=form,
        who=nomination.name, lead=[_("Who has signed already stays.")],
    ).answer(done)  # fmt: skip


@looked_at
def photo(desk: Desk, nomination_pk: int) -> HttpResponseBase:
    """The photo of a candidate."""
    nomination = desk.nomination(nomination_pk)
    is_picture = nomination.photo is not None and nomination.photo.mime.startswith("image/")
    try:
        file = nomination.photo.file.open("rb") if is_picture else None
    except FileNotFoundError:
        file = None
    if file is None:
        return redirect("nomination", desk.body.pk, desk.election.pk, nomination.pk)
    answer = FileResponse(file, content_type=nomination.photo.mime)
    answer.headers["Cache-Control"] = "private, max-age=3600"
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer
