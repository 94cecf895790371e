"""A complaint of pressure or harassment: made, heard, written down; before the poll."""

from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext as _

from elections.actions.holding import locked
from elections.models import Complaint, Election
from elections.queries.elections import OVER


def _open(election: Election, on: date, *, by: Any, at: datetime) -> Election:
    election = locked(election, by=by)
    if election.state in OVER:
        raise ValidationError(_("This election is over. Object to its result instead."))
    if on > at.astimezone(get_current_timezone()).date():
        raise ValidationError({"on": [_("That day has not come yet.")]})
    return election


@transaction.atomic
def make(
    election: Election, *, on: date, words: str, by: Any, at: datetime, made_by: str = ""
) -> Complaint:
    """Somebody complains of pressure; her name may stay unsaid. Raises ValidationError."""
    election = _open(election, on, by=by, at=at)
    if not words.strip():
        raise ValidationError({"words": [_("Write down what happened.")]})
    return Complaint.objects.create(
        election=election, body_id=election.body_id, homenet_id=election.homenet_id,
        made_on=on, made_by=made_by.strip(), words=words.strip(), written_by=by,
    )  # fmt: skip


@transaction.atomic
def hear(complaint: Complaint, *, on: date, finding: str, by: Any, at: datetime) -> Complaint:
    """The committee heard it on that day: what it found, and did. Raises ValidationError."""
    election = _open(complaint.election, on, by=by, at=at)
    complaint = Complaint.objects.select_for_update(of=("self",)).get(
        pk=complaint.pk, election=election
    )
    if complaint.heard_on is not None:
        raise ValidationError(_("This complaint was heard already; what was found stands."))
    if on < complaint.made_on:
        raise ValidationError({"on": [_("It was made later than that.")]})
    if not finding.strip():
        raise ValidationError({"finding": [_("Write down what was found, and done.")]})
    complaint.heard_on, complaint.finding = on, finding.strip()
    complaint.save(update_fields=["heard_on", "finding"])
    return complaint
