"""Offices and special committees in the office: to find one in; filled and ended on pages."""

from typing import Any

from django.contrib import admin
from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404, HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from associations.admin.living import COMMON, LivingAdmin, day
from associations.models import Committee, Office
from hnsa.core.admin import site
from members.models import Person


@admin.register(Office, site=site)
class OfficeAdmin(LivingAdmin):
    """Who holds which post. A woman whom safety hides is not named, and has no page here."""

    page = "association_office"
    state = ""
    list_display = ("post_linked", "association", "holder", "came_by", "since", "until", "signs")
    list_filter = ("post", "came_by", "signs", *COMMON)
    list_select_related = ("body", "person")
    search_fields = ("body__name", "body__name_native", "body__code")
    search_help_text = _("A part of the association’s name or code.")
    fields = (
        "association", "post", "holder", "came_by", "signs", "begins_on", "ends_on", "end_ground",
        "override", "handed_over_on", "handed_over",
    )  # fmt: skip
    readonly_fields = ("association", "holder")
    empty = _("Offices are filled on the pages of an association.")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        people = Person.objects.visible_to(request.user).filter(pk=OuterRef("person"))
        return super().get_queryset(request).annotate(is_seen=Exists(people))

    def get_object(self, request: HttpRequest, object_id: str, from_field: Any = None) -> Any:
        found = super().get_object(request, object_id, from_field)
        if not found.is_seen:
            raise Http404
        return found

    @admin.display(description=_("office"), ordering="post")
    def post_linked(self, office: Any) -> str:
        return self.linked(office, office.get_post_display()) if office.is_seen else (
            office.get_post_display()
        )  # fmt: skip

    @admin.display(description=_("held by"))
    def holder(self, office: Any) -> str:
        return office.person.full_name if office.is_seen else gettext("name not shown here")

    @admin.display(description=_("from"), ordering="begins_on")
    def since(self, office: Office) -> str:
        return day(office.begins_on)

    @admin.display(description=_("until"), ordering="ends_on")
    def until(self, office: Office) -> str:
        return day(office.ends_on)


@admin.register(Committee, site=site)
class CommitteeAdmin(LivingAdmin):
    """Special committees: designers, training, marketing, exhibitions, an election."""

    page = "committee"
    state = ""
    list_display = ("name_linked", "association", "service", "since", "until")
    list_filter = ("service", *COMMON)
    list_select_related = ("body",)
    search_fields = ("name", "body__name", "body__name_native", "body__code")
    search_help_text = _("A part of its name, or of the association’s name or code.")
    fields = ("association", "name", "service", "duty", "begins_on", "ends_on")
    readonly_fields = ("association",)
    empty = _("Special committees are formed on the pages of an association, under Offices.")

    @admin.display(description=_("name"), ordering="name")
    def name_linked(self, committee: Committee) -> str:
        return self.linked(committee, committee.name)

    @admin.display(description=_("from"), ordering="begins_on")
    def since(self, committee: Committee) -> str:
        return day(committee.begins_on)

    @admin.display(description=_("until"), ordering="ends_on")
    def until(self, committee: Committee) -> str:
        return day(committee.ends_on)
