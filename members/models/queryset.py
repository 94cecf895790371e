"""The queryset that every protected model uses; `visible_to` is the first wall.

What a user may see is decided in `members/access`, which the ledger may not import. So the gate
hands its rule over once, when the app is ready.
"""

from collections.abc import Callable
from typing import Any

from django.db import models

_sight: list[Callable[[models.QuerySet[Any], Any], models.QuerySet[Any]]] = []


def hand_over(rule: Callable[[models.QuerySet[Any], Any], models.QuerySet[Any]]) -> None:
    """Take the rule of who sees what from the gate (members/apps.py)."""
    _sight[:] = [rule]


class VisibleQuerySet(models.QuerySet[Any]):
    """Rows that a user may see. Unfiltered use is for actions that were let in at the gate."""

    def visible_to(self, user: Any) -> "VisibleQuerySet":
        """Only the rows that the postings of this user open to her."""
        return _sight[0](self, user)  # type: ignore[return-value]  # the rule only filters
