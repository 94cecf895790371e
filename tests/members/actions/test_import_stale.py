"""Accepting checks again: where the register moved on, nothing is written."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from members.actions import people
from members.models import ImportJob, Membership, NationalId, Person
from members.vocabulary.country import country
from members.vocabulary.people import MembershipGround
from tests import factories as make
from tests.cast import Cast, summon
from tests.members.actions.test_import_accept import HEADER, WOMEN
from tests.members.importing import engine
from tests.members.importing.engine import differs, fingerprint, person, written

pytestmark = pytest.mark.django_db(transaction=True)

CHOICES = {"as_of": "2024-06-30"}


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    return summon()


def checked(folder: Path, rows: Any, cast: Cast) -> ImportJob:
    job = engine.received(
        written(folder, rows), cast.amina, body=cast.pakistan.other, choices=CHOICES
    )
    return engine.work(job, "check", cast.amina)


def accepted(folder: Path, rows: Any, cast: Cast) -> ImportJob:
    return engine.work(checked(folder, rows, cast), "accept", cast.amina)


def number_comes_in(cast: Cast) -> None:
    other = make.PersonFactory(homenet=cast.pakistan.homenet, full_name="Gul Bano")
    known = engine.operator()
    people.add_number(other, "35103-0000100-2", country=country("PK"), by=known)


def number_is_added_to_an_old_record(cast: Cast) -> None:
    people.add_number(
        cast.pakistan.apart, "35103-0000100-2", country=country("PK"), by=engine.operator()
    )


def namesake_is_written_down(cast: Cast) -> None:
    person = Person(
        homenet=cast.pakistan.homenet, full_name="Shazia Bibi", relative_name="Muhammad Aslam"
    )
    people.write(person, by=engine.operator())


def phone_is_written_down(cast: Cast) -> None:
    make.PhoneFactory(person=cast.pakistan.apart, e164="+923001000000")


NEW_TO_THE_REGISTER = [
    number_comes_in, number_is_added_to_an_old_record, namesake_is_written_down,
    phone_is_written_down,
]  # fmt: skip


@pytest.mark.parametrize("happens", NEW_TO_THE_REGISTER)
def test_a_new_woman_who_is_known_by_now_is_looked_at_again(
    happens: Callable[[Cast], None], cast: Cast, tmp_path: Path
) -> None:
    job = checked(tmp_path, [HEADER, *WOMEN], cast)
    with engine.seeing_all():
        happens(cast)
    stays_as_it_is(job, cast)


def stays_as_it_is(job: ImportJob, cast: Cast) -> ImportJob:
    """Nothing is written; the list has been checked again and says so; then it can be accepted."""
    before = fingerprint()
    job = engine.work(job, "accept", cast.amina)
    assert differs(before, fingerprint()) == set()
    assert "was changed since this list was checked" in job.problem
    assert job.state == "checking"
    job = engine.worked(job)
    assert job.state == "checked"
    assert "was changed since this list was checked" in job.problem
    job = engine.work(job, "accept", cast.amina)
    assert (job.state, job.problem) == ("accepted", "")
    return job


def moves(woman: Person, cast: Cast) -> None:
    Person.objects.filter(pk=woman.pk).update(locality="Elsewhere")


def dies(woman: Person, cast: Cast) -> None:
    Person.objects.filter(pk=woman.pk).update(is_deceased=True)


def leaves(woman: Person, cast: Cast) -> None:
    Membership.objects.filter(person=woman).update(
        ends_on=date(2024, 1, 1), ground=MembershipGround.RESIGNED
    )


def loses_her_number(woman: Person, cast: Cast) -> None:
    NationalId.objects.filter(person=woman).delete()


@pytest.mark.parametrize("happens", [moves, dies, leaves, loses_her_number])
def test_a_known_woman_who_was_changed_is_looked_at_again(
    happens: Callable[[Person, Cast], None], cast: Cast, tmp_path: Path
) -> None:
    accepted(tmp_path, [HEADER, *WOMEN], cast)
    moved = [[*row[:6], "Kot Radha"] for row in WOMEN]
    job = checked(tmp_path, [HEADER, *moved], cast)
    with engine.seeing_all():
        happens(person("Shazia Bibi"), cast)
    stays_as_it_is(job, cast)


def test_a_known_woman_who_was_joined_in_the_admin_meanwhile_is_looked_at_again(
    cast: Cast, tmp_path: Path
) -> None:
    accepted(tmp_path, [HEADER, *WOMEN], cast)
    job = engine.received(
        written(tmp_path, [HEADER, *WOMEN]), cast.amina, body=cast.pakistan.facilitating
    )
    job = engine.work(job, "check", cast.amina)
    with engine.seeing_all():
        Membership.objects.create(
            person=person("Shazia Bibi"), body=cast.pakistan.facilitating,
            homenet=cast.pakistan.homenet,
        )  # fmt: skip
    stays_as_it_is(job, cast)


def test_a_known_woman_who_is_gone_is_looked_at_again(cast: Cast, tmp_path: Path) -> None:
    first = accepted(tmp_path, [HEADER, *WOMEN], cast)
    job = checked(tmp_path, [HEADER, *WOMEN], cast)
    assert {row.effect for row in engine.rows_of(job).values()} == {"unchanged"}
    assert engine.work(first, "undo", cast.amina).state == "undone"
    job = stays_as_it_is(job, cast)
    assert job.totals["new"] == 3


def test_changes_to_other_people_do_not_stop_a_list(cast: Cast, tmp_path: Path) -> None:
    job = checked(tmp_path, [HEADER, *WOMEN], cast)
    with engine.seeing_all():
        Person.objects.filter(pk=cast.pakistan.apart.pk).update(locality="Elsewhere")
        make.PersonFactory(homenet=cast.pakistan.homenet, full_name="Gul Bano")
    job = engine.work(job, "accept", cast.amina)
    assert (job.state, job.problem) == ("accepted", "")


def test_what_was_decided_stays_decided_after_the_second_check(cast: Cast, tmp_path: Path) -> None:
    doubt = [7, "Shazia Bibi", "Muhammad Aslam", "", 23, "", "Rasool Nagar"]
    job = checked(tmp_path, [HEADER, *WOMEN, doubt], cast)
    assert job.totals["undecided"] == 1
    engine.decide(job, [5], "same", cast.amina)
    engine.decide(job, [4], "skip", cast.amina)
    with engine.seeing_all():
        phone_is_written_down(cast)
    before = engine.people()
    job = stays_as_it_is(job, cast)
    rows = engine.rows_of(job)
    assert (rows[0, 5].decision, rows[0, 4].decision) == ("same", "skip")
    assert engine.people() - before == 2
