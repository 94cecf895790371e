"""The roll on its pages: why somebody may not vote, what comes next, and the forms."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from associations.forms.frozen import panel_of_frozen
from associations.forms.panels import Panel, panel_of
from associations.forms.registration_fields import Day, Line, Step, Words
from associations.queries import frozen
from associations.rules.asked_of_offices import ELECTION_PLAN
from elections.forms.booths import word_of
from elections.models import Booth, Entry
from elections.queries.elections import Days
from elections.queries.rolls import against
from elections.rules.rolls import about_membership
from elections.vocabulary.states import ANSWERS, OBJECTIONS, ObjectionTo
from elections.vocabulary.steps import Step as Taken
from hnsa.core.saying import said as told
from hnsa.core.saying import shown, text_of
from hnsa.law.asking import Law
from hnsa.law.verdict import Answer
from members.models import Body


@dataclass(frozen=True)
class Reason:
    """One article that stands against her vote, and what it says of her."""

    article: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Row:
    """One row of the roll, with why she is off it or what is not known of her."""

    entry: Entry
    reasons: tuple[Reason, ...]
    unsure: bool


def rows_of(entries: Iterable[Entry], law: Law, symbol: str) -> list[Row]:
    """These rows as the list shows them."""
    known: dict[str, tuple[Reason, ...]] = {}
    return [
        Row(one, _reasons(one, law, symbol, known), bool(one.is_on and one.judged))
        for one in entries
    ]


def _reasons(
    entry: Entry, law: Law, symbol: str, known: dict[str, tuple[Reason, ...]]
) -> tuple[Reason, ...]:
    """The articles against her vote; many women share them, and they are found once."""
    if entry.is_on:
        return ()
    found: list[Reason] = []
    for judged in entry.judged or ():
        key = repr(judged)
        if key not in known:
            known[key] = tuple(_against(judged, law, symbol))
        found += known[key]
    return tuple(found)


def _against(judged: Mapping[str, Any], law: Law, symbol: str) -> Iterable[Reason]:
    verdict = frozen.again(judged, _asked(judged, law))
    if verdict is not None and frozen.same(judged, verdict):
        for one in verdict.broken:
            yield Reason(one.article, tuple(shown(line, symbol) for line in one.finding.facts))
        return
    for ground in against([judged]):  # the words of that day
        yield Reason(ground["article"], tuple(ground["facts"]))


def panels_of(
    judged: Iterable[Mapping[str, Any]] | None, law: Law, body: Body, *, who: str = ""
) -> list[Panel]:
    """The frozen verdicts on her vote, each as a *why* panel."""
    return [_panel(one, law, body, who) for one in judged or ()]


def _panel(judged: Mapping[str, Any], law: Law, body: Body, who: str) -> Panel:
    verdict = frozen.again(judged, _asked(judged, law))
    if verdict is not None and frozen.same(judged, verdict):
        panel = panel_of(verdict, body, who=who)
    else:
        as_written = panel_of_frozen(judged, None, body, who=who)
        assert as_written is not None
        panel = as_written
    if judged["question"] != ELECTION_PLAN.code:
        return panel
    said = {
        Answer.YES: _("A member long enough"), Answer.NO: _("Not a member long enough"),
        Answer.OPEN: _("It cannot be said yet"),
    }  # fmt: skip
    asked = _("Has she been a member long enough?")
    answer = said.get(Answer(judged["answer"]), panel.answer)
    return replace(panel, question=asked, answer=answer, silent=())


def _asked(judged: Mapping[str, Any], law: Law) -> Law:
    """The articles that were asked: on her membership, or all."""
    return about_membership(law) if judged["question"] == ELECTION_PLAN.code else law


@dataclass(frozen=True)
class Stage:
    """One step of the roll: when it is due, when it was done, and the page that does it."""

    word: str
    due: date | None
    article: str
    sentence: str
    done: date | None
    act: str = ""  # the name of the address that does it; "" where it cannot be done now


STEPS = (
    (Taken.ROLL_FIXED, "roll_draw"), (Taken.ROLL_POSTED, "roll_post"),
    (Taken.OBJECTIONS, "roll_close"), (Taken.FINAL_ROLL, "roll_final"),
)  # fmt: skip


def stages(days: Days, taken: Mapping[Taken, Any], words: Mapping[Any, Any]) -> list[Stage]:
    """The four steps of the roll in their order; only the next one can be done."""
    by_step, found, open_ = days.by_step, [], True
    for step, act in STEPS:
        due, done = by_step.get(step), taken.get(step)
        found.append(
            Stage(
                text_of(words[step]), due.on if due else None, due.article if due else "",
                told(due.sentence) if due and due.sentence else "", done.on if done else None,
                act if open_ and done is None else "",
            )
        )  # fmt: skip
        open_ = open_ and done is not None
    return found


class OnDay(Step):
    """On which day a step was done."""

    done_on = Day(required=True, label=gettext_lazy("On which day"))

    def clean_done_on(self) -> Any:
        """A day that has been."""
        day = self.cleaned_data["done_on"]
        if day > self.on:
            raise forms.ValidationError(_("That day has not come yet."))
        return day


class ToBooth(Step):
    """The booth at which she votes."""

    booth = forms.TypedChoiceField(label=gettext_lazy("She votes at"), coerce=int)

    def __init__(self, *args: Any, booths: Sequence[Booth], **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.booths = {one.pk: one for one in booths}
        fields: dict[str, Any] = self.fields
        fields["booth"].choices = [(one.pk, word_of(one)) for one in booths]


class Objecting(Step):
    """What somebody objects to."""

    made_by = Line(longest=160, required=True, label=gettext_lazy("Who objects"))
    made_on = Day(required=True, label=gettext_lazy("On which day"))
    words = Words(
        rows=4, required=True, label=gettext_lazy("What she says"),
        help_text=gettext_lazy("In her own words. It is read before it is decided."),
    )  # fmt: skip


class Deciding(Step):
    """What the committee decides on an objection, and why."""

    answer = forms.ChoiceField(
        label=gettext_lazy("The committee decides"), widget=forms.RadioSelect,
        choices=lambda: [(str(code), text_of(word).capitalize()) for code, word in ANSWERS.items()],
    )  # fmt: skip
    decided_on = Day(required=True, label=gettext_lazy("On which day"))
    reasons = Words(rows=4, required=True, label=gettext_lazy("Why"))
    name = Line(longest=200, label=gettext_lazy("Her name"))
    name_native = Line(longest=200, label=gettext_lazy("Her name in her own script"))
    relative = Line(longest=200, label=gettext_lazy("Father or husband"))
    member_number = Line(longest=32, label=gettext_lazy("Her number as a member"))

    corrections = ("name", "name_native", "relative", "member_number")

    def __init__(self, *args: Any, corrects: bool, **kw: Any) -> None:
        super().__init__(*args, **kw)
        if not corrects:
            for name in self.corrections:
                del self.fields[name]
        else:
            self.order_fields([*self.corrections, "answer", "decided_on", "reasons"])

    def instead(self) -> dict[str, str]:
        """What is to be written on the roll."""
        return {name: self.cleaned_data[name] for name in self.corrections if name in self.fields}


def word_of_objection(to: str) -> str:
    """What is objected to."""
    return text_of(OBJECTIONS[ObjectionTo(to)])
