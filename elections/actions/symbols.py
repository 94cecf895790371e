"""Symbols: in which turn candidates choose, what they choose, and the association's own."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from elections.actions.holding import locked, running
from elections.actions.settling import Draw, in_order, number
from elections.models import Contest, Election, LotDrawn, Nomination, OwnSymbol
from elections.queries import symbols
from elections.queries.candidates import on_paper
from elections.queries.nominations import is_printed, stage_of
from elections.rules.drawings import NotPlain, plain
from elections.vocabulary.nominating import Order
from elections.vocabulary.states import ContestState
from hnsa.core.saying import said

MOST_OWN = 60  # symbols of one association
__all__ = ["add", "choose", "give_turns", "pass_over", "take_out"]


@transaction.atomic
def give_turns(
    contest: Contest, order: Order, draw: Draw | None = None, *, by: Any, at: datetime
) -> None:
    """Who chooses first: by a draw, which is kept with how and who saw it, or by the hour."""
    contest, draw = _open(contest, by=by), draw or Draw()
    rows = on_paper(contest)
    if any(one.symbol for one in rows):
        raise ValidationError(_("Somebody has chosen already; the turns stay as they are."))
    if order is Order.DRAW and (wrong := draw.wrong()):
        raise ValidationError(wrong)
    turns = in_order(rows, order, draw)
    number(rows, turns, "turn")
    if order is Order.DRAW:
        LotDrawn.objects.create(
            contest=contest, body_id=contest.body_id, homenet_id=contest.homenet_id,
            order=[int(key) for key in turns], method=draw.method, drawn_by=draw.drawn_by,
            seen_by=draw.seen_by, at=at, written_by=by,
        )  # fmt: skip


@transaction.atomic
def pass_over(nomination: Nomination, *, by: Any) -> None:
    """She is not there when her turn comes, so she chooses last."""
    contest = _open(nomination.contest, by=by)
    rows = on_paper(contest)
    her = _her(rows, nomination)
    if symbols.next_to_choose(rows) != her:
        raise ValidationError(_("It is not her turn."))
    her.turn = max(one.turn or 0 for one in rows) + 1
    her.save(update_fields=["turn"])


@transaction.atomic
def choose(nomination: Nomination, code: str, *, by: Any) -> Nomination:
    """She chooses a symbol that nobody of her post has: when it is her turn, or another one later.

    Raises ValidationError where it is taken, or another is before her.
    """
    contest = _open(nomination.contest, by=by)
    rows = on_paper(contest)
    her = _her(rows, nomination)
    if not symbols.is_known(contest.election, code):
        raise ValidationError(_("There is no such symbol."))
    if any(one.symbol == code for one in rows if one != her):
        raise ValidationError(_("Another candidate for this office has that symbol. Choose again."))
    if her.turn is None:
        raise ValidationError(_("Say first in which turn they choose."))
    if not her.symbol and (first := symbols.next_to_choose(rows)) not in (None, her):
        assert first is not None
        raise ValidationError(_("It is the turn of %(name)s.") % {"name": first.name})
    her.symbol = code
    try:
        with transaction.atomic():
            her.save(update_fields=["symbol"])
    except IntegrityError as error:
        raise ValidationError(
            _("Another candidate for this office has that symbol. Choose again.")
        ) from error
    return her


def _open(contest: Contest, *, by: Any) -> Contest:
    """The post for writing, while symbols are chosen for it."""
    election = running(contest.election, by=by)
    contest = Contest.objects.select_for_update().get(pk=contest.pk)
    contest.election = election
    if not stage_of(election).settled:
        raise ValidationError(
            _("Symbols are chosen when nobody can withdraw any more. Close the withdrawals first.")
        )
    if contest.state != ContestState.POLLED:
        raise ValidationError(_("Nobody votes on this post, so no symbol is chosen for it."))
    if is_printed(contest):
        raise ValidationError(_("The papers are printed; symbols cannot be changed any more."))
    return contest


def _her(rows: list[Nomination], nomination: Nomination) -> Nomination:
    her = next((one for one in rows if one.pk == nomination.pk), None)
    if her is None:
        raise ValidationError(_("She is no candidate for this office any more."))
    return her


@transaction.atomic
def add(election: Election, name: str, drawing: bytes, *, by: Any) -> OwnSymbol:
    """The association adds a symbol of its own. Raises ValidationError for what is not plain."""
    election = locked(election, by=by)
    name = " ".join(name.split())
    if not name:
        raise ValidationError({"name": _("Write what the drawing shows, in one word or two.")})
    try:
        shape = plain(drawing)
    except NotPlain as error:
        raise ValidationError({"drawing": said(error.line)}) from error
    own = OwnSymbol.objects.filter(body=election.body_id)
    if own.count() >= MOST_OWN:
        raise ValidationError(
            _("At most %(most)d can be added. Take one out first.") % {"most": MOST_OWN}
        )
    is_there = own.filter(name__iexact=name).exists() or own.filter(drawing=shape).exists()
    if is_there or symbols.is_in_library(name, shape):
        raise ValidationError({"name": _("This symbol is there already.")})
    code = symbols.OWN + (slugify(name)[:24] or "symbol")
    taken = set(own.values_list("code", flat=True))
    code = next(one for one in (code, *(f"{code}-{at}" for at in range(2, 99))) if one not in taken)
    try:
        with transaction.atomic():
            return OwnSymbol.objects.create(
                body_id=election.body_id, homenet_id=election.homenet_id, code=code, name=name,
                drawing=shape,
            )  # fmt: skip
    except IntegrityError as error:  # at another election of the association, at the same moment
        raise ValidationError({"name": _("This symbol is there already.")}) from error


@transaction.atomic
def take_out(election: Election, symbol: OwnSymbol, *, by: Any) -> None:
    """A symbol of the association's own goes, unless somebody has ever stood under it."""
    election = locked(election, by=by)
    symbol = OwnSymbol.objects.select_for_update().get(pk=symbol.pk, body=election.body_id)
    if Nomination.objects.filter(body=election.body_id, symbol=symbol.code).exists():
        raise ValidationError(_("A candidate has this symbol, so it stays."))
    symbol.delete()
