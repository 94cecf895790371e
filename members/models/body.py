"""Bodies: the network, its HomeNets, their organisations (and, later, associations)."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hnsa.core.history import recorded
from members.vocabulary.bodies import Basis, BodyKind, BodyStatus, Figure

from .place import Place
from .queryset import VisibleQuerySet

if TYPE_CHECKING:
    from datetime import date

BODY_KINDS = [
    (BodyKind.NETWORK, _("network")),
    (BodyKind.HOMENET, _("HomeNet")),
    (BodyKind.ORGANISATION, _("organisation")),
    (BodyKind.ASSOCIATION, _("association")),
]


def spell(begins: str = "begins_on", ends: str = "ends_on") -> Func:
    """The days of a spell for PostgreSQL: from the first day up to, not including, the last.

    An unknown begin is open: it overlaps everything before the end.
    """
    return Func(F(begins), F(ends), Value("[)"), function="daterange")


@recorded()
class Body(models.Model):
    """Anything that people or other bodies belong to. Each kind has its own table beside."""

    kind = models.CharField(_("kind of body"), max_length=16, choices=BODY_KINDS)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children",
        verbose_name=_("belongs to"),
    )  # fmt: skip
    homenet = models.ForeignKey(
        "self", models.PROTECT, related_name="+", verbose_name=_("whose data it is")
    )  # a HomeNet's and the network's own row point at themselves
    code = models.CharField(_("code"), max_length=24, help_text=_("Short, for lists and imports."))
    name = models.CharField(_("name"), max_length=200)
    name_native = models.CharField(_("name in own script"), max_length=200, blank=True)
    status = models.CharField(
        _("status"), max_length=12, default=BodyStatus.ACTIVE,
        choices=[
            (BodyStatus.ACTIVE, _("active")),
            (BodyStatus.DORMANT, _("dormant")),
            (BodyStatus.DISSOLVED, _("dissolved")),
        ],
    )  # fmt: skip
    place = models.ForeignKey(
        Place, models.PROTECT, null=True, blank=True, verbose_name=_("place"), related_name="+"
    )
    address = models.TextField(_("address"), blank=True)
    founded_on = models.DateField(_("founded on"), null=True, blank=True)
    draft_of = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("being written by"), editable=False,
        help_text=_("While it is set, no other facilitator sees this body or who is in it."),
    )  # fmt: skip
    is_demo = models.BooleanField(_("made up for the demo"), default=False)

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(fields=["homenet", "code"], name="one_body_of_a_code"),
            models.UniqueConstraint(fields=["homenet", "id"], name="body_homenet_id"),
        ]

    def __str__(self) -> str:
        return self.name


@recorded()
class HomeNet(models.Model):
    """A national network. What is true of its country stands in `members/vocabulary/countries`."""

    body = models.OneToOneField(Body, models.PROTECT, primary_key=True, related_name="homenet_card")
    country = models.CharField(_("country"), max_length=2, unique=True)

    class Meta:
        verbose_name = _("HomeNet")
        verbose_name_plural = _("HomeNets")
        ordering = ["country"]

    def __str__(self) -> str:
        return self.country


@recorded()
class OrganisationKind(models.Model):
    """Trade union, cooperative, CO, SABAH … staff extend the list."""

    code = models.SlugField(_("code"), unique=True)
    name = models.CharField(_("name"), max_length=80)
    order = models.PositiveSmallIntegerField(_("order"), default=100)

    class Meta:
        verbose_name = _("kind of organisation")
        verbose_name_plural = _("kinds of organisations")
        ordering = ["order", "name"]

    def __str__(self) -> str:
        return gettext(self.name)  # the kinds that we know are in the catalogue


@recorded()
class Organisation(models.Model):
    """A member organisation, facilitating organisation (KFP), partner or group."""

    body = models.OneToOneField(Body, models.CASCADE, primary_key=True, related_name="organisation")
    homenet = models.ForeignKey(Body, models.PROTECT, related_name="+")
    kind = models.ForeignKey(OrganisationKind, models.PROTECT, verbose_name=_("kind"))
    basis = models.CharField(
        _("member-based or support"), max_length=12, default=Basis.UNASSESSED,
        choices=[
            (Basis.MBO, _("membership-based organisation (MBO)")),
            (Basis.SUPPORT, _("support organisation")),
            (Basis.UNASSESSED, _("not assessed yet")),
        ],
    )  # fmt: skip
    facilitates = models.BooleanField(
        _("facilitating organisation (KFP)"), default=False,
        help_text=_("Its facilitators register associations and keep their registers."),
    )  # fmt: skip
    tax_number = models.CharField(_("tax number"), max_length=40, blank=True)

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["body__name", "body_id"]

    def __str__(self) -> str:
        return self.body.name


class OfBody(models.Model):
    """A fact about a body. `homenet` says whose data it is (row security)."""

    body = models.ForeignKey(
        Body, models.CASCADE, verbose_name=_("body"), db_constraint=False
    )  # constrained with `homenet` (migration 0002)
    homenet = models.ForeignKey(Body, models.PROTECT, related_name="+")

    objects = VisibleQuerySet.as_manager()

    class Meta:
        abstract = True


@recorded()
class Registration(OfBody):
    """A registration with an authority of the country."""

    authority = models.CharField(_("authority"), max_length=160)
    number = models.CharField(_("number"), max_length=60, blank=True)
    registered_on = models.DateField(_("registered on"), null=True, blank=True)
    ends_on = models.DateField(_("valid until"), null=True, blank=True)

    class Meta:
        verbose_name = _("registration")
        verbose_name_plural = _("registrations")

    def __str__(self) -> str:
        return f"{self.authority} {self.number}".strip()


@recorded()
class Contact(OfBody):
    """A person or address through whom the body is reached."""

    name = models.CharField(_("name"), max_length=120)
    role = models.CharField(_("role there"), max_length=80, blank=True)
    phone = models.CharField(_("phone"), max_length=32, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)

    class Meta:
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")

    def __str__(self) -> str:
        return self.name


@recorded()
class ReportedFigure(OfBody):
    """What somebody *said* about the size of a body, beside what the register counts."""

    what = models.CharField(
        _("what is counted"), max_length=24, default=Figure.MEMBERS,
        choices=[
            (Figure.HOME_BASED_WORKERS, _("home-based workers")),
            (Figure.MEMBERS, _("members")),
            (Figure.WOMEN, _("women members")),
            (Figure.GROUPS, _("groups")),
        ],
    )  # fmt: skip
    number = models.PositiveIntegerField(_("number"))
    on = models.DateField(_("as of"))
    source = models.CharField(_("source"), max_length=160)
    reported_by = models.CharField(_("reported by"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("reported figure")
        verbose_name_plural = _("reported figures")
        ordering = ["-on", "id"]

    def __str__(self) -> str:
        return f"{self.number} ({self.on})"


@recorded()
class Affiliation(OfBody):
    """A spell in which one body belongs to another (a body may have two parents in time)."""

    to = models.ForeignKey(
        Body, models.PROTECT, related_name="affiliates", verbose_name=_("belongs to")
    )
    begins_on = models.DateField(
        _("from"), null=True, blank=True, help_text=_("Empty: the day is not known.")
    )
    ends_on = models.DateField(_("until"), null=True, blank=True)
    note = models.CharField(_("note"), max_length=160, blank=True)

    class Meta:
        verbose_name = _("affiliation")
        verbose_name_plural = _("affiliations")
        constraints = [
            ExclusionConstraint(
                name="affiliations_do_not_overlap",
                expressions=[
                    ("body", RangeOperators.EQUAL),
                    ("to", RangeOperators.EQUAL),
                    (spell(), RangeOperators.OVERLAPS),
                ],
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(begins_on__isnull=True)
                | Q(ends_on__gte=F("begins_on")),
                name="affiliation_ends_after_it_begins",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.body} → {self.to}"

    def runs(self, on: "date") -> bool:
        """Whether the spell holds on that day."""
        return (self.begins_on is None or self.begins_on <= on) and (
            self.ends_on is None or on < self.ends_on
        )
