"""Reads of offices: what is held on a day, and who sits on the executive committee."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from django.db.models import Q

from associations.models import Office
from associations.vocabulary.subjects import Post
from members.models import Body

NOT_ON_COMMITTEE: Final = (Post.AUDITOR, Post.DELEGATE)  # offices that are no seat on it
SEVERAL: Final = (Post.MEMBER, Post.DELEGATE)  # offices that several hold at a time


def held_on(on: date) -> Q:
    """The offices that are held on a day; without a first day they are only named."""
    return Q(begins_on__lte=on) & (Q(ends_on=None) | Q(ends_on__gt=on))


def committee_on(body: Body, on: date) -> list[Office]:
    """The executive committee on a day: the seats, by post as the words have them. One query."""
    rows = (
        Office.objects.filter(held_on(on), body=body)
        .exclude(post__in=NOT_ON_COMMITTEE)
        .select_related("person")
        .order_by("begins_on", "pk")
    )
    return by_post(rows)


def by_post(offices: Iterable[Office]) -> list[Office]:
    """Offices in the order in which posts are named, president first."""
    order = {str(post): at for at, post in enumerate(Post)}
    return sorted(offices, key=lambda one: order[one.post])
