"""What every page of an election needs: who asks, the tab, an act of its own, the way on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from associations.actions.stopped import Stopped
from associations.forms.panels import Panel, panel_of
from elections.models import Election
from elections.views.heads import head_of
from hnsa.core import clock
from hnsa.core.sending import once
from hnsa.law.verdict import Verdict
from members.access.rights import Verb, may_at

LONGEST_WHY = 500


class Desk:
    """One tab of an election before somebody who may see it. `tab` and `folder`: of its pages."""

    tab = ""
    folder = ""

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

    @property
    def override(self) -> str:
        """Why she goes on against an article."""
        return str(self.request.POST.get("override", "")).replace("\x00", "")[:LONGEST_WHY]

    @property
    def may_override(self) -> bool:
        """Whether she may go on against an article, with a reason."""
        return may_at(self.user, Verb.OVERRIDE, self.election.body)

    def address(self, name: str, *more: Any) -> str:
        """The address of another page of this election."""
        return reverse(name, args=[self.election.body_id, self.election.pk, *more])

    def common(self, head: dict[str, Any]) -> dict[str, Any]:
        """What every page of the tab is told beside the head."""
        return {}

    def show(
        self, template: str, context: dict[str, Any] | None = None, status: int = 200, **more: Any
    ) -> HttpResponse:
        """A page of the tab."""
        head = head_of(self.request, self.election, self.tab) | {"on": self.on}
        return render(
            self.request, f"elections/{self.folder}/{template}.html",
            head | self.common(head) | (context or {}) | more, status=status,
        )  # fmt: skip

    def go(self, address: str, said: str = "", *, info: bool = False) -> HttpResponse:
        """To another page, with a word about what happened."""
        if said:
            (messages.info if info else messages.success)(self.request, said)
        return redirect(address)

    def to(self, name: str, *more: Any, said: str = "", info: bool = False) -> HttpResponse:
        """The same to a page of the election, by its name."""
        return self.go(self.address(name, *more), said, info=info)

    def told(self, address: str, error: ValidationError) -> HttpResponse:
        """To another page, with why it was not done."""
        messages.error(self.request, " ".join(error.messages))
        return redirect(address)

    def done(self, form: Any, act: Callable[[], Any]) -> bool:
        """Whether the action was done; what it says against it stands at the fields of the form."""
        try:
            with transaction.atomic():
                act()
        except ValidationError as error:
            put(form, error)
            return False
        return True


def put(form: Any, error: ValidationError) -> None:
    """What was not taken, at the fields of the form where it has them."""
    for name, said in getattr(error, "error_dict", {NON_FIELD_ERRORS: error.messages}).items():
        form.add_error(name if name in form.fields else None, said)


Page = Callable[..., HttpResponseBase]
# (request, pk, election_pk, further ids of the address: it takes out its own) → 404, 403, the desk
DeskOf = Callable[[HttpRequest, int, int, dict[str, Any]], Desk]


def looked_at(desk_of: DeskOf) -> Callable[[Page], Page]:
    """View decorator: a page that is only read."""
    return _page(desk_of, require_http_methods(["GET", "HEAD"]))


def kept(desk_of: DeskOf) -> Callable[[Page], Page]:
    """View decorator: a page on which something is written down; sent twice it is done once."""
    methods = require_http_methods(["GET", "POST"])
    return _page(desk_of, lambda page: methods(once(page)))


def _page(desk_of: DeskOf, door: Callable[[Any], Any]) -> Callable[[Page], Page]:
    def decorator(view: Page) -> Page:
        def page(
            request: HttpRequest, pk: int, election_pk: int, **more: Any
        ) -> HttpResponseBase:  # fmt: skip
            return view(desk_of(request, pk, election_pk, more), **more)

        opened: Page = login_required(door(page))
        return opened

    return decorator


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
    template: str = "act"
    more: dict[str, Any] = field(default_factory=dict)  # further context of its page

    def answer(self, done: Callable[[dict[str, Any]], str]) -> HttpResponse:
        """The page; or, once it is sent, what came of it. `done` says it in a sentence."""
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
            put(self.form, error)
            return self.show(status=422)
        return self.desk.go(self.then or self.back, said)

    def show(self, *, stopped: Verdict | None = None, status: int = 200) -> HttpResponse:
        """The page; `stopped`: an article stands against the act, and a reason may be given."""
        desk = self.desk
        panel = panel_of(stopped, desk.election.body, who=self.who) if stopped else self.panel
        context = {
            "act": self, "form": self.form, "panel": panel, "stopped": stopped is not None,
            "may_override": desk.may_override,
            "wants_reason": stopped is not None and "override" in desk.request.POST,
        }  # fmt: skip
        return desk.show(self.template, context | self.more, status)
