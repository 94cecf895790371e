"""An order of candidates, as it is chosen or was drawn: of the list, and of the turns."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from associations.forms.meetings import Page, words
from associations.forms.registration_fields import Line
from elections.actions.settling import Draw
from elections.models import Nomination
from elections.vocabulary.nominating import ORDERS, Order
from members.forms.memberships import day


class Ordering(Page):
    """An order of candidates; when it was drawn, how, and who saw it."""

    order = words(gettext_lazy("In which order"), ORDERS)
    method = Line(
        longest=200, label=gettext_lazy("How it was drawn"),
        help_text=gettext_lazy("For example: folded papers from a pot."),
    )  # fmt: skip
    drawn_by = Line(longest=160, label=gettext_lazy("Who drew"))
    seen_by = Line(longest=400, label=gettext_lazy("Who saw it"))

    def __init__(self, *args: Any, candidates: Sequence[Nomination], **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.candidates = list(candidates)
        for one in self.candidates:
            self.fields[f"drew-{one.pk}"] = forms.IntegerField(
                label=one.name, required=False, min_value=1, max_value=999,
                widget=forms.TextInput(attrs={"inputmode": "numeric", "dir": "ltr"}),
            )  # fmt: skip

    @property
    def how(self) -> list[Any]:
        """The fields of the draw itself."""
        return [self["method"], self["drawn_by"], self["seen_by"]]

    @property
    def drew(self) -> list[Any]:
        """The field of each candidate."""
        return [self[f"drew-{one.pk}"] for one in self.candidates]

    def draw(self) -> Draw:
        """What was told of the draw, once it is valid."""
        told = self.cleaned_data
        numbers = {one.pk: told.get(f"drew-{one.pk}") for one in self.candidates}
        return Draw(
            {pk: number for pk, number in numbers.items() if number is not None},
            told["method"], told["drawn_by"], told["seen_by"],
        )  # fmt: skip

    def chosen(self) -> Order:
        """The order, once it is valid."""
        return Order(self.cleaned_data["order"])


class Posting(Ordering):
    """The list of valid nominations is posted on a day."""

    on = day(gettext_lazy("Posted on"))
