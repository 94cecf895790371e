"""Special committees and paid staff: the forms of their steps."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from associations.forms.offices import choices_of
from associations.forms.registration_fields import Day, Line, Step, Words
from associations.queries.facts import Known
from associations.vocabulary.procedures import SERVICES
from hnsa.core.saying import text_of


class Form(Step):
    """A special committee is formed, or named to be put to the vote."""

    name = Line(longest=120, required=True, label=gettext_lazy("Name of the committee"))
    service = forms.ChoiceField(label=gettext_lazy("What it is for"), widget=forms.RadioSelect)
    duty = Words(rows=4, label=gettext_lazy("Its task, in the members’ words"))
    day = Day(
        label=gettext_lazy("Formed on"),
        help_text=gettext_lazy(
            "The day on which the members or the committee formed it. Empty: it is to be put to "
            "the vote first."
        ),
    )

    def __init__(self, *args: Any, **kw: Any) -> None:
        super().__init__(*args, **kw)
        fields: dict[str, Any] = self.fields
        fields["service"].choices = [(str(code), text_of(text)) for code, text in SERVICES.items()]


class _OfWoman(Step):
    """Base of the forms in which a member is chosen."""

    woman = forms.ChoiceField(label=gettext_lazy("Who"))

    def __init__(self, *args: Any, women: Sequence[Known], **kw: Any) -> None:
        super().__init__(*args, **kw)
        fields: dict[str, Any] = self.fields
        fields["woman"].choices = [("", _("choose a member")), *choices_of(women)]

    @property
    def person(self) -> int | None:
        """Whom she chose, once it is valid."""
        typed = self.cleaned_data["woman"]
        return int(typed) if typed else None


class Seat(_OfWoman):
    """A woman sits on the committee from a day on."""

    day = Day(required=True, label=gettext_lazy("From"))
    presides = forms.BooleanField(required=False, label=gettext_lazy("She presides"))


class Charge(_OfWoman):
    """A task, who does it, and by when."""

    what = Line(longest=240, required=True, label=gettext_lazy("What is to be done"))
    by_when = Day(label=gettext_lazy("By when"))

    def __init__(self, *args: Any, **kw: Any) -> None:
        super().__init__(*args, **kw)
        fields: dict[str, Any] = self.fields
        fields["woman"].required = False
        fields["woman"].choices = [("", _("the whole committee")), *fields["woman"].choices[1:]]
        self.order_fields(["what", "woman", "by_when"])


class Until(Step):
    """Something ends on a day."""

    day = Day(required=True, label=gettext_lazy("Until"))


class Staff(Step):
    """Somebody whom the association pays a salary."""

    name = Line(longest=160, required=True, label=gettext_lazy("Name"))
    work = Line(longest=160, required=True, label=gettext_lazy("What work"))
    day = Day(required=True, label=gettext_lazy("Paid from"))
