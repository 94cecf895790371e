"""Amendments: the old version and the amendment are the new version."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from associations.rules.amending import Change, What, Written, applied, difference

AGE = Written("a", "1", "Age", "", "minimum_age", {"years": 15})
DUES = Written("b", "2", "Dues", "", "dues", {"amount": "100"})
VALUES = Written("c", "3", "Values", "We stand together.")

articles = st.builds(
    Written, st.sampled_from("abcdefgh"), st.from_regex(r"\A[1-9][ab]?\Z"),
    st.sampled_from(["Age", "Dues", ""]), st.sampled_from(["", "We stand together."]),
    st.sampled_from(["", "minimum_age", "dues"]),
    st.sampled_from([None, {}, {"years": 15}, {"years": 16, "days": [1, 2]}]),
)  # fmt: skip
versions = st.lists(articles, max_size=8, unique_by=lambda one: one.line)


def what(*changes: Change) -> list[tuple[What, str]]:
    return [
        (one.what, (one.after or one.before or VALUES).line) for one in changes
    ]  # fmt: skip


@settings(deadline=None, max_examples=300)
@given(versions, versions)
def test_the_old_version_and_the_amendment_are_the_new_version(
    old: list[Written], new: list[Written]
) -> None:
    changes = difference(old, new)
    assert applied(old, changes) == new
    assert {one.line for one in old} == {one.before.line for one in changes if one.before}
    for one in changes:
        assert (one.before is None) == (one.what is What.ADDED)
        assert (one.after is None) == (one.what is What.REMOVED)
        if one.before and one.after:
            assert one.before.line == one.after.line
            says_the_same = one.before.says == one.after.says
            assert says_the_same == (one.what in (What.SAME, What.RENUMBERED))


@settings(deadline=None)
@given(versions)
def test_without_an_amendment_all_is_the_same(version: list[Written]) -> None:
    assert {one.what for one in difference(version, version)} <= {What.SAME}


@settings(deadline=None)
@given(versions, versions, st.randoms(use_true_random=False))
def test_the_way_back_gives_the_old_version(
    old: list[Written], new: list[Written], chance: Any
) -> None:
    chance.shuffle(new)
    assert applied(new, difference(new, old)) == old


def test_every_kind_of_change_is_told() -> None:
    new = [replace(DUES, number="1"), replace(AGE, number="2", parameters={"years": 16}),
           Written("d", "3", "Term")]  # fmt: skip
    assert what(*difference([AGE, DUES, VALUES], new)) == [
        (What.RENUMBERED, "b"), (What.CHANGED, "a"), (What.ADDED, "d"), (What.REMOVED, "c"),
    ]  # fmt: skip
    assert what(*difference([AGE], [AGE])) == [(What.SAME, "a")]


@pytest.mark.parametrize(
    "other",
    [
        replace(AGE, heading="Age of members"), replace(AGE, text="Own words"),
        replace(AGE, kind="maximum_age"), replace(AGE, parameters={"years": 16}),
        replace(AGE, parameters=None), replace(AGE, number="9", parameters={"years": 16}),
    ],
)  # fmt: skip
def test_whatever_an_article_says_otherwise_is_a_change(other: Written) -> None:
    assert what(*difference([AGE], [other])) == [(What.CHANGED, "a")]


def test_an_article_that_only_has_another_number_says_the_same() -> None:
    assert what(*difference([AGE], [replace(AGE, number="9a")])) == [(What.RENUMBERED, "a")]


def test_no_parameters_and_none_yet_say_the_same() -> None:
    bare = replace(AGE, parameters=None)
    assert what(*difference([bare], [replace(AGE, parameters={})])) == [(What.SAME, "a")]


def test_an_article_that_moved_is_known_by_its_line() -> None:
    assert what(*difference([AGE, DUES], [DUES, AGE])) == [(What.SAME, "b"), (What.SAME, "a")]


@pytest.mark.parametrize(
    ("after", "blanks"),
    [
        (replace(AGE, parameters={"years": 16}), ("years",)),
        (replace(AGE, parameters={"years": 15, "days": 3}), ("days",)),
        (replace(AGE, parameters=None), ("years",)),
        (replace(AGE, heading="Older"), ()),
        (replace(AGE, kind="maximum_age", parameters={"years": 65}), ()),
        (None, ()),
    ],
)
def test_the_places_that_differ_are_named_where_the_kind_stayed(
    after: Written | None, blanks: tuple[str, ...]
) -> None:
    assert Change(What.CHANGED, AGE, after).blanks == blanks
    assert Change(What.ADDED, None, AGE).blanks == ()


@pytest.mark.parametrize(
    "old",
    [[], [AGE], [AGE, DUES, VALUES], [AGE, VALUES], [AGE, replace(DUES, number="7")],
     [AGE, replace(DUES, parameters={"amount": "200"})]],
)  # fmt: skip
def test_an_amendment_of_another_version_is_refused(old: list[Written]) -> None:
    changes = difference([AGE, DUES], [replace(AGE, parameters={"years": 16}), VALUES])
    with pytest.raises(ValueError, match="another version"):
        applied(old, changes)


@settings(deadline=None, max_examples=200)
@given(versions, versions, versions)
def test_an_amendment_fits_no_other_version(
    old: list[Written], new: list[Written], other: list[Written]
) -> None:
    if {one.line: one for one in old} != {one.line: one for one in other}:
        with pytest.raises(ValueError, match="another version"):
            applied(other, difference(old, new))


def test_an_amendment_that_names_an_article_twice_and_another_never_is_refused() -> None:
    twice = [Change(What.SAME, AGE, AGE), Change(What.SAME, AGE, AGE)]
    with pytest.raises(ValueError, match="another version"):
        applied([AGE, DUES], twice)
