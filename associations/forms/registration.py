"""The forms of a registration, a step each: what is in order is kept, whatever else is not."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from crispy_forms.layout import Div
from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from associations.forms.adoptions import number
from associations.forms.registration_fields import Day, Line, Own, Step, Words, ticks
from associations.models import Case
from associations.vocabulary.cases import ACTIVITIES, BENEFITS, PURPOSES
from hnsa.core.saying import text_of
from hnsa.law.words import Text
from members.models import Body, Place
from members.rules.trades import labels, read_trade
from members.vocabulary.bodies import PlaceLevel


class Need(Step):
    """Who asked, and why an association."""

    asked_by = Line(
        longest=160, label=gettext_lazy("Who asked for it?"),
        help_text=gettext_lazy("A name or a group: “the women of Chak 44 who do adda work”."),
    )  # fmt: skip
    need = Words(
        label=gettext_lazy("Why an association?"),
        help_text=gettext_lazy("In their own words: what they want to change together."),
    )
    need_seen_on = Day(label=gettext_lazy("When was it talked over?"))
    not_joining = Line(
        longest=200, label=gettext_lazy("Why not one that is near?"),
        help_text=gettext_lazy("Only if there is one. Too far, other work, no room …"),
    )  # fmt: skip
    layout = ("asked_by", "need", "need_seen_on", "not_joining")

    def clean(self) -> dict[str, Any]:
        self.not_to_come("need_seen_on")
        return self.cleaned_data

    @staticmethod
    def stands(case: Case) -> dict[str, Any]:
        """What stands in the case."""
        return {name: getattr(case, name) for name in Need.layout}


_LISTS: Mapping[str, Mapping[str, Text]] = {
    "purposes": PURPOSES, "benefits": BENEFITS, "activities": ACTIVITIES,
}  # fmt: skip


class AssociationCard(Step):
    """Names, where it is, what work, what for."""

    name = Line(longest=200, label=gettext_lazy("Name of the association"))
    name_native = Line(longest=200, label=gettext_lazy("Name in own script"))
    place = forms.ModelChoiceField(
        queryset=Place.objects.none(), required=False, label=gettext_lazy("District"),
        empty_label=gettext_lazy("not chosen yet"),
    )  # fmt: skip
    area = Line(
        longest=120, label=gettext_lazy("Area"),
        help_text=gettext_lazy("The village, streets or union council whose women may join."),
    )  # fmt: skip
    trade = forms.ChoiceField(label=gettext_lazy("Work"), required=False)
    trades_own = Own(
        label=gettext_lazy("Other work"),
        help_text=gettext_lazy("With commas between: lace, bangles."),
    )
    purposes = ticks(gettext_lazy("What it is for"), PURPOSES)
    purposes_own = Own(label=gettext_lazy("What else it is for"))
    benefits = ticks(gettext_lazy("What members hope to gain"), BENEFITS)
    benefits_own = Own(label=gettext_lazy("What else they hope to gain"))
    activities = ticks(gettext_lazy("What it will do"), ACTIVITIES)
    activities_own = Own(label=gettext_lazy("What else it will do"))
    layout = (
        "name", "name_native", "place", "area", "trade", "trades_own",
        Div("purposes", "purposes_own", css_class="r-fields"),
        Div("benefits", "benefits_own", css_class="r-fields"),
        Div("activities", "activities_own", css_class="r-fields"),
    )  # fmt: skip

    def __init__(self, *args: Any, body: Body, **kw: Any) -> None:
        super().__init__(*args, **kw)
        fields: dict[str, Any] = self.fields
        fields["place"].queryset = Place.objects.filter(
            country=body.homenet.code, level__in=[PlaceLevel.SECOND, PlaceLevel.FIRST]
        ).order_by("name")
        fields["trade"].choices = [("", _("not chosen yet"))] + [
            (label, _(label)) for label in labels().values()
        ]
        fields["name"].widget.attrs["dir"] = fields["name_native"].widget.attrs["dir"] = "auto"

    def told(self) -> dict[str, Any]:
        """As the case keeps it: codes of the lists, then own words, in one row."""
        told = super().told()
        plain = ("name", "name_native", "place", "area")
        kept: dict[str, Any] = {name: told[name] for name in plain if name in told}
        if "trade" in told and "trades_own" in told:
            known = labels()
            own = [known.get(read_trade(one).code or "", one) for one in told["trades_own"]]
            kept["trades"] = list(dict.fromkeys([told["trade"], *own] if told["trade"] else own))
        for name in _LISTS:
            if name in told and f"{name}_own" in told:
                kept[name] = list(dict.fromkeys([*told[name], *told[f"{name}_own"]]))
        return kept

    @staticmethod
    def stands(body: Body, name: str) -> dict[str, Any]:
        """What stands in the card; `name` is "" while it has none."""
        card = body.association
        trades = list(card.trades)
        first = trades.pop(0) if trades and trades[0] in labels().values() else ""
        told: dict[str, Any] = {
            "name": name, "name_native": body.name_native, "place": body.place_id,
            "area": card.area, "trade": first, "trades_own": _(", ").join(trades),
        }  # fmt: skip
        for field, words in _LISTS.items():
            chosen = getattr(card, field)
            told[field] = [one for one in chosen if one in words]
            told[f"{field}_own"] = _(", ").join(one for one in chosen if one not in words)
        return told


def in_words(field: str, chosen: Sequence[str]) -> list[str]:
    """Purposes, benefits or activities of an association as they are read."""
    words = _LISTS[field]
    return [text_of(words[one]) if one in words else one for one in chosen]


class Meeting(Step):
    """The founding meeting, as its minutes have it."""

    met_on = Day(label=gettext_lazy("Day of the founding meeting"))
    met_at = Line(longest=160, label=gettext_lazy("Where they met"))
    present = number(gettext_lazy("Women present"), required=False)
    votes_for = number(gettext_lazy("For the constitution"), required=False)
    votes_against = number(gettext_lazy("Against"), required=False)
    abstained = number(gettext_lazy("Abstained"), required=False)
    minutes = Words(
        rows=8, label=gettext_lazy("Minutes"),
        help_text=gettext_lazy("What was decided. Or take photos of the pages below."),
    )  # fmt: skip
    layout = (
        "met_on", "met_at", "present",
        Div("votes_for", "votes_against", "abstained", css_class="r-figures"), "minutes",
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        self.not_to_come("met_on")
        return self.cleaned_data

    @staticmethod
    def stands(case: Case) -> dict[str, Any]:
        """What stands in the case."""
        names = ("met_on", "met_at", "present", "votes_for", "votes_against", "abstained",
                 "minutes")  # fmt: skip
        return {name: getattr(case, name) for name in names}


class Check(Step):
    """What makes an association, as the founders themselves say it."""

    common_purpose = forms.BooleanField(
        required=False,
        label=gettext_lazy("They are bound together for a common purpose."),
        help_text=gettext_lazy("Each of them could say in her own words what it is for."),
    )
    mutual_duties = forms.BooleanField(
        required=False,
        label=gettext_lazy("They have duties to one another."),
        help_text=gettext_lazy("Dues, work, coming to meetings: what each promised the others."),
    )
    free_to_leave = forms.BooleanField(
        required=False,
        label=gettext_lazy("It is joined and left at will."),
        help_text=gettext_lazy("Nobody was made to join, and nobody is held back."),
    )
    own_decision = forms.BooleanField(
        required=False,
        label=gettext_lazy("The members decided by themselves."),
        help_text=gettext_lazy(
            "No official, trader, politician or relative decided for them; nor did you."
        ),
    )
    layout = ("common_purpose", "mutual_duties", "free_to_leave", "own_decision")

    @staticmethod
    def stands(case: Case) -> dict[str, Any]:
        """What stands in the case."""
        return {name: getattr(case, name) for name in Check.layout}


class FourFields(Step):
    """A woman in four fields, and a phone if she has one."""

    name = Line(longest=200, label=gettext_lazy("Her name"))
    relative = Line(longest=200, label=gettext_lazy("Father’s or husband’s name"))
    number = Line(
        longest=40, label=gettext_lazy("Card number"),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "dir": "ltr"}),
    )  # fmt: skip
    age = forms.IntegerField(
        label=gettext_lazy("Age"), required=False, min_value=1, max_value=120,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "dir": "ltr"}),
    )  # fmt: skip
    phone = Line(
        longest=40, label=gettext_lazy("Phone, if she has one"),
        widget=forms.TextInput(attrs={"inputmode": "tel", "dir": "ltr"}),
    )  # fmt: skip
    layout = (
        "name", "relative", Div("number", "age", css_class="r-fields r-fields--2"), "phone",
    )  # fmt: skip

    def __init__(self, *args: Any, card: str = "", **kw: Any) -> None:
        super().__init__(*args, **kw)
        for field in self.fields.values():
            field.widget.attrs["autocomplete"] = "off"
        if card:
            self.fields["number"].label = card

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed into it."""
        return not any(str(self.data.get(name, "")).strip() for name in self.fields)


class Appeal(Step):
    """Why the founders think otherwise."""

    text = Words(rows=6, label=gettext_lazy("Why the founders ask for another look"))
    layout = ("text",)


class Opening(Step):
    """A new registration: whose facilitator helps."""

    parent = forms.ModelChoiceField(
        queryset=Body.objects.none(), label=gettext_lazy("Which organisation helps them?"),
        empty_label=None,
        help_text=gettext_lazy("The organisation whose facilitators help, or the HomeNet itself."),
    )  # fmt: skip
    layout = ("parent",)

    def __init__(self, *args: Any, parents: Any, on: date, **kw: Any) -> None:
        super().__init__(*args, on=on, **kw)
        fields: dict[str, Any] = self.fields
        fields["parent"].queryset = parents


__all__ = [
    "Appeal", "AssociationCard", "Check", "FourFields", "Meeting", "Need", "Opening",
    "in_words",
]  # fmt: skip
