"""The words of an association's names and code, for search in any script."""

from django.db import models
from django.db.models import Q

from members.models import Body
from members.models.queryset import VisibleQuerySet


class Word(models.Model):
    """One word by which an association is found. Derived from its body by the database.

    A trigger keeps it (`migrations/0005_search.py`), so that whoever writes a name – page, admin,
    command – need not think of it; a test compares it with the names. No history.
    """

    body = models.ForeignKey(
        Body, models.CASCADE, related_name="+", db_constraint=False
    )  # constrained with `homenet`
    homenet = models.ForeignKey(Body, models.PROTECT, related_name="+", db_index=False)
    word = models.CharField(max_length=64, db_collation="C")

    objects = VisibleQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["word", "body"], name="a_word_once_a_body")]

    def __str__(self) -> str:
        return self.word


def beginning(word: str) -> Q:
    """Words that begin so, by comparing alone: `LIKE` uses no index under row security."""
    return Q(word__gte=word, word__lt=f"{word}\U0010ffff")
