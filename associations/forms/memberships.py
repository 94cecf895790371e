"""Forms about a member: leaving, dying, going over, suspension, work, incidents."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from associations.forms.registration_fields import Day, Line, Step, Words
from associations.vocabulary.procedures import INCIDENTS
from associations.vocabulary.subjects import DECIDERS
from hnsa.core.saying import text_of

_YES_OR_NO = [
    ("", gettext_lazy("not known")), ("yes", gettext_lazy("yes")), ("no", gettext_lazy("no")),
]  # fmt: skip


def yes_or_no(label: Any, **kw: Any) -> forms.TypedChoiceField:
    """Yes, no, or not known."""
    return forms.TypedChoiceField(
        label=label, choices=_YES_OR_NO, required=False, empty_value=None,
        coerce=lambda told: told == "yes", **kw,
    )  # fmt: skip


def words_of(words: Any) -> list[tuple[str, str]]:
    """Words of the vocabulary as choices, in the reader's language."""
    return [(str(code), text_of(text)) for code, text in words.items()]


class GivingNotice(Step):
    """A member says that she leaves."""

    gave_notice_on = Day(required=True, label=gettext_lazy("She said so on"))
    words = Words(rows=3, label=gettext_lazy("In her words"))
    handed_over = yes_or_no(
        gettext_lazy("Has she handed over what she kept for the association?"),
        help_text=gettext_lazy("Books, money, tools. If she kept nothing: yes."),
    )


class Settling(Step):
    """What has become known of a resignation since."""

    accepted_on = Day(
        label=gettext_lazy("It was accepted on"), help_text=gettext_lazy("Empty: not yet.")
    )
    handed_over = yes_or_no(gettext_lazy("Has she handed over what she kept for the association?"))


class Dying(Step):
    """The day on which a member has died."""

    died_on = Day(required=True, label=gettext_lazy("She died on"))


class Naming(Step):
    """Whom she names to receive what is hers."""

    name = Line(longest=160, required=True, label=gettext_lazy("Whom she names"))
    relation = Line(
        longest=80, label=gettext_lazy("Who that is to her"),
        help_text=gettext_lazy("Daughter, sister, neighbour …"),
    )  # fmt: skip
    named_on = Day(required=True, label=gettext_lazy("Named on"))


class Transferring(Step):
    """Another association of the same HomeNet to which she goes over."""

    to = forms.ChoiceField(label=gettext_lazy("To which association"))
    transferred_on = Day(required=True, label=gettext_lazy("From which day"))

    def __init__(self, *args: Any, associations: list[tuple[str, str]], **kw: Any) -> None:
        super().__init__(*args, **kw)
        fields: dict[str, Any] = self.fields
        fields["to"].choices = [("", "–"), *associations]


class Suspending(Step):
    """By whom she is suspended, for which days, and why."""

    organ = forms.ChoiceField(label=gettext_lazy("Suspended by"))
    begins_on = Day(required=True, label=gettext_lazy("From"))
    ends_on = Day(
        label=gettext_lazy("Until"),
        help_text=gettext_lazy("Empty: until it is lifted, or the article ends it."),
    )
    why = Words(rows=4, required=True, label=gettext_lazy("Why"))

    def __init__(self, *args: Any, **kw: Any) -> None:
        super().__init__(*args, **kw)
        fields: dict[str, Any] = self.fields
        fields["organ"].choices = words_of(DECIDERS)


class Why(Step):
    """A reason that stays on the record."""

    why = Line(longest=240, required=True, label=gettext_lazy("Why"))


class Volunteering(Step):
    """Voluntary work that a member begins."""

    work = Line(longest=160, required=True, label=gettext_lazy("What she does"))
    begins_on = Day(required=True, label=gettext_lazy("From"))
    instead_of_dues = forms.BooleanField(
        required=False, label=gettext_lazy("In place of dues"),
        help_text=gettext_lazy("She then pays none, and has all rights of a member."),
    )  # fmt: skip


class EndingWork(Step):
    """The day on which voluntary work ends."""

    ends_on = Day(required=True, label=gettext_lazy("Her last day was before"))


class Hours(Step):
    """Hours that were worked on a day."""

    worked_on = Day(required=True, label=gettext_lazy("Worked on"))
    hours = forms.DecimalField(
        label=gettext_lazy("Hours"), min_value=0, max_value=24, max_digits=4, decimal_places=2,
        help_text=gettext_lazy("A quarter of an hour is 0.25."), localize=False,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "dir": "ltr"}),
    )  # fmt: skip
    note = Line(longest=160, label=gettext_lazy("What was done"))

    def clean_hours(self) -> int:
        """In minutes; at least one."""
        minutes = round(self.cleaned_data["hours"] * 60)
        if minutes < 1:
            raise forms.ValidationError(gettext_lazy("Say how many hours."))
        return minutes


class Happening(Step):
    """What happened, because a rule may ask for it."""

    what = forms.ChoiceField(label=gettext_lazy("What"), widget=forms.RadioSelect)
    happened_on = Day(required=True, label=gettext_lazy("On"))
    text = Words(
        rows=4, required=True, label=gettext_lazy("What happened"),
        help_text=gettext_lazy("So that she, too, can read it. Nothing follows by itself."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kw: Any) -> None:
        super().__init__(*args, **kw)
        fields: dict[str, Any] = self.fields
        fields["what"].choices = words_of(INCIDENTS)
