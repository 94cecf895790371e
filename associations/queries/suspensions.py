"""Suspensions: what the articles would say of one, and those that run."""

from datetime import date

from associations.models import Suspension
from associations.queries import facts
from associations.queries.applications import Judged, law_on
from associations.rules import removal
from associations.rules.asked_of_members import VOTE
from hnsa.law.asking import ask
from hnsa.law.verdict import Stand, Verdict
from members.models import Body, Person
from members.queries.memberships import running_on


def assumed(body: Body, person: Person, *, on: date, organ: str) -> Judged | None:
    """Whether she may vote once that organ has suspended her on that day; None without a law."""
    law = law_on(body, on)
    found = facts.members(body, on, [person.pk])
    if law is None or not found:
        return None
    told = {**facts.of_woman(found[0], VOTE), "on": on, "suspended": True, "suspended_on": on}
    known = VOTE.facts(**{**told, "suspended_by": organ})
    return Judged(ask(VOTE, law, known), known, law)


def is_void(verdict: Verdict) -> bool:
    """Whether an article on suspensions speaks, and says that this one does not rest her vote."""
    spoken = [one for one in verdict.grounds if one.stands and one.kind == removal.Suspension.code]
    return bool(spoken) and all(one.finding.stand is Stand.HOLDS for one in spoken)


def runs(suspension: Suspension, on: date) -> bool:
    """Whether it runs on that day, or is to begin."""
    return suspension.ends_on is None or suspension.ends_on > on


def is_member(body: Body, person: Person, on: date) -> bool:
    """Whether she is a member there on that day."""
    return running_on(body, on).filter(person=person).exists()
