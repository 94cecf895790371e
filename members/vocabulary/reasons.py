"""Why a row of a member list got its status: the codes, as in `examples/import/`.

A code that speaks of another row is built with `about(...)`: `id_conflict_with` and row 23 give
`id_conflict_with_row_23`; with a sheet, `phone_shared_with_Adda_Assoc_row_2`.
"""

from enum import StrEnum


class Status(StrEnum):
    """What becomes of a row (report words of the house, design.md)."""

    ACCEPTED = "accepted"
    WARNED = "accepted_with_warning"
    REJECTED = "rejected"
    DUPLICATE = "duplicate"
    NOT_A_RECORD = "not_a_record"


class Effect(StrEnum):
    """What accepting the row does to the register."""

    NEW = "new"  # a person or a membership that the register does not have
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    NONE = "none"


class Reason(StrEnum):
    # not a record
    BLANK_ROW = "blank_row"
    TITLE_ROW = "title_row"
    TOTALS_ROW = "totals_row"
    SECTION_ROW = "section_row"
    NOTE_ROW = "note_row"
    SIGNATURE_ROW = "signature_row"
    REPEATED_HEADER = "repeated_header"
    EXPLANATION_ROW = "explanation_row"
    # rejected
    NAME_MISSING = "name_missing"
    DECEASED = "deceased"
    ALREADY_LEFT = "already_left"
    ID_CONFLICT = "id_conflict_with"  # … row N
    BODY_MISSING = "body_missing"
    BODY_UNKNOWN = "body_unknown"
    OWN_NUMBER_UNKNOWN = "own_number_unknown"
    TWO_MATCHES = "two_matches"
    REGISTERED_ELSEWHERE = "registered_elsewhere"
    # rejected by an article of the constitution of the association that she would join
    BELOW_MIN_AGE = "below_min_age"
    ABOVE_MAX_AGE = "above_max_age"
    NO_SHARE_BOUGHT = "no_share_bought"
    MEN_NOT_ADMITTED = "men_not_admitted"
    AGAINST_ARTICLE = "against_article"
    # duplicate
    SAME_NATIONAL_ID = "same_national_id"
    SAME_ID_13_IN_17 = "same_national_id_13_inside_17"
    SAME_ID_OLD_AND_NEW = "same_national_id_old_and_new_form"
    SAME_PERSON_ROW = "same_person_as"  # … row N, no number: everything else agrees
    # remarks on the number
    ID_MISSING = "id_missing"
    ID_PRECISION_LOST = "id_precision_lost"
    ID_WRONG_LENGTH = "id_wrong_length"
    ID_INVALID = "id_invalid"
    ID_CHECK_DIGIT = "id_check_digit_wrong"
    ID_MASKED = "id_masked"
    ID_GENDER = "id_gender_digit_conflict"
    ID_OLD_FORMAT = "id_old_format_no_birth_year"
    ID_OTHER_DOCUMENT = "other_document_type"
    ID_BIRTH_YEAR = "age_conflicts_with_id_birth_year"
    IDS_SWAPPED = "ids_differ_by_swapped_digits"
    # remarks on phone, age, dates, amounts, places, names
    PHONE_MISSING = "phone_missing"
    PHONE_INVALID = "phone_invalid"
    PHONE_ZERO_RESTORED = "phone_leading_zero_restored"
    PHONE_PRECISION_LOST = "phone_precision_lost"
    PHONE_FOREIGN = "phone_of_another_country"
    PHONE_SHARED = "phone_shared_with"  # … row N
    AGE_NOT_NUMERIC = "age_not_numeric"
    AGE_IMPLAUSIBLE = "age_implausible"
    AGE_CONFLICT = "age_conflicts_with_birth_date"
    DATE_INVALID = "date_invalid"
    DATE_IN_FUTURE = "date_in_future"
    DATE_AMBIGUOUS = "date_calendar_uncertain"
    FEE_NOT_NUMERIC = "fee_not_numeric"
    AMOUNT_NOT_NUMERIC = "amount_not_numeric"
    AMOUNT_NEGATIVE = "negative_amount"
    PLACE_VARIANT = "place_spelling_variant"
    TRADE_VARIANT = "trade_spelling_variant"
    GENDER_UNKNOWN = "gender_not_understood"
    NAME_LEGACY_FONT = "name_in_legacy_font"
    NAME_HAS_DIGITS = "name_has_digits"
    TEXT_DAMAGED = "text_damaged"
    TEXT_TOO_LONG = "text_too_long"
    COLUMNS_SHIFTED = "columns_shifted_in_row"
    EXPULSION_NOTE = "note_about_expulsion_elsewhere"
    # other rows, other bodies, the register
    SAME_NAME_AND_RELATIVE = "same_name_and_relative_as"  # … row N
    SAME_NAME = "same_name_as"  # … row N
    POSSIBLE_DUPLICATE = "possible_duplicate_of"  # … row N
    OTHER_PERSON_EQUAL_NAME = "other_person_with_equal_name_on"  # … sheet row N
    SAME_PERSON_ELSEWHERE = "same_person_other_association"
    POSSIBLE_ELSEWHERE = "possible_same_person_other_association"
    POSSIBLE_IN_REGISTER = "possible_same_person_in_register"
    SAME_NAME_IN_REGISTER = "same_name_and_relative_in_register"
    ID_CONFLICT_REGISTER = "id_conflict_with_register"
    PHONE_SHARED_REGISTER = "phone_shared_in_register"
    CAME_BACK = "left_before_comes_back"
    # articles of the constitution
    ADMISSION_OPEN = "admission_left_open"
    ADMITTED = "admitted_by_decision"


def about(reason: Reason, row: int, sheet: str = "") -> str:
    """The code of a reason that points at another row, in the words of the examples."""
    where = f"{sheet.replace(' ', '_')}_row_{row}" if sheet else f"row_{row}"
    return f"{reason}_{where}"
