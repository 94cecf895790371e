"""Undo restores exactly what an import changed, and asks where somebody worked there since."""

from datetime import date
from pathlib import Path
from typing import Any

import pghistory
import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from hnsa.core import scope
from members.actions import imports, people
from members.models import (
    Body,
    Consent,
    Contact,
    ImportJob,
    ImportRow,
    ImportTrace,
    Membership,
    Person,
    Phone,
)  # fmt: skip
from members.queries import import_conflicts
from members.vocabulary.country import country
from members.vocabulary.people import ConsentPurpose
from tests.cast import Cast, let_in, summon
from tests.members.actions.test_import_accept import BODIES, HEADER, WOMEN
from tests.members.importing import engine
from tests.members.importing.engine import differs, fingerprint, person, written

pytestmark = pytest.mark.django_db(transaction=True)

CHOICES = {"as_of": "2024-06-30"}


def accepted(folder: Path, rows: Any, cast: Cast, **more: Any) -> ImportJob:
    path = rows if isinstance(rows, Path) else written(folder, rows)
    body = more.pop("body", None)
    new = more.pop("new", "" if body else "Rasool Nagar")
    job = engine.received(path, cast.amina, body=body, new=new, choices={**CHOICES, **more})
    engine.work(job, "check", cast.amina)
    return engine.work(job, "accept", cast.amina)


def undone(job: ImportJob, cast: Cast, **how: Any) -> ImportJob:
    return engine.work(job, "undo", cast.amina, **how)


def nagar() -> Body:
    with engine.seeing_all():
        return Body.objects.get(name="Rasool Nagar")


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    return summon()


def test_a_first_list_is_taken_back_to_the_last_letter(cast: Cast, tmp_path: Path) -> None:
    before = fingerprint()
    job = accepted(tmp_path, [HEADER, *WOMEN], cast)
    assert {
        "person",
        "nationalid",
        "phone",
        "membership",
        "nametoken",
        "nameword",
        "body",
    } <= differs(before, fingerprint())
    job = undone(job, cast)
    assert (job.state, job.problem, job.undone_by) == ("undone", "", cast.amina)
    assert differs(before, fingerprint()) == set()
    with engine.seeing_all():
        assert not ImportTrace.objects.filter(job=job).exists()
    assert job.totals["restored"] == {"persons": 3, "kept": 0, "bodies_kept": 0}


@pytest.mark.parametrize(
    "example", ["01-pk-kasur-adda-utf8bom.csv", "12-pk-three-associations-same-persons.xlsx"]
)
def test_the_worked_lists_are_taken_back(example: str, cast: Cast) -> None:
    before = fingerprint()
    job = accepted(Path(), engine.DATA / example, cast, new="" if example[:2] == "12" else "A")
    assert differs(before, fingerprint())
    assert undone(job, cast).state == "undone"
    assert differs(before, fingerprint()) == set()


def test_a_second_list_over_the_first_is_taken_back_alone(cast: Cast, tmp_path: Path) -> None:
    accepted(tmp_path, [HEADER, *WOMEN], cast)
    before = fingerprint()
    header = [
        *HEADER,
        "Skill",
        "Monthly Fee",
        "Joining Date",
        "Date of Birth",
        "Member No",
        "Category",
    ]
    rows = [
        header,
        [*WOMEN[0][:5], "0301-2222222", "Kot Radha", "Adda", 100, "5/3/2010", "6/5/2002", "7", "B"],
        [*WOMEN[1][:3], "", 40, *WOMEN[1][5:], "Adda", 150, "", "1975", "", ""],
        [*WOMEN[2], "", "", "", "", "", ""],
        [4, "Surayya Bibi", "Nek Muhammad", "35103-0000104-2", 50, "", "", "", "", "", "", "", ""],
    ]
    job = accepted(tmp_path, rows, cast, body=nagar())
    assert job.totals["changed"] >= 1 and job.totals["new"] >= 1
    assert {"person", "phone", "membership"} <= differs(before, fingerprint())
    assert undone(job, cast).state == "undone"
    assert differs(before, fingerprint()) == set()


@pytest.mark.parametrize("name", ["Salma", "Shazia Bibi", "زینب", "Zainab زینب"])
def test_names_of_every_kind_come_back_as_they_were_found(
    name: str, cast: Cast, tmp_path: Path
) -> None:
    """One name without a relative, an exact name, another script: their keys are derived."""
    accepted(tmp_path, [["Name", "CNIC", "Village"], [name, "35103-0000100-2", "Here"]], cast)
    before = fingerprint()
    rows = [["Name", "CNIC", "Village", "Father Name"], [name, "35103-0000100-2", "There", "Aslam"]]
    job = accepted(tmp_path, rows, cast, body=nagar())
    assert job.totals["changed"] == 1
    undone(job, cast)
    assert differs(before, fingerprint()) == set()


