"""What happened at the poll: it began late, was interrupted, adjourned, somebody was pressed."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from elections.actions.polls import ON_THE_DAY, lock
from elections.models import Booth, Election, PollIncident
from elections.vocabulary.states import ElectionState, Happened

WHILE = (ElectionState.ANNOUNCED, *ON_THE_DAY)


@dataclass(frozen=True)
class Happening:
    """What happened, when, where; `booth` None: everywhere."""

    what: Happened
    at: datetime
    words: str
    booth: Booth | None = None


@transaction.atomic
def write_down(election: Election, told: Happening, *, by: Any, at: datetime) -> PollIncident:
    """It stays as it was written; what is to be added is a further row. Raises ValidationError."""
    election = lock(election, by=by, states=WHILE)
    if not told.words.strip():
        raise ValidationError({"words": _("Please say what happened, and what was done.")})
    if election.announced_on is not None and told.at.date() < election.announced_on:
        raise ValidationError({"on": _("That was before the election was announced.")})
    if told.at > at:
        raise ValidationError({"on": _("That has not come yet.")})
    if told.booth is not None and told.booth.election_id != election.pk:
        raise ValidationError({"booth": _("This booth belongs to another election.")})
    return PollIncident.objects.create(
        election=election, body_id=election.body_id, homenet_id=election.homenet_id,
        booth=told.booth, what=told.what, at=told.at, words=told.words.strip(), written_by=by,
    )  # fmt: skip
