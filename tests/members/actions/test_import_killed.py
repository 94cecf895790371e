"""A worker that is killed leaves nothing half-done, and its work is taken up again, once."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from django.conf import settings as django_settings
from django.core.files.storage import default_storage
from django.db import connection
from django_tasks_db.models import DBTaskResult

from members import tasks
from members.actions import imports
from members.models import ImportJob, ImportRow, ImportTrace
from tests.cast import Cast, summon
from tests.members.actions.test_import_accept import HEADER, WOMEN
from tests.members.importing import engine
from tests.members.importing.engine import differs, fingerprint, written

pytestmark = pytest.mark.django_db(transaction=True)

# A real worker that stops in the middle of its work, says so, and waits to be killed.
WORKER = """
import sys, time, django
django.setup()
from importlib import import_module
from members import tasks

room, name = sys.argv[3].rsplit(".", 1)
module = import_module(room)
whole = getattr(module, name)

def in_the_middle(*args, **how):
    whole(*args, **how)
    print("in the middle", flush=True)
    time.sleep(600)

setattr(module, name, in_the_middle)
tasks.work_on.call(int(sys.argv[1]), int(sys.argv[2]))
"""


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    return summon()


def address() -> str:
    """The test database for another process."""
    at: dict[str, Any] = connection.get_connection_params()
    who = quote(at.get("user") or "")
    if at.get("password"):
        who += ":" + quote(at["password"])
    host, port = str(at.get("host") or ""), str(at.get("port") or "")
    name = connection.settings_dict["NAME"]
    query = [
        f"{key}={quote(value, safe='')}" for key, value in (("host", host), ("port", port)) if value
    ]
    return f"postgresql://{who}@/{name}?{'&'.join(query)}"


def killed_in(function: str, job: ImportJob) -> None:
    """A worker begins the job and is killed right after `function` has done its part."""
    environment = {
        **os.environ, "DATABASE_URL": address(), "DJANGO_SETTINGS_MODULE": "hnsa.settings",
        "HNSA_DATA": str(Path(default_storage.path("x")).parent.parent),
        "HNSA_SECRET_KEY": django_settings.SECRET_KEY, "HNSA_ID_KEY": django_settings.ID_KEY,
    }  # fmt: skip
    worker = subprocess.Popen(
        [sys.executable, "-c", WORKER, str(job.pk), str(job.homenet_id), function],
        env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        cwd=django_settings.BASE_DIR,
    )  # fmt: skip
    assert worker.stdout and worker.stderr
    try:
        said = worker.stdout.readline()
        assert said == "in the middle\n", worker.stderr.read()
    finally:
        os.kill(worker.pid, signal.SIGKILL)
        worker.wait()
        worker.stdout.close()
        worker.stderr.close()


def asked(job: ImportJob, work: str, cast: Cast) -> ImportJob:
    with engine.at_the_door(cast.amina, job.homenet):
        imports.ask_for(job, work, by=cast.amina)
    return engine.fresh(job)


def taken_up(settings: Any) -> int:
    """The sweep of another worker, once the heart has stopped long enough."""
    settings.IMPORT_DEAD_AFTER_SECONDS = 0
    return tasks.sweep()


def fresh_list(folder: Path, cast: Cast) -> ImportJob:
    return engine.received(
        written(folder, [HEADER, *WOMEN]), cast.amina, body=cast.pakistan.other,
        choices={"as_of": "2024-06-30"},
    )  # fmt: skip


MIDDLE_OF_ACCEPTING = [
    "members.actions.import_groups.group",
    "members.actions.import_accept._write_words",
    "members.actions.imports.finish",
]


@pytest.mark.parametrize("function", MIDDLE_OF_ACCEPTING)
def test_killed_while_accepting(function: str, cast: Cast, tmp_path: Path, settings: Any) -> None:
    job = engine.work(fresh_list(tmp_path, cast), "check", cast.amina)
    before = fingerprint()
    killed_in(function, asked(job, "accept", cast))
    assert differs(before, fingerprint()) == set()
    assert engine.fresh(job).state == "accepting"
    with engine.seeing_all():
        assert not ImportTrace.objects.filter(job=job).exists()
    people = engine.people()
    assert taken_up(settings) == 1
    assert DBTaskResult.objects.filter(args_kwargs__args=[job.pk, job.homenet_id]).exists()
    job = engine.worked(job)
    assert (job.state, job.problem) == ("accepted", "")
    assert engine.people() - people == 3
    assert tasks.work_on.call(job.pk, job.homenet_id) == "nothing to do"
    assert tasks.sweep() == 0
    assert engine.people() - people == 3


def test_killed_while_checking(cast: Cast, tmp_path: Path, settings: Any) -> None:
    job = fresh_list(tmp_path, cast)
    before = fingerprint()
    killed_in("members.actions.import_results.total", asked(job, "check", cast))
    with engine.seeing_all():
        assert not ImportRow.objects.filter(job=job).exists()
    assert engine.fresh(job).state == "checking"
    assert taken_up(settings) == 1
    job = engine.worked(job)
    assert (job.state, job.totals["rows"]) == ("checked", 3)
    with engine.seeing_all():
        assert ImportRow.objects.filter(job=job).count() == 3
    assert differs(before, fingerprint()) == set()


def test_killed_while_checking_again_the_first_preview_stays(
    cast: Cast, tmp_path: Path, settings: Any
) -> None:
    job = engine.work(fresh_list(tmp_path, cast), "check", cast.amina)
    engine.decide(job, [2], "skip", cast.amina)
    killed_in("members.actions.import_results.clear", asked(job, "check", cast))
    assert {row.decision for row in engine.rows_of(job).values()} == {"skip", ""}
    taken_up(settings)
    job = engine.worked(job)
    assert engine.rows_of(job)[0, 2].decision == "skip"


def test_killed_while_taking_back(cast: Cast, tmp_path: Path, settings: Any) -> None:
    start = fingerprint()
    job = engine.work(fresh_list(tmp_path, cast), "check", cast.amina)
    job = engine.work(job, "accept", cast.amina)
    before = fingerprint()
    killed_in("members.actions.import_undo._renamed", asked(job, "undo", cast))
    assert differs(before, fingerprint()) == set()
    assert engine.fresh(job).state == "undoing"
    taken_up(settings)
    assert engine.worked(job).state == "undone"
    assert differs(start, fingerprint()) == set()


def test_work_whose_heart_beats_is_left_alone(cast: Cast, tmp_path: Path, settings: Any) -> None:
    asked(fresh_list(tmp_path, cast), "check", cast)
    settings.IMPORT_DEAD_AFTER_SECONDS = 20
    assert tasks.sweep() == 0


def test_work_that_dies_again_and_again_is_given_up_in_words(
    cast: Cast, tmp_path: Path, settings: Any
) -> None:
    job = asked(fresh_list(tmp_path, cast), "check", cast)
    for _ in range(imports.MOST_TRIES + 1):
        assert taken_up(settings) == 1
    job = engine.fresh(job)
    assert job.state == "failed"
    assert "interrupted" in job.problem
    assert tasks.sweep() == 0
