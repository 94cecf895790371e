"""Membership: one person in one body for one spell. The one table of *Decided*."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from hnsa.core.history import recorded
from members.vocabulary.people import MembershipGround

from .body import Body, spell
from .person import Person
from .queryset import VisibleQuerySet


@recorded()
class Membership(models.Model):
    """A spell of belonging. Leaving and coming back is a second spell; spells never overlap."""

    person = models.ForeignKey(
        Person, models.CASCADE, related_name="memberships", verbose_name=_("person"),
        db_index=False, db_constraint=False,
    )  # the exclusion constraint leads with it  # fmt: skip
    body = models.ForeignKey(
        Body, models.PROTECT, related_name="memberships", verbose_name=_("body"),
        db_index=False, db_constraint=False,
    )  # both are constrained with `homenet` (migration 0002)  # fmt: skip
    homenet = models.ForeignKey(
        Body, models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    number = models.CharField(_("number there"), max_length=32, blank=True)
    category = models.CharField(_("category"), max_length=40, blank=True)
    begins_on = models.DateField(
        _("from"), null=True, blank=True, help_text=_("Empty: the day is not known.")
    )
    ends_on = models.DateField(_("until"), null=True, blank=True)
    ground = models.CharField(
        _("ground of the end"), max_length=16, blank=True,
        choices=[
            (MembershipGround.RESIGNED, _("resigned")),
            (MembershipGround.DIED, _("died")),
            (MembershipGround.TERMINATED, _("terminated")),
            (MembershipGround.TRANSFERRED, _("transferred")),
            (MembershipGround.BODY_ENDED, _("the body ended")),
            (MembershipGround.UNKNOWN, _("not known")),
        ],
    )  # fmt: skip
    source = models.CharField(_("source"), max_length=160, blank=True)
    declared = models.JSONField(
        _("declared in the list"), default=dict, blank=True,
        help_text=_("Fees, shares, savings and columns that have no home yet, as written."),
    )  # fmt: skip

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        ordering = ["-id"]
        indexes = [models.Index(fields=["body", "person"], name="membership_body_person")]
        constraints = [
            ExclusionConstraint(
                name="spells_do_not_overlap",
                expressions=[
                    ("person", RangeOperators.EQUAL),
                    ("body", RangeOperators.EQUAL),
                    (spell(), RangeOperators.OVERLAPS),
                ],
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(begins_on__isnull=True)
                | Q(ends_on__gte=F("begins_on")),
                name="membership_ends_after_it_begins",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.person}, {self.body}"
