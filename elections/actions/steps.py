"""A step of an election is taken. Before its time it is stopped; late it is shown as a breach."""

from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext as _

from associations.actions.stopped import go_on
from associations.queries.frozen import frozen
from elections.actions.holding import locked
from elections.models import Election, StepTaken
from elections.queries import elections as queries
from elections.rules.steps import before
from elections.vocabulary.states import ElectionState
from elections.vocabulary.steps import STEPS, Step
from hnsa.core.saying import text_of

# What may be done before the election is announced: who votes, and who holds it.
PREPARING = frozenset(
    {Step.COMMITTEE, Step.ROLL_FIXED, Step.ROLL_POSTED, Step.OBJECTIONS, Step.FINAL_ROLL}
)


@transaction.atomic
def take(
    election: Election, step: Step, *, on: date, by: Any, at: datetime, override: str = "",
    note: str = "",
) -> StepTaken:  # fmt: skip
    """The step was done on that day; what the articles say of it is kept.

    Raises Stopped where it is before its time, or an article stands against it by something else
    than its day (a complaint that was not heard), and no reason is given; and ValidationError where
    it is taken already, another step comes first, or the election is over. Late is no hindrance.
    """
    election = locked(election, by=by)
    taken = queries.taken_of(election)
    _may_be_taken(election, step, taken, on, at)
    judged = queries.judged_step(election, step, on, taken)
    why = ""
    if judged.stopped:
        why = go_on(judged.verdict, election.body, by=by, override=override)
    try:
        with transaction.atomic():
            return StepTaken.objects.create(
                election=election, body_id=election.body_id, homenet_id=election.homenet_id,
                step=step, on=on, note=note.strip(), judged=frozen(judged.verdict, judged.facts),
                override=why, by=by, at=at,
            )  # fmt: skip
    except IntegrityError as error:
        raise ValidationError(_taken(step)) from error


def _may_be_taken(
    election: Election, step: Step, taken: dict[Step, StepTaken], on: date, at: datetime
) -> None:
    if step in taken:
        raise ValidationError(_taken(step))
    if election.state in queries.OVER and step is not Step.VOID:
        raise ValidationError(_("This election is over; no step of it can be taken any more."))
    if election.state == ElectionState.PLANNED and step not in PREPARING:
        raise ValidationError(_("The election is not announced yet. Announce it first."))
    if on > at.astimezone(get_current_timezone()).date():
        raise ValidationError({"on": [_("That day has not come yet.")]})
    for first in before(step, polled=queries.is_polled(election)):
        word = text_of(STEPS[first])
        if first not in taken:
            raise ValidationError(_("Another step comes first: %(step)s.") % {"step": word})
        if taken[first].on > on:
            raise ValidationError(
                {"on": [_("It comes after this step, and was on a later day: %(step)s.")
                        % {"step": word}]}
            )  # fmt: skip


def _taken(step: Step) -> str:
    return _("This step is written down already: %(step)s.") % {"step": text_of(STEPS[step])}
