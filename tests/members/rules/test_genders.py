import pytest
from hypothesis import given
from hypothesis import strategies as st

from members.rules.genders import read_gender, told_by_name
from members.vocabulary.reasons import Reason


@pytest.mark.parametrize(
    ("cell", "gender"),
    [
        *(
            (word, "female")
            for word in ("F", "f", "W", "Female", "FEMALE.", "woman", "عورت", "خاتون")
        ),
        *((word, "female") for word in ("মহিলা", "নারী", "नारी", "महिला", "स्त्री", "ගැහැණු", "பெண்")),
        *((word, "male") for word in ("M", "m.", "Male", "مرد", "পুরুষ", "पुरुष", "පිරිමි")),
        *((word, "other") for word in ("Transgender", "third gender", "خواجہ سرا", "হিজড়া", "अन्य")),
        ("अन्य पिछड़ा वर्ग महिला", "female"),
    ],
)
def test_a_gender_is_read_in_every_language(cell, gender):
    assert read_gender(cell) == (gender, ())


@pytest.mark.parametrize("cell", ["Cat", "1", "F/M", "male female", "Shazia"])
def test_what_is_not_understood_is_said(cell):
    assert read_gender(cell) == (None, (Reason.GENDER_UNKNOWN,))


@pytest.mark.parametrize("cell", ["", " ", "-", "n/a"])
def test_an_empty_cell_gives_neither_gender_nor_remark(cell):
    assert read_gender(cell) == (None, ())


@pytest.mark.parametrize(
    "name",
    [
        *(
            "Iqbal Bibi",
            "Nasreen Begum",
            "Zubaida Khatoon",
            "Mst. Rahima",
            "Smt. Radha",
            "Syeda Noor",
        ),
        *(
            "Kamla Devi",
            "Ramila Ben",
            "Km. Sunita",
            "NASREEN D/O GHULAM RASOOL",
            "Shazia w/o Akram",
        ),
        *("سلمیٰ بی بی", "نسرین بیگم", "মোসাঃ রহিমা খাতুন", "মোছাঃ সালমা", "আয়েশা বেগম", "श्रीमती राधा"),
    ],
)
def test_some_names_tell_a_woman(name):
    assert told_by_name(name) == "female"


@pytest.mark.parametrize(
    "name", ["Md. Rahim", "মোঃ রহিম", "Mr. Khan", "Aslam s/o Zainab Bibi", "श्री राम"]
)
def test_some_names_tell_a_man(name):
    assert told_by_name(name) == "male"


@pytest.mark.parametrize(
    "name",
    [
        *("", "Nusrat", "Kausar Parveen", "Ghulam Fatima Akhtar", "Iqbal", "Syed Ali", "Devi Lal"),
        *("KM Perera", "MS Khan", "Mosa Ali", "Md", "Mr Bibi", "Anwar Jan", "কল্পনা রানী দাস"),
    ],
)
def test_most_names_tell_nothing_for_certain(name):
    assert told_by_name(name) is None


@given(st.text())
def test_no_text_raises(text):
    assert read_gender(text)[0] in (None, "female", "male", "other")
    assert told_by_name(text) in (None, "female", "male")
