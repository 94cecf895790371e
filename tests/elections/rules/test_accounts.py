"""The ballot account: every line that does not agree is told, with by how much."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elections.rules.accounts import Account, agree
from elections.vocabulary.outcomes import Rejected

RIGHT = {
    "printed": 150, "unused": 30, "issued": 120, "spoilt": 2, "not_put_in": 1, "box": 115,
    "challenged": 1, "tendered": 1, "valid": 112,
    "rejected": {Rejected.BLANK: 3, Rejected.TOO_MANY: 1}, "votes": {"a": 70, "b": 42},
    "marked_voters": 118, "on_roll": 120,
}  # fmt: skip


def faults(**told: object) -> dict[str, int]:
    found = agree(Account(**{**RIGHT, **told}))  # type: ignore[arg-type]
    return {one.line: one.by for one in found}


def test_an_account_that_agrees_has_no_faults() -> None:
    assert faults() == {}


@pytest.mark.parametrize(("told", "line", "by"), [
    ({"unused": 28}, "printed", 2),
    ({"spoilt": 3}, "issued", -1),
    ({"valid": 113, "votes": {"a": 71, "b": 42}}, "counted", -1),
    ({"votes": {"a": 70, "b": 43}}, "votes", 1),
    ({"marked_voters": 121}, "turnout", 1),
    ({"marked_voters": 114}, "box", 1),
])  # fmt: skip
def test_a_line_that_does_not_agree_says_by_how_much(
    told: dict[str, object], line: str, by: int
) -> None:
    assert faults(**told) == {line: by}


def test_ten_votes_on_three_valid_papers_are_told() -> None:
    wrong = Account(valid=3, votes={"a": 10}, marks=1)
    assert {one.line for one in agree(wrong)} == {"votes"}
    assert max(one.by for one in agree(wrong)) == 7


def test_with_several_marks_fewer_votes_than_allowed_are_right() -> None:
    assert agree(Account(valid=10, votes={"a": 9, "b": 8, "c": 4}, marks=3)) == ()
    (fault,) = agree(Account(valid=10, votes={"a": 10, "b": 10, "c": 10, "d": 1}, marks=3))
    assert (fault.line, fault.by) == ("votes", 1)


def test_what_is_not_counted_yet_says_nothing() -> None:
    assert agree(Account(printed=150, issued=120)) == ()
    assert agree(Account(printed=150)) == ()


@pytest.mark.parametrize("told", [{"box": -1}, {"rejected": {Rejected.BLANK: -2}},
                                  {"votes": {"a": -1}}])  # fmt: skip
def test_no_figure_is_negative(told: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="not negative"):
        Account(**told)  # type: ignore[arg-type]


@given(st.tuples(*[st.integers(0, 40)] * 8))
def test_an_account_put_together_from_its_parts_always_agrees(parts: tuple[int, ...]) -> None:
    unused, spoilt, away, tendered, challenged, blank, first, second = parts
    valid = first + second
    box = max(0, valid + blank - challenged)
    challenged = valid + blank - box
    issued = box + spoilt + away + tendered + challenged
    account = Account(
        printed=issued + unused, unused=unused, issued=issued, spoilt=spoilt, not_put_in=away,
        box=box, challenged=challenged, tendered=tendered, valid=valid,
        rejected={Rejected.BLANK: blank}, votes={"a": first, "b": second}, marked_voters=issued,
        on_roll=issued,
    )  # fmt: skip
    assert agree(account) == ()
