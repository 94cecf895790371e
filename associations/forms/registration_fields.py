"""Fields of the registration: what is typed or pasted on a phone, cleaned, and never lost."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms
from django.utils.translation import gettext as _

from hnsa.core.saying import text_of
from hnsa.law.words import Text
from members.rules.text import clean

LONGEST_TEXT = 8_000
MOST_OWN = 12  # own words beside those of a list
LONGEST_OWN = 120


class Line(forms.CharField):
    """One line: a name, a place. Marks that turn the writing round go; a table is refused."""

    def __init__(self, *, longest: int, **kw: Any) -> None:
        self.longest = longest
        kw.setdefault("required", False)
        super().__init__(**kw)

    def to_python(self, value: Any) -> str:
        text = str(value or "")
        if "\t" in text.strip() or "\n" in text.strip():
            raise forms.ValidationError(
                _("This is a whole table. Here belongs one line; lists have a page of their own.")
            )
        text = clean(text)
        if len(text) > self.longest:
            raise forms.ValidationError(
                _("This is too long: %(length)d letters. There is room for %(most)d.")
                % {"length": len(text), "most": self.longest}
            )
        return text


class Words(forms.CharField):
    """Several lines in her own words."""

    def __init__(self, *, rows: int = 4, **kw: Any) -> None:
        kw.setdefault("required", False)
        super().__init__(widget=forms.Textarea(attrs={"rows": rows, "dir": "auto"}), **kw)

    def to_python(self, value: Any) -> str:
        lines = str(value or "").replace("\r\n", "\n").replace("\r", "\n").split("\n")
        text = "\n".join(clean(line) for line in lines).strip()
        if len(text) > LONGEST_TEXT:
            raise forms.ValidationError(
                _("This is too long: %(length)d letters. There is room for %(most)d.")
                % {"length": len(text), "most": LONGEST_TEXT}
            )
        return text


class Own(Line):
    """Own words beside a list, with commas between."""

    def __init__(self, **kw: Any) -> None:
        super().__init__(longest=MOST_OWN * LONGEST_OWN, **kw)

    def clean(self, value: Any) -> list[str]:
        text = super().clean(value).replace("،", ",").replace("\N{ARABIC SEMICOLON}", ",")
        own = list(dict.fromkeys(one.strip() for one in text.split(",") if one.strip()))
        if len(own) > MOST_OWN:
            raise forms.ValidationError(
                _("At most %(most)d can be added here.") % {"most": MOST_OWN}
            )
        if any(len(one) > LONGEST_OWN for one in own):
            raise forms.ValidationError(
                _("One of these is too long. Put commas between them, or say it shorter.")
            )
        return own


class Day(forms.DateField):
    """A day that has been; the browser's own calendar, or typed."""

    def __init__(self, **kw: Any) -> None:
        kw.setdefault("required", False)
        widget = forms.DateInput(attrs={"type": "date", "dir": "ltr"}, format="%Y-%m-%d")
        super().__init__(widget=widget, **kw)


def ticks(label: Any, words: Mapping[Any, Text], help_text: Any = "") -> forms.MultipleChoiceField:
    """Several of a list, as boxes to tick."""
    return forms.MultipleChoiceField(
        label=label, required=False, help_text=help_text, widget=forms.CheckboxSelectMultiple,
        choices=lambda: [(str(code), text_of(text)) for code, text in words.items()],
    )  # fmt: skip


class Step(forms.Form):
    """Base of the steps: nothing must be filled in, only the check-list insists."""

    layout: tuple[Any, ...] = ()

    def __init__(self, *args: Any, on: date, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.on = on
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        self.helper.form_show_errors = True
        if self.layout:
            self.helper.layout = Layout(*self.layout)

    def not_to_come(self, name: str) -> None:
        """A day in the future is said at its field."""
        day = self.cleaned_data.get(name)
        if day is not None and day > self.on:
            self.add_error(name, _("That day has not come yet."))

    def told(self) -> dict[str, Any]:
        """What may be kept: the fields that are in order. The others stay on the page as typed."""
        self.is_valid()
        return dict(self.cleaned_data)
