"""National identity numbers of the eight countries, as lists write them.

A damaged number is left empty and remarked, never mended by guessing: what comes back holds digits
of the cell in their order and none besides. Shapes and rules: the field list of identity formats.
How a number is shown, masked and compared is in `number_forms`, re-exported here.
"""

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import Final, NamedTuple

from members.rules.cells import says_nothing, whole_number
from members.rules.number_forms import (
    display,
    family,
    link_key,
    mask,
    sought_as,
    swapped,
)
from members.rules.number_shapes import SHAPES, Shape, luhn, nic_day
from members.rules.text import clean, fold_digits
from members.vocabulary.country import Country
from members.vocabulary.reasons import Reason

__all__ = [
    "ReadNumber", "display", "family", "link_key", "mask", "read_number", "sought_as",
    "swapped", "usual_numbers",
]  # fmt: skip


class ReadNumber(NamedTuple):
    """What a cell of identity numbers says."""

    kind: str  # the document; where the number could not be read, the country's usual one
    number: str | None  # canonical form, None where missing or damaged
    remarks: tuple[Reason, ...] = ()
    birth_year: int | None = None  # where the number carries it
    gender: str | None = None  # 'female', 'male', where the number carries it
    tail: str | None = None  # the last four digits of a masked number


# How most cells look, after folding digits: separators only where the document has them.
_ORDINARY: Final = {
    "BD": re.compile(r"((?:19|20)\d{15}|\d{13}|\d{10})"),
    "BT": re.compile(r"(\d{11})"),
    "IN": re.compile(r"(\d{4}) ?(\d{4}) ?(\d{4})"),
    "LK": re.compile(r"((?:19|20)\d{10}|\d{9}[Vv])"),
    "MV": re.compile(r"(A\d{6})"),
    "NP": re.compile(r"(\d\d-\d\d-\d\d-\d{5})"),
    "PK": re.compile(r"(\d{5})[- ]?(\d{7})[- ]?(\d)"),
}
_RUN: Final = re.compile(r"\d(?:[-\s./\u2010-\u2015\u2212]*\d)*")
_PARTED: Final = re.compile(r"[\s/,;&+|]+")
_NOT_DIGIT: Final = re.compile(r"\D+")
_DASHES: Final = re.compile(r"\s*[-\u2010-\u2015\u2212]\s*")
_GROUPED: Final = re.compile(r"\d{1,3}(?:,\d{2,3})+")
_MASKED: Final = re.compile(r"[*•●#]{2,}|(?<![A-Za-z])[Xx](?:[\s-]?[Xx])+(?![A-Wa-wYZyz])")
_LABEL: Final = re.compile(r"^\D+[\s.:#](?=\d)")
_BIRTH: Final = re.compile(r"birth|\bbrn\b|জন্ম", re.IGNORECASE)
_NATIONAL: Final = re.compile(r"\bNID\b|\bNIN\b|national|राष्ट्रिय", re.IGNORECASE)
_EPIC: Final = re.compile(r"(?<![A-Za-z])([A-Za-z]{3})[\s/-]?(\d{4,9})(?!\d)")
_NIC_OLD: Final = re.compile(r"(\d(?:[-\s.]*\d)*)[\s-]*([VvXx])(?![A-Za-z])")
_MV_ID: Final = re.compile(r"(?<![A-Za-z])[Aa][\s-]*(\d+)(?!\d)")
_NP_NID: Final = re.compile(r"\d{10}|\d{3}-\d{3}-\d{3}-\d")
_ETAZKIRA: Final = re.compile(r"(1[34]\d\d)[-\s]?(\d{4})[-\s]?(\d{5})")
_SAME_DIGIT: Final = re.compile(r"0+|(\d)\1{7,}")
_LONGEST: Final = 40  # characters of an opaque number; longer cells are notes
_OLD_FORM: Final = (Reason.ID_OLD_FORMAT,)
_SEX_DIGIT: Final = dict(zip("123456789", ("male", "female") * 4 + ("male",), strict=True))


