"""The election committee: who sits on it, what the articles ask of it, and what it may see.

Who sits there and logs in sees the rows of the elections whose committee she sits on, no others.
"""

from datetime import date
from typing import Any, Final

from django.db.models import Exists, OuterRef, Q

from elections import models
from elections.models import Commissioner, Complaint, Election, Nomination
from elections.vocabulary.states import NominationState
from elections.vocabulary.steps import Step
from hnsa.core.models import User
from members.access.postings import Reach
from members.access.sight import open_to_committees
from members.models import Posting
from members.vocabulary.people import Role

# Each table with the way from its rows to their election. An objection may be about nobody.
PATHS: Final[dict[Any, str]] = {
    models.Election: "pk",
    **dict.fromkeys(
        (
            models.Commissioner, models.Contest, models.StepTaken, models.Complaint, models.Entry,
            models.Booth, models.Attendant, models.PollIncident, models.Voted, models.Record,
            models.Destruction, models.Objection,
        ),
        "election",
    ),
    **dict.fromkeys(
        (
            models.Nomination, models.Packet, models.Sheet, models.CountClosed, models.LotDrawn,
        ),
        "contest__election",
    ),
    models.Supporter: "nomination__contest__election",
    models.Named: "record__election",
}  # fmt: skip


def _of(path: str) -> Any:
    def rule(reach: Reach) -> Q:
        seats = models.Commissioner.objects.filter(
            election=OuterRef(path), user=reach.user, left_on=None, body__in=reach.commissions
        )
        return Q(Exists(seats))

    return rule


def _symbols(reach: Reach) -> Q:
    """The association's own symbols stand on the papers of every election."""
    return Q(body__in=reach.commissions)


def hand_over() -> None:
    """Open the tables of elections to their committees. Called once, when the app is ready."""
    for model, path in PATHS.items():
        open_to_committees(model, _of(path))
    open_to_committees(models.OwnSymbol, _symbols)


# --- what the articles ask of it

STANDING: Final = (NominationState.HANDED_IN, NominationState.VALID)


def sitting(election: Election) -> list[Commissioner]:
    """Who sits on the committee now, who presides first. One query."""
    return list(
        Commissioner.objects.filter(election=election, left_on=None).select_related("person")
    )


def holds(election: Election, user: int | None) -> bool:
    """Whether one of it logs in so, and does not stand herself: then the others go on without her.

    A paper that she has not signed puts nobody out. One query.
    """
    stands = Nomination.objects.filter(
        contest__election=election, state__in=STANDING, consents=True
    )
    seats = Commissioner.objects.filter(election=election, user=user, left_on=None)
    return seats.exclude(person__in=stands.values("person")).exists()


def facts_of(election: Election) -> dict[str, Any]:
    """What the articles ask of the committee: its size, whether it is neutral.

    Relatives: known only where it was asked of every one of them, or one is known to be.
    """
    seats = sitting(election)
    told = {one.is_relative for one in seats}
    candidates = Nomination.objects.filter(
        contest__election=election, state__in=STANDING, person__in=[one.person_id for one in seats]
    )
    return {
        "committee_size": len(seats),
        "candidate_on_committee": candidates.exists(),
        "relative_on_committee": True if True in told else None if None in told else False,
    }


def complaints_open(election: Election) -> int:
    """How many complaints of pressure were not heard yet."""
    return Complaint.objects.filter(election=election, heard_on=None).count()


def told_of(election: Election, step: Step) -> dict[str, Any]:
    """What is known beside its day when a step is taken."""
    if step is Step.COMMITTEE:
        return facts_of(election)
    if step is Step.POLL:
        return {"complaints_open": complaints_open(election)}
    return {}


def users_of(election: Election, on: date) -> list[User]:
    """Who has a posting for election committees at this association on a day."""
    runs = Q(begins_on__lte=on) & (Q(ends_on=None) | Q(ends_on__gt=on))
    held = Posting.objects.filter(runs, body=election.body_id, role=Role.COMMISSIONER)
    return list(User.objects.filter(pk__in=held.values("user")).order_by("username"))
