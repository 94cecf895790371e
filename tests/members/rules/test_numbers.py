import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import verhoeff

from members.rules.numbers import (
    ReadNumber,
    display,
    family,
    link_key,
    mask,
    read_number,
    swapped,
    usual_numbers,
)
from members.rules.text import fold_digits
from members.vocabulary.country import CODES, country
from members.vocabulary.reasons import Reason

SOUND = [
    ("PK", "35103-0000100-2", "PK_CNIC", "3510300001002"),
    ("PK", "3510300001062", "PK_CNIC", "3510300001062"),
    ("PK", "35103 0000107 2", "PK_CNIC", "3510300001072"),
    ("PK", "۳۵۱۰۳-۰۰۰۰۱۰۰-۲", "PK_CNIC", "3510300001002"),
    ("PK", "35103–0000100–2", "PK_CNIC", "3510300001002"),
    ("PK", "\u200e35103-0000100-2\u200f", "PK_CNIC", "3510300001002"),
    ("PK", "CNIC: 35103-0000100-2", "PK_CNIC", "3510300001002"),
    ("PK", "CNIC No.3510300001002", "PK_CNIC", "3510300001002"),
    ("PK", "3510300001002.0", "PK_CNIC", "3510300001002"),
    ("PK", "'3510300001002", "PK_CNIC", "3510300001002"),
    ("PK", "3,510,300,001,002", "PK_CNIC", "3510300001002"),
    ("PK", "3.510300001002E+12", "PK_CNIC", "3510300001002"),
    ("PK", "81103-0000100-2", "PK_CNIC", "8110300001002"),  # Azad Kashmir
    ("PK", "3520200009018 03024000901", "PK_CNIC", "3520200009018"),
    ("BD", "১৯৬৫২৬৯২৬০০০০০৬০০", "BD_NID17", "19652692600000600"),
    ("BD", "1979 2692600 000614", "BD_NID17", "19792692600000614"),
    ("BD", "০৫৫০০০০০৭০", "BD_NID10", "0550000070"),
    ("BD", "NID 5500000999", "BD_NID10", "5500000999"),
    ("IN", "9999 0000 0016", "IN_AADHAAR", "999900000016"),
    ("IN", "9999-0000-0016", "IN_AADHAAR", "999900000016"),
    ("IN", "९९९९ ०००० ००१६", "IN_AADHAAR", "999900000016"),
    ("IN", "xyz0000018", "IN_EPIC", "XYZ0000018"),
    ("IN", "EPIC: XYZ 0000018", "IN_EPIC", "XYZ0000018"),
    ("LK", "655600150V", "LK_NIC_OLD", "655600150V"),
    ("LK", "65 560 0150 x", "LK_NIC_OLD", "655600150X"),
    ("LK", "653660150V", "LK_NIC_OLD", "653660150V"),  # day 366
    ("LK", "655010150V", "LK_NIC_OLD", "655010150V"),  # day 501
    ("LK", "658660150V", "LK_NIC_OLD", "658660150V"),  # day 866
    ("LK", "196556000150", "LK_NIC_NEW", "196556000150"),
    ("NP", "27-01-70-00712", "NP_CITIZENSHIP", "27-01-70-00712"),
    ("NP", "ना.प्र.नं. २७ – ०१ – ७० – ००७१२", "NP_CITIZENSHIP", "27-01-70-00712"),
    ("NP", "27-01-75-715", "NP_CITIZENSHIP", "27-01-75-715"),
    ("NP", "123/4567", "NP_CITIZENSHIP", "123/4567"),
    ("NP", "550-000-007-7", "NP_NID", "5500000077"),
    ("BT", "11404900001", "BT_CID", "11404900001"),
    ("BT", "1 14 04 900001", "BT_CID", "11404900001"),
    ("MV", "a990000", "MV_ID", "A990000"),
    ("MV", "A-990000", "MV_ID", "A990000"),
    ("AF", "۱۴۰۰-۰۱۰۰-۰۰۸۰۰", "AF_ETAZKIRA", "1400-0100-00800"),
    ("AF", " jild 12 safha 34  sabt 56 ", "AF_TAZKIRA", "jild 12 safha 34 sabt 56"),
]


