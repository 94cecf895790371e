"""Leaving by oneself, and who receives what a member leaves behind."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hnsa.core.history import recorded
from members.models.queryset import VisibleQuerySet

from .columns import of_body, of_homenet, of_person, of_user


@recorded()
class Resignation(models.Model):
    """She gives notice that she leaves; the membership ends on the day that the articles tell."""

    of_member = True

    body = of_body(related_name="resignations")
    homenet = of_homenet()
    person = of_person(related_name="resignations")
    gave_notice_on = models.DateField(_("gave notice on"))
    words = models.TextField(_("in her words"), blank=True)
    accepted_on = models.DateField(_("accepted on"), null=True, blank=True)
    handed_over = models.BooleanField(
        _("has handed over what she kept for the association"), null=True, blank=True
    )
    ends_on = models.DateField(_("membership ends on"), null=True, blank=True)
    taken_back_on = models.DateField(_("taken back on"), null=True, blank=True)
    judged = models.JSONField(_("what the articles said"), null=True, blank=True, editable=False)
    override = models.TextField(_("why against an article"), blank=True)
    written_by = of_user(_("written down by"))
    written_at = models.DateTimeField(_("written down"))

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = _("resignation")
        verbose_name_plural = _("resignations")
        ordering = ["-gave_notice_on", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["body", "person"],
                condition=Q(ends_on=None, taken_back_on=None),
                name="one_resignation_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.gave_notice_on}"


@recorded()
class Nominee(models.Model):
    """Whom a member has named to receive what is paid out when she dies. The latest one counts."""

    of_member = True

    body = of_body()
    homenet = of_homenet()
    person = of_person(related_name="nominees")
    name = models.CharField(_("nominee"), max_length=160)
    relation = models.CharField(_("relation to her"), max_length=80, blank=True)
    named_on = models.DateField(_("named on"))
    written_by = of_user(_("written down by"))

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = _("nominee")
        verbose_name_plural = _("nominees")
        ordering = ["-named_on", "-id"]

    def __str__(self) -> str:
        return self.name
