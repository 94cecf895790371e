"""The timetable as a picture: what is done, due, late; and what was done against an article.

Time runs from left to right in every script. The same stands beside it in words.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from associations.queries import frozen
from elections.models import StepTaken
from elections.queries.elections import Days
from elections.rules.steps import judge_step
from elections.rules.timetable import Due, with_model
from elections.vocabulary.nominating import ORDERS
from elections.vocabulary.steps import STEPS, Step
from hnsa.core.saying import said, shown, text_of
from hnsa.law.asking import Law
from hnsa.law.verdict import Stand

DONE, LATE, BREACH, NOW, COMING = "done", "late", "breach", "now", "coming"
MISSING = "missing"  # of an election that is over: nobody wrote that it was done
LOOKS: Final = {
    DONE: ("ok", "ok"), BREACH: ("stop", "stop"), LATE: ("stop", "wait"), NOW: ("warn", "half"),
    COMING: ("flat", "none"), MISSING: ("flat", "none"),
}  # fmt: skip
_TOP: Final = 32  # pixels from the top to the first row of marks
_STEP: Final = 24  # pixels from one row to the next
_FOOT: Final = 12  # pixels below the marks, where it says "today"
_APART: Final = 6.0  # percent between two marks of a row
NEAR: Final = 3  # days before its day on which a step is due
# Where each step is taken: the name of an address of the election.
WHERE: Final[Mapping[Step, str]] = {
    Step.COMMITTEE: "election_committee", Step.ROLL_FIXED: "roll", Step.ROLL_POSTED: "roll",
    Step.OBJECTIONS: "roll", Step.FINAL_ROLL: "roll", Step.NOTICE: "election_announce",
    Step.NOMINATIONS: "nominations", Step.SCRUTINY: "nominations", Step.LIST: "nominations",
    Step.WITHDRAWAL: "nominations", Step.CAMPAIGN_END: "election_campaign", Step.POLL: "booths",
    Step.COUNT: "counts", Step.RESULT: "record",
}  # fmt: skip


ACTS: Final = frozenset({"election_announce", "election_campaign"})


@dataclass(frozen=True)
class Mark:
    """One step as the page shows it."""

    step: Step
    word: str
    due: date
    state: str
    tone: str
    sign: str
    name: str  # what the state is called
    article: str
    by_model: bool
    sentence: SafeString | str
    where: str
    picture: str
    taken: StepTaken | None = None
    note: str = ""
    breaches: tuple[str, ...] = ()

    @property
    def is_act(self) -> bool:
        """Whether its page only does something, and has nothing to read."""
        return self.where in ACTS


@dataclass(frozen=True)
class Dot:
    """A mark on the line of time, with the number that it has in the list."""

    number: int
    state: str
    x: str
    y: int

    @property
    def text_y(self) -> int:
        """Where its number is written."""
        return self.y + 4


@dataclass(frozen=True)
class Picture:
    """The line of time: its marks, and where today stands (None: beside it)."""

    marks: tuple[Mark, ...]
    dots: tuple[Dot, ...]
    today: str | None
    begins: date
    ends: date
    height: int

    @property
    def line_y(self) -> int:
        """Where the line of today ends, above its word."""
        return self.height - _FOOT - 2

    @property
    def anchor(self) -> str:
        """On which side of its line the word "today" stands."""
        x = float(self.today or 0)
        return "start" if x < 15 else "end" if x > 85 else "middle"

    @property
    def tally(self) -> list[tuple[str, str, str, int]]:
        """How many steps stand how, in the colours of the line: tone, sign, word, number."""
        counted = Counter((one.tone, one.sign, one.name) for one in self.marks)
        return [(*looks, number) for looks, number in counted.items()]

    @property
    def words(self) -> str:
        """The picture for who does not see it."""
        return _("The steps in time. The list below says the same. {figures}").format(
            figures=", ".join(f"{name}: {number}" for _tone, _sign, name, number in self.tally)
        )


def picture_of(
    days: Days, taken: Mapping[Step, StepTaken], law: Law, on: date, *, is_over: bool = False
) -> Picture:
    """The steps in the order of their days. `is_over`: nothing is due any more."""
    marks = [
        _mark(due, taken.get(due.step), _state(due, days, taken, law, on, is_over), law)
        for due in days.steps
    ]
    for step, one in taken.items():
        if step not in days.by_step:
            marks.append(_mark(Due(step, one.on, "", None), one, DONE, law))
    begins, ends = min(map(_day, marks)), max(map(_day, marks))
    dots = tuple(_dots(marks, begins, ends))
    inside = begins <= on <= ends and not is_over
    return Picture(
        tuple(marks), dots, _at(on, begins, ends) if inside else None, begins, ends,
        max(one.y for one in dots) + _STEP + _FOOT,
    )  # fmt: skip


def _day(mark: Mark) -> date:
    """The day on which it was done, or is to be."""
    return mark.taken.on if mark.taken is not None else mark.due


def _dots(marks: Iterable[Mark], begins: date, ends: date) -> Iterable[Dot]:
    """Marks of days that are near each other stand below each other."""
    last: list[float] = []  # percent of the last mark in each row
    numbered = sorted(enumerate(marks, start=1), key=lambda one: (_day(one[1]), one[0]))
    for number, mark in numbered:
        x = _at(_day(mark), begins, ends)
        row = next((at for at, before in enumerate(last) if float(x) - before >= _APART), len(last))
        last[row : row + 1] = [float(x)]
        yield Dot(number, mark.state, f"{x}%", _TOP + row * _STEP)


def _mark(due: Due, taken: StepTaken | None, state: str, law: Law) -> Mark:
    breaches = tuple(_breaches(taken, law)) if taken is not None else ()
    if breaches or (taken is not None and taken.override):
        state = BREACH
    tone, sign = LOOKS[state]
    return Mark(
        due.step, text_of(STEPS[due.step]), due.on, state, tone, sign, _said(state), due.article,
        due.by_model, shown(due.sentence) if due.sentence is not None else "",
        WHERE.get(due.step, ""), f"step-{due.step}", taken=taken,
        note=_note(taken) if taken is not None else "", breaches=breaches,
    )  # fmt: skip


def _note(taken: StepTaken) -> str:
    """What was noted with a step; the order of a list, kept in English, in the reader's words."""
    first, _line, rest = taken.note.partition("\n")
    for word in ORDERS.values() if taken.step == Step.LIST else ():
        if first == str(word):
            first = text_of(word)
    return f"{first}\n{rest}".strip()


