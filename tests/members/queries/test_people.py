"""What somebody typed to find a woman."""

import pytest

from members.queries.people import looks_like_an_id, own_number


@pytest.mark.parametrize(
    "typed", ["35103-0000811-2", "3510300008112", "۳۵۱۰۳۰۰۰۰۸۱۱۲", "1979 1234 5678 90123",
              "A123456", "790123456V", "9999 0000 0016"],
)  # fmt: skip
def test_what_may_be_a_card_is_taken_for_one(typed: str) -> None:
    assert looks_like_an_id(typed)


@pytest.mark.parametrize(
    "typed", ["", "Rukhsana", "Chak 44", "PK-0012207", "0300 1000711", "+92 300 1000711", "رخسانہ"]
)
def test_names_phones_and_our_own_numbers_are_not(typed: str) -> None:
    assert not looks_like_an_id(typed)


@pytest.mark.parametrize(
    ("typed", "means"),
    [("PK-0012207", 12207), (" pk-12207 ", 12207), ("PK-۰۰۱۲۲۰۷", 12207), ("XX-12", None),
     ("12207", None), ("Rukhsana", None)],
)  # fmt: skip
def test_our_own_number_is_read_in_any_digits(typed: str, means: int | None) -> None:
    assert own_number(typed) == means
