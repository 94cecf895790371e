"""The verbs of an import: open, choose, ask for work, decide, drop; and the work itself.

`ask_for` queues; `work` does it in a worker, in one transaction under a lock on the job, so that a
piece of work is done once however often it is asked for. A killed worker leaves nothing half-done.
"""

from datetime import datetime
from typing import Any

import pghistory
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils.translation import gettext as _

from hnsa.core.models import User
from members.access.rights import Verb, require
from members.actions import (
    import_accept,
    import_admission,
    import_decisions,
    import_results,
    import_undo,
)
from members.actions.import_pulse import Pulse
from members.models import Body, ImportJob, ImportProgress, ImportRow
from members.queries import import_conflicts
from members.vocabulary.imports import WORKING, Decision, JobState

BEGINS = {
    "check": (
        JobState.CHECKING,
        {JobState.MAPPED, JobState.CHECKED, JobState.FAILED, JobState.UNDONE},
    ),
    "accept": (JobState.ACCEPTING, {JobState.CHECKED}),
    "undo": (JobState.UNDOING, {JobState.ACCEPTED}),
}
MOST_TRIES = 3


def open_job(
    *, by: User, at: datetime, homenet: Body, body: Body | None, file: dict[str, Any],
    survey: dict[str, Any], choices: dict[str, Any],
) -> ImportJob:  # fmt: skip
    """A list has arrived and was surveyed. `file`: filename, stored_as, sha256, size."""
    require(by, Verb.IMPORT, homenet.pk)
    return ImportJob.objects.create(
        homenet=homenet, body=body, created_by=by, created_at=at, survey=survey, choices=choices,
        state=JobState.UPLOADED, **file,
    )  # fmt: skip


def choose(
    job: ImportJob, *, by: User, survey: dict[str, Any], choices: dict[str, Any], mapped: bool
) -> None:
    """Keep how the file is to be read (and, when `mapped`, what its columns mean)."""
    require(by, Verb.IMPORT, job.homenet_id)
    _stands(job, {JobState.UPLOADED, JobState.MAPPED, JobState.CHECKED, JobState.FAILED})
    job.survey, job.choices = survey, choices
    job.state = JobState.MAPPED if mapped else JobState.UPLOADED
    job.save(update_fields=["survey", "choices", "state"])


@transaction.atomic
def ask_for(job: ImportJob, work: str, *, by: User, forced: bool = False) -> None:
    """Hand the job to a worker: check, accept or undo. Asking twice changes nothing."""
    require(by, Verb.IMPORT, job.homenet_id)
    state, begins = BEGINS[work]
    job = ImportJob.objects.select_for_update().get(pk=job.pk)
    if job.state == state:
        return
    _stands(job, begins)
    job.state, job.problem = state, ""
    job.save(update_fields=["state", "problem"])
    _progress(job, work, by, forced)


def _progress(job: ImportJob, work: str, by: User, forced: bool) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO members_importprogress (job_id, homenet_id, work, asked_by_id, phase, "
            "done, of, heartbeat, tries, forced) "
            "VALUES (%s, %s, %s, %s, '', 0, 0, clock_timestamp(), 0, %s) "
            "ON CONFLICT (job_id) DO UPDATE SET work = EXCLUDED.work, phase = '', done = 0, of = 0,"
            " asked_by_id = EXCLUDED.asked_by_id, heartbeat = EXCLUDED.heartbeat, tries = 0, "
            "forced = EXCLUDED.forced",
            [job.pk, job.homenet_id, work, by.pk, forced],
        )


def take(job_id: int) -> ImportJob | None:
    """For a worker: lock the job if it waits for work and nobody else is at it."""
    return (
        ImportJob.objects.select_for_update(skip_locked=True, of=("self",))
        .select_related("homenet", "body")
        .filter(pk=job_id, state__in=[str(state) for state in WORKING])
        .first()
    )


def finish(job: ImportJob, state: JobState, **changed: Any) -> None:
    """The work is done: the job stands so from now on."""
    job.state = state
    for name, value in changed.items():
        setattr(job, name, value)
    job.save(update_fields=["state", *changed])


