"""The printed papers of an election are destroyed, in front of witnesses."""

from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext as _

from associations.queries.frozen import frozen
from elections.actions.holding import locked
from elections.models import Destruction, Election
from elections.queries.afterwards import keeping
from elections.queries.elections import law_of


@transaction.atomic
def destroy(election: Election, *, on: date, witnesses: str, by: Any, at: datetime) -> Destruction:
    """It is written down with what the articles say of that day; too early is shown as a breach."""
    election = locked(election, by=by)
    if election.declared_at is None:
        raise ValidationError(_("The papers of an election are kept until it is declared."))
    if on > at.astimezone(get_current_timezone()).date():
        raise ValidationError({"on": [_("That day has not come yet.")]})
    if on < election.poll_on:
        raise ValidationError({"on": [_("That was before election day.")]})
    if not witnesses.strip():
        raise ValidationError({"witnesses": [_("Write down who saw it.")]})
    facts, verdict = keeping(election, law_of(election), on)
    try:
        with transaction.atomic():
            return Destruction.objects.create(
                election=election, body_id=election.body_id, homenet_id=election.homenet_id,
                on=on, witnesses=witnesses.strip(), judged=frozen(verdict, facts), by=by,
            )  # fmt: skip
    except IntegrityError as error:
        raise ValidationError(
            _("The destruction is written down already; nothing was changed.")
        ) from error
