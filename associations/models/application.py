"""Applications: to join, or to become a permanent member; and who proposes them."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from associations.vocabulary.procedures import (
    APPLICATION_STATES,
    REQUESTS,
    ApplicationState,
    Request,
)
from associations.vocabulary.subjects import CATEGORIES
from hnsa.core.history import recorded
from members.models.queryset import VisibleQuerySet

from .columns import Named, choices, key_within, of_body, of_homenet, of_person, of_user


@recorded()
class Application(models.Model):
    """Somebody asks to be admitted, or to become permanent. The decision is a motion.

    `told` are the facts that she or her proposers told for the articles (blanks of JOIN, as JSON);
    `judged` is what the articles said when it was decided, frozen.
    """

    of_member = True  # hidden with her, where she is hidden for her safety

    body = of_body(related_name="applications")
    homenet = of_homenet()
    person = of_person(related_name="applications")
    asks = models.CharField(
        _("asks"), max_length=10, choices=choices(REQUESTS), default=Request.JOIN
    )
    category = models.CharField(
        _("category"), max_length=10, choices=choices(CATEGORIES), blank=True
    )
    applied_on = models.DateField(_("applied on"))
    told = models.JSONField(_("told for the articles"), default=dict, blank=True)
    note = models.TextField(_("note"), blank=True)
    written_by = of_user(_("written down by"))
    written_at = models.DateTimeField(_("written down"))
    state = models.CharField(
        _("state"), max_length=10, choices=choices(APPLICATION_STATES),
        default=ApplicationState.WAITING,
    )  # fmt: skip
    answered_on = models.DateField(_("answered on"), null=True, blank=True)
    by_silence = models.BooleanField(_("granted by silence"), default=False)
    reasons = models.TextField(_("reasons"), blank=True)
    reasons_on = models.DateField(_("reasons told to her on"), null=True, blank=True)
    appealed_on = models.DateField(_("appealed on"), null=True, blank=True)
    appeal = models.TextField(_("appeal"), blank=True)
    override = models.TextField(_("why against an article"), blank=True)
    judged = models.JSONField(_("what the articles said"), null=True, blank=True, editable=False)

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = _("application")
        verbose_name_plural = _("applications")
        ordering = ["-applied_on", "-id"]
        constraints = [
            key_within("application"),
            models.UniqueConstraint(
                fields=["body", "person", "asks"], condition=Q(state=ApplicationState.WAITING),
                name="one_application_waits",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[ApplicationState.GRANTED, ApplicationState.REFUSED])
                | Q(answered_on__isnull=False),
                name="answered_with_its_day",
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["body", "state"], name="application_body_state")]

    def __str__(self) -> str:
        return f"{self.person}, {self.applied_on}"


@recorded()
class Proposer(Named, models.Model):
    """A member who proposes an applicant."""

    of_member = True

    application = models.ForeignKey(
        Application, models.CASCADE, related_name="proposers", db_constraint=False
    )
    body = of_body()
    homenet = of_homenet()
    person = of_person(_("member who proposes her"))

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = _("proposer")
        verbose_name_plural = _("proposers")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["application", "person"], name="a_proposer_proposes_once"
            )
        ]

    def __str__(self) -> str:
        return str(self.person)
