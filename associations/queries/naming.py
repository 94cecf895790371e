"""Whom a page or a paper may name: one rule for office-bearers, movers, doers and proposers.

Her name is known to who sees the association, but for one hidden for her safety; her record is
linked only where it is seen. A row that was not looked at here names nobody
(`models.columns.Named`).
"""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from members.models import Person


def by_sight(rows: Iterable[Any], people: QuerySet[Person], of: str = "person") -> None:
    """Write on each row whether the woman in its column `of` may be named, and is seen.

    `people`: whom the reader sees. One query, and none where no row has anybody.
    """
    rows = list(rows)
    ids = {pk for one in rows if (pk := getattr(one, f"{of}_id")) is not None}
    seen = set(people.filter(pk__in=ids).values_list("pk", flat=True)) if ids else set()
    for one in rows:
        her = getattr(one, of)
        one.is_linked = her is not None and her.pk in seen
        one.is_hidden = her is not None and her.is_restricted and not one.is_linked


def hidden(person: Person | None, people: QuerySet[Person]) -> bool:
    """Whether somebody may not be named to who sees only these people."""
    return person is not None and person.is_restricted and not people.filter(pk=person.pk).exists()
