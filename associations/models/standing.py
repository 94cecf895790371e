"""What a member's standing depends on besides attendance: spells, statements, incidents."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from associations.vocabulary.procedures import INCIDENTS
from associations.vocabulary.subjects import CATEGORIES, ORGANS
from hnsa.core.history import recorded
from members.models.body import spell
from members.models.queryset import VisibleQuerySet

from .columns import choices, key_within, of_body, of_homenet, of_person, of_row, of_user


@recorded()
class Suspension(models.Model):
    """A spell in which a member's rights rest."""

    of_member = True

    body = of_body(related_name="suspensions")
    homenet = of_homenet()
    person = of_person(related_name="suspensions")
    begins_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"), null=True, blank=True)
    organ = models.CharField(_("suspended by"), max_length=20, choices=choices(ORGANS))
    why = models.TextField(_("why"))
    lifted_why = models.TextField(_("why it was lifted"), blank=True)
    override = models.TextField(_("why against an article"), blank=True)
    written_by = of_user(_("written down by"))

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = _("suspension")
        verbose_name_plural = _("suspensions")
        ordering = ["-begins_on", "-id"]
        constraints = [
            key_within("suspension"),
            ExclusionConstraint(
                name="suspensions_do_not_overlap",
                expressions=[
                    ("body", RangeOperators.EQUAL),
                    ("person", RangeOperators.EQUAL),
                    (spell(), RangeOperators.OVERLAPS),
                ],
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gt=F("begins_on")),
                name="suspension_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.begins_on}"


@recorded()
class CategoryChange(models.Model):
    """A member's category changed on a day; her membership carries the latest one."""

    of_member = True

    body = of_body(related_name="category_changes")
    homenet = of_homenet()
    person = of_person(related_name="category_changes")
    on = models.DateField(_("on"))
    was = models.CharField(_("before"), max_length=40, blank=True)
    becomes = models.CharField(_("after"), max_length=10, choices=choices(CATEGORIES))
    motion = of_row("associations.Motion", _("decided by"), null=True, blank=True)

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = _("change of category")
        verbose_name_plural = _("changes of category")
        ordering = ["on", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["body", "person", "on"], name="one_change_of_category_a_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_becomes_display()}"


@recorded()
class DuesStatement(models.Model):
    """What a member owed on a day, as the treasurer stated it. Of several the latest counts."""

    of_member = True

    body = of_body(related_name="dues_statements")
    homenet = of_homenet()
    person = of_person(related_name="dues_statements")
    on = models.DateField(_("state of the day"))
    months_owed = models.PositiveSmallIntegerField(_("months owed"))
    owes = models.BigIntegerField(
        _("sum owed, in hundredths"), null=True, blank=True
    )  # as hnsa.law.money keeps it
    stated_by = models.CharField(_("stated by"), max_length=120)
    written_by = of_user(_("written down by"))
    written_at = models.DateTimeField(_("written down"))

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = _("statement of dues")
        verbose_name_plural = _("statements of dues")
        ordering = ["-on", "-id"]
        indexes = [
            models.Index(fields=["body", "person", "-on", "-id"], name="dues_body_person_day")
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.on}: {self.months_owed}"


@recorded()
class Incident(models.Model):
    """What a rule may ask for, written down with its day. It decides nothing by itself."""

    of_member = True

    body = of_body(related_name="incidents")
    homenet = of_homenet()
    person = of_person(related_name="incidents")
    on = models.DateField(_("on"))
    what = models.CharField(_("what"), max_length=8, choices=choices(INCIDENTS))
    text = models.TextField(_("what happened"))
    found_by = models.CharField(_("found by"), max_length=20, choices=choices(ORGANS), blank=True)
    struck_on = models.DateField(_("struck out on"), null=True, blank=True)
    struck_why = models.CharField(_("why struck out"), max_length=240, blank=True)
    written_by = of_user(_("written down by"))

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = _("incident")
        verbose_name_plural = _("incidents")
        ordering = ["-on", "-id"]
        indexes = [models.Index(fields=["body", "person"], name="incident_body_person")]

    def __str__(self) -> str:
        return f"{self.get_what_display()}, {self.on}"
