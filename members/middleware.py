"""The door sets what the asking user can reach, and with it what the database shows."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

from hnsa.core import clock, scope
from members.access import postings


def reach(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """After authentication: read the postings of today, show their HomeNets, keep the reach."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if request.user.is_authenticated:
            found = postings.read(request.user, on=clock.today())
            request.user.reach = found
            scope.show(found.homenets)
        return get_response(request)

    return middleware
