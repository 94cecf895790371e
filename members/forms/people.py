"""Small forms on pages of people."""

from django import forms
from django.utils.translation import gettext_lazy as _


class Find(forms.Form):
    """What one knows of the woman that one looks for. Sent by POST: it may be a national id."""

    known = forms.CharField(
        label=_("Her name, number, CNIC or phone"),
        max_length=120,
        help_text=_(
            "A word of her name in any script, her number here (PK-0012207), "
            "the number of her card, or her phone."
        ),
    )


class Why(forms.Form):
    """The reason for looking at something masked. It stays on the record."""

    why = forms.CharField(
        label=_("Why do you need to see it?"),
        min_length=3,
        max_length=200,
        help_text=_("Your name, the day and this reason are written down."),
    )
