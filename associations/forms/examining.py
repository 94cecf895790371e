"""Forms of those who examine a registration: return it, register it, refuse it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from associations.vocabulary.cases import STEPS
from hnsa.core.saying import text_of
from members.forms.memberships import day

_LONGEST = 2_000  # signs of a remark or a reason


def _words(label: Any, *, required: bool = True, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label, required=required, help_text=help_text, max_length=_LONGEST,
        widget=forms.Textarea(attrs={"class": "form-control", "rows": 4, "dir": "auto"}),
    )  # fmt: skip


class GiveBack(forms.Form):
    """What is to be mended, a text for each step; steps without one are in order."""

    def __init__(self, *args: Any, **kw: Any) -> None:
        super().__init__(*args, **kw)
        for step, words in STEPS.items():
            self.fields[str(step)] = _words(text_of(words), required=False)

    def remarks(self) -> dict[str, str]:
        """The remarks that were written."""
        return {str(step): self.cleaned_data.get(str(step), "") for step in STEPS}


class Register(forms.Form):
    """Only where the check-list is not complete there is something to write."""

    override = _words(
        gettext_lazy("Why it is registered all the same"),
        help_text=gettext_lazy("It stays on the record, with your name."),
    )

    def __init__(self, *args: Any, complete: bool, **kw: Any) -> None:
        super().__init__(*args, **kw)
        if complete:
            del self.fields["override"]


class Refuse(forms.Form):
    """The reason, as the founders will read it."""

    reason = _words(
        gettext_lazy("Reason"),
        help_text=gettext_lazy("In plain words: the founders read it, and may appeal once."),
    )


class WithAuthority(forms.Form):
    """A registration with an authority of the country, and the letter that proves it."""

    authority = forms.CharField(
        label=gettext_lazy("Authority"), max_length=160,
        help_text=gettext_lazy("For instance: registrar of cooperatives, social welfare office."),
        widget=forms.TextInput(attrs={"class": "form-control", "dir": "auto"}),
    )  # fmt: skip
    number = forms.CharField(
        label=gettext_lazy("Number"), max_length=60, required=False,
        widget=forms.TextInput(attrs={"class": "form-control", "dir": "ltr"}),
    )  # fmt: skip
    registered_on = day(gettext_lazy("Registered on"), required=False)
    ends_on = day(
        gettext_lazy("Valid until"), required=False,
        help_text=gettext_lazy("Empty: no end is written on the letter."),
    )  # fmt: skip
    letter = forms.FileField(
        label=gettext_lazy("Letter"), required=False,
        help_text=gettext_lazy("A photo (JPEG, PNG) or a PDF, at most 12 MB."),
        widget=forms.ClearableFileInput(
            attrs={"class": "form-control", "accept": "image/jpeg,image/png,application/pdf"}
        ),
    )  # fmt: skip
