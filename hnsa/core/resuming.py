"""An expired session asks for the password and goes on with what was typed.

A form that comes without a session is not thrown away: it is sealed into the log-in page, and
after the password it is shown again with one button that sends it. Only forms that passed the
check of origin (CSRF) are kept, so that nobody else's form is sent in her name. The seal names
whose page the form stood on: what she typed is not shown to who logs in in her place, and only
to herself it goes on without another look.
"""

import base64
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from cryptography.exceptions import InvalidTag
from django.contrib.auth.forms import AuthenticationForm
from django.http import HttpRequest, HttpResponseBase, JsonResponse
from django.shortcuts import render
from django.urls import reverse

from hnsa.core import sealing, sending

FIELD = "resume"
OPEN = frozenset({"login", "logout", "set_language", "verify"})  # asked without a session
_MOST = 400_000  # bytes that are kept; a photo is chosen again
_NEVER = frozenset({"csrfmiddlewaretoken", sending.WRITER, FIELD})
_PASSWORD = "password"  # part of a field's name: such a field is never kept


@dataclass(frozen=True)
class Kept:
    """A form that waits for its sender: where it goes, and what it says."""

    path: str
    pairs: tuple[tuple[str, str], ...]
    by: int | None  # whose page it stood on, where that is known
    files: bool  # whether files hung on it: they are chosen again

    def is_of(self, user: Any) -> bool:
        """Whether this user may see it: it is hers, or of nobody who is known."""
        return self.by is None or self.by == user.pk

    @property
    def goes_by_itself(self) -> bool:
        """Whether nothing has to be looked at before it goes on."""
        return self.by is not None and not self.files


def keep(request: HttpRequest) -> str:
    """The form of this request, sealed. "" where it is too long to be carried along."""
    pairs = [
        (name, value)
        for name, values in request.POST.lists()
        if name not in _NEVER and _PASSWORD not in name.lower()
        for value in values
    ]
    told = {
        "path": request.get_full_path(), "pairs": pairs, "by": sending.writer(request),
        "files": bool(request.FILES),
    }  # fmt: skip
    text = json.dumps(told, ensure_ascii=False).encode("utf-8", "replace").decode()
    if len(text.encode()) > _MOST:
        return ""
    return base64.urlsafe_b64encode(sealing.seal(text)).decode()


def kept(token: str) -> Kept | None:
    """The form that was sealed; None where the token is not ours."""
    if not token:
        return None
    try:
        told = json.loads(sealing.unseal(base64.urlsafe_b64decode(token.encode())))
        pairs = tuple((name, value) for name, value in told["pairs"])
        return Kept(told["path"], pairs, told["by"], told["files"])
    except (InvalidTag, ValueError, KeyError, TypeError):
        return None


def ask_who_again(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware after CSRF and authentication: a form without a session is kept, not lost."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        return get_response(request)

    def process_view(
        request: HttpRequest, view: Any, args: Any, kwargs: Any
    ) -> HttpResponseBase | None:
        match = request.resolver_match
        if request.method != "POST" or request.user.is_authenticated or match is None:
            return None
        if match.view_name in OPEN or "admin" in match.namespaces:
            return None
        if sending.by_script(request):
            return JsonResponse({"login": reverse("login")}, status=401)
        context = {
            "form": AuthenticationForm(request), "resume": keep(request), "resuming": True,
            "next": request.get_full_path(),
        }  # fmt: skip
        return render(request, "registration/login.html", context)

    middleware.process_view = process_view  # type: ignore[attr-defined]
    return middleware
