"""Writing down an association."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from associations.models import Association
from members.access.rights import Verb, may_begin_below
from members.actions.bodies import free_code
from members.models import Body
from members.vocabulary.bodies import BodyKind


@transaction.atomic
def found(
    *, homenet: Body, name: str, by: Any, parent: Body | None = None
) -> Association:  # fmt: skip
    """An association that forms: its body and its card. Raises PermissionDenied.

    `parent`: the organisation that facilitates it; without one it belongs to the HomeNet itself.
    """
    parent = parent or homenet
    if parent.homenet_id != homenet.pk:
        raise ValidationError(_("An association and its facilitator belong to one HomeNet."))
    if not may_begin_below(by, Verb.FOUND, parent):
        raise PermissionDenied(_("Your posting does not allow this here."))
    body = Body.objects.create(
        kind=BodyKind.ASSOCIATION, parent=parent, homenet=homenet, name=name,
        code=free_code(homenet, name),
    )  # fmt: skip
    return Association.objects.create(body=body, homenet=homenet)
