"""From a count to its outcome: `outcome(contest, counted, law)`, told step by step.

Pure and total: the same figures give the same outcome, in whatever order they were written down.
What the articles ask (turnout, the share of the first, a second count, how a tie is broken) they
are asked themselves (`ELECTED`); nothing of them is repeated here.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import permutations

from associations.rules.asked_of_offices import ELECTED, Count
from elections.rules.contests import Contender, Contest, Counted, Lot, Reservation
from elections.vocabulary.outcomes import CameIn, Filled, Result
from hnsa.law.asking import Law, ask
from hnsa.law.verdict import Answer, Verdict
from hnsa.law.words import Line, tell


@dataclass(frozen=True)
class Elected:
    """Somebody who has a seat; `votes` is None where no poll was held."""

    key: str
    came: CameIn
    votes: int | None = None
    group: str = ""


@dataclass(frozen=True)
class Tie:
    """Equal votes that matter: so many `seats` are left for more than that many."""

    keys: tuple[str, ...]
    seats: int
    votes: int


@dataclass(frozen=True)
class Outcome:
    """What a count came to. `elected` are those whose seats no tie can take any more."""

    result: Result
    elected: tuple[Elected, ...] = ()
    ties: tuple[Tie, ...] = ()
    vacant: int = 0
    unfilled: tuple[Reservation, ...] = ()  # seats of a group for which too few stood
    difference: int | None = None  # votes between the last in and the first out
    steps: tuple[Line, ...] = ()
    warnings: tuple[Line, ...] = ()
    verdict: Verdict | None = None


def outcome(contest: Contest, counted: Counted, law: Law) -> Outcome:
    """The outcome of this count by these articles.

    Raises ValueError for votes of somebody who does not stand, or fewer than none.
    """
    keys = {one.key for one in contest.contenders}
    if not keys >= set(counted.votes) or any(number < 0 for number in counted.votes.values()):
        raise ValueError("votes are counted for candidates, and are not negative")
    if not is_contested(contest):
        return _unopposed(contest, counted, law)
    lots: tuple[Lot, ...] = ()
    ties = _ties(contest, counted.votes, lots)
    while drawn := [one for one in counted.lots if any(_is_of(one, tie) for tie in ties)]:
        lots = (*lots, *drawn)
        ties = _ties(contest, counted.votes, lots)
    seats, unfilled, empty = _seated(contest, _order(contest, counted.votes, lots))
    hanging = {key for tie in ties for key in tie.keys}
    by_lot = {key for lot in lots for key in lot.order}
    elected = tuple(
        Elected(
            key,
            CameIn.LOT if key in by_lot else CameIn.RESERVED if group else CameIn.VOTES,
            counted.votes.get(key, 0), group,
        )
        for key, group in sorted(
            seats.items(), key=lambda seat: (-counted.votes.get(seat[0], 0), seat[0])
        )
        if key not in hanging
    )  # fmt: skip
    difference = _difference(contest, counted, seats, bool(ties))
    verdict = _asked(contest, counted, law, ties=ties, drawn=bool(lots), difference=difference)
    return Outcome(
        _result(ties, verdict), elected, ties, empty, unfilled, difference,
        tuple(_steps(elected, ties, unfilled)), _warnings(counted, difference), verdict,
    )  # fmt: skip


def is_contested(contest: Contest) -> bool:
    """Whether a poll is needed: not everybody who stands has a seat.

    Seats reserved for a group do not help the others: three men and one woman for four seats, two
    of which are reserved, need a poll.
    """
    return len(_seated(contest, contest.contenders)[0]) < len(contest.contenders)


def _unopposed(contest: Contest, counted: Counted, law: Law) -> Outcome:
    keys = sorted(one.key for one in contest.contenders)
    _seats, unfilled, _empty = _seated(contest, contest.contenders)
    told = tell(
        "Candidates: {candidates}; seats: {seats}. No poll is needed.",
        candidates=len(keys), seats=contest.seats,
    )  # fmt: skip
    return Outcome(
        Result.DECLARED if keys else Result.VACANT,
        tuple(Elected(key, CameIn.UNOPPOSED) for key in keys),
        vacant=contest.seats - len(keys), unfilled=unfilled, steps=(told,),
        verdict=_asked(contest, counted, law),
    )  # fmt: skip


def _order(
    contest: Contest, votes: Mapping[str, int], lots: Iterable[Lot],
    labels: tuple[frozenset[str], ...] = (), last: str = "",
) -> list[Contender]:  # fmt: skip
    """Candidates by votes; equals by lot where one was drawn, then by `labels`, `last` at the end.

    Without labels equals stand by their key: an order like any other, for those whom it touches
    hang on a lot.
    """
    drawn = {key: at for lot in lots for at, key in enumerate(lot.order)}
    label = {groups: at for at, groups in enumerate(labels)}

    def place(one: Contender) -> tuple[int, int, bool, int, str]:
        return (
            -votes.get(one.key, 0), drawn.get(one.key, -1),
            one.key == last and one.key not in drawn, label.get(one.groups, 0), one.key,
        )  # fmt: skip

    return sorted(contest.contenders, key=place)


def _seated(
    contest: Contest, order: Iterable[Contender]
) -> tuple[dict[str, str], tuple[Reservation, ...], int]:
    """Who has a seat (and of which group it is), what nobody of a group can take, empty seats."""
    left, seats = list(order), {}
    unfilled: list[Reservation] = []
    empty = 0

    def fill(number: int, group: str = "") -> int:
        chosen = [one for one in left if not group or group in one.groups][:number]
        for one in chosen:
            seats[one.key] = group
            left.remove(one)
        return number - len(chosen)

    def reserved(filled: Filled) -> Iterator[Reservation]:
        for one in contest.reserved:
            if one.filled is filled and (missing := fill(one.seats, one.group)):
                yield Reservation(one.group, missing, filled)

    unfilled += reserved(Filled.FIRST)
    empty += fill(contest.seats - sum(one.seats for one in contest.reserved))
    unfilled += reserved(Filled.LAST)
    return seats, tuple(unfilled), empty + sum(one.seats for one in unfilled)


def _ties(contest: Contest, votes: Mapping[str, int], lots: tuple[Lot, ...]) -> tuple[Tie, ...]:
    """Those who have a seat in one order of equals and none in another, by their votes."""
    labels = sorted({one.groups for one in contest.contenders}, key=sorted)
    equal = Counter(votes.get(one.key, 0) for one in contest.contenders)
    if max(equal.values()) < 2:
        return ()
    hanging: dict[int, list[str]] = {}
    for one in contest.contenders:
        if equal[votes.get(one.key, 0)] > 1 and _hangs(contest, votes, lots, labels, one):
            hanging.setdefault(votes.get(one.key, 0), []).append(one.key)
    seats = _seated(contest, _order(contest, votes, lots))[0]
    return tuple(
        Tie(tuple(sorted(keys)), sum(key in seats for key in keys), number)
        for number, keys in sorted(hanging.items(), reverse=True)
    )


def _hangs(
    contest: Contest, votes: Mapping[str, int], lots: tuple[Lot, ...],
    labels: list[frozenset[str]], her: Contender,
) -> bool:  # fmt: skip
    """Whether her seat depends on the order of equals: first among them, or last."""
    found = set()
    for turn in permutations(labels):
        for order in (
            _order(contest, votes, lots, turn, last=her.key),
            _first(_order(contest, votes, lots, turn), votes, lots, her),
        ):
            found.add(her.key in _seated(contest, order)[0])
    return len(found) > 1


def _first(
    order: list[Contender], votes: Mapping[str, int], lots: tuple[Lot, ...], her: Contender
) -> list[Contender]:
    """The same with her before her equals, unless a lot has said otherwise."""
    if any(her.key in lot.order for lot in lots):
        return order
    mine = votes.get(her.key, 0)
    before = [one for one in order if votes.get(one.key, 0) > mine]
    after = [one for one in order if votes.get(one.key, 0) <= mine and one is not her]
    return [*before, her, *after]


def _is_of(lot: Lot, tie: Tie) -> bool:
    return set(lot.order) == set(tie.keys)


def _difference(
    contest: Contest, counted: Counted, seats: Mapping[str, str], tied: bool
) -> int | None:
    """Votes between the last in and the first out on the open seats; 0 with a tie."""
    if tied:
        return 0
    open_in = [counted.votes.get(key, 0) for key, group in seats.items() if not group]
    out = [counted.votes.get(one.key, 0) for one in contest.contenders if one.key not in seats]
    return max(0, min(open_in) - max(out)) if open_in and out else None


def _asked(
    contest: Contest, counted: Counted, law: Law, *, ties: tuple[Tie, ...] = (),
    drawn: bool = False, difference: int | None = None,
) -> Verdict:  # fmt: skip
    """What the articles say of the count."""
    polled = is_contested(contest)
    figures = Count(
        on=counted.poll_on, poll_on=counted.poll_on, seats=contest.seats,
        candidates=len(contest.contenders), recounted=counted.recounted,
        turnout=counted.turnout, on_roll=counted.on_roll, valid_votes=counted.valid,
        winner_votes=max(counted.votes.values(), default=0) if polled else None,
        difference=difference,
        tied=max((len(tie.keys) for tie in ties), default=0) if polled else None,
        lot_drawn=drawn and not ties if polled else None,
    )  # fmt: skip
    return ask(ELECTED, law, figures)


def _result(ties: tuple[Tie, ...], verdict: Verdict) -> Result:
    if ties:
        return Result.TIED
    return Result.AGAIN if verdict.answer is Answer.NO else Result.DECLARED


def _steps(
    elected: Iterable[Elected], ties: Iterable[Tie], unfilled: Iterable[Reservation]
) -> Iterator[Line]:
    """What is read out."""
    for one in elected:
        if one.came is CameIn.LOT:
            yield tell("{who}: {votes} votes, elected by the lot.", who=one.key, votes=one.votes)
        elif one.group:
            yield tell(
                "{who}: {votes} votes, elected to a seat reserved for {group}.",
                who=one.key, votes=one.votes, group=one.group,
            )  # fmt: skip
        else:
            yield tell("{who}: {votes} votes, elected.", who=one.key, votes=one.votes)
    for tie in ties:
        yield tell(
            "Equal votes, {votes} each: {who}. Seats left for them: {seats}.",
            votes=tie.votes, who=tie.keys, seats=tie.seats,
        )  # fmt: skip
    for none in unfilled:
        yield tell(
            "Seats reserved for {group} that nobody can take: {seats}.",
            group=none.group, seats=none.seats,
        )  # fmt: skip


def _warnings(counted: Counted, difference: int | None) -> tuple[Line, ...]:
    if difference is None or not counted.tendered or difference > counted.tendered:
        return ()
    return (
        tell(
            "Votes between the last in and the first out: {votes}. Papers set aside because "
            "somebody had voted in the voter’s name: {tendered}. They could have decided it.",
            votes=difference, tendered=counted.tendered,
        ),
    )  # fmt: skip
