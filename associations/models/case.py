"""The case of an association that asks for registration, and the remarks on it."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from associations.vocabulary.cases import CASE_STATES, CaseState
from hnsa.core.history import recorded
from members.models import Body
from members.models.queryset import VisibleQuerySet

_USER = settings.AUTH_USER_MODEL


@recorded()
class Case(models.Model):
    """One registration from the first word of the need to the number, or the refusal.

    The founders are memberships of the association, its office-bearers are offices, its
    constitution is the draft: only what has no other home stands here. The figures of the founding
    meeting become those of the adoption when the association is registered.
    """

    body = models.OneToOneField(
        Body, models.PROTECT, db_constraint=False, related_name="case",
        verbose_name=_("association"),
    )  # constrained with `homenet`  # fmt: skip
    homenet = models.ForeignKey(Body, models.PROTECT, related_name="+", db_index=False)
    state = models.CharField(
        _("state"), max_length=12, default=CaseState.DRAFT,
        choices=[(state, _(words)) for state, words in CASE_STATES.items()],
    )  # fmt: skip
    opened_by = models.ForeignKey(
        _USER, models.PROTECT, related_name="+", verbose_name=_("written by")
    )
    opened_at = models.DateTimeField(_("begun"))
    saved_at = models.DateTimeField(_("saved"))
    # the need
    asked_by = models.CharField(_("who asked for it"), max_length=160, blank=True)
    need = models.TextField(_("why an association"), blank=True)
    need_seen_on = models.DateField(_("talked over on"), null=True, blank=True)
    not_joining = models.CharField(_("why not one that is near"), max_length=200, blank=True)
    # the account
    account_papers = ArrayField(
        models.CharField(max_length=20), verbose_name=_("papers for the account"), default=list,
        blank=True,
    )  # fmt: skip
    # the founding meeting
    met_on = models.DateField(_("day of the founding meeting"), null=True, blank=True)
    met_at = models.CharField(_("where they met"), max_length=160, blank=True)
    present = models.PositiveIntegerField(_("present"), null=True, blank=True)
    votes_for = models.PositiveIntegerField(_("votes for the constitution"), null=True, blank=True)
    votes_against = models.PositiveIntegerField(_("votes against"), null=True, blank=True)
    abstained = models.PositiveIntegerField(_("abstained"), null=True, blank=True)
    minutes = models.TextField(_("minutes"), blank=True)
    # the check-list
    common_purpose = models.BooleanField(_("bound together for a common purpose"), default=False)
    mutual_duties = models.BooleanField(_("with duties to one another"), default=False)
    free_to_leave = models.BooleanField(_("joined and left at will"), default=False)
    own_decision = models.BooleanField(_("the members decided by themselves"), default=False)
    # what became of it
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    sent_by = models.ForeignKey(
        _USER, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("sent by")
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    decided_by = models.ForeignKey(
        _USER, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("decided by")
    )
    reason = models.TextField(_("reason of the refusal"), blank=True)
    appeal = models.TextField(_("appeal"), blank=True)
    override = models.TextField(_("why it was registered against a rule"), blank=True)
    number = models.CharField(_("registration number"), max_length=20, blank=True)
    registered_on = models.DateField(_("registered on"), null=True, blank=True)
    code = models.CharField(_("code of the certificate"), max_length=24, blank=True)

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = _("registration case")
        verbose_name_plural = _("registration cases")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["homenet", "id"], name="case_homenet_id"),
            models.UniqueConstraint(
                fields=["homenet", "number"], condition=~Q(number=""), name="one_case_of_a_number"
            ),
            models.UniqueConstraint(
                fields=["code"], condition=~Q(code=""), name="one_case_of_a_code"
            ),
            models.CheckConstraint(
                condition=Q(state=CaseState.REGISTERED, registered_on__isnull=False)
                & ~Q(number="") & ~Q(code="")
                | ~Q(state=CaseState.REGISTERED) & Q(number="", code="", registered_on=None),
                name="registered_with_number_day_and_code",
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["homenet", "state"], name="case_homenet_state")]

    def __str__(self) -> str:
        return self.number or self.body.name


@recorded()
class Remark(models.Model):
    """What the HomeNet asks to be mended in one step of a case."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="remarks", db_constraint=False)
    homenet = models.ForeignKey(Body, models.PROTECT, related_name="+", db_index=False)
    step = models.CharField(_("step"), max_length=16)
    text = models.TextField(_("remark"))
    by = models.ForeignKey(_USER, models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("written"))
    answered_at = models.DateTimeField(_("sent again"), null=True, blank=True)

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = _("remark")
        verbose_name_plural = _("remarks")
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.step}: {self.text[:40]}"


class Numbering(models.Model):
    """The last registration number that a HomeNet gave in a year: no gaps, none twice."""

    homenet = models.ForeignKey(Body, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField(_("year"))
    last = models.PositiveIntegerField(_("last number"), default=0)

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = _("numbering")
        verbose_name_plural = _("numbering")
        constraints = [
            models.UniqueConstraint(fields=["homenet", "year"], name="one_numbering_a_year")
        ]

    def __str__(self) -> str:
        return f"{self.homenet_id} {self.year}: {self.last}"
