"""Meetings and decisions in the office: to find one in; kept on its own page."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from associations.admin.living import COMMON, LivingAdmin, day
from associations.forms.motions_shown import chip_of
from associations.models import Meeting, Motion
from associations.queries import meetings, motions
from associations.vocabulary.gatherings import MeetingState
from hnsa.core.admin import site
from hnsa.core.templatetags.look import chip


@admin.register(Meeting, site=site)
class MeetingAdmin(LivingAdmin):
    """Meetings, the latest first; those not closed and those without minutes stand out."""

    page = "meeting"
    chips = {
        MeetingState.PLANNED: ("flat", "half"), MeetingState.CALLED: ("wait", "wait"),
        MeetingState.OPEN: ("wait", "half"), MeetingState.HELD: ("ok", "ok"),
        MeetingState.POSTPONED: ("flat", "go"), MeetingState.NOT_HELD: ("flat", "cross"),
    }  # fmt: skip
    list_display = ("on", "association", "gathering", "state_shown", "there", "written")
    list_filter = ("state", "gathering", *COMMON)
    list_select_related = ("body",)
    search_fields = ("body__name", "body__name_native", "body__code", "place")
    search_help_text = _("A part of the association’s name or code, or of the place.")
    ordering = ("-meeting_on", "-id")
    fields = (
        "association", "gathering", "state_shown", "meeting_on", "begins_at", "place",
        "notice_on", "notice_how", "called_by", "reason", "closed_at", "members", "entitled",
        "present", "committee_size", "committee_present", "minutes_by", "signed_on",
    )  # fmt: skip
    readonly_fields = ("association", "state_shown")
    empty = _("Meetings are planned on the pages of an association.")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return meetings.with_written(super().get_queryset(request))

    @admin.display(description=_("day"), ordering="meeting_on")
    def on(self, meeting: Meeting) -> str:
        return self.linked(meeting, day(meeting.meeting_on))

    @admin.display(description=_("there"))
    def there(self, meeting: Meeting) -> str:
        if meeting.present is None:
            return "–"
        told = gettext("%(present)s of %(members)s") % {
            "present": meeting.present, "members": meeting.members
        }  # fmt: skip
        return format_html("<bdi>{}</bdi>", told)

    @admin.display(description=_("minutes"))
    def written(self, meeting: Meeting) -> str:
        if meeting.state != MeetingState.HELD:
            return "–"
        if meeting.signed_on is not None:
            return chip("ok", "ok", gettext("signed"))
        # written on the row by the query (`queries.meetings.with_written`); without it this is loud
        if meeting.is_written:  # type: ignore[attr-defined]
            return chip("wait", "half", gettext("not signed"))
        return chip("warn", "warn", gettext("none yet"))


@admin.register(Motion, site=site)
class MotionAdmin(LivingAdmin):
    """Decisions, the latest first; what is not carried out yet stands out."""

    page = "motion"
    list_display = ("title_linked", "association", "subject", "standing", "votes", "on", "done")
    list_filter = ("state", "outcome", "subject", "organ", *COMMON)
    list_select_related = ("body",)
    search_fields = ("title", "number", "body__name", "body__name_native", "body__code")
    search_help_text = _("Words of the motion, 2026/7, or the association’s name or code.")
    fields = (
        "association", "number", "title", "text", "subject", "organ", "standing", "voting",
        "members", "present", "votes_for", "votes_against", "abstained", "invalid", "decided_on",
        "decided_by", "decided_at",
    )  # fmt: skip
    readonly_fields = ("association", "standing")
    empty = _("Motions are put on the pages of an association.")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return motions.with_standing(super().get_queryset(request))

    @admin.display(description=_("motion"), ordering="title")
    def title_linked(self, motion: Motion) -> str:
        return self.linked(motion, str(motion))

    @admin.display(description=_("where it stands"))
    def standing(self, motion: Motion) -> str:
        mark = chip_of(motion)
        return chip(mark.tone, mark.sign, mark.word)

    @admin.display(description=_("for and against"))
    def votes(self, motion: Motion) -> str:
        if motion.votes_for is None:
            return "–"
        return format_html('<bdi dir="ltr">{} : {}</bdi>', motion.votes_for, motion.votes_against)

    @admin.display(description=_("decided on"), ordering="decided_on")
    def on(self, motion: Motion) -> str:
        return day(motion.decided_on)

    @admin.display(description=_("carried out"))
    def done(self, motion: Any) -> str:
        if motion.is_done:
            return chip("ok", "ok", gettext("yes"))
        waits = motion.outcome == "carried" and not motion.is_annulled
        return chip("wait", "half", gettext("not yet")) if waits else "–"
