"""Meetings: their calling, their agenda, who was there, and what was said."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from associations.vocabulary.gatherings import AHEAD, MEETING_STATES, PRESENCES, MeetingState
from associations.vocabulary.subjects import GATHERINGS, POSTS, SUBJECTS, Gathering
from hnsa.core.history import recorded
from members.models.queryset import VisibleQuerySet

from .columns import choices, key_within, of_body, of_homenet, of_person, of_row, of_user


@recorded()
class Meeting(models.Model):
    """One meeting, from the plan to the minutes.

    When it is closed the figures are frozen with what the articles said of its notice and of its
    validity. Breaches stay on the record; a meeting that was not held is nobody's absence.
    """

    body = of_body(related_name="meetings")
    homenet = of_homenet()
    gathering = models.CharField(
        _("kind of meeting"), max_length=14, choices=choices(GATHERINGS), default=Gathering.REGULAR
    )
    state = models.CharField(
        _("state"), max_length=10, choices=choices(MEETING_STATES), default=MeetingState.PLANNED
    )
    meeting_on = models.DateField(_("day"))
    begins_at = models.TimeField(_("hour"), null=True, blank=True)
    place = models.CharField(_("where"), max_length=160, blank=True)
    second_call_of = of_row(
        "self", _("second call of"), null=True, blank=True, related_name="second_calls"
    )
    postponed_from = of_row(
        "self", _("in place of"), null=True, blank=True, related_name="postponed_to"
    )
    # asked for by members
    requested_on = models.DateField(_("members asked for it on"), null=True, blank=True)
    requested_by = models.PositiveIntegerField(_("how many asked for it"), null=True, blank=True)
    # the notice
    notice_on = models.DateField(_("notice was given on"), null=True, blank=True)
    notice_how = models.CharField(_("how notice was given"), max_length=160, blank=True)
    called_by = models.CharField(_("called by"), max_length=20, choices=choices(POSTS), blank=True)
    notice_judged = models.JSONField(
        _("what the articles said of the notice"), null=True, blank=True, editable=False
    )
    notice_override = models.TextField(_("why notice was given against an article"), blank=True)
    # not held, or postponed
    reason = models.CharField(_("reason"), max_length=240, blank=True)
    # as it was held
    opened_at = models.DateTimeField(_("opened"), null=True, blank=True)
    chair = of_person(_("chaired by"), on_delete=models.SET_NULL, null=True, blank=True)
    chaired_by = models.CharField(
        _("office of who chaired"), max_length=20, choices=choices(POSTS), blank=True
    )
    chair_chosen = models.BooleanField(_("those present chose who chaired"), default=False)
    by_figures = models.BooleanField(
        _("only counted, no names taken"), default=False,
        help_text=_("Then nobody is written down as absent."),
    )  # fmt: skip
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)
    closed_by = of_user(_("closed by"), null=True, blank=True)
    members = models.PositiveIntegerField(_("members then"), null=True, blank=True)
    entitled = models.PositiveIntegerField(_("with a vote"), null=True, blank=True)
    present = models.PositiveIntegerField(_("present"), null=True, blank=True)
    committee_size = models.PositiveIntegerField(
        _("members of the committee"), null=True, blank=True
    )
    committee_present = models.PositiveIntegerField(_("of these present"), null=True, blank=True)
    judged = models.JSONField(
        _("what the articles said of the meeting"), null=True, blank=True, editable=False
    )
    # the minutes
    minutes = models.TextField(_("minutes"), blank=True)
    minutes_by = models.CharField(_("minutes written by"), max_length=120, blank=True)
    signed_on = models.DateField(_("minutes signed on"), null=True, blank=True)
    written_by = of_user(_("written down by"))
    written_at = models.DateTimeField(_("written down"))

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        ordering = ["-meeting_on", "-id"]
        constraints = [
            key_within("meeting"),
            models.UniqueConstraint(
                fields=["body", "gathering", "meeting_on"],
                condition=Q(second_call_of=None)
                & ~Q(state__in=[MeetingState.POSTPONED, MeetingState.NOT_HELD]),
                name="one_meeting_of_a_kind_a_day",
            ),
            models.CheckConstraint(
                condition=Q(state=MeetingState.HELD, closed_at__isnull=False, present__isnull=False)
                | ~Q(state=MeetingState.HELD) & Q(closed_at=None),
                name="held_when_closed",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[MeetingState.POSTPONED, MeetingState.NOT_HELD])
                | ~Q(reason=""),
                name="not_held_with_a_reason",
            ),
        ]
        indexes = [
            models.Index(fields=["body", "meeting_on"], name="meeting_body_day"),
            models.Index(fields=["homenet", "state"], name="meeting_homenet_state"),
        ]

    @property
    def is_ahead(self) -> bool:
        """Whether it has not begun."""
        return self.state in AHEAD

    def __str__(self) -> str:
        return f"{self.get_gathering_display()}, {self.meeting_on}"


@recorded()
class AgendaItem(models.Model):
    """One item: what shall be talked over, what was said, what was resolved."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="agenda", db_constraint=False)
    body = of_body()
    homenet = of_homenet()
    position = models.PositiveSmallIntegerField(_("position"))
    title = models.CharField(_("item"), max_length=200)
    subject = models.CharField(_("on what"), max_length=12, choices=choices(SUBJECTS), blank=True)
    discussion = models.TextField(_("what was said"), blank=True)
    resolution = models.TextField(_("what was resolved"), blank=True)
    in_notice = models.BooleanField(_("stood in the notice"), default=False)
    task = of_row(
        "associations.Task", _("comes back from the action plan"), null=True, blank=True,
        on_delete=models.SET_NULL,
    )  # fmt: skip

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = _("item of the agenda")
        verbose_name_plural = _("agenda")
        ordering = ["meeting_id", "position", "id"]
        constraints = [key_within("agendaitem")]

    def __str__(self) -> str:
        return self.title


@recorded()
class Attendance(models.Model):
    """How one member stood to one meeting; saved row by row, sealed when the meeting is closed."""

    of_member = True

    meeting = models.ForeignKey(
        Meeting, models.CASCADE, related_name="attendances", db_constraint=False
    )
    body = of_body()
    homenet = of_homenet()
    person = of_person(related_name="attendances")
    presence = models.CharField(_("attendance"), max_length=8, choices=choices(PRESENCES))
    marked_by = of_user(_("marked by"))
    marked_at = models.DateTimeField(_("marked"))

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = _("attendance")
        verbose_name_plural = _("attendances")
        ordering = ["meeting_id", "id"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "person"], name="one_attendance_a_meeting")
        ]
        indexes = [models.Index(fields=["body", "person"], name="attendance_body_person")]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_presence_display()}"
