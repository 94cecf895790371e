"""Every reason of an import row as words: a heading, a plain sentence, and what next.

The texts are English with named blanks: {other} the other row ("row 23"), {shown} the cell as it
was written, {field} the meaning of the column. They are translated where they are shown.
"""

from collections.abc import Mapping
from typing import Final

from hnsa.law.words import says
from members.rules.sentence import Sentence
from members.rules.sentences_of_cells import OF_CELLS
from members.rules.sentences_of_rows import OF_ROWS
from members.vocabulary.reasons import Reason

BLANKS: Final = frozenset({"other", "shown", "field"})
OTHER_ROW: Final = says("row {row}")
OTHER_ROW_OF_SHEET: Final = says("row {row} of the sheet {sheet}")
OTHER_UNKNOWN: Final = says("another row")
OTHER_RECORD: Final = says("a record of the register")
UNKNOWN: Final = Sentence(
    says("A remark without words yet"),
    says("The check left a remark that this page cannot put into words."),
    says("Look at the row itself, and tell the office which row it was."),
)
SENTENCES: Final[Mapping[Reason, Sentence]] = {**OF_ROWS, **OF_CELLS}


def sentence_of(kind: str) -> Sentence:
    """The sentence of a reason, given its kind (the code without the row it points at)."""
    try:
        return SENTENCES.get(Reason(kind), UNKNOWN)
    except ValueError:
        return UNKNOWN