def _known(kind: str, number: str) -> ReadNumber:
    """A number of sound shape, with what the document tells by itself."""
    if kind == "PK_CNIC":  # sources differ on a last digit 0: it tells nothing
        return ReadNumber(kind, number, (), None, _SEX_DIGIT.get(number[-1]))
    if kind == "BD_NID17":
        return ReadNumber(kind, number, (), int(number[:4]))
    if kind == "BD_NID13":
        return ReadNumber(kind, number, _OLD_FORM)
    if kind == "LK_NIC_NEW":
        sex = "female" if number[4] > "4" else "male"
        return ReadNumber(kind, number, (), int(number[:4]), sex)
    if kind == "LK_NIC_OLD":
        sex = "female" if number[2] > "4" else "male"
        return ReadNumber(kind, number, (), 1900 + int(number[:2]), sex)
    return ReadNumber(kind, number)


def _refused(kind: str, reason: Reason, tail: str | None = None) -> ReadNumber:
    return ReadNumber(kind, None, (reason,), tail=tail)


def _pieces(text: str) -> list[str]:
    """The rows of digits in a cell: as they stand, then two whole numbers written side by side."""
    if _GROUPED.fullmatch(text):
        return [text.replace(",", "")]
    rows = [_NOT_DIGIT.sub("", run) for run in _RUN.findall(text)]
    side_by_side = [_NOT_DIGIT.sub("", part) for part in _PARTED.split(text)]
    side_by_side = [part for part in side_by_side if part]
    if len(side_by_side) > 1 and all(len(part) >= 9 for part in side_by_side):
        rows += side_by_side
    return rows


def _by_digits(text: str, country: Country) -> ReadNumber:
    """The one number of the cell whose shape a document of the country has."""
    shape = SHAPES[country.code]
    rows = _pieces(text)
    sound: dict[str, str] = {}
    wrong: Shape | None = None
    for digits in rows:
        if _SAME_DIGIT.fullmatch(digits):
            continue
        found = shape(digits)
        if found and found[1] is None:
            if sound.setdefault(found[0], digits) != digits:
                return _refused(found[0], Reason.ID_INVALID)  # two numbers: whose is whose?
        elif found and wrong is None:
            wrong = found
    if sound:
        kind, number = next(iter(sound.items()))
        return _known(kind, number)
    if rows and all(map(_SAME_DIGIT.fullmatch, rows)):
        return _refused(country.default_document, Reason.ID_MISSING)
    if wrong and wrong[1]:
        return _refused(wrong[0], wrong[1])
    reason = Reason.ID_WRONG_LENGTH if rows else Reason.ID_INVALID
    return _refused(country.default_document, reason)


def _bangladesh(text: str, country: Country) -> ReadNumber:
    if not _BIRTH.search(text):
        return _by_digits(text, country)
    other, kind = Reason.ID_OTHER_DOCUMENT, "BD_BIRTH_REG"
    for digits in _pieces(text):
        if len(digits) == 17:
            year = int(digits[:4]) if digits[:2] in ("19", "20") else None
            return ReadNumber(kind, digits, (other,), year)
    return ReadNumber(kind, None, (other, Reason.ID_WRONG_LENGTH))


def _india(text: str, country: Country) -> ReadNumber:
    found = _EPIC.search(text)
    if not found:
        return _by_digits(text, country)
    if len(found[2]) != 7:
        return _refused("IN_EPIC", Reason.ID_WRONG_LENGTH)
    if not luhn(found[2]):
        return _refused("IN_EPIC", Reason.ID_CHECK_DIGIT)
    return ReadNumber("IN_EPIC", found[1].upper() + found[2])


def _sri_lanka(text: str, country: Country) -> ReadNumber:
    found = _NIC_OLD.search(text)
    if not found:
        return _by_digits(text, country)
    digits = _NOT_DIGIT.sub("", found[1])
    if len(digits) != 9:
        return _refused("LK_NIC_OLD", Reason.ID_WRONG_LENGTH)
    if not nic_day(int(digits[2:5])):
        return _refused("LK_NIC_OLD", Reason.ID_INVALID)
    return _known("LK_NIC_OLD", digits + found[2].upper())


def _maldives(text: str, country: Country) -> ReadNumber:
    found = _MV_ID.search(text)
    if found and len(found[1]) == 6:
        return ReadNumber("MV_ID", "A" + found[1])
    has_digit = re.search(r"\d", text)
    return _refused("MV_ID", Reason.ID_WRONG_LENGTH if has_digit else Reason.ID_INVALID)