def test_a_second_spell_goes_and_the_first_stays(cast: Cast, tmp_path: Path) -> None:
    accepted(tmp_path, [HEADER, WOMEN[0]], cast)
    engine.end(person("Shazia Bibi"), date(2015, 1, 1))
    before = fingerprint()
    job = accepted(tmp_path, [HEADER, WOMEN[0]], cast, body=nagar())
    assert "membership" in differs(before, fingerprint())
    undone(job, cast)
    assert differs(before, fingerprint()) == set()


def test_new_bodies_go_with_the_list(cast: Cast, tmp_path: Path) -> None:
    before = fingerprint()
    job = accepted(tmp_path, BODIES, cast, new="", make_bodies=True)
    assert {"body", "organisation"} <= differs(before, fingerprint())
    undone(job, cast)
    assert differs(before, fingerprint()) == set()


def test_a_new_body_that_is_used_since_stays(cast: Cast, tmp_path: Path) -> None:
    job = accepted(tmp_path, BODIES, cast, new="", make_bodies=True)
    with engine.seeing_all():
        adda = Body.objects.get(name="Adda Sisters")
        bangles = Body.objects.get(name="Bangle Makers")
        Contact.objects.create(body=adda, homenet=adda.homenet, name="Sughra")
    again = engine.received(written(tmp_path, [HEADER, WOMEN[0]]), cast.amina, body=bangles)
    engine.work(again, "check", cast.amina)
    job = undone(job, cast)
    assert (job.state, job.problem) == ("undone", "")
    with engine.seeing_all():
        assert Body.objects.filter(pk__in=[adda.pk, bangles.pk]).count() == 2
        assert not Membership.objects.filter(body__in=[adda, bangles]).exists()


def test_a_new_body_that_somebody_corrected_stays(cast: Cast, tmp_path: Path) -> None:
    job = accepted(tmp_path, BODIES, cast, new="", make_bodies=True)
    with engine.seeing_all():
        Body.objects.filter(name="Adda Sisters").update(name_native="اڈا")
    undone(job, cast)
    with engine.seeing_all():
        assert Body.objects.filter(name="Adda Sisters").exists()
        assert not Body.objects.filter(name="Bangle Makers").exists()


def test_who_changed_what_since_is_asked_first(cast: Cast, tmp_path: Path) -> None:
    job = accepted(tmp_path, [HEADER, *WOMEN], cast)
    shazia = person("Shazia Bibi")
    with engine.at_the_door(cast.bilal, cast.pakistan.homenet):
        with pghistory.context(user=cast.bilal.pk):
            shazia.locality = "Kot Radha"
            people.write(shazia, by=cast.bilal)
            people.add_phone(shazia, "0300 9999999", country=country("PK"), by=cast.bilal)
    before = fingerprint()
    job = undone(job, cast)
    assert job.state == "accepted"
    assert "changed" in job.problem
    assert differs(before, fingerprint()) == set()
    with engine.seeing_all():
        found = import_conflicts.found(job)
    assert {(one.name, one.who, one.what) for one in found} == {
        ("Shazia Bibi", "Bilal", "person"), ("Shazia Bibi", "Bilal", "phone"),
    }  # fmt: skip


def test_it_is_taken_back_all_the_same_when_the_clerk_says_so(cast: Cast, tmp_path: Path) -> None:
    before = fingerprint()
    job = accepted(tmp_path, [HEADER, *WOMEN], cast)
    with engine.seeing_all():
        Person.objects.filter(full_name="Shazia Bibi").update(locality="Kot Radha")
        Phone.objects.create(
            person=person("Shazia Bibi"), homenet=cast.pakistan.homenet, e164="+923009999999"
        )
    assert undone(job, cast).state == "accepted"
    assert undone(job, cast, forced=True).state == "undone"
    assert differs(before, fingerprint()) == set()


