"""Correcting the plain facts of an association: spellings, place, area, work."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from associations.models import Association
from members.access.rights import Verb, require_at
from members.rules.text import clean

NAMES = ("name", "name_native")


@transaction.atomic
def correct(association: Association, told: Mapping[str, Any], *, by: Any) -> Association:
    """Keep what is told, by name of the field; all else is changed by verbs. ValidationError."""
    body = association.body
    require_at(by, Verb.EDIT, body)
    for name in NAMES:
        if name in told:
            setattr(body, name, clean(told[name]))
    if not body.name:
        raise ValidationError({"name": _("The association needs a name.")})
    if "place" in told:
        body.place = told["place"]
    body.save(update_fields=[*NAMES, "place"])
    for name in ("area", "trades"):
        if name in told:
            setattr(association, name, told[name])
    association.save(update_fields=["area", "trades"])
    return association