@pytest.mark.parametrize(("code", "cell", "kind", "number"), SOUND)
def test_a_sound_number_is_read_without_remark(code, cell, kind, number):
    read = read_number(cell, country(code))
    assert (read.kind, read.number, read.remarks) == (kind, number, ())


@pytest.mark.parametrize(
    ("code", "cell", "kind", "reason"),
    [
        ("PK", "3.51E+12", "PK_CNIC", Reason.ID_PRECISION_LOST),
        ("PK", "35103-000109-2", "PK_CNIC", Reason.ID_WRONG_LENGTH),
        ("PK", "35103-00001099-2", "PK_CNIC", Reason.ID_WRONG_LENGTH),
        (
            "PK",
            "351O3-0000100-2",
            "PK_CNIC",
            Reason.ID_WRONG_LENGTH,
        ),  # a letter O is not guessed at
        (
            "PK",
            "35103-0000100-2 / 35103-0000101-2",
            "PK_CNIC",
            Reason.ID_INVALID,
        ),  # whose is whose?
        ("PK", "Nadeem", "PK_CNIC", Reason.ID_INVALID),
        ("PK", "35103-•••••00-2", "PK_CNIC", Reason.ID_MASKED),  # our own mask comes back
        ("BD", "১৯৭৭২৬৯২৬০০০০০৬১", "BD_NID17", Reason.ID_WRONG_LENGTH),
        ("BD", "550000070", "BD_NID17", Reason.ID_WRONG_LENGTH),  # its zero is not put back
        ("BD", "269260000060", "BD_NID17", Reason.ID_WRONG_LENGTH),
        ("BD", "26926000006001", "BD_NID17", Reason.ID_WRONG_LENGTH),
        ("BD", "18652692600000600", "BD_NID17", Reason.ID_INVALID),
        ("BD", "1.96526926000006e+16", "BD_NID17", Reason.ID_PRECISION_LOST),
        ("BD", "19652692600000600.0", "BD_NID17", Reason.ID_PRECISION_LOST),
        ("IN", "999900000010", "IN_AADHAAR", Reason.ID_CHECK_DIGIT),
        ("IN", "199900000016", "IN_AADHAAR", Reason.ID_INVALID),
        ("IN", "99990000001", "IN_AADHAAR", Reason.ID_WRONG_LENGTH),
        ("IN", "XYZ0000019", "IN_EPIC", Reason.ID_CHECK_DIGIT),
        ("IN", "XYZ000001", "IN_EPIC", Reason.ID_WRONG_LENGTH),
        ("LK", "55600150V", "LK_NIC_OLD", Reason.ID_WRONG_LENGTH),
        ("LK", "655600150", "LK_NIC_OLD", Reason.ID_WRONG_LENGTH),
        ("LK", "650000150V", "LK_NIC_OLD", Reason.ID_INVALID),
        ("LK", "653670150V", "LK_NIC_OLD", Reason.ID_INVALID),
        ("LK", "655000150V", "LK_NIC_OLD", Reason.ID_INVALID),
        ("LK", "658670150V", "LK_NIC_OLD", Reason.ID_INVALID),
        ("LK", "196586700150", "LK_NIC_NEW", Reason.ID_INVALID),
        ("LK", "186556000150", "LK_NIC_NEW", Reason.ID_INVALID),
        ("BT", "12104900001", "BT_CID", Reason.ID_INVALID),  # there is no dzongkhag 21
        ("BT", "41404900001", "BT_CID", Reason.ID_INVALID),
        ("BT", "1140490000", "BT_CID", Reason.ID_WRONG_LENGTH),
        ("MV", "990000", "MV_ID", Reason.ID_WRONG_LENGTH),
        ("MV", "A9900001", "MV_ID", Reason.ID_WRONG_LENGTH),
        ("NP", "27", "NP_CITIZENSHIP", Reason.ID_WRONG_LENGTH),
        ("NP", "सीता", "NP_CITIZENSHIP", Reason.ID_INVALID),
        ("NP", "2.70E+10", "NP_CITIZENSHIP", Reason.ID_PRECISION_LOST),
        ("AF", "گلثوم", "AF_TAZKIRA", Reason.ID_INVALID),
        ("AF", "9" * 61, "AF_TAZKIRA", Reason.ID_INVALID),
    ],
)
def test_a_damaged_number_is_left_empty_with_its_reason(code, cell, kind, reason):
    read = read_number(cell, country(code))
    assert (read.kind, read.number, read.remarks) == (kind, None, (reason,))


