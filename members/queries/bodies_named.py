"""Bodies found by what a list calls them: code or name, in any script and case."""

from members.models import Body
from members.rules.text import fold
from members.vocabulary.bodies import BodyKind


def names_of_bodies(homenet: Body) -> dict[str, int | None]:
    """Folded code and names → body id, for the bodies of one HomeNet; None where two share it.

    Without those that are still being written down: only their writer knows of them.
    """
    found: dict[str, int | None] = {}
    bodies = Body.objects.filter(
        homenet=homenet,
        draft_of=None,
        kind__in=[BodyKind.ORGANISATION, BodyKind.ASSOCIATION, BodyKind.HOMENET],
    ).values_list("pk", "code", "name", "name_native")
    for pk, *called in bodies:
        for name in {fold(one) for one in called if one}:
            found[name] = pk if found.get(name, pk) == pk else None
    return found


def body_named(homenet: Body, name: str) -> int | None:
    """The one body of that name, None where there is none or more than one."""
    return names_of_bodies(homenet).get(fold(name))
