"""Settling doubts: what the clerk says is what is written, and can be said otherwise before."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from hnsa.core import scope
from members.actions import imports
from members.models import Body, ImportJob, Membership, NationalId, Person, Phone
from tests.cast import Cast, let_in
from tests.members.actions.test_import_accept import BODIES, HEADER, WOMEN
from tests.members.importing import engine
from tests.members.importing.engine import decide, person, rows_of, written

pytestmark = pytest.mark.django_db

CHOICES = {"as_of": "2024-06-30"}
SHAZIA = WOMEN[0]
# the same name, relative and place, no number and no phone: she, or her namesake
MAYBE = [9, "Shazia Bibi", "Muhammad Aslam", "", 23, "", "Rasool Nagar"]


def checked(
    folder: Path, rows: Any, cast: Cast, body: Body | None = None, **more: Any
) -> ImportJob:
    job = engine.received(
        written(folder, rows), cast.amina, body=body or cast.pakistan.other,
        choices={**CHOICES, **more},
    )  # fmt: skip
    return engine.work(job, "check", cast.amina)


def accepted(job: ImportJob, cast: Cast) -> ImportJob:
    job = engine.work(job, "accept", cast.amina)
    assert (job.state, job.problem) == ("accepted", "")
    return job


def known(folder: Path, cast: Cast, rows: Any = None) -> None:
    accepted(checked(folder, rows or [HEADER, *WOMEN], cast), cast)


def memberships(woman: Person) -> list[Membership]:
    with engine.seeing_all():
        return list(Membership.objects.filter(person=woman).order_by("id"))


# --- two rows of the file


def test_the_same_woman_in_two_rows_makes_one_record_and_fills_its_blanks(
    cast: Cast, tmp_path: Path
) -> None:
    header = [*HEADER, "Skill"]
    job = checked(tmp_path, [header, [*SHAZIA, ""], [*MAYBE, "Adda"]], cast)
    assert job.totals["undecided"] == 1
    before = engine.people()
    decide(job, [3], "same", cast.amina)
    job = accepted(job, cast)
    assert engine.people() - before == 1
    shazia = person("Shazia Bibi")
    assert (shazia.trade, shazia.age_years) == ("adda", 22)
    assert len(memberships(shazia)) == 1


def test_two_women_make_two_records(cast: Cast, tmp_path: Path) -> None:
    job = checked(tmp_path, [HEADER, SHAZIA, MAYBE], cast)
    before = engine.people()
    decide(job, [3], "two", cast.amina)
    accepted(job, cast)
    assert engine.people() - before == 2


@pytest.mark.parametrize("decision", ["later", "skip"])
def test_a_row_that_is_left_out_is_not_written(decision: str, cast: Cast, tmp_path: Path) -> None:
    job = checked(tmp_path, [HEADER, *WOMEN], cast)
    before = engine.people()
    assert decide(job, [2, 3], decision, cast.amina) == 2
    accepted(job, cast)
    assert engine.people() - before == 1


@pytest.mark.parametrize("back", ["two", ""])
def test_an_answer_can_be_taken_back(back: str, cast: Cast, tmp_path: Path) -> None:
    job = checked(tmp_path, [HEADER, SHAZIA, MAYBE], cast)
    before = engine.people()
    decide(job, [3], "same", cast.amina)
    decide(job, [3], back, cast.amina)
    assert engine.fresh(job).totals["undecided"] == (1 if back == "" else 0)
    accepted(job, cast)
    assert engine.people() - before == 2


@pytest.mark.parametrize("answer", ["same", "two"])
def test_who_follows_a_row_in_doubt_goes_where_it_goes(
    answer: str, cast: Cast, tmp_path: Path
) -> None:
    """Row 3 may be row 2; row 4 is row 3 for certain, by its number, in another association."""
    rows = [
        ["Association", *HEADER[1:]],
        ["Adda", "Hameeda", "Lal Din", "", 52, "", "Kasur"],
        ["Adda", "Hamida", "Lal Deen", "35103-0000700-2", 52, "", "Kasur"],
        ["Bangles", "Hamida", "Lal Deen", "35103-0000700-2", 52, "", "Kasur"],
    ]
    job = checked(tmp_path, rows, cast, make_bodies=True)
    found = rows_of(job)
    assert found[0, 3].doubt and found[0, 4].leader_id == found[0, 3].pk
    before = engine.people()
    decide(job, [3], answer, cast.amina)
    accepted(job, cast)
    assert engine.people() - before == (1 if answer == "same" else 2)
    if answer == "same":
        assert len(memberships(person("Hameeda"))) == 2


def test_two_women_parts_only_the_two_rows_in_doubt(cast: Cast, tmp_path: Path) -> None:
    """Row 4 is row 2 for certain (by number) and perhaps row 3, of her own association."""
    rows = [
        ["Association", *HEADER[1:]],
        ["Adda", *SHAZIA[1:]],
        ["Bangles", *MAYBE[1:]],
        ["Bangles", *SHAZIA[1:]],
    ]
    job = checked(tmp_path, rows, cast, make_bodies=True)
    row = rows_of(job)[0, 4]
    before = engine.people()
    if row.doubt:
        decide(job, [4], "two", cast.amina)
    decide(job, [3], "two", cast.amina)
    accepted(job, cast)
    assert engine.people() - before == 2


def test_rows_of_one_woman_stay_one_when_the_first_is_left_out(cast: Cast, tmp_path: Path) -> None:
    job = checked(tmp_path, BODIES, cast, make_bodies=True)
    before = engine.people()
    decide(job, [2], "skip", cast.amina)
    accepted(job, cast)
    assert engine.people() - before == 3
    assert len(memberships(person("Shazia Bibi"))) == 1
    with engine.seeing_all():
        assert Phone.objects.filter(person=person("Shazia Bibi")).count() == 1


# --- somebody in the register


def test_somebody_in_the_register_takes_what_is_new_of_the_row(cast: Cast, tmp_path: Path) -> None:
    known(tmp_path, cast)
    before = engine.people()
    row = [
        [*HEADER, "Skill", "Monthly Fee"],
        [*MAYBE[:5], "0300-5555555", "Rasool Nagar", "Adda", 100],
    ]
    job = checked(tmp_path, row, cast)
    assert rows_of(job)[0, 2].doubt["with"] == "register"
    decide(job, [2], "same", cast.amina)
    told = rows_of(job)[0, 2]
    assert told.effect == "changed"
    assert told.changes["person"]["trade"] == ["", "adda"]
    assert told.changes["added"]["phone"] == [None, "+923005555555"]
    assert told.changes["membership"]["declared"][1] == {"fee_amount": 100}
    accepted(job, cast)
    assert engine.people() == before
    shazia = person("Shazia Bibi")
    assert shazia.trade == "adda"
    [membership] = memberships(shazia)
    assert membership.declared == {"fee_amount": 100}
    with engine.seeing_all():
        assert Phone.objects.filter(person=shazia).count() == 2


def test_somebody_in_the_register_joins_another_body(cast: Cast, tmp_path: Path) -> None:
    known(tmp_path, cast)
    job = checked(tmp_path, [HEADER, MAYBE], cast, body=cast.pakistan.facilitating)
    decide(job, [2], "same", cast.amina)
    accepted(job, cast)
    bodies = {membership.body_id for membership in memberships(person("Shazia Bibi"))}
    assert bodies == {cast.pakistan.other.pk, cast.pakistan.facilitating.pk}


def test_a_row_with_a_number_gives_it_to_the_record_that_had_none(
    cast: Cast, tmp_path: Path
) -> None:
    known(tmp_path, cast, [HEADER, MAYBE])
    job = checked(tmp_path, [HEADER, SHAZIA], cast)
    assert rows_of(job)[0, 2].doubt
    decide(job, [2], "same", cast.amina)
    accepted(job, cast)
    with engine.seeing_all():
        assert NationalId.objects.filter(person=person("Shazia Bibi")).count() == 1


def test_a_woman_of_the_register_who_was_not_meant_keeps_her_record(
    cast: Cast, tmp_path: Path
) -> None:
    known(tmp_path, cast)
    job = checked(tmp_path, [HEADER, [*MAYBE[:6], "rasool nagar"]], cast)
    before = engine.people()
    decide(job, [2], "same", cast.amina)
    decide(job, [2], "two", cast.amina)
    row = rows_of(job)[0, 2]
    assert (row.effect, row.changes, row.membership_id) == ("new", {}, None)
    accepted(job, cast)
    assert engine.people() - before == 1


def test_the_dead_are_not_brought_back_by_a_decision(cast: Cast, tmp_path: Path) -> None:
    known(tmp_path, cast)
    with engine.seeing_all():
        Person.objects.filter(full_name="Shazia Bibi").update(is_deceased=True)
    job = checked(tmp_path, [HEADER, MAYBE], cast)
    with pytest.raises(ValidationError, match="died"):
        decide(job, [2], "same", cast.amina)
    assert rows_of(job)[0, 2].decision == ""


def test_who_left_before_comes_back_by_a_decision_with_a_second_spell(
    cast: Cast, tmp_path: Path
) -> None:
    known(tmp_path, cast)
    engine.end(person("Shazia Bibi"), date(2020, 1, 1))
    job = checked(tmp_path, [HEADER, MAYBE], cast)
    decide(job, [2], "same", cast.amina)
    accepted(job, cast)
    spells = [(m.begins_on, m.ends_on) for m in memberships(person("Shazia Bibi"))]
    assert spells == [(None, date(2020, 1, 1)), (date(2024, 6, 30), None)]


def test_who_left_after_the_list_cannot_be_brought_back_by_a_decision(
    cast: Cast, tmp_path: Path
) -> None:
    known(tmp_path, cast)
    engine.end(person("Shazia Bibi"), date(2024, 9, 1))
    job = checked(tmp_path, [HEADER, MAYBE], cast)
    with pytest.raises(ValidationError, match="left this organisation"):
        decide(job, [2], "same", cast.amina)


def test_a_row_in_doubt_with_one_row_that_is_somebody_known_joins_her(
    cast: Cast, tmp_path: Path
) -> None:
    known(tmp_path, cast)
    before = engine.people()
    job = checked(tmp_path, [HEADER, SHAZIA, [*MAYBE[:5], "0300-5555555", MAYBE[6]]], cast)
    rows = rows_of(job)
    assert rows[0, 2].person_id and rows[0, 3].doubt
    decide(job, [3], "same", cast.amina)
    accepted(job, cast)
    assert engine.people() == before
    with engine.seeing_all():
        assert Phone.objects.filter(person=person("Shazia Bibi")).count() == 2


def test_two_people_of_the_register_are_never_made_one_by_a_list(
    cast: Cast, tmp_path: Path
) -> None:
    """Row 3 is in doubt with row 2; then both turn out to be known, as two people."""
    known(tmp_path, cast)
    job = checked(tmp_path, [HEADER, SHAZIA, MAYBE], cast)
    rows = rows_of(job)
    with engine.seeing_all():
        other = Person.objects.get(full_name="Nasreen Begum")
        type(rows[0, 3]).objects.filter(pk=rows[0, 3].pk).update(
            person=other,
            doubt={"with": "row", "row": 2, "sheet": "", "row_id": rows[0, 2].pk, "why": []},
        )
    with pytest.raises(ValidationError, match="two people in the register"):
        decide(job, [3], "same", cast.amina)


def test_keeping_the_register_changes_nothing_of_her_record(cast: Cast, tmp_path: Path) -> None:
    known(tmp_path, cast)
    before = engine.fingerprint()
    moved = [*SHAZIA[:5], "0300-5555555", "Kot Radha"]
    job = checked(tmp_path, [[*HEADER, "Monthly Fee"], [*moved, 100]], cast)
    decide(job, [2], "keep", cast.amina)
    accepted(job, cast)
    assert engine.differs(before, engine.fingerprint()) == set()


# --- what cannot be decided


def test_a_row_in_no_doubt_is_neither_the_same_nor_two(cast: Cast, tmp_path: Path) -> None:
    job = checked(tmp_path, [HEADER, *WOMEN, MAYBE], cast)
    for decision in ("same", "two"):
        with pytest.raises(ValidationError, match="Row 2 is in no doubt"):
            decide(job, [2, 5], decision, cast.amina)
    assert engine.fresh(job).totals["undecided"] == 1


def test_a_row_in_doubt_is_settled_before_its_record_can_be_kept(
    cast: Cast, tmp_path: Path
) -> None:
    job = checked(tmp_path, [HEADER, SHAZIA, MAYBE], cast)
    with pytest.raises(ValidationError, match="is in doubt"):
        decide(job, [3], "keep", cast.amina)


def test_nothing_is_decided_after_accepting(cast: Cast, tmp_path: Path) -> None:
    job = accepted(checked(tmp_path, [HEADER, SHAZIA, MAYBE], cast), cast)
    with pytest.raises(ValidationError):
        decide(job, [3], "same", cast.amina)


def test_rows_of_another_list_are_not_touched(cast: Cast, tmp_path: Path) -> None:
    mine = checked(tmp_path, [HEADER, SHAZIA, MAYBE], cast)
    other = checked(tmp_path, [HEADER, SHAZIA, MAYBE], cast)
    with scope.seeing({mine.homenet_id}):
        foreign = [row.pk for row in rows_of(other).values()]
        assert imports.decide(mine, foreign, "skip", by=cast.amina) == 0
    assert {row.decision for row in rows_of(other).values()} == {""}


@pytest.mark.parametrize("name", ["saima", "farid", "rita", "regina", "nobody"])
def test_who_may_not_bring_lists_may_not_settle_them(name: str, cast: Cast, tmp_path: Path) -> None:
    job = checked(tmp_path, [HEADER, SHAZIA, MAYBE], cast)
    user = let_in(getattr(cast, name))
    with scope.seeing({job.homenet_id}):
        with pytest.raises(PermissionDenied):
            imports.decide(job, [1], "skip", by=user)
