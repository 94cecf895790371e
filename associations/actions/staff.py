"""The verbs of paid staff. Whom an association pays is a fact: written down, with the breach."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from associations.models import PaidStaff
from associations.queries import staff
from associations.queries.frozen import frozen
from members.access.rights import Verb, require_at
from members.models import Body


@transaction.atomic
def write_down(body: Body, *, name: str, work: str, on: date, by: Any) -> PaidStaff:
    """Somebody is paid from that day on. What the articles say of it stays with the row."""
    require_at(by, Verb.KEEP, body)
    verdict, facts = staff.judged(body, on)
    return PaidStaff.objects.create(
        body=body, homenet_id=body.homenet_id, name=name.strip(), work=work.strip(),
        begins_on=on, motion=staff.allowing(body, on).first(),
        judged=None if verdict is None else frozen(verdict, facts),
    )  # fmt: skip


@transaction.atomic
def end(one: PaidStaff, *, on: date, by: Any) -> PaidStaff:
    """The paid work ends on that day. Raises ValidationError."""
    require_at(by, Verb.KEEP, one.body)
    one = PaidStaff.objects.select_for_update(of=("self",)).get(pk=one.pk)
    if one.ends_on is not None:
        raise ValidationError(_("This paid work has ended already; nothing was changed."))
    if on <= one.begins_on:
        raise ValidationError({"on": [_("Paid work ends after the day on which it began.")]})
    one.ends_on = on
    one.save(update_fields=["ends_on"])
    return one
