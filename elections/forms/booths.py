"""The forms of the day: booths, who is there, what happened, numbers from the paper roll."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from associations.forms.adoptions import number
from associations.forms.meetings import Page, words
from associations.forms.registration_fields import Line, Words
from elections.actions.attendants import Seat
from elections.actions.booths import Opening, Place
from elections.actions.incidents import Happening
from elections.models import Booth, Entry, Nomination
from elections.rules import numbers as rules
from elections.vocabulary.states import AT, HAPPENED, At, Happened
from members.forms.memberships import day
from members.rules.text import fold, fold_digits

MOST_WRONG = 5  # of what was mistyped, told in one sentence


def hour(label: Any, *, required: bool = False) -> forms.TimeField:
    """An hour of the clock."""
    return forms.TimeField(
        label=label, required=required,
        widget=forms.TimeInput(attrs={"type": "time", "dir": "ltr"}, format="%H:%M"),
    )  # fmt: skip


def yes_no(label: Any, unknown: Any) -> forms.TypedChoiceField:
    """Yes, no, or not known yet."""
    return forms.TypedChoiceField(
        label=label, required=False, empty_value=None, coerce=lambda said: said == "1",
        widget=forms.RadioSelect,
        choices=[("1", gettext_lazy("Yes")), ("0", gettext_lazy("No")), ("", unknown)],
    )  # fmt: skip


def as_said(known: bool | None) -> str:
    """The choice of `yes_no` for what is known."""
    return {True: "1", False: "0", None: ""}[known]


class Placing(Page):
    """Where a booth is."""

    name = Line(
        longest=160, required=True, label=gettext_lazy("Where"),
        help_text=gettext_lazy("A school, a courtyard, a house: so that everybody finds it."),
    )  # fmt: skip
    is_reachable = yes_no(
        gettext_lazy("Can everybody reach it, also who walks with a stick or has small children?"),
        gettext_lazy("nobody has looked yet"),
    )

    def place(self) -> Place:
        """What was told, once it is valid."""
        return Place(self.cleaned_data["name"], self.cleaned_data["is_reachable"])


class BeginningPoll(Page):
    """Election day has come."""

    on = day(gettext_lazy("The poll was opened on"))
    override = Words(
        rows=3, label=gettext_lazy("Why the poll is opened against the article"),
        help_text=gettext_lazy("Your name, the day and this reason stay with the election."),
    )  # fmt: skip

    def __init__(self, *args: Any, against: bool = False, **kw: Any) -> None:
        super().__init__(*args, **kw)
        if not against:
            del self.fields["override"]


class BeginningBooth(Page):
    """A booth opens: the hour kept, the empty box, its seals."""

    at = hour(gettext_lazy("Opened at"), required=True)
    box_shown = yes_no(
        gettext_lazy("Was the empty box shown to all who were there, and then locked?"),
        gettext_lazy("not known"),
    )
    seals = Line(
        longest=160, label=gettext_lazy("Seals"),
        help_text=gettext_lazy("Their numbers or marks, those of candidates and agents as well."),
    )  # fmt: skip

    def opening(self) -> Opening:
        """What was told, once it is valid."""
        told = self.cleaned_data
        return Opening(told["at"], told["box_shown"], told["seals"])


class EndingBooth(Page):
    """A booth closes, when who stood in the queue has voted."""

    at = hour(gettext_lazy("The last vote was given at"), required=True)
    queue = number(
        gettext_lazy("How many stood in the queue at closing time?"), required=False,
        help_text=gettext_lazy("They could still vote."),
    )  # fmt: skip
    note = Words(rows=3, label=gettext_lazy("What else is to be said of the closing"))


class Seating(Page):
    """Somebody of the roll is at a booth, as an officer or for a candidate."""

    what = words(gettext_lazy("What she is there"), AT)
    nomination = forms.ChoiceField(label=gettext_lazy("For which candidate"), required=False)
    who = Line(
        longest=120, required=True, label=gettext_lazy("Who"),
        help_text=gettext_lazy("Her number on the roll, her member’s number, or her name."),
    )  # fmt: skip

    def __init__(
        self, *args: Any, roll: Sequence[Entry], stand: Sequence[Nomination], **kw: Any
    ) -> None:
        super().__init__(*args, **kw)
        self.roll, self.stand = roll, {str(one.pk): one for one in stand}
        fields: dict[str, Any] = self.fields
        fields["what"].widget = forms.RadioSelect(choices=fields["what"].choices)
        fields["nomination"].choices = [
            ("", _("nobody: she is an officer")),
            *((pk, f"{one.contest.get_post_display()}: {one.name}")
              for pk, one in self.stand.items()),
        ]  # fmt: skip
        self.entry: Entry | None = None

    def clean_who(self) -> str:
        typed = str(self.cleaned_data["who"])
        found = named(self.roll, typed)
        if len(found) == 1:
            self.entry = found[0]
        elif found:
            told = _("%(n)d women have such a name. Type her number.")
            raise ValidationError(told % {"n": len(found)})
        else:
            raise ValidationError(_("Nobody on the roll has this name or number."))
        return typed

    def seat(self) -> Seat:
        """What was told, once it is valid."""
        assert self.entry is not None
        told = self.cleaned_data
        return Seat(self.entry, At(told["what"]), self.stand.get(told["nomination"]))


def named(roll: Iterable[Entry], typed: str) -> list[Entry]:
    """Those whose number, or whose name, is what was typed; else whose name begins so."""
    number, name = fold_digits(typed).strip(), fold(typed)
    if not name:
        return []
    roll = list(roll)
    by_number = [one for one in roll if number == str(one.number)]
    exact = by_number or [
        one for one in roll
        if fold(one.member_number) == name or name in (fold(one.name), fold(one.name_native))
    ]  # fmt: skip
    return exact or [one for one in roll if fold(one.name).startswith(name)]


class KeepingHours(Page):
    """When she came, and when she left."""

    came = hour(gettext_lazy("Came at"))
    left = hour(gettext_lazy("Left at"))


class WritingDown(Page):
    """Something happened at the poll."""

    what = words(gettext_lazy("What"), HAPPENED)
    booth = forms.ChoiceField(label=gettext_lazy("Where"), required=False)
    on = day(gettext_lazy("Day"))
    at = hour(gettext_lazy("Hour"), required=True)
    words = Words(
        rows=5, required=True, label=gettext_lazy("What happened, and what was done"),
        help_text=gettext_lazy("It stays as it is written. What comes later is a further entry."),
    )  # fmt: skip

    def __init__(self, *args: Any, booths: Sequence[Booth], **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.booths = {str(one.pk): one for one in booths}
        fields: dict[str, Any] = self.fields
        fields["booth"].choices = [
            ("", _("everywhere")), *((pk, word_of(one)) for pk, one in self.booths.items()),
        ]  # fmt: skip

    def happening(self) -> Happening:
        """What was told, once it is valid."""
        told = self.cleaned_data
        moment = datetime.combine(told["on"], told["at"], get_current_timezone())
        return Happening(
            Happened(told["what"]), moment, told["words"], self.booths.get(told["booth"])
        )


def word_of(booth: Booth) -> str:
    """A booth in words: its number, and where it is."""
    told = _("Booth %(n)d") % {"n": booth.number}
    return f"{told}: {booth.name}" if booth.name else told


class FromPaper(Page):
    """The numbers that are marked on the paper roll."""

    numbers = Words(
        rows=4, label=gettext_lazy("Numbers on the roll"),
        help_text=gettext_lazy(
            "As they are marked on paper, with commas or spaces between: 1-45, 47, 52. "
            "Numbers that were taken already do no harm."
        ),
    )  # fmt: skip

    def clean_numbers(self) -> tuple[int, ...]:
        read = rules.read(str(self.cleaned_data["numbers"]))
        if read.wrong:
            told = _(", ").join(f"“{one[:20]}”" for one in read.wrong[:MOST_WRONG])
            raise ValidationError(_("This is no number of a roll: %(what)s.") % {"what": told})
        return read.numbers
