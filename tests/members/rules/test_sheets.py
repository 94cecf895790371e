"""From remarks and pairs to the status and codes of a row."""

from members.rules.rows import Remark
from members.rules.sameness import Answer, Known, Sameness, number
from members.rules.sheets import Finding, Listed, Where, relate, settle_row
from members.vocabulary.columns import Column
from members.vocabulary.reasons import Effect, Reason, Status

SAME = Sameness(Answer.SAME, (Reason.SAME_NATIONAL_ID,), phone=True)
CONFLICT = Sameness(Answer.CONFLICT, (Reason.ID_CONFLICT,))
POSSIBLE = Sameness(Answer.POSSIBLE, (Reason.POSSIBLE_DUPLICATE, Reason.SAME_NAME_AND_RELATIVE))
NAMESAKE = Sameness(Answer.NAMESAKE, (Reason.SAME_NAME_AND_RELATIVE,))
PHONE = Sameness(Answer.OTHER, (Reason.PHONE_SHARED,), phone=True)
NO_ID = Remark(Reason.ID_MISSING, Column.NATIONAL_ID)


def here(sameness: Sameness, row: int = 3, later: bool = False) -> Finding:
    return Finding(sameness, Where.HERE, row, later=later)


def adda(sameness: Sameness, row: int = 2) -> Finding:
    return Finding(sameness, Where.OTHER_LIST, row, "Adda Assoc")


def person(sameness: Sameness, pk: int, where: Where = Where.REGISTER) -> Finding:
    return Finding(sameness, where, person=pk)


def test_a_clean_row_is_accepted_as_new() -> None:
    settled = settle_row(None, [], [])
    assert (settled.status, settled.effect, settled.codes) == (Status.ACCEPTED, Effect.NEW, ())


def test_a_rejected_row_keeps_everything_that_is_wrong_with_it() -> None:
    settled = settle_row(Status.REJECTED, [NO_ID, Remark(Reason.NAME_MISSING)], [here(SAME)])
    assert settled.codes == ("name_missing", "id_missing")
    assert settled.effect is Effect.NONE


def test_a_duplicate_is_said_to_be_one_and_nothing_else() -> None:
    settled = settle_row(None, [Remark(Reason.ID_OLD_FORMAT)], [here(SAME), here(NAMESAKE, 4)])
    assert (settled.status, settled.codes) == (Status.DUPLICATE, ("same_national_id",))
    assert settled.duplicate_of is not None and settled.duplicate_of.row == 3


def test_a_row_of_the_same_list_comes_before_another_list() -> None:
    settled = settle_row(None, [], [adda(SAME, 9), here(SAME, 5)])
    assert settled.status is Status.DUPLICATE
    assert settled.duplicate_of is not None and settled.duplicate_of.row == 5


def test_a_conflict_rejects_the_second_row_and_warns_the_first() -> None:
    second = settle_row(None, [], [here(CONFLICT, 3)])
    first = settle_row(None, [], [here(CONFLICT, 23, later=True)])
    assert (second.status, second.codes) == (Status.REJECTED, ("id_conflict_with_row_3",))
    assert (first.status, first.codes) == (Status.WARNED, ("id_conflict_with_row_23",))


def test_a_later_namesake_says_nothing_of_the_first() -> None:
    assert settle_row(None, [], [here(NAMESAKE, 30, later=True)]).codes == ()


def test_a_row_is_held_against_the_first_namesake() -> None:
    settled = settle_row(None, [], [here(NAMESAKE, 4), here(NAMESAKE, 24)])
    assert settled.codes == ("same_name_and_relative_as_row_4",)


def test_doubts_name_the_row_in_the_list_and_the_list_elsewhere() -> None:
    assert settle_row(None, [], [here(POSSIBLE)]).codes == (
        "possible_duplicate_of_row_3",
        "same_name_and_relative_as_row_3",
    )
    elsewhere = settle_row(None, [NO_ID], [adda(POSSIBLE, 7)])
    assert elsewhere.codes == ("id_missing", "possible_same_person_other_association")
    assert elsewhere.possible_as is not None and elsewhere.possible_as.row == 7


def test_a_woman_of_another_list_is_one_person_with_a_new_membership() -> None:
    settled = settle_row(None, [Remark(Reason.PHONE_MISSING, Column.PHONE)], [adda(SAME)])
    assert settled.codes == ("same_person_other_association", "phone_missing")
    assert settled.effect is Effect.NEW


def test_a_namesake_on_another_list_is_named_with_its_sheet() -> None:
    assert settle_row(None, [], [adda(NAMESAKE)]).codes == (
        "other_person_with_equal_name_on_Adda_Assoc_row_2",
    )


def test_a_shared_phone_is_remarked_once_and_never_against_herself() -> None:
    assert settle_row(None, [], [adda(PHONE), here(PHONE)]).codes == (
        "phone_shared_with_Adda_Assoc_row_2",
    )
    assert settle_row(None, [], [adda(SAME), here(PHONE)]).codes == (
        "same_person_other_association",
    )
    assert settle_row(None, [], [person(PHONE, 1)]).codes == ("phone_shared_in_register",)


def test_the_same_list_again_changes_nothing_and_says_nothing() -> None:
    findings = [person(SAME, 7), person(NAMESAKE, 8), person(PHONE, 9)]
    settled = settle_row(None, [], findings)
    assert (settled.status, settled.effect) == (Status.ACCEPTED, Effect.UNCHANGED)


def test_a_member_of_another_body_is_the_same_person() -> None:
    settled = settle_row(None, [], [person(SAME, 7, Where.OTHER_BODY)])
    assert settled.codes == ("same_person_other_association",)


def test_the_register_speaks_in_its_own_codes() -> None:
    assert settle_row(None, [], [person(CONFLICT, 7)]).codes == ("id_conflict_with_register",)
    assert settle_row(None, [], [person(POSSIBLE, 7)]).codes == (
        "possible_same_person_in_register",
    )
    assert settle_row(None, [], [person(NAMESAKE, 7)]).codes == (
        "same_name_and_relative_in_register",
    )


def test_two_persons_of_the_register_are_never_chosen_between() -> None:
    settled = settle_row(None, [], [person(SAME, 7), person(SAME, 8, Where.OTHER_BODY)])
    assert (settled.status, settled.codes) == (Status.REJECTED, ("two_matches",))


def test_relating_finds_each_pair_from_both_sides() -> None:
    cnic = (number("PK_CNIC", "3520200009018"),)
    found = relate([
        Listed("", 2, Known("Salma", numbers=cnic)),
        Listed("", 3, Known("Nargis")),
        Listed("", 4, Known("Salma Bibi", numbers=cnic)),
    ])  # fmt: skip
    assert [f.row for f in found["", 2]] == [4] and found["", 2][0].later
    assert [f.row for f in found["", 4]] == [2] and not found["", 4][0].later
    assert ("", 3) not in found


def test_a_good_row_is_no_duplicate_of_a_rejected_one() -> None:
    cnic = (number("PK_CNIC", "3520200009018"),)
    found = relate([
        Listed("", 2, Known("", numbers=cnic), rejected=True),
        Listed("", 3, Known("Salma", numbers=cnic)),
    ])  # fmt: skip
    assert found == {}
