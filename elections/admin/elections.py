"""Elections and complaints of pressure in the office: to find one in; held on their own pages."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from associations.admin.living import COMMON, LivingAdmin, day
from elections.forms.elections_shown import TONES
from elections.models import Complaint, Election
from hnsa.core.admin import site
from hnsa.core.templatetags.look import chip
from members.access.rights import Verb


@admin.register(Election, site=site)
class ElectionAdmin(LivingAdmin):
    """Elections, the latest first; how many are planned, announced, declared."""

    page = "election"
    chips = TONES
    list_display = ("on", "association", "kind", "standing", "announced", "declared")
    list_filter = ("state", "kind", *COMMON)
    list_select_related = ("body",)
    search_fields = ("body__name", "body__name_native", "body__code")
    search_help_text = _("A part of the association’s name or code.")
    ordering = ("-poll_on", "-id")
    fields = (
        "association", "kind", "follows", "standing", "poll_on", "opens_at", "closes_at", "law",
        "override", "announced_on", "roll_frozen_at", "term_begins_on", "declared_at",
        "declared_by", "void_on", "planned_by", "planned_at",
    )  # fmt: skip
    readonly_fields = ("association", "standing")
    empty = _("Elections are planned on the pages of an association.")

    @admin.display(description=_("election day"), ordering="poll_on")
    def on(self, election: Election) -> str:
        return self.linked(election, day(election.poll_on))

    @admin.display(description=_("where it stands"), ordering="state")
    def standing(self, election: Election) -> str:
        """A declared one that was found void later is void, whatever its sealed row says."""
        if election.void_on is not None:
            return chip("stop", "stop", gettext("void"))
        return self.state_shown(election)

    @admin.display(description=_("announced on"), ordering="announced_on")
    def announced(self, election: Election) -> str:
        return day(election.announced_on)

    @admin.display(description=_("declared"), ordering="declared_at")
    def declared(self, election: Election) -> str:
        return day(election.declared_at and localtime(election.declared_at))


@admin.register(Complaint, site=site)
class ComplaintAdmin(LivingAdmin):
    """Complaints of pressure: only who holds elections reads them, as on their own page.

    The list says where and when, not who complained and of what.
    """

    see = Verb.ELECT
    state = ""
    page = "election_complaint"
    list_display = ("made", "association", "election_day", "standing")
    list_filter = (("heard_on", admin.EmptyFieldListFilter), *COMMON)
    list_select_related = ("body", "election")
    search_fields = ("body__name", "body__name_native", "body__code")
    search_help_text = _("A part of the association’s name or code.")
    ordering = ("-made_on", "-id")
    fields = (
        "association", "election_day", "made_on", "made_by", "words", "standing", "heard_on",
        "finding", "written_by",
    )  # fmt: skip
    readonly_fields = ("association", "election_day", "standing")
    empty = _("No complaint of pressure has been made anywhere.")

    def view_on_site(self, obj: Any) -> str:
        return reverse(self.page, args=[obj.body_id, obj.election_id, obj.pk])

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        """The history has the words too: who may not read them may not read it."""
        if not self.has_view_permission(request, self.get_object(request, object_id)):
            raise PermissionDenied
        return super().history_view(request, object_id, extra_context)

    @admin.display(description=_("made on"), ordering="made_on")
    def made(self, complaint: Complaint) -> str:
        return self.linked(complaint, day(complaint.made_on))

    @admin.display(description=_("election day"), ordering="election__poll_on")
    def election_day(self, complaint: Complaint) -> str:
        return day(complaint.election.poll_on)

    @admin.display(description=_("heard"), ordering="heard_on")
    def standing(self, complaint: Complaint) -> str:
        if complaint.heard_on is None:
            return chip("warn", "wait", gettext("not heard yet"))
        return chip("ok", "ok", day(complaint.heard_on))
