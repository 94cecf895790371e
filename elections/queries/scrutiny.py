"""What the articles say of a nomination: may she stand, and is her paper in order.

Facts come from the register, from the paper, and from what was told in the scrutiny; the articles
judge, and where they are silent on the paper the network's model rules.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.utils.timezone import get_current_timezone

from associations.queries import answers, candidates
from associations.queries.frozen import frozen
from associations.rules.asked_of_offices import NOMINATE, STAND, Candidate
from associations.rules.asked_of_offices import Nomination as PaperFacts
from elections.models import Commissioner, Nomination
from elections.queries.elections import law_of
from elections.queries.nominations import on_roll, signed_before
from elections.vocabulary.states import ElectionKind
from hnsa.law.asking import Law, ask
from hnsa.law.question import Facts
from hnsa.law.verdict import Answer, Ground, Stand, Verdict

# What the register or the paper itself tells, or what is of a later step: not asked for.
_GIVEN: Final = frozenset(
    {
        "on", "poll_on", "post", "handed_in_on", "consents", "supporters",
        "supporters_signed_before", "withdrawn_on", "list_on", "names_her_relative",
        "on_election_committee", "only_misspelt",
    }
)  # fmt: skip


@dataclass(frozen=True)
class Scrutiny:
    """The two verdicts on a nomination, with their facts."""

    stand: Verdict
    candidate: Candidate
    paper: Verdict
    facts: PaperFacts
    is_on_roll: bool  # an objection may have taken her off since the paper was received

    @property
    def answer(self) -> Answer:
        """NO where either stands against it, or she is off the roll; OPEN where one is open."""
        if not self.is_on_roll:
            return Answer.NO
        found = {self.stand.answer, self.paper.answer}
        return next((one for one in (Answer.NO, Answer.OPEN) if one in found), Answer.YES)

    @property
    def against(self) -> tuple[Ground, ...]:
        """Every ground that stands against it."""
        return tuple(
            one
            for verdict in (self.stand, self.paper)
            for one in verdict.grounds
            if one.stands and one.finding.stand is Stand.BREAKS
        )

    @property
    def verdict(self) -> Verdict:
        """The one that stops it."""
        return self.paper if self.stand.answer is not Answer.NO else self.stand

    def kept(self) -> dict[str, Any]:
        """As `Nomination.judged` keeps it."""
        return {
            "stand": frozen(self.stand, self.candidate), "nominate": frozen(self.paper, self.facts)
        }  # fmt: skip


def of(
    nomination: Nomination, *, on: date, told: Mapping[str, Any] | None = None,
    law: Law | None = None,
) -> Scrutiny:  # fmt: skip
    """What the articles of the election say on that day. Raises `Unfit` for facts not readable."""
    election = nomination.contest.election
    law = law_of(election) if law is None else law
    told = told or {}
    candidate = _candidate(nomination, on, told)
    paper = _paper(nomination, on, told)
    return Scrutiny(
        ask(STAND, law, candidate), candidate, ask(NOMINATE, law, paper), paper,
        bool(on_roll(election, [nomination.person_id])),
    )  # fmt: skip


def asked_for(nomination: Nomination, law: Law, on: date) -> dict[str, set[str]]:
    """Of each question the facts that an article reads and that nobody knows yet."""
    found = _candidate(nomination, on, {})
    known = {blank.name for blank in found.blanks if getattr(found, blank.name) is not None}
    if known & {"born", "age"}:
        known |= {"born", "age"}
    if known & {"months_owed", "owes"}:
        known |= {"months_owed", "owes"}
    return {
        STAND.code: answers.reads(law, STAND) - known - _GIVEN,
        NOMINATE.code: answers.reads(law, NOMINATE) - _GIVEN,
    }


def _candidate(nomination: Nomination, on: date, told: Mapping[str, Any]) -> Candidate:
    contest = nomination.contest
    election = contest.election
    rest = election.kind == ElectionKind.BY_ELECTION
    found = candidates.of(contest.body, nomination.person, contest.post, on=on, rest=rest).facts
    known = {blank.name: getattr(found, blank.name) for blank in found.blanks}
    committee = Commissioner.objects.filter(
        election=election, person=nomination.person_id, left_on=None
    )
    known |= {
        "poll_on": election.poll_on,
        "on_election_committee": known["on_election_committee"] or committee.exists(),
    }
    return Candidate(**_with(STAND.facts, known, told))


def _paper(nomination: Nomination, on: date, told: Mapping[str, Any]) -> PaperFacts:
    election = nomination.contest.election
    signed = list(nomination.supporters.all())
    proposer = next((one.person_id for one in signed if one.proposes), None)
    known = {
        "on": on,
        "handed_in_on": nomination.received_at.astimezone(get_current_timezone()).date(),
        "poll_on": election.poll_on,
        "consents": nomination.consents,
        "supporters": len(on_roll(election, [one.person_id for one in signed])),
        "supporters_signed_before": 0
        if proposer is None
        else signed_before(election, proposer, before=nomination),
        "names_her_relative": bool(nomination.relative),
    }
    return PaperFacts(**_with(NOMINATE.facts, known, told))


def _with(facts: type[Facts], known: dict[str, Any], told: Mapping[str, Any]) -> dict[str, Any]:
    """What is known, and what was told beside; what is known is not told over."""
    names = {blank.name for blank in facts.blanks}
    read = facts.load({name: value for name, value in told.items() if name in names and value})
    more = {name: getattr(read, name) for name in names}
    return {name: known.get(name) if known.get(name) is not None else more[name] for name in names}
