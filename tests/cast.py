"""The cast: eight people who work with the registry, and what two HomeNets have in it.

    amina    data clerk of HomeNet Pakistan
    bilal    administrator of HomeNet Pakistan
    saima    facilitator at a facilitating organisation in Pakistan
    farid    auditor of HomeNet Pakistan
    rita     data clerk of HomeNet Bangladesh
    regina   regional reader at HomeNet South Asia
    zubaida  sits on the election committee of the association in Pakistan, for its one election
    nobody   can log in, has no posting

All of them are made up, and so are the women in the lists. Each country has every kind of row
once, and words (`Country.words`) that stand nowhere else: where such a word turns up on a page of
somebody from elsewhere, a wall has a hole.
"""

from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from associations.models import Association, Numbering, Word
from elections.models import Commissioner
from hnsa.core import scope
from hnsa.core.models import User
from members import models
from members.access import postings
from members.access.rights import STAFF
from members.vocabulary.bodies import BodyKind
from members.vocabulary.people import Role
from members.vocabulary.reasons import Effect, Status
from tests import electing, living
from tests import factories as make

A_DAY = date(2025, 6, 1)
ROLES = {
    "amina": (Role.DATA_CLERK, "PK"),
    "bilal": (Role.ADMINISTRATOR, "PK"),
    "saima": (Role.FACILITATOR, "CHIRAGH"),
    "farid": (Role.AUDITOR, "PK"),
    "rita": (Role.DATA_CLERK, "BD"),
    "regina": (Role.REGIONAL_READER, "HNSA"),
    "zubaida": (Role.COMMISSIONER, "SOHNI"),
    "nobody": None,
}


@dataclass
class Country:
    """What one HomeNet has in the register."""

    homenet: models.Body
    facilitating: models.Body  # a facilitating organisation (saima's, in Pakistan)
    other: models.Body  # an organisation that no facilitator of the cast belongs to
    person: models.Person  # member of the facilitating organisation
    apart: models.Person  # member of the other organisation
    restricted: models.Person  # for her safety; member of the facilitating organisation
    deceased: models.Person
    association: models.Body  # facilitated by the facilitating organisation
    aloof: models.Body  # an association that no facilitator of the cast belongs to
    job: models.ImportJob
    row: models.ImportRow
    rows: dict[type, int] = field(default_factory=dict)  # one row of each model
    words: frozenset[str] = frozenset()  # stand in this country's rows and nowhere else


@dataclass
class Cast:
    """`cast.amina`, `cast.pakistan.person` … every object is this test's own."""

    amina: User
    bilal: User
    saima: User
    farid: User
    rita: User
    regina: User
    zubaida: User
    nobody: User
    pakistan: Country
    bangladesh: Country

    def user(self, name: str) -> User | None:
        """The user of that name; None for `anonymous`."""
        return None if name == "anonymous" else getattr(self, name)

    def seeing_all(self) -> AbstractContextManager[None]:
        """For what a test itself reads or writes: every HomeNet shown."""
        return scope.seeing(everywhere())


def let_in(user: User, on: date = A_DAY) -> User:
    """The user with her reach, as after the door of a request; her HomeNets are shown from here."""
    scope.recognise(user.pk)
    user.reach = postings.read(user, on=on)
    scope.show(user.reach.homenets)
    return user


def everywhere() -> list[int]:
    """The ids of all HomeNets and the network (public knowledge)."""
    kinds = [BodyKind.HOMENET, BodyKind.NETWORK]
    return list(models.Body.objects.filter(kind__in=kinds).values_list("pk", flat=True))


BODIES = ("facilitating", "other", "association", "aloof")
WORDS = {
    "PK": {
        "facilitating": ("Chiragh Resource Centre", "CHIRAGH"),
        "other": ("Mehrgarh Stitchers Union", "MEHRGARH"),
        "association": ("Sohni Adda Sisters", "SOHNI"),
        "aloof": ("Kinari Lace Makers", "KINARI"),
        "people": ("Zarnigar Bibi", "Gulrukh Noor", "Mahjabeen Shah", "Anarkali Begum"),
        "relative": "Sikandar Gondal",
        "village": "Chak 911 Toba",
        "contact": "Durdana Qazi",
        "file": "mehrgarh-members.csv",
        "number": "35202-7654321-8",
        "phone": "+923017654321",
    },
    "BD": {
        "facilitating": ("Padma Needle Centre", "PADMA"),
        "other": ("Meghna Weavers Samity", "MEGHNA"),
        "association": ("Shapla Kantha Sisters", "SHAPLA"),
        "aloof": ("Jamuna Reed Makers", "JAMUNA"),
        "people": ("Moushumi Khatun", "Sharmistha Das", "Rokeya Sultana", "Jorina Bewa"),
        "relative": "Abdur Razzaque",
        "village": "Char Kukri Mukri",
        "contact": "Nasreen Jahan",
        "file": "meghna-members.csv",
        "number": "19791234567890123",
        "phone": "+8801712345678",
    },
}


