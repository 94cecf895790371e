"""What every page of the count needs: the post, who stands, who counts and so may see figures."""

from collections.abc import Callable
from functools import cached_property
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.safestring import SafeString
from django.views.decorators.http import require_http_methods

from associations.queries import naming
from elections.forms.counts_shown import candidates_named
from elections.models import Contest, CountClosed, Election, LotDrawn, Nomination
from elections.queries import counts, sheets, symbols
from elections.queries.elections import may_hold
from elections.views.gate import held, seen
from elections.views.heads import head_of
from hnsa.core import clock
from hnsa.core.sending import once
from members.models import Person


class Desk:
    """The count of one post before somebody who may see the election."""

    def __init__(self, request: HttpRequest, election: Election, contest: Contest) -> None:
        self.request, self.election, self.contest = request, election, contest
        self.on, self.at = clock.today(), clock.now()
        contest.election = election

    @property
    def user(self) -> Any:
        """Who asks."""
        return self.request.user

    @property
    def posted(self) -> bool:
        """Whether a form was sent."""
        return self.request.method == "POST"

    @property
    def sent(self) -> Any:
        """What a form says; None where none was sent."""
        return self.request.POST if self.posted else None

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
                one.is_hidden = False  # type: ignore[attr-defined]
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

    def show(
        self, template: str, context: dict[str, Any] | None = None, status: int = 200
    ) -> HttpResponse:
        """A page of the count."""
        common = head_of(self.request, self.election, "counts")
        common |= {"contest": self.contest, "round": self.round}
        return render(
            self.request, f"elections/counts/{template}.html", common | (context or {}),
            status=status,
        )  # fmt: skip

    def to(self, said: str = "", name: str = "count") -> HttpResponse:
        """To the page of the post, with a word about what happened."""
        if said:
            messages.success(self.request, said)
        return redirect(name, self.election.body_id, self.election.pk, self.contest.pk)

    def told(self, error: ValidationError) -> HttpResponse:
        """To the page of the post, with why it was not done."""
        messages.error(self.request, " ".join(error.messages))
        return redirect("count", self.election.body_id, self.election.pk, self.contest.pk)

    def done(self, form: Any, act: Callable[[], Any]) -> bool:
        """Whether the action was done; what it says against it stands at the fields of the form."""
        try:
            with transaction.atomic():
                act()
        except ValidationError as error:
            form.wrong(error)
            return False
        return True


def desk_of(
    request: HttpRequest, pk: int, election_pk: int, contest_pk: int, *, holds: bool = False
) -> Desk:
    """The desk, or 404 where the user may not see it, 403 where she would have to count."""
    gate = held if holds else seen
    election = gate(request.user, pk, election_pk)
    rows = Contest.objects.visible_to(request.user)
    return Desk(request, election, get_object_or_404(rows, pk=contest_pk, election=election))


def kept(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """View decorator: a page on which the count is written down; sent twice it is done once."""

    @login_required
    @require_http_methods(["GET", "POST"])
    @once
    def page(
        request: HttpRequest, pk: int, election_pk: int, contest_pk: int, **more: Any
    ) -> HttpResponse:
        return view(desk_of(request, pk, election_pk, contest_pk, holds=True), **more)

    return page