def _state(
    due: Due, days: Days, taken: Mapping[Step, StepTaken], law: Law, on: date, is_over: bool
) -> str:
    if due.step in taken:
        return DONE
    if is_over:
        return MISSING
    if due.step is Step.ROLL_FIXED and due.on < on:
        return NOW  # the roll shows that day whenever it is drawn
    if due.on < on:
        done = {step: one.on for step, one in taken.items()}
        return LATE if judge_step(law, days.by_step, done, due.step, on).late else NOW
    return NOW if (due.on - on).days <= NEAR else COMING


def _said(state: str) -> str:
    return {
        DONE: _("Done"), BREACH: _("Done against an article"), LATE: _("Late"), NOW: _("Due"),
        COMING: _("To come"), MISSING: _("Not written down"),
    }[state]  # fmt: skip


def _breaches(taken: StepTaken, law: Law) -> Iterable[str]:
    """What the articles said against it, in the reader's language where it is said alike today."""
    judged: Mapping[str, Any] = taken.judged or {}
    whole = frozen.again(judged, with_model(law))
    again = {(one.article, one.kind): one for one in (whole.grounds if whole is not None else ())}
    for kept in judged.get("grounds", ()):
        if kept["stand"] != Stand.BREAKS or kept["overruled_by"] or kept["void_by"]:
            continue
        ground = again.get((kept["article"], kept["kind"]))
        lines = ground.finding.facts if ground is not None else ()
        facts = [said(one) for one in lines] or list(kept["facts"])
        yield " ".join(facts)


def _at(day: date, begins: date, ends: date) -> str:
    """Percent of the line; a little room at both ends."""
    whole = max((ends - begins).days, 1)
    return f"{3 + 94 * (day - begins).days / whole:.2f}"
