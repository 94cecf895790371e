"""What the pages of the result share: the election, the tab, who holds it."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from elections.queries.elections import may_hold
from elections.views import desk
from elections.views.gate import seen


class Desk(desk.Desk):
    """The result of an election before somebody who may see it."""

    tab, folder = "record", "records"

    def hold(self) -> None:
        """Stop with a sentence who does not hold the election. Raises PermissionDenied."""
        if not may_hold(self.user, self.election):
            raise PermissionDenied(_("You do not hold this election."))

    def common(self, head: dict[str, Any]) -> dict[str, Any]:
        """The constitution, for who sees the association."""
        if not head["sees_association"]:
            return {}
        return {"constitution_url": reverse("constitution", args=[self.election.body_id])}


def seen_at(request: HttpRequest, pk: int, election_pk: int) -> Desk:
    """The desk, or 404 where the user may not see the election."""
    return Desk(request, seen(request.user, pk, election_pk))


@desk.kept
def kept(request: HttpRequest, pk: int, election_pk: int, _ids: dict[str, Any]) -> Desk:
    """View decorator: a page on which something is written down."""
    return seen_at(request, pk, election_pk)
