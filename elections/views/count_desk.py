"""What the pages of the count share: the post, who stands, who counts and so may see figures."""

from functools import cached_property
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.safestring import SafeString

from associations.queries import naming
from elections.forms.counts_shown import candidates_named
from elections.models import Contest, CountClosed, Election, LotDrawn, Nomination
from elections.queries import counts, sheets, symbols
from elections.queries.elections import may_hold
from elections.views import desk
from elections.views.gate import held, seen
from members.models import Person


class Desk(desk.Desk):
    """The count of one post before somebody who may see the election."""

    tab, folder = "counts", "counts"

    def __init__(self, request: HttpRequest, election: Election, contest: Contest) -> None:
        super().__init__(request, election)
        self.contest = contest
        contest.election = election

    @cached_property
    def counts_it(self) -> bool:
        """Whether she counts: only then she sees figures of a count that is not closed."""
        return may_hold(self.user, self.election)

    @cached_property
    def closed(self) -> list[CountClosed]:
        """Every count of the post that was closed."""
        found = counts.closed_of(self.contest)
        for one in found:
            one.contest = self.contest
        return found

    @property
    def latest(self) -> CountClosed | None:
        """The last of them."""
        return self.closed[-1] if self.closed else None

    @cached_property
    def lots(self) -> list[LotDrawn]:
        """The lots that were drawn."""
        return counts.lots_of(self.contest)

    @cached_property
    def round(self) -> int | None:
        """The number of the count that is under way."""
        return sheets.under_way(self.contest, self.latest)

    @cached_property
    def nominations(self) -> list[Nomination]:
        """Everybody who was nominated for the post; who may not be known has no name."""
        rows = self.contest.nominations.select_related("person").order_by("position", "receipt")
        found = list(rows)
        naming.by_sight(found, Person.objects.visible_to(self.user))
        if self.counts_it:  # who counts reads the papers aloud
            for one in found:
                one.is_hidden = False
        return found

    @cached_property
    def names(self) -> dict[str, str]:
        """Names by the keys of the rules."""
        return candidates_named(self.nominations)

    def drawings(self) -> dict[str, tuple[SafeString, str]]:
        """The symbol of each candidate: its drawing, its name."""
        body = self.election.body
        return {
            str(one.pk): (
                symbols.drawing_of(one.symbol, body), symbols.name_of(one.symbol, body)
            )
            for one in self.nominations
            if one.symbol
        }  # fmt: skip

    def common(self, head: dict[str, Any]) -> dict[str, Any]:
        """The post, and the number of the count that is under way."""
        return {"contest": self.contest, "round": self.round}

    def back(self, said: str = "", name: str = "count") -> HttpResponse:
        """To the page of the post, with a word about what happened."""
        return self.to(name, self.contest.pk, said=said)

    def refused(self, error: ValidationError) -> HttpResponse:
        """To the page of the post, with why it was not done."""
        return self.told(self.address("count", self.contest.pk), error)


def desk_of(
    request: HttpRequest, pk: int, election_pk: int, contest_pk: int, *, holds: bool = False
) -> Desk:
    """The desk, or 404 where the user may not see it, 403 where she would have to count."""
    gate = held if holds else seen
    election = gate(request.user, pk, election_pk)
    rows = Contest.objects.visible_to(request.user)
    return Desk(request, election, get_object_or_404(rows, pk=contest_pk, election=election))


@desk.kept
def kept(request: HttpRequest, pk: int, election_pk: int, ids: dict[str, Any]) -> Desk:
    """View decorator: a page on which the count is written down."""
    return desk_of(request, pk, election_pk, ids.pop("contest_pk"), holds=True)
