"""From a count to its outcome."""

from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from associations.rules.catalogue import kinds
from elections.rules.contests import Contender, Contest, Counted, Lot, Reservation
from elections.rules.counting import Outcome, outcome
from elections.vocabulary.outcomes import CameIn, Filled, Result, Unfilled
from hnsa.law.article import Article
from hnsa.law.asking import Law

SILENT = Law(())
POLL = date(2026, 12, 20)


def law_of(*rules: tuple[str, dict[str, object]]) -> Law:
    return Law(
        tuple(
            Article(str(at), "", "", kinds()[code].load(told))
            for at, (code, told) in enumerate(rules, start=1)
        )
    )


def contest(keys: str, seats: int = 1, reserved: tuple[Reservation, ...] = (), women: str = "",
            ) -> Contest:  # fmt: skip
    return Contest(
        "member", seats,
        tuple(Contender(key, frozenset({"women"} if key in women else ())) for key in keys),
        reserved,
    )  # fmt: skip


def count(votes: dict[str, int], **told: object) -> Counted:
    return Counted(votes, **{"valid": sum(votes.values()), "poll_on": POLL, **told})  # type: ignore[arg-type]


def who(found: Outcome) -> str:
    return "".join(sorted(one.key for one in found.elected))


def test_the_most_votes_win() -> None:
    found = outcome(contest("abc"), count({"a": 3, "b": 7, "c": 5}), SILENT)
    assert (found.result, who(found), found.difference) == (Result.DECLARED, "b", 2)


def test_a_candidate_without_a_written_vote_has_none() -> None:
    assert who(outcome(contest("ab"), count({"a": 1}), SILENT)) == "a"


def test_no_more_candidates_than_seats_need_no_poll() -> None:
    found = outcome(contest("ab", seats=3), count({}), SILENT)
    assert (who(found), found.vacant) == ("ab", 1)
    assert {one.came for one in found.elected} == {CameIn.UNOPPOSED}


def test_nobody_stood() -> None:
    found = outcome(contest("", seats=2), count({}), law_of(("too_few_candidates", {"days": 30})))
    assert (found.result, found.vacant) == (Result.VACANT, 2)
    assert found.verdict is not None and found.verdict.grounds[0].finding.next is not None


def test_equal_votes_for_the_last_seat_wait_for_the_lot() -> None:
    tied = outcome(contest("abc", seats=2), count({"a": 9, "b": 4, "c": 4}), SILENT)
    assert (tied.result, who(tied)) == (Result.TIED, "a")
    (tie,) = tied.ties
    assert (tie.keys, tie.seats, tie.votes) == (("b", "c"), 1, 4)
    lot = count({"a": 9, "b": 4, "c": 4}, lots=(Lot(("c", "b")),))
    drawn = outcome(contest("abc", seats=2), lot, SILENT)
    assert (drawn.result, who(drawn)) == (Result.DECLARED, "ac")
    assert [one.came for one in drawn.elected if one.key == "c"] == [CameIn.LOT]


def test_equal_votes_inside_the_winning_set_need_no_lot() -> None:
    found = outcome(contest("abc", seats=2), count({"a": 4, "b": 4, "c": 1}), SILENT)
    assert (found.result, who(found), found.ties) == (Result.DECLARED, "ab", ())


def test_a_lot_among_others_decides_nothing() -> None:
    other = count({"a": 9, "b": 4, "c": 4}, lots=(Lot(("a", "c")),))
    assert outcome(contest("abc", seats=2), other, SILENT).result is Result.TIED


@pytest.mark.parametrize(("filled", "seats", "elected"), [
    (Filled.FIRST, 3, "abc"),  # the group's best takes the reserved seat; two open ones follow
    (Filled.LAST, 3, "abd"),  # a and b by votes; the reserved one to the best woman left
])  # fmt: skip
def test_reserved_seats_are_filled_first_or_last(filled: Filled, seats: int, elected: str) -> None:
    reserved = (Reservation("women", 1, filled),)
    votes = count({"a": 9, "b": 8, "c": 7, "d": 2})
    found = outcome(contest("abcd", seats, reserved, women="ad"), votes, SILENT)
    assert who(found) == elected


def test_reserved_seats_that_nobody_can_take_stay_empty() -> None:
    reserved = (Reservation("women", 2),)
    found = outcome(
        contest("abcd", 3, reserved, women="a"), count({"a": 1, "b": 5, "c": 3, "d": 2}), SILENT
    )
    assert (who(found), found.vacant) == ("ab", 1)
    assert [(one.group, one.seats) for one in found.unfilled] == [("women", 1)]


def test_too_small_a_turnout_elects_nobody_for_good() -> None:
    law = law_of(("least_turnout", {"reach": "at_least", "share": "1/2"}))
    few = count({"a": 30, "b": 10}, turnout=40, on_roll=120)
    found = outcome(contest("ab"), few, law)
    assert found.result is Result.AGAIN
    enough = count({"a": 30, "b": 30}, turnout=60, on_roll=120, lots=(Lot(("a", "b")),))
    assert outcome(contest("ab"), enough, law).result is Result.DECLARED


