"""Forms of applications: who applies, what is told for the articles, reasons and appeal."""

from datetime import date
from typing import Any

from crispy_forms.layout import Div
from django import forms
from django.utils.translation import gettext_lazy

from associations.actions.women import Woman
from associations.forms.registration import FourFields
from associations.forms.registration_fields import Day, Step, Words
from associations.models import Application
from associations.rules.categories import Categories
from associations.vocabulary.procedures import ApplicationState, Request
from associations.vocabulary.subjects import CATEGORIES
from hnsa.core.saying import text_of
from hnsa.law.asking import Law
from members.vocabulary.people import Gender

CHIPS = {
    ApplicationState.WAITING: ("wait", "wait"), ApplicationState.GRANTED: ("ok", "ok"),
    ApplicationState.REFUSED: ("stop", "stop"), ApplicationState.WITHDRAWN: ("flat", "none"),
}  # fmt: skip


class Applicant(FourFields):
    """Somebody who is not in the register yet, and the day on which she applied."""

    gender = forms.ChoiceField(
        label=gettext_lazy("Woman or man"), initial=Gender.FEMALE,
        choices=[
            (Gender.FEMALE, gettext_lazy("woman")), (Gender.MALE, gettext_lazy("man")),
            (Gender.OTHER, gettext_lazy("other")),
        ],
    )  # fmt: skip
    applied_on = Day(required=True, label=gettext_lazy("Applied on"))
    layout = (
        "name", "relative", Div("number", "age", css_class="r-fields r-fields--2"), "gender",
        "phone", "applied_on",
    )  # fmt: skip

    def __init__(self, *args: Any, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.fields["name"].required = True

    def clean(self) -> dict[str, Any]:
        self.not_to_come("applied_on")
        return self.cleaned_data

    def woman(self) -> Woman:
        """Who was written down, once the form is valid."""
        told = self.cleaned_data
        return Woman(
            name=told["name"], relative=told["relative"], number=told["number"], age=told["age"],
            phone=told["phone"], gender=told["gender"],
        )  # fmt: skip


class Telling(Step):
    """What is told of an application, beside the facts that the articles read."""

    applied_on = Day(required=True, label=gettext_lazy("Applied on"))
    category = forms.ChoiceField(label=gettext_lazy("Is to join as"), required=False)
    note = Words(
        rows=3, label=gettext_lazy("Note"),
        help_text=gettext_lazy("Which papers she has shown, and what else is to be known."),
    )  # fmt: skip

    def __init__(self, *args: Any, law: Law | None, application: Application, **kw: Any) -> None:
        kw.setdefault(
            "initial",
            {
                "applied_on": application.applied_on, "category": application.category,
                "note": application.note,
            },
        )  # fmt: skip
        super().__init__(*args, **kw)
        there = categories_of(law)
        if application.asks == Request.PERMANENT or not there:
            del self.fields["category"]
        else:
            fields: dict[str, Any] = self.fields
            fields["category"].choices = [("", "–"), *there]

    def clean(self) -> dict[str, Any]:
        self.not_to_come("applied_on")
        return self.cleaned_data


def categories_of(law: Law | None) -> list[tuple[str, str]]:
    """The kinds of members that the constitution names, in the reader's language."""
    rule = law.one(Categories) if law is not None else None
    if rule is None:
        return []
    return [(str(one), text_of(CATEGORIES[one])) for one in rule.there_are]


class Reasons(Step):
    """The reasons of a refusal, as they were told to her."""

    told_on = Day(required=True, label=gettext_lazy("The reasons were told to her on"))
    reasons = Words(rows=4, required=True, label=gettext_lazy("The reasons"))


class Appeal(Step):
    """Her appeal against a refusal."""

    appealed_on = Day(required=True, label=gettext_lazy("She appealed on"))
    words = Words(rows=4, label=gettext_lazy("In her words"))


def day_of(on: date) -> dict[str, Any]:
    """A form that begins with today."""
    return dict.fromkeys(
        ("applied_on", "told_on", "appealed_on", "gave_notice_on", "died_on", "named_on",
         "transferred_on", "begins_on", "stated_on", "happened_on", "worked_on", "ends_on"), on,
    )  # fmt: skip
