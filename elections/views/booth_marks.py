"""Who has voted: marked one by one on a phone, or typed and ticked from the paper roll."""

import json
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from elections.actions import marks as actions
from elections.actions.holding import locked
from elections.actions.marks import Tap, Told
from elections.forms.booths import FromPaper
from elections.forms.booths_shown import mark_chip, share, when
from elections.models import Booth, Voted
from elections.queries import booths, marks
from elections.queries.booths import Figures
from elections.queries.marks import Voter
from elections.views.booth_desk import Desk, desk_of, kept
from elections.vocabulary.states import MARKS, Mark
from hnsa.core import sending
from hnsa.core.saying import text_of
from members.queries import people

LONGEST_AGO: Final = 7 * 24 * 3600 * 1000  # ms; a mark is kept on a phone no longer
MOST_TAPS: Final = 400
HIGHEST: Final = 7  # digits of a number on a roll
TICKS: Final = 100  # numbers on one page of the paper roll


@kept
def voters(desk: Desk) -> HttpResponse:
    """Find her on the roll and mark her. Without a script each button is a form that is sent."""
    request = desk.request
    typed = request.GET.get("q", "").strip()[:80]
    if people.looks_like_an_id(typed):
        messages.info(request, _("Type her number on the roll, or her name."))
        return desk.to("booth_voters", desk.booth.pk)
    if not booths.may_mark(desk.election, desk.booth):
        return desk.refused(ValidationError(_("Nobody can be marked at this booth now.")))
    if desk.posted:
        return _tapped(desk)
    whole = request.GET.get("all") == "1"
    after = _number(request.GET.get("after", ""))
    leaf = marks.leaf(desk.booth, desk.user, typed=typed, after=after, whole=whole)
    context = {
        "rows": [row_of(one) for one in leaf.rows], "typed": typed, "whole": whole, "after": after,
        "following": leaf.following, "marks": _words(), "back_to": urlencode(_kept_on(request)),
        "next": leaf.rows[-1].entry.number if leaf.following and not typed else None,
        **_counted(desk.booth),
    }  # fmt: skip
    return desk.show("voters", context)


def _kept_on(request: HttpRequest) -> dict[str, str]:
    return {name: said for name in ("q", "after") if (said := request.GET.get(name, ""))}


def _number(typed: str) -> int:
    is_one = typed.isascii() and typed.isdecimal() and len(typed) < HIGHEST
    return int(typed) if is_one else 0


def _words() -> dict[str, str]:
    """What is sent back to the phone of each mark: its name in the reader's language."""
    return {str(one): text_of(word) for one, word in MARKS.items()}


def row_of(voter: Voter) -> dict[str, Any]:
    """A row of the list: who she is, how she is marked, what may be said of her now."""
    made = [one for one in (voter.mark, *voter.tendered) if one is not None]
    return {
        "entry": voter.entry, "is_hidden": voter.is_hidden, "elsewhere": voter.elsewhere,
        "is_marked": voter.mark is not None,
        "marks": [{"pk": one.pk, "chip": mark_chip(one), "when": when(one)} for one in made],
    }  # fmt: skip


def _counted(booth: Booth) -> dict[str, Any]:
    figures = booths.figures_of(booth.election)
    own = figures.get(booth.pk, Figures())
    return {"figures": own, "share": share(own)}


def _tapped(desk: Desk) -> HttpResponse:
    """One button of the page, sent without a script: `tap` is "entry:mark"."""
    entry, _colon, mark = desk.request.POST.get("tap", "").partition(":")
    if mark not in set(Mark) or not entry.isascii() or not entry.isdecimal():
        return redirect(desk.request.get_full_path())
    try:
        with transaction.atomic():
            taps = [Tap(int(entry[:16]), Mark(mark), desk.at)]
            told = actions.mark(desk.booth, taps, by=desk.user)[0]
    except ValidationError as error:
        return desk.refused(error)
    if told.wrong:
        messages.error(desk.request, _said(told))
    else:
        messages.success(desk.request, _said(told))
    return redirect(desk.request.get_full_path())


def _said(told: Told) -> str:
    """What became of a mark, in one sentence."""
    number = told.entry.number if told.entry else "?"
    if told.wrong:
        more = ""
        if told.mark is not None and told.tap.mark != Mark.TENDERED:
            more = _(
                "She was marked at %(when)s. If another woman stands before you in her name, her "
                "paper is sealed aside."
            ) % {"when": when(told.mark)}
        return f"{number}: {told.wrong} {more}".strip()
    assert told.mark is not None
    return f"{number}: {mark_chip(told.mark).words}"


