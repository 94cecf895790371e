"""What the pages of the result share: the election, the tab, an action that may be stopped."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from elections.models import Election
from elections.queries.elections import may_hold
from elections.views.gate import seen
from elections.views.heads import head_of
from hnsa.core import clock
from hnsa.core.sending import once


class Desk:
    """The result of an election before somebody who may see it."""

    def __init__(self, request: HttpRequest, election: Election) -> None:
        self.request, self.election = request, election
        self.on, self.at = clock.today(), clock.now()

    @property
    def user(self) -> Any:
        """Who asks."""
        return self.request.user

    @property
    def posted(self) -> bool:
        """Whether a form was sent."""
        return self.request.method == "POST"

    @property
    def sent(self) -> Any:
        """What a form says; None where none was sent."""
        return self.request.POST if self.posted else None

    def hold(self) -> None:
        """Stop with a sentence who does not hold the election. Raises PermissionDenied."""
        if not may_hold(self.user, self.election):
            raise PermissionDenied(_("You do not hold this election."))

    def show(self, template: str, status: int = 200, **context: Any) -> HttpResponse:
        """A page of the result."""
        common = head_of(self.request, self.election, "record")
        if common["sees_association"]:
            common["constitution_url"] = reverse("constitution", args=[self.election.body_id])
        return render(
            self.request, f"elections/records/{template}.html", {**common, **context},
            status=status,
        )  # fmt: skip

    def to(self, name: str, *more: Any, said: str = "", info: bool = False) -> HttpResponse:
        """To another page of the election, with a word about what happened."""
        if said:
            (messages.info if info else messages.success)(self.request, said)
        return redirect(name, self.election.body_id, self.election.pk, *more)

    def done(self, form: Any, act: Callable[[], Any]) -> bool:
        """Whether the action was done; what it says against it stands at the fields of the form."""
        try:
            with transaction.atomic():
                act()
        except ValidationError as error:
            form.wrong(error)
            return False
        return True


def seen_at(request: HttpRequest, pk: int, election_pk: int) -> Desk:
    """The desk, or 404 where the user may not see the election."""
    return Desk(request, seen(request.user, pk, election_pk))


def kept(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """View decorator: a page on which something is written down; sent twice it is done once."""

    @login_required
    @require_http_methods(["GET", "POST"])
    @once
    def page(request: HttpRequest, pk: int, election_pk: int, **more: Any) -> HttpResponse:
        return view(seen_at(request, pk, election_pk), **more)

    return page
