"""The forms of meetings, from the plan to the minutes."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from associations.actions.meetings import Chair, Counted, Plan
from associations.actions.notices import Notice
from associations.forms.adoptions import number
from associations.forms.registration_fields import Line, Words
from associations.models import Meeting, Office
from associations.queries.facts import Known
from associations.vocabulary.subjects import GATHERINGS, POSTS, SUBJECTS, Gathering
from hnsa.core.saying import text_of
from hnsa.law.words import Text
from members.forms.memberships import day
from members.models import Person
from members.rules.text import fold, fold_digits

OTHER = "other"  # somebody else than an office-bearer


class Page(forms.Form):
    """A form of a page: set by the page itself, with its own button and key."""

    @property
    def helper(self) -> FormHelper:
        helper = FormHelper()
        helper.form_tag = False
        helper.disable_csrf = True
        return helper

    def wrong(self, error: ValidationError) -> None:
        """What the action would not do, at the fields it is about."""
        told = getattr(error, "error_dict", {NON_FIELD_ERRORS: error.messages})
        for name, said in told.items():
            self.add_error(name if name in self.fields else None, said)


def words(label: Any, options: Mapping[Any, Text], *, empty: Any = None) -> forms.ChoiceField:
    """A choice of words of the vocabulary, in the reader's language."""
    chosen = forms.ChoiceField(label=label, required=empty is None)
    first = [] if empty is None else [("", empty)]
    chosen.choices = lambda: [*first, *((one, text_of(word)) for one, word in options.items())]
    return chosen


def _hour(label: Any) -> forms.TimeField:
    return forms.TimeField(
        label=label, required=False,
        widget=forms.TimeInput(attrs={"type": "time", "dir": "ltr"}, format="%H:%M"),
    )  # fmt: skip


class Planning(Page):
    """A meeting in the calendar."""

    gathering = words(gettext_lazy("Kind of meeting"), GATHERINGS)
    on = day(gettext_lazy("Day"))
    at = _hour(gettext_lazy("Hour"))
    place = Line(longest=160, label=gettext_lazy("Where"))
    requested_on = day(gettext_lazy("Members asked for it on"), required=False)
    requested_by = number(gettext_lazy("How many asked for it"), required=False)

    def __init__(self, *args: Any, asked: bool = False, fixed: bool = False, **kw: Any) -> None:
        super().__init__(*args, **kw)
        if fixed:
            del self.fields["gathering"]
        if not asked:
            del self.fields["requested_on"], self.fields["requested_by"]
        else:
            self.fields["requested_on"].required = self.fields["requested_by"].required = True

    def plan(self, gathering: str = "") -> Plan:
        """What was told, once it is valid."""
        told = self.cleaned_data
        return Plan(
            gathering=gathering or told["gathering"], on=told["on"], at=told["at"],
            place=told["place"], requested_on=told.get("requested_on"),
            requested_by=told.get("requested_by"),
        )  # fmt: skip


class Reason(Page):
    """Why a meeting was not held, or is put off."""

    reason = Line(
        longest=240, required=True, label=gettext_lazy("Why"),
        help_text=gettext_lazy("Rain, a death in the village, a festival …"),
    )  # fmt: skip


class Postponing(Planning):
    """Another day, and why."""

    reason = Line(longest=240, required=True, label=gettext_lazy("Why"))


class Item(Page):
    """One item of the agenda."""

    title = Line(longest=200, required=True, label=gettext_lazy("What shall be talked over"))
    subject = words(
        gettext_lazy("To be decided"), SUBJECTS, empty=gettext_lazy("nothing out of the ordinary")
    )  # fmt: skip


class Noticing(Page):
    """A notice: when, by whom, how."""

    notice_on = day(gettext_lazy("Notice was given on"))
    called_by = words(gettext_lazy("Called by"), POSTS, empty=gettext_lazy("not told"))
    how = Line(
        longest=160, label=gettext_lazy("How"),
        help_text=gettext_lazy("Told from house to house, on the board, by phone …"),
    )  # fmt: skip
    text_shown_on = day(
        gettext_lazy("The new text was shown to all members on"), required=False
    )  # fmt: skip
    override = Words(
        rows=3,
        label=gettext_lazy("Why notice is given against the article"),
        help_text=gettext_lazy("Your name, the day and this reason stay with the meeting."),
    )

    def __init__(self, *args: Any, amends: bool = False, against: bool = False, **kw: Any) -> None:
        super().__init__(*args, **kw)
        if not amends:
            del self.fields["text_shown_on"]
        if not against:
            del self.fields["override"]

    def notice(self, on: date | None = None) -> Notice:
        """What was told, once it is valid; given on that day."""
        told = self.cleaned_data
        return Notice(
            on or told["notice_on"], told["called_by"], told["how"], told.get("text_shown_on")
        )


