"""Voluntary work: beside dues, or in their place (WESS)."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from hnsa.core.history import recorded
from members.models.body import spell
from members.models.queryset import VisibleQuerySet

from .columns import key_within, of_body, of_homenet, of_person, of_user


@recorded()
class Volunteer(models.Model):
    """A spell of voluntary work; `instead_of_dues`: she pays none, and has full rights."""

    of_member = True

    body = of_body(related_name="volunteers")
    homenet = of_homenet()
    person = of_person(related_name="volunteering")
    work = models.CharField(_("work"), max_length=160)
    instead_of_dues = models.BooleanField(_("in place of dues"), default=False)
    begins_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"), null=True, blank=True)

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = _("volunteer")
        verbose_name_plural = _("volunteers")
        ordering = ["-begins_on", "-id"]
        constraints = [
            key_within("volunteer"),
            ExclusionConstraint(
                name="work_in_place_of_dues_once",
                expressions=[
                    ("body", RangeOperators.EQUAL),
                    ("person", RangeOperators.EQUAL),
                    (spell(), RangeOperators.OVERLAPS),
                ],
                condition=Q(instead_of_dues=True),
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gt=F("begins_on")),
                name="volunteering_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.work}"


@recorded()
class WorkHours(models.Model):
    """Hours of voluntary work on a day, in minutes."""

    of_member = True

    volunteer = models.ForeignKey(
        Volunteer, models.CASCADE, related_name="hours", db_constraint=False
    )
    body = of_body()
    homenet = of_homenet()
    person = of_person()
    on = models.DateField(_("on"))
    minutes = models.PositiveSmallIntegerField(_("minutes"))
    note = models.CharField(_("what was done"), max_length=160, blank=True)
    written_by = of_user(_("written down by"))

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = _("hours of work")
        verbose_name_plural = _("hours of work")
        ordering = ["-on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(minutes__gte=1, minutes__lte=24 * 60), name="minutes_of_one_day"
            )
        ]
        indexes = [models.Index(fields=["body", "person", "on"], name="hours_body_person_day")]

    def __str__(self) -> str:
        return f"{self.person}, {self.on}: {self.minutes}"
