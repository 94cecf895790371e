"""Which document of a country a row of digits can be, by length and check digit."""

import re
from collections.abc import Callable
from typing import Final

from members.vocabulary.reasons import Reason

Shape = tuple[str, Reason | None]  # the document, and what is wrong with the number

_BT_SHAPE: Final = re.compile(r"[1-3](?:0[1-9]|1\d|20)\d{8}")

_VERHOEFF_D: Final = (
    *("0123456789", "1234067895", "2340178956", "3401289567", "4012395678"),
    *("5987604321", "6598710432", "7659821043", "8765932104", "9876543210"),
)
_VERHOEFF_P: Final = (
    *("0123456789", "1576283094", "5803796142", "8916043527"),
    *("9453126870", "4286573901", "2793806415", "7046913258"),
)
# [check so far][place mod 8][digit] -> check; three small tables made one, for speed
_VERHOEFF: Final = tuple(
    tuple({str(d): int(row[int(p[d])]) for d in range(10)} for p in _VERHOEFF_P)
    for row in _VERHOEFF_D
)


def _verhoeff(digits: str) -> bool:
    check = 0
    for place, digit in enumerate(reversed(digits)):
        check = _VERHOEFF[check][place & 7][digit]
    return check == 0


def luhn(digits: str) -> bool:
    doubled = (sum(divmod(2 * int(digit), 10)) for digit in digits[-2::-2])
    return (sum(map(int, digits[-1::-2])) + sum(doubled)) % 10 == 0


# --- the shape of a row of digits in each country: None when no document has that length


def _pk(digits: str) -> Shape | None:
    # the first digit is only a hint: 8 (Azad Kashmir) is in no source and exists
    return ("PK_CNIC", None) if len(digits) == 13 else None


def _bd(digits: str) -> Shape | None:
    length = len(digits)
    if length == 17:
        return "BD_NID17", None if digits[:2] in ("19", "20") else Reason.ID_INVALID
    if length == 13:
        return "BD_NID13", None
    return ("BD_NID10", None) if length == 10 else None


def _in(digits: str) -> Shape | None:
    if len(digits) != 12:
        return None
    if digits[0] in "01" or digits == digits[::-1]:
        return "IN_AADHAAR", Reason.ID_INVALID
    return "IN_AADHAAR", None if _verhoeff(digits) else Reason.ID_CHECK_DIGIT


def nic_day(day: int) -> bool:
    """Day of the year, 366-day table in every year; women carry 500 more."""
    return 1 <= day <= 366 or 501 <= day <= 866


def _lk(digits: str) -> Shape | None:
    if len(digits) == 9:  # its letter is missing: V or X cannot be known
        return "LK_NIC_OLD", Reason.ID_WRONG_LENGTH
    if len(digits) != 12:
        return None
    good = digits[:2] in ("19", "20") and nic_day(int(digits[4:7]))
    return "LK_NIC_NEW", None if good else Reason.ID_INVALID


def _bt(digits: str) -> Shape | None:
    if len(digits) != 11:
        return None
    return "BT_CID", None if _BT_SHAPE.fullmatch(digits) else Reason.ID_INVALID


SHAPES: Final[dict[str, Callable[[str], Shape | None]]] = {
    "BD": _bd,
    "BT": _bt,
    "IN": _in,
    "LK": _lk,
    "PK": _pk,
}
