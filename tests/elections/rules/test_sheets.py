"""Count sheets: compared field by field, looked at booth by booth and all together."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from elections.rules.naming import with_names
from elections.rules.sheets import Booth, Typed, differ, faults, hindrances, whole
from elections.vocabulary.outcomes import REJECTED
from hnsa.law.words import tell

RIGHT: dict[str, int] = {
    "printed": 60, "issued": 42, "unused": 18, "box": 40, "challenged": 0, "tendered": 0,
    "spoilt": 1, "not_put_in": 1, "valid": 38, "marked_voters": 41,
}  # fmt: skip
NOT_VALID = {**{str(ground): 0 for ground in REJECTED}, "blank": 1, "too_many": 1}
VOTES = {"a": 21, "b": 11, "c": 6}


def typed(votes: dict[str, int] | None = None, **told: Any) -> Typed:
    figures = {name: n for name, n in {**RIGHT, **told}.items() if n is not None}
    return Typed(figures, NOT_VALID, VOTES if votes is None else votes)


def booth(*copies: Typed, number: int = 1, **told: Any) -> Booth:
    return Booth(number, ("a", "b", "c"), copies=copies, **{"on_roll": 46, **told})


def lines(*booths: Booth, on_roll: int | None = 46) -> list[tuple[int, str, int | None]]:
    return [(one.booth, one.line, one.by) for one in faults(booths, on_roll)]


def test_two_sheets_that_agree_have_no_faults() -> None:
    one = booth(typed(), typed(), packets=60)
    assert lines(one) == []
    assert hindrances([one]) == ()


def test_the_treasurer_of_the_mock_page_is_off_by_one() -> None:
    wrong = typed(votes={"a": 20, "b": 11, "c": 5}, valid=36)
    assert lines(booth(wrong, wrong)) == [(1, "counted", 2)]


def test_papers_that_were_printed_are_compared_with_the_packets() -> None:
    assert lines(booth(typed(), typed(), packets=62)) == [(1, "packets", 2)]


def test_a_figure_that_is_not_counted_is_told_and_is_not_none_at_all() -> None:
    less = typed(spoilt=None)
    assert lines(booth(less, less)) == [(1, "uncounted", None)]
    none = typed(spoilt=0)
    assert (1, "issued", 1) in lines(booth(none, none))


def test_a_ground_that_is_not_counted_leaves_the_line_unchecked() -> None:
    less = Typed(RIGHT, {"blank": 2}, VOTES)
    assert lines(booth(less, less)) == [(1, "uncounted", None)]


def test_typed_once_and_not_at_all_are_faults() -> None:
    assert lines(booth(typed()), booth(number=2)) == [(1, "once", None), (2, "booth", None)]


def test_copies_that_differ_are_mended_first() -> None:
    one = booth(typed(), typed(box=41))
    assert [line.values["number"] for line in hindrances([one])] == [1]
    assert one.account is None
    assert lines(one) == []


def test_votes_that_are_missing_are_mended_first() -> None:
    less = typed(votes={"a": 21})
    (told,) = hindrances([booth(less, less)])
    assert told.values["who"] == ("b", "c")
    assert with_names(told, {"b": "Bano", "c": "Chand"}).values["who"] == ("Bano", "Chand")
    none = Typed({"printed": 60}, {}, {})
    assert hindrances([booth(typed(), typed()), booth(none, none, number=2)]) == ()


def test_nothing_counted_anywhere_cannot_be_closed() -> None:
    assert hindrances([booth()])
    assert hindrances([])


def test_all_together_are_held_against_the_whole_roll() -> None:
    two = [booth(typed(), typed(), number=n, on_roll=None) for n in (1, 2)]
    assert whole(two, 92).votes == {"a": 42, "b": 22, "c": 12}
    assert lines(*two, on_roll=92) == []
    assert lines(*two, on_roll=80) == [(0, "turnout", 2)]


def test_names_are_put_only_where_somebody_is_named() -> None:
    told = tell("{who} has {n} votes.", who="a", n=2)
    assert with_names(told, {"a": "Amna"}).values == {"who": "Amna", "n": 2}
    plain = tell("There are {n}.", n=2)
    assert with_names(plain, {"a": "Amna"}) is plain


FIGURE = st.integers(0, 5)


@given(st.dictionaries(st.sampled_from("abc"), FIGURE), st.dictionaries(st.sampled_from("abc"),
       FIGURE))  # fmt: skip
def test_what_differs_is_what_is_not_alike(one: dict[str, int], two: dict[str, int]) -> None:
    found = differ(Typed(votes=one), Typed(votes=two))
    assert {row.name for row in found} == {k for k in "abc" if one.get(k) != two.get(k)}
    assert not differ(Typed(votes=one), Typed(votes=one))
    turned = {
        (row.name, row.second, row.first) for row in differ(Typed(votes=two), Typed(votes=one))
    }
    assert turned == {(row.name, row.first, row.second) for row in found}
