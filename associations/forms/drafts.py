"""A draft as one form: each article a sentence with its blanks in place."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from associations.forms.documents import heading_of
from associations.forms.draft_typed import print_of, settled, stored
from associations.models import Article
from associations.queries.constitutions import Read
from associations.rules.catalogue import kinds
from associations.rules.checking import Slip
from hnsa.core.saying import pieces, said, text_of
from hnsa.law.article import Kind
from hnsa.law.blanks import Amount, Blank, Flag, Pick, Several, Unread, Whole, Words
from hnsa.law.words import Line, blanks_of


@dataclass(frozen=True)
class Option:
    """One choice of a field."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True)
class Field:
    """One blank of one article as a field, with what was typed and what is wrong with it."""

    name: str
    key: str  # of the blank
    type: str  # whole, text, words, pick, flag, several
    label: str
    spoken: str  # label with the article, for who hears the page
    typed: str = ""
    options: tuple[Option, ...] = ()
    hint: str = ""
    symbol: str = ""
    unit: str = ""
    bounds: str = ""
    longest: str = ""  # how many letters it takes
    wrong: str = ""

    @property
    def size(self) -> int:
        """How wide the field stands in its sentence."""
        return max(6, min(40, len(self.typed) + 2))


@dataclass(frozen=True)
class Part:
    """Words of the sentence, and the field after them."""

    words: str
    field: Field | None = None


@dataclass(frozen=True)
class ArticleForm:
    """One article of the draft, open to be written."""

    pk: int
    kind: str
    number: str
    heading: str
    usual: str  # the usual heading of its kind
    text: str
    parts: tuple[Part, ...]
    below: tuple[Field, ...]  # blanks that the sentence does not name
    wrong: tuple[str, ...]  # what contradicts, or cannot be read
    differs: str
    was: str  # how it stood when the page was made
    of_kind: bool  # of a kind that the catalogue has
    first: bool
    last: bool

    @property
    def key(self) -> str:
        """Its id in the names of the fields."""
        return str(self.pk)

    @property
    def own(self) -> bool:
        """Whether it has a heading or words of its own, which are shown open."""
        return bool(self.text) or self.heading != self.usual


def articles_of(
    found: Read, slips: Iterable[Slip], differs: Mapping[str, str], symbol: str
) -> list[ArticleForm]:
    """All articles of the draft as fields."""
    contrary: dict[str, list[str]] = {}
    for slip in slips:
        contrary.setdefault(slip.article, []).append(said(slip.line, symbol))
    last = len(found.articles)
    return [
        _form(one, place == last, found.wrong.get(one.pk, {}), contrary, differs, symbol)
        for place, one in enumerate(found.articles, start=1)
    ]


def _form(
    article: Article, last: bool, wrong: Mapping[str, Line], contrary: Mapping[str, list[str]],
    differs: Mapping[str, str], symbol: str,
) -> ArticleForm:  # fmt: skip
    kind = kinds().get(article.kind)
    fields = {one.key: one for one in _fields(article, kind, wrong, symbol)} if kind else {}
    named = set(blanks_of(kind.sentence)) if kind else set()
    parts = _closed(list(_parts(kind, article, fields))) if kind else ()
    lines = [said(line, symbol) for line in wrong.values()]
    return ArticleForm(
        pk=article.pk,
        kind=article.kind,
        number=article.number,
        heading=heading_of(article.heading, kind),
        usual=text_of(kind.heading) if kind else "",
        text=article.text,
        parts=parts,
        below=tuple(one for key, one in fields.items() if key not in named),
        wrong=(*lines, *contrary.get(article.number, ())),
        differs=differs.get(article.number, ""),
        was=print_of(settled(article)),
        of_kind=kind is not None,
        first=article.position == 1,
        last=last,
    )


def _parts(kind: type[Kind], article: Article, fields: Mapping[str, Field]) -> Iterator[Part]:
    count = _count(kind, article)
    named = {name for _said, name in pieces(kind.sentence, count)}
    if not set(blanks_of(kind.sentence)) <= named:
        count = 2  # the singular lacks a place: the plural has them all
    shown: set[str] = set()
    for words, name in pieces(kind.sentence, count):
        field = fields.get(name)
        if field is None or name in shown:
            yield Part(words + (field.typed if field else ""))
        else:
            shown.add(name)
            yield Part(words, field)


def _closed(parts: list[Part]) -> tuple[Part, ...]:
    """Without a full stop that would stand alone below boxes to tick."""
    ends = len(parts) > 1 and parts[-1].field is None and len(parts[-1].words.strip()) < 2
    before = parts[-2].field if ends else None
    return tuple(parts[:-1] if before is not None and before.type == "several" else parts)


def _count(kind: type[Kind], article: Article) -> int | None:
    by_name = {blank.name: blank for blank in kind.blanks}
    for name in blanks_of(kind.sentence):
        blank = by_name[name]
        if isinstance(blank, Whole):
            try:
                return blank.read(stored(blank, article))  # type: ignore[no-any-return]
            except Unread:
                return None
    return None


def _fields(
    article: Article, kind: type[Kind], wrong: Mapping[str, Line], symbol: str
) -> Iterator[Field]:
    for blank in kind.blanks:
        typed = stored(blank, article)
        label = text_of(blank.label)
        name = blank.name
        line = wrong.get(name)
        yield Field(
            name=f"a{article.pk}-{name}",
            key=name,
            type=_type(blank),
            label=label,
            spoken=_("%(label)s, article %(number)s") % {"label": label, "number": article.number},
            typed="" if isinstance(typed, list) else typed,
            options=tuple(_options(blank, typed)),
            hint=text_of(blank.hint),
            symbol=symbol if isinstance(blank, Amount) else "",
            unit=text_of(blank.unit) if name not in set(blanks_of(kind.sentence)) else "",
            bounds=_bounds(blank),
            longest=str(blank.longest) if isinstance(blank, Words) else "",
            wrong=said(line, symbol) if line is not None else "",
        )  # fmt: skip


def _bounds(blank: Blank) -> str:
    if isinstance(blank, Whole):
        return _("%(least)s to %(most)s") % {"least": blank.least, "most": blank.most}
    return ""


def _type(blank: Blank) -> str:
    if isinstance(blank, Flag):
        return "pick" if blank.optional else "flag"
    if isinstance(blank, Pick):
        return "pick"
    if isinstance(blank, Several):
        return "several"
    return "whole" if isinstance(blank, Whole) else "words" if isinstance(blank, Words) else "text"


def _options(blank: Blank, typed: str | list[str]) -> Iterator[Option]:
    chosen = typed if isinstance(typed, list) else [typed]
    if isinstance(blank, Flag):
        yield Option("yes", text_of("yes"), "yes" in chosen)
        if blank.optional:
            yield Option("no", text_of("no"), "no" in chosen)
            yield Option("", "–", "" in chosen)
        return
    options: Mapping[Any, str] = getattr(blank, "options", {})
    if isinstance(blank, Pick) and chosen[0] not in map(str, options):
        yield Option(chosen[0], chosen[0] or "–", chosen=True)  # nothing typed is lost
    elif isinstance(blank, Pick) and blank.optional:
        yield Option("", "–", "" in chosen)
    for value, label in options.items():
        yield Option(str(value), text_of(label), str(value) in chosen)
