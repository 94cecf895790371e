"""What the clerk decided on single rows, and what follows of it for the row."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from members.actions import import_groups
from members.actions.import_known import Joining, join
from members.models import ImportJob, ImportRow
from members.queries import import_candidates as candidates
from members.vocabulary.imports import Decision
from members.vocabulary.reasons import Effect, Reason

_KEPT = ("decision", "effect", "membership_id", "changes")
_IN_DOUBT_ONLY = (Decision.SAME, Decision.TWO)


def settle(job: ImportJob, rows: list[ImportRow], decision: Decision) -> None:
    """Write the decision down with each of the rows. Raises ValidationError; then none is.

    The same woman as another row joins that row's group when the list is accepted; the same as
    somebody in the register takes her record, and the row tells what changes of it.
    """
    for row in rows:
        if decision in _IN_DOUBT_ONLY and not row.doubt:
            raise ValidationError(_("Row %(row)d is in no doubt.") % {"row": row.row})
        if decision == Decision.KEEP and row.doubt:
            raise ValidationError(
                _("Row %(row)d is in doubt: say first whether it is the same woman.")
                % {"row": row.row}
            )
        if decision == Decision.SAME:
            _one_person(job, row)
        row.decision = decision
        _follow(job, row)
        row.save(update_fields=_KEPT)


def follow_again(job: ImportJob) -> None:
    """After a new check the rows are new: what was decided is carried out on them once more."""
    rows = ImportRow.objects.filter(job=job, decision=Decision.SAME, doubt__with="register")
    for row in rows.defer("sealed_cells", "id_sealed", "words"):
        try:
            _follow(job, row)
        except ValidationError:
            row.decision = Decision.NONE  # it cannot stand any longer: asked anew
        row.save(update_fields=_KEPT)


def _follow(job: ImportJob, row: ImportRow) -> None:
    """Effect and changes of a row that is, or may be, somebody in the register."""
    doubt = row.doubt or {}
    if doubt.get("with") != "register":
        return
    row.effect, row.membership_id, row.changes = str(Effect.NEW), None, {}
    if row.decision != Decision.SAME:
        return
    joining = _joining(job, row, doubt["person_id"])
    if joining is None or joining.refused:
        raise ValidationError(_refusal(joining) % {"row": row.row})
    row.effect, row.membership_id = str(joining.effect), joining.membership_id
    row.changes = joining.changes


def _joining(job: ImportJob, row: ImportRow, person_id: int) -> Joining | None:
    somebody = candidates.people([person_id]).get(person_id)
    if somebody is None:
        return None
    values: dict[str, Any] = row.values
    key = (person_id, row.body_id or 0)
    number = (row.id_kind, str(row.link)) if row.link else None
    phones = [phone for phone in (values.get("phone"), *values.get("other_phones", ())) if phone]
    return join(
        values, number, phones, somebody, candidates.spells([key]).get(key),
        as_of=date.fromisoformat(job.choices["as_of"]),
        file_wins=job.choices["when_differs"] == "file",
    )  # fmt: skip


def _refusal(joining: Joining | None) -> str:
    if joining is None:
        return _("The person of row %(row)d is no longer in the register. Check the list again.")
    if joining.refused and joining.refused.reason is Reason.DECEASED:
        return _("The person in the register has died, so row %(row)d cannot be her.")
    return _(
        "The person in the register left this organisation after the day of this list, so row "
        "%(row)d cannot bring her in. Leave the row out, or correct her record first."
    )


def _one_person(job: ImportJob, row: ImportRow) -> None:
    """Two rows that are two people in the register cannot be one woman."""
    doubt = row.doubt or {}
    if doubt.get("with") != "row":
        return
    bonds = import_groups.bonds_of(job.pk)
    for pk, person in ImportRow.objects.filter(
        job=job, pk__in=[row.pk, doubt["row_id"]], person__isnull=False
    ).values_list("pk", "person_id"):
        bonds.person.setdefault(bonds.of(pk), person)
    if not bonds.tie(row.pk, doubt["row_id"]):
        raise ValidationError(
            _(
                "Row %(row)d and the other row are two people in the register. If they are one "
                "woman, join the two records first."
            )
            % {"row": row.row}
        )
