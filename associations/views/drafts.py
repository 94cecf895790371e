"""The builder: beginning a draft, writing it article by article, giving it up."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from associations.actions import constitutions as actions
from associations.forms import disputes
from associations.forms.draft_typed import begun
from associations.models import Constitution
from associations.queries import constitutions
from associations.queries.cases import examined
from associations.queries.constitutions import symbol_of
from associations.queries.motions import decided_on
from associations.rules.model_constitutions import models
from associations.views import draft_page, draft_steps
from associations.views.gate import seen
from hnsa.core import clock
from hnsa.core.saying import text_of
from members.access.rights import Verb, require_at
from members.models import Body
from members.vocabulary.country import country


@login_required
@require_http_methods(["GET", "POST"])
def begin(request: HttpRequest, pk: int) -> HttpResponse:
    """A first draft from a model or from nothing; an amendment from the version in force."""
    body = seen(request.user, pk)
    require_at(request.user, Verb.DRAFT, body)
    last = next(iter(constitutions.versions(body.pk)), None)
    if constitutions.draft_of(body.pk) is not None:
        messages.info(request, _("There is a draft already. Please go on with that one."))
        return redirect("draft", pk)
    code, wrong = request.POST.get("model", ""), False
    if request.method == "POST" and (last is not None or "model" in request.POST):
        wrong = bool(code) and code not in models()
        if not wrong:
            return _begun(request, body, "" if last else code)
    offered = [
        {
            "code": one.code,
            "name": text_of(one.name),
            "note": text_of(one.note),
            "articles": len(one.articles),
            "country": _(country(one.country).name) if one.country else "",
        }
        for one in sorted(
            models().values(), key=lambda one: one.country not in ("", body.homenet.code)
        )
    ]
    context = {
        "body": body,
        "last": last,
        "models": offered,
        "chosen": code,
        "wrong": wrong or (request.method == "POST"),
    }
    return render(
        request, "associations/constitutions/begin.html", context,
        status=422 if request.method == "POST" else 200,
    )  # fmt: skip


def _begun(request: HttpRequest, body: Body, code: str) -> HttpResponse:
    articles = [
        begun(one.kind, one.parameters, one.heading, one.text)
        for one in (models()[code].articles if code else ())
    ]
    try:
        with transaction.atomic():
            actions.begin(body, by=request.user, at=clock.now(), articles=articles, model=code)
    except ValidationError as error:  # somebody else began one at the same moment
        messages.info(request, " ".join(error.messages))
    return redirect("draft", body.pk)


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def draft(request: HttpRequest, pk: int) -> HttpResponse:
    """The document as a form. Whatever is pressed, what is typed is kept first."""
    body = seen(request.user, pk)
    require_at(request.user, Verb.DRAFT, body)
    found = constitutions.draft_of(body.pk)
    if request.method == "POST":
        if found is None or request.POST.get("draft", str(found.pk)) != str(found.pk):
            return _gone(request, body, found)
        return _write(request, body, found)
    if found is None:
        messages.info(request, _("There is no draft. Begin one here."))
        return redirect("constitution_begin", pk)
    if decided := decided_on(found):
        messages.info(request, actions.decided_already(decided))
        return redirect("motion", pk, decided.pk)
    if body.draft_of_id is not None and examined(body.pk):
        messages.info(request, _("It is being examined by the HomeNet and cannot be changed now."))
        return redirect("registration", pk)
    return render(
        request, "associations/constitutions/draft.html",
        draft_page.context(request, body, found),
    )  # fmt: skip


def _write(request: HttpRequest, body: Body, found: Constitution) -> HttpResponse:
    try:
        found = actions.lock(found, by=request.user)  # until the end of the request
    except ValidationError:
        return _gone(request, body, None)
    found.body, found.homenet = body, body.homenet
    at = clock.now()
    sent = disputes.sent(
        request.POST, found, list(found.articles.order_by("position")), symbol_of(body)
    )
    quiet = request.headers.get("Accept") == "application/json"
    if sent.disputes:
        if quiet:
            return JsonResponse({"disputed": True}, status=409)
        context = {"body": body, "draft": found, "sent": sent}
        return render(request, "associations/constitutions/dispute.html", context, status=409)
    if sent.mine:
        actions.write(found, sent.mine, by=request.user, at=at)
    for one in sent.again:
        draft_steps.add(request, found, one, at=at)
    if quiet:
        return _saved(request, body)
    return draft_steps.take(request, body, found, at=at)


def _saved(request: HttpRequest, body: Body) -> JsonResponse:
    """For the page that saves by itself: how all stands now."""
    found = constitutions.draft_of(body.pk)
    assert found is not None
    context = draft_page.context(request, body, found)
    when = date_format(localtime(found.saved_at), "TIME_FORMAT")
    return JsonResponse(
        {
            "saved_at": found.saved_at.isoformat(),
            "said": _("saved %(time)s") % {"time": when},
            "was": {f"a{one.pk}-was": one.was for one in context["articles"]},
            "unread": [
                field.name
                for one in context["articles"]
                for field in (*[part.field for part in one.parts if part.field], *one.below)
                if field.wrong
            ],
            "wrong": {
                f"w{one.pk}": render_to_string(
                    "associations/constitutions/wrong.html", {"article": one}, request
                )
                for one in context["articles"]
            },
            "look": render_to_string("associations/constitutions/look.html", context, request),
        }
    )


def _gone(request: HttpRequest, body: Body, other: Constitution | None) -> HttpResponse:
    """The draft that was written in is no draft any more: what was typed is shown once more."""
    if request.headers.get("Accept") == "application/json":
        return JsonResponse({"gone": True}, status=409)
    context: dict[str, Any] = {
        "body": body, "draft": other, "told": disputes.told(request.POST),
    }  # fmt: skip
    return render(request, "associations/constitutions/gone.html", context, status=409)


@login_required
@require_http_methods(["GET", "POST"])
def give_up(request: HttpRequest, pk: int) -> HttpResponse:
    """Throw the draft away, after asking."""
    body = seen(request.user, pk)
    require_at(request.user, Verb.DRAFT, body)
    found = constitutions.draft_of(body.pk)
    if found is None:
        return redirect("constitution", pk)
    if request.method == "POST":
        try:
            with transaction.atomic():
                actions.give_up(found, by=request.user)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            messages.success(request, _("The draft is given up."))
        return redirect(reverse("constitution", args=[pk]))
    context = {"body": body, "draft": found, "articles": found.articles.count()}
    return render(request, "associations/constitutions/give_up.html", context)
