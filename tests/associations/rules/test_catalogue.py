"""The catalogue: every room is read, every kind and question is found by its code."""

import pytest

from associations.rules.catalogue import ROOMS, kind_of, kinds, questions
from hnsa.law.article import Kind
from tests.house.sources import ROOT


def test_every_room_is_a_module_and_is_named_once() -> None:
    assert len(set(ROOMS)) == len(ROOMS)
    assert all((ROOT / f"associations/rules/{room}.py").is_file() for room in ROOMS)


def test_every_module_that_makes_kinds_is_a_room() -> None:
    for path in (ROOT / "associations/rules").glob("*.py"):
        makes = "\n@kind(" in path.read_text(encoding="utf-8")
        assert makes == (path.stem in ROOMS), path.stem


def test_kinds_are_found_by_their_own_code() -> None:
    for code, kind in kinds().items():
        assert kind_of(code) is kind and kind.code == code and issubclass(kind, Kind)


def test_a_code_that_there_is_not_is_an_error() -> None:
    with pytest.raises(KeyError):
        kind_of("no_such_kind")


def test_questions_are_found_by_their_own_code() -> None:
    for code, question in questions().items():
        assert question.code == code
        for text in (question.words, question.yes, question.no, question.open):
            assert text.strip(), f"{code} does not say all its answers"
        assert question.words.endswith("?")


def test_the_answers_to_a_question_are_told_apart() -> None:
    for code, question in questions().items():
        assert len({question.yes, question.no, question.open}) == 3, code


def test_every_fact_has_a_label_and_nobody_must_tell_it() -> None:
    for code, question in questions().items():
        assert question.facts.load({}) == question.facts()
        for blank in question.facts.blanks:
            assert blank.label.strip(), f"{code}: {blank.name}"
            assert blank.optional or blank.default == 0, f"{code}: {blank.name}"


def test_headings_of_two_kinds_of_a_topic_are_told_apart() -> None:
    seen: dict[tuple[str, str], str] = {}
    for code, kind in kinds().items():
        other = seen.setdefault((kind.topic, kind.heading), code)
        assert other == code, f"{code} and {other} have the same heading: {kind.heading}"


def test_sentences_of_two_kinds_are_told_apart() -> None:
    sentences = [kind.sentence for kind in kinds().values()]
    assert len(set(sentences)) == len(sentences)
