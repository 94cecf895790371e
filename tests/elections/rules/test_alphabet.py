"""Names stand in the order of their own alphabet."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from elections.rules.alphabet import key


def test_urdu_names_stand_in_the_order_of_urdu() -> None:
    names = [
        "یاسمین",
        "پروین",
        "آمنہ",
        "ثریا",
        "ٹمکین",
        "اقصیٰ",
        "بلقیس",
        "گلناز",
        "کوثر",
        "زہرہ",
        "ڑ",
    ]
    assert sorted(names, key=key) == [
        "آمنہ", "اقصیٰ", "بلقیس", "پروین", "ٹمکین", "ثریا", "ڑ", "زہرہ", "کوثر", "گلناز", "یاسمین"
    ]  # fmt: skip


def test_letters_that_look_alike_stand_together() -> None:
    assert key("كوثر")[0] == key("کوثر")[0]
    assert key("علي")[0] == key("علی")[0]


def test_vowel_marks_capitals_and_accents_make_no_difference() -> None:
    assert key("مُحَمَّد")[0] == key("محمد")[0]
    assert key("ÉVA")[0] == key("eva")[0]


def test_a_shorter_word_goes_first() -> None:
    names = ["Amina Bibi", "Aminata", "Amina"]
    assert sorted(names, key=key) == ["Amina", "Amina Bibi", "Aminata"]


def test_devanagari_keeps_its_vowels() -> None:
    assert sorted(["कूसुम", "कविता", "कामिनी"], key=key) == ["कविता", "कामिनी", "कूसुम"]


@given(st.lists(st.text(max_size=20), max_size=12), st.randoms())
def test_the_order_does_not_depend_on_who_came_first(names: list[str], chance: Random) -> None:
    mixed = sorted(names)
    chance.shuffle(mixed)
    assert sorted(mixed, key=key) == sorted(names, key=key)
