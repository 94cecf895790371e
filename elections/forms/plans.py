"""The forms of a plan: which election, when, for how many seats; a step that is taken."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from associations.forms.meetings import Page, words
from associations.forms.registration_fields import Words
from associations.vocabulary.subjects import POSTS, Post
from elections.actions.plans import Planned
from elections.models import Election
from elections.queries.proposals import Proposed
from elections.vocabulary.states import ELECTION_KINDS, ElectionKind
from hnsa.core.saying import said, text_of
from members.forms.memberships import day

MOST_SEATS = 400
YEARS = range(1950, 2200)  # in which an election is held, or was
AT_FIRST = (ElectionKind.GENERAL, ElectionKind.BY_ELECTION, ElectionKind.DELEGATES)


def hour(label: Any) -> forms.TimeField:
    """An hour of the day."""
    return forms.TimeField(
        label=label, required=False,
        widget=forms.TimeInput(attrs={"type": "time", "dir": "ltr"}, format="%H:%M"),
    )  # fmt: skip


def against(label: Any = _("Why it is done against the article")) -> Words:
    """The reason of who goes on against an article."""
    return Words(
        rows=3, label=label,
        help_text=_("Your name, the day and this reason stay with the election."),
    )  # fmt: skip


class When(Page):
    """Which election, and on which day."""

    kind = words(_("Which election"), ELECTION_KINDS)
    poll_on = day(_("Election day"))

    def __init__(self, *args: Any, again: bool = False, **kw: Any) -> None:
        super().__init__(*args, **kw)
        kinds = tuple(ElectionKind) if again else AT_FIRST
        field: Any = self.fields["kind"]
        field.widget = forms.RadioSelect()
        field.choices = [(str(one), text_of(ELECTION_KINDS[one]).capitalize()) for one in kinds]

    def clean_poll_on(self) -> date:
        """A day around which there is a calendar."""
        day: date = self.cleaned_data["poll_on"]
        if day.year not in YEARS:
            raise forms.ValidationError(_("Look at the year: this day is too far away."))
        return day


class Planning(Page):
    """The hours, and the posts with their seats. What is left empty is not voted on."""

    opens_at = hour(_("The poll opens at"))
    closes_at = hour(_("The poll closes at"))

    def __init__(self, *args: Any, kind: str, proposed: Sequence[Proposed], **kw: Any) -> None:
        super().__init__(*args, **kw)
        known = {one.post: one for one in proposed}
        delegates = kind == ElectionKind.DELEGATES
        self.posts = [Post.DELEGATE] if delegates else [one for one in Post if one != Post.DELEGATE]
        for post in self.posts:
            one = known.get(post)
            self.fields[f"seats_{post}"] = forms.IntegerField(
                label=text_of(POSTS[post]).capitalize(), required=False, min_value=0,
                max_value=MOST_SEATS, initial=one.seats if one else None,
                help_text=said(one.why) if one is not None and one.why is not None else "",
                widget=forms.TextInput(attrs={"inputmode": "numeric", "dir": "ltr", "size": 4}),
            )  # fmt: skip

    @property
    def seats(self) -> list[Any]:
        """The fields of the posts."""
        return [self[f"seats_{post}"] for post in self.posts]

    def planned(self, kind: str, poll_on: date, follows: Election | None = None) -> Planned:
        """What was told, once it is valid."""
        told = self.cleaned_data
        seats = {str(post): told.get(f"seats_{post}") or 0 for post in self.posts}
        return Planned(kind, poll_on, seats, told["opens_at"], told["closes_at"], follows)


class Taking(Page):
    """A step is taken on a day; against an article only with a reason."""

    on = day(_("Done on"))
    override = against()

    def __init__(self, *args: Any, is_against: bool = False, label: Any = None, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.fields["on"].label = label or self.fields["on"].label
        if not is_against:
            del self.fields["override"]