@login_required
@require_POST
def mark(request: HttpRequest, pk: int, election_pk: int, booth_pk: int) -> HttpResponse:
    """Marks that the page's script sends, also late: `taps` = [[key, entry, mark, ms ago], …].

    Each has a key: one that came before is not taken again, and is answered as it was.
    """
    desk = desk_of(request, pk, election_pk, booth_pk, holds=True)
    taps = _read(request.POST.get("taps", ""), desk)
    try:
        with transaction.atomic():
            locked(desk.election, by=desk.user)
            before = sending.answers(request, taps)
            new = {key: tap for key, tap in taps.items() if key not in before}
            told = actions.mark(desk.booth, new.values(), by=desk.user)
            wrong = {one.tap: _said(one) for one in told if one.wrong}
            after = {key: {"wrong": wrong.get(tap, "")} for key, tap in new.items()}
            sending.keep_answers(request, after, at=desk.at)
    except ValidationError as error:
        return JsonResponse({"closed": " ".join(error.messages)}, status=409)
    rows = marks.of_entries(desk.booth, desk.user, {one.entry for one in taps.values()})
    answers = {**before, **after}
    return JsonResponse(
        {
            "taken": {str(key): answers[key]["wrong"] for key in taps},
            "rows": {
                one.entry.pk: render_to_string(
                    "elections/booths/voter.html",
                    {"row": row_of(one), "body": desk.election.body, "election": desk.election,
                     "booth": desk.booth}, request,
                )
                for one in rows
            },
            "foot": render_to_string("elections/booths/count.html", _counted(desk.booth), request),
        }
    )  # fmt: skip


def _read(typed: str, desk: Desk) -> dict[UUID, Tap]:
    """The marks as they were sent; what is none is left out."""
    try:
        told = json.loads(typed)
    except (ValueError, RecursionError):
        return {}
    found = {}
    for one in told[:MOST_TAPS] if isinstance(told, list) else []:
        match one:
            case [str(key), int(entry), str(mark), int(ago)] if mark in set(Mark):
                late = timedelta(milliseconds=min(max(ago, 0), LONGEST_AGO))
                try:
                    found[UUID(key)] = Tap(entry, Mark(mark), desk.at - late)
                except ValueError:
                    continue
            case _:
                continue
    return found


@kept
def unmark(desk: Desk, mark_pk: int) -> HttpResponse:
    """A mark was made by mistake."""
    rows = Voted.objects.filter(booth=desk.booth).select_related("entry", "marked_by")
    made = get_object_or_404(rows, pk=mark_pk, election=desk.election)
    made.election = desk.election
    if desk.posted:
        try:
            with transaction.atomic():
                actions.take_back(made, by=desk.user)
        except ValidationError as error:
            return desk.refused(error)
        there = reverse(
            "booth_voters", args=[desk.election.body_id, desk.election.pk, desk.booth.pk]
        )
        messages.success(desk.request, _("The mark is taken back."))
        return redirect(f"{there}?q={made.entry.number}")
    voter = marks.of_entries(desk.booth, desk.user, [made.entry_id])[0]
    context = {"row": row_of(voter), "chip": mark_chip(made), "when": when(made)}
    return desk.show("unmark", context)


@kept
def numbers(desk: Desk) -> HttpResponse:
    """Numbers from the paper roll: typed in ranges, or ticked a hundred at a time."""
    if not booths.may_mark(desk.election, desk.booth):
        return desk.refused(ValidationError(_("Nobody can be marked at this booth now.")))
    form = FromPaper(desk.sent)
    after = _number(desk.request.GET.get("after", ""))
    if desk.posted and form.is_valid():
        ticked = {_number(one) for one in desk.request.POST.getlist("n")[:TICKS]} - {0}
        told = tuple(sorted({*form.cleaned_data["numbers"], *ticked}))
        if not told:
            form.add_error("numbers", _("Please type a number, or tick one."))
        done: list[tuple[int, int]] = []
        if told and desk.done(form, lambda: done.append(
            actions.from_paper(desk.booth, told, by=desk.user, at=desk.at)
        )):  # fmt: skip
            messages.success(desk.request, _taken(*done[0]))
            return redirect(desk.request.get_full_path())
    ticks = booths.ticks_of(desk.booth, after, TICKS + 1)
    context = {
        "form": form, "ticks": ticks[:TICKS], "after": after,
        "next": ticks[TICKS - 1].number if len(ticks) > TICKS else None, **_counted(desk.booth),
    }  # fmt: skip
    return desk.show("numbers", context, status=422 if desk.posted else 200)


def _taken(new: int, there: int) -> str:
    said = ngettext("%(n)d woman is marked.", "%(n)d women are marked.", new) % {"n": new}
    if not there:
        return said
    more = ngettext("%(n)d was marked already.", "%(n)d were marked already.", there)
    return f"{said} {more % {'n': there}}"
