"""Blanks: the typed places in an article's sentence, and the facts of a question.

One blank knows its label, type, unit and bounds; the form that asks for it, the check of what was
typed, what is kept (JSON) and what is printed all come from it. `whole()`, `part()`, `pick()` …
make the fields of a kind of article or of the facts; a fact's blank may stay empty: not known.
"""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any, ClassVar, Final

from hnsa.law import typed
from hnsa.law.days import YearDay
from hnsa.law.money import HUNDREDTHS, Money
from hnsa.law.shares import Share, Steps
from hnsa.law.words import Line, Text, says, tell

_KEY: Final = "blank"
_NOTHING: Final = Money(0)
_MOST: Final = Money.whole(10_000_000_000)
_FIRST_DAY: Final = date(1900, 1, 1)
_LAST_DAY: Final = date(2200, 12, 31)
_LARGEST: Final = 1_000_000_000  # size of an association, of a step
_YES: Final = frozenset({"yes", "true", "on", "1", "y"})
_NO: Final = frozenset({"no", "false", "off", "0", "n", ""})

YEARS: Final = says("year", "years")
MONTHS: Final = says("month", "months")
DAYS: Final = says("day", "days")
HOURS: Final = says("hour", "hours")
PERSONS: Final = says("person", "persons")
MEMBERS: Final = says("member", "members")
MEETINGS: Final = says("meeting", "meetings")
TERMS: Final = says("term", "terms")
SEATS: Final = says("seat", "seats")
SHARES: Final = says("share", "shares")
TIMES: Final = says("time", "times")


class Unread(ValueError):
    """What was typed cannot be taken. `line` says why and what would do."""

    def __init__(self, line: Line) -> None:
        super().__init__(line.text)
        self.line = line


class Unfit(ValueError):
    """Values that a rule or facts cannot be made of. `lines` says what is wrong with each blank."""

    def __init__(self, lines: Mapping[str, Line]) -> None:
        super().__init__(", ".join(map(str, lines)))
        self.lines = dict(lines)


@dataclass(frozen=True, kw_only=True)
class Blank(ABC):
    """One place to be filled. `optional`: it may stay empty, and then is None."""

    type_name: ClassVar[str]
    label: str
    name: str = ""  # of the field; filled in when its class is made
    default: object = None
    optional: bool = False
    unit: Text = ""
    hint: str = ""

    def read(self, raw: object) -> Any:
        """The value from JSON or from what was typed. Raises Unread, and nothing else."""
        if typed.is_empty(raw):
            if self.optional:
                return None
            raise self._unfilled()
        return self._read(raw)

    def _unfilled(self) -> Unread:
        return Unread(tell("Please fill this in: {label}.", label=Line(self.label)))

    def keep(self, value: Any) -> Any:
        """The value as JSON; `read` gives the same value back."""
        return None if value is None else self._keep(value)

    @abstractmethod
    def _read(self, raw: Any) -> Any: ...

    def _keep(self, value: Any) -> Any:
        return value

    def bounds(self) -> str:
        """The bounds in figures, for the catalogue of kinds: "1 to 24"."""
        return ""


@dataclass(frozen=True, kw_only=True)
class Whole(Blank):
    """A whole number within bounds."""

    type_name = "whole number"
    least: int = 0
    most: int = 1_000_000

    def _read(self, raw: Any) -> int:
        try:
            number = typed.whole_number(raw)
        except ValueError:
            raise Unread(
                tell("{label}: please write a whole number.", label=Line(self.label))
            ) from None
        if number < self.least:
            raise Unread(
                tell("{label}: at least {number}.", label=Line(self.label), number=self.least)
            )
        if number > self.most:
            raise Unread(
                tell("{label}: at most {number}.", label=Line(self.label), number=self.most)
            )
        return number

    def bounds(self) -> str:
        return f"{self.least} to {self.most}"


@dataclass(frozen=True, kw_only=True)
class Part(Blank):
    """A share: "70", "70 %", "2/3". More than the whole is taken and caught as a slip."""

    type_name = "share"

    def _read(self, raw: Any) -> Share:
        try:
            share = raw if isinstance(raw, Share) else Share(typed.part_of_one(raw))
            if not 0 <= share.of_one <= 10 or share.of_one.denominator > 10_000:
                raise ValueError
        except ValueError:
            raise Unread(
                tell("{label}: please write a share, such as 70 % or 2/3.", label=Line(self.label))
            ) from None
        return share

    def _keep(self, value: Share) -> str:
        return str(value)

    def bounds(self) -> str:
        return "0 to 100 %"


@dataclass(frozen=True, kw_only=True)
class Pick(Blank):
    """One of several words. `options`: value → label, in the order they are offered."""

    type_name = "choice"
    options: Mapping[Any, str] = field(default_factory=dict)

    def _read(self, raw: Any) -> Any:
        told = _word(raw)
        for option in self.options:
            if told == str(option):
                return option
        raise Unread(tell("{label}: please choose one of the list.", label=Line(self.label)))

    def _keep(self, value: Any) -> str:
        return str(value)

    def bounds(self) -> str:
        return ", ".join(map(str, self.options))


