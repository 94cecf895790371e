"""Finding people: by any word of the name in any script, by number, by phone.

National ids are looked up by their keyed hash and never stand in an address or a log: whoever
calls `meant` with what somebody typed must have got it by POST.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q, QuerySet

from hnsa.core import sealing
from members.models import Body, NameToken, NameWord, NationalId, Person, Phone
from members.rules import names
from members.rules.numbers import read_number, sought_as
from members.rules.phones import read_phone
from members.rules.text import fold_digits
from members.vocabulary.bodies import BodyKind
from members.vocabulary.country import CODES, country

PAGE = 50
_OWN_NUMBER = re.compile(r"\s*([A-Za-z]{2})\s*-\s*(\d{1,12})\s*")
_MOST_SPELLINGS = 300  # of one typed word; more would mean that one letter was typed
_FEWEST_DIGITS_OF_AN_ID = 6


def number_of(person: Person, code: str) -> str:
    """The register's own number of a person: "PK-0012207"."""
    return f"{code}-{person.pk:07d}"


def own_number(typed: str) -> int | None:
    """The person's id in "PK-0012207", in any digits; None where it is none."""
    found = _OWN_NUMBER.fullmatch(fold_digits(typed))
    return int(found[2]) if found and found[1].upper() in CODES else None


def looks_like_an_id(typed: str) -> bool:
    """Whether this may be a national id, which must not stand in an address or a log."""
    plain = fold_digits(typed)
    if own_number(plain) is not None or plain.strip().startswith(("+", "00")):
        return False
    digits = sum(char.isdigit() for char in plain)
    return digits >= _FEWEST_DIGITS_OF_AN_ID and not (
        digits <= 11 and plain.strip().startswith("0")
    )


@dataclass(frozen=True)
class Meant:
    """What somebody typed to find people: exactly one of these is set."""

    words: str = ""
    people: tuple[int, ...] | None = None  # found by a number; empty: nobody has it


def meant(typed: str, homenets: Iterable[Body]) -> Meant:
    """Whom the typed text means. Numbers are read as documents and phones of these HomeNets."""
    own = own_number(typed)
    if own is not None:
        return Meant(people=(own,))
    if not any(char.isdigit() for char in fold_digits(typed)):
        return Meant(words=typed)
    codes = [body.code for body in homenets if body.code in CODES]
    return Meant(people=tuple(dict.fromkeys([*_by_id(typed, codes), *_by_phone(typed, codes)])))


def _by_id(typed: str, codes: Iterable[str]) -> list[int]:
    links = set()
    for code in codes:
        read = read_number(typed, country(code))
        if read.number is not None:
            links.add(sealing.finder(sought_as(read.kind, read.number)))
    if not links:
        return []
    found = NationalId.objects.filter(link__in=links)
    return list(found.order_by("person_id").values_list("person_id", flat=True)[:PAGE])


def _by_phone(typed: str, codes: Iterable[str]) -> list[int]:
    numbers = {read_phone(typed, country(code)).e164 for code in codes} - {None}
    if not numbers:
        return []
    found = Phone.objects.filter(e164__in=numbers)
    return list(found.order_by("-person_id").values_list("person_id", flat=True)[:PAGE])


def named(people: QuerySet[Person], typed: str) -> QuerySet[Person]:
    """Those whose name has every typed word: written so, beginning so, or sounding so."""
    for word in dict.fromkeys(names.tokens(typed)):
        spellings = list(
            NameWord.objects.filter(_spelt(word)).values_list("word", flat=True)[:_MOST_SPELLINGS]
        )
        bearers = NameToken.objects.filter(word__in=set(spellings) | {word})
        people = people.filter(pk__in=bearers.values("person"))
    return people


def _spelt(word: str) -> Q:
    alike = Q(word=word)
    if len(word) > 1:
        alike |= Q(word__startswith=word)
    sound = names.sound(word)
    return alike | Q(sound=sound) if sound else alike


def search(people: QuerySet[Person], typed: str, homenets: Iterable[Body]) -> QuerySet[Person]:
    """The people of a queryset that the typed text means; all of them where nothing is typed."""
    if not typed.strip():
        return people
    found = meant(typed, homenets)
    if found.people is not None:
        return people.filter(pk__in=found.people)
    return named(people, found.words)


def homenets_of(user: Any) -> list[Body]:
    """The HomeNets whose data the user works with, for reading numbers and showing codes."""
    reach = user.reach
    return list(Body.objects.filter(pk__in=reach.homenets, kind=BodyKind.HOMENET).order_by("code"))


@dataclass(frozen=True)
class Leaf:
    """One page of a long list, by key: no counting, no skipping."""

    people: Sequence[Person]
    after: int | None  # the key of the next page, None on the last
    before: bool  # whether there are newer ones


def leaf(people: QuerySet[Person], after: int | None = None, size: int = PAGE) -> Leaf:
    """The page of a list, newest first, that begins below the key `after`."""
    rows = people.order_by("-id").select_related("place").annotate(code=F("homenet__code"))
    if after:
        rows = rows.filter(pk__lt=after)
    found = list(rows[: size + 1])
    more = len(found) > size
    found = found[:size]
    return Leaf(found, found[-1].pk if more else None, bool(after))
