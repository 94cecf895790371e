"""Columns that the tables of an association's life share."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from hnsa.law.words import Text
from members.models import Body, Person


class Named:
    """A row that names a woman: nobody, until `queries.naming.by_sight` has looked at it."""

    is_linked: bool = False
    is_hidden: bool = True


def choices(words: Mapping[Any, Text]) -> list[tuple[Any, Any]]:
    """Words of the vocabulary as choices of a column."""
    return [(one, _(str(word))) for one, word in words.items()]


def of_body(**options: Any) -> Any:
    """The association; constrained together with `homenet` in the migration of the walls."""
    return models.ForeignKey(
        Body, models.PROTECT, db_constraint=False, related_name=options.pop("related_name", "+"),
        verbose_name=_("association"), **options,
    )  # fmt: skip


def of_homenet() -> Any:
    """Whose data it is: row security reads this."""
    return models.ForeignKey(Body, models.PROTECT, related_name="+", db_index=False)


def of_person(label: Any = _("person"), **options: Any) -> Any:
    """Somebody of the register; constrained together with `homenet`."""
    return models.ForeignKey(
        Person, options.pop("on_delete", models.CASCADE), db_constraint=False,
        related_name=options.pop("related_name", "+"), verbose_name=label, **options,
    )  # fmt: skip


def of_row(model: Any, label: Any, **options: Any) -> Any:
    """A row of another table of the same HomeNet; constrained together with `homenet`."""
    return models.ForeignKey(
        model, options.pop("on_delete", models.PROTECT), db_constraint=False,
        related_name=options.pop("related_name", "+"), verbose_name=label, **options,
    )  # fmt: skip


def of_user(label: Any, **options: Any) -> Any:
    """Who worked with the registry."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=label, **options
    )


def key_within(name: str) -> models.UniqueConstraint:
    """What lets other rows point here together with `homenet`."""
    return models.UniqueConstraint(fields=["homenet", "id"], name=f"{name}_homenet_id")
