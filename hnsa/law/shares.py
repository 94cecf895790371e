"""Shares of a number of people, in whole numbers only: no vote hangs on a rounding.

55 % of 100 is 55; more than half of 16 is 9; two thirds of 48 is 32.
"""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Final

from hnsa.law.words import says


class Base(StrEnum):
    """Of whom a share is counted: constitutions differ most in this."""

    ALL = "all"
    PRESENT = "present"
    VOTING = "voting"
    CAST = "cast"
    VALID = "valid"


BASES: Final = {
    Base.ALL: says("all members"),
    Base.PRESENT: says("the members present"),
    Base.VOTING: says("the members present and voting"),
    Base.CAST: says("the votes cast"),
    Base.VALID: says("the valid votes"),
}


class Reach(StrEnum):
    """Whether the share itself is enough."""

    AT_LEAST = "at_least"
    MORE_THAN = "more_than"


REACHES: Final = {Reach.AT_LEAST: says("at least"), Reach.MORE_THAN: says("more than")}


@dataclass(frozen=True, slots=True, order=True)
class Share:
    """An exact part of a whole: 70 %, 12.5 %, 2/3. May exceed it; the drafting check says so."""

    of_one: Fraction

    @classmethod
    def percent(cls, percent: int) -> "Share":
        """So many hundredths."""
        return cls(Fraction(percent, 100))

    def __str__(self) -> str:
        if (self.of_one * 10_000).denominator == 1:
            return f"{_decimals(int(self.of_one * 10_000))} %"
        return f"{self.of_one.numerator}/{self.of_one.denominator}"

    def least(self, base: int) -> int:
        """The smallest number that is at least this share of `base`."""
        return -(-base * self.of_one.numerator // self.of_one.denominator)

    def beyond(self, base: int) -> int:
        """The smallest number that is more than this share of `base`."""
        return base * self.of_one.numerator // self.of_one.denominator + 1

    def most(self, base: int) -> int:
        """The largest number that is not more than this share of `base`."""
        return base * self.of_one.numerator // self.of_one.denominator

    def asked(self, base: int, reach: Reach) -> int:
        """How many of `base` are needed."""
        return self.least(base) if reach is Reach.AT_LEAST else self.beyond(base)

    def is_reached(self, number: int, base: int, reach: Reach) -> bool:
        """Whether `number` of `base` suffices. Nobody of nobody never does."""
        return base > 0 and number >= self.asked(base, reach)


def _decimals(hundredths: int) -> str:
    """1250 hundredths are "12.5"."""
    whole, rest = divmod(hundredths, 100)
    return f"{whole}.{rest:02d}".rstrip("0") if rest else str(whole)


HALF: Final = Share(Fraction(1, 2))


def hundredths(number: int, base: int) -> str:
    """`number` of `base` in per cent with one decimal, cut and never rounded up: 34 of 48 is 70.8.

    Only for reading; nothing is decided by it. Of nobody it is "0".
    """
    tenths = number * 1000 // base if base else 0
    whole, rest = divmod(tenths, 10)
    return f"{whole}.{rest}" if rest else str(whole)


@dataclass(frozen=True, slots=True)
class Steps:
    """A number that changes with size: from 1 member 5, from 51 members 9 …"""

    rows: tuple[tuple[int, int], ...]  # (from this size, the number), sizes growing

    def at(self, size: int) -> int | None:
        """The number for that size; None below the first step."""
        found = None
        for least, number in self.rows:
            if size >= least:
                found = number
        return found
