"""What every page of candidates needs: the election, a post or a nomination, one act at a time."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from associations.actions.stopped import Stopped
from associations.forms.panels import Panel, panel_of
from elections.models import Contest, Election, Nomination
from elections.queries.nominations import nominations_with_signers
from elections.views.gate import held, seen
from elections.views.heads import head_of
from hnsa.core import clock
from hnsa.core.sending import once
from hnsa.law.verdict import Verdict
from members.access.rights import Verb, may_at

LONGEST_WHY = 500


class Desk:
    """The candidates of an election before somebody who may see them."""

    def __init__(self, request: HttpRequest, election: Election) -> None:
        self.request, self.election, self.body = request, election, election.body
        self.on, self.at = clock.today(), clock.now()

    @property
    def sent(self) -> Any:
        """What a form says; None where none was sent."""
        return self.request.POST if self.request.method == "POST" else None

    @property
    def do(self) -> str:
        """Which button was pressed; "" where the page is only looked at."""
        return str(self.request.POST.get("do", "")).replace("\x00", "")

    @property
    def override(self) -> str:
        """Why she goes on against an article."""
        return str(self.request.POST.get("override", "")).replace("\x00", "")[:LONGEST_WHY]

    @property
    def may_override(self) -> bool:
        """Whether she may go on against an article, with a reason."""
        return may_at(self.request.user, Verb.OVERRIDE, self.body)

    def contest(self, pk: int) -> Contest:
        """A post of this election, or 404."""
        found = get_object_or_404(
            Contest.objects.visible_to(self.request.user), pk=pk, election=self.election
        )
        return self.of_here(found)

    def nomination(self, pk: int) -> Nomination:
        """A nomination of this election that the user may see, or 404."""
        rows = nominations_with_signers(Nomination.objects.visible_to(self.request.user))
        found = get_object_or_404(
            rows.select_related("contest"), pk=pk, contest__election=self.election
        )
        self.of_here(found.contest)
        found.body = self.body
        return found

    def of_here(self, contest: Contest) -> Contest:
        """The post, with the rows that are at hand already."""
        contest.election, contest.body = self.election, self.body
        return contest

    def address(self, name: str, *ids: int) -> str:
        """The address of another page of this election."""
        return reverse(name, args=[self.body.pk, self.election.pk, *ids])

    def show(self, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
        """A page of the candidates."""
        common = head_of(self.request, self.election, "nominations") | {"on": self.on}
        if self.election.law is not None:
            common["constitution_url"] = reverse(
                "constitution_version", args=[self.body.pk, self.election.law.version]
            )
        return render(
            self.request, f"elections/nominations/{template}.html", common | context,
            status=status,
        )  # fmt: skip

    def go(self, address: str, said: str = "") -> HttpResponse:
        """To another page, with a word about what happened."""
        if said:
            messages.success(self.request, said)
        return redirect(address)

    def told(self, address: str, error: ValidationError) -> HttpResponse:
        """To another page, with why it was not done."""
        messages.error(self.request, " ".join(error.messages))
        return redirect(address)


def looked_at(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """View decorator: a page that who sees the election may read."""

    @login_required
    @require_http_methods(["GET", "HEAD"])
    def page(request: HttpRequest, pk: int, election_pk: int, **more: Any) -> HttpResponseBase:
        return view(Desk(request, seen(request.user, pk, election_pk)), **more)

    return page


def kept(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """View decorator: a page for who holds the election; sent twice it is done once."""

    @login_required
    @require_http_methods(["GET", "POST"])
    @once
    def page(request: HttpRequest, pk: int, election_pk: int, **more: Any) -> HttpResponse:
        return view(Desk(request, held(request.user, pk, election_pk)), **more)

    return page


@dataclass
class Act:
    """One act on a page of its own: what it is, the form, the button, and the way back."""

    desk: Desk
    heading: str
    button: str
    back: str
    lead: Sequence[str] = ()
    who: str = ""
    form: Any = None
    panel: Panel | None = None
    warning: Sequence[str] = ()
    then: str = ""  # where it goes on, if not back

    def answer(self, done: Callable[[dict[str, Any]], str]) -> HttpResponse:
        """The page; or, once it is sent, what came of it."""
        if self.desk.sent is None:
            return self.show()
        if self.form is not None and not self.form.is_valid():
            return self.show(status=422)
        try:
            with transaction.atomic():
                said = done(self.form.cleaned_data if self.form is not None else {})
        except Stopped as stopped:
            return self.show(stopped=stopped.verdict, status=422)
        except ValidationError as error:
            if self.form is None:
                return self.desk.told(self.back, error)
            self.form.wrong(error)
            return self.show(status=422)
        return self.desk.go(self.then or self.back, said)

    def show(self, *, stopped: Verdict | None = None, status: int = 200) -> HttpResponse:
        """The page; `stopped`: an article stands against the act, and a reason may be given."""
        panel = panel_of(stopped, self.desk.body, who=self.who) if stopped else self.panel
        return self.desk.show(
            "act",
            {
                "act": self, "form": self.form, "panel": panel, "stopped": stopped is not None,
                "may_override": self.desk.may_override,
                "wants_reason": stopped is not None and "override" in self.desk.request.POST,
            },
            status=status,
        )  # fmt: skip
