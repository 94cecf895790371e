"""Nominations: the forms of their steps."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.timezone import get_current_timezone, make_aware
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from associations.forms.meetings import Page, words
from associations.forms.registration_fields import Line, Words
from associations.rules.reserved import GROUPS
from elections.actions.nominations import Paper
from elections.models import Contest, Entry, Nomination
from elections.queries.nominations import MOST_FOUND, found_on_roll
from elections.vocabulary.states import ANSWERS, Answer
from hnsa.core.saying import text_of
from members.forms.memberships import day
from members.vocabulary.people import Gender

_NUMBER = gettext_lazy("Her number on the roll, or her name.")
MOST_SIGNED = 20


def hour(label: Any) -> forms.TimeField:
    """An hour of the day."""
    return forms.TimeField(
        label=label,
        widget=forms.TimeInput(attrs={"type": "time", "dir": "ltr"}, format="%H:%M"),
    )  # fmt: skip


class OnRoll(Line):
    """Somebody on the roll, by number or name."""

    def __init__(self, **kw: Any) -> None:
        super().__init__(longest=200, **kw)
        self.entries: QuerySet[Entry] = Entry.objects.none()

    def clean(self, value: Any) -> Any:
        typed = super().clean(value)
        return self.one(typed) if typed else None

    def one(self, typed: str) -> Entry:
        """Whose number or name it is. Raises ValidationError where that is nobody, or several."""
        found = found_on_roll(self.entries, typed)
        if len(found) == 1:
            return found[0]
        if not found:
            raise forms.ValidationError(
                _("Nobody on the roll has this number or name: %(typed)s.") % {"typed": typed}
            )
        names = [one_of_several(one) for one in found[:MOST_FOUND]]
        more = " …" if len(found) > MOST_FOUND else ""
        raise forms.ValidationError(
            _("Several are called so (%(names)s). Write the number of the one you mean.")
            % {"names": "; ".join(names) + more}
        )


class SeveralOnRoll(OnRoll):
    """Several of the roll, with commas between."""

    def clean(self, value: Any) -> tuple[Entry, ...]:
        typed = Line.clean(self, value).replace("،", ",").replace("؛", ",").replace(";", ",")
        parts = [one.strip() for one in typed.split(",") if one.strip()]
        if len(parts) > MOST_SIGNED:
            raise forms.ValidationError(
                _("At most %(most)d can be written here.") % {"most": MOST_SIGNED}
            )
        return tuple(self.one(one) for one in parts)


def one_of_several(entry: Entry) -> str:
    """Somebody on the roll so that she is told from others of her name."""
    return " ".join(filter(None, [str(entry.number), entry.name, entry.relative]))


class _WithRoll(Page):
    """A form with fields that name somebody on the roll."""

    def __init__(self, *args: Any, entries: QuerySet[Entry], **kw: Any) -> None:
        super().__init__(*args, **kw)
        for field in self.fields.values():
            if isinstance(field, OnRoll):
                field.entries = entries

    def add_groups(self, contests: Iterable[Contest]) -> None:
        """Ask to which groups with reserved seats she belongs, where a post has such."""
        codes = dict.fromkeys(str(one["group"]) for contest in contests for one in contest.reserved)
        if not codes:
            return
        self.fields["groups"] = forms.MultipleChoiceField(
            label=_("Seats are reserved. She belongs to"), required=False,
            widget=forms.CheckboxSelectMultiple,
            choices=[(code, text_of(GROUPS[code])) for code in codes],
        )  # fmt: skip


class HandingIn(_WithRoll):
    """A nomination paper, as it was handed in."""

    contest = forms.ChoiceField(label=gettext_lazy("For the office of"), widget=forms.RadioSelect)
    candidate = OnRoll(label=gettext_lazy("Candidate"), required=True, help_text=_NUMBER)
    relative = Line(
        longest=200, label=gettext_lazy("Her father or husband, as the paper names him"),
        help_text=gettext_lazy("Empty: as on the roll."),
    )  # fmt: skip
    proposer = OnRoll(label=gettext_lazy("Who proposes her"), help_text=_NUMBER)
    seconders = SeveralOnRoll(
        label=gettext_lazy("Who seconds her"),
        help_text=gettext_lazy("Numbers on the roll, with commas between."),
    )
    consents = forms.BooleanField(
        required=False, label=gettext_lazy("She agrees, by her signature or thumb print"),
    )  # fmt: skip
    day = day(gettext_lazy("Handed in on"))
    hour = hour(gettext_lazy("at"))

    def __init__(self, *args: Any, contests: Sequence[Contest], **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.contests = {str(one.pk): one for one in contests}
        fields: dict[str, Any] = self.fields
        fields["contest"].choices = [
            (key, str(one.get_post_display()).capitalize()) for key, one in self.contests.items()
        ]
        self.add_groups(contests)

    @property
    def of(self) -> Contest:
        """The post that was chosen, once it is valid."""
        return self.contests[self.cleaned_data["contest"]]

    def paper(self) -> Paper:
        """What was told, once it is valid."""
        told = self.cleaned_data
        her = told["candidate"]
        groups = set(told.get("groups", ()))
        if her.person.gender == Gender.FEMALE:
            groups.add("women")
        return Paper(
            candidate=her, received_at=moment(told["day"], told["hour"]),
            proposer=told["proposer"], seconders=told["seconders"], consents=told["consents"],
            relative=told["relative"], groups=tuple(sorted(groups)),
        )  # fmt: skip


class Completing(_WithRoll):
    """What was missing on a paper."""

    consents = forms.BooleanField(
        required=False, label=gettext_lazy("She agrees, by her signature or thumb print"),
    )  # fmt: skip
    relative = Line(longest=200, label=gettext_lazy("Her father or husband"))
    seconders = SeveralOnRoll(
        label=gettext_lazy("Who signs as well"),
        help_text=gettext_lazy(
            "Numbers on the roll, with commas between. Where nobody proposes her yet, the first "
            "one does."
        ),
    )  # fmt: skip

    def __init__(self, *args: Any, nomination: Nomination, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.add_groups([nomination.contest])


class Looking(Page):
    """What the committee knows of the paper, and its own words."""

    day = day(gettext_lazy("Looked through on"))
    only_misspelt = forms.BooleanField(
        required=False,
        label=gettext_lazy("A name is written wrongly, but it is clear who is meant"),
        help_text=gettext_lazy("That is no ground to refuse her."),
    )
    words = Words(rows=3, label=gettext_lazy("The committee’s own words"))


class Saying(Page):
    """What she says against a refusal."""

    day = day(gettext_lazy("Appealed on"))
    words = Words(rows=4, required=True, label=gettext_lazy("What she says"))


class Answering(Page):
    """The appeal is decided."""

    answer = words(gettext_lazy("Decided"), ANSWERS, empty=gettext_lazy("choose"))
    reasons = Words(rows=4, required=True, label=gettext_lazy("Reasons"))

    def clean_answer(self) -> str:
        """It is granted or refused."""
        if not self.cleaned_data["answer"]:
            raise forms.ValidationError(_("Choose what was decided."))
        return str(self.cleaned_data["answer"])

    @property
    def granted(self) -> bool:
        """Whether she stands, once it is valid."""
        return bool(self.cleaned_data["answer"] == Answer.GRANTED)


class Withdrawing(Page):
    """When she withdrew, in writing."""

    day = day(gettext_lazy("Withdrawn on"))
    hour = hour(gettext_lazy("at"))
    written = forms.BooleanField(
        label=gettext_lazy("It is in writing, with her signature or thumb print")
    )


class Dying(Page):
    """The day on which she died."""

    on = day(gettext_lazy("Died on"))


class Stepping(Page):
    """The day on which a step was taken."""

    on = day(gettext_lazy("Done on"))


class Photo(Page):
    """The photo of a candidate."""

    photo = forms.FileField(
        label=gettext_lazy("Photo"), required=False,
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png"}),
    )  # fmt: skip
    consents = forms.BooleanField(
        required=False,
        label=gettext_lazy("She agrees that it is printed on the paper, for everybody to see"),
    )


class OwnDrawing(Page):
    """A symbol that the association adds."""

    name = Line(longest=60, label=gettext_lazy("What it shows"))
    drawing = forms.FileField(
        label=gettext_lazy("Drawing (SVG)"), max_length=200,
        help_text=gettext_lazy(
            "Plain shapes in black, without text or pictures in it; at most 8 kB."
        ),
        widget=forms.FileInput(attrs={"accept": "image/svg+xml,.svg"}),
    )  # fmt: skip


def moment(on: Any, at: Any) -> datetime:
    """A day and an hour as one moment of the place."""
    return make_aware(datetime.combine(on, at), get_current_timezone())
