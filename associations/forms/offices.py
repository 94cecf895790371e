"""Offices: the forms of their steps, and how posts, terms and vacancies are shown."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django import forms
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from associations.actions.offices import Filling
from associations.forms.registration_fields import Day, Step, Words
from associations.models import Office
from associations.queries import holders
from associations.queries.facts import Known
from associations.queries.posts import Place, Signing
from associations.queries.terms import Ending
from associations.vocabulary.cases import CameBy
from associations.vocabulary.procedures import OFFICE_ENDS, OfficeEnd
from associations.vocabulary.subjects import POSTS, Post
from hnsa.core.saying import shown, text_of
from hnsa.law.asking import Law
from hnsa.law.verdict import Answer, Verdict
from members.models import Person

SOON: Final = 90  # days before the end of a term from which a page says so
WAYS: Final = (CameBy.ELECTED, CameBy.FILLED, CameBy.APPOINTED)


def word_of(post: str) -> str:
    """The name of an office in the reader's language."""
    return text_of(POSTS[Post(post)])


def choices_of(women: Iterable[Known]) -> list[tuple[str, str]]:
    """Members to choose from: name, relative, number."""
    return [
        (str(one.person), " · ".join(word for word in (one.name, one.relative, one.number) if word))
        for one in women
    ]


class Fill(Step):
    """Who holds the office from now on, and how she came to it."""

    woman = forms.ChoiceField(label=gettext_lazy("Who"))
    day = Day(required=True, label=gettext_lazy("From"))
    came_by = forms.ChoiceField(label=gettext_lazy("How she came to it"), widget=forms.RadioSelect)
    signs = forms.BooleanField(required=False, label=gettext_lazy("She signs for the money"))
    override = Words(
        rows=3, label=gettext_lazy("Why she holds it against the article"),
        help_text=gettext_lazy("Your name, the day and this reason stay with the office."),
    )  # fmt: skip

    def __init__(self, *args: Any, women: Sequence[Known], told_by_articles: bool, **kw: Any):
        super().__init__(*args, **kw)
        fields: dict[str, Any] = self.fields
        fields["woman"].choices = [("", _("choose a member")), *choices_of(women)]
        words = dict(Office._meta.get_field("came_by").choices or ())
        fields["came_by"].choices = [(str(way), words[way]) for way in WAYS]
        if told_by_articles:
            del self.fields["signs"]
        self.helper.layout = None
        self.helper.render_unmentioned_fields = False

    def filling(self, post: str, people: Mapping[int, Person]) -> Filling:
        """What was told, once it is valid."""
        told = self.cleaned_data
        return Filling(
            post, people[int(told["woman"])], told["day"], told["came_by"],
            told.get("signs", False),
        )  # fmt: skip


