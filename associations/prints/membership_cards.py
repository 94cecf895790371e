"""Membership cards and the register of members, on paper: names and numbers, nothing sensitive."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.safestring import SafeString

from associations.prints.certificate import qr_of
from associations.prints.constitutions import languages_of
from associations.prints.hands import Written, in_script, written
from associations.queries import member_register
from associations.queries.membership import category_words
from associations.rules.codes import grouped
from members.models import Body, Membership

_LONG: Final = 34  # signs of a name
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

    @property
    def is_long(self) -> bool:
        """Whether her names are set smaller, so that they stay above the code."""
        return max(len(self.name.text), len(self.name_native.text)) > _LONG


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
    own: Written  # in the script of the sheet


def named(body: Body) -> Named:
    """Its names, each in its hand."""
    spoken = languages_of(body)
    own = in_script(body.name, body.name_native)
    return Named(
        written(body.name, spoken), written(body.name_native, spoken), written(own, spoken)
    )


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
                one.number, category_words(one.category), one.begins_on, grouped(code),
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
            written(one.person.relative_name, spoken), category_words(one.category), one.begins_on,
        )
        for one in memberships
    ]  # fmt: skip
