"""One row of a list: values, remarks, and what rejects it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from members.rules import damage, standing
from members.rules.rows import Context, Understood, understand
from members.vocabulary.columns import Column
from members.vocabulary.country import CODES, country
from members.vocabulary.reasons import Reason, Status

C = Column
LIST = frozenset({C.FULL_NAME, C.RELATIVE_NAME, C.NATIONAL_ID, C.AGE, C.PHONE, C.LOCALITY})
PAKISTAN = Context(country("PK"), date(2024, 12, 31), LIST)
SHAZIA = {
    C.FULL_NAME: "Shazia Bibi", C.RELATIVE_NAME: "Muhammad Aslam",
    C.NATIONAL_ID: "35103-0000100-2", C.AGE: "22", C.PHONE: "0300-1000000",
}  # fmt: skip


def reasons(row: Understood) -> list[Reason]:
    return [remark.reason for remark in row.remarks]


def read(code: str = "PK", **cells: str) -> Understood:
    """A row with her name and these cells; the list has these columns and no other."""
    named = {Column(column): cell for column, cell in {"full_name": "Shazia", **cells}.items()}
    return understand(named, Context(country(code), date(2024, 12, 31), frozenset(named)))


def test_a_whole_row_has_its_values_and_no_remark() -> None:
    row = understand(SHAZIA, PAKISTAN)
    assert reasons(row) == [] and row.status is None
    assert row.values == {
        "full_name": "Shazia Bibi", "relative_name": "Muhammad Aslam", "relation": "unknown",
        "gender": "female", "national_id_type": "PK_CNIC", "national_id": "3510300001002",
        "age": 22, "age_on": date(2024, 12, 31), "phone": "+923001000000", "locality": None,
    }  # fmt: skip


def test_what_the_list_has_no_column_for_is_not_missing() -> None:
    assert reasons(read()) == []


def test_what_stands_empty_in_its_column_is_missing() -> None:
    assert reasons(read(national_id="", phone="")) == [Reason.ID_MISSING, Reason.PHONE_MISSING]


def test_a_row_without_a_name_is_rejected() -> None:
    row = read(full_name=" - ")
    assert (row.status, reasons(row)) == (Status.REJECTED, [Reason.NAME_MISSING])


def test_a_name_only_in_the_native_column_is_the_name() -> None:
    row = read(full_name="", full_name_native="سلمیٰ بی بی")
    assert row.values["full_name"] == "سلمیٰ بی بی" and row.status is None


def test_a_relation_in_the_relative_column_is_read() -> None:
    values = read(relative_name="W/o Late Riaz Ahmed").values
    assert (values["relative_name"], values["relation"]) == ("Riaz Ahmed", "wife_of")
    assert values["relative_deceased"] is True


def test_the_husband_comes_before_the_father_and_the_father_is_kept_aside() -> None:
    row = read(husband_name="Akram", father_name="Aslam")
    assert (row.values["relative_name"], row.values["relation"]) == ("Akram", "wife_of")
    assert row.aside == {"father_name": "Aslam"}


def test_a_womans_father_makes_her_a_daughter() -> None:
    assert read(full_name="Shazia Bibi", father_name="Aslam").values["relation"] == "daughter_of"
    assert read(full_name="Iqbal", father_name="Aslam").values["relation"] == "unknown"


def test_the_relative_in_the_name_gives_the_relation() -> None:
    row = read(full_name="NASREEN D/O GHULAM RASOOL", relative_name="GHULAM RASOOL")
    assert (row.values["full_name"], row.values["relation"]) == ("NASREEN", "daughter_of")


def test_a_number_of_the_other_sex_is_remarked() -> None:
    row = read(full_name="Iqbal Bibi", national_id="35103-0000110-1")
    assert reasons(row) == [Reason.ID_GENDER] and row.values["gender"] == "female"
    assert reasons(read(full_name="Iqbal", national_id="35103-0000110-1")) == []
    assert reasons(read(gender="F", national_id="35103-0000110-1")) == [Reason.ID_GENDER]


def test_an_age_against_the_number_is_remarked_with_its_year() -> None:
    row = read("BD", national_id="19792692600000613", age="46")
    assert reasons(row) == [Reason.ID_BIRTH_YEAR]
    assert row.values["birth_year_from_id"] == 1979
    assert reasons(read("BD", national_id="19792692600000613", age="45")) == []


def test_an_empty_age_is_taken_from_the_number_and_said_so() -> None:
    row = read("BD", national_id="19822692600000617", age="")
    assert (row.values["age"], row.values["age_from_id"]) == (42, True)


def test_an_age_is_of_the_year_in_its_heading() -> None:
    context = Context(country("PK"), date(2026, 3, 1), LIST, age_year=2024)
    assert understand(SHAZIA, context).values["age_on"] == date(2024, 12, 31)


def test_age_and_birth_date_that_contradict_are_remarked() -> None:
    assert reasons(read(age="30", birth_date="01/02/1984")) == [Reason.AGE_CONFLICT]
    assert reasons(read(age="40", birth_date="01/02/1984")) == []


def test_a_birth_year_is_no_birth_date() -> None:
    values = read(birth_date="1984").values
    assert (values["birth_date"], values["birth_year"]) == (None, 1984)


def test_a_blank_share_means_none_was_bought() -> None:
    assert read(shares="").values["shares"] == 0
    assert "shares" not in read().values


def test_a_fee_in_words_is_no_number_but_may_be_a_category() -> None:
    row = read(fee_amount="free (works for assoc.)")
    assert reasons(row) == [Reason.FEE_NOT_NUMERIC]
    assert row.values["category_hint"] == "works_instead_of_fee"
    assert reasons(read(savings="many")) == [Reason.AMOUNT_NOT_NUMERIC]


def test_an_unknown_trade_keeps_its_words_and_a_known_one_gets_its_code() -> None:
    assert read(trade="Mushrooms").values["trade"] == "Mushrooms"
    assert read(trade="Adda work").values["trade"] == "adda"
    assert reasons(read(trade="آڈا")) == [Reason.TRADE_VARIANT]


def test_numbers_of_wards_and_members_lose_what_a_spreadsheet_added() -> None:
    values = read(ward="১", member_number="12.0").values
    assert (values["ward"], values["member_number"]) == ("1", "12")


def test_unknown_columns_are_kept_under_their_heading() -> None:
    row = understand(SHAZIA, PAKISTAN, {"Blood group": "B+", "Empty": " "})
    assert row.aside == {"Blood group": "B+"}


def test_a_year_of_joining_is_not_made_a_day_nor_lost() -> None:
    row = read(joined_on="2010")
    assert row.values["joined_on"] is None and row.aside == {"joined_on": "2010"}


def test_a_past_day_of_leaving_rejects() -> None:
    row = read(left_on="01/02/2020")
    assert row.status is Status.REJECTED and row.values["left_on"] == date(2020, 2, 1)
    assert read(left_on="").status is None


SHIFTED = {
    C.NATIONAL_ID: "Ishrat Jahan", C.FULL_NAME: "W/o Nadeem", C.RELATIVE_NAME: "3520200009538",
    C.AGE: "38", C.PHONE: "03024000953",
}  # fmt: skip


def test_a_shifted_row_is_read_as_it_was_meant() -> None:
    row = understand(SHIFTED, PAKISTAN)
    assert reasons(row) == [Reason.COLUMNS_SHIFTED]
    values = row.values
    assert (values["full_name"], values["relative_name"]) == ("Ishrat Jahan", "Nadeem")
    assert (values["national_id"], values["relation"]) == ("3520200009538", "wife_of")


def test_name_and_number_in_each_others_place_are_put_right() -> None:
    row = understand({**SHAZIA, C.FULL_NAME: "3520200009538", C.NATIONAL_ID: "Ishrat"}, PAKISTAN)
    assert row.values["full_name"] == "Ishrat"
    assert row.values["relative_name"] == "Muhammad Aslam"
    assert reasons(row) == [Reason.COLUMNS_SHIFTED]


@pytest.mark.parametrize("cell", ["applied for", "not made yet", "3.51E+12", ""])
def test_without_clear_evidence_nothing_is_moved(cell: str) -> None:
    row = understand({**SHAZIA, C.NATIONAL_ID: cell}, PAKISTAN)
    assert Reason.COLUMNS_SHIFTED not in reasons(row)
    assert row.values["full_name"] == "Shazia Bibi"


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        ("Died", Reason.DECEASED), ("مرحومہ", Reason.DECEASED), ("মৃত", Reason.DECEASED),
        ("Expired 2019", Reason.DECEASED), ("left", Reason.ALREADY_LEFT),
        ("Resigned", Reason.ALREADY_LEFT), ("chor gayi", Reason.ALREADY_LEFT),
        ("expelled", Reason.ALREADY_LEFT), ("পদত্যাগ", Reason.ALREADY_LEFT),
        ("not a member", Reason.ALREADY_LEFT),
        ("Active", None), ("active (husband died)", None), ("", None), ("husband died", None),
        ("not left", None), ("Member", None),
    ],
)  # fmt: skip
def test_a_status_says_whether_she_is_still_a_member(status: str, reason: Reason | None) -> None:
    assert standing.of_status(status) is reason


@pytest.mark.parametrize(
    ("remark", "reason"),
    [
        ("expelled from Adda Assoc 2023", Reason.EXPULSION_NOTE),
        ("اڈا تنظیم سے نکالا گیا", Reason.EXPULSION_NOTE),
        ("কারচুপি সমিতি থেকে বহিষ্কৃত", Reason.EXPULSION_NOTE),
        ("अड्डा संघ से निष्कासित", Reason.EXPULSION_NOTE),
        ("expelled", Reason.ALREADY_LEFT),
        ("expelled from this association", Reason.ALREADY_LEFT),
        ("died 2021", Reason.DECEASED),
        ("left in 2020", Reason.ALREADY_LEFT),
        ("left hand weak", None),
        ("left", Reason.ALREADY_LEFT),
        ("husband died", None),
        ("widow", None),
        ("left hand is weak after the accident", None),
        ("also adda", None),
        ("CNIC copied by hand", None),
        ("not expelled", None),
    ],
)
def test_a_remark_decides_only_what_is_plain(remark: str, reason: Reason | None) -> None:
    assert standing.of_remarks(remark) is reason


def test_a_note_about_another_body_does_not_reject() -> None:
    row = read(remarks="expelled from Adda Assoc 2023")
    assert (row.status, reasons(row)) == (None, [Reason.EXPULSION_NOTE])


def test_the_dead_are_rejected_and_said_once() -> None:
    row = read(full_name="Late Shazia", status="died", remarks="died")
    assert row.status is Status.REJECTED
    assert reasons(row).count(Reason.DECEASED) == 1


def test_too_long_a_text_is_left_out_whole_and_said() -> None:
    row = read(locality="x" * 121)
    assert (row.values["locality"], reasons(row)) == (None, [Reason.TEXT_TOO_LONG])
    assert row.status is None and row.aside["locality"] == "x" * 121
    assert read(full_name="Salma " * 40).status is Status.REJECTED


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("C0f ln+bf g]kfn", (Reason.NAME_LEGACY_FONT,)),
        ("k|ldnf yfkf", (Reason.NAME_LEGACY_FONT,)),
        ("Shazia 2", (Reason.NAME_HAS_DIGITS,)),
        ("????? ???", (Reason.TEXT_DAMAGED,)),
        ("Sal\ufffdma", (Reason.TEXT_DAMAGED,)),
        ("Ø³Ù„Ù…ÛŒ", (Reason.TEXT_DAMAGED,)),
        ("Shazia Bibi", ()),
        ("D'Silva-Perera", ()),
        ("Shazia; Bibi", ()),
        ("سلمیٰ بی بی", ()),
        ("Zoë", ()),
    ],
)
def test_spoilt_names_are_seen(name: str, expected: tuple[Reason, ...]) -> None:
    assert damage.of_name(name) == expected


CELL = st.text(max_size=30) | st.sampled_from(
    ["", "-", "Salma Bibi", "W/o Akram", "35202-0000901-8", "3.51E+12", "0300-1000000", "died",
     "12/06/1984", "2045-02-32", "১২", "سلمیٰ بی بی Salma", "(200)", "????", "C0f ln+bf g]kfn"]
)  # fmt: skip


@given(
    st.dictionaries(st.sampled_from(list(Column)), CELL),
    st.sampled_from(CODES),
    st.sampled_from(["dmy", "mdy", "ymd"]),
)
def test_no_row_ever_raises(cells: dict[Column, str], code: str, order: str) -> None:
    context = Context(country(code), date(2024, 6, 30), frozenset(cells), order, 2023)
    row = understand(cells, context)
    name = row.values["full_name"]
    assert name is None or (isinstance(name, str) and name)
    assert (row.status is Status.REJECTED) or name
