"""Terms of offices, set-wise: how many somebody served, and which run out and when.

All holders of an association are read in one query, and of many associations too. What the numbers
mean the articles judge (`rules/limits.py`, `rules/terms.py`).
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from associations.models import Case, Office
from associations.queries import constitutions
from associations.queries.offices import NOT_ON_COMMITTEE
from associations.rules.asked_of_offices import ELECTION_DUE, TERM_ENDS, Term
from associations.rules.limits import TermLimit
from associations.rules.tenure import Stint, tenure
from associations.vocabulary.cases import CameBy
from associations.vocabulary.procedures import OfficeEnd
from associations.vocabulary.subjects import Post
from hnsa.law.asking import Law, ask
from hnsa.law.verdict import Verdict
from members.models import Body, Person

BEARERS = frozenset(map(str, Post)) - {*map(str, NOT_ON_COMMITTEE), str(Post.MEMBER)}
COMMITTEE = BEARERS | {str(Post.MEMBER)}
Facts = Mapping[str, Any]


def of(
    person: Person | int, body: Body, post: str, on: date, *, rest: bool = False
) -> dict[str, Any]:
    """What `STAND` is told of her terms up to that day. Nothing where a first day is not known."""
    her = person if isinstance(person, int) else person.pk
    return of_all(body, post, on, only=[her], rest=rest)[her]


def of_all(
    body: Body, post: str, on: date, *, only: Iterable[int], rest: bool = False,
    law: Law | None = None,
) -> dict[int, dict[str, Any]]:  # fmt: skip
    """The same for all these people: one query, and two for the law where it is not given."""
    law = law or constitutions.in_force_of([body.pk], on=on).get(body.pk)
    rows = list(Office.objects.filter(body=body))
    limits = law.of(TermLimit) if law is not None else ()
    row_of = BEARERS if any(one.place == "offices" for one in limits) else COMMITTEE
    if post not in COMMITTEE:
        row_of = frozenset({post})
    return {her: _told(rows, her, post, row_of, on, rest) for her in only}


def _told(
    rows: Sequence[Office], her: int, post: str, row_of: Collection[str], on: date, rest: bool
) -> dict[str, Any]:
    hers = [one for one in rows if one.person_id == her]
    if any(one.begins_on is None for one in hers):
        return {}
    in_row = tenure(_stints(hers, row_of), _turns(rows, row_of), on, rest=rest)
    seated = tenure(_stints(hers, COMMITTEE), _turns(rows, COMMITTEE), on, rest=rest)
    same = tenure(_stints(hers, {post}), _turns(rows, {post}), on, rest=rest)
    told = {
        "terms_in_row": in_row.in_row, "terms_ever": same.ever,
        "part_term_months": in_row.part_months, "months_in_row": seated.months_in_row,
        "last_term_ended_on": in_row.last_ended_on, "terms_paused": in_row.paused,
    }  # fmt: skip
    removed = [
        one.ends_on
        for one in hers
        if one.end_ground == OfficeEnd.REMOVED and one.ends_on is not None and one.ends_on <= on
    ]
    return told | {"removed_on": max(removed, default=None)}


def _stints(rows: Iterable[Office], posts: Collection[str]) -> list[Stint]:
    return [
        Stint(
            one.begins_on, one.ends_on, one.end_ground == OfficeEnd.TERM,
            one.came_by != CameBy.FILLED,
        )
        for one in rows
        if one.post in posts and one.begins_on is not None
    ]  # fmt: skip


def _turns(rows: Iterable[Office], posts: Collection[str]) -> set[date]:
    """The days on which terms began: by the founding, or by an election."""
    return {
        one.begins_on
        for one in rows
        if one.post in posts
        and one.begins_on is not None
        and one.came_by in (CameBy.FOUNDED, CameBy.ELECTED)
    }


# --- when terms end


@dataclass(frozen=True)
class Ending:
    """An office that is held, the day on which its term ends by the articles, and what they say."""

    office: Office
    ends_on: date | None
    verdict: Verdict | None  # None: no constitution is in force
    facts: Term

    def days(self, on: date) -> int | None:
        """Days until the end, negative where it is past."""
        return None if self.ends_on is None else (self.ends_on - on).days


def running(bodies: Iterable[int] | QuerySet[Any], on: date) -> list[Ending]:
    """Every office held in these associations on a day, with the end of its term.

    Four queries, whatever their number: the associations, their offices, their laws.
    """
    wanted = list(bodies)
    rows = list(Office.objects.filter(body__in=wanted).select_related("person", "body"))
    laws = constitutions.in_force_of(wanted, on=on)
    registered = dict(Case.objects.filter(body__in=wanted).values_list("body_id", "registered_on"))
    by_body: dict[int, list[Office]] = {}
    for one in rows:
        by_body.setdefault(one.body_id, []).append(one)
    found = []
    for body, offices in by_body.items():
        found += endings(offices, laws.get(body), registered.get(body), on)
    return found


def endings(
    offices: Sequence[Office], law: Law | None, registered: date | None, on: date
) -> list[Ending]:
    """Of all offices of one association those held on a day, with the end of their terms."""
    found = []
    for one in offices:
        if one.begins_on is None or one.begins_on > on:
            continue
        if one.ends_on is not None and one.ends_on <= on:
            continue
        facts = Term(on=on, registered_on=registered, **of_term(one, offices))
        verdict = ask(TERM_ENDS, law, facts) if law is not None else None
        result = verdict.result if verdict is not None else None
        found.append(Ending(one, result if isinstance(result, date) else None, verdict, facts))
    return found


def of_term(office: Office, offices: Iterable[Office]) -> dict[str, Any]:
    """The facts of the term that somebody serves: when it began, and whether it is the first.

    Who fills a place serves in the term of who was elected to it last; a place that nobody was ever
    elected to follows the last election of the committee.
    """
    others = [
        one for one in offices
        if one.begins_on is not None and one.came_by != CameBy.FILLED
        and one.begins_on <= (office.begins_on or date.min)
    ]  # fmt: skip
    head = office
    if office.came_by == CameBy.FILLED:
        same = [one for one in others if one.post == office.post and one.post != Post.MEMBER]
        seats = [one for one in others if one.post in COMMITTEE]
        heads = sorted(same or seats, key=lambda one: (one.begins_on, one.pk))
        if not heads:
            return {"post": Post(office.post), "filled_on": office.begins_on}
        head = heads[-1]
    return {
        "post": Post(office.post),
        "began_on": head.begins_on,
        "filled_on": office.begins_on if office.came_by == CameBy.FILLED else None,
        "first_committee": head.came_by == CameBy.FOUNDED,
        "not_yet_elected": True,
    }


def next_election(running: Iterable[Ending], law: Law | None) -> Verdict | None:
    """By when the next election is held: the earliest day that an article tells of these."""
    if law is None:
        return None
    told = [verdict for one in running if (verdict := ask(ELECTION_DUE, law, one.facts)).grounds]
    return min(
        told, key=lambda one: one.result if isinstance(one.result, date) else date.max, default=None
    )
