"""Termination: the procedure by which a member is put out. Nobody is put out by a machine."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from associations.vocabulary.procedures import (
    DELIVERIES,
    TERMINATION_STATES,
    UNDER_WAY,
    TerminationState,
)  # fmt: skip
from associations.vocabulary.subjects import ORGANS
from hnsa.core.history import recorded
from members.models.queryset import VisibleQuerySet

from .columns import choices, key_within, of_body, of_homenet, of_person, of_user


@recorded()
class Termination(models.Model):
    """Ground found, notice given, answer heard, body decides, appeal: each step with its day.

    `found` is the verdict that found the ground, frozen with its facts. The decision and the one on
    appeal are motions.
    """

    of_member = True

    body = of_body(related_name="terminations")
    homenet = of_homenet()
    person = of_person(related_name="terminations")
    state = models.CharField(
        _("state"), max_length=9, choices=choices(TERMINATION_STATES),
        default=TerminationState.FOUND,
    )  # fmt: skip
    found_on = models.DateField(_("ground found on"))
    found = models.JSONField(_("grounds"), null=True, blank=True, editable=False)
    words = models.TextField(_("the ground, in words"))
    begun_by = of_user(_("begun by"))
    begun_at = models.DateTimeField(_("begun"))
    # the notice
    notice_on = models.DateField(_("notice was given on"), null=True, blank=True)
    notice = models.TextField(_("words of the notice"), blank=True)
    language = models.CharField(_("language of the notice"), max_length=8, blank=True)
    delivered = models.CharField(
        _("how it reached her"), max_length=9, choices=choices(DELIVERIES), blank=True
    )
    witness = models.CharField(_("who saw it"), max_length=120, blank=True)
    # her answer
    answer = models.TextField(_("her answer"), blank=True)
    answered_on = models.DateField(_("answered on"), null=True, blank=True)
    heard_on = models.DateField(_("heard on"), null=True, blank=True)
    not_heard = models.CharField(_("why she was not heard"), max_length=240, blank=True)
    # the decision
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    decided_by = models.CharField(
        _("decided by"), max_length=20, choices=choices(ORGANS), blank=True
    )
    ends_on = models.DateField(_("membership ends on"), null=True, blank=True)
    judged = models.JSONField(_("what the articles said"), null=True, blank=True, editable=False)
    override = models.TextField(_("why against an article"), blank=True)
    # the appeal
    appealed_on = models.DateField(_("appealed on"), null=True, blank=True)
    appeal = models.TextField(_("her appeal"), blank=True)
    given_up_on = models.DateField(_("given up on"), null=True, blank=True)
    given_up = models.CharField(_("why it was given up"), max_length=240, blank=True)

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = _("termination")
        verbose_name_plural = _("terminations")
        ordering = ["-found_on", "-id"]
        constraints = [
            key_within("termination"),
            models.UniqueConstraint(
                fields=["body", "person"],
                condition=Q(state__in=UNDER_WAY),
                name="one_termination_at_a_time",
            ),
            models.CheckConstraint(
                condition=~Q(state=TerminationState.PUT_OUT)
                | Q(decided_on__isnull=False, ends_on__isnull=False),
                name="put_out_with_its_day",
            ),
        ]
        indexes = [models.Index(fields=["body", "state"], name="termination_body_state")]

    def __str__(self) -> str:
        return f"{self.person}, {self.found_on}"
