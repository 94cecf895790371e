"""Founding members: written down, found, taken over; nobody twice, nobody behind a wall told."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from associations.actions import founders
from associations.actions.women import KnownElsewhere, Woman
from associations.models import Office
from members.actions import people
from members.models import Membership, NationalId, Person
from members.vocabulary.country import country
from tests.associations.registering import AT, ON, Registration, filled, opened
from tests.cast import Cast, let_in

CARD = "35202-1111111-2"


def _people(made: Registration) -> set[int]:
    spells = Membership.objects.filter(body=made.case.body, ends_on=None)
    return set(spells.values_list("person", flat=True))


def _has_card(person: Person, number: str) -> None:
    people.keep_number(person, people.checked_number(number, country("PK")))


def test_she_is_written_down_with_card_and_phone_and_can_be_found(cast: Cast) -> None:
    made = opened(cast)
    with cast.seeing_all():
        spell = made.add(Woman("Asha Bibi", "Muhammad Akram", CARD, 34, phone="0300 7654321"))
        assert spell.begins_on is None
        assert (spell.person.age_years, spell.person.age_on) == (34, ON)
        assert NationalId.objects.filter(person=spell.person).count() == 1
        assert spell.person.phone_set.get().e164 == "+923007654321"
        assert spell.person.name_key is not None


def test_nobody_is_refused_for_having_no_card(cast: Cast) -> None:
    made = opened(cast)
    with cast.seeing_all():
        assert made.add(Woman("Asha Bibi")).pk


def test_written_down_twice_she_stands_once(cast: Cast) -> None:
    made = opened(cast)
    with cast.seeing_all():
        woman = Woman("Asha Bibi", "Muhammad Akram", age=34)
        assert made.add(woman) == made.add(woman)
        numbered = Woman("asha bibi", "Muhammad Akram", CARD, 34)
        assert made.add(numbered).person_id == made.add(woman).person_id
        assert len(_people(made)) == 1
        other = Woman("Asha Bibi", "Muhammad Akram", "35202-2222222-4", 34)
        assert made.add(other).person_id not in {made.add(numbered).person_id}


def test_her_number_finds_the_record_that_is_there(cast: Cast) -> None:
    made = opened(cast)
    with cast.seeing_all():
        there = cast.pakistan.person
        _has_card(there, CARD)
        spell = made.add(Woman("Zarnigar", number="۳۵۲۰۲۱۱۱۱۱۱۱۲"))
        assert spell.person_id == there.pk


def test_a_number_of_somebody_out_of_sight_tells_nothing(cast: Cast) -> None:
    made = opened(cast)
    with cast.seeing_all():
        _has_card(cast.pakistan.apart, CARD)
        before = Person.objects.count()
        with pytest.raises(KnownElsewhere) as refused, cast.seeing_all():
            made.add(Woman("Asha Bibi", number=CARD))
        said = " ".join(refused.value.messages)
        assert "registered elsewhere" in said and cast.pakistan.apart.full_name not in said
        assert list(refused.value.message_dict) == ["number"]
        assert Person.objects.count() == before


@pytest.mark.parametrize(
    ("woman", "field"),
    [
        (Woman("  "), "name"), (Woman("A" * 10_000), "name"), (Woman("\u202e\u2066"), "name"),
        (Woman("Asha", "R" * 10_000), "relative"), (Woman("Asha", number="12"), "number"),
        (Woman("Asha", phone="12"), "phone"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_said_by_field(cast: Cast, woman: Woman, field: str) -> None:
    made = opened(cast)
    with cast.seeing_all():
        with pytest.raises(ValidationError) as refused, cast.seeing_all():
            made.add(woman)
        assert list(refused.value.message_dict) == [field]
        assert not _people(made)


def test_marks_that_turn_the_writing_round_are_not_kept(cast: Cast) -> None:
    made = opened(cast)
    with cast.seeing_all():
        assert made.add(Woman("\u202eAsha\u202c \u2067Bibi\u2069")).person.full_name == "Asha Bibi"


def test_only_whom_she_sees_is_taken_from_the_register(cast: Cast) -> None:
    made, pakistan = opened(cast), cast.pakistan
    with cast.seeing_all():
        assert founders.take(made.case, pakistan.person.pk, by=made.by, at=AT).pk
        for hidden in (pakistan.apart, pakistan.restricted, cast.bangladesh.person):
            with pytest.raises(ValidationError, match="as far as you may see"), cast.seeing_all():
                founders.take(made.case, hidden.pk, by=made.by, at=AT)
        with pytest.raises(ValidationError, match="has died"), cast.seeing_all():
            founders.take(made.case, pakistan.deceased.pk, by=made.by, at=AT)


def test_a_list_is_taken_over_once_without_the_dead_and_the_hidden(cast: Cast) -> None:
    made, pakistan = opened(cast), cast.pakistan
    with cast.seeing_all():
        take = {"by": made.by, "at": AT, "on": ON}
        assert founders.take_over(made.case, pakistan.facilitating, **take) == 1
        assert founders.take_over(made.case, pakistan.facilitating, **take) == 0
        assert _people(made) == {pakistan.person.pk}
        spell = Membership.objects.get(body=made.case.body)
        assert spell.begins_on is None  # until it is registered


def test_no_list_of_elsewhere_is_taken_over(cast: Cast) -> None:
    made = opened(cast)
    with cast.seeing_all():
        take = {"by": made.by, "at": AT, "on": ON}
        with pytest.raises(PermissionDenied), cast.seeing_all():
            founders.take_over(made.case, cast.pakistan.other, **take)
        with pytest.raises(ValidationError), cast.seeing_all():
            founders.take_over(made.case, cast.bangladesh.facilitating, **take)


def test_off_the_list_she_holds_no_office_and_keeps_her_record(cast: Cast) -> None:
    made = filled(cast)
    with cast.seeing_all():
        office = Office.objects.get(body=made.case.body, post="president")
        spell = Membership.objects.get(body=made.case.body, person=office.person_id)
        founders.leave_out(made.case, spell.pk, by=made.by, at=AT)
        assert not Office.objects.filter(pk=office.pk).exists()
        assert Person.objects.filter(pk=office.person_id).exists()
        founders.leave_out(made.case, spell.pk, by=made.by, at=AT)  # twice changes nothing


def test_another_facilitators_draft_is_not_written_in(cast: Cast) -> None:
    made = opened(cast, "amina")
    with cast.seeing_all():
        made.by = let_in(cast.saima)
        with pytest.raises(PermissionDenied):
            made.add(Woman("Asha Bibi"))
