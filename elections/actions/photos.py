"""The photo of a candidate on the paper: only with her consent, and taken off when she says so."""

from datetime import datetime
from typing import IO, Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from associations.actions.documents import keep_allowed
from associations.vocabulary.cases import DocumentKind
from elections.actions.holding import running
from elections.actions.nominations import standing_of
from elections.models import Nomination
from elections.queries.nominations import STANDS, is_printed


@transaction.atomic
def add(
    nomination: Nomination, file: IO[bytes] | None, *, consents: bool, by: Any, at: datetime
) -> Nomination:
    """Her photo is kept with the nomination. Raises ValidationError for what is no photo."""
    nomination = _open(nomination, by=by)
    if not consents:
        raise ValidationError(
            {
                "consents": _(
                    "A photo is shown to everybody. Ask her first, and tick that she agrees."
                )
            }
        )
    if file is None:
        raise ValidationError({"photo": _("Choose a photo.")})
    try:
        [photo] = keep_allowed(nomination.body, [file], kind=DocumentKind.PHOTO, by=by, at=at)
    except ValidationError as error:
        raise ValidationError({"photo": error.messages}) from error
    if not photo.mime.startswith("image/"):
        raise ValidationError({"photo": _("This is no photo. Send a picture (JPEG or PNG).")})
    nomination.photo = photo
    nomination.save(update_fields=["photo"])
    return nomination


@transaction.atomic
def take_off(nomination: Nomination, *, by: Any) -> Nomination:
    """The photo is not on the paper any more."""
    nomination = _open(nomination, by=by)
    nomination.photo = None
    nomination.save(update_fields=["photo"])
    return nomination


def _open(nomination: Nomination, *, by: Any) -> Nomination:
    """The nomination for writing, while its paper is not printed."""
    running(nomination.contest.election, by=by)
    rows = Nomination.objects.select_for_update(of=("self",)).select_related("contest", "body")
    nomination = rows.get(pk=nomination.pk)
    if nomination.state not in STANDS:
        raise ValidationError(standing_of(nomination))
    if is_printed(nomination.contest):
        raise ValidationError(_("The papers are printed; the photo cannot be changed any more."))
    return nomination