@dataclass(frozen=True, kw_only=True)
class Several(Blank):
    """Any number of words of a list, as a tuple in the list's order. None only where not known."""

    type_name = "choices"
    options: Mapping[Any, str] = field(default_factory=dict)

    def read(self, raw: object) -> tuple[Any, ...] | None:
        if typed.is_empty(raw):
            if self.optional:
                return None if self.default is None else ()
            raise self._unfilled()
        return self._read(raw)

    def _read(self, raw: Any) -> tuple[Any, ...]:
        if not isinstance(raw, str | list | tuple | set | frozenset):
            raise Unread(tell("{label}: please choose from the list.", label=Line(self.label)))
        told = raw.split(",") if isinstance(raw, str) else raw
        named = {_word(one) for one in told} - {""}
        if not named and not self.optional:
            raise self._unfilled()
        if named - {str(option) for option in self.options}:
            raise Unread(tell("{label}: please choose from the list.", label=Line(self.label)))
        return tuple(option for option in self.options if str(option) in named)

    def _keep(self, value: tuple[Any, ...]) -> list[str]:
        return [str(one) for one in value]

    def bounds(self) -> str:
        return ", ".join(map(str, self.options))


@dataclass(frozen=True, kw_only=True)
class Flag(Blank):
    """Yes or no."""

    type_name = "yes or no"

    def read(self, raw: object) -> bool | None:
        if raw is None:
            return None if self.optional else False
        if typed.is_empty(raw) and self.optional:
            return None
        return self._read(raw)

    def _read(self, raw: Any) -> bool:
        if isinstance(raw, bool):
            return raw
        told = _word(raw).lower()
        if told in _YES or told in _NO:
            return told in _YES
        raise Unread(tell("{label}: please answer yes or no.", label=Line(self.label)))


@dataclass(frozen=True, kw_only=True)
class Amount(Blank):
    """A sum of money, typed in rupees (taka …), with at most two decimals."""

    type_name = "sum of money"
    least: Money = _NOTHING
    most: Money = _MOST

    def _read(self, raw: Any) -> Money:
        try:
            money = raw if isinstance(raw, Money) else _money(raw)
        except ValueError:
            raise Unread(
                tell("{label}: please write a sum, such as 100 or 12.50.", label=Line(self.label))
            ) from None
        if money < self.least:
            raise Unread(
                tell("{label}: at least {number}.", label=Line(self.label), number=self.least)
            )
        if money > self.most:
            raise Unread(
                tell("{label}: at most {number}.", label=Line(self.label), number=self.most)
            )
        return money

    def _keep(self, value: Money) -> str:
        return str(value).replace(",", "")

    def bounds(self) -> str:
        return f"from {self.least}"


@dataclass(frozen=True, kw_only=True)
class Day(Blank):
    """A day of the calendar, as 2026-10-05 or 5/10/2026 (the day first), from 1900 to 2200."""

    type_name = "day"

    def _read(self, raw: Any) -> date:
        try:
            if isinstance(raw, datetime):
                told = raw.date()
            else:
                told = raw if isinstance(raw, date) else typed.calendar_day(raw)
        except ValueError:
            raise Unread(
                tell("{label}: please write a day, such as 5/10/2026.", label=Line(self.label))
            ) from None
        if not _FIRST_DAY <= told <= _LAST_DAY:
            raise Unread(
                tell(
                    "{label}: please write a day between {first} and {last}.",
                    label=Line(self.label), first=_FIRST_DAY, last=_LAST_DAY,
                )
            )  # fmt: skip
        return told

    def _keep(self, value: date) -> str:
        return value.isoformat()

    def bounds(self) -> str:
        return f"{_FIRST_DAY.year} to {_LAST_DAY.year}"


@dataclass(frozen=True, kw_only=True)
class DayOfYear(Blank):
    """A day that comes every year, as 30/6 (the day first)."""

    type_name = "day of the year"

    def _read(self, raw: Any) -> YearDay:
        if isinstance(raw, YearDay):
            return raw
        try:
            day, month = typed.day_and_month(raw)
        except ValueError:
            raise Unread(
                tell(
                    "{label}: please write a day and a month, such as 30/6.", label=Line(self.label)
                )
            ) from None
        return YearDay(month, day)

    def _keep(self, value: YearDay) -> str:
        return f"{value.day}/{value.month}"


