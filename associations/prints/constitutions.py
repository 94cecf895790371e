"""The constitution as it is printed whole: each article in the language that was asked for.

Everything here is said in the language that is active; own words stay as they were written.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.utils.safestring import SafeString

from associations.models import Article, Constitution, Reading
from associations.prints.hands import Written, script_of, written
from associations.queries import constitutions
from associations.rules.catalogue import kinds
from associations.vocabulary.life import Standing
from associations.vocabulary.subjects import POSTS, Post
from hnsa.core.saying import pieces, shown, text_of
from hnsa.law.article import Kind
from hnsa.law.asking import Law
from hnsa.law.blanks import Unread
from hnsa.law.words import Line, blanks_of, line
from members.models import Body
from members.vocabulary.country import CODES, country

TO_FILL_IN: Final = "_" * 16  # stands in a draft where a blank cannot be read yet
SIGNING: Final = (Post.PRESIDENT, Post.SECRETARY, Post.TREASURER)
MOST_READINGS: Final = 5


@dataclass(frozen=True)
class Said:
    """A sentence of the registry's: in the reader's language, or in English where it must be."""

    html: SafeString
    dir: str = ""
    lang: str = ""


@dataclass(frozen=True)
class Printed:
    """One article on paper."""

    number: str
    heading: Written
    sentence: Said | None = None
    own: tuple[Written, ...] = ()  # paragraphs
    unfilled: bool = False  # some place of a draft's sentence is still open
    unknown: bool = False  # of a kind that this registry does not know
    void_by: Written | None = None  # the law above to which it is contrary
    instead: Said | None = None  # what stands in its place


@dataclass(frozen=True)
class Document:
    """A version (or the draft) on paper, with what is to be signed under it."""

    body: Body
    constitution: Constitution
    name: Written
    name_native: Written
    adopted_by: Written
    override: Written  # why it was adopted against a rule
    articles: tuple[Printed, ...]
    readings: tuple[Reading, ...]
    posts: tuple[str, ...]

    @property
    def draft(self) -> bool:
        return self.constitution.standing == Standing.DRAFT


def document_of(body: Body, constitution: Constitution) -> Document:
    """All that is printed of a version of this association."""
    found = constitutions.read(constitution)
    spoken = languages_of(body)
    symbol = constitutions.symbol_of(body)
    readings = Reading.objects.filter(constitution=constitution).order_by("-on", "-id")
    return Document(
        body,
        constitution,
        written(body.name, spoken),
        written(body.name_native, spoken),
        written(constitution.adopters, spoken),
        written(constitution.override, spoken),
        tuple(_articles(found, spoken, symbol)),
        tuple(readings[:MOST_READINGS]),
        tuple(text_of(POSTS[post]) for post in SIGNING),
    )


def languages_of(body: Body) -> tuple[str, ...]:
    """The languages of the association's country, the most used first."""
    code = body.homenet.code
    return country(code).languages if code in CODES else ()


def _articles(found: constitutions.Read, spoken: Sequence[str], symbol: str) -> Iterator[Printed]:
    for kept, typed in zip(found.articles, found.law.articles, strict=True):
        void_by, instead = _void(found.law, kept.number, spoken, symbol)
        kind = kinds().get(kept.kind)
        sentence = None
        if typed.rule is not None:
            sentence = said(typed.rule.says(), symbol)
        elif kind is not None:
            sentence = said(with_gaps(kind, kept.parameters), symbol)
        yield Printed(
            number=kept.number,
            heading=written(text_of(kept.heading), spoken),
            sentence=sentence,
            own=paragraphs(kept, spoken),
            unfilled=kept.pk in found.wrong and kind is not None,
            unknown=bool(kept.kind) and kind is None,
            void_by=void_by,
            instead=instead,
        )


def _void(
    law: Law, number: str, spoken: Sequence[str], symbol: str
) -> tuple[Written | None, Said | None]:
    if number not in law.void:
        return None, None
    source, instead = law.void[number]
    stands = said(instead.rule.says(), symbol) if instead.rule else None
    return written(text_of(source), spoken), stands


def paragraphs(article: Article, spoken: Sequence[str]) -> tuple[Written, ...]:
    """The article's own words, as written, paragraph by paragraph."""
    lines = (written(one, spoken) for one in article.text.splitlines())
    return tuple(one for one in lines if one)


def said(one: Line, symbol: str = "") -> Said:
    """The sentence as HTML, in the language of the sheet.

    One that is not translated yet stands in English, and says so, inside a page of Urdu.
    """
    words = "".join(words for words, _name in pieces(one.text, one.count))
    english = script_of(words) == "LATIN"
    return Said(shown(one, symbol), *(("ltr", "en") if english else ("", "")))


def with_gaps(kind: type[Kind], typed: Mapping[str, Any]) -> Line:
    """The sentence of a draft's article: a line to write on where a place cannot be read yet."""
    values: dict[str, Any] = {}
    gaps = set()
    for blank in kind.blanks:
        try:
            left_out = blank.name not in typed and blank.default != ""
            values[blank.name] = blank.default if left_out else blank.read(typed.get(blank.name))
        except Unread:
            gaps.add(blank.name)
            values[blank.name] = None
    rule = kind(**values)
    filled = {
        name: TO_FILL_IN if name in gaps else rule.shown(name) for name in blanks_of(kind.sentence)
    }
    return line(kind.sentence, filled)
