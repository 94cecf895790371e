"""Associations: bodies that village women form, with rules of their own."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from associations.vocabulary.life import Stage
from hnsa.core.history import recorded
from members.models import Body
from members.models.queryset import VisibleQuerySet

STAGES = [
    (Stage.FORMING, _("forming")),
    (Stage.FOUNDED, _("founded")),
    (Stage.ASKED, _("asks for registration")),
    (Stage.REGISTERED, _("registered")),
    (Stage.ENDED, _("ended")),
]


def _words(label: Any) -> ArrayField:
    return ArrayField(
        models.CharField(max_length=120), verbose_name=label, default=list, blank=True
    )


@recorded()
class Association(models.Model):
    """The card of an association beside its Body; name, place and parent stand there.

    The parent is the organisation that facilitates it (KFP) or, without one, its HomeNet.
    """

    body = models.OneToOneField(Body, models.CASCADE, primary_key=True, related_name="association")
    homenet = models.ForeignKey(Body, models.PROTECT, related_name="+")
    stage = models.CharField(_("stage"), max_length=12, choices=STAGES, default=Stage.FORMING)
    area = models.CharField(
        _("area"), max_length=120, blank=True,
        help_text=_("The village, streets or union council whose women may join."),
    )  # fmt: skip
    trades = _words(_("trades"))
    purposes = _words(_("purposes"))
    benefits = _words(_("benefits"))
    activities = _words(_("activities"))

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = _("association")
        verbose_name_plural = _("associations")
        ordering = ["body__name", "body_id"]

    def __str__(self) -> str:
        return self.body.name
