import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from members.rules.phones import ReadPhone, read_phone, usual_phones
from members.rules.text import fold_digits
from members.vocabulary.country import CODES, country
from members.vocabulary.reasons import Reason


@pytest.mark.parametrize(
    ("code", "cell", "e164"),
    [
        ("PK", "0300-1000000", "+923001000000"),
        ("PK", "0300 100 0000", "+923001000000"),
        ("PK", "0300.1000000", "+923001000000"),
        ("PK", "+92 300 1000195", "+923001000195"),
        ("PK", "+92 (0)300 1000195", "+923001000195"),
        ("PK", "923001000195", "+923001000195"),
        ("PK", "0092 300 1000195", "+923001000195"),
        ("PK", "۰۳۰۰-۱۰۰۰۰۰۰", "+923001000000"),
        ("PK", "\u202a0300-1000000\u202c", "+923001000000"),
        ("PK", "Mob: 0300-1000000 (husband)", "+923001000000"),
        ("PK", "0399-1234567", "+923991234567"),  # no operator has it; its shape is right
        ("PK", "042-35761234", "+924235761234"),
        ("PK", "042/35761234", "+924235761234"),
        ("BD", "০১৭১২০০০০০০", "+8801712000000"),
        ("BD", "+8801712000342", "+8801712000342"),
        ("BD", "02-9551234", "+88029551234"),
        ("IN", "98123 45678", "+919812345678"),  # mobile numbers are written without 0 there
        ("IN", "098123 45678", "+919812345678"),
        ("IN", "022-23456789", "+912223456789"),
        ("NP", "9841234567", "+9779841234567"),
        ("NP", "01-4412345", "+97714412345"),
        ("LK", "011 2345678", "+94112345678"),
        ("MV", "7712345.0", "+9607712345"),
        ("BT", "17123456.0", "+97517123456"),
    ],
)
def test_a_number_of_the_right_shape_is_read_without_remark(code, cell, e164):
    assert read_phone(cell, country(code)) == ReadPhone(e164)


@pytest.mark.parametrize(
    ("code", "cell", "e164"),
    [
        ("PK", "3001000182", "+923001000182"),
        ("PK", "3001000182.0", "+923001000182"),
        ("PK", "3.001000182E+9", "+923001000182"),
        ("BD", "১৭১২০০০৩৬১", "+8801712000361"),
        ("LK", "712345678", "+94712345678"),
        ("AF", "701234567", "+93701234567"),
    ],
)
def test_a_lost_leading_zero_is_restored_and_said(code, cell, e164):
    assert read_phone(cell, country(code)) == ReadPhone(e164, (), (Reason.PHONE_ZERO_RESTORED,))


@pytest.mark.parametrize(
    ("code", "cell", "reason"),
    [
        ("PK", "0300-100208", Reason.PHONE_INVALID),
        ("PK", "0300-10000000", Reason.PHONE_INVALID),
        ("PK", "+92 300 100020", Reason.PHONE_INVALID),
        ("PK", "+92 300 •••••26", Reason.PHONE_INVALID),
        ("PK", "ask her brother", Reason.PHONE_INVALID),
        ("PK", "35103-0000100-2", Reason.PHONE_INVALID),
        ("BD", "5500000077", Reason.PHONE_INVALID),  # a smart card's number in the wrong column
        ("BD", "0171200036", Reason.PHONE_INVALID),
        ("IN", "981234567", Reason.PHONE_INVALID),
        ("NP", "984123456", Reason.PHONE_INVALID),
        ("LK", "071234567", Reason.PHONE_INVALID),
        ("MV", "77123456", Reason.PHONE_INVALID),
        ("BT", "1712345", Reason.PHONE_INVALID),
        ("PK", "3.00E+09", Reason.PHONE_PRECISION_LOST),
        ("PK", "", Reason.PHONE_MISSING),
        ("PK", "-", Reason.PHONE_MISSING),
        ("PK", "نہیں", Reason.PHONE_MISSING),
        ("PK", "0000-0000000", Reason.PHONE_MISSING),
    ],
)
def test_what_cannot_be_dialled_is_left_empty_with_its_reason(code, cell, reason):
    assert read_phone(cell, country(code)) == ReadPhone(None, (), (reason,))


