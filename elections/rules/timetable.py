"""The timetable: from election day and the articles come all other days.

No day is worked out here by a rule of its own. Each is the latest (or, after another step, the
earliest) on which no article of the plan (`ELECTION_PLAN`) speaks against it. Where a constitution
is silent on a step, the network's model rule (`MODEL`) applies and says so.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from types import MappingProxyType
from typing import Final

from associations.rules.asked_of_offices import ELECTION_PLAN, Plan
from associations.rules.catalogue import kinds
from elections.vocabulary.steps import STEPS, Step
from hnsa.law.article import Article, Kind
from hnsa.law.asking import Law, judge
from hnsa.law.days import DAY
from hnsa.law.verdict import Stand, Verdict
from hnsa.law.words import Line, tell

# What the network's model says of each step: the kinds with their own defaults.
MODEL: Final = (
    "election_committee_appointed", "roll_day", "draft_roll", "roll_objections", "final_roll",
    "election_notice", "nominations_close", "scrutiny", "valid_list", "withdrawal", "campaign_end",
    "public_count", "result_within",
)  # fmt: skip
# A step that follows another is looked for from that one on; all others back from election day.
AFTER: Final = {
    Step.OBJECTIONS: Step.ROLL_POSTED,
    Step.SCRUTINY: Step.NOMINATIONS,
    Step.LIST: Step.SCRUTINY,
    Step.WITHDRAWAL: Step.LIST,
    Step.COUNT: Step.POLL,
    Step.RESULT: Step.COUNT,
}
# In this order they are fixed: what a step leans on is known before it.
ORDER: Final = (
    Step.POLL, Step.CAMPAIGN_END, Step.NOMINATIONS, Step.SCRUTINY, Step.LIST, Step.WITHDRAWAL,
    Step.NOTICE, Step.ROLL_FIXED, Step.FINAL_ROLL, Step.ROLL_POSTED, Step.OBJECTIONS,
    Step.COMMITTEE, Step.COUNT, Step.RESULT,
)  # fmt: skip
FARTHEST: Final = 400  # days that a step may lie from election day, the longest an article allows
NOTHING: Final[Mapping[Step, date]] = MappingProxyType({})
_PAST: Final = frozenset({Step.ROLL_FIXED})  # may lie before the day on which it is planned
# One must not come after the other, whatever the articles leave open.
SEQUENCE: Final = (
    (Step.NOTICE, Step.NOMINATIONS), (Step.COMMITTEE, Step.NOMINATIONS),
    (Step.COMMITTEE, Step.ROLL_POSTED), (Step.OBJECTIONS, Step.FINAL_ROLL),
    (Step.FINAL_ROLL, Step.POLL), (Step.WITHDRAWAL, Step.CAMPAIGN_END),
)  # fmt: skip


@dataclass(frozen=True)
class Due:
    """A step with its day. `article` is empty where the network's model rule says it."""

    step: Step
    on: date
    article: str
    sentence: Line | None

    @property
    def by_model(self) -> bool:
        """Whether the constitution is silent on it."""
        return not self.article and self.sentence is not None


@dataclass(frozen=True)
class Timetable:
    """All steps, in the order of their days, and what stands against the plan."""

    poll_on: date
    steps: tuple[Due, ...]
    verdict: Verdict
    facts: Plan
    against: tuple[Line, ...] = ()

    def on(self, step: Step) -> date:
        """The day of a step."""
        return next(one.on for one in self.steps if one.step is step)


def with_model(law: Law) -> Law:
    """The constitution with the network's model rules where it is silent; they have no number."""
    spoken = {one.rule.code for one in law.articles if one.rule is not None}
    model = [_model_article(kinds()[code]) for code in MODEL if code not in spoken]
    return replace(law, articles=(*law.articles, *model))


def _model_article(kind: type[Kind]) -> Article:
    return Article("", "", "", kind())


def timetable(
    law: Law, poll_on: date, planned_on: date, taken: Mapping[Step, date] = NOTHING
) -> Timetable:
    """The latest timetable for that election day. `against` is empty where the plan holds.

    A step that was taken already has its own day, and is never over.
    """
    whole = with_model(law)
    plan = replace(_filled(whole, poll_on, taken), on=planned_on)
    verdict = judge(ELECTION_PLAN, whole)(plan)
    days = {step: getattr(plan, step) for step in ORDER}
    steps = tuple(
        Due(step, on, *article_of(step, whole)) for step, on in days.items() if on is not None
    )
    order = {step: at for at, step in enumerate(Step)}
    in_order = tuple(sorted(steps, key=lambda one: (one.on, order[one.step])))
    against = tuple(_against(days, verdict, planned_on, taken))
    return Timetable(poll_on, in_order, verdict, plan, against)


