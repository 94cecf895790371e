"""Spelling variants in one column of places."""

from hypothesis import given
from hypothesis import strategies as st

from members.rules.spellings import variant_of


def test_a_rare_misspelling_points_at_the_usual_writing() -> None:
    counts = {"rasul nagar": 1, "Rasool Nagar": 34}
    assert variant_of(counts) == {"rasul nagar": "Rasool Nagar"}


def test_districts_of_a_public_list_find_their_spelling() -> None:
    pairs = {"Muzafargarh": "Muzaffargarh", "Milir": "Malir", "Mandi Bahuddin": "Mandi Bahauddin"}
    counts = {**dict.fromkeys(pairs, 1), **dict.fromkeys(pairs.values(), 9)}
    assert variant_of(counts) == pairs


def test_case_and_spacing_are_not_a_variant() -> None:
    assert variant_of({"RASOOL NAGAR": 1, "Rasool Nagar": 9, "Rasoolnagar": 1}) == {}


def test_digits_must_be_equal() -> None:
    assert variant_of({"Chak 44": 9, "Chak 45": 1, "Chak": 1}) == {}
    assert variant_of({"Chak ۴۴": 1, "Chak 44": 9}) == {}


def test_short_words_must_be_equal() -> None:
    assert variant_of({"Nai Basti": 9, "Naya Basti": 1, "Block A": 9, "Block E": 1}) == {}


def test_without_a_usual_writing_nothing_is_said() -> None:
    assert variant_of({"Rasul Nagar": 1, "Rasool Nagar": 1}) == {}


@given(st.dictionaries(st.text(max_size=12), st.integers(1, 50), max_size=12))
def test_a_variant_is_never_itself_a_target(counts: dict[str, int]) -> None:
    found = variant_of(counts)
    assert not set(found) & set(found.values())
    assert set(found) | set(found.values()) <= set(counts)
