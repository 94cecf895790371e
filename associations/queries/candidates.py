"""What the register knows of a member who stands for an office, and what the articles say of it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from associations.models import CommitteeSeat, Office, PaidStaff
from associations.queries import constitutions, facts, terms
from associations.queries.frozen import frozen
from associations.queries.offices import NOT_ON_COMMITTEE, held_on
from associations.rules.asked_of_offices import STAND, Candidate
from associations.vocabulary.procedures import Service
from associations.vocabulary.subjects import Post
from hnsa.law.asking import ask
from hnsa.law.verdict import Verdict
from members.models import Body, Person


@dataclass(frozen=True)
class Candidacy:
    """Her standing for an office; without a verdict no constitution is in force."""

    facts: Candidate
    verdict: Verdict | None

    def kept(self) -> dict[str, Any] | None:
        """As it stays with the office."""
        return None if self.verdict is None else frozen(self.verdict, self.facts)


def of(body: Body, person: Person, post: str, *, on: date, rest: bool = False) -> Candidacy:
    """May she stand for that office on that day? `rest`: for the rest of the running term."""
    law = constitutions.in_force_of([body.pk], on=on).get(body.pk)
    known = facts.members(body, on, only=[person.pk])
    told: dict[str, Any] = {
        **(facts.of_woman(known[0], STAND) if known else {}),
        **_beside(body, person, on),
        **terms.of_all(body, post, on, only=[person.pk], rest=rest, law=law)[person.pk],
        "post": Post(post), "on": on,
    }  # fmt: skip
    candidate = Candidate(**told)
    return Candidacy(candidate, ask(STAND, law, candidate) if law is not None else None)


def _beside(body: Body, person: Person, on: date) -> dict[str, Any]:
    """Where else she sits. Who is paid staff is known only by name, so only that nobody is."""
    elsewhere = (
        Office.objects.filter(held_on(on), person=person)
        .exclude(body=body)
        .exclude(post__in=NOT_ON_COMMITTEE)
    )
    told: dict[str, Any] = {
        "other_committees": elsewhere.values("body").distinct().count(),
        "on_election_committee": CommitteeSeat.objects.filter(
            held_on(on), body=body, person=person, committee__service=Service.ELECTION
        ).exists(),
    }
    if not PaidStaff.objects.filter(held_on(on), body=body).exists():
        told["employee"] = False
    return told
