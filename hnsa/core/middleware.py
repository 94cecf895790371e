"""One transaction a request, and in it the HomeNets that the database may show.

The middleware opens the transaction itself: ATOMIC_REQUESTS wraps only the view, and template
responses that render after it came out empty under row security.
"""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.db import ProgrammingError, transaction
from django.http import HttpRequest, HttpResponseBase
from django.utils import translation
from django.views.defaults import permission_denied

from hnsa.core import scope

Answer = Callable[[HttpRequest], HttpResponseBase]

_REFUSED = "42501"  # PostgreSQL: insufficient privilege, which row security answers with


class OneTransaction:
    """Outermost: what a request writes is written whole, or not at all.

    A 5xx rolls back. So does a write that row security refuses: some form forgot the first wall,
    the second one held, and the user reads a plain refusal instead of a crash.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.path.startswith((settings.STATIC_URL, "/healthz")):
            return self.get_response(request)
        with transaction.atomic():
            scope.show(())
            response = self.get_response(request)
            if response.status_code >= 500:
                transaction.set_rollback(True)
        return response

    def process_exception(
        self, request: HttpRequest, exception: Exception
    ) -> HttpResponseBase | None:
        cause = exception.__cause__
        if not isinstance(exception, ProgrammingError) or cause is None:
            return None
        if getattr(cause, "pgcode", "") != _REFUSED:
            return None
        transaction.set_rollback(True)
        return permission_denied(request, exception)


def who_asks(get_response: Answer) -> Answer:
    """After sessions, before authentication: the user may read her own postings."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        user_id = request.session.get(SESSION_KEY) if hasattr(request, "session") else None
        if user_id:
            scope.recognise(int(user_id))
        return get_response(request)

    return middleware


def own_language(get_response: Answer) -> Answer:
    """After authentication: the language of the user's record, unless she chose one just now."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
        language = getattr(request.user, "language", "")
        if language and not chosen:
            translation.activate(language)
            request.LANGUAGE_CODE = translation.get_language()
        return get_response(request)

    return middleware
