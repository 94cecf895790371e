"""From a count to its outcome: `outcome(contest, counted, law)`, told step by step.

Pure and total: the same figures give the same outcome, in whatever order they were written down.
What the articles ask (turnout, the share of the first, a second count, how a tie is broken) they
are asked themselves (`ELECTED`); nothing of them is repeated here.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from associations.rules.asked_of_offices import ELECTED, Count
from associations.rules.reserved import GROUPS
from elections.rules.contests import Contest, Counted, Lot, Reservation
from elections.rules.seating import Hanging, Tie, all_fit, hanging, in_order, seated, too_few
from elections.vocabulary.outcomes import CameIn, Result, Unfilled
from hnsa.law.asking import Law, ask
from hnsa.law.verdict import Answer, Verdict
from hnsa.law.words import Line, line, says, tell


@dataclass(frozen=True)
class Elected:
    """Somebody who has a seat; `votes` is None where no poll was held."""

    key: str
    came: CameIn
    votes: int | None = None
    group: str = ""


@dataclass(frozen=True)
class Outcome:
    """What a count came to. `elected` are those whose seats no tie can take any more."""

    result: Result
    elected: tuple[Elected, ...] = ()
    ties: tuple[Tie, ...] = ()
    waiting: tuple[str, ...] = ()  # who has no equal, but whose seat hangs on a tie of others
    vacant: int = 0
    unfilled: tuple[Reservation, ...] = ()  # seats of a group for which too few stood
    difference: int | None = None  # votes between the last in and the first out
    steps: tuple[Line, ...] = ()
    warnings: tuple[Line, ...] = ()
    verdict: Verdict | None = None
    asked: Count | None = None  # the facts on which the articles said it


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
    open_ = hanging(contest, counted.votes, lots)
    while drawn := [one for one in counted.lots if any(_is_of(one, tie) for tie in open_.ties)]:
        lots = (*lots, *drawn)
        open_ = hanging(contest, counted.votes, lots)
    found = seated(contest, in_order(contest, counted.votes, lots))
    ties, seats = open_.ties, found.seats
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
        if key not in open_.keys
    )  # fmt: skip
    margins = _margins(contest, counted, seats)
    difference = 0 if ties else margins.get("")
    closest = 0 if ties else min(margins.values(), default=None)
    asked = _asked(contest, counted, ties=ties, drawn=bool(lots), difference=difference)
    verdict = ask(ELECTED, law, asked)
    return Outcome(
        _result(ties, verdict), elected, ties, open_.waiting, found.empty, found.unfilled,
        difference, (
            *_steps(contest, counted, elected, open_), *_left_empty(found.unfilled),
            *_between(difference),
        ),
        _warnings(counted, closest), verdict, asked,
    )  # fmt: skip


def is_contested(contest: Contest) -> bool:
    """Whether a poll is needed: not everybody who stands has a seat.

    Seats reserved for a group do not help the others: three men and one woman for four seats, two
    of which are reserved, need a poll.
    """
    return not all_fit(contest)


def _unopposed(contest: Contest, counted: Counted, law: Law) -> Outcome:
    keys = sorted(one.key for one in contest.contenders)
    unfilled = too_few(contest)
    told = tell(
        "Candidates: {candidates}; seats: {seats}. No poll is needed.",
        candidates=len(keys), seats=contest.seats,
    )  # fmt: skip
    asked = _asked(contest, counted)
    return Outcome(
        Result.DECLARED if keys else Result.VACANT,
        tuple(Elected(key, CameIn.UNOPPOSED) for key in keys),
        vacant=contest.seats - len(keys), unfilled=unfilled,
        steps=(told, *_left_empty(unfilled)), verdict=ask(ELECTED, law, asked), asked=asked,
    )  # fmt: skip


def _is_of(lot: Lot, tie: Tie) -> bool:
    return set(lot.order) == set(tie.keys)


def _margins(
    contest: Contest, counted: Counted, seats: Mapping[str, str]
) -> dict[str, int]:  # fmt: skip
    """Votes between the last in and the first out, for each kind of seats; "" are the open ones."""
    out = [one for one in contest.contenders if one.key not in seats]
    margins = {}
    for group in sorted(set(seats.values())):
        in_ = [counted.votes.get(key, 0) for key, own in seats.items() if own == group]
        others = [counted.votes.get(her.key, 0) for her in out if not group or group in her.groups]
        if others:
            margins[group] = max(0, min(in_) - max(others))
    return margins


def _asked(
    contest: Contest, counted: Counted, *, ties: tuple[Tie, ...] = (),
    drawn: bool = False, difference: int | None = None,
) -> Count:  # fmt: skip
    """The count as the articles are asked of it."""
    polled = is_contested(contest)
    return Count(
        on=counted.poll_on, poll_on=counted.poll_on, seats=contest.seats,
        candidates=len(contest.contenders), recounted=counted.recounted,
        turnout=counted.turnout, on_roll=counted.on_roll, valid_votes=counted.valid,
        winner_votes=max(counted.votes.values(), default=0) if polled else None,
        difference=difference,
        tied=max((len(tie.keys) for tie in ties), default=0) if polled else None,
        lot_drawn=drawn and not ties if polled else None,
    )  # fmt: skip


def _result(ties: tuple[Tie, ...], verdict: Verdict) -> Result:
    if ties:
        return Result.TIED
    return Result.AGAIN if verdict.answer is Answer.NO else Result.DECLARED


def _steps(
    contest: Contest, counted: Counted, elected: Iterable[Elected], open_: Hanging
) -> Iterator[Line]:
    """What is read out: the papers, everybody with her votes, who has a seat, who is tied."""
    if counted.rejected:
        yield tell(
            "Valid papers: {valid}. Not valid: {rejected}.",
            valid=counted.valid, rejected=sum(counted.rejected.values()),
        )  # fmt: skip
    else:
        yield tell("Valid papers: {valid}.", valid=counted.valid)
    seats = {one.key: one for one in elected}
    by_votes = sorted(
        contest.contenders, key=lambda one: (-counted.votes.get(one.key, 0), one.key)
    )  # fmt: skip
    for her in by_votes:
        seat = seats.get(her.key)
        if seat is not None:
            yield _step(seat)
        else:
            yield tell(
                "{who}: {votes} vote.", "{who}: {votes} votes.",
                who=her.key, votes=counted.votes.get(her.key, 0),
            )  # fmt: skip
    for tie in open_.ties:
        yield tell(
            "Equal votes, {votes} each: {who}. Seats left for them: {seats}.",
            votes=tie.votes, who=tie.keys, seats=tie.seats,
        )  # fmt: skip
    if waiting := open_.waiting:
        yield tell("It hangs on them whether these have a seat: {who}.", who=waiting)


def _between(difference: int | None) -> Iterator[Line]:
    if difference:
        yield tell("Votes between the last in and the first out: {votes}.", votes=difference)


def _step(one: Elected) -> Line:
    if one.came is CameIn.LOT:
        return tell(
            "{who}: {votes} vote, elected by the lot.", "{who}: {votes} votes, elected by the lot.",
            who=one.key, votes=one.votes,
        )  # fmt: skip
    if one.group:
        return tell(
            "{who}: {votes} vote, elected to a seat reserved for {group}.",
            "{who}: {votes} votes, elected to a seat reserved for {group}.",
            who=one.key, votes=one.votes, group=line(GROUPS[one.group], {}),
        )  # fmt: skip
    return tell(
        "{who}: {votes} vote, elected.", "{who}: {votes} votes, elected.",
        who=one.key, votes=one.votes,
    )  # fmt: skip


def _left_empty(unfilled: Iterable[Reservation]) -> Iterator[Line]:
    for none in unfilled:
        told = {"group": line(GROUPS[none.group], {}), "seats": none.seats}
        yield line(_LEFT[none.unfilled], told)


_LEFT: Final = {
    Unfilled.COOPT: says(
        "Seats reserved for {group} that nobody can take: {seats}. Those elected choose somebody "
        "of the group."
    ),
    Unfilled.VACANT: says(
        "Seats reserved for {group} that nobody can take: {seats}. They stay vacant."
    ),
    Unfilled.OPEN: says(
        "Seats reserved for {group} for which too few stood: {seats}. They are open to all others."
    ),
}


def _warnings(counted: Counted, closest: int | None) -> tuple[Line, ...]:
    if closest is None or not counted.tendered or closest > counted.tendered:
        return ()
    return (
        tell(
            "Votes between the last in and the first out: {votes}. Papers set aside because "
            "somebody had voted in the voter’s name: {tendered}. They could have decided it.",
            votes=closest, tendered=counted.tendered,
        ),
    )  # fmt: skip
