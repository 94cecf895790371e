"""How an identity number is shown, masked, and compared across old and new forms."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final

from members.rules.text import fold

_FAMILIES: Final = {
    "BD_NID13": "BD_NID",
    "BD_NID17": "BD_NID",
    "LK_NIC_NEW": "LK_NIC",
    "LK_NIC_OLD": "LK_NIC",
}
# How many digits stay visible at the front and at the back; of the rest, a quarter each.
_VISIBLE: Final = {
    "PK_CNIC": (5, 3),
    "BD_NID17": (4, 4),
    "BD_NID13": (3, 3),
    "BD_NID10": (2, 3),
    "BD_BIRTH_REG": (4, 4),
    "IN_AADHAAR": (0, 4),
    "IN_EPIC": (0, 3),
    "LK_NIC_NEW": (4, 2),
    "LK_NIC_OLD": (2, 2),
    "MV_ID": (1, 2),
}
_ELEVEN: Final = re.compile(r"(\d\d)(\d\d)(\d\d)(\d{5})")
_ZEROS: Final = re.compile(r"(?<!\d)0+(?=\d)")


def family(kind: str) -> str:
    """The document behind its forms: two different numbers of one family are two people.

    Bangladesh's 13 and 17 digits are one family; the smart card's 10 digits, which no arithmetic
    connects with them, are another.
    """
    return _FAMILIES.get(kind, kind)


def link_key(kind: str, number: str) -> str:
    """The same string for the old and the new form of one number; compare within a `family`."""
    linked = _LINKED.get(kind)
    return number if linked is None else linked(number)


def _old_nic(number: str) -> str:
    return f"19{number[:5]}0{number[5:9]}"


def _citizenship(number: str) -> str:
    dashed = _ELEVEN.fullmatch(number)  # 27-01-70-00712 and 27-01-70-712 are one certificate
    text = "-".join(dashed.groups()) if dashed else number
    return _ZEROS.sub("", fold(text).replace(" ", "-"))


_LINKED: Final[dict[str, Callable[[str], str]]] = {
    "BD_NID17": lambda number: number[-13:],
    "LK_NIC_OLD": _old_nic,
    "NP_CITIZENSHIP": _citizenship,
    "AF_TAZKIRA": fold,
}


def sought_as(kind: str, number: str) -> str:
    """The text whose keyed hash finds the number, in its old and its new form alike."""
    return f"{_FAMILIES.get(kind, kind)}:{link_key(kind, number)}"


def display(kind: str, number: str) -> str:
    """The number as people write it: "35103-0000100-2", "9999 0000 0016"."""
    if kind == "PK_CNIC" and len(number) == 13:
        return f"{number[:5]}-{number[5:12]}-{number[12]}"
    if kind == "IN_AADHAAR" and len(number) == 12:
        return f"{number[:4]} {number[4:8]} {number[8:]}"
    return number


def mask(kind: str, number: str) -> str:
    """The number as it may be shown to everybody: enough to recognise, not enough to use.

    "35103-•••••00-2". The hidden digits are gone, not styled; letters and dashes stay.
    """
    if number.isdecimal():  # the usual case, in one go
        total = len(number)
        front, back = _VISIBLE.get(kind, (total // 4, total // 4))
        if front + back >= total:
            front = back = 0
        return _covered(kind, number[:front], total - front - back, number[total - back :])
    shown = display(kind, number)
    total = sum(map(str.isdigit, shown))
    front, back = _VISIBLE.get(kind, (total // 4, total // 4))
    if front + back >= total:
        front = back = 0
    made, place = [], 0
    for char in shown:
        if char.isdigit():
            place += 1
            char = char if place <= front or place > total - back else "•"
        made.append(char)
    return "".join(made)


@lru_cache(maxsize=4096)  # the digits that are seen are few, and of a list much the same
def _covered(kind: str, front: str, hidden: int, back: str) -> str:
    return display(kind, f"{front}{'•' * hidden}{back}")


def swapped(a: str, b: str) -> bool:
    """Whether two numbers differ by one swap of neighbouring characters and nothing else."""
    if len(a) != len(b) or a == b:
        return False
    at = next(i for i in range(len(a)) if a[i] != b[i])
    return a[at : at + 2] == b[at : at + 2][::-1] and a[at + 2 :] == b[at + 2 :]
