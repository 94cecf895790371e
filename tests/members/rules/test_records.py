"""Rows that are not a record are told from women with unusual names."""

import pytest

from members.rules.records import before_header, judge, looks_like_explanation, not_a_record
from members.vocabulary.columns import Column
from members.vocabulary.reasons import Reason

HEADINGS = "S.No,Name,Father/Husband Name,CNIC,Age,Mobile No,Village,Monthly Fee".split(",")
MEANINGS = (
    Column.IGNORE,
    Column.FULL_NAME,
    Column.RELATIVE_NAME,
    Column.NATIONAL_ID,
    Column.AGE,
    Column.PHONE,
    Column.LOCALITY,
    Column.FEE_AMOUNT,
)


def reason_of(row: str) -> Reason | None:
    return not_a_record(row.split(","), MEANINGS, [HEADINGS])


@pytest.mark.parametrize(
    "row",
    [
        "1,Shazia Bibi,Muhammad Aslam,35103-0000100-2,22,0300-1000000,Rasool Nagar,100",
        "2,Kul Bibi,Allah Ditta,,,,,",
        ",Kul Bibi,,,,,,",
        "3,Jumla,,,30,,Rasool Nagar,",
        ",Jumla,,,,,Rasool Nagar,",
        "7,Total Bibi,Ali,,,,,",
        ",,Ghulam Rasool,35103-0000119-2,50,,,",
        ",مہر بی بی,اکرم,,,,,",
        ",Shazia,,,,,,",
        "5,Nasreen,,,,,,",
        "5,Sign Bibi,Muhammad Aslam,35103-0000100-2,,,,",
        ",3.51E+12,,35103-0000119-2,50,,,",
    ],
)
def test_a_woman_is_a_record_whatever_she_is_called(row: str) -> None:
    assert reason_of(row) is None


@pytest.mark.parametrize(
    "row",
    [
        ",Total Members,,,,,,3400",
        "Total,,,,,,,35",
        ",سب,,,,,,300",
        ",کل ممبران: 35,,,,,,",
        ",میزان,,,,,,۳۴۰۰",
        ",সর্বমোট,,,,,৪৪,২৮৫০০",
        ",कुल योग,,,,,,5",
        ",Grand Total,,,,,,",
        "Total,35 members,,,,,,Rs 3400",
    ],
)
def test_a_total_is_no_record(row: str) -> None:
    assert reason_of(row) is Reason.TOTALS_ROW


@pytest.mark.parametrize("row", [",,,,,,,", "12,,,,,,,", "-,-,-,-,-,-,-,-", "১৩,, ,,,,,"])
def test_a_row_with_nothing_but_its_serial_number_is_blank(row: str) -> None:
    assert reason_of(row) is Reason.BLANK_ROW


@pytest.mark.parametrize(
    "row", ["Ward No 3,,,,,,,", "Group: Chandni,,,,,,,", ",Association: Nai Basti,,,,,,"]
)
def test_a_section_is_no_record(row: str) -> None:
    assert reason_of(row) is Reason.SECTION_ROW


@pytest.mark.parametrize(
    "row",
    [
        "Note: women marked * have left,,,,,,,",
        "نوٹ: فہرست مکمل ہے,,,,,,,",
        f"{'long ' * 20},,,,,,,",
    ],
)
def test_a_note_is_no_record(row: str) -> None:
    assert reason_of(row) is Reason.NOTE_ROW


@pytest.mark.parametrize(
    "row",
    [
        "Prepared by,Shazia Bibi,,,Date,5/3/2010,,",
        ",Prepared by: Shazia Bibi,Secretary,,,,,",
        "Signature President,,,Signature Secretary,,,,",
        "دستخط صدر,,,,,,,",
        "President: ______,,,,,,,",
        "President,General Secretary,Treasurer,,,,,",
    ],
)
def test_a_signature_is_no_record(row: str) -> None:
    assert reason_of(row) is Reason.SIGNATURE_ROW


def test_the_header_after_a_page_break_is_no_record() -> None:
    assert reason_of(",".join(HEADINGS)) is Reason.REPEATED_HEADER
    assert reason_of(",".join(HEADINGS).upper()) is Reason.REPEATED_HEADER
    assert reason_of("1,2,3,4,5,6,7,8") is Reason.REPEATED_HEADER


def test_above_the_header_stand_titles_and_blank_rows() -> None:
    assert before_header(["Members of Adda", ""]) is Reason.TITLE_ROW
    assert before_header(["", " "]) is Reason.BLANK_ROW


def test_a_row_that_explains_the_columns_is_told_from_a_record() -> None:
    assert looks_like_explanation(["", "Required. As on the card", "Optional", "13 digits"])
    assert looks_like_explanation(["لازمی: پورا نام لکھیں", "اختیاری", "مثال: 35103-1234567-1"])
    assert not looks_like_explanation(["1", "Shazia", "Aslam", "35103-0000100-2"])


def test_rows_shorter_than_the_header_are_judged_too() -> None:
    reason = judge(MEANINGS, [HEADINGS])
    assert reason([]) is Reason.BLANK_ROW
    assert reason(["1", "Shazia"]) is None


def test_a_list_without_a_name_column_loses_no_rows() -> None:
    assert not_a_record(["a", "b"], (Column.ASIDE, Column.ASIDE)) is None
