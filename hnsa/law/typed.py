"""What was typed, made plain before it is read: digits of every script, marks of direction, signs.

Everything here raises ValueError, and nothing else, for what it cannot take.
"""

import re
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Final
from unicodedata import category, decimal

LONGEST: Final = 200  # letters of a figure, a day or a choice; more is no such thing
_SIGNS: Final = str.maketrans("٪٫٬،؛⁄∕−", "%.,,;//-")
_GROUPS: Final = r"\d+|\d{1,3}(?:,\d{2,3})*,\d{3}"  # 150000, 150,000 and 1,50,000
_WHOLE: Final = re.compile(rf"[+-]?(?:{_GROUPS})", re.ASCII)
_DECIMAL: Final = re.compile(rf"[+-]?(?:{_GROUPS})(?:\.\d+)?", re.ASCII)
_RATIO: Final = re.compile(r"(\d+) ?/ ?(\d+)", re.ASCII)
_PERCENT: Final = re.compile(r"(\d+(?:[.,]\d+)?) ?%?", re.ASCII)
_DAY_FIRST: Final = re.compile(r"(\d{1,2}) ?([/.-]) ?(\d{1,2}) ?\2 ?(\d{4})", re.ASCII)
_YEAR_FIRST: Final = re.compile(r"(\d{4})([/.-])(\d{1,2})\2(\d{1,2})", re.ASCII)
_EVERY_YEAR: Final = re.compile(r"(\d{1,2}) ?[/.-] ?(\d{1,2})", re.ASCII)
# Embeddings and overrides of direction: not closed, they turn round what stands behind them.
_TURNS: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def is_empty(raw: object) -> bool:
    """Whether nothing can be seen of it."""
    return raw is None or (isinstance(raw, str) and not any(map(_is_seen, raw)))


def _is_seen(letter: str) -> bool:
    return not letter.isspace() and category(letter) not in ("Cf", "Cc", "Cs")


def plain(raw: object, longest: int = LONGEST) -> str:
    """One line with western digits, and without marks that only guide the eye."""
    if isinstance(raw, float) and raw.is_integer():
        raw = int(raw)
    if isinstance(raw, bool) or not isinstance(raw, str | int | float | Decimal | Fraction):
        raise ValueError("neither text nor a number")
    told = str(raw)
    if len(told) > longest:
        raise ValueError("too long")
    letters = (str(decimal(one)) if one.isdecimal() else one for one in told)
    seen = "".join(one for one in letters if category(one) != "Cf")
    return " ".join(seen.translate(_SIGNS).split())


def own_words(raw: object) -> str:
    """The words as one line, without what no page or database can hold."""
    if isinstance(raw, bool) or not isinstance(raw, str | int | float):
        raise ValueError("no words")
    kept = (" " if one.isspace() else one for one in str(raw))
    seen = (one for one in kept if one not in _TURNS and category(one) not in ("Cc", "Cs"))
    return " ".join("".join(seen).split())


def whole_number(raw: object) -> int:
    """15, "15", "1,50,000", "۱۵"."""
    told = plain(raw)
    if not _WHOLE.fullmatch(told):
        raise ValueError("no whole number")
    return int(told.replace(",", ""))


def exact(raw: object) -> Fraction:
    """A number with decimals: "12.50"; never "12,50", which may be meant either way."""
    told = plain(raw)
    if not _DECIMAL.fullmatch(told):
        raise ValueError("no number")
    return Fraction(told.replace(",", ""))


def part_of_one(raw: object) -> Fraction:
    """A share as per cent ("70", "70 %", "12,5") or as a ratio ("2/3")."""
    told = plain(raw)
    if ratio := _RATIO.fullmatch(told):
        above, below = map(int, ratio.groups())
        if below == 0:
            raise ValueError("a part of nothing")
        return Fraction(above, below)
    if percent := _PERCENT.fullmatch(told):
        return Fraction(percent[1].replace(",", ".")) / 100
    raise ValueError("no share")


def calendar_day(raw: object) -> date:
    """2026-10-05 or, the day first, 5/10/2026."""
    told = plain(raw)
    if found := _DAY_FIRST.fullmatch(told):
        return date(int(found[4]), int(found[3]), int(found[1]))
    if found := _YEAR_FIRST.fullmatch(told):
        return date(int(found[1]), int(found[3]), int(found[4]))
    raise ValueError("no day")


def day_and_month(raw: object) -> tuple[int, int]:
    """30/6: (30, 6). 29/2 is a day too."""
    found = _EVERY_YEAR.fullmatch(plain(raw))
    if not found:
        raise ValueError("no day of the year")
    day, month = int(found[1]), int(found[2])
    date(2000, month, day)
    return day, month


def pairs(raw: object) -> list[tuple[int, int]]:
    """ "1: 5, 51: 9" or [[1, 5], [51, 9]]."""
    if isinstance(raw, str):
        parts = plain(raw, longest=2000).replace(";", ",").split(",")
        rows: list[object] = [part.split(":") for part in parts if part.strip()]
    elif isinstance(raw, list | tuple):
        rows = list(raw)
    else:
        raise ValueError("no steps")
    if len(rows) > LONGEST:
        raise ValueError("too many")
    return [_pair(row) for row in rows]


def _pair(row: object) -> tuple[int, int]:
    if not isinstance(row, list | tuple) or len(row) != 2:
        raise ValueError("no pair")
    size, number = row
    return whole_number(size), whole_number(number)
