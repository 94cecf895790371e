"""What the pages of the day share: the election, the booth of the address, who holds it."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from elections.forms.booths import word_of
from elections.models import Booth, Election
from elections.views import desk
from elections.views.gate import held, seen


class Desk(desk.Desk):
    """The poll of an election, or one booth of it, before somebody who may see it."""

    tab, folder = "booths", "booths"

    def __init__(self, request: HttpRequest, election: Election, booth: Booth | None) -> None:
        super().__init__(request, election)
        self._booth = booth
        if booth is not None:
            booth.election = election

    @property
    def has_booth(self) -> bool:
        """Whether the address names a booth."""
        return self._booth is not None

    @property
    def booth(self) -> Booth:
        """The booth that the address names."""
        assert self._booth is not None
        return self._booth

    def common(self, head: dict[str, Any]) -> dict[str, Any]:
        """The booth, where the address names one."""
        if self._booth is None:
            return {}
        return {"booth": self._booth, "booth_word": word_of(self._booth)}

    def refused(self, error: ValidationError) -> HttpResponse:
        """To the page of the booth, or of the poll, with why it was not done."""
        booth = self._booth
        return self.told(
            self.address("booth", booth.pk) if booth else self.address("booths"), error
        )


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


@desk.kept
def kept(request: HttpRequest, pk: int, election_pk: int, ids: dict[str, Any]) -> Desk:
    """View decorator: a page on which the poll is written down."""
    return desk_of(request, pk, election_pk, ids.pop("booth_pk", None), holds=True)