def test_somebody_who_is_used_elsewhere_by_now_is_kept(cast: Cast, tmp_path: Path) -> None:
    job = accepted(tmp_path, [HEADER, *WOMEN], cast)
    shazia, nasreen, rukhsana = (person(str(row[1])) for row in WOMEN)
    with engine.seeing_all():
        Membership.objects.create(
            person=shazia, body=cast.pakistan.other, homenet=cast.pakistan.homenet
        )
        Consent.objects.create(
            person=nasreen, homenet=cast.pakistan.homenet, given_on=date(2024, 7, 1),
            purpose=ConsentPurpose.REGISTER,
        )  # fmt: skip
    job = undone(job, cast, forced=True)
    assert job.totals["restored"] == {"persons": 1, "kept": 2, "bodies_kept": 0}
    with engine.seeing_all():
        assert Person.objects.filter(pk__in=[shazia.pk, nasreen.pk]).count() == 2
        assert not Person.objects.filter(pk=rukhsana.pk).exists()
        assert Phone.objects.filter(person=shazia).exists()
    assert [m.body for m in _memberships("Shazia Bibi")] == [cast.pakistan.other]


def test_a_woman_whom_a_later_list_speaks_of_is_kept(cast: Cast, tmp_path: Path) -> None:
    first = accepted(tmp_path, [HEADER, *WOMEN], cast)
    second = accepted(tmp_path, [HEADER, WOMEN[0]], cast, body=cast.pakistan.other)
    assert undone(first, cast).state == "accepted"
    first = undone(first, cast, forced=True)
    assert first.totals["restored"] == {"persons": 2, "kept": 1, "bodies_kept": 0}
    assert [m.body for m in _memberships("Shazia Bibi")] == [cast.pakistan.other]
    assert undone(second, cast, forced=True).state == "undone"


def _memberships(name: str) -> list[Membership]:
    with engine.seeing_all():
        return list(Membership.objects.filter(person__full_name=name).select_related("body"))


def test_lists_are_taken_back_in_the_reverse_order(cast: Cast, tmp_path: Path) -> None:
    start = fingerprint()
    first = accepted(tmp_path, [HEADER, *WOMEN], cast)
    middle = fingerprint()
    moved = [[*row[:6], "Kot Radha"] for row in WOMEN]
    second = accepted(tmp_path, [HEADER, *moved], cast, body=nagar())
    assert undone(second, cast).state == "undone"
    assert differs(middle, fingerprint()) == set()
    first = undone(first, cast, forced=True)
    # the second list still stands in the wizard, to be sent into that organisation
    assert first.totals["restored"]["bodies_kept"] == 1
    assert differs(start, fingerprint()) == {"body", "organisation"}


def test_a_list_that_was_taken_back_can_be_checked_and_accepted_again(
    cast: Cast, tmp_path: Path
) -> None:
    job = accepted(tmp_path, BODIES, cast, new="", make_bodies=True)
    after = {name: rows for name, (rows, _) in fingerprint().items()}
    undone(job, cast)
    engine.work(job, "check", cast.amina)
    job = engine.work(job, "accept", cast.amina)
    assert (job.state, job.problem) == ("accepted", "")
    assert {name: rows for name, (rows, _) in fingerprint().items()} == after


def test_what_was_settled_as_one_woman_is_taken_back(cast: Cast, tmp_path: Path) -> None:
    accepted(tmp_path, [HEADER, *WOMEN], cast)
    before = fingerprint()
    rows = [HEADER, [1, "Shazia Bibi", "Muhammad Aslam", "", 23, "0300-1000000", "Rasool Nagar"]]
    job = engine.received(written(tmp_path, rows), cast.amina, body=nagar(), choices=CHOICES)
    job = engine.work(job, "check", cast.amina)
    if job.totals["undecided"]:
        engine.decide(job, [2], "same", cast.amina)
    job = engine.work(job, "accept", cast.amina)
    assert job.state == "accepted"
    undone(job, cast)
    assert differs(before, fingerprint()) == set()


def test_undo_is_refused_where_nothing_was_accepted(cast: Cast, tmp_path: Path) -> None:
    job = engine.received(written(tmp_path, [HEADER, *WOMEN]), cast.amina, new="A")
    with pytest.raises(ValidationError):
        undone(job, cast)


def test_the_clerk_of_another_homenet_cannot_take_it_back(cast: Cast, tmp_path: Path) -> None:
    job = accepted(tmp_path, [HEADER, *WOMEN], cast)
    with scope.seeing({cast.bangladesh.homenet.pk}):
        with pytest.raises(PermissionDenied):
            imports.ask_for(job, "undo", by=let_in(cast.rita))
        assert not ImportJob.objects.filter(pk=job.pk).exists()
        assert not ImportRow.objects.filter(job_id=job.pk).exists()
