"""What waits for whom, and the last that happened: across all parts of the registry."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from associations.queries import waiting
from associations.queries.examining import PROMISED_DAYS as PROMISED_DAYS
from associations.queries.examining import Queue, queue
from associations.vocabulary.life import Stage
from elections.models import Election
from elections.queries import waiting as elections_waiting
from members.access.rights import Verb, may
from members.models import Body, ImportJob, Reveal
from members.queries import changes
from members.vocabulary.bodies import BodyKind
from members.vocabulary.imports import WORKING, JobState

WAITING = (JobState.UPLOADED, JobState.MAPPED, JobState.CHECKED, JobState.FAILED)
MOST = 6


@dataclass(frozen=True)
class Waiting:
    """An import that waits for a person, or is being worked at."""

    job: ImportJob
    doubts: int
    rows: int
    remarks: int
    refused: int
    days: int


def imports_that_wait(user: Any, now: datetime) -> list[Waiting]:
    """The imports that are neither accepted nor given up, the oldest first. One query."""
    jobs = (
        ImportJob.objects.visible_to(user)
        .filter(state__in=[*WAITING, *WORKING])
        .select_related("created_by", "body")
        .defer("survey", "choices")
        .order_by("id")[:MOST]
    )
    return [_waiting(job, now) for job in jobs]


def _waiting(job: ImportJob, now: datetime) -> Waiting:
    totals = job.totals or {}
    return Waiting(
        job=job,
        doubts=_whole(totals, "undecided"),
        rows=_whole(totals, "rows"),
        remarks=_whole(totals, "accepted_with_warning"),
        refused=_whole(totals, "rejected"),
        days=(now - job.created_at).days,
    )


def _whole(totals: dict[str, Any], name: str) -> int:
    value = totals.get(name, 0)
    return value if isinstance(value, int) else 0


def cases_that_wait(user: Any, now: datetime) -> Queue | None:
    """The registrations that this user may decide; None where none waits for her. One query."""
    return queue(user, now) if may(user, Verb.REGISTER) else None


def kept_by(user: Any) -> QuerySet[Body]:
    """The associations whose registers this user keeps; drafts and ended ones apart."""
    homenets = [pk for pk in user.reach.homenets if may(user, Verb.KEEP, pk)]
    seen = Body.objects.visible_to(user).filter(homenet__in=homenets, draft_of=None)
    return seen.filter(kind=BodyKind.ASSOCIATION).exclude(association__stage=Stage.ENDED)


def waiting_in_associations(user: Any, on: date) -> list[waiting.Waiting]:
    """What waits in the associations and elections that she keeps, what is late first."""
    kept = waiting.of(user, kept_by(user), on) if may(user, Verb.KEEP) else []
    held = elections_waiting.of(user, on) if may(user, Verb.ELECT) else []
    return waiting.in_order([*kept, *held], on)


def election_of(user: Any) -> Election | None:
    """The election that somebody has nothing else to do with than to hold it; the latest."""
    reach = user.reach
    if reach.whole or reach.bodies or not reach.commissions:
        return None
    return Election.objects.visible_to(user).order_by("-poll_on", "-pk").first()


@dataclass(frozen=True)
class Happened:
    """One line of "last changes": exactly one of the three is set."""

    at: datetime
    batch: changes.Batch | None = None
    job: ImportJob | None = None
    look: Reveal | None = None


def last_changes(user: Any, most: int = 5) -> list[Happened]:
    """Records changed, lists accepted or taken back, looks at masked values. Four queries."""
    jobs = ImportJob.objects.visible_to(user).filter(
        state__in=[JobState.ACCEPTED, JobState.UNDONE], accepted_at__isnull=False
    )
    jobs = jobs.select_related("accepted_by", "undone_by").defer("survey", "choices", "totals")
    looks = Reveal.objects.filter(homenet__in=user.reach.whole).select_related("user", "person")
    found = [Happened(batch.at, batch=batch) for batch in changes.latest(user.reach.whole, most)]
    found += [Happened(job.undone_at or job.accepted_at, job=job)
              for job in jobs.order_by("-id")[:most]]  # fmt: skip
    found += [Happened(look.at, look=look) for look in looks.order_by("-id")[:most]]
    return sorted(found, key=lambda one: one.at, reverse=True)[:most]