def accept(job: ImportJob, pulse: Pulse, *, by: User, at: datetime) -> None:
    """Write the list into the register. Raises `import_stale.Stale`; then nothing was written."""
    with pghistory.context(user=by.pk, job=job.pk, work="accept"):
        import_admission.check_laws(job)
        done = import_accept.write(job, pulse)
        finish(
            job, JobState.ACCEPTED, accepted_by=by, accepted_at=at,
            totals={**job.totals, "done": done},
        )  # fmt: skip


class Changed(Exception):
    """Somebody changed rows since the import; the clerk has to look before it is taken back."""


def undo(job: ImportJob, pulse: Pulse, *, by: User, at: datetime, forced: bool) -> None:
    """Take the list back. Raises `Changed` where it would undo somebody's later work unasked."""
    if not forced and import_conflicts.found(job, limit=1):
        raise Changed
    with pghistory.context(user=by.pk, job=job.pk, work="undo"):
        restored = import_undo.restore(job, pulse)
        finish(
            job, JobState.UNDONE, undone_by=by, undone_at=at,
            totals={**job.totals, "restored": restored},
        )  # fmt: skip


def fail(job_id: int, sentence: str) -> bool:
    """The work did not finish; nothing of it was written. The job waits for a person again.

    False, and nothing is done, where another worker has brought it to an end meanwhile.
    """
    job = ImportJob.objects.select_for_update().get(pk=job_id)
    back = {
        JobState.ACCEPTING: JobState.CHECKED,
        JobState.UNDOING: JobState.ACCEPTED,
        JobState.CHECKING: JobState.FAILED,
    }
    state = back.get(JobState(job.state))
    if state is None:
        return False
    job.state, job.problem = state, sentence
    job.save(update_fields=["state", "problem"])
    return True


@transaction.atomic
def decide(job: ImportJob, row_ids: list[int], decision: str, *, by: User) -> int:
    """Settle doubts, or leave rows out. Returns how many rows were settled.

    Raises ValidationError, and then none is settled.
    """
    require(by, Verb.IMPORT, job.homenet_id)
    job = ImportJob.objects.select_for_update().get(pk=job.pk)
    _stands(job, {JobState.CHECKED})
    rows = list(
        ImportRow.objects.select_for_update()
        .filter(job=job, pk__in=row_ids, status__in=["accepted", "accepted_with_warning"])
        .order_by("sheet", "row")
    )
    import_decisions.settle(job, rows, Decision(decision))
    job.totals = {**job.totals, **import_results.counted(job)}
    job.save(update_fields=["totals"])
    return len(rows)


@transaction.atomic
def drop(job: ImportJob, *, by: User) -> None:
    """Give the list up: its rows and its file go, the fact that it was here stays."""
    require(by, Verb.IMPORT, job.homenet_id)
    job = ImportJob.objects.select_for_update().get(pk=job.pk)
    _stands(
        job,
        {
            JobState.UPLOADED, JobState.MAPPED, JobState.CHECKED, JobState.FAILED, JobState.UNDONE,
        },
    )  # fmt: skip
    ImportRow.objects.filter(job=job).delete()
    finish(job, JobState.DROPPED, survey={}, choices={}, problem="")


def _stands(job: ImportJob, states: set[JobState]) -> None:
    if job.state not in {str(state) for state in states}:
        raise ValidationError(
            _("This import is “%(state)s” now; that cannot be done with it.")
            % {"state": job.get_state_display()}
        )


def stale_workers(dead_after: int) -> list[tuple[int, int, int]]:
    """Jobs whose worker has no pulse any more: (job, homenet, tries). Counts the try."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE members_importprogress p SET tries = tries + 1, heartbeat = clock_timestamp() "
            "FROM members_importjob j WHERE j.id = p.job_id AND j.state = ANY(%s) "
            "AND p.heartbeat < clock_timestamp() - make_interval(secs => %s) "
            "RETURNING p.job_id, p.homenet_id, p.tries",
            [[str(state) for state in WORKING], dead_after],
        )
        return list(cursor.fetchall())


def progress_of(job_id: int) -> ImportProgress | None:
    """Who asked for which work."""
    return ImportProgress.objects.select_related("asked_by").filter(job_id=job_id).first()
