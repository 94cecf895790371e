"""An election as the rules see it: its law, its days, what was done, what is voted on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.utils import translation

from associations.models import Constitution
from associations.queries import constitutions, frozen
from elections.models import Contest, Election, StepTaken
from elections.queries import committees
from elections.rules.rolls import OLDEST, as_of
from elections.rules.steps import Judged, judge_step
from elections.rules.timetable import Due, Timetable, article_of, timetable, with_model
from elections.vocabulary.states import ContestState, ElectionKind, ElectionState
from elections.vocabulary.steps import Step
from hnsa.core.saying import said
from hnsa.law.asking import Law
from hnsa.law.verdict import Answer, Ground, Stand, Verdict, breaks
from hnsa.law.words import Line
from members.access.postings import of
from members.access.rights import Verb, may_at

# Nothing happens in it any more, but that it is objected to or declared void.
OVER = frozenset({ElectionState.DECLARED, ElectionState.VOID, ElectionState.GIVEN_UP})
# Contests in which nobody votes (any more).
WITHOUT_POLL = frozenset({ContestState.UNOPPOSED, ContestState.VACANT, ContestState.VOID})


def constitution_of(election: Election) -> Constitution | None:
    """The version that decides: frozen once announced; before, the one of election day."""
    if election.law_id is not None:
        return election.law
    return constitutions.in_force(election.body_id, on=election.poll_on)


def law_of(election: Election) -> Law:
    """The law of the election, with the network's model rules where its articles are silent."""
    version = constitution_of(election)
    law = (
        constitutions.read(version).law
        if version is not None
        else Law((), week=constitutions.week_of(election.homenet))
    )
    return law_again(with_model(law), election.kind, election.follows, election.poll_on)


def law_again(law: Law, kind: str, follows: Election | None, poll_on: date) -> Law:
    """The law of a new poll: the roll of the election that it follows stands, as of its day."""
    fixed = roll_kept(kind, follows, poll_on)
    return law if fixed is None else as_of(law, (poll_on - fixed).days)


def roll_kept(kind: str, follows: Election | None, poll_on: date) -> date | None:
    """The day of the final roll that a new poll keeps; None where it draws a roll of its own.

    Every other election does, and so does one after a roll that was never final or is too old.
    """
    if follows is None or kind != ElectionKind.RE_POLL or follows.roll_frozen_at is None:
        return None
    step = StepTaken.objects.filter(election=follows, step=Step.ROLL_FIXED).first()
    is_near = step is not None and 0 <= (poll_on - step.on).days <= OLDEST
    return step.on if step is not None and is_near else None


def contests_of(election: Election) -> list[Contest]:
    """What is voted on, in the order of the papers."""
    return list(election.contests.order_by("position", "pk"))


def is_polled(election: Election) -> bool:
    """Whether anybody is voted on: some contest is neither unopposed nor vacant.

    One that is withheld was voted on, if there was a poll at all.
    """
    states = set(election.contests.values_list("state", flat=True)) - WITHOUT_POLL
    if states == {ContestState.WITHHELD}:
        return StepTaken.objects.filter(election=election, step=Step.POLL).exists()
    return bool(states)


def taken_of(election: Election) -> dict[Step, StepTaken]:
    """The steps that were taken."""
    return {Step(one.step): one for one in StepTaken.objects.filter(election=election)}


def days_taken(taken: Mapping[Step, StepTaken]) -> dict[Step, date]:
    """The days on which the steps of the timetable were taken."""
    return {step: one.on for step, one in taken.items() if step is not Step.VOID}


def may_hold(user: Any, election: Election) -> bool:
    """Whether she holds it: by the right to (ELECT there), or as one of its election committee."""
    if may_at(user, Verb.ELECT, election.body):
        return True
    reach = of(user)
    if election.body_id not in reach.commissions:
        return False
    return committees.holds(election, reach.user)


@dataclass(frozen=True)
class Days:
    """The days of an election as they are now: each step with its day and article."""

    steps: tuple[Due, ...]

    @property
    def by_step(self) -> dict[Step, Due]:
        """Each step."""
        return {one.step: one for one in self.steps}

    def on(self, step: Step) -> date | None:
        """The day of a step; None where the timetable has none."""
        due = self.by_step.get(step)
        return due.on if due else None


def days_of(election: Election, law: Law | None = None) -> Days:
    """The timetable: as it was frozen when announced, or as it comes from the articles today."""
    law = law_of(election) if law is None else law
    if election.timetable:
        return Days(tuple(_read(one, law) for one in election.timetable))
    return Days(timetable(law, election.poll_on, date.min).steps)


def plan_of(election: Election, on: date) -> Timetable:
    """The plan as it would be announced on that day, with what stands against it."""
    taken = days_taken(taken_of(election)) | {Step.NOTICE: on}
    return timetable(law_of(election), election.poll_on, on, taken)


def judged_plan(plan: Timetable) -> Verdict:
    """What is said of a plan: the articles whose facts are known, and what no article says."""
    known = tuple(one for one in plan.verdict.grounds if one.finding.stand is not Stand.UNKNOWN)
    said_already = {one.sentence for one in known}
    beside = tuple(
        Ground("", "", "", line, breaks()) for line in plan.against if line not in said_already
    )
    answer = Answer.NO if plan.against else Answer.YES
    return replace(plan.verdict, answer=answer, grounds=(*beside, *known), silent=())


def judged_step(
    election: Election, step: Step, on: date, taken: Mapping[Step, StepTaken]
) -> Judged:
    """What the articles say of a step on a day, with all that is known of it."""
    law = law_of(election)
    days = days_of(election, law).by_step
    told = committees.told_of(election, step)
    return judge_step(law, days, days_taken(taken), step, on, told)


def written(steps: Iterable[Due]) -> list[dict[str, Any]]:
    """A timetable as the column `timetable` keeps it; sentences in English."""
    with translation.override("en"):
        return [
            {
                "step": str(one.step), "on": one.on.isoformat(), "article": one.article,
                "sentence": said(one.sentence) if one.sentence else "",
            }
            for one in steps
        ]  # fmt: skip


def _read(kept: Mapping[str, str], law: Law) -> Due:
    """A step as it was frozen; told in the reader's language where the words are the same."""
    step = Step(kept["step"])
    _number, line = article_of(step, law)
    with translation.override("en"):
        same = line is not None and said(line) == kept["sentence"]
    words = line if same else Line(kept["sentence"]) if kept["sentence"] else None
    return Due(step, date.fromisoformat(kept["on"]), kept["article"], words)


def judged_again(judged: Mapping[str, Any] | None, law: Law) -> Verdict | None:
    """A verdict of which some grounds were kept, found again; None where it reads otherwise."""
    whole = frozen.again(judged, law)
    if judged is None or whole is None:
        return None
    kept = {(one["article"], one["kind"]) for one in judged["grounds"]}
    grounds = tuple(one for one in whole.grounds if (one.article, one.kind) in kept)
    found = replace(whole, answer=Answer(judged["answer"]), grounds=grounds, silent=())
    return found if frozen.same(judged, found) else None
