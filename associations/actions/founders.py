"""Founding members of a case: found in the register, written down, or taken over from a list."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from associations.actions.cases import lock_open
from associations.models import Case, Office
from hnsa.core import sealing
from members.access.rights import Verb, may_at
from members.actions import people
from members.models import Body, Membership, NationalId, Person
from members.queries.memberships import running_on
from members.rules.numbers import ReadNumber, sought_as
from members.rules.text import clean, fold
from members.vocabulary.country import country
from members.vocabulary.people import Gender, Relation

MOST_FOUNDERS = 1_000  # of one association, on these pages; larger lists go through the office
LONGEST_NAME = 200


@dataclass(frozen=True)
class Woman:
    """A founding member as she was written down. Of age, day and year of birth one is enough."""

    name: str
    relative: str = ""
    number: str = ""  # of her card, as written
    age: int | None = None
    gender: str = Gender.FEMALE
    phone: str = ""
    native: str = ""
    relation: str = Relation.UNKNOWN
    born: date | None = None
    birth_year: int | None = None


class KnownElsewhere(ValidationError):
    """Somebody with this number is in the register, out of the writer's sight."""


@transaction.atomic
def write_down(case: Case, woman: Woman, *, by: Any, at: datetime, on: date) -> Membership:
    """Add a woman in four fields. One with the same number whom the writer sees is taken instead.

    Raises ValidationError, by name of the field: a name that is none, a number or phone that
    cannot be, KnownElsewhere where her number belongs to a record that the writer may not see
    (nothing of it is told).
    """
    case = lock_open(case, by=by)
    _room_for(case, 1)
    name, relative = _name("name", woman.name), _name("relative", woman.relative)
    if not name:
        raise ValidationError({"name": _("Write down her name.")})
    of = country(case.homenet.code)
    read = _checked("number", people.checked_number, woman.number, of)
    e164 = _checked("phone", people.checked_phone, woman.phone, of)
    known = _known(case, read, by) or _there_already(case, name, relative, read, woman, by)
    if known is None:
        known = Person.objects.create(
            homenet_id=case.homenet_id, full_name=name, relative_name=relative,
            full_name_native=_name("name", woman.native), relation=woman.relation,
            gender=woman.gender, birth_on=woman.born, birth_year=woman.birth_year,
            age_years=woman.age, age_on=None if woman.age is None else on,
            place=case.body.place, trade=(case.body.association.trades or [""])[0][:80],
            is_demo=case.body.is_demo,
        )  # fmt: skip
        people.index_names([known])
        if read is not None:
            people.keep_number(known, read)
        if e164:
            people.keep_phone(known, e164)
    return _join(case, known, at)


def _name(field: str, written: str) -> str:
    name = clean(written)
    if len(name) > LONGEST_NAME:
        raise ValidationError(
            {field: _("A name has at most %(most)d letters.") % {"most": LONGEST_NAME}}
        )
    return name


def _checked(field: str, check: Any, written: str, of: Any) -> Any:
    """What was understood; None where nothing is written."""
    if not written.strip():
        return None
    try:
        return check(written, of)
    except ValidationError as error:
        raise ValidationError({field: error.messages}) from error


def _room_for(case: Case, more: int) -> None:
    if Membership.objects.filter(body=case.body_id, ends_on=None).count() + more > MOST_FOUNDERS:
        raise ValidationError(
            _("So many women cannot be founding members here. Ask the office to bring in the list.")
        )


def _known(case: Case, read: ReadNumber | None, by: Any) -> Person | None:
    if read is None or read.number is None:
        return None
    link = sealing.finder(sought_as(read.kind, read.number))
    found = NationalId.objects.filter(homenet=case.homenet_id, link=link).values("person")
    if not found.exists():
        return None
    person = Person.objects.visible_to(by).filter(pk__in=found).first()
    if person is None:
        raise KnownElsewhere(
            {"number": _("A woman with this number is registered elsewhere. Ask the office.")}
        )
    return person


def _there_already(
    case: Case, name: str, relative: str, read: ReadNumber | None, woman: Woman, by: Any
) -> Person | None:
    """A founder of this very list with the same name, relative and age, written down before.

    Two numbers are two women.
    """
    there = Membership.objects.filter(body=case.body_id, ends_on=None).values("person")
    founders = Person.objects.visible_to(by).filter(pk__in=there, full_name__iexact=name)
    for one in founders:
        told = (one.age_years, one.birth_on, one.birth_year)
        same = told == (woman.age, woman.born, woman.birth_year)
        if not same or fold(one.relative_name) != fold(relative):
            continue
        if read is None:
            return one
        if not NationalId.objects.filter(person=one).exists():
            people.keep_number(one, read)
            return one
    return None


@transaction.atomic
def take(case: Case, person_id: int, *, by: Any, at: datetime) -> Membership:
    """Add a woman of the register whom the writer sees. Raises ValidationError."""
    case = lock_open(case, by=by)
    _room_for(case, 1)
    people_seen = Person.objects.visible_to(by).filter(homenet=case.homenet_id)
    person = people_seen.filter(pk=person_id).first()
    if person is None:
        raise ValidationError(_("She is not in the register, as far as you may see."))
    if person.is_deceased:
        raise ValidationError(_("The register says that she has died."))
    return _join(case, person, at)


@transaction.atomic
def take_over(case: Case, origin: Body, *, by: Any, at: datetime, on: date) -> int:
    """The women of a list that was brought in become founding members; how many came in.

    Those whom the writer sees and who are not on the list yet: a second time changes nothing.
    """
    case = lock_open(case, by=by)
    if origin.homenet_id != case.homenet_id:
        raise ValidationError(_("The members of another HomeNet cannot be taken over."))
    if not may_at(by, Verb.SEE, origin):
        raise PermissionDenied(_("Your posting does not allow this here."))
    there = Membership.objects.filter(body=case.body_id, ends_on=None).values("person")
    women = Person.objects.visible_to(by).filter(is_deceased=False).exclude(pk__in=there)
    spells = list(
        running_on(origin, on)
        .filter(person__in=women)
        .order_by("person", "pk")
        .distinct("person")
        .values_list("person", "number")[: MOST_FOUNDERS + 1]
    )
    _room_for(case, len(spells))
    source = _("members of %(name)s") % {"name": origin.name}
    Membership.objects.bulk_create(
        Membership(
            person_id=person, body=case.body, homenet_id=case.homenet_id, number=number,
            source=source[:160],
        )
        for person, number in spells
    )  # fmt: skip
    _saved(case, at)
    return len(spells)


def _join(case: Case, person: Person, at: datetime) -> Membership:
    _saved(case, at)
    there = Membership.objects.filter(body=case.body_id, person=person, ends_on=None).first()
    return there or Membership.objects.create(
        person=person, body=case.body, homenet_id=case.homenet_id,
        source=str(_("founding members")),
    )  # fmt: skip


def _saved(case: Case, at: datetime) -> None:
    case.saved_at = at
    case.save(update_fields=["saved_at"])


@transaction.atomic
def leave_out(case: Case, membership_id: int, *, by: Any, at: datetime) -> None:
    """Take her off the list of founders, and out of its offices; her record stays."""
    case = lock_open(case, by=by)
    spell = Membership.objects.filter(pk=membership_id, body=case.body_id, ends_on=None).first()
    if spell is None:
        return
    Office.objects.filter(body=case.body_id, person=spell.person_id).delete()
    spell.delete()
    _saved(case, at)
