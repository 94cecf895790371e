"""Which rows of a member list are not a record: blank, total, section, note, signature, header.

The one trap is to lose a woman: whoever has a relative, a phone or a number beside the name is a
record, whatever she is called ("Kul Bibi", "Jumla"). In doubt a row is a record, and the
reading of its values says what is missing.
"""

import re
from collections.abc import Callable, Sequence
from typing import Final

from members.rules.record_words import (
    EXPLAINS,
    NOTE,
    POSTS,
    SECTION,
    SIGNATURE,
    TOTAL,
    WITH_TOTAL,
)
from members.rules.text import fold, fold_digits
from members.vocabulary.columns import Column
from members.vocabulary.reasons import Reason

Cells = Sequence[str]


def _words(text: str) -> tuple[str, ...]:
    return tuple(sorted({fold(w) for w in text.split(",")} - {""}, key=len, reverse=True))


_TOTAL: Final = _words(TOTAL)
_WITH_TOTAL: Final = frozenset(_words(WITH_TOTAL))
_TOTAL_WORDS: Final = frozenset(word for words in _TOTAL for word in words.split())
_SECTION: Final = _words(SECTION)
_NOTE: Final = _words(NOTE)
_SIGNATURE: Final = _words(SIGNATURE)
_POSTS: Final = _words(POSTS)
_EXPLAINS: Final = _words(EXPLAINS)

_SIGN: Final = re.compile(
    r"[^\W_]"
)  # a letter or digit of any script: anything that says something
_LETTER: Final = re.compile(r"[^\W\d_]")
_LINE_TO_SIGN: Final = re.compile(r"_{3,}|\.{5,}|…{2,}")
_SEVERAL_DIGITS: Final = re.compile(r"(?:\d\D{0,2}){5}")
_UNITS: Final = re.compile(r"(?i)\b(?:rs|pkr|tk|inr|npr|bdt|taka)\b|روپے|টাকা|रुपये|रु|৳|₹|₨")
LONG_TEXT: Final = 60  # characters: nobody's name or section title alone in a row is so long


def _leads(folded: str, words: Sequence[str]) -> str:
    """The longest of the words that the folded text begins with, '' when none."""
    return next((w for w in words if folded == w or folded.startswith(w + " ")), "")


def looks_like_explanation(cells: Cells) -> bool:
    """Whether a row under the header explains the columns (as our own template's second row)."""
    filled = [folded for cell in cells if (folded := fold(cell))]
    hints = sum(any(f" {word} " in f" {text} " for word in _EXPLAINS) for text in filled)
    return hints >= 2 and hints * 3 >= len(filled)


def before_header(cells: Cells) -> Reason:
    """Why a row above the header is not a record."""
    return Reason.TITLE_ROW if any(_SIGN.search(cell) for cell in cells) else Reason.BLANK_ROW


def judge(
    meanings: Sequence[Column], header_lines: Sequence[Cells] = ()
) -> Callable[[Cells], Reason | None]:
    """A judge of the rows of one sheet: why a row is not a record, None for a record.

    `header_lines` are the header's rows as written, to find them again after a page break. The
    explanation row is not judged here: it is one row, known from the survey.
    """
    return _Judge(meanings, header_lines)


def not_a_record(
    cells: Cells, meanings: Sequence[Column], header_lines: Sequence[Cells] = ()
) -> Reason | None:
    """Why one row is not a record; for many rows make one `judge`."""
    return _Judge(meanings, header_lines)(cells)


def _only_total(folded: str) -> bool:
    """Whether the words are those of a total and its units and nothing else."""
    return all(
        word.isdecimal() or word in _WITH_TOTAL or word in _TOTAL_WORDS for word in folded.split()
    )


