"""The catalogue of kinds as the builder offers it: by topic, or by what one searches for."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from associations.forms.documents import sample_of
from associations.rules.catalogue import kinds
from associations.vocabulary.topics import TOPICS
from hnsa.core.saying import text_of
from hnsa.law.article import Article, Kind
from hnsa.law.words import Counted

MOST_FOUND = 40


@dataclass(frozen=True)
class Offer:
    """One kind as it is offered."""

    code: str
    heading: str
    sentence: SafeString
    stands: tuple[str, ...]  # in which articles it stands already
    once: bool  # and may stand only once


@dataclass(frozen=True)
class Heap:
    """One topic of the catalogue."""

    code: str
    name: str
    count: int


def topics() -> list[Heap]:
    """The topics in the order of a document, with how many kinds each has."""
    counts: dict[str, int] = {}
    for kind in kinds().values():
        counts[kind.topic] = counts.get(kind.topic, 0) + 1
    order = [*TOPICS, *sorted(set(counts) - set(TOPICS))]
    return [Heap(str(code), topic_name(code), counts[code]) for code in order if code in counts]


def topic_name(code: str) -> str:
    """The name of a topic in the reader's language."""
    names: dict[str, str] = {str(topic): label for topic, label in TOPICS.items()}
    return text_of(names.get(str(code), str(code)))


def offers(
    articles: Iterable[Article], symbol: str, *, searched: str = "", topic: str = ""
) -> list[Offer]:  # fmt: skip
    """The kinds of a topic, or those in which all words are found that were searched for."""
    standing: dict[str, list[str]] = {}
    for one in articles:
        if one.rule is not None:
            standing.setdefault(one.rule.code, []).append(one.number)
    words = [_stem(word) for word in re.findall(r"\w+", searched.casefold())]
    if words:
        found = sorted((kind for kind in kinds().values() if _has(kind, words)), key=_rank(words))
    else:
        found = [kind for kind in kinds().values() if kind.topic == topic]
    return [
        Offer(
            kind.code, text_of(kind.heading), sample_of(kind, symbol),
            tuple(standing.get(kind.code, ())), once=not (kind.by or kind.often),
        )
        for kind in found[:MOST_FOUND]
    ]  # fmt: skip


def _has(kind: type[Kind], words: Iterable[str]) -> bool:
    sentence = kind.sentence.many if isinstance(kind.sentence, Counted) else kind.sentence
    labels = [blank.label for blank in kind.blanks]
    options = [
        label for one in kind.blanks for label in (getattr(one, "options", None) or {}).values()
    ]
    told = [kind.heading, *labels, *options]
    hay = " ".join(
        [
            kind.code, kind.code.replace("_", " "), topic_name(kind.topic),
            sentence, text_of(kind.sentence), *told, *map(text_of, told),
        ]
    ).casefold()  # fmt: skip
    return all(word in hay for word in words)


def _rank(words: Iterable[str]) -> Callable[[type[Kind]], int]:
    """Kinds in whose heading a word stands come first, then those in whose sentence it does."""

    def rank(kind: type[Kind]) -> int:
        heading = f"{text_of(kind.heading)} {kind.heading}".casefold()
        if any(word in heading for word in words):
            return 0
        return 1 if any(word in text_of(kind.sentence).casefold() for word in words) else 2

    return rank


def _stem(word: str) -> str:
    return word[:-1] if word.isascii() and len(word) > 3 and word.endswith("s") else word


def place_for(code: str, articles: Sequence[Article]) -> int | None:
    """Below which article one of that kind fits best; 0: before the first, None: at the end.

    After the last of its topic; where there is none, before the first of a later topic.
    """
    kind = kinds().get(code)
    order = {str(topic): place for place, topic in enumerate(TOPICS)}
    if kind is None or str(kind.topic) not in order:
        return None
    mine = order[str(kind.topic)]
    places = [order.get(str(one.rule.topic), -1) if one.rule else -1 for one in articles]
    if mine in places:
        return len(places) - places[::-1].index(mine)
    return next((at for at, place in enumerate(places) if place > mine), None)
