"""Users in the admin: made with their first posting, never deleted, never superusers."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from hnsa.core import clock
from hnsa.core.admin import site
from members.access.rights import Verb
from members.actions import postings as actions
from members.admin.base import ScopedAdmin
from members.admin.postings import bodies_to_post_at
from members.forms.postings import Hire, NewPassword

User = get_user_model()


@admin.register(User, site=site)
class UserAdmin(ScopedAdmin):
    """Those who work with the registry at the administrator's HomeNet."""

    see = write = Verb.POST
    list_display = ("username", "name", "language", "is_active", "last_login", "password_link")
    list_filter = ("is_active",)
    search_fields = ("username", "first_name", "last_name")
    ordering = ("username",)
    fields = ("username", "first_name", "last_name", "email", "language", "is_active")
    readonly_fields = ("username",)

    def _may(self, request: HttpRequest, verb: Verb, obj: Any = None) -> bool:
        if not super()._may(request, verb, None):
            return False
        return obj is None or not obj.pk or actions.may_manage(request.user, obj)

    def add_view(self, request: HttpRequest, *args: Any, **kw: Any) -> HttpResponse:
        """A user and her first posting, in one form."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = Hire(
            request.POST or None, bodies=bodies_to_post_at(request.user),
            initial={"begins_on": clock.today()},
        )  # fmt: skip
        if request.method == "POST" and form.is_valid():
            try:
                posting = actions.hire(by=request.user, **form.cleaned_data)
                messages.success(request, _("%s can log in now.") % posting.user)
                return redirect("admin:core_user_changelist")
            except ValidationError as error:
                form.add_error(None, error)
        return self._act(request, form, _("A new user with her first posting"))

    def get_urls(self) -> list[URLPattern]:
        word = self.admin_site.admin_view(self.new_password)
        return [path("<int:pk>/password/", word, name="core_user_password"), *super().get_urls()]

    def new_password(self, request: HttpRequest, pk: int) -> HttpResponse:
        """A new first password for somebody who forgot hers."""
        user = self.get_object(request, str(pk))
        if not self.has_change_permission(request, user):
            raise PermissionDenied
        form = NewPassword(request.POST or None)
        if request.method == "POST" and form.is_valid():
            actions.set_password(user, form.cleaned_data["password"], by=request.user)
            messages.success(request, _("The new password of %s holds from now on.") % user)
            return redirect("admin:core_user_changelist")
        return self._act(request, form, _("New password: %s") % user)

    def _act(self, request: HttpRequest, form: Any, title: Any) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request), "form": form, "opts": self.opts,
            "title": title,
        }  # fmt: skip
        return render(request, "admin/act.html", context)

    @admin.display(description=_("name"))
    def name(self, user: Any) -> str:
        return str(user)

    @admin.display(description=_("password"))
    def password_link(self, user: Any) -> str:
        address = reverse("admin:core_user_password", args=[user.pk])
        return format_html('<a href="{}">{}</a>', address, _("New one"))
