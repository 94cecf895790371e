"""The form by which members' adoption of a draft is written down."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from associations.actions.constitutions import Adoption
from associations.forms.asking import Fact, fields_of, typed_in
from associations.rules.asked_of_meetings import CARRY, Motion
from associations.vocabulary.subjects import Subject
from hnsa.law.asking import Law, ask
from hnsa.law.blanks import Unfit
from hnsa.law.words import Line
from members.forms.memberships import day

MOST = 1_000_000
_GIVEN = frozenset({"on", "subject", "organ"})
FIGURES = ("members", "present", "votes_for", "votes_against", "abstained")


def number(label: Any, *, help_text: Any = "", required: bool = True) -> forms.IntegerField:
    """A number of women."""
    return forms.IntegerField(
        label=label, min_value=0, max_value=MOST, help_text=help_text, required=required,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )  # fmt: skip


class Adopting(forms.Form):
    """The meeting that adopted the draft, as its minutes have it."""

    by = forms.CharField(
        label=_("Which meeting"), max_length=160,
        help_text=_("As the minutes call it: founding meeting, yearly general meeting."),
    )  # fmt: skip
    on = day(_("Held on"))
    members = number(_("Members then"))
    present = number(_("Present"))
    votes_for = number(_("For"))
    votes_against = number(_("Against"))
    abstained = number(_("Abstained"), required=False)
    in_force_from = day(_("In force from"), help_text=_("Not before the day of the meeting."))
    override = forms.CharField(
        label=_("Why it is adopted against the rule"), required=False, max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Your name, the day and this reason stay with the version."),
    )  # fmt: skip

    @property
    def figures(self) -> list[Any]:
        """The fields of the count, in the order of the minutes."""
        return [self[name] for name in FIGURES]

    def adoption(self, more: Mapping[str, Any]) -> Adoption:
        """What was told, once it is valid."""
        told = {name: value for name, value in self.cleaned_data.items() if name != "override"}
        return Adoption(**{**told, "abstained": told["abstained"] or 0}, more=more)


class More:
    """Further facts of the vote, for which articles of the version in force ask.

    Asked for is what is missing even when all are for it, and what a closer look (`ask`) missed.
    """

    def __init__(self, law: Law | None, data: Any = None) -> None:
        asked = set(_missing(law)) - _GIVEN if law else set()
        told = typed_in(CARRY, data) if data is not None else {}
        if data is not None and law is not None:
            known = {blank.name for blank in Motion.blanks} - _GIVEN - set(FIGURES)
            asked |= known & set(data.getlist("ask"))
        self.typed = {name: value for name, value in told.items() if name in asked}
        self.facts: Mapping[str, Any] = {}
        wrong: Mapping[str, Line] = {}
        try:
            read = Motion.load(self.typed)
            self.facts = {
                name: getattr(read, name) for name, value in self.typed.items() if value
            }  # fmt: skip
        except Unfit as error:
            wrong = error.lines
        self.fields = fields_of(CARRY, asked, self.typed, {}, wrong).wanted

    @property
    def errors(self) -> list[Fact]:
        """The fields that cannot be read."""
        return [one for one in self.fields if one.error]


def _missing(law: Law) -> tuple[str, ...]:
    everybody = Motion(
        subject=Subject.AMENDMENT, members=MOST, present=MOST, votes_for=MOST, votes_against=0
    )
    return ask(CARRY, law, everybody).missing
