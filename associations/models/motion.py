"""Motions and what became of them: the vote, what followed, what was said against it."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from associations.vocabulary.gatherings import (
    DISPUTES,
    MOTION_STATES,
    OUTCOMES,
    VOTINGS,
    MotionState,
    Outcome,
    Voting,
)  # fmt: skip
from associations.vocabulary.subjects import ORGANS, POSTS, SUBJECTS, Organ, Subject
from hnsa.core.history import recorded
from members.models.queryset import VisibleQuerySet

from .columns import Named, choices, key_within, of_body, of_homenet, of_person, of_row, of_user


@recorded()
class Motion(Named, models.Model):
    """One motion with its vote. Once it is decided the row is sealed by the database.

    `who_entitled` and `who_present` are the people (ids) of the organ who had a vote, and of these
    who were there, at the moment of the vote; `members` and `present` are their numbers as the
    articles were given them. `told`: further facts of the vote, as JSON. `judged`: the verdict with
    its facts. The outcome follows from these figures alone.
    """

    body = of_body(related_name="motions")
    homenet = of_homenet()
    meeting = of_row(
        "associations.Meeting", _("meeting"), null=True, blank=True, related_name="motions",
        help_text=_("Empty where the articles let an office-bearer decide alone."),
    )  # fmt: skip
    item = of_row("associations.AgendaItem", _("item of the agenda"), null=True, blank=True)
    number = models.CharField(_("number"), max_length=16, blank=True)
    title = models.CharField(_("motion"), max_length=240)
    text = models.TextField(_("its words"), blank=True)
    subject = models.CharField(
        _("on what"), max_length=12, choices=choices(SUBJECTS), default=Subject.ORDINARY
    )
    organ = models.CharField(
        _("who decides"), max_length=20, choices=choices(ORGANS), default=Organ.GENERAL
    )
    moved_by = of_person(_("moved by"), on_delete=models.SET_NULL, null=True, blank=True)
    seconded_by = of_person(_("seconded by"), on_delete=models.SET_NULL, null=True, blank=True)
    sum_asked = models.BigIntegerField(
        _("sum, in hundredths"), null=True, blank=True
    )  # as hnsa.law.money keeps it
    # what it is about, where something follows from it
    application = of_row(
        "associations.Application", _("application"), null=True, blank=True, related_name="motions"
    )
    termination = of_row(
        "associations.Termination", _("termination"), null=True, blank=True, related_name="motions"
    )
    on_appeal = models.BooleanField(_("decides an appeal"), default=False)
    constitution = of_row(
        "associations.Constitution", _("draft of the constitution"), null=True, blank=True,
        related_name="motions",
    )  # fmt: skip
    office = of_row(
        "associations.Office", _("office"), null=True, blank=True, related_name="motions"
    )
    person = of_person(
        _("on whom"), on_delete=models.SET_NULL, null=True, blank=True, related_name="motions"
    )  # who is to hold a post, to be suspended …  # fmt: skip
    post = models.CharField(
        _("for the office of"), max_length=20, choices=choices(POSTS), blank=True
    )
    suspension = of_row(
        "associations.Suspension", _("suspension"), null=True, blank=True, related_name="motions"
    )
    committee = of_row(
        "associations.Committee", _("special committee"), null=True, blank=True,
        related_name="motions",
    )  # fmt: skip
    # the vote
    state = models.CharField(
        _("state"), max_length=9, choices=choices(MOTION_STATES), default=MotionState.PUT
    )
    voting = models.CharField(
        _("how votes were given"), max_length=6, choices=choices(VOTINGS), default=Voting.HANDS
    )
    who_entitled = ArrayField(
        models.BigIntegerField(), verbose_name=_("with a vote"), default=list, blank=True,
        editable=False,
    )  # fmt: skip
    who_present = ArrayField(
        models.BigIntegerField(), verbose_name=_("of these there"), default=list, blank=True,
        editable=False,
    )  # fmt: skip
    members = models.PositiveIntegerField(_("all members"), null=True, blank=True)
    present = models.PositiveIntegerField(_("present"), null=True, blank=True)
    votes_for = models.PositiveIntegerField(_("votes for"), null=True, blank=True)
    votes_against = models.PositiveIntegerField(_("votes against"), null=True, blank=True)
    abstained = models.PositiveIntegerField(_("abstained"), null=True, blank=True)
    invalid = models.PositiveIntegerField(_("not valid"), null=True, blank=True)
    chair_votes_for = models.BooleanField(
        _("the chair’s casting vote is for it"), null=True, blank=True
    )
    told = models.JSONField(_("further facts of the vote"), default=dict, blank=True)
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    decided_at = models.DateTimeField(_("written down"), null=True, blank=True)
    decided_by = of_user(_("written down by"), null=True, blank=True)
    law = of_row(
        "associations.Constitution", _("version that judged"), null=True, blank=True,
        related_name="+",
    )  # fmt: skip
    outcome = models.CharField(
        _("outcome"), max_length=8, choices=choices(OUTCOMES), blank=True, default=Outcome.NONE
    )
    judged = models.JSONField(_("what the articles said"), null=True, blank=True, editable=False)
    put_by = of_user(_("put down by"))
    put_at = models.DateTimeField(_("put down"))

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = _("motion")
        verbose_name_plural = _("motions")
        ordering = ["-id"]
        constraints = [
            key_within("motion"),
            models.CheckConstraint(
                condition=Q(state=MotionState.DECIDED, decided_on__isnull=False)
                & ~Q(outcome=Outcome.NONE)
                | ~Q(state=MotionState.DECIDED) & Q(outcome=Outcome.NONE, decided_on=None),
                name="decided_with_day_and_outcome",
            ),
            models.UniqueConstraint(
                fields=["application"],
                condition=Q(state=MotionState.PUT),
                name="an_application_is_put_once",
            ),
            models.UniqueConstraint(
                fields=["termination"],
                condition=Q(state=MotionState.PUT),
                name="a_termination_is_put_once",
            ),
        ]
        indexes = [models.Index(fields=["body", "decided_on"], name="motion_body_day")]

    def __str__(self) -> str:
        return f"{self.number} {self.title}".strip()


@recorded()
class Effect(models.Model):
    """What followed from a carried motion, once. Rows are added only."""

    motion = models.OneToOneField(
        Motion, models.PROTECT, related_name="effect", db_constraint=False
    )
    body = of_body()
    homenet = of_homenet()
    on = models.DateField(_("from"))
    what = models.CharField(_("what followed"), max_length=24)
    override = models.TextField(_("why against an article"), blank=True)
    judged = models.JSONField(_("what the articles said"), null=True, blank=True, editable=False)
    by = of_user(_("by"))
    at = models.DateTimeField(_("done"))

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = _("what followed")
        verbose_name_plural = _("what followed")
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.what}, {self.on}"


@recorded()
class Contest(models.Model):
    """What was said of a decision afterwards: contested, upheld, annulled. Rows are added only."""

    motion = models.ForeignKey(Motion, models.PROTECT, related_name="contests", db_constraint=False)
    body = of_body()
    homenet = of_homenet()
    what = models.CharField(_("what"), max_length=9, choices=choices(DISPUTES))
    on = models.DateField(_("on"))
    who = models.CharField(_("by whom"), max_length=160, blank=True)
    why = models.TextField(_("why"))
    decided_in = of_row(
        "associations.Motion", _("decided by"), null=True, blank=True, related_name="+"
    )
    by = of_user(_("written down by"))
    at = models.DateTimeField(_("written down"))

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = _("word against a decision")
        verbose_name_plural = _("words against decisions")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["motion"], condition=Q(what="annulled"), name="annulled_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_what_display()}, {self.on}"
