"""What every page of the day needs: the election, the booth of the address, who holds it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from elections.forms.booths import word_of
from elections.models import Booth, Election
from elections.views.gate import held, seen
from elections.views.heads import head_of
from hnsa.core import clock
from hnsa.core.sending import once


class Desk:
    """The poll of an election, or one booth of it, before somebody who may see it."""

    def __init__(self, request: HttpRequest, election: Election, booth: Booth | None) -> None:
        self.request, self.election = request, election
        self._booth = booth
        self.on, self.at = clock.today(), clock.now()
        if booth is not None:
            booth.election = election

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

    @property
    def has_booth(self) -> bool:
        """Whether the address names a booth."""
        return self._booth is not None

    @property
    def booth(self) -> Booth:
        """The booth that the address names."""
        assert self._booth is not None
        return self._booth

    def show(
        self, template: str, context: dict[str, Any] | None = None, status: int = 200
    ) -> HttpResponse:
        """A page of the poll."""
        common = head_of(self.request, self.election, "booths")
        if self._booth is not None:
            common |= {"booth": self._booth, "booth_word": word_of(self._booth)}
        return render(
            self.request, f"elections/booths/{template}.html", common | (context or {}),
            status=status,
        )  # fmt: skip

    def to(self, name: str, *more: Any, said: str = "") -> HttpResponse:
        """To another page of the election, with a word about what happened."""
        if said:
            messages.success(self.request, said)
        return redirect(name, self.election.body_id, self.election.pk, *more)

    def told(self, error: ValidationError) -> HttpResponse:
        """To the page of the booth, or of the poll, with why it was not done."""
        messages.error(self.request, " ".join(error.messages))
        return self.to("booth", self._booth.pk) if self._booth else self.to("booths")

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
    request: HttpRequest, pk: int, election_pk: int, booth_pk: int | None = None, *,
    holds: bool = False,
) -> Desk:  # fmt: skip
    """The desk, or 404 where the user may not see it, 403 where she would have to hold it."""
    gate = held if holds else seen
    election = gate(request.user, pk, election_pk)
    booth = None
    if booth_pk is not None:
        rows = Booth.objects.visible_to(request.user)
        booth = get_object_or_404(rows, pk=booth_pk, election=election)
    return Desk(request, election, booth)


def kept(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """View decorator: a page on which the poll is written down; sent twice it is done once."""

    @login_required
    @require_http_methods(["GET", "POST"])
    @once
    def page(
        request: HttpRequest, pk: int, election_pk: int, booth_pk: int | None = None, **more: Any
    ) -> HttpResponse:  # fmt: skip
        return view(desk_of(request, pk, election_pk, booth_pk, holds=True), **more)

    return page
