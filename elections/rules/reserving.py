"""Reserved seats of a contest, from the articles of the constitution."""

from collections.abc import Iterable, Mapping
from typing import Any

from associations.rules.reserved import ReservedSeats, ReservedShare
from elections.rules.contests import Reservation
from elections.vocabulary.outcomes import Filled, Unfilled
from hnsa.law.asking import Law


def reserved_of(law: Law, seats: int) -> tuple[Reservation, ...]:
    """Of so many seats on the committee, those that the articles reserve; not more than there are.

    Where articles speak of one group twice, the larger number counts.
    """
    asked: dict[str, Reservation] = {}
    rules: list[tuple[ReservedSeats | ReservedShare, int]] = [
        *((rule, rule.seats) for rule in law.of(ReservedSeats)),
        *((rule, rule.share.least(seats)) for rule in law.of(ReservedShare)),
    ]
    for rule, number in rules:
        if rule.group not in asked or asked[rule.group].seats < number:
            asked[rule.group] = Reservation(
                rule.group, number, Filled(rule.filled), Unfilled(rule.unfilled)
            )
    return tuple(_within(asked.values(), seats))


def _within(asked: Iterable[Reservation], seats: int) -> Iterable[Reservation]:
    """By-elections fill fewer seats than an article reserves of the whole."""
    for one in asked:
        number = min(one.seats, seats)
        seats -= number
        if number:
            yield Reservation(one.group, number, one.filled, one.unfilled)


def kept(reservations: Iterable[Reservation]) -> list[dict[str, Any]]:
    """As a column keeps them; `loaded` gives them back."""
    return [
        {"group": one.group, "seats": one.seats, "filled": str(one.filled),
         "unfilled": str(one.unfilled)}
        for one in reservations
    ]  # fmt: skip


def loaded(rows: Iterable[Mapping[str, Any]]) -> tuple[Reservation, ...]:
    """From a column."""
    return tuple(
        Reservation(
            str(one["group"]), int(one["seats"]), Filled(one.get("filled", Filled.FIRST)),
            Unfilled(one.get("unfilled", Unfilled.COOPT)),
        )
        for one in rows
    )  # fmt: skip
