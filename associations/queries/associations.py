"""Reads of associations: the list with its filters and counts, and one at a glance."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import Count, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery

from associations.models import Association, Case, Constitution, Document, Office, Word
from associations.models.word import beginning
from associations.queries import constitutions, naming
from associations.queries.facts import count_members
from associations.queries.membership import category_words
from associations.vocabulary.life import Stage, Standing
from members.models import Body, Membership, Place
from members.queries.bodies import running_there
from members.queries.memberships import running_on
from members.rules.text import fold_digits
from members.vocabulary.imports import ON_RECORD

PAGE = 50
_MOST_WORDS = 6


@dataclass(frozen=True)
class Asked:
    """What the list is narrowed to; empty: everything."""

    typed: str = ""
    stage: str = ""
    district: int | None = None
    by: int | None = None  # the facilitating organisation


@dataclass(frozen=True)
class Leaf:
    """One page of the list, by key: no skipping."""

    rows: Sequence[Association]
    after: int | None  # the association after which the next page begins, None on the last
    before: bool  # whether there are earlier ones


def named(associations: QuerySet[Any], typed: str) -> QuerySet[Any]:
    """Those whose name, in any script, or code has a word that begins so, for each typed word.

    A registration number finds its association. One query for the words.
    """
    number = fold_digits(typed).strip().upper()
    if Case.objects.filter(number=number).exclude(number="").exists():
        return associations.filter(body__case__number=number)
    words = words_of(typed)
    for word in words:
        bodies = Word.objects.filter(beginning(word)).values("body")
        associations = associations.filter(body__in=bodies)
    return associations if words else associations.none()


def words_of(typed: str) -> list[str]:
    """The words of a text as the index has them. One query."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM associations_words(%s)", [typed.replace("\x00", "")])
        return sorted(word for (word,) in cursor.fetchall())[:_MOST_WORDS]


def narrowed(associations: QuerySet[Any], asked: Asked) -> QuerySet[Any]:
    """The associations that were asked for, whatever their stage."""
    if asked.typed:
        associations = named(associations, asked.typed)
    if asked.district:
        associations = associations.filter(body__place=asked.district)
    if asked.by:
        associations = associations.filter(body__parent=asked.by)
    return associations


def leaf(
    associations: QuerySet[Any], asked: Asked, *, on: date, after: int | None = None,
    size: int = PAGE,
) -> Leaf:  # fmt: skip
    """A page of the narrowed list by name, with `counted`, `version` and `has_draft`.

    Two queries at most: the name of the row that the page begins after, and the page.
    """
    if asked.stage:
        associations = associations.filter(stage=asked.stage)
    last = after and Body.objects.filter(pk=after).values_list("name", flat=True).first()
    if last:
        associations = associations.filter(
            Q(body__name__gt=last) | Q(body__name=last, body_id__gt=after)
        )
    pks = [
        pk for (pk,) in associations.order_by("body__name", "body_id").values_list("pk")[: size + 1]
    ]
    rows = list(_with_figures(pks[:size], on))
    return Leaf(rows, pks[size - 1] if len(pks) > size else None, bool(last))


def _with_figures(pks: Sequence[int], on: date) -> QuerySet[Any]:
    """These associations with what a line of the list shows."""
    counted = (
        running_there(OuterRef("pk")).order_by().values("body").annotate(n=Count("pk")).values("n")
    )
    adopted = Constitution.objects.filter(
        Q(in_force_until=None) | Q(in_force_until__gt=on), body=OuterRef("pk"),
        standing=Standing.ADOPTED, in_force_from__lte=on,
    )  # fmt: skip
    drafts = Constitution.objects.filter(body=OuterRef("pk"), standing=Standing.DRAFT)
    return (
        Association.objects.filter(pk__in=pks)
        .select_related("body__place", "body__parent", "body__homenet", "body__case")
        .annotate(
            counted=Subquery(counted, output_field=IntegerField()),
            version=Subquery(adopted.values("version")[:1]), has_draft=Exists(drafts),
        )
        .order_by("body__name", "body_id")
    )  # fmt: skip


