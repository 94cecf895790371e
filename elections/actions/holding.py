"""Who holds an election: staff with the right to, and the election committee that she sits on."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _

from elections.models import Election
from elections.queries.elections import OVER, may_hold


def require(by: Any, election: Election) -> None:
    """Stop with a sentence who does not hold this election. Raises PermissionDenied."""
    if not may_hold(by, election):
        raise PermissionDenied(_("You do not hold this election."))


def locked(election: Election, *, by: Any) -> Election:
    """The election, held by this transaction: two at once, the second waits and sees the first."""
    require(by, election)
    rows = Election.objects.select_for_update(of=("self",)).select_related("body", "homenet", "law")
    return rows.get(pk=election.pk)


def running(election: Election, *, by: Any) -> Election:
    """The same, while it is planned or under way. Raises ValidationError once it is over."""
    election = locked(election, by=by)
    if election.state in OVER:
        raise ValidationError(_("This election is over; nothing in it is changed any more."))
    return election
