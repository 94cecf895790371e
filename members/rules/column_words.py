"""The meanings of columns in plain words, for the mapping, the template and the why panel."""

from typing import Final

from hnsa.law.words import says
from members.vocabulary.columns import Column

LABELS: Final[dict[Column, str]] = {
    Column.FULL_NAME: says("Name"),
    Column.FULL_NAME_NATIVE: says("Name in own script"),
    Column.RELATIVE_NAME: says("Father’s or husband’s name"),
    Column.FATHER_NAME: says("Father’s name"),
    Column.HUSBAND_NAME: says("Husband’s name"),
    Column.RELATION: says("Relation"),
    Column.NATIONAL_ID: says("Identity number"),
    Column.AGE: says("Age"),
    Column.BIRTH_DATE: says("Birth date"),
    Column.BIRTH_YEAR: says("Year of birth"),
    Column.GENDER: says("Gender"),
    Column.PHONE: says("Phone"),
    Column.LOCALITY: says("Village or mohalla"),
    Column.WARD: says("Ward"),
    Column.TEHSIL: says("Tehsil, upazila or block"),
    Column.DISTRICT: says("District"),
    Column.PROVINCE: says("Province or state"),
    Column.ADDRESS: says("Address"),
    Column.TRADE: says("Trade"),
    Column.POST: says("Post in the organisation"),
    Column.CATEGORY: says("Category of member"),
    Column.BODY: says("Organisation she belongs to"),
    Column.MEMBER_NUMBER: says("Member number there"),
    Column.OWN_NUMBER: says("Registry number"),
    Column.FEE_AMOUNT: says("Fee"),
    Column.SHARES: says("Shares"),
    Column.SAVINGS: says("Savings"),
    Column.JOINED_ON: says("Joined on"),
    Column.LEFT_ON: says("Left on"),
    Column.STATUS: says("Active, left or died"),
    Column.REMARKS: says("Remarks"),
    Column.ASIDE: says("Keep aside under its own heading"),
    Column.IGNORE: says("Leave out (running number and the like)"),
}
# Values of a row that come from more than one column, or from none.
MORE: Final[dict[str, str]] = {
    "national_id_type": says("Document"),
    "relative_deceased": says("The relative has died"),
    "category_hint": says("Hint on the category"),
    "place": says("Place"),
    "aside": says("Kept aside"),
    "birth_on": says("Birth date"),
    "age_years": says("Age"),
    "age_on": says("Age told for the day"),
    "number": says("Member number there"),
    "begins_on": says("Joined on"),
    "ends_on": says("Left on"),
    "declared": says("Declared in the list"),
    "phones": says("Phone"),
    "is_deceased": says("Has died"),
    "membership": says("Membership"),
    "admitted_against": says("Admitted against an article"),
}


def label_of(key: str) -> str:
    """The words for a column or a value of a row; the key itself where there are none."""
    return LABELS.get(Column(key), key) if key in _COLUMNS else MORE.get(key, key)


_COLUMNS: Final = frozenset(column.value for column in Column)
