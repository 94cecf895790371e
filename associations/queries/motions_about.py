"""What a motion is about: the rows that an address names, and what is offered first for it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from django.db.models import QuerySet

from associations.models import (
    AgendaItem,
    Application,
    Committee,
    Constitution,
    Meeting,
    Office,
    Suspension,
    Termination,
)  # fmt: skip
from associations.queries import constitutions
from associations.rules.deciders import organ_for
from associations.vocabulary.gatherings import NEVER_MET, MeetingState
from associations.vocabulary.life import Standing
from associations.vocabulary.procedures import ApplicationState, Request, TerminationState
from associations.vocabulary.subjects import Organ, Post, Subject
from members.models import Body, Person

ROWS: Final[dict[str, Any]] = {
    "application": Application, "termination": Termination, "office": Office,
    "suspension": Suspension, "committee": Committee, "constitution": Constitution,
    "item": AgendaItem,
}  # fmt: skip


class Unknown(Exception):
    """The address names a row that is not there, or that she may not see."""


@dataclass
class About:
    """The rows, by the names of a proposal's fields, and what they mean for the form."""

    rows: dict[str, Any] = field(default_factory=dict)
    subject: Subject | None = None  # settled by the row
    on_appeal: bool = False

    @property
    def proposal(self) -> dict[str, Any]:
        """What goes into the proposal as it is."""
        return {**self.rows, **({"on_appeal": True} if self.on_appeal else {})}


def read(body: Body, told: Mapping[str, Any], user: Any) -> About:
    """What the address or the form names. Raises Unknown."""
    found = About()
    for name, model in ROWS.items():
        if told.get(name):
            rows = model.objects.visible_to(user).filter(body=body)
            found.rows[name] = _one(rows, told[name])
    if told.get("person"):
        found.rows["person"] = _one(Person.objects.visible_to(user), told["person"])
    if told.get("post") in set(map(str, Post)):
        found.rows["post"] = Post(told["post"])
    _settle(found)
    asked = told.get("subject", "")
    if found.subject is None and asked == Subject.SUSPENSION and "person" in found.rows:
        found.subject = Subject.SUSPENSION
    return found


def of(name: str, row: Any) -> About:
    """What that row means for a motion."""
    found = About({name: row})
    _settle(found)
    return found


def _one(rows: QuerySet[Any], pk: Any) -> Any:
    text = str(pk)
    found = rows.filter(pk=int(text)).first() if text.isascii() and text.isdecimal() and (
        len(text) < 16
    ) else None  # fmt: skip
    if found is None:
        raise Unknown
    return found


def _settle(found: About) -> None:
    """The subject that follows from the row, and the woman whom it is about."""
    rows = found.rows
    for name in ("application", "termination", "suspension", "office"):
        if name in rows:
            rows["person"] = rows[name].person
    if "application" in rows:
        asked = rows["application"]
        found.subject = Subject.ADMISSION if asked.asks == Request.JOIN else Subject.PERMANENCE
        found.on_appeal = asked.state == ApplicationState.REFUSED
    elif "termination" in rows:
        found.subject = Subject.EXPULSION
        found.on_appeal = rows["termination"].state == TerminationState.APPEALED
    elif "suspension" in rows:
        found.subject = Subject.SUSPENSION
    elif "office" in rows:
        found.subject = Subject.REMOVAL
    elif "constitution" in rows:
        found.subject = Subject.AMENDMENT


def organ(body: Body, found: About, on: date) -> Organ:
    """Who decides on it by the law of the day."""
    if found.subject is None:
        return Organ.GENERAL
    constitution = constitutions.in_force(body.pk, on=on)
    if constitution is None:
        return Organ.GENERAL
    law = constitutions.read(constitution).law
    return organ_for(found.subject, law, on_appeal=found.on_appeal)


def draft_of(body: Body) -> Constitution | None:
    """The draft on which the members may decide now."""
    return Constitution.objects.filter(body=body, standing=Standing.DRAFT).first()


def meetings_of(body: Body, user: Any, most: int = 24) -> list[Meeting]:
    """The meetings in which it may be put, those going on first, then the latest. One query."""
    rows = Meeting.objects.visible_to(user).filter(body=body).exclude(state__in=NEVER_MET)
    latest = list(rows.order_by("-meeting_on", "-pk")[:most])
    return sorted(latest, key=lambda one: one.state != MeetingState.OPEN)
