"""Made-up records, one factory a table. `homenet` is asked for where row security needs it."""

import hashlib
import json
from datetime import UTC, date, datetime
from typing import Any

import factory
from django.core.files.base import ContentFile
from factory.django import DjangoModelFactory

from associations.models import (
    Article,
    Association,
    Case,
    Constitution,
    Document,
    Office,
    Reading,
    Remark,
)
from associations.vocabulary.cases import CaseState, DocumentKind
from associations.vocabulary.life import Standing
from hnsa.core import sealing
from hnsa.core.models import User
from members import models
from members.vocabulary.bodies import BodyKind
from members.vocabulary.imports import JobState
from members.vocabulary.people import Gender, PersonRole, Role
from members.vocabulary.reasons import Effect, Status

LONG_AGO = date(2020, 1, 1)
A_MOMENT = datetime(2025, 3, 1, 9, 0, tzinfo=UTC)
PASSWORD = "Lantern-brick-37"


class UserFactory(DjangoModelFactory):
    class Meta:
        model = User
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"user{n}")
    first_name = factory.LazyAttribute(lambda user: user.username.capitalize())
    password = factory.django.Password(PASSWORD)


class OrganisationFactory(DjangoModelFactory):
    """An organisation with its body: `OrganisationFactory(homenet=…, name=…, code=…)`."""

    class Meta:
        model = models.Organisation
        exclude = ("name", "code", "parent")

    name = factory.Sequence(lambda n: f"Organisation {n}")
    code = factory.Sequence(lambda n: f"ORG{n}")
    parent = factory.SelfAttribute("homenet")
    kind = factory.LazyFunction(lambda: models.OrganisationKind.objects.get(code="co"))
    body = factory.LazyAttribute(
        lambda o: models.Body.objects.create(
            kind=BodyKind.ORGANISATION, homenet=o.homenet, parent=o.parent, code=o.code, name=o.name
        )
    )


class PersonFactory(DjangoModelFactory):
    class Meta:
        model = models.Person

    full_name = factory.Sequence(lambda n: f"Person {n}")
    gender = Gender.FEMALE


class MembershipFactory(DjangoModelFactory):
    class Meta:
        model = models.Membership

    homenet = factory.SelfAttribute("person.homenet")
    begins_on = LONG_AGO


class NationalIdFactory(DjangoModelFactory):
    """`NationalIdFactory(person=…, number="35202-1234567-2")`."""

    class Meta:
        model = models.NationalId
        exclude = ("number",)

    homenet = factory.SelfAttribute("person.homenet")
    kind = "cnic"
    number = "35202-0000000-2"
    masked = factory.LazyAttribute(lambda o: "•" * 8 + str(o.number)[-4:])
    sealed = factory.LazyAttribute(lambda o: sealing.seal(o.number))
    link = factory.LazyAttribute(lambda o: sealing.finder(f"{o.kind}:{o.number}"))


class PhoneFactory(DjangoModelFactory):
    class Meta:
        model = models.Phone

    homenet = factory.SelfAttribute("person.homenet")
    e164 = "+923001234567"


class PostingFactory(DjangoModelFactory):
    class Meta:
        model = models.Posting

    role = Role.DATA_CLERK
    homenet = factory.SelfAttribute("body.homenet")
    begins_on = LONG_AGO


class ImportJobFactory(DjangoModelFactory):
    class Meta:
        model = models.ImportJob

    filename = "members.csv"
    state = JobState.CHECKED
    created_at = A_MOMENT


class ImportRowFactory(DjangoModelFactory):
    class Meta:
        model = models.ImportRow

    homenet = factory.SelfAttribute("job.homenet")
    row = factory.Sequence(lambda n: n + 2)
    status = Status.ACCEPTED
    effect = Effect.NEW
    sealed_cells = factory.LazyAttribute(lambda o: sealing.seal(json.dumps(["a", "row"])))


