"""Postings in the admin: given and ended by actions, for administrators only."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from hnsa.core import clock
from hnsa.core.admin import site
from members.access.rights import Verb, may
from members.actions import postings as actions
from members.admin.base import ScopedAdmin
from members.forms.postings import EndPosting, Post
from members.models import Body, Posting
from members.queries.postings import users_of


def bodies_to_post_at(user: Any) -> Any:
    """The bodies at which this user may give postings."""
    homenets = [pk for pk in user.reach.homenets if may(user, Verb.POST, pk)]
    return Body.objects.filter(homenet__in=homenets).order_by("kind", "name")


@admin.register(Posting, site=site)
class PostingAdmin(ScopedAdmin):
    """Who does what, where, from when to when."""

    see = write = Verb.POST
    list_display = ("user", "role", "body", "begins_on", "ends_on", "ending")
    list_display_links = None
    list_filter = ("role", ("ends_on", admin.EmptyFieldListFilter))
    list_select_related = ("user", "body")
    search_fields = ("user__username", "user__first_name", "user__last_name", "body__name")
    ordering = ("user__username", "id")
    fields = readonly_fields = ("user", "role", "body", "begins_on", "ends_on")
    empty = _("Give the first posting: without one nobody sees anything.")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def add_view(self, request: HttpRequest, *args: Any, **kw: Any) -> HttpResponse:
        """Give a posting."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = Post(
            request.POST or None, users=users_of(request.user.reach.whole),
            bodies=bodies_to_post_at(request.user), initial={"begins_on": clock.today()},
        )  # fmt: skip
        if request.method == "POST" and form.is_valid():
            try:
                actions.post(by=request.user, **form.cleaned_data)
                messages.success(request, _("The posting is given."))
                return redirect("admin:members_posting_changelist")
            except ValidationError as error:
                form.add_error(None, error)
        return self._act(request, form, _("Give a posting"))

    def get_urls(self) -> list[URLPattern]:
        end = self.admin_site.admin_view(self.end)
        return [path("<int:pk>/end/", end, name="members_posting_end"), *super().get_urls()]

    def end(self, request: HttpRequest, pk: int) -> HttpResponse:
        """End a posting on a day."""
        posting = self.get_object(request, str(pk))
        if not may(request.user, Verb.POST, posting.homenet_id):
            raise PermissionDenied
        form = EndPosting(request.POST or None, initial={"ends_on": clock.today()})
        if request.method == "POST" and form.is_valid():
            try:
                actions.end(posting, ends_on=form.cleaned_data["ends_on"], by=request.user)
                messages.success(request, _("The posting is ended."))
                return redirect("admin:members_posting_changelist")
            except ValidationError as error:
                form.add_error(None, error)
        return self._act(request, form, _("End the posting: %s") % posting)

    def _act(self, request: HttpRequest, form: Any, title: Any) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request), "form": form, "opts": self.opts,
            "title": title,
        }  # fmt: skip
        return render(request, "admin/act.html", context)

    @admin.display(description=_("end it"))
    def ending(self, posting: Posting) -> str:
        if posting.ends_on:
            return ""
        address = reverse("admin:members_posting_end", args=[posting.pk])
        return format_html('<a href="{}">{}</a>', address, _("End"))
