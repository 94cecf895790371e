"""Who holds which office, who signs, and which papers of the account are at hand."""

from collections.abc import Mapping, Sequence
from typing import Any

from crispy_forms.layout import Layout
from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from associations.actions.cases import SEVERAL
from associations.forms.registration_fields import Step, ticks
from associations.models import Office
from associations.queries.cases import Founder, Whole
from associations.rules.seats import CommitteePosts
from associations.vocabulary.cases import ACCOUNT_PAPERS
from associations.vocabulary.subjects import POSTS, Post
from hnsa.core.saying import text_of

USUAL = (Post.PRESIDENT, Post.SECRETARY, Post.TREASURER)


def posts_of(whole: Whole) -> list[Post]:
    """The offices of the constitution, or the usual three; and any that somebody holds already."""
    asked = whole.law.of(CommitteePosts) if whole.law is not None else ()
    wanted = [post for rule in asked for post in rule.posts] or list(USUAL)
    held = [Post(one.post) for one in whole.offices]
    return list(dict.fromkeys([*wanted, *held, Post.MEMBER]))


class Offices(Step):
    """A choice of founders for each office; several for the committee."""

    signing = forms.MultipleChoiceField(
        label=gettext_lazy("Who signs for the money"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    account_papers = ticks(
        gettext_lazy("Papers for the account that are at hand"),
        ACCOUNT_PAPERS,
        gettext_lazy("The account may follow later; this list is for you."),
    )

    def __init__(self, *args: Any, whole: Whole, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.posts, self.held = posts_of(whole), _by_post(whole.offices)
        women = _choices(whole.founders)
        for post in self.posts:
            self.fields[f"post_{post}"] = _field(post, women)
        fields: dict[str, Any] = self.fields
        fields["signing"].choices = [
            (str(post), capfirst(text_of(POSTS[post]))) for post in self.posts
        ]
        names = [f"post_{post}" for post in self.posts]
        self.helper.layout = Layout(*names, "signing", "account_papers")

    def chosen(self) -> dict[str, list[int]]:
        """Office → people; where a choice is not in order, who holds the office stays."""
        told: dict[str, list[int]] = {}
        for post in self.posts:
            value = self.cleaned_data.get(f"post_{post}", self.held.get(post, []))
            told[str(post)] = [int(one) for one in ([value] if isinstance(value, str) else value)
                               if one]  # fmt: skip
        return told

    @staticmethod
    def stands(whole: Whole) -> dict[str, Any]:
        """What stands in the case."""
        told: dict[str, Any] = {
            "signing": sorted({one.post for one in whole.offices if one.signs}),
            "account_papers": whole.case.account_papers,
        }
        for post, people in _by_post(whole.offices).items():
            told[f"post_{post}"] = people if post in SEVERAL else people[0]
        return told


def _by_post(offices: Sequence[Office]) -> Mapping[str, list[str]]:
    held: dict[str, list[str]] = {}
    for one in offices:
        held.setdefault(one.post, []).append(str(one.person_id))
    return held


def _choices(founders: Sequence[Founder]) -> list[tuple[str, str]]:
    return [(str(one.known.person), _named(one)) for one in founders]


def _named(founder: Founder) -> str:
    known = founder.known
    return f"{known.name} · {known.relative}" if known.relative else known.name


def _field(post: Post, women: list[tuple[str, str]]) -> forms.Field:
    label = capfirst(text_of(POSTS[post]))
    if post in SEVERAL:
        if post is Post.MEMBER:
            label = _("Other members of the committee")
        return forms.MultipleChoiceField(
            label=label, required=False, choices=women, widget=forms.CheckboxSelectMultiple
        )
    empty = [("", _("nobody yet"))]
    return forms.ChoiceField(label=label, required=False, choices=empty + women)


def bearers_of(whole: Whole) -> list[dict[str, str]]:
    """Who holds which office, named as this reader may see her."""
    names = {one.known.person: one.known.name for one in whole.founders}
    return [
        {"post": text_of(POSTS[Post(one.post)]), "name": names.get(one.person_id, "–")}
        for one in whole.offices
    ]
