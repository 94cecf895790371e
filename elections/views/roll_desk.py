"""What the pages of the roll share: the election, its rows, what was done so far."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from elections.models import Entry, Objection, StepTaken
from elections.queries import elections, rolls
from elections.views import desk
from elections.views.gate import held, seen
from elections.vocabulary.steps import Step
from members.rules.text import fold_digits


class Desk(desk.Desk):
    """The roll of one election before somebody who may see it."""

    tab, folder = "roll", "rolls"

    @property
    def words(self) -> str:
        """What is looked for: a name or a number, in any figures."""
        return fold_digits(self.request.GET.get("q", "").replace("\x00", "").strip()[:120])

    def taken(self) -> dict[Step, StepTaken]:
        """The steps that were taken."""
        return elections.taken_of(self.election)

    def entry(self, pk: int) -> Entry:
        """A row of the roll whose woman the user may see, or 404."""
        rows = rolls.entries(self.election, self.user).select_related("booth", "person")
        found = get_object_or_404(rows, pk=pk)
        found.election = self.election
        return found

    def objection(self, pk: int) -> Objection:
        """An objection to this roll, or 404."""
        rows = rolls.objections_of(self.election).select_related("person", "written_by")
        found = get_object_or_404(rows, pk=pk)
        found.election = self.election
        return found


@desk.looked_at
def looked_at(request: HttpRequest, pk: int, election_pk: int, _ids: dict[str, Any]) -> Desk:
    """View decorator: a page of the roll that who sees the election may read."""
    return Desk(request, seen(request.user, pk, election_pk))


@desk.kept
def kept(request: HttpRequest, pk: int, election_pk: int, _ids: dict[str, Any]) -> Desk:
    """View decorator: a page on which the roll is kept."""
    return Desk(request, held(request.user, pk, election_pk))


def nothing_drawn(asked: Desk) -> HttpResponse:
    """Back to the roll: there is none yet."""
    return asked.told(
        asked.address("roll"), ValidationError(_("The roll is not drawn yet. Draw it first."))
    )
