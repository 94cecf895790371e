"""Forms by which postings begin and end, and users are made."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from members.forms.memberships import day
from members.models import Posting


class Post(forms.Form):
    """A user gets a role at a body."""

    user = forms.ModelChoiceField(queryset=None, label=_("User"))
    role = forms.ChoiceField(label=_("Role"), choices=Posting._meta.get_field("role").choices or ())
    body = forms.ModelChoiceField(queryset=None, label=_("At"))
    begins_on = day(_("From"))

    def __init__(self, *args: Any, users: Any = None, bodies: Any, **kw: Any) -> None:
        super().__init__(*args, **kw)
        if users is not None:
            self.fields["user"].queryset = users  # type: ignore[attr-defined]
        self.fields["body"].queryset = bodies  # type: ignore[attr-defined]


class Hire(Post):
    """A new user with her first posting."""

    user = None  # type: ignore[assignment]  # she is being made
    username = forms.CharField(
        label=_("User name"), max_length=150,
        validators=get_user_model()._meta.get_field("username").validators,
        widget=forms.TextInput(attrs={"dir": "ltr", "autocomplete": "off"}),
    )  # fmt: skip
    name = forms.CharField(label=_("Name"), max_length=150)
    second_name = forms.CharField(label=_("Second name"), max_length=150, required=False)
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)
    password = forms.CharField(
        label=_("First password"), widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
        validators=[validate_password], help_text=_("She changes it after her first log-in."),
    )  # fmt: skip
    field_order = ("username", "name", "second_name", "language", "password", "role", "body")

    def clean_username(self) -> str:
        username = str(self.cleaned_data["username"])
        if get_user_model().objects.filter(username__iexact=username).exists():
            raise forms.ValidationError(_("This user name is taken."))
        return username


class EndPosting(forms.Form):
    """The day from which the rights are gone."""

    ends_on = day(_("Rights end on"), help_text=_("On this day she has them no more."))


class NewPassword(forms.Form):
    """An administrator sets a new first password."""

    password = forms.CharField(
        label=_("New password"), widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
        validators=[validate_password],
    )  # fmt: skip
