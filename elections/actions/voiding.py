"""An election is declared void, before or after its result; a fresh one follows."""

from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from elections.actions import records, steps
from elections.actions.holding import locked
from elections.models import Election
from elections.vocabulary.states import ElectionState
from elections.vocabulary.steps import Step


@transaction.atomic
def void(election: Election, *, on: date, why: str, by: Any, at: datetime) -> Election:
    """It is void from that day. What was declared stays on the record, and the record goes on.

    Who holds an office by it: `taking_office.end_void`. Raises ValidationError.
    """
    election = locked(election, by=by)
    if election.void_on is not None:
        raise ValidationError(_("It is void already; nothing was changed."))
    if election.state in (ElectionState.PLANNED, ElectionState.GIVEN_UP):
        raise ValidationError(_("It was never announced, so there is nothing to declare void."))
    if not why.strip():
        raise ValidationError({"why": [_("Write down why, and who decided it.")]})
    steps.take(election, Step.VOID, on=on, by=by, at=at, note=why)
    election.void_on = on
    if election.declared_at is None:
        election.state = ElectionState.VOID
        election.save(update_fields=["state", "void_on"])
    else:  # sealed but for this one column
        election.save(update_fields=["void_on"])
        records.seal(election, by=by, at=at)
    return election
