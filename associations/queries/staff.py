"""Paid staff: who is paid, and what the article that forbids it says."""

from datetime import date
from typing import Any

from django.db.models import QuerySet

from associations.models import Motion, PaidStaff
from associations.queries import constitutions
from associations.rules.asked_of_funds import SPEND, Payment
from associations.rules.funds import NoSalariedStaff
from associations.vocabulary.gatherings import Dispute, Outcome
from associations.vocabulary.subjects import Subject
from hnsa.law.asking import Above, Law, ask
from hnsa.law.verdict import Verdict
from members.models import Body


def all_of(body: Body) -> QuerySet[Any]:
    """Everybody who is or was paid a salary, the latest first."""
    return PaidStaff.objects.filter(body=body).select_related("motion")


def allowing(body: Body, on: date) -> QuerySet[Any]:
    """The decisions that paid staff is taken on, carried by that day and not annulled since."""
    motions = Motion.objects.filter(
        body=body, subject=Subject.STAFF, outcome=Outcome.CARRIED, decided_on__lte=on
    )
    return motions.exclude(contests__what=Dispute.ANNULLED).order_by("-decided_on", "-pk")


def on_salaries(law: Law) -> Law:
    """What of a constitution speaks of salaries: not who signs for one, nor who decides on it."""
    kept = [one for one in law.articles if isinstance(one.rule, NoSalariedStaff | Above)]
    return Law(tuple(kept), law.version, law.week)


def judged(body: Body, on: date) -> tuple[Verdict | None, Payment]:
    """May somebody be paid a salary there on that day? None where no constitution is in force."""
    law = constitutions.in_force_of([body.pk], on=on).get(body.pk)
    facts = Payment(on=on, salary=True, staff_allowed=allowing(body, on).exists())
    return (ask(SPEND, on_salaries(law), facts) if law is not None else None), facts
