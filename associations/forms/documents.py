"""A constitution as it is read: numbered articles, sentences, own words, and what is void."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from associations.queries.constitutions import Read
from hnsa.core.saying import shown, text_of
from hnsa.law.article import Kind
from hnsa.law.blanks import Flag
from hnsa.law.words import Line, blanks_of, line, tell

EMPTY = "……"


@dataclass(frozen=True)
class ArticleRead:
    """One article as the document shows it."""

    number: str
    heading: str
    sentence: SafeString | str
    further: tuple[SafeString, ...]  # what binds and has no place in the sentence
    text: str
    void_by: str = ""  # the law above the constitution to which it is contrary
    instead: SafeString | str = ""  # what that law puts in its place


def articles_of(found: Read, symbol: str) -> list[ArticleRead]:
    """The whole document."""
    law = found.law
    rows = []
    for one in law.articles:
        source, instead = law.void.get(one.number, ("", None))
        rows.append(
            ArticleRead(
                number=one.number,
                heading=heading_of(one.heading, one.rule),
                sentence=shown(one.rule.says(), symbol) if one.rule else "",
                further=tuple(further(one.rule, symbol)) if one.rule else (),
                text=one.text,
                void_by=text_of(source),
                instead=shown(instead.rule.says(), symbol) if instead and instead.rule else "",
            )
        )
    return rows


def heading_of(heading: str, rule: Kind | type[Kind] | None) -> str:
    """The heading in the reader's language where it is the usual one, else as it was written."""
    if rule is None:
        return heading
    return text_of(rule.heading) if heading in ("", rule.heading) else heading


def further(
    rule: Kind, symbol: str, marked: Iterable[str] = (), hidden: bool = False
) -> Iterator[SafeString]:
    """The parameters that the sentence does not name, each with its label.

    `hidden`: those are told, too, that say no or nothing; `marked` are set off as differing.
    """
    named = set(blanks_of(rule.sentence))
    for blank in rule.blanks:
        value = getattr(rule, blank.name)
        if blank.name in named:
            continue
        if not hidden and value in (None, False, "", ()):
            continue
        if isinstance(blank, Flag) and value and blank.name not in marked:
            yield format_html("{}.", text_of(blank.label))
            continue
        yield format_html(
            "{}: {}", text_of(blank.label), _part(rule, blank.name, symbol, blank.name in marked)
        )


def sentence_of(rule: Kind, symbol: str, marked: Iterable[str] = ()) -> SafeString:
    """The sentence with these blanks set off, for two versions side by side."""
    said = rule.says()
    parts = {name: _part(rule, name, symbol, name in marked) for name in said.values}
    words = escape(text_of(said.text, said.count))
    return mark_safe(words.format(**parts))  # every part is HTML already


def _part(rule: Kind, name: str, symbol: str, differs: bool) -> SafeString:
    part = shown(tell("{value}", value=rule.shown(name)), symbol)
    return format_html('<span class="r-differ">{}</span>', part) if differs else part


def sample_of(kind: type[Kind], symbol: str) -> SafeString:
    """The sentence of a kind as it is offered: with what stands in its blanks at first."""
    return shown(_sample(kind), symbol)


def _sample(kind: type[Kind]) -> Line:
    rule = kind(**{one.name: one.default for one in kind.blanks})
    values = {name: rule.shown(name) for name in blanks_of(kind.sentence)}
    return line(
        kind.sentence,
        {name: EMPTY if value in (None, "", ()) else value for name, value in values.items()},
    )
