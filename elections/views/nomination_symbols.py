"""Symbols: the turns of a post, the page on which a candidate chooses, the association's own."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from elections.actions import symbols as actions
from elections.forms.nominations import OwnDrawing
from elections.forms.orderings import Ordering
from elections.models import OwnSymbol
from elections.queries import symbols
from elections.queries.candidates import on_paper
from elections.queries.nominations import is_printed
from elections.rules.drawings import MOST_BYTES
from elections.views.nomination_desk import Desk, kept
from elections.vocabulary.nominating import ORDERS, Order
from elections.vocabulary.states import ContestState
from hnsa.core.saying import text_of


@kept
def turns(desk: Desk, contest_pk: int) -> HttpResponse:
    """Who chooses when, and what each of them has chosen."""
    contest = desk.contest(contest_pk)
    if contest.state != ContestState.POLLED:
        said = _("Nobody votes on this post, so no symbol is chosen for it.")
        return desk.told(desk.address("nominations"), ValidationError(said))
    here = desk.address("nomination_turns", contest.pk)
    rows = on_paper(contest)
    given, chosen = all(one.turn for one in rows), any(one.symbol for one in rows)
    form = None
    if not chosen:
        form = Ordering(
            desk.sent if desk.do == "turns" else None, candidates=rows,
            initial={"order": Order.TIME},
        )  # fmt: skip
        fields: dict[str, Any] = form.fields
        fields["order"].choices = [
            (str(one), text_of(ORDERS[one])) for one in (Order.TIME, Order.DRAW)
        ]
    if form is not None and desk.do == "turns" and form.is_valid():
        try:
            with transaction.atomic():
                actions.give_turns(
                    contest, form.chosen(), form.draw(), by=desk.request.user, at=desk.at
                )  # fmt: skip
        except ValidationError as error:
            form.wrong(error)
        else:
            return desk.go(here, _("The turns are written down."))
    if desk.do == "pass" and (first := symbols.next_to_choose(rows)) is not None:
        try:
            with transaction.atomic():
                actions.pass_over(first, by=desk.request.user)
        except ValidationError as error:
            return desk.told(here, error)
        return desk.go(here, _("She chooses last."))
    drawn = symbols.drawings_of([one.symbol for one in rows], desk.body)
    names = symbols.names_of([one.symbol for one in rows], desk.body)
    by_turn = sorted(rows, key=lambda one: (one.turn or 0, one.receipt)) if given else rows
    context = {
        "contest": contest, "given": given, "form": form, "printed": is_printed(contest),
        "rows": [(one, drawn.get(one.symbol), names.get(one.symbol)) for one in by_turn],
        "first": symbols.next_to_choose(rows) if given else None,
        "draw": symbols.draw_of_turns(contest, rows) if given else None,
        "alone": sum(not one.symbol for one in rows) == 1,
    }  # fmt: skip
    return desk.show("turns", context, 422 if form is not None and form.errors else 200)


@kept
def choose(desk: Desk, nomination_pk: int) -> HttpResponse:
    """All symbols as large pictures; who touches one has it."""
    nomination = desk.nomination(nomination_pk)
    contest = nomination.contest
    back = desk.address("nomination_turns", contest.pk)
    verb, _colon, code = desk.do.partition(":")
    if verb == "take":
        try:
            with transaction.atomic():
                actions.choose(nomination, code[:40], by=desk.request.user)
        except ValidationError as error:
            return desk.told(desk.address("nomination_symbol", nomination.pk), error)
        said = _("%(name)s has chosen: %(symbol)s.")
        return desk.go(
            back, said % {"name": nomination.name, "symbol": symbols.name_of(code, desk.body)}
        )  # fmt: skip
    rows = on_paper(contest)
    others = [one for one in rows if one.pk != nomination.pk]
    context: dict[str, Any] = {
        "one": nomination, "contest": contest, "choices": symbols.choices(desk.election, others)
    }  # fmt: skip
    return desk.show("choose", context)


@kept
def own(desk: Desk) -> HttpResponse:
    """The association's own symbols: one is added as a drawing, or taken out."""
    here = desk.address("nomination_own_symbols")
    verb, _colon, number = desk.do.partition(":")
    if verb == "out" and number.isdecimal() and len(number) < 16:
        symbol = get_object_or_404(OwnSymbol, pk=int(number), body=desk.body)
        try:
            with transaction.atomic():
                actions.take_out(desk.election, symbol, by=desk.request.user)
        except ValidationError as error:
            return desk.told(here, error)
        return desk.go(here, _("The symbol is taken out."))
    adds = desk.do == "add"
    form = OwnDrawing(desk.request.POST if adds else None, desk.request.FILES if adds else None)
    if adds and form.is_valid():
        told = form.cleaned_data
        try:
            with transaction.atomic():
                actions.add(
                    desk.election, told["name"], told["drawing"].read(MOST_BYTES + 1),
                    by=desk.request.user,
                )  # fmt: skip
        except ValidationError as error:
            form.wrong(error)
        else:
            return desk.go(here, _("The symbol is added. Candidates may choose it."))
    rows = symbols.own_of(desk.election)
    drawn = symbols.drawings_of([one.code for one in rows], desk.body)
    context = {"form": form, "rows": [(one, drawn.get(one.code)) for one in rows]}
    return desk.show("own", context, 422 if adds else 200)
