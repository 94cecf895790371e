"""What a column of a member list can mean. One list for mapping, reading, preview and report."""

from enum import StrEnum


class Column(StrEnum):
    """The meaning of one column of a member list.

    The values are the words used in mappings, reports and `examples/import/*.expected.json`.
    """

    IGNORE = "ignore"  # serial numbers and the like: read, never stored
    ASIDE = "aside"  # unknown to us: kept with the membership under its own heading
    OWN_NUMBER = "own_number"  # the registry's own number of a person, e.g. PK-0012207
    MEMBER_NUMBER = "member_number"  # the number in that body
    BODY = "body"  # which association or organisation the row is about
    FULL_NAME = "full_name"
    FULL_NAME_NATIVE = "full_name_native"
    RELATIVE_NAME = "relative_name"  # father or husband, not said which
    FATHER_NAME = "father_name"
    HUSBAND_NAME = "husband_name"
    RELATION = "relation"
    NATIONAL_ID = "national_id"
    AGE = "age"
    BIRTH_DATE = "birth_date"
    BIRTH_YEAR = "birth_year"
    GENDER = "gender"
    PHONE = "phone"
    LOCALITY = "locality"  # village, mohalla, basti, ward name
    WARD = "ward"
    TEHSIL = "tehsil"  # tehsil, taluka, upazila, block
    DISTRICT = "district"
    PROVINCE = "province"
    ADDRESS = "address"
    TRADE = "trade"
    POST = "post"  # president, secretary, member …
    CATEGORY = "category"
    FEE_AMOUNT = "fee_amount"
    SHARES = "shares"
    SAVINGS = "savings"
    JOINED_ON = "joined_on"
    LEFT_ON = "left_on"
    STATUS = "status"  # active, left, died
    REMARKS = "remarks"


DATES = frozenset({Column.BIRTH_DATE, Column.JOINED_ON, Column.LEFT_ON})
AMOUNTS = frozenset({Column.FEE_AMOUNT, Column.SAVINGS, Column.SHARES})
SENSITIVE = frozenset({Column.NATIONAL_ID, Column.PHONE, Column.ADDRESS})
