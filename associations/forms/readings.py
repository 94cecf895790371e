"""The form by which a reading of the constitution is written down."""

from django import forms
from django.utils.translation import gettext_lazy as _

from associations.forms.adoptions import number
from members.forms.memberships import day


class Reading(forms.Form):
    """The constitution was read out to members."""

    on = day(_("Read out on"))
    read_by = forms.CharField(label=_("Read by"), max_length=120)
    listeners = number(_("How many listened"))
    place = forms.CharField(label=_("Where"), max_length=120, required=False)
