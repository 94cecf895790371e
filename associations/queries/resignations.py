"""Leaving by oneself, and by death: what the articles say of it."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from django.db.models import Q

from associations.models import DuesStatement, Nominee, Office, Resignation
from associations.queries.applications import Judged, law_on
from associations.rules.asked_of_members import LEAVE, PAID_OUT
from hnsa.law.asking import Law, ask
from hnsa.law.money import Money
from hnsa.law.question import Question
from members.models import Body, Person

# What the register itself knows of a member who leaves: not asked for.
NOT_ASKED: Final = frozenset(
    {"on", "resigned_on", "died_on", "nominee", "accepted_on", "handed_over", "left_on"}
)


def asked_for(law: Law, asked: Question) -> set[str]:
    """The facts that are to be told when she leaves: read by an article, not in the register."""
    reads = {name for _article, method in law.speaking(asked) for name in method.reads}
    return reads - NOT_ASKED


def known(body: Body, person: Person, on: date) -> dict[str, Any]:
    """What the register knows of her: her debts as stated, her office, whether a nominee."""
    stated = (
        DuesStatement.objects.filter(body=body, person=person, on__lte=on)
        .order_by("-on", "-pk").first()
    )  # fmt: skip
    office = (
        Office.objects.filter(Q(ends_on=None) | Q(ends_on__gt=on), body=body, person=person)
        .exclude(begins_on__gt=on).order_by("begins_on").first()
    )  # fmt: skip
    told = {
        "owes": Money(stated.owes) if stated and stated.owes is not None else None,
        "holds_office": office.post if office else None,
        "nominee": Nominee.objects.filter(body=body, person=person, named_on__lte=on).exists(),
    }
    return {name: value for name, value in told.items() if value is not None}


def leaving(resignation: Resignation, *, on: date, told: Mapping[str, Any]) -> Judged | None:
    """When her resignation takes effect, by the articles in force on the day she gave notice."""
    law = law_on(resignation.body, resignation.gave_notice_on)
    if law is None:
        return None
    facts = {
        **known(resignation.body, resignation.person, on),
        **{name: value for name, value in told.items() if value not in (None, "")},
        "on": on, "resigned_on": resignation.gave_notice_on,
        "accepted_on": resignation.accepted_on, "handed_over": resignation.handed_over,
    }  # fmt: skip
    return _judged(LEAVE, law, facts)


def died(body: Body, person: Person, died_on: date) -> Judged | None:
    """On which day the membership of a member who died ends, by the articles of that day."""
    law = law_on(body, died_on)
    return None if law is None else _judged(LEAVE, law, {"on": died_on, "died_on": died_on})


def paid_out(
    body: Body, person: Person, *, on: date, left_on: date | None = None,
    died_on: date | None = None, told: Mapping[str, Any],
) -> Judged | None:  # fmt: skip
    """What is paid out when she has left or died, by the articles of that day."""
    day = died_on or left_on or on
    law = law_on(body, day)
    if law is None:
        return None
    facts = {**known(body, person, day), **told, "on": on, "left_on": left_on, "died_on": died_on}
    return _judged(PAID_OUT, law, facts)


def _judged(asked: Question, law: Law, told: Mapping[str, Any]) -> Judged:
    names = {blank.name for blank in asked.facts.blanks}
    facts = asked.facts.load({name: told[name] for name in told if name in names})
    return Judged(ask(asked, law, facts), facts, law)
