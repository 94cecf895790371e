"""The steps by which a member is put out: what is done, what the articles ask next, and by when.

Found, notice, her answer, the decision, the appeal. Nothing moves by itself.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final

from associations.rules.asked_of_members import APPEAL_OUT, PUTTING_OUT, PuttingOut
from associations.rules.removal import (
    AppealAgainstTermination,
    GroundInNotice,
    HeardBeforeTermination,
    NoticeBeforeTermination,
    TerminationBy,
)
from associations.rules.termination import Conduct
from associations.vocabulary.procedures import DELIVERIES, UNDER_WAY, TerminationState
from associations.vocabulary.subjects import ORGANS, Organ
from hnsa.law.asking import Law, ask
from hnsa.law.words import Line, line, says, tell

_LONGEST_WAY: Final = 12  # articles that could push the day on, each once


class Mark(StrEnum):
    """How a step stands."""

    DONE = "done"
    DUE = "due"  # the next one
    LATER = "later"
    LATE = "late"  # its time has run out
    LEFT_OUT = "left_out"  # an article asks for it, and it was not done


class Stage(StrEnum):
    """The steps, in their order."""

    FOUND = "found"
    NOTICE = "notice"
    ANSWER = "answer"
    DECISION = "decision"
    APPEAL = "appeal"


STAGES: Final = {
    Stage.FOUND: says("A ground is found"),
    Stage.NOTICE: says("Notice is given to her"),
    Stage.ANSWER: says("She answers, and is heard"),
    Stage.DECISION: says("It is decided"),
    Stage.APPEAL: says("She may appeal"),
}


@dataclass(frozen=True)
class Course:
    """A termination as far as it has come; days that are not yet are None."""

    state: TerminationState
    found_on: date
    notice_on: date | None = None
    delivered: str = ""
    answered_on: date | None = None
    heard_on: date | None = None
    not_heard: bool = False  # she did not want to be heard
    ground_written: bool | None = None
    decided_on: date | None = None
    decided_by: str = ""
    appealed_on: date | None = None
    meeting_called_on: date | None = None  # a general meeting that is called for a later day
    meeting_on: date | None = None

    def heard_by(self, day: date) -> bool:
        """Whether she was heard by that day, or did not want to be."""
        return self.not_heard or (self.heard_on is not None and self.heard_on <= day)


@dataclass(frozen=True)
class Step:
    """One step: how it stands, its day (or the first or last one), and what is said of it."""

    stage: Stage
    mark: Mark
    day: date | None
    told: tuple[Line, ...] = ()


def facts_on(course: Course, day: date, *, decided_by: str = "") -> PuttingOut:
    """The facts of a decision on that day. Without a body it is decided as the articles ask."""
    return PuttingOut(
        on=day, notice_on=course.notice_on, decision_on=day, heard=course.heard_by(day),
        decided_by=Organ(decided_by) if decided_by else None,
        general_meeting_called_on=course.meeting_called_on,
        general_meeting_on=course.meeting_on, ground_written=course.ground_written,
    )  # fmt: skip


def facts_of_appeal(course: Course, day: date) -> PuttingOut:
    """The facts of an appeal: asked for that day, or made already."""
    return PuttingOut(on=day, decided_on=course.decided_on, appealed_on=course.appealed_on)


def decider(law: Law) -> Organ | None:
    """The body that the articles name; None where none does."""
    rule = law.one(TerminationBy)
    return rule.organ if rule else None


def appeal_to(law: Law) -> Organ | None:
    """The body to which she may appeal; None where the articles name none."""
    rule = law.one(AppealAgainstTermination)
    return rule.organ if rule else None


def names_conduct(law: Law) -> bool:
    """Whether harm to the association, told in words, is a ground there."""
    return law.one(Conduct) is not None


def earliest(law: Law, course: Course, on: date) -> date:
    """The first day from `on` to which no article speaks against for its day."""
    day = on
    for _way in range(_LONGEST_WAY):
        verdict = ask(PUTTING_OUT, law, facts_on(course, day))
        firsts = [
            first
            for one in verdict.broken
            if one.finding.next is not None
            and isinstance(first := one.finding.next.values.get("first"), date)
        ]
        if not firsts or max(firsts) <= day:
            break
        day = max(firsts)
    return day


def last_of_appeal(law: Law, course: Course) -> date | None:
    """The last day on which she may appeal; None where no article speaks of it."""
    assert course.decided_on is not None
    facts = facts_of_appeal(replace(course, appealed_on=None), course.decided_on)
    for one in ask(APPEAL_OUT, law, facts).grounds:
        for told in one.finding.facts:
            if one.stands and isinstance(last := told.values.get("last"), date):
                return last
    return None


def steps(law: Law | None, course: Course, on: date) -> tuple[Step, ...]:
    """All steps as they stand on a day."""
    law = law or Law(())
    return tuple(
        step
        for steps_of in (_found, _notice, _answer, _decision, _appeal)
        for step in steps_of(law, course, on)
    )


def _found(law: Law, course: Course, on: date) -> Iterator[Step]:
    yield Step(Stage.FOUND, Mark.DONE, course.found_on)


def _notice(law: Law, course: Course, on: date) -> Iterator[Step]:
    if course.notice_on is not None:
        how = DELIVERIES.get(course.delivered)  # type: ignore[call-overload]
        told = (tell("It was {how}.", how=line(how, {})),) if how else ()
        yield Step(Stage.NOTICE, Mark.DONE, course.notice_on, told)
    elif course.state in UNDER_WAY:
        asked = _asks_notice(law)
        words = (
            tell("Write it, print it, and write down the day on which she was given it.")
            if asked
            else tell("No article asks for it. She can only answer what she was told.")
        )
        yield Step(Stage.NOTICE, Mark.DUE, None, (words,))
    elif course.decided_on is not None:
        left_out = Mark.LEFT_OUT if _asks_notice(law) else Mark.LATER
        yield Step(Stage.NOTICE, left_out, None, (tell("No notice was given."),))


def _asks_notice(law: Law) -> bool:
    return bool(law.of(NoticeBeforeTermination) or law.of(GroundInNotice))


def _answer(law: Law, course: Course, on: date) -> Iterator[Step]:
    told = []
    if course.answered_on is not None:
        told.append(tell("She answered on {day}.", day=course.answered_on))
    if course.heard_on is not None:
        told.append(tell("She was heard on {day}.", day=course.heard_on))
    if course.not_heard:
        told.append(tell("She did not want to be heard."))
    if told:
        days = [day for day in (course.heard_on, course.answered_on) if day is not None]
        heard = course.heard_on is not None or course.not_heard
        waits = course.state in UNDER_WAY and not heard and _must_be_heard(law)
        if waits:
            told.append(tell("Ask her whether she wants to be heard as well."))
        yield Step(
            Stage.ANSWER, Mark.DUE if waits else Mark.DONE, min(days) if days else None,
            tuple(told),
        )  # fmt: skip
    elif course.state in UNDER_WAY:
        mark = Mark.DUE if course.notice_on is not None else Mark.LATER
        asked = (
            tell("She is asked to speak before it is decided.")
            if _must_be_heard(law)
            else tell("No article asks for it; she may answer all the same.")
        )
        yield Step(Stage.ANSWER, mark, None, (asked,))
    elif course.decided_on is not None:
        mark = Mark.LEFT_OUT if _must_be_heard(law) else Mark.LATER
        yield Step(Stage.ANSWER, mark, None, (tell("She was not heard."),))


def _must_be_heard(law: Law) -> bool:
    return law.one(HeardBeforeTermination) is not None


def _decision(law: Law, course: Course, on: date) -> Iterator[Step]:
    if course.decided_on is not None:
        yield Step(Stage.DECISION, Mark.DONE, course.decided_on, tuple(_decided_by(course)))
        return
    if course.state == TerminationState.GIVEN_UP:
        return
    organ = decider(law)
    who = (
        tell("It is laid before {organ}.", organ=line(ORGANS[organ], {}))
        if organ
        else tell("No article names who decides.")
    )
    if course.notice_on is None and _asks_notice(law):
        asked = tell("Its first day follows from the day of the notice.")
        yield Step(Stage.DECISION, Mark.LATER, None, (who, asked))
        return
    first = earliest(law, course, on)
    heard = course.heard_by(on) or not _must_be_heard(law)
    told = (
        tell("It may be decided from {first}.", first=first)
        if first > on
        else tell("No article asks for more days.")
    )
    ready = first <= on and heard
    yield Step(Stage.DECISION, Mark.DUE if ready else Mark.LATER, first, (who, told))


def _decided_by(course: Course) -> Iterator[Line]:
    organ = ORGANS.get(course.decided_by)  # type: ignore[call-overload]
    if organ:
        yield tell("Decided by: {organ}.", organ=line(organ, {}))


def _appeal(law: Law, course: Course, on: date) -> Iterator[Step]:
    state = course.state
    if state in UNDER_WAY or state in (TerminationState.STAYS, TerminationState.GIVEN_UP):
        return
    assert course.decided_on is not None
    last, organ = last_of_appeal(law, course), appeal_to(law)
    told = [tell("The appeal goes to {organ}.", organ=line(ORGANS[organ], {}))] if organ else []
    if course.appealed_on is not None:
        if last is not None and course.appealed_on > last:
            told.append(tell("The last day was {last}.", last=last))
        if state == TerminationState.APPEALED:
            told.append(tell("It is not decided yet."))
        yield Step(Stage.APPEAL, Mark.DONE, course.appealed_on, tuple(told))
    elif last is None:
        yield Step(Stage.APPEAL, Mark.LATER, None, (tell("No article speaks of an appeal."),))
    elif on > last:
        yield Step(Stage.APPEAL, Mark.LATE, last, (tell("The last day was {last}.", last=last),))
    else:
        told.append(tell("The last day is {last}.", last=last))
        yield Step(Stage.APPEAL, Mark.DUE, last, tuple(told))
