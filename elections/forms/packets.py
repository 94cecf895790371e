"""Packets of ballot papers: the forms by which they are put up and handed to a booth."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from associations.forms.adoptions import number
from associations.forms.meetings import Page
from elections.actions.packets import Printing
from elections.models import Booth, Contest


def choices_of(booths: Iterable[Booth]) -> list[tuple[str, str]]:
    """Booths to choose from; none: the packet is kept back."""
    return [
        ("", _("no booth yet, kept back")),
        *((str(one.pk), f"{one.number} · {one.name}") for one in booths),
    ]


class _AtBooth(Page):
    booth = forms.ChoiceField(required=False, label=gettext_lazy("For which booth"))

    def __init__(self, *args: Any, booths: Sequence[Booth], **kw: Any):
        super().__init__(*args, **kw)
        self.booths = {str(one.pk): one for one in booths}
        fields: dict[str, Any] = self.fields
        fields["booth"].choices = choices_of(booths)

    def the_booth(self) -> Booth | None:
        """The booth that was chosen."""
        return self.booths.get(self.cleaned_data["booth"])


class PuttingUp(_AtBooth):
    """How many papers of which post, in packets of how many."""

    contest = forms.ChoiceField(label=gettext_lazy("Papers for the office of"))
    papers = number(gettext_lazy("How many papers"))
    each = number(
        gettext_lazy("Papers in a packet"),
        help_text=gettext_lazy("Fifty are easily counted; each packet is one file to print."),
    )  # fmt: skip

    field_order = ("contest", "booth", "papers", "each")

    def __init__(self, *args: Any, contests: Sequence[Contest], **kw: Any):
        super().__init__(*args, **kw)
        self.contests = {str(one.pk): one for one in contests}
        fields: dict[str, Any] = self.fields
        fields["contest"].choices = [
            (key, one.get_post_display()) for key, one in self.contests.items()
        ]

    def told(self) -> tuple[Contest, Printing]:
        """What is to be printed."""
        said = self.cleaned_data
        return self.contests[said["contest"]], Printing(
            said["papers"], said["each"], self.the_booth()
        )


class Giving(_AtBooth):
    """To which booth a packet goes."""
