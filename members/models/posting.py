"""Postings: which user does what, where, from when to when."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from hnsa.core.history import recorded
from members.vocabulary.people import Role

from .body import Body
from .queryset import VisibleQuerySet

ROLES = [
    (Role.ADMINISTRATOR, _("HomeNet administrator")),
    (Role.DATA_CLERK, _("data clerk")),
    (Role.FACILITATOR, _("facilitator")),
    (Role.AUDITOR, _("auditor")),
    (Role.REGIONAL_READER, _("regional reader")),
    (Role.COMMISSIONER, _("member of an election committee")),
]


@recorded()
class Posting(models.Model):
    """The only source of rights: a user has a role at a body for a spell."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="postings", verbose_name=_("user")
    )
    role = models.CharField(_("role"), max_length=20, choices=ROLES)
    body = models.ForeignKey(
        Body, models.CASCADE, verbose_name=_("at"), db_constraint=False
    )  # constrained with `homenet` (migration 0002)
    homenet = models.ForeignKey(Body, models.PROTECT, related_name="+")
    begins_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"), null=True, blank=True)

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = _("posting")
        verbose_name_plural = _("postings")
        ordering = ["user__username", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("begins_on")),
                name="posting_ends_after_it_begins",
            )
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()}, {self.body}"
