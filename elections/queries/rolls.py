"""The roll as it is read: who is on it, who is not and why, and the objections to it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from elections.models import Election, Entry, Objection
from elections.queries.elections import Days, roll_kept
from elections.queries.voters import place
from elections.rules import rolls as rules
from elections.rules.alphabet import key
from elections.vocabulary.states import ObjectionTo
from elections.vocabulary.steps import Step
from hnsa.law.verdict import Stand
from members.models import Person

PAGE = 100
TO_ROLL = (ObjectionTo.ADD, ObjectionTo.REMOVE, ObjectionTo.CORRECT)
_SEARCHED = ("name", "name_native", "relative", "member_number")


def kept_by(election: Election) -> Election | None:
    """The election whose final roll this one keeps: a new poll that of the one it follows."""
    day = roll_kept(election.kind, election.follows, election.poll_on)
    return election.follows if day is not None else None


@dataclass(frozen=True)
class Figures:
    """How many are on the roll and off it, and how many of each may not be named to the reader."""

    on: int
    off: int
    hidden_on: int
    hidden_off: int
    unsure: int  # on the roll, though a fact is missing

    @property
    def drawn(self) -> bool:
        """Whether there is a roll."""
        return bool(self.on or self.off)


def figures(election: Election, user: Any) -> Figures:
    """Two queries for any roll."""
    all_ = {"on": Count("pk", filter=Q(is_on=True)), "off": Count("pk", filter=Q(is_on=False))}
    open_ = Count("pk", filter=Q(is_on=True, judged__isnull=False))
    told = election.entries.aggregate(**all_, unsure=open_)
    seen = entries(election, user).aggregate(**all_)
    return Figures(
        told["on"], told["off"], told["on"] - seen["on"], told["off"] - seen["off"], told["unsure"]
    )


def entries(election: Election, user: Any) -> QuerySet[Entry]:
    """The rows of the roll whose women the user may see."""
    return Entry.objects.visible_to(user).filter(election=election)


@dataclass(frozen=True)
class Listing:
    """A page of the roll: found by key, without counting or skipping."""

    rows: Sequence[Entry]
    after: int | None  # the key after which the next page begins
    before: bool


def listing(
    election: Election, user: Any, *, off: bool, words: str = "", after: int = 0, size: int = PAGE
) -> Listing:
    """Who is on the roll by number, or who is off it; those whom the words find. One query."""
    rows = entries(election, user).filter(is_on=not off).select_related("booth")
    for word in words.split():
        found = Q()
        for column in _SEARCHED:
            found |= Q(**{f"{column}__icontains": word})
        if word.isascii() and word.isdecimal() and len(word) < 10:
            found |= Q(number=int(word))
        rows = rows.filter(found)
    column = "pk" if off else "number"
    if after:
        rows = rows.filter(**{f"{column}__gt": after})
    found_rows = list(rows.order_by(column)[: size + 1])
    more, shown = len(found_rows) > size, found_rows[:size]
    return Listing(shown, getattr(shown[-1], column) if more else None, bool(after))


def against(judged: Iterable[Mapping[str, Any]] | None) -> list[Mapping[str, Any]]:
    """The grounds that stood against her vote, in the words of that day."""
    return [
        ground
        for one in judged or ()
        for ground in one["grounds"]
        if ground["stand"] == Stand.BREAKS and not (ground["overruled_by"] or ground["void_by"])
    ]


def numbers(election: Election, *, after: int, most: int) -> list[int]:
    """The numbers of the roll after that one, named or not. One query."""
    rows = election.entries.filter(is_on=True, number__gt=after).order_by("number")
    return [number for (number,) in rows.values_list("number")[:most] if number is not None]


def by_name(election: Election) -> list[tuple[int, int, int]]:
    """Who is on the roll, in the order of names in their own script: key, booth, number."""
    names = ("name", "name_native", "person_id")
    rows = election.entries.filter(is_on=True).order_by()
    told = rows.values_list(*names, "pk", "booth__number", "number")
    return [tuple(one[3:]) for one in sorted(told, key=lambda one: place(*one[:3]))]


def villages(election: Election, user: Any) -> list[tuple[str, int, int]]:
    """Where those on the roll live, how many, and the booth of the first of them. One query."""
    rows = (
        entries(election, user).filter(is_on=True).order_by()
        .values("person__locality", "booth").annotate(number=Count("pk"))
    )  # fmt: skip
    found: dict[str, tuple[int, int, int]] = {}  # how many, the largest part, its booth
    for row in rows:
        name, part = row["person__locality"], row["number"]
        number, most, booth = found.get(name, (0, 0, 0))
        if part > most:
            most, booth = part, row["booth"]
        found[name] = (number + part, most, booth)
    return [
        (name, told[0], told[2])
        for name, told in sorted(found.items(), key=lambda one: key(one[0]))
    ]


def objections_of(election: Election) -> QuerySet[Objection]:
    """The objections to the roll, not those to a result."""
    return Objection.objects.filter(election=election, to__in=TO_ROLL)


def objections_until(days: Days, posted_on: date) -> date:
    """The last day on which objections are taken to a draft posted on that day."""
    posted, until = days.on(Step.ROLL_POSTED), days.on(Step.OBJECTIONS)
    if posted is None or until is None:
        return posted_on
    return rules.objections_until(posted, until, posted_on)


def not_listed(election: Election, user: Any, words: str) -> list[Person]:
    """People of the register who are no row of this roll and whom the words find; at most 20.

    For who says that somebody is missing. Two queries.
    """
    people = Person.objects.visible_to(user).filter(homenet=election.homenet_id)
    for word in words.split():
        people = people.filter(
            Q(full_name__icontains=word) | Q(full_name_native__icontains=word)
            | Q(relative_name__icontains=word)
        )  # fmt: skip
    listed = election.entries.values("person")
    return list(people.exclude(pk__in=listed).order_by("full_name", "pk")[:20])
