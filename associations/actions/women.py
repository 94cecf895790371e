"""Women who are written down for an association: as founders, or because they apply."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from hnsa.core import sealing
from members.actions import people
from members.models import Body, NationalId, Person
from members.rules.numbers import ReadNumber, sought_as
from members.rules.text import clean, fold
from members.vocabulary.country import country
from members.vocabulary.people import Gender, Relation

LONGEST_NAME = 200


@dataclass(frozen=True)
class Woman:
    """A woman as she was written down. Of age, day and year of birth one is enough."""

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
def find_or_write(
    body: Body, woman: Woman, *, there: QuerySet[Any], by: Any, on: date
) -> Person:  # fmt: skip
    """Her record: one with her number whom the writer sees, one of `there` who is she, or a new.

    The caller has passed the gate. Raises ValidationError, by name of the field: a name that is
    none, a number or phone that cannot be, KnownElsewhere where her number belongs to a record
    that the writer may not see (nothing of it is told).
    """
    name, relative = _name("name", woman.name), _name("relative", woman.relative)
    if not name:
        raise ValidationError({"name": _("Write down her name.")})
    of = country(body.homenet.code)
    read = _checked("number", people.checked_number, woman.number, of)
    e164 = _checked("phone", people.checked_phone, woman.phone, of)
    known = _known(body, read, by) or _there_already(there, name, relative, read, woman, by)
    if known is not None:
        return known
    known = Person.objects.create(
        homenet_id=body.homenet_id, full_name=name, relative_name=relative,
        full_name_native=_name("name", woman.native), relation=woman.relation,
        gender=woman.gender, birth_on=woman.born, birth_year=woman.birth_year,
        age_years=woman.age, age_on=None if woman.age is None else on,
        place=body.place, trade=(body.association.trades or [""])[0][:80],
        is_demo=body.is_demo,
    )  # fmt: skip
    people.index_names([known])
    if read is not None:
        people.keep_number(known, read)
    if e164:
        people.keep_phone(known, e164)
    return known


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


def _known(body: Body, read: ReadNumber | None, by: Any) -> Person | None:
    if read is None or read.number is None:
        return None
    link = sealing.finder(sought_as(read.kind, read.number))
    found = NationalId.objects.filter(homenet=body.homenet_id, link=link).values("person")
    if not found.exists():
        return None
    person = Person.objects.visible_to(by).filter(pk__in=found).first()
    if person is None:
        raise KnownElsewhere(
            {"number": _("A woman with this number is registered elsewhere. Ask the office.")}
        )
    return person


def _there_already(
    there: QuerySet[Any], name: str, relative: str, read: ReadNumber | None, woman: Woman, by: Any
) -> Person | None:
    """One of these people (ids) with the same name, relative and age, written down before.

    Two numbers are two women.
    """
    for one in Person.objects.visible_to(by).filter(pk__in=there, full_name__iexact=name):
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
