"""What changed of an election: its plan, committee, steps, and all that belongs to it.

Entries of the roll and marks on it are told by the roll itself, figures that were typed by the
count that is closed.
"""

from typing import Any, Final

from django.db.models import Model

from elections import models
from elections.models import Election
from elections.queries.committees import PATHS
from members.queries import changes
from members.queries.changes import Change

TOLD: Final[tuple[type[Model], ...]] = (
    models.Election, models.Commissioner, models.Contest, models.StepTaken, models.Complaint,
    models.Objection, models.Nomination, models.Booth, models.Attendant, models.PollIncident,
    models.Packet, models.CountClosed, models.LotDrawn, models.Record, models.Destruction,
)  # fmt: skip


def of_election(election: Election, user: Any) -> list[Change]:
    """Its changes, the latest first, as far as this user may see the rows."""
    rows: dict[type[Model], set[int]] = {}
    for model in TOLD:
        manager: Any = model._default_manager
        found = manager.visible_to(user).filter(**{PATHS[model]: election.pk})
        rows[model] = set(found.values_list("pk", flat=True))
    return changes.of_rows([], rows)
