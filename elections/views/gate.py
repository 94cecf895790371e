"""The gate of the pages: the election that an address names, if the user may see it."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from elections.models import Election
from elections.queries.elections import may_hold


def seen(user: Any, pk: int, election_pk: int) -> Election:
    """The election of that association, or 404 where the user may not see it."""
    rows = Election.objects.visible_to(user).select_related(
        "body__parent", "body__place", "body__homenet", "homenet", "law"
    )
    return get_object_or_404(rows, pk=election_pk, body=pk)


def held(user: Any, pk: int, election_pk: int) -> Election:
    """The same, for who holds it: 404 where she may not see it, 403 where she may not hold it."""
    election = seen(user, pk, election_pk)
    if not may_hold(user, election):
        raise PermissionDenied(_("You do not hold this election."))
    return election
