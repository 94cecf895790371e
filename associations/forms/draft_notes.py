""" "Look at these": what contradicts, what may not be silent, what differs from where it began."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from associations.forms.documents import heading_of, sample_of
from associations.queries.constitutions import Read
from associations.rules.amending import Change, What
from associations.rules.catalogue import kinds
from associations.rules.checking import Differs, Slip, differing, missing_in, offered
from hnsa.core.saying import shown, text_of
from hnsa.law.article import Kind
from hnsa.law.blanks import Unfit
from hnsa.law.words import tell


@dataclass(frozen=True)
class Note:
    """One thing to look at. `offer`: the code by which an article for it is added."""

    article: str
    words: SafeString | str
    offer: str = ""
    offers: SafeString | str = ""


@dataclass(frozen=True)
class Look:
    """All that is to be looked at in a draft."""

    unread: Sequence[Note]
    contradicts: Sequence[Note]
    silent: Sequence[Note]
    differs: Sequence[Note]
    differs_from: str  # name of the model, or of the version that is changed
    left_open: Sequence[Note]  # what the model leaves to the association

    @property
    def to_mend(self) -> int:
        """How many things stand in the way of a constitution that can be registered."""
        return len(self.unread) + len(self.contradicts) + len(self.silent)


def unread(found: Read, symbol: str) -> list[Note]:
    """What is not filled in, or cannot be read yet."""
    return [
        Note(one.number, shown(line, symbol))
        for one in found.articles
        for line in found.wrong.get(one.pk, {}).values()
    ]


def contradicting(slips: Iterable[Slip], symbol: str) -> list[Note]:
    """What cannot be meant, by article."""
    return [Note(slip.article, shown(slip.line, symbol)) for slip in slips]


def silent(found: Read, symbol: str) -> list[Note]:
    """What a constitution may not be silent on, with the article that is offered."""
    notes = []
    for one in missing_in(found.law):
        kind = kinds().get(one.offer)
        if kind is None:
            continue
        try:
            sentence = shown(offered(one).says(), symbol)
        except Unfit:  # somebody has to fill a place first
            sentence = sample_of(kind, symbol)
        notes.append(Note("", text_of(one.words), one.code, sentence))
    return notes


def _loaded(articles: Iterable[Any]) -> Iterator[tuple[Kind, frozenset[str]]]:
    """A model's rules, each with the places that it leaves to the association."""
    for one in articles:
        kind = kinds().get(one.kind)
        if kind is None:
            continue
        given, left = dict(one.parameters or {}), set(one.open)
        try:
            rule = kind.load(given)
        except Unfit as error:  # a name, for instance, that only the association can give
            left |= set(error.lines)
            known = {name: value for name, value in given.items() if name not in error.lines}
            blank = {each.name: each.default for each in kind.blanks if each.name in error.lines}
            read = {
                each.name: each.read(known[each.name]) for each in kind.blanks if each.name in known
            }
            rule = kind(**{**read, **blank})
        yield rule, frozenset(left)


def differing_from(found: Read, model: Iterable[Any], symbol: str) -> list[Note]:
    """Where the draft says something else than the model it was begun from."""
    model, notes = list(model), []
    undecided = {rule_key(rule): left for rule, left in _loaded(model)}
    unread = {one.kind for one in found.articles if one.pk in found.wrong}
    for one in differing(found.law, (rule for rule, _left in _loaded(model))):
        if one.ours is not None and one.models is not None:
            given = [name for name in one.blanks if name not in undecided[rule_key(one.models)]]
            notes += [Note(one.article, line) for line in _otherwise(one, given, symbol)]
        elif one.ours is not None:
            notes.append(Note(one.article, _("The model has no such article.")))
        elif one.models is not None and one.models.code not in unread:
            heading = text_of(one.models.heading)
            sentence = shown(one.models.says(), symbol)
            notes.append(Note("", format_html("<strong>{}</strong> {}", heading, sentence)))
    return notes


def left_open(found: Read, model: Iterable[Any]) -> list[Note]:
    """Places for which the model gives nothing, and where the catalogue's usual value stands."""
    given = {rule_key(rule): left for rule, left in _loaded(model) if left}
    notes = []
    for one in found.law.articles:
        names = given.get(rule_key(one.rule), ()) if one.rule else ()
        labels = [
            text_of(blank.label)
            for blank in (one.rule.blanks if one.rule else ())
            if blank.name in names and getattr(one.rule, blank.name) == blank.default != ""
        ]
        if labels:
            notes.append(Note(one.number, _(", ").join(labels)))
    return notes


def rule_key(rule: Kind) -> tuple[str, object]:
    """By which an article of the draft and one of the model are the same."""
    return rule.code, rule.standing_for


def _otherwise(one: Differs, blanks: Iterable[str], symbol: str) -> Iterator[SafeString]:
    ours, models = one.ours, one.models
    assert ours is not None and models is not None
    labels = {blank.name: blank.label for blank in ours.blanks}
    for name in blanks:
        yield shown(
            tell(
                "{label}: {ours}. The model has: {models}.",
                label=text_of(labels[name]), ours=_value(ours, name),
                models=_value(models, name),
            ),
            symbol,
        )  # fmt: skip


def _value(rule: Kind, name: str) -> object:
    value = rule.shown(name)
    return "–" if value in ("", ()) else value


def changing(changes: Iterable[Change]) -> list[Note]:
    """What an amendment changes against the version that it starts from."""
    words = {
        What.ADDED: _("Added: %(heading)s"),
        What.REMOVED: _("Taken out: article %(number)s, %(heading)s"),
        What.CHANGED: _("Changed: %(heading)s"),
    }
    notes = []
    for one in changes:
        stands = one.after or one.before
        if one.what not in words or stands is None:
            continue
        kind = kinds().get(stands.kind)
        told = {
            "heading": heading_of(stands.heading, kind),
            "number": one.before.number if one.before else "",
        }
        notes.append(Note(one.after.number if one.after else "", words[one.what] % told))
    return notes


def by_article(notes: Iterable[Note]) -> dict[str, str]:
    """The first remark for each article, as plain words for its chip."""
    found: dict[str, str] = {}
    for one in notes:
        if one.article:
            found.setdefault(one.article, one.words)
    return found
