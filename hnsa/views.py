"""The front door: log-in, passwords, health. The pages of errors are templates (404.html …)."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.views import LoginView, PasswordChangeView
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from hnsa.core import resuming


class LogIn(LoginView):
    """Staff go on to the office, facilitators to their pages; or back to where she was."""

    redirect_authenticated_user = True

    def get_default_redirect_url(self) -> str:
        return reverse("admin:index" if self.request.user.is_staff else "front")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        resume = self.request.POST.get(resuming.FIELD, "")
        return super().get_context_data(**kwargs, resume=resume, resuming=bool(resume))

    def form_valid(self, form: Any) -> HttpResponse:
        """Where a form of hers waited for the password, it is shown with the button to send it."""
        answer = super().form_valid(form)
        kept = resuming.kept(self.request.POST.get(resuming.FIELD, ""))
        if kept is None:
            return answer
        if not kept.is_of(self.request.user):
            return redirect(self.get_default_redirect_url())
        return render(self.request, "registration/resume.html", {"kept": kept})


class Password(PasswordChangeView):
    """Change one's own password."""

    template_name = "registration/password.html"  # not the admin's template of the same name
    success_url = reverse_lazy("front")

    def form_valid(self, form: Any) -> HttpResponse:
        messages.success(self.request, _("Your password is changed."))
        return super().form_valid(form)


@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """Whether the site answers and reaches its database; nothing else is told."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return JsonResponse({"status": "ok"})
