"""The roll of voters: how long its women have been members, and their numbers."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Final, TypeVar

from associations.rules.asked_of_offices import Plan
from associations.rules.rolls import MembershipOfVoters, RollDay
from associations.rules.tenure import months_between
from hnsa.law.article import Article
from hnsa.law.asking import Law

_K = TypeVar("_K")
OLDEST: Final = 365  # days before a poll; as far as an article may put the day of its roll


def about_membership(law: Law) -> Law:
    """Of these articles, as they bind, the ones on how long a voter has been a member."""
    asked = tuple(one for one in law.effective if isinstance(one.rule, MembershipOfVoters))
    return replace(law, articles=asked)


def membership_on(joined_on: date | None, on: date) -> Plan:
    """The facts of one woman for these articles: full months of membership on a day, if known."""
    months = None if joined_on is None else max(0, months_between(joined_on, on))
    return Plan(on=on, voter_joined_months=months)


def as_of(law: Law, days: int) -> Law:
    """The law of a new poll: the network's model rule keeps the roll of so many days before it."""
    others = tuple(one for one in law.articles if not isinstance(one.rule, RollDay))
    return replace(law, articles=(*others, Article("", "", "", RollDay(days=days))))


def numbered(by_name: Iterable[tuple[_K, int]]) -> dict[_K, int]:
    """Numbers through the whole election without gaps, booth after booth.

    `by_name`: each woman with her booth, in the order of names, which holds within a booth.
    """
    in_order = sorted(by_name, key=lambda one: one[1])
    return {key: number for number, (key, _booth) in enumerate(in_order, start=1)}


def objections_until(due_posted: date, due_until: date, posted_on: date) -> date:
    """The last day for objections to a draft roll posted on that day.

    Who posts it late takes nobody's days away.
    """
    return max(due_until, posted_on + (due_until - due_posted))