def by_stage(associations: QuerySet[Any]) -> dict[str, int]:
    """How many of them are in each stage of their life. One query."""
    rows = associations.order_by().values_list("stage").annotate(n=Count("pk"))
    found = dict(rows)
    return {stage: found[stage] for stage in map(str, Stage) if stage in found}


def districts_of(associations: QuerySet[Any]) -> list[Place]:
    """The districts in which they are, by name. One query."""
    places = associations.order_by().values("body__place")
    return list(Place.objects.filter(pk__in=places).order_by("name", "pk"))


def facilitators_of(associations: QuerySet[Any], seen: QuerySet[Any]) -> list[Body]:
    """The organisations that facilitate them, of the bodies that she sees. One query."""
    parents = associations.order_by().values("body__parent")
    return list(seen.filter(pk__in=parents).order_by("name", "pk"))


@dataclass(frozen=True)
class Glance:
    """What every page of an association shows first."""

    members: int
    in_force: Constitution | None
    draft: Constitution | None


def glance(body: Body, on: date) -> Glance:
    """Members on the day, the version in force, the draft. Three queries."""
    return Glance(
        count_members(body, on), constitutions.in_force(body.pk, on=on),
        constitutions.draft_of(body.pk),
    )  # fmt: skip


def case_of(body: Body) -> Case | None:
    """Its registration, if it was ever begun."""
    return Case.objects.filter(body=body).first()


def members_of(body: Body, people: QuerySet[Any], on: date) -> QuerySet[Any]:
    """Of these people the members of a day: number, category, first and last day.

    And a reason to have admitted them anyway.
    """
    spells = running_on(body, on).filter(person=OuterRef("pk"))
    return people.filter(Exists(spells)).annotate(
        there=Subquery(spells.values("number")[:1]), since=Subquery(spells.values("begins_on")[:1]),
        until=Subquery(spells.values("ends_on")[:1]),
        category=Subquery(spells.values("category")[:1]),
        admitted=Subquery(spells.values(f"declared__{ON_RECORD}")[:1]),
    )  # fmt: skip


@dataclass(frozen=True)
class Figures:
    """The members of an association in numbers: counted, never reported."""

    now: int
    left: int
    categories: Sequence[tuple[str, int]]  # as they are read; "" where none is told


def figures_of(body: Body, on: date) -> Figures:
    """How many are members on the day, by category, and how many have left. Two queries."""
    spells = running_on(body, on).order_by()
    counted = spells.values_list("category").annotate(n=Count("person", distinct=True))
    merged: dict[str, int] = {}
    for written, number in counted:
        words = category_words(written)
        merged[words] = merged.get(words, 0) + number
    categories = sorted(merged.items(), key=lambda one: (-one[1], one[0]))
    left = Membership.objects.filter(body=body, ends_on__lte=on).count()
    return Figures(sum(number for _category, number in categories), left, categories)


def offices_of(body: Body, seen: QuerySet[Any]) -> list[Office]:
    """Who holds and held which office, the present ones first; `seen`: the people she may see."""
    offices = list(
        Office.objects.filter(body=body).select_related("person").order_by("-begins_on", "pk")
    )
    naming.by_sight(offices, seen)
    return offices


def running(offices: Iterable[Office], on: date) -> list[Office]:
    """The offices that are held on a day; named ones of a body that is not registered yet, too."""
    return [
        one
        for one in offices
        if (one.begins_on is None or one.begins_on <= on)
        and (one.ends_on is None or one.ends_on > on)
    ]


def documents_of(documents: QuerySet[Any], body: Body) -> list[Document]:
    """The kept papers, the latest first."""
    return list(
        documents.filter(body=body).select_related("uploaded_by").order_by("-uploaded_at", "-pk")
    )
