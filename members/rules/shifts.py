"""A row whose cells stand one column off: a name under the number, the number under a name."""

import re
from collections.abc import Mapping
from typing import Final

from members.rules.kin import read_relative
from members.rules.numbers import read_number
from members.rules.text import fold_digits
from members.vocabulary.columns import Column
from members.vocabulary.country import Country
from members.vocabulary.people import Relation

_RELATIVES: Final = (Column.RELATIVE_NAME, Column.FATHER_NAME, Column.HUSBAND_NAME)
_LETTERS: Final = re.compile(r"[^\W\d_]{3,}")
_DIGIT: Final = re.compile(r"\d")
_FEWEST: Final = 7  # digits that can be an identity number and not a house or a serial


def _is_number(cell: str, country: Country) -> bool:
    digits = _DIGIT.findall(fold_digits(cell)) if cell else []
    if len(digits) < _FEWEST or _LETTERS.search(cell):
        return False
    return read_number(cell, country).number is not None


def unshifted(cells: Mapping[Column, str], country: Country) -> dict[Column, str] | None:
    """The cells as they were meant, or None when they stand right or the evidence is not clear.

    Clear is: words and no digit under the number, and a sound number under a name.
    """
    number_cell = cells.get(Column.NATIONAL_ID, "")
    if not number_cell or _DIGIT.search(number_cell) or not _LETTERS.search(number_cell):
        return None
    if Column.FULL_NAME not in cells:
        return None
    places = [column for column in (Column.FULL_NAME, *_RELATIVES) if column in cells]
    astray = [column for column in places if _is_number(cells[column], country)]
    if len(astray) != 1:
        return None
    moved = dict(cells)
    moved[Column.NATIONAL_ID] = cells[astray[0]]
    if astray[0] is Column.FULL_NAME:
        moved[Column.FULL_NAME] = number_cell
        return moved
    if read_relative(number_cell).relation is not Relation.UNKNOWN:
        moved[astray[0]] = number_cell  # only number and relative changed places
    else:
        moved[astray[0]], moved[Column.FULL_NAME] = cells[Column.FULL_NAME], number_cell
    return moved
