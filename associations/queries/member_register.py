"""The register of members of a day, and the codes of their cards."""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from hmac import digest
from typing import Any

from django.conf import settings
from django.db.models import QuerySet

from associations.rules import card_codes
from members.models import Body, Membership
from members.queries.memberships import running_on

_DIGITS = re.compile(r"(\d+)")


@dataclass(frozen=True)
class Register:
    """The members on a day, by number; `hidden`: how many are not named, for their safety."""

    rows: list[Membership]
    hidden: int


def of_day(body: Body, on: date, seen: QuerySet[Any]) -> Register:
    """The memberships of `seen` that run on a day. Two queries."""
    there = running_on(body, on)
    rows = list(there.filter(pk__in=seen.filter(body=body).values("pk")).select_related("person"))
    return Register(sorted(rows, key=_place), there.count() - len(rows))


def _place(membership: Membership) -> tuple[Any, ...]:
    """By number as people count (2 before 10); without one at the end, by name."""
    parts = _DIGITS.split(membership.number)
    counted = tuple((1, int(one), "") if one.isdecimal() else (0, 0, one) for one in parts)
    return (not membership.number, counted, membership.person.full_name, membership.pk)


def code_of(membership: int) -> str:
    """The code on the card of that membership."""
    return card_codes.code_of(membership, _key(settings.ID_KEY))


def membership_of(code: str) -> int | None:
    """The membership that a code means; None where the registry did not write it."""
    return card_codes.membership_of(code, _key(settings.ID_KEY))


@lru_cache(maxsize=4)
def _key(secret: str) -> bytes:
    return digest(secret.encode(), b"hnsa membership card", "sha256")