@dataclass(frozen=True, kw_only=True)
class Words(Blank):
    """Words of the association's own."""

    type_name = "words"
    longest: int = 200

    def _read(self, raw: Any) -> str:
        try:
            told = typed.own_words(raw)
        except ValueError:
            raise Unread(
                tell("{label}: please write it in words.", label=Line(self.label))
            ) from None
        if len(told) > self.longest:
            raise Unread(
                tell(
                    "{label}: at most {number} letters.",
                    label=Line(self.label),
                    number=self.longest,
                )
            )
        return told

    def bounds(self) -> str:
        return f"up to {self.longest} letters"


@dataclass(frozen=True, kw_only=True)
class Stepped(Blank):
    """A number that changes with size, typed as "1: 5, 51: 9" (from 1 member 5, from 51 nine)."""

    type_name = "steps"
    least: int = 0
    most: int = 1_000_000

    def _read(self, raw: Any) -> Steps:
        try:
            rows = raw.rows if isinstance(raw, Steps) else tuple(typed.pairs(raw))
            sizes = [size for size, _ in rows]
            if (
                not rows
                or sizes != sorted(set(sizes))
                or not 0 <= sizes[0] <= sizes[-1] <= _LARGEST
            ):
                raise ValueError
        except ValueError:
            raise Unread(
                tell(
                    "{label}: please write sizes and numbers, such as 1: 5, 51: 9.",
                    label=Line(self.label),
                )
            ) from None
        if any(not self.least <= number <= self.most for _, number in rows):
            raise Unread(
                tell(
                    "{label}: the numbers must lie between {least} and {most}.",
                    label=Line(self.label), least=self.least, most=self.most,
                )
            )  # fmt: skip
        return Steps(rows)

    def _keep(self, value: Steps) -> list[list[int]]:
        return [list(row) for row in value.rows]

    def bounds(self) -> str:
        return f"{self.least} to {self.most}"


def _word(raw: object) -> str:
    """A word to choose by; "" for what is none and so stands in no list."""
    if isinstance(raw, bool):
        return str(raw)
    try:
        return typed.plain(raw)
    except ValueError:
        return "?"


def _money(raw: object) -> Money:
    told = typed.exact(raw) * HUNDREDTHS
    if told.denominator != 1:
        raise ValueError("less than a hundredth")
    return Money(int(told))


# --- the fields of kinds and facts ----------------------------------------------------------------


# The first argument is what stands there at first: as typed ("70 %", "30/6", 3), None where the
# place may stay empty, "" where it must be filled but nobody can know with what.


def _field(blank: Blank, default: object) -> Any:
    value = default if default is None or default == "" else blank.read(default)
    optional = default is None or (isinstance(blank, Several) and value == ())
    blank = replace(blank, optional=optional, default=value)
    return field(default=value, metadata={_KEY: blank})


def whole(
    default: object, label: str, *, least: int = 0, most: int = 1_000_000, unit: Text = "",
    hint: str = "",
) -> Any:  # fmt: skip
    """A whole number from `least` to `most`."""
    return _field(Whole(label=label, least=least, most=most, unit=unit, hint=hint), default)


def part(default: object, label: str, *, hint: str = "") -> Any:
    """A share of a whole."""
    return _field(Part(label=label, hint=hint), default)


def pick(default: object, label: str, options: Mapping[Any, str], *, hint: str = "") -> Any:
    """One of a list."""
    return _field(Pick(label=label, options=options, hint=hint), default)


def several(default: object, label: str, options: Mapping[Any, str], *, hint: str = "") -> Any:
    """Any of a list; `default` () where none is allowed as well."""
    return _field(Several(label=label, options=options, hint=hint, optional=default == ()), default)


def flag(default: object, label: str, *, hint: str = "") -> Any:
    """Yes or no."""
    return _field(Flag(label=label, hint=hint), default)


def amount(default: object, label: str, *, least: int = 0, hint: str = "") -> Any:
    """A sum of money, from `least` rupees (taka …)."""
    return _field(Amount(label=label, least=Money.whole(least), hint=hint), default)


def day(default: object, label: str, *, hint: str = "") -> Any:
    """A day of the calendar."""
    return _field(Day(label=label, hint=hint), default)


def day_of_year(default: object, label: str, *, hint: str = "") -> Any:
    """A day of every year."""
    return _field(DayOfYear(label=label, hint=hint), default)


def words(default: object, label: str, *, longest: int = 200, hint: str = "") -> Any:
    """Words of the association's own."""
    return _field(Words(label=label, longest=longest, hint=hint), default)


def steps(
    default: object, label: str, *, least: int = 0, most: int = 1_000_000, hint: str = ""
) -> Any:
    """A number that changes with size."""
    return _field(Stepped(label=label, least=least, most=most, hint=hint), default)


def blanks_in(owner: type) -> tuple[Blank, ...]:
    """The blanks of a kind of article or of facts, in the order they are written down."""
    found = getattr(owner, "__dataclass_fields__", {})
    return tuple(
        replace(one.metadata[_KEY], name=name)
        for name, one in found.items()
        if _KEY in one.metadata
    )
