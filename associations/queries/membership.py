"""One woman in one association: her spells there, and all that hangs on them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet, Sum

from associations.models import (
    Application,
    CategoryChange,
    DuesStatement,
    Incident,
    Nominee,
    Office,
    Resignation,
    Suspension,
    Termination,
    Volunteer,
)
from associations.queries.facts_of_registers import category_of
from associations.vocabulary.subjects import CATEGORIES
from hnsa.core.saying import text_of
from hnsa.law.money import Money
from members.models import Body, Membership, Person

MOST = 12  # of a register that grows, on her page


@dataclass(frozen=True)
class Whole:
    """What the registers of the association have of her. Twelve queries."""

    spells: Sequence[Membership]
    changes: Sequence[CategoryChange]
    applications: Sequence[Application]
    resignations: Sequence[Resignation]
    suspensions: Sequence[Suspension]
    terminations: Sequence[Termination]
    statements: Sequence[DuesStatement]
    incidents: Sequence[Incident]
    work: Sequence[Volunteer]
    nominee: Nominee | None
    offices: Sequence[Office]

    def running(self, on: date) -> Membership | None:
        """Her spell on that day."""
        begun = (one for one in self.spells if one.begins_on is None or one.begins_on <= on)
        return next((one for one in begun if one.ends_on is None or one.ends_on > on), None)


def whole(body: Body, person: Person, user: Any) -> Whole:
    """All rows about her there that the user may see."""

    def of(model: Any) -> QuerySet[Any]:
        found: QuerySet[Any] = model.objects.visible_to(user).filter(body=body, person=person)
        return found

    statements = list(of(DuesStatement)[:MOST])
    for one in statements:
        one.sum = None if one.owes is None else Money(one.owes)
    work = list(of(Volunteer).annotate(minutes=Sum("hours__minutes"))[:MOST])
    for each in work:
        each.worked = in_hours(each.minutes or 0)
    spells = list(of(Membership).order_by("-begins_on", "-pk"))
    for spell in spells:
        spell.category_words = category_words(spell.category)
    changes = list(of(CategoryChange).select_related("motion"))
    for change in changes:
        change.was_words = category_words(change.was)
    return Whole(
        spells, changes, list(of(Application)), list(of(Resignation)), list(of(Suspension)),
        list(of(Termination)), statements, list(of(Incident)[:MOST]), work,
        of(Nominee).first(), list(of(Office).exclude(begins_on=None).order_by("-begins_on", "-pk")),
    )  # fmt: skip


def category_words(kept: str) -> str:
    """A category as it is read; as it was written where no constitution knows it."""
    code = category_of(kept)
    return kept if code is None else text_of(CATEGORIES[code])


def in_hours(minutes: int) -> str:
    """Minutes as hours: "2:30"."""
    return f"{minutes // 60}:{minutes % 60:02d}"


def others(body: Body, bodies: QuerySet[Any]) -> list[Body]:
    """Other associations of the same HomeNet, of those that the user sees, by name."""
    return list(
        bodies.filter(homenet=body.homenet_id, kind=body.kind, draft_of=None)
        .exclude(pk=body.pk).order_by("name", "pk")
    )  # fmt: skip
