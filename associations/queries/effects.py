"""What follows from a decision, and from which day by the articles."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from associations.models import Motion
from associations.queries import answers, constitutions, frozen
from associations.rules.asked_of_meetings import EFFECT, Decided
from associations.vocabulary.gatherings import Outcome
from associations.vocabulary.subjects import Subject
from hnsa.law.asking import Law, ask
from hnsa.law.verdict import Verdict


@dataclass(frozen=True)
class Due:
    """From which day a decision has effect. `verdict`: silent where no article speaks."""

    verdict: Verdict
    facts: Decided
    law: Law
    on: date

    @property
    def asks(self) -> set[str]:
        """Facts that an article reads and that only people know: sent, approved, refused."""
        return answers.reads(self.law, EFFECT) & {"sent_on", "approved_on", "refused_on"}


def due(motion: Motion, *, today: date, told: Mapping[str, Any] | None = None) -> Due:
    """From which day it has effect by the law of the day it was decided. Two queries."""
    assert motion.decided_on is not None
    constitution = constitutions.in_force(motion.body_id, on=motion.decided_on)
    law = frozen.law_of(constitution)
    facts = Decided(
        **{**(told or {}), "on": today, "subject": Subject(motion.subject),
           "decided_on": motion.decided_on}
    )  # fmt: skip
    verdict = ask(EFFECT, law, facts)
    found = verdict.result
    return Due(verdict, facts, law, found if isinstance(found, date) else motion.decided_on)


def what_follows(motion: Motion) -> str:
    """The room in which something follows from it; "" where nothing does in the register."""
    if motion.constitution_id is not None:
        return "constitution"
    if motion.application_id is not None:
        return "application"
    if motion.termination_id is not None:
        return "termination"
    if motion.suspension_id is not None or (
        motion.subject == Subject.SUSPENSION and motion.person_id is not None
    ):
        return "suspension"
    if motion.office_id is not None or motion.post:
        return "office"
    return "committee" if motion.committee_id is not None else ""


def follows_when_lost(motion: Motion) -> bool:
    """Whether something is to be written down also where the motion was lost."""
    return motion.outcome == Outcome.LOST and what_follows(motion) in ("application", "termination")
