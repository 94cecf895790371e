"""Who has a seat, and where that hangs on the order of equals.

Seats are filled one kind after the other: those reserved that come first, the open ones, those
reserved that come last; what nobody of a group can take goes to others where the rule says so.
A tie is one only where the order of those with equal votes changes who has a seat.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from elections.rules.contests import Contender, Contest, Lot, Reservation
from elections.vocabulary.outcomes import Filled, Unfilled


@dataclass(frozen=True)
class Seated:
    """`seats`: who has one, and of which group it is; `unfilled`: what nobody of a group took."""

    seats: Mapping[str, str]
    unfilled: tuple[Reservation, ...]
    empty: int


@dataclass(frozen=True)
class Tie:
    """Equal votes that matter: so many `seats` for more than that many, as far as can be said."""

    keys: tuple[str, ...]
    seats: int
    votes: int


@dataclass(frozen=True)
class Hanging:
    """The ties, and all whose seat hangs on one: some of them have no equal themselves."""

    ties: tuple[Tie, ...]
    keys: frozenset[str]

    @property
    def waiting(self) -> tuple[str, ...]:
        """Those who have no equal in a tie."""
        return tuple(sorted(self.keys.difference(*(tie.keys for tie in self.ties))))


def seated(contest: Contest, order: Iterable[Contender]) -> Seated:
    """Who has a seat when candidates stand in this order."""
    left, seats = list(order), {}

    def fill(number: int, group: str = "") -> int:
        chosen = [one for one in left if not group or group in one.groups][:number]
        for one in chosen:
            seats[one.key] = group
            left.remove(one)
        return number - len(chosen)

    unfilled: list[Reservation] = []
    empty = 0
    for one in _turns(contest):
        missing = fill(one.seats, one.group)
        if missing and one.group:
            unfilled.append(replace(one, seats=missing))
        elif missing:
            empty += missing
    for one in unfilled:
        empty += fill(one.seats) if one.unfilled is Unfilled.OPEN else one.seats
    return Seated(seats, tuple(unfilled), empty)


def in_order(contest: Contest, votes: Mapping[str, int], lots: Iterable[Lot]) -> list[Contender]:
    """Candidates by votes, equals by the lot that was drawn.

    Where none was, equals stand by their key: whom that touches hangs on a lot.
    """
    rank = _ranks(contest, votes, lots)
    return sorted(contest.contenders, key=lambda one: (rank[one.key], one.key))


def hanging(contest: Contest, votes: Mapping[str, int], lots: tuple[Lot, ...]) -> Hanging:
    """What hangs on the order of equals, looked at in every order that they may have."""
    return _Orders(contest, votes, lots).hanging()


def all_fit(contest: Contest) -> bool:
    """Whether all who stand can have a seat together, so that nobody needs to vote."""
    orders = _Orders(contest, {}, ())
    return any(not any(left) for left in orders.ends)


def too_few(contest: Contest) -> tuple[Reservation, ...]:
    """The reserved seats for which too few of the group stand."""
    stand = {
        one.group: sum(one.group in her.groups for her in contest.contenders)
        for one in contest.reserved
    }
    missing = [replace(one, seats=one.seats - stand[one.group]) for one in contest.reserved]
    return tuple(one for one in missing if one.seats > 0)


def _turns(contest: Contest) -> Iterator[Reservation]:
    """The seats in the order in which they are filled; those without a group are open."""
    yield from (one for one in contest.reserved if one.filled is Filled.FIRST)
    open_ = contest.seats - sum(one.seats for one in contest.reserved)
    yield Reservation("", open_, unfilled=Unfilled.VACANT)
    yield from (one for one in contest.reserved if one.filled is Filled.LAST)


_Rank = tuple[int, int]


def _ranks(contest: Contest, votes: Mapping[str, int], lots: Iterable[Lot]) -> dict[str, _Rank]:
    drawn = {key: at for lot in lots for at, key in enumerate(lot.order)}
    return {one.key: (-votes.get(one.key, 0), drawn.get(one.key, -1)) for one in contest.contenders}


class _Orders:
    """All orders of equals at once.

    Who has the same votes and the same groups is like another, so only their numbers are followed
    from one kind of seats to the next. Whatever is chosen at each is possible in one and the same
    order of all: those chosen first stand first in it.
    """

    def __init__(self, contest: Contest, votes: Mapping[str, int], lots: tuple[Lot, ...]) -> None:
        self.contest, self.votes, self.lots = contest, votes, lots
        rank = _ranks(contest, votes, lots)
        reserved = {one.group for one in contest.reserved}
        alike: dict[tuple[_Rank, tuple[str, ...]], list[str]] = {}
        for one in contest.contenders:
            sort = (rank[one.key], tuple(sorted(one.groups & reserved)))
            alike.setdefault(sort, []).append(one.key)
        self.sorts = sorted(alike)
        self.keys = [sorted(alike[sort]) for sort in self.sorts]
        self.number = tuple(len(keys) for keys in self.keys)
        self.chosen: dict[_Rank, set[int]] = {}  # who stood to be chosen from among equals
        self.ends = self._ends()

    def hanging(self) -> Hanging:
        """Compare, for all who are alike, the fewest and the most of them that have a seat."""
        left = list(zip(*self.ends, strict=True))
        unsure = {
            at for at, of in enumerate(self.number) if max(left[at]) > 0 and min(left[at]) < of
        }
        if not unsure:
            return Hanging((), frozenset())
        levels = {self.sorts[at][0] for at in unsure} & set(self.chosen) or set(self.chosen)
        seats = seated(self.contest, in_order(self.contest, self.votes, self.lots)).seats
        ties = []
        for level in sorted(levels):
            keys = sorted(key for at in self.chosen[level] for key in self.keys[at])
            ties.append(Tie(tuple(keys), sum(key in seats for key in keys), -level[0]))
        touched = {key for at in unsure for key in self.keys[at]}
        return Hanging(tuple(ties), frozenset(touched.union(*(tie.keys for tie in ties))))

    def _ends(self) -> set[tuple[int, ...]]:
        """How many of each sort may be left without a seat in the end."""
        states = {(self.number, 0)}
        for turn in _turns(self.contest):
            opens = turn.unfilled is Unfilled.OPEN
            states = {
                (left, free + missing if opens else free)
                for now, free in states
                for left, missing in self._filled(now, turn.seats, turn.group)
            }
        return {left for now, free in states for left, _missing in self._filled(now, free, "")}

    def _filled(
        self, now: tuple[int, ...], seats: int, group: str
    ) -> Iterator[tuple[tuple[int, ...], int]]:
        """So many seats are filled, in every way in which they may: who is left, what is empty."""
        left = list(now)
        able = [
            at for at, (_, of) in enumerate(self.sorts) if left[at] and (not group or group in of)
        ]
        while able and seats:
            rank = self.sorts[able[0]][0]
            equal = [at for at in able if self.sorts[at][0] == rank]
            there = [left[at] for at in equal]
            if sum(there) > seats:
                self.chosen.setdefault(rank, set()).update(equal)
                for way in _ways(seats, there):
                    for at, taken, of in zip(equal, way, there, strict=True):
                        left[at] = of - taken
                    yield tuple(left), 0
                return
            for at in equal:
                left[at] = 0
            seats -= sum(there)
            able = able[len(equal) :]
        yield tuple(left), seats


def _ways(number: int, most: list[int]) -> Iterator[tuple[int, ...]]:
    """The ways to take so many from heaps of that size."""
    if not most:
        yield ()
        return
    rest = most[1:]
    for taken in range(max(0, number - sum(rest)), min(most[0], number) + 1):
        for more in _ways(number - taken, rest):
            yield (taken, *more)
