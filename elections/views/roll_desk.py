"""What every page of the roll needs: the election, what was done so far, and one act at a time."""

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
from django.views.decorators.http import require_http_methods, require_safe

from associations.actions.stopped import Stopped
from associations.forms.panels import panel_of
from elections.models import Election, Entry, Objection, StepTaken
from elections.queries import elections, rolls
from elections.views.gate import held, seen
from elections.views.heads import head_of
from elections.vocabulary.steps import Step
from hnsa.core import clock
from hnsa.core.sending import once
from members.access.rights import Verb, may_at
from members.rules.text import fold_digits

LONGEST_WHY = 500


class Desk:
    """The roll of one election before somebody who may see it."""

    def __init__(self, request: HttpRequest, election: Election) -> None:
        self.request, self.election = request, election
        self.on, self.at = clock.today(), clock.now()

    @property
    def user(self) -> Any:
        """Who asks."""
        return self.request.user

    @property
    def sent(self) -> Any:
        """What a form says; None where none was sent."""
        return self.request.POST if self.request.method == "POST" else None

    @property
    def words(self) -> str:
        """What is looked for: a name or a number, in any figures."""
        return fold_digits(self.request.GET.get("q", "").replace("\x00", "").strip()[:120])

    def taken(self) -> dict[Step, StepTaken]:
        """The steps that were taken."""
        return elections.taken_of(self.election)

    def entry(self, pk: int) -> Entry:
        """A row of the roll whose woman the user may see, or 404."""
        rows = rolls.entries(self.election, self.user).select_related("booth", "person")
        found = get_object_or_404(rows, pk=pk)
        found.election = self.election
        return found

    def objection(self, pk: int) -> Objection:
        """An objection to this roll, or 404."""
        rows = rolls.objections_of(self.election).select_related("person", "written_by")
        found = get_object_or_404(rows, pk=pk)
        found.election = self.election
        return found

    def address(self, name: str, *more: Any) -> str:
        """The address of another page of this election."""
        return reverse(name, args=[self.election.body_id, self.election.pk, *more])

    def show(self, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
        """A page of the roll."""
        common = head_of(self.request, self.election, "roll") | {"on": self.on}
        return render(
            self.request, f"elections/rolls/{template}.html", common | context, status=status
        )

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
    """View decorator: a page that who sees the election may read."""

    @login_required
    @require_safe
    def page(request: HttpRequest, pk: int, election_pk: int, **more: Any) -> HttpResponse:
        return view(Desk(request, seen(request.user, pk, election_pk)), **more)

    return page


def kept(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """View decorator: a page on which the roll is kept; sent twice it is done once."""

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
    template: str = "act"
    more: dict[str, Any] | None = None  # further context of its page

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
            return self.show(stopped=stopped, status=422)
        except ValidationError as error:
            if self.form is None:
                return self.desk.told(self.back, error)
            put(self.form, error)
            return self.show(status=422)
        return self.desk.go(self.back, said)

    @property
    def override(self) -> str:
        """Why she goes on against an article."""
        return str(self.desk.request.POST.get("override", "")).replace("\x00", "")[:LONGEST_WHY]

    def show(self, *, stopped: Stopped | None = None, status: int = 200) -> HttpResponse:
        """The page; `stopped`: an article stands against the act, and a reason may be given."""
        body = self.desk.election.body
        verdict = stopped.verdict if stopped else None
        context = {
            "act": self, "form": self.form, "stopped": stopped is not None,
            "panel": panel_of(verdict, body, who=self.who) if verdict else None,
            "may_override": may_at(self.desk.user, Verb.OVERRIDE, body),
            "wants_reason": stopped is not None and "override" in self.desk.request.POST,
        }  # fmt: skip
        return self.desk.show(self.template, context | (self.more or {}), status)


def put(form: Any, error: ValidationError) -> None:
    """What was not taken, at the fields of the form where it has them."""
    for name, said in getattr(error, "error_dict", {NON_FIELD_ERRORS: error.messages}).items():
        form.add_error(name if name in form.fields else None, said)


def nothing_drawn(desk: Desk) -> HttpResponse:
    """Back to the roll: there is none yet."""
    return desk.told(
        desk.address("roll"), ValidationError(_("The roll is not drawn yet. Draw it first."))
    )
