"""Questions: their facts, as typed or not known, and the methods that answer them."""

from collections.abc import Iterator
from datetime import date

import pytest

from hnsa.law import blanks
from hnsa.law.blanks import Unfit
from hnsa.law.question import QUESTIONS, Facts, Question, Sought, answers, question
from hnsa.law.words import Line


class Her(Facts):
    """Facts of a member."""

    age: int | None = blanks.whole(None, "Age", most=130)
    trades: tuple[str, ...] = blanks.several((), "Trades", {"adda": "adda work", "beads": "beads"})
    signed: tuple[str, ...] | None = blanks.several(None, "Signed by", {"a": "A", "b": "B"})
    poor: bool | None = blanks.flag(None, "Poor")


JOIN = Question("test_join", "joining", "May she join?", Her)


@pytest.fixture
def known_questions() -> Iterator[None]:
    known = dict(QUESTIONS)
    yield
    QUESTIONS.clear()
    QUESTIONS.update(known)


def test_what_nobody_told_is_not_known() -> None:
    for told in ({}, {"age": "", "trades": [], "signed": [], "poor": None, "on": ""}):
        her = Her.load(told)
        assert her == Her() and her.age is her.poor is her.signed is her.on is None
        assert her.trades == ()


def test_facts_are_read_as_they_are_typed() -> None:
    her = Her.load({"age": "۱۵", "trades": "beads", "poor": "no", "on": "5/10/2026", "signed": "b"})
    assert her == Her(
        age=15, trades=("beads",), poor=False, on=date(2026, 10, 5), signed=("b",)
    )  # fmt: skip


def test_none_and_no_are_told_apart_from_not_known() -> None:
    assert Her.load({"age": 0, "poor": False}) == Her(age=0, poor=False) != Her()


def test_everything_that_is_wrong_with_facts_is_said_at_once() -> None:
    told: dict[str, object] = {"age": "old", "trades": "law", "hair": "black", "poor": "no"}
    with pytest.raises(Unfit) as wrong:
        Her.load(told)
    assert list(wrong.value.lines) == ["age", "trades", "hair"]
    assert wrong.value.lines["hair"].values["name"] == "hair"
    assert all(isinstance(one, Line) for one in wrong.value.lines.values())


def test_facts_have_the_day_first_and_then_their_own() -> None:
    assert [one.name for one in Her.blanks] == ["on", "age", "trades", "signed", "poor"]


def test_equal_facts_are_one_set_of_facts() -> None:
    assert len({Her(age=15), Her(age=15), Her(age=16)}) == 2


@pytest.mark.usefixtures("known_questions")
def test_a_question_is_known_by_its_code_and_a_code_is_taken_once() -> None:
    made = question("test_q", "joining", "May she?", Her, yes="Yes", no="No", open="Open")
    assert QUESTIONS["test_q"] is made and made.sought is Sought.PERMISSION
    with pytest.raises(ValueError, match="test_q"):
        question("test_q", "joining", "May she?", Her, yes="Yes", no="No", open="Open")


@pytest.mark.parametrize(("needs", "reads"), [(("aeg",), ()), (("age",), ("hair",))])
def test_a_fact_that_the_question_does_not_have_is_refused(
    needs: tuple[str, ...], reads: tuple[str, ...]
) -> None:
    with pytest.raises(ValueError, match=r"aeg|hair"):
        answers(JOIN, *needs, reads=reads)


def test_a_method_answers_one_question_only() -> None:
    leave = Question("test_leave", "leaving", "May she leave?", Her)
    with pytest.raises(ValueError, match="test_leave"):

        @answers(JOIN)
        @answers(leave)
        def joining() -> None: ...
