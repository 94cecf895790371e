"""A step of an election is taken: in its time, before it, or late.

Some steps have a day before which they are not taken (nominations are not closed while they may
still be handed in); the others may be done as early as one likes. Late is what an article says.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import Any, Final

from associations.rules.asked_of_offices import ELECTION_PLAN, Plan
from elections.rules.timetable import (
    AFTER,
    SEQUENCE,
    Due,
    facts_of,
    tell_step,
    with_model,
)  # fmt: skip
from elections.vocabulary.steps import Step
from hnsa.law.asking import Law, ask
from hnsa.law.verdict import Answer, Ground, Stand, Verdict, breaks
from hnsa.law.words import tell

# Not before their day: it is somebody's last day to do something, or the day is the matter itself.
NOT_BEFORE: Final = frozenset(
    {
        Step.ROLL_FIXED, Step.OBJECTIONS, Step.NOMINATIONS, Step.WITHDRAWAL, Step.CAMPAIGN_END,
        Step.POLL,
    }
)  # fmt: skip
# Where nobody is voted on any more (all stand unopposed), there is no poll and no count.
ONLY_WITH_A_POLL: Final = frozenset({Step.POLL, Step.COUNT})
_UNTOLD: Final[Mapping[str, Any]] = MappingProxyType({})
_DAYS: Final = frozenset(blank.name for blank in Plan.blanks) & frozenset(map(str, Step))


@dataclass(frozen=True)
class Judged:
    """What the articles say of a step on a day."""

    verdict: Verdict
    facts: Plan
    early: bool
    stopped: bool  # too early, or an article stands against it by what was told beside its day

    @property
    def late(self) -> bool:
        """Whether an article is broken, though nothing stopped it."""
        return not self.stopped and self.verdict.answer is Answer.NO


def before(step: Step, *, polled: bool = True) -> tuple[Step, ...]:
    """The steps that must have been taken before this one."""
    first = [one for one, then in SEQUENCE if then is step]
    if step in AFTER:
        first.append(AFTER[step])
    if step is Step.ROLL_POSTED:
        first.append(Step.ROLL_FIXED)
    if not polled:
        first = [one for one in first if one not in ONLY_WITH_A_POLL]
    return tuple(sorted(set(first), key=list(Step).index))


def judge_step(
    law: Law, due: Mapping[Step, Due], taken: Mapping[Step, date], step: Step, on: date,
    told: Mapping[str, Any] = _UNTOLD,
) -> Judged:  # fmt: skip
    """The articles on this step, taken on that day after the others that were taken.

    `due`: the timetable, with the days of what is still to come. `told`: what else is known that
    day (complaints that were not heard); an article that it breaks stops the step.
    """
    days = {one: it.on for one, it in due.items()} | dict(taken) | {step: on}
    known = {str(one): day for one, day in days.items() if one in _DAYS}
    facts = replace(Plan(on=on), **known, **told)
    verdict = ask(ELECTION_PLAN, with_model(law), facts)
    about = [one for one in verdict.grounds if step in facts_of(one.kind)]
    beside = [one for one in verdict.grounds if one not in about and facts_of(one.kind) & {*told}]
    opens = _opens(step, due, taken)
    early = opens is not None and on < opens
    if early and opens is not None:
        about.insert(0, _too_early(due[step], on, opens))
    elif _is_late(step, due, on) and not _against(about):
        about.insert(0, _too_late(due[step], on))
    grounds = (*about, *beside)
    answer = Answer.NO if _against(grounds) else Answer.YES if grounds else Answer.SILENT
    return Judged(
        replace(verdict, answer=answer, grounds=grounds, silent=()), facts, early,
        stopped=early or _against(beside),
    )  # fmt: skip


def _against(grounds: list[Ground] | tuple[Ground, ...]) -> bool:
    return any(one.stands and one.finding.stand is Stand.BREAKS for one in grounds)


def _opens(step: Step, due: Mapping[Step, Due], taken: Mapping[Step, date]) -> date | None:
    """The first day on which it may be taken; None where it may be done as early as one likes."""
    if step not in due:
        return None
    if step in NOT_BEFORE:
        return due[step].on
    first = AFTER.get(step)
    if first is None or first not in due:
        return None
    return min(due[step].on, taken.get(first, due[first].on))


def _is_late(step: Step, due: Mapping[Step, Due], on: date) -> bool:
    """Whether its day is over, though no article may say so: another step waits for it.

    What follows another step is late by its article only; the roll shows its day whenever drawn.
    """
    return step in due and step not in AFTER and step is not Step.ROLL_FIXED and on > due[step].on


def _too_late(due: Due, on: date) -> Ground:
    told = tell("{step}: {day} by the timetable, done on {on}.", step=tell_step(due.step),
                day=due.on, on=on)  # fmt: skip
    return Ground(due.article, "", "", due.sentence or tell_step(due.step), breaks(told))


def _too_early(due: Due, on: date, opens: date) -> Ground:
    told = tell("{step}: {day}, not on {on} already.", step=tell_step(due.step), day=opens, on=on)
    return Ground(
        due.article, "", "", due.sentence or tell_step(due.step),
        breaks(told, next=tell("It may be done from {day} on.", day=opens)),
    )  # fmt: skip
