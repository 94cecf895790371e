"""Names: cells taken apart, and compared in any spelling and script."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from members.rules import names
from members.rules.names import read_name, read_relation, read_relative, similar, sound
from members.rules.text import clean, fold
from members.vocabulary.people import Relation

ANY = st.text(max_size=60)
NAMES = st.lists(
    st.sampled_from(
        "Salma Bibi w/o D/O late (late) مرحوم زوجہ بی سلمیٰ Riaz Ahmad মৃত রহিমা "
        "पत्नी स्व. / ( ) - M. 12 r/o".split()
    ),
    max_size=8,
).map(" ".join)


@pytest.mark.parametrize(
    ("cell", "name", "relation", "relative"),
    [
        ("Shazia Bibi w/o Muhammad Akram", "Shazia Bibi", "wife_of", "Muhammad Akram"),
        ("NASREEN D/O GHULAM RASOOL", "NASREEN", "daughter_of", "GHULAM RASOOL"),
        ("Shazia w/of Akram", "Shazia", "wife_of", "Akram"),
        ("Shazia W / O: Akram", "Shazia", "wife_of", "Akram"),
        ("Shazia (W/o Akram)", "Shazia", "wife_of", "Akram"),
        ("Shazia wife of Akram", "Shazia", "wife_of", "Akram"),
        ("Shazia wd/o Akram", "Shazia", "widow_of", "Akram"),
        ("Aslam s/o Akram", "Aslam", "son_of", "Akram"),
        ("شازیہ بی بی زوجہ محمد اکرم", "شازیہ بی بی", "wife_of", "محمد اکرم"),
        ("نسرین دختر غلام رسول", "نسرین", "daughter_of", "غلام رسول"),
        ("نسرین بنت غلام رسول", "نسرین", "daughter_of", "غلام رسول"),
        ("اسلم ولد اکرم", "اسلم", "son_of", "اکرم"),
        ("ফাতেমা স্বামী: করিম", "ফাতেমা", "wife_of", "করিম"),
        ("रेखा देवी पत्नी राम लाल", "रेखा देवी", "wife_of", "राम लाल"),
        ("W/o Nadeem", "", "wife_of", "Nadeem"),
        ("Salma Bibi", "Salma Bibi", "unknown", ""),
        ("Sonia of Lahore", "Sonia of Lahore", "unknown", ""),
        ("মোসাঃ রহিমা খাতুন", "মোসাঃ রহিমা খাতুন", "unknown", ""),
    ],
)
def test_a_combined_cell_is_taken_apart(cell: str, name: str, relation: str, relative: str) -> None:
    read = read_name(cell)
    assert (read.full_name, str(read.relation), read.relative) == (name, relation, relative)


def test_of_a_father_and_a_husband_in_one_cell_the_husband_is_the_relative() -> None:
    read = read_name("Shazia D/O Aslam W/O late Akram")
    assert (read.relative, str(read.relation)) == ("Akram", "wife_of")
    assert (read.relative_deceased, read.other_relative) == (True, "Aslam")


def test_a_name_in_two_scripts_is_both() -> None:
    read = read_name("سلمیٰ بی بی Salma")
    assert (read.full_name, read.native) == ("Salma", "سلمیٰ بی بی")


def test_a_name_in_one_script_is_the_full_name_whatever_the_script() -> None:
    read = read_name("سلمیٰ بی بی")
    assert (read.full_name, read.native) == ("سلمیٰ بی بی", "")


@pytest.mark.parametrize("cell", ["", "-", "  ", "n/a", "Nil", "Not known", "—", "12", "..."])
def test_a_cell_that_names_nobody_gives_no_name(cell: str) -> None:
    assert read_name(cell).full_name == ""


@pytest.mark.parametrize(
    "cell", ["Late Shazia", "Shazia (late)", "Shazia, deceased", "مرحومہ شازیہ"]
)
def test_a_late_member_is_said_to_have_died(cell: str) -> None:
    read = read_name(cell)
    assert read.deceased
    assert read.full_name in ("Shazia", "شازیہ")


@pytest.mark.parametrize("name", ["Latefa Bibi", "Latif", "Dolate", "মৃতুঞ্জয়", "Late"])
def test_a_name_that_only_begins_like_late_is_left_alone(name: str) -> None:
    read = read_name(name)
    assert (read.full_name, read.deceased) == (name, False)


@pytest.mark.parametrize(
    ("cell", "name", "relation", "deceased"),
    [
        ("W/o Riaz Ahmed", "Riaz Ahmed", "wife_of", False),
        ("D/o Riaz Ahmad", "Riaz Ahmad", "daughter_of", False),
        ("w/oFarid", "Farid", "wife_of", False),
        ("Wife of Akram", "Akram", "wife_of", False),
        ("W/O LATE M. ASLAM", "M. ASLAM", "wife_of", True),
        ("মৃত হাশেম আলী", "হাশেম আলী", "unknown", True),
        ("মৃত: করিম", "করিম", "unknown", True),
        ("স্ব. রাম", "রাম", "unknown", True),
        ("स्व. राम लाल", "राम लाल", "unknown", True),
        ("زوجہ مرحوم محمد اکرم", "محمد اکرم", "wife_of", True),
        ("Late. Akram", "Akram", "unknown", True),
        ("Akram (late)", "Akram", "unknown", True),
        ("Riaz Ahmad (Husband)", "Riaz Ahmad", "wife_of", False),
        ("M. Boota", "M. Boota", "unknown", False),
        ("আঃ রহমান", "আঃ রহমান", "unknown", False),
        ("-", "", "unknown", False),
        ("Latif", "Latif", "unknown", False),
    ],
)
def test_a_relative_loses_what_stands_before_the_name(
    cell: str, name: str, relation: str, deceased: bool
) -> None:
    read = read_relative(cell)
    assert (read.name, str(read.relation), read.deceased) == (name, relation, deceased)


def test_a_residence_after_the_name_is_not_lost() -> None:
    read = read_name("Nasreen wife of Late Aslam r/o Chak 44")
    assert (read.relative, read.relative_deceased, read.residence) == ("Aslam", True, "Chak 44")


def test_a_relation_column_is_read() -> None:
    assert read_relation("W/o") is read_relation("husband") is Relation.WIFE
    assert read_relation("cousin") is Relation.UNKNOWN


@pytest.mark.parametrize(
    "group",
    [
        "Kalsoom Kulsoom Kalsum کلثوم",
        "Hameeda Hamida حمیدہ হামিদা",
        "Ahmad Ahmed احمد আহমেদ",
        "Deen Din دین",
        "Zarina Zareena زرینہ",
        "Akhtar Akhter اختر আখতার",
        "Muhammad Mohammad Mohammed Md. M. محمد মোঃ",
        "Yousaf Yusuf Yousuf یوسف",
        "Shamim Shameem شمیم",
        "Parveen Perveen Parvin پروین পারভীন",
        "Fatima Fatema Fatimah فاطمہ ফাতেমা",
        "Ayesha Aisha Ayisha عائشہ আয়েশা",
        "Rukhsana Ruksana Roxana رخسانہ",
        "Zohra Johra জোহরা",
        "Lakshmi Laxmi लक्ष्मी",
        "Abdulhamid Abdulhameed عبدالحمید",
    ],
)
def test_spellings_of_one_name_sound_the_same(group: str) -> None:
    assert len({sound(fold(word)) for word in group.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Salma", "Salim"), ("Shamim", "Shamima"), ("Hasan", "Hussain"), ("Muhammad", "Mahmood"),
        ("Farzana", "Farhana"), ("Nusrat", "Nasreen"), ("Aslam", "Akram"),
    ],
)  # fmt: skip
def test_different_names_sound_different(one: str, other: str) -> None:
    assert sound(fold(one)) != sound(fold(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Salma", "Salma Bibi"),
        ("Shazia Bebe", "Shazia Bibi"),
        ("Zareena", "Zarina Bibi"),
        ("Barkat", "Barkat Ali"),
        ("M. Boota", "Muhammad Boota"),
        ("Riaz", "Riaz Ahmad"),
        ("Kulsoom Akhter", "Kalsoom Akhtar"),
        ("Abdul Hamid", "Abdul Hameed"),
        ("Abdul Hamid", "Abdulhameed"),
        ("Nur Jahan", "Nurjahan Begum"),
        ("سلمیٰ بی بی", "Salma"),
        ("মোসাঃ রহিমা খাতুন", "Rahima"),
        ("Lal Din", "Lal Deen"),
        ("Mst. Shazia", "Shazia Parveen"),
        ("Shamim", "Shamima"),
    ],
)
def test_one_name_in_two_writings_is_similar(one: str, other: str) -> None:
    assert similar(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nasreen Begum", "Tahira Yasmeen"),
        ("Muhammad Aslam", "Muhammad Akram"),
        ("Ali", "Barkat Ali"),
        ("Salma Bibi", "Shazia Bibi"),
        ("Ghulam Rasool", "Ghulam Fatima"),
        ("Farzana", "Farhana"),
        ("", "Salma"),
        ("", ""),
        ("Bibi", "Salma Bibi"),
    ],
)
def test_two_names_are_not_similar(one: str, other: str) -> None:
    assert not similar(one, other)


def test_the_key_keeps_titles_and_order() -> None:
    assert names.key("NASREEN  begum") == names.key("Nasreen Begum")
    assert names.key("Nasreen Begum") != names.key("Nasreen Bibi")
    assert names.key("Begum Nasreen") != names.key("Nasreen Begum")


def test_the_core_is_never_empty_for_a_name() -> None:
    assert names.core("Parveen Akhtar") == names.core("Parveen Bibi") != ()
    assert names.core("Bibi") and names.core("Khan") and names.core("M")


@given(ANY | NAMES)
def test_reading_a_name_never_raises_and_keeps_to_the_cell(cell: str) -> None:
    read, relative = read_name(cell), read_relative(cell)
    for part in (read.full_name, read.native, read.relative, relative.name):
        assert part == part.strip()
        assert set(part) <= set(clean(cell)) | {" "}


@given(ANY | NAMES)
def test_the_key_is_stable_under_cleaning(name: str) -> None:
    assert names.key(name) == names.key(clean(name)) == names.key(names.key(name))
    assert " ".join(names.tokens(clean(name))) == names.key(name)


@given(ANY | NAMES, ANY | NAMES)
def test_likeness_is_symmetric_and_between_0_and_100(a: str, b: str) -> None:
    assert names.score(a, b) == names.score(b, a)
    assert 0 <= names.score(a, b) <= 100
    assert names.score(a, a) == (100 if names.key(a) else 0)


@given(ANY | NAMES)
def test_a_core_never_raises_and_stays_for_every_name(name: str) -> None:
    assert bool(names.core(name)) == bool(names.key(name)) or "بی" in name
    assert names.key_and_sound(name) == (names.key(name), (names.core(name) or ("",))[0])
