"""Headings of member lists are recognised in every language and spelling that lists have."""

import pytest

from members.rules.headings import Meaning, guess, recognise, settle
from members.vocabulary.columns import Column


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("S.No", Column.IGNORE),
        ("Sr. #", Column.IGNORE),
        ("#", Column.IGNORE),
        ("No.", Column.IGNORE),
        ("ক্রমিক", Column.IGNORE),
        ("Name", Column.FULL_NAME),
        (" NAME of the  Member ", Column.FULL_NAME),
        ("Members' Names", Column.FULL_NAME),
        ("সদস্যের নাম", Column.FULL_NAME),
        ("नाम", Column.FULL_NAME),
        ("නම", Column.FULL_NAME),
        ("பெயர்", Column.FULL_NAME),
        ("Name (Urdu)", Column.FULL_NAME_NATIVE),
        ("Father/Husband Name", Column.RELATIVE_NAME),
        ("H/F Name", Column.RELATIVE_NAME),
        ("S/o, D/o, W/o", Column.RELATIVE_NAME),
        ("C/o", Column.RELATIVE_NAME),
        ("Husband / Father", Column.RELATIVE_NAME),
        ("والد/شوہر کا نام", Column.RELATIVE_NAME),
        ("পিতা/স্বামী", Column.RELATIVE_NAME),
        ("पिता/पति का नाम", Column.RELATIVE_NAME),
        ("बाबु/श्रीमानको नाम", Column.RELATIVE_NAME),
        ("Father's Name", Column.FATHER_NAME),
        ("F. Name", Column.FATHER_NAME),
        ("W/o", Column.HUSBAND_NAME),
        ("CO", Column.BODY),
        ("Name of Association", Column.BODY),
        ("C.N.I.C", Column.NATIONAL_ID),
        ("Member's CNIC No", Column.NATIONAL_ID),
        ("شناختی کارڈ نمبر", Column.NATIONAL_ID),
        ("नागरिकता नं", Column.NATIONAL_ID),
        ("এনআইডি", Column.NATIONAL_ID),
        ("Aadhaar", Column.NATIONAL_ID),
        ("Cell #", Column.PHONE),
        ("Phone 2", Column.PHONE),
        ("Contact Number (WhatsApp)", Column.PHONE),
        ("Village/Mohalla", Column.LOCALITY),
        ("পেশা", Column.TRADE),
        ("সঞ্চয় (টাকা)", Column.SAVINGS),
        ("Savings (Rs.)", Column.SAVINGS),
        ("Share", Column.SHARES),
        ("پتہ / Address", Column.ADDRESS),
        ("DOB (dd/mm/yyyy)", Column.BIRTH_DATE),
    ],
)
def test_a_known_heading_has_its_meaning(heading: str, column: Column) -> None:
    meaning = recognise(heading)
    assert meaning is not None
    assert meaning.column is column
    assert not meaning.guessed


@pytest.mark.parametrize(
    "heading",
    [
        "Father CNIC",
        "Husband Mobile",
        "Nominee Name",
        "Name of Bank",
        "What is this",
        "",
        "12",
        "F",
    ],
)
def test_what_is_about_somebody_else_or_unknown_is_not_taken_for_hers(heading: str) -> None:
    assert recognise(heading) is None


def test_a_mothers_name_is_known_and_kept_aside() -> None:
    assert recognise("Mother's Name") == Meaning(Column.ASIDE)


@pytest.mark.parametrize(
    ("heading", "year"),
    [("Age (2024)", 2024), ("Age as on 31.12.2024", 2024), ("عمر (۲۰۲۳)", 2023), ("Age", None)],
)
def test_an_age_tells_the_year_it_is_stated_for(heading: str, year: int | None) -> None:
    assert recognise(heading) == Meaning(Column.AGE, year=year)


@pytest.mark.parametrize(
    ("heading", "calendar"),
    [
        ("Date of Birth (BS)", "bs"),
        ("जन्म मिति (वि.सं.)", "bs"),
        ("Birth Date B.S.", "bs"),
        ("Date of Birth (AD)", "ad"),
        ("DOB", ""),
    ],
)
def test_a_date_tells_its_calendar(heading: str, calendar: str) -> None:
    assert recognise(heading) == Meaning(Column.BIRTH_DATE, calendar=calendar)


def test_a_heading_in_two_scripts_says_that_the_name_is_there_twice() -> None:
    assert recognise("نام / Name") == Meaning(Column.FULL_NAME, native=True)


@pytest.mark.parametrize(
    ("heading", "column"), [("Adress", Column.ADDRESS), ("Occupaton", Column.TRADE)]
)
def test_a_misspelt_heading_is_a_guess(heading: str, column: Column) -> None:
    assert recognise(heading) == Meaning(column, guessed=True)


def test_a_long_text_is_no_heading() -> None:
    assert recognise("Name " * 20) is None


def test_of_two_name_columns_the_one_in_another_script_is_the_native_one() -> None:
    columns = [meaning.column for meaning in settle(["نام", "Name"])]
    assert columns == [Column.FULL_NAME_NATIVE, Column.FULL_NAME]


def test_a_second_column_of_the_same_meaning_is_kept_aside_but_phones_may_be_two() -> None:
    columns = [meaning.column for meaning in settle(["Age", "Age", "Phone", "Mobile"])]
    assert columns == [Column.AGE, Column.ASIDE, Column.PHONE, Column.PHONE]


@pytest.mark.parametrize(
    ("values", "column"),
    [
        ([f"35103-000010{i}-2" for i in range(6)], Column.NATIONAL_ID),
        ([f"0300-100000{i}" for i in range(6)], Column.PHONE),
        ([f"০১৭১২০০০০০{i}" for i in range(6)], Column.PHONE),
        (["F", "Female", "মহিলা", "عورت"], Column.GENDER),
        (["PK-0012207", "PK-0012208", "PK-0012209", "PK-0000001"], Column.OWN_NUMBER),
        (["1", "2", "3", "4"], Column.IGNORE),
        (["100", "90", "100", "100"], None),
        (["35103-0000100-2"], None),
        (["Shazia", "Nasreen", "Razia", "Zubaida"], None),
    ],
)
def test_values_may_tell_what_an_unknown_column_holds(
    values: list[str], column: Column | None
) -> None:
    assert guess(values) is column
    if column:
        assert settle(["Xyzzy"], [values]) == (Meaning(column, guessed=True),)


def test_a_bare_id_beside_a_named_number_is_the_members_number() -> None:
    columns = [m.column for m in settle(["ID", "CNIC"], [["7", "8", "9", "4"], []])]
    assert columns == [Column.MEMBER_NUMBER, Column.NATIONAL_ID]
