"""Steps with candidates: nominations close, scrutiny begins, list posted, withdrawals closed."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponse
from django.utils.translation import gettext as _

from associations.actions.stopped import Stopped
from associations.forms.panels import panel_of
from elections.actions import settling
from elections.forms.nominations import Stepping
from elections.forms.orderings import Posting
from elections.queries.elections import contests_of
from elections.views.desk import Act
from elections.views.nomination_desk import Desk, kept
from elections.vocabulary.nominating import Order
from elections.vocabulary.states import NominationState


@kept
def close(desk: Desk) -> HttpResponse:
    """The nominations are closed."""
    return _step(
        desk, settling.close_nominations, _("Close the nominations"),
        [_("A paper that is handed in later is still written down; the scrutiny finds it late.")],
        _("The nominations are closed."),
    )  # fmt: skip


@kept
def begin(desk: Desk) -> HttpResponse:
    """The scrutiny begins."""
    return _step(
        desk, settling.begin_scrutiny, _("Begin the scrutiny"),
        [
            _("From now on no nomination is received."),
            _("The candidates, and who proposed them, may be there. A member of the election "
              "committee who is a candidate leaves the room."),
        ],
        _("The scrutiny has begun."),
    )  # fmt: skip


@kept
def settle(desk: Desk) -> HttpResponse:
    """Nobody withdraws any more; each post is polled, filled without a poll, or vacant."""
    return _step(
        desk, settling.close_withdrawals, _("Close the withdrawals"),
        [_("Then it is said of each post whether a poll is needed.")],
        _("Nobody can withdraw any more. It is said of each post what follows."),
    )  # fmt: skip


def _step(
    desk: Desk, take: Callable[..., Any], heading: str, lead: list[str], said: str
) -> HttpResponse:
    form = Stepping(desk.sent, initial={"on": desk.on})
    act = Act(desk, heading, heading, desk.address("nominations"), lead=lead, form=form)

    def done(told: dict[str, Any]) -> str:
        take(
            desk.election, on=told["on"], by=desk.request.user, at=desk.at, override=desk.override
        )  # fmt: skip
        return said

    return act.answer(done)


@kept
def post(desk: Desk) -> HttpResponse:
    """The list of valid nominations is posted, in the order that is chosen."""
    rows = [
        one
        for contest in contests_of(desk.election)
        for one in contest.nominations.filter(state=NominationState.VALID).order_by("receipt")
    ]  # fmt: skip
    form = Posting(desk.sent, candidates=rows, initial={"on": desk.on, "order": Order.ALPHABET})
    context: dict[str, Any] = {"form": form, "may_override": desk.may_override}
    if desk.sent is None or not form.is_valid():
        return desk.show("list", context, 200 if desk.sent is None else 422)
    try:
        with transaction.atomic():
            settling.post_list(
                desk.election, form.chosen(), form.draw(), on=form.cleaned_data["on"],
                by=desk.request.user, at=desk.at, override=desk.override,
            )  # fmt: skip
    except Stopped as stopped:
        panel = panel_of(stopped.verdict, desk.body) if stopped.verdict else None
        return desk.show("list", context | {"stopped": True, "panel": panel}, 422)
    except ValidationError as error:
        form.wrong(error)
        return desk.show("list", context, 422)
    return desk.go(desk.address("nominations"), _("The list is posted. Print it and put it up."))
