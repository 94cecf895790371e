"""The roll of a booth with its marks: who has voted, found by number or name."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Q

from elections.models import Booth, Entry, Voted
from elections.vocabulary.states import Mark
from members.rules.text import fold, fold_digits

LEAF: Final = 20  # women on one page of a phone


@dataclass(frozen=True)
class Voter:
    """Somebody on the roll with her marks; the name only where it may be seen."""

    entry: Entry
    is_hidden: bool = False
    mark: Voted | None = None
    tendered: tuple[Voted, ...] = ()
    elsewhere: int | None = None  # the number of the booth where she votes


@dataclass(frozen=True)
class Leaf:
    """Some of the roll: so many come on the leaf after it."""

    rows: Sequence[Voter]
    following: int = 0


def leaf(booth: Booth, user: Any, *, typed: str = "", after: int = 0, whole: bool = False) -> Leaf:
    """The roll of a booth from a number on, or who is meant by what was typed. Three queries.

    Who is on the roll of another booth is found as well, so that she can be told where to go.
    """
    roll = Entry.objects.filter(election=booth.election_id, is_on=True).select_related("booth")
    roll = roll.order_by("number").defer("judged")
    if typed:
        named = _seen(roll, user)
        rows = [one for one in roll if _is_meant(one, typed, one.pk in named)]
    else:
        own = roll.filter(Q(booth=booth) | Q(booth=None), number__gt=after)
        rows = list(own if whole else own[: 2 * LEAF])
        named = _seen(roll, user, None if whole else rows[:LEAF])
    shown = rows if whole else rows[:LEAF]
    return Leaf(_voters(booth, shown, named), len(rows) - len(shown))


def of_entries(booth: Booth, user: Any, entries: Iterable[int]) -> list[Voter]:
    """Some of the roll, as they are marked now. Three queries."""
    roll = Entry.objects.filter(election=booth.election_id, is_on=True, pk__in=list(entries))
    rows = list(roll.select_related("booth").defer("judged"))
    return _voters(booth, rows, _seen(roll, user))


def _seen(roll: Any, user: Any, rows: Iterable[Entry] | None = None) -> set[int]:
    """Whose names she sees."""
    visible = roll.visible_to(user)
    if rows is not None:
        visible = visible.filter(pk__in=[one.pk for one in rows])
    return set(visible.order_by().values_list("pk", flat=True))


def _voters(booth: Booth, rows: Sequence[Entry], named: set[int]) -> list[Voter]:
    marks: dict[int, Voted] = {}
    tendered: dict[int, list[Voted]] = {}
    found = Voted.objects.filter(election=booth.election_id, entry__in=[one.pk for one in rows])
    for one in found.select_related("marked_by", "booth"):
        if one.mark == Mark.TENDERED:
            tendered.setdefault(one.entry_id, []).append(one)
        else:
            marks[one.entry_id] = one
    return [
        Voter(
            one, one.pk not in named, marks.get(one.pk), tuple(tendered.get(one.pk, ())),
            one.booth.number if one.booth_id not in (None, booth.pk) else None,
        )
        for one in rows
    ]  # fmt: skip


def _is_meant(entry: Entry, typed: str, named: bool) -> bool:
    """It is her number, or each typed word begins a word of her name."""
    number = fold_digits(typed).strip()
    if number.isdecimal():
        return number == str(entry.number)
    if named and entry.member_number and fold(typed) == fold(entry.member_number):
        return True
    names = fold(f"{entry.name} {entry.name_native}").split() if named else []
    words = fold(typed).split()
    return bool(words) and all(any(one.startswith(word) for one in names) for word in words)
