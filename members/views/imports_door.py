"""The door of the wizard: who may come in, and which import is meant."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from hnsa.core.models import User
from members.access import rights
from members.access.rights import Verb
from members.models import Body, ImportJob
from members.vocabulary.bodies import BodyKind

View = Callable[..., HttpResponse]


def importer(view: View) -> View:
    """Only for those whose posting lets them bring in lists somewhere."""

    @login_required
    @wraps(view)
    def let_in(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        rights.require(request.user, Verb.IMPORT)
        return view(request, *args, **kwargs)

    return let_in


def job_of(request: HttpRequest, pk: int) -> ImportJob:
    """The import, if this user sees it (else 404) and may bring in lists there (else 403)."""
    seen = ImportJob.objects.visible_to(request.user)
    job = get_object_or_404(
        seen.select_related("homenet", "body", "created_by", "accepted_by", "undone_by"), pk=pk
    )
    rights.require(request.user, Verb.IMPORT, job.homenet_id)
    return job


def who(request: HttpRequest) -> User:
    """The user who was let in."""
    assert isinstance(request.user, User)  # `importer` saw to it
    return request.user


def homenets_of(user: Any) -> list[Body]:
    """The HomeNets into which this user may bring lists."""
    kinds = [BodyKind.HOMENET, BodyKind.NETWORK]
    return [
        body
        for body in Body.objects.visible_to(user).filter(kind__in=kinds).order_by("kind", "name")
        if rights.may(user, Verb.IMPORT, body.pk)
    ]
