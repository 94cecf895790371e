"""A list is taken back although its women have lived in an association since."""

from pathlib import Path

import pytest

from associations.models import Application, Attendance, Office
from members.models import Body, ImportJob, Membership, Person
from members.queries.memberships import running_on
from tests import living
from tests.cast import Cast, summon
from tests.factories import LONG_AGO
from tests.members.importing import engine

pytestmark = pytest.mark.django_db(transaction=True)

LIST = [
    ["Name", "Father / Husband", "CNIC", "Age"],
    ["Asha Bibi", "Muhammad Akram", "35202-1111111-2", "34"],
    ["Kausar Parveen", "Ghulam Rasool", "35202-2222222-4", "43"],
]  # fmt: skip


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    return summon()


def _accepted(folder: Path, cast: Cast) -> tuple[ImportJob, Body]:
    with engine.seeing_all():
        body = living.an_association_of(
            cast.pakistan.homenet, by=cast.amina, rules=(("women_only", {}),)
        ).body  # fmt: skip
    job = engine.received(engine.written(folder, LIST), cast.amina, body=body)
    engine.work(job, "check", cast.amina)
    return engine.work(job, "accept", cast.amina), body


def test_whoever_applied_or_came_to_a_meeting_since_is_kept(cast: Cast, tmp_path: Path) -> None:
    job, body = _accepted(tmp_path, cast)
    asha = engine.person("Asha Bibi")
    with engine.seeing_all():
        living.a_life(body, asha, by=cast.amina)
        Office.objects.create(
            body=body, homenet=body.homenet, person=asha, post="secretary", begins_on=LONG_AGO
        )
    job = engine.work(job, "undo", cast.amina, forced=True)
    assert (job.state, job.problem) == ("undone", "")
    assert (job.totals["restored"]["persons"], job.totals["restored"]["kept"]) == (1, 1)
    with engine.seeing_all():
        assert Attendance.objects.filter(person=asha).exists()
        assert Application.objects.filter(person=asha).exists()
        assert Person.objects.filter(pk=asha.pk).exists()
        assert not Person.objects.filter(full_name="Kausar Parveen").exists()
        assert not running_on(body, LONG_AGO).exists()


def test_one_application_elsewhere_is_enough_to_keep_her(cast: Cast, tmp_path: Path) -> None:
    job, _body = _accepted(tmp_path, cast)
    asha = engine.person("Asha Bibi")
    with engine.seeing_all():
        other = cast.pakistan.aloof
        Application.objects.create(
            body=other, homenet=other.homenet, person=asha, applied_on=LONG_AGO,
            written_by=cast.amina, written_at=living.A_MOMENT,
        )  # fmt: skip
    job = engine.work(job, "undo", cast.amina)
    assert (job.state, job.problem) == ("undone", "")
    with engine.seeing_all():
        assert Person.objects.filter(pk=asha.pk).exists()
        assert not Membership.objects.filter(person=asha).exists()
