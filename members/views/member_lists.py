"""A member list as a file."""

from collections.abc import Iterator

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET

from hnsa.core import clock, scope
from members.access.rights import Verb, require
from members.importing.member_list import as_csv
from members.models import Body
from members.queries.member_lists import members_of


@login_required
@require_GET
def members(request: HttpRequest, pk: int) -> StreamingHttpResponse:
    """The members of a body (or of all bodies of a HomeNet) as CSV, without masked columns."""
    body = get_object_or_404(Body.objects.visible_to(request.user).select_related("homenet"), pk=pk)
    require(request.user, Verb.EXPORT, body.homenet_id)
    response = StreamingHttpResponse(_lines(body, request), content_type="text/csv; charset=utf-8")
    name = f"{body.homenet.code}-{body.code}-{clock.today():%Y-%m-%d}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _lines(body: Body, request: HttpRequest) -> Iterator[str]:
    # The response streams after the request's transaction: it opens its own, as narrow.
    with scope.seeing({body.homenet_id}):
        yield from as_csv(
            members_of(body, request.user, clock.today()), body.homenet.code, clock.today()
        )