class Chairing(Page):
    """Who chairs: an office-bearer of that day, or somebody whom those present chose."""

    chair = forms.ChoiceField(label=gettext_lazy("Who chairs it?"), required=False)
    other = Line(
        longest=120, label=gettext_lazy("If it is somebody else: her name or number"),
    )  # fmt: skip
    chosen = forms.BooleanField(
        label=gettext_lazy("Those present chose who chairs it"), required=False
    )

    def __init__(
        self, *args: Any, bearers: Sequence[Office], called: Sequence[Known], **kw: Any
    ) -> None:
        super().__init__(*args, **kw)
        self.bearers = {str(one.pk): one for one in bearers}
        self.called = called
        offices = [
            (pk, f"{one.get_post_display()}: {name_of(one)}") for pk, one in self.bearers.items()
        ]
        # a choice field, declared above; the stubs know it only as a Field
        self.fields["chair"].choices = [  # type: ignore[attr-defined]
            ("", _("not told yet")), *offices, (OTHER, _("somebody else")),
        ]  # fmt: skip
        self.person: int | None = None

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if told.get("chair") == OTHER or told.get("other"):
            found = named(self.called, told.get("other", ""))
            if len(found) != 1:
                self.add_error("other", not_one(found))
            else:
                self.person = found[0].person
        return told

    def seated(self) -> Chair:
        """Who it is, once it is valid."""
        told = self.cleaned_data
        if self.person is not None:
            return Chair(Person.objects.get(pk=self.person), "", told["chosen"])
        office = self.bearers.get(told.get("chair", ""))
        if office is None:
            return Chair(None, "", told["chosen"])
        return Chair(office.person, office.post, told["chosen"])


def name_of(office: Office) -> str:
    """The holder's name, where it may be shown."""
    return _("name not shown here") if office.is_hidden else office.person.full_name


def named(called: Sequence[Known], typed: str) -> list[Known]:
    """Those whose number, or whose name, is what was typed; else whose name begins so."""
    number, name = fold_digits(typed).strip(), fold(typed)
    if not name:
        return []
    exact = [one for one in called if number in (one.number,) or fold(one.name) == name]
    return exact or [one for one in called if fold(one.name).startswith(name)]


def not_one(found: Sequence[Known]) -> str:
    """Why nobody is meant by it."""
    if not found:
        return _("Nobody of that name or number is called to this meeting.")
    return _("%(n)d women have such a name. Type her number.") % {"n": len(found)}


class Counting(Chairing):
    """Figures from a paper sheet."""

    present = number(gettext_lazy("How many were there"))
    committee_present = number(
        gettext_lazy("Of these, members of the committee"), required=False
    )  # fmt: skip
    field_order = ("present", "committee_present", "chair", "other", "chosen")

    def __init__(self, *args: Any, meeting: Meeting, **kw: Any) -> None:
        super().__init__(*args, **kw)
        if meeting.gathering == Gathering.COMMITTEE:
            del self.fields["committee_present"]

    def counted(self) -> Counted:
        """The figures, once it is valid."""
        told = self.cleaned_data
        return Counted(told["present"], told.get("committee_present"))


class Closing(Page):
    """What becomes of those who are not marked."""

    rest = forms.ChoiceField(
        label=gettext_lazy("Those who are not marked"), widget=forms.RadioSelect,
        choices=[
            ("absent", gettext_lazy("were absent")),
            ("leave", gettext_lazy("are left as they are: it is not known of them")),
        ],
    )  # fmt: skip


class Signing(Page):
    """The minutes were read out and signed."""

    signed_on = day(gettext_lazy("Read out and signed on"))


class NewTask(Page):
    """Who does what by when."""

    what = Line(longest=240, required=True, label=gettext_lazy("What is to be done"))
    who = Line(
        longest=120, label=gettext_lazy("Who"),
        help_text=gettext_lazy("Her name or number, or anybody in words."),
    )  # fmt: skip
    by_when = day(gettext_lazy("By when"), required=False)


class Settling(Page):
    """It is done, or given up."""

    on = day(gettext_lazy("On the day"))
    note = Line(longest=240, label=gettext_lazy("Note"))
