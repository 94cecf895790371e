"""Pages of associations: the list, and one at a glance with its tabs."""

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from associations.models import Association, Document
from associations.models.association import STAGES
from associations.queries import applications, cases, history
from associations.queries import associations as queries
from associations.queries.membership import category_words
from associations.views.gate import seen
from associations.views.tabs import tabs_of
from associations.vocabulary.cases import ACTIVITIES, BENEFITS, PURPOSES, CaseState
from hnsa.core import clock
from hnsa.core.saying import text_of
from hnsa.law.words import Text
from members.access.rights import Verb, may, may_at, require
from members.forms.changes import sentences
from members.models import Body, Person, Registration
from members.queries import people


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The associations that the user sees, by name, as narrowed as she asks."""
    asked = _asked(request)
    all_of_them = Association.objects.visible_to(request.user)
    found = queries.narrowed(all_of_them, asked)
    leaf = queries.leaf(found, asked, on=clock.today(), after=_number(request, "after"))
    stages = queries.by_stage(found)
    kept = {
        name: said
        for name, said in (
            ("q", asked.typed), ("district", asked.district), ("by", asked.by),
            ("stage", asked.stage),
        )
        if said
    }  # fmt: skip
    context = {
        "leaf": leaf,
        "asked": asked,
        "filters": urlencode(kept),
        "next": urlencode({**kept, "after": leaf.after}) if leaf.after else "",
        "figures": _figures(stages, asked, kept),
        "districts": queries.districts_of(all_of_them),
        "facilitators": queries.facilitators_of(all_of_them, Body.objects.visible_to(request.user)),
        "may_found": may(request.user, Verb.FOUND),
        "drafts": cases.waiting_for(request.user),
    }
    return render(request, "associations/index.html", context)


def _asked(request: HttpRequest) -> queries.Asked:
    """The filters of the address, each only with a value that it can have."""
    stage = request.GET.get("stage", "")
    return queries.Asked(
        typed=request.GET.get("q", "").strip().replace("\x00", "")[:80],
        stage=stage if stage in dict(STAGES) else "",
        district=_number(request, "district"), by=_number(request, "by"),
    )  # fmt: skip


def _number(request: HttpRequest, name: str) -> int | None:
    typed = request.GET.get(name, "")
    return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 16 else None


def _figures(
    stages: dict[str, int], asked: queries.Asked, kept: dict[str, Any]
) -> list[dict[str, Any]]:
    """How many there are in all and in each stage, as links that narrow the list."""
    rest = {name: said for name, said in kept.items() if name != "stage"}
    words = {str(stage): word for stage, word in STAGES}
    all_of_them = {
        "number": sum(stages.values()), "word": "", "link": urlencode(rest),
        "current": not asked.stage,
    }  # fmt: skip
    return [
        all_of_them,
        *(
            {
                "number": number, "word": words[stage], "current": asked.stage == stage,
                "link": urlencode({**rest, "stage": stage}),
            }
            for stage, number in stages.items()
        ),
    ]  # fmt: skip


def head_of(request: HttpRequest, body: Body, here: str) -> dict[str, Any]:
    """What stands above every tab."""
    case = queries.case_of(body)
    open_ = body.draft_of_id is not None and case is not None
    return {
        "body": body,
        "association": get_object_or_404(Association, body=body),
        "case": case,
        "is_registered": case is not None and case.state == CaseState.REGISTERED,
        "may_go_on": open_ and may_at(request.user, Verb.FOUND, body),
        "tabs": tabs_of(request.user, body, here),
        "may_draft": may_at(request.user, Verb.DRAFT, body),
        "may_import": may_at(request.user, Verb.IMPORT, body) and body.draft_of_id is None,
    }


@login_required
@require_safe
def page(request: HttpRequest, pk: int) -> HttpResponse:
    """One association at a glance: what it is for, its constitution, its offices and papers."""
    body = seen(request.user, pk)
    if typed := request.GET.get("q", "")[:120]:  # the members had their search here once
        if people.looks_like_an_id(typed):
            return redirect("people_find")
        there = reverse("association_members", args=[pk])
        return redirect(f"{there}?{urlencode({'q': typed})}")
    on = clock.today()
    head = head_of(request, body, "association")
    card = head["association"]
    offices = queries.offices_of(body, Person.objects.visible_to(request.user))
    context = head | {
        "glance": queries.glance(body, on),
        "purposes": _words(card.purposes, PURPOSES),
        "benefits": _words(card.benefits, BENEFITS),
        "activities": _words(card.activities, ACTIVITIES),
        "offices": queries.running(offices, on),
        "documents": queries.documents_of(Document.objects.visible_to(request.user), body)[:4],
        "registrations": Registration.objects.visible_to(request.user)
        .filter(body=body).order_by("-registered_on", "pk"),
    }  # fmt: skip
    return render(request, "associations/page.html", context)


def _words(kept: list[str], known: Mapping[Any, Text]) -> list[str]:
    """What was chosen from a list, in the reader's language, and what was added to it."""
    return [text_of(known[one]) if one in known else one for one in kept]


@login_required
@require_safe
def members(request: HttpRequest, pk: int) -> HttpResponse:
    """The members that the user may see, with number, category and joining day."""
    body = seen(request.user, pk)
    typed = request.GET.get("q", "").strip()[:120]
    if people.looks_like_an_id(typed):
        return redirect("people_find")
    homenets = people.homenets_of(request.user) if typed else []
    there = queries.members_of(body, Person.objects.visible_to(request.user), clock.today())
    leaf = people.leaf(people.search(there, typed, homenets), _number(request, "after"))
    for one in leaf.people:
        one.category_words = category_words(one.category)
    context = head_of(request, body, "association_members") | {
        "leaf": leaf,
        "figures": queries.figures_of(body, clock.today()),
        "typed": typed,
        "waiting": applications.number_waiting(body, request.user),
        "may_keep": may_at(request.user, Verb.KEEP, body) and body.draft_of_id is None,
    }
    return render(request, "associations/members.html", context)


@login_required
@require_safe
def documents(request: HttpRequest, pk: int) -> HttpResponse:
    """The papers that are kept as files."""
    body = seen(request.user, pk)
    papers = queries.documents_of(Document.objects.visible_to(request.user), body)
    context = head_of(request, body, "association_documents") | {"documents": papers}
    return render(request, "associations/documents.html", context)


@login_required
@require_safe
def changes(request: HttpRequest, pk: int) -> HttpResponse:
    """What was written about it, by whom; for who may see histories."""
    body = seen(request.user, pk)
    require(request.user, Verb.SEE_HISTORY, body.homenet_id)
    context = head_of(request, body, "association_history") | {
        "sentences": sentences(history.of_association(body, request.user), request.user),
    }
    return render(request, "associations/history.html", context)
