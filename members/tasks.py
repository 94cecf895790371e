"""The door through which background work comes in: one task, told which job."""

import logging
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from django_tasks import task

from hnsa.core import clock, scope, sending
from members.access import postings
from members.actions import import_stale, imports
from members.actions.import_pulse import Pulse
from members.importing import check
from members.importing.files import Refused
from members.models import ImportJob
from members.vocabulary.imports import JobState

log = logging.getLogger(__name__)
REPEATED = timedelta(days=30)  # so long a form that was sent may come once more


def send(job: ImportJob, work: str, *, by: Any, forced: bool = False) -> None:
    """Ask for work and queue it, in one transaction."""
    imports.ask_for(job, work, by=by, forced=forced)
    work_on.enqueue(job.pk, job.homenet_id)


@task()
def work_on(job_id: int, homenet_id: int) -> str:
    """Do what the job waits for. Safe to call twice: the job is locked, and done once.

    What it has to say, it says in the language of who asked.
    """
    with translation.override(_language(job_id, homenet_id)):
        return _work(job_id, homenet_id)


def _language(job_id: int, homenet_id: int) -> str:
    with scope.seeing({homenet_id}):
        asked = imports.progress_of(job_id)
        return (asked and asked.asked_by.language) or settings.LANGUAGE_CODE


def _work(job_id: int, homenet_id: int) -> str:
    try:
        with scope.seeing({homenet_id}):
            return _do(job_id, homenet_id)
    except import_stale.Stale as stale:
        return _check_again(job_id, homenet_id, str(stale))
    except imports.Changed:
        sentence: object = _(
            "Somebody changed rows since this import. Look at them before you go on."
        )
    except Refused as refused:
        sentence = refused.sentence
    except Exception as error:
        # The text of an error may quote a cell; the log gets its kind and place only.
        log.exception("import %s did not finish: %s", job_id, type(error).__name__, exc_info=False)
        if settings.TESTING:
            raise
        sentence = _(
            "Something went wrong in the registry itself (%(kind)s). Nothing was written. Try "
            "again; if it happens again, tell the administrator the number of this import."
        ) % {"kind": type(error).__name__}
    with scope.seeing({homenet_id}):
        imports.fail(job_id, str(sentence))
    return "failed"


def _do(job_id: int, homenet_id: int) -> str:
    job = imports.take(job_id)
    asked = imports.progress_of(job_id) if job else None
    if job is None or asked is None:
        return "nothing to do"
    user = _as_in(asked.asked_by, homenet_id)
    with Pulse(job_id, homenet_id) as pulse:
        if job.state == JobState.CHECKING:
            check.check(job, pulse)
            imports.finish(job, JobState.CHECKED, totals=job.totals)
        elif job.state == JobState.ACCEPTING:
            imports.accept(job, pulse, by=user, at=clock.now())
        elif job.state == JobState.UNDOING:
            imports.undo(job, pulse, by=user, at=clock.now(), forced=asked.forced)
    return str(job.state)


def _as_in(user: Any, homenet_id: int) -> Any:
    """The user with the reach of today, as at any other door; the job's HomeNet stays shown."""
    scope.recognise(user.pk)
    user.reach = postings.read(user, on=clock.today())
    scope.show({homenet_id})
    return user


def _check_again(job_id: int, homenet_id: int, sentence: str) -> str:
    """The register moved on under an accept: nothing was written; check anew and say why."""
    with scope.seeing({homenet_id}):
        if not imports.fail(job_id, sentence):
            return "nothing to do"
        job = ImportJob.objects.get(pk=job_id)
        asked = imports.progress_of(job_id)
        assert asked is not None  # the work that just failed was asked for
        send(job, "check", by=_as_in(asked.asked_by, homenet_id))
        ImportJob.objects.filter(pk=job_id).update(problem=sentence)
    return "checked again"


def sweep() -> int:
    """Take up again what a killed worker left: its pulse has stopped. Returns how many."""
    with transaction.atomic():
        scope.show(postings.every_homenet())
        stale = imports.stale_workers(settings.IMPORT_DEAD_AFTER_SECONDS)
        for job_id, homenet_id, tries in stale:
            if tries > imports.MOST_TRIES:
                with translation.override(_language(job_id, homenet_id)):
                    sentence = _("The work was interrupted several times. Try again.")
                    imports.fail(job_id, sentence)
            else:
                work_on.enqueue(job_id, homenet_id)
        sending.sweep(clock.now() - REPEATED)
    return len(stale)