@pytest.mark.parametrize(
    ("code", "cell", "e164"),
    [
        ("PK", "+8801712000361", "+8801712000361"),
        ("PK", "8801712000361", "+8801712000361"),
        ("PK", "00971 50 123 4567", "+971501234567"),  # a husband in the Gulf
        ("NP", "+91 98123 45678", "+919812345678"),
    ],
)
def test_a_number_of_another_country_is_kept_and_said(code, cell, e164):
    assert read_phone(cell, country(code)) == ReadPhone(e164, (), (Reason.PHONE_FOREIGN,))


@pytest.mark.parametrize(
    "cell",
    [
        "0300-1000000 / 0301-1000001",
        "0300-1000000, 0301-1000001",
        "0300-1000000 0301-1000001",
        "0300-1000000\n0301-1000001",
        "0300-1000000 & +92 301 1000001",
        "0300-1000000 (own) 0301-1000001 (son)",
        "0300-1000000 / 0301-1000001 / 0300 1000000",
    ],
)
def test_several_numbers_in_a_cell_are_all_kept_the_first_first(cell):
    assert read_phone(cell, country("PK")) == ReadPhone("+923001000000", ("+923011000001",))


def test_one_number_of_several_that_cannot_be_read_is_said():
    read = read_phone("0300-100208 / 0301-1000001", country("PK"))
    assert read == ReadPhone("+923011000001", (), (Reason.PHONE_INVALID,))


def test_two_numbers_are_never_joined_into_one():
    assert read_phone("9551234/5", country("BD")).e164 is None


cells = st.one_of(
    st.text(),
    st.text(alphabet="0123456789+-() ./,০১৭۳۰E", max_size=40),
    st.from_regex(r"0?[1-9]\d{6,10}", fullmatch=True),
)


@given(cells, st.sampled_from(CODES))
def test_no_cell_raises_and_no_digit_is_invented(cell, code):
    read = read_phone(cell, country(code))
    assert (read.e164 is None) <= bool(read.remarks)
    digits = re.sub(r"\D", "", fold_digits(cell))
    prefix = country(code).phone_prefix
    for number in filter(None, (read.e164, *read.others)):
        assert re.fullmatch(r"\+\d{7,15}", number)
        rest = iter(digits)
        assert all(digit in rest for digit in number.removeprefix(prefix).lstrip("+"))


@given(cells, st.sampled_from(CODES))
def test_a_number_read_again_is_itself(cell, code):
    first = read_phone(cell, country(code)).e164
    if first:
        assert read_phone(first, country(code)).e164 == first


@given(
    st.lists(st.one_of(cells, st.from_regex(r"(03|3|\+923)\d\d[- ]?\d{7}")), max_size=6), st.data()
)
def test_read_together_each_cell_says_what_it_says_alone(
    written: list[str], data: st.DataObject
) -> None:
    home = country(data.draw(st.sampled_from(CODES)))
    for cell, found in zip(written, usual_phones(written, home), strict=True):
        if found is not None:
            assert read_phone(cell, home) == ReadPhone(found)


def test_the_usual_cells_are_read_together() -> None:
    home = country("PK")
    written = ["0300-1000000", "+92 300 1000001", "3001000002", "", "042-35761234", "0300 / 0333"]
    assert usual_phones(written, home) == ["+923001000000", "+923001000001", None, None, None, None]
    assert usual_phones(["0300-1000000", "0300.1000001"], home) == [None, None]
    assert usual_phones(["0300-1000000", "0300-1000001\n"], home) == [None, None]
    assert usual_phones([], home) == []
