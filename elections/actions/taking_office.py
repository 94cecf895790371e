"""Terms of office begin and end by an election, through the associations' own action."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from associations.actions import offices
from associations.models import Office
from associations.vocabulary.cases import CameBy
from associations.vocabulary.procedures import OfficeEnd
from elections.models import Election, Nomination
from elections.queries import taking_office as queries
from elections.vocabulary.states import ElectionKind
from members.access.rights import Verb, require_at


@transaction.atomic
def begin(election: Election, nomination: Nomination, *, by: Any, override: str = "") -> Office:
    """She takes the office to which she was elected; who held it before ends on that day.

    Raises Stopped where an article stands against it, and ValidationError where she was not
    elected, or holds it already.
    """
    election = _locked(election, by=by)
    hers = next((one for one in queries.of(election) if one.nomination == nomination), None)
    if hers is None:
        raise ValidationError(_("She was not declared elected."))
    if hers.is_void:
        raise ValidationError(_("The election to this post is void; no term begins by it."))
    if hers.office is not None:
        raise ValidationError(_("Her term is written down already; nothing was changed."))
    for one in queries.outgoing(hers.contest, election, hers.on):
        offices.end(one, on=hers.on, ground=OfficeEnd.TERM, by=by)
    rest = election.kind == ElectionKind.BY_ELECTION
    filling = offices.Filling(
        hers.contest.post, nomination.person, hers.on, CameBy.FILLED if rest else CameBy.ELECTED
    )
    return offices.fill(election.body, filling, by=by, override=override)


@transaction.atomic
def end_void(election: Election, *, on: date, by: Any) -> list[Office]:
    """The offices that were taken by an election that fell end."""
    election = _locked(election, by=by)
    ended = []
    for one in queries.of(election):
        if one.must_end:
            assert one.office is not None
            last = queries.last_day(one.office, on)
            ended.append(offices.end(one.office, on=last, ground=OfficeEnd.VACATED, by=by))
    return ended


def _locked(election: Election, *, by: Any) -> Election:
    """Who keeps the registers of the association writes down who holds its offices."""
    require_at(by, Verb.KEEP, election.body)
    rows = Election.objects.select_for_update(of=("self",)).select_related("body__homenet")
    return rows.get(pk=election.pk)
