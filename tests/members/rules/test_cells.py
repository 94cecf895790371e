import pytest
from hypothesis import given
from hypothesis import strategies as st

from members.rules.cells import says_nothing, whole_number


@pytest.mark.parametrize(
    "cell",
    [
        "",
        "  ",
        "-",
        "---",
        "nil",
        "N/A",
        "n.a.",
        "0",
        "00000",
        "نہیں",
        "নাই",
        "Applied for",
        "?",
        "छैन",
    ],
)
def test_words_for_nothing_say_nothing(cell):
    assert says_nothing(cell)


@pytest.mark.parametrize("cell", ["Nila", "10", "No 5", "35202-0000012-2", "نہیں علی", "x" * 50])
def test_anything_else_says_something(cell):
    assert not says_nothing(cell)


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("3510300001002.0", ("3510300001002", False)),
        ("3510300001002.00", ("3510300001002", False)),
        ("'3510300001002.", ("3510300001002", False)),
        ("3510300001002", ("3510300001002", False)),
        ("3510300001002.5", ("3510300001002.5", False)),
        ("3.51E+12", ("3.51E+12", True)),
        ("3,51E+12", ("3,51E+12", True)),
        ("3.510300001002E+12", ("3510300001002", False)),
        ("3.51030000100E+12", ("3.51030000100E+12", True)),
        ("4e12", ("4e12", True)),
        ("123456789012345.0", ("123456789012345", False)),  # 15 digits are exact
        ("1234567890123456.0", ("1234567890123456.0", True)),
        ("Shazia", ("Shazia", False)),
    ],
)
def test_what_a_number_format_did_is_undone_or_named(text, made):
    assert whole_number(text) == made


@given(st.integers(10**9, 10**15 - 1))
def test_a_float_of_a_whole_number_gives_the_number_back(number):
    assert whole_number(str(float(number))) == (str(number), False)


@given(st.text())
def test_no_text_raises(text):
    says_nothing(text)
    whole_number(text)
