"""Constitutions: versions of articles; adopted ones are never edited (migration 0002)."""

from uuid import uuid4

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from associations.vocabulary.life import Standing
from hnsa.core.history import recorded
from members.models import Body
from members.models.body import spell
from members.models.queryset import VisibleQuerySet

FOUNDING_MEETING = gettext_noop("the founding meeting")
STANDINGS = [(Standing.DRAFT, _("draft")), (Standing.ADOPTED, _("adopted"))]


@recorded()
class Constitution(models.Model):
    """One version. A draft becomes the next version when the members have adopted it.

    The figures of the meeting that adopted it are told, as the minutes have them; `in_force_until`
    is the first day on which the next version is in force.
    """

    body = models.ForeignKey(
        Body, models.PROTECT, db_constraint=False, related_name="constitutions",
        verbose_name=_("association"),
    )  # constrained with `homenet` (migration 0002)  # fmt: skip
    homenet = models.ForeignKey(Body, models.PROTECT, related_name="+", db_index=False)
    standing = models.CharField(
        _("standing"), max_length=8, choices=STANDINGS, default=Standing.DRAFT
    )
    version = models.PositiveSmallIntegerField(_("version"), null=True, blank=True)
    model = models.SlugField(_("begun from the model"), blank=True)
    based_on = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("changes the version"),
    )  # fmt: skip
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("begun by")
    )
    created_at = models.DateTimeField(_("begun"))
    saved_at = models.DateTimeField(_("saved"))
    adopted_on = models.DateField(_("adopted on"), null=True, blank=True)
    adopted_by = models.CharField(_("adopted by"), max_length=160, blank=True)
    members = models.PositiveIntegerField(_("members then"), null=True, blank=True)
    present = models.PositiveIntegerField(_("present"), null=True, blank=True)
    votes_for = models.PositiveIntegerField(_("votes for"), null=True, blank=True)
    votes_against = models.PositiveIntegerField(_("votes against"), null=True, blank=True)
    abstained = models.PositiveIntegerField(_("abstained"), null=True, blank=True)
    override = models.TextField(_("why it was adopted against a rule"), blank=True)
    judged = models.JSONField(
        _("what the version before said of the vote"), null=True, blank=True, editable=False
    )  # the verdict and its facts, frozen (law 5)
    in_force_from = models.DateField(_("in force from"), null=True, blank=True)
    in_force_until = models.DateField(_("in force until"), null=True, blank=True)

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = _("constitution")
        verbose_name_plural = _("constitutions")
        ordering = ["body_id", "in_force_from", "id"]
        constraints = [
            ExclusionConstraint(
                name="one_constitution_in_force",
                expressions=[
                    ("body", RangeOperators.EQUAL),
                    (spell("in_force_from", "in_force_until"), RangeOperators.OVERLAPS),
                ],
                condition=Q(standing=Standing.ADOPTED),
            ),
            models.UniqueConstraint(
                fields=["body"], condition=Q(standing=Standing.DRAFT), name="one_draft_at_a_time"
            ),
            models.UniqueConstraint(
                fields=["body", "version"], name="one_constitution_of_a_version"
            ),
            models.CheckConstraint(
                condition=Q(standing=Standing.DRAFT, version=None, in_force_from=None)
                | Q(
                    standing=Standing.ADOPTED, version__isnull=False, adopted_on__isnull=False,
                    in_force_from__isnull=False,
                ),
                name="adopted_with_day_and_version",
            ),
            models.CheckConstraint(
                condition=Q(in_force_until=None) | Q(in_force_until__gt=F("in_force_from")),
                name="constitution_in_force_for_a_time",
            ),
            models.UniqueConstraint(fields=["homenet", "id"], name="constitution_homenet_id"),
        ]  # fmt: skip

    @property
    def adopters(self) -> str:
        """Who adopted it: as it was written down; the registry's own words in the reader's."""
        own = self.adopted_by == FOUNDING_MEETING
        return str(_(FOUNDING_MEETING)) if own else self.adopted_by

    def __str__(self) -> str:
        if self.version is None:
            return str(_("draft"))
        return str(_("version %(number)d") % {"number": self.version})


@recorded()
class Article(models.Model):
    """One article of one version.

    `parameters` are kept as typed while it is a draft, so that nothing typed is lost; an adopted
    version has only what its kind accepts. `line` stays with an article from version to version.
    """

    constitution = models.ForeignKey(
        Constitution, models.CASCADE, related_name="articles", db_constraint=False
    )
    homenet = models.ForeignKey(Body, models.PROTECT, related_name="+", db_index=False)
    line = models.UUIDField(_("the same article in other versions"), default=uuid4)
    position = models.PositiveSmallIntegerField(_("position"))
    number = models.CharField(_("number"), max_length=8)
    heading = models.CharField(_("heading"), max_length=160, blank=True)
    text = models.TextField(_("own words"), blank=True)
    kind = models.SlugField(_("kind"), blank=True)
    parameters = models.JSONField(_("parameters"), default=dict, blank=True)

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        ordering = ["constitution_id", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["constitution", "position"], name="one_article_at_a_position",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.UniqueConstraint(
                fields=["constitution", "line"], name="an_article_stands_once"
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.number} {self.heading}".strip()


@recorded()
class Reading(models.Model):
    """The constitution was read out to the members."""

    constitution = models.ForeignKey(
        Constitution, models.CASCADE, related_name="readings", db_constraint=False
    )
    homenet = models.ForeignKey(Body, models.PROTECT, related_name="+", db_index=False)
    on = models.DateField(_("read out on"))
    read_by = models.CharField(_("read by"), max_length=120)
    listeners = models.PositiveIntegerField(_("how many listened"))
    place = models.CharField(_("where"), max_length=120, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = _("reading")
        verbose_name_plural = _("readings")
        ordering = ["-on", "-id"]

    def __str__(self) -> str:
        return f"{self.on}: {self.listeners}"
