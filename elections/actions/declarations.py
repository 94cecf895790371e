"""The result is declared: post by post, as each count is closed; what is declared is sealed."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from elections.actions import records, steps
from elections.actions.holding import locked
from elections.models import Contest, Election, Record
from elections.queries import declarations as queries
from elections.queries.counts import kept_outcome, outcome_of
from elections.vocabulary.states import ContestState, ElectionState
from elections.vocabulary.steps import Step


@dataclass(frozen=True)
class Declaration:
    """What is declared: these posts (keys of contests), on that day, in front of whom."""

    posts: Collection[int]
    on: date
    terms_begin_on: date
    present: str
    signed: str


@transaction.atomic
def declare(
    election: Election, told: Declaration, *, by: Any, at: datetime, override: str = ""
) -> Record:
    """These posts are declared, and the record of the election is sealed.

    Others may stay withheld, and are declared later in a further record. Raises Stopped where it is
    before its time, and ValidationError where a post cannot be declared (yet).
    """
    election = locked(election, by=by)
    first = election.declared_at is None
    contests = _chosen(election, told)
    _may_be_told(election, told, first=first)
    if first:
        steps.take(election, Step.RESULT, on=told.on, by=by, at=at, override=override)
    for one in contests:
        _declare_post(one, at)
    if first:
        election.state, election.declared_at, election.declared_by = (
            ElectionState.DECLARED, at, by,
        )  # fmt: skip
        election.term_begins_on = told.terms_begin_on
        election.save(update_fields=["state", "declared_at", "declared_by", "term_begins_on"])
    return records.seal(election, by=by, at=at, present=told.present, signed=told.signed)


def _chosen(election: Election, told: Declaration) -> list[Contest]:
    rows = Contest.objects.select_for_update(of=("self",)).filter(
        election=election, pk__in=told.posts
    )
    contests = list(rows.order_by("position", "pk"))
    if not contests or len(contests) != len(set(told.posts)):
        raise ValidationError({"posts": [_("Choose at least one post of this election.")]})
    for one in contests:
        if wrong := queries.against(one):
            raise ValidationError({"posts": [f"{one.get_post_display()}: {wrong}"]})
    return contests


def _may_be_told(election: Election, told: Declaration, *, first: bool) -> None:
    if election.void_on is not None:
        raise ValidationError(_("This election is void; nothing of it can be declared."))
    if not told.present.strip():
        raise ValidationError({"present": [_("Write down who was present.")]})
    if not told.signed.strip():
        raise ValidationError({"signed": [_("Write down who signs the declaration.")]})
    if first and told.terms_begin_on < told.on:
        raise ValidationError(
            {"terms_begin_on": [_("The terms begin on the day of the result, or later.")]}
        )


def _declare_post(contest: Contest, at: datetime) -> None:
    came_to = outcome_of(contest)
    assert came_to is not None  # `against` said so
    contest.outcome, contest.declared_at = kept_outcome(came_to), at
    contest.state = ContestState.DECLARED if came_to.elected else ContestState.VACANT
    contest.save(update_fields=["outcome", "declared_at", "state"])
