"""What is said about whole rows: no record, not accepted, doubles, and other people."""

from typing import Final

from hnsa.law.words import says
from members.rules.sentence import Sentence
from members.vocabulary.reasons import Reason

NO_RECORD: Final[dict[Reason, Sentence]] = {
    Reason.BLANK_ROW: Sentence(
        says("Empty row"), says("No cell of this row holds anything. It is counted and left out.")
    ),
    Reason.TITLE_ROW: Sentence(
        says("Title"), says("This row stands above the headings and names the list, not a person.")
    ),
    Reason.TOTALS_ROW: Sentence(
        says("Totals row"),
        says("This row adds up the list. It is compared with what was read, and not brought in."),
        says("Where the two differ, look for a missing or a doubled row."),
    ),
    Reason.SECTION_ROW: Sentence(
        says("Heading of a section"),
        says("This row names a part of the list, such as a village. It is no person."),
        says("If it is a person after all, fill in her other cells and send the row again."),
    ),
    Reason.NOTE_ROW: Sentence(
        says("Note"),
        says("This row holds a note to the reader of the list. It is no person."),
        says("If it is a person after all, fill in her other cells and send the row again."),
    ),
    Reason.SIGNATURE_ROW: Sentence(
        says("Signatures"), says("This row is for signatures and stamps. It is no person.")
    ),
    Reason.REPEATED_HEADER: Sentence(
        says("Headings repeated"),
        says("The headings stand here once more, as at the top of a printed page."),
    ),
    Reason.EXPLANATION_ROW: Sentence(
        says("Row that explains"), says("This row of the template explains its columns.")
    ),
}
NOT_ACCEPTED: Final[dict[Reason, Sentence]] = {
    Reason.NAME_MISSING: Sentence(
        says("No name"),
        says("The row has no name. Somebody without a name cannot be found again."),
        says("Ask who gave the list, write the name, and send the row again."),
    ),
    Reason.DECEASED: Sentence(
        says("The list says that she has died"),
        says("The cell says “{shown}”. Who has died is not brought in as a member."),
        says("If this is a mistake, mend the cell and send the row again."),
    ),
    Reason.ALREADY_LEFT: Sentence(
        says("The list says that she has left"),
        says("The cell says “{shown}”. Who has left is not brought in as a member."),
        says("If she is a member again, mend the cell and send the row again."),
    ),
    Reason.ID_CONFLICT: Sentence(
        says("Same identity number as {other}, another person"),
        says(
            "This row and {other} carry the same identity number, but the names say that they are "
            "two people. One of the two numbers is wrong."
        ),
        says("Look at both cards, mend the wrong number, and send the row again."),
    ),
    Reason.BODY_MISSING: Sentence(
        says("No organisation named"),
        says("The list is to name the organisation in each row, and this row does not."),
        says("Write the organisation and send the row again."),
    ),
    Reason.BODY_UNKNOWN: Sentence(
        says("Organisation not in the register"),
        says("The register has no organisation “{shown}”."),
        says("Write its name or code as in the register, or enter the organisation first."),
    ),
    Reason.OWN_NUMBER_UNKNOWN: Sentence(
        says("Registry number not known"),
        says("No person of your HomeNet has the registry number “{shown}”."),
        says("Correct the number, or leave the cell empty."),
    ),
    Reason.TWO_MATCHES: Sentence(
        says("Two records fit"),
        says(
            "Two records of the register fit this row equally well. "
            "The check does not choose between people."
        ),
        says("Add her registry number or her identity number, and send the row again."),
    ),
    Reason.REGISTERED_ELSEWHERE: Sentence(
        says("Registered elsewhere: ask"),
        says("Somebody with these details stands in a part of the register that you do not see."),
        says("Ask the administrator of your HomeNet."),
    ),
}
DOUBLES: Final[dict[Reason, Sentence]] = {
    Reason.SAME_NATIONAL_ID: Sentence(
        says("Same identity number and person as {other}"),
        says("The same woman stands in the list twice, here and in {other}, which is kept."),
        says("Nothing needs to be done. If they are two women, one number is wrong: mend it."),
    ),
    Reason.SAME_ID_13_IN_17: Sentence(
        says("Old and new number of one person"),
        says("The number of 13 digits is the tail of a number of 17 digits in the list."),
        says("Nothing needs to be done. The longer number is kept."),
    ),
    Reason.SAME_ID_OLD_AND_NEW: Sentence(
        says("Old and new number of one person"),
        says("The old and the new form of the same identity number both stand in the list."),
        says("Nothing needs to be done. The new form is kept, the old one stays findable."),
    ),
    Reason.SAME_PERSON_ROW: Sentence(
        says("The same person as {other}"),
        says("Everything that is written here agrees with {other}."),
        says("If they are two women, say so here, or add what tells them apart."),
    ),
}
OTHERS: Final[dict[Reason, Sentence]] = {
    Reason.SAME_NAME_AND_RELATIVE: Sentence(
        says("Same name and relative as {other}"),
        says(
            "{other} has the same name and the same father or husband, but another number or none. "
            "They are kept as two people."
        ),
        says("If they are one woman, say so among the doubts."),
    ),
    Reason.SAME_NAME: Sentence(
        says("Same name as {other}"),
        says("{other} has the same name. The list has no relative to tell the two apart."),
        says("If they are one woman, say so among the doubts."),
    ),
    Reason.POSSIBLE_DUPLICATE: Sentence(
        says("Perhaps the same woman as {other}"),
        says("Much of this row agrees with {other}, but not enough to be sure."),
        says("Compare the two among the doubts. Until you decide, both are kept."),
    ),
    Reason.OTHER_PERSON_EQUAL_NAME: Sentence(
        says("Equal name on {other}, another person"),
        says("{other} has an equal name and relative, but another identity number: two people."),
    ),
    Reason.SAME_PERSON_ELSEWHERE: Sentence(
        says("Also in another association"),
        says("The same woman stands on another sheet: one person, two memberships."),
    ),
    Reason.POSSIBLE_ELSEWHERE: Sentence(
        says("Perhaps also in another association"),
        says("Much of this row agrees with {other}. She may belong to both associations."),
        says("Compare the two among the doubts. Until you decide, both are kept."),
    ),
    Reason.POSSIBLE_IN_REGISTER: Sentence(
        says("Perhaps already in the register"),
        says("Somebody in the register is much like this row, but not enough to be sure."),
        says("Compare the two among the doubts. Until you decide, this row makes a new record."),
    ),
    Reason.SAME_NAME_IN_REGISTER: Sentence(
        says("Same name and relative in the register"),
        says("Somebody in the register has the same name and the same father or husband."),
        says("Compare the two among the doubts. Until you decide, this row makes a new record."),
    ),
    Reason.ID_CONFLICT_REGISTER: Sentence(
        says("Identity number of another person in the register"),
        says(
            "The register has this identity number for somebody whose name says that she is "
            "another person. One of the two numbers is wrong."
        ),
        says("Look at the card. Mend the number here, or correct the record in the register."),
    ),
    Reason.PHONE_SHARED_REGISTER: Sentence(
        says("Phone shared with somebody in the register"),
        says("Somebody in the register has the same phone. Families share phones: this is normal."),
    ),
    Reason.CAME_BACK: Sentence(
        says("Left before, comes back"),
        says("The register says that she left. Bringing in this row begins a new membership."),
        says("If she did not come back, leave the row out."),
    ),
}
_OR_ADMIT: Final = says(
    "If a cell is wrong, mend it and send the row again. Somebody with the right may admit her "
    "all the same, with a reason that stays on the record."
)
BY_ARTICLES: Final[dict[Reason, Sentence]] = {
    Reason.BELOW_MIN_AGE: Sentence(
        says("Younger than the constitution asks for"),
        says("An article of the association is against admitting her."),
        _OR_ADMIT,
    ),
    Reason.ABOVE_MAX_AGE: Sentence(
        says("Older than the constitution allows"),
        says("An article of the association is against admitting her."),
        _OR_ADMIT,
    ),
    Reason.NO_SHARE_BOUGHT: Sentence(
        says("Fewer shares than the constitution asks for"),
        says("An article of the association is against admitting her."),
        _OR_ADMIT,
    ),
    Reason.MEN_NOT_ADMITTED: Sentence(
        says("Members are women"),
        says("An article of the association is against admitting a man."),
        _OR_ADMIT,
    ),
    Reason.AGAINST_ARTICLE: Sentence(
        says("The constitution is against it"),
        says("An article of the association is against admitting her."),
        _OR_ADMIT,
    ),
}
OF_ARTICLES: Final[dict[Reason, Sentence]] = {
    Reason.ADMISSION_OPEN: Sentence(
        says("An article cannot be answered yet"),
        says("The list does not say what an article of the association asks."),
        says("Fill in the cell and send the row again, or ask her before she is admitted."),
    ),
    Reason.ADMITTED: Sentence(
        says("Admitted against an article"),
        says("The reason on the record: “{shown}”."),
    ),
}
OF_ROWS: Final[dict[Reason, Sentence]] = (
    NO_RECORD | NOT_ACCEPTED | BY_ARTICLES | DOUBLES | OTHERS | OF_ARTICLES
)
