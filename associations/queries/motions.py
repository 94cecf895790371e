"""Reads of motions: the list with its filters, one with all that hangs on it, their numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, IntegerField, OuterRef, Q, QuerySet
from django.db.models.functions import Cast, Substr

from associations.models import Constitution, Contest, Effect, Meeting, Motion
from associations.queries.naming import by_sight
from associations.vocabulary.gatherings import Dispute, MotionState, Outcome
from members.models import Body, Person

PAGE = 50


@dataclass(frozen=True)
class Asked:
    """What the list is narrowed to; empty: everything."""

    typed: str = ""
    subject: str = ""
    standing: str = ""  # put, withdrawn, carried, lost, open, waits (not carried out yet)
    year: int | None = None


@dataclass(frozen=True)
class Leaf:
    """One page of the list, by key: no skipping."""

    rows: Sequence[Motion]
    after: int | None
    before: bool


def number_of(year: int, count: int) -> str:
    """The number of a resolution: "2026/7"."""
    return f"{year}/{count}"


def next_number(body: Body, on: date) -> str:
    """The next number of that year. The caller holds the body."""
    begins = f"{on.year}/"
    counted = (
        Motion.objects.filter(body=body, number__startswith=begins)
        .annotate(count=Cast(Substr("number", len(begins) + 1), IntegerField()))
        .order_by("-count").values_list("count", flat=True).first()
    )  # fmt: skip
    return number_of(on.year, (counted or 0) + 1)


def with_standing(motions: QuerySet[Any]) -> QuerySet[Any]:
    """Motions with `is_done` (it was carried out) and `is_annulled`."""
    return motions.annotate(
        is_done=Exists(Effect.objects.filter(motion=OuterRef("pk"))),
        is_annulled=Exists(Contest.objects.filter(motion=OuterRef("pk"), what=Dispute.ANNULLED)),
    )


def waiting(motions: QuerySet[Any]) -> QuerySet[Any]:
    """Carried, standing, and not carried out yet."""
    return with_standing(motions).filter(outcome=Outcome.CARRIED, is_done=False, is_annulled=False)


def narrowed(motions: QuerySet[Any], asked: Asked) -> QuerySet[Any]:
    """Those that were asked for, the latest first."""
    if asked.typed:
        typed = asked.typed.replace("\x00", "")
        words = Q(title__icontains=typed) | Q(text__icontains=typed) | Q(number=typed)
        motions = motions.filter(words)
    if asked.subject:
        motions = motions.filter(subject=asked.subject)
    if asked.year:
        motions = motions.filter(number__startswith=f"{asked.year}/")
    if asked.standing == "waits":
        return waiting(motions)
    if asked.standing in (MotionState.PUT, MotionState.WITHDRAWN):
        motions = motions.filter(state=asked.standing)
    elif asked.standing:
        motions = motions.filter(outcome=asked.standing)
    return with_standing(motions)


def leaf(
    motions: QuerySet[Motion], people: QuerySet[Person], *, after: int | None = None,
    size: int = PAGE,
) -> Leaf:  # fmt: skip
    """A page of these motions, the latest first; `people`: whom she may see. Two queries."""
    if after:
        motions = motions.filter(pk__lt=after)
    rows = list(motions.select_related("meeting", "person").order_by("-pk")[: size + 1])
    by_sight(rows[:size], people)
    return Leaf(rows[:size], rows[size - 1].pk if len(rows) > size else None, after is not None)


def of_meeting(motions: QuerySet[Motion], meeting: Meeting, people: QuerySet[Person]) -> list[Any]:
    """What was put to the vote in a meeting; `people`: whom she may see. Two queries."""
    rows = list(motions.filter(meeting=meeting).select_related("person", "law").order_by("pk"))
    by_sight(rows, people)
    return rows


def whole(motion: Motion) -> Motion:
    """The motion with all that its page shows beside it. One query."""
    return Motion.objects.select_related(
        "body__homenet", "body__parent", "body__place", "meeting", "item", "law", "person",
        "moved_by", "seconded_by", "application", "termination", "constitution", "office__person",
        "suspension", "committee", "decided_by", "put_by", "effect__by",
    ).get(pk=motion.pk)  # fmt: skip


def years_of(motions: QuerySet[Motion]) -> list[int]:
    """The years in which there are decisions, the latest first. One query."""
    years = motions.exclude(decided_on=None).order_by().values_list("decided_on__year")
    return sorted({year for (year,) in years.distinct()}, reverse=True)


def counts(motions: QuerySet[Motion]) -> dict[str, int]:
    """How many there are in all, by state or outcome, and how many wait. Two queries."""
    rows = motions.order_by().values_list("state", "outcome").annotate(n=Count("pk"))
    found = {"": 0}
    for state, outcome, number in rows:
        word = outcome or state
        found[word] = found.get(word, 0) + number
        found[""] += number
    return {**found, "waits": waiting(motions).count()}


def decided_on(draft: Constitution) -> Motion | None:
    """The decision by which the members adopted this draft, not carried out yet; or None."""
    return waiting(Motion.objects.filter(constitution=draft)).first()


def contests_of(motion: Motion) -> list[Contest]:
    """What was said of a decision afterwards, in its order."""
    rows = Contest.objects.filter(motion=motion).select_related("decided_in", "by")
    return list(rows.order_by("pk"))


def is_annulled(motion: Motion) -> bool:
    """Whether the decision was annulled."""
    return Contest.objects.filter(motion=motion, what=Dispute.ANNULLED).exists()


def is_settled(motion: Motion) -> bool:
    """Whether it is no longer put, as it stands now: decided, or taken back."""
    return not Motion.objects.filter(pk=motion.pk, state=MotionState.PUT).exists()


def effect_of(motion: Motion) -> Effect | None:
    """What followed from it; None while it was not carried out."""
    return Effect.objects.filter(motion=motion).select_related("by").first()


def later(motion: Motion) -> QuerySet[Motion]:
    """Carried decisions of the same association since then: one of them may annul it."""
    return Motion.objects.filter(
        body=motion.body_id, outcome=Outcome.CARRIED, decided_on__gte=motion.decided_on
    ).exclude(pk=motion.pk)
