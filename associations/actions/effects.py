"""What follows from a decision happens once, through the action of its own room.

A carried motion about an application, a termination, a suspension, an office, a committee or a
draft of the constitution is handed to that room (`carried`); a lost one about an application or a
termination, too (`lost`). From which day it has effect is asked of the articles first.
"""

from collections.abc import Mapping
from datetime import date, datetime
from types import ModuleType
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext as _

from associations.actions import (
    applications,
    committees,
    constitutions,
    offices,
    suspensions,
    terminations,
)  # fmt: skip
from associations.actions.stopped import Stopped
from associations.models import Effect, Motion
from associations.queries import effects, frozen, motions
from associations.vocabulary.gatherings import Outcome
from hnsa.law.verdict import Answer
from members.access.rights import Verb, require_at
from members.models import Body

ADOPTED, DONE = "adopted", "done"
ROOMS: Final[dict[str, ModuleType]] = {
    "application": applications, "termination": terminations, "suspension": suspensions,
    "office": offices, "committee": committees,
}  # fmt: skip


@transaction.atomic
def carry_out(
    motion: Motion, *, by: Any, at: datetime, override: str = "",
    told: Mapping[str, Any] | None = None,
) -> Effect:  # fmt: skip
    """What follows from the decision is done, once, and written down with what the articles said.

    `told`: when it was sent to an authority, approved, refused. Raises ValidationError where
    nothing can follow any more, and Stopped where an article stands against it.
    """
    require_at(by, Verb.ADOPT, motion.body)
    Body.objects.select_for_update().get(pk=motion.body_id)  # all acts hold it before a row
    rows = Motion.objects.select_for_update(of=("self",))
    motion = rows.select_related("body__homenet").get(pk=motion.pk)
    if wrong := against(motion):
        raise ValidationError(wrong)
    assert motion.decided_on is not None
    if motion.outcome == Outcome.LOST:
        what = ROOMS[effects.what_follows(motion)].lost(motion, by=by, at=at)
        return Effect.objects.create(
            motion=motion, body=motion.body, homenet_id=motion.homenet_id, on=motion.decided_on,
            what=what, by=by, at=at,
        )  # fmt: skip
    today = at.astimezone(get_current_timezone()).date()
    due = effects.due(motion, today=today, told=told)
    if is_early(motion, due, today):
        if not override.strip():
            raise Stopped(due.verdict)
        require_at(by, Verb.OVERRIDE, motion.body)
    what = _done(motion, due, by=by, at=at, override=override)
    return Effect.objects.create(
        motion=motion, body=motion.body, homenet_id=motion.homenet_id, on=begins(motion, due),
        what=what, override=override.strip(), judged=frozen.frozen(due.verdict, due.facts), by=by,
        at=at,
    )  # fmt: skip


def against(motion: Motion) -> str:
    """Why nothing can follow from it; "" where something can."""
    lost = effects.follows_when_lost(motion)
    if motion.outcome != Outcome.CARRIED and not lost:
        return _("Nothing follows from it: it was not carried.")
    if motions.is_annulled(motion):
        return _("It was annulled, so nothing follows from it.")
    if motions.effect_of(motion) is not None:
        return _("It was carried out already; nothing was changed.")
    return ""


def begins(motion: Motion, due: effects.Due) -> date:
    """From which day what follows from it is written down."""
    assert motion.decided_on is not None
    return motion.decided_on if motion.outcome == Outcome.LOST else due.on


def is_early(motion: Motion, due: effects.Due, today: date) -> bool:
    """Whether the articles give it no effect yet, or none at all.

    A version of the constitution is adopted at once, and comes into force on its day.
    """
    if due.verdict.answer in (Answer.NO, Answer.OPEN):
        return True
    return due.on > today and effects.what_follows(motion) != "constitution"


def _done(
    motion: Motion, due: effects.Due, *, by: Any, at: datetime, override: str
) -> str:  # fmt: skip
    room = effects.what_follows(motion)
    if room == "constitution":
        return _adopted(motion, due, by=by, at=at, override=override)
    if not room:
        return DONE
    what: str = ROOMS[room].carried(motion, by=by, at=at, override=override, on=due.on)
    return what


def _adopted(motion: Motion, due: effects.Due, *, by: Any, at: datetime, override: str) -> str:
    """The draft is adopted with the figures of the motion; the checks are those of adoption."""
    assert motion.constitution is not None and motion.decided_on is not None
    more = frozen.facts_of(motion)
    adoption = constitutions.Adoption(
        on=motion.decided_on, by=_meeting(motion), in_force_from=due.on,
        members=motion.members or 0, present=motion.present or 0,
        votes_for=motion.votes_for or 0, votes_against=motion.votes_against or 0,
        abstained=motion.abstained or 0, more=more,
    )  # fmt: skip
    try:
        constitutions.adopt(
            motion.constitution, adoption, by=by, at=at, override=override, motion=motion
        )
    except constitutions.NotCarried as lost:
        raise Stopped(lost.verdict) from lost
    return ADOPTED


def _meeting(motion: Motion) -> str:
    """Which meeting, as a version of the constitution names it."""
    meeting = motion.meeting
    return f"{meeting.get_gathering_display()}, {motion.number}" if meeting else motion.number