def earliest(law: Law, planned_on: date, taken: Mapping[Step, date] = NOTHING) -> Timetable | None:
    """The timetable of the earliest election day that can hold; None within `FARTHEST` days.

    Where no day of the last week can, the articles do not hold together, and none before it can.
    """
    last = (planned_on + DAY * (FARTHEST - back) for back in range(1, 8))
    if not taken and all(timetable(law, day, planned_on).against for day in last):
        return None
    for ahead in range(FARTHEST):
        found = timetable(law, planned_on + DAY * ahead, planned_on, taken)
        if not found.against:
            return found
    return None


def _filled(law: Law, poll_on: date, taken: Mapping[Step, date]) -> Plan:
    """The plan with the day of each step on which nothing speaks against it."""
    asks = {step: judge(ELECTION_PLAN, _about(step, law)) for step in ORDER[1:]}
    plan = Plan(on=None, poll_on=poll_on, count_public=True)
    for step in ORDER[1:]:
        if step in taken:
            plan = replace(plan, **{step: taken[step]})
            continue
        begin = getattr(plan, AFTER.get(step, Step.POLL))
        forward = step in AFTER
        for ahead in range(FARTHEST):
            tried = replace(plan, **{step: begin + DAY * (ahead if forward else -ahead)})
            if _fits(asks, tried, step):
                plan = tried
                break
        else:
            plan = replace(plan, **{step: begin})
    return plan


def _about(step: Step, law: Law) -> Law:
    """Only the articles that speak of a step; no other is asked of every day that is tried."""
    about = (one for one in law.effective if one.rule and step in facts_of(one.rule.code))
    return replace(law, articles=tuple(about))


def _fits(asks: Mapping[Step, Callable[[Plan], Verdict]], plan: Plan, step: Step) -> bool:
    """Whether nothing speaks against a step; a draft roll also leaves room for the objections."""
    if not _keeps_order(plan) or _broken(asks[step], plan):
        return False
    if step is not Step.ROLL_POSTED or plan.final_roll_on is None:
        return True
    assert plan.roll_posted_on is not None
    room = (plan.final_roll_on - plan.roll_posted_on).days
    last_days = (plan.roll_posted_on + DAY * ahead for ahead in range(room + 1))
    return any(
        _fits(asks, replace(plan, **{Step.OBJECTIONS: day}), Step.OBJECTIONS) for day in last_days
    )


def _keeps_order(plan: Plan) -> bool:
    days = [(getattr(plan, first), getattr(plan, then)) for first, then in SEQUENCE]
    return all(first is None or then is None or first <= then for first, then in days)


def _broken(ask: Callable[[Plan], Verdict], plan: Plan) -> bool:
    """Whether an article is broken by the plan so far."""
    return any(one.stands and one.finding.stand is Stand.BREAKS for one in ask(plan).grounds)


def facts_of(code: str) -> frozenset[str]:
    """The facts of the plan that a kind looks at."""
    method = kinds()[code].methods.get(ELECTION_PLAN.code)
    return frozenset((*method.needs, *method.reads)) if method else frozenset()


def article_of(step: Step, law: Law) -> tuple[str, Line | None]:
    """The article that gives a step its day, or else one that looks at it: number and sentence."""
    spoken = list(law.speaking(ELECTION_PLAN))
    its_own = [article for article, method in spoken if method.needs[:1] == (step,)]
    beside = [article for article, method in spoken if step in method.reads]
    article = next(iter([*its_own, *(beside if step is not Step.POLL else ())]), None)
    if article is None or article.rule is None:
        return "", None
    return article.number, article.rule.says()


def _against(
    days: dict[Step, date | None], verdict: Verdict, planned_on: date, taken: Mapping[Step, date]
) -> Iterator[Line]:
    for step, on in days.items():
        if on is not None and on < planned_on and step not in _PAST and step not in taken:
            yield tell(
                "{step}: it would have to be on {day}, which is over.",
                step=tell_step(step), day=on,
            )  # fmt: skip
    for first, then in SEQUENCE:
        before, after = days[first], days[then]
        if before is not None and after is not None and before > after:
            yield tell(
                "{first} ({day}) would come after: {then} ({other}).",
                first=tell_step(first), day=before, then=tell_step(then), other=after,
            )  # fmt: skip
    for one in verdict.grounds:
        if one.stands and one.finding.stand is Stand.BREAKS:
            yield one.sentence


tell_step = partial(lambda step: Line(STEPS[step]))
