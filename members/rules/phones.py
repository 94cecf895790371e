"""Phone numbers as lists write them, to E.164.

The shape decides (length, and whether the lead is mobile or landline), not whether a library
believes that an operator uses that prefix: the field's numbers are older and newer than any table.
Shapes per country stand in `members/vocabulary/countries`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, NamedTuple

import phonenumbers

from members.rules.cells import says_nothing, whole_number
from members.rules.text import clean, fold_digits
from members.vocabulary.country import Country, countries, country
from members.vocabulary.reasons import Reason


class ReadPhone(NamedTuple):
    """What a cell of phone numbers says."""

    e164: str | None  # the first number that can be dialled, "+923001000000"
    others: tuple[str, ...] = ()  # further numbers of the same cell, E.164
    remarks: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class _Shape:
    mobile: re.Pattern[str]  # of compact digits: (prefix or trunk) (national number)
    landline: re.Pattern[str]
    prefix: str
    bare_is_lost: bool  # a number without prefix and trunk has lost its zero
    trunk: str


# What may stand between the digits of one number.
_SEPARATORS: Final = dict.fromkeys(map(ord, " -().\u2010\u2011\u2012\u2013\u2014\u2015\u2212_"))
_RUN: Final = re.compile(r"\+?[(]?\d[\d \-().\u2010-\u2015\u2212_]*")
_PLUS: Final = re.compile(r"\+{2,}")
_BETWEEN: Final = re.compile(r"[/,;|&\n\r]+")
_AREA: Final = re.compile(r"\(?0\d{1,4}\)?/[\d -]+")  # 042/35761234 is one number
_NOT_DIGIT: Final = re.compile(r"\D+")
_WORD: Final = re.compile(r"\s+")
_FEWEST, _MOST = 5, 15  # digits that can be a phone number at all
_LONGEST: Final = 200  # characters; a longer cell is a note


@cache
def _shape(code: str) -> _Shape:
    home = country(code)
    digits = home.phone_prefix[1:]
    trunk = home.trunk_prefix
    lead = rf"(\+{digits}{trunk}?|00{digits}|{digits}|{trunk})?" if trunk else ""
    lead = lead or rf"(\+{digits}|00{digits}|{digits})?"
    return _Shape(
        mobile=re.compile(rf"{lead}({home.mobile})"),
        landline=re.compile(rf"{lead}({home.landline})"),
        prefix=home.phone_prefix,
        bare_is_lost=bool(trunk) and home.trunk_before_mobile,
        trunk=trunk,
    )


_Found = tuple[str, tuple[Reason, ...]]
_RESTORED: Final = (Reason.PHONE_ZERO_RESTORED,)
_FOREIGN: Final = (Reason.PHONE_FOREIGN,)
_INVALID: Final = (Reason.PHONE_INVALID,)


def _own(compact: str, code: str) -> _Found | None:
    """A number of that country by its shape; `compact` holds digits and at most a leading +."""
    shape = _shape(code)
    found = shape.mobile.fullmatch(compact)
    if found:
        lost = found[1] is None and shape.bare_is_lost
        return shape.prefix + found[2], _RESTORED if lost else ()
    found = shape.landline.fullmatch(compact)
    # without its zero a landline number is any row of digits: see `_by_library`
    if not found or (found[1] is None and shape.trunk):
        return None
    return shape.prefix + found[2], ()


def _foreign(compact: str, home: Country) -> _Found | None:
    """A number written with the code of another country, of the eight or of the world."""
    if compact.startswith("00"):
        compact = "+" + compact[2:]
    for other in countries():
        prefix = other.phone_prefix[1:]
        if other is home or not compact.lstrip("+").startswith(prefix):
            continue
        found = _own(compact if compact[0] == "+" else "+" + compact, other.code)
        if found:
            return found[0], _FOREIGN
    if compact[0] != "+":
        return None
    try:
        number = phonenumbers.parse(compact)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(number):
        return None
    same = f"+{number.country_code}" == home.phone_prefix
    return _e164(number), () if same else _FOREIGN


def _e164(number: phonenumbers.PhoneNumber) -> str:
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


def _one(written: str, home: Country) -> _Found | None:
    """One number as written, or None."""
    compact = written.translate(_SEPARATORS)
    if not _FEWEST <= len(compact.lstrip("+")) <= _MOST:
        return None
    found = _own(compact, home.code) or _foreign(compact, home)
    if found or compact[0] == "+":
        return found
    return _by_library(compact, home)


def _by_library(compact: str, home: Country) -> _Found | None:
    """What our shapes do not know and the library does: service numbers, bare landlines."""
    try:
        number = phonenumbers.parse(compact, home.code)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(number):
        return None
    bare = home.trunk_prefix and _shape(home.code).landline.fullmatch(compact)
    return _e164(number), _RESTORED if bare else ()


def _several(text: str, home: Country) -> tuple[list[_Found], bool]:
    """Every number of a cell with several or with words, and whether one could not be read."""
    made: list[_Found] = []
    unread = False
    for run in (run for part in _BETWEEN.split(text) for run in _RUN.findall(part)):
        found = _one(run, home)
        words = [found] if found else [_one(word, home) for word in _WORD.split(run) if word]
        good = [one for one in words if one]
        unread = unread or (not good and len(_NOT_DIGIT.sub("", run)) > _FEWEST)
        made += good
    return made, unread


@cache
def _lines(code: str) -> re.Pattern[str]:
    """Each line of a text: lead and national number of a mobile number, two blanks of all else."""
    return re.compile(rf"^(?:{_shape(code).mobile.pattern}|.*)$", re.MULTILINE)


def usual_phones(cells: Sequence[str], home: Country) -> list[str | None]:
    """The number of each cell that holds one mobile number in full, as most do; None of others.

    It is what `read_phone` says of such a cell, with nothing to remark; read in one go.
    """
    text = "\n".join(cells)
    if not text.isascii() or "." in text or text.count("\n") != len(cells) - 1:
        return [None] * len(cells)
    shape = _shape(home.code)
    return [
        shape.prefix + number if number and (lead or not shape.bare_is_lost) else None
        for lead, number, *_ in _lines(home.code).findall(text.translate(_SEPARATORS))
    ]


def read_phone(cell: str, home: Country) -> ReadPhone:
    """The phone numbers of a cell: several, with labels, in any digits, with a lost zero.

    Never raises. A mobile number that lost its zero in a number cell is restored and remarked;
    one that is too short stays empty. Where one number of several cannot be read, the others are
    given and `PHONE_INVALID` says so.
    """
    text = fold_digits(cell)
    found = _own(text.translate(_SEPARATORS), home.code) if "." not in text else None
    if found:
        return ReadPhone(found[0], (), found[1])
    text = _PLUS.sub("+", fold_digits(clean(text)))
    if says_nothing(text.replace("+", " ")):
        return ReadPhone(None, (), (Reason.PHONE_MISSING,))
    text, lost = whole_number(text)
    if lost:
        return ReadPhone(None, (), (Reason.PHONE_PRECISION_LOST,))
    if len(text) > _LONGEST:
        return ReadPhone(None, (), _INVALID)
    if _AREA.fullmatch(text):
        text = text.replace("/", "-")
    numbers, unread = _several(text, home)
    if not numbers:
        return ReadPhone(None, (), _INVALID)
    e164, remarks = numbers[0]
    others = tuple(dict.fromkeys(number for number, _ in numbers if number != e164))
    return ReadPhone(e164, others, remarks + _INVALID if unread else remarks)
