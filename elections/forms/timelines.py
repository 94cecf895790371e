"""The timetable as a picture: what is done, due, late; and what was done against an article.

Time runs from left to right in every script. The same stands beside it in words.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from associations.queries import frozen
from elections.models import StepTaken
from elections.queries.elections import Days
from elections.rules.timetable import with_model
from elections.vocabulary.steps import STEPS, Step
from hnsa.core.saying import said, shown, text_of
from hnsa.law.asking import Law
from hnsa.law.verdict import Stand
from hnsa.law.words import Line

DONE, LATE, BREACH, NOW, COMING = "done", "late", "breach", "now", "coming"
LOOKS: Final = {
    DONE: ("ok", "ok"), BREACH: ("stop", "stop"), LATE: ("stop", "wait"), NOW: ("warn", "half"),
    COMING: ("flat", "none"),
}  # fmt: skip
NEAR: Final = 3  # days before its day on which a step is due
# Where each step is taken: the name of an address of the election.
WHERE: Final[Mapping[Step, str]] = {
    Step.COMMITTEE: "election_committee", Step.ROLL_FIXED: "roll", Step.ROLL_POSTED: "roll",
    Step.OBJECTIONS: "roll", Step.FINAL_ROLL: "roll", Step.NOTICE: "election_announce",
    Step.NOMINATIONS: "nominations", Step.SCRUTINY: "nominations", Step.LIST: "nominations",
    Step.WITHDRAWAL: "nominations", Step.CAMPAIGN_END: "election_campaign", Step.POLL: "booths",
    Step.COUNT: "counts", Step.RESULT: "record",
}  # fmt: skip


@dataclass(frozen=True)
class Mark:
    """One step as the page shows it."""

    step: Step
    word: str
    due: date | None
    state: str
    tone: str
    sign: str
    name: str  # what the state is called
    article: str
    by_model: bool
    sentence: SafeString | str
    where: str
    picture: str
    x: str = "0"
    taken: StepTaken | None = None
    breaches: tuple[str, ...] = ()


@dataclass(frozen=True)
class Picture:
    """The line of time: its marks, and where today stands (None: beside it)."""

    marks: tuple[Mark, ...]
    today: str | None
    begins: date
    ends: date


def picture_of(
    days: Days, taken: Mapping[Step, StepTaken], law: Law, on: date, *, is_over: bool = False
) -> Picture:
    """The steps in the order of their days. `is_over`: nothing is due any more."""
    known = [one.on for one in days.steps] + [one.on for one in taken.values()]
    begins, ends = min(known), max(known)
    marks = [
        _mark(due.step, due.on, due.article, due.sentence, taken.get(due.step), law, on, is_over)
        for due in days.steps
    ]
    beside = [step for step in taken if step not in days.by_step]
    marks += [_mark(step, None, "", None, taken[step], law, on, is_over) for step in beside]
    placed = tuple(_placed(one, begins, ends) for one in marks)
    inside = begins <= on <= ends and not is_over
    return Picture(placed, _at(on, begins, ends) if inside else None, begins, ends)


def _mark(
    step: Step, due: date | None, article: str, sentence: Line | None, taken: StepTaken | None,
    law: Law, on: date, is_over: bool,
) -> Mark:  # fmt: skip
    breaches = tuple(_breaches(taken, law)) if taken is not None else ()
    state = _state(due, taken, breaches, on, is_over)
    tone, sign = LOOKS[state]
    return Mark(
        step, text_of(STEPS[step]), due, state, tone, sign, _said(state), article,
        not article and sentence is not None, shown(sentence, "") if sentence is not None else "",
        WHERE.get(step, ""), f"pictures/step-{step.name.lower().replace('_', '-')}.svg",
        taken=taken, breaches=breaches,
    )  # fmt: skip


def _state(
    due: date | None, taken: StepTaken | None, breaches: tuple[str, ...], on: date, is_over: bool
) -> str:
    if taken is not None:
        return BREACH if breaches or taken.override else DONE
    if due is None or is_over:
        return COMING
    if due < on:
        return LATE
    return NOW if (due - on).days <= NEAR else COMING


def _said(state: str) -> str:
    return {
        DONE: _("Done"), BREACH: _("Done against an article"), LATE: _("Late"), NOW: _("Due"),
        COMING: _("To come"),
    }[state]  # fmt: skip


def _breaches(taken: StepTaken, law: Law) -> Iterable[str]:
    """What the articles said against it, in the reader's language where it is said alike today."""
    judged: Mapping[str, Any] = taken.judged or {}
    whole = frozen.again(judged, with_model(law))
    again = {
        (one.article, one.kind): one for one in (whole.grounds if whole is not None else ())
    }
    for kept in judged.get("grounds", ()):
        if kept["stand"] != Stand.BREAKS or kept["overruled_by"] or kept["void_by"]:
            continue
        ground = again.get((kept["article"], kept["kind"]))
        lines = ground.finding.facts if ground is not None else ()
        facts = [said(one) for one in lines] or list(kept["facts"])
        yield " ".join(facts)


def _placed(mark: Mark, begins: date, ends: date) -> Mark:
    day = mark.taken.on if mark.taken is not None else mark.due
    return mark if day is None else Mark(**{**vars(mark), "x": _at(day, begins, ends)})


def _at(day: date, begins: date, ends: date) -> str:
    """Percent of the line; a little room at both ends."""
    whole = max((ends - begins).days, 1)
    return f"{3 + 94 * (day - begins).days / whole:.2f}"
