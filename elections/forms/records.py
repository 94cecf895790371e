"""The forms of the result: declaring it, objecting to it, declaring it void, destroying papers."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from associations.forms.meetings import Page, words
from associations.forms.registration_fields import Line, Words
from elections.actions.declarations import Declaration
from elections.actions.disputes import Said
from elections.models import Contest
from elections.queries.declarations import Post
from elections.vocabulary.states import ANSWERS
from hnsa.core.saying import text_of
from members.forms.memberships import day


def word_of(contest: Contest) -> str:
    """The office in the reader's language."""
    return str(contest.get_post_display())


class Declaring(Page):
    """Which posts are declared, when, in front of whom."""

    posts = forms.MultipleChoiceField(
        label=gettext_lazy("These posts are declared"), widget=forms.CheckboxSelectMultiple
    )
    on = day(gettext_lazy("The result was made known on"))
    terms_begin_on = day(
        gettext_lazy("The terms of office begin on"),
        help_text=gettext_lazy("On that day those who held these offices end theirs."),
    )
    present = Words(
        rows=5, required=True, label=gettext_lazy("Who is present"),
        help_text=gettext_lazy("Committee, agents, candidates, witnesses: one on each line."),
    )  # fmt: skip
    signed = Words(
        rows=4, required=True, label=gettext_lazy("Who signs the declaration"),
        help_text=gettext_lazy(
            "They sign the printed declaration with its code today. That paper is the proof."
        ),
    )  # fmt: skip
    override = Words(
        rows=3, label=gettext_lazy("Why against the article"),
        help_text=gettext_lazy("Your name, the day and this reason stay on the record."),
    )  # fmt: skip

    def __init__(
        self, *args: Any, ready: Sequence[Post], first: bool, against: bool = False, **kw: Any
    ) -> None:
        super().__init__(*args, **kw)
        fields: dict[str, Any] = self.fields
        fields["posts"].choices = [(str(one.contest.pk), word_of(one.contest)) for one in ready]
        if not first:
            del fields["on"], fields["terms_begin_on"]
        if not against:
            del fields["override"]

    def declaration(self, today: date) -> Declaration:
        """What was told, once it is valid."""
        told = self.cleaned_data
        on = told.get("on") or today
        return Declaration(
            [int(pk) for pk in told["posts"]], on, told.get("terms_begin_on") or on,
            told["present"], told["signed"],
        )  # fmt: skip


class Objecting(Page):
    """Somebody objects to the result."""

    contest = forms.ChoiceField(label=gettext_lazy("To the result of"), required=False)
    made_by = Line(longest=160, required=True, label=gettext_lazy("Who objects"))
    made_on = day(gettext_lazy("She objected on"))
    words = Words(rows=5, required=True, label=gettext_lazy("What she says, and why"))

    def __init__(self, *args: Any, declared: Sequence[Contest], **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.declared = {str(one.pk): one for one in declared}
        fields: dict[str, Any] = self.fields
        fields["contest"].choices = [
            *((key, word_of(one)) for key, one in self.declared.items()),
            ("", gettext_lazy("the whole election")),
        ]

    def said(self) -> Said:
        """What was told, once it is valid."""
        told = self.cleaned_data
        return Said(
            self.declared.get(told["contest"]), told["made_by"], told["made_on"], told["words"]
        )


class Answering(Page):
    """The election committee decides on an objection."""

    answer = words(gettext_lazy("Decided"), ANSWERS)
    on = day(gettext_lazy("Decided on"))
    reasons = Words(rows=5, required=True, label=gettext_lazy("Reasons"))

    def __init__(self, *args: Any, **kw: Any) -> None:
        super().__init__(*args, **kw)
        fields: dict[str, Any] = self.fields
        fields["answer"].widget = forms.RadioSelect(
            choices=[(str(one), text_of(word)) for one, word in ANSWERS.items()]
        )


class Voiding(Page):
    """The election is declared void."""

    on = day(gettext_lazy("Void from"))
    why = Words(
        rows=4, required=True, label=gettext_lazy("Why, and who decided it"),
        help_text=gettext_lazy("It stays on the record of the election."),
    )  # fmt: skip
    sure = forms.BooleanField(label=gettext_lazy("Yes, this election is void"))


class Destroying(Page):
    """The printed papers were destroyed."""

    on = day(gettext_lazy("Destroyed on"))
    witnesses = Words(
        rows=4, required=True, label=gettext_lazy("Who saw it"),
        help_text=gettext_lazy("One name on each line."),
    )  # fmt: skip


class Erasing(Page):
    """Whose name goes out of the annexes."""

    typed = Line(
        longest=20, required=True, label=gettext_lazy("Her number"),
        help_text=gettext_lazy("On the roll (12), or in the register (PK-0000012)."),
    )  # fmt: skip
    sure = forms.BooleanField(
        label=gettext_lazy("Yes, her name goes out of the annexes; it cannot be brought back")
    )


class TakingOffice(Page):
    """Why somebody takes office against an article."""

    override = Words(
        rows=3, required=True, label=gettext_lazy("Why she holds it against the article"),
        help_text=gettext_lazy("Your name, the day and this reason stay with the office."),
    )  # fmt: skip
