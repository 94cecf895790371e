"""An election: its days, who holds it, what is voted on, what was done when."""

from django.db import models
from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext
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
from associations.vocabulary.subjects import POSTS
from elections.vocabulary.states import (
    CONTEST_STATES,
    ELECTION_KINDS,
    ELECTION_STATES,
    ContestState,
    ElectionKind,
    ElectionState,
)  # fmt: skip
from elections.vocabulary.steps import STEPS
from hnsa.core.history import recorded
from members.models.queryset import VisibleQuerySet


@recorded()
class Election(models.Model):
    """One election, from the plan to the sealed record.

    `timetable` is what came from the articles when it was announced: each step with day, article
    and sentence, frozen. Once declared the rows of the election are sealed by the database.
    """

    body = of_body(related_name="elections")
    homenet = of_homenet()
    kind = models.CharField(
        _("kind"), max_length=12, choices=choices(ELECTION_KINDS), default=ElectionKind.GENERAL
    )
    follows = of_row(
        "self", _("follows from"), null=True, blank=True, related_name="followed_by"
    )  # a new poll, a fresh notice
    state = models.CharField(
        _("state"), max_length=10, choices=choices(ELECTION_STATES), default=ElectionState.PLANNED
    )
    poll_on = models.DateField(_("election day"))
    opens_at = models.TimeField(_("the poll opens at"), null=True, blank=True)
    closes_at = models.TimeField(_("the poll closes at"), null=True, blank=True)
    law = of_row("associations.Constitution", _("constitution"), null=True, blank=True)
    timetable = models.JSONField(_("timetable"), default=list, blank=True, editable=False)
    judged = models.JSONField(
        _("what the articles said of the plan"), null=True, blank=True, editable=False
    )
    override = models.TextField(_("why against an article"), blank=True)
    announced_on = models.DateField(_("announced on"), null=True, blank=True)
    roll_frozen_at = models.DateTimeField(_("roll made final"), null=True, blank=True)
    term_begins_on = models.DateField(_("terms begin on"), null=True, blank=True)
    declared_at = models.DateTimeField(_("declared"), null=True, blank=True)
    declared_by = of_user(_("declared by"), null=True, blank=True)
    void_on = models.DateField(_("void from"), null=True, blank=True)
    planned_by = of_user(_("planned by"))
    planned_at = models.DateTimeField(_("planned"))

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = _("election")
        verbose_name_plural = _("elections")
        ordering = ["-poll_on", "-id"]
        constraints = [
            key_within("election"),
            models.CheckConstraint(
                condition=~Q(state=ElectionState.DECLARED) | Q(declared_at__isnull=False),
                name="declared_with_its_hour",
            ),
        ]
        indexes = [models.Index(fields=["body", "poll_on"], name="election_body_day")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.poll_on}"


@recorded()
class Commissioner(Named, models.Model):
    """A member of the election committee, with the day of her oath."""

    of_member = True

    election = of_row(Election, _("election"), on_delete=models.CASCADE, related_name="committee")
    body = of_body()
    homenet = of_homenet()
    person = of_person(related_name="commissions")
    presides = models.BooleanField(_("presides"), default=False)
    appointed_on = models.DateField(_("appointed on"))
    accepted_on = models.DateField(_("took the oath on"), null=True, blank=True)
    is_relative = models.BooleanField(_("close relative of a candidate"), null=True, blank=True)
    left_on = models.DateField(_("left it on"), null=True, blank=True)
    user = of_user(_("logs in as"), null=True, blank=True)

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = _("member of the election committee")
        verbose_name_plural = _("election committee")
        ordering = ["-presides", "id"]
        constraints = [
            models.UniqueConstraint(fields=["election", "person"], name="a_commissioner_sits_once"),
            models.UniqueConstraint(
                fields=["election"],
                condition=Q(presides=True, left_on=None),
                name="one_presides_at_an_election",
            ),
        ]

    def __str__(self) -> str:
        return str(self.person)


@recorded()
class Contest(models.Model):
    """The election to one post, with its seats: one paper, one count, one outcome."""

    election = of_row(Election, _("election"), on_delete=models.CASCADE, related_name="contests")
    body = of_body()
    homenet = of_homenet()
    position = models.PositiveSmallIntegerField(_("position"), default=1)
    post = models.CharField(_("for the office of"), max_length=20, choices=choices(POSTS))
    seats = models.PositiveSmallIntegerField(_("seats"), default=1)
    reserved = models.JSONField(_("reserved seats"), default=list, blank=True)
    state = models.CharField(
        _("state"), max_length=9, choices=choices(CONTEST_STATES), default=ContestState.OPEN
    )
    withheld_why = models.TextField(_("why it is withheld"), blank=True)
    recount_why = models.TextField(_("why it is counted again"), blank=True)
    outcome = models.JSONField(_("outcome"), null=True, blank=True, editable=False)
    declared_at = models.DateTimeField(_("declared"), null=True, blank=True)

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = _("election to a post")
        verbose_name_plural = _("elections to posts")
        ordering = ["election_id", "position"]
        constraints = [
            key_within("contest"),
            models.UniqueConstraint(fields=["election", "post"], name="one_contest_for_a_post"),
            models.CheckConstraint(condition=Q(seats__gte=1), name="a_contest_has_seats"),
        ]

    def __str__(self) -> str:
        return str(self.get_post_display())


@recorded()
class StepTaken(models.Model):
    """A step that was taken, with its day; late is a breach, and stays. Rows are added only."""

    election = of_row(Election, _("election"), on_delete=models.CASCADE, related_name="taken")
    body = of_body()
    homenet = of_homenet()
    step = models.CharField(_("step"), max_length=20, choices=choices(STEPS))
    on = models.DateField(_("done on"))
    note = models.TextField(_("note"), blank=True)
    judged = models.JSONField(_("what the articles said"), null=True, blank=True, editable=False)
    override = models.TextField(_("why against an article"), blank=True)
    by = of_user(_("written down by"))
    at = models.DateTimeField(_("written down"))

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = _("step taken")
        verbose_name_plural = _("steps taken")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["election", "step"], name="a_step_is_taken_once")
        ]

    def __str__(self) -> str:
        return f"{self.get_step_display()}, {self.on}"


@recorded()
class Complaint(models.Model):
    """A complaint of pressure or harassment; heard before the poll."""

    election = of_row(Election, _("election"), on_delete=models.CASCADE, related_name="complaints")
    body = of_body()
    homenet = of_homenet()
    made_on = models.DateField(_("made on"))
    made_by = models.CharField(_("made by"), max_length=160, blank=True)
    words = models.TextField(_("what happened"))
    heard_on = models.DateField(_("heard on"), null=True, blank=True)
    finding = models.TextField(_("what was found, and done"), blank=True)
    written_by = of_user(_("written down by"))

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = _("complaint")
        verbose_name_plural = _("complaints")
        ordering = ["id"]

    def __str__(self) -> str:
        return gettext("complaint of %(day)s") % {"day": date_format(self.made_on, "j M Y")}
