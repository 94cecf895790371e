"""Ties: what hangs on the order of equals, compared with every order there is."""

from itertools import permutations, product
from random import Random
from time import perf_counter

from hypothesis import given, settings
from hypothesis import strategies as st

from elections.rules.contests import Contender, Contest, Lot, Reservation
from elections.rules.seating import all_fit, hanging, in_order, seated
from elections.vocabulary.outcomes import Filled, Unfilled

GROUPS = ("women", "poor", "reserved")


def contest(
    groups: list[frozenset[str]], seats: int, reserved: tuple[Reservation, ...] = ()
) -> Contest:
    return Contest(
        "member", seats,
        tuple(Contender(f"{at:02}", mine) for at, mine in enumerate(groups)), reserved,
    )  # fmt: skip


@st.composite
def contests(draw: st.DrawFn) -> tuple[Contest, dict[str, int]]:
    """Small ones, with up to three groups of which a candidate may be in several."""
    number = draw(st.integers(2, 5))
    of = st.frozensets(st.sampled_from(GROUPS), max_size=2)
    groups = [draw(of) for _ in range(number)]
    reserved = tuple(
        Reservation(
            group, draw(st.integers(1, 2)), draw(st.sampled_from(list(Filled))),
            draw(st.sampled_from(list(Unfilled))),
        )
        for group in draw(st.lists(st.sampled_from(GROUPS), unique=True, max_size=2))
    )  # fmt: skip
    taken = sum(one.seats for one in reserved)
    ours = contest(groups, draw(st.integers(max(1, taken), taken + 3)), reserved)
    votes = {one.key: draw(st.integers(0, 2)) for one in ours.contenders}
    return ours, votes


def every_order(ours: Contest, votes: dict[str, int]) -> list[set[str]]:
    """Who has a seat, in each order that equals may have."""
    levels: dict[int, list[Contender]] = {}
    for one in ours.contenders:
        levels.setdefault(-votes[one.key], []).append(one)
    return [
        set(seated(ours, [one for level in order for one in level]).seats)
        for order in product(*(permutations(levels[level]) for level in sorted(levels)))
    ]


@settings(max_examples=300, deadline=None)
@given(contests())
def test_whose_seat_hangs_is_found_as_by_trying_every_order(
    made: tuple[Contest, dict[str, int]],
) -> None:
    ours, votes = made
    every = every_order(ours, votes)
    unsure = every[0].union(*every) - every[0].intersection(*every)
    found = hanging(ours, votes, ())
    assert unsure <= found.keys
    assert bool(unsure) == bool(found.keys) == bool(found.ties)
    for tie in found.ties:
        assert len({votes[key] for key in tie.keys}) == 1
        assert len(tie.keys) > 1


@settings(max_examples=200, deadline=None)
@given(contests(), st.randoms())
def test_lots_among_the_tied_settle_everything(
    made: tuple[Contest, dict[str, int]], chance: Random
) -> None:
    ours, votes = made
    lots: tuple[Lot, ...] = ()
    for _ in range(len(ours.contenders) + 1):
        found = hanging(ours, votes, lots)
        if not found.ties:
            break
        keys = list(found.ties[0].keys)
        chance.shuffle(keys)
        lots = (*lots, Lot(tuple(keys)))
    assert not hanging(ours, votes, lots).keys
    assert set(seated(ours, in_order(ours, votes, lots)).seats) in every_order(ours, votes)


def test_somebody_without_an_equal_may_hang_on_a_tie_of_others() -> None:
    """The open seat goes to one of two equals; if it is the woman, another woman has a seat."""
    ours = contest(
        [frozenset({"women"}), frozenset(), frozenset({"women"})], 2,
        (Reservation("women", 1, Filled.LAST),),
    )  # fmt: skip
    found = hanging(ours, {"00": 5, "01": 5, "02": 3}, ())
    assert [tie.keys for tie in found.ties] == [("00", "01")]
    assert found.keys == {"00", "01", "02"}


def test_all_fit_where_there_is_an_order_in_which_they_do() -> None:
    women = frozenset({"women"})
    last = (Reservation("women", 1, Filled.LAST),)
    assert all_fit(contest([women, frozenset(), women, frozenset()], 4, last))
    assert not all_fit(contest([frozenset()] * 4, 4, last))
    open_ = (Reservation("women", 1, Filled.LAST, Unfilled.OPEN),)
    assert all_fit(contest([frozenset()] * 4, 4, open_))


def test_twenty_nine_who_all_have_equal_votes_take_no_time() -> None:
    sets = [frozenset(g for g, on in zip(GROUPS, bits, strict=True) if on)
            for bits in product((0, 1), repeat=3)]  # fmt: skip
    groups = [sets[at % 8] for at in range(29)]
    for filled in Filled:
        reserved = tuple(Reservation(group, 1, filled) for group in GROUPS)
        begun = perf_counter()
        found = hanging(contest(groups, 8, reserved), {}, ())
        assert perf_counter() - begun < 5
        assert len(found.keys) == 29
