"""Registrations of an association with authorities of the country, which come later."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import IO, Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from associations.actions import documents
from associations.vocabulary.cases import DocumentKind
from members.access.rights import Verb, require_at
from members.models import Body, Registration


@dataclass(frozen=True)
class Letter:
    """What the letter of an authority says."""

    authority: str
    number: str = ""
    registered_on: date | None = None
    ends_on: date | None = None


@transaction.atomic
def write_down(
    body: Body, letter: Letter, *, by: Any, at: datetime, on: date, file: IO[bytes] | None = None
) -> Registration:
    """Write a registration down, with its letter kept among the papers.

    Raises ValidationError, by name of the field, for days that cannot be, a number that is there
    already, and a letter that is no photo or PDF.
    """
    require_at(by, Verb.EDIT, body)
    Body.objects.select_for_update().get(pk=body.pk)
    wrong: dict[str, Any] = {}
    if letter.registered_on is not None and letter.registered_on > on:
        wrong["registered_on"] = _("That day has not come yet.")
    elif letter.registered_on and letter.ends_on and letter.ends_on < letter.registered_on:
        wrong["ends_on"] = _("It cannot end before it begins.")
    if letter.number and _there(body, letter):
        wrong["number"] = _("This number of this authority is written down already.")
    if not wrong and file is not None:
        try:
            documents.keep(body, [file], kind=DocumentKind.REGISTRATION, by=by, at=at)
        except ValidationError as error:
            wrong["letter"] = error.messages
    if wrong:
        raise ValidationError(wrong)
    return Registration.objects.create(
        body=body, homenet_id=body.homenet_id, authority=letter.authority.strip(),
        number=letter.number.strip(), registered_on=letter.registered_on, ends_on=letter.ends_on,
    )  # fmt: skip


def _there(body: Body, letter: Letter) -> bool:
    return Registration.objects.filter(
        body=body, authority__iexact=letter.authority.strip(), number=letter.number.strip()
    ).exists()
