"""Sums of money and counts as lists write them, without the currency."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from members.rules.cells import says_nothing
from members.rules.text import clean, fold, fold_digits
from members.vocabulary.reasons import Reason

WORKS_INSTEAD: Final = "works_instead_of_fee"


@dataclass(frozen=True, slots=True)
class ReadAmount:
    """What a cell of amounts says."""

    value: int | Decimal | None  # whole numbers are int; negative where the cell says so
    hint: str | None = None  # 'works_instead_of_fee' where a member works in place of paying
    remarks: tuple[Reason, ...] = ()


_ORDINARY: Final = re.compile(r"\d{1,15}")
# 1250 · 1,00,000 (lakh grouping) · 100,000 · 1,250.50
_NUMBER: Final = re.compile(r"(\d{1,15}|\d{1,3}(?:,\d{2,3}){0,5},\d{3})(?:\.(\d{0,6}))?")
_CURRENCY: Final = re.compile(
    r"(?:rs|re|inr|pkr|bdt|npr|lkr|mvr|rf|btn|nu|ngultrum|afn|afs|tk|taka|rupees?|rupiah|us\$"
    r"|روپے|روپیہ|روپيه|افغانی|টাকা|টাঃ|৳|रुपये|रुपए|रुपैयाँ|रु|रू|₹|₨|؋|ރ|රු|රුපියල්|ரூபாய்|ரூ)"
    r"\.?:?(?![^\W\d_])",
    re.IGNORECASE,
)
_TAIL: Final = re.compile(
    r"(?:\s*/\s*[-=\u2010-\u2015]*|\s*[=\u2010-\u2015]|\s*only\.?)+$", re.IGNORECASE
)
_SIGNED: Final = re.compile(r"\((.+)\)|[-\u2212\u2010-\u2015](.+)")
_WORKS: Final = re.compile(
    r"\bworks?\b|\bworking\b|\blabou?r\b|\bvolunt|\bin kind\b|کام|محنت|رضاکار"
    r"|কাজ|শ্রম|স্বেচ্ছা|काम|श्रम|स्वयंसेव",
    re.IGNORECASE,
)
_NOTHING: Final = ReadAmount(None)
_NEGATIVE: Final = (Reason.AMOUNT_NEGATIVE,)
_NOT_NUMERIC: Final = (Reason.AMOUNT_NOT_NUMERIC,)


def _number(text: str) -> int | Decimal | None:
    found = _NUMBER.fullmatch(text)
    if not found:
        return None
    whole, rest = found[1].replace(",", ""), found[2] or ""
    return Decimal(f"{whole}.{rest}") if rest.strip("0") else int(whole)


def _bare(text: str) -> str:
    """The text without the currency and the strokes that close an amount ("100/-")."""
    return _TAIL.sub("", _CURRENCY.sub("", text).strip()).strip()


def read_amount(cell: str) -> ReadAmount:
    """The amount of a cell: "100/-", "Rs. 100", "১২৫০/-", "1,00,000"; "(200)" is -200.

    Never raises. Words are no amount; those that say the member works in its place give the hint.
    An empty cell gives neither value nor remark. Sums that name a period ("100 per month") are
    left to a person.
    """
    text = fold_digits(cell)
    if _ORDINARY.fullmatch(text):
        return ReadAmount(int(text))
    text = fold_digits(clean(text)).replace("٬", ",").replace("٫", ".")
    if len(text) <= 60:
        value = _number(_bare(text))
        if value is not None:
            return ReadAmount(value)
        signed = _SIGNED.fullmatch(_bare(text))
        value = _number(_bare(signed[1] or signed[2])) if signed else None
        if value is not None:
            return ReadAmount(-value, None, _NEGATIVE) if value else ReadAmount(0)
        if says_nothing(text):
            return _NOTHING
    hint = WORKS_INSTEAD if _WORKS.search(text) or _WORKS.search(fold(text)) else None
    return ReadAmount(None, hint, _NOT_NUMERIC)
