"""From nominations to candidates: the order of the list, and what becomes of each post."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from elections.rules import alphabet
from elections.rules.contests import Contest
from elections.rules.counting import is_contested
from elections.vocabulary.nominating import Order, Then
from elections.vocabulary.states import ContestState


@dataclass(frozen=True)
class Listed:
    """A valid nomination as it is listed: `name` in her own script where it is known."""

    key: str
    name: str
    receipt: int


@dataclass(frozen=True)
class Arranging:
    """The order of a list; `drawn`: of each key the number that was drawn for it."""

    order: Order = Order.ALPHABET
    drawn: Mapping[str, int] = field(default_factory=dict)


def arranged(candidates: Sequence[Listed], how: Arranging) -> tuple[str, ...]:
    """Their keys in that order. Raises ValueError where the draw leaves the order open."""
    if how.order is Order.ALPHABET:
        place = {one.key: (alphabet.key(one.name), one.receipt) for one in candidates}
        return tuple(sorted(place, key=lambda key: place[key]))
    if how.order is Order.TIME:
        return tuple(one.key for one in sorted(candidates, key=lambda one: one.receipt))
    numbers = {one.key: how.drawn[one.key] for one in candidates if one.key in how.drawn}
    if len(numbers) != len(candidates) or len(set(numbers.values())) != len(numbers):
        raise ValueError("each candidate draws a number of her own")
    return tuple(sorted(numbers, key=lambda key: numbers[key]))


def placed(listed: Sequence[Listed], her: Listed) -> int:
    """Where somebody whose appeal was granted joins a list that stands already, from 1 on.

    A list by the alphabet or by time stays one. After a draw she comes last: nobody else's place
    is changed by it.
    """
    now = tuple(one.key for one in listed)
    for order in (Order.ALPHABET, Order.TIME):
        if arranged(listed, Arranging(order)) == now:
            return arranged((*listed, her), Arranging(order)).index(her.key) + 1
    return len(listed) + 1


def standing(contest: Contest) -> ContestState:
    """What becomes of a post once nobody can withdraw any more."""
    if not contest.contenders:
        return ContestState.VACANT
    return ContestState.POLLED if is_contested(contest) else ContestState.UNOPPOSED


def after_death(*, printed: bool, polling: bool) -> Then:
    """What follows when a candidate dies (the network's model rule)."""
    if polling:
        return Then.COUNTED
    return Then.NEW_POLL if printed else Then.OFF
