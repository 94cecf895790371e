"""Finding the row of headings under titles and blank lines, in one line or two."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from members.importing.files import Glance, Remark, column_letters, refuse
from members.rules.headings import LONGEST_HEADING, Meaning, about_another, guess, recognise
from members.rules.records import looks_like_explanation
from members.rules.text import clean, fold
from members.vocabulary.columns import Column

LOOKED_AT: Final = 40  # rows from the top; headings stand higher in every list seen
_DIGIT: Final = re.compile(r"\d")
_LETTER: Final = re.compile(r"[^\W\d_]")

Row = tuple[str, ...]


@dataclass(frozen=True)
class Header:
    """The row of the headings (None when there is none), how many rows it takes, and the cells."""

    row: int | None
    rows: int
    titles: Row
    lines: tuple[Row, ...]
    keys: Row = ()  # what is looked up for each column: of two lines, the one that says more


def find(seen: Glance, chosen: int | None = None) -> Header:
    """The header of a sheet; `chosen` is the clerk's row, 0 for none."""
    by_row = dict(seen.head)
    if chosen == 0:
        return Header(None, 0, (), ())
    if chosen is not None:
        if chosen not in by_row:
            raise refuse("header_missing", row=chosen)
        return _with_second_line(chosen, by_row, seen, both_ways=False)
    best, most = None, 0.0
    for row, cells in seen.head[:LOOKED_AT]:
        score = _score(cells)
        if score > most:
            best, most = row, score
    if best is None:
        best = _unknown_words(seen)
    if best is None:
        return Header(None, 0, (), ())
    return _with_second_line(best, by_row, seen, both_ways=True)


def _known(cells: Sequence[str]) -> int:
    """How many different meanings the cells name."""
    return len({m.column for c in cells if c.strip() and (m := recognise(c)) and not m.guessed})


def _score(cells: Row) -> float:
    """How much a row looks like headings; 0 when it does not."""
    filled = [cell for cell in cells if cell.strip()]
    if not filled or looks_like_explanation(cells):
        return 0
    known = _known(filled)
    if known == 1 and len(filled) == 1:
        # a list of one column: "Name"; a title holds more words
        return 0.5 if len(cells) <= 1 and len(fold(filled[0]).split()) <= 2 else 0
    if known < 2 or known * 3 < len(filled):
        return 0
    values = sum(bool(_DIGIT.search(cell)) and recognise(cell) is None for cell in filled)
    return known - 0.5 * values


def _unknown_words(seen: Glance) -> int | None:
    """Headings in words we do not know: a full row of words above rows that hold numbers.

    One known word among them is as good as the numbers, unless it is a value of the column
    ("Member" in a column of posts).
    """
    full = [(row, cells) for row, cells in seen.head if sum(map(bool, map(str.strip, cells))) > 1]
    if len(full) < 2:
        return None
    row, cells = full[0]
    titles = [i for i, cell in enumerate(cells) if cell.strip()]
    texts = {fold(cells[i]) for i in titles}
    if len(titles) * 3 < 2 * seen.width or len(texts) < len(titles):
        return None
    if any(_DIGIT.search(cells[i]) or len(cells[i]) > LONGEST_HEADING for i in titles):
        return None
    below = [[c[i] if i < len(c) else "" for _, c in full[1:30]] for i in titles]
    numeric = any(
        sum(bool(_DIGIT.search(value)) for value in column) * 2 > len(column) for column in below
    )
    known = any(
        recognise(cells[i]) and cells[i] not in column
        for i, column in zip(titles, below, strict=True)
    )
    return row if known or (numeric and len(full) > 2) else None


def _with_second_line(row: int, by_row: dict[int, Row], seen: Glance, *, both_ways: bool) -> Header:
    if joined := _two_lines(row, by_row, seen):
        return joined
    if both_ways and (joined := _two_lines(row - 1, by_row, seen)):
        return joined
    cells = _padded(by_row[row], seen.columns)
    return Header(row, 1, cells, (cells,), cells)


