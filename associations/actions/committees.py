"""The verbs of a special committee: it is formed, women sit on it, it has tasks, it ends."""

from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from associations.models import Committee, CommitteeSeat, Motion, Task
from members.access.rights import Verb, require_at
from members.models import Body, Person

FORMED, STAYS = "committee_formed", "committee_stays"  # what followed from a motion


@transaction.atomic
def name(
    body: Body, *, name: str, service: str, duty: str, by: Any, begins_on: date | None = None
) -> Committee:
    """Write down a special committee; without a first day it waits for the members' decision."""
    require_at(by, Verb.KEEP, body)
    return Committee.objects.create(
        body=body, homenet_id=body.homenet_id, name=name.strip(), service=service,
        duty=duty.strip(), begins_on=begins_on,
    )  # fmt: skip


def _lock(committee: Committee, *, by: Any) -> Committee:
    require_at(by, Verb.KEEP, committee.body)
    found = Committee.objects.select_for_update(of=("self",)).select_related("body")
    return found.get(pk=committee.pk)


def _lock_running(committee: Committee, *, by: Any, on: date) -> Committee:
    """The committee for writing, if it has not ended by that day. Raises ValidationError."""
    locked = _lock(committee, by=by)
    if locked.ends_on is not None and locked.ends_on <= on:
        raise ValidationError(_("This committee had ended by that day."))
    return locked


@transaction.atomic
def begin(committee: Committee, *, on: date, by: Any) -> Committee:
    """It begins its work on that day. Raises ValidationError where it has begun."""
    committee = _lock(committee, by=by)
    if committee.begins_on is not None:
        raise ValidationError(_("This committee has begun already; nothing was changed."))
    committee.begins_on = on
    committee.save(update_fields=["begins_on"])
    return committee


@transaction.atomic
def end(committee: Committee, *, on: date, by: Any) -> Committee:
    """It ends on that day, and with it all seats. Raises ValidationError."""
    committee = _lock_running(committee, by=by, on=on)
    if committee.begins_on is None or on <= committee.begins_on:
        raise ValidationError({"on": [_("A committee ends after the day on which it began.")]})
    late = committee.seats.filter(begins_on__gte=on)
    if late.exists():
        raise ValidationError(
            {"on": [_("Somebody sits on it from that day or a later one on; end that first.")]}
        )
    committee.ends_on = on
    committee.save(update_fields=["ends_on"])
    committee.seats.exclude(ends_on__lte=on).update(ends_on=on)
    return committee


@transaction.atomic
def seat(
    committee: Committee, person: Person, *, on: date, presides: bool, by: Any
) -> CommitteeSeat:
    """She sits on it from that day on. Who presides does so in place of who did before."""
    committee = _lock_running(committee, by=by, on=on)
    if person.homenet_id != committee.homenet_id:
        raise ValidationError(_("A woman and her association belong to one HomeNet."))
    if committee.begins_on is not None and on < committee.begins_on:
        raise ValidationError({"on": [_("The committee had not begun on that day.")]})
    if presides:
        committee.seats.filter(presides=True, ends_on=None).update(presides=False)
    try:
        with transaction.atomic():
            return CommitteeSeat.objects.create(
                committee=committee, body=committee.body, homenet_id=committee.homenet_id,
                person=person, presides=presides, begins_on=on,
            )  # fmt: skip
    except IntegrityError as error:
        raise ValidationError(
            _("%(name)s sits on it already; nothing was changed.") % {"name": person.full_name}
        ) from error


@transaction.atomic
def unseat(one: CommitteeSeat, *, on: date, by: Any) -> CommitteeSeat:
    """Her seat ends on that day. Raises ValidationError."""
    _lock(one.committee, by=by)
    one = CommitteeSeat.objects.select_for_update(of=("self",)).get(pk=one.pk)
    if one.ends_on is not None:
        raise ValidationError(_("This seat has ended already; nothing was changed."))
    if on <= one.begins_on:
        raise ValidationError({"on": [_("A seat ends after the day on which it began.")]})
    one.ends_on = on
    one.save(update_fields=["ends_on"])
    return one


@transaction.atomic
def charge(
    committee: Committee, *, what: str, who: Person | None, by_when: date | None, on: date, by: Any
) -> Task:
    """Give the committee a task, and somebody who does it."""
    committee = _lock_running(committee, by=by, on=on)
    return Task.objects.create(
        body=committee.body, homenet_id=committee.homenet_id, committee=committee,
        what=what.strip(), who=who, by_when=by_when,
    )  # fmt: skip


@transaction.atomic
def carried(
    motion: Motion, *, by: Any, at: datetime, override: str = "", on: date | None = None
) -> str:  # fmt: skip
    """What follows from a carried motion: a committee that was only named begins its work.

    `on`: where the decision has effect later, the day from which.
    """
    assert motion.decided_on is not None and motion.committee is not None
    if motion.committee.begins_on is not None:
        return STAYS
    begin(motion.committee, on=on or motion.decided_on, by=by)
    return FORMED