@pytest.mark.parametrize(
    "cell", ["", " ", "-", "nil", "n/a", "0000000000000", "نہیں", "নাই", "applied for"]
)
@pytest.mark.parametrize("code", CODES)
def test_a_cell_that_says_nothing_counts_as_missing(code, cell):
    home = country(code)
    assert read_number(cell, home) == ReadNumber(home.default_document, None, (Reason.ID_MISSING,))


@pytest.mark.parametrize("code", ["PK", "BD"])
def test_one_digit_all_the_way_is_no_number(code):
    assert read_number("1111111111111", country(code)).remarks == (Reason.ID_MISSING,)


def test_the_old_number_of_bangladesh_is_kept_and_remarked():
    read = read_number("২৬৯২৬০০০০০৬০৮", country("BD"))
    assert read == ReadNumber("BD_NID13", "2692600000608", (Reason.ID_OLD_FORMAT,))


def test_a_birth_registration_is_another_document():
    read = read_number("জন্ম নিবন্ধন ১৯৮৮২৬৯২৬০০০০০৬২৩", country("BD"))
    assert read == ReadNumber(
        "BD_BIRTH_REG", "19882692600000623", (Reason.ID_OTHER_DOCUMENT,), 1988
    )
    short = read_number("Birth reg. 1988269260000", country("BD"))
    assert (short.number, short.remarks) == (
        None,
        (Reason.ID_OTHER_DOCUMENT, Reason.ID_WRONG_LENGTH),
    )


@pytest.mark.parametrize(
    "cell", ["XXXX XXXX 0016", "xxxxxxxx0016", "****-****-0016", "XXXX-XXXX-০০১৬"]
)
def test_a_masked_aadhaar_keeps_its_last_four_digits_but_not_as_a_number(cell):
    assert read_number(cell, country("IN")) == ReadNumber(
        "IN_AADHAAR", None, (Reason.ID_MASKED,), tail="0016"
    )


@pytest.mark.parametrize(
    ("code", "cell", "year", "gender"),
    [
        ("PK", "35202-0000012-2", None, "female"),
        ("PK", "35202-0000012-3", None, "male"),
        ("PK", "35202-0000012-0", None, None),  # sources differ
        ("BD", "19652692600000600", 1965, None),
        ("BD", "2692600000600", None, None),
        ("LK", "655600150V", 1965, "female"),
        ("LK", "650600150V", 1965, "male"),
        ("LK", "196556000150", 1965, "female"),
        ("LK", "200106000150", 2001, "male"),
    ],
)
def test_a_number_tells_birth_year_and_gender_where_it_carries_them(code, cell, year, gender):
    read = read_number(cell, country(code))
    assert (read.birth_year, read.gender) == (year, gender)


def test_old_and_new_forms_of_one_document_have_one_key():
    assert link_key("BD_NID17", "19652692600000600") == link_key("BD_NID13", "2692600000600")
    assert link_key("LK_NIC_OLD", "655600150V") == link_key("LK_NIC_NEW", "196556000150")
    assert link_key("LK_NIC_OLD", "655600150V") == link_key("LK_NIC_OLD", "655600150X")
    certificate = {"27-01-70-00712", "27-01-70-712", "27017000712", "27-1-70-712"}
    assert {link_key("NP_CITIZENSHIP", number) for number in certificate} == {"27-1-70-712"}


def test_a_family_holds_the_forms_of_one_document_only():
    assert family("BD_NID13") == family("BD_NID17") != family("BD_NID10")
    assert family("LK_NIC_OLD") == family("LK_NIC_NEW")
    assert family("PK_CNIC") == "PK_CNIC" != family("BD_BIRTH_REG")


