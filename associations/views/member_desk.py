"""What every page about members needs: the association, and one act at a time."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from associations.actions.stopped import Stopped
from associations.forms.asking import Fact
from associations.forms.panels import Panel, panel_of
from associations.views.gate import seen
from hnsa.core import clock
from hnsa.core.sending import once
from hnsa.law.verdict import Verdict
from members.access.rights import Verb, may_at, require_at
from members.models import Body, Person

LONGEST_WHY = 500


class Desk:
    """One association before somebody who may see it."""

    def __init__(self, request: HttpRequest, body: Body) -> None:
        self.request, self.body = request, body
        self.on, self.at = clock.today(), clock.now()

    def may(self, verb: Verb) -> bool:
        """Whether she may do this here."""
        return may_at(self.request.user, verb, self.body)

    @property
    def do(self) -> str:
        """Which button was pressed; "" where the page is only looked at."""
        return str(self.request.POST.get("do", ""))

    def chosen(self, verb: str) -> int | None:
        """The id that a button named: "add:12"."""
        what, _colon, number = self.do.partition(":")
        return int(number[:18]) if what == verb and number.isdecimal() else None

    def address(self, name: str, *ids: int) -> str:
        """The address of another page of this association."""
        return reverse(name, args=[self.body.pk, *ids])

    def row(self, model: Any, pk: int) -> Any:
        """A row of this association that the user may see, or 404."""
        rows = model.objects.visible_to(self.request.user).select_related("person")
        found = get_object_or_404(rows, pk=pk, body=self.body)
        found.body = self.body
        return found

    def person(self, pk: int) -> Person:
        """Somebody of the same HomeNet whom the user may see, or 404."""
        people = Person.objects.visible_to(self.request.user)
        return get_object_or_404(people, pk=pk, homenet=self.body.homenet_id)

    def show(self, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
        """A page of the members."""
        common = {
            "body": self.body, "on": self.on,
            "constitution_url": self.address("constitution"),
        }  # fmt: skip
        return render(
            self.request, f"associations/memberships/{template}.html", common | context,
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


def looked_at(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """View decorator: a page that who sees the association may read."""

    @login_required
    @require_http_methods(["GET", "HEAD"])
    def page(request: HttpRequest, pk: int, **more: Any) -> HttpResponse:
        return view(Desk(request, seen(request.user, pk)), **more)

    return page


def kept(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """View decorator: a page on which registers are kept; sent twice it is done once."""

    @login_required
    @require_http_methods(["GET", "POST"])
    @once
    def page(request: HttpRequest, pk: int, **more: Any) -> HttpResponse:
        body = seen(request.user, pk)
        require_at(request.user, Verb.KEEP, body)
        desk = Desk(request, body)
        if body.draft_of_id is not None:
            founding = _("It is being founded: its members are a step of the registration.")
            return desk.told(desk.address("association_members"), ValidationError(founding))
        return view(desk, **more)

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
    facts: Sequence[Fact] = ()  # further facts that the articles read
    panel: Panel | None = None
    stay: str = ""  # what the way back is called
    also: Sequence[tuple[str, str]] = ()  # further buttons: what they do, what they are called

    def answer(self, done: Callable[[dict[str, Any]], str]) -> HttpResponse:
        """The page; or, once it is sent, what came of it."""
        if self.desk.request.method != "POST":
            return self.show()
        if self.form is not None and not self.form.is_valid():
            return self.show(status=422)
        try:
            with transaction.atomic():
                said = done(self.form.cleaned_data if self.form is not None else {})
        except Stopped as stopped:
            return self.show(stopped=stopped.verdict, status=422)
        except ValidationError as error:
            return self.refused(error)
        return self.desk.go(self.back, said)

    @property
    def override(self) -> str:
        """Why she goes on against an article."""
        return str(self.desk.request.POST.get("override", ""))[:LONGEST_WHY]

    def refused(self, error: ValidationError) -> HttpResponse:
        """The page again, with the errors at their fields; without a form at the way back."""
        if self.form is None:
            return self.desk.told(self.back, error)
        put(self.form, error)
        return self.show(status=422)

    def show(self, *, stopped: Verdict | None = None, status: int = 200) -> HttpResponse:
        """The page; `stopped`: an article stands against the act, and a reason may be given."""
        panel = panel_of(stopped, self.desk.body, who=self.who) if stopped else self.panel
        return self.desk.show(
            "act",
            {
                "act": self, "form": self.form, "panel": panel, "stopped": stopped is not None,
                "may_override": self.desk.may(Verb.OVERRIDE),
                "wants_reason": stopped is not None and "override" in self.desk.request.POST,
            },
            status=status,
        )  # fmt: skip


def put(form: Any, error: ValidationError) -> None:
    """What was not taken, at the fields of the form where it has them."""
    for name, said in getattr(error, "error_dict", {NON_FIELD_ERRORS: error.messages}).items():
        form.add_error(name if name in form.fields else None, said)
