"""Offices: who holds which post, from when until when, and how she came to it."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from associations.vocabulary.cases import CameBy
from associations.vocabulary.procedures import OFFICE_ENDS
from associations.vocabulary.subjects import POSTS
from hnsa.core.history import recorded
from members.models import Body, Person
from members.models.body import spell
from members.models.queryset import VisibleQuerySet

from .columns import Named, choices, key_within, of_row


@recorded()
class Office(Named, models.Model):
    """A spell in an office. One holder of the same post at a time, but for committee members.

    Without a first day it is named for an association that is not registered yet.
    """

    body = models.ForeignKey(
        Body, models.PROTECT, related_name="offices", db_constraint=False,
        verbose_name=_("association"),
    )  # fmt: skip
    homenet = models.ForeignKey(Body, models.PROTECT, related_name="+", db_index=False)
    person = models.ForeignKey(
        Person, models.CASCADE, related_name="offices", db_constraint=False,
        verbose_name=_("person"),
    )  # fmt: skip
    post = models.CharField(
        _("office"), max_length=20, choices=[(post, _(words)) for post, words in POSTS.items()]
    )
    signs = models.BooleanField(_("signs for the money"), default=False)
    came_by = models.CharField(
        _("how she came to it"), max_length=9, default=CameBy.FOUNDED,
        choices=[
            (CameBy.FOUNDED, _("chosen at the founding meeting")),
            (CameBy.ELECTED, _("elected")),
            (CameBy.FILLED, _("for the rest of a term")),
            (CameBy.APPOINTED, _("appointed")),
        ],
    )  # fmt: skip
    begins_on = models.DateField(_("from"), null=True, blank=True)
    ends_on = models.DateField(_("until"), null=True, blank=True)
    chosen_in = of_row(
        "associations.Motion", _("chosen by"), null=True, blank=True, related_name="chosen"
    )
    judged = models.JSONField(
        _("what the articles said of her standing for it"), null=True, blank=True, editable=False
    )
    override = models.TextField(_("why against an article"), blank=True)
    end_ground = models.CharField(
        _("why it ended"), max_length=8, choices=choices(OFFICE_ENDS), blank=True
    )
    handed_over_on = models.DateField(_("papers were handed over on"), null=True, blank=True)
    handed_over = models.TextField(_("what was handed over, and to whom"), blank=True)

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = _("office")
        verbose_name_plural = _("offices")
        ordering = ["body_id", "id"]
        constraints = [
            key_within("office"),
            ExclusionConstraint(
                name="one_holder_of_a_post",
                expressions=[
                    ("body", RangeOperators.EQUAL),
                    ("post", RangeOperators.EQUAL),
                    (spell(), RangeOperators.OVERLAPS),
                ],
                condition=~Q(post__in=["member", "delegate"]),
            ),
            ExclusionConstraint(
                name="nobody_twice_in_a_post",
                expressions=[
                    ("body", RangeOperators.EQUAL),
                    ("post", RangeOperators.EQUAL),
                    ("person", RangeOperators.EQUAL),
                    (spell(), RangeOperators.OVERLAPS),
                ],
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gt=F("begins_on")),
                name="office_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_post_display()}: {self.person}"
