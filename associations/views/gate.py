"""The gate of the pages: the association that an address names, if the user may see it."""

from typing import Any

from django.shortcuts import get_object_or_404

from members.models import Body
from members.vocabulary.bodies import BodyKind


def seen(user: Any, pk: int) -> Body:
    """The association's body, or 404 where the user may not see it."""
    bodies = Body.objects.visible_to(user).select_related("homenet", "parent", "place")
    return get_object_or_404(bodies, pk=pk, kind=BodyKind.ASSOCIATION)