class _Judge:
    def __init__(self, meanings: Sequence[Column], header_lines: Sequence[Cells]) -> None:
        def at(*columns: Column) -> tuple[int, ...]:
            return tuple(i for i, m in enumerate(meanings) if m in columns)

        self.names = at(Column.FULL_NAME, Column.FULL_NAME_NATIVE)
        self.relatives = at(Column.RELATIVE_NAME, Column.FATHER_NAME, Column.HUSBAND_NAME)
        self.numbers = at(Column.NATIONAL_ID, Column.PHONE, Column.OWN_NUMBER)
        self.serials = at(Column.IGNORE)
        self.proofs = self.relatives + self.numbers
        self.name = self.names[0] if self.names else -1
        self.headers = [tuple(fold(cell) for cell in line) for line in header_lines]
        self.titles = {  # what stands over the name, however written
            line[self.name].strip().casefold()
            for line in header_lines
            if 0 <= self.name < len(line) and line[self.name].strip()
        }

    def __call__(self, cells: Cells) -> Reason | None:
        if 0 <= self.name < len(cells):
            # the common case first: a name and something that only a person has
            name = cells[self.name]
            if name and name.casefold() not in self.titles and not _opens(name):
                for i in self.proofs:
                    if i < len(cells) and len(cells[i]) > 5:
                        first = cells[0] or next(cell for cell in cells if cell)
                        return self._weigh(cells) if _opens(first) else None
        return self._weigh(cells)

    def _weigh(self, cells: Cells) -> Reason | None:
        filled = [i for i, cell in enumerate(cells) if _SIGN.search(cell)]
        if not filled or (set(filled) <= set(self.serials) and self._numeric(cells, filled)):
            return Reason.BLANK_ROW if not self._to_sign(cells) else Reason.SIGNATURE_ROW
        if self._header_again(cells, filled):
            return Reason.REPEATED_HEADER
        lead = next((i for i in filled if _LETTER.search(cells[i])), None)
        if lead is None:
            return None
        folded = fold(cells[lead])
        if self._signature(cells, filled, lead, folded):
            return Reason.SIGNATURE_ROW
        if self._total(cells, filled, lead, folded):
            return Reason.TOTALS_ROW
        return self._alone(cells, filled, lead, folded)

    @staticmethod
    def _numeric(cells: Cells, filled: Sequence[int]) -> bool:
        return not any(_LETTER.search(cells[i]) for i in filled)

    @staticmethod
    def _to_sign(cells: Cells) -> bool:
        return any(_LINE_TO_SIGN.search(cell) for cell in cells)

    def _header_again(self, cells: Cells, filled: Sequence[int]) -> bool:
        """The header once more, or the column numbers 1, 2, 3 … that forms print under it."""
        numbers = [fold_digits(cells[i]).strip(" ().") for i in filled]
        if len(filled) >= 4 and self.name in filled and numbers[0].isdecimal():
            first = int(numbers[0])
            if numbers == [str(n) for n in range(first, first + len(numbers))]:
                return True
        now = tuple(fold(cells[i]) for i in filled)
        for line in self.headers:
            same = sum(
                i < len(line) and bool(text) and line[i] == text
                for i, text in zip(filled, now, strict=True)
            )
            if same >= 2 and same * 3 >= len(filled) * 2:
                return True
        return False

    def _person(self, cells: Cells) -> bool:
        """A relative, a phone or a number: what only a person has."""
        return any(
            i < len(cells) and _LETTER.search(cells[i]) and not _only_total(fold(cells[i]))
            for i in self.relatives
        ) or any(
            i < len(cells) and _SEVERAL_DIGITS.search(fold_digits(cells[i])) for i in self.numbers
        )

    def _serial(self, cells: Cells) -> bool:
        return any(
            i < len(cells) and fold_digits(cells[i]).strip(" .)").isdigit() for i in self.serials
        )

    def _signature(self, cells: Cells, filled: Sequence[int], lead: int, folded: str) -> bool:
        word = _leads(folded, _SIGNATURE)
        if word:
            # "Prepared by | Shazia Bibi" reaches into the name; a bare "Sign" must stand alone
            return lead == filled[0] and (" " in word or not self._person(cells))
        if len(filled) > 1 and all(fold(cells[i]) in _POSTS for i in filled):
            return True
        return self._to_sign(cells) and not self._serial(cells) and not self._person(cells)

    def _total(self, cells: Cells, filled: Sequence[int], lead: int, folded: str) -> bool:
        if not _leads(folded, _TOTAL) or self._person(cells) or self._serial(cells):
            return False
        return _only_total(folded) and all(
            _only_total(fold(_UNITS.sub(" ", cells[i]))) for i in filled if _LETTER.search(cells[i])
        )

    def _alone(self, cells: Cells, filled: Sequence[int], lead: int, folded: str) -> Reason | None:
        """A text with nothing or next to nothing beside it: a note, a section, or a bare name."""
        if self._person(cells) or self._serial(cells) or not self.names:
            return None
        text = cells[lead].strip()
        if len(filled) <= 2 and (_leads(folded, _NOTE) or text.startswith("*")):
            return Reason.NOTE_ROW
        if len({fold(cells[i]) for i in filled}) == 1 and len(text) > LONG_TEXT:
            return Reason.NOTE_ROW
        if len(filled) <= 2 and _leads(folded, _SECTION) and lead == filled[0]:
            return Reason.SECTION_ROW
        one_text = len({fold(cells[i]) for i in filled}) == 1
        if one_text and (":" in text or len(filled) > 1):
            return Reason.SECTION_ROW
        if one_text and lead not in self.names:
            return Reason.SECTION_ROW if lead <= max(self.names) + 1 else Reason.NOTE_ROW
        return None


def _opens(text: str) -> bool:
    """Whether the first word may open a total, a note or a signature: a quick sieve, no verdict."""
    return not text[0].isdecimal() and (
        text.partition(" ")[0].casefold().strip(" :.-*") in _OPENERS
    )


_OPENERS: Final = frozenset(
    word.partition(" ")[0] for words in (_TOTAL, _SIGNATURE, _POSTS) for word in words
)
