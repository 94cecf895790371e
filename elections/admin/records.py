"""Sealed records in the office: found by the code that stands on the declaration."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from associations.admin.living import COMMON, LivingAdmin, day
from elections.models import Record
from hnsa.core.admin import site


@admin.register(Record, site=site)
class RecordAdmin(LivingAdmin):
    """The records, the latest first. The file itself is taken and verified on the election's page.

    Its text is not shown here: it is long, and a screen proves nothing.
    """

    state = ""
    page = "record"
    list_display = ("code_linked", "association", "election_day", "number", "sealed", "sealed_by")
    list_filter = COMMON
    list_select_related = ("body", "election", "sealed_by")
    search_fields = ("code", "body__name", "body__name_native", "body__code")
    search_help_text = _("The code on the declaration, or the association’s name or code.")
    fields = ("association", "election_day", "number", "code", "sealed_at", "sealed_by")
    readonly_fields = ("association", "election_day")
    empty = _("A record is sealed when the result of an election is declared.")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).defer("text")

    def view_on_site(self, obj: Any) -> str:
        return reverse(self.page, args=[obj.body_id, obj.election_id])

    @admin.display(description=_("code"), ordering="code")
    def code_linked(self, record: Record) -> str:
        return self.linked(record, format_html('<bdi dir="ltr">{}</bdi>', record.code))

    @admin.display(description=_("election day"), ordering="election__poll_on")
    def election_day(self, record: Record) -> str:
        return day(record.election.poll_on)

    @admin.display(description=_("sealed"), ordering="sealed_at")
    def sealed(self, record: Record) -> str:
        return day(localtime(record.sealed_at))
