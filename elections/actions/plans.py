"""The verbs of a plan: an election is planned, changed, announced, or given up.

A plan that cannot hold is stopped before it is announced; who may go on writes down why. Announced,
its timetable and the version of the constitution stand.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext as _

from associations.actions.stopped import go_on
from associations.queries import constitutions
from associations.queries.frozen import frozen
from associations.vocabulary.subjects import Post
from elections.actions import steps
from elections.actions.holding import locked
from elections.models import Contest, Election, Nomination
from elections.queries import elections as queries
from elections.queries.proposals import reserved
from elections.rules.timetable import with_model
from elections.vocabulary.states import ElectionKind, ElectionState
from elections.vocabulary.steps import Step
from hnsa.law.asking import Law
from members.access.rights import Verb, require_at
from members.models import Body


@dataclass(frozen=True)
class Planned:
    """What is planned: which election, on which day, at which hours; the seats of each post."""

    kind: str
    poll_on: date
    seats: Mapping[str, int] = field(default_factory=dict)
    opens_at: time | None = None
    closes_at: time | None = None
    follows: Election | None = None


@transaction.atomic
def plan(body: Body, planned: Planned, *, by: Any, at: datetime) -> Election:
    """The election is planned; nothing is made known yet. Raises ValidationError."""
    require_at(by, Verb.ELECT, body)
    body = Body.objects.select_for_update(of=("self",)).select_related("homenet").get(pk=body.pk)
    if body.draft_of_id is not None:
        raise ValidationError(_("The founding members choose the office-bearers; it comes first."))
    _may_be_planned(planned)
    if planned.follows is not None and planned.follows.body_id != body.pk:
        raise ValidationError(_("It follows an election of another association."))
    alike = Election.objects.filter(
        body=body, kind=planned.kind, poll_on=planned.poll_on, state=ElectionState.PLANNED
    )
    if alike.exists():
        raise ValidationError(_("An election of this kind is planned for this day already."))
    election = Election.objects.create(
        body=body, homenet_id=body.homenet_id, kind=planned.kind, follows=planned.follows,
        poll_on=planned.poll_on, opens_at=planned.opens_at, closes_at=planned.closes_at,
        planned_by=by, planned_at=at,
    )  # fmt: skip
    _vote_on(election, planned.seats)
    return election


def _may_be_planned(planned: Planned) -> None:
    if not any(planned.seats.values()):
        raise ValidationError(_("Nothing is voted on yet. Say how many seats there are."))
    if planned.opens_at and planned.closes_at and planned.opens_at >= planned.closes_at:
        raise ValidationError({"closes_at": [_("The poll closes after it opened.")]})
    delegates = planned.seats.get(Post.DELEGATE, 0)
    if planned.kind == ElectionKind.DELEGATES and not delegates:
        raise ValidationError(_("In an election of delegates, delegates are voted on."))


def _vote_on(election: Election, seats: Mapping[str, int]) -> None:
    """The contests anew, in the order of the posts; reserved seats as the articles say."""
    if Nomination.objects.filter(contest__election=election).exists():
        raise ValidationError(_("Nominations are there already, so the posts stay as they are."))
    law = _law_on(election.body, election.poll_on)
    with connection.cursor() as cursor:  # Django would ask tables that nobody may delete from
        cursor.execute("DELETE FROM elections_contest WHERE election_id = %s", [election.pk])
    order = [post for post in Post if seats.get(post)]
    Contest.objects.bulk_create(
        Contest(
            election=election, body_id=election.body_id, homenet_id=election.homenet_id,
            position=position, post=post, seats=seats[post],
            reserved=reserved(law, post, seats[post]),
        )
        for position, post in enumerate(order, start=1)
    )  # fmt: skip


def _reserve(election: Election) -> None:
    """The reserved seats by the version that decides; it may be another one than when planned."""
    law = queries.law_of(election)
    for contest in queries.contests_of(election):
        contest.reserved = reserved(law, contest.post, contest.seats)
        contest.save(update_fields=["reserved"])


def _law_on(body: Body, on: date) -> Law:
    return with_model(constitutions.in_force_of([body.pk], on=on).get(body.pk) or Law(()))


@transaction.atomic
def change(election: Election, planned: Planned, *, by: Any) -> Election:
    """Another day, other hours or posts, while it is only planned. Raises ValidationError."""
    election = _planned(election, by=by)
    _may_be_planned(planned)
    election.kind, election.poll_on = planned.kind, planned.poll_on
    election.opens_at, election.closes_at = planned.opens_at, planned.closes_at
    election.save(update_fields=["kind", "poll_on", "opens_at", "closes_at"])
    now = {one.post: one.seats for one in queries.contests_of(election)}
    if now != {post: seats for post, seats in planned.seats.items() if seats}:
        _vote_on(election, planned.seats)
    return election


def _planned(election: Election, *, by: Any) -> Election:
    election = locked(election, by=by)
    if election.state != ElectionState.PLANNED:
        raise ValidationError(_("It is announced already, or given up. Its plan stands."))
    return election


@transaction.atomic
def announce(
    election: Election, *, on: date, by: Any, at: datetime, override: str = ""
) -> Election:  # fmt: skip
    """Time and place are made known. From here on the timetable stands, with its articles.

    Raises ValidationError, and Stopped where the plan cannot hold.
    """
    election = _planned(election, by=by)
    if on > at.astimezone(get_current_timezone()).date():
        raise ValidationError({"on": [_("That day has not come yet.")]})
    if on > election.poll_on:
        raise ValidationError({"on": [_("Election day was before that.")]})
    if not queries.contests_of(election):
        raise ValidationError(_("Nothing is voted on yet. Say how many seats there are."))
    found = queries.plan_of(election, on)
    verdict = queries.judged_plan(found)
    election.override = go_on(verdict, election.body, by=by, override=override)
    election.law = queries.constitution_of(election)
    election.timetable = queries.written(found.steps)
    _reserve(election)
    election.judged = frozen(verdict, found.facts)
    election.state, election.announced_on = ElectionState.ANNOUNCED, on
    election.save(update_fields=["override", "law", "timetable", "judged", "state", "announced_on"])
    steps.take(election, Step.NOTICE, on=on, by=by, at=at)
    return election


@transaction.atomic
def give_up(election: Election, *, by: Any) -> Election:
    """It is not held; possible while nothing was made known. It stays in the list."""
    election = _planned(election, by=by)
    election.state = ElectionState.GIVEN_UP
    election.save(update_fields=["state"])
    return election
