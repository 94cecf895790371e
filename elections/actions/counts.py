"""The verbs of a count: it begins, is closed, is done again. A closed count stays for good.

The tally is nobody's but theirs who count, until the count is closed.
"""

from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from elections.actions import steps
from elections.actions.holding import locked
from elections.actions.sheets import counting
from elections.models import Contest, CountClosed, Election
from elections.queries import counts, sheets
from elections.queries.elections import law_of
from elections.rules.counting import outcome
from elections.rules.naming import with_names
from elections.rules.sheets import hindrances
from elections.rules.written import of_line
from elections.vocabulary.states import ElectionState
from elections.vocabulary.steps import Step
from hnsa.core.saying import said


class Disagrees(Exception):
    """A count does not agree, and nobody has written why it is closed all the same."""


@transaction.atomic
def begin(
    election: Election, *, on: date, by: Any, at: datetime, override: str = ""
) -> Election:  # fmt: skip
    """The boxes are opened before everybody. Raises Stopped before its day, ValidationError."""
    election = locked(election, by=by)
    if election.state != ElectionState.COUNTING:
        raise ValidationError(_("Votes are counted when the poll is closed, and not again later."))
    steps.take(election, Step.COUNT, on=on, by=by, at=at, override=override)
    return election


@transaction.atomic
def close(contest: Contest, *, by: Any, at: datetime, reason: str = "") -> CountClosed:
    """The figures are read out and stay. What they come to follows from the articles.

    Raises ValidationError for what is mended first (copies that differ, votes that are missing),
    and Disagrees where a line does not agree and no reason is given.
    """
    contest = counting(contest, by=by)
    round = sheets.under_way(contest, counts.latest(contest))
    if round is None:
        raise ValidationError(_("This count is closed already; nothing was changed."))
    found = sheets.sheets_of(contest, round)
    if first := hindrances(found.ruled):
        names = {str(one.pk): one.name for one in contest.nominations.all()}
        raise ValidationError([said(with_names(one, names)) for one in first])
    reason = reason.strip()
    if found.faults and not reason:
        raise Disagrees
    figures = counts.figures_of(found)
    lots = counts.lots_of(contest)
    came = outcome(found.stands, counts.counted_of(figures, round, lots), law_of(contest.election))
    closed = CountClosed.objects.create(
        contest=contest, body_id=contest.body_id, homenet_id=contest.homenet_id, round=round,
        figures=figures, reason=reason if found.faults else "", at=at, by=by,
        faults=[
            {"booth": one.booth, "line": one.line, "by": one.by, "told": of_line(one.told)}
            for one in found.faults
        ],
        outcome=counts.kept_outcome(came),
    )  # fmt: skip
    contest.outcome = {"round": round, **closed.outcome}
    contest.recount_why = ""
    contest.save(update_fields=["outcome", "recount_why"])
    return closed


@transaction.atomic
def again(contest: Contest, *, why: str, by: Any) -> Contest:
    """The votes of a post are counted again, from new sheets; the counts before it stay."""
    contest = counting(contest, by=by)
    if counts.latest(contest) is None or contest.recount_why:
        raise ValidationError(_("It is being counted already. Close that count first."))
    if not why.strip():
        raise ValidationError({"why": [_("Please say why.")]})
    contest.recount_why = why.strip()
    contest.save(update_fields=["recount_why"])
    return contest