@pytest.mark.parametrize(
    ("kind", "number", "shown", "masked"),
    [
        ("PK_CNIC", "3510300001002", "35103-0000100-2", "35103-•••••00-2"),
        ("IN_AADHAAR", "999900000016", "9999 0000 0016", "•••• •••• 0016"),
        ("BD_NID17", "19652692600000600", "19652692600000600", "1965•••••••••0600"),
        ("LK_NIC_OLD", "655600150V", "655600150V", "65•••••50V"),
        ("NP_CITIZENSHIP", "27-01-70-00712", "27-01-70-00712", "27-••-••-•••12"),
        ("NP_CITIZENSHIP", "123", "123", "•••"),
    ],
)
def test_a_number_is_shown_as_people_write_it_and_masked_for_others(kind, number, shown, masked):
    assert display(kind, number) == shown
    assert mask(kind, number) == masked


def test_one_swap_of_neighbours_is_told_from_other_differences():
    assert swapped("3520200009042", "3520200009402")
    assert not swapped("3520200009042", "3520200009042")
    assert not swapped("3520200009042", "352020000904")
    assert not swapped("3520200009042", "3520200009043")
    assert not swapped("12345", "21354")  # two swaps
    assert not swapped("1232", "3212")  # not neighbours


cells = st.one_of(
    st.text(),
    st.text(alphabet="0123456789-. /VvXxAE+০১২৩۴۵६•জন্ম:,", max_size=40),
    st.from_regex(r"\d{9,17}[Vv]?", fullmatch=True),
)


def _within(part: str, whole: str) -> bool:
    rest = iter(whole)
    return all(digit in rest for digit in part)


def _digits(text: str) -> str:
    return re.sub(r"\D", "", fold_digits(text))


@given(cells, st.sampled_from(CODES))
def test_no_cell_raises_and_no_digit_is_invented(cell, code):
    read = read_number(cell, country(code))
    assert read.kind in {document.kind for document in country(code).documents}
    assert (read.number is None) <= bool(read.remarks)
    for value in (read.number, read.tail):
        assert value is None or _within(_digits(value), _digits(cell))
    if read.number:
        assert link_key(read.kind, read.number)
        hidden = mask(read.kind, read.number)
        assert read.kind == "PK_CNIC" or 2 * len(_digits(hidden)) <= len(_digits(read.number))


@given(cells, st.sampled_from(CODES))
def test_a_number_shown_and_read_again_is_the_same_number(cell, code):
    read = read_number(cell, country(code))
    if read.number and read.kind != "BD_BIRTH_REG":
        again = read_number(display(read.kind, read.number), country(code))
        assert (again.kind, again.number) == (read.kind, read.number)


@given(
    st.lists(st.one_of(cells, st.from_regex(r"\d{5}-\d{7}-\d|A\d{6}", fullmatch=True)), max_size=6),
    st.sampled_from(CODES),
)
def test_read_together_each_cell_says_what_it_says_alone(written, code):
    for cell, found in zip(written, usual_numbers(written, country(code)), strict=True):
        assert found is None or found == read_number(cell, country(code))


def test_the_usual_cells_are_read_together():
    written = ["35103-0000100-2", "3510300001002", "35103/0000100/2", "", "00000-0000000-0"]
    hers = ReadNumber("PK_CNIC", "3510300001002", gender="female")
    assert usual_numbers(written, country("PK")) == [hers, hers, None, None, None]
    assert usual_numbers(["35103-0000100-2", "35103-0000100-2\n"], country("PK")) == [None, None]
    assert usual_numbers(["35103-0000100-2", "۳۵۱۰۳"], country("PK")) == [None, None]
    assert usual_numbers([], country("PK")) == []


@given(
    st.from_regex(r"\A[2-9]\d{10}\Z", fullmatch=True).map(lambda s: "".join(str(int(c)) for c in s))
)
def test_our_check_digit_agrees_with_the_librarys(stem):
    whole = stem + verhoeff.calc_check_digit(stem)
    if whole != whole[::-1] and len(set(whole)) > 1:
        assert read_number(whole, country("IN")).number == whole
    wrong = stem + str((int(whole[-1]) + 1) % 10)
    if wrong != wrong[::-1]:
        assert read_number(wrong, country("IN")).remarks == (Reason.ID_CHECK_DIGIT,)
