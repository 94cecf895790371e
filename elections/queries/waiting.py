"""What waits in elections: steps that are due or late, complaints, papers to be destroyed.

A constant number of queries for three elections and for three hundred.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

from django.db.models import Count, Exists, OuterRef, Q

from associations.queries import constitutions
from associations.queries.waiting import MOST, SOON, Waiting
from associations.vocabulary.waiting import Step as Wait
from elections.models import Contest, Election, StepTaken
from elections.queries import afterwards
from elections.queries.elections import WITHOUT_POLL
from elections.rules.steps import ONLY_WITH_A_POLL
from elections.rules.timetable import AFTER, timetable
from elections.vocabulary.states import ElectionState
from elections.vocabulary.steps import STEPS, Step
from hnsa.law.asking import Law
from hnsa.law.days import days_later
from hnsa.law.words import Line
from members.access.rights import Verb, may

RUNNING: Final = (ElectionState.ANNOUNCED, ElectionState.POLLING, ElectionState.COUNTING)


def of(user: Any, on: date) -> list[Waiting]:
    """What waits in the elections that this user holds."""
    homenets = [pk for pk in user.reach.homenets if may(user, Verb.ELECT, pk)]
    if not homenets:
        return []
    voted_on = Contest.objects.filter(election=OuterRef("pk")).exclude(state__in=WITHOUT_POLL)
    rows = list(
        Election.objects.visible_to(user)
        .filter(homenet__in=homenets, void_on=None)
        .filter(state__in=[ElectionState.PLANNED, *RUNNING])
        .select_related("body")
        .annotate(
            polled=Exists(voted_on),
            unheard=Count("complaints", filter=Q(complaints__heard_on=None)),
        )
        .order_by("poll_on", "pk")[:MOST]
    )
    planned = [one for one in rows if one.state == ElectionState.PLANNED]
    laws = constitutions.in_force_of([one.body_id for one in planned], on=on) if planned else {}
    taken: dict[int, set[str]] = {one.pk: set() for one in rows}
    pairs = StepTaken.objects.filter(election__in=list(taken)).values_list("election", "step")
    for election, step in pairs if rows else ():
        taken[election].add(step)
    found = [line for one in planned for line in _planned(one, laws, on)]
    for one in rows:
        if one.state != ElectionState.PLANNED:
            found += [*_steps(one, taken[one.pk], on), *_complaints(one, on)]
    return [*found, *_papers(user, homenets, on)]


def _wait(step: Wait, election: Election, by: date, on: date, **more: Any) -> Waiting:
    return Waiting(
        step, election.body_id, election.body.name, election.pk, by=by, late=by < on, **more
    )


def _planned(election: Election, laws: Mapping[int, Law], on: date) -> Iterator[Waiting]:
    """It is to be announced, by the day of the notice as the articles of today have it."""
    law = laws.get(election.body_id, Law(()))
    yield _wait(
        Wait.ANNOUNCE, election, timetable(law, election.poll_on, on).on(Step.NOTICE), on
    )  # fmt: skip


def _steps(election: Any, taken: set[str], on: date) -> Iterator[Waiting]:
    for kept in election.timetable:
        day = date.fromisoformat(kept["on"])
        needless = not election.polled and kept["step"] in ONLY_WITH_A_POLL
        if kept["step"] in taken or needless or day > days_later(on, SOON):
            continue
        about: dict[str, Any] = {
            "about": Line(STEPS[Step(kept["step"])]), "article": kept["article"],
        }  # fmt: skip
        if kept["step"] not in AFTER:
            yield _wait(Wait.ELECTION_STEP, election, day, on, **about)
        elif day <= on:  # from that day on; by when, its article says on the election's page
            yield Waiting(
                Wait.ELECTION_STEP, election.body_id, election.body.name, election.pk, since=day,
                **about,
            )  # fmt: skip


def _complaints(election: Any, on: date) -> Iterator[Waiting]:
    if election.unheard:
        yield _wait(Wait.HEAR_COMPLAINT, election, election.poll_on, on)


def _papers(user: Any, homenets: list[int], on: date) -> Iterator[Waiting]:
    for one in afterwards.to_be_destroyed(user, on):
        if one.until is not None and one.election.homenet_id in homenets:
            yield _wait(Wait.DESTROY_PAPERS, one.election, one.until, on)
