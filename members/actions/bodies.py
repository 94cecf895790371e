"""Writing down organisations and correcting them."""

import re
import unicodedata
from typing import Any

from django.db import transaction

from members.access.rights import Verb, require
from members.models import Body, Organisation, OrganisationKind, Place
from members.vocabulary.bodies import Basis, BodyKind

_LONGEST_CODE = 20
_NOT_CODE = re.compile(r"[^A-Z0-9]+")


@transaction.atomic
def register_organisation(
    *,
    homenet: Body,
    name: str,
    kind_code: str = "other",
    code: str = "",
    name_native: str = "",
    parent: Body | None = None,
    place: Place | None = None,
    basis: str = Basis.UNASSESSED,
    facilitates: bool = False,
    is_demo: bool = False,
) -> Body:
    """Make an organisation of a HomeNet. The caller has passed the gate (an import, the admin).

    Without a code it gets one made of its name, free in that HomeNet.
    """
    body = Body.objects.create(
        kind=BodyKind.ORGANISATION, parent=parent or homenet, homenet=homenet, name=name,
        code=code or free_code(homenet, name), name_native=name_native, place=place,
        is_demo=is_demo,
    )  # fmt: skip
    Organisation.objects.create(
        body=body, homenet=homenet, kind=OrganisationKind.objects.get(code=kind_code),
        basis=basis, facilitates=facilitates,
    )  # fmt: skip
    return body


@transaction.atomic
def write(body: Body, organisation: Organisation, *, by: Any) -> Body:
    """Write down a new organisation, or correct one, with its card. Raises PermissionDenied."""
    require(by, Verb.EDIT, body.homenet_id)
    if body._state.adding:
        body.kind = BodyKind.ORGANISATION
        body.parent_id = body.parent_id or body.homenet_id
        body.code = body.code or free_code(body.homenet, body.name)
    body.save()
    organisation.body = body
    organisation.homenet_id = body.homenet_id
    organisation.save()
    return body


def free_code(homenet: Body, name: str) -> str:
    """A short code made of the name, not yet used in that HomeNet."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().upper()
    stem = _NOT_CODE.sub("-", plain).strip("-")[:_LONGEST_CODE].strip("-") or "ORG"
    taken = set(
        Body.objects.filter(homenet=homenet, code__startswith=stem).values_list("code", flat=True)
    )
    if stem not in taken:
        return stem
    number = 2
    while f"{stem}-{number}" in taken:
        number += 1
    return f"{stem}-{number}"
