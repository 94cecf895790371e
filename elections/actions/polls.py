"""The poll: it is opened on its day, and closed when every booth is.

Announced → the poll is open → being counted. What happened late or was interrupted is written down
(`incidents`); nobody is refused for it.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from elections.actions import steps
from elections.actions.holding import locked
from elections.models import Booth, Election, PollIncident
from elections.queries.booths import is_counted
from elections.vocabulary.states import ContestState, ElectionState
from elections.vocabulary.steps import Step

PREPARING = frozenset({ElectionState.PLANNED, ElectionState.ANNOUNCED})
ON_THE_DAY = frozenset({ElectionState.POLLING, ElectionState.COUNTING})


def standing_of(election: Election) -> str:
    """Why something cannot be done now: where the election is."""
    return {
        ElectionState.PLANNED: _("The election is not announced yet. Announce it first."),
        ElectionState.ANNOUNCED: _("The poll is not opened yet."),
        ElectionState.POLLING: _("The poll is open already."),
        ElectionState.COUNTING: _("The poll is closed already."),
    }.get(ElectionState(election.state), _("This election is over."))


def lock(election: Election, *, by: Any, states: Iterable[str]) -> Election:
    """The election for writing. Raises ValidationError where it is in none of these states."""
    found = locked(election, by=by)
    if found.state not in states:
        raise ValidationError(standing_of(found))
    return found


def lock_day(election: Election, *, by: Any) -> Election:
    """The election while its poll may be written down: until a count of it is closed."""
    found = lock(election, by=by, states=ON_THE_DAY)
    if is_counted(found):
        raise ValidationError(_("A count is closed. What stands on the roll of voters stays."))
    return found


@transaction.atomic
def begin(
    election: Election, *, on: date, by: Any, at: datetime, override: str = "", note: str = ""
) -> Election:
    """Election day has come: the poll is open, and booths may open.

    Raises Stopped before its day, and ValidationError where something is missing.
    """
    election = lock(election, by=by, states=[ElectionState.ANNOUNCED])
    if wrong := against_begin(election):
        raise ValidationError(wrong)
    steps.take(election, Step.POLL, on=on, by=by, at=at, override=override, note=note)
    election.state = ElectionState.POLLING
    election.save(update_fields=["state"])
    return election


def against_begin(election: Election) -> list[str]:
    """What must be settled before the poll is opened."""
    wrong = []
    states = set(election.contests.values_list("state", flat=True))
    if election.roll_frozen_at is None:
        wrong.append(_("The roll of voters is not final yet."))
    if ContestState.OPEN in states:
        wrong.append(_("For a post it is not settled yet who stands."))
    elif ContestState.POLLED not in states:
        wrong.append(_("No post is voted on: there is no poll."))
    if not Booth.objects.filter(election=election).exists():
        wrong.append(_("There is no booth yet. Say where votes are given."))
    return wrong


@transaction.atomic
def end(election: Election, *, by: Any) -> Election:
    """All booths are closed; the votes are counted next. Raises ValidationError before."""
    election = lock(election, by=by, states=[ElectionState.POLLING])
    if wrong := against_end(election):
        raise ValidationError(wrong)
    election.state = ElectionState.COUNTING
    election.save(update_fields=["state"])
    return election


def against_end(election: Election) -> list[str]:
    """Why the poll cannot be closed yet, booth by booth."""
    told = set(
        PollIncident.objects.filter(election=election, booth__isnull=False)
        .values_list("booth_id", flat=True)
    )  # fmt: skip
    wrong = []
    for booth in Booth.objects.filter(election=election).order_by("number"):
        if booth.opened_at is None and booth.pk not in told:
            wrong.append(
                _("Booth %(n)d was not opened. Write down what happened there.")
                % {"n": booth.number}
            )
        elif booth.opened_at is not None and booth.closed_at is None:
            wrong.append(_("Booth %(n)d is not closed yet.") % {"n": booth.number})
    return wrong
