"""Nominations, who supports them, and the symbols that an association adds of its own."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from associations.models.columns import (
    Named,
    choices,
    key_within,
    of_body,
    of_homenet,
    of_person,
    of_row,
    of_user,
)  # fmt: skip
from elections.vocabulary.states import ANSWERS, NOMINATION_STATES, NominationState
from hnsa.core.history import recorded
from members.models.queryset import VisibleQuerySet


@recorded()
class Nomination(Named, models.Model):
    """One nomination paper: received with its hour, looked through, valid, refused or withdrawn."""

    of_member = True

    contest = of_row("elections.Contest", _("post"), on_delete=models.CASCADE,
                     related_name="nominations")  # fmt: skip
    body = of_body()
    homenet = of_homenet()
    person = of_person(_("candidate"), related_name="nominations", on_delete=models.PROTECT)
    name = models.CharField(_("name on the paper"), max_length=200)
    name_native = models.CharField(_("name in own script"), max_length=200, blank=True)
    relative = models.CharField(_("father or husband"), max_length=200, blank=True)
    groups = models.JSONField(_("groups with reserved seats"), default=list, blank=True)
    consents = models.BooleanField(_("she agrees in writing"), default=False)
    receipt = models.PositiveIntegerField(_("number of the receipt"))
    received_at = models.DateTimeField(_("received"))
    received_by = of_user(_("received by"))
    state = models.CharField(
        _("state"), max_length=9, choices=choices(NOMINATION_STATES),
        default=NominationState.HANDED_IN,
    )  # fmt: skip
    scrutiny_on = models.DateField(_("looked through on"), null=True, blank=True)
    judged = models.JSONField(_("what the articles said"), null=True, blank=True, editable=False)
    grounds = models.TextField(_("grounds"), blank=True)
    override = models.TextField(_("why against an article"), blank=True)
    appealed_on = models.DateField(_("appealed on"), null=True, blank=True)
    appeal = models.TextField(_("appeal"), blank=True)
    appeal_answer = models.CharField(
        _("appeal decided"), max_length=8, choices=choices(ANSWERS), blank=True
    )
    appeal_reasons = models.TextField(_("reasons"), blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)
    died_on = models.DateField(_("died on"), null=True, blank=True)
    turn = models.PositiveSmallIntegerField(_("turn to choose a symbol"), null=True, blank=True)
    symbol = models.CharField(_("symbol"), max_length=40, blank=True)
    photo = of_row("associations.Document", _("photo"), null=True, blank=True)
    position = models.PositiveSmallIntegerField(_("place on the paper"), null=True, blank=True)

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = _("nomination")
        verbose_name_plural = _("nominations")
        ordering = ["contest_id", "position", "receipt"]
        constraints = [
            key_within("nomination"),
            models.UniqueConstraint(fields=["contest", "receipt"], name="one_receipt_a_number"),
            models.UniqueConstraint(
                fields=["contest", "person"],
                condition=Q(state__in=[NominationState.HANDED_IN, NominationState.VALID]),
                name="nominated_once_for_a_post",
            ),
            models.UniqueConstraint(
                fields=["contest", "symbol"],
                condition=~Q(symbol="") & Q(state__in=["handed_in", "valid"]),
                name="no_symbol_twice_in_a_post",
            ),
        ]

    def __str__(self) -> str:
        return self.name


@recorded()
class Supporter(models.Model):
    """Who proposes or seconds a nomination; she is on the roll."""

    of_member = True

    nomination = of_row(Nomination, _("nomination"), on_delete=models.CASCADE,
                        related_name="supporters")  # fmt: skip
    body = of_body()
    homenet = of_homenet()
    person = of_person()
    proposes = models.BooleanField(_("proposes"), default=False)

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = _("supporter")
        verbose_name_plural = _("supporters")
        ordering = ["-proposes", "id"]
        constraints = [
            models.UniqueConstraint(fields=["nomination", "person"], name="supports_once")
        ]

    def __str__(self) -> str:
        return str(self.person)


@recorded()
class OwnSymbol(models.Model):
    """A symbol that an association adds to those of the registry; a plain drawing as SVG."""

    body = of_body(related_name="symbols")
    homenet = of_homenet()
    code = models.SlugField(_("code"), max_length=40)
    name = models.CharField(_("name"), max_length=60)
    drawing = models.TextField(_("drawing"))

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = _("own symbol")
        verbose_name_plural = _("own symbols")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["body", "code"], name="one_symbol_of_a_code")
        ]

    def __str__(self) -> str:
        return self.name
