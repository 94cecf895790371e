"""What may come onto an agenda: what waits for a decision of those who meet."""

from dataclasses import dataclass
from typing import Any, Final

from django.db.models import QuerySet

from associations.models import Application, Committee, Meeting, Motion, Termination
from associations.queries import meetings, motions_about
from associations.queries.motions_about import About
from associations.rules.deciders import organ_for
from associations.vocabulary.gatherings import MotionState
from associations.vocabulary.procedures import ApplicationState, TerminationState
from associations.vocabulary.subjects import Gathering, Organ
from hnsa.law.asking import Law

MOST: Final = 12  # of a kind that are offered
DUE: Final = (TerminationState.NOTICE, TerminationState.HEARD, TerminationState.APPEALED)


@dataclass(frozen=True)
class Offer:
    """Something that waits: the row by its name in an address, what it means, who decides."""

    name: str
    row: Any
    about: About
    organ: Organ

    @property
    def code(self) -> str:
        """How a button names it."""
        return f"{self.name}:{self.row.pk}"


def offered(meeting: Meeting, user: Any) -> list[Offer]:
    """Applications, terminations and special committees that wait for those who meet here.

    Only what the user sees, and what is not put to the vote yet. Five queries.
    """
    law = meetings.law_of(meeting.body, meeting.meeting_on)
    found = [
        _offer(name, row, law)
        for name, rows in (
            ("application", _waiting(Application, user, state=ApplicationState.WAITING)),
            ("termination", _waiting(Termination, user, state__in=DUE)),
            ("committee", _waiting(Committee, user, begins_on=None)),
        )
        for row in _not_put(rows, name, meeting)
    ]
    theirs = Organ.COMMITTEE if meeting.gathering == Gathering.COMMITTEE else Organ.GENERAL
    return [one for one in found if one.organ == theirs]


def _waiting(model: Any, user: Any, **told: Any) -> QuerySet[Any]:
    rows = model.objects.visible_to(user).filter(**told)
    return rows if model is Committee else rows.select_related("person")


def _not_put(rows: QuerySet[Any], name: str, meeting: Meeting) -> QuerySet[Any]:
    put = Motion.objects.filter(body=meeting.body, state=MotionState.PUT)
    settled = put.filter(**{f"{name}__isnull": False}).values(name)
    return rows.filter(body=meeting.body).exclude(pk__in=settled).order_by("pk")[:MOST]


def _offer(name: str, row: Any, law: Law | None) -> Offer:
    about = motions_about.of(name, row)
    organ = Organ.GENERAL
    if law is not None and about.subject is not None:
        organ = organ_for(about.subject, law, on_appeal=about.on_appeal)
    return Offer(name, row, about, organ)
