import re

import pytest

from members.rules import numbers, phones
from members.vocabulary.country import CODES, countries, country


def test_there_are_eight_countries_each_under_its_own_code():
    assert tuple(one.code for one in countries()) == CODES
    assert len(CODES) == 8


def test_a_country_is_read_once():
    assert country("PK") is country("PK")


@pytest.mark.parametrize("code", ["XX", "pk", "", "../PK"])
def test_any_other_code_is_refused(code):
    with pytest.raises(KeyError):
        country(code)


@pytest.mark.parametrize("one", countries(), ids=lambda one: one.code)
def test_a_country_is_complete(one):
    assert one.name and one.native_name and one.languages
    assert re.fullmatch(r"[A-Z]{3}", one.currency) and one.currency_symbol
    assert re.fullmatch(r"\+\d{2,3}", one.phone_prefix) and one.trunk_prefix in ("", "0")
    assert one.native_digits == "" or [int(digit) for digit in one.native_digits] == [*range(10)]
    assert set(one.weekend) <= set(range(1, 8)) and one.weekend
    assert one.calendar in ("gregorian", "bikram_sambat", "solar_hijri")
    assert one.date_order in ("dmy", "mdy", "ymd")
    assert one.document(one.default_document) in one.documents
    with pytest.raises(KeyError):
        one.document("passport")


@pytest.mark.parametrize(
    ("code", "kind", "example"),
    [(one.code, doc.kind, doc.example) for one in countries() for doc in one.documents],
)
def test_the_example_of_each_document_is_read_as_that_document(code, kind, example):
    cell = f"জন্ম নিবন্ধন {example}" if kind == "BD_BIRTH_REG" else example
    read = numbers.read_number(cell, country(code))
    assert (read.kind, read.number) == (kind, example)


@pytest.mark.parametrize(
    ("code", "national", "e164"),
    [
        ("AF", "070 123 4567", "+93701234567"),
        ("BD", "01812-345678", "+8801812345678"),
        ("BT", "17 12 34 56", "+97517123456"),
        ("IN", "081234 56789", "+918123456789"),
        ("LK", "071 234 5678", "+94712345678"),
        ("MV", "771-2345", "+9607712345"),
        ("NP", "984-1234567", "+9779841234567"),
        ("PK", "0301 2345678", "+923012345678"),
    ],
)
def test_the_field_lists_example_phone_of_each_country_is_read(code, national, e164):
    assert phones.read_phone(national, country(code)) == phones.ReadPhone(e164)
    assert phones.read_phone(e164, country(code)) == phones.ReadPhone(e164)
