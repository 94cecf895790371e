"""What everybody may ask: whether a certificate, or a membership card, is the registry's own."""

from dataclasses import dataclass
from datetime import date

from associations.models import Case
from associations.queries import member_register
from associations.vocabulary.cases import CaseState
from associations.vocabulary.life import Stage
from hnsa.core import scope
from members.access.postings import every_homenet
from members.models import Membership
from members.vocabulary.bodies import BodyStatus

NO_CODE = "-"  # stands in no row; asked for all the same, so that the time tells nothing


@dataclass(frozen=True)
class Verified:
    """All that the public page may tell of an association."""

    name: str
    name_native: str
    number: str
    registered_on: date
    ended: bool


def certificate_of(code: str) -> Verified | None:
    """What a certificate with that code says; None where there is none. One row is read.

    Needs no posting: the HomeNets are shown for this one question only.
    """
    with scope.seeing(every_homenet()):
        row = (
            Case.objects.filter(code=code or NO_CODE, state=CaseState.REGISTERED)
            .values_list(
                "body__name", "body__name_native", "number", "registered_on", "body__status",
                "body__association__stage",
            )
            .first()
        )  # fmt: skip
    if row is None:
        return None
    name, native, number, day, status, stage = row
    assert day is not None  # the database asks for it where there is a code
    return Verified(
        name, native, number, day, status == BodyStatus.DISSOLVED or stage == Stage.ENDED
    )


@dataclass(frozen=True)
class Card:
    """All that the public page may tell of a membership card: no name, no number, no day."""

    name: str
    name_native: str
    is_member: bool


def card_of(code: str, on: date) -> Card | None:
    """Whether who holds the card with that code is a member on a day; None: no card of ours."""
    membership = member_register.membership_of(code)
    if membership is None:
        return None
    with scope.seeing(every_homenet()):
        row = (
            Membership.objects.filter(pk=membership)
            .values_list("body__name", "body__name_native", "begins_on", "ends_on", "body__status")
            .first()
        )
    if row is None:
        return None
    name, native, begins, ends, status = row
    running = (begins is None or begins <= on) and (ends is None or ends > on)
    return Card(name, native, running and status != BodyStatus.DISSOLVED)
