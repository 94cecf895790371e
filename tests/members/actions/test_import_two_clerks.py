"""Two clerks at once: nobody is written twice, and the same file is noticed."""

import threading
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, connections

from hnsa.core import scope
from members import tasks
from members.models import ImportJob, Membership, Person
from tests.cast import Cast, summon
from tests.members.actions.test_import_accept import HEADER, WOMEN
from tests.members.importing import engine
from tests.members.importing.engine import written

pytestmark = pytest.mark.django_db(transaction=True)

PLAIN = [["Name", "Mobile"], *[[row[1], row[5]] for row in WOMEN]]
NAMES = [["Name", "Village"], ["Shazia Bibi", "Here"], ["Nasreen Begum", "Here"]]


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    return summon()


def checked(folder: Path, rows: Any, by: Any, cast: Cast, **into: Any) -> ImportJob:
    into = into or {"body": cast.pakistan.other}
    job = engine.received(written(folder, rows), by, **into)
    return engine.work(job, "check", by)


def at_once(*jobs: ImportJob, by: list[Any]) -> list[str]:
    """Accept all jobs, each in a worker of its own; all stand before the same door at once."""
    for job, user in zip(jobs, by, strict=True):
        with engine.at_the_door(user, job.homenet):
            if engine.fresh(job).state == "checked":
                tasks.send(job, "accept", by=user)
    outcomes: list[str] = []

    def run(job: ImportJob) -> None:
        try:
            outcomes.append(tasks.work_on.call(job.pk, job.homenet_id))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(job,)) for job in jobs]
    with scope.seeing({jobs[0].homenet_id}), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [jobs[0].homenet_id])
        for thread in threads:
            thread.start()
        waiting, distinct = 0, len({job.pk for job in jobs})
        for _ in range(600):
            cursor.execute(
                "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
            )
            waiting = cursor.fetchone()[0]
            if waiting == distinct:
                break
            cursor.execute("SELECT pg_sleep(0.05)")
        assert waiting == distinct
    for thread in threads:
        thread.join(timeout=60)
    return sorted(outcomes)


@pytest.mark.parametrize("rows", [[HEADER, *WOMEN], PLAIN, NAMES])
def test_the_same_women_accepted_at_once_are_written_once(
    rows: Any, cast: Cast, tmp_path: Path
) -> None:
    before = engine.people()
    first = checked(tmp_path, rows, cast.amina, cast)
    second = checked(tmp_path, rows, cast.bilal, cast)
    assert at_once(first, second, by=[cast.amina, cast.bilal]) == ["accepted", "checked again"]
    assert engine.people() - before == len(rows) - 1
    late = next(j for j in map(engine.fresh, (first, second)) if j.state == "checking")
    late = engine.worked(late)
    assert "was changed since" in late.problem
    assert late.totals["persons_new"] == 0 or late.totals["undecided"] or rows is NAMES


def test_two_workers_at_one_list_write_it_once(cast: Cast, tmp_path: Path) -> None:
    before = engine.people()
    job = checked(tmp_path, [HEADER, *WOMEN], cast.amina, cast)
    outcomes = at_once(job, job, by=[cast.amina, cast.amina])
    assert outcomes == ["accepted", "nothing to do"]
    assert engine.people() - before == 3


def test_asking_twice_does_it_once(cast: Cast, tmp_path: Path) -> None:
    before = engine.people()
    job = checked(tmp_path, [HEADER, *WOMEN], cast.amina, cast)
    with engine.at_the_door(cast.amina, job.homenet):
        tasks.send(job, "accept", by=cast.amina)
        tasks.send(job, "accept", by=cast.amina)
    engine.worked(job)
    assert tasks.work_on.call(job.pk, job.homenet_id) == "nothing to do"
    assert engine.people() - before == 3


def test_the_same_new_organisation_is_made_once(cast: Cast, tmp_path: Path) -> None:
    first = checked(tmp_path, [HEADER, WOMEN[0]], cast.amina, cast, new="Sisters")
    second = checked(tmp_path, [HEADER, WOMEN[1]], cast.bilal, cast, new="sisters")
    assert at_once(first, second, by=[cast.amina, cast.bilal]) == ["accepted", "accepted"]
    with engine.seeing_all():
        members = Membership.objects.filter(body__name__iexact="sisters")
        assert members.count() == 2
        assert members.values("body").distinct().count() == 1


def test_lists_of_two_countries_do_not_wait_for_each_other(cast: Cast, tmp_path: Path) -> None:
    mine = checked(tmp_path, [HEADER, *WOMEN], cast.amina, cast)
    with scope.seeing({cast.bangladesh.homenet.pk}), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [cast.bangladesh.homenet.pk])
        done = threading.Thread(target=_accept, args=(mine, cast.amina))
        done.start()
        done.join(timeout=60)
        assert not done.is_alive()
    assert engine.fresh(mine).state == "accepted"


def _accept(job: ImportJob, by: Any) -> None:
    try:
        engine.work(job, "accept", by)
    finally:
        connections.close_all()


def test_the_same_file_is_noticed(cast: Cast, tmp_path: Path) -> None:
    first = checked(tmp_path, [HEADER, *WOMEN], cast.amina, cast)
    assert first.totals["same_file"] == []
    second = checked(tmp_path, [HEADER, *WOMEN], cast.bilal, cast)
    [noticed] = second.totals["same_file"]
    assert (noticed["job_id"], noticed["state"], noticed["by"].strip()) == (
        first.pk, "checked", "Amina",
    )  # fmt: skip


def test_the_same_file_in_another_homenet_is_not_told(cast: Cast, tmp_path: Path) -> None:
    checked(tmp_path, [HEADER, *WOMEN], cast.amina, cast)
    other = engine.received(written(tmp_path, [HEADER, *WOMEN]), cast.rita, new="X", code="BD")
    other = engine.work(other, "check", cast.rita)
    assert other.totals["same_file"] == []
    assert other.totals["persons_new"] == 3


def test_a_check_waits_for_a_list_that_is_being_written(cast: Cast, tmp_path: Path) -> None:
    job = engine.received(written(tmp_path, [HEADER, *WOMEN]), cast.amina, body=cast.pakistan.other)
    with engine.at_the_door(cast.amina, job.homenet):
        tasks.send(job, "check", by=cast.amina)
    checking = threading.Thread(target=_work, args=(job,))
    with scope.seeing({job.homenet_id}), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [job.homenet_id])
        Person.objects.create(homenet=job.homenet, full_name="Gul Bano")
        checking.start()
        checking.join(timeout=1.5)
        assert checking.is_alive()
    checking.join(timeout=60)
    assert engine.fresh(job).state == "checked"


def _work(job: ImportJob) -> None:
    try:
        engine.worked(job)
    finally:
        connections.close_all()
