"""Numbers from a paper roll: ranges, any digits, and what is none is told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elections.rules.numbers import HIGHEST, read, written


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("", ()),
        ("17", (17,)),
        ("3-6, 9", (3, 4, 5, 6, 9)),
        ("3 – 5;5,  4\n12", (3, 4, 5, 12)),
        ("۱۷، ۲۱-۲۳", (17, 21, 22, 23)),
        ("১-৩", (1, 2, 3)),
        ("007", (7,)),
    ],
)  # fmt: skip
def test_what_is_typed_is_read(typed: str, numbers: tuple[int, ...]) -> None:
    assert read(typed).numbers == numbers
    assert not read(typed).wrong


@pytest.mark.parametrize("typed", ["0", "9-3", "-4", "4-", "Rukhsana", "1.5", "1-9999999", "²"])
def test_what_is_no_number_is_told(typed: str) -> None:
    assert read(f"2, {typed}").numbers == (2,)
    assert read(f"2, {typed}").wrong == (typed,)


def test_more_than_a_roll_has_is_not_taken() -> None:
    assert read("1-100000").wrong == ()
    assert read("1-100001").wrong == ("1-100001",)


@given(st.sets(st.integers(1, HIGHEST), max_size=200))
def test_what_is_written_is_read_again(numbers: set[int]) -> None:
    assert read(written(tuple(numbers))).numbers == tuple(sorted(numbers))


@given(st.text(max_size=60))
def test_any_text_is_read(typed: str) -> None:
    found = read(typed)
    assert list(found.numbers) == sorted(set(found.numbers))
    assert all(1 <= one <= HIGHEST for one in found.numbers)
