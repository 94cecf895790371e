"""The verbs of the election committee: somebody is appointed, takes the oath, presides, leaves.

Who sits there is a fact, and is written down. That the committee is formed is a step of the
election: an article that stands against it (its size, a candidate on it) stops it.
"""

from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext as _

from elections.actions import steps
from elections.actions.holding import locked
from elections.models import Commissioner, Election, StepTaken
from elections.queries import committees as queries
from elections.queries.elections import OVER
from elections.vocabulary.steps import Step
from hnsa.core.models import User
from members.access.rights import Verb, require_at
from members.models import Person


def _open(election: Election, *, by: Any) -> Election:
    election = locked(election, by=by)
    if election.state in OVER:
        raise ValidationError(_("This election is over; its committee stays as it was."))
    return election


def _come(on: date, at: datetime) -> None:
    if on > at.astimezone(get_current_timezone()).date():
        raise ValidationError({"on": [_("That day has not come yet.")]})


@transaction.atomic
def appoint(
    election: Election, person: Person, *, on: date, by: Any, at: datetime,
    is_relative: bool | None = None,
) -> Commissioner:  # fmt: skip
    """She sits on the election committee from that day on. Raises ValidationError."""
    require_at(by, Verb.ELECT, election.body)  # who sits there does not choose the others
    election = _open(election, by=by)
    _come(on, at)
    if person.homenet_id != election.homenet_id:
        raise ValidationError(_("A woman and her association belong to one HomeNet."))
    if person.is_deceased:
        raise ValidationError(_("The register says that she has died."))
    try:
        with transaction.atomic():
            return Commissioner.objects.create(
                election=election, body_id=election.body_id, homenet_id=election.homenet_id,
                person=person, appointed_on=on, is_relative=is_relative,
            )  # fmt: skip
    except IntegrityError as error:
        raise ValidationError(_("She sits on this committee already, or sat on it.")) from error


def _seat(seat: Commissioner, *, by: Any) -> tuple[Election, Commissioner]:
    election = _open(seat.election, by=by)
    seat = Commissioner.objects.select_for_update(of=("self",)).get(pk=seat.pk, election=election)
    if seat.left_on is not None:
        raise ValidationError(_("She has left the committee already; nothing was changed."))
    return election, seat


@transaction.atomic
def accept(seat: Commissioner, *, on: date, by: Any, at: datetime) -> Commissioner:
    """She took the oath, or accepted in writing, on that day. Raises ValidationError."""
    _election, seat = _seat(seat, by=by)
    _come(on, at)
    if seat.accepted_on is not None:
        raise ValidationError(_("Her oath is written down already."))
    if on < seat.appointed_on:
        raise ValidationError({"on": [_("She was appointed later than that.")]})
    seat.accepted_on = on
    seat.save(update_fields=["accepted_on"])
    return seat


@transaction.atomic
def preside(seat: Commissioner, *, by: Any) -> Commissioner:
    """She presides from now on, and nobody else."""
    election, seat = _seat(seat, by=by)
    Commissioner.objects.filter(election=election, presides=True).exclude(pk=seat.pk).update(
        presides=False
    )
    seat.presides = True
    seat.save(update_fields=["presides"])
    return seat


@transaction.atomic
def say_relative(seat: Commissioner, is_relative: bool | None, *, by: Any) -> Commissioner:
    """Whether she is a close relative of a candidate; None: not asked yet."""
    _election, seat = _seat(seat, by=by)
    seat.is_relative = is_relative
    seat.save(update_fields=["is_relative"])
    return seat


@transaction.atomic
def leave(seat: Commissioner, *, on: date, by: Any, at: datetime) -> Commissioner:
    """She leaves the committee that day, and sees its election no more. Raises ValidationError."""
    election, seat = _seat(seat, by=by)
    if seat.user_id is None or seat.user_id != by.pk:  # nobody of it puts another one out
        require_at(by, Verb.ELECT, election.body)
    _come(on, at)
    if on < seat.appointed_on:
        raise ValidationError({"on": [_("She was appointed later than that.")]})
    seat.left_on, seat.presides = on, False
    seat.save(update_fields=["left_on", "presides"])
    return seat


@transaction.atomic
def let_in(seat: Commissioner, user: User | None, *, on: date, by: Any) -> Commissioner:
    """Who logs in as her sees this election and holds it; None: nobody any more.

    The administrator gives the posting at the association; here it is tied to her seat.
    """
    require_at(by, Verb.ELECT, seat.election.body)
    election, seat = _seat(seat, by=by)
    if user is not None:
        if user.pk not in {one.pk for one in queries.users_of(election, on)}:
            raise ValidationError(_("This user has no posting for election committees here."))
        taken = Commissioner.objects.filter(election=election, user=user, left_on=None)
        if taken.exclude(pk=seat.pk).exists():
            raise ValidationError(_("Somebody else of the committee logs in as this user."))
    seat.user = user
    seat.save(update_fields=["user"])
    return seat


@transaction.atomic
def form(
    election: Election, *, on: date, by: Any, at: datetime, override: str = ""
) -> StepTaken:  # fmt: skip
    """The committee is formed: all took the oath, one presides. A step of the election.

    Raises ValidationError, and Stopped where an article stands against it.
    """
    election = _open(election, by=by)
    seats = queries.sitting(election)
    if not seats:
        raise ValidationError(_("Nobody sits on the election committee yet."))
    if any(one.accepted_on is None for one in seats):
        raise ValidationError(_("Not everybody on it took the oath yet."))
    if not any(one.presides for one in seats):
        raise ValidationError(_("Say who presides."))
    if on < max(one.appointed_on for one in seats):
        raise ValidationError({"on": [_("One of them was appointed later than that.")]})
    return steps.take(election, Step.COMMITTEE, on=on, by=by, at=at, override=override)
