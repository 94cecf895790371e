"""What would the constitution say? A question, a day, the facts, and the answer by article."""

from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from associations.forms import asking
from associations.forms.panels import panel_of
from associations.queries import answers, constitutions, facts
from associations.views.gate import seen
from hnsa.core import clock
from hnsa.core.saying import text_of
from hnsa.law.blanks import Unfit
from hnsa.law.question import Question
from members.models import Body, Person
from members.queries import people

MOST_FOUND = 30


@login_required
@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    """Without a question the list of them; with one its facts; with facts the answer.

    Facts travel in the body of the request, never in its address: they tell about a woman.
    """
    body = seen(request.user, pk)
    told = request.POST if request.method == "POST" else request.GET
    on, day_wrong = _day(told.get("on", ""))
    context: dict[str, Any] = {
        "body": body, "on": on, "day_wrong": day_wrong, "topics": asking.by_topic(),
        "constitution_url": f"{reverse('constitution', args=[body.pk])}?on={on.isoformat()}",
    }  # fmt: skip
    if people.looks_like_an_id(request.GET.get("who", "")):
        return redirect("people_find")
    code = told.get("question", "")
    if not code:
        return render(request, "associations/ask.html", context)
    asked = answers.question_of(code)
    if asked is None:
        raise Http404
    context |= {
        "asked": asked,
        "question_words": text_of(asked.words),
        **_asked(request, body, asked, on),
    }
    template = "ask_print" if told.get("do") == "print" and context.get("panel") else "ask"
    return render(request, f"associations/{template}.html", context)


def _day(typed: str) -> tuple[date, bool]:
    """The day that was typed, or today; and whether what was typed is no day."""
    if not typed:
        return clock.today(), False
    try:
        return date.fromisoformat(typed), False
    except ValueError:
        return clock.today(), True


def _asked(request: HttpRequest, body: Body, asked: Question, on: date) -> dict[str, Any]:
    woman, known = _woman(request, body, asked, on)
    known |= facts.of_body(body, asked, on)
    typed = asking.typed_in(asked, request.POST) if request.method == "POST" else {}
    context: dict[str, Any] = {"woman": woman, "question": asked.code}
    constitution = constitutions.in_force(body.pk, on=on)
    if constitution is None:
        return context | {"no_law": True}
    law = constitutions.read(constitution).law
    wrong = {}
    if request.method == "POST" or woman:
        try:
            answered = answers.answer(body, asked, on=on, told=typed or known)
            who = f"{woman.name}, {woman.number}" if woman and woman.number else (
                woman.name if woman else ""
            )  # fmt: skip
            context["panel"] = panel_of(answered.verdict, body, who=who)
        except Unfit as error:
            wrong = error.lines
    fields = asking.fields_of(asked, answers.reads(law, asked), typed, known, wrong)
    return context | {
        "fields": fields,
        "members": [] if woman else _members(request, body, asked, on),
        "of_a_woman": _of_a_woman(asked),
    }


def _of_a_woman(asked: Question) -> bool:
    names = {blank.name for blank in asked.facts.blanks}
    return bool(names & {"born", "joined_on", "category"})


def _woman(
    request: HttpRequest, body: Body, asked: Question, on: date
) -> tuple[facts.Known | None, dict[str, Any]]:
    """The member that the page is about, if it is about one that the user may see."""
    told = request.POST if request.method == "POST" else request.GET
    person = told.get("person", "")
    if not person.isdecimal() or not _of_a_woman(asked):
        return None, {}
    visible = Person.objects.visible_to(request.user).filter(pk=int(person[:18]))
    found = facts.members(body, on, visible)
    if not found:
        raise Http404
    return found[0], facts.of_woman(found[0], asked)


def _members(request: HttpRequest, body: Body, asked: Question, on: date) -> list[facts.Known]:
    """Members to choose from, by a part of the name or the number; all when there are few."""
    if not _of_a_woman(asked) or request.method == "POST":
        return []
    typed = request.GET.get("who", "").strip()[:80]
    visible = Person.objects.visible_to(request.user)
    if typed:
        visible = people.search(visible, typed, [body.homenet])
    return facts.people(body, on, visible, MOST_FOUND)
