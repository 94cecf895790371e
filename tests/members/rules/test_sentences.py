"""What is said about every reason: complete, in known blanks, and collected for translation."""

import ast
from pathlib import Path

import pytest

from members.rules import column_words, sentence, sentences, sentences_of_cells, sentences_of_rows
from members.rules.column_words import label_of
from members.rules.sentences import BLANKS, SENTENCES, UNKNOWN, sentence_of
from members.vocabulary.columns import Column
from members.vocabulary.reasons import Reason


@pytest.mark.parametrize("reason", Reason)
def test_a_reason_uses_only_blanks_that_the_page_can_fill(reason: Reason) -> None:
    assert SENTENCES[reason].blanks() <= BLANKS


@pytest.mark.parametrize("reason", Reason)
def test_a_text_is_a_sentence_and_a_heading_is_none(reason: Reason) -> None:
    said = SENTENCES[reason]
    assert said.text.endswith((".", ".”")) and not said.heading.endswith(".")
    assert not said.next or said.next.endswith(".")


def test_a_code_nobody_knows_is_said_to_be_so() -> None:
    assert sentence_of("fell_from_the_sky") is UNKNOWN


def test_reasons_that_keep_a_row_out_say_what_comes_next() -> None:
    assert all(said.next for said in sentences_of_rows.NOT_ACCEPTED.values())


@pytest.mark.parametrize("column", Column)
def test_every_meaning_of_a_column_has_words(column: Column) -> None:
    assert label_of(column) != column.value


def test_what_has_no_words_keeps_its_own_name() -> None:
    assert label_of("Thumb print") == "Thumb print"


@pytest.mark.parametrize(
    "module", [sentences, sentences_of_cells, sentences_of_rows, column_words, sentence]
)
def test_what_is_said_is_marked_for_translation(module: object) -> None:
    """No English text with a space in it stands outside `says(…)`."""
    tree = ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))  # type: ignore[attr-defined]
    marked = {
        id(part)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "says"
        for part in ast.walk(node)
    }
    docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}  # docstrings
    loose = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and " " in node.value
        and id(node) not in marked | docs
    ]
    assert not loose
