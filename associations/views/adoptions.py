"""Adopting a draft: the figures, what the version in force says, and a last look."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from associations.actions import constitutions as actions
from associations.forms.adoptions import Adopting, More
from associations.forms.comparisons import compared
from associations.forms.draft_notes import contradicting, silent, unread
from associations.forms.panels import panel_of
from associations.models import Constitution
from associations.queries import constitutions
from associations.queries.constitutions import symbol_of
from associations.queries.facts import count_members
from associations.queries.motions import decided_on
from associations.rules.amending import difference
from associations.rules.checking import slips_of
from associations.views.gate import seen
from hnsa.core import clock
from hnsa.law.verdict import Answer, Verdict
from members.access.rights import Verb, may_at, require_at


@login_required
@require_http_methods(["GET", "POST"])
def adopt(request: HttpRequest, pk: int) -> HttpResponse:
    """First the figures, then a last look at what they mean, then it is done."""
    body = seen(request.user, pk)
    require_at(request.user, Verb.ADOPT, body)
    if body.draft_of_id is not None:
        messages.info(request, _("The founding meeting adopts it, with the registration."))
        return redirect("registration_meeting", pk)
    draft = constitutions.draft_of(body.pk)
    if draft is None:
        messages.info(request, _("There is no draft any more."))
        return redirect("constitution", pk)
    if decided := decided_on(draft):
        messages.info(request, actions.decided_already(decided))
        return redirect("motion", pk, decided.pk)
    draft.body, draft.homenet = body, body.homenet
    last = next(iter(constitutions.versions(body.pk)), None)
    law = constitutions.read(last).law if last else None
    more = More(law, request.POST if request.method == "POST" else None)
    page = Page(request, draft, last, more)
    if request.method != "POST":
        counted = count_members(body, clock.today())
        return page.show(Adopting(initial={"members": counted or None}))
    form, do = Adopting(request.POST), request.POST.get("do", "")
    if do == "back" or not form.is_valid() or more.errors:
        return page.show(form, status=200 if do == "back" else 422)
    try:
        verdict = actions.examine(draft, form.adoption(more.facts), at=clock.now())
    except ValidationError as error:
        form.add_error(None, error)
        return page.show(form, status=422)
    if do != "adopt":
        return page.last_look(form, verdict)
    return _adopted(page, form, verdict)


def _adopted(page: "Page", form: Adopting, verdict: Verdict | None) -> HttpResponse:
    draft, request = page.draft, page.request
    if request.POST.get("saved_at") != draft.saved_at.isoformat():
        return page.last_look(form, verdict, changed=True, status=409)
    try:
        with transaction.atomic():
            version = actions.adopt(
                draft, form.adoption(page.more.facts), by=request.user, at=clock.now(),
                override=form.cleaned_data["override"],
            )  # fmt: skip
    except actions.NotCarried as lost:
        form.add_error("override", _("Please say why."))
        return page.last_look(form, lost.verdict, status=422)
    except ValidationError as error:
        form.add_error(None, error)
        return page.show(form, status=422)
    messages.success(
        request, _("Version %(version)d is adopted.") % {"version": version.version or 0}
    )
    return redirect("constitution_version", draft.body_id, version.version)


@dataclass(frozen=True)
class Page:
    """What the page shows at either step: the figures, or the last look at what they mean."""

    request: HttpRequest
    draft: Constitution
    last: Constitution | None
    more: More

    def show(self, form: Adopting, *, status: int = 200, **context: Any) -> HttpResponse:
        """The figures to be told, with the draft and what it changes."""
        body, last = self.draft.body, self.last
        symbol = symbol_of(body)
        found = constitutions.read(self.draft)
        before = constitutions.written(last.articles.order_by("position")) if last else []
        changes = difference(before, constitutions.written(found.articles))
        return render(
            self.request, "associations/constitutions/adopt.html",
            {
                "body": body,
                "draft": self.draft,
                "form": form,
                "more": self.more,
                "last": last,
                "next": (last.version or 0) + 1 if last else 1,
                "articles": len(found.articles),
                "contradicts": [
                    *unread(found, symbol), *contradicting(slips_of(found.law), symbol)
                ],
                "silent": silent(found, symbol),
                "comparison": compared(changes, symbol),
                **context,
            },
            status=status,
        )  # fmt: skip

    def last_look(
        self, form: Adopting, verdict: Verdict | None, *, changed: bool = False, status: int = 200
    ) -> HttpResponse:
        """What is going to be done, and what the version in force says of the vote."""
        body = self.draft.body
        told = {name: form.data.get(name, "") for name in form.fields}
        return self.show(
            form, status=status,
            adoption=form.adoption(self.more.facts) if "by" in form.cleaned_data else None,
            told=[*told.items(), *self.more.typed.items()],
            override=told["override"],
            asks=verdict.missing if verdict else (),
            panel=panel_of(verdict, body) if verdict else None,
            answer=str(verdict.answer) if verdict else "",
            against=verdict is not None and verdict.answer is not Answer.YES,
            may_override=may_at(self.request.user, Verb.OVERRIDE, body),
            changed=changed,
        )  # fmt: skip
