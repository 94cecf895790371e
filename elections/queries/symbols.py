"""Symbols: the library of the registry, the association's own, and their drawings.

A drawing is put into a page or a paper as SVG; whatever does not pass the strict reading of
`rules.drawings` is not shown, wherever it came from.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from django.contrib.staticfiles import finders
from django.db.models import Exists, OuterRef
from django.utils.safestring import SafeString, mark_safe

from elections.models import Contest, CountClosed, Election, LotDrawn, Nomination, OwnSymbol
from elections.rules.alphabet import key
from elections.rules.drawings import NotPlain, plain
from elections.vocabulary.symbols import SYMBOLS
from hnsa.core.saying import text_of
from members.models import Body

OWN: Final = "own-"  # codes of the associations' own symbols begin so


@dataclass(frozen=True)
class Choice:
    """A symbol to choose."""

    code: str
    name: str
    drawing: SafeString
    own: bool = False
    taken_by: str = ""  # the name of the candidate of the post who has it


def choices(election: Election, candidates: Iterable[Nomination] = ()) -> list[Choice]:
    """All symbols, the association's own first; whom of these candidates each belongs to."""
    taken = {one.symbol: one.name for one in candidates if one.symbol}
    own = own_of(election)
    return [
        *(
            Choice(one.code, one.name, _inline(one.drawing), True,
                   taken.get(one.code, ""))
            for one in own
        ),
        *(
            Choice(code, text_of(name), _inline(_library(code)),
                   taken_by=taken.get(code, ""))
            for code, name in SYMBOLS.items()
            if _library(code)
        ),
    ]  # fmt: skip


def own_of(election: Election) -> list[OwnSymbol]:
    """The association's own symbols, by their names."""
    own = OwnSymbol.objects.filter(body=election.body_id)
    return sorted(own, key=lambda one: key(one.name))


def is_in_library(name: str, shape: str) -> bool:
    """Whether the registry has a symbol of that name or drawing: two alike confuse who votes."""
    names = {text_of(one).casefold() for one in SYMBOLS.values()}
    drawn = (_library(code) for code in SYMBOLS)
    return name.casefold() in names or any(shape == plain(one) for one in drawn if one)


def is_known(election: Election, code: str) -> bool:
    """Whether it may be chosen at that election."""
    return code in SYMBOLS or OwnSymbol.objects.filter(body=election.body_id, code=code).exists()


def name_of(code: str, body: Body) -> str:
    """What a symbol shows, in the reader's language; "" where it is not known."""
    return names_of([code], body).get(code, "")


def names_of(codes: Iterable[str], body: Body) -> dict[str, str]:
    """What several symbols show. One query at most."""
    codes = {code for code in codes if code}
    found = {code: text_of(SYMBOLS[code]) for code in codes & set(SYMBOLS)}
    if codes - set(found):
        rows = OwnSymbol.objects.filter(body=body, code__in=codes - set(found))
        found |= dict(rows.values_list("code", "name"))
    return found


def drawing_of(code: str, body: Body) -> SafeString:
    """The drawing as SVG for a page or a paper; "" where there is none."""
    return drawings_of([code], body).get(code, SafeString(""))


def drawings_of(codes: Iterable[str], body: Body) -> dict[str, SafeString]:
    """The drawings of several symbols. One query at most."""
    codes = {code for code in codes if code}
    found = {code: _inline(_library(code)) for code in codes & set(SYMBOLS)}
    if codes - set(found):
        rows = OwnSymbol.objects.filter(body=body, code__in=codes - set(found))
        found |= {one.code: _inline(one.drawing) for one in rows}
    return found


def next_to_choose(candidates: Sequence[Nomination]) -> Nomination | None:
    """Whose turn it is; None where all have chosen, or no turns are given yet."""
    waiting = [one for one in candidates if not one.symbol and one.turn is not None]
    return min(waiting, key=lambda one: (one.turn or 0, one.receipt), default=None)


def draw_of_turns(contest: Contest, candidates: Sequence[Nomination]) -> LotDrawn | None:
    """The draw, before any count, by which these have their turns; None where it was by the hour.

    Who was passed over has a turn behind all that were drawn.
    """
    counted = CountClosed.objects.filter(contest=contest, at__lte=OuterRef("at"))
    lot = LotDrawn.objects.filter(~Exists(counted), contest=contest).order_by("-pk").first()
    if lot is None:
        return None
    kept = [one for one in candidates if (one.turn or 0) <= len(lot.order)]
    order = [one.pk for one in sorted(kept, key=lambda one: one.turn or 0)]
    return lot if [pk for pk in lot.order if pk in order] == order else None


def _inline(drawing: str) -> SafeString:
    """The drawing as SVG; its name stands beside it wherever it is shown."""
    try:
        shape = plain(drawing)
    except NotPlain:
        return SafeString("")
    whole = shape.replace("currentColor", "black")  # no style of a PDF reaches into it
    opened = '<svg xmlns="http://www.w3.org/2000/svg" class="r-symbol" aria-hidden="true"'
    return mark_safe(opened + whole.removeprefix("<svg"))  # written anew from plain shapes


@cache
def _library(code: str) -> str:
    found = finders.find(f"symbols/{code}.svg")
    return Path(found).read_text(encoding="utf-8") if found else ""
