"""The forms of a count: it begins, is closed with a reason, is counted again; lots; a reason."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from associations.forms.meetings import Page
from associations.forms.registration_fields import Line, Words
from elections.actions.lots import Drawing
from members.forms.memberships import day


class Beginning(Page):
    """The count begins; against an article only with a reason."""

    on = day(gettext_lazy("Counted on"))
    override = Words(
        rows=3, label=gettext_lazy("Why it is counted against the article"),
        help_text=gettext_lazy("Your name, the day and this reason stay with the election."),
    )  # fmt: skip

    def __init__(self, *args: Any, against: bool = False, **kw: Any) -> None:
        super().__init__(*args, **kw)
        if not against:
            del self.fields["override"]


class Closing(Page):
    """Why a count is closed that does not agree."""

    reason = Words(
        rows=4, label=gettext_lazy("Why the committee closes the count all the same"),
        help_text=gettext_lazy(
            "What was looked for, what was found. It stays with the count, and is read out."
        ),
    )  # fmt: skip

    def __init__(self, *args: Any, differs: bool, **kw: Any) -> None:
        super().__init__(*args, **kw)
        if not differs:
            del self.fields["reason"]


class Why(Page):
    """A reason that stays on the record."""

    why = Words(rows=3, required=True, label=gettext_lazy("Why"))


class DrawingLots(Page):
    """The lot, as it was drawn: who came out first, second …"""

    method = Line(
        longest=200, required=True, label=gettext_lazy("How was it drawn?"),
        help_text=gettext_lazy("Folded papers in a bag, sticks of two lengths …"),
    )  # fmt: skip
    drawn_by = Line(
        longest=160, required=True, label=gettext_lazy("Who drew?"),
        help_text=gettext_lazy("Best somebody who is not for any of them: a child, a guest."),
    )  # fmt: skip
    seen_by = Words(rows=2, required=True, label=gettext_lazy("Who saw it?"))

    def __init__(
        self, *args: Any, keys: Sequence[str], names: Mapping[str, str], **kw: Any
    ) -> None:
        super().__init__(*args, **kw)
        self.places = [f"place_{at}" for at in range(len(keys))]
        options = [("", _("choose")), *((key, names[key]) for key in keys)]
        for at, name in enumerate(self.places):
            label = _("Drawn first") if at == 0 else _("Drawn as number %(n)d") % {"n": at + 1}
            self.fields[name] = forms.ChoiceField(label=label, choices=options)
        self.order_fields([*self.places, "method", "drawn_by", "seen_by"])

    def clean(self) -> dict[str, Any]:
        told = self.cleaned_data
        drawn = [told[name] for name in self.places if told.get(name)]
        if len(set(drawn)) != len(drawn):
            self.add_error(self.places[-1], _("Each comes out once."))
        return told

    def drawing(self) -> Drawing:
        """What was told, once it is valid."""
        told = self.cleaned_data
        order = tuple(int(told[name]) for name in self.places)
        return Drawing(order, told["method"], told["drawn_by"], told["seen_by"])
