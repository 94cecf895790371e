"""Reads of bodies: members counted beside reported, never added together."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery

from members.models import (
    Affiliation,
    Body,
    Contact,
    ImportJob,
    Membership,
    Organisation,
    Person,
    Registration,
    ReportedFigure,
)
from members.vocabulary.bodies import Figure

MOST_LISTED = 300


def running_there(body: Any) -> QuerySet[Membership]:
    """The memberships of a body that run on."""
    return Membership.objects.filter(body=body, ends_on__isnull=True)


def with_members(bodies: QuerySet[Body]) -> QuerySet[Body]:
    """The bodies with `counted`, the memberships that run on, and their `card` of organisation."""
    counted = (
        running_there(OuterRef("pk")).order_by().values("body").annotate(n=Count("pk")).values("n")
    )
    return bodies.annotate(counted=Subquery(counted, output_field=IntegerField()))


def listed(bodies: QuerySet[Body], typed: str = "") -> list[Body]:
    """The organisations for the page, by name; at most 300."""
    if typed:
        bodies = bodies.filter(
            Q(name__icontains=typed) | Q(name_native__icontains=typed) | Q(code__iexact=typed)
        )
    rows = with_members(bodies).select_related("organisation__kind", "place")
    return list(rows.annotate(homenet_code=F("homenet__code")).order_by("name", "id")[:MOST_LISTED])


def members_of(body: Body, people: QuerySet[Person]) -> QuerySet[Person]:
    """Of these people, those with a running membership there; `there` is their number there."""
    spells = Membership.objects.filter(body=body, person=OuterRef("pk"), ends_on__isnull=True)
    return people.filter(Exists(spells)).annotate(
        there=Subquery(spells.values("number")[:1]), since=Subquery(spells.values("begins_on")[:1])
    )


@dataclass(frozen=True)
class Facts:
    """What the page of a body shows beside the list of its members."""

    card: Organisation | None
    counted: int
    ended: int
    reported: list[ReportedFigure]  # the latest of each kind
    registrations: list[Registration]
    contacts: list[Contact]
    belongs: list[Affiliation]
    affiliates: list[Affiliation]
    children: list[Body]
    imports: list[ImportJob]

    @property
    def reported_members(self) -> ReportedFigure | None:
        """The latest figure that can stand beside the counted members."""
        return next((one for one in self.reported if one.what == Figure.MEMBERS), None)


def facts(body: Body, user: Any, on: date) -> Facts:
    """The facts about a body that the user may see. Ten queries."""

    def of(model: Any) -> Any:
        return model.objects.visible_to(user).filter(body=body)

    counts = Membership.objects.filter(body=body).aggregate(
        running=Count("pk", filter=Q(ends_on__isnull=True) | Q(ends_on__gt=on)),
        ended=Count("pk", filter=Q(ends_on__lte=on)),
    )
    latest: dict[str, ReportedFigure] = {}
    for figure in of(ReportedFigure).order_by("-on", "-id"):
        latest.setdefault(figure.what, figure)
    return Facts(
        card=Organisation.objects.filter(body=body).select_related("kind").first(),
        counted=counts["running"],
        ended=counts["ended"],
        reported=list(latest.values()),
        registrations=list(of(Registration).order_by("-registered_on", "id")),
        contacts=list(of(Contact).order_by("id")),
        belongs=list(of(Affiliation).select_related("to").order_by("begins_on", "id")),
        affiliates=list(
            Affiliation.objects.visible_to(user).filter(to=body)
            .select_related("body").order_by("body__name", "id")[:50]
        ),
        children=listed(Body.objects.visible_to(user).filter(parent=body))[:50],
        imports=list(of(ImportJob).select_related("created_by").order_by("-id")[:5]),
    )  # fmt: skip
