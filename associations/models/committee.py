"""Special committees and paid staff. The executive committee is who holds an office."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from associations.vocabulary.procedures import SERVICES
from hnsa.core.history import recorded
from members.models.body import spell
from members.models.queryset import VisibleQuerySet

from .columns import choices, key_within, of_body, of_homenet, of_person, of_row


@recorded()
class Committee(models.Model):
    """A special committee: designers, training, marketing, exhibitions, an election …"""

    body = of_body(related_name="committees")
    homenet = of_homenet()
    name = models.CharField(_("name"), max_length=120)
    service = models.CharField(_("for"), max_length=12, choices=choices(SERVICES))
    duty = models.TextField(_("its task"), blank=True)
    begins_on = models.DateField(_("from"), null=True, blank=True)
    ends_on = models.DateField(_("until"), null=True, blank=True)

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = _("special committee")
        verbose_name_plural = _("special committees")
        ordering = ["-id"]
        constraints = [
            key_within("committee"),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gt=F("begins_on")),
                name="committee_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return self.name


@recorded()
class CommitteeSeat(models.Model):
    """A spell on a special committee."""

    of_member = True

    committee = models.ForeignKey(
        Committee, models.CASCADE, related_name="seats", db_constraint=False
    )
    body = of_body()
    homenet = of_homenet()
    person = of_person(related_name="committee_seats")
    presides = models.BooleanField(_("presides"), default=False)
    begins_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"), null=True, blank=True)

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = _("seat on a special committee")
        verbose_name_plural = _("seats on special committees")
        ordering = ["committee_id", "id"]
        constraints = [
            ExclusionConstraint(
                name="nobody_twice_on_a_committee",
                expressions=[
                    ("committee", RangeOperators.EQUAL),
                    ("person", RangeOperators.EQUAL),
                    (spell(), RangeOperators.OVERLAPS),
                ],
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gt=F("begins_on")),
                name="seat_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.committee}: {self.person}"


@recorded()
class PaidStaff(models.Model):
    """Somebody whom the association pays a salary; an article may forbid it (Kaarvan)."""

    body = of_body(related_name="paid_staff")
    homenet = of_homenet()
    name = models.CharField(_("name"), max_length=160)
    person = of_person(_("the member she is"), on_delete=models.SET_NULL, null=True, blank=True)
    work = models.CharField(_("work"), max_length=160)
    begins_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"), null=True, blank=True)
    motion = of_row("associations.Motion", _("allowed by"), null=True, blank=True)
    judged = models.JSONField(_("what the articles said"), null=True, blank=True, editable=False)

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = _("paid staff")
        verbose_name_plural = _("paid staff")
        ordering = ["-begins_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gt=F("begins_on")),
                name="staff_ends_after_it_begins",
            )
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.work}"
