"""The postings of a user on a day, read once a request."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from hnsa.core import scope
from members.models import Body, Posting
from members.models.posting import ROLES
from members.vocabulary.bodies import BodyKind
from members.vocabulary.people import Role


@dataclass(frozen=True)
class Held:
    """One posting, flat: role, the body it is at, and whose data that body is."""

    role: str
    body: int
    body_kind: str
    homenet: int
    body_name: str

    @property
    def role_name(self) -> str:
        """The role in the reader's language."""
        return str(dict(ROLES)[Role(self.role)])


@dataclass(frozen=True)
class Reach:
    """What all postings of a user open, on one day."""

    held: tuple[Held, ...]
    homenets: frozenset[int]  # the second wall: what the database shows
    whole: frozenset[int]  # HomeNets seen whole
    bodies: frozenset[int]  # single bodies below a HomeNet (a facilitator's posting)
    region: bool  # a posting at the network: all HomeNets, to read
    user: int | None = None  # whose reach it is; drafts are seen by who writes them
    commissions: frozenset[int] = frozenset()  # associations whose election she helps to hold

    def roles_in(self, homenet: int) -> frozenset[str]:
        """The roles that hold for the data of that HomeNet."""
        return frozenset(
            held.role
            for held in self.held
            if held.homenet == homenet or held.body_kind == BodyKind.NETWORK
        )

    @property
    def roles(self) -> frozenset[str]:
        return frozenset(held.role for held in self.held)


NOTHING = Reach((), frozenset(), frozenset(), frozenset(), False)


def read(user: Any, on: date) -> Reach:
    """The reach of a user on a day. Needs `scope.recognise(user.pk)` in this transaction."""
    if not getattr(user, "is_authenticated", False) or not user.is_active:
        return NOTHING
    runs = Q(begins_on__lte=on) & (Q(ends_on__isnull=True) | Q(ends_on__gt=on))
    rows = (
        Posting.objects.filter(runs, user=user)
        .order_by("id")
        .values_list("role", "body_id", "homenet_id")
    )
    postings = list(rows)
    if not postings:
        return NOTHING
    scope.show({homenet for _, _, homenet in postings})
    bodies = {
        pk: (kind, name)
        for pk, kind, name in Body.objects.filter(
            pk__in={body for _, body, _ in postings}
        ).values_list("pk", "kind", "name")
    }
    held = tuple(
        Held(role, body, bodies[body][0], homenet, bodies[body][1])
        for role, body, homenet in postings
        if body in bodies
    )
    return _reach(held, user.pk)


def _reach(held: tuple[Held, ...], user: int) -> Reach:
    region = any(one.body_kind == BodyKind.NETWORK for one in held)
    homenets = {one.homenet for one in held}
    whole = {one.homenet for one in held if one.body_kind == BodyKind.HOMENET}
    above = (BodyKind.HOMENET, BodyKind.NETWORK)
    commissions = frozenset(one.body for one in held if one.role == Role.COMMISSIONER)
    single = {
        one.body for one in held if one.body_kind not in above and one.role != Role.COMMISSIONER
    }
    if region:
        everywhere = every_homenet()
        homenets |= everywhere
        whole |= everywhere
    return Reach(
        held, frozenset(homenets), frozenset(whole), frozenset(single), region, user, commissions
    )


def operator(homenet: Body) -> Reach:
    """The reach of whoever runs commands on the server: the HomeNet named there, whole."""
    held = Held(Role.ADMINISTRATOR, homenet.pk, homenet.kind, homenet.pk, homenet.name)
    return Reach((held,), frozenset({homenet.pk}), frozenset({homenet.pk}), frozenset(), False)


def of(user: Any) -> Reach:
    """The reach that the door put on the user; a user that came through no door has none."""
    return getattr(user, "reach", NOTHING)


def may_hold(role: str, body_kind: str) -> bool:
    """Which role fits which body: regional readers sit at the network, others below it."""
    if role == Role.REGIONAL_READER:
        return body_kind == BodyKind.NETWORK
    if role == Role.FACILITATOR:
        return body_kind in (BodyKind.ORGANISATION, BodyKind.ASSOCIATION)
    if role == Role.COMMISSIONER:
        return body_kind == BodyKind.ASSOCIATION
    return body_kind in (BodyKind.HOMENET, BodyKind.NETWORK)


def every_homenet() -> frozenset[int]:
    """All HomeNets and the network: for the worker's own housekeeping, never for a user."""
    return frozenset(
        Body.objects.filter(kind__in=[BodyKind.HOMENET, BodyKind.NETWORK]).values_list(
            "pk", flat=True
        )
    )