def _two_lines(row: int, by_row: dict[int, Row], seen: Glance) -> Header | None:
    """Two rows as one header: group titles above, where the lower row says more."""
    if row not in by_row or row + 1 not in by_row:
        return None
    upper = _padded(by_row[row], seen.columns)
    lower = _padded(by_row[row + 1], seen.columns)
    if sum(1 for cell in upper if cell.strip()) < 2:
        return None
    said = [i for i, cell in enumerate(lower) if cell.strip()]
    if not said or any(len(lower[i]) > LONGEST_HEADING for i in said):
        return None
    if looks_like_explanation(lower) or any(_DIGIT.search(lower[i]) for i in said):
        return None
    spread = _spread(upper, lower, row, seen)
    grouped = [i for i in said if not upper[i].strip() and spread[i]]
    tops = {i for i, cell in enumerate(upper) if cell.strip()}
    alone = [i for i in tops if not lower[i].strip()]
    known = [i for i in said if recognise(lower[i])]
    # where both lines are full of titles, only cells merged sideways tell that they belong together
    merged = any(top == row and right > left for top, left, _, right in seen.merges)
    sideways = merged and len(tops) > 2
    if not grouped or not (alone or sideways) or len(known) * 2 < len(said):
        return None
    titles = tuple(
        f"{a} / {b}" if a and b and a != b else a or b
        for a, b in zip(map(clean, spread), map(clean, lower), strict=True)
    )
    keys = tuple(_key(a, b) if a and b else a or b for a, b in zip(spread, lower, strict=True))
    return Header(row, 2, titles, (upper, lower), keys)


def _key(upper: str, lower: str) -> str:
    """ "Father" over "Name" is the father's name; "Address" over "Village" is the village."""
    both = f"{upper} {lower}"
    if recognise(both) or about_another(upper):
        return both
    return lower if recognise(lower) else upper


def _spread(upper: Row, lower: Row, row: int, seen: Glance) -> list[str]:
    """The upper titles over all the columns they span: as merged, or up to the next title."""
    merged = {
        column: left - 1
        for top, left, bottom, right in seen.merges
        if top == row and right > left
        for column in range(left, min(right, len(upper)))
    }
    spread = list(upper)
    for i, cell in enumerate(upper):
        if cell.strip() or not i:
            continue
        if i in merged:
            spread[i] = upper[merged[i]]
        elif not seen.merges and lower[i].strip() and lower[i - 1].strip():
            spread[i] = spread[i - 1]
    return spread


def _padded(cells: Row, columns: int) -> Row:
    return (cells + ("",) * (columns - len(cells)))[:columns]


def titles(
    found: Header, seen: Glance, below: Sequence[Row]
) -> tuple[tuple[str, ...], tuple[Remark, ...]]:
    """One different title per column, made up where the file has none, with remarks on that."""
    if not found.row:
        return tuple(f"Column {column_letters(i + 1)}" for i in range(seen.columns)), ()
    named: list[str] = []
    remarks = []
    for i, cell in enumerate(found.titles):
        title = clean(cell)
        if not title:
            title = f"Column {column_letters(i + 1)} (no title)"
            if any(i < len(cells) and cells[i].strip() for cells in below):
                remarks.append(Remark.of("untitled_column", column=column_letters(i + 1)))
        elif title in named:
            copies = 2
            while f"{title} ({copies})" in named:
                copies += 1
            kept = f"{title} ({copies})"
            remarks.append(Remark.of("double_heading", heading=title, kept=kept))
            title = kept
        named.append(title)
    return tuple(named), tuple(remarks)


def without_header(values: Sequence[Sequence[str]]) -> tuple[Meaning, ...]:
    """Meanings guessed from the values alone: what looks like a number, then a name."""
    found: list[Meaning] = []
    taken: set[Column] = set()
    for column in values:
        meaning = guess(column)
        if meaning is None and Column.FULL_NAME not in taken and _mostly_words(column):
            meaning = Column.FULL_NAME
        if meaning is None or (meaning in taken and meaning is not Column.PHONE):
            found.append(Meaning(Column.ASIDE))
            continue
        taken.add(meaning)
        found.append(Meaning(meaning, guessed=True))
    return tuple(found)


def _mostly_words(column: Sequence[str]) -> bool:
    filled = [cell for cell in column if cell.strip()]
    words = [cell for cell in filled if _LETTER.search(cell) and not _DIGIT.search(cell)]
    different = len(set(words))
    return bool(words) and len(words) >= 0.9 * len(filled) and different * 2 > len(words)


def doubts(
    headings: Sequence[str], keys: Sequence[str], details: Sequence[Meaning]
) -> tuple[Remark, ...]:
    """Remarks on headings that were guessed, not known, or mean what another column means."""
    remarks = []
    for heading, key, detail in zip(headings, keys, details, strict=False):
        if not key.strip():
            continue
        if detail.guessed:
            remarks.append(Remark.of("guessed_meaning", heading=heading))
        elif detail.column is Column.ASIDE:
            known = recognise(key)
            double = known is not None and known.column is not Column.ASIDE
            code = "double_meaning" if double else "unknown_heading"
            remarks.append(Remark.of(code, heading=heading))
    return tuple(remarks)
