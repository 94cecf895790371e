"""Who is at a booth: polling officers, and agents of the candidates, with the hours they kept."""

from dataclasses import dataclass
from datetime import time
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from elections.actions.booths import past_midnight
from elections.actions.polls import ON_THE_DAY, PREPARING, lock
from elections.models import Attendant, Booth, Entry, Nomination
from elections.queries.booths import was_adjourned
from elections.vocabulary.states import At, NominationState

WHILE = (*PREPARING, *ON_THE_DAY)
RUNNING = (NominationState.HANDED_IN, NominationState.VALID)


@dataclass(frozen=True)
class Seat:
    """Somebody of the roll, what she is at the booth, and for which candidate."""

    entry: Entry
    what: At
    nomination: Nomination | None = None


@transaction.atomic
def seat(booth: Booth, told: Seat, *, by: Any) -> Attendant:
    """She is an officer, or an agent, at this booth. Raises ValidationError."""
    election = lock(booth.election, by=by, states=WHILE)
    if told.what == At.OFFICER and told.nomination is not None:
        raise ValidationError({"nomination": _("An officer stands for no candidate.")})
    if told.what == At.AGENT and told.nomination is None:
        raise ValidationError({"nomination": _("Please say for which candidate.")})
    person = told.entry.person_id
    stands = Nomination.objects.filter(
        contest__election=election, person=person, state__in=RUNNING
    ).exists()  # fmt: skip
    if told.what == At.OFFICER and stands:
        raise ValidationError({"who": _("She is a candidate, so she is no polling officer.")})
    if told.what == At.OFFICER and _is(At.AGENT, booth, person):
        raise ValidationError({"who": _("She is an agent of a candidate, so she is no officer.")})
    if told.what == At.AGENT and _is(At.OFFICER, booth, person):
        raise ValidationError({"who": _("She is a polling officer, so she is nobody’s agent.")})
    try:
        with transaction.atomic():
            return Attendant.objects.create(
                election=election, booth_id=booth.pk, body_id=booth.body_id,
                homenet_id=booth.homenet_id, person_id=person, what=told.what,
                nomination=told.nomination,
            )  # fmt: skip
    except IntegrityError as error:
        raise ValidationError({"who": _("She is written down at this booth already.")}) from error


def _is(what: At, booth: Booth, person: int) -> bool:
    rows = Attendant.objects.filter(election=booth.election_id, person=person, what=what)
    return rows.exists()


@transaction.atomic
def keep_hours(
    attendant: Attendant, came: time | None, left: time | None, *, by: Any
) -> Attendant:  # fmt: skip
    """When she came, and when she left; corrected as often as it is told."""
    found = _again(attendant, by=by)
    if left is not None and came is None:
        raise ValidationError({"left": _("Please say when she came.")})
    if left is not None and came is not None and left < came and not was_adjourned(found.booth):
        raise ValidationError({"left": f"{_('She came later.')} {past_midnight()}"})
    found.came_at, found.left_at = came, left
    found.save(update_fields=["came_at", "left_at"])
    return found


@transaction.atomic
def unseat(attendant: Attendant, *, by: Any) -> None:
    """She is not to be there after all. Raises ValidationError once she came."""
    found = _again(attendant, by=by)
    if found.came_at is not None:
        raise ValidationError(_("She was there. Write down when she left."))
    found.delete()


def _again(attendant: Attendant, *, by: Any) -> Attendant:
    lock(attendant.election, by=by, states=WHILE)
    found = Attendant.objects.select_related("booth__election").filter(pk=attendant.pk).first()
    if found is None:
        raise ValidationError(_("She was taken off the list meanwhile."))
    return found
