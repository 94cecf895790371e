"""What changed in a step of a case since a moment, read from the histories that the database keeps.

Told by name of the field or part, as keys of `CHANGED`; who shows it puts it into words.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.apps import apps

from associations.models import Case
from associations.queries.constitutions import draft_of
from associations.vocabulary.cases import Step

_OF_CASE = {
    Step.NEED: ("asked_by", "need", "need_seen_on", "not_joining"),
    Step.OFFICES: ("account_papers",),
    Step.MEETING: ("met_on", "met_at", "present", "votes_for", "votes_against", "abstained",
                   "minutes"),
    Step.CHECK: ("common_purpose", "mutual_duties", "free_to_leave", "own_decision"),
}  # fmt: skip
_OF_BODY = ("name", "name_native", "place_id")
_OF_CARD = ("area", "trades", "purposes", "benefits", "activities")


def changed(case: Case, step: Step, since: datetime) -> list[str]:
    """The names of the fields and parts of the step that are not as they were then."""
    found = _differing("case", case, _OF_CASE.get(step, ()), since)
    if step is Step.ASSOCIATION:
        found += _differing("body", case.body, _OF_BODY, since, app="members")
        found += _differing("association", case.body.association, _OF_CARD, since)
    if step is Step.FOUNDERS and _touched("membership", case, since, app="members"):
        found.append("founders")
    if step is Step.OFFICES and _touched("office", case, since):
        found.append("offices")
    if step is Step.MEETING and _touched("document", case, since):
        found.append("pages")
    if step is Step.CONSTITUTION:
        draft = draft_of(case.body_id)
        found += ["articles"] if draft is not None and draft.saved_at > since else []
    return found


def _differing(
    name: str, row: Any, fields: Sequence[str], since: datetime, *, app: str = "associations"
) -> list[str]:
    if not fields:
        return []
    events = apps.get_model(app, f"{name}event").objects
    before = events.filter(pgh_obj_id=row.pk, pgh_created_at__lte=since).order_by("-pgh_id").first()
    if before is None:
        return []
    return [
        field.removesuffix("_id")
        for field in fields
        if getattr(before, field) != getattr(row, field)
    ]


def _touched(name: str, case: Case, since: datetime, *, app: str = "associations") -> bool:
    events = apps.get_model(app, f"{name}event").objects
    return bool(events.filter(body_id=case.body_id, pgh_created_at__gt=since).exists())
