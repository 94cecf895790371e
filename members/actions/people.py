"""Writing down people, correcting them, and looking at what is masked."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from hnsa.core import sealing
from members.access.rights import Verb, require
from members.models import NameToken, NameWord, NationalId, Person, Phone, Reveal
from members.rules import names, sameness
from members.rules.numbers import ReadNumber, display, mask, read_number, sought_as
from members.rules.phones import read_phone
from members.rules.searching import words_of
from members.vocabulary.country import Country

NEVER_READABLE = frozenset({"IN_AADHAAR"})  # only its hash and tail are kept
_LONGEST_WORD = 64


@transaction.atomic
def write(person: Person, *, by: Any) -> Person:
    """Write down a new person or correct one; her name is indexed anew. Raises PermissionDenied."""
    require(by, Verb.EDIT, person.homenet_id)
    person.save()
    index_names([person])
    return person


def index_names(persons: Iterable[Person]) -> None:
    """Rewrite the search words and the comparing keys of these people from their names."""
    people = list(persons)
    tokens, words = [], {}
    for person in people:
        person.name_key, person.core_key = name_keys(person)
        for word in words_of(person.full_name, person.full_name_native, person.relative_name):
            tokens.append(NameToken(person=person, homenet_id=person.homenet_id, word=word))
            words[person.homenet_id, word] = names.sound(word)[:_LONGEST_WORD]
    Person.objects.bulk_update(people, ["name_key", "core_key"])
    NameToken.objects.filter(person__in=people).delete()
    NameToken.objects.bulk_create(tokens)
    NameWord.objects.bulk_create(
        [NameWord(homenet_id=at, word=word, sound=sound) for (at, word), sound in words.items()],
        ignore_conflicts=True,
    )


def name_keys(person: Person) -> tuple[int | None, int | None]:
    """(exact key, key of sounds) under which an import finds her; see `rules/sameness`."""
    known = sameness.Known(
        name=person.full_name,
        relative=person.relative_name,
        native=person.full_name_native,
    )
    found = {key[0]: key for key in sameness.block_keys(known)}
    exact = found.get("e") or found.get("x")
    return (
        sameness.as_integer(exact) if exact else None,
        sameness.as_integer(found["c"]) if "c" in found else None,
    )


def checked_number(written: str, country: Country) -> ReadNumber:
    """The number as it was understood. Raises ValidationError where it is none."""
    read = read_number(written, country)
    if read.number is None:
        raise ValidationError(
            _("This is not a number of a document of %(country)s. Look at the card once more."),
            params={"country": country.name},
        )
    return read


def checked_phone(written: str, country: Country) -> str:
    """The phone in the form in which it is dialled. Raises ValidationError where it is none."""
    read = read_phone(written, country)
    if read.e164 is None:
        raise ValidationError(_("This is not a phone number that can be dialled."))
    return read.e164


@transaction.atomic
def add_number(person: Person, written: str, *, country: Country, by: Any) -> NationalId:
    """Add a number of an identity document, as it is written on it.

    Raises ValidationError where it cannot be a number of that country's documents.
    """
    require(by, Verb.EDIT, person.homenet_id)
    return keep_number(person, checked_number(written, country))


def keep_number(person: Person, read: ReadNumber) -> NationalId:
    """Keep a number that was understood, once, sealed. The caller has passed the gate."""
    number = str(read.number)
    link = sealing.finder(sought_as(read.kind, number))
    already = NationalId.objects.filter(person=person, kind=read.kind, link=link).first()
    return already or NationalId.objects.create(
        person=person,
        homenet_id=person.homenet_id,
        kind=read.kind,
        masked=mask(read.kind, number),
        link=link,
        sealed=None if read.kind in NEVER_READABLE else sealing.seal(number),
    )


@transaction.atomic
def add_phone(person: Person, written: str, *, country: Country, by: Any, note: str = "") -> Phone:
    """Add a phone number, written as people write it. Raises ValidationError."""
    require(by, Verb.EDIT, person.homenet_id)
    return keep_phone(person, checked_phone(written, country), note)


def keep_phone(person: Person, e164: str, note: str = "") -> Phone:
    """Keep a number in the form in which it is dialled, once. The caller has passed the gate."""
    phone, _made = Phone.objects.get_or_create(
        person=person, e164=e164, defaults={"homenet_id": person.homenet_id, "note": note}
    )
    return phone


@transaction.atomic
def reveal(person: Person, what: str, *, why: str, by: Any) -> list[str]:
    """Show what is masked, once, and write down who looked and why.

    `what` is the kind of a document, "phone" or "address". Raises PermissionDenied,
    ValidationError without a reason, and LookupError where she has nothing of that kind.
    """
    require(by, Verb.UNMASK, person.homenet_id)
    if len(why.strip()) < 3:
        raise ValidationError(_("Say why you need to see it."))
    values = _masked_values(person, what)
    if not values:
        raise LookupError(what)
    Reveal.objects.create(
        person=person, homenet_id=person.homenet_id, user=by, what=what, why=why.strip()[:200]
    )
    return values


def _masked_values(person: Person, what: str) -> list[str]:
    if what == "phone":
        return list(Phone.objects.filter(person=person).values_list("e164", flat=True))
    if what == "address":
        return [person.address] if person.address else []
    numbers = NationalId.objects.filter(person=person, kind=what, sealed__isnull=False)
    return [
        display(number.kind, sealing.unseal(number.sealed)) for number in numbers if number.sealed
    ]
