"""The admin site: the stock one, on its own, so that only what we register has an address."""

from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class RegisterSite(AdminSite):
    """Log-in, log-out and passwords are those of the whole registry."""

    site_header = site_title = _("Register")
    index_title = _("All registers")
    enable_nav_sidebar = False
    site_url = None

    def login(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """Our own log-in; who is logged in and stands here may not come in."""
        if request.user.is_authenticated:
            raise PermissionDenied(_("The office is for staff. Your pages begin elsewhere."))
        return redirect_to_login(request.GET.get("next") or reverse("admin:index"))

    def logout(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        return redirect("logout")

    def password_change(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        return redirect("password_change")


site = RegisterSite(name="admin")
