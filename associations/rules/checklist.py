"""The check-list of a registration: what is there, what is missing, step by step.

Pure: the facts of a case in, points out. What the articles say comes as verdicts from outside, so
nothing of the constitution is repeated here.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from associations.vocabulary.cases import STEPS, Step
from hnsa.law.verdict import Answer, Verdict
from hnsa.law.words import Line, line, tell

LEAST_FOUNDERS: Final = 2  # an association is two or more persons


class Weight(StrEnum):
    """What a point means for sending."""

    DONE = "done"
    MISSING = "missing"  # it cannot be sent without
    REMARK = "remark"  # it may be sent; who examines it sees the remark


@dataclass(frozen=True, slots=True)
class Point:
    """One thing of the check-list. `article` names the article that asks for it, if one does."""

    step: Step
    weight: Weight
    line: Line
    article: str = ""


@dataclass(frozen=True)
class Filled:
    """What a case has, as far as the check-list asks."""

    asked_by: bool = False
    need: bool = False
    name: bool = False
    area: bool = False
    trades: bool = False
    purposes: bool = False
    founders: int = 0
    unfit: tuple[tuple[Line, Verdict], ...] = ()  # founders whom an article refuses, by name
    unsure: int = 0  # founders of whom a fact is missing
    founding: Verdict | None = None  # what the articles say of the number of founders
    articles: int = 0
    slips: int = 0
    unread: int = 0  # articles with a place that is not filled
    silent: tuple[Line, ...] = ()  # what it may not be silent on, and is
    posts: tuple[Line, ...] = ()  # offices of the constitution that nobody holds
    strangers: int = 0  # office-bearers who are no founders
    bearers: int = 0
    signatures: Verdict | None = None  # whether the signatories fit their article
    met: bool = False
    present: int | None = None
    votes_for: int | None = None
    votes_against: int | None = None
    abstained: int = 0
    minutes: bool = False
    common_purpose: bool = False
    mutual_duties: bool = False
    free_to_leave: bool = False
    own_decision: bool = False
    doubles: int = 0
    extra: tuple[Point, ...] = field(default=())


def points(case: Filled) -> list[Point]:
    """All points, in the order of the steps."""
    found = [
        *_need(case), *_association(case), *_founders(case), *_constitution(case),
        *_offices(case), *_meeting(case), *_definition(case), *case.extra,
    ]  # fmt: skip
    order = list(STEPS)
    return sorted(found, key=lambda point: order.index(point.step))


def may_be_sent(found: Iterable[Point]) -> bool:
    """Whether nothing is missing."""
    return all(point.weight is not Weight.MISSING for point in found)


def missing_of(found: Sequence[Point], step: Step) -> list[Point]:
    """What a step still lacks."""
    return [one for one in found if one.step is step and one.weight is Weight.MISSING]


def _point(step: Step, holds: bool, there: Line, lacks: Line) -> Point:
    return Point(step, Weight.DONE, there) if holds else Point(step, Weight.MISSING, lacks)


def _need(case: Filled) -> Iterator[Point]:
    yield _point(
        Step.NEED, case.asked_by, tell("It is known who asked for it."),
        tell("Who asked for the association?"),
    )  # fmt: skip
    yield _point(
        Step.NEED, case.need, tell("The need is written down."), tell("Why an association?")
    )


def _association(case: Filled) -> Iterator[Point]:
    for holds, there, lacks in (
        (case.name, tell("It has a name."), tell("The association has no name yet.")),
        (case.area, tell("Its area is known."), tell("The area is not yet chosen.")),
        (case.trades, tell("Its work is known."), tell("What work do its members do?")),
    ):
        yield _point(Step.ASSOCIATION, holds, there, lacks)


def _founders(case: Filled) -> Iterator[Point]:
    enough = case.founders >= LEAST_FOUNDERS
    yield _point(
        Step.FOUNDERS, enough,
        tell("{n} founding member.", "{n} founding members.", n=case.founders),
        tell("An association is two or more persons; {n} written down.", n=case.founders),
    )  # fmt: skip
    for name, verdict in case.unfit:
        for ground in verdict.broken:
            yield Point(
                Step.FOUNDERS, Weight.MISSING,
                tell("{name}: {sentence}", name=name, sentence=ground.sentence), ground.article,
            )  # fmt: skip
    if case.unsure:
        yield Point(
            Step.FOUNDERS, Weight.REMARK,
            tell(
                "Of {n} founding member not all is known that the articles ask.",
                "Of {n} founding members not all is known that the articles ask.", n=case.unsure,
            ),
        )  # fmt: skip
    if case.founding is not None:
        for ground in case.founding.broken:
            yield Point(Step.FOUNDERS, Weight.MISSING, ground.sentence, ground.article)


def _constitution(case: Filled) -> Iterator[Point]:
    yield _point(
        Step.CONSTITUTION, case.articles > 0,
        tell("{n} article.", "{n} articles.", n=case.articles),
        tell("There is no constitution yet. A model is a good beginning."),
    )  # fmt: skip
    if case.slips or case.unread:
        yield Point(
            Step.CONSTITUTION, Weight.MISSING,
            tell("{n} thing to mend.", "{n} things to mend.", n=case.slips + case.unread),
        )  # fmt: skip
    if case.articles:
        for words in case.silent:
            yield Point(
                Step.CONSTITUTION, Weight.MISSING,
                tell("It may not be silent on this: {what}", what=words),
            )  # fmt: skip


def _offices(case: Filled) -> Iterator[Point]:
    yield _point(
        Step.OFFICES, case.bearers > 0,
        tell("{n} office-bearer.", "{n} office-bearers.", n=case.bearers),
        tell("No office-bearer is chosen yet."),
    )  # fmt: skip
    for post in case.posts:
        lacks = tell("Nobody holds this office: {post}", post=post)
        yield Point(Step.OFFICES, Weight.MISSING, lacks)
    if case.strangers:
        yield Point(
            Step.OFFICES, Weight.MISSING,
            tell(
                "{n} office-bearer is no founding member.",
                "{n} office-bearers are no founding members.", n=case.strangers,
            ),
        )  # fmt: skip
    if case.signatures is not None and case.bearers:
        if case.signatures.answer is Answer.NO:
            for ground in case.signatures.broken:
                yield Point(Step.OFFICES, Weight.MISSING, ground.sentence, ground.article)
        elif case.signatures.answer is Answer.YES:
            yield Point(Step.OFFICES, Weight.DONE, tell("Who signs fits the article."))


def _meeting(case: Filled) -> Iterator[Point]:
    yield _point(
        Step.MEETING, case.met, tell("The day of the meeting is known."),
        tell("On which day was the founding meeting?"),
    )  # fmt: skip
    counted = case.votes_for is not None and case.present is not None
    yield _point(
        Step.MEETING, counted, tell("The votes are written down."),
        tell("How many were present, and how many voted for the constitution?"),
    )  # fmt: skip
    if counted:
        yield from _votes(case)
    yield _point(
        Step.MEETING, case.minutes, tell("There are minutes."),
        tell("Minutes are missing: write them down or take a photo."),
    )  # fmt: skip


def _votes(case: Filled) -> Iterator[Point]:
    assert case.votes_for is not None and case.present is not None
    against = case.votes_against or 0
    cast = case.votes_for + against + case.abstained
    if cast > case.present:
        yield Point(
            Step.MEETING, Weight.MISSING,
            tell("More votes than women present: {cast} of {present}.", cast=cast,
                 present=case.present),
        )  # fmt: skip
    if case.present > case.founders:
        yield Point(
            Step.MEETING, Weight.MISSING,
            tell("More women present than founding members: {present} and {founders}.",
                 present=case.present, founders=case.founders),
        )  # fmt: skip
    if case.votes_for <= against:
        yield Point(
            Step.MEETING, Weight.MISSING,
            tell("The constitution was not adopted: {votes_for} for, {against} against.",
                 votes_for=case.votes_for, against=against),
        )  # fmt: skip


def _definition(case: Filled) -> Iterator[Point]:
    """The five points of what an association is, and that it was the members' own decision."""
    yield _point(
        Step.CHECK, case.founders >= LEAST_FOUNDERS,
        tell("Two or more persons."), tell("Two or more persons are needed."),
    )  # fmt: skip
    yield _point(
        Step.CHECK, case.common_purpose and case.purposes,
        tell("Bound together for a common purpose."),
        tell("Are they bound together for a common purpose, and is it chosen?"),
    )  # fmt: skip
    yield _point(
        Step.CHECK, case.mutual_duties, tell("With duties to one another."),
        tell("Have they undertaken duties to one another?"),
    )  # fmt: skip
    yield _point(
        Step.CHECK, case.articles > 0 and not case.silent,
        tell("Its rules say who controls it and its funds."),
        tell("Its rules must say who controls it and its funds."),
    )  # fmt: skip
    yield _point(
        Step.CHECK, case.free_to_leave, tell("It is joined and left at will."),
        tell("Can it be joined and left at will?"),
    )  # fmt: skip
    yield _point(
        Step.CHECK, case.own_decision, tell("The members decided by themselves."),
        tell("Did the members decide by themselves, and nobody for them?"),
    )  # fmt: skip
    if case.doubles:
        yield Point(
            Step.CHECK, Weight.REMARK,
            tell(
                "{n} association may be the same one.", "{n} associations may be the same one.",
                n=case.doubles,
            ),
        )  # fmt: skip


def named(text: str) -> Line:
    """A name or word as a line."""
    return line("{name}", {"name": text})
