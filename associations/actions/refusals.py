"""After a refusal: the reasons that she is told, and her appeal. A motion decides the appeal."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from associations.actions.applications import held
from associations.models import Application
from associations.vocabulary.procedures import ApplicationState
from members.access.rights import Verb, require_at


@transaction.atomic
def tell_reasons(
    application: Application, reasons: str, *, told_on: date, by: Any, on: date
) -> Application:
    """The reasons of a refusal, and the day on which she was told them."""
    require_at(by, Verb.KEEP, application.body)
    found = held(application, ApplicationState.REFUSED, ApplicationState.WAITING)
    if told_on > on:
        raise ValidationError({"told_on": _("That day has not come yet.")})
    if told_on < found.applied_on:
        raise ValidationError({"told_on": _("She had not applied yet on that day.")})
    found.reasons, found.reasons_on = reasons, told_on
    found.save(update_fields=["reasons", "reasons_on"])
    return found


@transaction.atomic
def appeal(
    application: Application, words: str, *, appealed_on: date, by: Any, on: date
) -> Application:
    """She appeals against the refusal. That is a fact: whether it is in time, the page shows."""
    require_at(by, Verb.KEEP, application.body)
    found = held(application, ApplicationState.REFUSED)
    if found.appealed_on is not None:
        raise ValidationError(_("She has appealed already."))
    if appealed_on > on:
        raise ValidationError({"appealed_on": _("That day has not come yet.")})
    if found.answered_on and appealed_on < found.answered_on:
        raise ValidationError({"appealed_on": _("She was not refused yet on that day.")})
    found.appealed_on, found.appeal = appealed_on, words
    found.save(update_fields=["appealed_on", "appeal"])
    return found
