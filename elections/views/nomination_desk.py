"""What the pages of candidates share: the election, a post or a nomination of it."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse

from elections.models import Contest, Nomination
from elections.queries.nominations import nominations_with_signers
from elections.views import desk
from elections.views.gate import held, seen
from members.models import Body


class Desk(desk.Desk):
    """The candidates of an election before somebody who may see them."""

    tab, folder = "nominations", "nominations"

    @property
    def body(self) -> Body:
        """The association."""
        return self.election.body

    @property
    def do(self) -> str:
        """Which button was pressed; "" where the page is only looked at."""
        return str(self.request.POST.get("do", "")).replace("\x00", "")

    def contest(self, pk: int) -> Contest:
        """A post of this election, or 404."""
        found = get_object_or_404(
            Contest.objects.visible_to(self.request.user), pk=pk, election=self.election
        )
        return self.of_here(found)

    def nomination(self, pk: int) -> Nomination:
        """A nomination of this election that the user may see, or 404."""
        rows = nominations_with_signers(Nomination.objects.visible_to(self.request.user))
        found = get_object_or_404(
            rows.select_related("contest"), pk=pk, contest__election=self.election
        )
        self.of_here(found.contest)
        found.body = self.body
        return found

    def of_here(self, contest: Contest) -> Contest:
        """The post, with the rows that are at hand already."""
        contest.election, contest.body = self.election, self.body
        return contest

    def common(self, head: dict[str, Any]) -> dict[str, Any]:
        """The constitution, where one stands since the election was announced."""
        law = self.election.law
        if law is None:
            return {}
        return {
            "constitution_url": reverse("constitution_version", args=[self.body.pk, law.version])
        }


@desk.looked_at
def looked_at(request: HttpRequest, pk: int, election_pk: int, _ids: dict[str, Any]) -> Desk:
    """View decorator: a page of the candidates that who sees the election may read."""
    return Desk(request, seen(request.user, pk, election_pk))


@desk.kept
def kept(request: HttpRequest, pk: int, election_pk: int, _ids: dict[str, Any]) -> Desk:
    """View decorator: a page for who holds the election."""
    return Desk(request, held(request.user, pk, election_pk))
