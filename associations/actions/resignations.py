"""Resignations: she gives notice, it may be accepted, it takes effect, or she takes it back.

Leaving is her own act and is always written down. The articles tell the day on which it takes
effect; where one stands against that (debts, papers not handed over) it waits.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from associations.actions import memberships, offices
from associations.actions.stopped import go_on
from associations.models import Resignation
from associations.queries import resignations
from associations.vocabulary.procedures import OfficeEnd
from members.access.rights import Verb, require_at
from members.models import Body, Person
from members.vocabulary.people import MembershipGround


@transaction.atomic
def give_notice(
    person: Person, body: Body, *, gave_notice_on: date, words: str = "",
    handed_over: bool | None = None, by: Any, at: datetime, on: date,
) -> Resignation:  # fmt: skip
    """Write down that she leaves. Raises ValidationError: no member, or has given notice already.

    Nothing ends by it: that is `take_effect`.
    """
    require_at(by, Verb.KEEP, body)
    if gave_notice_on > on:
        raise ValidationError({"gave_notice_on": _("That day has not come yet.")})
    if memberships.running(person, body, gave_notice_on).ends_on is not None:
        raise ValidationError(
            _("The membership of %(name)s is to end already.") % {"name": person.full_name}
        )
    try:
        with transaction.atomic():
            return Resignation.objects.create(
                body=body, homenet_id=body.homenet_id, person=person, words=words,
                gave_notice_on=gave_notice_on, handed_over=handed_over, written_by=by,
                written_at=at,
            )  # fmt: skip
    except IntegrityError as error:
        raise ValidationError(
            _("%(name)s has given notice already.") % {"name": person.full_name}
        ) from error


@transaction.atomic
def settle(
    resignation: Resignation, *, accepted_on: date | None, handed_over: bool | None, by: Any,
    on: date,
) -> Resignation:  # fmt: skip
    """When it was accepted, and whether she has handed over what she kept."""
    require_at(by, Verb.KEEP, resignation.body)
    found = _held(resignation)
    if accepted_on is not None and not found.gave_notice_on <= accepted_on <= on:
        raise ValidationError(
            {"accepted_on": _("It is accepted between the day of her notice and today.")}
        )
    found.accepted_on, found.handed_over = accepted_on, handed_over
    found.save(update_fields=["accepted_on", "handed_over"])
    return found


@transaction.atomic
def take_effect(
    resignation: Resignation, *, told: Mapping[str, Any], by: Any, on: date, override: str = ""
) -> Resignation:
    """Her membership ends on the day that the articles tell; without one, that of her notice.

    Raises Stopped where an article stands against it and no reason is given.
    """
    require_at(by, Verb.KEEP, resignation.body)
    found = _held(resignation)
    judged = resignations.leaving(found, on=on, told=told)
    if judged is not None:
        found.override = go_on(judged.verdict, found.body, by=by, override=override)
        found.judged = judged.frozen
    day = judged.verdict.result if judged is not None else None
    found.ends_on = day if isinstance(day, date) else found.gave_notice_on
    memberships.end(found.person, found.body, on=found.ends_on, ground=MembershipGround.RESIGNED)
    if found.ends_on <= on:
        offices.end_all_of(found.person, found.body, found.ends_on, OfficeEnd.RESIGNED, by)
    found.save(update_fields=["override", "judged", "ends_on"])
    return found


@transaction.atomic
def take_back(resignation: Resignation, *, by: Any, on: date) -> Resignation:
    """She stays. Before the day her membership runs on; after it she may only apply again."""
    require_at(by, Verb.KEEP, resignation.body)
    found = Resignation.objects.select_for_update().get(pk=resignation.pk)
    if found.taken_back_on is not None:
        raise ValidationError(_("She has taken it back already."))
    if found.ends_on is not None:
        if found.ends_on <= on:
            raise ValidationError(
                _("Her membership has ended. If she wants to come back, she applies again.")
            )
        memberships.run_on(found.person, found.body, ended_on=found.ends_on)
        found.ends_on = None
    found.taken_back_on = on
    found.save(update_fields=["ends_on", "taken_back_on"])
    return found


def _held(resignation: Resignation) -> Resignation:
    """The row, held, while it is open. Raises ValidationError with what became of it."""
    rows = Resignation.objects.select_for_update(of=("self",)).select_related("person", "body")
    found = rows.get(pk=resignation.pk)
    if found.taken_back_on is not None:
        raise ValidationError(_("She has taken it back already."))
    if found.ends_on is not None:
        raise ValidationError(_("It has taken effect already."))
    return found
