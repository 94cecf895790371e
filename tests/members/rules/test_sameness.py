"""Are two records one woman? The policy, case by case."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from members.rules.sameness import (
    Answer,
    Known,
    Number,
    as_integer,
    as_integers,
    block_keys,
    judge,
    known_of,
    number,
    years_apart,
)
from members.vocabulary.reasons import Reason

ON = date(2024, 12, 31)
CNIC = "PK_CNIC"
SALMA = Known(
    "Salma Bibi", "Riaz Ahmad", numbers=(number(CNIC, "3520200009018"),),
    phones=("+923024000901",), locality="Rasool Nagar", age=40, age_on=ON,
)  # fmt: skip


def without_number(known: Known, **changes: object) -> Known:
    return replace(known, numbers=(), **changes)


def test_an_equal_number_and_a_similar_name_is_the_same_woman() -> None:
    other = Known("Salma", "Riaz", numbers=SALMA.numbers)
    found = judge(SALMA, other)
    assert (found.answer, found.reasons) == (Answer.SAME, (Reason.SAME_NATIONAL_ID,))


def test_marriage_changes_the_relative_and_not_the_woman() -> None:
    other = Known("Salma", "Muhammad Akram", numbers=SALMA.numbers, age=41, age_on=ON)
    assert judge(SALMA, other).answer is Answer.SAME


def test_an_equal_number_and_another_name_is_a_conflict() -> None:
    other = Known("Tahira Yasmeen", "Liaqat Ali", numbers=SALMA.numbers)
    assert judge(SALMA, other).reasons == (Reason.ID_CONFLICT,)


def test_a_mother_and_a_daughter_of_one_name_do_not_share_a_number() -> None:
    other = Known("Salma", "Muhammad Akram", numbers=SALMA.numbers, age=17, age_on=ON)
    assert judge(SALMA, other).answer is Answer.CONFLICT


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        (("BD_NID17", "19652692600000600"), ("BD_NID13", "2692600000600"), Reason.SAME_ID_13_IN_17),
        (("LK_NIC_OLD", "655600150V"), ("LK_NIC_NEW", "196556000150"), Reason.SAME_ID_OLD_AND_NEW),
    ],
)
def test_old_and_new_form_of_a_number_are_one_number(
    one: tuple[str, str], other: tuple[str, str], reason: Reason
) -> None:
    a = Known("Rahima", numbers=(number(*one),))
    b = Known("Rohima Khatun", numbers=(number(*other),))
    assert judge(a, b).reasons == (reason,)


def test_equal_keyed_hashes_are_equal_numbers() -> None:
    a = Known("Salma", numbers=(Number(CNIC, "5f0c"),))
    assert judge(a, Known("Salma Bibi", numbers=(Number(CNIC, "5f0c"),))).answer is Answer.SAME
    assert judge(a, Known("Salma Bibi", numbers=(Number(CNIC, "77aa"),))).answer is Answer.OTHER


def test_a_number_of_another_document_proves_nothing() -> None:
    smart = replace(SALMA, numbers=(number("BD_NID10", "5500000999"),))
    found = judge(replace(SALMA, numbers=(number("BD_NID17", "19662692600000601"),)), smart)
    assert found.answer is Answer.POSSIBLE
    assert found.reasons == (Reason.POSSIBLE_DUPLICATE, Reason.SAME_NAME_AND_RELATIVE)


def test_another_number_of_the_same_document_forbids_a_match() -> None:
    other = replace(SALMA, numbers=(number(CNIC, "3520200009514"),))
    found = judge(SALMA, other)
    assert found.answer is Answer.NAMESAKE
    assert found.reasons == (Reason.SAME_NAME_AND_RELATIVE, Reason.PHONE_SHARED)


def test_two_swapped_digits_with_the_same_phone_are_a_doubt() -> None:
    a = Known("Zarina Bibi", "Barkat Ali", numbers=(number(CNIC, "3520200009042"),), phones=("+1",))
    b = Known("Zareena", "Barkat", numbers=(number(CNIC, "3520200009402"),), phones=("+1",))
    assert judge(a, b).reasons == (Reason.POSSIBLE_DUPLICATE, Reason.IDS_SWAPPED)
    assert judge(a, replace(b, phones=("+2",))).answer is Answer.OTHER


def test_sealed_digits_are_read_only_where_a_swap_is_to_be_found() -> None:
    asked: list[str] = []

    def sealed(digits: str) -> Number:
        def read() -> str:
            asked.append(digits)
            return digits

        return Number(CNIC, digits[::-1], read)

    a = Known("Zarina Bibi", "Barkat Ali", numbers=(sealed("3520200009042"),), phones=("+1",))
    b = Known("Zareena", "Barkat", numbers=(sealed("3520200009402"),), phones=("+1",))
    assert judge(a, replace(a)).answer is Answer.SAME
    assert judge(a, replace(b, phones=("+2",))).answer is Answer.OTHER
    assert asked == []
    assert Reason.IDS_SWAPPED in judge(a, b).reasons
    assert asked == ["3520200009042", "3520200009402"]


def test_a_namesake_of_unknown_age_with_her_own_number_adds_nothing() -> None:
    other = replace(SALMA, numbers=(number(CNIC, "3520200009514"),), age=None, phones=())
    assert judge(SALMA, other).answer is Answer.OTHER
    assert judge(replace(SALMA, age=None), other).answer is Answer.NAMESAKE


def test_without_a_number_everything_else_must_agree() -> None:
    hamida = Known("Hamida", "Lal Deen", phones=("+923024000906",), age=52, age_on=ON)
    hameeda = Known("Hameeda", "Lal Din", phones=("+923024000906",), birth_date=date(1972, 7, 7))
    assert judge(hamida, hameeda).answer is Answer.POSSIBLE
    assert judge(replace(hamida, age=45), hameeda).answer is Answer.OTHER
    assert judge(replace(hamida, phones=()), hameeda).answer is Answer.OTHER
    assert judge(replace(hamida, relative="Nadeem"), hameeda).answer is Answer.OTHER


def test_place_and_age_stand_in_for_the_phone() -> None:
    a = Known("Hamida", "Lal Deen", locality="rasul nagar", age=50, age_on=ON)
    b = Known("Hameeda", "Lal Din", locality="Rasool Nagar", age=52, age_on=ON)
    assert judge(a, b).answer is Answer.POSSIBLE
    assert judge(replace(a, locality="Chak 45"), replace(b, locality="Chak 44")).answer is (
        Answer.OTHER
    )
    assert judge(replace(a, locality=""), b).answer is Answer.OTHER


def test_two_rows_without_numbers_that_agree_in_all_are_one() -> None:
    a = without_number(SALMA)
    found = judge(a, without_number(SALMA))
    assert (found.answer, found.reasons) == (Answer.SAME, (Reason.SAME_PERSON_ROW,))
    assert judge(a, without_number(SALMA, age=41)).answer is Answer.POSSIBLE
    assert judge(a, SALMA).answer is Answer.POSSIBLE


def test_a_first_name_alone_proves_nothing() -> None:
    assert judge(Known("Salma", age=40, age_on=ON), Known("Salma", age=40, age_on=ON)).reasons == (
        Reason.SAME_NAME,
    )
    assert judge(Known("Salma", "Riaz"), Known("Salma", "Akram")).answer is Answer.OTHER


def test_empty_fields_never_match() -> None:
    assert judge(Known(""), Known("")).answer is Answer.OTHER
    nobody = Known("", "", phones=(), locality="")
    assert judge(nobody, nobody).reasons == ()


def test_mother_and_daughter_on_one_phone_share_it_and_nothing_else() -> None:
    rabia = Known("Rabia", "Riaz Ahmad", phones=SALMA.phones, age=17, age_on=ON)
    found = judge(SALMA, rabia)
    assert (found.answer, found.reasons) == (Answer.OTHER, (Reason.PHONE_SHARED,))


def test_an_own_number_comes_first_but_not_against_the_name() -> None:
    a = Known("Salma", own_number="PK-0012207")
    assert judge(a, Known("Salma Bibi", own_number="PK-0012207")).answer is Answer.SAME
    assert judge(a, Known("Tahira", own_number="PK-0012207")).answer is Answer.CONFLICT
    assert judge(replace(SALMA, own_number="PK-1"), replace(SALMA, own_number="PK-2")).answer is (
        Answer.SAME
    )


def test_ages_are_compared_by_birth_not_by_the_year_they_were_told() -> None:
    a = Known("Salma", age=40, age_on=date(2014, 12, 31))
    assert years_apart(a, Known("Salma", age=50, age_on=ON)) == pytest.approx(0, abs=0.01)
    assert years_apart(a, Known("Salma", birth_year=1974)) == 0
    assert years_apart(a, Known("Salma")) is None


def test_spellings_of_one_woman_share_a_block() -> None:
    pairs = [
        (Known("Hameeda", "Lal Din"), Known("Hamida", "Lal Deen")),
        (Known("Zarina Bibi", "Barkat Ali"), Known("Zareena", "Barkat")),
        (Known("Salma Bibi", "Riaz Ahmad"), Known("سلمیٰ بی بی", "ریاض احمد")),
        (Known("Nargis", "Muhammad Boota"), Known("Nargis Bibi", "M. Boota")),
    ]
    for one, other in pairs:
        assert set(block_keys(one)) & set(block_keys(other))


def test_a_lone_first_name_never_blocks_against_the_register() -> None:
    assert block_keys(Known("Salma")) == ("f:salma",)
    assert block_keys(Known("Salma Bibi")) == ("x:salma bibi",)
    assert block_keys(Known("")) == ()


def test_block_keys_become_stable_integers() -> None:
    key = as_integer("e:salma bibi|riaz ahmad")
    assert key == as_integer("e:salma bibi|riaz ahmad") != as_integer("e:salma|riaz ahmad")
    assert key == 239_451_154_270_965_517  # the register is full of them: never another
    assert as_integers(["e:salma|riaz ahmad", "e:salma bibi|riaz ahmad"])[1] == key


def test_known_of_takes_the_values_of_a_row() -> None:
    known = known_of(
        {"full_name": "Salma", "national_id_type": CNIC, "national_id": "3520200009018",
         "phone": "+92", "age": 40, "age_on": ON}, ("+93",),
    )  # fmt: skip
    assert known.phones == ("+92", "+93")
    assert known.numbers[0].family == CNIC
    assert known_of({"full_name": None}) == Known("")


WORDS = st.sampled_from(["", "Salma", "Salma Bibi", "Saleem", "Riaz", "Riaz Ahmad", "سلمیٰ", "རིན"])
KNOWN = st.builds(
    Known,
    name=WORDS,
    relative=WORDS,
    native=WORDS,
    numbers=st.lists(
        st.sampled_from([
            number(CNIC, "3520200009042"), number(CNIC, "3520200009402"),
            number("BD_NID17", "19652692600000600"), number("BD_NID13", "2692600000600"),
        ]), max_size=2).map(tuple),
    phones=st.lists(st.sampled_from(["+1", "+2"]), max_size=2).map(tuple),
    locality=st.sampled_from(["", "Chak 44", "Chak 45", "rasul nagar", "Rasool Nagar"]),
    ward=st.sampled_from(["", "1", "2"]),
    birth_date=st.none() | st.dates(date(1950, 1, 1), date(2010, 1, 1)),
    birth_year=st.none() | st.integers(1950, 2010),
    age=st.none() | st.integers(1, 99),
    age_on=st.none() | st.just(ON),
    own_number=st.sampled_from(["", "PK-1", "PK-2"]),
)  # fmt: skip


@given(KNOWN, KNOWN)
def test_judging_is_symmetric_and_never_raises(a: Known, b: Known) -> None:
    assert judge(a, b) == judge(b, a)


@given(KNOWN, KNOWN)
def test_what_could_be_one_woman_was_proposed(a: Known, b: Known) -> None:
    """Nothing is judged the same or possible by names that no block would have proposed."""
    proposed = set(block_keys(a)) & set(block_keys(b))
    numbers = {(n.family, n.link) for n in a.numbers} & {(n.family, n.link) for n in b.numbers}
    if judge(a, b).answer is Answer.SAME and not numbers and not a.own_number:
        assert proposed
