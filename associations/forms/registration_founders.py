"""Founding members as a list shows them: who she is, and what the articles say, in a few words."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from associations.queries.cases import Founder
from associations.queries.facts import Known
from hnsa.core.saying import shown
from hnsa.law.verdict import Answer


@dataclass(frozen=True)
class Chip:
    """One thing said of her: with the article where one speaks."""

    tone: str
    sign: str
    words: SafeString | str
    article: str = ""


@dataclass(frozen=True)
class Shown:
    """One row of the list."""

    known: Known
    hidden: bool
    chips: tuple[Chip, ...]
    may_ask_why: bool


def shown_founders(founders: Sequence[Founder], symbol: str) -> list[Shown]:
    """The rows, in the order of the names."""
    return [
        Shown(one.known, one.hidden, tuple(_chips(one, symbol)),
              one.verdict is not None and bool(one.verdict.grounds) and not one.hidden)
        for one in founders
    ]  # fmt: skip


def _chips(founder: Founder, symbol: str) -> list[Chip]:
    verdict = founder.verdict
    if verdict is None or verdict.answer is Answer.SILENT:
        return [Chip("flat", "none", _("No article speaks of it yet"))]
    if verdict.answer is Answer.NO:
        return [
            Chip("stop", "stop", _with_facts(one.sentence, one.finding.facts, symbol), one.article)
            for one in verdict.broken
        ]
    if verdict.answer is Answer.OPEN:
        number = len(verdict.missing)
        words = ngettext(
            "%(n)d fact is not known yet. She may still join.",
            "%(n)d facts are not known yet. She may still join.", number,
        ) % {"n": number}  # fmt: skip
        return [Chip("warn", "warn", words)]
    return [Chip("ok", "ok", _("Fits every article"))]


def _with_facts(sentence: object, facts: Sequence[object], symbol: str) -> SafeString:
    said = [shown(one, symbol) for one in (sentence, *facts)]  # type: ignore[arg-type]
    return SafeString(" ".join(said))
