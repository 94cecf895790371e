"""What the buttons of the builder do, after what is typed is kept."""

from datetime import datetime
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from associations.actions import constitutions as actions
from associations.actions.constitutions import Draft
from associations.forms.draft_catalogue import place_for
from associations.forms.draft_typed import begun
from associations.models import Article, Constitution
from associations.queries import constitutions
from associations.rules.catalogue import kinds
from associations.rules.checking import REQUIRED
from members.models import Body

TAKEN_OUT = "taken_out"


def take(request: HttpRequest, body: Body, draft: Constitution, *, at: datetime) -> HttpResponse:
    """Do what was pressed: `do` is one word, or a word and what it is about."""
    step, _colon, about = request.POST.get("do", "save").partition(":")
    if step in ("adopt", "print", "registration"):
        return _elsewhere(step, body)
    anchor = ""
    if step in ("up", "down", "to", "remove") and about.isdecimal():
        article = draft.articles.filter(pk=int(about[:18])).first()
        if article is not None and step == "remove":
            anchor = _remove(request, draft, article, at=at)
        elif article is not None:
            anchor = _move(request, draft, article, step, at=at)
    elif step in ("add", "offer", "own", "restore"):
        anchor = _add(request, draft, step, about, at=at)
    asked = _asked(request, step, about)
    if step in ("search", "topic") or (asked and asked != _asked_before(request) and not anchor):
        anchor = "add"
    address = reverse("draft", args=[body.pk])
    query = f"?{urlencode(asked)}" if asked else ""
    return HttpResponseRedirect(f"{address}{query}" + (f"#{anchor}" if anchor else ""))


def _asked(request: HttpRequest, step: str, about: str) -> dict[str, str]:
    """What the catalogue shows next: the topic that was pressed, or what is searched for."""
    searched = request.POST.get("q", "").strip()[:80]
    if step == "topic":
        return {"topic": about} if about else {}
    if searched:
        return {"q": searched}
    topic = request.POST.get("topic", "")
    return {"topic": topic} if topic and step != "search" else {}


def _asked_before(request: HttpRequest) -> dict[str, str]:
    before, topic = request.POST.get("q_before", ""), request.POST.get("topic", "")
    return {"q": before} if before else {"topic": topic} if topic else {}


def _elsewhere(step: str, body: Body) -> HttpResponse:
    """Away from the builder, once what was typed is kept."""
    pages = {"adopt": "draft_adopt", "registration": "registration_constitution"}
    if step in pages:
        return HttpResponseRedirect(reverse(pages[step], args=[body.pk]))
    return HttpResponseRedirect(reverse("constitution_print", args=[body.pk]) + "?draft=1")


def _move(
    request: HttpRequest, draft: Constitution, article: Article, step: str, *, at: datetime
) -> str:
    typed = request.POST.get(f"a{article.pk}-to", "").strip()
    if step == "to" and not (typed.isdecimal() and len(typed) < 6):
        messages.error(request, _("To which number? Please write it beside “Move”."))
        return f"a{article.number}"
    to = int(typed) if step == "to" else article.position + (1 if step == "down" else -1)
    actions.move(draft, article.pk, max(1, to), by=request.user, at=at)
    article.refresh_from_db(fields=["number"])
    return f"a{article.number}"


def _remove(
    request: HttpRequest, draft: Constitution, article: Article, *, at: datetime
) -> str:  # fmt: skip
    """Taken out, and kept aside so that it can be put back."""
    request.session[TAKEN_OUT] = {
        "draft": draft.pk, "position": article.position, "number": article.number,
        "heading": article.heading, "text": article.text, "kind": article.kind,
        "parameters": article.parameters, "line": str(article.line),
    }  # fmt: skip
    actions.remove(draft, article.pk, by=request.user, at=at)
    return "taken-out"


def taken_out(request: HttpRequest, draft: Constitution) -> dict[str, Any] | None:
    """The article of this draft that was taken out last in this browser."""
    kept = request.session.get(TAKEN_OUT)
    return kept if isinstance(kept, dict) and kept.get("draft") == draft.pk else None


def _add(
    request: HttpRequest, draft: Constitution, step: str, about: str, *, at: datetime
) -> str:  # fmt: skip
    after: int | None = None
    if step == "restore":
        kept = taken_out(request, draft)
        if kept is None:
            return ""
        del request.session[TAKEN_OUT]
        one = Draft(
            kept["kind"], kept["parameters"], kept["heading"], kept["text"], UUID(kept["line"])
        )
        after = kept["position"] - 1
    elif step == "own":
        one = Draft()
    else:
        offer = next((each for each in REQUIRED if each.code == about), None)
        code = offer.offer if step == "offer" and offer else about
        if code not in kinds():
            return ""
        one = begun(code, offer.parameters if step == "offer" and offer else {})
        after = place_for(code, constitutions.read(draft).law.articles)
    article = add(request, draft, one, at=at, after=after)
    return f"a{article.number}" if article else ""


def add(
    request: HttpRequest, draft: Constitution, one: Draft, *, at: datetime, after: int | None = None
) -> Article | None:
    """Add an article; where the draft is full, say so."""
    try:
        with transaction.atomic():
            article = actions.add(draft, one, by=request.user, at=at, after=after)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return None
    article.refresh_from_db(fields=["number"])
    return article