def facts_of_person(person: models.Person, by: Any) -> list[Any]:
    """One row in every other table about a person (ids and phones apart)."""
    own: dict[str, Any] = {"person": person, "homenet": person.homenet}
    word = person.full_name.split()[0].lower()
    return [
        models.RoleInTrade.objects.create(role=PersonRole.PRODUCER, **own),
        models.Consent.objects.create(purpose="register", given_on=LONG_AGO, **own),
        models.Reveal.objects.create(user=by, what="phone", why="to call her", **own),
        models.NameToken.objects.create(word=word, **own),
        models.NameWord.objects.create(homenet=person.homenet, word=word, sound=word[:4]),
    ]


def facts_of_body(body: models.Body, contact: str) -> list[Any]:
    """One row in every other table about a body."""
    own: dict[str, Any] = {"body": body, "homenet": body.homenet}
    return [
        models.Registration.objects.create(authority=f"Registrar for {contact}", **own),
        models.Contact.objects.create(name=contact, **own),
        models.ReportedFigure.objects.create(number=120, on=LONG_AGO, source=contact, **own),
        models.Affiliation.objects.create(to=body.homenet, begins_on=LONG_AGO, **own),
    ]


def an_association(
    homenet: models.Body, name: str, code: str, *, by: Any, parent: models.Body | None = None
) -> Association:
    """An association with an adopted constitution of two articles, read out once."""
    body = models.Body.objects.create(
        kind=BodyKind.ASSOCIATION, homenet=homenet, parent=parent or homenet, code=code, name=name
    )
    association = Association.objects.create(body=body, homenet=homenet, area=name)
    a_constitution(body, by=by)
    return association


def a_constitution(
    body: models.Body, *, by: Any, rules: tuple[tuple[str, dict[str, Any]], ...] = (
        ("minimum_age", {"years": 15}), ("women_only", {}),
    ), since: date = LONG_AGO, version: int = 1,
) -> Constitution:  # fmt: skip
    """A version in force from a day on, with these articles (kind, parameters)."""
    own: dict[str, Any] = {"homenet": body.homenet}
    made = Constitution.objects.create(
        body=body, created_by=by, created_at=A_MOMENT, saved_at=A_MOMENT, **own
    )
    for place, (kind, parameters) in enumerate(rules, start=1):
        Article.objects.create(
            constitution=made, position=place, number=str(place), heading=f"{body.name} {place}",
            kind=kind, parameters=parameters, **own,
        )  # fmt: skip
    Reading.objects.create(
        constitution=made, on=since, read_by=f"A reader of {body.name}", listeners=12,
        recorded_by=by, **own,
    )  # fmt: skip
    made.standing, made.version, made.adopted_on = Standing.ADOPTED, version, since
    made.in_force_from = since
    made.save()
    return made


def a_case(body: models.Body, *, by: Any, bearer: models.Person, **told: Any) -> Case:
    """The registration of that association, sent, with a remark, an office and a paper."""
    own: dict[str, Any] = {"homenet": body.homenet}
    case = Case.objects.create(
        **{
            "body": body, "opened_by": by, "opened_at": A_MOMENT, "saved_at": A_MOMENT,
            "state": CaseState.SENT, "sent_at": A_MOMENT, "sent_by": by,
            "asked_by": f"Women of {body.name}", **own, **told,
        }
    )  # fmt: skip
    Remark.objects.create(
        case=case, step="need", text=f"Why {body.name}?", by=by, at=A_MOMENT,
        answered_at=A_MOMENT, **own,
    )  # fmt: skip
    Office.objects.create(body=body, person=bearer, post="secretary", begins_on=LONG_AGO, **own)
    a_document(body, by=by, title=f"Minutes of {body.name}")
    return case


def a_document(
    body: models.Body, *, by: Any, title: str = "", kind: str = DocumentKind.MINUTES
) -> Document:
    """A paper of that association: a small PDF, really kept."""
    data = f"%PDF-1.4 {title or body.pk} %%EOF".encode()
    return Document.objects.create(
        body=body, homenet=body.homenet, kind=kind, title=title, mime="application/pdf",
        size=len(data), sha256=hashlib.sha256(data).hexdigest(), uploaded_by=by,
        uploaded_at=A_MOMENT, file=ContentFile(data, name="paper.pdf"),
    )  # fmt: skip
