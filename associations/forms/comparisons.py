"""Two versions side by side, article by article, with what differs set off."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from associations.forms.documents import further, heading_of, sentence_of
from associations.rules.amending import Change, What, Written
from associations.rules.catalogue import kinds
from hnsa.core.saying import text_of
from hnsa.law.article import Kind
from hnsa.law.blanks import Unfit


@dataclass(frozen=True)
class Side:
    """An article as one version has it."""

    number: str
    heading: SafeString | str
    sentence: SafeString | str
    further: tuple[SafeString, ...]
    text: SafeString | str


@dataclass(frozen=True)
class Row:
    """One article of both versions; `before` or `after` is None where it does not stand."""

    what: str
    tone: str
    sign: str
    word: str
    before: Side | None
    after: Side | None


@dataclass(frozen=True)
class Comparison:
    """All that differs, and what stayed as it was."""

    changed: tuple[Row, ...]
    renumbered: tuple[Row, ...]
    same: tuple[Row, ...]
    counts: tuple[tuple[str, str, int], ...]  # tone, sign … of each kind of change: words, number


_SIGNS = {
    What.ADDED: ("ok", "plus"),
    What.REMOVED: ("stop", "cross"),
    What.CHANGED: ("warn", "twin"),
    What.RENUMBERED: ("flat", "move"),
    What.SAME: ("flat", "ok"),
}


def compared(changes: Iterable[Change], symbol: str) -> Comparison:
    """The difference of two versions, ready to be read."""
    rows = [_row(one, symbol) for one in changes]
    those = {what: tuple(row for row in rows if row.what == what) for what in What}
    return Comparison(
        changed=tuple(row for row in rows if row.what not in (What.SAME, What.RENUMBERED)),
        renumbered=those[What.RENUMBERED],
        same=those[What.SAME],
        counts=tuple(
            (_words()[what], _SIGNS[what][0], len(those[what]))
            for what in (What.ADDED, What.REMOVED, What.CHANGED, What.RENUMBERED)
            if those[what]
        ),
    )


def _words() -> dict[What, str]:
    return {
        What.ADDED: _("added"),
        What.REMOVED: _("taken out"),
        What.CHANGED: _("changed"),
        What.RENUMBERED: _("only another number"),
        What.SAME: _("unchanged"),
    }


def _row(change: Change, symbol: str) -> Row:
    tone, sign = _SIGNS[change.what]
    before, after = change.before, change.after
    return Row(
        change.what, tone, sign, _words()[change.what],
        side_of(before, after, change.blanks, symbol) if before else None,
        side_of(after, before, change.blanks, symbol) if after else None,
    )  # fmt: skip


def side_of(
    one: Written, other: Written | None, blanks: Sequence[str], symbol: str
) -> Side:  # fmt: skip
    """One article as it is read, with what the other version has otherwise set off."""
    rule = _rule(one)
    kind = kinds().get(one.kind)
    sentence: SafeString | str = ""
    rest: tuple[SafeString, ...] = ()
    if rule is not None:
        sentence = sentence_of(rule, symbol, blanks)
        rest = tuple(further(rule, symbol, blanks, hidden=bool(blanks)))
    elif kind is not None:  # a draft in which something cannot be read yet
        rest = tuple(_raw(kind, one))
    heading: SafeString | str = heading_of(one.heading, kind)
    if other is not None and other.heading != one.heading:
        heading = format_html('<span class="r-differ">{}</span>', heading)
    text = _marked(one.text, other.text) if other is not None else one.text
    return Side(one.number, heading, sentence, rest, text)


def _rule(one: Written) -> Kind | None:
    kind = kinds().get(one.kind)
    try:
        return kind.load(one.parameters or {}) if kind else None
    except Unfit:
        return None


def _raw(kind: type[Kind], one: Written) -> Iterable[SafeString]:
    for blank in kind.blanks:
        kept = (one.parameters or {}).get(blank.name, "")
        told = ", ".join(map(str, kept)) if isinstance(kept, list) else str(kept)
        yield format_html("{}: <bdi>{}</bdi>", text_of(blank.label), told or "–")


def _marked(text: str, other: str) -> SafeString | str:
    """The words of a text, with those set off that the other one has not."""
    if text == other:
        return text
    ours, theirs = re.findall(r"\s+|\S+", text), re.findall(r"\s+|\S+", other)
    matcher = SequenceMatcher(a=ours, b=theirs, autojunk=False)
    found = []
    for tag, begin, end, _b, _e in matcher.get_opcodes():
        words = "".join(ours[begin:end])
        if words:
            differs = tag != "equal" and bool(words.strip())
            found.append((mark_safe(' class="r-differ"') if differs else "", words))
    return format_html_join("", "<span{}>{}</span>", found)
