"""Forms by which a membership begins and ends."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from members.models import Body, Membership, Person
from members.vocabulary.bodies import BodyKind


def day(label: Any, *, required: bool = True, help_text: Any = "") -> forms.DateField:
    """A day, asked for with the browser's own calendar."""
    return forms.DateField(
        label=label, required=required, help_text=help_text,
        widget=forms.DateInput(attrs={"type": "date", "dir": "ltr"}, format="%Y-%m-%d"),
    )  # fmt: skip


class Admit(forms.Form):
    """A woman becomes a member of a body of her HomeNet."""

    body = forms.ModelChoiceField(queryset=Body.objects.none(), label=_("Body"))
    begins_on = day(_("From"), required=False, help_text=_("Empty: the day is not known."))
    number = forms.CharField(label=_("Number there"), required=False, max_length=32)
    category = forms.CharField(label=_("Category"), required=False, max_length=40)

    def __init__(self, *args: Any, person: Person, user: Any, **kw: Any) -> None:
        super().__init__(*args, **kw)
        bodies = Body.objects.visible_to(user).filter(
            homenet=person.homenet_id, kind__in=[BodyKind.ORGANISATION, BodyKind.ASSOCIATION]
        )
        self.fields["body"].queryset = bodies  # type: ignore[attr-defined]


class End(forms.Form):
    """A membership ends on a day, for a reason."""

    ends_on = day(_("Until"))
    ground = forms.ChoiceField(
        label=_("Ground"), choices=Membership._meta.get_field("ground").choices or ()
    )
