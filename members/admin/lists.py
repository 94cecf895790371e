"""Lists of the whole network, imports, and who looked at what is hidden."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from hnsa.core.admin import site
from members.access.rights import Verb
from members.admin.base import ReadOnly, ScopedAdmin
from members.models import ImportJob, OrganisationKind, Place, Reveal


@admin.register(OrganisationKind, site=site)
class OrganisationKindAdmin(ScopedAdmin):
    """Staff extend the list."""

    write = Verb.SETTLE_LISTS
    list_display = ("name", "code", "order")
    ordering = ("order", "name")
    search_fields = ("name", "code")


@admin.register(Place, site=site)
class PlaceAdmin(ScopedAdmin):
    """The tree of places; searched when a place is chosen."""

    write = Verb.SETTLE_LISTS
    list_display = ("name", "name_native", "level", "parent", "country")
    list_filter = ("country", "level")
    list_select_related = ("parent",)
    search_fields = ("name__istartswith", "name_native__istartswith")
    ordering = ("country", "name", "id")
    autocomplete_fields = ("parent",)


@admin.register(ImportJob, site=site)
class ImportJobAdmin(ReadOnly, ScopedAdmin):
    """Every list that was brought; each leads to its own pages."""

    list_display = ("file_linked", "body", "state", "created_by", "created_at", "accepted_at")
    list_display_links = None
    list_filter = ("state",)
    list_select_related = ("body", "created_by")
    empty = _("No list has been brought in yet. Take one as it is: Excel or CSV.")
    fields = readonly_fields = ("filename", "body", "state", "created_by", "created_at")

    def get_queryset(self, request: HttpRequest) -> QuerySet[ImportJob]:
        return super().get_queryset(request).defer("survey", "choices", "totals")

    def change_view(
        self, request: HttpRequest, object_id: str, *args: Any, **kw: Any
    ) -> HttpResponse:
        return redirect(f"/imports/{self.get_object(request, object_id).pk}/")

    @admin.display(description=_("file"))
    def file_linked(self, job: ImportJob) -> str:
        return format_html('<a href="/imports/{}/"><bdi>{}</bdi></a>', str(job.pk), job.filename)


@admin.register(Reveal, site=site)
class RevealAdmin(ReadOnly, ScopedAdmin):
    """Who looked at a masked number, phone or address, and why."""

    see = Verb.SEE_HISTORY
    list_display = ("at", "user", "what", "why", "person_linked")
    list_display_links = None
    list_filter = ("what",)
    list_select_related = ("user", "person")
    fields = readonly_fields = ("at", "user", "what", "why", "person")
    empty = _("Nobody has looked at a hidden value yet.")

    @admin.display(description=_("person"))
    def person_linked(self, look: Reveal) -> str:
        return format_html(
            '<a href="{}">{}</a>', reverse("person", args=[look.person_id]), look.person
        )
