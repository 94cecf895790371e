"""A plain name says word by word what the readers of whole names say of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from members.rules import plain_names
from members.rules.damage import of_name
from members.rules.genders import told_by_name
from members.rules.kin import ReadName, ReadRelative, read_name, read_relative
from members.rules.names import key_and_sound
from members.rules.searching import words_of
from members.vocabulary.name_words import HALF_NAMES, HONORIFICS, JOINED_TO_LAST, NO_NAME, TITLES

WORDS = [
    *("Shazia", "AKHTAR", "bibi", "Begum", "Parveen", "Muhammad", "Md", "Abdul", "Hamid", "Nur"),
    *("Jahan", "Devi", "Lal", "Syeda", "Mst", "Wo", "so", "do", "late", "Wife", "daughter", "bint"),
    *(
        "walad",
        "Mr",
        "Kumari",
        "nil",
        "none",
        "missing",
        "No",
        "Phone",
        "",
        "X",
        "A.",
        "d/o",
        "Ali5",
    ),
    *("late's", "Km", "Latecia", "Wosima", "Sonia", "ud", "Din", "ul", "Haq", "Ben", "Bai"),
    *(word for word in (*HONORIFICS, *HALF_NAMES, *TITLES, *JOINED_TO_LAST) if word.isascii()),
    *(word for name in NO_NAME for word in name.split()),
]
NAMES = st.one_of(
    st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join),
    st.lists(st.from_regex("[A-Za-z]{1,9}", fullmatch=True), max_size=4).map(" ".join),
    st.text(max_size=30),
)


@given(name=NAMES)
def test_it_says_what_the_readers_of_whole_names_say(name: str) -> None:
    plain = plain_names.read(name)
    if plain is None:
        return
    assert read_name(name) == ReadName(name)
    assert read_relative(name) == ReadRelative(name)
    assert of_name(name) == ()
    assert plain.gender == told_by_name(name)
    assert plain.spoken == key_and_sound(name)
    assert list(plain.words) == words_of(name)


@pytest.mark.parametrize(
    "name",
    ["Shazia Bibi", "Muhammad Akram", "NASREEN", "Abdul Hamid Khan", "Nur Jahan", "Latifa Begum"],
)
def test_the_usual_names_are_plain(name: str) -> None:
    assert plain_names.read(name) is not None


@pytest.mark.parametrize(
    "name",
    [
        "", " ", "Shazia  Bibi", "Shazia ", "Shazia d/o Aslam", "Late Zubaida", "Zubaida late",
        "Shazia wife Akram", "nil", "not known", "no phone", "Missing", "Km. Rekha", "A", "شازیہ",
        "Shazia wo Akram", "Ra'ana", "Shazia5", "a" * 25, "Ai " * 8 + "Ai", "Bint Aslam",
    ],
)  # fmt: skip
def test_every_other_name_is_left_to_the_readers(name: str) -> None:
    assert plain_names.read(name) is None
