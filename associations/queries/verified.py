"""What everybody may ask: whether a certificate is the registry's own."""

from dataclasses import dataclass
from datetime import date

from associations.models import Case
from associations.vocabulary.cases import CaseState
from associations.vocabulary.life import Stage
from hnsa.core import scope
from members.access.postings import every_homenet
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
