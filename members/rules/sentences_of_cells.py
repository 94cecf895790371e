"""What is said about single cells: numbers, phones, ages, days, amounts, places, names."""

from typing import Final

from hnsa.law.words import says
from members.rules.sentence import Sentence
from members.vocabulary.reasons import Reason

_ASK_CARD: Final = says("Copy the number from the card and send the row again, or add it later.")
_ASK_PHONE: Final = says("Ask for the phone number and send the row again, or add it later.")
_ASK_DAY: Final = says("Ask for the day and send the row again, or add it later.")

NUMBERS: Final[dict[Reason, Sentence]] = {
    Reason.ID_MISSING: Sentence(
        says("No identity number"),
        says("The row has no identity number. That never keeps anybody out."),
        says("Add the number when her card is at hand."),
    ),
    Reason.ID_PRECISION_LOST: Sentence(
        says("The identity number lost its last digits: left empty"),
        says(
            "The cell says {shown}. A spreadsheet rounded the number and its digits are gone. "
            "It is never guessed."
        ),
        _ASK_CARD,
    ),
    Reason.ID_WRONG_LENGTH: Sentence(
        says("Identity number with too few or too many digits: left empty"),
        says("The cell says {shown}. That is not how many digits such a number has."),
        _ASK_CARD,
    ),
    Reason.ID_INVALID: Sentence(
        says("Not an identity number: left empty"),
        says("The cell says {shown}. No document of the country has such a number."),
        _ASK_CARD,
    ),
    Reason.ID_CHECK_DIGIT: Sentence(
        says("Identity number mistyped: left empty"),
        says("The cell says {shown}. Its last digit does not fit the others: one digit is wrong."),
        _ASK_CARD,
    ),
    Reason.ID_MASKED: Sentence(
        says("Identity number partly covered: left empty"),
        says("The cell says {shown}. A part of the number was covered before the list came here."),
        _ASK_CARD,
    ),
    Reason.ID_GENDER: Sentence(
        says("The identity number says the other sex"),
        says("A digit of the number tells the sex, and it is not the one of the list."),
        says("Look at the card: the number may be her husband’s or father’s."),
    ),
    Reason.ID_OLD_FORMAT: Sentence(
        says("Old identity number"),
        says("The number has the old form, without the year of birth. It is kept as it is."),
        says("Add the new number when her card is at hand."),
    ),
    Reason.ID_OTHER_DOCUMENT: Sentence(
        says("Number of another document"),
        says("The number belongs to another document than an identity card. It is kept as such."),
        says("Add the number of her identity card when it is at hand."),
    ),
    Reason.ID_BIRTH_YEAR: Sentence(
        says("Age and identity number do not agree"),
        says("The identity number carries another year of birth than the age in the list."),
        says("Look at the card. Until then both are kept as written."),
    ),
    Reason.IDS_SWAPPED: Sentence(
        says("Identity number differs from {other} by two swapped digits"),
        says("The numbers of this row and of {other} are alike but for two digits."),
        says("Look at the card: it may be one woman, or a typing slip."),
    ),
}
PHONES: Final[dict[Reason, Sentence]] = {
    Reason.PHONE_MISSING: Sentence(
        says("No phone"),
        says("The row has no phone number."),
        says("Add it when it is known."),
    ),
    Reason.PHONE_INVALID: Sentence(
        says("Not a phone number: left empty"),
        says("The cell says {shown}. No phone of the country has such a number."),
        _ASK_PHONE,
    ),
    Reason.PHONE_ZERO_RESTORED: Sentence(
        says("Phone: the first 0 was put back"),
        says("The cell says {shown}. The spreadsheet took the first 0 away; it was put back."),
    ),
    Reason.PHONE_PRECISION_LOST: Sentence(
        says("The phone lost its last digits: left empty"),
        says("The cell says {shown}. A spreadsheet rounded the number and its digits are gone."),
        _ASK_PHONE,
    ),
    Reason.PHONE_FOREIGN: Sentence(
        says("Phone of another country"),
        says("The cell says {shown}, a number of another country. It is kept."),
        says("Correct it if it is a typing slip."),
    ),
    Reason.PHONE_SHARED: Sentence(
        says("Phone shared with {other}"),
        says("{other} has the same phone. Families share phones: this is normal."),
    ),
}
DAYS: Final[dict[Reason, Sentence]] = {
    Reason.AGE_NOT_NUMERIC: Sentence(
        says("Age not in figures: left empty"),
        says("The cell says “{shown}”. An age is read only from figures."),
        says("Write the age in figures and send the row again, or add it later."),
    ),
    Reason.AGE_IMPLAUSIBLE: Sentence(
        says("Age cannot be right: left empty"),
        says("The cell says “{shown}”. Nobody has this age."),
        says("Ask for the age and send the row again, or add it later."),
    ),
    Reason.AGE_CONFLICT: Sentence(
        says("Age and birth date do not agree"),
        says("The age in the list is not the age that follows from the birth date."),
        says("Ask which of the two is right. Until then the birth date counts."),
    ),
    Reason.DATE_INVALID: Sentence(
        says("{shown} is no day: left empty"),
        says("The cell “{field}” says {shown}. The calendar has no such day."),
        _ASK_DAY,
    ),
    Reason.DATE_IN_FUTURE: Sentence(
        says("{shown} lies in the future: left empty"),
        says("The cell “{field}” says {shown}. That day has not come yet."),
        _ASK_DAY,
    ),
    Reason.DATE_AMBIGUOUS: Sentence(
        says("Calendar of {shown} uncertain"),
        says("The cell “{field}” says {shown}. It may be a day of one or of another calendar."),
        says("Say which calendar the column uses, and check the list again."),
    ),
}
REST: Final[dict[Reason, Sentence]] = {
    Reason.FEE_NOT_NUMERIC: Sentence(
        says("Fee not in figures"),
        says("The cell says “{shown}”. It is kept as written; no amount is taken from it."),
        says("If she works in place of the fee, that is fine. Otherwise write the amount."),
    ),
    Reason.AMOUNT_NOT_NUMERIC: Sentence(
        says("Amount not in figures"),
        says("The cell “{field}” says “{shown}”. It is kept as written."),
        says("Write the amount in figures and send the row again."),
    ),
    Reason.AMOUNT_NEGATIVE: Sentence(
        says("Amount below zero"),
        says("The cell “{field}” says {shown}. It is kept as written."),
        says("Ask what is meant: a loan, or a typing slip."),
    ),
    Reason.PLACE_VARIANT: Sentence(
        says("Place in another spelling"),
        says("The cell says “{shown}”. It was read as the place that the other rows name."),
        says("If it is another place, correct it in the record."),
    ),
    Reason.TRADE_VARIANT: Sentence(
        says("Trade in another spelling"),
        says("The cell says “{shown}”. It was read as the trade that is known by another word."),
        says("If it is another trade, correct it in the record."),
    ),
    Reason.GENDER_UNKNOWN: Sentence(
        says("Gender not understood: left open"),
        says("The cell says “{shown}”."),
        says("Add it in the record."),
    ),
    Reason.NAME_LEGACY_FONT: Sentence(
        says("Name in an old font"),
        says("The cell says “{shown}”. It was typed in a font that today’s computers cannot read."),
        says("Type the name again and send the row again."),
    ),
    Reason.NAME_HAS_DIGITS: Sentence(
        says("Name with figures in it"),
        says("The cell says “{shown}”. A name seldom holds figures."),
        says("Look whether two columns ran into one another."),
    ),
    Reason.TEXT_DAMAGED: Sentence(
        says("Letters damaged"),
        says("The cell “{field}” says “{shown}”. Some letters were lost when the file was saved."),
        says("Choose another encoding on the page Read, or save the list again as Excel file."),
    ),
    Reason.TEXT_TOO_LONG: Sentence(
        says("Text too long: cut"),
        says("The cell “{field}” holds more than its place in the register. The rest was cut."),
        says("Shorten it, or write the rest as a note."),
    ),
    Reason.COLUMNS_SHIFTED: Sentence(
        says("Cells shifted in this row"),
        says("The values stand one column off. They were read where they belong."),
        says("Compare the row with the paper."),
    ),
    Reason.EXPULSION_NOTE: Sentence(
        says("Note about an expulsion elsewhere"),
        says("The row says “{shown}”. Each association decides for itself who is its member."),
        says("Tell the committee, which decides."),
    ),
}
OF_CELLS: Final[dict[Reason, Sentence]] = NUMBERS | PHONES | DAYS | REST
