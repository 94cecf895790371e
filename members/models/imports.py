"""The import of a member list: the job, its rows, its progress, and what it did."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from hnsa.core.history import recorded
from members.vocabulary.imports import JobState
from members.vocabulary.reasons import Effect, Status

from .body import Body
from .person import Person
from .queryset import VisibleQuerySet

STATES = [
    (JobState.UPLOADED, _("to be read")),
    (JobState.MAPPED, _("to be checked")),
    (JobState.CHECKING, _("being checked")),
    (JobState.CHECKED, _("waits for you")),
    (JobState.ACCEPTING, _("being written")),
    (JobState.ACCEPTED, _("accepted")),
    (JobState.UNDOING, _("being taken back")),
    (JobState.UNDONE, _("taken back")),
    (JobState.FAILED, _("did not finish")),
    (JobState.DROPPED, _("given up")),
]


@recorded(without=("survey", "choices", "totals"))
class ImportJob(models.Model):
    """One member list on its way into the register."""

    homenet = models.ForeignKey(Body, models.PROTECT, related_name="+", verbose_name=_("HomeNet"))
    body = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="imports",
        verbose_name=_("into"), db_constraint=False,
    )  # constrained with `homenet` (migration 0002)  # fmt: skip
    filename = models.CharField(_("file"), max_length=200)
    stored_as = models.CharField(max_length=80, blank=True)
    sha256 = models.CharField(max_length=64, blank=True, db_index=True)
    size = models.PositiveBigIntegerField(_("bytes"), default=0)
    state = models.CharField(_("state"), max_length=12, choices=STATES, default=JobState.UPLOADED)
    survey = models.JSONField(default=dict, blank=True)
    choices = models.JSONField(default=dict, blank=True)
    totals = models.JSONField(default=dict, blank=True)
    problem = models.TextField(_("what went wrong"), blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("brought by")
    )
    created_at = models.DateTimeField(_("brought at"))
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    accepted_at = models.DateTimeField(_("accepted at"), null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    undone_at = models.DateTimeField(_("taken back at"), null=True, blank=True)

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.filename


class ImportRow(models.Model):
    """One row of the file, understood and judged. Values in `values` use the examples' words.

    No national id stands here in clear: the row as written and the number are sealed, `values`
    holds the masked form.
    """

    job = models.ForeignKey(
        ImportJob, models.CASCADE, related_name="rows", db_index=False, db_constraint=False
    )
    homenet = models.ForeignKey(
        Body, models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )  # both of the job that is locked while its rows are written (migration 0004)
    sheet = models.PositiveSmallIntegerField(default=0)  # position in the job's survey
    row = models.PositiveIntegerField()  # the spreadsheet's own number
    status = models.CharField(
        max_length=24, choices=[(status.value, status.value) for status in Status]
    )
    effect = models.CharField(
        max_length=10, choices=[(effect.value, effect.value) for effect in Effect]
    )
    reasons = models.JSONField(default=list)  # [{code, kind, field, other_row, other_sheet, shown}]
    values = models.JSONField(default=dict)
    sealed_cells = models.BinaryField()  # the cells as written (JSON list), sealed
    body = models.ForeignKey(
        Body, models.SET_NULL, null=True, related_name="+", db_index=False, db_constraint=False
    )
    id_kind = models.CharField(max_length=16, blank=True)
    id_sealed = models.BinaryField(null=True)
    link = models.UUIDField(null=True)  # keyed hash of the number's linking form
    name_key = models.BigIntegerField(null=True)
    core_key = models.BigIntegerField(null=True)
    words = ArrayField(models.CharField(max_length=64), default=list)
    leader = models.ForeignKey(
        "self", models.SET_NULL, null=True, related_name="followers", db_index=False,
        db_constraint=False,
    )  # the first row of the file that is the same person  # fmt: skip
    person = models.ForeignKey(
        Person, models.SET_NULL, null=True, related_name="+", db_index=False, db_constraint=False
    )  # the person in the register, where one is known
    membership_id = models.BigIntegerField(null=True)  # her open spell in that body
    changes = models.JSONField(default=dict)  # field → [register, file]
    doubt = models.JSONField(null=True)  # {with, row, sheet, row_id, person_id, why}
    decision = models.CharField(max_length=8, blank=True)

    objects = VisibleQuerySet.as_manager()

    class Meta:
        ordering = ["sheet", "row"]
        constraints = [
            models.UniqueConstraint(fields=["job", "sheet", "row"], name="one_row_of_a_number")
        ]
        indexes = [
            models.Index(
                fields=["job", "sheet", "row"], name="rows_in_doubt",
                condition=models.Q(doubt__isnull=False),
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.sheet}:{self.row}"


class ImportProgress(models.Model):
    """How far the worker is. Apart from the job, so that it moves while the job is locked."""

    job = models.OneToOneField(ImportJob, models.CASCADE, primary_key=True)
    homenet = models.ForeignKey(Body, models.PROTECT, related_name="+", db_index=False)
    work = models.CharField(max_length=12)  # the task that runs: check, accept, undo
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    phase = models.CharField(max_length=24, blank=True)
    done = models.PositiveIntegerField(default=0)
    of = models.PositiveIntegerField(default=0)
    heartbeat = models.DateTimeField()  # by the database's clock
    forced = models.BooleanField(default=False)  # undo although somebody changed rows since
    tries = models.PositiveSmallIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.job_id}: {self.phase}"


class ImportTrace(models.Model):
    """What accepting one row did, so that undo restores exactly that."""

    row_id = models.BigIntegerField(primary_key=True)
    job = models.ForeignKey(ImportJob, models.CASCADE, related_name="traces", db_constraint=False)
    homenet = models.ForeignKey(
        Body, models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    person_id = models.BigIntegerField()
    made_person = models.BooleanField()
    membership_id = models.BigIntegerField(null=True)
    made_membership = models.BooleanField()
    before = models.JSONField(default=dict)  # fields as they were; ids of numbers and phones added

    def __str__(self) -> str:
        return f"{self.job_id}: {self.person_id}"