def _nepal(text: str, country: Country) -> ReadNumber:
    national = _NATIONAL.search(text) is not None
    text = _DASHES.sub("-", _LABEL.sub("", text)).strip(" .:-")
    count = len(_NOT_DIGIT.sub("", text))
    if not count or len(text) > _LONGEST:
        return _refused("NP_CITIZENSHIP", Reason.ID_INVALID)
    if _NP_NID.fullmatch(text):
        return ReadNumber("NP_NID", text.replace("-", ""))
    if national:
        return _refused("NP_NID", Reason.ID_WRONG_LENGTH)
    if count < 3:
        return _refused("NP_CITIZENSHIP", Reason.ID_WRONG_LENGTH)
    return ReadNumber("NP_CITIZENSHIP", text)  # older certificates have many shapes: kept as text


def _afghanistan(text: str, country: Country) -> ReadNumber:
    count = len(_NOT_DIGIT.sub("", text))
    if not count or len(text) > _LONGEST:
        return _refused("AF_TAZKIRA", Reason.ID_INVALID)
    found = _ETAZKIRA.fullmatch(_DASHES.sub("-", _LABEL.sub("", text)))
    if found:
        return ReadNumber("AF_ETAZKIRA", "-".join(found.groups()))
    return ReadNumber("AF_TAZKIRA", text)


_READERS: Final[dict[str, Callable[[str, Country], ReadNumber]]] = {
    "AF": _afghanistan,
    "BD": _bangladesh,
    "BT": _by_digits,
    "IN": _india,
    "LK": _sri_lanka,
    "MV": _maldives,
    "NP": _nepal,
    "PK": _by_digits,
}


def _of_shape(number: str, country: Country) -> ReadNumber | None:
    """What a number in the usual shape of the country is; None where no such number is given."""
    if number.count(number[0]) == len(number) and _SAME_DIGIT.fullmatch(number):
        return None
    code = country.code
    if code == "PK":
        return ReadNumber("PK_CNIC", number, (), None, _SEX_DIGIT.get(number[-1]))
    if code == "MV":
        return ReadNumber("MV_ID", number)
    if code == "NP":
        return ReadNumber("NP_CITIZENSHIP", number)
    if number[-1] in "Vv":
        return _sri_lanka(number, country)
    shape = SHAPES[code](number)
    return _known(shape[0], number) if shape and shape[1] is None else None


def _ordinary(text: str, country: Country) -> ReadNumber | None:
    """The number of a cell that holds nothing but a number in its usual shape, else None."""
    pattern = _ORDINARY.get(country.code)
    found = pattern.fullmatch(text) if pattern else None
    return _of_shape("".join(found.groups()), country) if found else None


@cache
def _lines(code: str) -> re.Pattern[str]:
    """Each line of a text: the parts of a number in its usual shape, blanks of all else."""
    return re.compile(rf"^(?:{_ORDINARY[code].pattern}|.*)$", re.MULTILINE)


def usual_numbers(cells: Sequence[str], country: Country) -> list[ReadNumber | None]:
    """The number of each cell that holds nothing but one in the usual shape of the country, as most
    do; None of others. It is what `read_number` says of such a cell; read in one go."""
    text = "\n".join(cells)
    if country.code not in _ORDINARY or not text.isascii() or text.count("\n") != len(cells) - 1:
        return [None] * len(cells)
    found = _lines(country.code).findall(text)
    numbers = found if _lines(country.code).groups == 1 else map("".join, found)
    return [_of_shape(number, country) if number else None for number in numbers]


def read_number(cell: str, country: Country) -> ReadNumber:
    """The identity number of a cell, in any digits, with dashes, spaces, labels and damage.

    Never raises. Where `number` is None `remarks` says why; `kind` then is the document it looks
    like, or the country's usual one.
    """
    text = fold_digits(cell)
    known = _ordinary(text, country)
    if known:
        return known
    text = fold_digits(clean(text))
    if says_nothing(text):
        return _refused(country.default_document, Reason.ID_MISSING)
    text, lost = whole_number(text)
    if lost:
        return _refused(country.default_document, Reason.ID_PRECISION_LOST)
    if _MASKED.search(text):
        last = re.search(r"(?<!\d)\d{4}$", text)
        return _refused(country.default_document, Reason.ID_MASKED, last[0] if last else None)
    if len(text) > 200:
        return _refused(country.default_document, Reason.ID_INVALID)
    return _READERS[country.code](text, country)
