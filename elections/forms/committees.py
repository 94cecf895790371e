"""The forms of the election committee and of complaints."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from associations.forms.meetings import Page
from associations.forms.offices import choices_of
from associations.forms.registration_fields import Line, Words
from associations.queries.facts import Known
from hnsa.core.models import User
from members.forms.memberships import day

RELATIVE = {"": _("not asked yet"), "no": _("no"), "yes": _("yes")}
_SAID = {"yes": True, "no": False}


def relative() -> forms.ChoiceField:
    """Whether she is a close relative of a candidate; it may be asked later."""
    return forms.ChoiceField(
        label=_("Is she a close relative of a candidate?"), required=False,
        choices=list(RELATIVE.items()), widget=forms.RadioSelect,
    )  # fmt: skip


class Appointing(Page):
    """A member is appointed to the election committee."""

    woman = forms.ChoiceField(label=_("Who"))
    on = day(_("Appointed on"))

    def __init__(self, *args: Any, women: Sequence[Known], **kw: Any) -> None:
        super().__init__(*args, **kw)
        field: Any = self.fields["woman"]
        field.choices = [("", _("choose a member")), *choices_of(women)]


class Seat(Page):
    """What is told of who sits there: relatives, who logs in as her."""

    is_relative = relative()
    user = forms.ChoiceField(
        label=_("She logs in as"), required=False,
        help_text=_(
            "Who logs in so sees this election and nothing else. The administrator gives the "
            "posting at this association first."
        ),
    )  # fmt: skip

    def __init__(self, *args: Any, users: Sequence[User], **kw: Any) -> None:
        super().__init__(*args, **kw)
        field: Any = self.fields["user"]
        field.choices = [("", _("nobody")), *((str(one.pk), one.username) for one in users)]
        if not users:
            field.help_text = _(
                "So that she can log in herself, the administrator gives her a posting for "
                "election committees at this association."
            )

    @property
    def relative(self) -> bool | None:
        """Yes, no, or not asked yet."""
        return _SAID.get(self.cleaned_data["is_relative"])


class OnDay(Page):
    """Something was so on a day."""

    on = day(_("On"))


class Complaining(Page):
    """Somebody complains of pressure or harassment."""

    on = day(_("Made on"))
    made_by = Line(
        longest=160, label=_("Made by"),
        help_text=_("May stay empty, if she does not want to be named."),
    )  # fmt: skip
    words = Words(rows=6, required=True, label=_("What happened"))


class Hearing(Page):
    """The committee heard the complaint."""

    on = day(_("Heard on"))
    finding = Words(
        rows=6, required=True, label=_("What was found, and done"),
        help_text=_("Whom the committee heard, what it found, what it did so that it stops."),
    )  # fmt: skip
