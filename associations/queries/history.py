"""What changed of an association: its body, card, constitutions, papers, and all of its life."""

from typing import Any, Final

from django.db.models import Model, QuerySet

from associations import models
from members.models import Body
from members.queries import changes
from members.queries.changes import Change

# Articles are told by the versions they belong to, attendance by the meeting that is closed.
TOLD: Final[tuple[type[Model], ...]] = (
    models.Association, models.Case, models.Constitution, models.Document, models.Office,
    models.Application, models.Proposer, models.Meeting, models.AgendaItem, models.Task,
    models.Motion, models.Effect, models.Contest, models.Termination, models.Resignation,
    models.Nominee, models.Suspension, models.CategoryChange, models.DuesStatement,
    models.Incident, models.Volunteer, models.WorkHours, models.Committee, models.CommitteeSeat,
    models.PaidStaff,
)  # fmt: skip


def of_association(body: Body, user: Any) -> list[Change]:
    """Its changes, the latest first, as far as this user may see the rows."""
    rows = {model: _seen(model, user).filter(body=body) for model in TOLD}
    more: dict[type[Model], QuerySet[Any]] = {
        models.Remark: models.Remark.objects.filter(case__body=body),
        models.Reading: models.Reading.objects.filter(constitution__body=body),
    }
    return changes.of_rows(
        changes.of_body(body),
        {model: set(found.values_list("pk", flat=True)) for model, found in (rows | more).items()},
    )


def _seen(model: Any, user: Any) -> QuerySet[Any]:
    """All rows; of those about women only the ones of women whom this user may see."""
    of_women = getattr(model, "of_member", False)
    found: QuerySet[Any] = model.objects.visible_to(user) if of_women else model.objects.all()
    return found