class EndOffice(Step):
    """An office ends on a day, for a reason."""

    day = Day(required=True, label=gettext_lazy("Until"))
    ground = forms.ChoiceField(label=gettext_lazy("Why it ends"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, **kw: Any) -> None:
        super().__init__(*args, **kw)
        fields: dict[str, Any] = self.fields
        fields["ground"].choices = [
            (str(code), text_of(words))
            for code, words in OFFICE_ENDS.items()
            if code != OfficeEnd.REMOVED
        ]


class HandingOver(Step):
    """What was handed over, to whom, and when."""

    day = Day(required=True, label=gettext_lazy("Handed over on"))
    what = Words(
        rows=6, label=gettext_lazy("What was handed over, and to whom"),
        help_text=gettext_lazy(
            "Books, papers, cash counted, keys, stamp, phone: one on each line. "
            "What is missing belongs here, too."
        ),
    )  # fmt: skip

    def clean_what(self) -> str:
        """Something must be said of it."""
        if not self.cleaned_data["what"]:
            raise forms.ValidationError(_("Write down what was handed over."))
        return str(self.cleaned_data["what"])

    def clean(self) -> dict[str, Any]:
        self.not_to_come("day")
        return super().clean() or {}


# --- how they are shown


@dataclass(frozen=True)
class Mark:
    """A status: tone, sign and word of a chip."""

    tone: str
    sign: str
    word: str


@dataclass(frozen=True)
class Held:
    """A line of the list: an office that is held."""

    office: Office
    post: str
    ends_on: date | None
    article: str  # that says so
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class Vacant:
    """A line of the list: a post that nobody holds."""

    code: Post
    post: str
    since: date | None
    article: str
    by: date | None
    late: bool
    facts: tuple[SafeString, ...]
    next: tuple[SafeString, ...]


def lines_of(
    places: Iterable[Place], losing: Mapping[int, Verdict], on: date, symbol: str
) -> list[Held | Vacant]:
    """The posts in their order, each with who holds it, or that nobody does."""
    found: list[Held | Vacant] = []
    for place in places:
        if place.is_vacant:
            found.append(_vacant(place, symbol))
        for one in place.held:
            marks = (*term_marks(one, on), *_ground(losing.get(one.office.pk)))
            found.append(Held(one.office, word_of(place.post), one.ends_on, article_of(one), marks))
    return found


def _vacant(place: Place, symbol: str) -> Vacant:
    verdict = place.filling
    grounds = [one for one in verdict.grounds if one.stands] if verdict else []
    result = verdict.result if verdict else None
    late = verdict is not None and verdict.answer is Answer.NO
    return Vacant(
        place.post, word_of(place.post), place.vacant_since,
        grounds[0].article if grounds else "", result if isinstance(result, date) else None, late,
        tuple(shown(line, symbol) for one in grounds for line in one.finding.facts),
        tuple(shown(line, symbol) for line in verdict.next) if verdict else (),
    )  # fmt: skip


def article_of(one: Ending) -> str:
    """The number of the first article that speaks of the end of her term."""
    grounds = one.verdict.grounds if one.verdict is not None else ()
    return next((ground.article for ground in grounds if ground.stands), "")


def term_marks(one: Ending, on: date) -> tuple[Mark, ...]:
    """That the term is over, or ends soon; nothing while it runs on, or nobody says how long."""
    days = one.days(on)
    if days is None or days > SOON:
        return ()
    if days <= 0:
        return (Mark("stop", "stop", _("The term is over")),)
    word = ngettext("Ends in %(days)d day", "Ends in %(days)d days", days) % {"days": days}
    return (Mark("wait", "wait", word),)


def _ground(verdict: Verdict | None) -> tuple[Mark, ...]:
    if verdict is None or verdict.answer is not Answer.YES:
        return ()
    return (Mark("warn", "warn", _("A ground to lose it is found")),)


@dataclass(frozen=True)
class Before:
    """A line of the list: an office that ended, and the day by which it had to be handed over."""

    office: Office
    late_since: date | None  # where that day is past and nothing is written down, or too late


def before_of(rows: Sequence[Office], law: Law | None, on: date) -> list[Before]:
    """The offices that have ended, of all that were ever held, the latest first."""
    ended = [one for one in rows if one.ends_on is not None and one.ends_on <= on]
    found = []
    for one in sorted(ended, key=lambda one: (one.ends_on, one.pk), reverse=True):
        verdict = holders.handing_over(law, one, rows, on)
        late = verdict is not None and verdict.answer is Answer.NO
        by = verdict.result if verdict is not None and late else None
        found.append(Before(one, by if isinstance(by, date) else None))
    return found


@dataclass(frozen=True)
class Signers:
    """An article on signatures in words, with the women who may sign by it today."""

    article: str
    sentence: SafeString
    women: tuple[Office, ...]
    vacant: tuple[str, ...]


def signers_of(found: Iterable[Signing], symbol: str) -> list[Signers]:
    """The articles on signatures as the page shows them."""
    return [
        Signers(
            one.article, shown(one.sentence, symbol), one.women,
            tuple(word_of(post) for post in one.vacant),
        )
        for one in found
    ]  # fmt: skip
