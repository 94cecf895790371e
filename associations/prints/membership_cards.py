"""Membership cards and the register of members, on paper: names and numbers, nothing sensitive."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.safestring import SafeString

from associations.prints.certificate import qr_of
from associations.prints.constitutions import languages_of
from associations.prints.hands import Written, written
from associations.queries import member_register
from associations.rules.codes import grouped
from associations.vocabulary.subjects import CATEGORIES
from hnsa.core.saying import text_of
from members.models import Body, Membership

CARDS_A_FILE: Final = 48  # a picture to scan takes a moment each


@dataclass(frozen=True)
class Card:
    """What stands on a card. Its code tells nothing but whether she is a member on a day."""

    name: Written
    name_native: Written
    number: str
    category: str
    since: date | None
    code: str
    qr: SafeString


@dataclass(frozen=True)
class Line:
    """A line of the register of members."""

    number: str
    name: Written
    name_native: Written
    relative: Written
    category: str
    since: date | None


@dataclass(frozen=True)
class Named:
    """The association as it stands at the head of a sheet."""

    name: Written
    name_native: Written


def named(body: Body) -> Named:
    """Its names, each in its hand."""
    spoken = languages_of(body)
    return Named(written(body.name, spoken), written(body.name_native, spoken))


def cards_of(
    body: Body, memberships: Iterable[Membership], address_of: Callable[[str], str]
) -> list[Card]:  # fmt: skip
    """Their cards; `address_of` makes of a code the address at which it is verified."""
    spoken, cards = languages_of(body), []
    for one in memberships:
        code = member_register.code_of(one.pk)
        cards.append(
            Card(
                written(one.person.full_name, spoken),
                written(one.person.full_name_native, spoken),
                one.number, _category(one.category), one.begins_on, grouped(code),
                qr_of(address_of(code)),
            )
        )  # fmt: skip
    return cards


def lines_of(body: Body, memberships: Iterable[Membership]) -> list[Line]:
    """The lines of the register."""
    spoken = languages_of(body)
    return [
        Line(
            one.number, written(one.person.full_name, spoken),
            written(one.person.full_name_native, spoken),
            written(one.person.relative_name, spoken), _category(one.category), one.begins_on,
        )
        for one in memberships
    ]  # fmt: skip


def _category(kept: str) -> str:
    """In the language of the sheet, where it is one that constitutions name."""
    known = {str(code): words for code, words in CATEGORIES.items()}
    code = kept.strip().lower()
    return text_of(known[code]) if code in known else kept
