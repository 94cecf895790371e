"""What an election is proposed to be held for: posts and seats of the constitution, and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db.models import QuerySet

from associations.models import Office
from associations.queries import associations, facts, posts
from associations.queries.offices import held_on
from associations.rules.asked_of_meetings import DELEGATES, Size
from associations.rules.seats import CommitteeSize, CommitteeSizeSteps
from associations.vocabulary.subjects import Post
from elections.models import Contest, Election
from elections.queries.ties import to_poll_again
from elections.rules.reserving import kept, reserved_of
from elections.vocabulary.states import ContestState, ElectionKind
from hnsa.law.asking import Law, ask
from hnsa.law.money import Money
from hnsa.law.verdict import Verdict
from hnsa.law.words import Line, tell
from members.models import Body, Person
from members.queries.memberships import running_on

_NO_SEAT: Final = frozenset({Post.MEMBER, Post.AUDITOR, Post.DELEGATE})
SETTLED: Final = frozenset({ContestState.DECLARED, ContestState.UNOPPOSED})


@dataclass(frozen=True)
class Proposed:
    """A post that may be voted on: its seats, and why."""

    post: Post
    seats: int
    why: Line | None = None


def of(
    body: Body, law: Law, kind: str, on: date, people: QuerySet[Person],
    follows: Election | None = None, posts_asked: Sequence[str] = (),
) -> list[Proposed]:  # fmt: skip
    """What the election is proposed for on that day; nothing where nothing is due.

    `follows`: the election that this one is held again for. `posts_asked`: only these of it.
    """
    if follows is not None:
        return _again(follows, posts_asked)
    if kind == ElectionKind.DELEGATES:
        return _delegates(body, law, on)
    places = posts.places(body, law, on, associations.offices_of(body, people))
    vacant_only = kind == ElectionKind.BY_ELECTION
    found = [
        Proposed(place.post, 1, _why(place))
        for place in places
        if place.post not in (Post.MEMBER, Post.DELEGATE) and (place.is_vacant or not vacant_only)
    ]
    seats = _seats_of_members(body, law, on)
    held = Office.objects.filter(held_on(on), body=body, post=Post.MEMBER).count()
    free = max(seats - held, 0) if vacant_only else seats
    if free:
        found.append(Proposed(Post.MEMBER, free, _size(law, body, on)))
    return sorted(found, key=lambda one: list(Post).index(one.post))


def _why(place: posts.Place) -> Line | None:
    if place.is_vacant:
        if place.vacant_since is None:
            return tell("Nobody holds it yet.")
        return tell("Nobody holds it since {day}.", day=place.vacant_since)
    ends = [one.ends_on for one in place.held if one.ends_on is not None]
    return tell("The term ends on {day}.", day=min(ends)) if ends else None


def committee_size(body: Body, law: Law, on: date) -> int | None:
    """How many seats the committee has by the articles; None where they leave it open."""
    for steps in law.of(CommitteeSizeSteps):
        return steps.seats.at(running_on(body, on).count())
    for size in law.of(CommitteeSize):
        if size.least == size.most:
            return size.most
        now = Office.objects.filter(held_on(on), body=body).exclude(
            post__in=[Post.AUDITOR, Post.DELEGATE]
        )  # fmt: skip
        return min(max(now.count(), size.least), size.most)
    return None


def _seats_of_members(body: Body, law: Law, on: date) -> int:
    """The seats of the committee beside its offices."""
    size = committee_size(body, law, on)
    if size is None:
        return 0
    return max(size - len(set(posts.named_in(law)) - _NO_SEAT), 0)


def _size(law: Law, body: Body, on: date) -> Line | None:
    size = committee_size(body, law, on)
    return None if size is None else tell("The committee has {size} seats in all.", size=size)


def _again(follows: Election, posts_asked: Sequence[str]) -> list[Proposed]:
    rows: QuerySet[Contest] = follows.contests.order_by("position")
    if posts_asked:
        rows = rows.filter(post__in=posts_asked)
    elif follows.void_on is None:
        rows = rows.exclude(state__in=SETTLED)
    return [Proposed(Post(one.post), _seats_again(one)) for one in rows]


def _seats_again(contest: Contest) -> int:
    """The seats that are still open after equal votes; otherwise all of the post."""
    equals = to_poll_again(contest)
    return contest.seats if equals is None else equals.seats


# --- delegates


def ratio_of(body: Body, law: Law, on: date) -> Verdict:
    """How many delegates it sends by the articles, with the facts."""
    members = running_on(body, on).count()
    return ask(DELEGATES, law, Size(on=on, members=members, paid_members=_paid(body, on)))


def _paid(body: Body, on: date) -> int | None:
    """Members who owe nothing; None where of somebody it is not known."""
    owing = [one.owes for one in facts.members(body, on)]
    if any(owes is None for owes in owing):
        return None
    return sum(owes == Money(0) for owes in owing)


def _delegates(body: Body, law: Law, on: date) -> list[Proposed]:
    result = ratio_of(body, law, on).result
    number = result if isinstance(result, int) else 0
    return [Proposed(Post.DELEGATE, number)] if number else []


def reserved(law: Law, post: str, seats: int) -> list[dict[str, Any]]:
    """The reserved seats of a contest, as its column keeps them: those of the committee."""
    return kept(reserved_of(law, seats)) if post == Post.MEMBER else []
