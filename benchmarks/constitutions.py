"""Opening an association with 60 articles, and judging 100,000 applicants by its articles."""

import random
import statistics
import time
from datetime import date
from typing import Any

from django.urls import reverse

from associations.actions import constitutions as actions
from associations.actions.associations import found
from associations.queries import constitutions
from associations.rules.asked_of_members import JOIN, Joining
from associations.rules.catalogue import kinds
from benchmarks.pages import client_of, page, taken
from hnsa.core import clock, scope
from hnsa.core.models import User
from hnsa.law.asking import Law, judge
from hnsa.law.blanks import Unfit, Words
from members.models import Body

ARTICLES = 60
APPLICANTS = 100_000
ON = date(2026, 10, 5)


def measured(homenet: Body, user: User) -> dict[str, Any]:
    """`pages`: milliseconds and questions. `judging`: microseconds an applicant."""
    with scope.seeing({homenet.pk}):
        association = found(homenet=homenet, name="Measured", by=user)
        actions.begin(association.body, by=user, at=clock.now(), articles=articles())
    client, pk = client_of(homenet, "bench-clerk-3"), association.pk
    builder = reverse("draft", args=[pk])
    pages = {"builder, 60 articles": taken(lambda: page(client, builder, {}))}
    with scope.seeing({homenet.pk}):
        draft = constitutions.draft_of(pk)
        assert draft is not None
        law = constitutions.read(draft).law
        pages["query: constitution, 60 articles"] = taken(lambda: constitutions.read(draft))
    return {"pages": pages, "judging": applicants(law)}


def articles() -> list[actions.Draft]:
    """Sixty articles of different kinds as they stand at first, those of joining before others."""
    order = sorted(kinds().values(), key=lambda kind: (kind.topic != "joining", kind.code))
    made = []
    for kind in order:
        words = {one.name: "Rasool Nagar" for one in kind.blanks if isinstance(one, Words)}
        try:
            made.append(actions.Draft(kind.code, kind.load(words).kept()))
        except Unfit:
            continue
        if len(made) == ARTICLES:
            break
    return made


def applicants(law: Law) -> dict[str, Any]:
    """Microseconds an applicant, all facts different, and as a list has them."""
    draw = random.Random(7)
    different = [
        Joining(on=ON, born=date(1960 + at % 60, 1 + at % 12, 1 + at % 28), sponsors=at % 900,
                woman=True, lives_in_area=bool(at % 3), left_on=date(2000 + at % 25, 3, 1))
        for at in range(APPLICANTS)
    ]  # fmt: skip
    ordinary = [
        Joining(on=ON, age=draw.randint(12, 70), woman=True, lives_in_area=True,
                practises_trade=True)
        for _ in range(APPLICANTS)
    ]  # fmt: skip
    return {
        "judging, µs an applicant, facts different": _judged(law, different),
        "judging, µs an applicant, ages of a list": _judged(law, ordinary),
    }


def _judged(law: Law, women: list[Joining]) -> dict[str, float]:
    took = []
    for _ in range(3):
        judged = judge(JOIN, law)
        began = time.perf_counter()
        for her in women:
            judged(her)
        took.append((time.perf_counter() - began) / len(women) * 1_000_000)
    return {"µs": round(statistics.median(took), 2), "distinct": len(set(women))}