def test_a_close_result_is_counted_again_once() -> None:
    law = law_of(("recount", {"votes": 2}))
    close = count({"a": 31, "b": 30})
    assert outcome(contest("ab"), close, law).result is Result.AGAIN
    again = count({"a": 31, "b": 30}, recounted=True)
    assert outcome(contest("ab"), again, law).result is Result.DECLARED


def test_as_many_papers_set_aside_as_votes_between_them_are_a_warning() -> None:
    assert outcome(contest("ab"), count({"a": 12, "b": 10}, tendered=2), SILENT).warnings
    assert not outcome(contest("ab"), count({"a": 12, "b": 10}, tendered=1), SILENT).warnings


def test_a_reserved_seat_that_hangs_on_papers_set_aside_is_a_warning_too() -> None:
    reserved = (Reservation("women", 1),)
    votes = {"a": 20, "b": 10, "c": 5, "d": 4}
    stood = contest("abcd", 2, reserved, women="cd")
    assert outcome(stood, count(votes, tendered=1), SILENT).warnings
    assert not outcome(stood, count({**votes, "d": 3}, tendered=1), SILENT).warnings


@pytest.mark.parametrize("votes", [{"z": 1}, {"a": -1}])
def test_votes_that_cannot_be_are_refused(votes: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="votes are counted"):
        outcome(contest("ab"), Counted(votes, valid=1), SILENT)


@pytest.mark.parametrize("wrong", [
    lambda: contest("aa"), lambda: contest("a", seats=0),
    lambda: contest("abc", 1, (Reservation("women", 2),)),
])  # fmt: skip
def test_a_contest_that_cannot_be_is_refused(wrong: object) -> None:
    with pytest.raises(ValueError, match=r"seat|candidate"):
        wrong()  # type: ignore[operator]


def test_a_voter_has_as_many_marks_as_seats_but_never_more_than_candidates() -> None:
    assert contest("abcdefghij", seats=7).marks == 7
    assert contest("abc", seats=7).marks == 3


KEYS = "abcdefgh"
votes_of = st.lists(st.integers(0, 6), min_size=2, max_size=8)
reservations = st.one_of(
    st.just(()),
    st.builds(
        lambda seats, filled, unfilled: (Reservation("women", seats, filled, unfilled),),
        st.integers(1, 3), st.sampled_from(list(Filled)), st.sampled_from(list(Unfilled)),
    ),
)  # fmt: skip


@given(votes_of, st.integers(3, 6), reservations, st.sets(st.sampled_from(KEYS)))
def test_no_more_elected_than_seats_and_nobody_twice(
    votes: list[int], seats: int, reserved: tuple[Reservation, ...], women: set[str]
) -> None:
    keys = KEYS[: len(votes)]
    ours = contest(keys, seats, reserved, women="".join(women))
    found = outcome(ours, count(dict(zip(keys, votes, strict=True))), SILENT)
    elected = [one.key for one in found.elected]
    assert len(set(elected)) == len(elected)
    filled = len(elected) + sum(tie.seats for tie in found.ties) + found.vacant
    assert filled == seats or (filled < seats and found.waiting)
    hanging = {key for tie in found.ties for key in tie.keys}
    assert not hanging & set(elected)


@given(votes_of, st.integers(3, 6), reservations, st.sets(st.sampled_from(KEYS)), st.randoms())
def test_the_order_of_entry_does_not_matter(
    votes: list[int], seats: int, reserved: tuple[Reservation, ...], women: set[str],
    shuffled: Random,
) -> None:  # fmt: skip
    keys = KEYS[: len(votes)]
    pairs = list(zip(keys, votes, strict=True))
    ours = contest(keys, seats, reserved, women="".join(women))
    mixed = [*ours.contenders]
    shuffled.shuffle(pairs)
    shuffled.shuffle(mixed)
    other = Contest(ours.post, seats, tuple(mixed), reserved)
    straight = outcome(ours, count(dict(zip(keys, votes, strict=True))), SILENT)
    turned = outcome(other, count(dict(pairs)), SILENT)
    assert (straight.elected, straight.ties) == (turned.elected, turned.ties)


@given(votes_of, st.integers(3, 6), reservations, st.sets(st.sampled_from(KEYS)), st.data())
def test_one_more_vote_never_hurts(
    votes: list[int], seats: int, reserved: tuple[Reservation, ...], women: set[str],
    data: st.DataObject,
) -> None:  # fmt: skip
    keys = KEYS[: len(votes)]
    ours = contest(keys, seats, reserved, women="".join(women))
    before = dict(zip(keys, votes, strict=True))
    her = data.draw(st.sampled_from(keys))
    first = outcome(ours, count(before), SILENT)
    then = outcome(ours, count({**before, her: before[her] + 1}), SILENT)
    if her in {one.key for one in first.elected}:
        assert her in {one.key for one in then.elected}


@given(st.integers(0, 9), st.integers(2, 6), st.integers(1, 5))
def test_ties_are_symmetric(votes: int, number: int, seats: int) -> None:
    keys = KEYS[:number]
    if seats >= number:
        return
    found = outcome(contest(keys, seats), count(dict.fromkeys(keys, votes)), SILENT)
    (tie,) = found.ties
    assert (tie.keys, tie.seats, found.elected) == (tuple(keys), seats, ())
