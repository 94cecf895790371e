"""What stands in a cell in place of a value, and what spreadsheets do to long numbers."""

import re
from typing import Final

from members.rules.text import fold

NOTHING: Final = frozenset(
    map(
        fold,
        (
            *("", "nil", "na", "n/a", "none", "no", "not available", "not applicable", "null"),
            *("nan", "unknown", "not known", "dont know", "missing", "pending", "blank", "tbd"),
            *("applied", "applied for", "apply for", "in process", "under process", "awaited"),
            *("not made", "not yet made", "not issued", "not given", "not provided", "not yet"),
            *("no cnic", "no id", "no id card", "no nid", "no nic", "no aadhaar", "no card"),
            *("no phone", "no mobile", "no number", "no contact", "lost", "x", "xx", "xxx"),
            *("نہیں", "نہیں ہے", "کوئی نہیں", "موجود نہیں", "نہیں بنا", "ندارد", "نا معلوم"),
            *("نامعلوم", "معلوم نہیں", "نشته", "نیست", "زیر تکمیل"),
            *("নাই", "নেই", "না", "প্রযোজ্য নয়", "জানা নেই", "জানা নাই", "অজানা", "আবেদিত"),
            *("नहीं", "नहीं है", "नही", "निल", "उपलब्ध नहीं", "लागू नहीं", "अज्ञात", "छैन", "नभएको"),
            *("थाहा छैन", "නැත", "නොමැත", "இல்லை", "མེད", "ނެތް"),
        ),
    )
)
# ^ folded, as `says_nothing` looks for them
_ZEROS: Final = re.compile(r"[0\s.,/-]+")
_SCIENTIFIC: Final = re.compile(r"'?(\d)(?:[.,](\d+))?[eE]\+?(\d{1,3})")
_FLOAT: Final = re.compile(r"'?(\d+)[.,]0*")
_EXACT_DIGITS: Final = 15  # a spreadsheet's number keeps no more than this


def says_nothing(cell: str) -> bool:
    """Whether the cell only says that there is no value: empty, "-", "nil", "نہیں", "applied for".

    Zeros alone say nothing either; where 0 is a value (amounts) the caller looks first.
    """
    if len(cell) > 40:
        return not cell.strip()
    folded = fold(cell)
    return folded in NOTHING or _ZEROS.fullmatch(folded) is not None


def whole_number(text: str) -> tuple[str, bool]:
    """Undo what a number format did to a long number: (text, whether digits were lost for good).

    "3510300001002.0" gives "3510300001002"; "3.510300001002E+12" still holds all its digits and
    gives them; "3.51E+12" does not, nor does a float of more than 15 digits: (text, True). Any
    other text comes back as it is. Digits must be 0-9 already.
    """
    found = _FLOAT.fullmatch(text)
    if found:
        return (found[1], False) if len(found[1]) <= _EXACT_DIGITS else (text, True)
    found = _SCIENTIFIC.fullmatch(text)
    if found is None:
        return text, False
    digits = found[1] + (found[2] or "")
    if len(digits) == int(found[3]) + 1 <= _EXACT_DIGITS:
        return digits, False
    return text, True
