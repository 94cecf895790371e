"""Accounts, counts, lots, the declaration and the sealed record."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from associations.models.columns import key_within, of_body, of_homenet, of_row, of_user
from hnsa.core.history import recorded
from members.models.queryset import VisibleQuerySet


def _figure(label: Any) -> models.PositiveIntegerField:
    return models.PositiveIntegerField(label, null=True, blank=True)


@recorded()
class Sheet(models.Model):
    """The ballot account and the votes of one post at one booth, as one person typed them.

    Two people type each sheet (`copy` 1 and 2), for each `round` of counting. What is not counted
    is empty, never 0.
    """

    contest = of_row("elections.Contest", _("post"), on_delete=models.CASCADE,
                     related_name="sheets")  # fmt: skip
    body = of_body()
    homenet = of_homenet()
    booth = of_row("elections.Booth", _("booth"), related_name="sheets")
    round = models.PositiveSmallIntegerField(_("count"), default=1)
    copy = models.PositiveSmallIntegerField(_("typed the … time"), default=1)
    printed = _figure(_("printed"))
    unused = _figure(_("unused"))
    issued = _figure(_("given out"))
    spoilt = _figure(_("spoilt and given back"))
    not_put_in = _figure(_("not put into the box"))
    box = _figure(_("in the box"))
    challenged = _figure(_("challenged and counted"))
    tendered = _figure(_("tendered and set aside"))
    valid = _figure(_("valid"))
    marks_rejected = _figure(_("single marks not counted"))
    marked_voters = _figure(_("marked as having voted"))
    rejected = models.JSONField(_("rejected, by ground"), default=dict, blank=True)
    votes = models.JSONField(_("votes, by nomination"), default=dict, blank=True)
    typed_by = of_user(_("typed by"))
    typed_at = models.DateTimeField(_("typed"))

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = _("count sheet")
        verbose_name_plural = _("count sheets")
        ordering = ["contest_id", "booth_id", "round", "copy"]
        constraints = [
            models.UniqueConstraint(
                fields=["contest", "booth", "round", "copy"], name="one_sheet_a_copy"
            ),
            models.UniqueConstraint(
                fields=["contest", "booth", "round", "typed_by"], name="two_people_type_a_sheet"
            ),
            models.CheckConstraint(condition=Q(copy__in=[1, 2]), name="two_copies_of_a_sheet"),
        ]

    def __str__(self) -> str:
        return f"{self.contest}, {self.booth}"


@recorded()
class CountClosed(models.Model):
    """A count of a post that is closed: figures, faults and outcome frozen. Rows are added only."""

    contest = of_row("elections.Contest", _("post"), on_delete=models.CASCADE,
                     related_name="counts")  # fmt: skip
    body = of_body()
    homenet = of_homenet()
    round = models.PositiveSmallIntegerField(_("count"), default=1)
    figures = models.JSONField(_("figures"))
    faults = models.JSONField(_("what does not agree"), default=list)
    reason = models.TextField(_("why it was closed so"), blank=True)
    outcome = models.JSONField(_("outcome"))
    at = models.DateTimeField(_("closed"))
    by = of_user(_("closed by"))

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = _("closed count")
        verbose_name_plural = _("closed counts")
        ordering = ["contest_id", "round"]
        constraints = [
            models.UniqueConstraint(fields=["contest", "round"], name="a_count_is_closed_once"),
            models.CheckConstraint(
                condition=Q(faults=[]) | ~Q(reason=""), name="closed_with_a_reason_if_it_differs"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.contest}: {self.round}"


@recorded()
class LotDrawn(models.Model):
    """A lot among candidates with equal votes. Rows are added only."""

    contest = of_row("elections.Contest", _("post"), on_delete=models.CASCADE,
                     related_name="lots")  # fmt: skip
    body = of_body()
    homenet = of_homenet()
    order = models.JSONField(_("nominations, in the order drawn"))
    method = models.CharField(_("how it was drawn"), max_length=200)
    drawn_by = models.CharField(_("who drew"), max_length=160)
    seen_by = models.TextField(_("who saw it"))
    at = models.DateTimeField(_("drawn"))
    written_by = of_user(_("written down by"))

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = _("lot")
        verbose_name_plural = _("lots")
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.contest}, {self.at}"


@recorded()
class Record(models.Model):
    """The sealed record of a declared election: the file and its code. Rows are added only.

    What is declared later (a post that was withheld) makes a further record. The annex with the
    names stands apart, so that a person can be erased from it.
    """

    election = of_row("elections.Election", _("election"), related_name="records")
    body = of_body()
    homenet = of_homenet()
    number = models.PositiveSmallIntegerField(_("number"), default=1)
    text = models.TextField(_("record"))
    present = models.TextField(_("who was present"), blank=True)
    signed = models.TextField(_("who signed the declaration"), blank=True)
    code = models.CharField(_("code"), max_length=40)
    sealed_at = models.DateTimeField(_("sealed"))
    sealed_by = of_user(_("sealed by"))

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = _("sealed record")
        verbose_name_plural = _("sealed records")
        ordering = ["id"]
        constraints = [
            key_within("record"),
            models.UniqueConstraint(fields=["election", "number"], name="one_record_a_number"),
        ]

    def __str__(self) -> str:
        return self.code


@recorded(without=("name", "salt"))
class Named(models.Model):
    """A name of the annex of a record: the salt with which its commitment is checked."""

    record = of_row(Record, _("record"), on_delete=models.CASCADE, related_name="annex")
    body = of_body()
    homenet = of_homenet()
    commitment = models.CharField(_("commitment"), max_length=64)
    salt = models.CharField(_("salt"), max_length=64, blank=True)
    name = models.JSONField(_("what is committed to"), null=True, blank=True)
    erased_at = models.DateTimeField(_("erased"), null=True, blank=True)

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = _("name of the annex")
        verbose_name_plural = _("names of the annex")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["record", "commitment"], name="committed_once")
        ]

    def __str__(self) -> str:
        return self.commitment[:12]


@recorded()
class Destruction(models.Model):
    """The printed papers were destroyed, with witnesses, after the day of the article."""

    election = models.OneToOneField(
        "elections.Election", models.PROTECT, related_name="destruction", db_constraint=False
    )
    body = of_body()
    homenet = of_homenet()
    on = models.DateField(_("destroyed on"))
    witnesses = models.TextField(_("witnesses"))
    judged = models.JSONField(_("what the articles said"), null=True, blank=True, editable=False)
    by = of_user(_("written down by"))

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = _("destruction of the papers")
        verbose_name_plural = _("destructions of papers")
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.on}"
