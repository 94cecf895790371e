"""Suspensions: a member's rights rest for a spell, and come back."""

from datetime import date, datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from associations.actions.stopped import Stopped
from associations.models import Motion, Suspension
from associations.queries import suspensions
from members.access.rights import Verb, require_at
from members.models import Body, Person


@transaction.atomic
def suspend(
    person: Person, body: Body, *, begins_on: date, ends_on: date | None = None, organ: str,
    why: str, by: Any, override: str = "",
) -> Suspension:  # fmt: skip
    """Write down that an organ has suspended her.

    Raises Stopped where an article on suspensions gives that organ no such right, ValidationError
    for who is no member, is suspended then already, or for days that cannot be.
    """
    require_at(by, Verb.ADOPT, body)
    if not suspensions.is_member(body, person, begins_on):
        raise ValidationError(
            _("%(name)s is no member there on that day.") % {"name": person.full_name}
        )
    if ends_on is not None and ends_on <= begins_on:
        raise ValidationError({"ends_on": _("It ends after it begins.")})
    judged = suspensions.assumed(body, person, on=begins_on, organ=organ)
    reason = ""
    if judged is not None and suspensions.is_void(judged.verdict):
        if not override.strip():
            raise Stopped(judged.verdict)
        require_at(by, Verb.OVERRIDE, body)
        reason = override.strip()
    try:
        with transaction.atomic():
            return Suspension.objects.create(
                body=body, homenet_id=body.homenet_id, person=person, begins_on=begins_on,
                ends_on=ends_on, organ=organ, why=why, override=reason, written_by=by,
            )  # fmt: skip
    except IntegrityError as error:
        raise ValidationError(
            _("%(name)s is suspended for these days already.") % {"name": person.full_name}
        ) from error


@transaction.atomic
def lift(suspension: Suspension, *, why: str, on: date, by: Any) -> Suspension:
    """She has all rights again from that day. Raises ValidationError where it has ended."""
    require_at(by, Verb.ADOPT, suspension.body)
    found = Suspension.objects.select_for_update().get(pk=suspension.pk)
    if not suspensions.runs(found, on):
        raise ValidationError(_("This suspension has ended already."))
    found.ends_on = max(on, found.begins_on + timedelta(days=1))
    found.lifted_why = why
    found.save(update_fields=["ends_on", "lifted_why"])
    return found


@transaction.atomic
def carried(
    motion: Motion, *, by: Any, at: datetime, override: str = "", on: date | None = None
) -> str:  # fmt: skip
    """What follows from a carried motion: a suspension is lifted or, without one, begins.

    `on`: where the decision has effect later, the day from which.
    """
    require_at(by, Verb.ADOPT, motion.body)
    assert motion.decided_on is not None
    day = on or motion.decided_on
    words = motion.text or motion.title
    if motion.suspension is not None:
        lift(motion.suspension, why=words, on=day, by=by)
        return "lifted"
    if motion.person is None:
        raise ValidationError(_("The motion does not say who is to be suspended."))
    suspend(
        motion.person, motion.body, begins_on=day, organ=motion.organ, why=words,
        by=by, override=override,
    )  # fmt: skip
    return "suspended"


__all__ = ["carried", "lift", "suspend"]
