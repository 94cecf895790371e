"""The day: booths, who is there, papers in packets, what happened, who has voted."""

from django.db import models
from django.db.models import F, Q
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
from elections.vocabulary.states import AT, HAPPENED, MARKS
from hnsa.core.history import recorded
from members.models.queryset import VisibleQuerySet


@recorded()
class Booth(models.Model):
    """A place where votes are given."""

    election = of_row("elections.Election", _("election"), on_delete=models.CASCADE,
                      related_name="booths")  # fmt: skip
    body = of_body()
    homenet = of_homenet()
    number = models.PositiveSmallIntegerField(_("number"))
    name = models.CharField(_("where"), max_length=160)
    is_reachable = models.BooleanField(_("everybody can reach it"), null=True, blank=True)
    opened_at = models.TimeField(_("opened at"), null=True, blank=True)
    closed_at = models.TimeField(_("closed at"), null=True, blank=True)
    box_shown = models.BooleanField(_("the empty box was shown"), null=True, blank=True)
    seals = models.CharField(_("seals"), max_length=160, blank=True)

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = _("booth")
        verbose_name_plural = _("booths")
        ordering = ["election_id", "number"]
        constraints = [
            key_within("booth"),
            models.UniqueConstraint(fields=["election", "number"], name="one_booth_a_number"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.name}"


@recorded()
class Attendant(Named, models.Model):
    """A polling officer, or an agent of a candidate, at a booth."""

    of_member = True

    election = of_row("elections.Election", _("election"), on_delete=models.CASCADE)
    booth = of_row(Booth, _("booth"), on_delete=models.CASCADE, related_name="attendants")
    body = of_body()
    homenet = of_homenet()
    person = of_person()
    what = models.CharField(_("what"), max_length=8, choices=choices(AT))
    nomination = of_row("elections.Nomination", _("of the candidate"), null=True, blank=True,
                        related_name="agents")  # fmt: skip
    came_at = models.TimeField(_("came at"), null=True, blank=True)
    left_at = models.TimeField(_("left at"), null=True, blank=True)

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = _("attendant")
        verbose_name_plural = _("attendants")
        ordering = ["booth_id", "id"]
        constraints = [models.UniqueConstraint(fields=["booth", "person"], name="at_a_booth_once")]

    def __str__(self) -> str:
        return str(self.person)


@recorded()
class PollIncident(models.Model):
    """Something that happened at the poll."""

    election = of_row("elections.Election", _("election"), on_delete=models.CASCADE,
                      related_name="incidents")  # fmt: skip
    body = of_body()
    homenet = of_homenet()
    booth = of_row(Booth, _("booth"), null=True, blank=True, related_name="incidents")
    what = models.CharField(_("what"), max_length=12, choices=choices(HAPPENED))
    at = models.DateTimeField(_("when"))
    words = models.TextField(_("what happened, and what was done"))
    written_by = of_user(_("written down by"))

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = _("incident at the poll")
        verbose_name_plural = _("incidents at the poll")
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return str(self.get_what_display())


@recorded()
class Packet(models.Model):
    """Ballot papers printed for a post and handed to a booth; the serials stand on counterfoils."""

    contest = of_row("elections.Contest", _("post"), on_delete=models.CASCADE,
                     related_name="packets")  # fmt: skip
    body = of_body()
    homenet = of_homenet()
    booth = of_row(Booth, _("booth"), null=True, blank=True, related_name="packets")
    first = models.PositiveIntegerField(_("first serial"))
    last = models.PositiveIntegerField(_("last serial"))
    printed_at = models.DateTimeField(_("printed"))
    printed_by = of_user(_("printed by"))

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = _("packet of ballot papers")
        verbose_name_plural = _("packets of ballot papers")
        ordering = ["contest_id", "first"]
        constraints = [
            models.CheckConstraint(
                condition=Q(last__gte=F("first"), first__gte=1), name="serials_run_forward"
            )
        ]

    def __str__(self) -> str:
        return f"{self.first}–{self.last}"


@recorded()
class Voted(models.Model):
    """That somebody on the roll has voted; never for whom."""

    of_member = True

    election = of_row("elections.Election", _("election"), on_delete=models.CASCADE,
                      related_name="marks")  # fmt: skip
    entry = of_row("elections.Entry", _("entry of the roll"), on_delete=models.CASCADE,
                   related_name="voted")  # fmt: skip
    body = of_body()
    homenet = of_homenet()
    person = of_person()
    booth = of_row(Booth, _("booth"), related_name="voted")
    mark = models.CharField(_("what happened"), max_length=10, choices=choices(MARKS))
    marked_at = models.DateTimeField(_("marked"))
    marked_by = of_user(_("marked by"))

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = _("mark on the roll")
        verbose_name_plural = _("marks on the roll")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["entry"], condition=~Q(mark="tendered"), name="votes_once"
            )
        ]

    def __str__(self) -> str:
        return str(self.get_mark_display())
