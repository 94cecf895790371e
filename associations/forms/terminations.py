"""Putting a member out: the forms of its steps, and how the steps are shown."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from associations.actions.terminations import Given, Heard
from associations.forms.registration_fields import Day, Line, Step, Words
from associations.rules.putting_out import STAGES, Mark
from associations.rules.putting_out import Step as Taken
from associations.vocabulary.procedures import DELIVERIES, TerminationState
from hnsa.core.saying import shown, text_of

LONGEST_WHY = 240


class Beginning(Step):
    """What happened, beside what the articles find."""

    words = Words(
        rows=4, label=gettext_lazy("What happened"),
        help_text=gettext_lazy("In the words of those who saw it. She will read it in the notice."),
    )  # fmt: skip
    harmed = forms.BooleanField(
        required=False,
        label=gettext_lazy("She has harmed the association, as the committee has found"),
        help_text=gettext_lazy("Only when the committee has looked into it. Say above what it is."),
    )
    override = Words(
        rows=3, label=gettext_lazy("Why begin though no article finds a ground?"),
        help_text=gettext_lazy("The reason stays on the record."),
    )  # fmt: skip

    def __init__(self, *args: Any, conduct: bool, against: bool, **kw: Any) -> None:
        super().__init__(*args, **kw)
        if not conduct:
            del self.fields["harmed"]
        if not against:
            del self.fields["override"]


class NoticeWords(Step):
    """The words of the notice, in her language."""

    language = forms.ChoiceField(label=gettext_lazy("Language of the notice"))
    text = Words(rows=16, label=gettext_lazy("Words of the notice"))

    def __init__(self, *args: Any, **kw: Any) -> None:
        super().__init__(*args, **kw)
        fields: dict[str, Any] = self.fields
        fields["language"].choices = settings.LANGUAGES


class NoticeGiven(Step):
    """On which day she was given it, how, and who saw it."""

    day = Day(required=True, label=gettext_lazy("She was given it on"))
    delivered = forms.ChoiceField(
        label=gettext_lazy("How it reached her"), widget=forms.RadioSelect
    )
    witness = Line(
        longest=120, label=gettext_lazy("Who saw it"),
        help_text=gettext_lazy("Name of a witness, if there was one."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kw: Any) -> None:
        super().__init__(*args, **kw)
        fields: dict[str, Any] = self.fields
        fields["delivered"].choices = [
            (str(code), text_of(words)) for code, words in DELIVERIES.items()
        ]

    def given(self) -> Given:
        """What was told, once it is valid."""
        told = self.cleaned_data
        return Given(told["day"], told["delivered"], told["witness"])


class Answering(Step):
    """Her answer and her hearing."""

    answer = Words(rows=5, label=gettext_lazy("What she answered"))
    answered_on = Day(label=gettext_lazy("She answered on"))
    heard_on = Day(label=gettext_lazy("She was heard, by word of mouth, on"))
    not_heard = Line(
        longest=LONGEST_WHY, label=gettext_lazy("Or she did not want to be heard"),
        help_text=gettext_lazy("How that is known: she said so, she did not come though asked …"),
    )  # fmt: skip

    def heard(self) -> Heard:
        """What was told, once it is valid."""
        told = self.cleaned_data
        return Heard(told["answer"], told["answered_on"], told["heard_on"], told["not_heard"])


class Appealing(Step):
    """Her appeal."""

    day = Day(required=True, label=gettext_lazy("She appealed on"))
    text = Words(rows=5, required=True, label=gettext_lazy("Why she appeals"))


class GivingUp(Step):
    """Why it is given up."""

    why = Line(longest=LONGEST_WHY, required=True, label=gettext_lazy("Why it is given up"))


@dataclass(frozen=True)
class ShownStep:
    """One step as the time line shows it."""

    code: str
    name: str
    tone: str
    sign: str
    word: str
    day: date | None
    told: tuple[SafeString, ...]


def shown_steps(steps: Iterable[Taken]) -> list[ShownStep]:
    """The steps of the time line, in the reader's language."""
    words = {
        Mark.DONE: ("ok", "check", _("done")),
        Mark.DUE: ("wait", "wait", _("next")),
        Mark.LATER: ("flat", "none", _("not yet")),
        Mark.LATE: ("warn", "warn", _("the time has run out")),
        Mark.LEFT_OUT: ("stop", "stop", _("left out")),
    }
    return [
        ShownStep(
            str(one.stage), text_of(STAGES[one.stage]), *words[one.mark], one.day,
            tuple(shown(line) for line in one.told),
        )
        for one in steps
    ]  # fmt: skip


def chip_of(state: str) -> tuple[str, str]:
    """The tone and the sign of a state."""
    return {
        TerminationState.FOUND: ("warn", "warn"),
        TerminationState.NOTICE: ("wait", "wait"),
        TerminationState.HEARD: ("wait", "half"),
        TerminationState.APPEALED: ("wait", "half"),
        TerminationState.PUT_OUT: ("stop", "stop"),
        TerminationState.UPHELD: ("stop", "stop"),
        TerminationState.STAYS: ("ok", "ok"),
        TerminationState.REVERSED: ("ok", "ok"),
        TerminationState.GIVEN_UP: ("flat", "none"),
    }[TerminationState(state)]
