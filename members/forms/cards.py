"""The page of a person at a glance: what may be shown to whom, in words."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from members.access.rights import Verb, may
from members.forms import ages, spells
from members.forms.changes import Sentence, masked_phone, sentences
from members.forms.spells import Plot
from members.models import Body, Consent, Membership, NationalId, Person, Phone, RoleInTrade
from members.queries import changes, memberships
from members.queries.people import number_of
from members.vocabulary.country import CODES, country


@dataclass(frozen=True)
class Masked:
    """A number that is shown masked, and the word by which it may be asked for."""

    label: str
    shown: str
    what: str  # for the address of "Show"; empty where it cannot be shown
    note: str = ""


@dataclass(frozen=True)
class PersonCard:
    """Everything the glance page shows; nothing on it is unmasked."""

    person: Person
    number: str
    homenet: Body
    relation: str
    place: str
    born: tuple[str, str]
    years: tuple[str, str]
    spells: list[Membership]
    running: int
    plot: Plot | None
    numbers: list[Masked]
    phones: list[Masked]
    address: Masked | None
    roles: list[RoleInTrade]
    consents: list[Consent]
    history: list[Sentence]
    may_edit: bool
    may_see_history: bool


def of(person: Person, *, user: Any, on: date) -> PersonCard:
    """The card of a person that the user may see. About ten queries."""
    homenet = person.homenet
    unmask = may(user, Verb.UNMASK, homenet.pk)
    found = list(memberships.spells_of(person, user))
    told = may(user, Verb.SEE_HISTORY, homenet.pk)
    return PersonCard(
        person=person,
        number=number_of(person, homenet.code),
        homenet=homenet,
        relation=_relation(person),
        place=_place(person),
        born=ages.born(person),
        years=spells.years_of(found, on),
        spells=found,
        running=sum(spell.ends_on is None for spell in found),
        plot=spells.plot(found, on),
        numbers=_numbers(person, homenet, unmask),
        phones=[
            Masked(str(_("Phone")), masked_phone(phone.e164), "phone" if unmask else "", phone.note)
            for phone in Phone.objects.filter(person=person).order_by("id")
        ],
        address=Masked(str(_("Address")), "", "address" if unmask else "")
        if person.address
        else None,
        roles=list(RoleInTrade.objects.filter(person=person).order_by("id")),
        consents=list(Consent.objects.filter(person=person).order_by("-given_on", "id")),
        history=sentences(changes.of_person(person)[:8], user) if told else [],
        may_edit=may(user, Verb.EDIT, homenet.pk),
        may_see_history=told,
    )


def _numbers(person: Person, homenet: Body, unmask: bool) -> list[Masked]:
    labels = {}
    if homenet.code in CODES:
        labels = {document.kind: _(document.label) for document in country(homenet.code).documents}
    return [
        Masked(
            labels.get(number.kind, number.kind),
            number.masked,
            number.kind if unmask and number.sealed is not None else "",
        )
        for number in NationalId.objects.filter(person=person).order_by("id")
    ]


def _relation(person: Person) -> str:
    if not person.relative_name:
        return ""
    name = person.relative_name
    if person.relative_deceased:
        name = _("the late %(name)s") % {"name": name}
    return f"{person.get_relation_display()} {name}"


def _place(person: Person) -> str:
    parts = [person.ward, person.locality]
    if person.place_id:
        parts.append(person.place.name)
        if person.place.parent_id and person.place.parent.level != "country":
            parts.append(person.place.parent.name)
    return _(", ").join(part for part in parts if part)
