"""The list of associations with ten thousand in the register: time and questions of each page."""

from random import Random
from typing import Any

from django.core.management import call_command
from django.db import connection
from django.urls import reverse

from benchmarks import names
from benchmarks.pages import client_of, page, taken
from hnsa.core import scope
from hnsa.core.models import User
from members.models import Body, Organisation, OrganisationKind, Place

MANY = 10_000
BY = 40  # facilitating organisations
MEMBERS = 3  # of each association, taken from the register

_BODIES = """
INSERT INTO members_body (kind, parent_id, homenet_id, code, name, name_native, status, place_id,
  address, is_demo)
SELECT 'association', t.parent, %(homenet)s, t.code, t.name, t.native, 'active', t.place, '', true
FROM unnest(%(parents)s::bigint[], %(codes)s::text[], %(names)s::text[], %(natives)s::text[],
  %(places)s::bigint[]) AS t(parent, code, name, native, place)
"""
_CARDS = """
INSERT INTO associations_association (body_id, homenet_id, stage, area, trades, purposes, benefits,
  activities)
SELECT id, homenet_id, (ARRAY['forming', 'founded', 'asked', 'registered', 'registered'])
  [1 + id %% 5], name, '{}', '{}', '{}', '{}'
FROM members_body WHERE kind = 'association' AND homenet_id = %(homenet)s
"""
_MEMBERSHIPS = """
INSERT INTO members_membership (person_id, body_id, homenet_id, number, category, source, declared,
  ground)
SELECT p.id, b.id, b.homenet_id, '', '', 'bench', '{}', ''
FROM (SELECT id, homenet_id, row_number() OVER (ORDER BY id) AS n FROM members_body
  WHERE kind = 'association' AND homenet_id = %(homenet)s) b
JOIN (SELECT id, row_number() OVER (ORDER BY id) AS n FROM members_person
  WHERE homenet_id = %(homenet)s) p ON p.n BETWEEN (b.n - 1) * %(each)s + 1 AND b.n * %(each)s
"""


def measured(homenet: Body, user: User) -> dict[str, Any]:
    """Milliseconds (median of seven) and questions of the pages of the list."""
    call_command("collectstatic", verbosity=0, interactive=False)
    with scope.seeing({homenet.pk}):
        district, by = _fill(homenet, user)
    client, address = client_of(homenet, "bench-clerk-2"), reverse("associations")
    with scope.seeing({homenet.pk}):
        key = Body.objects.filter(kind="association").order_by("name", "pk")[MANY // 2].pk
    return {
        f"associations: {what}": taken(lambda asked=asked: page(client, address, asked))
        for what, asked in (
            ("first page", {}), ("page in the middle, by key", {"after": str(key)}),
            ("search, one word", {"q": "shazia"}), ("search, begun word", {"q": "sh"}),
            ("search, own script", {"q": "شازیہ"}), ("search, nothing found", {"q": "zzzz"}),
            ("a stage", {"stage": "registered"}), ("a district", {"district": str(district)}),
            ("an organisation", {"by": str(by)}),
        )
    }  # fmt: skip


def _fill(homenet: Body, user: User) -> tuple[int, int]:
    chance = Random(5)
    kind = OrganisationKind.objects.get(code="co")
    bodies = Body.objects.bulk_create(
        Body(kind="organisation", homenet=homenet, parent=homenet, code=f"KFP{n}", name=f"KFP {n}")
        for n in range(BY)
    )
    Organisation.objects.bulk_create(
        Organisation(body=body, homenet=homenet, kind=kind, facilitates=True) for body in bodies
    )
    places = list(
        Place.objects.filter(country=homenet.code, level="second").values_list("pk", flat=True)
    )
    called = [names.hers(chance) for _number in range(MANY)]
    with connection.cursor() as cursor:
        cursor.execute(
            _BODIES,
            {
                "homenet": homenet.pk, "parents": [chance.choice(bodies).pk for _one in called],
                "codes": [f"ASSOC{n}" for n in range(MANY)],
                "names": [f"{latin} Workers {n}" for n, (latin, _own) in enumerate(called)],
                "natives": [own for _latin, own in called],
                "places": [chance.choice(places) for _one in called],
            },
        )  # fmt: skip
        cursor.execute(_CARDS, {"homenet": homenet.pk})
        cursor.execute(_MEMBERSHIPS, {"homenet": homenet.pk, "each": MEMBERS})
    with connection.as_owner(), connection.cursor() as cursor:
        cursor.execute("ANALYZE members_body, associations_association, associations_word")
    return places[0], bodies[0].pk