def summon() -> Cast:
    """Write the whole cast into the database, as the application role."""
    with scope.seeing(everywhere()):
        users = {
            name: make.UserFactory(username=name, is_staff=bool(posting and posting[0] in STAFF))
            for name, posting in ROLES.items()
        }
        pakistan = _country("PK", by=users["amina"])
        bangladesh = _country("BD", by=users["rita"])
        for name, posting in ROLES.items():
            if posting:
                role, code = posting
                make.PostingFactory(
                    user=users[name], role=role, body=models.Body.objects.get(code=code)
                )
        Commissioner.objects.filter(body=pakistan.association).update(
            user=users["zubaida"],
            person=pakistan.deceased,  # not her who stands
        )
        for country, of in ((pakistan, "amina"), (bangladesh, "rita")):
            country.rows[models.Posting] = models.Posting.objects.get(user=users[of]).pk
            country.rows[models.HomeNet] = country.homenet.pk
            country.rows[User] = users[of].pk
    return Cast(**users, pakistan=pakistan, bangladesh=bangladesh)


def _country(code: str, *, by: User) -> Country:
    says: dict[str, Any] = WORDS[code]
    homenet = models.Body.objects.get(code=code, kind=BodyKind.HOMENET)
    bodies = [
        make.OrganisationFactory(
            homenet=homenet, name=says[key][0], code=says[key][1], facilitates=key == "facilitating"
        ).body
        for key in ("facilitating", "other")
    ]
    people = _people(homenet, bodies, says)
    association = make.an_association(homenet, *says["association"], by=by, parent=bodies[0])
    aloof = make.an_association(homenet, *says["aloof"], by=by)
    job, row = _import(homenet, bodies[1], people[0], says, by)
    rows = [
        *bodies, *people, job, row,
        bodies[0].organisation,
        make.NationalIdFactory(person=people[0], number=says["number"]),
        make.PhoneFactory(person=people[0], e164=says["phone"]),
        *make.facts_of_person(people[0], by),
        *make.facts_of_body(bodies[0], says["contact"]),
        people[0].memberships.get(),
        job.traces.get(), job.importprogress,
        *_constitution(association), *_case(association, people[0], by),
        *living.a_life(association.body, people[0], by=by),
        *electing.everything(association.body, people[0], by=by),
    ]  # fmt: skip
    return Country(
        homenet, *bodies, *people, association.body, aloof.body, job, row,
        rows={type(one): one.pk for one in reversed(rows)},
        words=_words(says),
    )  # fmt: skip


def _constitution(association: Association) -> list[Any]:
    """The association's own rows; addresses of associations name its `Association`."""
    constitution = association.body.constitutions.get()
    return [
        association, constitution, constitution.articles.earliest("position"),
        constitution.readings.get(), Word.objects.filter(body=association.body).earliest("pk"),
    ]  # fmt: skip


def _case(association: Association, bearer: models.Person, by: User) -> list[Any]:
    """Its registration, which waits for the HomeNet, and what hangs on it."""
    body = association.body
    case = make.a_case(body, by=by, bearer=bearer)
    numbering = Numbering.objects.create(homenet=body.homenet, year=2020, last=3)
    return [case, case.remarks.get(), body.offices.get(), body.documents.get(), numbering]


def _people(homenet: Any, bodies: list[Any], says: dict[str, Any]) -> list[models.Person]:
    common = {
        "homenet": homenet,
        "relative_name": says["relative"],
        "locality": says["village"],
    }
    names = says["people"]
    people = [
        make.PersonFactory(full_name=names[0], **common),
        make.PersonFactory(full_name=names[1], **common),
        make.PersonFactory(full_name=names[2], is_restricted=True, **common),
        make.PersonFactory(full_name=names[3], is_deceased=True, **common),
    ]
    for person, body in zip(people, [bodies[0], bodies[1], bodies[0], bodies[0]], strict=True):
        make.MembershipFactory(person=person, body=body, number=f"{body.code}-{person.pk}")
    return people


def _import(
    homenet: Any, body: Any, person: Any, says: dict[str, Any], by: User
) -> tuple[models.ImportJob, models.ImportRow]:
    job = make.ImportJobFactory(
        homenet=homenet, body=body, filename=says["file"], created_by=by,
        totals={"rows": 2, "accepted": 1, "rejected": 1},
    )  # fmt: skip
    values = {"full_name": says["people"][0], "relative_name": says["relative"]}
    row = make.ImportRowFactory(job=job, row=2, values=values, body=body, person=person)
    make.ImportRowFactory(job=job, row=3, status=Status.REJECTED, effect=Effect.NONE)
    models.ImportProgress.objects.create(
        job=job, homenet=homenet, work="check", asked_by=by, heartbeat=make.A_MOMENT
    )
    models.ImportTrace.objects.create(
        row_id=row.pk, job=job, homenet=homenet, person_id=person.pk, made_person=False,
        made_membership=False,
    )  # fmt: skip
    return job, row


def _words(says: dict[str, Any]) -> frozenset[str]:
    """Single words that are not part of an address or of the other country's text."""
    keys = ("relative", "village", "contact", "file", "phone", "number")
    return frozenset(
        [*says["people"], *(says[key][0] for key in BODIES), *(says[key] for key in keys)]
    )
