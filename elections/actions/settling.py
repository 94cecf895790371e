"""From valid nominations to what is voted on: steps, the order of the list, each post settled."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from associations.actions.stopped import go_on
from elections.actions import steps
from elections.actions.holding import locked
from elections.models import Contest, Election, Nomination
from elections.queries.candidates import contest_of, on_paper
from elections.queries.elections import contests_of
from elections.queries.nominations import Stage, is_printed, listed
from elections.queries.withdrawals import early_close
from elections.rules.nominating import Arranging, arranged, placed, standing
from elections.vocabulary.nominating import ORDERS, Order
from elections.vocabulary.states import ContestState, NominationState
from elections.vocabulary.steps import Step
from hnsa.core.saying import text_of

# What is settled here again when a candidate goes; all else was decided elsewhere.
_SETTLED = frozenset({ContestState.POLLED, ContestState.UNOPPOSED, ContestState.VACANT})


@dataclass(frozen=True)
class Draw:
    """An order that was drawn in the room: the number of each nomination, how, and who saw it."""

    numbers: Mapping[int, int] = field(default_factory=dict)
    method: str = ""
    drawn_by: str = ""
    seen_by: str = ""

    def told(self) -> str:
        """As the note of the step keeps it."""
        return "\n".join(one for one in (self.method, self.drawn_by, self.seen_by) if one)

    def wrong(self) -> dict[str, str]:
        """What is missing of the record of a draw."""
        asked = {
            "method": _("Write how it was drawn."), "drawn_by": _("Write who drew."),
            "seen_by": _("Write who saw it."),
        }  # fmt: skip
        return {name: line for name, line in asked.items() if not getattr(self, name).strip()}


@transaction.atomic
def close_nominations(
    election: Election, *, on: date, by: Any, at: datetime, override: str = ""
) -> None:
    """The last day of nominations is over."""
    election = locked(election, by=by)
    steps.take(election, Step.NOMINATIONS, on=on, by=by, at=at, override=override)


@transaction.atomic
def begin_scrutiny(
    election: Election, *, on: date, by: Any, at: datetime, override: str = ""
) -> None:
    """The committee begins to look through the papers; from now on none is received."""
    election = locked(election, by=by)
    steps.take(election, Step.SCRUTINY, on=on, by=by, at=at, override=override)


@transaction.atomic
def post_list(
    election: Election, order: Order, draw: Draw | None = None, *, on: date, by: Any,
    at: datetime, override: str = "",
) -> None:  # fmt: skip
    """The list of valid nominations is posted: each post's candidates in that order."""
    election = locked(election, by=by)
    waiting = Nomination.objects.filter(
        contest__election=election, state=NominationState.HANDED_IN
    ).count()
    if waiting:
        raise ValidationError(
            _("Nominations that were not looked through yet: %(number)d.") % {"number": waiting}
        )
    draw = draw or Draw()
    if order is Order.DRAW and (wrong := draw.wrong()):
        raise ValidationError(wrong)
    for contest in contests_of(election):
        _arrange(contest, order, draw)
    with translation.override("en"):
        told = text_of(ORDERS[order])
    steps.take(
        election, Step.LIST, on=on, by=by, at=at, override=override,
        note="\n".join(one for one in (told, draw.told() if order is Order.DRAW else "") if one),
    )  # fmt: skip


def _arrange(contest: Contest, order: Order, draw: Draw) -> None:
    rows = on_paper(contest)
    number(rows, in_order(rows, order, draw), "position")


def in_order(rows: Iterable[Nomination], order: Order, draw: Draw) -> tuple[str, ...]:
    """Their keys in order. Raises ValidationError where the draw leaves it open."""
    drawn = {str(pk): number for pk, number in draw.numbers.items()}
    try:
        return arranged([listed(one) for one in rows], Arranging(order, drawn))
    except ValueError:
        raise ValidationError(
            _("Write the number that each of them drew; no two are alike within a post.")
        ) from None


def number(rows: Iterable[Nomination], order: Iterable[str], column: str) -> None:
    """Write the place of each in that order."""
    place = {key: at for at, key in enumerate(order, start=1)}
    for one in rows:
        setattr(one, column, place[str(one.pk)])
        one.save(update_fields=[column])


@transaction.atomic
def close_withdrawals(
    election: Election, *, on: date, by: Any, at: datetime, override: str = ""
) -> list[Contest]:
    """Nobody withdraws any more: each post is polled, filled without a poll, or vacant."""
    election = locked(election, by=by)
    early = early_close(election, on)
    why = go_on(early, election.body, by=by, override=override) if early else ""
    steps.take(election, Step.WITHDRAWAL, on=on, by=by, at=at, override=override, note=why)
    contests = list(Contest.objects.select_for_update().filter(election=election))
    for contest in contests:
        if contest.state == ContestState.OPEN:
            _settle(contest)
    return contests


def settle_again(contest: Contest, stage: Stage) -> None:
    """A candidate went, or came by an appeal: what follows for the post, where that is decided."""
    if stage.settled and contest.state in _SETTLED:
        _settle(contest)


def _settle(contest: Contest) -> None:
    contest.state = standing(contest_of(contest))
    contest.save(update_fields=["state"])


def join_list(contest: Contest, nomination: Nomination, stage: Stage) -> None:
    """Somebody whose appeal was granted joins the list that stands. The others keep their order."""
    if not stage.listed:
        return
    if is_printed(contest):
        raise ValidationError(
            _("The papers of this post are printed. Take them back first, then grant the appeal.")
        )
    there = [one for one in on_paper(contest) if one.pk != nomination.pk]
    place = placed([listed(one) for one in there], listed(nomination))
    number(
        [*there, nomination],
        [str(one.pk) for one in (*there[: place - 1], nomination, *there[place - 1 :])],
        "position",
    )
    settle_again(contest, stage)
