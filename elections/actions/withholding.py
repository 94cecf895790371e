"""One post is withheld while the others are declared; and released when that is settled."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from elections.actions.holding import locked
from elections.actions.sheets import OPEN
from elections.models import Contest
from elections.queries.candidates import contest_of
from elections.rules.counting import is_contested
from elections.vocabulary.states import ContestState


@transaction.atomic
def withhold(contest: Contest, *, why: str, by: Any) -> Contest:
    """Its result is not declared until something is settled. The others are not touched."""
    contest = _held(contest, by=by)
    if contest.state == ContestState.WITHHELD:
        raise ValidationError(_("It is withheld already."))
    if not may_be(contest):
        raise ValidationError(_("This post cannot be withheld now."))
    if not why.strip():
        raise ValidationError({"why": [_("Please say why.")]})
    contest.state, contest.withheld_why = ContestState.WITHHELD, why.strip()
    contest.save(update_fields=["state", "withheld_why"])
    return contest


@transaction.atomic
def release(contest: Contest, *, by: Any) -> Contest:
    """It may be declared; why it was withheld stays written."""
    contest = _held(contest, by=by)
    if contest.state != ContestState.WITHHELD:
        raise ValidationError(_("It is not withheld."))
    polled = is_contested(contest_of(contest))
    contest.state = ContestState.POLLED if polled else ContestState.UNOPPOSED
    contest.save(update_fields=["state"])
    return contest


def _held(contest: Contest, *, by: Any) -> Contest:
    election = locked(contest.election, by=by)
    contest = Contest.objects.select_for_update(of=("self",)).get(pk=contest.pk)
    contest.election = election
    if contest.declared_at is not None:
        raise ValidationError(_("It is declared already."))
    if election.void_on is not None:
        raise ValidationError(_("This election is over."))
    return contest


def may_be(contest: Contest) -> bool:
    """Whether it may be withheld: not while the poll for it is still to come."""
    election = contest.election
    if election.void_on is not None or contest.declared_at is not None:
        return False
    return contest.state == ContestState.UNOPPOSED or (
        contest.state == ContestState.POLLED and election.state in OPEN
    )
