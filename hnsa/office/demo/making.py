"""Writing the demo network down. Run twice it changes nothing the second time."""

from datetime import date
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction

from hnsa.core import scope, sealing
from hnsa.office.demo import life, network, people
from members.access.rights import STAFF
from members.actions import bodies
from members.actions import people as writing
from members.models import (
    Affiliation,
    Body,
    Consent,
    Membership,
    NationalId,
    Organisation,
    Person,
    Phone,
    Place,
    Posting,
    ReportedFigure,
)
from members.rules.numbers import mask, sought_as
from members.vocabulary.bodies import BodyKind, Figure
from members.vocabulary.people import ConsentHow, ConsentPurpose, Gender

JOINED = (2011, 2014, 2016, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025)
NUMBERS = {"PK": ("PK_CNIC", "3630297{:05d}2"), "BD": ("BD_NID10", "77431{:05d}")}
PHONES = {"PK": "+9234578{:05d}", "BD": "+88019534{:05d}"}


def homenets() -> dict[str, Body]:
    """The HomeNets and the network, by code."""
    return {
        body.code: body
        for body in Body.objects.filter(kind__in=[BodyKind.HOMENET, BodyKind.NETWORK])
    }


def holds(demo: bool) -> bool:
    """Whether the register holds demo data (or, with False, anything that is not demo)."""
    with scope.seeing(body.pk for body in homenets().values()):
        return (
            Organisation.objects.filter(body__is_demo=demo).exists()
            or Person.objects.filter(is_demo=demo).exists()
        )


@transaction.atomic
def make(today: date) -> None:
    """The whole demo network, with an association whose last meeting was this month's or last."""
    roots = homenets()
    with scope.seeing(body.pk for body in roots.values()):
        found = _organisations(roots)
        _figures(roots)
        for code in ("PK", "BD"):
            rows = [row for row in people.women() if row.homenet == code]
            _people(code, roots[code], rows, found)
        users = _logins(roots, found)
        life.make(
            roots["PK"], found["RAHGUZAR"], clerk=users["amina"], facilitator=users["saima"],
            today=today,
        )  # fmt: skip


def _organisations(roots: dict[str, Body]) -> dict[str, Body]:
    found: dict[str, Body] = {}
    for one in network.ORGANISATIONS:
        homenet = roots[one.homenet]
        body = Body.objects.filter(homenet=homenet, code=one.code).first()
        if body is None:
            body = bodies.register_organisation(
                homenet=homenet, name=one.name, kind_code=one.kind, code=one.code,
                name_native=one.native, parent=found.get(one.under, homenet), basis=one.basis,
                facilitates=one.facilitates, is_demo=True,
                place=Place.objects.filter(country=one.homenet, name=one.district).first(),
            )  # fmt: skip
            _about(body, homenet, one)
        found[one.code] = body
    return found


def _about(body: Body, homenet: Body, one: network.Organisation) -> None:
    if one.reported is not None:
        ReportedFigure.objects.create(
            body=body, homenet=homenet, what=Figure.MEMBERS, number=one.reported,
            on=network.REPORTED_ON, source=network.SOURCE,
        )  # fmt: skip
    if one.homenet_since:
        Affiliation.objects.create(
            body=body, homenet=homenet, to=homenet, begins_on=one.homenet_since
        )


def _figures(roots: dict[str, Body]) -> None:
    for code, what, number in network.REPORTED:
        body = roots[code]
        ReportedFigure.objects.get_or_create(
            body=body, homenet=body, what=what, on=network.REPORTED_ON, source=network.SOURCE,
            defaults={"number": number},
        )  # fmt: skip


def _people(code: str, homenet: Body, rows: list[people.Woman], found: dict[str, Body]) -> None:
    if Person.objects.filter(homenet=homenet, is_demo=True).exists():
        return
    made = Person.objects.bulk_create(_person(homenet, row, found) for row in rows)
    writing.index_names(made)
    kind, pattern = NUMBERS[code]
    for place, (person, row) in enumerate(zip(made, rows, strict=True), start=1):
        if place % 5:  # every fifth has no card
            _number(person, homenet, kind, pattern.format(place))
        if place % 4:
            Phone.objects.create(person=person, homenet=homenet, e164=PHONES[code].format(place))
        Consent.objects.create(
            person=person, homenet=homenet, purpose=ConsentPurpose.REGISTER,
            how=ConsentHow.THUMB if place % 3 else ConsentHow.SIGNED, given_on=network.BEGAN,
        )  # fmt: skip
        _memberships(person, homenet, place, [found[body] for body in row.bodies])


def _person(homenet: Body, row: people.Woman, found: dict[str, Body]) -> Person:
    return Person(
        homenet=homenet, full_name=row.name, full_name_native=row.native, relation=row.relation,
        relative_name=row.relative, gender=Gender.FEMALE, birth_year=row.born, age_years=row.age,
        age_on=network.BEGAN if row.age else None, place=found[row.bodies[0]].place,
        locality=row.locality, trade=row.trade, is_demo=True,
    )  # fmt: skip


def _number(person: Person, homenet: Body, kind: str, number: str) -> None:
    NationalId.objects.create(
        person=person, homenet=homenet, kind=kind, masked=mask(kind, number),
        sealed=sealing.seal(number), link=sealing.finder(sought_as(kind, number)),
    )  # fmt: skip


def _memberships(person: Person, homenet: Body, place: int, at: list[Body]) -> None:
    for step, body in enumerate(at):
        year = JOINED[(place * 3 + step) % len(JOINED)]
        begins = date(year, 1 + place % 12, 1 + place % 27)
        if place == 1 and not step:  # one who left and came back
            Membership.objects.create(
                person=person, body=body, homenet=homenet, number="3", source=network.SOURCE,
                begins_on=date(2010, 3, 5), ends_on=date(2013, 9, 30), ground="resigned",
            )  # fmt: skip
            begins = date(2015, 1, 2)
        ended = step and place % 2
        Membership.objects.create(
            person=person, body=body, homenet=homenet, number=str(place), begins_on=begins,
            ends_on=date(2025, 6, 30) if ended else None, ground="resigned" if ended else "",
            source=network.SOURCE,
        )  # fmt: skip


def _logins(roots: dict[str, Body], found: dict[str, Body]) -> dict[str, Any]:
    User = get_user_model()  # noqa: N806
    users = {}
    for one in network.LOGINS:
        user, made = User.objects.get_or_create(
            username=one.username,
            defaults={
                "first_name": one.name, "last_name": one.second, "is_demo": True,
                "is_staff": one.role in STAFF, "language": one.language,
            },
        )  # fmt: skip
        users[one.username] = user
        if not user.is_demo:
            continue  # a real user of that name keeps her password and her rights
        if made:
            user.set_password(one.password)
            user.save(update_fields=["password"])
        body = found.get(one.body) or roots[one.body]
        Posting.objects.get_or_create(
            user=user, role=one.role, body=body, homenet_id=body.homenet_id,
            defaults={"begins_on": network.BEGAN},
        )  # fmt: skip
    return users
